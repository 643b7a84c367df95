"""Figure of notebook 00: one card an article, so that an editor sees all of it on one page."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from newsdesk.charts import Chart
from newsdesk.wording import fill

INK, GREY, LIGHT = "#1a1a1a", "#595959", "#d0d0d0"
SOLID, FRAGILE = "#0072B2", "#D55E00"
# Left edges of the columns on a page 100 wide, and what stands above them.
COLUMNS = {"article": 0, "claims": 20, "grade": 32, "stance": 48, "blamed": 73, "trade": 84}
HEADERS = {"article": "Article", "claims": "Length", "grade": "School grade\nto read it",
           "stance": "The partnership,\nparagraph by paragraph", "blamed": "Paragraphs\nthat blame",
           "trade": "Its trade, US$ bn,\nand the official one"}
GRADE_WIDTH, STANCE_WIDTH = 13, 18


def cards(frame: pd.DataFrame) -> Chart:
    """One row an article, as `findings.cards` makes them (figure 00-1)."""
    figure = Figure(figsize=(7.4, 0.6 + 0.82 * len(frame)), layout="constrained")
    axes = figure.add_subplot()
    axes.set(xlim=(0, 102), ylim=(len(frame), -0.62))
    axes.axis("off")
    grades = (min(6, frame.grade_low.min()), max(18, frame.grade_high.max()))
    for column, text in HEADERS.items():
        axes.text(COLUMNS[column], -0.1, text, size=8, color=GREY, va="bottom", linespacing=1.15)
    for row, card in enumerate(frame.to_dict("records")):
        axes.plot([0, 102], [row, row], color=LIGHT, lw=0.8, clip_on=False)
        _who(axes, row, card)
        _grade(axes, row, card, grades)
        _stance(axes, row, card)
        _blamed(axes, row, card)
        _trade(axes, row, card)
    title = finding(frame)
    return Chart(
        figure, title,
        subtitle="Each article's length and claims, reading grade with 95 % interval, stance on the partnership, "
                 "blame, and its trade figure",
        source="the articles; Chinese customs (GACC) for the official trade figures",
        alt=f"Table of {len(frame)} cards, one an article, with small charts of grade and stance, where {title}",
        data=flat(frame),
    )


def flat(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its lists written out, as a CSV holds it."""
    return frame.assign(
        stances=[";".join(s) for s in frame.stances],
        blamed=[";".join(f"{who} {n}" for who, n in b.items()) for b in frame.blamed],
        trade=["; ".join(t) for t in frame.trade],
    )


def finding(frame: pd.DataFrame) -> str:
    """How many articles doubt the partnership, and which never do."""
    doubting = [any(s in ("fragile", "mixed") for s in stances) for stances in frame.stances]
    firm = [label for label, doubts, stances in zip(frame.label, doubting, frame.stances, strict=True)
            if not doubts and "solid" in stances]
    if all(doubting):
        return fill("All {n:words} articles praise and doubt the partnership by turns"
                    if all("solid" in s or "mixed" in s for s in frame.stances) else
                    "All {n:words} articles doubt the partnership", {"n": len(frame)})
    text = fill("{n:Words} of {all:words} articles doubt the partnership", {"n": sum(doubting), "all": len(frame)})
    return text + (fill("; {firm:list} never do{es}", {"firm": firm, "es": "es" if len(firm) == 1 else ""})
                   if firm else "")


def _who(axes: Axes, row: int, card: dict) -> None:
    axes.text(0, row + 0.12, card["label"], size=12, weight="bold", va="top")
    axes.text(0, row + 0.50, card["outlet"] or "outlet unknown", size=8, color=INK, va="top")
    axes.text(0, row + 0.72, card["when"], size=8, color=GREY, va="top")
    axes.text(COLUMNS["claims"], row + 0.16, fill("{n:n} words", {"n": card["words"]}), size=8.5, va="top")
    axes.text(COLUMNS["claims"], row + 0.44, fill("{n:n} claim{n:s}", {"n": card["claims"]}), size=8.5, va="top")


def _grade(axes: Axes, row: int, card: dict, limits: tuple[float, float]) -> None:
    if pd.isna(card["grade"]):
        axes.text(COLUMNS["grade"], row + 0.45, "too short", size=8.5, color=GREY, va="center")
        return

    def x(grade: float) -> float:
        return COLUMNS["grade"] + GRADE_WIDTH * (grade - limits[0]) / (limits[1] - limits[0])

    axes.plot([x(limits[0]), x(limits[1])], [row + 0.6] * 2, color=LIGHT, lw=0.8)
    axes.plot([x(card["grade_low"]), x(card["grade_high"])], [row + 0.6] * 2, color=INK, lw=1.6)
    axes.plot(x(card["grade"]), row + 0.6, "o", color=INK, ms=5.5)
    axes.text(x(card["grade"]), row + 0.44, fill("{g:n1}", {"g": card["grade"]}), size=8.5, ha="center", va="bottom")


def _stance(axes: Axes, row: int, card: dict) -> None:
    """Solid stands above the line, fragile below, mixed on both sides: it reads without colour too."""
    step = STANCE_WIDTH / max(len(card["stances"]), 1)
    middle = row + 0.5
    axes.plot([COLUMNS["stance"], COLUMNS["stance"] + STANCE_WIDTH], [middle] * 2, color=GREY, lw=0.6)
    for i, stance in enumerate(card["stances"]):
        left, width = COLUMNS["stance"] + i * step + 0.08 * step, 0.84 * step
        if stance in ("solid", "mixed"):
            axes.add_patch(Rectangle((left, middle - 0.27), width, 0.25, color=SOLID))
        if stance in ("fragile", "mixed"):
            axes.add_patch(Rectangle((left, middle + 0.02), width, 0.25, facecolor="white", edgecolor=FRAGILE,
                                     linewidth=1.1, hatch="//////"))
    if row == 0:
        end = COLUMNS["stance"] + STANCE_WIDTH + 0.6
        axes.text(end, middle - 0.14, "solid", size=7.5, color=SOLID, va="center")
        axes.text(end, middle + 0.15, "fragile", size=7.5, color="#A84A00", va="center")


def _blamed(axes: Axes, row: int, card: dict) -> None:
    lines = [f"{who} {n}" for who, n in card["blamed"].items() if n] or ["nobody"]
    for i, line in enumerate(lines[:3]):
        axes.text(COLUMNS["blamed"], row + 0.16 + 0.25 * i, line, size=8.5, va="top")


def _trade(axes: Axes, row: int, card: dict) -> None:
    lines = [(line, INK if i % 2 == 0 else GREY) for i, line in enumerate(card["trade"])] or [("no figure", GREY)]
    for i, (line, color) in enumerate(lines[:4]):
        axes.text(COLUMNS["trade"], row + 0.12 + 0.21 * i, line, size=8.5 if color == INK else 8, va="top", color=color)
