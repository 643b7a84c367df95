"""Neighbours that make one expression, and numbers that borrow a unit from a neighbour."""

from __future__ import annotations

from . import cues, nouns
from .mention import Mention
from .tokens import HYPHENS, Tokens

NUMERIC = frozenset({"count", "money", "percent", "measure", "duration", "multiple"})
LENDERS = frozenset({"money", "percent", "measure"})
BORROW_LINKS = frozenset("is was to by and or than at of from".split())
ALTERNATIVES = 3  # "two or three" is a range, "two or thirty" are two numbers
SENTENCE_ENDS = frozenset(".!?")


def join(t: Tokens, mentions: list[Mention]) -> list[Mention]:
    """Joins neighbours that are the two ends of one range."""
    joined: list[Mention] = []
    for right in mentions:
        left = joined[-1] if joined else None
        if left is not None and _is_range(t, left, right):
            _share(left, right)
            if _is_change(t, left):
                joined.append(right)  # "rose from 68 to 147 billion" states two values
            else:
                _merge(t, left, right)
        else:
            joined.append(right)
    return joined


def _is_range(t: Tokens, left: Mention, right: Mention) -> bool:
    if left.kind not in NUMERIC or right.kind not in NUMERIC or left.low != left.high or right.low != right.high:
        return False
    if left.rule in ("age", "times") or right.rule == "times":
        return False
    alike = left.kind == right.kind and left.unit == right.unit
    dollar_first = left.kind == "money" and right.bare and not left.unit_text[:1].islower()
    if not (left.bare or alike or dollar_first):
        return False
    link = t.low[left.last : right.first]
    if not link:  # "2-3": the dash was read as the right one's sign
        return right.signed and t.word[right.first] in HYPHENS and t.glued(right.first)
    before = t.low[left.first - 1] if left.first else ""
    if len(link) == 3 and link[1] == "to" and link[0] in HYPHENS and link[2] in HYPHENS:
        return True  # 0-to-60
    if len(link) == 2 and link[0] in HYPHENS and link[1] in ("to", "or"):
        return link[1] == "to"  # 10- to 15-year
    if len(link) != 1:
        return False
    if link[0] in HYPHENS:
        return left.words == right.words
    if link[0] in ("to", "till"):
        return before != "by" and not (before != "from" and not left.bare and cues.change(t, left))
    if link[0] == "and":
        return "between" in t.low[max(0, left.first - 2) : left.first]
    return link[0] == "or" and left.bare and left.words and right.words and left.scale == right.scale \
        and 0 < right.low - left.low <= ALTERNATIVES


def _is_change(t: Tokens, left: Mention) -> bool:
    """"rose from A to B": two values, not the two ends of a range."""
    return left.first > 0 and t.low[left.first - 1] == "from" and bool(cues.change(t, left))


def _share(left: Mention, right: Mention) -> None:
    """The unit and scale that one end leaves to the other: "2 to 3 million barrels", "$10 to 15 billion"."""
    if left.scale == 1 and right.scale > 1 and abs(left.low) < 1000 and left.low < right.low / right.scale * 1000:
        left.low = left.high = left.low * right.scale
        left.scale = right.scale
    if left.bare:
        if right.kind == "money" and right.unit_text.lower() in ("cents", "cent", "pence"):
            left.low = left.high = left.low / 100
        left.kind, left.unit, left.rule, left.per = right.kind, right.unit, right.rule, right.per
        left.unit_text = right.unit_text
    elif right.bare:
        right.kind, right.unit, right.rule, right.per = left.kind, left.unit, left.rule, left.per or right.per
        right.unit_text = left.unit_text


def _merge(t: Tokens, left: Mention, right: Mention) -> None:
    high = abs(right.high) if right.signed and t.word[right.first] in HYPHENS and left.last == right.first \
        else right.high
    if left.last == right.first and left.kind == "count" and high <= left.low:
        left.rule = "score"  # 2-0, 89-89
    left.high, left.last = high, right.last
    left.per, left.reach, left.words = right.per or left.per, right.reach, right.words


def borrow(t: Tokens, mentions: list[Mention]) -> None:
    """Gives a bare number the unit it shares with a neighbour of its sentence.

    four-, five- and six-cylinder · 280 million of the 1.5 billion shekels · 84.75 cents …, the lowest is 74.07
    """
    for left, right in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        suspended = t.word[left.last] == "-" and t.glued(left.last) and not t.glued(left.last + 1)
        gap = right.first - left.last
        if left.bare and suspended and gap <= 4 and not right.bare and right.kind in NUMERIC:
            _take(left, right)
        elif left.bare and suspended and gap <= 4 and right.bare:
            counted = nouns.phrase(t, right.last) if not right.noun else None
            left.noun = left.unit = right.noun or (counted.singular if counted else "")
            left.rule = "count"
        elif left.bare and right.kind == "money" and 0 < gap <= 2 and t.low[left.last] == "of":
            _take(left, right)
    lender: Mention | None = None
    end = 0
    for m in mentions:
        if lender and any(word in SENTENCE_ENDS for word in t.word[end : m.first]):
            lender = None
        end = m.last
        if m.kind in LENDERS:
            lender = m
        elif lender and m.bare and not m.words and _may_borrow(t, m, lender):
            _take(m, lender)


def _may_borrow(t: Tokens, m: Mention, lender: Mention) -> bool:
    """A number with nothing after it, linked as a co-ordinate; a level after a percent is no percent."""
    link = t.low[m.first - 1]
    if link not in BORROW_LINKS or m.scale != 1 or nouns.phrase(t, m.last, one=True).words:
        return False
    if link == "at":
        return lender.unit == "point"
    if lender.kind == "percent":
        return link == "by"
    return link != "of"


def _take(m: Mention, lender: Mention) -> None:
    m.kind, m.unit, m.per, m.rule, m.unit_text = lender.kind, lender.unit, lender.per, lender.rule, lender.unit_text
    m.words = False
