"""Counts the words of body sentences by stated rules: what readability formulas are made of.

`words` gives one row a word, `per_sentence` one row a sentence. Every distinct spelling is looked at once, so
time and memory grow linearly with the text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from textstat.backend.utils import get_lang_easy_words

from newsdesk.articles import Corpus
from newsdesk.readability import syllables

LEXICONS = Path(__file__).parents[3] / "data" / "lexicons"

WORD = re.compile(r"[^\W_](?:(?!--|\.\.)[^\s—…])*(?<![\W_])")
"""A word is what stands between white space, without the marks around it (Flesch). A dash, "--", "…" or ".."
parts two words; a hyphen, slash, inner dot, comma or apostrophe does not."""

OPENERS = frozenset("\"'“‘«([{*•>")
"""After one of these a word may begin a sentence within the sentence, so its capital proves nothing."""

LONG = 7
"""LIX and RIX call a word of so many letters or more long."""

POLYSYLLABLE = 3
"""Fog and SMOG look for words of so many syllables or more."""

BE = frozenset("am is are was were be been being get gets got gotten getting".split())
BETWEEN = frozenset(
    "all also already always both either even ever far first further just largely more most much never not"
    " now often once only recently soon still then thus too well yet".split()
)
FLAGS = ["polysyllable", "complex", "difficult", "long"]


def words(corpus: Corpus) -> pd.DataFrame:
    """The words of the body sentences in reading order.

    article    category; `sentence_row` the position of the sentence in `corpus.sentences`
    start, end offsets into corpus.texts[article]; word = the text between them
    syllables  by Flesch's rules (newsdesk.readability.syllables)
    letters    letters and figures
    name       a capital that is not the sentence's own: a person, place, body, or an adjective from one
    figure     holds no letter
    polysyllable  three syllables or more (SMOG)
    complex    Fog: the same, without names, -ed and -es forms of two-syllable verbs, compounds of short words
    difficult  Dale-Chall 1948: not on the list of 3,000, no regular inflection of a word on it, no name, no
               number; a hyphenated word is difficult if one of its parts is
    long       seven letters or more (LIX, RIX)
    passive    the word completes a passive: a form of be or get, up to three adverbs, a past participle
    """
    rows, starts, ends, spelled, opened = [], [], [], [], []
    columns = corpus.sentences[["article", "start", "end"]]
    for row, (article, start, end) in enumerate(columns.itertuples(index=False)):
        text = corpus.texts[article]
        for match in WORD.finditer(text, start, end):
            rows.append(row)
            starts.append(match.start())
            ends.append(match.end())
            spelled.append(match.group())
            opened.append(match.start() == start or text[match.start() - 1] in OPENERS)
    code, distinct = pd.factorize(np.array(spelled, dtype=object))
    kinds = pd.DataFrame([_kind(word) for word in distinct], columns=list(KIND)).astype(KIND)
    frame = kinds.take(code).reset_index(drop=True)
    sentence = np.array(rows, dtype=np.int64)
    first = np.r_[True, sentence[1:] != sentence[:-1]] if rows else np.empty(0, dtype=bool)
    of = pd.factorize(corpus.sentences.article)[0][sentence] if rows else sentence
    frame.insert(0, "article", pd.Categorical(columns.article.to_numpy()[sentence]))
    frame.insert(1, "sentence_row", sentence)
    frame.insert(2, "start", starts)
    frame.insert(3, "end", ends)
    frame.insert(4, "word", spelled)
    frame["name"] = _names(frame, of, first | np.array(opened, dtype=bool))
    frame["complex"] &= ~frame.name
    frame["difficult"] &= ~frame.name
    frame["passive"] = _passive(frame, sentence)
    return frame.drop(columns=["key", "capital", "be", "between", "participle"])


def per_sentence(corpus: Corpus, words: pd.DataFrame) -> pd.DataFrame:
    """Counts of each body sentence that has a word.

    article, paragraph, sentence, start, end, then words, syllables, letters, polysyllable, complex,
    difficult, long: sums over the sentence's words; passive: 1 if the sentence has one.
    """
    frame = corpus.sentences[["article", "paragraph", "sentence", "start", "end"]].reset_index(drop=True)
    rows = words.sentence_row.to_numpy()
    frame["words"] = np.bincount(rows, minlength=len(frame))
    for column in ["syllables", "letters", *FLAGS]:
        sums = np.bincount(rows, weights=words[column].to_numpy(dtype=float), minlength=len(frame))
        frame[column] = sums.astype(np.int64)
    passive = np.bincount(rows, weights=words.passive.to_numpy(dtype=float), minlength=len(frame))
    frame["passive"] = (passive > 0).astype(np.int64)
    return frame[frame.words > 0].reset_index(drop=True)


KIND = {
    "syllables": "int16", "letters": "int32", "figure": bool, "polysyllable": bool, "complex": bool,
    "difficult": bool, "long": bool, "key": object, "capital": bool, "be": bool, "between": bool,
    "participle": bool,
}  # fmt: skip


def _kind(word: str) -> tuple:
    """What is known of a word by its spelling alone, in the order of KIND."""
    lower = word.lower().replace("’", "'").replace("‘", "'")
    key = lower.removesuffix("'s").removesuffix("'")
    letters = sum(map(str.isalnum, word))
    spoken = syllables.count(word)
    figure = not any(map(str.isalpha, word))
    capital = word[0].isupper() or any(part[:1].isupper() for part in syllables.HYPHENS.split(word))
    return (
        spoken, letters, figure, spoken >= POLYSYLLABLE, _complex(word, lower, spoken),
        not figure and not easy(lower), letters >= LONG, key, capital, lower in BE,
        lower in BETWEEN or lower.endswith("ly"), not capital and _is_participle(lower),
    )  # fmt: skip


def _complex(word: str, lower: str, spoken: int) -> bool:
    """Fog's hard words, names aside: see `words`."""
    if spoken < POLYSYLLABLE:
        return False
    if spoken == POLYSYLLABLE and re.search(r"(?:[td]ed|(?:[sxz]|[cs]h|[cgsz])es)$", lower):
        return False
    parts = syllables.HYPHENS.split(word)
    return len(parts) == 1 or any(syllables.count(part) >= POLYSYLLABLE for part in parts if part)


def _is_participle(lower: str) -> bool:
    kind = participles().get(lower)
    return kind == "participle" or (kind is None and lower.endswith("ed") and len(lower) > 3)


@cache
def participles() -> dict[str, str]:
    """data/lexicons/participles.csv: word -> "participle" (irregular), or "none" (in -ed, but is none)."""
    table = pd.read_csv(LEXICONS / "participles.csv")
    return dict(zip(table.word, table.kind, strict=True))


def easy(lower: str) -> bool:
    """True if a lower-case word is familiar by the rules of Dale and Chall (1948), names and numbers aside.

    The list of 3,000 words is the one textstat ships. Familiar too: possessives and contractions of a listed
    word; regular plurals and verb forms in -s -es -ies, -d -ed -ied, -ing; comparatives -r -er -ier, -st -est
    -iest; adverbs that add -ly and no more; hyphenated words of which every part is familiar.
    """
    listed = get_lang_easy_words("en")
    return lower in listed or all(_easy_part(part, listed) for part in syllables.HYPHENS.split(lower) if part)


CONTRACTED = re.compile(r"(?:n't|'(?:s|d|m|re|ve|ll)|')$")


def _easy_part(part: str, listed: set[str]) -> bool:
    bare = CONTRACTED.sub("", part)
    return (
        part in listed
        or bare in listed
        or not any(map(str.isalpha, part))
        or not listed.isdisjoint(_bases(bare))
    )


def _bases(word: str) -> list[str]:
    """The words that `word` could be a regular inflection of."""
    bases = []
    for ending in ("s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly"):
        stem = word.removesuffix(ending)
        if stem in ("", word):
            continue
        bases.append(stem)
        if ending == "ing":
            bases.append(stem + "e")
        if ending in ("es", "ed", "er", "est") and stem.endswith("i"):
            bases.append(stem[:-1] + "y")
        if ending in ("ing", "ed", "er", "est") and stem[-2:-1] == stem[-1]:
            bases.append(stem[:-1])
    return bases


def _names(frame: pd.DataFrame, article: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """A capital within the sentence; at its start only if the article has it within one and never small."""
    if frame.empty:
        return np.empty(0, dtype=bool)
    key, distinct = pd.factorize(frame.key)
    pair = article * len(distinct) + key
    capital = frame.capital.to_numpy()
    inside = capital & ~opening
    seen, small = np.unique(pair[inside]), np.unique(pair[~capital])
    return inside | (capital & np.isin(pair, seen) & ~np.isin(pair, small))


def _passive(frame: pd.DataFrame, sentence: np.ndarray) -> np.ndarray:
    """Marks the participle of be (+ up to three adverbs) + participle within one sentence."""
    reach = frame.be.to_numpy()
    passive = np.zeros(len(frame), dtype=bool)
    between, participle = frame.between.to_numpy(), frame.participle.to_numpy()
    for _ in range(4):
        reach = np.r_[False, reach[:-1] & (sentence[1:] == sentence[:-1])]
        passive |= reach & participle
        reach = reach & between
    return passive
