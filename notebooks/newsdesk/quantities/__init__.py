"""Every numeric expression of a text, with its value, unit, bound and place.

    tokens    text → tokens with offsets, one pass       lexicon  the word lists of data/lexicons
    numerals  tokens → numbers, in digits or words       units    the currency or unit beside a number
    names · dates · orders · vague · ratios · amounts    rules: one reads an expression at a token, or nothing
    ranges    neighbours that make one expression, or lend each other a unit
    counts, nouns   what a bare number counts            cues     bound and change from the words around
    reading   the rules in their order, and what follows: start here

`find` is all that other modules need.
"""

from __future__ import annotations

from operator import attrgetter

import pandas as pd

from newsdesk.quantities.reading import read
from newsdesk.quantities.tokens import Tokens

PLACE = ("start", "end", "quote")
READ = (
    "kind",
    "low",
    "high",
    "unit",
    "bound",
    "change",
    "noun",
    "per",
    "unit_text",
    "rule",
    "date_from",
    "date_to",
)
COLUMNS = PLACE + READ
NUMBERS = {"start": "int64", "end": "int64", "low": "float64", "high": "float64"}

_fields = attrgetter(*READ)
_NOTHING = pd.DataFrame([], columns=list(COLUMNS)).astype(dict.fromkeys(COLUMNS, "str") | NUMBERS)


def records(text: str) -> list[tuple]:
    """The rows of `find` as plain tuples in the order of COLUMNS, for callers that need no frame."""
    t = Tokens(text)
    rows = []
    for m in read(t):
        start, end = t.start[m.first], t.end[m.last - 1]
        rows.append((start, end, text[start:end], *_fields(m)))
    return rows


def find(text: str) -> pd.DataFrame:
    """Every numeric expression of `text`, one row each, in order and without overlap.

    start, end   offsets in characters, end exclusive; text[start:end] == quote
    kind         money percent count measure multiple fraction rank ordinal enumerator date time duration
                 name fixed vague
    low, high    the value or the two ends of a range, in the order of the text; money in base units of its
                 currency, percent as written and positive; NaN where the text leaves it open
    unit         ISO 4217 code, percent, singular of the unit or of the noun counted, year/month/day of a date
    bound        = ~ > < >= <=                   change  up, down or empty
    noun         the noun phrase counted         per     what stands after "per" or "a", singular
    unit_text    the unit as written             rule    the rule that read it
    date_from, date_to   first and last ISO day of a date, empty where the year is open
    """
    rows = records(text)
    return pd.DataFrame(rows, columns=list(COLUMNS)) if rows else _NOTHING.copy()
