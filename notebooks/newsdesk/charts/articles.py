"""Figures of notebook 01: what the texts are, line by line."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from newsdesk.articles import Corpus
from newsdesk.charts import Chart

# Bottom and height of a role's mark on its strip, face colour, hatch: position tells them apart in grey too.
_MARKS = {
    "body": (-0.16, 0.32, "#c9cdd2", None),
    "heading": (-0.16, 0.48, "#0072b2", None),
    "title": (-0.16, 0.48, "#111111", None),
    "boilerplate": (-0.32, 0.48, "#d55e00", "////"),
}
_LABELS = {"title": "title", "heading": "heading", "body": "running text", "boilerplate": "site chrome"}


def layout(corpus: Corpus) -> Chart:
    """Each text as a strip along its length: title, headings, text and chrome (figure 01-1)."""
    data = _drawn(corpus)
    figure = Figure(figsize=(7.4, 0.9 + 0.62 * len(corpus.articles)), layout="constrained")
    axes = figure.add_subplot()
    for row, article in enumerate(corpus.articles.itertuples()):
        _strip(axes, row, data[data.article == article.article], corpus.articles.end.max())
    _label_roles(axes, data, list(corpus.articles.article))
    _frame(axes, corpus.articles)
    finding, texts = _finding(corpus.articles, data), len(corpus.articles)
    return Chart(
        figure,
        title=finding[0].upper() + finding[1:],
        subtitle="Each text from its first to its last character; words of running text beside its name",
        source="The articles' files as read; roles of lines by newsdesk.articles.layout",
        alt=f"Strip chart of {texts} text{'s' * (texts > 1)} along their length, where {finding}",
        data=data,
    )


def _strip(axes, row: int, marks: pd.DataFrame, length: int) -> None:
    """One text; a role that goes on over a line break is drawn without a gap."""
    ends = marks.end.where(marks.role != marks.role.shift(-1), marks.start.shift(-1))
    for start, end, role in zip(marks.start, ends, marks.role, strict=True):
        bottom, height, colour, hatch = _MARKS[role]
        hatch = hatch if end - start > 0.005 * length else None  # too narrow to show one
        axes.add_patch(
            Rectangle(
                (start, row - bottom - height),
                end - start,
                height,
                facecolor=colour,
                hatch=hatch,
                edgecolor="white" if hatch else colour,
                linewidth=0 if hatch else 0.8,
            )
        )


def _drawn(corpus: Corpus) -> pd.DataFrame:
    data = corpus.lines.merge(corpus.articles[["article", "label"]], on="article")
    data["quote"] = [corpus.texts[r.article][r.start : r.end] for r in data.itertuples()]
    return data[["article", "label", "line", "start", "end", "role", "reason", "quote"]]


def _label_roles(axes, data: pd.DataFrame, order: list[str]) -> None:
    """Names each role once, in the first text that has it: at its longest mark, or at the last heading."""
    for role, colour in (
        ("title", "#111111"),
        ("heading", "#005a8e"),
        ("body", "#111111"),
        ("boilerplate", "#a84a00"),
    ):
        marks = data[data.role == role]
        if marks.empty:
            continue
        marks = marks[marks.article == marks.article.iloc[0]]
        mark = marks.iloc[-1] if role == "heading" else marks.loc[(marks.end - marks.start).idxmax()]
        row = order.index(mark.article)
        x, y, anchor = mark.start, {"body": row, "boilerplate": row + 0.43}.get(role, row - 0.41), "left"
        if role == "body":
            x, anchor = (mark.start + mark.end) / 2, "center"
        elif x > 0.8 * data.end.max():
            x, anchor = mark.end, "right"
        axes.text(x, y, _LABELS[role], ha=anchor, va="center", fontsize=8, color=colour)


def _frame(axes, articles: pd.DataFrame) -> None:
    names = [f"{a.label} · {a.words:,} words" for a in articles.itertuples()]
    axes.set_yticks(range(len(names)), names)
    axes.set_xlim(-0.004 * articles.end.max(), 1.004 * articles.end.max())
    axes.set_ylim(len(names) - 0.35, -0.65)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.set_xlabel("characters from the start of the file")
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _finding(articles: pd.DataFrame, data: pd.DataFrame) -> str:
    """Which text holds most chrome, and how the lengths compare."""
    length = (data.end - data.start).groupby([data.label, data.role]).sum().unstack(fill_value=0)
    share = (length.get("boilerplate", 0 * length.sum(axis=1)) / length.sum(axis=1)).sort_values()
    if share.iloc[-1] == 0:
        chrome = "no text holds any site chrome"
    elif len(share) == 1:
        chrome = f"{share.iloc[-1]:.0%} of {share.index[-1]} is site chrome"
    else:
        chrome = f"site chrome is at most {share.iloc[-1]:.0%} of a text ({share.index[-1]})"
    words = articles.set_index("label").words.sort_values()
    if len(words) == 1:
        return chrome
    return (
        f"the longest text ({words.index[-1]}) has {words.iloc[-1] / words.iloc[0]:.1f} times the "
        f"words of the "
        f"shortest ({words.index[0]}); {chrome}"
    )
