"""How far the framing labels agree with a human reader, and how far they hang on one word or one
threshold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from newsdesk import framing, intervals
from newsdesk.articles import Corpus
from newsdesk.framing import DEFAULT, LABELS, Rules

DATA = Path(__file__).parents[3] / "data"
READINGS = {"strict": "frames_core", "gold": "frames", "liberal": "frames_liberal"}
HARD = ("responsibility_blame", "remedy_prescription")  # what even two human readings rarely agree on
OVERALL = ("macro", "macro without blame and remedy", "micro")
RELIABLE, INDICATIVE = 0.65, 0.45  # least F1 on unseen text
THRESHOLDS, RATIOS = (
    (0.8, 1.0, 1.4, 2.0),
    (1.5, 2.0, 3.0),
)  # two faint cues, one plain, one of each, two plain


def gold() -> pd.DataFrame:
    """The hand codes of data/annotations: article (file name without ending), paragraph, strict, gold,
    liberal (labels joined by ";"), stance, blamed, voice; without boilerplate."""
    table = pd.read_csv(DATA / "annotations" / "framing_paragraphs.csv", dtype=str, keep_default_na=False)
    table = table[table.is_boilerplate == "0"].rename(columns={"paragraph_index": "paragraph"})
    return table.assign(paragraph=table.paragraph.astype(int), **{r: table[c] for r, c in READINGS.items()})[
        ["article", "paragraph", *READINGS, "stance", "blamed", "voice"]
    ]


def joined(paragraphs: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Rows of `paragraphs` that a human coded too, with the human columns beside (suffix _human)."""
    return paragraphs.assign(stem=paragraphs.article.map(lambda name: Path(name).stem)).merge(
        codes, left_on=["stem", "paragraph"], right_on=["article", "paragraph"], suffixes=("", "_human")
    )


def agreement(paragraphs: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Agreement of coded paragraphs (`framing.code`) with human codes (`gold`), for each reading and label.

    One row a reading (strict, gold, liberal) and label: n (paragraphs), human, coded (paragraphs with the
    label), precision, recall, f1, low, high (95 %, bootstrap over paragraphs), kappa (Cohen). Labels are
    those of LABELS, then macro, macro without blame and remedy, micro; and, once, stance, blamed and voice,
    which have kappa only.
    """
    both = joined(paragraphs, codes)
    coded = framing.labels(both).to_numpy()
    rows = []
    for reading in READINGS:
        if both.empty:
            rows += [(reading, 0, label, *[np.nan] * 8) for label in (*LABELS, *OVERALL)]
            continue
        human = np.array([[label in text.split(";") for label in LABELS] for text in both[reading]], bool)
        human = human.reshape(len(both), len(LABELS))
        rows += [(reading, len(both), *row) for row in _scores(coded, human)]
    for column in ("stance", "blamed", "voice"):
        rows.append(
            ("gold", len(both), column, *[np.nan] * 7, round(kappa(both[column], both[f"{column}_human"]), 3))
        )
    return pd.DataFrame(
        rows,
        columns=[
            "reading",
            "n",
            "label",
            "human",
            "coded",
            "precision",
            "recall",
            "f1",
            "low",
            "high",
            "kappa",
        ],
    )


def _scores(coded: np.ndarray, human: np.ndarray) -> list[tuple]:
    """Rows label, human, coded, precision, recall, f1, low, high, kappa of boolean (paragraphs, labels)."""
    counts = np.stack([coded & human, coded, human], axis=2).astype(float).reshape(len(coded), -1)
    keep = [i for i, label in enumerate(LABELS) if label not in HARD]

    def f1s(totals: np.ndarray) -> np.ndarray:
        by_label = totals.reshape(len(totals), len(LABELS), 3)
        each = _f1(by_label)
        return np.column_stack(
            [each, each.mean(axis=1), each[:, keep].mean(axis=1), _f1(by_label.sum(axis=1))]
        )

    value = f1s(counts.sum(axis=0, keepdims=True))[0]
    low, high = np.percentile(intervals.replicates(counts, f1s, n=1000), [2.5, 97.5], axis=0)
    rows = []
    for i, label in enumerate((*LABELS, *OVERALL)):
        if label in LABELS:
            both, c, h = counts.sum(axis=0).reshape(-1, 3)[i]
            figures = (int(h), int(c), both / c if c else np.nan, both / h if h else np.nan)
            agree = kappa(coded[:, i], human[:, i])
        else:
            figures, agree = (np.nan,) * 4, np.nan
        rows.append(
            (label, *figures[:2], *(round(x, 3) for x in (*figures[2:], value[i], low[i], high[i], agree)))
        )
    return rows


def _f1(counts: np.ndarray) -> np.ndarray:
    """F1 from (..., [both, coded, human]); 0 where nobody sees the label."""
    total = counts[..., 1] + counts[..., 2]
    return np.divide(2 * counts[..., 0], total, out=np.zeros(total.shape), where=total > 0)


def kappa(a: Iterable, b: Iterable) -> float:
    """Cohen's kappa of two codings; NaN where chance alone agrees on everything."""
    a, b = np.asarray(list(a), dtype=str), np.asarray(list(b), dtype=str)
    if not len(a):
        return np.nan
    chance = sum((a == value).mean() * (b == value).mean() for value in np.union1d(a, b))
    return float(((a == b).mean() - chance) / (1 - chance)) if chance < 1 else np.nan


def left_out(corpus: Corpus, codes: pd.DataFrame) -> pd.DataFrame:
    """Agreement when threshold and ratio are chosen without the article they are applied to.

    For each article the pair of THRESHOLDS x RATIOS with the best macro-F1 on the other articles is taken.
    Returns `agreement` of all articles so coded; the words themselves cannot be left out in this way.
    """
    coded = {
        (t, r): framing.code(corpus, Rules(threshold=t, ratio=r), ("body", "heading", "title"))
        for t in THRESHOLDS
        for r in RATIOS
    }
    parts = []
    for article in corpus.articles.article:

        def others(table: pd.DataFrame, article: str = article) -> float:
            return macro(table[table.article != article], codes)

        best = max(
            coded,
            key=lambda rules: (np.nan_to_num(others(coded[rules])), -abs(rules[0] - 1), -abs(rules[1] - 2)),
        )
        parts.append(coded[best][coded[best].article == article])
    return agreement(pd.concat(parts, ignore_index=True), codes)


def macro(paragraphs: pd.DataFrame, codes: pd.DataFrame, reading: str = "gold") -> float:
    """Mean F1 over LABELS; NaN without a paragraph that a human coded."""
    both = joined(paragraphs, codes)
    if both.empty:
        return np.nan
    coded = framing.labels(both).to_numpy()
    human = np.array([[label in text.split(";") for label in LABELS] for text in both[reading]], bool)
    human = human.reshape(len(both), len(LABELS))
    return float(_f1(np.stack([(coded & human).sum(0), coded.sum(0), human.sum(0)], axis=1)).mean())


def thresholds(corpus: Corpus, codes: pd.DataFrame) -> pd.DataFrame:
    """Threshold up and down: threshold, labels (coded in all), and macro-F1 against strict, gold, liberal
    codes (NaN where no human coded them)."""
    rows = []
    for threshold in THRESHOLDS:
        table = framing.code(corpus, Rules(threshold=threshold), ("body", "heading", "title"))
        rows.append(
            (
                threshold,
                int(framing.labels(table).to_numpy().sum()),
                *(round(macro(table, codes, reading), 3) for reading in READINGS),
            )
        )
    return pd.DataFrame(rows, columns=["threshold", "labels", *READINGS])


def drop_one(corpus: Corpus, paragraphs: pd.DataFrame, rules: Rules = DEFAULT) -> pd.DataFrame:
    """Drops one term at a time and codes again the paragraphs it stands in.

    One row a term that changes a label: frame, pattern, changed (paragraphs that lose the label), article,
    start, end, quote (its first place there). Sorted by changed, largest first.
    """
    places: dict[tuple[str, str], list] = {}
    for row in paragraphs.itertuples():
        words = framing.split(corpus.texts[row.article][row.start : row.end])
        framing.mark(words, rules.partners)
        for frame, some in framing.hits(words).items():
            if frame in row.frames.split(";"):
                for hit in some:
                    places.setdefault((frame, hit.term.pattern), []).append((row, words, hit))
    rows = []
    for (frame, pattern), some in places.items():
        changed = {}
        for row, words, hit in some:
            left = framing.hits(words, frozenset({pattern})).get(frame, [])
            if sum({h.term.pattern: h.term.weight for h in left}.values()) < rules.threshold - 1e-9:
                changed.setdefault((row.article, row.paragraph), (row, hit))
        if changed:
            row, hit = next(iter(changed.values()))
            start, end = row.start + hit.start, row.start + hit.end
            rows.append(
                (frame, pattern, len(changed), row.article, start, end, corpus.texts[row.article][start:end])
            )
    table = pd.DataFrame(rows, columns=["frame", "pattern", "changed", "article", "start", "end", "quote"])
    return table.sort_values(
        ["changed", "frame", "pattern"], ascending=[False, True, True], ignore_index=True
    )


def reliability() -> dict[str, str]:
    """Label -> reliable (F1 >= .65), indicative (>= .45) or experimental, by the worse of two measurements on
    unseen text: ours, and that of an earlier list of the same kind by another hand."""
    table = unseen()
    worst = table[table.metric.str.startswith("f1 ")].groupby("metric").value.min()
    return {label: _mark(worst.get(f"f1 {label}", 0.0)) for label in LABELS}


def _mark(f1: float) -> str:
    return "reliable" if f1 >= RELIABLE else "indicative" if f1 >= INDICATIVE else "experimental"


def unseen() -> pd.DataFrame:
    """What was measured on text not seen before, by us and by others: system, dataset, metric, value, low,
    high, n, source; from framing_agreement.csv and framing_baselines.csv of data/reference."""
    both = pd.concat(
        [pd.read_csv(DATA / "reference" / f"framing_{name}.csv") for name in ("agreement", "baselines")]
    )
    return both[both.dataset.str.endswith("unseen")].reset_index(drop=True)


def phrases(paragraphs: pd.DataFrame, label: str) -> pd.DataFrame:
    """The paragraphs that carry a label, each with its evidence in words: article, paragraph, start, end,
    phrases."""
    some = paragraphs[framing.labels(paragraphs)[label]]
    return some.assign(
        phrases=[
            " · ".join(dict.fromkeys(q for name, _, _, q in json.loads(e) if name == label))
            for e in some.evidence
        ]
    )[["article", "paragraph", "start", "end", "phrases"]]
