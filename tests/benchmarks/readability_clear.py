"""How far the formulas agree with teachers: CLEAR, 4,724 excerpts rated by teachers for ease of reading.

    python tests/benchmarks/readability_clear.py [--write]

Reads ../shared/benchmarks/readability in place (needs openpyxl, which the project itself does not); takes about
half a minute. With --write the aggregates go to data/reference/readability_worth.csv, from where notebook 04 reads
them, and to data/reference/readability_trust.csv for notebook 06. The excerpts themselves are never copied.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from newsdesk import consensus, counting, intervals, readability, sentences  # noqa: E402
from newsdesk.articles import Corpus  # noqa: E402

EXCERPTS = ROOT.parent / "shared/benchmarks/readability/clear/CLEAR_corpus_final.xlsx"
SOURCE = (
    "CommonLit Ease of Readability (CLEAR) corpus, Crossley et al. 2023, doi 10.3758/s13428-022-01802-x, "
    "CC BY-NC-SA 4.0; aggregates computed by tests/benchmarks/readability_clear.py"
)
URL = "https://github.com/scrosseye/CLEAR-Corpus"
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
    """Root mean squared error of a line through the other nine folds; the folds are drawn with a fixed seed."""
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
    for k, (low, high) in enumerate(zip(gaps[:-1], gaps[1:], strict=True)):
        share = right[k].sum() / pairs[k].sum()
        without = [
            (right[k].sum() - right[k][b].sum() - right[k][:, b].sum() + right[k][b, b])
            / (pairs[k].sum() - pairs[k][b].sum() - pairs[k][:, b].sum() + pairs[k][b, b])
            for b in range(BLOCKS)
        ]
        se = np.sqrt((BLOCKS - 1) / BLOCKS * ((np.array(without) - np.mean(without)) ** 2).sum())
        rows.append((low, high, share, share - 1.96 * se, share + 1.96 * se, int(pairs[k].sum())))
    return rows


def aggregates(excerpts: pd.DataFrame) -> pd.DataFrame:
    """All that is kept of CLEAR: one row a figure (see data/datapackage.json, readability_worth)."""
    easiness, rows = excerpts.BT_easiness, []
    sign = {m.name: m.harder for m in readability.SAMPLED}
    scored = values(corpus(excerpts))
    like_ours = (excerpts.Categ == "Info") & scored["audited"].flesch_kincaid_grade.between(11, 17)
    for counts, table in scored.items():
        centre, spread = table[consensus.PARTS].mean(), table[consensus.PARTS].std()
        rows += [("mean", m, counts, "all", centre[m], len(table)) for m in consensus.PARTS]
        rows += [("sd", m, counts, "all", spread[m], len(table)) for m in consensus.PARTS]
        table["consensus"] = ((table[consensus.PARTS] - centre) / spread).mean(axis=1)
        for m in table:
            for texts, chosen in (("all", easiness.notna()), ("informational, grade 11 to 17", like_ours)):
                rho = spearman(sign[m] * table[m][chosen], -easiness[chosen])
                rows.append(("spearman", m, counts, texts, rho[0], int(chosen.sum()), rho[1], rho[2]))
            rows.append(
                ("rmse", m, counts, "all", rmse(table[[m]].to_numpy(), easiness.to_numpy()), len(table))
            )
        for m, gaps in GAPS.items():
            found = agreement(table[m].to_numpy(), -easiness.to_numpy(), gaps)
            rows += [
                ("agreement", m, counts, "all", share, n, low, high, a, b)
                for a, b, share, low, high, n in found
            ]
    rows.append(
        (
            "rmse",
            "mean",
            "none",
            "all",
            rmse(np.empty((len(easiness), 0)), easiness.to_numpy()),
            len(easiness),
        )
    )
    columns = ["kind", "measure", "counts", "texts", "value", "n", "low", "high", "gap_from", "gap_to"]
    table = pd.DataFrame(rows, columns=columns).replace(np.inf, np.nan)
    return table.round(dict.fromkeys(["value", "low", "high"], 4)).assign(source=SOURCE, source_url=URL)


def trust(worth: pd.DataFrame) -> pd.DataFrame:
    """The rows for notebook 06: how well each system agrees with people."""
    kept = worth[(worth.kind == "spearman") & (worth.texts == "all")]
    return pd.DataFrame({
        "system": kept.measure + " (" + kept.counts + " counts)",
        "dataset": "CLEAR: 4,724 excerpts for schools, rated by teachers",
        "metric": "Spearman correlation",
        "value": kept.value, "low": kept.low, "high": kept.high, "n": kept.n, "source": SOURCE,
        "source_url": URL,
    })  # fmt: skip


def main() -> None:
    if not EXCERPTS.exists():
        sys.exit(f"{EXCERPTS} is not here; nothing to measure.")
    excerpts = pd.read_excel(EXCERPTS).assign(ID=lambda d: d.ID.astype(str)).set_index("ID")
    worth = aggregates(excerpts)
    print(worth.drop(columns=["source", "source_url"]).to_string())
    if "--write" in sys.argv:
        worth.to_csv(ROOT / "data/reference/readability_worth.csv", index=False, lineterminator="\n")
        trust(worth).to_csv(ROOT / "data/reference/readability_trust.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
