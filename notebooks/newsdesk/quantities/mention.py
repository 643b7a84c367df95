"""One numeric expression as the rules pass it on."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = float("nan")


@dataclass(slots=True)
class Mention:
    """Tokens first … last - 1 and what was read there; the fields without a comment are columns of `find`."""

    first: int
    last: int
    kind: str
    low: float = UNKNOWN
    high: float = UNKNOWN
    unit: str = ""
    per: str = ""
    noun: str = ""
    bound: str = ""
    change: str = ""
    rule: str = ""
    unit_text: str = ""
    date_from: str = ""
    date_to: str = ""
    scale: float = 1.0  # the factor its scale word gave; a range may share it
    words: bool = False  # written in words
    reach: int = 0  # token after the unit, "per" part or noun that belongs to it
    signed: bool = False  # a plus or minus was read

    @property
    def bare(self) -> bool:
        """A number beside which no unit was found."""
        return self.kind == "count" and not self.rule
