"""Reads word lists of data/lexicons and finds their patterns in text, with character offsets.

A pattern is a row of words a reader can open and dispute; case and hyphens do not matter.

    joint exercise+        consecutive words; `+` any regular ending (exercise, exercises, exercised, …)
    militar*               any word that begins so
    (sell|sold) .. arms    alternatives for one word; `..` up to four other words of the same sentence
    {west} sanctions       an actor of that bloc: west, china, russia, partner (a side of the tie),
                           pair (both sides at once), other, or actor (any of them)

Matching walks along words, never backtracks over characters, and is linear in the length of the text.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LEXICONS = Path(__file__).parents[3] / "data" / "lexicons"
GAP = 4  # words that `..` may pass over

# Initials with full stops (U.S., U.N.), words with an inner apostrophe (don't), plain words. A possessive
# 's is left outside the word.
WORD = re.compile(r"(?:[A-Za-z]\.){2,4}|\w{1,40}n[’']t\b|[^\W_]+")
SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]{0,3}(?=\s+[“\"‘'(\[]?[A-Z0-9])|\n")
INITIALS = {
    "US": "usa",
    "U.S.": "usa",
    "U.S.A.": "usa",
    "USA": "usa",
    "UN": "u.n.",
    "U.N.": "u.n.",
    "EU": "e.u.",
    "E.U.": "e.u.",
    "UK": "u.k.",
    "U.K.": "u.k.",
    "WHO": "w.h.o.",
}
BLOCS = ("west", "china", "russia", "partner", "pair", "other", "actor")


@dataclass
class Words:
    """The words of a text: lower-cased form, offsets, number of the sentence, bloc of the actor named."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    limits: list[int]  # for each word, the position after the last word of its sentence
    blocs: list[tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.forms)


@dataclass(frozen=True)
class Term:
    """One row of a lexicon: the list it belongs to, its label, pattern and weight."""

    lexicon: str
    label: str
    pattern: str
    weight: float


@dataclass(frozen=True)
class Hit:
    """Where a term was found: word positions first and last (inclusive) and character offsets."""

    term: Term
    first: int
    last: int
    start: int
    end: int


def split(text: str, sentence_ends: Sequence[int] | None = None) -> Words:
    """Words of `text`; `sentence_ends` are offsets at which a sentence is over (default: found by full
    stops)."""
    if sentence_ends is None:
        sentence_ends = [m.end() for m in SENTENCE_END.finditer(text)]
    forms, starts, ends, sentences, number = [], [], [], [], 0
    for match in WORD.finditer(text):
        start, word = match.start(), match.group()
        if word in ("s", "S") and start and text[start - 1] in "’'":
            continue
        while number < len(sentence_ends) and sentence_ends[number] <= start:
            number += 1
        forms.append(INITIALS.get(word) or word.lower())
        starts.append(start)
        ends.append(match.end())
        sentences.append(number)
    limits = [bisect_right(sentences, number) for number in sentences]
    return Words(text, forms, starts, ends, sentences, limits, [()] * len(forms))


def inflections(word: str) -> set[str]:
    """Regular English forms of a noun or verb: s, es, ies, ed, ing, with e-dropping and doubling."""
    forms = {word, word + "s", word + "es", word + "ed", word + "ing"}
    if word.endswith("e"):
        forms |= {word + "d", word[:-1] + "ing"}
    if word.endswith("y"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", word):
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


@dataclass(frozen=True)
class Slot:
    """What one place of a pattern accepts: exact words, beginnings of words, or blocs; or a gap."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    blocs: frozenset[str] = frozenset()
    gap: bool = False

    def accepts(self, words: Words, i: int) -> bool:
        form = words.forms[i]
        return (
            form in self.words
            or (bool(self.stems) and form.startswith(self.stems))
            or (bool(self.blocs) and not self.blocs.isdisjoint(words.blocs[i]))
        )


def compile_pattern(pattern: str) -> tuple[Slot, ...]:
    """Slots of a pattern. ValueError names the pattern where it is empty, opens with a gap or has a bad
    bloc."""
    slots = []
    for part in pattern.replace("-", " ").split():
        if part == "..":
            slots.append(Slot(gap=True))
            continue
        words, stems, blocs = set(), [], set()
        for word in part.strip("()").split("|"):
            if word.startswith("{"):
                blocs.add(word.strip("{}"))
            elif word.endswith("*"):
                stems.append(word[:-1])
            elif word.endswith("+"):
                words |= inflections(word[:-1])
            else:
                words.add(word)
        if not blocs <= set(BLOCS) or not all([*words, *stems] or blocs):
            raise ValueError(f"Cannot read the lexicon pattern {pattern!r}")
        slots.append(Slot(frozenset(words), tuple(stems), frozenset(blocs)))
    if not slots or slots[0].gap or slots[-1].gap:
        raise ValueError(f"A lexicon pattern must begin and end with a word: {pattern!r}")
    return tuple(slots)


def read(name: str, label: str) -> list[Term]:
    """Terms of data/lexicons/`name`.csv; `label` is the column that says what a pattern stands for."""
    with open(LEXICONS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [
            Term(name, row[label], row["pattern"], float(row.get("weight") or 1))
            for row in csv.DictReader(file)
        ]


Pattern = tuple[Term, tuple[Slot, ...]]


@dataclass(frozen=True)
class Openings:
    """Patterns that may begin at a word: whole ones, those whose second word is fixed, all others."""

    whole: tuple[Term, ...]
    second: dict[str, tuple[Pattern, ...]]
    others: tuple[Pattern, ...]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Openings:
        whole, second, others = [], {}, []
        for term, slots in patterns:
            if len(slots) == 1:
                whole.append(term)
            elif slots[1].words and not slots[1].stems and not slots[1].blocs:
                for word in sorted(slots[1].words):
                    second.setdefault(word, []).append((term, slots))
            else:
                others.append((term, slots))
        return cls(tuple(whole), {word: tuple(some) for word, some in second.items()}, tuple(others))


class Matcher:
    """Finds many terms in one walk along the words, looking each word up by its form or beginning."""

    def __init__(self, terms: Iterable[Term]):
        self._exact: dict[str, list[Pattern]] = {}
        self._stems: dict[str, list[Pattern]] = {}
        blocs: dict[str, list[Pattern]] = {}
        for term in terms:
            slots = compile_pattern(term.pattern)
            for index, keys in (
                (self._exact, slots[0].words),
                (self._stems, slots[0].stems),
                (blocs, slots[0].blocs),
            ):
                for key in sorted(keys):
                    index.setdefault(key, []).append((term, slots))
        self._blocs = {bloc: Openings.of(some) for bloc, some in blocs.items()}
        self._longest = max(map(len, self._stems), default=0)
        self._of_word = lru_cache(maxsize=65536)(self._openings)

    def _openings(self, form: str) -> Openings | None:
        found = list(self._exact.get(form, ()))
        for length in range(1, min(len(form), self._longest) + 1):
            found += self._stems.get(form[:length], ())
        return Openings.of(found) if found else None

    def find(self, words: Words) -> list[Hit]:
        """All hits, in order of their first word; hits may overlap."""
        hits: list[Hit] = []
        for i, form in enumerate(words.forms):
            openings = self._of_word(form) if len(form) <= 40 else None
            if openings:
                _begin(openings, words, i, hits)
            for bloc in words.blocs[i]:
                if bloc in self._blocs:
                    _begin(self._blocs[bloc], words, i, hits)
        return hits


def _begin(openings: Openings, words: Words, i: int, hits: list[Hit]) -> None:
    """Adds to `hits` the patterns of `openings` that match from word `i` on."""
    start = words.starts[i]
    for term in openings.whole:
        hits.append(Hit(term, i, i, start, words.ends[i]))
    if i + 1 == words.limits[i]:
        return
    for term, slots in (*openings.second.get(words.forms[i + 1], ()), *openings.others):
        last = _match(slots, words, i)
        if last >= 0:
            hits.append(Hit(term, i, last, start, words.ends[last]))


def _match(slots: tuple[Slot, ...], words: Words, first: int) -> int:
    """Position of the last word when `slots` match from word `first` on, -1 when they do not.

    Keeps the positions reached so far, so a gap costs a bounded number of steps and there is no recursion.
    """
    reached, limit, step = [first], words.limits[first], 1
    for slot in slots[1:]:
        if slot.gap:
            step = GAP + 1
            continue
        ahead = (
            sorted({j for i in reached for j in range(i + 1, min(i + 1 + step, limit))})
            if len(reached) > 1
            else range(reached[0] + 1, min(reached[0] + 1 + step, limit))
        )
        reached = [j for j in ahead if slot.accepts(words, j)]
        if not reached:
            return -1
        step = 1
    return reached[0]
