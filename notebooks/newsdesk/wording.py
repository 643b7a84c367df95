"""Puts computed values into words: the formats that prose, titles and tables share.

A template names its facts and, after a colon, how to write them:
``fill("trade reached {total:usd_bn} in {year}", {"total": 147e9, "year": 2021})``.
"""

from __future__ import annotations

import math
import string
from collections.abc import Callable, Iterable, Mapping
from datetime import date

SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()


def decimals(places: int) -> Callable[[float], str]:
    """A writer of numbers with `places` decimals, thousands apart, and a true minus sign."""
    return lambda value: f"{value:,.{places}f}".replace("-", "−")


def spelled(value: float) -> str:
    """Whole numbers up to twelve in letters, the rest in digits, as newspapers do."""
    return SMALL[int(value)] if 0 <= value <= 12 and value == int(value) else decimals(0)(value)


def listed(values: Iterable[object], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    words = [str(v) for v in values]
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else "none"


def trimmed(value: float) -> str:
    """Up to two decimals, without trailing noughts: 240, 2.4, 0.05."""
    return decimals(2)(value).rstrip("0").rstrip(".") if value != int(value) else decimals(0)(value)


def day(value: str | date) -> str:
    """16 June 2021, from an ISO date."""
    value = date.fromisoformat(str(value))
    return f"{value.day} {value:%B %Y}"


FORMATS: dict[str, Callable] = {
    "n": decimals(0),
    "n1": decimals(1),
    "n2": decimals(2),
    "words": spelled,
    "Words": lambda v: spelled(v).capitalize(),
    "pct": lambda v: f"{trimmed(round(v, 1))} percent",
    "share": lambda v: f"{trimmed(round(100 * v))} percent",
    "share1": lambda v: f"{trimmed(round(100 * v, 1))} percent",
    "usd_bn": lambda v: f"${trimmed(round(v / 1e9, 1))} billion",
    "list": listed,
    "either": lambda v: listed(v, "or"),
    "day": day,
    "quote": lambda v: f"“{v}”",
    "s": lambda v: "" if v == 1 else "s",
}


class _Formatter(string.Formatter):
    def format_field(self, value, format_spec):
        if format_spec in FORMATS:
            missing = value is None or (isinstance(value, float) and math.isnan(value))
            return "no figure" if missing else FORMATS[format_spec](value)
        if format_spec:
            raise ValueError(f"no format named {format_spec!r}; there are {', '.join(FORMATS)}")
        return str(value)


def fill(template: str, facts: Mapping[str, object]) -> str:
    """The template with every ``{fact:format}`` written out; KeyError names a fact that is not there."""
    return _Formatter().vformat(template, (), facts)
