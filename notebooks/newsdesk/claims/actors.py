"""Finds states and blocs in a text by their names, adjectives, capitals and leaders
(data/lexicons/actors.csv).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).parents[3] / "data" / "lexicons" / "actors.csv"

# "US dollar", "Chinese yuan" and "anti-Chinese" name a currency or a sentiment, not a party to anything.
CURRENCY = r"(?!\$)(?!\s+(?:dollars?|cents|yuan|renminbi|rou?bles?|rupees?|yen|pounds?|won|lira|francs?)\b)"


class Mention(NamedTuple):
    """One name in a text: text[start:end] stands for `actor`; kind as in the lexicon."""

    start: int
    end: int
    actor: str
    kind: str


@cache
def _lexicon() -> tuple[dict[str, tuple[str, str]], re.Pattern]:
    with LEXICON.open(encoding="utf-8", newline="") as file:
        forms = {row["form"]: (row["actor"], row["kind"]) for row in csv.DictReader(file)}
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = (
        r"(?<![\w.])(?<!anti-)(?<!pro-)(?<!non-)(?=[A-Z])(?:"
        + "|".join(map(re.escape, longest_first))
        + r")(?!\w)"
        + CURRENCY
    )
    return forms, re.compile(pattern)


def find(text: str) -> list[Mention]:
    """All mentions of actors in reading order. Prefixes ("Sino-") count only before a hyphen."""
    forms, pattern = _lexicon()
    mentions = []
    for match in pattern.finditer(text):
        actor, kind = forms[match.group()]
        if match.group() in ("US", "U.S.") and text[match.end() : match.end() + 2] == " $":
            continue
        if kind == "not an actor" or (kind == "prefix" and text[match.end() : match.end() + 1] not in "-–‑"):
            continue
        mentions.append(Mention(match.start(), match.end(), actor, kind))
    return mentions


def main_pair(mentions: list[Mention]) -> tuple[str, ...]:
    """The two actors named most often (fewer if the text names fewer); ties go to the one named first."""
    counts = Counter(mention.actor for mention in mentions)
    return tuple(actor for actor, _ in counts.most_common(2))
