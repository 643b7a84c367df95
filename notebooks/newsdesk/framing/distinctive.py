"""Words that set one article apart from the others: log-odds with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 16 and 22.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache

import numpy as np
import pandas as pd

from newsdesk.articles import Corpus
from newsdesk.framing.lexicon import LEXICONS, split

PRIOR = 500.0  # words that the prior weighs, shared out as in all the articles together
SIGNIFICANT = 1.96
COLUMNS = ["article", "start", "end", "quote", "word", "count", "elsewhere", "log_odds", "z", "prior"]


def distinctive(corpus: Corpus, prior: float = PRIOR, least: int = 3) -> pd.DataFrame:
    """How much more an article uses a word than all the others do.

    One row an article and word used at least `least` times in it: article, start, end, quote (first place),
    word, count, elsewhere, log_odds (difference of log-odds), z (that over its standard error), prior
    (words).
    Sorted by article and z, largest first. Empty for fewer than two articles: there is nothing to compare
    with.
    """
    counts, places = _counted(corpus)
    if len(counts) < 2:
        return pd.DataFrame(columns=COLUMNS)
    total = sum(counts.values(), Counter())
    everything = sum(total.values())
    rows = []
    for article, own in counts.items():
        n, rest = sum(own.values()), everything - sum(own.values())
        for word, count in own.items():
            if count < least:
                continue
            alpha = prior * total[word] / everything
            elsewhere = total[word] - count
            odds = _log_odds(count, n, alpha, prior) - _log_odds(elsewhere, rest, alpha, prior)
            z = odds / np.sqrt(1 / (count + alpha) + 1 / (elsewhere + alpha))
            start, end = places[article, word]
            rows.append(
                (
                    article,
                    start,
                    end,
                    corpus.texts[article][start:end],
                    word,
                    count,
                    elsewhere,
                    round(odds, 3),
                    round(z, 2),
                    prior,
                )
            )
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["article", "z", "word"], ascending=[True, False, True], ignore_index=True)


def _log_odds(count: float, n: float, alpha: float, prior: float) -> float:
    return float(np.log((count + alpha) / (n + prior - count - alpha)))


@cache
def _function_words() -> frozenset[str]:
    with open(LEXICONS / "function_words.csv", encoding="utf-8", newline="") as file:
        return frozenset(row["pattern"] for row in csv.DictReader(file))


def _counted(corpus: Corpus) -> tuple[dict[str, Counter], dict[tuple[str, str], tuple[int, int]]]:
    """Words of each article's body but function words, lower case, no possessive 's; where each stands
    first."""
    skipped = _function_words()
    counts: dict[str, Counter] = {}
    places: dict[tuple[str, str], tuple[int, int]] = {}
    for row in corpus.paragraphs.itertuples():
        words = split(corpus.texts[row.article][row.start : row.end])
        counter = counts.setdefault(row.article, Counter())
        for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
            if form.isalpha() and len(form) > 1 and form not in skipped:
                counter[form] += 1
                places.setdefault((row.article, form), (row.start + start, row.start + end))
    return counts, places


def sensitivity(corpus: Corpus, priors: tuple[float, ...] = (100.0, 500.0, 2000.0)) -> pd.DataFrame:
    """How many words pass |z| > 1.96 as the prior changes: article, start, end, prior, words."""
    rows = []
    for prior in priors:
        table = distinctive(corpus, prior)
        for article, some in corpus.paragraphs.groupby("article", sort=False):
            passed = int((table[table.article == article].z > SIGNIFICANT).sum())
            rows.append((article, some.start.min(), some.end.max(), prior, passed))
    return pd.DataFrame(rows, columns=["article", "start", "end", "prior", "words"])
