"""Reads a number, in digits or words, from a place in the tokens.

Grammar: digits [scale] · cardinal words · ordinals (digits, words, Roman) · fractions · vague plurals.
Each reader returns a `Numeral` or None, and never looks at units or at what is counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .lexicon import number_words
from .tokens import BLANK_SEPARATORS, Tokens

WORDS = number_words()
UNIT, TEEN, TEN = WORDS["unit"], WORDS["teen"], WORDS["ten"]
SCALE = {**WORDS["scale"], **WORDS["abbreviation"]}
LETTER = WORDS["letter"]
ORDINAL, FRACTION, VULGAR = WORDS["ordinal"], WORDS["fraction"], WORDS["vulgar"]
VAGUE, MULTIPLE = WORDS["vague"], WORDS["multiple"]
CARDINAL = {**UNIT, **TEEN, **TEN}
LONGEST_NUMBER = 30  # more digits than this are a code, not a number

ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
BLANKS = str.maketrans("", "", BLANK_SEPARATORS + ",")


class Numeral(NamedTuple):
    """A number read at tokens first … last - 1; `scale` is the factor its scale word gave (1 for none)."""

    first: int
    last: int
    value: float
    scale: float
    form: str  # digits, words, vague, ordinal, fraction


def digits_value(word: str) -> float:
    """The value of a digit token; NaN where it is too long to be a number."""
    if len(word) > LONGEST_NUMBER:
        return float("nan")
    if any(blank in word for blank in BLANK_SEPARATORS):
        word = word.replace(",", ".")  # 1 234,5: with blanks for thousands the comma is decimal
        return float(word.translate(BLANKS))
    return float(word.translate(BLANKS))


def roman_value(word: str) -> int:
    """The value of a Roman numeral below 100, or 0."""
    if len(word) > 8 or not ROMAN.fullmatch(word):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in word]
    return sum(-v if v < after else v for v, after in zip(values, values[1:] + [0], strict=True))


def cardinal(t: Tokens, i: int) -> Numeral | None:
    """A cardinal that starts at token i: "147 billion", "2½", "two hundred and five", "1.9×10−30"."""
    if t.kind[i] == "n":
        return _digits(t, i)
    if t.word[i] in VULGAR:
        return Numeral(i, i + 1, VULGAR[t.word[i]], 1.0, "fraction")
    if t.low[i] in CARDINAL:
        return _words(t, i)
    return None


def _digits(t: Tokens, i: int) -> Numeral:
    value, j = digits_value(t.word[i]), i + 1
    # 10 000 with plain blanks: only groups of exactly three digits after at most three
    if len(t.word[i]) <= 3 and t.word[i] != "0" and "." not in t.word[i]:
        groups = 0
        while t.kind[j] == "n" and len(t.word[j]) == 3 and t.start[j] == t.end[j - 1] + 1 and groups < 4:
            value, j, groups = value * 1000 + float(t.word[j]), j + 1, groups + 1
    if t.word[j] in VULGAR and "." not in t.word[i]:
        return Numeral(i, j + 1, value + VULGAR[t.word[j]], 1.0, "digits")
    if t.word[j] in "×x*" and t.word[j] and t.word[j + 1] == "10" and j + 1 < t.n:
        sign = -1 if t.word[j + 2] in ("-", "−", "–") else 1
        k = j + 2 if sign == 1 else j + 3
        if k < t.n and t.kind[k] == "n" and t.glued(k) and len(t.word[k]) <= 2:
            return Numeral(i, k + 1, value * 10.0 ** (sign * int(float(t.word[k]))), 1.0, "digits")
    if t.word[j] in ("/", "⁄") and t.glued(j) and t.glued(j + 1) and t.kind[j + 1] == "n":
        below = digits_value(t.word[j + 1])
        if 1 < below <= 1000 and value < below and "." not in t.word[j + 1] and t.word[j + 2] != "/":
            return Numeral(i, j + 2, value / below, 1.0, "fraction")
    half = t.low[j] == "and" and t.low[j + 1] in ("a", "½") and FRACTION.get(t.low[j + 2])
    if half:
        value, j = value + half, j + 3
    k, scale = scales(t, j)
    return Numeral(i, k, value * scale, scale, "digits")


def scales(t: Tokens, j: int) -> tuple[int, float]:
    """The scale words from token j on, as one factor: "hundred thousand", "bn"; a hyphen may join them."""
    scale = 1.0
    while j < t.n:
        k = j + 1 if t.word[j] == "-" and t.glued(j) and t.glued(j + 1) else j
        word = t.low[k]
        if word in SCALE and (word not in ("mm", "mil", "mn") or t.glued(k)):
            scale, j = scale * SCALE[word], k + 1
        elif word in ("hundred", "dozen"):
            scale, j = scale * (100 if word == "hundred" else 12), k + 1
        else:
            break
    return j, scale


def _words(t: Tokens, i: int) -> Numeral:
    total, current, role, largest, j = 0.0, None, "", 1.0, i
    while j < t.n:
        k = j + 1 if t.word[j] == "-" and role and t.glued(j) and t.glued(j + 1) else j
        if t.low[k] == "and" and role in ("hundred", "scale") and t.low[k + 1] in CARDINAL:
            k += 1
        word = t.low[k]
        if word in UNIT and role in ("", "hundred", "scale", "ten") and (role != "ten" or UNIT[word]):
            current, role = (current or 0) + UNIT[word], "unit"
        elif word in TEEN and role in ("", "hundred", "scale"):
            current, role = (current or 0) + TEEN[word], "teen"
        elif word in TEN and role in ("", "hundred", "scale"):
            current, role = (current or 0) + TEN[word], "ten"
        elif word in TEN and role == "teen" and j == i + 1 and not total:  # nineteen eighty-four
            current, role = (current or 0) * 100 + TEN[word], "ten"
        elif word == "hundred" and current is not None and current < 100:
            current, role = current * 100, "hundred"
        elif word == "dozen" and role in ("unit", "teen", "ten"):
            current, role, largest = (current or 0) * 12, "dozen", 12.0
        elif word in WORDS["scale"] and (current is not None or role == "scale"):
            factor = WORDS["scale"][word]
            if current is None or (total and factor > largest):
                total, current = (total + (current or 0)) * factor, None
            else:
                total, current = total + current * factor, None
            role, largest = "scale", max(largest, factor)
        else:
            break
        j = k + 1
    value = total + (current or 0)
    if role in ("unit", "teen", "ten") and t.low[j] == "and" and t.low[j + 1] in ("a", "one"):
        part = FRACTION.get(t.low[j + 2])
        if part:  # two and a half million
            scale_end, factor = scales(t, j + 3)
            return Numeral(i, scale_end, (value + part) * factor, factor, "words")
    # The scale that a range may share is the last one spoken.
    return Numeral(i, j, value, largest if role == "scale" else 1.0, "words")


def ordinal(t: Tokens, i: int) -> Numeral | None:
    """An ordinal that starts at token i: "10th", "second", "twenty-first", "XXth"."""
    if t.low[i + 1] in ("st", "nd", "rd", "th") and t.glued(i + 1):
        value = digits_value(t.word[i]) if t.kind[i] == "n" else 0
        if value:
            return Numeral(i, i + 2, value, 1.0, "ordinal")
    word = t.word[i]
    if len(word) > 2 and word[-2:] in ("th", "st", "nd", "rd") and roman_value(word[:-2]):
        return Numeral(i, i + 1, roman_value(word[:-2]), 1.0, "ordinal")
    if t.low[i] in ORDINAL:
        return Numeral(i, i + 1, ORDINAL[t.low[i]], 1.0, "ordinal")
    if t.low[i] in TEN and t.hyphen(i + 1) and ORDINAL.get(t.low[i + 2], 99) < 10:
        return Numeral(i, i + 3, TEN[t.low[i]] + ORDINAL[t.low[i + 2]], 1.0, "ordinal")
    return None


def fraction(t: Tokens, i: int) -> Numeral | None:
    """A fraction that starts at token i: "half", "a third", "two-thirds", "one in three", "three quarters"."""
    low = t.low
    if low[i] == "half":
        return Numeral(i, i + 1, 0.5, 1.0, "fraction")
    if low[i] == "a" and low[i + 1] in FRACTION and low[i + 1] not in ("half", "quarter"):
        return Numeral(i, i + 2, FRACTION[low[i + 1]], 1.0, "fraction")
    if low[i] in ("a", "one", "the") and low[i + 1] == "quarter" and low[i + 2] == "of":
        return Numeral(i, i + 2, 0.25, 1.0, "fraction") if low[i] != "the" else None
    above = UNIT.get(low[i]) or (digits_value(t.word[i]) if t.kind[i] == "n" and len(t.word[i]) < 3 else 0)
    if not above:
        return None
    j = i + 2 if t.hyphen(i + 1) else i + 1
    part = low[j]
    if part in FRACTION or (above == 1 and part in ORDINAL and ORDINAL[part] > 2):
        value = FRACTION.get(part) or 1 / ORDINAL[part]
        plural = part.endswith("s") or part == "halves"
        if plural if above > 1 else not plural:
            return Numeral(i, j + 1, above * value, 1.0, "fraction")
    k = i + 2 if low[i + 1] in ("in", "of") else i + 3 if (low[i + 1], low[i + 2]) == ("out", "of") else 0
    if k and k < t.n:
        whole = cardinal(t, k)
        if whole and above < whole.value <= 1000 and whole.value == int(whole.value) and above == int(above):
            if low[i + 1] == "in" and (t.kind[k] == "n") and whole.value > 1000:
                return None
            return Numeral(i, whole.last, above / whole.value, 1.0, "fraction")
    return None
