"""How a statement is held against official rows: one function a method of check_rules.csv.

Each method returns a Finding, or None where the rule does not apply after all. Values, periods and
tolerances come from the statement, the official rows and the rule; no verdict is written down anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from newsdesk.trade.official import CHINA, FLOWS, RUSSIA, Official, totals
from newsdesk.trade.statements import Statement, amount, claimed

SUPPORTED, APPROXIMATE, OUTDATED = "supported", "approximately right", "outdated"
CONTRADICTED, NOT_CHECKABLE = "contradicted", "not checkable"
SIDES = {CHINA: "Chinese customs", RUSSIA: "the Russian side"}
BLOCS = {"Europe", "European Union", "EU", "OECD Europe", "Asia", "Eurasian Economic Union"}
VINTAGES = {"gdp_current_usd_vintage_2021_07": "as the World Bank had it in July 2021",
            "gdp_ppp_current_intl": "in purchasing power"}
CURRENCIES = {"USD": r"dollars?", "EUR": r"euros?", "RUB": r"r(?:o|u)?u?bles?|roubles?",
              "CNY": r"renminbi|yuan|rmb"}


@dataclass(frozen=True)
class Finding:
    """What a check found. `ratio` is the claim over the official value; the bands are ratios too."""

    question: str
    verdict: str
    arithmetic: str
    official: float | None = None
    official_unit: str = ""
    official_period: str = ""
    ratio: float | None = None
    source_url: str = ""
    source_name: str = ""
    source_grade: str = ""
    band: tuple[float, float] | None = None  # supported from … to
    wide: tuple[float, float] | None = None  # approximately right from … to
    later: str = ""  # since when newer figures no longer bear it out


def unreachable(question: str, reason: str) -> Finding:
    """A claim that no official row reaches, with the reason."""
    return Finding(question, NOT_CHECKABLE, reason)


# ---------------------------------------------------------------- comparing two numbers


def compare(s: Statement, official: float, supported: float, approximate: float) -> str:
    """The verdict on the claimed value, tolerances in the unit of `official`."""
    low, high = (s.low, s.high) if s.low is not None and s.high is not None else (s.value, s.value)
    if s.change == "down":
        low, high = -high, -low
    supported = max(supported, s.rounding())
    if s.bound == "~":
        supported, approximate = max(supported, approximate), 2 * approximate
    off = max(low - official, official - high, 0)
    kept = {">": official > high, ">=": official >= high, "<": official < low, "<=": official <= low}
    if s.bound in kept:  # a bound is kept or broken: rounding does not soften it
        return SUPPORTED if kept[s.bound] else APPROXIMATE if off <= approximate > 0 else CONTRADICTED
    return SUPPORTED if off <= supported else APPROXIMATE if off <= approximate else CONTRADICTED


def bands(s: Statement, official: float, supported: float, approximate: float) -> dict:
    """Ratio of claim to official value and the ratios that count as supported and as approximately right."""
    if s.value is None or s.value * official <= 0:  # a ratio across zero says nothing
        return {}
    inner, outer = (max(t, s.rounding()) / abs(official) for t in (supported, approximate))
    if s.bound == "~":
        inner, outer = max(inner, outer), 2 * outer
    lowest = 0.0
    band = {">": (lowest, 1.0), ">=": (lowest, 1.0), "<": (1.0, 9.0), "<=": (1.0, 9.0)}.get(
        s.bound, (1 - inner, 1 + inner))
    wide = (min(band[0], 1 - outer), max(band[1], 1 + outer))
    return {"ratio": round(s.value / official, 4), "band": band, "wide": wide}


def source(row: pd.Series | dict) -> dict:
    return {"source_url": row["source_url"], "source_name": row["source_name"],
            "source_grade": row["source_grade"]}


def off_by(value: float, official: float) -> str:
    """0.1 percent above, 4.7 percent below, no difference to 0.1 percent."""
    gap = round(100 * (value / official - 1), 1)
    return "no difference to 0.1 percent" if gap == 0 else f"{abs(gap):g} percent {'above' if gap > 0 else 'below'}"


# ---------------------------------------------------------------- levels, growth, targets


def level(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A level of trade against the official level of the year, or of the years it can be about."""
    if s.status == "target":
        return None
    what = flow_words(s)
    when = f" in {s.year}" if s.year else f" in {period_words(s)}" if s.part_of_year else ""
    question = f"Was {what} {claimed(s)}{when}?"
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
    return dated(s, rule, question, series, official) if s.year else undated(s, rule, question, series, official)


def flow_words(s: Statement) -> str:
    flow = flow_of(s)
    if flow == "total":
        a, b = (s.actors + ("?", "?"))[:2]
        return f"{'Russia–China' if {a, b} == {RUSSIA, CHINA} else f'{a}–{b}'} trade"
    return {"balance": "China's trade balance with Russia", **FLOWS}[flow]


def flow_of(s: Statement) -> str:
    """total, balance, china_exports or china_imports (all seen from China)."""
    what = s.of or s.measure
    if "balance" in what:
        return "balance"
    seller = s.flow.partition("→")[0].strip() if "→" in s.flow else ""
    if not seller and s.actors and ("exports" in what or "imports" in what):
        first, second = (s.actors + ("",))[:2]
        seller = first if "exports" in what else second
    return {CHINA: "china_exports", RUSSIA: "china_imports"}.get(seller, "total")


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


def judge(s: Statement, rule: pd.Series, row: dict) -> str:
    scale = abs(row["value"])
    return compare(s, row["value"], rule.supported_within * scale, rule.approximate_within * scale)


def found(s: Statement, rule: pd.Series, row: dict, **more) -> Finding:
    """A Finding with everything that follows from the official row."""
    scale = abs(row["value"])
    parts = dict(official=round(row["value"], 4), official_unit=s.unit, official_period=str(row["year"]),
                 **source(row), **bands(s, row["value"], rule.supported_within * scale,
                                        rule.approximate_within * scale))
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
    return verdict, f"{words}, so it was the first time" if earlier[peak] < s.value else words


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
    words = (f"the official series is annual; {plain(s.value)} for {period_words(s)} "
             f"against {plain(row['value'])} for all of {year}")
    verdict = CONTRADICTED if s.value > row["value"] * 1.05 and s.bound not in ("<", "<=") else NOT_CHECKABLE
    return Finding(question, verdict, sentence([words]), official=round(row["value"], 4), official_unit=s.unit,
                   official_period=str(year), **source(row))


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
    main = next(iter(options))  # growth between the totals decides; the release alone lifts it one step
    verdict = verdicts[main]
    if verdict == CONTRADICTED and SUPPORTED in verdicts.values():
        verdict = APPROXIMATE
    words = growth_words(s, now, before, options) + implied_base(s, before, others)
    return Finding(
        question=question, verdict=verdict, arithmetic=sentence(words),
        official=round(options[main], 2), official_unit="percent", official_period=str(s.year),
        **source(now._asdict()), **bands(s, options[main], rule.supported_within, rule.approximate_within))


def growth_words(s: Statement, now, before, options: dict) -> list[str]:
    words = []
    if before is not None:
        words.append(f"{now.value_usd_bn:g} / {before.value_usd_bn:g} − 1 = {options['headline']:+.1f} percent "
                     f"between the reported totals of {s.year - 1} and {s.year}")
    if "release" in options:
        words.append(f"the release itself says {options['release']:+g}, on a revised base")
    return words


def implied_base(s: Statement, before, others: list[Statement]) -> list[str]:
    """A level of the same year in the same article implies a base: 147 / 1.36 = 108.1."""
    if before is None or s.value == -100:
        return []
    levels = [o for o in others if o.article == s.article and o.year == s.year and o.unit == "USD"
              and set(o.actors) == set(s.actors) and flow_of(o) == flow_of(s) and o.value and o is not s]
    return [f"{plain(o.value)} / {1 + s.value / 100:g} = {o.value / 1e9 / (1 + s.value / 100):.1f} against "
            f"{before.value_usd_bn:.1f} reported for {s.year - 1}" for o in levels[:1]]


def target(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """An aim against the announced ones: did it exist, what growth did it need, when was it met?"""
    if s.status != "target":
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
        question=question, verdict=verdict, arithmetic=sentence(words), official=row.target_usd_bn * 1e9,
        official_unit="USD", official_period=str(row.target_year), ratio=round(s.value / row.target_usd_bn / 1e9, 4),
        band=(1 - rule.supported_within, 1 + rule.supported_within),
        wide=(1 - rule.supported_within, 1 + rule.supported_within), **source(row))


def target_year(text: str) -> int | None:
    """The last year an aim names: 2007 for "2006-2007"; None if it names none."""
    years = re.findall(r"\d{4}", str(text))
    return int(years[-1]) if years else None


def met(s: Statement, official: Official, due: int | None, announced: int) -> list[str]:
    """What the aim needed a year from the last full year then (or before it was announced), and its outcome."""
    series = totals(official).set_index("year").value_usd_bn
    goal, words = s.value / 1e9, []
    base = s.last_full_year if s.written_from else announced
    if base in series.index and due and base < due:
        path = needed(series[base], goal, due - base)
        words.append(f"({goal:g} / {series[base]:g})^(1/{due - base}) − 1 = {path:+.1f} percent a year "
                     f"from {base} to {due}")
    reached = series[(series >= goal) & (series.index > (base or 0))]
    if len(reached):
        first = int(reached.index[0])
        when = "" if not due else ", on time" if first == due else f", {years(abs(due - first))} " + (
            "early" if first < due else "late")
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
    month, day = (int(x) for x in rule.indicator.split("-"))
    out = date(s.year + 1, month, day)
    rows = official.series.query("side == @CHINA and flow == 'total' and year == @s.year")
    if rows.empty:
        return None
    written = f"{s.written_from} to {s.written_to}"
    words = f"the customs publish the year about {out}; this was written in {written}"
    if s.written_to < out:
        verdict = SUPPORTED
    elif s.written_from >= out:
        verdict = OUTDATED
    else:
        verdict, words = NOT_CHECKABLE, f"{words}: it can be before or after"
    return Finding(question, verdict, sentence([words]), official_unit="date", official_period=str(s.year),
                   **source(rows.iloc[0]))


# ---------------------------------------------------------------- ratios, ranks, shares, counts, years


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
        gone = f"no longer since {y} ({value})"
    return gone


def ratio(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """How many times one country is of another, in the indicator's last year known then."""
    one, other = (s.actors + ("?", "?"))[:2]
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
        words += [f"{r.value:.2f} in {r.year} {VINTAGES.get(name, name)}" for r in extra.itertuples()]
    later = since_when(verdicts, int(row.year)) if verdicts[int(row.year)][0] != CONTRADICTED else ""
    return Finding(
        question=question, verdict=verdicts[int(row.year)][0], arithmetic=sentence([*words, later]), later=later,
        official=round(scale, 2), official_unit="times", official_period=str(row.year), **source(row),
        **bands(s, scale, rule.supported_within * scale, rule.approximate_within * scale))


def quotients(official: Official, indicator: str, one: str, other: str) -> pd.DataFrame:
    rows = rows_of(official, indicator)
    both = rows[rows.entity == one].merge(rows[rows.entity == other], on="year", suffixes=("", "_other"))
    return both.assign(value=both.value / both.value_other, one=both.value, other=both.value_other)


def quotient_words(row: pd.Series) -> str:
    scale, unit = (1e9, "bn") if row.one >= 1e10 else (1e6, "m")
    return f"{row.one / scale:,.1f} {unit} / {row.other / scale:,.1f} {unit} = {row.value:.2f}"


def size_rank(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A country's place by size among the economies in the rows of that year."""
    who = s.actors[0] if s.actors else "?"
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
        question=question, verdict=compare(s, place, 0, 0), official=int(place), official_unit="rank",
        official_period=str(year), **source(ordered.iloc[place - 1]),
        arithmetic=sentence([f"GDP of {year} in trillion dollars: {words}; that is place {place}"]))


def rank_words(s: Statement) -> str:
    n = f"{s.value:g}" if s.value is not None else "1"
    return {">": f"beyond place {n}", "<": f"within the top {n}", "<=": f"within the top {n}"}.get(
        s.bound, f"number {n}")


def rank(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Who is which partner of whom: the newest official rank that could be known then."""
    if len(s.actors) < 2:
        return unreachable(f"Was the rank as said in “{s.quote}”?", "Two countries are needed.")
    first, second = s.actors[:2]
    s = replace(s, low=1.0, high=1.0, bound="=") if s.value is None else s
    question = f"Was {first} {rank_words(s)} among {second}'s trading partners?"
    rows = rows_of(official, rule.indicator.format(first=first.lower(), second=second.lower()))
    if rows.empty:
        return unreachable(question, f"No official series at hand for {first} and {second}.")
    row = newest(rows, as_of(s))
    judged = {r.Index: compare(s, r.value, 0, 0) for r in rows.itertuples()}
    verdict = judged[row.name]
    words = [f"{first} was number {row.value:g} in {row.year}{noted(row.note)}"]
    differing = [r for r in rows.itertuples() if r.year <= row.year and judged[r.Index] != verdict
                 and row.year - r.year <= 3]
    words += [f"number {r.value:g} in {r.year} under another rule{noted(r.note)}" for r in differing[-1:]]
    later = [r for r in rows.itertuples() if r.year > row.year]
    words += [f"later number {r.value:g} in {r.year}" for r in later[-1:] if r.value != row.value]
    gone = since_when({int(r.year): (judged[r.Index], f"number {r.value:g}") for r in rows.itertuples()},
                      int(row.year)) if verdict != CONTRADICTED else ""
    return Finding(question=question, verdict=verdict, arithmetic=sentence([*words, gone]), later=gone,
                   official=int(row.value), official_unit="rank", official_period=str(row.year), **source(row))


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
        *(("the EU", "China") if union_first else ("China", "the EU")))
    rows = rows.assign(ratio=rows.ratio if union_first else 1 / rows.ratio)
    row = newest(rows, as_of(s))
    needed_ratio = s.value if s.value and s.unit == "times" else rule.supported_within

    def verdict(r) -> str:
        return SUPPORTED if r >= needed_ratio else APPROXIMATE if r >= rule.approximate_within else CONTRADICTED

    words = [f"{row.value:g} {row.unit} with the EU, {row.china:g} USD bn with China in {row.year}: "
             f"a ratio of {row.ratio:.2f}{noted(row.note)}"]
    later = since_when({int(r.year): (verdict(r.ratio), f"{r.value:g} {r.unit} against {r.china:g} USD bn")
                        for r in rows.itertuples()}, int(row.year)) if verdict(row.ratio) != CONTRADICTED else ""
    return Finding(question=question, verdict=verdict(row.ratio), arithmetic=sentence([*words, later]),
                   later=later, official=round(row.ratio, 2), official_unit="times",
                   official_period=str(row.year), **source(row))


def currencies(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """'Most of the trade in …': the shares of the currencies named, in the first year spoken of."""
    rows = rows_of(official, rule.indicator)
    year = s.period_from.year if s.period_from else as_of(s)
    rows = rows[rows.year == newest(rows, year).year]
    named = currencies_named(s)
    if not named:
        return None
    shares = rows.drop_duplicates("entity", keep="last").set_index("entity").value
    parts = share_parts(shares, named)
    question = f"Was most of the trade settled in {', '.join(named)} from {year}?"
    if not parts:
        return unreachable(question, f"No share of {', '.join(named)} at hand for {year}.")
    total, half = sum(parts.values()), (s.value if s.value and s.unit == "percent" else 50)
    verdict = SUPPORTED if total > half else (
        APPROXIMATE if total >= half - rule.approximate_within else CONTRADICTED)
    national = shares.get("RUB+CNY")
    words = [f"{' + '.join(f'{name} {v:g}' for name, v in parts.items())} = {total:g} percent "
             f"in {rows.iloc[0].year}{noted(rows.iloc[0].note)}"]
    if national is not None and "EUR" in parts:
        words.append(f"ruble and yuan alone were {national:g} percent")
    return Finding(question=question, verdict=verdict, arithmetic=sentence(words), official=float(total),
                   official_unit="percent", official_period=str(rows.iloc[0].year), **source(rows.iloc[0]))


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
    words = [f"{indicator_words(row.indicator)} in {row.year}: "
             + ", ".join(f"{r.entity} {r.value:g} percent" for r in same.itertuples())]
    if verdict == APPROXIMATE:
        words.append(f"{' and '.join(larger.entity)} is a group of states")
    return Finding(question=question, verdict=verdict, arithmetic=sentence(words), official=float(row.value),
                   official_unit="percent", official_period=str(row.year), **source(row))


def indicator_words(name: str) -> str:
    return name.replace("_", " ").replace("russia", "Russia").replace("china", "China")


def share(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A country's share in Russia's goods trade."""
    if currencies_named(s):
        return None
    rows = rows_of(official, rule.indicator)
    rows = rows[rows.entity.isin([a for a in s.actors if a != RUSSIA])]
    question = f"Was {' and '.join(a for a in s.actors if a != RUSSIA)}'s share in Russia's trade {claimed(s)}?"
    if rows.empty or s.unit != "percent" or s.value is None:
        return unreachable(question, "No official share at hand.")
    row = newest(rows, s.year or as_of(s))
    if s.year and row.year != s.year:
        return unreachable(question, f"No official share for {s.year} at hand.")
    return Finding(question=question, verdict=compare(s, row.value, rule.supported_within, rule.approximate_within),
                   arithmetic=sentence([f"{s.value:g} against {row.value:g} percent in {row.year}{noted(row.note)}"]),
                   official=float(row.value), official_unit="percent", official_period=str(row.year),
                   **source(row), **bands(s, row.value, rule.supported_within, rule.approximate_within))


def count(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """A count against the official count known then."""
    row = newest(rows_of(official, rule.indicator), as_of(s))
    question = counted(s)
    if row is None or s.value is None:
        return unreachable(question, "No official count at hand.")
    scale = abs(row.value)
    tolerances = (rule.supported_within * scale, rule.approximate_within * scale)
    return Finding(question=question, verdict=compare(s, row.value, *tolerances),
                   arithmetic=sentence([f"{s.value:g} against {row.value:g} {row.unit} in {row.year}{noted(row.note)}"]),
                   official=float(row.value), official_unit=row.unit, official_period=str(row.year),
                   **source(row), **bands(s, row.value, *tolerances))


def counted(s: Statement) -> str:
    """Were there 40 projects (projects refused)?"""
    words, measure = claimed(s), indicator_words(s.measure)
    return f"Were there {words}?" if measure.rstrip("s") in words else f"Were there {words} ({measure})?"


def nearby(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Another quantity than the one claimed: shown, but it decides nothing."""
    rows = rows_of(official, rule.indicator)
    question = counted(s)
    if rows.empty:
        return unreachable(question, rule.reason)
    near = rows[rows.year.isin([as_of(s), as_of(s) + 1])]
    near = near if len(near) else rows.iloc[[-1]]
    counts = ", ".join(f"{r.value:g} {r.unit} in {r.year}" for r in near.itertuples())
    return Finding(question, NOT_CHECKABLE, sentence([rule.reason.rstrip("."), f"nearest official count: {counts}"]),
                   source_url=near.iloc[-1].source_url, source_name=near.iloc[-1].source_name,
                   source_grade=near.iloc[-1].source_grade)


def years_since(s: Statement, rule: pd.Series, official: Official, others: list[Statement]) -> Finding | None:
    """Years from a dated event to the time of writing."""
    question = f"Is it {claimed(s)} since “{rule.indicator}”?"
    events = official.events[official.events.event == rule.indicator]
    if events.empty or s.value is None or not named(events.iloc[0].terms, s):
        return None
    event = events.iloc[0]
    written = s.written_from
    if written is None:
        return unreachable(question, "The time of writing is not known.")
    gap = written.year - int(event.date[:4])
    tolerances = (rule.supported_within * gap, rule.approximate_within * gap)
    return Finding(question=question, verdict=compare(s, gap, *tolerances), official=float(gap),
                   official_unit="year", official_period=event.date, **source(event),
                   arithmetic=sentence([f"{written.year} − {event.date[:4]} = {gap} against {s.value:g}"]),
                   **bands(s, gap, *tolerances))


def named(terms: str, s: Statement) -> bool:
    """Whether the sentence, with the actors it stands for, has a word of each group "a|b;c|d"."""
    text = f"{s.before}{s.after} {' '.join(s.actors)}"
    return all(re.search(rf"\b(?:{group})", text, re.I) for group in terms.split(";") if group)


def sentence(parts: list[str]) -> str:
    """Clauses joined to a sentence with a capital and a full stop."""
    text = "; ".join(p.strip().rstrip(".") for p in parts if p)
    return text[:1].upper() + text[1:] + "." if text else ""


def period_words(s: Statement) -> str:
    """2021, January–November 2023, 2013 to 2023, or the open period."""
    a, b = s.period_from, s.period_to
    if s.year:
        return str(s.year)
    if s.part_of_year:
        months = f"{a:%B}" if a.month == b.month else f"{a:%B}–{b:%B}"
        return f"{months} {a.year}"
    if a and b:
        return f"{a.year} to {b.year}" if a.year != b.year else str(a.year)
    return "a period that is not named" if not a else f"the time since {a.year}"


METHODS: dict[str, Callable] = {f.__name__: f for f in (
    level, growth, target, release, ratio, size_rank, rank, comparison, currencies, largest, share, count,
    nearby, years_since)}
