"""Gives each number of a sentence its period: its own, its clause's, the sentence's, or the one spoken of
before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsdesk.claims.periods import YEAR, Period, before, shifted


@dataclass(frozen=True)
class Number:
    """What `assign` needs of a number in a sentence: its place, status, and whether another is compared with
    it.
    """

    start: int
    end: int
    status: str = "reported"
    base: bool = False
    change: bool = False


EVENT = re.compile(
    r"\b(?:following|after|when|before|since|because)\s+(?!the\s+(?:first|start"
    r"|beginning)\b)(?:[\w’'-]+\s+){2,12}$",
    re.I,
)  # "after a boycott began in July"

NEAR = re.compile(r"[^,;:.]{0,80}")
CLAUSE = re.compile(
    r";|,?\s+(?:while|whereas|but)\s|,\s+(?:and|as|which|with|up|down|compared|against|from"
    r"|after|before|more|less|though|although|because)\b"
)


def assign(
    text: str, found: list[Period], numbers: list[Number], anchor: Period | None = None
) -> list[Period | None]:
    """The period of each number: its own, its clause's, the sentence's, or `anchor` (what came before).

    A number that another is compared with ("from $108 billion") and that has no period of its own gets the
    one before that of the number compared.
    """
    found = [
        p
        for p in found
        if any(p.start <= n.start < p.end for n in numbers)
        or not EVENT.search(text[max(0, p.start - 90) : p.start])
    ]
    usable = [p for p in found if p.role not in ("day", "base") and (p.first or p.about_from or p.relative)]
    bases = [p for p in found if p.role == "base" and p.first]
    owned = {i: _own(text, number, usable + bases, numbers, i) for i, number in enumerate(numbers)}
    taken = {(p.start, p.end) for i, p in owned.items() if p and numbers[i].base}
    result: list[Period | None] = []
    for i, number in enumerate(numbers):
        own = owned[i]
        if own is None and not number.base:
            free = [p for p in usable if (p.start, p.end) not in taken]
            own = _inherited(text, number, free, numbers, owned, i)
            if own is None and number.status == "reported" and not any(p.role == "at" for p in free):
                own = anchor
        result.append(own)
    for i, number in enumerate(numbers):
        if result[i] is None and number.base:
            result[i] = _before_main(text, number, bases, numbers, result, i)
    _growth_spans(text, numbers, result)
    return _span_ends(text, found, numbers, result)


def _own(text: str, number: Number, found: list[Period], numbers: list[Number], i: int) -> Period | None:
    """The period said right behind the number ("$147 billion in 2021"), or the number itself ("thirty years
    ago").
    """
    following = numbers[i + 1].start if i + 1 < len(numbers) else len(text)
    for period in found:
        if period.start <= number.start < period.end:
            return period
        if number.end <= period.start and (
            period.start < following or text[number.end : following].lstrip()[:1] == "("
        ):
            gap = text[number.end : period.start]
            gap = re.sub(r"\([^)]{0,40}\)", "", gap)
            if NEAR.fullmatch(gap) and (period.role != "base" or number.base):
                ranged = re.search(r"\b(?:to|until|through|and)\b|[-–—]", text[period.start : period.end])
                measured = re.search(r"\b(?:up|down|from|compared|against|than|on|over)\s+(?:the\s+)?$", gap)
                return None if measured and not ranged and not number.base else period
    return None


def _clause(text: str, position: int) -> tuple[int, int]:
    begin, end = 0, len(text)
    for match in CLAUSE.finditer(text):
        if match.end() <= position:
            begin = match.end()
        elif match.start() > position:
            end = match.start()
            break
    return begin, end


def _inherited(
    text: str,
    number: Number,
    free: list[Period],
    numbers: list[Number],
    owned: dict[int, Period | None],
    i: int,
) -> Period | None:
    """The period of the clause (before the number, then behind it), then the sentence's first, then its only
    one.
    """
    begin, end = _clause(text, number.start)
    foreign = {
        (p.start, p.end) for j, p in owned.items() if p and j != i and numbers[j].status != number.status
    }
    mine = [p for p in free if (p.start, p.end) not in foreign]
    if number.status == "target":  # when it was agreed is not when it shall be reached
        mine = [p for p in mine if p.role == "by" or p.start >= number.end]
    before = [p for p in mine if begin <= p.start and p.end <= number.start]
    if before:
        return before[-1]
    behind = [p for p in mine if number.end <= p.start < end]
    if behind:
        return behind[0]
    opening = [p for p in mine if p.end <= min((n.start for n in numbers), default=0)]
    if opening:
        return opening[-1]
    earlier = [p for p in mine if p.end <= number.start]
    if earlier:
        return earlier[-1]
    return mine[0] if len({(p.first, p.last) for p in mine}) == 1 else None


def _before_main(
    text: str, number: Number, bases: list[Period], numbers: list[Number], result: list[Period | None], i: int
) -> Period | None:
    """“to $147 billion from $108 billion”: the second is of the period before the first, if that is known."""
    for period in bases:
        if number.end <= period.start:
            return period
    main = next(
        (result[j] for j in (i - 1, i + 1) if 0 <= j < len(numbers) and result[j] and not numbers[j].base),
        None,
    )
    if main is None or not main.first or not main.last or numbers[i].status != "reported":
        return None
    if main.role in ("by", "since") or shifted(main.first, 1) < main.last[:4] + "-01-02":
        return None  # a span of years has no "one before"
    first, last = before(main.first, main.last)
    return replace(main, first=first, last=last, relative=True)


def _growth_spans(text: str, numbers: list[Number], result: list[Period | None]) -> None:
    """“fell by 53 percent, from 22 billion in March to 10 billion in December”: the change is over both
    months.
    """
    for i, number in enumerate(numbers[:-2]):
        old, new = result[i + 1], result[i + 2]
        if (
            number.change
            and numbers[i + 1].base
            and old
            and new
            and old.first < new.last
            and old.last
            and re.fullmatch(
                r"[\s,]*(?:on\s+average,?\s*)?from\s.{0,30}", text[number.end : numbers[i + 1].start]
            )
        ):
            result[i] = replace(new, first=old.first)


def _span_ends(
    text: str, found: list[Period], numbers: list[Number], result: list[Period | None]
) -> list[Period | None]:
    """“from $55 billion to $87 billion between 2020 and 2021”: the first level is of 2020, the second of
    2021.
    """
    for i in range(len(numbers) - 1):
        one, two = numbers[i], numbers[i + 1]
        span = result[i + 1]
        if not (one.base and span and span.first and span.last and not two.change):
            continue
        inner = re.fullmatch(
            r".{0,20}?(" + YEAR + r")\D{1,9}(" + YEAR + r").{0,4}", text[span.start : span.end]
        )
        if inner and re.match(r"(?:\s*\([^)]{0,50}\))?\s+to\b", text[one.end : two.start]):
            days = int(span.last[:4]) - int(span.first[:4]) - (0 if span.first[5:] == "01-01" else 1)
            late_first = shifted(span.first, days)
            result[i] = replace(span, last=shifted(span.last, -days))
            result[i + 1] = replace(span, first=late_first)
    return result
