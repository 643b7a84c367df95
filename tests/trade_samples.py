"""Hand-made claims and trade figures in the columns of DESIGN.md, with offsets into real or made-up texts."""

from __future__ import annotations

import pandas as pd

from newsdesk.articles import Corpus

BILLION = 1e9
CLAIM = dict(kind="money", measure="bilateral_trade", actors="Russia;China", unit="USD", bound="=", change="",
             period_from="", period_to="", status="reported", attributed_to="")


def corpus(texts: dict[str, str], written: dict[str, tuple[str, str]]) -> Corpus:
    """A Corpus with nothing but texts and the interval in which each was written."""
    articles = pd.DataFrame([
        {"article": name, "label": name[:3], "title": "", "author": "", "outlet": "",
         "published_from": written[name][0], "published_to": written[name][1], "words": len(text.split())}
        for name, text in texts.items()])
    return Corpus(articles, pd.DataFrame(), pd.DataFrame(), texts)


def claim(texts: dict[str, str], article: str, quote: str, sentence: str = "", **fields) -> dict:
    """One row of `claims`; the sentence is the text from `sentence` on, up to its full stop."""
    text = texts[article]
    start = text.index(quote, text.index(sentence))
    sentence_start = text.index(sentence) if sentence else text.rfind(". ", 0, start) + 1
    stop = text.find(". ", start)
    value = fields.pop("value", None)
    row = {**CLAIM, "low": value, "high": value, **fields}
    return {"claim": f"{article[:3]}-{start}", "article": article, "line": 1, "start": start,
            "end": start + len(quote), "quote": quote, "sentence_start": sentence_start,
            "sentence_end": stop + 1 if stop > 0 else len(text), **row}


def trade(rows: list[dict]) -> pd.DataFrame:
    """Rows of `trade` from rows of `claims`."""
    frame = pd.DataFrame(rows)
    measures = {"bilateral_trade": "trade_total", "bilateral_trade_growth": "growth"}
    frame = frame.assign(
        measure=frame.measure.replace(measures).where(frame.status != "target", "target"),
        reporter=frame.actors.str.split(";").str[0], partner=frame.actors.str.split(";").str[1],
        flow="both", scope="all goods", value=frame.low)
    frame["value_usd_bn"] = (frame.value / BILLION).where(frame.unit == "USD")
    return frame[["claim", "article", "start", "end", "quote", "measure", "reporter", "partner", "flow", "scope",
                  "value", "unit", "value_usd_bn", "bound", "change", "period_from", "period_to", "status",
                  "attributed_to"]]


def year(y: int) -> dict[str, str]:
    return {"period_from": f"{y}-01-01", "period_to": f"{y}-12-31"}
