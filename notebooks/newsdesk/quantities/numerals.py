"""Reads a number, in digits or words, from a place in the tokens.

Grammar: digits [scale] · cardinal words · ordinals (digits, words, Roman) · fractions · vague plurals.
Each reader returns a `Numeral` or None, and never looks at units or at what is counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsdesk.quantities.lexicon import number_words
from newsdesk.quantities.tokens import BLANK_SEPARATORS, Tokens

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
    if word.isdecimal():
        return float(word)
    if any(blank in word for blank in BLANK_SEPARATORS):
        word = word.replace(",", ".")  # 1 234,5: with blanks for thousands the comma is decimal
        return float(word.translate(BLANKS))
    return float(word.translate(BLANKS))


def roman_value(word: str) -> int:
    """The value of a Roman numeral below 100, or 0."""
    if len(word) > 8 or not ROMAN.fullmatch(word):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def cardinal(t: Tokens, i: int) -> Numeral | None:
    """A cardinal that starts at token i: "147 billion", "2½", "two hundred and five", "1.9×10−30"."""
    if i not in t.cardinals:
        t.cardinals[i] = _cardinal(t, i)
    return t.cardinals[i]


def _cardinal(t: Tokens, i: int) -> Numeral | None:
    if t.kind[i] == "n":
        return _digits(t, i)
    if t.word[i] in VULGAR:
        return Numeral(i, i + 1, VULGAR[t.word[i]], 1.0, "fraction")
    if t.low[i] in CARDINAL:
        return _words(t, i)
    if t.low[i] == "half" and _half_a_scale(t, i):
        last, scale = scales(t, i + 4 if t.word[i + 1] == "-" else i + 2)
        return Numeral(i, last, scale / 2, scale, "words")
    if t.low[i] in ("hundred", "dozen") or t.low[i] in WORDS["scale"]:  # a million; a bare scale word is one
        last, scale = scales(t, i)
        return Numeral(i - 1 if i and t.low[i - 1] in ("a", "an") else i, last, scale, scale, "words")
    return None


def _digits(t: Tokens, i: int) -> Numeral:
    value, j = digits_value(t.word[i]), i + 1
    # 10 000 with plain blanks: only groups of exactly three digits after at most three
    if len(t.word[i]) <= 3 and t.word[i] != "0" and "." not in t.word[i]:
        groups = 0
        while groups < 4 and t.word[j].isdecimal() and len(t.word[j]) == 3 and t.blank(j) == " ":
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
    j, half = _and_a_half(t, j)
    last, scale = scales(t, j)
    return Numeral(i, last, (value + half) * scale, scale, "digits")


def _and_a_half(t: Tokens, j: int) -> tuple[int, float]:
    """Reads "and a half" or "-and-a-half" at token j: (token after it, 0.5), or (j, 0)."""
    if t.low[j] != "and" and t.word[j] != "-":
        return j, 0.0
    words = [k for k in range(j, min(j + 6, t.n)) if t.word[k] != "-"][:3]
    if len(words) == 3 and t.low[words[0]] == "and" and t.low[words[1]] in ("a", "one"):
        part = FRACTION.get(t.low[words[2]], 0.0)
        return (words[2] + 1, part) if part else (j, 0.0)
    return j, 0.0


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
    if role in ("unit", "teen", "ten"):
        k, part = _and_a_half(t, j)
        if part:  # two and a half million
            last, factor = scales(t, k)
            return Numeral(i, last, (value + part) * factor, factor, "words")
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
    if t.low[i + 1] in ("century", "centuries") and roman_value(word):
        return Numeral(i, i + 1, roman_value(word), 1.0, "ordinal")
    if t.low[i] in WORDS["adverb"]:  # firstly
        return Numeral(i, i + 1, WORDS["adverb"][t.low[i]], 1.0, "ordinal")
    if t.low[i] in ORDINAL:
        return Numeral(i, i + 1, ORDINAL[t.low[i]], 1.0, "ordinal")
    if t.low[i] in TEN and t.hyphen(i + 1) and ORDINAL.get(t.low[i + 2], 99) < 10:
        return Numeral(i, i + 3, TEN[t.low[i]] + ORDINAL[t.low[i + 2]], 1.0, "ordinal")
    return None


def fraction(t: Tokens, i: int) -> Numeral | None:
    """A fraction read at token i: "half", "a third", "two-thirds", "one in three", "1/16"."""
    low = t.low
    if t.kind[i] == "n" or t.word[i] in VULGAR:
        number = cardinal(t, i)
        if number and number.form == "fraction":
            return number
    if low[i] == "half":
        first = i - 1 if i and low[i - 1] == "a" and t.word[i + 1] != "-" else i
        return None if _half_a_scale(t, i) else Numeral(first, i + 1, 0.5, 1.0, "fraction")
    if low[i] in FRACTION:
        if (
            i
            and low[i - 1] == "a"
            and (low[i] != "quarter" or low[i + 1] == "of" or "century" in low[i + 1 : i + 3])
        ):
            return Numeral(i - 1, i + 1, FRACTION[low[i]], 1.0, "fraction")
        alone = low[i].endswith("ths") or low[i] in ("thirds", "halves")
        return Numeral(i, i + 1, FRACTION[low[i]], 1.0, "fraction") if alone else None
    above = UNIT.get(low[i]) or (float(t.word[i]) if t.kind[i] == "n" and len(t.word[i]) < 3 else 0)
    return _parts(t, i, above) or _one_in(t, i, above) if above else None


def _half_a_scale(t: Tokens, i: int) -> bool:
    """half a million, half a dozen, half-a-billion."""
    k = i + 1
    if t.word[k] == "-":
        k += 1
    k = k + 1 if t.low[k] in ("a", "an") else -1
    return k > 0 and (t.low[k] in SCALE or t.low[k] in ("dozen", "hundred") or t.word[k] == "-")


def _parts(t: Tokens, i: int, above: float) -> Numeral | None:
    """two-thirds, one fifth, three quarters."""
    j = i + 2 if t.hyphen(i + 1) else i + 1
    part = t.low[j]
    if part in FRACTION:
        value = FRACTION[part]
    elif above == 1 and ORDINAL.get(part, 0) > 2:
        value = 1 / ORDINAL[part]
    else:
        return None
    if (above > 1) != (part.endswith("s")):
        return None
    return Numeral(i, j + 1, above * value, 1.0, "fraction")


def _one_in(t: Tokens, i: int, above: float) -> Numeral | None:
    """one in three, one of four, two out of three."""
    low = t.low
    k = i + 2 if low[i + 1] in ("in", "of") else i + 3 if low[i + 1 : i + 3] == ["out", "of"] else 0
    if k and low[k] == "every":
        k += 1
    whole = cardinal(t, k) if k and k < t.n and low[k] not in ("half",) else None
    if (
        whole is None
        or not above < whole.value <= 1000
        or whole.value % 1
        or above % 1
        or whole.form == "fraction"
    ):
        return None
    return Numeral(i, whole.last, above / whole.value, 1.0, "fraction")
