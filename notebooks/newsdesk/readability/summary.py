"""What notebook 04 shows and says of the scores: tables for a reader, and the facts of its sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsdesk import readability
from newsdesk.articles import Corpus
from newsdesk.readability import consensus, formulas
from newsdesk.wording import decimals, spelled, trimmed

NAMES = {
    "flesch_reading_ease": "Flesch Reading Ease",
    "flesch_kincaid_grade": "Flesch–Kincaid",
    "gunning_fog": "Gunning Fog",
    "smog_index": "SMOG",
    "dale_chall_readability_score": "Dale–Chall",
    "automated_readability_index": "ARI",
    "coleman_liau_index": "Coleman–Liau",
    "lix": "LIX",
    "rix": "RIX",
    "consensus": "mean of three",
}
GRADE = "flesch_kincaid_grade"

# Columns and headers of the notebook's tables, and how their numbers are written.
PER_ARTICLE = {
    "label": "Article",
    "minutes": "Minutes to read",
    "flesch_reading_ease": "Reading Ease, points",
    GRADE: "Flesch–Kincaid, grade",
    "smog_index": "SMOG, grade",
    "dale_chall_readability_score": "Dale–Chall, points",
}
PAIRS = {
    "pair": "Pair",
    "difference": "Difference, grades",
    "interval": "95 % interval, uncorrected",
    "p_holm": "p after Holm",
    "verdict": "What may be said",
}
EVERY_MEASURE = {"measure": "Measure", "audited": "Audited counts", "textstat": "textstat"}
WORDS = {"label": "Article", "word": "Word", "times": "Times", "quote": "First use"}
HARDEST = {
    "label": "Article",
    "quote": "Sentence",
    "words": "Words",
    "syllables": "Syllables",
    "difficult": "Difficult",
}
WORTH = {
    "formula": "Formula",
    "textstat": "textstat",
    "audited": "Audited counts",
    "interval": "95 % interval",
    "rmse": "Error (RMSE)",
}
AUDIT = {
    "label": "Article",
    "hand": "Sentences by hand",
    "sentences_audited": "audited",
    "sentences_textstat": "textstat",
    "difficult_share_audited": "Difficult words audited, percent",
    "difficult_share_textstat": "textstat, percent",
}
DAMAGE = {"label": "Article", "sign": "Sign", "quote": "Text"}
FORMATS = {
    "difference": "n1",
    "p_holm": "n2",
    "textstat": "n2",
    "audited": "n2",
    "rmse": "n2",
    "hand": "n",
    "difficult_share_audited": "n1",
    "difficult_share_textstat": "n1",
    "minutes": "n1",
}


# ---------------------------------------------------------------- tables


def per_article(corpus: Corpus, scores: pd.DataFrame) -> pd.DataFrame:
    """One row an article: label, words, minutes, four audited formulas with interval as text, note.

    A text that is not scored shows why in `note` and no values.
    """
    audited = scores[scores.counts == "audited"]
    wide = audited.pivot(index="article", columns="measure", values="value").reindex(corpus.articles.article)
    table = corpus.articles[["article", "label", "start", "end"]].set_index("article")
    table["words"] = wide.words.astype("Int64")
    table["minutes"] = (wide.reading_time / 60).round(1) if "reading_time" in wide else np.nan
    for measure in ("flesch_reading_ease", GRADE, "smog_index", "dale_chall_readability_score"):
        own = audited[audited.measure == measure].set_index("article").reindex(table.index)
        table[measure] = [_with_interval(row) for row in own.itertuples()]
    table["note"] = audited[audited.measure == GRADE].set_index("article").note
    return table.reset_index()


def _with_interval(row) -> str:
    if row.value != row.value:
        return row.note
    one = decimals(1)
    return one(row.value) if row.low != row.low else f"{one(row.value)} ({one(row.low)} to {one(row.high)})"


def pairs(corpus: Corpus, differences: pd.DataFrame, measure: str = GRADE) -> pd.DataFrame:
    """The audited differences of one measure with short names, interval as text and verdict in words."""
    own = differences[(differences.counts == "audited") & (differences.measure == measure)]
    label = corpus.articles.set_index("article").label
    one = decimals(1)
    return own.assign(
        pair=[f"{label[a]} less {label[b]}" for a, b in zip(own.article, own.other, strict=True)],
        interval=[f"{one(a)} to {one(b)}" for a, b in zip(own.low, own.high, strict=True)],
        verdict=["differ" if differs else "may be chance" for differs in own.differs],
    )


def every_measure(corpus: Corpus, differences: pd.DataFrame) -> pd.DataFrame:
    """Measure by measure: which pairs of articles differ after Holm's correction, by either count."""
    label = corpus.articles.set_index("article").label
    rows = []
    for measure, own in differences.groupby("measure", sort=False):
        row = {"measure": NAMES.get(measure, measure.replace("_", " ")), **_span(corpus)}
        for counts, part in own.groupby("counts"):
            found = part[part.differs]
            names = [f"{label[a]} and {label[b]}" for a, b in zip(found.article, found.other, strict=True)]
            row[counts] = "; ".join(names) or "none"
        rows.append(row)
    return pd.DataFrame(rows, columns=["measure", "audited", "textstat", "article", "start", "end"])


def _span(corpus: Corpus) -> dict:
    """Leads to the first article: for rows that speak of all of them."""
    first = corpus.articles.iloc[0]
    return {"article": first.article, "start": int(first.start), "end": int(first.end)}


def worth() -> pd.DataFrame:
    """Formula by formula: Spearman's correlation with teachers, by either count, and the error.

    formula, textstat, audited, interval (of audited, as text), rmse (audited), source_name, source_url.
    """
    known = consensus.worth()
    rho = known[(known.kind == "spearman") & (known.texts == "all")].set_index(["measure", "counts"])
    error = known[(known.kind == "rmse") & (known.counts == "audited")].set_index("measure").value
    rows = [
        {
            "formula": name,
            "textstat": rho.value[measure, "textstat"],
            "audited": rho.value[measure, "audited"],
            "interval": f"{rho.low[measure, 'audited']:.2f} to {rho.high[measure, 'audited']:.2f}",
            "rmse": error[measure],
            "source_name": "CLEAR corpus",
            "source_url": rho.source_url[measure, "audited"],
        }
        for measure, name in NAMES.items()
    ]
    return pd.DataFrame(rows).sort_values("audited", ascending=False, kind="stable", ignore_index=True)


# ---------------------------------------------------------------- facts


def answer(facts: dict) -> str:
    """The template of the notebook's first sentences: for several scored articles, for one, for none."""
    if not facts["scored"]:
        return "None of the {articles:words} article{articles:s} can be scored: {not_scored:list}."
    if facts["scored"] == 1:
        return (
            "One article can be scored; on the Flesch–Kincaid scale it lies at US grade {lowest:n1}, "
            "give or take {reach:n1}."
        )
    return (
        "On the Flesch–Kincaid scale the {scored:words} articles lie between US grade {lowest:n1} and "
        "{highest:n1}, each give or take about {reach:n1}. Of the {pairs:words} pairs {differ} {differ_verb} "
        "by more than chance allows: {which:list}. At the widest gap, {gap:n1} grades, such a formula agrees "
        "with teachers on the harder of two texts {agree:share} of the time."
    )


def on_pairs(facts: dict) -> str:
    """The template on what sets articles apart."""
    if not facts["pairs"]:
        return "There are no two scored articles to compare."
    return (
        "Of the {pairs:words} pairs {length_differ} differ in the length of their sentences, "
        "{syllables_differ} in syllables a word, {hard_words_differ} in the share of difficult words and "
        "{ease_differ} in Reading Ease. Where intervals overlap, an order of the articles would be an "
        "invention."
    )


def on_words(facts: dict) -> str:
    """The template on difficult words."""
    rule = "Names, numbers and regular forms of familiar words are not difficult by the rules of 1948. "
    if not facts["scored"]:
        return rule + "No article is long enough to give their share."
    return rule + (
        "What remains is {audited_hard_least:n1} to {audited_hard_most:n1} percent of the words. A term "
        "that every reader of foreign news knows weighs as much there as an obscure one: the count says "
        "how far a text is from a schoolbook, not whether it is unclear."
    )


def on_audit(facts: dict) -> str:
    """The template on what right counting changes."""
    if not facts["scored"]:
        return "Without a scored article there is nothing to audit but sentences and words."
    return (
        "textstat takes names and plurals for difficult words and so finds {textstat_hard_least:n1} to "
        "{textstat_hard_most:n1} percent of them; its Dale–Chall score falls by {chall_falls:n1} points "
        "when they are counted as its authors asked. The mean reader needs {reading_times:n1} times its "
        "reading time."
    )


def on_damage(facts: dict) -> str:
    """The template on texts that are not their author's own words."""
    if not facts["damaged"]:
        return (
            "A score takes every word for the author's. No article shows more than stray signs of having "
            "been badly copied or translated by machine; {elsewhere} were found."
        )
    return (
        "A score takes every word for the author's. Signs that a text was badly copied, or translated by "
        "machine, gather in {damaged:list}: {per_thousand} a thousand words there, {elsewhere} in all the"
        " others together. Such a score is that of the copy, not of the author."
    )


def gap(scores: pd.DataFrame) -> float:
    """The widest gap between two articles on the audited Flesch-Kincaid grade; NaN for fewer than two."""
    grades = _values(scores, GRADE, "audited")
    return float(grades.max() - grades.min()) if len(grades) > 1 else float("nan")


def _values(scores: pd.DataFrame, measure: str, counts: str) -> pd.Series:
    own = scores[(scores.measure == measure) & (scores.counts == counts)]
    return own.set_index("article").value.dropna()


def facts(corpus: Corpus, scores: pd.DataFrame, differences: pd.DataFrame) -> dict:
    """The numbers of the notebook's sentences; a figure that cannot be had is NaN."""
    label = corpus.articles.set_index("article").label
    grade = scores[(scores.measure == GRADE) & (scores.counts == "audited")]
    scored = grade[grade.value.notna()]
    audited = differences[differences.counts == "audited"]
    on_grade = audited[audited.measure == GRADE]
    return {
        "articles": len(grade),
        "scored": len(scored),
        "not_scored": [f"{label[r.article]} ({r.note})" for r in grade[grade.value.isna()].itertuples()],
        "lowest": scored.value.min(),
        "highest": scored.value.max(),
        "gap": gap(scores),
        "reach": (scored.high - scored.low).median() / 2,
        "pairs": len(on_grade),
        "differ": _none(on_grade.differs.sum()),
        "differ_verb": "differs" if on_grade.differs.sum() == 1 else "differ",
        "which": [
            f"{label[r.article]} and {label[r.other]}" for r in on_grade[on_grade.differs].itertuples()
        ],
        "ease_differ": _differing(audited, "flesch_reading_ease"),
        "hard_words_differ": _differing(audited, "difficult_share"),
        "length_differ": _differing(audited, "words_per_sentence"),
        "syllables_differ": _differing(audited, "syllables_per_word"),
        "few_sentences": [
            label[a] for a in scores[scores.note.str.startswith("fewer than", na=False)].article.unique()
        ],
        "smog_sentences": readability.SMOG_SENTENCES,
        "speed": formulas.WORDS_A_MINUTE,
        **_two_counts(scores),
        **_teachers(gap(scores)),
    }


def _differing(differences: pd.DataFrame, measure: str) -> str:
    return _none(differences[differences.measure == measure].differs.sum())


def _none(count: int) -> str:
    return spelled(count) if count else "none"


def _two_counts(scores: pd.DataFrame) -> dict:
    """What the audit changes: range of difficult words and of Dale-Chall by either way of counting."""
    facts = {}
    for counts in ("textstat", "audited"):
        for name, measure in (("hard", "difficult_share"), ("chall", "dale_chall_readability_score")):
            values = _values(scores, measure, counts)
            facts |= {f"{counts}_{name}_least": values.min(), f"{counts}_{name}_most": values.max()}
    moved = _values(scores, "dale_chall_readability_score", "textstat") - _values(
        scores, "dale_chall_readability_score", "audited"
    )
    return {**facts, "chall_falls": moved.mean(), "reading_times": _reading(scores)}


def _reading(scores: pd.DataFrame) -> float:
    """How many times faster textstat's reading time is than the mean reader's."""
    ours, theirs = (_values(scores, "reading_time", counts) for counts in ("audited", "textstat"))
    return (ours / theirs).mean() if len(ours) else float("nan")


def _teachers(widest: float) -> dict:
    """Agreement with teachers at the widest gap here, and of the best formulas over all texts."""
    known = consensus.worth()
    by_gap = known[(known.kind == "agreement") & (known.measure == GRADE) & (known.counts == "audited")]
    here = by_gap[(by_gap.gap_from <= widest) & ~(by_gap.gap_to <= widest)].value
    rho = known[known.kind == "spearman"].set_index(["texts", "counts", "measure"]).value
    error = known[known.kind == "rmse"].set_index(["counts", "measure"]).value
    everywhere, alike = rho["all"], rho[next(t for t in known.texts.unique() if t != "all")]["audited"]
    single = [m for m in NAMES if m != "consensus"]
    return {
        "agree": here.iloc[0] if len(here) else float("nan"),
        "agree_near": by_gap.value.iloc[0],
        "chall_textstat": everywhere["textstat", "dale_chall_readability_score"],
        "chall_audited": everywhere["audited", "dale_chall_readability_score"],
        "consensus_rho": everywhere["audited", "consensus"],
        "consensus_rmse": error["audited", "consensus"],
        "mean_rmse": error["none", "mean"],
        "alike_least": alike[single].min(),
        "alike_most": alike[single].max(),
        "excerpts": int(known.n[known.kind == "spearman"].max()),
    }


def damage_facts(corpus: Corpus, signs: pd.DataFrame) -> dict:
    """How many signs of damaged text there are, and in which articles they gather: three or more,
    and more than two a thousand words."""
    counts = signs.label.value_counts()
    words = corpus.articles.set_index("label").words
    worst = counts[(counts >= 3) & (1000 * counts > 2 * words[counts.index])]
    return {
        "signs": len(signs),
        "damaged": sorted(worst.index),
        "per_thousand": trimmed(round(1000 * worst.sum() / words[worst.index].sum(), 1))
        if len(worst)
        else "no",
        "elsewhere": _none(counts.drop(worst.index).sum()),
    }
