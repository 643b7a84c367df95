"""Finds the currency or the unit that stands beside a number.

Tables: data/lexicons/currencies.csv and units.csv. A symbol is matched letter for letter, a word in any case.
"""

from __future__ import annotations

from typing import NamedTuple

from newsdesk.quantities.lexicon import Phrases, rows, word_set
from newsdesk.quantities.tokens import Tokens


class Currency(NamedTuple):
    code: str  # ISO 4217
    factor: float  # 0.01 for cents
    place: str = ""  # before, after or both; "touching" where a blank between forbids it


class Unit(NamedTuple):
    name: str
    kind: str  # measure, duration or percent
    factor: float = 1.0  # 1e9 for bcm, 10 years for a decade
    touching: bool = False


class Found(NamedTuple):
    """A unit at tokens … last - 1, with what stands under "per"."""

    last: int
    unit: Unit
    per: str
    unit_last: int  # token after the unit, before "per"


def _unit_tables() -> tuple[Phrases, Phrases]:
    """(symbols, words); SI prefixes are put before every unit that takes them."""
    table = rows("units")
    prefixes = [(row["form"], row["unit"]) for row in table if row["kind"] == "prefix"]
    listed = [row for row in table if row["kind"] != "prefix"]
    symbols: list[tuple[str, Unit]] = []
    words: list[tuple[str, Unit]] = []
    for row in listed:
        unit = Unit(row["unit"], row["kind"], float(row["factor"]), row["touching"] == "yes")
        (symbols if row["match"] == "symbol" else words).append((row["form"], unit))
    for row in listed:
        if row["prefix"] and row["match"] == "symbol":
            symbols += [
                (sign + row["form"], Unit(name + row["unit"], row["kind"])) for sign, name in prefixes
            ]
        elif row["prefix"]:
            words += [(name + row["form"], Unit(name + row["unit"], row["kind"])) for _, name in prefixes]
    # KM, KG, Ghz: a symbol in another case, where nothing else is written so
    known = {form for form, _ in symbols}
    for change in (str.upper, str.title):
        symbols += [
            (change(form), unit)
            for form, unit in symbols
            if len(form) > 1 and form.isalpha() and change(form) not in known and not unit.touching
        ]
    return Phrases(symbols, exact=True), Phrases(words)


SYMBOLS, UNIT_WORDS = _unit_tables()
CURRENCIES = [
    (row["form"], row["match"], Currency(row["currency"], float(row["factor"]), row["place"]))
    for row in rows("currencies")
]
SIGNS = {form: currency for form, match, currency in CURRENCIES if match == "symbol"}
SIGN_ENDS = frozenset(Tokens(form).word[Tokens(form).n - 1] for form in SIGNS)
CURRENCY_WORDS = Phrases([(form, currency) for form, match, currency in CURRENCIES if match == "word"])
LONGEST_SIGN = 3  # tokens
POWERS = {
    "square": "square ",
    "sq": "square ",
    "cubic": "cubic ",
    "cu": "cubic ",
    "²": "square ",
    "³": "cubic ",
    "2": "square ",
    "3": "cubic ",
}
# Any noun after "per" is a denominator; after "a" only what prices and rates are quoted by.
AFTER_A = word_set("after a")
POINT_IN_TIME = word_set("point in time")
NOT_SYMBOLS = word_set("not symbols")
QUOTES = frozenset("'\"′″")


def currency_before(t: Tokens, i: int) -> tuple[int, Currency] | None:
    """The currency sign or code that ends just before token i: (its first token, the currency)."""
    if i < 1 or t.word[i - 1] not in SIGN_ENDS:
        return None
    for first in range(max(0, i - LONGEST_SIGN), i):
        written = t.text[t.start[first] : t.end[i - 1]] if t.start[i] - t.start[first] < 9 else ""
        sign = written
        if " $" in written and written[0] in "UHNS":  # US $5, HK $3.7, S $1
            sign = written.replace(" ", "")
        currency = SIGNS.get(sign)
        if currency is None or currency.place.startswith("after"):
            continue
        if currency.place.endswith("touching") and not t.glued(i):
            continue
        if sign[0].isalpha() and t.glued(first) and t.word[first - 1] not in "(/-–—\"“'‘":
            continue  # the tail of a longer word
        if sign[0].isalpha() and t.glued(first) and t.word[first - 1] == "-" and t.glued(first - 1):
            continue  # PLX-R18
        return first, currency
    return None


def currency_after(t: Tokens, j: int) -> tuple[int, Currency] | None:
    """The currency name or sign at token j, after a number: (token after it, the currency)."""
    if t.word[j] == "-" and t.glued(j) and t.glued(j + 1):
        j += 1
    found = CURRENCY_WORDS.at(t, j)
    if found:
        return found  # type: ignore[return-value]
    for last in range(min(t.n, j + LONGEST_SIGN), j, -1):
        currency = SIGNS.get(t.text[t.start[j] : t.end[last - 1]])
        if currency is None or currency.place.startswith("before"):
            continue
        if (currency.place == "after touching" and not t.glued(j)) or (t.glued(last) and t.kind[last] == "w"):
            continue
        return last + (t.word[last] == "=" and t.glued(last)), currency  # "108.79 JPY=", as wires write it
    return None


def unit_after(t: Tokens, j: int, digits: bool = True) -> Found | None:
    """The unit at token j, after a number, with its "per" part: "km/h", "barrels a day", "A/cm2".

    `digits` allows symbols; after a number word only a unit's full name is read.
    """
    if (t.word[j] == "-" and t.glued(j) and t.glued(j + 1)) or (
        t.low[j] in ("us", "imperial") and t.low[j + 1] not in ("dollar", "dollars")
    ):
        j += 1
    found = _single(t, j, digits)
    if found is None:
        return None
    last, per = per_after(t, found[0])
    return Found(last, found[1], per, found[0])


def per_after(t: Tokens, k: int) -> tuple[int, str]:
    """What stands after "per", "a", "an" or "/" at token k: (token after it, its singular name or "")."""
    j = k + 1 if t.word[k] == "-" and t.glued(k) and t.low[k + 1] in ("a", "per") else k
    link = t.low[j]
    if link not in ("per", "a", "an", "/"):
        return k, ""
    j += 1
    if t.word[j] == "-" and t.glued(j) and t.glued(j + 1):
        j += 1
    if t.low[j] == "million":  # per million British thermal units
        found = _single(t, j + 1, True, alone=True)
        return (found[0], f"mega {found[1].name}") if found else (k, "")
    found = _single(t, j, True, alone=True)
    if found and (link in ("per", "/") or found[1].kind == "duration" or t.low[j] in AFTER_A):
        if t.low[found[0]] in POINT_IN_TIME and found[1].kind == "duration" and link in ("a", "an"):
            return k, ""  # "24% a year earlier" is no rate
        return found[0], t.low[j] if found[1].factor != 1 else found[1].name
    if t.low[j] in AFTER_A or (link == "per" and t.kind[j] == "w"):
        return j + 1, t.low[j]
    return k, ""


def _single(t: Tokens, j: int, digits: bool, alone: bool = False) -> tuple[int, Unit] | None:
    """One unit without its "per": a word, a symbol, "square" + unit, or unit + exponent."""
    if t.low[j] in POWERS and t.kind[j] == "w":
        k = j + 2 if t.word[j + 1] in (".", "-") else j + 1
        inner = _single(t, k, digits, alone=True) if t.low[k] not in POWERS else None
        return (inner[0], Unit(POWERS[t.low[j]] + inner[1].name, "measure")) if inner else None
    found = UNIT_WORDS.at(t, j)
    if digits or alone:
        symbol = SYMBOLS.at(t, j)
        if symbol and (not found or symbol[0] > found[0]) and (alone or _symbol_fits(t, j, *symbol)):
            found = symbol
    if found is None:
        return None
    last, unit = found
    if (
        last == j + 1
        and t.word[last] in POWERS
        and t.glued(last)
        and not (t.glued(last + 1) and t.kind[last + 1] in "nw")
    ):
        return last + 1, Unit(POWERS[t.word[last]] + unit.name, "measure")
    if unit.name.endswith("watt"):  # kilowatt hours, kilowatt-hours
        hour = last + 1 if t.word[last] == "-" else last
        if t.low[hour] in ("hour", "hours"):
            return hour + 1, Unit(unit.name + " hour", "measure")
    return last, unit


def _symbol_fits(t: Tokens, j: int, last: int, unit: Unit) -> bool:
    """A symbol is a unit only where it does not read as a word, an initial or a quotation mark."""
    if t.glued(last) and t.kind[last] == "w" and t.kind[last - 1] == "w":
        return False
    symbol = t.word[j]
    if symbol in NOT_SYMBOLS:
        return False
    if symbol in QUOTES:  # a closing quotation mark has its opening one before it
        return (
            t.glued(j) and not t.glued(j + 1) and symbol not in t.text[max(0, t.start[j] - 90) : t.start[j]]
        )
    if t.glued(j):
        return True
    if unit.touching:  # a letter by itself: only where no word follows ("1.3 A/cm2", "16 billion b.")
        return t.word[last] == "/" or (t.kind[last] != "w" and symbol in "AbBVWJNKLl")
    return True
