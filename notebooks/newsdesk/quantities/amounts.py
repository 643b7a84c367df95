"""Numbers with what stands beside them: money, percent, measures, durations and ages."""

from __future__ import annotations

import math

from newsdesk.quantities import nouns, numerals, units
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import HYPHENS, Tokens

MINUS = frozenset("-−–")
AGED = word_set("aged")
WHEN = frozenset(("the", "this", "that", "mid", "each", "every"))
YOUNGEST, OLDEST = 5, 110  # years of an age that stands by itself after a name; of any age
LONGEST_STUFF = 4  # words of what is measured, between "of" and "a year"
# Names of money that are commoner as other words: only after a scale ("5 million won").
MONEY_ALSO_WORDS = word_set("money also words")


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
            or units.unit_after(t, after, digits=not t.glued(after))
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
    """Not "one point" nor "three second-hand cars"."""
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
    stated = i > 0 and (low[i - 1] in AGED or (low[i - 1] == "of" and low[i - 2] in ("age", "ages")))
    closed = t.word[m.last] in (",", ".", ";", ")", "") or low[m.last] in ("and", "when", "or")
    was = i > 1 and low[i - 2] in ("who", "he", "she") and low[i - 1] in ("is", "was", "turned") and closed
    named = (
        i > 1 and t.word[i - 2][0].isupper() and (i == 2 or t.word[i - 3][0].isupper() or low[i - 3] == "and")
    )
    apposed = named and t.word[i - 1] == t.word[m.last] == "," and not m.words and m.low >= YOUNGEST
    if stated or was or apposed:
        m.kind, m.unit, m.rule = "duration", "year", "age"


def bare_period(t: Tokens, i: int) -> Mention | None:
    """a decade, the past century: one of them; "this century" and "mid-century" say when, not how long."""
    years = {"decade": 10.0, "century": 100.0}.get(t.low[i])
    if years is None:
        return None
    before = t.low[i - 1] if i else ""
    if before in WHEN or (before == "-" and t.low[i - 2] == "mid"):
        return Mention(i, i + 1, "vague", unit=t.low[i], bound="~", rule="period", unit_text=t.low[i])
    first = i - 1 if before == "a" else i
    return Mention(first, i + 1, "duration", years, years, "year", rule="period", unit_text=t.low[i])
