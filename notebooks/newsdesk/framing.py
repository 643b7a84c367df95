"""Codes body paragraphs for frames, stance on a partnership, blame and voice, and keeps the words that decided.

The labels and rules are those of data/annotations/FRAMING_CODEBOOK.md; the words are the project's own, in
data/lexicons. Nothing here reads tone or intent: a label says that a consideration is put into words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from . import naming, predicates
from .articles import Corpus
from .lexicon import Hit, Matcher, Words, read, split
from .stance import longest, stance

FRAMES = ("security_defense", "economic", "power_order", "diplomacy_cooperation", "conflict_threat",
          "values_rights", "history_identity", "responsibility_blame", "remedy_prescription")
LABELS = (*FRAMES, "partnership_solid", "partnership_fragile")
BLAMED = {"west": "West", "china": "China", "russia": "Russia", "both": "both", "": "none"}


@dataclass(frozen=True)
class Rules:
    """What a reader may vary: the weight a frame needs, terms left out, the two partners."""

    threshold: float = 1.0
    stance_ratio: float = 2.0
    without: frozenset[str] = frozenset()
    partners: tuple[str, str] = naming.PARTNERS


@cache
def _frames() -> Matcher:
    return Matcher(read("framing", "frame"))


@cache
def _masks() -> Matcher:
    return Matcher(read("masks", "frames"))


@cache
def _cues() -> Matcher:
    return Matcher(read("cues", "cue"))


def hits(words: Words) -> dict[str, list[Hit]]:
    """Frame -> the terms found, without masked names and dates and without terms inside longer ones."""
    masked: dict[str, set[int]] = {frame: set() for frame in FRAMES}
    for mask in _masks().find(words):
        for frame in FRAMES if mask.term.label == "all" else mask.term.label.split(";"):
            masked[frame].update(range(mask.first, mask.last + 1))
    found: dict[str, list[Hit]] = {}
    for hit in _frames().find(words):
        if not masked[hit.term.label].issuperset(range(hit.first, hit.last + 1)):
            found.setdefault(hit.term.label, []).append(hit)
    return {frame: longest(some) for frame, some in found.items()}


def code(corpus: Corpus, rules: Rules = Rules(), roles: Sequence[str] = ("body",)) -> pd.DataFrame:
    """Codes each body paragraph (add "title" and "heading" to `roles` to code those too).

    One row a paragraph: article, paragraph, start, end, frames (joined by ";"), stance (solid, fragile,
    mixed, none), blamed (West, China, Russia, both, none), voice (author, attributed, mixed), words,
    evidence (JSON list of [label, start, end, quote]; text[start:end] == quote).
    """
    lines = corpus.lines[corpus.lines.role.isin(roles)]
    spans = lines.groupby(["article", "paragraph"], sort=False, as_index=False).agg(
        start=("start", "min"), end=("end", "max"))
    ends = corpus.sentences.groupby(["article", "paragraph"]).end.agg(list).to_dict()
    rows = []
    for article, some in spans.groupby("article", sort=False):
        text = corpus.texts[article]
        parts = [(row.paragraph, row.start, row.end) for row in some.itertuples()]
        known = _names_both((text[start:end] for _, start, end in parts), rules.partners)
        for paragraph, start, end in parts:
            sentence_ends = [e - start for e in ends.get((article, paragraph), [])]
            rows.append((article, paragraph, start, end,
                         *_coded(text[start:end], start, known, rules, sentence_ends or None)))
    return pd.DataFrame(rows, columns=["article", "paragraph", "start", "end", *CODED])


def code_texts(texts: Iterable[str], rules: Rules = Rules()) -> pd.DataFrame:
    """Codes paragraphs given as strings, in the order given, as those of one article that names both partners.

    Columns as `code` from frames on; offsets count from the start of each text.
    """
    return pd.DataFrame([_coded(text, 0, True, rules) for text in texts], columns=CODED)


CODED = ["frames", "stance", "blamed", "voice", "words", "evidence"]


def _coded(text: str, offset: int, known: bool, rules: Rules, sentence_ends: list[int] | None = None) -> tuple:
    """The columns of CODED for one paragraph; `offset` is added to the offsets in the evidence."""
    words = split(text, sentence_ends)
    names = naming.mark(words, rules.partners)
    evidence: list[tuple[str, Hit]] = []
    frames = []
    found = hits(words)
    for frame in FRAMES:
        some = [hit for hit in found.get(frame, []) if hit.term.pattern not in rules.without]
        if sum({hit.term.pattern: hit.term.weight for hit in some}.values()) >= rules.threshold:
            frames.append(frame)
            evidence += [(frame, hit) for hit in some]
    blamed, weight, why = predicates.blame(words, names, rules.partners)
    if weight >= rules.threshold:
        frames.insert(sum(FRAMES.index(f) < FRAMES.index("responsibility_blame") for f in frames),
                      "responsibility_blame")
        evidence += [("responsibility_blame", hit) for hit in why]
    else:
        blamed = ""
    tie = stance(words, names, rules.partners, known, rules.threshold, rules.stance_ratio)
    if tie.label != "none":
        sides = ("solid", "fragile") if tie.label == "mixed" else (tie.label,)
        evidence += [(f"partnership_{side}", hit) for side in sides for hit in tie.evidence[side]]
    quotes = [[label, offset + hit.start, offset + hit.end, text[hit.start:hit.end]] for label, hit in evidence]
    return (";".join(frames), tie.label, BLAMED.get(blamed, blamed), voice(words), len(words),
            json.dumps(quotes, ensure_ascii=False))


def voice(words: Words) -> str:
    """Who speaks: `attributed` where every sentence reports or quotes, `mixed` where some do, else `author`."""
    sentences = set(words.sentences)
    reported = {words.sentences[hit.first] for hit in _cues().find(words) if hit.term.label == "report"}
    for quote in re.finditer(r"“[^”]{20,}”|\"[^\"]{20,}\"", words.text):
        reported |= {n for n, s in zip(words.sentences, words.starts, strict=True) if quote.start() < s < quote.end()}
    share = len(reported) / len(sentences) if sentences else 0
    return "attributed" if share > 0.66 else "mixed" if share > 0.3 else "author"


def _names_both(texts: Iterable[str], partners: tuple[str, str]) -> bool:
    """Whether the texts together name both partners."""
    blocs: set[str] = set()
    for text in texts:
        blocs |= {name.bloc for name in naming.mark(split(text), partners)}
        if blocs >= set(partners) or "pair" in blocs:
            return True
    return False


def labels(table: pd.DataFrame) -> pd.DataFrame:
    """The 11 labels as columns of True and False, from the columns `frames` and `stance`."""
    frames = table.frames.fillna("").str.split(";")
    yes = {frame: frames.map(lambda some, frame=frame: frame in some) for frame in FRAMES}
    yes["partnership_solid"] = table.stance.isin(["solid", "mixed"])
    yes["partnership_fragile"] = table.stance.isin(["fragile", "mixed"])
    return pd.DataFrame(yes, index=table.index)
