"""What notebook 03 shows: the tables in words, and the facts that its sentences are filled with."""

from __future__ import annotations

import pandas as pd

from newsdesk.trade.levels import flow_words
from newsdesk.trade.official import Official, totals
from newsdesk.trade.statements import amount, claimed, period_words, statements
from newsdesk.trade.verdicts import APPROXIMATE, CONTRADICTED, NOT_CHECKABLE, OUTDATED, SUPPORTED
from newsdesk.wording import decimals, spelled

ORDER = (SUPPORTED, APPROXIMATE, OUTDATED, CONTRADICTED)


def figures_shown(figures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The trade figures in words: label, quote, what, says, when, status, cited; with article, start, end."""
    rows = (
        [
            (
                _label(articles, s.article),
                s.article,
                s.start,
                s.end,
                s.quote,
                _what(s),
                claimed(s),
                _when(s),
                s.status,
            )
            for s in statements(figures)
        ]
        if len(figures)
        else []
    )
    shown = pd.DataFrame(
        rows, columns=["label", "article", "start", "end", "quote", "what", "says", "when", "status"]
    )
    return shown.assign(cited=figures.attributed_to.replace("", "nobody").to_list())


def checks_shown(checks: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The checks with the article's label, what was held against what first, in the order of the articles."""
    rows = checks.assign(
        label=checks.article.map(lambda a: _label(articles, a)), reached=checks.verdict != NOT_CHECKABLE
    )
    return rows.sort_values(
        ["reached", "label", "start"], ascending=[False, True, True], kind="stable", ignore_index=True
    )


def sources_shown(checks: pd.DataFrame) -> pd.DataFrame:
    """The official row behind each check: question, figure in words, period, source and grade."""
    rows = checks[checks.source_url != ""]
    shown = rows[["question", "official_period", "source_name", "source_url", "source_grade"]]
    return shown.assign(figure=[_figure(r) for r in rows.itertuples()]).reset_index(drop=True)


def _figure(r) -> str:
    if pd.isna(r.official):
        return "day of release" if r.official_unit == "date" else "another quantity"
    return amount(r.official, r.official_unit)


def dates_shown(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The checked dates with their article's label."""
    return dates.assign(label=[_label(articles, a) for a in dates.article])


def disagreements_shown(differences: pd.DataFrame) -> pd.DataFrame:
    """Where official figures differ, the years as words."""
    return differences.assign(year=differences.year.astype(str))


def agreement_shown(pairs: pd.DataFrame, articles: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """The first pairs in words: who, what they say, spread, what explains it; conflicts come first."""
    rows = pairs.head(most)
    both = [
        f"{_label(articles, r.article)} and {_label(articles, r.article_other)}" for r in rows.itertuples()
    ]
    return rows.assign(both=both, what=rows.measure.str.replace("_", " "))


def facts(figures: pd.DataFrame, checks: pd.DataFrame, official: Official, articles: pd.DataFrame) -> dict:
    """The numbers of the answer and of the first two sections."""
    series = totals(official).set_index("year").value_usd_bn * 1e9
    counts = checks.verdict.value_counts()
    levels = figures[figures.measure.isin(["trade_total", "target", "growth"])]
    return {
        "articles": len(articles),
        "trade_figures": len(figures),
        "trade_articles": _or_none(figures.article.nunique()).capitalize(),
        "checks": len(checks),
        "checked": int(len(checks) - counts.get(NOT_CHECKABLE, 0)),
        "unchecked": _or_none(counts.get(NOT_CHECKABLE, 0)),
        "verdicts": [
            f"{spelled(int(counts[v]))} {'is' if counts[v] == 1 else 'are'} {v}" for v in ORDER if v in counts
        ],
        "contradicted": _named(checks, CONTRADICTED, articles),
        "outdated": _named(checks, OUTDATED, articles),
        "no_longer": _no_longer(checks, articles),
        "undated": _or_none(levels.period_from.eq("").sum()),
        "uncited": _or_none(figures.attributed_to.eq("").sum()),
        "first_year": int(series.index[0]),
        "last_year": int(series.index[-1]),
        "peak": float(series.max()),
        "peak_year": int(series.idxmax()),
    }


def _named(checks: pd.DataFrame, verdict: str, articles: pd.DataFrame) -> list[str]:
    return [
        f"“{r.quote}” in {_label(articles, r.article)} ({r.about})"
        for r in checks[checks.verdict == verdict].itertuples()
    ]


def _no_longer(checks: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    return [
        f"“{r.quote}” in {_label(articles, r.article)} ({r.about}, {r.later.removeprefix('no longer ')})"
        for r in checks[checks.later.astype(bool)].itertuples()
    ]


def agreement_facts(pairs: pd.DataFrame) -> dict:
    """How many pairs of figures there are, for the same time, and in conflict."""
    counts = pairs.explained_by.value_counts()
    return {
        "pairs": len(pairs),
        "same_time": _or_none(len(pairs) - counts.get("period", 0)),
        "conflicts": _or_none(counts.get("conflict", 0)),
    }


def _or_none(n: int) -> str:
    return spelled(int(n)) if n else "none"


def path_facts(paths: pd.DataFrame) -> dict:
    """The path of each target that an article names, in words, and the record of the announced aims."""
    said = [
        f"{r.what} needed {decimals(1)(r.needed)} percent a year from {r.base_year}; "
        f"{decimals(1)(r.happened)} came up to {r.until}"
        for r in paths[(paths.kind == "target") & paths.happened.notna()].itertuples()
    ]
    due = paths[(paths.kind == "aim") & (paths.until == paths.due)]
    return {
        "target_paths": ". ".join(said) if said else "No article names a target",
        "aims_due": len(due),
        "aims_missed": int((due.happened < due.needed).sum()),
    }


def _label(articles: pd.DataFrame, article: str) -> str:
    found = articles.label[articles.article == article]
    return found.iloc[0] if len(found) else article


def _what(s) -> str:
    if s.measure == "other":
        return "other"
    return {"growth": "growth of ", "target": "aim for ", "share": "share of "}.get(
        s.measure, ""
    ) + flow_words(s)


def _when(s) -> str:
    if s.period_from or s.period_to:
        return period_words(s)
    if s.about_from and s.about_to:
        return f"not said; {s.about_from.year} to {s.about_to.year}"
    return "not said"


def evidence(rows: pd.DataFrame, official: Official) -> pd.DataFrame:
    """The passages behind a sentence, or the official totals where there are none."""
    passages = rows.dropna(subset="article") if len(rows) else rows
    return passages if len(passages) else totals(official)
