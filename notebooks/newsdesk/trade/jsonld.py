"""Writes claims and verdicts as linked data: schema.org Claim and ClaimReview, W3C selectors into the text.

A Claim stands for every claim, a ClaimReview only where a check reached a verdict. Types and properties are
those listed with their sources in data/reference/schema_org_terms.csv.
"""

from __future__ import annotations

import pandas as pd

from newsdesk.articles import Corpus
from newsdesk.trade.verdicts import APPROXIMATE, CONTRADICTED, NOT_CHECKABLE, OUTDATED, SUPPORTED

CONTEXT = ["https://schema.org", {"oa": "http://www.w3.org/ns/oa#"}]
SCALE = {
    SUPPORTED: (4, "The official figure bears the claim out within rounding and revision."),
    APPROXIMATE: (3, "Right within the wider tolerance of its rule."),
    OUTDATED: (2, "Right for an earlier time than the one it was written for; not false."),
    CONTRADICTED: (1, "The official figure says otherwise."),
}
REVIEWER = {"@type": "Organization", "name": "Five Tellings"}
AROUND = 32  # characters of prefix and suffix in a text-quote selector


def jsonld(claims: pd.DataFrame, checks: pd.DataFrame, corpus: Corpus) -> dict:
    """The claims and their reviews as one JSON-LD object, in the order of the tables.

    Claim: name (the quote), text (its sentence), author (who is cited, of unknown type; else the article's
    author or outlet), datePublished (as exact as known), appearance (the passage: text-position and
    text-quote selectors, part of the article). ClaimReview: claimReviewed (the question), reviewRating on the
    stated scale, reviewBody (the arithmetic), citation (the official page).
    """
    articles = {a.article: a for a in corpus.articles.itertuples()}
    named = claims[claims.article.isin(articles)]
    reviewed = checks[(checks.verdict != NOT_CHECKABLE) & checks.claim.isin(named.claim)]
    graph = [
        _scale(),
        *(_article(articles[name]) for name in named.article.unique()),
        *(_claim(row, articles[row.article], corpus.texts[row.article]) for row in named.itertuples()),
        *(_review(row, number) for number, row in enumerate(reviewed.itertuples(), 1)),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _scale() -> dict:
    terms = [
        {"@type": "DefinedTerm", "name": verdict, "termCode": str(value), "description": words}
        for verdict, (value, words) in SCALE.items()
    ]
    return {
        "@id": "#verdicts",
        "@type": "DefinedTermSet",
        "name": "Verdicts on claims",
        "description": "From 4 (supported) to 1 (contradicted); none where no official row reaches a claim.",
        "hasDefinedTerm": terms,
    }


def _article(a) -> dict:
    return _filled(
        {
            "@id": _article_id(a),
            "@type": "Article",
            "headline": a.title,
            "identifier": f"sha256:{a.sha256}",
            "author": _someone("Person", a.author),
            "publisher": _someone("Organization", a.outlet),
            "datePublished": _date(a),
        }
    )


def _claim(row, a, text: str) -> dict:
    start, end = int(row.start), int(row.end)
    selectors = [
        {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
        {
            "@type": "oa:TextQuoteSelector",
            "oa:exact": text[start:end],
            "oa:prefix": text[max(start - AROUND, 0) : start],
            "oa:suffix": text[end : end + AROUND],
        },
    ]
    passage = {
        "@type": ["Quotation", "oa:SpecificResource"],
        "text": text[start:end],
        "isPartOf": {"@id": _article_id(a)},
        "oa:hasSelector": selectors,
    }
    said_by = row.attributed_to if isinstance(row.attributed_to, str) else ""
    author = (
        {"name": said_by} if said_by else _someone("Person", a.author) or _someone("Organization", a.outlet)
    )
    return _filled(
        {
            "@id": f"#claim-{row.claim}",
            "@type": "Claim",
            "name": text[start:end],
            "text": text[int(row.sentence_start) : int(row.sentence_end)],
            "author": author,
            "datePublished": _date(a),
            "temporalCoverage": _period(row),
            "appearance": passage,
        }
    )


def _review(row, number: int) -> dict:
    value, words = SCALE[row.verdict]
    rating = {
        "@type": "Rating",
        "ratingValue": value,
        "bestRating": 4,
        "worstRating": 1,
        "alternateName": row.verdict,
        "ratingExplanation": words,
    }
    return _filled(
        {
            "@id": f"#review-{number}",
            "@type": "ClaimReview",
            "author": REVIEWER,
            "claimReviewed": row.question,
            "itemReviewed": {"@id": f"#claim-{row.claim}"},
            "reviewRating": rating,
            "reviewBody": row.arithmetic,
            "citation": row.source_url,
        }
    )


def _article_id(a) -> str:
    return f"#article-{a.sha256[:12]}"


def _someone(kind: str, name: object) -> dict | None:
    return {"@type": kind, "name": name} if isinstance(name, str) and name else None


def _date(a) -> str:
    """What the first and the last possible day have in common: the day, the month, or the year."""
    first, last = str(a.published_from or ""), str(a.published_to or "")
    for length in (10, 7, 4):
        if len(first) >= length and first[:length] == last[:length]:
            return first[:length]
    return ""


def _period(row) -> str:
    """The time the claim speaks of, as an ISO 8601 interval; nothing if the text leaves it open."""
    first, last = (v if isinstance(v, str) else "" for v in (row.period_from, row.period_to))
    return f"{first or '..'}/{last or '..'}" if first or last else ""


def _filled(node: dict) -> dict:
    return {k: v for k, v in node.items() if v not in (None, "")}
