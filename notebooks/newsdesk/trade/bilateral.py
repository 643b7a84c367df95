"""Picks the bilateral trade figures out of the claims of any article and any pair of countries."""

from __future__ import annotations

import pandas as pd

COLUMNS = [
    "claim",
    "article",
    "start",
    "end",
    "quote",
    "measure",
    "reporter",
    "partner",
    "flow",
    "scope",
    "value",
    "unit",
    "value_usd_bn",
    "bound",
    "period_from",
    "period_to",
    "status",
    "attributed_to",
    "value_high",
    "change",
    "of",
    "about_from",
    "about_to",
    "line",
    "sentence_start",
    "sentence_end",
    "published_from",
    "published_to",
]
MEASURE = {
    "total": "trade_total",
    "exports": "exports",
    "imports": "imports",
    "balance": "balance",
    "share": "share",
}


def figures(claims: pd.DataFrame) -> pd.DataFrame:
    """One row a bilateral trade figure, in the order of `claims`.

    measure  trade_total exports imports balance: levels; growth: a change, in percent or money, direction in
             `change`; share: a part of someone's trade, percent; target: a level aimed at
    of       for growth, share and target what it is of: trade_total exports imports balance
    reporter, partner  the two parties; for exports and imports the reporter is the side that sells or buys,
             for a balance the side whose deficit or surplus it is
    flow     "both", or "A→B" as the goods go
    value    in base units of `unit` (ISO 4217 code, percent, or a unit of mass or volume); value_high the
    upper end of a range; value_usd_bn in billions, only for levels and changes in dollars, nothing
    converted
    period   ISO days, empty where the text leaves it open; about_from .. about_to is then what it can be
    """
    trade = claims[claims.concept != ""].copy()
    level = trade.concept.map(MEASURE).astype("object")
    trade["of"] = level
    trade["change"] = trade.change.where(trade.is_change, "")
    trade["measure"] = level.where(~trade.is_change, "growth")
    trade.loc[(trade.status == "target") & ~trade.is_change & (trade.concept != "share"), "measure"] = (
        "target"
    )
    trade["value"] = trade.low.where(trade.low.notna(), trade.high).round(6)
    trade["value_high"] = trade.high.where(trade.low.notna() & (trade.high != trade.low)).round(6)
    trade["unit"] = trade.unit.where(trade.kind != "fraction", "fraction")
    trade["value_usd_bn"] = (trade.value / 1e9).round(6).where(trade.unit == "USD")
    trade["of"] = trade["of"].where(trade.measure.isin(["growth", "share", "target"]), "")
    return trade[COLUMNS].reset_index(drop=True)
