"""Brings the results of all rooms together: one card an article, for the page that an editor reads."""

from __future__ import annotations

from datetime import date

import pandas as pd

from newsdesk import wording
from newsdesk.articles import Corpus

GRADE = "flesch_kincaid_grade"

# The sentences of notebook 00; what stands in braces is computed below.
ANSWER = ("{n:Words} article{n:s}, {claims:n} claims about the world: of {checked:n} questions that official "
          "sources can answer, {supported:n} are answered as the articles say, {close:n} nearly so, "
          "{outdated:n} {were} overtaken by events and {contradicted:n} contradicted. "
          "The same partnership is solid in {solid:n} of {paragraphs:n} paragraphs and fragile in {fragile:n}.")
TRADE = ("**{headline}** {levels:Words} dollar total{levels:s} ({levels_in:list}) can be held against Chinese "
         "customs; the furthest is {furthest:share1} away. [03. The trade figures](03-trade.ipynb) has the arithmetic.")
CHECKS = ("**{headline}** {contradicted:Words} of {checked:n} checked statements {are} contradicted by official rows, "
          "{outdated:words} outdated, and {unchecked:n} can be checked by nobody with the rows at hand. "
          "[03. The trade figures](03-trade.ipynb) lists them.")
SOURCES = ("**{headline}** Of {numerals:n} numerals {stated:n} are claims, with those in words {claims:n}; "
           "{unsourced:n} of them ({share:share}) name nobody who says so. "
           "[02. The claims](02-claims.ipynb) accounts for every numeral.")
GRADES = ("**{headline}** School grades run from {low:n1} ({easiest}) to {high:n1} ({hardest}), but only {apart:words} "
          "of {pairs:words} pairs differ{es} by more than chance. "
          "[04. Readability](04-readability.ipynb) shows what such grades are worth.")
STORIES = ("**{headline}** {doubting:Words} of {n:words} articles call it fragile somewhere, {least_doubt} least; "
           "most often blamed is {most_blamed}, in {times:words} paragraph{times:s}. "
           "[05. Framing](05-framing.ipynb) has each paragraph, [06. Trust](06-trust.ipynb) how far to believe it.")


def cards(
    corpus: Corpus, claims: pd.DataFrame, scores: pd.DataFrame, paragraphs: pd.DataFrame,
    figures: pd.DataFrame, checks: pd.DataFrame,
) -> pd.DataFrame:
    """One row an article, from the tables of the other notebooks.

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
        "trade": [trade_lines(figures[figures.article == a], checks) for a in known.article],
    })


def together(figures: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Trade figures and claims one under the other, as `trade.check` takes them."""
    return pd.concat([figures, claims], ignore_index=True)


def answer(numerals: pd.DataFrame, claims: pd.DataFrame, checks: pd.DataFrame, cards: pd.DataFrame) -> dict:
    """The numbers of the collection's answer."""
    return {**sourcing(numerals, claims), **verdicts(checks), **doubts(cards)}


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


def trade_lines(figures: pd.DataFrame, checks: pd.DataFrame) -> list[str]:
    """For each dollar total or aim: what the article says, then what the official series says; in US$ bn."""
    official = checks.dropna(subset=["official"]).drop_duplicates("claim").set_index("claim")
    lines = []
    for figure in figures[figures.measure.isin(["trade_total", "target"]) & figures.value_usd_bn.notna()].itertuples():
        when = f"by {figure.period_to[:4]}" if figure.measure == "target" else f"in {figure.period_from[:4]}"
        lines.append(f"{wording.trimmed(figure.value_usd_bn)} {when if figure.period_from else '(no year)'}")
        lines.append(_official(official.loc[figure.claim], figure) if figure.claim in official.index else "unchecked")
    return lines


def _official(check: pd.Series, figure) -> str:
    if figure.measure == "target":
        return "is the announced aim" if check.verdict == "supported" else "not the announced aim"
    year = "" if figure.period_from else f" in {check.official_period}"
    return f"{wording.decimals(1)(check.official / 1e9)} official{year}"


def verdicts(checks: pd.DataFrame) -> dict:
    """How many questions got which verdict, and the articles with a contradicted one."""
    counts = checks.verdict.value_counts()
    asked = checks[checks.verdict != "not checkable"]
    headline = "Some statements do not hold." if counts.get("contradicted", 0) else "Nothing checked is contradicted."
    return {
        "headline": headline,
        "asked": len(checks), "checked": len(asked), "unchecked": int(counts.get("not checkable", 0)),
        "supported": int(counts.get("supported", 0)), "close": int(counts.get("approximately right", 0)),
        "outdated": int(counts.get("outdated", 0)), "contradicted": int(counts.get("contradicted", 0)),
        "were": "was" if counts.get("outdated", 0) == 1 else "were",
        "are": "is" if counts.get("contradicted", 0) == 1 else "are",
    }


def sourcing(numerals: pd.DataFrame, claims: pd.DataFrame) -> dict:
    """How many numerals are claims, and how many claims name nobody they have it from."""
    unsourced = claims.attributed_to.fillna("").eq("")
    return {"headline": "Most claims name no source." if unsourced.mean() > 0.5 else "Most claims name a source.",
            "numerals": len(numerals), "stated": int(numerals.is_claim.sum()), "claims": len(claims),
            "unsourced": int(unsourced.sum()), "share": float(unsourced.mean()) if len(claims) else float("nan")}


def closeness(figures: pd.DataFrame, checks: pd.DataFrame) -> dict:
    """How far the dollar figures of trade that have an official counterpart lie from it."""
    levels = figures[(figures.measure == "trade_total") & figures.value_usd_bn.notna() & (figures.bound == "=")]
    rows = checks[checks.claim.isin(levels.claim) & checks.ratio.notna()].drop_duplicates("claim")
    apart = (rows.ratio.astype(float) - 1).abs()
    labels = sorted({claim.rpartition("-")[0] for claim in rows.claim})
    furthest = float(apart.max()) if len(rows) else float("nan")
    headline = ("No trade figure can be checked." if not len(rows) else "The trade figures hold." if furthest <= 0.01
                else "The trade figures are close." if furthest <= 0.05 else "Some trade figures are off.")
    return {"headline": headline, "levels": len(rows), "furthest": furthest, "levels_in": labels}


def doubts(cards: pd.DataFrame) -> dict:
    """How the articles present the partnership, and whom they blame."""
    solid = [sum(s in ("solid", "mixed") for s in stances) for stances in cards.stances]
    fragile = [sum(s in ("fragile", "mixed") for s in stances) for stances in cards.stances]
    blamed = pd.Series({who: sum(b.get(who, 0) for b in cards.blamed) for b in cards.blamed for who in b}, dtype=int)
    told = "two stories" if any(solid) and any(fragile) else "one story" if any(solid) or any(fragile) else "no story"
    return {
        "headline": f"One partnership, {told}.",
        "n": len(cards), "doubting": sum(f > 0 for f in fragile), "solid": sum(solid), "fragile": sum(fragile),
        "paragraphs": sum(len(s) for s in cards.stances),
        "least_doubt": cards.label[int(pd.Series(fragile).idxmin())] if len(cards) else "none",
        "most_blamed": blamed.idxmax() if len(blamed) else "nobody", "times": int(blamed.max()) if len(blamed) else 0,
    }


def grades(scores: pd.DataFrame, differences: pd.DataFrame, cards: pd.DataFrame) -> dict:
    """The range of school grades, and the pairs of articles that differ in it after Holm's correction."""
    known = cards.dropna(subset=["grade"])
    rows = differences[(differences.measure == GRADE) & (differences.counts == "audited")]
    apart = rows[rows.differs.astype(bool)]
    by_grade = known.astype({"grade": float}).sort_values("grade", kind="stable")
    easiest, hardest = (by_grade.iloc[0], by_grade.iloc[-1]) if len(known) else (None, None)
    few = len(apart) <= len(rows) / 4
    return {
        "headline": "They are about equally hard to read." if few else "They differ in how hard they are to read.",
        "scored": len(known), "pairs": len(rows), "apart": len(apart), "es": "s" if len(apart) == 1 else "",
        "easiest": easiest.label if len(known) else "none", "hardest": hardest.label if len(known) else "none",
        "low": float(easiest.grade) if len(known) else float("nan"),
        "high": float(hardest.grade) if len(known) else float("nan"),
    }
