"""Finds statements of quantity without a numeral: "most of their trade", "main trading partner", "dwarfs"."""

from __future__ import annotations

import re
from typing import NamedTuple

import pandas as pd

ROLE = (
    r"(?:trad(?:e|ing)\s+partners?|(?:\w+\s+)?suppliers?|exporters?|importers?|buyers?|customers?"
    r"|(?:\w+\s+)?markets?|economy|economies"
    r"|investors?|producers?|(?:\w+\s+)?sources?|(?:\w+\s+){0,2}destinations?|creditors?|donors?|lenders?"
    r"|consumers?|sellers?|recipients?|partners?"
    r"|countr(?:y|ies)|arm(?:y|ies)|navy|navies|emitters?|contributors?|manufacturers?|purchasers?|bank"
    r"|compan(?:y|ies))"
)
# What a comparison must be about to be one of quantity: "China's economy is far larger than …".
SIZE = re.compile(
    r"\b(?:econom\w+|GDP|population|trade|exports?|imports?|army|armies|military|forces|budget|market|share"
    r"|volume|debt|output|production|spending|turnover|deficit|surplus|reserves|territory|area)\b",
    re.I,
)
PATTERNS = {
    "vague": re.compile(
        r"\b(?P<most>(?:most|the\s+(?:vast\s+)?majority|a\s+(?:vast\s+|large\s+|small\s+)?(?:majority"
        r"|minority)|much|(?:the\s+)?bulk|the\s+lion['’]s\s+share"
        r"|a\s+(?:large|small|growing|significant|considerable|substantial|tiny|big)\s+(?:share|part|portion"
        r"|proportion|fraction|chunk))\s+of\s+(?!the\s+(?:time|day|world['’]s\s+attention)\b|all\b)"
        r"(?:(?:the|their|its|his|her|our|all|those|these)\s+)?[\w’'-]+(?:\s+(?!(?:has|have|had|was|were|is"
        r"|are|come|comes|went|in|to|of|on|with|after|before|via|by|from|for|and|or|that|which|while)\b)"
        r"[\w’'-]+){0,3})"
        r"|\b(?P<compare>dwarf(?:s|ed|ing)?|outstrip(?:s|ped|ping)?|outweigh(?:s|ed)?|outnumber(?:s|ed)?"
        r"|outpac(?:es|ed|ing)|outspen(?:ds|t)"
        r"|(?:overtook|overtaken|overtakes|surpass(?:es|ed|ing)|exceed(?:s|ed|ing)?|eclips(?:es|ed"
        r"|ing))(?=\s+(?:[A-Z]|that\b|those\b|the\s+(?:US|EU|U\.S\.|United|European))))"
        r"|\b(?P<than>(?:far\s+|much\s+|significantly\s+|considerably\s+|vastly\s+|slightly\s+)?(?:larger"
        r"|bigger|smaller|greater|higher|lower|richer|poorer|fewer)\s+(?:[\w’'-]+\s+){0,2}than)\b"
        r"|\b(?P<record>(?:all-time|record|historic)\s+(?:high|low|level|peak)s?)\b"
    ),
    "rank": re.compile(
        r"\b(?P<rank>(?:main|largest|biggest|top|leading|most\s+important|number[\s-]one|primary|foremost"
        r"|greatest|single\s+largest|single\s+biggest)\s+"
        r"(?:(?!(?:and|or|of|in|to|the)\b)[\w’'-]+\s+){0,3}?" + ROLE + r")\b"
        r"|\b(?P<super>(?:the\s+)?world['’]s\s+(?:largest|biggest|richest|poorest|highest|lowest|longest"
        r"|smallest|fastest[\s-]growing|most\s+populous)"
        r"(?:\s+(?!(?:and|or|of|in|to|the|by|at|on|with)\b)[\w’'-]+){0,2}|(?:largest|biggest"
        r"|most\s+populous)\s+[\w’'-]+\s+(?:in|on)\s+(?:the\s+)?(?:world|earth|planet|globe))"
    ),
}


class Loose(NamedTuple):
    """One statement of quantity without a numeral: text[start:end] == quote; cue names the pattern that found
    it.
    """

    start: int
    end: int
    quote: str
    kind: str
    cue: str


def records(text: str) -> list[Loose]:
    """The rows of `find`, for callers that need no frame."""
    rows = sorted(
        row
        for row in _all(text)
        if row.cue != "than" or SIZE.search(text[max(0, row.start - 80) : row.start])
    )
    kept: list[Loose] = []
    for row in rows:
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return kept


def _all(text: str) -> list[Loose]:
    return sorted(
        Loose(*match.span(match.lastgroup), match.group(match.lastgroup), kind, match.lastgroup)
        for kind, pattern in PATTERNS.items()
        for match in pattern.finditer(text)
    )


def find(text: str) -> pd.DataFrame:
    """Vague quantities and ranks of `text`: start, end, quote, kind (vague or rank), cue (most compare than
    record rank super).
    """
    return pd.DataFrame(records(text), columns=list(Loose._fields))
