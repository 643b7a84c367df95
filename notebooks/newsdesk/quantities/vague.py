"""Amounts without a number of their own: hundreds of firms, a few decades, billions of dollars."""

from __future__ import annotations

import math

from newsdesk.quantities import nouns, numerals, units
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.numerals import VAGUE
from newsdesk.quantities.tokens import Tokens

BEFORE = word_set("vague before")
OWNERS = word_set("owners")


def vague(t: Tokens, i: int) -> Mention | None:
    """hundreds of, tens of thousands, several hundred, millions of dollars; decades: no value at all."""
    low = t.low
    if low[i] in ("decades", "centuries"):
        return Mention(_start(t, i), i + 1, "vague", unit="year", bound="~", rule="vague", unit_text=low[i])
    if low[i] in VAGUE:
        scale, last = VAGUE[low[i]], i + 1
        if math.isnan(scale) or (low[i] == "scores" and low[last] != "of"):
            return None
        while last - i < 6 and low[last] == "of" and low[last + 1] in VAGUE:
            scale, last = scale * VAGUE[low[last + 1]], last + 2
    else:
        last, scale = numerals.scales(t, i)
        if scale == 1 or _start(t, i) == i:
            return None
    m = Mention(_start(t, i), last, "vague", low=scale, bound=">", rule="vague", scale=scale)
    _unit(t, m)
    return m


def _start(t: Tokens, i: int) -> int:
    """Where "a few", "several", "a couple of" or "multi-" before token i begins; i where none does."""
    low, first = t.low, i
    if i and low[i - 1] in BEFORE:
        first = i - 1
    elif i > 1 and low[i - 1] == "of" and low[i - 2] == "couple":
        first = i - 2
    elif i > 1 and t.word[i - 1] == "-" and low[i - 2] == "multi":
        return i - 2
    return first - 1 if first < i and first and low[first - 1] == "a" else first


def _unit(t: Tokens, m: Mention) -> None:
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
