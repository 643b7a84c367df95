"""When an article was published, as an interval of days, from its own text, with the evidence in words.

A date line settles it, unless the text speaks of something later. Otherwise every clue gives bounds: a year
or a dated event (data/lexicons/dated_events.csv) is a first possible day; "last month" or "on Wednesday"
beside a dated event, or a plan "by 2024", a last one too. The interval is what all clues allow.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from newsdesk.articles.furniture import DATE
from newsdesk.articles.lines import Line

EVENTS = Path(__file__).parents[3] / "data" / "lexicons" / "dated_events.csv"

DATED = "The page is dated"  # how the evidence of a date line begins

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|"
    r"December),? (19\d\d|20\d\d)\b"
)
_YEAR = re.compile(
    r"(?<![\d$€£¥.,-])\b(?:19|20)\d\d\b(?![\d%]|[.,]\d|-\d| (?:billion|million|percent|people))"
)
_TARGET = re.compile(r"\b(?:by|until|before) (?:the (?:end|year) (?:of )?)?$")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|(?-i:may)|plans?|planned|aims?|targets?|goal|expect(?:s|ed)?|"
    r"forecasts?|upcoming|next|"
    r"ahead of|scheduled|due to|going to|is to|are to|hopes?)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(last|earlier this|this|past) (year|month|week)\b|\b(yesterday|today)\b|"
    r"\bon (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
    re.I,
)


@dataclass(frozen=True)
class Clue:
    """Days the text allows, either end open (None), and the words that say so."""

    first: date | None
    last: date | None
    words: str
    event: bool = False  # rests on a dated event, not on a year alone


def interval(rows: list[Line], sentences: list[str]) -> dict[str, str]:
    """published_from, published_to (ISO days, empty where nothing can be said) and date_evidence.

    `rows` are the lines of the page with their roles, `sentences` those of its body.
    """
    clues = [clue for sentence in sentences for clue in [*_years(sentence), *_events(sentence)]]
    stated = _stated(rows)
    if stated:
        later = [c for c in clues if c.event and c.first and c.first > stated.last]
        if not later:
            return _told(stated.first, stated.last, [stated])
        clues = [*later, Clue(None, None, f"{stated.words[:-1]}, which the text itself contradicts.")]
    first = max((c.first for c in clues if c.first), default=None)
    last = min((c.last for c in clues if c.last), default=None)
    if first and last and first > last:
        last = None
        clues = [*clues, Clue(None, None, "Its signs of a last day disagree with that.")]
    binding = [
        c
        for c in clues
        if (first and c.first == first) or (last and c.last == last) or not (c.first or c.last)
    ]
    return _told(first, last, _distinct(binding))


def _told(first: date | None, last: date | None, clues: list[Clue]) -> dict[str, str]:
    words = " ".join(c.words for c in clues) or "The text names no date, and no event or year to date it by."
    if (first is None) != (last is None):
        words += " It gives no last day." if last is None else " It gives no first day."
    return {
        "published_from": first.isoformat() if first else "",
        "published_to": last.isoformat() if last else "",
        "date_evidence": words,
    }


def _distinct(clues: list[Clue]) -> list[Clue]:
    """The first clue for each pair of bounds, three at most."""
    kept = {(c.first, c.last): c for c in reversed(clues)}
    return list(reversed(kept.values()))[:3]


def _stated(rows: list[Line]) -> Clue | None:
    """The date line of the page: rather one that says so or stands under the title, none from below."""
    end = max((i for i, row in enumerate(rows) if row.role == "body"), default=0)
    title = min((i for i, row in enumerate(rows) if row.role == "title"), default=0)
    found = []
    for index, row in enumerate(rows):
        if row.role != "boilerplate" or not row.reason.startswith(("date", "byline")):
            continue
        says = bool(re.search(r"(?i)publish|posted", row.text[:80]))
        match = DATE.search(row.text[:200])
        days = parse(match.group()) if match else None
        if days and (index < end or says):
            found.append(
                (not says, index < title, index, Clue(*days, f"{DATED} “{row.text[:60]}”."))
            )
    return min(found, key=lambda f: f[:3])[3] if found else None


def parse(words: str) -> tuple[date, date] | None:
    """First and last day a written date can mean (3/4/2021 is two); None where it is no date."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    month = re.search(r"[a-z]{3,9}", re.sub(r"(?<=\d)(?:st|nd|rd|th)|\bof\b", "", words.lower()))
    if month and len(numbers) == 2:
        options = [(numbers[1], _MONTHS.index(month.group()[:3]) + 1, numbers[0])]
    elif len(numbers) == 3 and numbers[0] > 31:
        options = [tuple(numbers)]
    elif len(numbers) == 3:
        a, b, year = numbers
        options = [(year + 2000 * (year < 100), month, day) for month, day in ((a, b), (b, a))]
    else:
        return None
    days = sorted(day for day in map(_day, options) if day)
    return (days[0], days[-1]) if days else None


def _day(parts: tuple[int, int, int]) -> date | None:
    try:
        return date(*parts)
    except ValueError:
        return None


def _years(sentence: str) -> list[Clue]:
    clues = []
    ahead = _AHEAD.search(sentence)
    for match in _YEAR.finditer(sentence):
        year, before = int(match.group()), sentence[max(0, match.start() - 30) : match.start()]
        quote = _quote(sentence, match.start(), match.end())
        if ahead and _TARGET.search(before):
            clues.append(Clue(None, date(year, 12, 31), f"{quote} still lies ahead."))
        elif not ahead:
            month = _MONTH_YEAR.search(sentence[max(0, match.start() - 12) : match.end()])
            first = (
                date(year, _MONTHS.index(month.group(1)[:3].lower()) + 1, 1) if month else date(year, 1, 1)
            )
            clues.append(Clue(first, None, f"{quote} is spoken of as past or present."))
    return clues


def _quote(sentence: str, start: int, end: int) -> str:
    """The words around a place, cut at white space."""
    begin = sentence.rfind(" ", max(0, start - 60), max(0, start - 25)) + 1 or max(0, start - 25)
    stop = sentence.find(" ", end + 15, end + 60)
    return f"“{sentence[begin : stop if stop > 0 else end + 15].strip()}”"


@cache
def events() -> list[dict]:
    """Rows of data/lexicons/dated_events.csv."""
    with EVENTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _events(sentence: str) -> list[Clue]:
    low = sentence.lower()
    clues = []
    for event in events():
        groups = [group.split("|") for group in event["words"].split(";")]
        if not all(any(word in low for word in group) for group in groups):
            continue
        first, last = date.fromisoformat(event["first"]), date.fromisoformat(event["last"])
        place = min(low.find(word) for word in groups[-1] if word in low)
        relative = _RELATIVE.search(sentence[max(0, place - 80) : place + 80])
        clues.append(_placed(event["event"], first, last, relative))
    return clues


def _placed(event: str, first: date, last: date, relative: re.Match | None) -> Clue:
    """Bounds from an event, narrowed by a relative expression beside it."""
    span = f"{first}" if first == last else f"{first} to {last}"
    if relative is None:
        return Clue(first, None, f"It speaks of {event} ({span}).", True)
    words = relative.group().lower()
    told = f"{event[0].upper() + event[1:]} ({span}) is “{words}”."
    if words == "last year" or words == "past year":
        return Clue(date(first.year + 1, 1, 1), date(last.year + 1, 12, 31), told, True)
    if words == "last month":
        start = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        return Clue(
            start, (last.replace(day=1) + timedelta(days=63)).replace(day=1) - timedelta(days=1), told, True
        )
    if words.endswith("year"):
        return Clue(first, date(last.year, 12, 31), told, True)
    if words.endswith("month"):
        return Clue(
            first, (last.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1), told, True
        )
    if words == "last week" or words == "past week":
        return Clue(first, last + timedelta(days=13), told, True)
    return Clue(first, last + timedelta(days=6), told, True)
