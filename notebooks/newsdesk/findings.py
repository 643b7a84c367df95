"""Brings the results of all rooms together: one card an article, for the page that an editor reads."""

from __future__ import annotations

from datetime import date

import pandas as pd

from newsdesk import wording
from newsdesk.articles import Corpus

GRADE = "flesch_kincaid_grade"


def cards(
    corpus: Corpus, claims: pd.DataFrame, scores: pd.DataFrame, paragraphs: pd.DataFrame, checks: pd.DataFrame
) -> pd.DataFrame:
    """One row an article.

    article, label, outlet, start, end; when (days of publication); words; claims; grade, grade_low, grade_high
    (Flesch-Kincaid, audited counts, 95 % interval); stances (list, one a body paragraph); blamed (actor ->
    paragraphs); trade (list: its figure, the official one, …).
    """
    known = corpus.articles
    grades = scores[(scores.measure == GRADE) & (scores.counts == "audited")].set_index("article")
    return pd.DataFrame({
        "article": known.article, "start": known.start, "end": known.end,
        "label": known.label, "outlet": known.outlet,
        "when": [short_interval(a.published_from, a.published_to) for a in known.itertuples()],
        "words": known.words,
        "claims": [int((claims.article == a).sum()) for a in known.article],
        "grade": [grades.value.get(a) for a in known.article],
        "grade_low": [grades.low.get(a) for a in known.article],
        "grade_high": [grades.high.get(a) for a in known.article],
        "stances": [list(paragraphs.stance[paragraphs.article == a]) for a in known.article],
        "blamed": [blame(paragraphs[paragraphs.article == a]) for a in known.article],
        "trade": [trade_lines(checks[checks.article == a]) for a in known.article],
    })


def blame(paragraphs: pd.DataFrame) -> dict[str, int]:
    """Actor -> paragraphs that blame it, most blamed first."""
    named = paragraphs.blamed[~paragraphs.blamed.isin(["none", ""])]
    counts = named.value_counts()
    return {who: int(counts[who]) for who in sorted(counts.index, key=lambda w: (-counts[w], w))}


def short_interval(first: str, last: str) -> str:
    """'16 Jun 2021', 'Jun 2024' for a whole month, '14 Jan–24 Feb 2022', '' if unknown."""
    if not (first and last):
        return "date unknown"
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if a == b:
        return f"{a.day} {a:%b %Y}"
    whole_month = a.day == 1 and (a.year, a.month) == (b.year, b.month) and (pd.Timestamp(b).is_month_end)
    if whole_month:
        return f"{a:%b %Y}"
    return f"{a.day} {a:%b}{'' if a.year == b.year else f' {a.year}'}–{b.day} {b:%b %Y}"


def trade_lines(checks: pd.DataFrame) -> list[str]:
    """For each checked total: what the article says, then what the official series says; in US$ bn."""
    raise NotImplementedError
