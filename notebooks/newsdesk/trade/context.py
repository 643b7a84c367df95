"""Methods for what is not a level of trade: ratios, ranks, shares, counts, years.

Each method of check_rules.csv takes (statement, rule, official, other statements) and returns a Finding, or
None where the rule does not apply after all. No verdict is written down anywhere: it follows from the rows.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from newsdesk.trade.official import CHINA, RUSSIA, Official, totals
from newsdesk.trade.statements import Statement, claimed, ranked
from newsdesk.trade.verdicts import (
    APPROXIMATE,
    CONTRADICTED,
    NOT_CHECKABLE,
    SUPPORTED,
    Finding,
    bands,
    compare,
    judge,
    named,
    sentence,
    source,
    unreachable,
)

BLOCS = {"Europe", "European Union", "EU", "OECD Europe", "Asia", "Eurasian Economic Union"}
VINTAGES = {
    "gdp_current_usd_vintage_2021_07": "as the World Bank had it in July 2021",
    "gdp_ppp_current_intl": "in purchasing power",
}
CURRENCIES = {"USD": "dollars?", "EUR": "euros?", "RUB": "rou?bles?|rubles?", "CNY": "renminbi|yuan|rmb"}


def rows_of(official: Official, indicator: str) -> pd.DataFrame:
    rows = official.indicators[official.indicators.indicator == indicator]
    return rows.dropna(subset="value").sort_values("year", kind="stable")


def as_of(s: Statement) -> int:
    """The last year whose figures a writer could know, and no later than the year spoken of."""
    years = [y for y in (s.last_full_year, s.year) if y]
    return min(years) if years else 9999


def newest(rows: pd.DataFrame, year: int) -> pd.Series | None:
    """The last row up to `year`, else the earliest one there is."""
    upto = rows[rows.year <= year]
    return upto.iloc[-1] if len(upto) else rows.iloc[0] if len(rows) else None


def since_when(verdicts: dict[int, tuple[str, str]], year: int) -> str:
    """From which later year on, without a break, the claim no longer holds."""
    later = {y: v for y, v in sorted(verdicts.items()) if y > year}
    gone = ""
    for y, (verdict, value) in reversed(later.items()):
        if verdict != CONTRADICTED:
            break
        gone = f"no longer since {y}: {value}"
    return gone


def ratio(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """How many times one country is of another, in the indicator's last year known then."""
    one, other = ((*s.actors, "?", "?"))[:2]
    question = f"Was {one}'s {s.measure.removesuffix('_ratio').replace('_', ' ')} {claimed(s)} {other}'s?"
    if s.value is None or len(s.actors) < 2:
        return unreachable(question, "Two countries and a number are needed.")
    series = {name: quotients(official, name, *s.actors[:2]) for name in rule.indicator.split(";")}
    main = series[rule.indicator.split(";")[0]]
    if main.empty:
        return unreachable(question, f"No official series at hand for {' and '.join(s.actors[:2])}.")
    row = newest(main, as_of(s))
    scale = row.value
    verdicts = {int(r.year): (judge(s, rule, r._asdict()), f"{r.value:.2f}") for r in main.itertuples()}
    words = [f"{quotient_words(row)} in {row.year}"]
    for name, extra in list(series.items())[1:]:
        near = extra[(extra.year - row.year).abs() <= 4]
        words += [f"{r.value:.2f} in {r.year} {VINTAGES.get(name, name)}" for r in near.itertuples()]
    later = since_when(verdicts, int(row.year)) if verdicts[int(row.year)][0] != CONTRADICTED else ""
    return Finding(
        question=question,
        verdict=verdicts[int(row.year)][0],
        arithmetic=sentence([*words, later]),
        later=later,
        official=round(scale, 2),
        official_unit="times",
        official_period=str(row.year),
        **source(row),
        **bands(s, scale, rule.supported_within * scale, rule.approximate_within * scale),
    )


def quotients(official: Official, indicator: str, one: str, other: str) -> pd.DataFrame:
    rows = rows_of(official, indicator)
    both = rows[rows.entity == one].merge(rows[rows.entity == other], on="year", suffixes=("", "_other"))
    return both.assign(value=both.value / both.value_other, one=both.value, other=both.value_other)


def quotient_words(row: pd.Series) -> str:
    scale, unit = (1e9, "bn") if row.one >= 1e10 else (1e6, "m")
    return f"{row.one / scale:,.1f} {unit} / {row.other / scale:,.1f} {unit} = {row.value:.2f}"


def size_rank(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A country's place by size among the economies in the rows of that year."""
    who = next(iter(ranked(s)), "?")
    question = f"Was {who}'s economy {rank_words(s)}?"
    rows = rows_of(official, rule.indicator)
    mine = rows[rows.entity == who]
    if mine.empty or s.value is None:
        return unreachable(question, f"No official series at hand for {who}.")
    year = int(newest(mine, as_of(s)).year)
    ordered = rows[rows.year == year].sort_values("value", ascending=False).reset_index(drop=True)
    if len(ordered) < 3:
        return unreachable(question, f"The rows of {year} hold only {' and '.join(ordered.entity)}.")
    place = ordered.index[ordered.entity == who][0] + 1
    words = ", ".join(f"{r.entity} {r.value / 1e12:.3f}" for r in ordered.itertuples())
    return Finding(
        question=question,
        verdict=compare(s, place, 0, 0),
        official=int(place),
        official_unit="rank",
        official_period=str(year),
        **source(ordered.iloc[place - 1]),
        arithmetic=sentence([f"GDP of {year} in trillion dollars: {words}; that is place {place}"]),
    )


def rank_words(s: Statement) -> str:
    n = f"{s.value:g}" if s.value is not None else "1"
    return {">": f"beyond place {n}", "<": f"within the top {n}", "<=": f"within the top {n}"}.get(
        s.bound, f"number {n}"
    )


def rank(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Who is which partner of whom: the newest official rank that could be known then."""
    if len(ranked(s)) < 2:
        return unreachable(f"Was the rank as said in “{s.quote}”?", "Two countries are needed.")
    first, second = ranked(s)[:2]
    s = replace(s, low=1.0, high=1.0, bound="=") if s.value is None else s
    question = f"Was {first} {rank_words(s)} among {second}'s trading partners?"
    rows = rows_of(official, rule.indicator.format(first=first.lower(), second=second.lower()))
    if rows.empty:
        return unreachable(question, f"No official series at hand for {first} and {second}.")
    judged = {r.Index: compare(s, r.value, 0, 0) for r in rows.itertuples()}
    row = newest(rows, as_of(s))
    same_year = rows[rows.year == row.year]  # as many rows as counting rules: one that fits is enough
    fitting = [n for n in same_year.index if judged[n] == SUPPORTED]
    row = rows.loc[fitting[0]] if fitting else row
    verdict = judged[row.name]
    words = [f"{first} was number {row.value:g} in {row.year}{noted(row.note)}"]
    recent = rows[(rows.year <= row.year) & (row.year - rows.year <= 3)]
    differing = [r for r in recent.itertuples() if judged[r.Index] != verdict]
    words += [f"number {r.value:g} in {r.year} under another rule{noted(r.note)}" for r in differing[-1:]]
    later = rows[rows.year > row.year].tail(1)
    words += [f"later number {r.value:g} in {r.year}" for r in later.itertuples() if r.value != row.value]
    since = {int(r.year): (judged[r.Index], f"number {r.value:g}") for r in rows.itertuples()}
    gone = since_when(since, int(row.year)) if verdict != CONTRADICTED else ""
    return Finding(
        question=question,
        verdict=verdict,
        arithmetic=sentence([*words, gone]),
        later=gone,
        official=int(row.value),
        official_unit="rank",
        official_period=str(row.year),
        **source(row),
    )


def noted(note: str) -> str:
    """The first clause of the official row's note, as it stands there."""
    head = note.partition(";")[0].strip()
    return f" (“{head}”)" if head else ""


def comparison(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A comparison in words ('dwarfs'): Russia's trade with the EU over that with China."""
    rows = pd.concat(rows_of(official, name) for name in rule.indicator.split(";"))
    rows = rows.drop_duplicates("year").sort_values("year", ignore_index=True)
    china = totals(official).set_index("year")
    rows = rows[rows.year.isin(china.index)]
    rows = rows.assign(china=rows.year.map(china.value_usd_bn), ratio=lambda r: r.value / r.china)
    union_first = s.actors.index("European Union") < s.actors.index(CHINA)
    question = "Was Russia's trade with {} far larger than with {}?".format(
        *(("the EU", "China") if union_first else ("China", "the EU"))
    )
    rows = rows.assign(ratio=rows.ratio if union_first else 1 / rows.ratio)
    row = newest(rows, as_of(s))
    needed_ratio = s.value if s.value and s.unit == "times" else rule.supported_within

    def verdict(r) -> str:
        return (
            SUPPORTED if r >= needed_ratio else APPROXIMATE if r >= rule.approximate_within else CONTRADICTED
        )

    words = [
        f"{row.value:g} {row.unit} with the EU, {row.china:g} USD bn with China in {row.year}: "
        f"a ratio of {row.ratio:.2f}{noted(row.note)}"
    ]
    later = (
        since_when(
            {
                int(r.year): (verdict(r.ratio), f"{r.value:g} {r.unit} against {r.china:g} USD bn")
                for r in rows.itertuples()
            },
            int(row.year),
        )
        if verdict(row.ratio) != CONTRADICTED
        else ""
    )
    return Finding(
        question=question,
        verdict=verdict(row.ratio),
        arithmetic=sentence([*words, later]),
        later=later,
        official=round(row.ratio, 2),
        official_unit="times",
        official_period=str(row.year),
        **source(row),
    )


def currencies(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """'Most of the trade in …', or a percentage of it: the shares of the currencies named.

    For the first year spoken of; an undated percentage is held against the year of writing.
    """
    named = currencies_named(s)
    if not named or (s.value is not None and s.unit != "percent"):
        return None
    most = s.value is None
    said = "most" if most else claimed(s)
    year = s.period_from.year if s.period_from else as_of(s) + (0 if most else 1)
    rows = rows_of(official, rule.indicator)
    rows = rows[rows.year == newest(rows, year).year]
    year = rows.iloc[0].year
    shares = rows.drop_duplicates("entity", keep="last").set_index("entity").value
    parts = share_parts(shares, named)
    question = f"Was {said} of the trade settled in {', '.join(named)} in {year}?"
    if not parts:
        return unreachable(question, f"No share of {', '.join(named)} at hand for {year}.")
    total = sum(parts.values())
    asked = replace(s, low=50.0, high=50.0, bound=">") if most else s
    sums = " + ".join(f"{name} {value:g}" for name, value in parts.items())
    words = [f"{sums} = {total:g} percent in {year}{noted(rows.iloc[0].note)}"]
    if "EUR" in parts and "RUB+CNY" in shares:
        words.append(f"ruble and yuan alone were {shares['RUB+CNY']:g} percent")
    return Finding(
        question=question,
        verdict=compare(asked, total, rule.supported_within, rule.approximate_within),
        arithmetic=sentence(words),
        official=float(total),
        official_unit="percent",
        official_period=str(year),
        **source(rows.iloc[0]),
    )


def currencies_named(s: Statement) -> list[str]:
    """The currencies that the sentence names after the claim."""
    return [code for code, words in CURRENCIES.items() if re.search(rf"\b(?:{words})\b", s.after, re.I)]


def share_parts(shares: pd.Series, named: list[str]) -> dict[str, float]:
    """Shares that add up to the named currencies, the joint row of ruble and yuan before its two parts."""
    parts = {}
    if {"RUB", "CNY"} <= set(named) and "RUB+CNY" in shares:
        parts["RUB+CNY"] = float(shares["RUB+CNY"])
        named = [c for c in named if c not in ("RUB", "CNY")]
    parts.update({c: float(shares[c]) for c in named if c in shares})
    return parts if len(parts) >= len(named) else {}


def largest(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A superlative ('most important destination') against shares of states and groups of states."""
    names = rule.indicator.split(";")
    who = next((a for a in s.actors for n in names if a in set(rows_of(official, n).entity)), None)
    question = f"Was {who or 'it'} the largest destination ({indicator_words(names[0])})?"
    if not who:
        return unreachable(question, f"No official series at hand for {' and '.join(s.actors) or 'it'}.")
    rows = pd.concat(rows_of(official, n) for n in names)
    row = newest(rows[rows.entity == who].sort_values("year"), as_of(s))
    same = rows[(rows.indicator == row.indicator) & (rows.year == row.year)]
    larger = same[same.value > row.value]
    verdict = SUPPORTED if larger.empty else APPROXIMATE if set(larger.entity) <= BLOCS else CONTRADICTED
    words = [
        f"{indicator_words(row.indicator)} in {row.year}: "
        + ", ".join(f"{r.entity} {r.value:g} percent" for r in same.itertuples())
    ]
    if verdict == APPROXIMATE:
        words.append(f"{' and '.join(larger.entity)} is a group of states")
    return Finding(
        question=question,
        verdict=verdict,
        arithmetic=sentence(words),
        official=float(row.value),
        official_unit="percent",
        official_period=str(row.year),
        **source(row),
    )


def indicator_words(name: str) -> str:
    return name.replace("_", " ").replace("russia", "Russia").replace("china", "China")


def share(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A country's share in Russia's goods trade."""
    if currencies_named(s):
        return None
    rows = rows_of(official, rule.indicator)
    rows = rows[rows.entity.isin([a for a in s.actors if a != RUSSIA])]
    question = (
        f"Was {' and '.join(a for a in s.actors if a != RUSSIA)}'s share in Russia's trade {claimed(s)}?"
    )
    if rows.empty or s.unit != "percent" or s.value is None:
        return unreachable(question, "No official share at hand.")
    row = newest(rows, s.year or as_of(s))
    if s.year and row.year != s.year:
        return unreachable(question, f"No official share for {s.year} at hand.")
    return Finding(
        question=question,
        verdict=compare(s, row.value, rule.supported_within, rule.approximate_within),
        arithmetic=sentence([f"{s.value:g} against {row.value:g} percent in {row.year}{noted(row.note)}"]),
        official=float(row.value),
        official_unit="percent",
        official_period=str(row.year),
        **source(row),
        **bands(s, row.value, rule.supported_within, rule.approximate_within),
    )


def count(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A count against the official count known then."""
    row = newest(rows_of(official, rule.indicator), as_of(s))
    question = counted(s, rule)
    if row is None or s.value is None:
        return unreachable(question, "No official count at hand.")
    scale = abs(row.value)
    tolerances = (rule.supported_within * scale, rule.approximate_within * scale)
    return Finding(
        question=question,
        verdict=compare(s, row.value, *tolerances),
        arithmetic=sentence(
            [f"{s.value:g} against {row.value:g} {row.unit} listed for {row.year}{noted(row.note)}"]
        ),
        official=float(row.value),
        official_unit=row.unit,
        official_period=str(row.year),
        **source(row),
        **bands(s, row.value, *tolerances),
    )


def counted(s: Statement, rule: pd.Series) -> str:
    """Were there 40 projects (projects refused)?"""
    return f"Were there {claimed(s)} ({rule.about})?"


def nearby(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Another quantity than the one claimed: shown, but it decides nothing."""
    rows = rows_of(official, rule.indicator)
    question = counted(s, rule)
    if rows.empty:
        return unreachable(question, rule.reason)
    near = rows[rows.year.isin([as_of(s), as_of(s) + 1])]
    near = near if len(near) else rows.iloc[[-1]]
    counts = ", ".join(f"{r.value:g} {r.unit} in {r.year}" for r in near.itertuples())
    words = [rule.reason.rstrip("."), f"nearest official count: {counts}"]
    if rule.approximate_within and s.value is not None:  # near enough to ask what if that was meant
        scale = abs(near.iloc[-1].value)
        other = compare(s, near.iloc[-1].value, rule.supported_within, rule.approximate_within * scale)
        words.append(f"if that was meant, the claim would be {other}")
    return Finding(question, NOT_CHECKABLE, sentence(words), **source(near.iloc[-1]))


def years_since(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Years from a dated event to the time of writing."""
    question = f"Was it {claimed(s)} {rule.about}?"
    events = official.events[official.events.event == rule.indicator]
    if events.empty or s.value is None or not named(events.iloc[0].terms, s):
        return None
    event = events.iloc[0]
    written = s.written_from
    if written is None:
        return unreachable(question, "The time of writing is not known.")
    gap = written.year - int(event.date[:4])
    tolerances = (rule.supported_within * gap, rule.approximate_within * gap)
    return Finding(
        question=question,
        verdict=compare(s, gap, *tolerances),
        official=float(gap),
        official_unit="year",
        official_period=event.date,
        **source(event),
        arithmetic=sentence([f"{written.year} − {event.date[:4]} = {gap} against {s.value:g}"]),
        **bands(s, gap, *tolerances),
    )
