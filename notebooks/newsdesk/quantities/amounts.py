"""Numbers with what stands beside them: money, percent, measures, durations, and counts."""

from __future__ import annotations

import math

from . import nouns, numerals, units
from .lexicon import word_set
from .mention import Mention
from .numerals import VAGUE
from .tokens import HYPHENS, POSSESSIVES, Tokens

VAGUE_BEFORE = word_set("vague before")
MINUS = frozenset("-−–")
AGED = word_set("aged")
OLDEST = 110
LONGEST_STUFF = 4  # words of what is measured, between "of" and "a year"
# Names of money that are commoner as other words: only after a scale ("5 million won").
MONEY_ALSO_WORDS = word_set("money also words")
OWNERS = word_set("owners")


# ---------------------------------------------------------------- a number and its unit
def quantity(t: Tokens, i: int) -> Mention | None:
    """A cardinal with sign, currency or unit; what has none is a count."""
    number = numerals.cardinal(t, i)
    if number is None or math.isnan(number.value):
        return None
    m = Mention(
        number.first,
        number.last,
        "count",
        number.value,
        number.value,
        scale=number.scale,
        words=number.form == "words",
    )
    sign = _sign(t, m)
    currency = units.currency_before(t, m.first)
    if currency:
        sign = _money_before(t, m, *currency) or sign
    else:
        _letter_scale(t, m)
        _unit_behind(t, m)
    if m.bare:
        _age(t, m)
    if sign:
        _apply_sign(m, sign)
    return m


def _sign(t: Tokens, m: Mention) -> str:
    """+ or - where a sign touches the number and no number before it: "-5", "minus 5", "minus-5", "+0.2%"."""
    i = m.first
    if i == 0:
        return ""
    if t.low[i - 1] == "minus":
        m.first = i - 1
        return "-"
    if t.word[i - 1] == "-" and t.glued(i) and i > 1 and t.low[i - 2] == "minus":
        m.first = i - 2
        return "-"
    touches = t.glued(i) and (not t.glued(i - 1) or t.word[i - 2] in "($€£")
    if t.word[i - 1] == "+" and touches:
        m.first = i - 1
        return "+"
    if t.word[i - 1] in MINUS and touches and not (i > 1 and t.kind[i - 2] == "n" and t.word[i - 1] != "-"):
        m.first = i - 1
        return "-"
    return ""


def _apply_sign(m: Mention, sign: str) -> None:
    m.signed = True
    if m.kind == "percent":  # as written and positive; the direction stands in `change`
        m.change = "up" if sign == "+" else "down"
    elif sign == "-":
        m.low, m.high = -m.low, -m.high


def _money_before(t: Tokens, m: Mention, first: int, currency: units.Currency) -> str:
    """$147 billion, US$5m, $31 US, -$50; returns a sign before the currency."""
    m.unit_text = t.text[t.start[first] : t.end[m.first - 1]]
    m.first = first
    letter = t.word[m.last]
    if (
        m.scale == 1
        and letter in numerals.LETTER
        and (t.glued(m.last) or letter in "MBT")
        and t.kind[m.last + 1] != "n"
    ):
        _scaled(m, numerals.LETTER[letter], m.last + 1)
    _as_money(m, currency)
    after = units.currency_after(t, m.last)
    if after and after[1].code == currency.code and t.kind[m.last] == "w":
        m.last = after[0]
    m.reach, m.per = units.per_after(t, m.last)
    return _sign(t, m)


def _letter_scale(t: Tokens, m: Mention) -> None:
    """10k, 2.7m sales, 12.3m tonnes, 8 B people: a letter is a scale before something counted."""
    letter = t.word[m.last]
    if m.words or letter not in numerals.LETTER or m.scale != 1:
        return
    after = m.last + 1
    if t.glued(m.last):
        millions = (
            letter == "m" and ("." in t.word[m.first] or "," in t.word[m.first]) and t.kind[after] != "w"
        )
        counted = (
            millions
            or (letter in "kK" and t.kind[after] != "n")
            or units.unit_after(t, after, digits=False)
            or units.currency_after(t, after)
            or nouns.phrase(t, after).plural
        )
        if counted and letter != "T":
            _scaled(m, numerals.LETTER[letter], after)
    elif letter in ("B", "M") and nouns.phrase(t, after).plural:
        _scaled(m, numerals.LETTER[letter], after)


def _unit_behind(t: Tokens, m: Mention) -> None:
    """The currency or unit after the number; a suspended hyphen ("7- or 8-inch") has none of its own."""
    behind = m.last + 2 if t.word[m.last] == "-" and t.low[m.last + 1] in ("plus", "odd") else m.last
    money = units.currency_after(t, behind)
    unit = units.unit_after(t, behind, digits=not m.words)
    if money and not (unit and unit.last > money[0]) and _is_money(t, m, money[0]):
        start = m.last + 1 if t.word[m.last] == "-" else m.last
        m.unit_text = t.text[t.start[start] : t.end[money[0] - 1]].rstrip("=")
        m.last = money[0]
        _as_money(m, money[1])
        m.reach, m.per = units.per_after(t, m.last)
    elif unit and _is_unit(t, m, unit):
        _as_measure(t, m, unit)


def _is_money(t: Tokens, m: Mention, last: int) -> bool:
    return (
        t.low[last - 1] not in MONEY_ALSO_WORDS
        or m.scale >= 1000
        or (m.low >= 1000 and t.low[last - 1] == "won")
        or last - m.last > 2
        or (last - m.last == 2 and t.word[m.last] != "-")
    )


def _is_unit(t: Tokens, m: Mention, unit: units.Found) -> bool:
    """Not "one point", "three second-hand cars", "2016 Pounds"."""
    hyphen = t.word[m.last] == "-"
    word = t.low[m.last + 1] if hyphen else t.low[m.last]
    if word == "second" and m.words and not hyphen and m.low != 1:
        return False
    return not (m.words and m.low == 1 and not hyphen and word in ("point", "second"))


def _as_measure(t: Tokens, m: Mention, found: units.Found) -> None:
    start = m.last + 1 if t.word[m.last] == "-" else m.last
    unit = found.unit
    m.kind = m.rule = unit.kind
    m.unit, m.per = unit.name, found.per
    m.last = found.last if unit.kind != "percent" else found.unit_last
    m.unit_text = t.text[t.start[start] : t.end[m.last - 1]]
    m.low, m.high = m.low * unit.factor, m.high * unit.factor
    if m.kind == "measure":
        m.per = m.per or _per_behind_stuff(t, m.last)
        m.unit = f"{m.unit} per {m.per}" if m.per else m.unit
    if unit.kind == "duration":
        k = m.last + 1 if t.word[m.last] in HYPHENS else m.last
        if t.low[k] in ("old", "olds"):
            m.rule, m.last = "age", k + 1
        elif t.low[k] == "of" and t.low[k + 1] == "age":
            m.rule, m.last = "age", k + 2
    m.reach = max(m.last, found.last)


def _per_behind_stuff(t: Tokens, k: int) -> str:
    """The period in "50 billion cubic metres of natural gas a year"."""
    if t.low[k] != "of":
        return ""
    for j in range(k + 2, min(k + 2 + LONGEST_STUFF, t.n)):
        if t.low[j] in ("a", "per"):
            return units.per_after(t, j)[1]
        if t.kind[j] != "w" or t.low[j] in nouns.STOPS:
            return ""
    return ""


def _scaled(m: Mention, scale: float, last: int) -> None:
    m.low, m.high, m.scale, m.last = m.low * scale, m.high * scale, scale, last


def _as_money(m: Mention, currency: units.Currency) -> None:
    m.kind = m.rule = "money"
    m.unit = currency.code
    m.low, m.high = round(m.low * currency.factor, 6), round(m.high * currency.factor, 6)


def _age(t: Tokens, m: Mention) -> None:
    """aged 66 · at the age of 35 · Maddon, 66, · who was 10: a bare number that says how old somebody is."""
    if not 0 < m.low <= OLDEST or m.low % 1:
        return
    i, low = m.first, t.low
    closed = t.word[m.last] in (",", ".", ";", ")", "") or low[m.last] in ("and", "when", "or")
    stated = i and (low[i - 1] in AGED or (low[i - 1] == "of" and low[i - 2] == "age"))
    apposed = (
        i > 2
        and t.word[i - 1] == ","
        and t.word[m.last] == ","
        and t.word[i - 2][0].isupper()
        and t.kind[i - 2] == "w"
        and t.word[i - 3][:1].isupper() | (i < 4)
        and not m.words
        and m.low >= 5
    )
    was = i > 1 and low[i - 2] in ("who", "he", "she") and low[i - 1] in ("is", "was", "turned") and closed
    single = i == 2 and t.word[1] == "," and t.word[m.last] == "," and t.word[0][0].isupper() and not m.words
    if stated or was or ((apposed or single) and m.low >= 5):
        m.kind, m.unit, m.rule = "duration", "year", "age"


# ---------------------------------------------------------------- vague amounts
def vague(t: Tokens, i: int) -> Mention | None:
    """hundreds of, tens of thousands, several hundred, millions of dollars; decades: no value at all."""
    low = t.low
    if low[i] in ("decades", "centuries"):
        return Mention(
            _vague_start(t, i), i + 1, "vague", unit="year", bound="~", rule="vague", unit_text=low[i]
        )
    if low[i] in VAGUE:
        scale, last = VAGUE[low[i]], i + 1
        if math.isnan(scale) or (low[i] == "scores" and low[last] != "of"):
            return None
        while last - i < 6 and low[last] == "of" and low[last + 1] in VAGUE:
            scale, last = scale * VAGUE[low[last + 1]], last + 2
    elif i and (low[i - 1] in VAGUE_BEFORE or (t.word[i - 1] == "-" and low[i - 2] == "multi")):
        last, scale = numerals.scales(t, i)
    elif i > 1 and low[i - 1] == "of" and low[i - 2] == "couple":
        last, scale = numerals.scales(t, i)
    else:
        return None
    if scale == 1:
        return None
    m = Mention(_vague_start(t, i), last, "vague", low=scale, bound=">", rule="vague", scale=scale)
    _vague_unit(t, m)
    return m


def _vague_start(t: Tokens, i: int) -> int:
    """Where "a few", "several", "a couple of" before token i begins."""
    low, first = t.low, i
    if i and low[i - 1] in VAGUE_BEFORE - {"some"}:
        first = i - 1
    elif i > 1 and low[i - 1] == "of" and low[i - 2] == "couple":
        first = i - 2
    return first - 1 if first < i and first and low[first - 1] == "a" else first


def _vague_unit(t: Tokens, m: Mention) -> None:
    k = m.last + 1 if t.low[m.last] == "of" else m.last
    money = units.currency_after(t, k)
    if money:
        m.unit_text = t.text[t.start[k] : t.end[money[0] - 1]].lstrip("-")
        m.unit, m.last, m.low = money[1].code, money[0], m.low * money[1].factor
        return
    found = units.unit_after(t, k, digits=False)
    if found:
        m.unit, m.per, m.reach = found.unit.name, found.per, found.last
        m.unit_text = t.text[t.start[k] : t.end[found.last - 1]]
        return
    while t.low[k] in OWNERS:
        k += 1
    counted = nouns.phrase(t, k)
    m.unit = m.noun = counted.singular
    m.reach = max(counted.last, m.last)


def bare_period(t: Tokens, i: int) -> Mention | None:
    """a decade, the past century: one of them."""
    years = {"decade": 10.0, "century": 100.0}.get(t.low[i])
    if years is None:
        return None
    first = i - 1 if i and t.low[i - 1] == "a" else i
    return Mention(first, i + 1, "duration", years, years, "year", rule="period", unit_text=t.low[i])


# ---------------------------------------------------------------- what a bare number counts
def count(t: Tokens, m: Mention, after: Mention | None) -> None:
    """Gives a bare number the noun it counts; `rule` says how it stands: count, partitive, pronoun or bare.

    A measure right behind it belongs to the noun: "eight million 250ml bottles".
    """
    low, k = t.low, m.last
    if after is not None and after.first == k and after.kind == "measure":
        k = after.last
    one = m.low == m.high == 1
    if low[k] == "of":
        k += 1
        while low[k] in OWNERS or low[k] in numerals.CARDINAL or low[k] in POSSESSIVES or low[k + 1] in POSSESSIVES:
            k += 1
        counted = nouns.phrase(t, k, one=False)
        m.rule = "partitive"
    else:
        if low[k] in ("or", "and") and low[k + 1] in ("more", "fewer", "so", "less"):
            k += 2
        elif t.word[k] == "-" and low[k + 1] in ("plus", "odd"):
            k += 2
        counted = nouns.phrase(t, k, one=one or m.rule == "score")
        if (
            not counted.words
            and m.first > 1
            and low[m.first - 1] == "or"
            and t.kind[m.first - 2] == "w"
            and low[m.first - 2] not in nouns.STOPS
            and m.words
        ):
            word = t.word[m.first - 2]  # another pick or two
            counted = nouns.Phrase((word,), nouns.singular(word), k, False)
    m.noun = m.unit = counted.singular
    m.reach = max(counted.last, m.last)
    if counted.plural and counted.head in DURATIONS:  # three consecutive years
        m.kind, m.rule, m.unit, m.last = "duration", "duration", counted.head, counted.last
    elif counted.head in NOT_COUNTED and t.word[m.last] == "-":
        m.noun = m.unit = ""  # a 1,200-strong delegation
    if not m.rule:
        m.rule = "count" if m.noun else "pronoun" if one and m.words else "bare"


NOT_COUNTED = word_set("not counted")
DURATIONS = word_set("durations")
