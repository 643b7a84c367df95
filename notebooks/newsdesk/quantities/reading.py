"""Reads the numeric expressions of a text, left to right.

At every token that may hold a number the rules of `RULES` are tried in order; the first that reads something
makes a `Mention`, and the reading goes on behind it. Then neighbours join into ranges and lend each other
units, bare numbers get the noun they count, and the words around give bound and change.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from newsdesk.quantities import amounts, counts, cues, dates, names, numerals, orders, ranges, ratios, vague
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import Tokens

Rule = Callable[[Tokens, int], "Mention | None"]


def unread(t: Tokens, i: int) -> Mention | None:
    """A number word that no rule could read stands as a fixed phrase, so that nothing is left over."""
    if t.kind[i] == "n" or t.low[i] in STRICT_WORDS:
        return Mention(i, i + 1, "fixed", rule="unread", bound="=")
    return None


RULES: tuple[Rule, ...] = (
    dates.part_of_year,
    names.glued_name,
    names.list_number,
    orders.rank,
    dates.clock,
    dates.date,
    names.named_number,
    names.address,
    vague.vague,
    ratios.fraction,
    ratios.multiple,
    orders.ordinal,
    amounts.quantity,
    amounts.bare_period,
    unread,
)
STRICT_WORDS = (
    frozenset(numerals.CARDINAL)
    | frozenset(numerals.ORDINAL)
    | frozenset(("hundred", "thousand", "million", "billion", "trillion", "dozen", "half"))
)
ROMAN_LETTERS = frozenset("IVXLC")
TRIGGERS = (
    (names.NUMBER_WORDS - {"quarters"})
    | frozenset(dates.MONTHS)
    | frozenset(dates.DECADES)
    | frozenset(("decade", "decades", "century", "centuries", "bn", "tn"))
)


def _phrase_triggers() -> frozenset[str]:
    """First words of listed phrases that hold no number word, so that they are tried too."""
    firsts = set()
    for table in (names.NAMES, names.IDIOMS):
        for options in table.by_first.values():
            for key, _ in options:
                if not any(word.lower() in TRIGGERS or word[0].isdigit() for word in key):
                    firsts.add(key[0].lower())
    return frozenset(firsts)


NAME_LINKS = frozenset(("and", "or", "/", "&"))
PHRASE_TRIGGERS = _phrase_triggers()


def read(t: Tokens) -> list[Mention]:
    """All numeric expressions of the text, in order, without overlap."""
    mentions: list[Mention] = []
    i = end = 0
    while i < t.n:
        if _may_hold_number(t, i):
            found = [m for m in names.fixed_phrase(t, i, end) if m.first >= end]
            if not found and t.low[i] not in PHRASE_TRIGGERS:
                found = _first_rule(t, i, end)
            if found:
                mentions += found
                end = mentions[-1].last
                i = max(i, end - 1)
        i += 1
    mentions = ranges.join(t, mentions)
    ranges.borrow(t, mentions)
    before: Mention | None = None
    for m, after in zip_longest(mentions, mentions[1:]):
        if m.bare and before is not None and _continues_name(t, before, m):
            m.kind, m.rule = "name", "part of a name"
        elif m.kind == "count" and m.rule in ("", "score") and not m.noun:
            counts.count(t, m, after)
        cues.read(t, m, before)
        m.low, m.high = float(m.low), float(m.high)
        before = m
    return mentions


def _continues_name(t: Tokens, before: Mention, m: Mention) -> bool:
    """A bare number inside the noun phrase before it, or co-ordinate with a name's: Nord Stream 1 and 2."""
    if m.words or m.low != m.high:
        return False
    if m.first < before.reach and before.rule != "partitive":
        return True  # two new 737 Max jets
    return before.rule == "part of a name" and m.first == before.last + 1 and t.low[before.last] in NAME_LINKS


def _first_rule(t: Tokens, i: int, end: int) -> list[Mention]:
    for rule in RULES:
        m = rule(t, i)
        if m is not None and m.first >= end:
            return [m]
    return []


def _may_hold_number(t: Tokens, i: int) -> bool:
    kind, low = t.kind[i], t.low[i]
    if kind == "n" or low in TRIGGERS or low in PHRASE_TRIGGERS:
        return True
    if kind != "w":
        return low in numerals.VULGAR
    word = t.word[i]
    if word[0] in ROMAN_LETTERS and len(word) < 9 and word[:2].isupper():
        return bool(numerals.roman_value(word) or numerals.roman_value(word[:-2]))
    return low.endswith("fold")
