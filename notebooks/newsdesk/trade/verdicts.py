"""What a check finds, and how a claimed number is compared with an official one."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from newsdesk.trade.statements import Statement

SUPPORTED, APPROXIMATE, OUTDATED = "supported", "approximately right", "outdated"
CONTRADICTED, NOT_CHECKABLE = "contradicted", "not checkable"


@dataclass(frozen=True)
class Finding:
    """What a check found. `ratio` is the claim over the official value; the bands are ratios too."""

    question: str
    verdict: str
    arithmetic: str
    official: float | None = None
    official_unit: str = ""
    official_period: str = ""
    ratio: float | None = None
    source_url: str = ""
    source_name: str = ""
    source_grade: str = ""
    band: tuple[float, float] | None = None  # supported from … to
    wide: tuple[float, float] | None = None  # approximately right from … to
    later: str = ""  # since when newer figures no longer bear it out


def unreachable(question: str, reason: str) -> Finding:
    """A claim that no official row reaches, with the reason."""
    return Finding(question, NOT_CHECKABLE, reason)


# ---------------------------------------------------------------- comparing two numbers


def compare(s: Statement, official: float, supported: float, approximate: float) -> str:
    """The verdict on the claimed value, tolerances in the unit of `official`."""
    low, high = (s.low, s.high) if s.low is not None and s.high is not None else (s.value, s.value)
    if s.change == "down":
        low, high = -high, -low
    supported = max(supported, s.rounding())
    if s.bound == "~":
        supported, approximate = max(supported, approximate), 2 * approximate
    off = max(low - official, official - high, 0)
    kept = {">": official > high, ">=": official >= high, "<": official < low, "<=": official <= low}
    if s.bound in kept:  # a bound is kept or broken: rounding does not soften it
        return SUPPORTED if kept[s.bound] else APPROXIMATE if off <= approximate > 0 else CONTRADICTED
    return SUPPORTED if off <= supported else APPROXIMATE if off <= approximate else CONTRADICTED


def bands(s: Statement, official: float, supported: float, approximate: float) -> dict:
    """Ratio of claim to official value and the ratios that count as supported and as approximately right."""
    if s.value is None or s.value * official <= 0:  # a ratio across zero says nothing
        return {}
    inner, outer = (max(t, s.rounding()) / abs(official) for t in (supported, approximate))
    if s.bound == "~":
        inner, outer = max(inner, outer), 2 * outer
    lowest = 0.0
    band = {">": (lowest, 1.0), ">=": (lowest, 1.0), "<": (1.0, 9.0), "<=": (1.0, 9.0)}.get(
        s.bound, (1 - inner, 1 + inner)
    )
    wide = (min(band[0], 1 - outer), max(band[1], 1 + outer))
    return {"ratio": round(s.value / official, 4), "band": band, "wide": wide}


def source(row: pd.Series | dict) -> dict:
    return {
        "source_url": row["source_url"],
        "source_name": row["source_name"],
        "source_grade": row["source_grade"],
    }


def off_by(value: float, official: float) -> str:
    """0.1 percent above, 4.7 percent below, no difference to 0.1 percent."""
    gap = round(100 * (value / official - 1), 1)
    return (
        "no difference to 0.1 percent"
        if gap == 0
        else f"{abs(gap):g} percent {'above' if gap > 0 else 'below'}"
    )


def judge(s: Statement, rule: pd.Series, row: dict) -> str:
    scale = abs(row["value"])
    return compare(s, row["value"], rule.supported_within * scale, rule.approximate_within * scale)


def named(terms: str, s: Statement) -> bool:
    """Whether the sentence, if known, with the actors it is about has a word of each group "a|b;c|d"."""
    if not s.before + s.after:
        return True  # the sentence is not known
    text = f"{s.before}{s.after} {' '.join(s.actors)}"
    return all(re.search(rf"\b(?:{group})", text, re.I) for group in terms.split(";") if group)


def sentence(parts: list[str]) -> str:
    """Clauses joined to a sentence with a capital and a full stop."""
    text = "; ".join(p.strip().rstrip(".") for p in parts if p)
    return text[:1].upper() + text[1:] + "." if text else ""
