"""Reads the numeric expressions of a text, left to right.

At every token that may begin or be a number the rules of `RULES` are tried in order; the first that reads
something makes a `Mention` and the reading goes on behind it. Then neighbours joined by "to", a dash or
"and" become ranges, bare numbers get the noun they count, and cues give bound and change.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from . import cues, dates, nouns, numerals, units
from .lexicon import Phrases, rows
from .numerals import MULTIPLE, VAGUE, Numeral
from .tokens import HYPHENS, Tokens

NAN = float("nan")


@dataclass(slots=True)
class Mention:
    """One numeric expression: tokens first … last - 1 and what was read there."""

    first: int
    last: int
    kind: str
    low: float = NAN
    high: float = NAN
    unit: str = ""
    per: str = ""
    noun: str = ""
    bound: str = ""
    change: str = ""
    rule: str = ""
    unit_text: str = ""
    date_from: str = ""
    date_to: str = ""
    scale: float = 1.0
    form: str = "digits"
    noun_end: int = 0
    signed: bool = False
    joined: bool = False


FIXED = Phrases([(row["phrase"], row["kind"]) for row in rows("fixed_phrases")])
NAME_NOUNS = frozenset(row["word"] for row in rows("name_nouns"))
NUMBER_WORDS = frozenset().union(numerals.CARDINAL, numerals.ORDINAL, numerals.FRACTION, VAGUE, MULTIPLE,
                                 numerals.SCALE, ("hundred", "dozen", "once", "decade", "decades", "century",
                                                  "centuries")) - {"mil", "mm", "mn", "tn", "bn", "trn", "mln"}
VAGUE_BEFORE = frozenset("several few many couple dozen some countless".split())
ENUMERATED = frozenset({1, 2, 3, 4, 5})
RANK_NOUNS = frozenset("largest biggest smallest highest lowest richest poorest most longest fastest oldest best "
                       "worst strongest largest-ever tallest busiest greatest least deadliest major wealthiest "
                       "top".split())
PERIOD_NOUNS = frozenset({"century", "half", "quarter", "decade", "millennium", "trimester"})
SUPERLATIVE = ("est",)
AGE_CUES = frozenset("aged age ages".split())


# ---------------------------------------------------------------- names and fixed phrases
def fixed_phrase(t: Tokens, i: int) -> list[Mention] | None:
    """A listed name or idiom that holds a number: its number words, or all of it where it has none."""
    for start in range(i, max(i - 4, -1), -1):
        found = FIXED.at(t, start)
        if not found or found[0] <= i:
            continue
        last, kind = found
        inside = [k for k in range(start, last) if t.kind[k] == "n" or t.low[k] in NUMBER_WORDS]
        if not inside or all(t.glued(k) for k in range(start + 1, last)) and t.kind[start] == "n":
            return [Mention(start, last, str(kind), rule="phrase")]
        mentions = []
        for k in inside:
            if k < i:
                continue
            value = numerals.cardinal(t, k) or numerals.ordinal(t, k)
            number = value.value if value and value.last <= last else NAN
            mentions.append(Mention(k, k + 1, str(kind), number, number, rule="phrase"))
        return mentions or None
    return None


def glued_name(t: Tokens, i: int) -> Mention | None:
    """A number that is part of a name: G20, WW2, Su-35, 5G, M21."""
    if t.kind[i] != "n":
        return None
    first, last = i, i + 1
    if t.glued(i) and t.kind[i - 1] == "w":
        first = i - 1
    elif (i >= 2 and t.word[i - 1] in HYPHENS and t.glued(i) and t.glued(i - 1) and t.kind[i - 2] == "w"
          and t.word[i - 2][:1].isupper() and t.low[i - 2] not in dates.MONTHS
          and t.low[i - 2] not in ("minus", "sub", "mid", "pre", "post", "early", "late", "plus")):
        first = i - 2
    elif t.word[i + 1] == "G" and t.glued(i + 1) and len(t.word[i]) == 1:
        return Mention(i, i + 2, "name", float(t.word[i]), float(t.word[i]), rule="generation")
    if first == i:
        return None
    if first == i - 1 and units.sign_before(t, i):
        return None
    word = t.word[first]
    if word.lower() in ("q", "h", "fy") and len(t.word[i]) in (1, 2, 4):
        return None
    if word.islower() and len(word) > 3 and first == i - 1:
        return None  # two words run together
    while t.glued(last) and t.kind[last] in "nw" and last - first < 12:
        last += 1
    value = numerals.digits_value(t.word[i])
    return Mention(first, last, "name", value, value, rule="part of a name")


def named_number(t: Tokens, i: int) -> Mention | None:
    """A number that tells things of a name apart: Article 5, Nord Stream 2, Cold War 2.0, World War II."""
    if i == 0 or t.kind[i] != "n":
        return None
    before, after = t.word[i - 1], i + 1
    if t.kind[i - 1] != "w" or t.glued(i) or dates.is_year(t, i) and t.low[i - 1] not in NAME_NOUNS:
        return None
    if t.low[i - 1] not in NAME_NOUNS:
        if not before[0].isupper() or t.low[i - 1] in nouns.STOPS or t.low[i - 1] in dates.MONTHS:
            return None
        if len(before) < 2 and before != "S":
            return None
        if i == 1 or t.word[i - 2] in ".!?:;“\"" or before.lower().endswith("ly"):
            return None  # the capital is the sentence's
        if "," in t.word[i] or cues.BEFORE.before(t, i) or t.low[i - 1] in cues.CHANGE_VERBS:
            return None
    elif not (before[0].isupper() or not nouns.phrase(t, after).plural):
        return None
    if numerals.scales(t, after)[1] != 1 or units.unit_after(t, after) or units.currency_after(t, after):
        return None
    last = after
    while t.glued(last) and t.kind[last] in "nw" and last - i < 8:
        last += 1
    value = numerals.digits_value(t.word[i])
    return Mention(i, last, "name", value, value, rule="part of a name")


def roman_name(t: Tokens, i: int) -> Mention | None:
    """World War II, Peter I: a Roman numeral after a name; XXI century: a Roman ordinal."""
    value = numerals.roman_value(t.word[i])
    if not value:
        return None
    if t.low[i + 1] == "century" or t.low[i + 1] == "centuries":
        return Mention(i, i + 2, "ordinal", value, value, "century", rule="century")
    if i and len(t.word[i]) > 1 and t.low[i - 1] in NAME_NOUNS:
        return Mention(i, i + 1, "name", value, value, rule="part of a name")
    return None


# ---------------------------------------------------------------- dates
def date(t: Tokens, i: int) -> Mention | None:
    """Dates, years that count nothing, decades."""
    found = dates.date(t, i)
    if found is None and t.kind[i] == "n":
        if _reads_as_year(t, i):
            found = dates.year(t, i)
        else:
            found = dates.short_decade(t, i)
    if found is None:
        return None
    return Mention(i, found.last, "date", found.low, found.high, found.unit, rule=found.rule,
                   date_from=found.date_from, date_to=found.date_to)


def _reads_as_year(t: Tokens, i: int) -> bool:
    if not dates.is_year(t, i):
        return False
    if t.word[i + 1] == "s" and t.glued(i + 1):
        return True
    if units.sign_before(t, i) or numerals.scales(t, i + 1)[1] != 1 or units.currency_after(t, i + 1):
        return False
    value = int(t.word[i])
    unit = units.unit_after(t, i + 1)
    if unit and not (unit.unit.name == "second" and t.low[i + 1] == "second") and unit.unit.name != "quarter":
        return False
    before = t.low[i - 1] if i else ""
    dated = before in dates.YEAR_BEFORE or before in ("the", "(", ",", "and", "–", "-")
    if 1700 <= value <= 2100:
        if value % 100 == 0 or before in ("than", "least", "some", "nearly", "almost", "over"):
            counted = nouns.phrase(t, i + 1)
            if (counted.plural and not dated) or before in ("than", "least"):
                return False
            if before in ("to", "from", "of", "and") and counted.plural:
                return False
        return True
    return before in dates.YEAR_BEFORE and not nouns.phrase(t, i + 1).plural


def clock(t: Tokens, i: int) -> Mention | None:
    """A clock time."""
    found = dates.clock(t, i)
    if not found:
        return None
    return Mention(i, found[0], "time", found[1], found[1], "hour", rule="clock")


def quarter_of_year(t: Tokens, i: int) -> Mention | None:
    """Q1 2023, H1, FY2019."""
    if not dates.plain(t.word[i]) or not t.glued(i) or t.low[i - 1] not in ("q", "h", "fy"):
        return None
    value = numerals.digits_value(t.word[i])
    if t.low[i - 1] == "fy":
        year = int(value) if value > 99 else 2000 + int(value)
        return Mention(i - 1, i + 1, "date", year, year, "year", rule="fiscal year")
    months = 3 if t.low[i - 1] == "q" else 6
    last = i + 2 if dates.is_year(t, i + 1) else i + 1
    if last == i + 1:
        return Mention(i - 1, last, "date", value, value, "quarter" if months == 3 else "half", rule="quarter")
    year, part = int(t.word[i + 1]), int(value)
    if not 1 <= part <= 12 // months:
        return None
    return Mention(i - 1, last, "date", year, year, "quarter" if months == 3 else "half", rule="quarter",
                   date_from=dates.days(year, (part - 1) * months + 1)[0],
                   date_to=dates.days(year, part * months)[1])


# ---------------------------------------------------------------- vague, multiples, ranks, ordinals
def vague(t: Tokens, i: int) -> Mention | None:
    """hundreds of, tens of thousands, several hundred, a few decades, decades."""
    low, first, last = t.low, i, i + 1
    scale = 1.0
    if low[i] in VAGUE:
        scale = VAGUE[low[i]]
        if math.isnan(scale) or (low[i] == "scores" and low[i + 1] != "of"):
            return None
        while low[last] == "of" and low[last + 1] in VAGUE and last - i < 6:
            scale, last = scale * VAGUE[low[last + 1]], last + 2
        if low[i - 1] in VAGUE_BEFORE if i else False:
            first = i - 1
    elif low[i] in ("hundred", "dozen", *numerals.WORDS["scale"]) and i and low[i - 1] in VAGUE_BEFORE:
        last, scale = numerals.scales(t, i)
        first = i - 1
    elif low[i] in ("decades", "centuries"):
        if i and low[i - 1] in ("few", "several", "many", "some"):
            first = i - 1
        elif i > 1 and low[i - 1] == "of" and low[i - 2] == "couple":
            first = i - 2
        if first < i and first and low[first - 1] == "a":
            first -= 1
        unit = "year" if low[i] == "decades" else "century"
        return Mention(first, last, "vague", unit=unit, bound="~", rule="vague", unit_text=low[i])
    else:
        return None
    if first < i and first and low[first - 1] == "a":
        first -= 1
    mention = Mention(first, last, "vague", low=scale, bound=">", rule="vague", form="vague")
    k = last + 1 if low[last] == "of" else last
    money = units.currency_after(t, k) if k < t.n else None
    if money:
        mention.unit, mention.last, mention.low = money[1].code, money[0], scale * money[1].factor
        mention.unit_text = t.text[t.start[k] : t.end[money[0] - 1]]
        return mention
    found = units.unit_after(t, k, digits=False)
    if found:
        mention.unit, mention.per, mention.noun_end = found.unit.name, found.per, found.last
        mention.unit_text = t.text[t.start[k] : t.end[found.last - 1]]
        return mention
    while low[k] in ("the", "these", "those", "its", "other"):
        k += 1
    counted = nouns.phrase(t, k)
    mention.unit = mention.noun = counted.singular
    mention.noun_end = counted.last
    return mention


def fraction(t: Tokens, i: int) -> Mention | None:
    """half, a third, two-thirds, one in three, 1/16."""
    low = t.low
    if low[i] == "half":
        if t.word[i + 1] in HYPHENS and low[i + 2] == "a":
            return None
        if low[i + 1] in ("a", "an"):
            if low[i + 2] in numerals.WORDS["scale"] or low[i + 2] == "dozen":
                last, scale = numerals.scales(t, i + 2)
                return _with_unit(t, Mention(i, last, "count", scale / 2, scale / 2, scale=scale, form="words"))
            found = units.unit_after(t, i + 2, digits=False)
            if found and found.unit.kind == "duration":
                return Mention(i, found.last, "duration", 0.5, 0.5, found.unit.name, rule="duration",
                               unit_text=low[found.last - 1])
        if t.word[i + 1] in HYPHENS and units.unit_after(t, i + 1, digits=False):
            found = units.unit_after(t, i + 1, digits=False)
            return Mention(i, found.last, found.unit.kind, 0.5, 0.5, found.unit.name, rule="half")
    start = i
    read = numerals.fraction(t, i)
    if read is None and t.word[i] in numerals.VULGAR:
        read = numerals.cardinal(t, i)
    if read is None and t.kind[i] == "n":
        number = numerals.cardinal(t, i)
        if number and number.form == "fraction":
            read = number
    if read is None and low[i] in numerals.FRACTION and i and low[i - 1] in ("a", "one"):
        read = numerals.fraction(t, i - 1)
        start = i - 1
    if read is None:
        return None
    last = read.last
    scale_end, scale = numerals.scales(t, last)
    if scale > 1:
        return _with_unit(t, Mention(start, scale_end, "count", read.value * scale, read.value * scale, scale=scale))
    mention = Mention(start, last, "fraction", read.value, read.value, rule="fraction", form="fraction")
    k = last
    if low[k] == "of":
        k += 1
    while low[k] in ("a", "an", "the", "all", "its", "their", "us", "u"):
        k += 1
    found = units.unit_after(t, k, digits=False)
    if found and found.unit.kind == "measure" and low[last] in ("of", "a", "an"):
        mention.unit_text = found.unit.name
    counted = nouns.phrase(t, k, one=True)
    mention.noun = mention.unit = counted.singular
    mention.noun_end = counted.last
    return mention


def multiple(t: Tokens, i: int) -> Mention | None:
    """ten times, threefold, 18-fold, doubled, twice."""
    low = t.low
    if low[i] in MULTIPLE:
        value = MULTIPLE[low[i]]
        if low[i] == "double" and t.word[i + 1] in HYPHENS and low[i + 2] in ("digit", "digits"):
            return Mention(i, i + 3, "vague", 10, 99, "percent", bound="~", rule="double-digit")
        if low[i] in ("twice", "thrice") and low[i + 1] not in ("as", "the", "its", "their", "that", "what", "over"):
            return Mention(i, i + 1, "count", value, value, "time", rule="times", form="multiple")
        return Mention(i, i + 1, "multiple", value, value, "times", rule="multiple", form="multiple")
    word = low[i]
    if word.endswith("fold") and word[:-4] in numerals.CARDINAL:
        value = numerals.CARDINAL[word[:-4]]
        return Mention(i, i + 1, "multiple", value, value, "times", rule="multiple")
    number = numerals.cardinal(t, i)
    if not number or number.value != number.value:
        return None
    j = number.last
    k = j + 1 if t.word[j] in HYPHENS and t.glued(j) else j
    if low[k] == "fold":
        return Mention(i, k + 1, "multiple", number.value, number.value, "times", rule="multiple")
    if low[j] == "x" and t.glued(j) and not t.glued(j + 1):
        return Mention(i, j + 1, "multiple", number.value, number.value, "times", rule="multiple")
    if low[k] == "times":
        comparing = low[k + 1] in ("as", "the", "more", "less", "larger", "bigger", "higher", "greater", "smaller",
                                   "faster", "that", "what", "its", "their", "lower", "longer", "of", "over")
        comparing = comparing or (low[k + 1].endswith("er") and low[k + 1] not in ("over", "after", "under", "per",
                                                                                  "however"))
        last, per = units.per_after(t, k + 1)
        if not comparing and (per or low[k + 1] in ("since", "during", "in", "last", "this", "between", "before",
                                                    "over", "at", "with", "and", "by", "for", ".", ",", "")):
            comparing = False
        kind = "multiple" if comparing else "count"
        unit = "times" if comparing else "time"
        return Mention(i, k + 1, kind, number.value, number.value, unit, per, rule="times", unit_text="times",
                       form=number.form, scale=number.scale)
    return None


def rank(t: Tokens, i: int) -> Mention | None:
    """second-largest, tenth largest, No. 1, top ten."""
    low = t.low
    if i and low[i - 1] in ("top", "bottom") or (i > 1 and t.word[i - 1] in HYPHENS and low[i - 2] == "top"):
        number = numerals.cardinal(t, i)
        if number and number.value == number.value and 2 <= number.value <= 1000 and number.last == i + 1:
            first = i - 1 if low[i - 1] in ("top", "bottom") else i - 2
            counted = nouns.phrase(t, number.last)
            after = units.unit_after(t, number.last)
            if not after and not numerals.scales(t, number.last)[1] > 1:
                mention = Mention(first, number.last, "rank", number.value, number.value, "rank", rule="top",
                                  noun=counted.singular, noun_end=counted.last, form=number.form)
                # "not one of the top ten" says the rank lies beyond ten
                if "not" in low[max(0, first - 7) : first]:
                    mention.bound = ">"
                return mention
    if i >= 2 and low[i - 2] == "no" and t.word[i - 1] == "." and t.kind[i] == "n":
        value = numerals.digits_value(t.word[i])
        return Mention(i - 2, i + 1, "rank", value, value, "rank", rule="number")
    if i and low[i - 1] == "number" and (low[i] in numerals.UNIT or t.kind[i] == "n") and low[i - 2] != "a":
        number = numerals.cardinal(t, i)
        if number and number.last == i + 1 and not nouns.phrase(t, i + 1).plural:
            return Mention(i - 1, i + 1, "rank", number.value, number.value, "rank", rule="number")
    if i and t.word[i - 1] == "#" and t.glued(i) and t.kind[i] == "n":
        value = numerals.digits_value(t.word[i])
        return Mention(i - 1, i + 1, "rank", value, value, "rank", rule="number")
    order = numerals.ordinal(t, i)
    if order:
        j = order.last + 1 if t.word[order.last] in HYPHENS and t.glued(order.last) else order.last
        if _superlative(low[j]) and t.kind[j] == "w":
            last = j + 1
            counted = nouns.phrase(t, last, one=True)
            return Mention(i, last, "rank", order.value, order.value, "rank", rule="superlative",
                           noun=counted.singular, noun_end=counted.last)
    return None


def _superlative(word: str) -> bool:
    return word in RANK_NOUNS or (len(word) > 5 and word.endswith("est") and word not in (
        "interest", "protest", "contest", "request", "forest", "invest", "honest", "modest", "harvest", "conquest"))


def ordinal(t: Tokens, i: int) -> Mention | None:
    """First, (enumerator) · twentieth century, second half, first time (ordinal)."""
    order = numerals.ordinal(t, i)
    if order is None:
        return None
    low, last = t.low, order.last
    if low[i] == "second" and units.unit_after(t, i + 1, digits=False) is None and i and (
            t.kind[i - 1] == "n" or low[i - 1] in numerals.CARDINAL or low[i - 1] in ("per", "a", "split", "every")):
        if low[i - 1] != "a":
            return Mention(i, last, "duration", 1, 1, "second", rule="unit")
    starts = i == 0 or t.word[i - 1] in ".!?:;“\"—–\n" or (i == 1 and t.kind[0] == "p") or (
        low[i - 1] in ("and", "but") and t.word[last] == ",")
    if order.value in ENUMERATED and t.word[last] == "," and (starts or t.word[i - 1] == ","):
        return Mention(i, last, "enumerator", order.value, order.value, rule="discourse marker")
    if starts and t.word[i][0].isupper() and low[last] in ("is", "are", "comes", "of", "it", "there", "they") \
            and order.value in ENUMERATED and i and low[last] != "of":
        return Mention(i, last, "enumerator", order.value, order.value, rule="discourse marker")
    noun = ""
    k = last + 1 if t.word[last] in HYPHENS and t.glued(last) else last
    if low[k] in PERIOD_NOUNS and not (low[k] == "quarter" and low[k + 1] == "of" and False):
        last, noun = k + 1, low[k]
        return Mention(i, last, "ordinal", order.value, order.value, noun, rule="period", noun=noun)
    counted = nouns.phrase(t, last, one=True)
    noun = counted.singular if len(counted.words) <= 4 else counted.words[0]
    return Mention(i, last, "ordinal", order.value, order.value, noun, rule="ordinal", noun=noun,
                   noun_end=counted.last)


# ---------------------------------------------------------------- quantities
def quantity(t: Tokens, i: int) -> Mention | None:
    """A cardinal with what stands beside it: money, percent, measure, duration, or a bare number."""
    first, low = i, t.low
    number = numerals.cardinal(t, i)
    if number is None:
        number = _bare_scale(t, i)
        if number is None:
            return None
    first = number.first
    if low[first - 1] == "point" if first else False:
        first = first  # "one point five" stays two numbers
    mention = Mention(first, number.last, "count", number.value, number.value, scale=number.scale, form=number.form)
    return _with_unit(t, mention)


def _bare_scale(t: Tokens, i: int) -> Numeral | None:
    """a million, a hundred, a dozen; a scale word with nothing before it stands for one."""
    word = t.low[i]
    if word not in ("hundred", "dozen") and word not in numerals.WORDS["scale"]:
        return None
    last, scale = numerals.scales(t, i)
    first = i - 1 if i and t.low[i - 1] in ("a", "an") else i
    return Numeral(first, last, scale, scale, "words")


def _with_unit(t: Tokens, m: Mention) -> Mention:
    """Attaches sign, currency and unit; what is left is a count."""
    sign = _sign(t, m)
    money = units.sign_before(t, m.first)
    if money:
        m.first = money[0]
        _letter_scale(t, m)
        sign = sign or _sign(t, m)
        _as_money(m, money[1])
        after = units.currency_after(t, m.last)
        if after and after[1].code == money[1].code and not t.word[m.last].startswith("$"):
            m.last = after[0]
        end, m.per = units.per_after(t, m.last)
        m.noun_end = end
        m.unit_text = t.text[t.start[money[0]] : t.end[money[0]]]
    elif _million_m(t, m):
        pass
    if not money:
        if t.glued(m.last) and t.low[m.last] in ("k",) and t.kind[m.last + 1] != "n" and m.form == "digits":
            _scaled(m, 1000.0, m.last + 1)
        elif t.word[m.last] in ("B", "M") and not t.glued(m.last) and nouns.phrase(t, m.last + 1).plural:
            _scaled(m, 1e9 if t.word[m.last] == "B" else 1e6, m.last + 1)
        after = units.currency_after(t, m.last)
        found = units.unit_after(t, m.last, digits=m.form != "words")
        if after and not (found and found.last > after[0]) and not _mass_pounds(t, m, after):
            m.unit_text = t.text[t.start[m.last] : t.end[after[0] - 1]]
            if t.word[m.last] == "-":
                m.unit_text = m.unit_text[1:]
            m.last = after[0]
            _as_money(m, after[1])
            m.noun_end, m.per = units.per_after(t, m.last)
        elif found and _fits(t, m, found):
            _as_measure(t, m, found)
    if sign == "-":
        m.low, m.high = -m.low, -m.high
    if sign:
        m.signed = True
        if m.kind == "percent":
            m.low, m.high = abs(m.low), abs(m.high)
            m.change = "up" if sign == "+" else "down"
    return m


def _sign(t: Tokens, m: Mention) -> str:
    """+ or - where a sign touches the number and nothing else: "-5", "minus 5", "minus-5"."""
    i = m.first
    if i < 1:
        return ""
    before = t.word[i - 1]
    if t.low[i - 1] == "minus":
        m.first = i - 1
        return "-"
    if i > 1 and before == "-" and t.low[i - 2] == "minus" and t.glued(i):
        m.first = i - 2
        return "-"
    if before in "+-−–" and t.glued(i) and (not t.glued(i - 1) or t.word[i - 2] in "($"):
        if i > 1 and before != "+" and t.kind[i - 2] == "n" and t.word[i - 2] not in "($":
            return ""
        m.first = i - 1
        return "+" if before == "+" else "-"
    return ""


def _letter_scale(t: Tokens, m: Mention) -> None:
    """$5m, £3k, $161 b: a letter after money is a scale."""
    word = t.word[m.last]
    if m.scale == 1 and word in numerals.LETTER and (t.glued(m.last) or word in "MBT"):
        _scaled(m, numerals.LETTER[word], m.last + 1)


def _million_m(t: Tokens, m: Mention) -> bool:
    """2.7m sales, 12.3m tonnes: "m" is million before something counted, and metre elsewhere."""
    if m.form != "digits" or t.word[m.last] != "m" or not t.glued(m.last):
        return False
    if units.unit_after(t, m.last + 1, digits=False) or nouns.phrase(t, m.last + 1).plural \
            or units.currency_after(t, m.last + 1):
        _scaled(m, 1e6, m.last + 1)
        return True
    return False


def _scaled(m: Mention, scale: float, last: int) -> None:
    m.low, m.high, m.scale, m.last = m.low * scale, m.high * scale, scale, last


def _as_money(m: Mention, currency: units.Currency) -> None:
    m.kind, m.unit, m.rule = "money", currency.code, "money"
    m.low, m.high = round(m.low * currency.factor, 6), round(m.high * currency.factor, 6)


def _mass_pounds(t: Tokens, m: Mention, after: tuple[int, units.Currency]) -> bool:
    """pounds are a mass unless a scale or money word says otherwise; "won" after a number is a verb more often."""
    word = t.low[after[0] - 1]
    if word in ("pound", "pounds") and after[0] - m.last <= 2 and t.low[after[0] - 2] not in ("british", "sterling"):
        return m.scale < 1000
    if word in ("won", "real", "som", "fen", "sen", "dong", "crowns", "bucks") and after[0] - m.last == 1:
        return m.scale < 1000 and word in ("won", "real", "som", "fen", "dong", "crowns", "bucks")
    return False


def _fits(t: Tokens, m: Mention, found: units.Found) -> bool:
    """The unit word after the number is a unit there: not "one point", "two in", "three second-hand cars"."""
    word = t.low[m.last] if t.word[m.last] != "-" else t.low[m.last + 1]
    if found.unit.name == "point" and word == "point" and t.word[m.last] != "-":
        return m.low == 1 and False
    if word == "second" and t.word[m.last] != "-" and m.low != 1 and m.form == "words":
        return False
    if word in ("mark", "stone", "cup", "cups", "generation") and m.form == "words" and m.low == 1:
        return False
    return True


def _as_measure(t: Tokens, m: Mention, found: units.Found) -> None:
    hyphened = t.word[m.last] == "-"
    start = m.last + 1 if hyphened else m.last
    m.kind, m.unit, m.per = found.unit.kind, found.unit.name, found.per
    m.rule, m.unit_text = found.unit.kind, t.text[t.start[start] : t.end[found.last - 1]]
    low = t.low
    k = start + 1
    if m.unit in ("year", "month", "day", "week"):
        if low[k] in ("old", "olds") or (t.word[k] in HYPHENS and low[k + 1] in ("old", "olds")):
            m.rule, m.last = "age", k + 1 if low[k] in ("old", "olds") else k + 2
            return
        if low[k] == "of" and low[k + 1] == "age":
            m.rule, m.last = "age", k + 2
            return
    m.last = found.last
    if m.kind == "measure" and m.per:
        m.unit = f"{m.unit} per {m.per}"
    if m.unit == "decade":
        m.low, m.high, m.unit = m.low * 10, m.high * 10, "year"
    m.noun_end = m.last


def bare_period(t: Tokens, i: int) -> Mention | None:
    """a decade, the past century: one of them."""
    word = t.low[i]
    if word not in ("decade", "century"):
        return None
    first = i - 1 if i and t.low[i - 1] in ("a", "an") else i
    years = 10.0 if word == "decade" else 100.0
    return Mention(first, i + 1, "duration", years, years, "year", rule="period", unit_text=word, form="period")


Rule = Callable[[Tokens, int], "Mention | None"]
RULES: tuple[Rule, ...] = (quarter_of_year, glued_name, rank, date, clock, named_number, vague, multiple, fraction,
                           ordinal, quantity, bare_period, roman_name)


# ---------------------------------------------------------------- the reading
def read(t: Tokens) -> list[Mention]:
    """All numeric expressions of the text, in order, without overlap."""
    mentions: list[Mention] = []
    i = 0
    while i < t.n:
        if not _may_begin(t, i):
            i += 1
            continue
        end = mentions[-1].last if mentions else 0
        found = fixed_phrase(t, i)
        if found:
            found = [m for m in found if m.first >= end]
        if found:
            mentions += found
            i = max(i + 1, found[-1].last)
            continue
        for rule in RULES:
            mention = rule(t, i)
            if mention and mention.first >= end:
                mentions.append(mention)
                i = max(i + 1, mention.last)
                break
        else:
            i += 1
    mentions = _ranges(t, mentions)
    for k, mention in enumerate(mentions):
        _count(t, mention, mentions[k - 1] if k else None)
    for k, mention in enumerate(mentions):
        _cues(t, mention, mentions[k - 1] if k else None)
    return mentions


STARTERS = (NUMBER_WORDS - {"k", "m", "b"}) | frozenset(dates.MONTHS) | frozenset(
    first for first in FIXED.by_first) & {"no", "zero"} | {"no"}


def _may_begin(t: Tokens, i: int) -> bool:
    if t.kind[i] == "n":
        return True
    if t.kind[i] != "w":
        return t.word[i] in numerals.VULGAR
    low = t.low[i]
    if low in STARTERS:
        return True
    word = t.word[i]
    return (word[0] in "IVXLC" and len(word) < 9 and bool(numerals.roman_value(word)
            or numerals.roman_value(word[:-2]))) or low.endswith("fold") or low in HALF_WORDS


HALF_WORDS = frozenset({"halfway", "firsthand", "quarterfinal", "quarterback", "firstly", "secondly", "thirdly",
                        "fourthly", "fifthly"})


# ---------------------------------------------------------------- ranges
def _ranges(t: Tokens, mentions: list[Mention]) -> list[Mention]:
    """Joins neighbours that are the two ends of one range."""
    joined: list[Mention] = []
    for right in mentions:
        left = joined[-1] if joined else None
        if left is not None and not left.joined and _is_range(t, left, right):
            _join(t, left, right)
        else:
            joined.append(right)
    return joined


NUMERIC = frozenset({"count", "money", "percent", "measure", "duration", "multiple"})


def _is_range(t: Tokens, left: Mention, right: Mention) -> bool:
    if left.kind not in NUMERIC or right.kind not in NUMERIC or left.rule == "age":
        return False
    gap = right.first - left.last
    bare = left.kind == "count" and left.rule == ""
    if not (bare or (left.kind == right.kind and left.unit == right.unit)):
        return False
    if bare and nouns.phrase(t, left.last).plural and gap > 0 and t.kind[left.last] == "w" \
            and t.low[left.last] not in nouns.STOPS:
        return False
    if gap == 0:  # "2-3": the dash was read as the right one's sign
        return t.word[right.first] in HYPHENS and t.glued(right.first)
    if gap != 1:
        return False
    link = t.low[left.last]
    before = t.low[left.first - 1] if left.first else ""
    if link in HYPHENS:
        return left.form == right.form
    if link in ("to", "till"):
        return True
    if link == "and":
        return before in ("between", "somewhere between") or (left.first > 1 and t.low[left.first - 2] == "between")
    if link == "or":
        return left.form == right.form == "words" and bare and 0 < right.low - left.low <= 3 and left.scale == right.scale
    return False


def _join(t: Tokens, left: Mention, right: Mention) -> None:
    low, high = left.low, right.low
    if t.word[right.first] in HYPHENS and right.signed:
        high = abs(high)
    if left.kind == "count" and left.rule == "" and left.scale == 1 and right.scale > 1 and low < 1000:
        low *= right.scale
    elif left.kind == right.kind == "money" and left.scale == 1 and right.scale > 1 and low < 1000 \
            and low < high / right.scale:
        low *= right.scale
    if right.kind == "money" and left.kind == "count" and right.unit_text.lower() in ("cents", "cent", "pence"):
        low /= 100
    left.low, left.high, left.last, left.joined = low, high, right.last, True
    if left.kind == "count":
        left.kind, left.unit, left.rule = right.kind, right.unit, right.rule
    left.per, left.unit_text = right.per or left.per, right.unit_text or left.unit_text
    left.noun_end, left.scale, left.form = right.noun_end, max(left.scale, right.scale), right.form


# ---------------------------------------------------------------- what is counted, and the cues
def _count(t: Tokens, m: Mention, before: Mention | None) -> None:
    """Gives a bare number the noun it counts, or says what else it is."""
    if m.kind != "count" or m.rule in ("times",) or m.unit:
        return
    low = t.low
    one = m.low == m.high == 1
    k = m.last
    if t.word[k] == "-" and t.glued(k) and one and t.low[k + 1] in ("on", "to", "of"):
        m.kind, m.rule = "fixed", "idiom"
        return
    if low[k] == "of":
        k += 1
        while low[k] in ("the", "its", "their", "these", "those", "his", "her", "our", "my", "your", "all") or (
                low[k][-2:] in ("'s", "’s") and t.kind[k] == "w"):
            k += 1
        m.rule = "partitive"
    elif low[k] in ("or", "and") and low[k + 1] in ("more", "fewer", "so", "less"):
        k += 2
    counted = nouns.phrase(t, k, one=one)
    m.noun = m.unit = counted.singular
    m.noun_end = counted.last
    if not m.rule:
        m.rule = "count" if m.noun else "bare"
    if m.rule == "bare" and one and m.form == "words":
        m.rule = "pronoun"


def _cues(t: Tokens, m: Mention, before: Mention | None) -> None:
    """Bound and change, from the words around; a parenthesis repeats those of what it converts."""
    if m.kind in ("name", "fixed", "enumerator", "ordinal"):
        m.bound = m.bound or "="
        return
    if not m.bound:
        small = m.form == "words" and abs(m.low) <= 12 and m.kind == "count"
        m.bound = "=" if m.kind == "time" else cues.bound(t, m.first, m.last, small, m.kind == "duration")
        if m.kind == "date" and m.bound not in ("=", "~"):
            m.bound = "="
    if m.kind in ("date", "time", "rank", "fraction"):
        return
    if not m.change and m.kind != "vague":
        m.change = cues.change(t, m.first)
    if before is not None and _repeats(t, before, m):
        if m.bound == "=":
            m.bound = before.bound
        m.change = m.change or before.change


def _repeats(t: Tokens, before: Mention, m: Mention) -> bool:
    """m stands in a parenthesis right after `before`, or after "or": a conversion of the same quantity."""
    if m.kind not in ("money", "measure", "percent") or before.kind not in ("money", "measure", "percent"):
        return False
    start = max(before.last, before.noun_end)
    between = t.word[before.last : m.first]
    if m.first < before.last or len(between) > 4:
        return False
    if "(" in between and between[-1] == "(" and m.first - start <= 2:
        return True
    if between and between[-1] in ("/", "or") and (len(between) == 1 or between == [",", "or"]):
        return between[-1] == "or" or before.bound != "="
    return False
