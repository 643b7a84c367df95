"""Finds the currency or the unit that stands beside a number.

Tables: data/lexicons/currencies.csv and units.csv. A symbol is matched letter for letter, a word in any case.
"""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import Phrases, rows
from .tokens import Tokens


class Currency(NamedTuple):
    code: str
    factor: float  # 0.01 for cents


class Unit(NamedTuple):
    name: str
    kind: str  # measure, duration or percent


class Found(NamedTuple):
    """A unit at tokens … last - 1, with what stands under "per"."""

    last: int
    unit: Unit
    per: str


def _units() -> tuple[Phrases, Phrases]:
    """(symbols, words); SI prefixes are put before every unit that takes them."""
    table = rows("units")
    prefixes = {row["form"]: row["unit"] for row in table if row["kind"] == "prefix"}
    symbols, words = [], []
    for row in table:
        if row["kind"] == "prefix":
            continue
        symbol = row["match"] == "symbol"
        target = symbols if symbol else words
        target.append((row["form"], Unit(row["unit"], row["kind"])))
        if row["prefix"]:
            for prefix, name in prefixes.items():
                form = (prefix if symbol else name) + row["form"]
                target.append((form, Unit(name + row["unit"], row["kind"])))
    known = {form for form, _ in symbols}
    # KM, KG and MHZ: a symbol in another case where no symbol is written so
    symbols += [(form.upper(), unit) for form, unit in symbols if len(form) > 1 and form.upper() not in known]
    symbols += [(form.title(), unit) for form, unit in symbols if len(form) > 2 and form.title() not in known]
    return Phrases(symbols, exact=True), Phrases(words)


SYMBOLS, UNIT_WORDS = _units()
CURRENCY_SIGNS = {
    row["form"]: Currency(row["currency"], float(row["factor"]))
    for row in rows("currencies") if row["match"] == "symbol"
}
CURRENCY_NAMES = {row["currency"]: row["form"] for row in rows("currencies")
                  if row["match"] == "word" and row["factor"] == "1"}
CURRENCY_WORDS = Phrases([(row["form"], Currency(row["currency"], float(row["factor"])))
                          for row in rows("currencies") if row["match"] == "word"])
SIGN_ENDS = frozenset(Tokens(form).word[Tokens(form).n - 1] for form in CURRENCY_SIGNS)
SPLIT_SIGNS = frozenset({"US$", "HK$", "NZ$", "S$", "AU$", "US $"})  # may have a blank inside: "HK $3.7"
SUFFIX_ONLY = frozenset({"c", "p", "¢", "kn", "kr", "zł", "Kč", "Ft", "R", "TL"})
GLUED_ONLY = frozenset({"R", "PS", "Fr", "c", "p", "TL", "RM", "Rp", "Y="})
# One-letter symbols are words or initials as often as units; they must touch the number.
TOUCHING = frozenset("mgtshAVKNJLlbBcp'\"′″") | {"in", "T", "mt", "min.", "ms"}
SQUARE = {"square": "square ", "sq": "square ", "cubic": "cubic ", "cu": "cubic "}
EXPONENT = {"²": "square ", "³": "cubic ", "2": "square ", "3": "cubic "}
PER_WORDS = frozenset(("share barrel capita person head household student game case unit worker employee user "
                       "customer vehicle car ticket subscriber citizen inhabitant seat night family child "
                       "transaction order member patient rebound inhabitants residents people").split())
LONE_QUOTES = frozenset("'\"′″")


def sign_before(t: Tokens, i: int) -> tuple[int, Currency] | None:
    """The currency sign or code that ends just before token i: (its first token, the currency)."""
    if i < 1 or t.word[i - 1] not in SIGN_ENDS:
        return None
    for first in (i - 3, i - 2, i - 1):
        if first < 0 or t.start[i] - t.start[first] > 9:
            continue
        written = t.text[t.start[first] : t.end[i - 1]]
        sign = written.replace(" ", "")
        if sign not in CURRENCY_SIGNS or sign in SUFFIX_ONLY - {"R"}:
            continue
        if sign != written and sign not in SPLIT_SIGNS:
            continue
        if sign in GLUED_ONLY and not t.glued(i):
            continue
        if t.glued(first) and t.kind[first - 1] == "w" and t.kind[first] == "w":
            continue
        return first, CURRENCY_SIGNS[sign]
    return None


def currency_after(t: Tokens, j: int) -> tuple[int, Currency] | None:
    """The currency name or sign at token j, after a number: (token after it, the currency)."""
    if t.word[j] == "-" and t.glued(j) and t.glued(j + 1):
        j += 1
    found = CURRENCY_WORDS.at(t, j)
    if found and not (t.low[j] == "real" and t.low[j + 1] != ""):
        return found  # type: ignore[return-value]
    for width in (3, 2, 1):
        if j + width <= t.n:
            sign = t.text[t.start[j] : t.end[j + width - 1]]
            if sign in CURRENCY_SIGNS and (len(sign) > 1 or not sign.isalpha() or sign in "Rcp"):
                if sign in ("c", "p", "Fr") and not t.glued(j):
                    continue
                if sign.startswith("$") or (sign in GLUED_ONLY - {"R", "c", "p", "RM"}):
                    continue
                if sign == "R" and t.kind[j + 1] == "w":
                    continue
                last = j + width + (t.word[j + width] == "=" and t.glued(j + width))
                return last, CURRENCY_SIGNS[sign]
    return None


def unit_after(t: Tokens, j: int, digits: bool = True) -> Found | None:
    """The unit at token j, after a number, with its "per" part: "km/h", "barrels a day", "A/cm2"."""
    if t.word[j] == "-" and t.glued(j) and t.glued(j + 1):
        j += 1
    first = _single(t, j, digits)
    if first is None:
        return None
    k, unit = first
    k, per = per_after(t, k)
    return Found(k, unit, per)


def per_after(t: Tokens, k: int) -> tuple[int, str]:
    """What stands after "per", "a", "an" or "/" at token k: (token after it, its singular name or "")."""
    j = k
    if t.word[j] == "-" and t.glued(j) and t.low[j + 1] in ("a", "per"):
        j += 1
    word = t.low[j]
    if word in ("per", "a", "an", "each", "every") or t.word[j] == "/":
        if word in ("each", "every"):
            return k, ""
        j += 1
        if t.word[j] == "-" and t.glued(j) and t.glued(j + 1):
            j += 1
        found = _single(t, j, True, bare=True)
        if found and (word in ("per", "") or t.word[j - 1] == "/" or found[1].kind == "duration"
                      or found[1].name in ("barrel", "gallon", "litre", "kilogram", "metric ton", "ton", "ounce",
                                           "mile", "gram", "kilometre", "pound-mass", "square metre")):
            return found[0], found[1].name
        if t.low[j] in PER_WORDS and (word != "a" or t.low[j] in ("share", "barrel", "head", "person")):
            return j + 1, t.low[j]
        if word == "per" and t.kind[j] == "w":
            return j + 1, t.low[j]
    return k, ""


def _single(t: Tokens, j: int, digits: bool, bare: bool = False) -> tuple[int, Unit] | None:
    """One unit without its "per": a word, a symbol, "square" + unit, or unit + exponent."""
    low = t.low[j]
    if low in SQUARE:
        k = j + 2 if t.word[j + 1] in (".", "-") else j + 1
        inner = _single(t, k, digits, bare=True)
        if inner and inner[1].kind == "measure":
            return inner[0], Unit(SQUARE[low] + inner[1].name, "measure")
        return None
    found = UNIT_WORDS.at(t, j)
    symbol = SYMBOLS.at(t, j) if digits or bare else None
    if symbol and found and symbol[0] > found[0]:
        found = None
    if found:
        k, unit = found
    elif symbol:
        k, unit = symbol
        if not _symbol_fits(t, j, k, bare):
            return None
    else:
        return None
    if k - j == 1 and t.glued(k) and t.word[k] in EXPONENT and t.word[k] and not t.glued(k + 1):
        return k + 1, Unit(EXPONENT[t.word[k]] + unit.name, "measure")
    # kilowatt hours, newton metres
    if unit.name.endswith("watt") and t.low[k].rstrip("s") == "hour":
        return k + 1, Unit(unit.name + " hour", "measure")
    if unit.name.endswith("watt") and t.word[k] == "-" and t.low[k + 1].rstrip("s") == "hour":
        return k + 2, Unit(unit.name + " hour", "measure")
    return k, unit  # type: ignore[return-value]


def _symbol_fits(t: Tokens, j: int, k: int, bare: bool) -> bool:
    """A symbol is a unit only where it does not read as a word, an initial or a quotation mark."""
    symbol = t.word[j]
    if t.glued(k) and t.kind[k] == "w" and t.kind[k - 1] == "w":
        return False
    if bare:
        return True
    touches = t.glued(j) or (t.word[j - 1] == "-" and t.glued(j - 1))
    if k - j == 1 and symbol in TOUCHING:
        if symbol in LONE_QUOTES:
            # a closing quotation mark has its opening one before it
            return touches and not t.glued(j + 1) and symbol not in t.text[max(0, t.start[j] - 90) : t.start[j]]
        return touches or (symbol == "A" and t.word[j + 1] == "/") or (symbol == "b" and not t.kind[k] == "w")
    if symbol in ("W", "F") and not touches:
        return t.kind[k] != "w" or t.low[k] == t.word[k]
    return True
