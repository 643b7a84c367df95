"""Numbers that quantify nothing: in proper names, idioms, codes, lists and addresses."""

from __future__ import annotations

from newsdesk.quantities import cues, dates, nouns, numerals, units
from newsdesk.quantities.lexicon import Phrases, rows, word_set
from newsdesk.quantities.mention import UNKNOWN, Mention
from newsdesk.quantities.tokens import HYPHENS, POSSESSIVES, Tokens


def _phrases() -> tuple[Phrases, Phrases]:
    """(proper names matched letter for letter, the rest in any case), with blanks or hyphens."""
    exact, folded = [], []
    for row in rows("fixed_phrases"):
        phrase = row["phrase"]
        forms = dict.fromkeys((phrase, phrase.replace(" ", "-")))
        (folded if phrase == phrase.lower() else exact).extend((form, row["kind"]) for form in forms)
    return Phrases(exact, exact=True), Phrases(folded)


NAMES, IDIOMS = _phrases()
LONGEST_FIXED = 5  # tokens from the start of a fixed phrase to its first number
BEFORE = frozenset(row["word"] for row in rows("name_nouns") if row["place"] == "before")
AFTER = frozenset(row["word"] for row in rows("name_nouns") if row["place"] == "after")
NUMBER_WORDS = frozenset(
    word for role, words in numerals.WORDS.items() if role not in ("letter", "abbreviation") for word in words
)
CODE_LENGTH = 12  # tokens a code may have
PREFIXES = word_set("prefixes")
UNLIKE_NAMES = word_set("unlike names")


def fixed_phrase(t: Tokens, i: int, from_token: int) -> list[Mention]:
    """A listed name or idiom around token i: its number words, or all of it where it has none.

    A phrase of digits ("9/11", "24/7") is one expression; elsewhere only the number is.
    """
    for start in range(i, max(i - LONGEST_FIXED, from_token - 1, -1), -1):
        found = NAMES.at(t, start) or IDIOMS.at(t, start)
        if not found or found[0] <= i:
            continue
        last, kind = found
        inside = [k for k in range(start, last) if t.kind[k] == "n" or t.low[k] in NUMBER_WORDS]
        if not inside or t.kind[start] == "n" or last == start + 1:
            return [Mention(start, last, str(kind), rule="phrase", bound="=")]
        mentions = []
        for k in inside:
            read = numerals.cardinal(t, k) or numerals.ordinal(t, k) or numerals.fraction(t, k)
            value = read.value if read and read.last <= last else UNKNOWN
            mentions.append(Mention(k, k + 1, str(kind), value, value, rule="phrase"))
        return mentions
    return []


def glued_name(t: Tokens, i: int) -> Mention | None:
    """A number that is part of one written word: G20, WW2, Su-35, 5G, 17+1, M21, 2.0.1."""
    if t.kind[i] != "n":
        return None
    first = _name_start(t, i)
    last = i + 1
    if first == i:
        if t.word[last] == "G" and t.glued(last) and len(t.word[i]) == 1:
            return Mention(i, i + 2, "name", float(t.word[i]), float(t.word[i]), rule="generation")
        if t.word[last] in ("D", "A") and t.glued(last) and len(t.word[i]) == 1:
            return _name(t, i, i, i + 2)  # 3D
        if t.word[last] == "+" and t.glued(last) and t.glued(last + 1) and t.kind[last + 1] == "n":
            return _name(t, i, i, last + 2)
        if len(t.word[i]) > numerals.LONGEST_NUMBER:
            return _name(t, i, i, last)
        return None
    while last - first < CODE_LENGTH and (
        _in_word(t, last)
        or (t.word[last] in "+-./" and t.glued(last) and _in_word(t, last + 1) and t.kind[last + 1] == "n")
    ):
        last += 1
    return _name(t, i, first, last)


def _name_start(t: Tokens, i: int) -> int:
    """The token where the written word that holds number i begins; i itself where it stands by itself."""
    if not t.glued(i):
        return i
    before = t.low[i - 1]
    if t.kind[i - 1] == "w":
        if units.currency_before(t, i) or (before in ("q", "h", "fy") and len(t.word[i]) in (1, 2, 4)):
            return i
        if t.word[i - 1].islower() and len(before) > 3:
            return i  # two words run together
        return i - 1
    if i >= 2 and t.word[i - 1] in HYPHENS and t.glued(i - 1) and t.kind[i - 2] == "w":
        word = t.word[i - 2]
        if (
            word[0].isupper()
            and t.low[i - 2] not in dates.MONTHS
            and t.low[i - 2] not in nouns.STOPS
            and t.low[i - 2] not in PREFIXES
            and not dates.is_year(t, i)
        ):
            return i - 2
    return i


def named_number(t: Tokens, i: int) -> Mention | None:
    """A number that tells things of one name apart: Article 5, Nord Stream 2, Phase One, World War II."""
    if i == 0:
        return None
    if t.kind[i] == "w":
        return _named_word(t, i)
    if t.kind[i] != "n" or numerals.ordinal(t, i):
        return None
    if t.word[i - 1] == "." and t.glued(i - 1) and t.low[i - 2] in BEFORE and not dates.is_year(t, i):
        return _name(t, i, i, i + 1)  # Fig. 3
    if t.glued(i) or t.kind[i - 1] != "w" or not _heads_name(t, i) or _has_unit(t, i):
        return None
    last = i + 1
    while last - i < CODE_LENGTH and (_in_word(t, last) or (t.hyphen(last) and t.kind[last + 1] == "n")):
        last += 1  # Type 052D, Pages 4-5
    return _name(t, i, i, last)


def _in_word(t: Tokens, k: int) -> bool:
    """Token k goes on with the written word before it."""
    return t.glued(k) and t.kind[k] in "nw" and t.word[k] not in POSSESSIVES


def _named_word(t: Tokens, i: int) -> Mention | None:
    """Phase One, Apple One, World War II."""
    if t.kind[i - 1] != "w":
        return None
    known = t.low[i - 1] in BEFORE
    value = numerals.roman_value(t.word[i]) if known and len(t.word[i]) > 1 else 0
    titled = t.word[i][0].isupper() and t.word[i - 1][0].isupper() and (known or _capitalised_name(t, i - 1))
    if not value and titled and not nouns.phrase(t, i + 1).plural:
        value = numerals.UNIT.get(t.low[i], 0)
    return Mention(i, i + 1, "name", value, value, rule="part of a name") if value else None


def _heads_name(t: Tokens, i: int) -> bool:
    """The word before number i heads a name that the number ends."""
    before = t.low[i - 1]
    if dates.is_year(t, i) and before not in dates.NAMED_YEARS:
        return False
    if before not in BEFORE and before.removesuffix("s") not in BEFORE:
        return _capitalised_name(t, i - 1) and "," not in t.word[i] and not cues.BEFORE.before(t, i)
    capital = not t.word[i - 1].islower()
    return capital or (before not in UNLIKE_NAMES and not nouns.phrase(t, i + 1).plural)


def _has_unit(t: Tokens, i: int) -> bool:
    """Something counted or measured stands behind number i; not the "s" of "Channel 5s"."""
    after = i + 1
    if numerals.scales(t, after)[1] != 1 or units.currency_after(t, after):
        return True
    unit = units.unit_after(t, after)
    known = t.low[i - 1] in BEFORE and t.word[i - 1][0].isupper()
    return unit is not None and not (known and unit.unit.touching)


def _capitalised_name(t: Tokens, k: int) -> bool:
    """Token k is capitalised as a name is, not as a sentence's first word is."""
    word, low = t.word[k], t.low[k]
    if not word[0].isupper() or low in nouns.STOPS or low in dates.MONTHS or low in cues.CHANGE_VERBS:
        return False
    if low.endswith("ly") or (len(word) < 2 and word != "S"):
        return False
    return k > 0 and t.word[k - 1] not in '.!?:;“"' and "\n" not in t.text[t.end[k - 1] : t.start[k]]


def address(t: Tokens, i: int) -> Mention | None:
    """49 Zorro Ranch Road, 90049 ZIP Code: a number before a name that ends like an address."""
    if not dates.plain(t.word[i], 6):
        return None
    last = i + 3 if t.word[i + 1] in HYPHENS and t.kind[i + 2] == "n" else i + 1  # 16-18 Industrial Avenue
    if t.glued(last) or not t.word[last][:1].isupper():
        return None
    for k in range(last, min(last + 5, t.n)):
        if t.low[k] in AFTER:
            return _name(t, i, i, last)
        if not t.word[k][0].isupper() and t.kind[k] != "n":
            break
    return None


def list_number(t: Tokens, i: int) -> Mention | None:
    """(4), [12], and "1." or "1)" at the start of a line."""
    if not dates.plain(t.word[i], 3):
        return None
    value = float(t.word[i])
    if i and t.word[i - 1] in "([" and t.word[i + 1] in ")]" and t.word[i + 1]:
        return Mention(i, i + 1, "enumerator", value, value, rule="list number")
    starts = i == 0 or "\n" in t.text[t.end[i - 1] : t.start[i]]
    if starts and t.word[i + 1] in (".", ")") and t.glued(i + 1) and i + 2 < t.n and not t.glued(i + 2):
        return Mention(i, i + 1, "enumerator", value, value, rule="list number")
    return None


def _name(t: Tokens, number: int, first: int, last: int) -> Mention:
    value = numerals.digits_value(t.word[number])
    return Mention(first, last, "name", value, value, rule="part of a name")
