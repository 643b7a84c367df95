"""Says of a numeral whether it is a claim about the world, or why it is none."""

from __future__ import annotations

import re

import pandas as pd

from newsdesk.claims.wordlists import any_of

# What a number of people or things stands for when it only takes up actors already named.
GROUP, ABSTRACT = any_of("party"), any_of("abstract")
DEFINITE = re.compile(
    r"\b(?:the|these|those|both|their|its|our|his|her|this|that|all|under|between|of"
    r"|world['’]s|[\w]+['’]s?)\s+(?:\w+\s+)?$",
    re.I,
)
PAST_SPAN = re.compile(
    r"\b(?:past|last|previous|recent|next|coming|following|preceding|first|over|within|in"
    r"|for|during|after|every|few)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.I,
)
FIGURATIVE = re.compile(r"^(?:100|110|a\s+hundred|one\s+hundred)\s?(?:%|percent|per\s+cent)$", re.I)


def reason(number: dict, sentence: str, offset: int, numbers: list[dict], named: int) -> str:
    """“claim”, or why this numeral is none."""
    kind = number["kind"]
    start, end = number["start"] - offset, number["end"] - offset
    left, right = sentence[max(0, start - 60) : start], sentence[end : end + 60]
    fixed = {
        "name": "part of a name",
        "fixed": "fixed phrase",
        "enumerator": "enumerator",
        "date": "date",
        "time": "time of day",
        "ordinal": "ordinal",
    }
    if kind == "ordinal" and number["rule"] == "period":
        return "date"
    if kind in fixed:
        return fixed[kind]
    if kind == "fraction" and re.match(
        r"[\s-]+years?\b|\s+of\s+(?:the|this|last)\s+(?:\w+\s+)?year\b", right
    ):
        return "period"
    if kind == "fraction" and "quarter" in number["quote"] and re.search(r"\b(?:first|last)\s+$", left, re.I):
        return "period"
    if kind == "duration":
        return _duration_reason(number, left, right, numbers)
    if kind == "vague":
        timely = re.search(
            r"\b(?:decades?|centur(?:y|ies)|years?|months?|weeks?|days?|hours?|minutes?"
            r"|times?)\b",
            f"{number['quote']} {number['unit']}",
            re.I,
        )
        return "vague length of time" if timely else "claim"
    if kind == "count":
        return _count_reason(number, left, right, named)
    if (
        kind == "percent"
        and FIGURATIVE.match(number["quote"])
        and re.match(
            r"\s+(?:sure|certain|right|behind"
            r"|committed|correct)\b",
            right,
        )
    ):
        return "figure of speech"
    return "claim"


def _duration_reason(number: dict, left: str, right: str, numbers: list[dict]) -> str:
    """“thirty years ago” dates an event by itself, and is a claim; beside another quantity it is that one's
    period.
    """
    if re.match(r"\s*ago\b", right):
        other = any(
            n is not number and n["kind"] in ("money", "percent", "measure", "count") for n in numbers
        )
        return "period" if other else "claim"
    if "-" in number["quote"] or re.match(r"\s*(?:later|earlier|before|after|since)\b", right):
        return "length of time"
    return "period" if PAST_SPAN.search(left) else "claim"


def _count_reason(number: dict, left: str, right: str, named: int) -> str:
    words = f"{number['noun'] or ''} {number['unit'] or ''} {right[:40]}"
    if (
        number["low"] == 1
        and number["high"] == 1
        and re.fullmatch(r"(?:no\s+)?one(?:\s+of)?|1", number["quote"], re.I)
    ):
        if re.search(
            r"\b(?:only|just|at\s+least|more\s+than"
            r"|exactly)\s+$",
            left,
            re.I,
        ) and not re.match(r"\s+of\b|\s+(?:can|must)\b", right):
            return "claim"
        return "pronoun or partitive"
    if pd.notna(number["low"]) and number["low"] == number["high"] and 2 <= number["low"] <= 5:
        if (
            re.match(rf"(?:[\w’'-]+\s+){{0,4}}{ABSTRACT}\b", words.strip(), re.I)
            and number["quote"].isalpha()
        ):
            return "structure of the argument"
        if not (number["noun"] or number["unit"]):
            return "stands for actors named"
        refers = re.match(rf"\s*(?:[\w’'-]+\s+){{0,4}}{GROUP}\b", f"{number['noun'] or number['unit']}", re.I)
        if (
            refers
            and number["quote"].isalpha()
            and number["low"] == 2
            and (DEFINITE.search(left) or named >= 2)
        ):
            return "stands for actors named"
        if (
            refers
            and number["quote"].isalpha()
            and named == number["low"]
            and re.search(
                r"\b(?:the|these"
                r"|those|all)\s+$",
                left,
                re.I,
            )
        ):
            return "stands for actors named"
    return "claim"
