"""How well each extractor agrees with people, how sure that is, and on which texts it was measured.

Agreement on the five articles is in-sample: their hand labels were at hand when the rules were written, so it
shows that the rules do what was meant, not how they fare elsewhere. That is what the outside measurements in
data/reference/*_agreement.csv are for; scripts under tests/benchmarks/ made them from data read in place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from newsdesk import framing, intervals
from newsdesk.articles import Corpus

# Column -> header of the tables shown
BOARD = {"extractor": "Extractor", "metric": "Measure", "dataset": "Measured on", "value": "Value", "low": "From",
         "high": "To", "standing": "Standing"}
OTHERS = {"extractor": "Task", "system": "System", "metric": "Measure", "dataset": "Measured on", "value": "Value"}
APART = {"label": "Article", "extractor": "Label", "ours": "Extractor says", "by_hand": "By hand",
         "begins": "Passage begins"}
DATA = Path(__file__).parents[2] / "data"
SAMPLE = "the five articles"
COLUMNS = ["extractor", "metric", "dataset", "value", "low", "high", "n", "in_sample", "standing", "source_url"]
HAND = "data/annotations/"
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


def scoreboard(corpus: Corpus, quantities: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Every measure of agreement, in COLUMNS: on the corpus where it has hand labels, then on outside texts.

    quantities: `claims.account(corpus)`; paragraphs: `framing.code` of all lines that carry words.
    """
    gold = annotations(corpus)
    rows = [] if gold["units"].empty else [
        measure("sentences", "exact sentences, F1", sentences(corpus, gold["sentences"]), "sentences.json"),
        measure("page furniture", "lines, F1", roles(corpus, gold["units"]), "framing_paragraphs.csv"),
        *_reading(quantities, gold["quantities"]),
        *_framing(paragraphs, gold["units"]),
    ]
    board = pd.concat([pd.DataFrame(rows, columns=COLUMNS), outside()], ignore_index=True)[COLUMNS]
    order = {extractor: i for i, extractor in enumerate(board.extractor.unique())}
    return board.sort_values("extractor", key=lambda e: e.map(order), kind="stable", ignore_index=True)


def _reading(found: pd.DataFrame, gold: pd.DataFrame) -> list[dict]:
    """Numerals and claims against the hand-made list of the same articles."""
    claimed = [side[side.is_claim.astype(str).str.lower() == "true"] for side in (found, gold)]
    gold = gold.rename(columns={"value_low": "low", "value_high": "high"})
    return [
        measure("numerals", "exact passages, F1", spans(found, gold), "quantities.csv"),
        *(measure("numerals", f"{words}, share right", labels(found, gold, name), "quantities.csv", share)
          for name, words in (("kind", "kind"), ("low", "value"), ("bound", "bound"))),
        measure("claims", "exact passages, F1", spans(*claimed), "quantities.csv"),
    ]


def _framing(paragraphs: pd.DataFrame, units: pd.DataFrame) -> list[dict]:
    """Each frame and side of the stance, over the paragraphs that both coded."""
    both = paragraphs.merge(units, on=["article", "paragraph"], suffixes=("", "_gold"))
    ours = framing.labels(both)
    theirs = framing.labels(both.drop(columns=["frames", "stance"]).rename(
        columns={"frames_gold": "frames", "stance_gold": "stance"}))
    return [
        measure("framing", f"{label.replace('_', ' ')}, F1", pd.DataFrame({
            "tp": ours[label] & theirs[label], "fp": ours[label] & ~theirs[label],
            "fn": ~ours[label] & theirs[label]}), "framing_paragraphs.csv")
        for label in ours
    ]


# ---------------------------------------------------------------- agreement on the corpus at hand


def sentences(corpus: Corpus, gold: dict[str, list[str]]) -> pd.DataFrame:
    """Exact agreement on body sentences: one row a sentence of either side, with its verdict (tp, fp, fn)."""
    rows = []
    for article, expected in gold.items():
        ours = corpus.sentences[corpus.sentences.article == article]
        found = [tidy(corpus.texts[article][s.start:s.end]) for s in ours.itertuples()]
        rows += verdicts(article, found, [tidy(s) for s in expected])
    return _counts(rows)


def tidy(sentence: str) -> str:
    """One blank between words and none before a full stop: the hand labels were tidied like that."""
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(sentence.split()))


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


def disagreements(corpus: Corpus, quantities: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Where extractor and hand label part: article, label, start, end, quote, extractor, ours, by_hand."""
    gold = annotations(corpus)
    units = gold["units"]
    both = quantities.merge(gold["quantities"], on=["article", "start", "end"], suffixes=("", "_gold"))
    rows = [(r.article, r.start, r.end, "numerals: kind", r.kind, r.kind_gold)
            for r in both.itertuples() if r.kind != r.kind_gold]
    coded = paragraphs.merge(units, on=["article", "paragraph"], suffixes=("", "_gold"))
    rows += [(r.article, r.start, r.end, "framing: stance", r.stance, r.stance_gold)
             for r in coded.itertuples() if r.stance != r.stance_gold]
    rows += [(r.article, r.start, r.end, "framing: blamed", r.blamed, r.blamed_gold)
             for r in coded.itertuples() if r.blamed != r.blamed_gold]
    frame = pd.DataFrame(rows, columns=["article", "start", "end", "extractor", "ours", "by_hand"])
    quotes = [corpus.texts[r.article][r.start:r.end] for r in frame.itertuples()]
    frame = frame.assign(quote=quotes, begins=[quote[:90] for quote in quotes])
    return frame.merge(corpus.articles[["article", "label"]], on="article")


def facts(board: pd.DataFrame) -> dict:
    """The numbers of the notebook's sentences."""
    seen, unseen = board[board.in_sample.astype(bool)], board[~board.in_sample.astype(bool)]
    unseen = unseen[unseen.standing != "a correlation"]
    return {
        "seen": len(seen), "unseen": len(unseen),
        "reliable": int((unseen.standing == "reliable").sum()),
        "indicative": int((unseen.standing == "indicative").sum()),
        "experimental": int((unseen.standing == "experimental").sum()),
        "median_seen": float(seen.value.median()) if len(seen) else float("nan"),
        "median_unseen": float(unseen.value.median()) if len(unseen) else float("nan"),
        "weakest": f"{board.loc[board.value.idxmin()].extractor}: {board.loc[board.value.idxmin()].metric}"
        if len(board) else "none",
        "worst": float(board.value.min()) if len(board) else float("nan"),
    }


# ---------------------------------------------------------------- from verdicts to a measure


def f1(totals: np.ndarray) -> np.ndarray:
    """F1 of totals (samples, [tp, fp, fn]) as (samples, 1); 1 where there was nothing to find."""
    tp, errors = totals[:, 0], totals[:, 1] + totals[:, 2]
    return np.divide(2 * tp, 2 * tp + errors, out=np.ones(len(tp)), where=2 * tp + errors > 0)[:, None]


def share(totals: np.ndarray) -> np.ndarray:
    """Share of right ones of totals (samples, [tp, fp, fn]) as (samples, 1), for labels of given passages."""
    tp, wrong = totals[:, 0], totals[:, 1]
    return np.divide(tp, tp + wrong, out=np.ones(len(tp)), where=tp + wrong > 0)[:, None]


def measure(extractor: str, metric: str, counts: pd.DataFrame, source: str,
            statistic: Callable = f1) -> dict:
    """One row of the scoreboard: the statistic of the verdicts, with a bootstrap interval over them.

    A bootstrap of faultless verdicts has no width; Wilson's interval tells how little a few of them prove.
    """
    sums = counts[["tp", "fp", "fn"]].to_numpy(dtype=float)
    value = float(statistic(sums.sum(axis=0, keepdims=True))[0, 0])
    low, high = np.quantile(intervals.replicates(sums, statistic)[:, 0], [0.025, 0.975])
    low = min(low, intervals.wilson(value * len(counts), len(counts))[0])
    return {"extractor": extractor, "metric": metric, "dataset": SAMPLE, "value": round(value, 3),
            "low": round(float(low), 3), "high": round(float(high), 3), "n": len(counts), "in_sample": True,
            "standing": "not evidence", "source_url": HAND + source}


def outside() -> pd.DataFrame:
    """What the benchmark scripts measured on other texts; `in_sample` where rules or weights were fitted to them."""
    rows = _reference("agreement")
    fitted = rows.seen.astype(str).str.lower() == "true"
    return rows.assign(
        metric=[named(m) if s.startswith("newsdesk") else f"{m}, {s}"
                for m, s in zip(rows.metric, rows.system, strict=True)],
        in_sample=fitted,
        standing=["not evidence" if f else "a correlation" if "correlation" in m else standing(v)
                  for f, m, v in zip(fitted, rows.metric, rows.value, strict=True)],
    )


def named(metric: str) -> str:
    """'f1 history_identity' as the rows of the corpus call it: 'history identity, F1'."""
    label = re.match(r"f1 (\w+)$", metric)
    return f"{label[1].replace('_', ' ')}, F1" if label else metric


def others() -> pd.DataFrame:
    """What other systems reach, and how far two human readings agree, on the same kind of texts."""
    return _reference("baselines")


def _reference(kind: str) -> pd.DataFrame:
    paths = sorted((DATA / "reference").glob(f"*_{kind}.csv"))
    return pd.concat([pd.read_csv(path) for path in paths], ignore_index=True)


def standing(value: float) -> str:
    """reliable, indicative or experimental, by the bars of the framing code book."""
    return "reliable" if value >= RELIABLE else "indicative" if value >= INDICATIVE else "experimental"
