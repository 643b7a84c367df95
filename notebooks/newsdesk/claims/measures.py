"""Names what a claim measures: a trade flow, a core measure (data/reference/measures.csv), or the noun
counted.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from newsdesk.claims import flows

MEASURES = Path(__file__).parents[3] / "data" / "reference" / "measures.csv"


@cache
def core() -> tuple[dict, ...]:
    with MEASURES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


TRADE = {
    "total": "bilateral_trade",
    "exports": "exports",
    "imports": "imports",
    "balance": "trade_balance",
    "share": "trade_share",
}


def name(number: dict, reading: flows.Reading, sentence: str) -> str:
    """Name of what is measured: the trade flow, else the first core measure whose cues are near, else the
    noun.
    """
    if reading.concept:
        return TRADE[reading.concept] + ("_growth" if reading.change and reading.concept != "share" else "")
    near = _near(number, sentence)
    fits = [
        m["measure"]
        for m in core()
        if m["cues"]
        and number["kind"] in m["kinds"].split()
        and any(
            all(re.search(rf"\b{re.escape(part)}\b", near, re.I) for part in cue.split("&"))
            for cue in m["cues"].split("|")
        )
    ]
    if fits and fits[0].endswith("_ratio"):
        return ";".join(name for name in fits if name.endswith("_ratio"))
    return fits[0] if fits else _fallback(number)


def _near(number: dict, sentence: str) -> str:
    """The clause around a number, where the words that name its measure stand."""
    if number["kind"] == "count" and number["noun"] and number["unit"] != "time":
        return f"{number['quote']} {number['noun']}{sentence[number['end'] : number['end'] + 50]}"
    left = re.split(
        r"[;:]|,\s+(?:and|but|while"
        r"|whereas)\s",
        sentence[max(0, number["start"] - 140) : number["start"]],
    )[-1]
    return f"{left} {number['quote']}{re.split(r'[;:.]', sentence[number['end'] : number['end'] + 70])[0]}"


SIZES = {
    r"square|hectare|acre": "area",
    r"barrel|ton|cubic|gram|bushel"
    r"|litre": "volume",
    r"met(?:re|er)|mile|f(?:oo|ee)t|inch"
    r"|yard": "distance",
    r"hour|minute|second|day": "duration",
    r"watt": "power",
}


def _fallback(number: dict) -> str:
    noun = re.sub(r"[^a-z]+", "_", str(number["noun"] or number["unit"] or "").lower()).strip("_")
    generic = {
        "money": "amount",
        "percent": "percentage",
        "multiple": "ratio",
        "fraction": "part",
        "rank": "rank",
        "duration": "duration",
        "vague": "quantity",
    }
    if number["kind"] == "measure":
        return next((name for cue, name in SIZES.items() if re.search(cue, str(number["unit"]))), "size")
    if number["kind"] == "count" and noun:
        return noun if noun.endswith("s") else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return generic.get(number["kind"], noun or "quantity")


def loose(found, number: dict, sentence: str) -> str:
    if found.cue == "most":
        noun = re.sub(r"[^a-z]+", "_", found.quote.lower().rsplit(" of ", 1)[-1]).strip("_")
        return "share_of_" + re.sub(r"^(?:the|their|its|his|her|our|all|those|these)_", "", noun)
    if found.kind == "rank":
        number = {**number, "quote": ""}
        quote = found.quote
        fits = [
            m["measure"]
            for m in core()
            if m["cues"]
            and "rank" in m["kinds"].split()
            and any(re.search(rf"\b{re.escape(cue)}\b", quote, re.I) for cue in m["cues"].split("|"))
        ]
        return fits[0] if fits else "rank"
    near = _near(number, sentence)
    return (
        "trade_comparison"
        if found.cue in ("compare", "than")
        and re.search(
            r"\b(?:trade|commerce|exports"
            r"|imports)\b",
            near,
            re.I,
        )
        else "comparison"
        if found.cue in ("compare", "than")
        else "record"
    )
