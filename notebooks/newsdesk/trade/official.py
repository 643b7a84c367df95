"""Reads the official figures of data/reference into tidy frames: series, targets, indicators, events, rules.

Nothing is interpolated: a year without a row stays without one, and a figure that was computed from a
reported value and a reported growth rate says so in `basis`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

REFERENCE = Path(__file__).resolve().parents[3] / "data" / "reference"

CHINA, RUSSIA = "China", "Russia"
FLOWS = {
    "total": "trade",
    "china_exports": "China's exports to Russia",
    "china_imports": "Russia's exports to China",
}


@dataclass(frozen=True)
class Official:
    """The official figures, each frame with its sources (source_name, source_url, source_date, source_grade).

    series      year, flow (total, china_exports, china_imports; seen from China), side (China, Russia),
                basis (reported, derived), value_usd_bn, growth_pct (change on the year, percent, as released)
    yuan        year, flow, value_cny_bn, growth_cny_pct: what the customs reported in yuan
    targets     announced_date, target_usd_bn, target_year, announced_by, kind
    indicators  indicator, entity, year, value, unit: GDP, population, ranks, shares, counts
    events      date (ISO, as exact as known), event, terms (words that name it in a sentence)
    rules       rule, about, method, measures, actors, mentions, indicator, supported_within,
                approximate_within, reason
    """

    series: pd.DataFrame
    yuan: pd.DataFrame
    targets: pd.DataFrame
    indicators: pd.DataFrame
    events: pd.DataFrame
    rules: pd.DataFrame


def official(folder: str | Path = REFERENCE) -> Official:
    """Reads the reference folder; raises FileNotFoundError if a file is missing."""
    folder = Path(folder)
    return Official(
        series=_series(folder),
        yuan=_read(folder / "trade_yuan.csv"),
        targets=_read(folder / "trade_targets.csv"),
        indicators=_read(folder / "context_indicators.csv"),
        events=_read(folder / "event_dates.csv", text=("date",)),
        rules=_read(folder / "check_rules.csv"),
    )


def totals(official: Official, side: str = CHINA) -> pd.DataFrame:
    """One side's series of total trade, one row a year: a reported figure before a derived one."""
    rows = official.series.query("flow == 'total' and side == @side")
    return rows.sort_values(["year", "basis"], ascending=[True, False]).drop_duplicates("year")


def disagreements(official: Official) -> pd.DataFrame:
    """Where official figures differ: two customs, headline and revised totals, growth in yuan and dollars.

    Columns: kind, year, what, one, other (US$ bn, or percent for growth), difference (percent of `one`, or
    percentage points for growth), words, source_name, source_url.
    """
    rows = [*_two_sides(official), *_headline_and_revised(official), *_two_currencies(official)]
    columns = ["kind", "year", "what", "one", "other", "difference", "words", "source_name", "source_url"]
    return pd.DataFrame(rows, columns=columns)


def _series(folder: Path) -> pd.DataFrame:
    china = _read(folder / "trade_china_russia_annual.csv").assign(side=CHINA, basis="reported")
    russia = _read(folder / "trade_russia_reported.csv").assign(side=RUSSIA, basis="reported")
    derived = _read(folder / "trade_derived_fill_ins.csv").rename(columns={"basis": "reporter"})
    derived = derived.assign(side=CHINA, basis="derived", source_name="computed: " + derived.formula)
    return pd.concat([china, russia, derived.drop(columns="formula")], ignore_index=True)


def _read(path: Path, text: tuple[str, ...] = ()) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=dict.fromkeys(text, str))
    words = frame.columns.difference(frame.select_dtypes("number").columns)
    return frame.fillna(dict.fromkeys(words, ""))


def _two_sides(official: Official) -> list[tuple]:
    both = totals(official, CHINA).merge(totals(official, RUSSIA), on="year", suffixes=("", "_russia"))
    return [
        (
            "side",
            r.year,
            "total trade",
            r.value_usd_bn,
            r.value_usd_bn_russia,
            round(100 * (r.value_usd_bn_russia / r.value_usd_bn - 1), 1),
            f"{r.value_usd_bn:g} (Chinese customs) against {r.value_usd_bn_russia:g} (Russian side)",
            r.source_name_russia,
            r.source_url_russia,
        )
        for r in both.itertuples()
    ]


def _headline_and_revised(official: Official) -> list[tuple]:
    """The base that the next release implies: its total over one plus its growth."""
    rows = totals(official).query("basis == 'reported'")
    following = rows.assign(year=rows.year - 1)
    both = rows.merge(following, on="year", suffixes=("", "_next")).dropna(subset="growth_pct_next")
    both["revised"] = (both.value_usd_bn_next / (1 + both.growth_pct_next / 100)).round(2)
    both = both[_could_not_be_rounding(both)]
    return [
        (
            "revision",
            r.year,
            "total trade",
            r.value_usd_bn,
            r.revised,
            round(100 * (r.revised / r.value_usd_bn - 1), 1),
            f"{r.value_usd_bn:g} as first reported; the next release, {r.value_usd_bn_next:g} after "
            f"{r.growth_pct_next:+g} percent, rests on {r.revised:g}",
            r.source_name_next,
            r.source_url_next,
        )
        for r in both.itertuples()
    ]


def _could_not_be_rounding(both: pd.DataFrame) -> pd.Series:
    """Growth is given to 0.1 points and totals to some digit: a base further off than that was revised."""
    slack = both.value_usd_bn_next / (1 + both.growth_pct_next / 100) ** 2 * 0.0005
    slack += both.value_usd_bn.map(lambda value: 0.5 * 10 ** -len(f"{value:g}".partition(".")[2]))
    precise = both.growth_pct_next.ne(both.growth_pct_next.round())
    return precise & ((both.revised - both.value_usd_bn).abs() > slack)


def _two_currencies(official: Official) -> list[tuple]:
    china = official.series.query("side == 'China' and basis == 'reported'")
    both = official.yuan.merge(china[["year", "flow", "growth_pct"]], on=["year", "flow"])
    both = both.dropna(subset=["growth_pct", "growth_cny_pct"])
    return [
        (
            "currency",
            r.year,
            f"growth of {FLOWS[r.flow]}",
            r.growth_pct,
            r.growth_cny_pct,
            round(r.growth_cny_pct - r.growth_pct, 1),
            f"{r.growth_pct:+g} percent in dollars, {r.growth_cny_pct:+g} percent in yuan",
            r.source_name,
            r.source_url,
        )
        for r in both.itertuples()
    ]
