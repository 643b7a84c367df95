"""Holds each claim against the official rows that reach it: question, figure, ratio, verdict, arithmetic.

Which rule applies follows from measure, countries, unit and status (data/reference/check_rules.csv); what no
row reaches is "not checkable", with the reason.
"""

from __future__ import annotations

import re

import pandas as pd

from newsdesk.trade import context, levels
from newsdesk.trade.official import Official
from newsdesk.trade.statements import Statement, claimed, statements
from newsdesk.trade.verdicts import Finding, named, unreachable

COLUMNS = [
    "claim",
    "question",
    "official",
    "official_unit",
    "official_period",
    "ratio",
    "verdict",
    "arithmetic",
    "source_url",
    "source_name",
    "source_grade",
    "rule",
    "about",
    "article",
    "start",
    "end",
    "quote",
    "measure",
    "claimed",
    "claimed_unit",
    "bound",
    "status",
    "band_low",
    "band_high",
    "wide_low",
    "wide_high",
    "later",
]
METHODS = {
    method.__name__: method
    for method in (
        levels.level,
        levels.growth,
        levels.target,
        levels.release,
        context.ratio,
        context.size_rank,
        context.rank,
        context.comparison,
        context.currencies,
        context.largest,
        context.share,
        context.count,
        context.nearby,
        context.years_since,
    )
}
PAIRED = re.compile(r"trade|exports|imports|balance|growth|target")


def check(figures: pd.DataFrame, official: Official) -> pd.DataFrame:
    """Each claim's question, official row, ratio, verdict and arithmetic in words.

    figures   rows of `trade`, of `claims`, or both one under the other (rows of one claim are merged; those
              of `claims` bring the sentence, which tells what "most" is of or whether it was "first")
    official  what `trade.official()` read

    Columns: claim, question, official, official_unit, official_period, ratio (claim over official), verdict
    (supported, approximately right, outdated, contradicted, not checkable), arithmetic, source_url,
    source_name, source_grade, rule, about (the rule in words), article, start, end, quote, measure, claimed,
    claimed_unit, bound, status, band_low and band_high (ratios that count as supported), wide_low and
    wide_high (as approximately right), later (since when newer figures no longer bear it out). One row a
    claim and question.
    """
    asked = statements(figures) if len(figures) else []
    rows = [_row(s, *found) for s in asked for found in findings(s, official, asked)]
    return pd.DataFrame(rows, columns=COLUMNS)


def findings(s: Statement, official: Official, others: list[Statement]) -> list[tuple[str, str, Finding]]:
    """(rule, what it is about, Finding) for each rule that reaches it; one "not checkable" if none does."""
    reached = []
    for rule in official.rules.itertuples(index=False):
        if rule.method in METHODS and re.fullmatch(rule.measures, s.measure) and _is_about(s, rule):
            finding = METHODS[rule.method](s, rule, official, others)
            if finding:
                reached.append((rule.rule, rule.about, finding))
    return reached or [("", s.measure.replace("_", " "), _no_rule(s))]


def _is_about(s: Statement, rule) -> bool:
    """Whether all countries of the rule are named, and a word it asks for."""
    return set(filter(None, rule.actors.split(";"))) <= set(s.actors) and named(rule.mentions, s)


def _no_rule(s: Statement) -> Finding:
    what = s.measure.replace("_", " ") or "a number"
    pair = f" of {' and '.join(s.actors[:2])}" if len(s.actors) > 1 else ""
    question = f"Is it so: {claimed(s)} ({what}{pair})?"
    if PAIRED.search(s.measure) and len(s.actors) >= 2:
        return unreachable(question, f"No official series at hand for {' and '.join(s.actors[:2])}.")
    whose = f" of {' and '.join(s.actors[:3])}" if s.actors else ""
    return unreachable(question, f"No official row at hand for the {what}{whose}.")


def _row(s: Statement, rule: str, about: str, f: Finding) -> tuple:
    band, wide = f.band or (None, None), f.wide or (None, None)
    return (
        s.claim,
        f.question,
        f.official,
        f.official_unit,
        f.official_period,
        f.ratio,
        f.verdict,
        f.arithmetic,
        f.source_url,
        f.source_name,
        f.source_grade,
        rule,
        about,
        s.article,
        s.start,
        s.end,
        s.quote,
        s.measure,
        s.value,
        s.unit,
        s.bound,
        s.status,
        _rounded(band[0]),
        _rounded(band[1]),
        _rounded(wide[0]),
        _rounded(wide[1]),
        f.later,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
