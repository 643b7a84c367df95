"""Trade figures and claims in one shape, so that a rule can ask both the same things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from newsdesk.claims import actors

MONEY = {"USD": "$", "EUR": "€", "GBP": "£"}
NAMES = {"EU": "European Union", "USA": "United States", "US": "United States", "UK": "United Kingdom"}
BOUND_WORDS = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about "}
OWNER = re.compile(r"['’]s?\s+(?:[\w-]{1,20}\s+){0,3}")  # Beijing's (top ten)
OWNED = re.compile(r"[\w\s-]{0,60}\b(?:of|for|to)\s+(?:the\s+)?")  # (largest partner) of China
NUMERAL = re.compile(r"\d[\d,]{0,30}(?:\.\d{1,15})?")


@dataclass(frozen=True)
class Statement:
    """One claim as the rules see it: who, what, how much, when, said how, written when."""

    claim: str
    article: str
    start: int
    end: int
    quote: str
    kind: str
    measure: str
    of: str  # what a growth or a target is of: trade_total, exports, imports, balance
    actors: tuple[str, ...]
    flow: str
    scope: str
    low: float | None
    high: float | None
    unit: str
    bound: str
    change: str
    period_from: date | None
    period_to: date | None
    about_from: date | None  # the time an undated figure can be about
    about_to: date | None
    status: str
    before: str  # its sentence up to the claim, and from the claim on
    after: str
    written_from: date | None
    written_to: date | None

    @property
    def value(self) -> float | None:
        """The number claimed, negative for a fall."""
        value = self.low if self.high is None or self.high == self.low else self.high
        return -value if value is not None and self.change == "down" else value

    @property
    def year(self) -> int | None:
        """The calendar year it speaks of, if it speaks of exactly one whole year."""
        a, b = self.period_from, self.period_to
        whole = a and b and a.year == b.year and (a.month, a.day, b.month, b.day) == (1, 1, 12, 31)
        return a.year if whole else None

    @property
    def part_of_year(self) -> bool:
        """Whether it speaks of some months only (a point in time, such as a date of writing, is not that)."""
        a, b = self.period_from, self.period_to
        return bool(a and b and a.year == b.year and not self.year and (b - a).days > 25)

    @property
    def last_full_year(self) -> int | None:
        """The last year that had ended when it was written, or when the time it speaks of ended."""
        if self.written_from:
            return self.written_from.year - 1
        end = self.period_to or self.about_to
        return end and end.year - (0 if (end.month, end.day) == (12, 31) else 1)

    def rounding(self) -> float:
        """Half a unit of the last digit as quoted: 0.5 billion for "$147 billion"; 0 for number words."""
        found = NUMERAL.search(self.quote)
        written = float(found.group().replace(",", "")) if found else 0
        if not written or not self.value:
            return 0.0
        places = len(found.group().partition(".")[2])
        return 0.5 * 10**-places * abs(self.value) / written


def statements(figures: pd.DataFrame) -> list[Statement]:
    """One Statement for each claim and measure in `figures`: rows of `trade`, of `claims`, or both.

    Rows with the same claim id are one claim: the first row counts, later rows fill what it leaves empty.
    A measure "a;b" is two statements.
    """
    merged: dict[str, dict] = {}
    for row in figures.to_dict("records"):
        known = merged.setdefault(str(row["claim"]), {})
        known.update({k: v for k, v in row.items() if k not in known and not _missing(v)})
    return [s for row in merged.values() for s in _of_row(row)]


def _of_row(row: dict) -> list[Statement]:
    low = row.get("low", row.get("value"))
    high = row.get("high", row.get("value_high", low))
    before, after = _sentence(row)
    whole = Statement(
        claim=str(row["claim"]),
        article=row.get("article", ""),
        start=int(row.get("start", 0)),
        end=int(row.get("end", 0)),
        quote=row.get("quote", ""),
        kind=row.get("kind", ""),
        measure="",
        of=row.get("of", ""),
        actors=_actors(row),
        flow=row.get("flow", "both"),
        scope=row.get("scope", ""),
        low=low,
        high=high,
        unit=row.get("unit", ""),
        bound=row.get("bound", "="),
        change=row.get("change", ""),
        **{name: _day(row.get(name)) for name in ("period_from", "period_to", "about_from", "about_to")},
        status=row.get("status", "reported"),
        before=before,
        after=after,
        written_from=_day(row.get("published_from")),
        written_to=_day(row.get("published_to")) or _day(row.get("published_from")),
    )
    return [replace(whole, measure=measure.strip()) for measure in str(row.get("measure", "")).split(";")]


def _sentence(row: dict) -> tuple[str, str]:
    text = row.get("sentence", "")
    at = int(row.get("start", 0)) - int(row.get("sentence_start", row.get("start", 0)))
    return text[:at], text[at:]


def _actors(row: dict) -> tuple[str, ...]:
    """Who it is about, in the order of the text; a trade row's reporter and partner come first."""
    named = [row.get("reporter"), row.get("partner"), *str(row.get("actors", "")).split(";")]
    clean = [NAMES.get(str(a).strip(), str(a).strip()) for a in named if a]
    return tuple(dict.fromkeys(a for a in clean if a))


def _day(value) -> date | None:
    """A date from ISO text, a Timestamp, or nothing."""
    if _missing(value):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _missing(value) -> bool:
    return value is None or value == "" or value is pd.NaT or value != value


def ranked(s: Statement) -> tuple[str, ...]:
    """Who is ranked and in whose list, read from the sentence; the statement's actors where it does not tell.

    "Russia is not one of Beijing's top ten": (Russia, China); "the Chinese economy, the second": (China,).
    """
    before, after = (
        [m._replace(actor=NAMES.get(m.actor, m.actor)) for m in actors.find(part)]
        for part in (s.before, s.after)
    )
    if not before:
        return s.actors
    last = before[-1]
    if OWNER.fullmatch(s.before[last.end :]):
        others = [m.actor for m in [*reversed(before[:-1]), *after] if m.actor != last.actor]
        return (others[0], last.actor) if others else s.actors
    if after and OWNED.fullmatch(s.after[: after[0].start]) and after[0].actor != last.actor:
        return last.actor, after[0].actor
    return last.actor, *(a for a in s.actors if a != last.actor)


def amount(value: float, unit: str) -> str:
    """A claimed or official value in words: $147 billion, 36 percent, 10 times."""
    if unit == "rank":
        return f"number {value:g}"
    sign = "−" if value < 0 else ""
    value = abs(value)
    if unit in MONEY or (len(unit) == 3 and unit.isupper()):
        name, scale = next(
            ((n, s) for n, s in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)) if value >= s),
            ("", 1),
        )
        number = f"{value / scale:,.4g}" if scale > 1 else f"{value:,.0f}"
        words = f"{number} {name}".strip()
        return f"{sign}{MONEY[unit]}{words}" if unit in MONEY else f"{sign}{words} {unit}"
    noun = unit if value == 1 or unit in ("percent", "times", "") or unit.endswith("s") else plural(unit)
    return f"{sign}{value:,.4g} {noun}".strip()


def plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def claimed(s: Statement) -> str:
    """The claim's own value with its bound: more than $100 billion; between 10 and 15 percent."""
    if s.low is None and s.high is None:
        return s.quote
    if s.low is not None and s.high is not None and s.low != s.high:
        return f"between {amount(s.low, s.unit)} and {amount(s.high, s.unit)}"
    return BOUND_WORDS.get(s.bound, "") + amount(s.value, s.unit)


def period_words(s: Statement) -> str:
    """2021, January–November 2023, 2013 to 2023, or the open period."""
    a, b = s.period_from, s.period_to
    if s.year:
        return str(s.year)
    if s.part_of_year:
        months = f"{a:%B}" if a.month == b.month else f"{a:%B}–{b:%B}"
        return f"{months} {a.year}"
    if a and b:
        return f"{a.year} to {b.year}" if a.year != b.year else str(a.year)
    return "a period that is not named" if not a else f"the time since {a.year}"
