"""What the articles are, in the tables and facts of notebook 01."""

from __future__ import annotations

import pandas as pd

from newsdesk.articles import Corpus
from newsdesk.articles.dating import DATED
from newsdesk.wording import day

# Column -> header of the tables shown
ARTICLES = {"label": "Article", "title": "Title", "outlet": "Outlet", "author": "Author", "when": "Published",
            "words": "Words", "sentences": "Sentences"}
DAYS = {"label": "Article", "when": "Published", "date_evidence": "Evidence"}
CHROME = {"label": "Article", "role": "Role", "reason": "Reason", "quote": "Text"}


def articles(corpus: Corpus) -> pd.DataFrame:
    """corpus.articles with one more column, when: the days of publication in words."""
    return corpus.articles.assign(
        when=[interval(a.published_from, a.published_to) for a in corpus.articles.itertuples()]
    )


def interval(first: str, last: str) -> str:
    """'16 June 2021', '14 January 2022 to 24 February 2022', 'until 30 June 2024', 'unknown'."""
    if first and first == last:
        return day(first)
    if first and last:
        return f"{day(first)} to {day(last)}"
    if first or last:
        return f"from {day(first)}" if first else f"until {day(last)}"
    return "unknown"


def chrome(corpus: Corpus) -> pd.DataFrame:
    """The lines, or parts of lines, that are no running text nor heading, with label and quote."""
    rows = corpus.lines[corpus.lines.role == "boilerplate"].merge(corpus.articles[["article", "label"]])
    return rows.assign(quote=[corpus.texts[r.article][r.start:r.end] for r in rows.itertuples()])


def facts(corpus: Corpus) -> dict:
    """The numbers of the notebook's sentences."""
    known, roles = corpus.articles, corpus.lines.role.value_counts()
    by_words = known.sort_values("words", kind="stable")
    days = sorted(d for d in [*known.published_from, *known.published_to] if d)
    return {
        "n": len(known),
        "least": int(known.words.min()),
        "most": int(known.words.max()),
        "published": f"published between {day(days[0])} and {day(days[-1])}" if days else "of unknown date",
        "undated": int((~known.date_evidence.str.startswith(DATED)).sum()),
        "chrome": roles.get("boilerplate", 0) / roles.sum(),
        "furniture": int(roles.get("boilerplate", 0)),
        "headings": int(roles.get("heading", 0) + roles.get("title", 0)),
        "body": int(roles.get("body", 0)),
        "shortest": by_words.label.iloc[0],
        "longest": by_words.label.iloc[-1],
        "ratio": by_words.words.iloc[-1] / max(by_words.words.iloc[0], 1),
    }
