"""Reads the word lists of data/lexicons that decide a result, once, into look-up tables."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path

from newsdesk.quantities.tokens import Tokens

LEXICONS = Path(__file__).parents[3] / "data" / "lexicons"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of data/lexicons/<name>.csv."""
    with open(LEXICONS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def number_words() -> dict[str, dict[str, float]]:
    """role -> word -> value, from number_words.csv."""
    table: dict[str, dict[str, float]] = {}
    for row in rows("number_words"):
        value = float(Fraction(row["value"])) if row["value"] else float("nan")
        table.setdefault(row["role"], {})[row["word"]] = value
    return table


def word_set(name: str) -> frozenset[str]:
    """The words of one set of word_sets.csv; its `meaning` says what they decide."""
    words = frozenset(row["word"] for row in _word_sets() if row["set"] == name)
    if not words:
        raise KeyError(f"data/lexicons/word_sets.csv has no set {name!r}")
    return words


@cache
def _word_sets() -> list[dict[str, str]]:
    return rows("word_sets")


class Phrases:
    """Finds the longest listed phrase that starts, or ends, at a token.

    Phrases are cut by the same tokeniser as the text, so "sq m", "b/d" and "°C" need no rules of their own.
    """

    def __init__(self, entries: list[tuple[str, object]], exact: bool = False) -> None:
        self.exact = exact
        self.by_first: dict[str, list[tuple[tuple[str, ...], object]]] = {}
        self.by_last: dict[str, list[tuple[tuple[str, ...], object]]] = {}
        for form, value in entries:
            tokens = Tokens(form)
            key = tuple((tokens.word if exact else tokens.low)[: tokens.n])
            self.by_first.setdefault(key[0], []).append((key, value))
            self.by_last.setdefault(key[-1], []).append((key, value))
        for table in (self.by_first, self.by_last):
            for options in table.values():
                options.sort(key=lambda option: -len(option[0]))

    def at(self, tokens: Tokens, i: int) -> tuple[int, object] | None:
        """The phrase that starts at token i: (token after it, its value)."""
        words = tokens.word if self.exact else tokens.low
        for key, value in self.by_first.get(words[i], ()):
            if tuple(words[i : i + len(key)]) == key:
                return i + len(key), value
        return None

    def before(self, tokens: Tokens, i: int) -> tuple[int, object] | None:
        """The phrase that ends just before token i: (its first token, its value)."""
        words = tokens.word if self.exact else tokens.low
        if i < 1:
            return None
        for key, value in self.by_last.get(words[i - 1], ()):
            if i >= len(key) and tuple(words[i - len(key) : i]) == key:
                return i - len(key), value
        return None
