"""Syllables of a word as Rudolf Flesch counts them, from the CMU dictionary with a spelling fallback.

Flesch's rules (The Art of Readable Writing, 1949; How to Write Plain English, 1979): count syllables as the
word is pronounced; of two accepted pronunciations take the one with fewer syllables; abbreviations, figures,
symbols and letter-figure combinations count as one syllable; a hyphenated word is one word, and its parts are
pronounced in turn.
"""

from __future__ import annotations

import re
import unicodedata

from newsdesk.readability.pronunciations import fewest_syllables

ABBREVIATIONS = frozenset(
    "adm al assn ave bros capt cf co col corp dept dr etc fig fr ft gen gov hon inc jr lt ltd maj messrs mr"
    " mrs ms mt no pp pres prof rep rev sen sgt sr st supt vol vs".split()
)
"""Written without its vowels or cut short: one syllable each, whatever the full word has."""

CAPITALS = 5
"""So many capitals or fewer are read as an abbreviation (USA, BRICS); more, as a word in capitals."""

DOTTED = re.compile(r"(?:[a-z]{1,2}\.)+[a-z]{0,2}")
"""U.S, a.m, Ph.D, and the U.S. of U.S.-led: an abbreviation with its dots."""

HYPHENS = re.compile(r"[-‐‑–/]")
INNER = re.compile(r"[^\w']+|_+")
"""Hyphens and slashes join the parts of one word; so does any other mark inside it (an address, an @)."""

PREFIXES = frozenset(
    "anti counter dis geo hyper inter macro mega mid micro mini mis multi neo non out over post pre re semi"
    " sub super trans ultra un under".split()
)

LONGEST = 30
"""No word is sought inside a longer string of letters."""

SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")

SPELLING = [
    # silent e, and the endings in which it is heard
    (r"(?<=[^aeiouy])e$", -1),
    (r"(?<=[^aeiouylw])le[sd]?$|[ct]re$|nte$", 1),
    (r"(?<=[^aeioutd])ed$", -1),
    (r"(?<=[^aeiousxzcg])es$", -1),
    (r"(?<=[cs]h)es$", 1),
    (
        r"(?<=[^aeiouylr])e(?=(?:ly|ments?|ful|fully|less|ness|man|men|wood|land|more|fore|work|way|well|ware)$)",
        -1,
    ),
    (r"[gq]ue$|geon|^gi[aou](?!n)", -1),
    (r"ically$", -1),
    # vowel letters that stand together and are spoken apart
    (r"(?<![tscgx])i[ao](?!u)", 1),
    (r"(?<=[tscgx])i(?:a[ts]|o[lds]|ousa)", 1),
    (r"(?<=ll)ion", -1),
    (r"(?<![tscgx])iou", 1),
    (r"eo(?!u)|[^gct]eous|uous|[csg]io$|oa$", 1),
    (r"(?<=[^qg])ua", 1),
    (r"iu", 1),
    (r"(?<=[^aeiouy])i(?:est|ers?)$", 1),
    (r"(?<=[^aeiouyflth])ie[tn]", 1),
    (r"(?<=[aeiou])y(?=[aeiou])", 1),
    (r"(?:[^aeiou]y|[ueao])i(?:ngs?|sts?|sm)$", 1),
    (r"(?<=[aeiouy].)ea$|(?<=[aeiouy]..)ea$", 1),
    (r"[aeou]oe|aue|eie|[^q]uers?$", 1),
    # a syllable without a vowel letter
    (r"sms?$", 1),
    (r"^mc", 1),
]
"""What a pattern adds to the number of vowel groups. Written by reading the errors on nine tenths of the CMU
dictionary; the other tenth was kept for the test."""

VOWELS = re.compile(r"[aeiouy]+")
PATTERNS = [(re.compile(pattern), change) for pattern, change in SPELLING]


def count(word: str) -> int:
    """Syllables of one word (no white space in it) by Flesch's rules: at least 1.

    ``count("Mearsheimer") == 3``, ``count("Sino-Russian") == 4``, ``count("U.S.-led") == 2``,
    ``count("NATO’s") == 1``, ``count("$1,200") == 1``.
    """
    word = word.replace("’", "'")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return max(1, sum(_part(part) for part in _parts(word)))


def _parts(word: str) -> list[str]:
    """The word cut at hyphens and slashes; a part with a figure or an abbreviation's dots stays whole."""
    parts = []
    for part in HYPHENS.split(word):
        whole = DOTTED.fullmatch(part.lower()) or any(map(str.isdigit, part))
        parts += [part] if whole else INNER.split(part)
    return [part for part in parts if part]


def _part(part: str) -> int:
    stem = part.removesuffix("'s").removesuffix("'")
    if not stem.isalpha() and (any(map(str.isdigit, stem)) or DOTTED.fullmatch(stem.lower())):
        return 1
    if stem.lower() in ABBREVIATIONS or (stem.isupper() and len(stem) <= CAPITALS):
        return 1
    word, known = part.lower().strip("'"), fewest_syllables()
    return known.get(word) or unknown(word, known)


def unknown(word: str, known: dict[str, int]) -> int:
    """Syllables of a lower-case word that `known` (word -> syllables) lacks; never 0.

    In turn: a possessive, plural or past of a known word; two known words, or a prefix and one, written
    together; the spelling. Right for 95 % of the words of a hidden tenth of the CMU dictionary (see test).
    """
    stem = word.removesuffix("'s")
    spoken = known.get(stem) or _inflected(stem, known) or _compound(stem, known) or by_spelling(stem)
    return spoken + (stem != word and SIBILANT.search(stem) is not None)


def _inflected(word: str, known: dict[str, int]) -> int | None:
    if word.endswith("es") and word[:-2] in known and SIBILANT.search(word[:-2]):
        return known[word[:-2]] + 1
    if word.endswith("s") and len(word) > 4 and word[:-1] in known:
        return known[word[:-1]] + (SIBILANT.search(word[:-1]) is not None)
    for stem in (word[:-1], word[:-2]):
        if word.endswith("ed") and len(stem) > 3 and stem in known:
            return known[stem] + stem.rstrip("e").endswith(("t", "d"))
    return None


def _compound(word: str, known: dict[str, int]) -> int | None:
    if len(word) > LONGEST:
        return None
    for cut in range(2, len(word) - 3):
        first, second = word[:cut], word[cut:]
        if second in known and (first in PREFIXES or (cut > 3 and first in known)):
            return known.get(first, by_spelling(first)) + known[second]
    return None


def by_spelling(word: str) -> int:
    """Syllables of a lower-case word from its letters, at least 1: vowel groups, put right by SPELLING."""
    changes = sum(change * len(pattern.findall(word)) for pattern, change in PATTERNS)
    return max(1, len(VOWELS.findall(word)) + changes)
