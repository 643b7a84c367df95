"""Figures of notebook 04: scores with intervals, sentence lengths, profiles, and what a gap is worth."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from newsdesk.charts import Chart
from newsdesk.wording import listed

BLUE, RED, GREY, DARK = "#0072b2", "#c24e00", "#8a8f94", "#1a1a1a"
ALL_WORDS, DIFFICULT = "#8f959b", "#004c7a"
PANELS = {  # measure -> name and unit on its panel, decimals
    "flesch_reading_ease": ("Flesch Reading Ease", "points, higher is easier", 0),
    "flesch_kincaid_grade": ("Flesch–Kincaid", "US grade", 1),
    "smog_index": ("SMOG", "US grade", 1),
    "dale_chall_readability_score": ("Dale–Chall", "points", 1),
    "words_per_sentence": ("Sentence length", "words", 0),
    "difficult_share": ("Difficult words", "percent of all words", 0),
}
DECIMALS = 5  # of a panel's place in the figure
WAYS = {"audited": (BLUE, "o", -0.14), "textstat": (GREY, "s", 0.18)}


class SteadyLayout(ConstrainedLayoutEngine):
    """matplotlib's layout with rounded places: with several panels its solver varies from run to run in the
    last digits, and the bytes of the picture with them."""

    def execute(self, figure: Figure) -> None:
        super().execute(figure)
        for axes in figure.axes:
            axes._set_position([round(edge, DECIMALS) for edge in axes.get_position(original=True).bounds])


# ---------------------------------------------------------------- 04-1


def scores(scores: pd.DataFrame, differences: pd.DataFrame, articles: pd.DataFrame) -> Chart:
    """Six measures, a panel each: every article's value with its 95 % interval, by either count (04-1).

    scores, differences from newsdesk.readability; articles: the corpus's, for the short names.
    """
    labels = dict(zip(articles.article, articles.label, strict=True))
    data = scores[scores.measure.isin(PANELS)].assign(label=scores.article.map(labels))
    pairs = differences[differences.counts == "audited"]
    rows = list(dict.fromkeys(data.label))
    figure = Figure(figsize=(7.4, 2 * (0.75 + 0.36 * max(len(rows), 2))), layout=SteadyLayout())
    grid = figure.subplots(2, 3, sharey=True)
    for axes, measure in zip(grid.flat, PANELS, strict=True):
        _panel(axes, data[data.measure == measure], rows, measure)
        _verdict(axes, pairs[pairs.measure == measure], labels)
    _name_ways(grid[0, 0], data, rows)
    title = _scores_title(
        pairs, labels, int((data[data.measure == "words_per_sentence"].note == "").sum() / 2)
    )
    unscored = sorted({f"{r.label} {r.note}" for r in data[data.value.isna()].itertuples()})
    return Chart(
        figure,
        title=title,
        subtitle="Body text of each article, with 95 % intervals; under each panel the pairs that differ by "
        f"Holm’s test{'; not scored: ' + listed(unscored) if unscored else ''}",
        source="newsdesk.readability: textstat’s own functions, and the published formulas on audited counts",
        alt=f"Dot plot with intervals of six measures for {len(rows)} articles, counted in two ways, "
        f"where {title[0].lower()}{title[1:]}",
        data=data.drop(columns=["se", "df"]),
    )


def _panel(axes, data: pd.DataFrame, rows: list[str], measure: str) -> None:
    name, unit, _ = PANELS[measure]
    for counts, (colour, marker, shift) in WAYS.items():
        own = data[(data.counts == counts) & data.value.notna()]
        y = [rows.index(label) + shift for label in own.label]
        axes.hlines(y, own.low, own.high, color=colour, linewidth=2 if counts == "audited" else 1)
        axes.plot(
            own.value,
            y,
            marker,
            color=colour,
            markersize=5 if counts == "audited" else 4,
            markerfacecolor=colour if counts == "audited" else "white",
            linestyle="none",
        )
    if data.value.notna().any():
        edges = data[["value", "low", "high"]].to_numpy(dtype=float)
        room = 0.06 * (np.nanmax(edges) - np.nanmin(edges) or 1)
        axes.set_xlim(np.nanmin(edges) - room, np.nanmax(edges) + room)
    axes.set_ylim(len(rows) - 0.5, -0.6)
    axes.set_yticks(range(len(rows)), rows)
    axes.set_title(f"{name}\n", loc="left", fontsize=9, fontweight="bold", pad=2)
    axes.annotate(
        unit, (0, 1), (0, 4), "axes fraction", textcoords="offset points", fontsize=8, color="#555555"
    )
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", linewidth=0.5)
    axes.locator_params(axis="x", nbins=5)


def _verdict(axes, pairs: pd.DataFrame, labels: dict[str, str]) -> None:
    differ = pairs[pairs.differs]
    some = [f"{labels[a]} and {labels[b]}" for a, b in zip(differ.article, differ.other, strict=True)]
    if len(some) > 2:
        words = f"{len(some)} pairs differ"
    else:
        words = (
            f"differ: {'; '.join(some)}"
            if some
            else "no pair differs"
            if len(pairs)
            else "nothing to compare"
        )
    axes.set_xlabel(words, fontsize=8, color=RED if some else "#555555")


def _name_ways(axes, data: pd.DataFrame, rows: list[str]) -> None:
    """Names the two ways of counting once, in the first panel, on the side where there is room."""
    first = data[(data.measure == "flesch_reading_ease") & data.value.notna()]
    left, right = axes.get_xlim()
    for counts, (_, _, shift) in WAYS.items():
        for row in first[first.counts == counts].head(1).itertuples():
            low, high = (row.value, row.value) if row.low != row.low else (row.low, row.high)
            room = right - high > low - left
            axes.annotate(
                counts,
                (high if room else low, rows.index(row.label) + shift),
                (4 if room else -4, 0),
                textcoords="offset points",
                va="center",
                ha="left" if room else "right",
                fontsize=8,
                color="#005a8e" if counts == "audited" else "#666666",
            )


def _scores_title(pairs: pd.DataFrame, labels: dict[str, str], scored: int) -> str:
    differ = pairs[pairs.differs & pairs.measure.isin(PANELS)]
    if scored < 2:
        return "Fewer than two articles are long enough to compare"
    if differ.empty:
        return f"No two of the {scored} articles differ on any of six measures by more than chance allows"
    grade = differ[differ.measure == "flesch_kincaid_grade"]
    name = PANELS["flesch_kincaid_grade" if len(grade) else differ.measure.iloc[0]][0]
    shown = grade if len(grade) else differ[differ.measure == differ.measure.iloc[0]]
    total = scored * (scored - 1) // 2
    first = f"On {name}, {_few(len(shown), total)} of {total} pairs differ{'s' if len(shown) == 1 else ''}"
    if len(shown) == 1:
        easier, harder = _ordered(shown.iloc[0], labels)
        first += f": {harder} is harder than {easier}"
    return first + ("" if "difficult_share" in set(differ.measure) else "; in difficult words none does")


def _few(n: int, total: int) -> str:
    return "all" if n == total else f"only {n}" if n <= total / 4 else str(n)


def _ordered(pair, labels: dict[str, str]) -> tuple[str, str]:
    names = labels[pair.article], labels[pair.other]
    harder = pair.difference > 0
    harder = not harder if pair.measure == "flesch_reading_ease" else harder
    return (names[1], names[0]) if harder else names


# ---------------------------------------------------------------- 04-2


def lengths(sentences: pd.DataFrame) -> Chart:
    """Every sentence of every article by its length in words, with quartiles (04-2)."""
    rows = list(dict.fromkeys(sentences.label))
    quartiles = sentences.groupby("label").words.quantile([0.25, 0.5, 0.75]).unstack()
    figure = Figure(figsize=(7.4, 0.7 + 0.72 * len(rows)), layout=SteadyLayout())
    axes = figure.add_subplot()
    for row, label in enumerate(rows):
        own = sentences[sentences.label == label]
        twins = own.groupby("words").cumcount()
        step = min(0.11, 0.5 / (1 + twins.max()))
        axes.plot(
            own.words,
            row - 0.1 - step * twins,
            "o",
            color=BLUE,
            markersize=3.6,
            markeredgewidth=0,
            alpha=0.75,
        )
        low, middle, high = quartiles.loc[label]
        axes.hlines(row + 0.12, low, high, color=DARK, linewidth=4)
        axes.plot(middle, row + 0.12, "D", color="white", markeredgecolor=DARK, markersize=6)
        axes.annotate(
            f"{middle:g}", (high, row + 0.12), (5, 0), textcoords="offset points", va="center", fontsize=8.5
        )
    axes.set_yticks(
        range(len(rows)),
        [f"{label} · {n} sentences" for label, n in sentences.groupby("label", sort=False).size().items()],
    )
    axes.set_ylim(len(rows) - 0.55, -0.85)
    axes.set_xlim(0, max(sentences.words.max() * 1.02, 10))
    axes.set_xlabel("words in a sentence")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    title = _lengths_title(quartiles)
    return Chart(
        figure,
        title=title,
        subtitle="Each dot a sentence; bar from first to third quartile, diamond and figure at the median",
        source="newsdesk.readability.counting: words as Flesch counts them; sentences by newsdesk.articles",
        alt=f"Strip plot of sentence lengths in {len(rows)} articles, where {title[0].lower()}{title[1:]}",
        data=sentences[["article", "label", "paragraph", "sentence", "start", "end", "words", "quote"]],
    )


def _lengths_title(quartiles: pd.DataFrame) -> str:
    medians = quartiles[0.5].sort_values(kind="stable")
    short, long = medians.index[0], medians.index[-1]
    if len(medians) == 1:
        return f"Half of the sentences of {short} have {medians.iloc[0]:g} words or fewer"
    if medians.iloc[0] == medians.iloc[-1]:
        return f"Sentences of all articles have a median of {medians.iloc[0]:g} words"
    return (
        f"The median sentence has {medians.iloc[0]:g} words in {short} and {medians.iloc[-1]:g} in {long}, "
        f"yet {_overlap(quartiles, short, long)}"
    )


def _overlap(quartiles: pd.DataFrame, short: str, long: str) -> str:
    if quartiles.loc[long, 0.25] < quartiles.loc[short, 0.75]:
        return f"a quarter of {long}’s are shorter than the longer quarter of {short}’s"
    return f"and three quarters of {long}’s are longer than three quarters of {short}’s"


# ---------------------------------------------------------------- 04-3


def profile(sentences: pd.DataFrame) -> Chart:
    """Each text from first to last sentence: its words, and how many of them are difficult (04-3)."""
    rows = list(dict.fromkeys(sentences.label))
    columns = 1 if len(rows) < 3 else 2
    lines = math.ceil(len(rows) / columns)
    figure = Figure(figsize=(7.4, 0.5 + 1.25 * lines), layout=SteadyLayout())
    grid = figure.subplots(lines, columns, sharey=True, squeeze=False)
    for axes, label in zip(grid.flat, rows, strict=False):
        own = sentences[sentences.label == label]
        axes.bar(
            own.before, own.words, own.words, align="edge", color=ALL_WORDS, edgecolor="white", linewidth=0.6
        )
        axes.bar(
            own.before,
            own.difficult,
            own.words,
            align="edge",
            color=DIFFICULT,
            edgecolor="white",
            linewidth=0.6,
        )
        axes.set_title(label, loc="left", fontsize=9, fontweight="bold", pad=3)
        axes.set_xlim(0, own.before.iloc[-1] + own.words.iloc[-1])
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.locator_params(axis="y", nbins=4)
        axes.tick_params(labelsize=8)
    _name_bars(grid.flat[0])
    for axes in list(grid.flat)[len(rows) :]:
        axes.set_axis_off()
    for axes in list(grid.flat)[max(len(rows) - columns, 0) : len(rows)]:
        axes.set_xlabel("words from the start of the body", fontsize=8.5)
    for axes in grid[:, 0]:
        axes.set_ylabel("words a sentence", fontsize=8.5)
    title = _profile_title(sentences)
    return Chart(
        figure,
        title=title,
        subtitle="A bar a sentence, as wide and high as its words; dark: difficult words (Dale–Chall 1948)",
        source="newsdesk.readability.counting: words as Flesch counts them; familiar words as textstat lists them",
        alt=f"Bar charts of sentence length along {len(rows)} texts, where {title[0].lower()}{title[1:]}",
        data=sentences[
            ["article", "label", "sentence", "before", "start", "end", "words", "difficult", "quote"]
        ],
    )


def _name_bars(axes) -> None:
    """Names the two colours once, above the right end of the first text."""
    for words, x, colour in (("difficult words", 0, DIFFICULT), ("all words", -86, "#6b7177")):
        axes.annotate(
            "■ " + words,
            (1, 1),
            (x, 4),
            "axes fraction",
            textcoords="offset points",
            fontsize=8,
            color=colour,
            ha="right",
        )


def _profile_title(sentences: pd.DataFrame) -> str:
    longest = sentences.loc[sentences.words.idxmax()]
    densest = sentences[sentences.words >= 10]
    if densest.empty:
        return f"The longest sentence, of {longest.words} words, stands in {longest.label}"
    densest = densest.loc[(densest.difficult / densest.words).idxmax()]
    return (
        f"The longest sentence, of {longest.words} words, stands in {longest.label}; the densest in "
        f"difficult words, {densest.difficult} of {densest.words}, in {densest.label}"
    )


# ---------------------------------------------------------------- 04-4


def agreement(worth: pd.DataFrame, gap: float) -> Chart:
    """How often the Flesch-Kincaid grade and teachers agree on the harder of two texts, by gap (04-4).

    worth from newsdesk.readability.consensus; gap: the largest between two articles here, in grades, or NaN.
    """
    data = worth[(worth.kind == "agreement") & (worth.measure == "flesch_kincaid_grade")].copy()
    data["gap"] = [_gap_words(a, b) for a, b in zip(data.gap_from, data.gap_to, strict=True)]
    order = list(dict.fromkeys(data.gap))
    here = data[(data.gap_from <= gap) & ~(data.gap_to <= gap)]
    figure = Figure(figsize=(7.4, 3.0), layout=SteadyLayout())
    axes = figure.add_subplot()
    axes.axhline(50, color=GREY, linewidth=1, linestyle=(0, (4, 3)))
    axes.annotate(
        "a coin would do as well",
        (len(order) - 0.55, 50),
        (0, -4),
        textcoords="offset points",
        fontsize=8,
        color="#555555",
        ha="right",
        va="top",
    )
    for counts, (colour, marker, _) in WAYS.items():
        own, shift = data[data.counts == counts], -0.09 if counts == "textstat" else 0.09
        x = np.array([order.index(g) for g in own.gap]) + shift
        axes.vlines(x, 100 * own.low, 100 * own.high, color=colour, linewidth=2)
        axes.plot(
            x,
            100 * own.value,
            marker,
            color=colour,
            markersize=5.5,
            markerfacecolor=colour if counts == "audited" else "white",
            linestyle="none",
        )
        _label_end(axes, x[-1], 100 * own.value.iloc[-1], counts, colour)
    for g, value in data[data.counts == "audited"][["gap", "value"]].itertuples(index=False):
        axes.annotate(
            f"{100 * value:.0f}",
            (order.index(g) + 0.09, 100 * value),
            (6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color="#005a8e",
        )
    if not here.empty:
        axes.axvspan(-0.5, order.index(here.gap.iloc[0]) + 0.5, color="#e8ecef", zorder=0, linewidth=0)
        axes.annotate("gaps between the articles here", (-0.42, 97), fontsize=8.5, va="top", color="#444444")
    axes.set_xticks(range(len(order)), order)
    axes.set_xlim(-0.5, len(order) - 0.5)
    axes.set_ylim(40, 100)
    axes.set_xlabel("gap between two texts on the Flesch–Kincaid scale, in US grades")
    axes.set_ylabel("pairs, percent")
    title = _agreement_title(here[here.counts == "audited"], gap)
    return Chart(
        figure,
        title=title,
        subtitle="Pairs of texts that formula and teachers put in the same order, percent, 95 % intervals; "
        f"{data.n.sum() / len(WAYS) / 1e6:.1f} million pairs of excerpts for US schools",
        source="CLEAR corpus, Crossley et al. 2023, doi 10.3758/s13428-022-01802-x (CC BY-NC-SA 4.0)",
        alt=f"Dot plot of agreement by gap in grades, where {title[0].lower()}{title[1:]}",
        data=data.drop(columns=["kind", "texts"]),
    )


def _label_end(axes, x: float, y: float, counts: str, colour: str) -> None:
    below = counts == "textstat"
    axes.annotate(
        counts,
        (x, y),
        (0, -12 if below else 10),
        textcoords="offset points",
        fontsize=8,
        ha="center",
        color="#666666" if below else colour,
        va="top" if below else "bottom",
    )


def _gap_words(low: float, high: float) -> str:
    if low == 0:
        return f"under {high:g}"
    return f"over {low:g}" if high != high else f"{low:g}–{high:g}"


def _agreement_title(here: pd.DataFrame, gap: float) -> str:
    if here.empty:
        return "The wider the gap between two texts, the oftener formula and teachers agree on the harder one"
    share = here.value.iloc[0]
    return (
        f"At the widest gap between these articles, {gap:.1f} grades, formula and teachers agree on the "
        f"harder of two texts {share:.0%} of the time"
    )
