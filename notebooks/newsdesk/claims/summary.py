"""What the claims are, in the tables and facts of notebook 02: listed, accounted for, counted, sourced,
named.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

import pandas as pd

from newsdesk.articles import Corpus
from newsdesk.wording import day, trimmed

# Column -> header of the tables shown
LISTED = {
    "label": "Article",
    "quote": "The text says",
    "measured": "Measure",
    "read": "Read as",
    "when": "Period",
    "status": "Status",
    "cited": "Source named",
}
ACCOUNT = {
    "reason": "What the numeral is",
    "numerals": "Numerals",
    "share": "Share of all",
    "quote": "For example",
}
CITED = {"cited": "Who is cited", "claims": "Claims", "quote": "For example"}
NAMED = {"measured": "Measure", "label": "Article", "said": "Its words", "quote": "Amount"}
DENSITY = {
    "label": "Article",
    "words": "Words",
    "claims": "Claims",
    "rate": "Per 1,000 words",
    "range": "95 % interval",
}

BOUNDS = {
    "=": "",
    "~": "about ",
    ">": "more than ",
    "<": "less than ",
    ">=": "at least ",
    "<=": "at most ",
    "": "",
}
NO_SOURCE = "no source named"


def listed(corpus: Corpus, claims: pd.DataFrame) -> pd.DataFrame:
    """claims with columns in words: label, measured, read (value with bound and unit), when, cited."""
    return claims.assign(
        label=claims.article.map(_labels(corpus)),
        measured=[name.replace("_", " ").replace(";", ", ") for name in claims.measure],
        read=[_read(row) for row in claims.itertuples()],
        when=[_when(row) for row in claims.itertuples()],
        cited=claims.attributed_to.where(claims.attributed_to != "", "—"),
    )


def _labels(corpus: Corpus) -> dict[str, str]:
    return dict(zip(corpus.articles.article, corpus.articles.label, strict=True))


def _read(row) -> str:
    """“more than 100 billion USD”, "36 percent up", "beyond No. 10", "no numeral"."""
    if math.isnan(row.low) and math.isnan(row.high):
        return "no numeral"
    ends = [amount(v, row.kind) for v in dict.fromkeys((row.low, row.high)) if not math.isnan(v)]
    if row.kind == "rank":
        return ("beyond " if row.bound == ">" else "") + " to ".join(ends)
    unit = row.unit if row.kind in ("money", "percent", "multiple") else _plural(row.unit, row.high)
    return " ".join(filter(None, (BOUNDS.get(row.bound, "").strip(), " to ".join(ends), unit, row.change)))


def _plural(noun: str, value: float) -> str:
    if not noun or value == 1 or noun.endswith("s") or noun == "people":
        return noun
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


def amount(value: float, kind: str) -> str:
    """147 billion, 1.74 trillion, 36: money and large counts in words of scale."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{trimmed(value / size)} {name}"
    return f"No. {trimmed(value)}" if kind == "rank" else trimmed(value)


def _when(row) -> str:
    """The period in words; "open" where the text names none, "when it appeared" where it speaks of its
    present.
    """
    if not row.period_from:
        return "open"
    first, last = row.period_from, row.period_to
    if not last:
        return f"since {first[:4]}"
    if (first, last) == (row.published_from, row.published_to):
        return "when it appeared"
    if first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"
    if first[8:] == "01" and (date.fromisoformat(last) + timedelta(days=1)).day == 1:
        one, two = (f"{date.fromisoformat(iso):%B %Y}" for iso in (first, last))
        return one if one == two else f"{one} to {two}"
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def account(numerals: pd.DataFrame) -> pd.DataFrame:
    """Numerals by reason, claims first, then by number: reason, numerals, share, and one example each."""
    counts = (
        numerals.groupby("reason", sort=False)
        .agg(
            numerals=("quote", "size"),
            article=("article", "first"),
            start=("start", "first"),
            end=("end", "first"),
            quote=("quote", "first"),
        )
        .reset_index()
    )
    counts["first"] = counts.reason != "claim"
    counts = counts.sort_values(["first", "numerals", "reason"], ascending=[True, False, True], kind="stable")
    return (
        counts.assign(share=counts.numerals / max(len(numerals), 1))
        .drop(columns="first")
        .reset_index(drop=True)
    )


def cited(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims by the source they name; NO_SOURCE where they name none: cited, claims, and one example each."""
    rows = claims.assign(cited=claims.attributed_to.where(claims.attributed_to != "", NO_SOURCE))
    counts = (
        rows.groupby("cited", sort=False)
        .agg(
            claims=("quote", "size"),
            article=("article", "first"),
            start=("start", "first"),
            end=("end", "first"),
            quote=("quote", "first"),
        )
        .reset_index()
    )
    return counts.sort_values(["claims", "cited"], ascending=[False, True], kind="stable").reset_index(
        drop=True
    )


def named(corpus: Corpus, claims: pd.DataFrame) -> pd.DataFrame:
    """What articles call a quantity that more than one of them speaks of: measured, label, said, quote."""
    rows = listed(corpus, claims)
    rows = rows[rows.groupby("measure").article.transform("nunique") > 1]
    said = [
        corpus.texts[r.article][r.said_start : r.said_end] if r.said_start >= 0 else r.quote
        for r in rows.itertuples()
    ]
    return (
        rows.assign(said=said)
        .sort_values(["measure", "article", "start"], kind="stable")
        .reset_index(drop=True)
    )


def density(corpus: Corpus, claims: pd.DataFrame) -> pd.DataFrame:
    """Claims per 1,000 words of running text, with Garwood's exact 95 % interval of a Poisson count.

    article, label, start, end (the whole text), words, claims, rate, low, high, range (low to high).
    """
    known = corpus.articles[["article", "label", "start", "end", "words"]].copy()
    known["claims"] = [int((claims.article == name).sum()) for name in known.article]
    size = known.words.clip(lower=1) / 1000
    ends = [poisson_interval(n) for n in known.claims]
    known["rate"] = (known.claims / size).round(3)
    known["low"] = [round(low / s, 3) for (low, _), s in zip(ends, size, strict=True)]
    known["high"] = [round(high / s, 3) for (_, high), s in zip(ends, size, strict=True)]
    known["range"] = [f"{low:.1f} to {high:.1f}" for low, high in zip(known.low, known.high, strict=True)]
    return known


def poisson_interval(count: int, level: float = 0.95) -> tuple[float, float]:
    """Garwood's interval of a Poisson mean: at each end the count is just as extreme as (1 - level) / 2
    allows.
    """
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else _solve(lambda mean: 1 - _poisson_cdf(count - 1, mean), tail, count)
    return low, _solve(lambda mean: 1 - _poisson_cdf(count, mean), 1 - tail, count)


def _poisson_cdf(count: int, mean: float) -> float:
    """P(N <= count); terms by logarithm, so that large means do not underflow."""
    if mean <= 0:
        return 1.0
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))


def _solve(rising, target: float, count: int) -> float:
    """Where `rising` reaches `target`, by bisection."""
    low, high = 0.0, 4.0 * count + 20
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < target else (low, middle)
    return (low + high) / 2


def facts(corpus: Corpus, numerals: pd.DataFrame, claims: pd.DataFrame) -> dict:
    """The numbers of the notebook's sentences."""
    rest = account(numerals)
    rest = rest[rest.reason != "claim"]
    numbered = claims[claims.low.notna() | claims.high.notna()]
    status = claims.status.value_counts()
    rates = density(corpus, claims).sort_values("rate", kind="stable")
    overlap = bool(rates.high.iloc[0] >= rates.low.iloc[-1])
    unsourced = int((claims.attributed_to == "").sum())
    return {
        "articles": len(corpus.articles),
        "numerals": len(numerals),
        "stated": int(numerals.is_claim.sum()),
        "others": int((~numerals.is_claim).sum()),
        "commonest": rest.reason.iloc[0] if len(rest) else "none",
        "commonest_n": int(rest.numerals.iloc[0]) if len(rest) else 0,
        "reasons": len(rest),
        "claims": len(claims),
        "worded": len(claims) - len(numbered),
        "reported": int(status.get("reported", 0)),
        "ahead": int(status.drop("reported", errors="ignore").sum()),
        "unsourced": unsourced,
        "sourced": len(claims) - unsourced,
        "unsourced_share": unsourced / max(len(claims), 1),
        "open": int((claims.period_from == "").sum()),
        "densest": rates.label.iloc[-1],
        "densest_rate": float(rates.rate.iloc[-1]),
        "sparsest": rates.label.iloc[0],
        "sparsest_rate": float(rates.rate.iloc[0]),
        "ranking": "their intervals overlap, so this ranks nobody"
        if overlap
        else "their intervals lie apart",
        "shared": list(dict.fromkeys(named(corpus, claims).measured)),
    }
