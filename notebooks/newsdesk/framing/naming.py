"""Who is named in a text and by which name: China or the CCP, Russia or the Kremlin, America or the West.

Names come from data/lexicons/naming.csv. The longest name wins, possessives and adjectives count, and a
name inside another name ("South China Sea", "Washington Post") does not.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

import pandas as pd

from newsdesk.articles import Corpus
from newsdesk.framing.lexicon import LEXICONS, Matcher, Term, Words, split

PARTNERS = (
    "china",
    "russia",
)  # the two sides whose tie is studied; any other bloc of naming.csv may stand here
GROUPS = {
    "China": ("China", "Beijing", "CCP", "Xi"),
    "Russia": ("Russia", "Moscow", "Kremlin", "Putin"),
    "US and the West": ("US", "America", "Washington", "West", "NATO", "Biden"),
}


@dataclass(frozen=True)
class Name:
    """One mention: bloc and name of naming.csv, word positions (last inclusive), character offsets."""

    bloc: str
    name: str
    first: int
    last: int
    start: int
    end: int


@cache
def _lexicon() -> tuple[Matcher, dict[tuple[str, str], tuple[str, str]]]:
    """Matcher of all names, and (name, pattern) -> (bloc, group)."""
    with open(LEXICONS / "naming.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    matcher = Matcher(Term("actors", row["name"], row["pattern"], 1) for row in rows)
    return matcher, {(row["name"], row["pattern"]): (row["bloc"], row["group"]) for row in rows}


def mark(words: Words, partners: tuple[str, str] = PARTNERS) -> list[Name]:
    """Mentions in order, the longest first where they overlap; writes each word's blocs into `words`.

    "both countries" and the like (bloc `pair`) stand for both partners.
    """
    matcher, known = _lexicon()
    names, reached = [], 0
    for hit in sorted(matcher.find(words), key=lambda hit: (hit.first, -hit.last)):
        bloc, _ = known[hit.term.label, hit.term.pattern]
        capital = words.text[hit.start].isupper() or hit.last > hit.first or bloc == "pair"
        if hit.first < reached or not capital:
            continue
        reached = hit.last + 1
        if bloc == "none":
            continue
        names.append(Name(bloc, hit.term.label, hit.first, hit.last, hit.start, hit.end))
        for i in range(hit.first, reached):
            words.blocs[i] = _blocs(bloc, words.forms[i], partners)
    return names


def _blocs(bloc: str, form: str, partners: tuple[str, str]) -> tuple[str, ...]:
    """The blocs that a pattern slot may ask for at this word."""
    if bloc == "pair":
        return ("pair", *partners, "partner", "actor")
    return (bloc, "partner", "actor") if bloc in partners else (bloc, "actor")


def naming(corpus: Corpus) -> pd.DataFrame:
    """Every mention of the names in GROUPS: article, paragraph, start, end, quote, group, name.

    One row a mention in a body paragraph. "Russia and China" gives one row for each name in it.
    """
    columns = ["article", "paragraph", "start", "end", "quote", "group", "name"]
    rows = []
    matcher, known = _lexicon()
    for paragraph in corpus.paragraphs.itertuples():
        text = corpus.texts[paragraph.article][paragraph.start : paragraph.end]
        words, reached = split(text), 0
        hits = [hit for hit in matcher.find(words) if known[hit.term.label, hit.term.pattern][0] != "pair"]
        for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
            group = known[hit.term.label, hit.term.pattern][1]
            capital = text[hit.start].isupper() or hit.last > hit.first
            if hit.first < reached or not capital:
                continue
            reached = hit.last + 1
            if group:
                rows.append(
                    (
                        paragraph.article,
                        paragraph.paragraph,
                        paragraph.start + hit.start,
                        paragraph.start + hit.end,
                        text[hit.start : hit.end],
                        group,
                        hit.term.label,
                    )
                )
    return pd.DataFrame(rows, columns=columns)


def counts(mentions: pd.DataFrame, articles: list[str]) -> pd.DataFrame:
    """Mentions counted: article, group, name, count, share (of the group's mentions in the article)."""
    index = pd.MultiIndex.from_tuples(
        [(a, g, n) for a in articles for g, names in GROUPS.items() for n in names],
        names=["article", "group", "name"],
    )
    table = mentions.groupby(["article", "group", "name"]).size().reindex(index, fill_value=0)
    table = table.rename("count").reset_index()
    total = table.groupby(["article", "group"])["count"].transform("sum")
    table["share"] = (table["count"] / total.where(total > 0)).round(4)
    return table
