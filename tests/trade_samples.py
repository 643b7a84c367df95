"""Hand-made claims and trade figures in the columns of DESIGN.md, for the tests of the trade room."""

from __future__ import annotations

import pandas as pd

CLAIM = {
    "kind": "money",
    "measure": "bilateral_trade",
    "actors": "Russia;China",
    "unit": "USD",
    "bound": "=",
    "change": "",
    "period_from": "",
    "period_to": "",
    "about_from": "",
    "about_to": "",
    "status": "reported",
    "attributed_to": "",
    "published_from": "2024-06-01",
    "published_to": "2024-06-30",
}
MEASURES = {"bilateral_trade": "trade_total", "bilateral_trade_growth": "growth"}


def year(y: int) -> dict[str, str]:
    return {"period_from": f"{y}-01-01", "period_to": f"{y}-12-31"}


def written(first: str, last: str = "") -> dict[str, str]:
    return {"published_from": first, "published_to": last or first}


def claim(
    quote: str, value: float | None = None, sentence: str = "", article: str = "a.txt", **fields
) -> dict:
    """One row of `claims`; the sentence is the whole text, and the quote stands in it."""
    sentence = sentence or f"It was {quote} then."
    start = sentence.index(quote)
    return {
        "claim": f"{article}-{start}-{quote}",
        "article": article,
        "line": 1,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "sentence_start": 0,
        "sentence_end": len(sentence),
        "sentence": sentence,
        **CLAIM,
        "low": value,
        "high": value,
        **fields,
    }


def trade(*claims: dict) -> pd.DataFrame:
    """Rows of `trade` from rows of `claims`."""
    frame = pd.DataFrame(claims)
    pair = frame.actors.str.split(";", expand=True)
    frame = frame.assign(
        of="trade_total",
        measure=frame.measure.replace(MEASURES),
        reporter=pair[0],
        partner=pair[1],
        flow="both",
        scope="all goods",
        value=frame.low,
    )
    frame["measure"] = frame.measure.where(frame.status != "target", "target")
    frame["value_usd_bn"] = (frame.value / 1e9).where(frame.unit == "USD")
    return frame.drop(columns=["actors", "low", "high", "kind", "sentence"])


def articles(*names: str) -> pd.DataFrame:
    return pd.DataFrame({"article": names, "label": [n.removesuffix(".txt") for n in names]})


GROWTH = claim(
    "36 percent",
    36,
    kind="percent",
    measure="bilateral_trade_growth",
    unit="percent",
    change="up",
    status="expected",
    article="b.txt",
    **year(2021),
    **written("2022-02-01"),
)
LEVEL = claim(
    "$147 billion", 147e9, status="expected", article="b.txt", **year(2021), **written("2022-02-01")
)
OPEN = claim("$240 billion", 240e9, about_from="2023-01-01", about_to="2024-06-30", article="c.txt")
PASSED = claim(
    "$100 billion",
    100e9,
    bound=">",
    sentence="Trade passed $100 billion for the first time.",
    article="d.txt",
    **year(2018),
    **written("2021-06-20"),
)
PLAN = claim("$200 billion", 200e9, status="target", article="d.txt", **year(2024), **written("2021-06-20"))
FIVE = (GROWTH, LEVEL, OPEN, PASSED, PLAN)
