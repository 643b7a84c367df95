"""How well each extractor agrees with people, how sure that is, and on which texts it was measured.

Agreement on the five articles is in-sample: their hand labels were at hand when the rules were written, so it
shows that the rules do what was meant, not how they fare elsewhere. That is what the outside measurements in
data/reference/*_agreement.csv are for; scripts under tests/benchmarks/ made them from data read in place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from newsdesk import intervals
from newsdesk.articles import Corpus

DATA = Path(__file__).parents[2] / "data"
SAMPLE = "the five articles"
COLUMNS = ["extractor", "metric", "dataset", "value", "low", "high", "n", "in_sample", "standing", "source_url"]
CODEBOOK = "data/annotations/README.md"
RELIABLE, INDICATIVE = 0.65, 0.50  # the code book's bars: below the second an extractor is experimental


def annotations(corpus: Corpus) -> dict:
    """The hand labels of data/annotations, as far as they speak of articles in the corpus.

    quantities  one row a numeral, with article, start, end
    units       one row a non-empty line: article, paragraph, is_boilerplate, is_heading, and the framing codes
    sentences   article -> list of body sentences
    """
    quantities = pd.read_csv(DATA / "annotations" / "quantities.csv").rename(
        columns={"char_start": "start", "char_end": "end", "surface": "quote"})
    units = pd.read_csv(DATA / "annotations" / "framing_paragraphs.csv", keep_default_na=False).rename(
        columns={"paragraph_index": "paragraph"})
    units["article"] += ".txt"
    split = json.loads((DATA / "annotations" / "sentences.json").read_text(encoding="utf-8"))
    files = {name.partition("_")[0]: name for name in corpus.texts}
    known = set(units.article) & set(corpus.texts)
    return {
        "quantities": quantities[quantities.article.isin(known)],
        "units": units[units.article.isin(known)],
        "sentences": {files[k]: [s for p in v for s in p] for k, v in split.items() if files.get(k) in known},
    }


# ---------------------------------------------------------------- agreement on the corpus at hand


def sentences(corpus: Corpus, gold: dict[str, list[str]]) -> pd.DataFrame:
    """Exact agreement on body sentences: one row a sentence of either side, with its verdict (tp, fp, fn)."""
    rows = []
    for article, expected in gold.items():
        ours = corpus.sentences[corpus.sentences.article == article]
        found = [corpus.texts[article][s.start:s.end] for s in ours.itertuples()]
        rows += verdicts(article, found, expected)
    return _counts(rows)


def roles(corpus: Corpus, units: pd.DataFrame) -> pd.DataFrame:
    """Agreement on which lines are page furniture: one row a line."""
    ours = corpus.lines.groupby(["article", "paragraph"]).role.agg(lambda r: (r == "boilerplate").all())
    both = units.join(ours.rename("found"), on=["article", "paragraph"]).astype({"found": bool})
    expected = both.is_boilerplate.astype(bool)
    return both[["article", "paragraph"]].assign(
        tp=both.found & expected, fp=both.found & ~expected, fn=~both.found & expected)


def spans(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Agreement on exact passages (article, start, end): one row a passage of either side."""
    rows = []
    for article in gold.article.unique():
        sides = [[(s.start, s.end) for s in side[side.article == article].itertuples()] for side in (found, gold)]
        rows += verdicts(article, *sides)
    return _counts(rows)


def labels(found: pd.DataFrame, gold: pd.DataFrame, column: str, gold_column: str | None = None) -> pd.DataFrame:
    """Agreement on a label of the passages that both sides mark: one row a passage, tp if right, else fp and fn."""
    both = found.merge(gold, on=["article", "start", "end"], suffixes=("", "_gold"))
    other = gold_column or f"{column}_gold"
    right = [same(a, b) for a, b in zip(both[column], both[other], strict=True)]
    return both[["article", "start"]].assign(tp=right, fp=~np.array(right, bool), fn=~np.array(right, bool))


def same(a: object, b: object) -> bool:
    """Equal numbers up to rounding, equal words, or both missing."""
    if pd.isna(a) or pd.isna(b):
        return bool(pd.isna(a) and pd.isna(b))
    if isinstance(a, str) or isinstance(b, str):
        return str(a) == str(b)
    return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(b)))


def verdicts(article: str, found: Iterable, expected: Iterable) -> list[tuple]:
    """(article, tp, fp, fn) of each item of two lists, each item used once."""
    rest, rows = list(expected), []
    for item in found:
        hit = item in rest
        if hit:
            rest.remove(item)
        rows.append((article, hit, not hit, False))
    return rows + [(article, False, False, True)] * len(rest)


def _counts(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article", "tp", "fp", "fn"])


# ---------------------------------------------------------------- from verdicts to a measure


def f1(totals: np.ndarray) -> np.ndarray:
    """F1 of totals (samples, [tp, fp, fn]) as (samples, 1); 1 where there was nothing to find."""
    tp, errors = totals[:, 0], totals[:, 1] + totals[:, 2]
    return np.divide(2 * tp, 2 * tp + errors, out=np.ones(len(tp)), where=2 * tp + errors > 0)[:, None]


def measure(extractor: str, metric: str, counts: pd.DataFrame, source: str = CODEBOOK,
            statistic: Callable = f1) -> dict:
    """One row of the scoreboard: the statistic of the verdicts, with a bootstrap interval over them."""
    sums = counts[["tp", "fp", "fn"]].to_numpy(dtype=float)
    value = float(statistic(sums.sum(axis=0, keepdims=True))[0, 0])
    low, high = np.quantile(intervals.replicates(sums, statistic)[:, 0], [0.025, 0.975])
    return {"extractor": extractor, "metric": metric, "dataset": SAMPLE, "value": round(value, 3),
            "low": round(float(low), 3), "high": round(float(high), 3), "n": len(counts), "in_sample": True,
            "standing": "not evidence", "source_url": source}


def outside() -> pd.DataFrame:
    """What the benchmark scripts measured on texts that were not at hand when the rules were written."""
    frames = [pd.read_csv(path) for path in sorted((DATA / "reference").glob("*_agreement.csv"))]
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)
    return rows.assign(in_sample=False, standing=[standing(v) for v in rows.value])


def standing(value: float) -> str:
    """reliable, indicative or experimental, by the bars of the framing code book."""
    return "reliable" if value >= RELIABLE else "indicative" if value >= INDICATIVE else "experimental"
