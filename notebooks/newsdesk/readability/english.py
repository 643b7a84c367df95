"""Is a text English at all? A simple test by function words, for the formulas were made for English."""

from __future__ import annotations

from collections.abc import Iterable

FUNCTION_WORDS = frozenset(
    "and are be but by from has have into it its not than that the their there these they this to were what"
    " when which who with would you his she".split()
)
"""Common in any English text and rare as spellings in its neighbours, unlike "in", "is", "was" or "on"."""

SHARE = 0.08
"""English prose has a fifth to a quarter of them (4,724 excerpts for schools: never under a tenth)."""

ENOUGH = 10
"""With fewer words their share tells nothing."""


def is_english(words: Iterable[str]) -> bool:
    """True unless the words are written in another script, or hold too few English function words.

    Words without letters are passed over; a text of very few words gets the benefit of the doubt.
    """
    lower = [word.lower() for word in words if any(map(str.isalpha, word))]
    letters = "".join(lower)
    if sum(letter < "ɐ" for letter in letters) < len(letters) / 2:
        return False
    return len(lower) < ENOUGH or sum(word in FUNCTION_WORDS for word in lower) >= SHARE * len(lower)
