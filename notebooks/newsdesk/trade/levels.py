"""Methods that hold levels, growth and targets of trade against the official series.

Each method of check_rules.csv takes (statement, rule, official, other statements) and returns a Finding, or
None where the rule does not apply after all. No verdict is written down anywhere: it follows from the rows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pandas as pd

from newsdesk.trade.official import CHINA, FLOWS, RUSSIA, Official, totals
from newsdesk.trade.statements import Statement, amount, claimed, period_words
from newsdesk.trade.verdicts import (
    APPROXIMATE,
    CONTRADICTED,
    NOT_CHECKABLE,
    OUTDATED,
    SUPPORTED,
    Finding,
    bands,
    compare,
    judge,
    off_by,
    sentence,
    source,
    unreachable,
)
from newsdesk.wording import day

RANKED = (SUPPORTED, APPROXIMATE, OUTDATED, CONTRADICTED)  # from best to worst
SIDES = {CHINA: "Chinese customs", RUSSIA: "the Russian side"}


def level(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A level of trade against the official level of the year, or of the years it can be about."""
    if s.status == "target" or foretold(s, official):
        return None
    what = flow_words(s)
    when = f" in {s.year}" if s.year else f" in {period_words(s)}" if s.part_of_year else ""
    question = f"{'Were' if what.endswith(('Russia', 'China')) else 'Was'} {what} {claimed(s)}{when}?"
    if s.status == "hypothetical":
        return unreachable(question, "It is said of a case that has not happened.")
    if s.value is None:
        return unreachable(question, "No number is given.")
    if s.scope and s.scope.lower() not in ("all goods", "goods", "all"):
        return unreachable(question, f"The official series covers all goods, not {s.scope}.")
    series = known_levels(s, rule, official)
    if not series:
        return unreachable(question, f"No official series in {s.unit} at hand, and no rate to convert with.")
    if s.part_of_year:
        return part_year(s, question, series)
    if s.year and s.year not in series:
        return unreachable(question, f"No official figure for {s.year} at hand.")
    return (
        dated(s, rule, question, series, official) if s.year else undated(s, rule, question, series, official)
    )


def foretold(s: Statement, official: Official) -> bool:
    """Whether it is expected of a year that has no official figure yet: then only aims can answer."""
    return s.status == "expected" and bool(s.year) and s.year > official.series.year.max()


def flow_words(s: Statement) -> str:
    """Russia–China trade; India's exports to China; China's trade balance with Russia."""
    a, b = (*s.actors, "?", "?")[:2]
    flow = flow_of(s)
    if flow == "balance":
        return f"{a}'s trade balance with {b}"
    if flow == "total":
        return f"{'Russia–China' if {a, b} == {RUSSIA, CHINA} else f'{a}–{b}'} trade"
    return FLOWS[flow] if flow in FLOWS else "{}'s exports to {}".format(*flow.split("→"))


def flow_of(s: Statement) -> str:
    """total, balance, china_exports or china_imports (as the series call them), else "A→B"."""
    what = s.of or s.measure
    if "balance" in what:
        return "balance"
    a, b = (*s.actors, "?", "?")[:2]
    way = (a, b) if "exports" in what else (b, a) if "imports" in what else None
    if "→" in s.flow:
        way = tuple(side.strip() for side in s.flow.split("→", 1))
    known = {None: "total", (CHINA, RUSSIA): "china_exports", (RUSSIA, CHINA): "china_imports"}
    return known[way] if way in known else "→".join(way)


def known_levels(s: Statement, rule: pd.Series, official: Official) -> dict[int, dict]:
    """year -> official row with `value` in base units of the claim's currency; the Chinese side only."""
    if rule.indicator:
        rows = official.indicators[official.indicators.indicator == rule.indicator]
        rows = rows[rows.unit == f"{s.unit} bn"].assign(value=lambda r: r.value * 1e9)
        return {int(r.year): r._asdict() for r in rows.itertuples(index=False)}
    flow = flow_of(s)
    if s.unit == "CNY":
        rows = official.yuan[official.yuan.flow == flow].dropna(subset="value_cny_bn")
        rows = rows.assign(value=rows.value_cny_bn * 1e9)
    elif s.unit == "USD":
        rows = china_rows(official, flow)
    else:
        return {}
    return {int(r.year): r._asdict() for r in rows.itertuples(index=False)}


def china_rows(official: Official, flow: str) -> pd.DataFrame:
    """The Chinese series of a flow or of the balance, `value` in dollars."""
    series = official.series[official.series.side == CHINA].sort_values("basis", ascending=False)
    if flow != "balance":
        rows = series[series.flow == flow].drop_duplicates("year")
        return rows.assign(value=rows.value_usd_bn * 1e9).sort_values("year")
    out, back = (series[series.flow == f].drop_duplicates("year") for f in ("china_exports", "china_imports"))
    both = out.merge(back[["year", "value_usd_bn"]], on="year", suffixes=("", "_back"))
    return both.assign(value=(both.value_usd_bn - both.value_usd_bn_back) * 1e9).sort_values("year")


def found(s: Statement, rule: pd.Series, row: dict, **more) -> Finding:
    """A Finding with everything that follows from the official row."""
    scale = abs(row["value"])
    parts = dict(
        official=round(row["value"], 4),
        official_unit=s.unit,
        official_period=str(row["year"]),
        **source(row),
        **bands(s, row["value"], rule.supported_within * scale, rule.approximate_within * scale),
    )
    return Finding(**{**parts, **more})


def dated(s: Statement, rule: pd.Series, question: str, series: dict, official: Official) -> Finding:
    """The year is named: that year's figure decides, the Chinese side before the Russian."""
    row = series[s.year]
    verdict, words = judge(s, rule, row), [against(s, row)]
    other = russian_row(s, official)
    if other:
        words.append(f"the Russian side has {amount(other['value'], 'USD')}")
        alternative = judge(s, rule, other)
        if alternative == SUPPORTED and verdict != SUPPORTED:
            row, verdict = other, alternative
            words.append("it is the Russian side's figure")
        elif verdict == CONTRADICTED and between(s.value, row["value"], other["value"]):
            verdict = APPROXIMATE
            words.append("it lies between the two sides")
    if s.bound in (">", ">="):
        verdict, first = first_time(s, series, verdict)
        words.append(first)
    return found(s, rule, row, question=question, verdict=verdict, arithmetic=sentence(words))


def against(s: Statement, row: dict) -> str:
    words = f"{plain(s.value)} against {plain(row['value'])} {reported(row)} for {row['year']}"
    if s.bound in (">", ">=", "<", "<="):
        kept = (row["value"] >= s.value) == (s.bound in (">", ">="))
        return f"{words}: the bound is {'kept' if kept else 'broken'}"
    return f"{words}: {off_by(s.value, row['value'])}"


def plain(value: float) -> str:
    """A number for arithmetic: money in billions, anything else as it is."""
    return f"{value / 1e9:,.6g}" if abs(value) >= 1e8 else f"{value:,.6g}"


def reported(row: dict) -> str:
    if row.get("basis") == "derived":
        return "computed from reported growth"
    return f"reported by {SIDES[row['side']]}" if "side" in row else "reported"


def russian_row(s: Statement, official: Official) -> dict | None:
    if s.unit != "USD" or flow_of(s) == "balance" or not {CHINA, RUSSIA} <= set(s.actors):
        return None
    rows = official.series.query("side == @RUSSIA and year == @s.year")
    rows = rows[rows.flow == flow_of(s)]
    return {**rows.iloc[0].to_dict(), "value": rows.iloc[0].value_usd_bn * 1e9} if len(rows) else None


def between(value: float, one: float, other: float) -> bool:
    return min(one, other) <= value <= max(one, other)


def first_time(s: Statement, series: dict, verdict: str) -> tuple[str, str]:
    """Whether an earlier year had passed the mark; it decides only where the sentence says "first"."""
    earlier = {year: row["value"] for year, row in series.items() if year < s.year}
    if not earlier:
        return verdict, "no earlier year at hand"
    peak = max(earlier, key=earlier.get)
    words = f"the highest earlier year is {plain(earlier[peak])} ({peak})"
    claims_first = re.search(r"\bfirst\b|\bnever before\b", s.before + s.after, re.I)
    if claims_first and earlier[peak] >= s.value and verdict == SUPPORTED:
        return CONTRADICTED, f"{words}, so it was not the first time"
    return verdict, f"{words}, so it was the first time" if verdict == SUPPORTED and earlier[
        peak
    ] < s.value else words


def undated(s: Statement, rule: pd.Series, question: str, series: dict, official: Official) -> Finding:
    """No year is named: the last full year it can be about decides; an earlier one makes it outdated."""
    last = s.last_full_year or max(series)
    start = s.period_from or s.about_from
    first = start.year if start else min(series)
    can_be = [year for year in series if min(first, last) <= year <= last] or [max(series)]
    main = can_be[-1]
    row, verdict = series[main], judge(s, rule, series[main])
    then = f", the last full year then was {main}" if s.last_full_year else ""
    words = [f"no year is named{then}", against(s, row)]
    earlier = [y for y in can_be[:-1] if judge(s, rule, series[y]) == SUPPORTED]
    if verdict == CONTRADICTED and earlier:
        verdict, main, row = OUTDATED, earlier[-1], series[earlier[-1]]
        words.append(f"it is the figure of {main} ({plain(row['value'])})")
    later = [f"{plain(series[y]['value'])} in {y}" for y in series if y > can_be[-1]]
    if later:
        words.append(f"later {' and '.join(later)}")
    return found(s, rule, row, question=question, verdict=verdict, arithmetic=sentence(words))


def part_year(s: Statement, question: str, series: dict) -> Finding:
    """Some months only: the year's total can refute the figure, but not confirm it."""
    year = s.period_from.year
    if year not in series:
        return unreachable(question, f"The official series is annual and has no figure for {year}.")
    row = series[year]
    words = (
        f"the official series is annual; {plain(s.value)} for {period_words(s)} "
        f"against {plain(row['value'])} for all of {year}"
    )
    verdict = CONTRADICTED if s.value > row["value"] * 1.05 and s.bound not in ("<", "<=") else NOT_CHECKABLE
    return Finding(
        question,
        verdict,
        sentence([words]),
        official=round(row["value"], 4),
        official_unit=s.unit,
        official_period=str(year),
        **source(row),
    )


def growth(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Growth in percent against that of the totals and that of the release; the base it implies, in words."""
    rising = "fall" if s.value is not None and s.value < 0 else "grow"
    question = f"Did {flow_words(s)} {rising} by {claimed(replace(s, change=''))} in {period_words(s)}?"
    if s.value is None or s.unit != "percent":
        return unreachable(question, "Only growth in percent can be held against the releases.")
    if not s.year:
        return unreachable(question, "The releases give growth for whole years, and no single year is named.")
    series = {int(r.year): r for r in china_rows(official, flow_of(s)).itertuples(index=False)}
    now, before = series.get(s.year), series.get(s.year - 1)
    if now is None or (before is None and pd.isna(now.growth_pct)):
        return unreachable(question, f"No official growth for {s.year} at hand.")
    options = {}
    if before is not None:
        options["headline"] = 100 * (now.value_usd_bn / before.value_usd_bn - 1)
    if not pd.isna(now.growth_pct):
        options["release"] = now.growth_pct
    verdicts = {k: compare(s, v, rule.supported_within, rule.approximate_within) for k, v in options.items()}
    main = next(iter(options))  # growth between the totals decides, unless the release nearly agrees with it
    verdict = verdicts[main]
    agree = max(options.values()) - min(options.values()) <= rule.approximate_within
    if SUPPORTED in verdicts.values():
        verdict = SUPPORTED if agree else min(verdict, APPROXIMATE, key=RANKED.index)
    words = growth_words(s, now, before, options) + implied_base(s, before, others)
    return Finding(
        question=question,
        verdict=verdict,
        arithmetic=sentence(words),
        official=round(options[main], 2),
        official_unit="percent",
        official_period=str(s.year),
        **source(now._asdict()),
        **bands(s, options[main], rule.supported_within, rule.approximate_within),
    )


def growth_words(s: Statement, now, before, options: dict) -> list[str]:
    words = []
    if before is not None:
        words.append(
            f"{now.value_usd_bn:g} / {before.value_usd_bn:g} − 1 = {options['headline']:+.1f} percent "
            f"between the reported figures of {s.year - 1} and {s.year}"
        )
    if "release" in options:
        words.append(f"the release itself says {options['release']:+g}, on a revised base")
    return words


def implied_base(s: Statement, before, others: list[Statement]) -> list[str]:
    """A level of the same year in the same article implies a base: 147 / 1.36 = 108.1."""
    if before is None or s.value == -100:
        return []
    levels = [
        o
        for o in others
        if o.article == s.article
        and o.year == s.year
        and o.unit == "USD"
        and set(o.actors) == set(s.actors)
        and flow_of(o) == flow_of(s)
        and o.value
        and o is not s
    ]
    return [
        f"{plain(o.value)} / {1 + s.value / 100:g} = {o.value / 1e9 / (1 + s.value / 100):.1f} against "
        f"{before.value_usd_bn:.1f} reported for {s.year - 1}"
        for o in levels[:1]
    ]


def target(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """An aim against the announced ones: did it exist, what growth did it need, when was it met?"""
    if s.status != "target" and not foretold(s, official):
        return None
    by = f" by {s.period_to.year}" if s.period_to else ""
    question = f"Did the two countries aim at {claimed(s)}{by}, and was it met?"
    if s.unit != "USD" or not s.value:
        return unreachable(question, "The announced aims are in dollars.")
    rows = official.targets
    same = rows[(rows.target_usd_bn * 1e9 / s.value - 1).abs() <= rule.supported_within]
    if same.empty:
        return unreachable(question, f"No announced aim of {amount(s.value, s.unit)} at hand.")
    years = same.target_year.map(target_year)
    gaps = (years - s.period_to.year).abs().fillna(0) if s.period_to else years * 0
    row = same.loc[gaps.idxmin()]
    off = gaps.min()
    verdict = SUPPORTED if off == 0 else APPROXIMATE if off <= rule.approximate_within else CONTRADICTED
    year = f" by {row.target_year}" if row.target_year else ", no year named"
    words = [f"{row.kind} of {row.target_usd_bn:g}{year}, announced {row.announced_date}"]
    words += met(s, official, target_year(row.target_year), int(row.announced_date[:4]) - 1)
    return Finding(
        question=question,
        verdict=verdict,
        arithmetic=sentence(words),
        official=row.target_usd_bn * 1e9,
        official_unit="USD",
        official_period=str(row.target_year),
        ratio=round(s.value / row.target_usd_bn / 1e9, 4),
        band=(1 - rule.supported_within, 1 + rule.supported_within),
        wide=(1 - rule.supported_within, 1 + rule.supported_within),
        **source(row),
    )


def target_year(text: str) -> int | None:
    """The last year an aim names: 2007 for "2006-2007"; None if it names none."""
    years = re.findall(r"\d{4}", str(text))
    return int(years[-1]) if years else None


def met(s: Statement, official: Official, due: int | None, announced: int) -> list[str]:
    """What the aim needed a year from the last full year then (or before it was announced); its outcome."""
    series = totals(official).set_index("year").value_usd_bn
    goal, words = s.value / 1e9, []
    base = s.last_full_year if s.written_from else announced
    if base in series.index and due and base < due:
        path = needed(series[base], goal, due - base)
        words.append(
            f"({goal:g} / {series[base]:g})^(1/{due - base}) − 1 = {path:+.1f} percent a year "
            f"from {base} to {due}"
        )
    reached = series[(series >= goal) & (series.index > (base or 0))]
    if len(reached):
        first = int(reached.index[0])
        when = (
            ""
            if not due
            else ", on time"
            if first == due
            else f", {years(abs(due - first))} " + ("early" if first < due else "late")
        )
        words.append(f"met in {first} ({reached.iloc[0]:g}){when}")
    else:
        words.append(f"not met up to {series.index[-1]} (highest {series.max():g} in {series.idxmax()})")
    return words


def years(n: int) -> str:
    return "one year" if n == 1 else f"{n} years"


def needed(base: float, goal: float, years: int) -> float:
    """Percent a year that leads from base to goal in `years` years."""
    return 100 * ((goal / base) ** (1 / years) - 1)


def release(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Whether what is called expected was still open when the article appeared."""
    if s.status != "expected" or not s.year or not s.written_from:
        return None
    question = f"Was the figure of {s.year} still only expected when this was written?"
    month, day_of_month = (int(x) for x in rule.indicator.split("-"))
    out = date(s.year + 1, month, day_of_month)
    rows = official.series.query("side == @CHINA and flow == 'total' and year == @s.year")
    if rows.empty:
        return None
    written = (
        f"{day(s.written_from)} to {day(s.written_to)}"
        if s.written_from < s.written_to
        else day(s.written_to)
    )
    words = f"the customs publish the year about {day(out)}; this was written {written}"
    if s.written_to < out:
        verdict = SUPPORTED
    elif s.written_from >= out:
        verdict = OUTDATED
    else:
        verdict, words = NOT_CHECKABLE, f"{words}: it can be before or after"
    return Finding(
        question,
        verdict,
        sentence([words]),
        official_unit="date",
        official_period=str(s.year),
        **source(rows.iloc[0]),
    )
