"""How hard each article is to read: textstat's scores, the same from audited counts, and how sure both are.

Only body sentences are scored. Two sets of rows stand side by side: `textstat`, what that package says, bit
for bit; `audited`, the published formulas (formulas.py) over our own counts (counting.py).
"""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from newsdesk import intervals
from newsdesk.articles import Corpus
from newsdesk.readability import consensus, counting, formulas
from newsdesk.readability.english import is_english
from newsdesk.readability.textstat_offline import textstat

DATA = Path(__file__).parents[3] / "data"
ANNOTATIONS = DATA / "annotations"

FEWEST_WORDS, FEWEST_SENTENCES = 100, 3
"""Below these a text is too short to score."""

SMOG_SENTENCES = 30
SPEEDS = {"low": 300, "high": 175}
"""Words a minute of fast and slow readers: the range given with a reading time."""

COUNTED = ["words", "syllables", "letters", "polysyllable", "complex", "difficult", "long"]
SUMS = ["sentences", *COUNTED]


@dataclass(frozen=True)
class Measure:
    """A row of the table: its unit, our formula, textstat's function of the text, and what more is harder.

    `sampled`: the value would be another in another sample of the author's sentences, so it gets an interval.
    """

    name: str
    unit: str
    audited: Callable
    textstat: Callable[[str], float] | None
    harder: int = 1
    sampled: bool = True


def _share(text: str) -> float:
    words = textstat.lexicon_count(text)
    return 100 * textstat.difficult_words(text, 0, unique=False) / words if words else 0.0


def _consensus(c) -> float:
    return consensus.score({part: getattr(formulas, part)(c) for part in consensus.PARTS}, "audited")


def _textstat_consensus(text: str) -> float:
    return consensus.score({part: getattr(textstat, part)(text) for part in consensus.PARTS}, "textstat")


FORMULAS = [
    Measure("flesch_reading_ease", "points", formulas.flesch_reading_ease, textstat.flesch_reading_ease, -1),
    Measure("flesch_kincaid_grade", "US grade", formulas.flesch_kincaid_grade, textstat.flesch_kincaid_grade),
    Measure("gunning_fog", "US grade", formulas.gunning_fog, textstat.gunning_fog),
    Measure("smog_index", "US grade", formulas.smog_index, textstat.smog_index),
    Measure(
        "dale_chall_readability_score",
        "points",
        formulas.dale_chall_readability_score,
        textstat.dale_chall_readability_score,
    ),
    Measure(
        "automated_readability_index",
        "US grade",
        formulas.automated_readability_index,
        textstat.automated_readability_index,
    ),
    Measure("coleman_liau_index", "US grade", formulas.coleman_liau_index, textstat.coleman_liau_index),
    Measure("lix", "points", formulas.lix, textstat.lix),
    Measure("rix", "long words a sentence", formulas.rix, textstat.rix),
]
CONSENSUS = Measure("consensus", "standard deviations", _consensus, _textstat_consensus)
PARTS = [
    Measure("words_per_sentence", "words", formulas.words_per_sentence, textstat.words_per_sentence),
    Measure("syllables_per_word", "syllables", formulas.syllables_per_word, textstat.avg_syllables_per_word),
    Measure("difficult_share", "percent", formulas.difficult_share, _share),
]
TOTALS = [
    Measure("words", "words", lambda c: c.words, textstat.lexicon_count, 0, sampled=False),
    Measure("sentences", "sentences", lambda c: c.sentences, textstat.sentence_count, 0, sampled=False),
    Measure("syllables", "syllables", lambda c: c.syllables, textstat.syllable_count, 0, sampled=False),
    Measure("polysyllables", "words", lambda c: c.polysyllable, textstat.polysyllabcount, 0, sampled=False),
    Measure("difficult_words", "words", lambda c: c.difficult, textstat.difficult_words, 0, sampled=False),
]
MEASURES = [*FORMULAS, CONSENSUS, *PARTS, *TOTALS]
SAMPLED = [measure for measure in MEASURES if measure.sampled]
"""`difficult_words` is textstat's by its own default: different words, of two syllables or more. Its
Dale-Chall score counts every use, of one syllable too, and so does the share here."""

COLUMNS = ["article", "measure", "value", "low", "high", "unit", "counts", "se", "df", "note", "start", "end"]


# ---------------------------------------------------------------- scores


def score(corpus: Corpus) -> pd.DataFrame:
    """The readability table: one row for each article, measure and way of counting.

    article, measure, value, low, high, unit, counts ("textstat" or "audited"); se and df of the interval;
    note ("too short", "not English", "fewer than 30 sentences", "range of readers", …); start, end of the
    body. low and high are a 95 % interval, but for reading_time, where they span fast to slow readers, and
    for counts, which have none. Texts under 100 words or 3 sentences, or not in English, are not scored.
    """
    words = counting.words(corpus)
    sentences = counting.per_sentence(corpus, words)
    of_words = dict(iter(words.groupby("article", observed=True)))
    of_sentences = dict(iter(sentences.groupby("article")))
    texts = body(corpus)
    tables = [
        _scores(
            corpus,
            article,
            texts[article],
            of_words.get(article, words[:0]),
            of_sentences.get(article, sentences[:0]),
        )
        for article in corpus.articles.article
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=COLUMNS)


def body(corpus: Corpus) -> dict[str, str]:
    """Article -> its body sentences, one space between them and an empty line between paragraphs.

    textstat's counts depend on white space only in that it parts words, so any other white space would do.
    """
    texts = dict.fromkeys(corpus.articles.article, "")
    for article, own in corpus.sentences.groupby("article", sort=False):
        text = corpus.texts[article]
        paragraphs = [
            " ".join(text[start:end] for start, end in zip(part.start, part.end, strict=True))
            for _, part in own.groupby("paragraph", sort=False)
        ]
        texts[article] = "\n\n".join(paragraphs)
    return texts


def _scores(corpus: Corpus, article: str, text: str, words: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    note = unscored(words, own)
    audited, statistical = _audited(words, own, note), _textstat(text, own, corpus, note)
    table = pd.DataFrame([*statistical, *audited]).reindex(columns=COLUMNS)
    span = (int(own.start.min()), int(own.end.max())) if len(own) else (0, len(corpus.texts[article]))
    return table.assign(article=article, start=span[0], end=span[1])


def unscored(words: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Why an article gets no score: "not English", "too short", or ""."""
    if not is_english(words.word):
        return "not English"
    return "too short" if len(words) < FEWEST_WORDS or len(sentences) < FEWEST_SENTENCES else ""


def _audited(words: pd.DataFrame, own: pd.DataFrame, note: str) -> list[dict]:
    totals = own[COUNTED].sum()
    totals["sentences"] = len(own)
    if note:
        return [_unscored(m, "audited", note, lambda m=m: m.audited(totals)) for m in MEASURES]
    sums = own.assign(sentences=1)[SUMS].to_numpy(dtype=float)
    errors = _errors(sums, own)
    rows = [_row(m, "audited", round(float(m.audited(totals)), 4), errors, len(own)) for m in MEASURES]
    passive = intervals.wilson(own.passive.sum(), len(own))
    seconds = {edge: round(formulas.reading_time(len(words), speed), 1) for edge, speed in SPEEDS.items()}
    rows += [
        {
            "measure": "passive_share",
            "value": round(100 * own.passive.mean(), 4),
            "unit": "percent",
            "low": round(100 * passive[0], 4),
            "high": round(100 * passive[1], 4),
            "note": "Wilson interval",
        },
        {
            "measure": "lexical_diversity",
            "value": round(formulas.hd_d(words.word.str.lower().to_numpy()), 4),
            "unit": "share of 42 words",
            "note": "HD-D; no interval",
        },
        {
            "measure": "reading_time",
            "value": round(formulas.reading_time(len(words)), 1),
            "unit": "s",
            "note": "range of readers",
            **seconds,
        },
    ]
    return [{"counts": "audited", **row} for row in rows]


def _textstat(text: str, own: pd.DataFrame, corpus: Corpus, note: str) -> list[dict]:
    if note:
        return [_unscored(m, "textstat", note, lambda m=m: m.textstat(text)) for m in MEASURES]
    sentences = [corpus.texts[a][s:e] for a, s, e in zip(own.article, own.start, own.end, strict=True)]
    errors = _errors(np.array([_textstat_counts(sentence) for sentence in sentences], dtype=float), own)
    rows = [_row(m, "textstat", m.textstat(text), errors, len(own)) for m in MEASURES]
    seconds = {
        "measure": "reading_time",
        "counts": "textstat",
        "value": textstat.reading_time(text),
        "unit": "s",
    }
    return [*rows, {**seconds, "note": "about 14.7 ms a character"}]


def _textstat_counts(sentence: str) -> list[float]:
    """What textstat counts in one sentence, in the order of SUMS: how its scores vary between sentences."""
    return [
        textstat.sentence_count(sentence),
        textstat.lexicon_count(sentence),
        textstat.syllable_count(sentence),
        textstat.letter_count(sentence),
        textstat.polysyllabcount(sentence),
        textstat.difficult_words(sentence, 3, unique=False),
        textstat.difficult_words(sentence, 0, unique=False),
        textstat.long_word_count(sentence),
    ]


def _errors(sums: np.ndarray, own: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Measure -> (standard error, degrees of freedom), from each sentence's counts in the order of SUMS."""

    def statistic(totals: np.ndarray) -> np.ndarray:
        counts = pd.DataFrame(totals, columns=SUMS)
        return np.column_stack([measure.audited(counts) for measure in SAMPLED])

    paragraphs = own.paragraph.to_numpy()
    errors = intervals.standard_error(sums, paragraphs, statistic)
    df = len(np.unique(paragraphs)) - 1
    return {m.name: (round(float(se), 6), df) for m, se in zip(SAMPLED, errors, strict=True)}


def _row(measure: Measure, counts: str, value: float, errors: dict, sentences: int) -> dict:
    row = {"measure": measure.name, "counts": counts, "value": value, "unit": measure.unit, "note": ""}
    if (measure.name, counts) == ("difficult_words", "textstat"):
        row["note"] = "different words of two or more syllables"
    if measure.name not in errors:
        return row
    se, df = errors[measure.name]
    if math.isnan(se):
        return {**row, "note": "one paragraph: no interval"}
    if measure.name == "smog_index" and sentences < SMOG_SENTENCES:
        row["note"] = f"fewer than {SMOG_SENTENCES} sentences"
    low, high = intervals.t_interval(value, se, df)
    return {**row, "se": se, "df": df, "low": round(low, 4), "high": round(high, 4)}


def _unscored(measure: Measure, counts: str, note: str, value: Callable[[], float]) -> dict:
    """A text that is not scored keeps its plain counts of words and sentences."""
    kept = value() if measure.name in ("words", "sentences") else None
    return {"measure": measure.name, "counts": counts, "value": kept, "unit": measure.unit, "note": note}


# ---------------------------------------------------------------- comparisons


def differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Every pair of scored articles on every measure with an interval, article less other.

    counts, measure, article, other, difference, low, high (95 %, Welch), p, p_holm (Holm's correction over
    the pairs of one measure and way of counting), differs (p_holm under 0.05); start, end of the body.
    """
    rows = []
    for (counts, measure), own in scores[scores.se.notna()].groupby(["counts", "measure"], sort=False):
        pairs = [_difference(a, b) for a, b in itertools.combinations(own.itertuples(), 2)]
        holm = intervals.holm(np.array([pair["p"] for pair in pairs]))
        rows += [
            {"counts": counts, "measure": measure, **pair, "p_holm": round(p, 6), "differs": bool(p < 0.05)}
            for pair, p in zip(pairs, holm, strict=True)
        ]
    columns = [
        "counts",
        "measure",
        "article",
        "other",
        "difference",
        "low",
        "high",
        "p",
        "p_holm",
        "differs",
        "start",
        "end",
    ]
    return pd.DataFrame(rows, columns=columns).astype({"differs": bool})


def _difference(a, b) -> dict:
    se, df, p = intervals.welch(a.value, a.se, a.df, b.value, b.se, b.df)
    low, high = intervals.t_interval(a.value - b.value, se, df)
    return {
        "article": a.article,
        "other": b.article,
        "difference": round(a.value - b.value, 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "p": round(p, 6),
        "start": a.start,
        "end": a.end,
    }


# ---------------------------------------------------------------- sentences and words


def sentences(corpus: Corpus) -> pd.DataFrame:
    """Counts of each body sentence (counting.per_sentence) with label, quote and words before it."""
    words = counting.words(corpus)
    frame = counting.per_sentence(corpus, words).merge(corpus.articles[["article", "label"]], on="article")
    frame["before"] = frame.groupby("article").words.cumsum() - frame.words
    return frame.assign(quote=[corpus.texts[r.article][r.start : r.end] for r in frame.itertuples()])


def hardest(sentences: pd.DataFrame, n: int = 3) -> pd.DataFrame:
    """The `n` sentences of each article with most syllables: long, of long words. None gets a grade."""
    ranked = sentences.sort_values(["syllables", "words"], ascending=False, kind="stable")
    rank = ranked.groupby("article").cumcount()
    return ranked[rank < n].sort_values("article", kind="stable").reset_index(drop=True)


def difficult_words(corpus: Corpus, n: int = 5) -> pd.DataFrame:
    """The `n` most frequent difficult words of each article, with its first use.

    article, label, word (small letters), times, start, end, quote: the first use; most used first.
    """
    words = counting.words(corpus)
    hard = words[words.difficult].assign(word=lambda w: w.word.str.lower())
    table = hard.groupby(["article", "word"], observed=True, sort=False).agg(
        times=("word", "size"), start=("start", "min"), end=("end", "min")
    )
    table = (
        table.reset_index()
        .astype({"article": str})
        .merge(corpus.articles[["article", "label"]], on="article")
    )
    table = table.sort_values(["article", "times", "start"], ascending=[True, False, True], kind="stable")
    table = table.groupby("article").head(n).reset_index(drop=True)
    return table.assign(quote=[corpus.texts[r.article][r.start : r.end] for r in table.itertuples()])


SIGNS = {
    "a space before the mark": r"\w{1,30} [.,;:](?=\s)",
    "a phrase said twice": r"\b(\w{2,20} \w{2,20})\. \1\b",
    "a sentence begun small": r"\b[a-z]{4,30}\. [a-z]{2,20}",
    "two words in one": r"\b[a-z]{3,20}[A-Z][a-z]{2,20}",
    "a hyphen adrift": r"\w{1,30} -[A-Za-z]\w{1,30}",
    "a sign adrift": r"[$€£] \d{1,12}",
}
"""What a careful hand rarely leaves and copying or machine translation does: sign -> pattern."""


def damage(corpus: Corpus) -> pd.DataFrame:
    """Signs of damage in the body sentences: article, label, sign, start, end, quote."""
    labels = dict(zip(corpus.articles.article, corpus.articles.label, strict=True))
    rows = []
    for article, own in corpus.sentences.groupby("article", sort=False):
        text, start, end = corpus.texts[article], int(own.start.min()), int(own.end.max())
        found = [
            (m.start(), m.end(), sign)
            for sign, p in SIGNS.items()
            for m in re.compile(p).finditer(text, start, end)
        ]
        rows += [(article, labels[article], sign, a, b, text[a:b]) for a, b, sign in sorted(found)]
    return pd.DataFrame(rows, columns=["article", "label", "sign", "start", "end", "quote"])


# ---------------------------------------------------------------- the audit


@cache
def _hand_split() -> dict[str, list[list[str]]]:
    return json.loads((ANNOTATIONS / "sentences.json").read_text(encoding="utf-8"))


def hand_sentences(corpus: Corpus) -> dict[str, int]:
    """Article -> its body sentences as split by hand (data/annotations), where its text is one of those."""
    counts = {}
    for article, text in corpus.texts.items():
        for paragraphs in _hand_split().values():
            split = [sentence for paragraph in paragraphs for sentence in paragraph]
            if split and sum(sentence in text for sentence in split) > len(split) / 2:
                counts[article] = len(split)
    return counts


def audit(corpus: Corpus, scores: pd.DataFrame) -> pd.DataFrame:
    """textstat's counts beside the audited ones, and the sentences counted by hand where there are any.

    article, label, hand (sentences; empty without a hand count), then for sentences, words, syllables and
    difficult_share the columns <measure>_textstat and <measure>_audited; start, end.
    """
    kept = scores[scores.measure.isin(["sentences", "words", "syllables", "difficult_share"])]
    wide = kept.pivot(index=["article", "start", "end"], columns=["measure", "counts"], values="value")
    wide.columns = [f"{measure}_{counts}" for measure, counts in wide.columns]
    wide = wide.astype(float).reset_index().merge(corpus.articles[["article", "label"]], on="article")
    return wide.assign(hand=wide.article.map(hand_sentences(corpus)))
