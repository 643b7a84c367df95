"""How far the formulas agree with teachers: CLEAR, 4,724 excerpts rated by teachers for ease of reading.

    python tests/benchmarks/readability_clear.py [--write]

Reads ../shared/benchmarks/readability in place (needs openpyxl, which the project itself does not); takes
about half a minute. With --write the aggregates go to data/reference/readability_worth.csv, for notebook 04,
and data/reference/readability_agreement.csv, for notebook 06. The excerpts themselves are never copied.
"""

from __future__ import annotations

import re
import sys
import zlib
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from newsdesk import intervals, readability  # noqa: E402
from newsdesk.articles import Corpus, sentences  # noqa: E402
from newsdesk.readability import consensus, counting, syllables  # noqa: E402
from newsdesk.readability import summary as reading  # noqa: E402
from newsdesk.readability.pronunciations import fewest_syllables  # noqa: E402

EXCERPTS = ROOT.parent / "shared/benchmarks/readability/clear/CLEAR_corpus_final.xlsx"
SOURCE = (
    "CommonLit Ease of Readability (CLEAR) corpus, Crossley et al. 2023, doi 10.3758/s13428-022-01802-x, "
    "CC BY-NC-SA 4.0; aggregates computed by tests/benchmarks/readability_clear.py"
)
URL = "https://github.com/scrosseye/CLEAR-Corpus"
CMU = "https://github.com/cmusphinx/cmudict"
GAPS = {  # in US grades, and in standard deviations
    "flesch_kincaid_grade": [0, 0.5, 1, 2, 3, 5, 8, np.inf],
    "consensus": [0, 0.25, 0.5, 1, 1.5, 2, 3, np.inf],
}
BLOCKS = 40


def corpus(excerpts: pd.DataFrame) -> Corpus:
    """Each excerpt as an article, its lines as paragraphs."""
    rows = []
    for name, text in zip(excerpts.index, excerpts.Excerpt, strict=True):
        spans = [
            (paragraph, line.start() + start, line.start() + end)
            for paragraph, line in enumerate(re.finditer(r"[^\n]+", text))
            for start, end in sentences.spans(line.group())
        ]
        rows += [(name, paragraph, n, start, end) for n, (paragraph, start, end) in enumerate(spans, 1)]
    frame = pd.DataFrame(rows, columns=["article", "paragraph", "sentence", "start", "end"])
    articles = pd.DataFrame({"article": excerpts.index})
    return Corpus(articles, pd.DataFrame(), frame, dict(zip(excerpts.index, excerpts.Excerpt, strict=True)))


def values(texts: Corpus) -> dict[str, pd.DataFrame]:
    """Way of counting -> one row an excerpt, one column a measure."""
    counts = counting.per_sentence(texts, counting.words(texts)).assign(sentences=1)
    totals = counts.groupby("article", sort=False)[readability.SUMS].sum().loc[texts.articles.article]
    measures = [m for m in readability.SAMPLED if m.name != "consensus"]
    audited = pd.DataFrame({m.name: m.audited(totals) for m in measures})
    body = readability.body(texts)
    theirs = pd.DataFrame(
        [{m.name: m.textstat(body[name]) for m in measures} for name in totals.index], totals.index
    )
    return {"textstat": theirs, "audited": audited}


def spearman(harder: pd.Series, rated_hard: pd.Series) -> tuple[float, float, float]:
    """Spearman's correlation and its interval after Bonett and Wright (2000)."""
    rho = harder.rank().corr(rated_hard.rank())
    reach = 1.96 * np.sqrt((1 + rho**2 / 2) / (len(harder) - 3))
    return rho, np.tanh(np.arctanh(rho) - reach), np.tanh(np.arctanh(rho) + reach)


def rmse(predictors: np.ndarray, easiness: np.ndarray, folds: int = 10) -> float:
    """Root mean squared error of a line through the other nine folds; folds drawn with a fixed seed."""
    fold = np.random.default_rng(intervals.SEED).permutation(len(easiness)) % folds
    columns = np.column_stack([np.ones(len(easiness)), predictors])
    squares = 0.0
    for left_out in range(folds):
        train = fold != left_out
        line, *_ = np.linalg.lstsq(columns[train], easiness[train], rcond=None)
        squares += ((columns[~train] @ line - easiness[~train]) ** 2).sum()
    return float(np.sqrt(squares / len(easiness)))


def agreement(
    harder: np.ndarray, rated_hard: np.ndarray, gaps: list[float]
) -> list[tuple[float, float, float, float, float, int]]:
    """(gap from, to, share of pairs ordered as the teachers do, low, high, pairs).

    The interval is a jackknife over blocks of texts, for a text stands in many pairs.
    """
    block = np.random.default_rng(intervals.SEED).permutation(len(harder)) % BLOCKS
    pairs, right = np.zeros((2, len(gaps) - 1, BLOCKS, BLOCKS))
    for i in range(len(harder) - 1):
        gap = harder[i + 1 :] - harder[i]
        at = np.searchsorted(gaps, np.abs(gap), side="right") - 1
        agrees = np.sign(gap) == np.sign(rated_hard[i + 1 :] - rated_hard[i])
        np.add.at(pairs, (at, block[i], block[i + 1 :]), 1)
        np.add.at(right, (at, block[i], block[i + 1 :]), agrees)
    rows = []
    for k, (low, high) in enumerate(pairwise(gaps)):
        share = right[k].sum() / pairs[k].sum()
        without = [
            (right[k].sum() - right[k][b].sum() - right[k][:, b].sum() + right[k][b, b])
            / (pairs[k].sum() - pairs[k][b].sum() - pairs[k][:, b].sum() + pairs[k][b, b])
            for b in range(BLOCKS)
        ]
        se = np.sqrt((BLOCKS - 1) / BLOCKS * ((np.array(without) - np.mean(without)) ** 2).sum())
        rows.append((low, high, share, share - 1.96 * se, share + 1.96 * se, int(pairs[k].sum())))
    return rows


class Figure(NamedTuple):
    """One aggregate: a row of data/reference/readability_worth.csv."""

    kind: str
    measure: str
    counts: str
    texts: str
    value: float
    n: int
    low: float = np.nan
    high: float = np.nan
    gap_from: float = np.nan
    gap_to: float = np.nan


def aggregates(excerpts: pd.DataFrame) -> pd.DataFrame:
    """All that is kept of CLEAR: one row a figure (see data/datapackage.json, readability_worth)."""
    easiness, rows = excerpts.BT_easiness, []
    scored = values(corpus(excerpts))
    like_ours = (excerpts.Categ == "Info") & scored["audited"].flesch_kincaid_grade.between(11, 17)
    for counts, table in scored.items():
        parts = table[consensus.PARTS]
        rows += [Figure("mean", m, counts, "all", parts[m].mean(), len(parts)) for m in parts]
        rows += [Figure("sd", m, counts, "all", parts[m].std(), len(parts)) for m in parts]
        table["consensus"] = ((parts - parts.mean()) / parts.std()).mean(axis=1)
        for m in table:
            rows += against_teachers(m, counts, table[m], easiness, like_ours)
    guess = rmse(np.empty((len(easiness), 0)), easiness.to_numpy())
    rows.append(Figure("rmse", "mean", "none", "all", guess, len(easiness)))
    table = pd.DataFrame(rows).replace(np.inf, np.nan)
    return table.round(dict.fromkeys(["value", "low", "high"], 4)).assign(source=SOURCE, source_url=URL)


def against_teachers(
    measure: str, counts: str, values: pd.Series, easiness: pd.Series, like_ours: pd.Series
) -> list[Figure]:
    """Correlation over all texts and over those like the articles, error of prediction, agreement by gap."""
    sign = {m.name: m.harder for m in readability.SAMPLED}[measure]
    rows = []
    for texts, chosen in (("all", easiness.notna()), ("informational, grade 11 to 17", like_ours)):
        rho, low, high = spearman(sign * values[chosen], -easiness[chosen])
        rows.append(Figure("spearman", measure, counts, texts, rho, int(chosen.sum()), low, high))
    error = rmse(values.to_numpy()[:, None], easiness.to_numpy())
    rows.append(Figure("rmse", measure, counts, "all", error, len(values)))
    if measure in GAPS:
        for start, end, share, low, high, n in agreement(
            values.to_numpy(), -easiness.to_numpy(), GAPS[measure]
        ):
            rows.append(Figure("agreement", measure, counts, "all", share, n, low, high, start, end))
    return rows


def trust(worth: pd.DataFrame) -> pd.DataFrame:
    """The rows for notebook 06: how well scores agree with teachers, and syllables with the dictionary."""
    all_texts = worth[worth.texts == "all"]
    formula = all_texts[all_texts.measure.isin(consensus.PARTS) | (all_texts.measure == "consensus")]
    rows = [
        (
            "scores",
            f"{row.counts} counts",
            "4,724 school texts rated by teachers (CLEAR)",
            f"{reading.NAMES[row.measure]}, rank correlation",
            row.value,
            row.low,
            row.high,
            row.n,
            SOURCE,
            URL,
        )
        for row in formula[formula.kind == "spearman"].itertuples()
    ]
    rows.append(
        (
            "syllables",
            "newsdesk.readability.syllables without these words",
            "hidden tenth of the CMU dictionary",
            "share right",
            *hidden_syllables(),
            "CMU Pronouncing Dictionary, package cmudict 1.1.3",
            CMU,
        )
    )
    columns = [
        "extractor",
        "system",
        "dataset",
        "metric",
        "value",
        "low",
        "high",
        "n",
        "source",
        "source_url",
    ]
    return pd.DataFrame(rows, columns=columns)


def hidden_syllables() -> tuple[float, float, float, int]:
    """Share of words right with a tenth of the dictionary hidden, Wilson's interval, number of words."""
    everything = {word: n for word, n in fewest_syllables().items() if word.isalpha()}
    hidden = [word for word in everything if zlib.crc32(word.encode()) % 10 == 0]
    known = {word: n for word, n in everything.items() if zlib.crc32(word.encode()) % 10}
    right = sum(syllables.unknown(word, known) == everything[word] for word in hidden)
    low, high = intervals.wilson(right, len(hidden))
    return round(right / len(hidden), 4), round(low, 4), round(high, 4), len(hidden)


def main() -> None:
    if not EXCERPTS.exists():
        sys.exit(f"{EXCERPTS} is not here; nothing to measure.")
    excerpts = pd.read_excel(EXCERPTS).assign(ID=lambda d: d.ID.astype(str)).set_index("ID")
    worth = aggregates(excerpts)
    print(worth.drop(columns=["source", "source_url"]).to_string())
    if "--write" in sys.argv:
        worth.to_csv(ROOT / "data/reference/readability_worth.csv", index=False, lineterminator="\n")
        agreement = trust(worth)
        agreement.insert(agreement.columns.get_loc("n") + 1, "seen", "false")  # no formula was fitted to CLEAR
        agreement.to_csv(ROOT / "data/reference/readability_agreement.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
