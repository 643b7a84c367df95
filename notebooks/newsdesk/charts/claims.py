"""Figures of notebook 02: claims along each text, the account of numerals, claims per 1,000 words."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.figure import Figure

from newsdesk.articles import Corpus
from newsdesk.charts import Chart
from newsdesk.claims import summary as overview
from newsdesk.wording import fill, listed

INK, GREY, PALE, BLUE, ORANGE = "#1a1a1a", "#595959", "#c9cdd2", "#0072b2", "#d55e00"
RULES = "Texts as read; rules of newsdesk.claims"
# Marker, colour and name of a kind of claim; shape alone tells them apart in grey.
KINDS = {
    "money": ("o", BLUE, "money"),
    "percent": ("^", BLUE, "percent"),
    "count": ("s", INK, "count"),
    "multiple": ("X", INK, "multiple or share"),
    "rank": ("D", ORANGE, "rank"),
    "vague": ("o", "#7a7a7a", "in words only"),
    "duration": ("P", INK, "measure or time"),
}
SAME = {"fraction": "multiple", "measure": "duration", "date": "duration"}
LEVELS = (0.27, -0.27, 0.43, -0.43)  # where a label may stand above or below its strip
LETTER = 0.0102  # width of a letter of a label, as a share of the strip
APART = 0.02  # marks nearer than this are drawn side by side


# ---------------------------------------------------------------- 02-1 along the text


def along(corpus: Corpus, claims: pd.DataFrame) -> Chart:
    """Every claim at its place in its text, by kind and status, with its words beside it (figure 02-1)."""
    data = _placed(corpus, claims)
    names = list(corpus.articles.label)
    figure = Figure(figsize=(7.4, 0.9 + 1.02 * len(names)), layout="constrained")
    axes = figure.add_subplot()
    for row, name in enumerate(names):
        axes.plot([0, 1], [-row, -row], color=PALE, linewidth=5, solid_capstyle="butt", zorder=1)
        _strip(axes, data[data.label == name], -row)
    _key(axes, data)
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(-len(names) + 0.35, 0.95)
    axes.set_yticks(range(0, -len(names), -1), names)
    axes.set_xticks(
        [0, 0.25, 0.5, 0.75, 1], ["first word", "a quarter", "half", "three quarters", "last word"]
    )
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    title = along_finding(data)
    return Chart(
        figure,
        title,
        "Each quantitative claim at its place in the text; hollow marks are expected, aimed at or supposed",
        RULES,
        f"Strip chart of claims along each text, where {title}",
        data,
    )


def _placed(corpus: Corpus, claims: pd.DataFrame) -> pd.DataFrame:
    known = corpus.articles.set_index("article")
    length = claims.article.map(known.end - known.start).clip(lower=1)
    shape = claims.kind.replace(SAME).where(claims.kind.replace(SAME).isin(KINDS), "count")
    return pd.DataFrame(
        {
            "claim": claims.claim,
            "article": claims.article,
            "label": claims.article.map(known.label),
            "start": claims.start,
            "end": claims.end,
            "quote": claims.quote,
            "words": [_with_noun(row, corpus.texts[row.article]) for row in claims.itertuples()],
            "kind": claims.kind,
            "mark": shape,
            "status": claims.status,
            "numeral": claims.low.notna() | claims.high.notna(),
            "place": ((claims.start - claims.article.map(known.start)) / length).round(4),
        }
    )


def _with_noun(row, text: str) -> str:
    """A count with what it counts, as the text has it: "five former Soviet states"."""
    following = len(row.noun.split()) if row.kind == "count" else 0
    counted = re.match(rf"(?:[\s-]+[\w’'-]+){{{following}}}", text[row.end : row.sentence_end])
    return row.quote + (counted.group() if counted else "")


def _strip(axes, marks: pd.DataFrame, row: float) -> None:
    """Marks on a strip, and the words of each where they fit: short of crowding, the words give way."""
    taken: dict[float, float] = dict.fromkeys(LEVELS, -0.02)
    before, apart = -1.0, min(APART, 0.9 / max(len(marks), 1))
    for mark in marks.itertuples():
        place = before = max(mark.place, before + apart)
        _dot(axes, place, row, mark.mark, mark.status == "reported")
        words = _short(mark.words) + ("" if mark.status == "reported" else f", {mark.status}")
        width = LETTER * len(words)
        spot = _free(taken, place, width)
        if spot is None:
            continue
        level, left = spot
        taken[level] = left + width + 1.5 * LETTER
        axes.plot([place, place], [row, row + level], color="#9a9a9a", linewidth=0.7, zorder=1.5)
        axes.text(
            left,
            row + level,
            words,
            va="center",
            ha="left",
            fontsize=8,
            color=INK,
            parse_math=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            zorder=2,
        )


def _free(taken: dict[float, float], place: float, width: float) -> tuple[float, float] | None:
    """The first level with room for a label that still touches its leader, and where the label begins."""
    centred = min(place - width / 2, 1.02 - width)
    for level, end in taken.items():
        left = max(centred, end)
        if left <= place - LETTER and left + width <= 1.03:
            return level, left
    return None


def _dot(axes, place: float, row: float, kind: str, reported: bool, size: float = 8) -> None:
    shape, colour, _ = KINDS[kind]
    axes.plot(
        place,
        row,
        marker=shape,
        markersize=size,
        linestyle="none",
        zorder=3,
        markeredgewidth=1.5,
        markeredgecolor=colour,
        markerfacecolor=colour if reported and kind != "vague" else "white",
    )


def _short(quote: str) -> str:
    """At most 30 letters of a quote, on one line."""
    words = " ".join(quote.split())
    return words if len(words) <= 30 else words[:29].rsplit(" ", 1)[0] + " …"


def _key(axes, data: pd.DataFrame) -> None:
    """The shapes in use, named in one line above the strips."""
    used = [kind for kind in KINDS if (data["mark"] == kind).any()]
    place = 0.0
    for kind in used:
        name = KINDS[kind][2]
        _dot(axes, place + 0.008, 0.82, kind, reported=True, size=6.5)
        axes.text(place + 0.026, 0.82, name, va="center", fontsize=8, color=GREY)
        place += 0.026 + LETTER * len(name) + 0.045


def along_finding(data: pd.DataFrame) -> str:
    """How many claims, how many of them look ahead, and how many do without a numeral."""
    if data.empty:
        return "No text makes a quantitative claim"
    ahead, worded = int((data.status != "reported").sum()), int((~data.numeral).sum())
    start = fill(
        "{n} claim{n:s} in {texts:words} text{texts:s}",
        {"n": len(data), "texts": data.label.nunique()},
    )
    looks = (
        fill("{n:words} look{verb} ahead", {"n": ahead, "verb": "s" if ahead == 1 else ""})
        if ahead
        else "none looks ahead"
    )
    uses = (
        fill("{n:words} use{verb} no numeral", {"n": worded, "verb": "s" if worded == 1 else ""})
        if worded
        else "each has a numeral"
    )
    return f"{start}: {looks}, {uses}"


# ---------------------------------------------------------------- 02-2 the account


def account(numerals: pd.DataFrame) -> Chart:
    """Numerals by what they are, claims in colour, and the sum (figure 02-2)."""
    data = overview.account(numerals)
    figure = Figure(figsize=(7.4, 0.5 + 0.29 * len(data)), layout="constrained")
    axes = figure.add_subplot()
    most = max(data.numerals, default=1)
    for row, bar in enumerate(data.itertuples()):
        claim = bar.reason == "claim"
        axes.barh(-row, bar.numerals, height=0.66, color=BLUE if claim else "#a3a9b0")
        axes.text(
            bar.numerals + most * 0.012,
            -row,
            f"{bar.numerals}",
            va="center",
            fontsize=9,
            fontweight="bold" if claim else "normal",
        )
        axes.text(
            bar.numerals + most * 0.075,
            -row,
            f"“{_short(bar.quote)}”",
            va="center",
            fontsize=8,
            color=GREY,
            parse_math=False,
        )
    axes.set_yticks([-i for i in range(len(data))], data.reason)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, most * 1.28)
    axes.set_ylim(-len(data) + 0.4, 0.6)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    title = account_finding(data)
    return Chart(
        figure,
        title,
        "Numerals in digits or words, by what they are; titles and site chrome included; one example each",
        RULES,
        f"Bar chart of numerals by what they are, where {title}",
        data,
    )


def account_finding(data: pd.DataFrame) -> str:
    """Of all numerals, how many are claims, and what most of the others are."""
    total, claims = int(data.numerals.sum()), int(data[data.reason == "claim"].numerals.sum())
    rest = data[data.reason != "claim"]
    if not total:
        return "The texts hold no numeral"
    start = fill(
        "{claims} of {total} numeral{total:s} {verb}",
        {"claims": claims, "total": total, "verb": "is a claim" if claims == 1 else "are claims"},
    )
    if rest.empty:
        return start
    return start + fill(
        "; the largest other group is “{reason}” ({n})",
        {"n": int(rest.numerals.iloc[0]), "reason": rest.reason.iloc[0]},
    )


# ---------------------------------------------------------------- 02-3 density


def density(corpus: Corpus, claims: pd.DataFrame) -> Chart:
    """Claims per 1,000 words of each text with exact Poisson intervals (figure 02-3)."""
    data = overview.density(corpus, claims).sort_values(
        ["rate", "label"], ascending=[False, True], kind="stable"
    )
    data = data.reset_index(drop=True)
    together = 1000 * data.claims.sum() / max(data.words.sum(), 1)
    figure = Figure(figsize=(7.4, 0.95 + 0.42 * len(data)), layout="constrained")
    axes = figure.add_subplot()
    axes.axvline(together, color="#9a9a9a", linewidth=1, linestyle=(0, (4, 3)), zorder=1)
    axes.text(
        together + max(data.high) * 0.008,
        0.8,
        f"all texts {together:.1f}",
        va="center",
        fontsize=8,
        color=GREY,
    )
    for row, one in enumerate(data.itertuples()):
        axes.plot(
            [one.low, one.high], [-row, -row], color="#8a9098", linewidth=2.2, solid_capstyle="butt", zorder=2
        )
        axes.plot(one.rate, -row, marker="o", markersize=8, color=BLUE, zorder=3)
        axes.text(
            one.high + max(data.high) * 0.015,
            -row,
            fill("{n} in {words:n} words", {"n": one.claims, "words": one.words}),
            va="center",
            fontsize=8,
            color=GREY,
        )
        axes.text(
            one.rate, -row + 0.3, f"{one.rate:.1f}", ha="center", va="center", fontsize=8.5, fontweight="bold"
        )
    axes.set_yticks([-i for i in range(len(data))], data.label)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, max(data.high) * 1.22)
    axes.set_ylim(-len(data) + 0.45, 1.0)
    axes.set_xlabel("claims per 1,000 words")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    title = density_finding(data)
    return Chart(
        figure,
        title,
        "Quantitative claims per 1,000 words of running text; bars are exact 95 % Poisson intervals",
        RULES,
        f"Dot chart of claims per 1,000 words, where {title}",
        data,
    )


def density_finding(data: pd.DataFrame) -> str:
    """Densest against sparsest text; no ranking where their intervals overlap."""
    if len(data) < 2 or data.claims.sum() == 0:
        return fill(
            "{label} makes {rate:n1} claims per 1,000 words",
            {"label": listed(data.label), "rate": float(data.rate.max() if len(data) else 0)},
        )
    ordered = data.sort_values("rate", kind="stable")
    few, many = ordered.iloc[0], ordered.iloc[-1]
    known = {"many": many.label, "high": float(many.rate), "few": few.label, "low": float(few.rate)}
    if few.high >= many.low:
        return fill(
            "From {low:n1} ({few}) to {high:n1} ({many}) claims per 1,000 words: too few to rank the texts",
            known,
        )
    return fill(
        "{many} makes {high:n1} claims per 1,000 words, {few} only {low:n1}: more than chance explains", known
    )
