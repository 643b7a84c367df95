"""Holds the dates in the articles against the dated events that their sentences name."""

from __future__ import annotations

import calendar
import re

import pandas as pd

from newsdesk.articles import Corpus
from newsdesk.trade.official import Official
from newsdesk.trade.verdicts import CONTRADICTED, NOT_CHECKABLE, SUPPORTED

MONTHS = {name: f"{number:02}" for number, name in enumerate(calendar.month_name) if name}
COLUMNS = [
    "article",
    "start",
    "end",
    "quote",
    "event",
    "official",
    "verdict",
    "arithmetic",
    "source_name",
    "source_url",
    "source_grade",
]


def dates(account: pd.DataFrame, corpus: Corpus, official: Official) -> pd.DataFrame:
    """Each year in a body sentence that names an event of `official.events`, and whether it is the event's.

    account  every numeral with article, start, end, quote, kind, low (the year of a date), as claims.account
    Columns: article, start, end, quote, event, official (its date), verdict, arithmetic, source_name,
    source_url, source_grade. A year that is not the event's is contradicted if the event happened once;
    else it is not checkable, because another event of the kind may be meant.
    """
    years = account[(account.kind == "date") & account.low.notna()]
    rows = [
        _row(group, event, s)
        for s in corpus.sentences.itertuples()
        for group in [_within(years, s)]
        if len(group)
        for event in official.events.itertuples()
        if event.terms and _names(corpus.texts[s.article][s.start : s.end], event.terms)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _within(years: pd.DataFrame, s) -> pd.DataFrame:
    return years[(years.article == s.article) & (years.start >= s.start) & (years.end <= s.end)]


def _names(sentence: str, terms: str) -> bool:
    """Whether the sentence has a word of each group: "a|b;c|d"."""
    return all(re.search(rf"\b(?:{group})", sentence, re.I) for group in terms.split(";"))


def _row(group: pd.DataFrame, event, s) -> tuple:
    """The date of the sentence that fits the event, else its first one."""
    fits = [r for r in group.itertuples() if _fits(r, event.date)]
    r = (fits or list(group.itertuples()))[0]
    verdict = SUPPORTED if fits else CONTRADICTED if event.once == "yes" else NOT_CHECKABLE
    words = f"“{r.quote}” against {event.date}"
    if verdict == NOT_CHECKABLE:
        words += ": another event of the kind may be meant"
    return (
        r.article,
        r.start,
        r.end,
        r.quote,
        event.event,
        event.date,
        verdict,
        f"{words}.",
        event.source_name,
        event.source_url,
        event.source_grade,
    )


def _fits(r, official: str) -> bool:
    """Same year, and same month if both name one."""
    month = next((number for name, number in MONTHS.items() if name in r.quote), None)
    return int(r.low) == int(official[:4]) and (not month or len(official) < 7 or official[5:7] == month)
