"""What notebook 05 shows of the framing: the tables, their headers, and the numbers of its sentences."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from newsdesk import framing
from newsdesk.articles import Corpus
from newsdesk.framing import agreement, naming
from newsdesk.wording import fill, listed

CODES = "data/annotations/framing_paragraphs.csv"
BLAME = {"label": "Article", "blamed": "Blamed", "voice": "Who speaks", "phrases": "Words that decided"}
DOUBTS = {"label": "Article", "stance": "Stance", "voice": "Who speaks", "phrases": "Words that decided"}
NAMED = {"group": "Actor", "name": "Name"}
RATES = {"frame": "Label"}
PRIORS = {"label": "Article"}
TRUST = {
    "label": "Label",
    "reliability": "Standing",
    "human": "Hand-coded",
    "f1": "F1, gold",
    "interval": "95 %",
    "strict": "F1, strict",
    "liberal": "F1, liberal",
}
UNSEEN = {"system": "System", "measure": "Measure", "value": "Value", "interval": "95 %", "n": "Paragraphs"}
HERE = (
    "In-sample macro-F1 is {gold:n2} over {coded:n} hand-coded units, {left_out:n2} with threshold and ratio "
    "chosen without the article judged, {strict:n2} and {liberal:n2} against a strict and a liberal reading."
)
BEYOND = (
    "On text not seen before macro-F1 was {value:n2} ({low:n2} to {high:n2}, {n:n} paragraphs), and kappa of "
    "stance {stance:n2}."
)
DROPPED = {
    "frame": "Label",
    "pattern": "Term dropped",
    "changed": "Paragraphs changed",
    "quote": "One of them",
}
THRESHOLDS = {
    "threshold": "Weight needed",
    "labels": "Labels given",
    "strict": "F1, strict",
    "gold": "F1, gold",
    "liberal": "F1, liberal",
}

TURN = "open{s} on a solid partnership and close{s} on a fragile one"


def _labels(corpus: Corpus) -> dict[str, str]:
    return dict(zip(corpus.articles.article, corpus.articles.label, strict=True))


def blamed(corpus: Corpus, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs that blame, with the words that decided: columns of BLAME, article, start, end."""
    some = agreement.phrases(paragraphs, "responsibility_blame").merge(
        paragraphs[["article", "paragraph", "blamed", "voice"]], on=["article", "paragraph"]
    )
    return some.assign(label=some.article.map(_labels(corpus)))


def doubts(corpus: Corpus, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs that show the tie as fragile, with the words that decided: columns of DOUBTS, article,
    start, end."""
    some = agreement.phrases(paragraphs, "partnership_fragile").merge(
        paragraphs[["article", "paragraph", "stance", "voice"]], on=["article", "paragraph"]
    )
    return some.assign(label=some.article.map(_labels(corpus)))


def named(corpus: Corpus, mentions: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """How often each article uses each name, and the headers; a name's row leads to its first mention."""
    names = _labels(corpus)
    counts = naming.counts(mentions, list(names))
    wide = counts.pivot(index=["group", "name"], columns="article", values="count").rename(columns=names)
    first = mentions.drop_duplicates(["group", "name"]).set_index(["group", "name"])[
        ["article", "start", "end"]
    ]
    order = [
        (group, name)
        for group, some in naming.GROUPS.items()
        for name in some
        if (group, name) in first.index
    ]
    table = wide.join(first, how="inner").reindex(order).reset_index()
    return table, {**NAMED, **{label: label for label in names.values()}}


def rates(corpus: Corpus, table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Rates per 1,000 words with their intervals, one column an article, and the headers."""
    names = _labels(corpus)
    cells = table.assign(
        label=table.article.map(names),
        text=[
            f"{r.rate:.0f} ({r.low:.0f}–{r.high:.0f})" if r.low == r.low else f"{r.rate:.0f}"
            for r in table.itertuples()
        ],
    )
    wide = cells.pivot(index="frame", columns="label", values="text").reindex(framing.LABELS).reset_index()
    some = table.iloc[0] if len(table) else {"article": None, "start": None, "end": None}
    wide = wide.assign(
        frame=wide.frame.map(framing.NAMES), article=some["article"], start=some["start"], end=some["end"]
    )
    return wide, {**RATES, **{label: label for label in names.values() if label in wide}}


def priors(corpus: Corpus, table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """How many words stand out under each prior, one row an article, and the headers."""
    wide = table.pivot(index=["article", "start", "end"], columns="prior", values="words").reset_index()
    weights = sorted(table.prior.unique())
    wide = wide.rename(columns={weight: f"{weight:.0f}" for weight in weights})
    return (
        wide.assign(label=wide.article.map(_labels(corpus))),
        {**PRIORS, **{f"{weight:.0f}": f"Prior of {weight:,.0f} words" for weight in weights}},
    )


def trust(agreed: pd.DataFrame, reliability: dict[str, str]) -> pd.DataFrame:
    """Agreement with the hand codes, one row a label: columns of TRUST and source_url."""
    known = agreed[agreed.f1.notna()]
    gold = known[known.reading == "gold"].set_index("label")
    other = {
        reading: known[known.reading == reading].set_index("label").f1.reindex(gold.index)
        for reading in ("strict", "liberal")
    }
    table = gold.assign(
        **other, interval=_interval(gold), reliability=[reliability.get(label, "") for label in gold.index]
    ).reset_index()
    return table.assign(label=[framing.NAMES.get(label, label) for label in table.label], source_url=CODES)


def unseen() -> pd.DataFrame:
    """Macro- and micro-F1 and kappas on text not seen before, ours and others': columns of UNSEEN,
    source_url."""
    table = agreement.unseen()
    table = table[~table.metric.str.startswith("f1 ")]
    source = Path("data/reference")
    return table.assign(
        measure=table.metric.str.replace("f1", "F1"),
        interval=_interval(table),
        source_url=[
            f"{source / ('framing_agreement.csv' if system == 'newsdesk' else 'framing_baselines.csv')}"
            for system in table.system
        ],
    )


def _interval(table: pd.DataFrame) -> list[str]:
    return [
        f"{low:.2f} to {high:.2f}" if low == low else ""
        for low, high in zip(table.low, table.high, strict=True)
    ]


def dropped(table: pd.DataFrame, shown: int = 8) -> pd.DataFrame:
    """The terms that change most when dropped: columns of DROPPED."""
    return table.head(shown).assign(frame=lambda t: t.frame.map(framing.NAMES))


def facts(corpus: Corpus, paragraphs: pd.DataFrame, mentions: pd.DataFrame, summary: pd.DataFrame) -> dict:
    """The numbers of the notebook's sentences about the articles."""
    names = _labels(corpus)
    table = paragraphs.assign(label=paragraphs.article.map(names))
    blame = table[table.blamed != "none"]
    west = blame[blame.blamed == "West"]
    pairs = apart(summary.assign(label=summary.article.map(names)))
    said = table[table.stance != "none"]
    given = framing.labels(table).sum(axis=1)
    reported = said[said.voice == "attributed"]
    return {
        "articles": len(names),
        "paragraphs": len(table),
        "solid": int(table.stance.isin(["solid", "mixed"]).sum()),
        "fragile": int(table.stance.isin(["fragile", "mixed"]).sum()),
        "silent": int((table.stance == "none").sum()),
        "course": stance_finding(table),
        "said": len(said),
        "stance_reported": len(reported),
        "blaming": len(blame),
        "west": len(west),
        "china": int((blame.blamed == "China").sum()),
        "russia": int((blame.blamed == "Russia").sum()),
        "both": int((blame.blamed == "both").sum()),
        "blame_reported": int((blame.voice == "attributed").sum()),
        "blame_mixed": int((blame.voice == "mixed").sum()),
        "mentions": len(mentions),
        "apart": _apart(pairs, len(names)),
        "reported": given[table.voice == "attributed"].sum() / given.sum() if given.sum() else float("nan"),
        "commonest": [name.lower() for name in _commonest(summary)],
    }


def _apart(pairs: pd.DataFrame, articles: int) -> str:
    """Which differences between articles the intervals allow, as a sentence."""
    comparisons = len(framing.LABELS) * articles * (articles - 1) // 2
    if not comparisons:
        return "One article alone leaves nothing to compare."
    text = fill(
        "The intervals of two articles lie apart in {k:words} of {n:n} comparisons",
        {"k": len(pairs), "n": comparisons},
    )
    found = [f"{framing.NAMES[p.frame].lower()} ({p.high} above {p.low})" for p in pairs.itertuples()]
    return f"{text}: {listed(found)}." if found else f"{text}."


def _commonest(summary: pd.DataFrame) -> list[str]:
    """The two labels that most paragraphs carry over all articles."""
    totals = summary.groupby("frame").coded.sum().sort_values(ascending=False, kind="stable")
    return [framing.NAMES[frame] for frame in totals.index[:2]]


def trust_facts(agreed: pd.DataFrame, left_out: pd.DataFrame, reliability: dict[str, str]) -> dict:
    """The numbers of the sentences about agreement; NaN where no human coded the articles."""
    ours = agreement.unseen()
    ours = ours[ours.system == "newsdesk"].set_index("metric")
    known = agreed.set_index(["reading", "label"])
    by = {
        mark: [framing.NAMES[label].lower() for label, m in reliability.items() if m == mark]
        for mark in ("reliable", "indicative", "experimental")
    }
    facts = {
        "coded": int(agreed.n.max()),
        "gold": known.f1["gold", "macro"],
        "strict": known.f1["strict", "macro"],
        "liberal": known.f1["liberal", "macro"],
        "stance": known.kappa["gold", "stance"],
        "left_out": left_out.set_index(["reading", "label"]).f1["gold", "macro"],
    }
    beyond = {
        "value": ours.value["macro f1"],
        "low": ours.low["macro f1"],
        "high": ours.high["macro f1"],
        "n": int(ours.n["macro f1"]),
        "stance": ours.value["stance kappa"],
    }
    return {
        **facts,
        "beyond": fill(BEYOND, beyond),
        "here": fill(HERE if facts["coded"] else "Nobody has coded these articles by hand.", facts),
        "reliable_from": agreement.RELIABLE,
        "indicative_from": agreement.INDICATIVE,
        **by,
    }


def term_facts(dropped: pd.DataFrame, labels: int) -> dict:
    """The numbers of the sentence about single terms; `labels` is how many the rules gave in all."""
    return {
        "terms": len(dropped),
        "worst": int(dropped.changed.max()) if len(dropped) else 0,
        "given": labels,
        "term": dropped.pattern.iloc[0] if len(dropped) else "none",
    }


def course(data: pd.DataFrame) -> pd.Series:
    """label -> "solid", "fragile" or "turn" (opens solid and closes fragile), "other" or "none".

    The opening and the close are the first and the second half of the paragraphs that say anything of the
    tie; each is solid or fragile by the larger number of paragraphs, mixed ones counting for both.
    """
    kinds = {}
    for label, some in data.groupby("label", sort=False):
        said = some[some.stance != "none"].stance.tolist()
        half = -(-len(said) // 2)
        ends = [_side(said[:half]), _side(said[len(said) - half :])]
        kinds[label] = (
            "none"
            if not said
            else "turn"
            if ends == ["solid", "fragile"]
            else ends[0]
            if ends[0] == ends[1] and ends[0]
            else "other"
        )
    return pd.Series(kinds, dtype=object)


def stance_finding(data: pd.DataFrame) -> str:
    """What the strips show, in words."""
    kinds = course(data)
    fragile = "speak{s} of a fragile partnership throughout"
    steady = "stay{s} with a solid one" if (kinds == "turn").any() else "present{s} a solid partnership"
    parts = []
    for kind, words in (("turn", TURN), ("solid", steady), ("fragile", fragile)):
        some = list(kinds[kinds == kind].index)
        if some:
            parts.append(f"{listed(some)} {words.replace('{s}', 's' if len(some) == 1 else '')}")
    if not parts:
        return (
            "No text speaks of the partnership"
            if (kinds == "none").all()
            else "No text takes a clear course on the partnership"
        )
    return "; ".join(parts)


def apart(data: pd.DataFrame) -> pd.DataFrame:
    """Pairs of articles whose intervals for a label do not overlap: frame, high, low (labels of the
    articles)."""
    rows = []
    for frame, some in data.groupby("frame", sort=False):
        cells = list(some.itertuples())
        rows += [(frame, a.label, b.label) for a in cells for b in cells if a.low > b.high]
    return pd.DataFrame(rows, columns=["frame", "high", "low"])


def _side(stances: list[str]) -> str:
    balance = stances.count("solid") - stances.count("fragile")
    return "solid" if balance > 0 else "fragile" if balance < 0 else ""
