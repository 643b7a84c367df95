"""Figure of notebook 06: how well each extractor agrees with people, and how sure that is."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from newsdesk.charts import Chart
from newsdesk.trust import INDICATIVE, RELIABLE
from newsdesk.wording import fill

INK, GREY, ACCENT = "#1a1a1a", "#767676", "#0072B2"


def scoreboard(board: pd.DataFrame) -> Chart:
    """Dots with intervals, one row a measure: filled for texts never seen, hollow for in-sample (figure 06-1)."""
    board = board.dropna(subset=["value"]).reset_index(drop=True)
    names = list(dict.fromkeys(f"{m.extractor}: {m.metric}" for m in board.itertuples()))
    figure = Figure(figsize=(7.4, 0.7 + 0.185 * len(names)), layout="constrained")
    axes = figure.add_subplot()
    for bar, name in ((RELIABLE, "reliable"), (INDICATIVE, "indicative")):
        axes.axvline(bar, color="#c0c0c0", lw=0.9, zorder=0)
        axes.text(bar, -1.2, f" {name}", size=8, color=GREY, va="center")
    for measure in board.itertuples():
        _mark(axes, names.index(f"{measure.extractor}: {measure.metric}"), measure)
    axes.set_yticks(range(len(names)), names)
    axes.set(xlim=(0, 1.02), ylim=(len(names) - 0.4, -1.8))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
    axes.tick_params(axis="y", length=0, labelsize=8)
    axes.grid(axis="y", lw=0.4)
    axes.spines["left"].set_visible(False)
    title = finding(board)
    return Chart(
        figure, title,
        subtitle="Agreement with people from 0 to 1, with 95 % interval; blue diamonds: texts not seen when the "
                 "rules were written, grey circles: texts they were written on",
        source="hand labels in data/annotations; aggregates of public test data in data/reference",
        alt=f"Dot plot of {len(board)} measures of agreement with intervals, where {title}",
        data=board,
    )


def _mark(axes: Axes, row: int, measure) -> None:
    """A measure on its row: what was seen a little above the line, what was not a little below."""
    color, face, y = (GREY, "white", row - 0.16) if measure.in_sample else (ACCENT, ACCENT, row + 0.16)
    axes.plot([measure.low, measure.high], [y, y], color=color, lw=1.5, solid_capstyle="butt")
    axes.plot(measure.value, y, "o" if measure.in_sample else "D", ms=4.2, color=color, mfc=face, mew=1.2)


def finding(board: pd.DataFrame) -> str:
    """How many outside measures clear the bar, and how far the articles themselves flatter the same measures."""
    outside = board[~board.in_sample.astype(bool) & (board.standing != "a correlation")]
    if outside.empty:
        return "Only in-sample agreement is at hand: it shows what the rules mean, not how they fare elsewhere"
    text = fill("{good:n} of {all:n} measures on texts never seen are reliable",
                {"good": (outside.value >= RELIABLE).sum(), "all": len(outside)})
    seen = board.in_sample.astype(bool)
    both = board.pivot_table(index=["extractor", "metric"], columns=seen, values="value").dropna()
    if both.shape[1] < 2 or both.empty:
        return text
    gap = float((both[True] - both[False]).mean())
    return text + fill("; on the texts they were written on, the same measures are {gap:n2} {way}",
                       {"gap": abs(gap), "way": "higher" if gap > 0 else "lower"})
