"""Compares figures with one another: articles among themselves, and the path a claim implies with what came.

Official figures that differ among themselves are in newsdesk.trade.official.disagreements.
"""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from newsdesk.trade.levels import flow_of, needed, target_year
from newsdesk.trade.official import CHINA, RUSSIA, Official, totals
from newsdesk.trade.statements import Statement, amount, claimed, statements

ROUNDING, SCOPE, PERIOD, CONFLICT = "rounding", "scope", "period", "conflict"


def agreement(figures: pd.DataFrame, official: Official) -> pd.DataFrame:
    """Each pair of figures of two articles for the same quantity, their spread, and what explains it.

    The same quantity is the same measure, pair of countries, unit and kind of statement (a target is not
    compared with an outcome). A spread is `period` if the two speak of different times, `scope` if they cover
    different goods, `rounding` if the quoted digits or a bound allow it, else `conflict`.

    Columns: measure, year (which both name, or one names and the other can mean), one, other (values in the
    unit), unit, spread (percent of the smaller; 0 where one keeps the other's bound), explained_by, words,
    official (if it is at hand), claim_one, claim_other, and article, start,
    end, quote of the first, article_other, start_other, end_other, quote_other of the second.
    """
    asked = [s for s in statements(figures) if s.value is not None] if len(figures) else []
    pairs = [(a, b) for a, b in combinations(asked, 2) if a.article != b.article and _same_quantity(a, b)]
    columns = [
        "measure",
        "year",
        "one",
        "other",
        "unit",
        "spread",
        "explained_by",
        "words",
        "official",
        "claim_one",
        "claim_other",
        "article",
        "start",
        "end",
        "quote",
        "article_other",
        "start_other",
        "end_other",
        "quote_other",
    ]
    frame = pd.DataFrame([_pair(a, b, official) for a, b in pairs], columns=columns)
    order = {CONFLICT: 0, SCOPE: 1, ROUNDING: 2, PERIOD: 3}
    return frame.sort_values("explained_by", key=lambda c: c.map(order), kind="stable", ignore_index=True)


def _family(measure: str) -> str:
    return {"bilateral_trade": "trade_total", "target": "trade_total"}.get(measure, measure)


def _same_quantity(a: Statement, b: Statement) -> bool:
    return (
        _family(a.measure) == _family(b.measure)
        and flow_of(a) == flow_of(b)
        and set(a.actors[:2]) == set(b.actors[:2])
        and a.unit == b.unit
        and (a.status == "target") == (b.status == "target")
    )


def _pair(a: Statement, b: Statement, official: Official) -> tuple:
    small, large = sorted((a.value, b.value), key=abs)
    kept = _within_bound(a, b) or _within_bound(b, a)
    spread = (
        0.0
        if kept and explained(a, b) == ROUNDING
        else round(100 * (large / small - 1), 1)
        if small
        else None
    )
    why = explained(a, b)
    year = None if why == PERIOD else a.year or b.year or (a.last_full_year or b.last_full_year)
    rows = totals(official).set_index("year").value_usd_bn
    known = {CHINA, RUSSIA} <= set(a.actors) and a.unit == "USD" and year in rows.index
    words = f"{claimed(a)} ({_when(a)}) and {claimed(b)} ({_when(b)})"
    return (
        _family(a.measure),
        year,
        a.value,
        b.value,
        a.unit,
        spread,
        why,
        words,
        rows[year] * 1e9 if known else None,
        a.claim,
        b.claim,
        a.article,
        a.start,
        a.end,
        a.quote,
        b.article,
        b.start,
        b.end,
        b.quote,
    )


def explained(a: Statement, b: Statement) -> str:
    """What explains the spread of two figures: period, scope, rounding, or nothing (conflict)."""
    close = abs(a.value - b.value) <= a.rounding() + b.rounding()
    same_year = bool(a.year) and a.year == b.year
    if not same_year and not (close and (_may_mean(a, b) or _may_mean(b, a))):
        return PERIOD
    if a.scope != b.scope:
        return SCOPE
    return ROUNDING if close or _within_bound(a, b) or _within_bound(b, a) else CONFLICT


def _may_mean(a: Statement, b: Statement) -> bool:
    """Whether the undated `a` can be about the time of `b`."""
    first, last = a.about_from or a.period_from or b.period_from, a.about_to or a.period_to or b.period_to
    begins = b.period_from or first
    return not a.year and (
        begins is None or (first <= begins and (b.period_to is None or b.period_to <= last))
    )


def _within_bound(a: Statement, b: Statement) -> bool:
    """Whether `b` keeps the bound of `a`: 107 is more than 100."""
    return (a.bound in (">", ">=") and b.value >= a.value) or (a.bound in ("<", "<=") and b.value <= a.value)


def _when(s: Statement) -> str:
    return str(s.year) if s.year else "no year"


def paths(figures: pd.DataFrame, official: Official) -> pd.DataFrame:
    """What each growth claim, each target of an article and each announced aim needed a year, and what came.

    Columns: kind (growth, target, aim), what, base_year, base, goal (US$ bn), due, needed (percent a year
    from base_year to due), until (the last year of that path with a figure), happened (percent a year from
    base_year to until), met (the year in which the goal was reached, if it was), claim, article, start, end,
    quote, source_url. Rows of articles first.
    """
    series = totals(official).set_index("year").value_usd_bn
    rows = [
        _claimed_path(s, series, official)
        for s in (statements(figures) if len(figures) else [])
        if {CHINA, RUSSIA} <= set(s.actors)
    ]
    rows += [_aim(r, series) for r in official.targets.itertuples()]
    columns = [
        "kind",
        "what",
        "base_year",
        "base",
        "goal",
        "due",
        "needed",
        "until",
        "happened",
        "met",
        "claim",
        "article",
        "start",
        "end",
        "quote",
        "source_url",
    ]
    frame = pd.DataFrame([r for r in rows if r], columns=columns)
    whole = ["base_year", "due", "until", "met", "start", "end"]
    frame[whole] = frame[whole].astype("Int64")
    return frame.drop_duplicates(["kind", "goal", "due", "claim"], ignore_index=True)


def _claimed_path(s: Statement, series: pd.Series, official: Official) -> dict | None:
    place = dict(claim=s.claim, article=s.article, start=s.start, end=s.end, quote=s.quote)
    if s.measure.endswith("growth") and s.unit == "percent" and s.year and s.value and flow_of(s) == "total":
        base = series.get(s.year - 1)
        goal = base * (1 + s.value / 100) if base else None
        return base and {
            **_path("growth", f"growth of {claimed(s)}", s.year - 1, goal, s.year, series),
            **place,
        }
    if s.status == "target" and s.unit == "USD" and s.value and s.period_to:
        base_year = s.last_full_year if s.written_from else _announced(s, official)
        what = f"{amount(s.value, s.unit)} by {s.period_to.year}"
        path = _path("target", what, base_year, s.value / 1e9, s.period_to.year, series)
        return path and {**path, **place}
    return None


def _announced(s: Statement, official: Official) -> int | None:
    """The last full year before the aim was first announced, for a target whose article has no date."""
    same = official.targets[official.targets.target_usd_bn * 1e9 == s.value]
    same = same[same.target_year.map(target_year) == s.period_to.year]
    return int(same.announced_date.min()[:4]) - 1 if len(same) else None


def _aim(row, series: pd.Series) -> dict | None:
    due = target_year(row.target_year)
    base_year = int(row.announced_date[:4]) - 1
    earlier = [y for y in series.index if y <= base_year]
    if due is None or not earlier:
        return None
    what = f"{amount(row.target_usd_bn * 1e9, 'USD')} by {due}"
    path = _path("aim", what, earlier[-1], float(row.target_usd_bn), due, series)
    return path and {**path, "source_url": row.source_url}


def _path(
    kind: str, what: str, base_year: int | None, goal: float, due: int, series: pd.Series
) -> dict | None:
    if base_year not in series.index or due <= base_year:
        return None
    base = series[base_year]
    until = max(y for y in series.index if y <= due)
    happened = needed(base, series[until], until - base_year) if until > base_year else None
    reached = [y for y in series.index if y > base_year and series[y] >= goal]
    return dict(
        kind=kind,
        what=what,
        base_year=base_year,
        base=base,
        goal=round(goal, 2),
        due=due,
        needed=round(needed(base, goal, due - base_year), 1),
        until=until,
        happened=None if happened is None else round(happened, 1),
        met=reached[0] if reached else None,
    )
