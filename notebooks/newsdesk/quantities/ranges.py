"""Neighbours that make one expression, and numbers that borrow a unit from a neighbour."""

from __future__ import annotations

from newsdesk.quantities import cues, nouns
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import HYPHENS, Tokens

NUMERIC = frozenset({"count", "money", "percent", "measure", "duration", "multiple"})
LENDERS = frozenset({"money", "percent", "measure"})
BORROW_LINKS = word_set("borrow links")
LEVEL_LINKS = frozenset(("to", "at"))
LONGEST_LOAN = 20  # tokens between a number and the earlier one it takes its unit from
LONGEST_GAP = 4  # tokens between a number and the one it lends its unit to
ALTERNATIVES = 3  # "two or three" is a range, "two or thirty" are two numbers
SMALL_COINS = word_set("small coins")
SENTENCE_ENDS = frozenset(".!?")


def join(t: Tokens, mentions: list[Mention]) -> list[Mention]:
    """Joins neighbours that are the ends of one range: first those a dash joins, then those a word does."""
    for link in (_dashed, _worded):
        joined: list[Mention] = []
        for right in mentions:
            left = joined[-1] if joined else None
            if left is not None and _alike(left, right) and link(t, left, right):
                _share(left, right)
                # "rose from 68 to 147 billion" states two values; in "68 to 70-75" one end is a range
                if _is_change(t, left, right) or right.low != right.high:
                    joined.append(right)
                else:
                    _merge(t, left, right)
            else:
                joined.append(right)
        mentions = joined
    return mentions


def _alike(left: Mention, right: Mention) -> bool:
    """Two numbers that may be the ends of one range: of one unit, or one of them without any."""
    if left.kind not in NUMERIC or right.kind not in NUMERIC or left.low != left.high:
        return False
    if left.rule == "times" or (left.rule == "age" and not right.bare):
        return False
    alike = left.kind == right.kind and left.unit == right.unit
    dollar_first = left.kind == "money" and right.bare and not left.unit_text[:1].islower()
    return left.bare or alike or dollar_first or left.rule == "age"


def _dashed(t: Tokens, left: Mention, right: Mention) -> bool:
    """10–15, 0-to-60, 10- to 15-year."""
    link = t.low[left.last : right.first]
    if not link:  # the dash was read as the right one's sign
        return right.signed and t.word[right.first] in HYPHENS and t.glued(right.first)
    if len(link) == 1:
        return link[0] in HYPHENS and left.words == right.words
    return (
        len(link) in (2, 3)
        and link[0] in HYPHENS
        and link[1] == "to"
        and (len(link) == 2 or link[2] in HYPHENS)
    )


def _worded(t: Tokens, left: Mention, right: Mention) -> bool:
    """2 to 3, between 2 and 3, two or three."""
    if right.first != left.last + 1:
        return False
    link, before = t.low[left.last], t.low[left.first - 1] if left.first else ""
    if link in ("to", "till"):
        return before != "by" and (before == "from" or left.bare or not cues.change(t, left))
    if link == "and":
        return "between" in t.low[max(0, left.first - (4 if left.rule == "age" else 2)) : left.first]
    return (
        link == "or"
        and left.bare
        and left.words
        and right.words
        and left.scale == right.scale
        and 0 < right.low - left.low <= ALTERNATIVES
    )


def _is_change(t: Tokens, left: Mention, right: Mention) -> bool:
    """As in "rose from A to B" and "from 15 to 7.5 percent": two values, not the two ends of a range."""
    if left.first == 0 or t.low[left.first - 1] != "from":
        return False
    return right.high < left.low or bool(cues.governing_change(t, left))


def _share(left: Mention, right: Mention) -> None:
    """The unit and scale that one end leaves to the other: "2 to 3 million barrels", "$10 to 15 billion"."""
    part = right.low / right.scale
    if left.scale == 1 and right.scale > 1 and abs(left.low) < (part if left.kind == "money" else part * 20):
        left.low = left.high = left.low * right.scale
        left.scale = right.scale
    if left.bare:
        if right.kind == "money" and right.unit_text.lower() in SMALL_COINS:
            left.low = left.high = round(left.low / 100, 6)
        left.kind, left.unit, left.rule, left.per = right.kind, right.unit, right.rule, right.per
        left.unit_text = right.unit_text
    elif right.bare:
        right.kind, right.unit, right.rule, right.per = left.kind, left.unit, left.rule, left.per or right.per
        right.unit_text = left.unit_text


def _merge(t: Tokens, left: Mention, right: Mention) -> None:
    high = (
        abs(right.high)
        if right.signed and t.word[right.first] in HYPHENS and left.last == right.first
        else right.high
    )
    if left.bare and high <= left.low and t.word[right.first - 1] in HYPHENS | {t.word[right.first]}:
        left.rule = "score"  # 2-0, 89-89
    left.high, left.last = high, right.last
    left.per, left.reach, left.words = right.per or left.per, right.reach, right.words


def borrow(t: Tokens, mentions: list[Mention]) -> None:
    """Gives a bare number the unit it shares with a neighbour of its sentence.

    four-, five- and six-cylinder · 280 million of the 1.5 billion shekels · 84.75 cents …, the lowest 74.07
    """
    for left, right in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        gap = right.first - left.last
        if not left.bare or not 0 < gap <= LONGEST_GAP:
            continue
        dash = t.word[left.last] == "-" and t.glued(left.last)
        suspended = dash and not (t.glued(left.last + 1) and t.kind[left.last + 1] == "w")
        coordinate = gap == 1 and t.low[left.last] in ("and", "or") and left.words == right.words
        if not (suspended or coordinate or (right.kind == "money" and t.low[left.last] == "of")):
            continue
        if right.kind in LENDERS or right.kind == "duration":
            _take(left, right)
        elif right.kind == "count" and (noun := right.noun or nouns.phrase(t, right.last).singular):
            left.noun = left.unit = right.noun = right.unit = noun
            left.rule = right.rule = "count"
    _borrow_back(t, mentions)


def _borrow_back(t: Tokens, mentions: list[Mention]) -> None:
    lender = points = before = None
    end = 0
    for m in mentions:
        if not SENTENCE_ENDS.isdisjoint(t.word[end : m.first]):
            lender = points = None
        end = m.last
        counted = nouns.phrase(t, before.last) if before is not None and before.bare else None
        before = m
        if m.kind in LENDERS:
            lender = m
            points = m if m.unit == "point" else points
        elif m.bare and t.low[m.first - 1] == "including" and counted and not nouns.phrase(t, m.last).words:
            m.noun = m.unit = counted.singular  # 6 million homes, including 1.5 million in the city
            m.rule = "count"
        elif (
            lender and m.bare and not m.words and m.scale == 1 and not nouns.phrase(t, m.last, one=True).words
        ):
            link = t.low[m.first - 1]
            if points and link in LEVEL_LINKS:
                _take(m, points)  # an index that moved by points stands at points
            elif link in BORROW_LINKS and (lender.kind != "percent" or link == "by"):
                _take(m, lender)  # a level after a percent is no percent


def _take(m: Mention, lender: Mention) -> None:
    if lender.kind == "money" and lender.unit_text.lower() in SMALL_COINS:
        m.low, m.high = round(m.low / 100, 6), round(m.high / 100, 6)
    m.kind, m.unit, m.per, m.rule, m.unit_text = (
        lender.kind,
        lender.unit,
        lender.per,
        lender.rule,
        lender.unit_text,
    )
    m.words = False
