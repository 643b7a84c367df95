"""Word lists of the claims modules (data/lexicons/claim_words.csv) as parts of regular expressions."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parents[3] / "data" / "lexicons" / "claim_words.csv"


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    with LEXICON.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lists.setdefault(row["list"], []).append(row["word"])
    return lists


def any_of(name: str) -> str:
    """The words of a list as one group, longest first: a space is any white space, a final * any ending."""
    words = sorted(_lists()[name], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for w in words) + ")"
