"""Codes body paragraphs for frames, stance on a partnership, blame and voice, and keeps the words that
decided.

The labels and rules are those of data/annotations/FRAMING_CODEBOOK.md; the words are the project's own, in
data/lexicons. Nothing here reads tone or intent: a label says that a consideration is put into words.
How far the labels agree with a human reader is measured in newsdesk.framing.agreement.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from newsdesk import intervals
from newsdesk.articles import Corpus
from newsdesk.framing import predicates
from newsdesk.framing.lexicon import Hit, Matcher, Words, read, split
from newsdesk.framing.naming import PARTNERS, mark
from newsdesk.framing.stance import longest, stance

FRAMES = (
    "security_defense",
    "economic",
    "power_order",
    "diplomacy_cooperation",
    "conflict_threat",
    "values_rights",
    "history_identity",
    "responsibility_blame",
    "remedy_prescription",
)
LABELS = (*FRAMES, "partnership_solid", "partnership_fragile")
NAMES = dict(
    zip(
        LABELS,
        (
            "Security and defence",
            "Economy",
            "Power and order",
            "Diplomacy and cooperation",
            "Conflict and threat",
            "Values and rights",
            "History and identity",
            "Blame",
            "Remedy",
            "Partnership solid",
            "Partnership fragile",
        ),
        strict=True,
    )
)
BLAMED = {"west": "West", "china": "China", "russia": "Russia", "both": "both", "": "none"}
CODED = ["frames", "stance", "blamed", "voice", "words", "evidence"]


@dataclass(frozen=True)
class Rules:
    """What a reader may vary: the weight a label needs, the weight ratio at which two sides are no longer
    mixed, lexicon patterns left out, and the two partners (blocs of data/lexicons/naming.csv)."""

    threshold: float = 1.0
    ratio: float = 2.0
    without: frozenset[str] = frozenset()
    partners: tuple[str, str] = PARTNERS


DEFAULT = Rules()


@cache
def _matcher(name: str, label: str) -> Matcher:
    return Matcher(read(name, label))


def code(corpus: Corpus, rules: Rules = DEFAULT, roles: Sequence[str] = ("body",)) -> pd.DataFrame:
    """Codes each body paragraph (add "title" and "heading" to `roles` to code those too).

    One row a paragraph: article, paragraph, start, end, frames (joined by ";"), stance (solid, fragile,
    mixed, none), blamed (West, China, Russia, both, none), voice (author, attributed, mixed), words,
    evidence (JSON list of [label, start, end, quote]; text[start:end] == quote).
    """
    lines = corpus.lines[corpus.lines.role.isin(roles)]
    spans = lines.groupby(["article", "paragraph"], sort=False, as_index=False).agg(
        start=("start", "min"), end=("end", "max")
    )
    ends = corpus.sentences.groupby(["article", "paragraph"]).end.agg(list).to_dict()
    rows = []
    for article, some in spans.groupby("article", sort=False):
        text = corpus.texts[article]
        known = _names_both((text[row.start : row.end] for row in some.itertuples()), rules.partners)
        for row in some.itertuples():
            sentence_ends = [end - row.start for end in ends.get((article, row.paragraph), [])]
            rows.append(
                (
                    article,
                    row.paragraph,
                    row.start,
                    row.end,
                    *_coded(text[row.start : row.end], row.start, known, rules, sentence_ends or None),
                )
            )
    return pd.DataFrame(rows, columns=["article", "paragraph", "start", "end", *CODED])


def code_texts(texts: Iterable[str], rules: Rules = DEFAULT) -> pd.DataFrame:
    """Codes paragraphs given as strings, as parts of an article about the two partners.

    One row a text, in order; columns as `code` from frames on. Offsets count from the start of each text.
    """
    return pd.DataFrame([_coded(text, 0, True, rules) for text in texts], columns=CODED)


def _coded(
    text: str, offset: int, known: bool, rules: Rules, sentence_ends: list[int] | None = None
) -> tuple:
    """The columns of CODED for one paragraph; `offset` is added to the offsets in the evidence."""
    words = split(text, sentence_ends)
    names = mark(words, rules.partners)
    found: dict[str, list[Hit]] = {}
    for frame, some in hits(words, rules.without).items():
        if sum({hit.term.pattern: hit.term.weight for hit in some}.values()) >= rules.threshold - 1e-9:
            found[frame] = some
    blamed, weight, why = predicates.blame(words, names, rules.partners, rules.without)
    if weight >= rules.threshold:
        found["responsibility_blame"] = why
    tie = stance(words, names, rules.partners, known, rules.threshold, rules.ratio, rules.without)
    frames = [frame for frame in FRAMES if frame in found]
    for side in {"none": (), "mixed": ("solid", "fragile")}.get(tie.label, (tie.label,)):
        found[f"partnership_{side}"] = tie.evidence[side]
    quotes = [
        [label, offset + hit.start, offset + hit.end, text[hit.start : hit.end]]
        for label in LABELS
        for hit in found.get(label, [])
    ]
    return (
        ";".join(frames),
        tie.label,
        BLAMED[blamed] if weight >= rules.threshold else "none",
        voice(words),
        len(words),
        json.dumps(quotes, ensure_ascii=False),
    )


def hits(words: Words, without: frozenset[str] = frozenset()) -> dict[str, list[Hit]]:
    """Frame -> the terms found, without masked names and dates and without terms inside longer ones."""
    masked: dict[str, set[int]] = {}
    for mask in _matcher("masks", "frames").find(words):
        for frame in FRAMES if mask.term.label == "all" else mask.term.label.split(";"):
            masked.setdefault(frame, set()).update(range(mask.first, mask.last + 1))
    found: dict[str, list[Hit]] = {}
    for hit in _matcher("framing", "frame").find(words):
        hidden = masked.get(hit.term.label, set()).issuperset(range(hit.first, hit.last + 1))
        if not hidden and hit.term.pattern not in without:
            found.setdefault(hit.term.label, []).append(hit)
    return {frame: longest(some) for frame, some in found.items()}


def voice(words: Words) -> str:
    """Who speaks: `attributed` where two sentences of three report or quote, `mixed` where one does, else
    `author`."""
    sentences = set(words.sentences)
    reported = {
        words.sentences[hit.first]
        for hit in _matcher("cues", "cue").find(words)
        if hit.term.label == "report"
    }
    for quote in re.finditer(r"“[^”]{20,2000}”|\"[^\"]{20,2000}\"", words.text):
        first, last = (bisect_left(words.starts, place) for place in quote.span())
        reported.update(words.sentences[first:last])
    share = len(reported) / len(sentences) if sentences else 0
    return "attributed" if share > 0.66 else "mixed" if share > 0.33 else "author"


def _names_both(texts: Iterable[str], partners: tuple[str, str]) -> bool:
    """Whether the texts together name both partners."""
    blocs: set[str] = set()
    for text in texts:
        blocs |= {name.bloc for name in mark(split(text), partners)}
        if blocs >= set(partners):
            return True
    return False


def labels(table: pd.DataFrame) -> pd.DataFrame:
    """The labels of LABELS as columns of True and False, from the columns `frames` and `stance`."""
    frames = table.frames.str.split(";")
    yes = {frame: frames.map(lambda some, frame=frame: frame in some) for frame in FRAMES}
    yes["partnership_solid"] = table.stance.isin(["solid", "mixed"])
    yes["partnership_fragile"] = table.stance.isin(["fragile", "mixed"])
    return pd.DataFrame(yes, index=table.index, columns=list(LABELS), dtype=bool)


def evidence(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """The words behind each label, one row a phrase: article, paragraph, label, start, end, quote."""
    rows = [
        (row.article, row.paragraph, *hit)
        for row in paragraphs.itertuples()
        for hit in json.loads(row.evidence)
    ]
    return pd.DataFrame(rows, columns=["article", "paragraph", "label", "start", "end", "quote"])


def summarise(paragraphs: pd.DataFrame, reliability: dict[str, str] | None = None) -> pd.DataFrame:
    """Share of each article's paragraphs that carry a label.

    One row an article and label: article, start, end (of the paragraphs counted), frame, paragraphs, coded,
    share, low, high (Wilson, 95 %), reliability (from `agreement.reliability()`; empty where not given).
    """
    yes = labels(paragraphs)
    rows = []
    for article, some in paragraphs.groupby("article", sort=False):
        for label in LABELS:
            coded = int(yes.loc[some.index, label].sum())
            low, high = intervals.wilson(coded, len(some))
            rows.append(
                (
                    article,
                    some.start.min(),
                    some.end.max(),
                    label,
                    len(some),
                    coded,
                    round(coded / len(some), 4),
                    round(low, 4),
                    round(high, 4),
                    (reliability or {}).get(label, ""),
                )
            )
    return pd.DataFrame(
        rows,
        columns=[
            "article",
            "start",
            "end",
            "frame",
            "paragraphs",
            "coded",
            "share",
            "low",
            "high",
            "reliability",
        ],
    )


def rates(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Phrases of each label per 1,000 words of the article, with a bootstrap over whole paragraphs.

    One row an article and label: article, start, end, frame, phrases, words, rate, low, high (95 %
    percentiles).
    Needs at least two paragraphs for an interval.
    """
    counts = evidence(paragraphs).groupby(["article", "paragraph", "label"]).size()
    rows = []
    for article, some in paragraphs.groupby("article", sort=False):
        sums = np.array(
            [[counts.get((article, p, label), 0) for label in LABELS] for p in some.paragraph], float
        )
        sums = np.column_stack([sums, some.words])
        drawn = intervals.replicates(sums, lambda total: 1000 * total[:, :-1] / total[:, -1:], n=2000)
        low, high = (
            np.percentile(drawn, [2.5, 97.5], axis=0)
            if len(some) > 1
            else (np.full(len(LABELS), np.nan),) * 2
        )
        for i, label in enumerate(LABELS):
            rows.append(
                (
                    article,
                    some.start.min(),
                    some.end.max(),
                    label,
                    int(sums[:, i].sum()),
                    int(some.words.sum()),
                    round(1000 * sums[:, i].sum() / some.words.sum(), 2),
                    round(low[i], 2),
                    round(high[i], 2),
                )
            )
    return pd.DataFrame(
        rows, columns=["article", "start", "end", "frame", "phrases", "words", "rate", "low", "high"]
    )
