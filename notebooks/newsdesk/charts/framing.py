"""Figures of notebook 05: stance along the text, blame, names, frames, distinctive words."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from newsdesk import framing
from newsdesk.articles import Corpus
from newsdesk.charts import Chart
from newsdesk.framing.distinctive import SIGNIFICANT
from newsdesk.framing.naming import GROUPS
from newsdesk.framing.summary import apart, stance_finding
from newsdesk.wording import fill

BLUE, ORANGE, GREEN, GREY, DARK = "#0072b2", "#d55e00", "#009e73", "#b5b9be", "#1a1a1a"
RULES = "rules of newsdesk.framing, word lists in data/lexicons"
SIDES = {"solid": (0.05, 0.38, BLUE), "fragile": (-0.43, 0.38, ORANGE)}  # bottom, height, colour


def _label(corpus: Corpus) -> dict[str, str]:
    return dict(zip(corpus.articles.article, corpus.articles.label, strict=True))


def _quoted(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """The table with label and quote of its passages."""
    names = _label(corpus)
    return table.assign(
        label=table.article.map(names),
        quote=[corpus.texts[r.article][r.start : r.end] for r in table.itertuples()],
    )


# ---------------------------------------------------------------- 05-1 stance


def stance(corpus: Corpus, paragraphs: pd.DataFrame) -> Chart:
    """Each text from its first to its last paragraph: solid above the line, fragile below, mixed both
    (05-1)."""
    data = _quoted(corpus, paragraphs[["article", "paragraph", "start", "end", "stance"]])
    first = data.groupby("article").start.transform("min")
    length = data.groupby("article").end.transform("max") - first
    data = data.assign(
        left=((data.start - first) / length).round(4), right=((data.end - first) / length).round(4)
    )
    names = list(_label(corpus).values())
    figure = Figure(figsize=(7.4, 0.8 + 0.62 * len(names)), layout="constrained")
    axes = figure.add_subplot()
    for mark in data.itertuples():
        row = -names.index(mark.label)
        axes.add_patch(Rectangle((mark.left, row - 0.03), mark.right - mark.left, 0.06, facecolor=GREY))
        for side in {"mixed": ("solid", "fragile"), "none": ()}.get(mark.stance, (mark.stance,)):
            bottom, height, colour = SIDES[side]
            axes.add_patch(
                Rectangle(
                    (mark.left, row + bottom),
                    max(mark.right - mark.left - 0.003, 0.002),
                    height,
                    facecolor=colour,
                    hatch="////" if side == "fragile" else None,
                    edgecolor="white",
                    linewidth=0,
                )
            )
    axes.set_xlim(0, 1.15)
    axes.set_ylim(-len(names) + 0.45, 0.55)
    axes.set_yticks(range(0, -len(names), -1), names)
    axes.set_xticks(
        [0, 0.25, 0.5, 0.75, 1], ["first word", "a quarter", "half", "three quarters", "last word"]
    )
    for text, y, colour in (
        ("solid", 0.24, BLUE),
        ("nothing said", 0, "#555555"),
        ("fragile", -0.24, "#a84a00"),
    ):
        axes.text(1.015, y, text, va="center", fontsize=8, color=colour)
    _bare(axes)
    title = stance_finding(data)
    return Chart(
        figure,
        title,
        "How each paragraph presents the partnership, along the text; both sides where mixed",
        f"Texts as read; {RULES} (stance.csv)",
        f"Strip chart of stance along each text, where {title}",
        data,
    )


# ---------------------------------------------------------------- 05-2 blame


def blame(corpus: Corpus, paragraphs: pd.DataFrame) -> Chart:
    """Paragraphs that blame the West to the left, China or Russia to the right; reported blame hollow
    (05-2)."""
    data = _quoted(
        corpus,
        paragraphs[paragraphs.blamed != "none"][["article", "paragraph", "start", "end", "blamed", "voice"]],
    ).reset_index(drop=True)
    names = list(_label(corpus).values())
    figure = Figure(figsize=(7.4, 1.0 + 0.55 * len(names)), layout="constrained")
    axes = figure.add_subplot()
    reach = {-1: 0, 1: 0}
    for row, name in enumerate(names):
        for sign, actors in ((-1, ("West",)), (1, ("China", "Russia", "both"))):
            reach[sign] = max(reach[sign], _blame_bar(axes, data[data.label == name], -row, sign, actors))
    axes.axvline(0, color=DARK, linewidth=0.8)
    axes.set_yticks(range(0, -len(names), -1), names)
    axes.set_ylim(-len(names) + 0.4, 0.95)
    axes.set_xlim(-max(reach[-1], 1) - 0.4, max(reach[1], 1) + 0.4)
    axes.text(-0.1, 0.72, "the West blamed", ha="right", va="center", fontsize=9, color=BLUE, weight="bold")
    axes.text(
        0.1,
        0.72,
        "China, Russia or both blamed",
        ha="left",
        va="center",
        fontsize=9,
        color="#a84a00",
        weight="bold",
    )
    axes.set_xticks([])
    _bare(axes)
    axes.spines["bottom"].set_visible(False)
    title = blame_finding(data)
    # A chart needs a row to lead back by even where nobody is blamed.
    drawn = (
        data
        if len(data)
        else _quoted(corpus, paragraphs[["article", "paragraph", "start", "end", "blamed", "voice"]])
    )
    return Chart(
        figure,
        title,
        "Paragraphs by the actor they blame; one box a paragraph, hollow where it is only reported",
        f"Texts as read; {RULES} (blame.csv)",
        f"Diverging bar chart of blame in each text, where {title}",
        drawn,
    )


def _blame_bar(axes, data: pd.DataFrame, y: float, sign: int, actors: tuple[str, ...]) -> int:
    """Draws one box a paragraph from zero outwards; returns how many."""
    boxes = pd.concat([data[data.blamed == actor] for actor in actors])
    colour = BLUE if sign < 0 else "#c25400"
    for i, box in enumerate(boxes.itertuples()):
        left = i if sign > 0 else -i - 1
        axes.add_patch(
            Rectangle((left + 0.03, y - 0.32), 0.94, 0.64, edgecolor="white", linewidth=0, facecolor=colour)
        )
        if box.voice == "attributed":
            axes.add_patch(Rectangle((left + 0.08, y - 0.26), 0.84, 0.52, facecolor="white"))
        if sign > 0:
            axes.text(
                left + 0.5,
                y,
                box.blamed,
                ha="center",
                va="center",
                fontsize=8,
                weight="bold",
                color="#a84a00" if box.voice == "attributed" else "white",
            )
    if len(boxes):
        axes.text(
            sign * (len(boxes) + 0.1), y, str(len(boxes)), ha="left" if sign > 0 else "right", va="center"
        )
    return len(boxes)


def blame_finding(data: pd.DataFrame) -> str:
    """Who is blamed, and how far one text makes the count."""
    if data.empty:
        return "No paragraph blames the West, China or Russia"
    west, east = data[data.blamed == "West"], data[data.blamed != "West"]
    facts = {"west": len(west), "east": len(east), "n": len(data)}
    text = fill(
        "Of {n:words} paragraph"
        + ("s" if len(data) != 1 else "")
        + " that blame, {west:words} blame the West"
        " and {east:words} China or Russia",
        facts,
    )
    for side, some in (("the West", west), ("China or Russia", east)):
        top = some.label.value_counts()
        if data.label.nunique() > 1 and len(some) > 2 and top.iloc[0] > len(some) / 2:
            text += fill(
                "; {k:words} of the {n:words} that blame {side} stand in {label}",
                {"k": int(top.iloc[0]), "n": len(some), "side": side, "label": top.index[0]},
            )
    return text


# ---------------------------------------------------------------- 05-3 names


def names(corpus: Corpus, mentions: pd.DataFrame) -> Chart:
    """What China and Russia are called: names as shares of an article's mentions, counts inside (05-3)."""
    data = mentions[mentions.group.isin(["China", "Russia"])].assign(
        label=mentions.article.map(_label(corpus))
    )
    labels = list(_label(corpus).values())
    figure = Figure(figsize=(7.4, 1.0 + 0.42 * len(labels)), layout="constrained")
    for axes, group in zip(figure.subplots(1, 2, sharey=True), ("China", "Russia"), strict=True):
        counts = data[data.group == group].groupby(["label", "name"]).size().unstack(fill_value=0)
        counts = counts.reindex(index=labels, columns=list(GROUPS[group]), fill_value=0)
        _name_bars(axes, counts)
        axes.set_title(f"{group} is called", loc="left", fontsize=9, weight="bold")
        axes.set_yticks(range(0, -len(labels), -1), labels)
        axes.set_ylim(-len(labels) + 0.45, 0.85)
    title = names_finding(data)
    return Chart(
        figure,
        title,
        "Names as shares of an article's mentions of each country, with their counts",
        "Texts as read; names of data/lexicons/naming.csv",
        f"Stacked bar chart of names in each text, where {title}",
        data if len(data) else corpus.articles[["article", "start", "end", "label"]],
    )


def _name_bars(axes, counts: pd.DataFrame) -> None:
    shades = dict(zip(counts.columns, ("#d4d7da", "#9fc9e3", ORANGE, "#f0e0a0"), strict=True))
    wide = counts.div(counts.sum(axis=1).clip(lower=1), axis=0)
    place = {
        name: wide[name].gt(0.08).idxmax() if wide[name].gt(0.08).any() else wide[name].idxmax()
        for name in counts.columns
        if counts[name].any()
    }
    for row, (label, some) in enumerate(counts.iterrows()):
        total, left = max(some.sum(), 1), 0.0
        for name, count in some.items():
            width = count / total
            if count:
                axes.add_patch(
                    Rectangle(
                        (left, -row - 0.36),
                        width,
                        0.72,
                        facecolor=shades[name],
                        edgecolor="white",
                        linewidth=1,
                    )
                )
                axes.text(
                    left + width / 2,
                    -row,
                    str(count),
                    ha="center",
                    va="center",
                    fontsize=8,
                    color="white" if shades[name] == ORANGE else DARK,
                )
            if place.get(name) == label:
                axes.text(left + width / 2, -row + 0.37, name, ha="center", va="bottom", fontsize=8)
            left += width
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    _bare(axes)
    axes.spines["bottom"].set_visible(False)


def names_finding(data: pd.DataFrame) -> str:
    """The name that one text has most to itself, or the commonest name."""
    counts = data.groupby(["group", "name", "label"]).size()
    if counts.empty:
        return "No text names China or Russia"
    for (group, name, label), count in counts.sort_values(ascending=False, kind="stable").items():
        if count >= 5 and count == counts[group, name].sum() and data.label.nunique() > 1:
            total = counts.xs(group, level="group").xs(label, level="label").sum()
            return fill(
                "Only {label} says “{name}”: {k:n} of its {n:n} mentions of {group}",
                {"label": label, "name": name, "k": count, "n": int(total), "group": group},
            )
    name = data.groupby(["group", "name"]).size().idxmax()[1]
    return f"No name belongs to one text alone; “{name}” is the commonest"


# ---------------------------------------------------------------- 05-4 frames


def frames(corpus: Corpus, summary: pd.DataFrame) -> Chart:
    """Article by label: share of paragraphs as shade, k/n and Wilson interval in each cell (05-4)."""
    data = summary.assign(label=summary.article.map(_label(corpus)))
    labels = list(dict.fromkeys(data.label))
    figure = Figure(figsize=(7.4, 0.6 + 0.42 * len(framing.LABELS)), layout="constrained")
    axes = figure.add_subplot()
    for cell in data.itertuples():
        x, y = labels.index(cell.label), -framing.LABELS.index(cell.frame)
        axes.add_patch(Rectangle((x - 0.49, y - 0.47), 0.98, 0.94, facecolor=_shade(cell.share)))
        dark = cell.share > 0.7
        axes.text(
            x,
            y + 0.17,
            f"{cell.coded}/{cell.paragraphs}",
            ha="center",
            va="center",
            fontsize=9,
            weight="bold",
            color="white" if dark else DARK,
        )
        axes.text(
            x,
            y - 0.23,
            f"{100 * cell.low:.0f}–{100 * cell.high:.0f}%",
            ha="center",
            va="center",
            fontsize=8,
            color="white" if dark else "#333333",
        )
    marks = dict(zip(data.frame, data.reliability, strict=True))
    axes.set_yticks(
        [-i for i in range(len(framing.LABELS))],
        [framing.NAMES[n] + (f"\n({marks[n]})" if marks.get(n) else "") for n in framing.LABELS],
    )
    axes.set_xticks(range(len(labels)), labels)
    axes.xaxis.tick_top()
    axes.set_xlim(-0.5, len(labels) - 0.5)
    axes.set_ylim(-len(framing.LABELS) + 0.5, 0.5)
    _bare(axes)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(length=0)
    title = frames_finding(data)
    return Chart(
        figure,
        title,
        "Paragraphs with the label, of all; 95% interval (Wilson); in brackets how sure the label is",
        f"Texts as read; {RULES} (framing.csv)",
        f"Heat map of labels by text, where {title}",
        data,
    )


def _shade(share: float) -> tuple[float, float, float]:
    """White to blue."""
    return tuple(1 - share * (1 - channel) for channel in (0.0, 0.35, 0.6))


def frames_finding(data: pd.DataFrame) -> str:
    """How few differences the intervals allow; no ranking."""
    labels = data.label.nunique()
    if labels < 2:
        top = data.sort_values("share", ascending=False, kind="stable").iloc[0]
        if not top.coded:
            return "No paragraph carries any of the labels"
        return f"{framing.NAMES[top.frame]} is the commonest, in {top.coded} of {top.paragraphs} paragraphs"
    pairs = len(framing.LABELS) * labels * (labels - 1) // 2
    found = len(apart(data))
    if not found:
        return "No two texts differ for certain in any label: all intervals overlap"
    return fill(
        "Most differences are within chance: in {found:words} of {pairs:n} comparisons the intervals of two "
        "texts do not overlap",
        {"found": found, "pairs": pairs},
    )


# ---------------------------------------------------------------- 05-5 words


def words(corpus: Corpus, table: pd.DataFrame, shown: int = 6) -> Chart:
    """The most distinctive words of each article as bars of z, at most `shown` each (05-5)."""
    beyond = table[table.z > SIGNIFICANT]
    data = (beyond if len(beyond) else table).groupby("article", sort=False).head(shown)
    data = data.assign(label=data.article.map(_label(corpus))).reset_index(drop=True)
    labels = list(_label(corpus).values())
    columns = min(3, len(labels))
    rows = -(-len(labels) // columns)
    figure = Figure(figsize=(7.4, 0.3 + rows * (0.45 + 0.21 * shown)), layout="constrained")
    reach = data.z.max() if len(data) else 1
    grid = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes, label in zip(grid, labels, strict=False):
        some = data[data.label == label]
        axes.barh(range(0, -len(some), -1), some.z, height=0.7, color=BLUE)
        for i, word in enumerate(some.itertuples()):
            axes.text(
                word.z + 0.03 * reach,
                -i,
                f"{word.quote} ({word.count}:{word.elsewhere})",
                va="center",
                fontsize=8,
            )
        axes.axvline(SIGNIFICANT, color=DARK, linewidth=0.8, linestyle=":")
        axes.set_title(label if len(some) else f"{label}: none", loc="left", fontsize=9, weight="bold")
        axes.set_xlim(0, 2.05 * reach)
        axes.set_ylim(-shown + 0.4, 0.6)
        axes.set_yticks([])
        axes.set_xticks([0, SIGNIFICANT], ["0", f"{SIGNIFICANT}"])
        _bare(axes)
    for axes in grid[len(labels) :]:
        axes.set_visible(False)
    title = words_finding(data)
    prior = f"{table.prior.iloc[0]:,.0f}" if len(table) else "no"
    return Chart(
        figure,
        title,
        "Words used more than elsewhere: z of log-odds; in brackets times used here : elsewhere",
        f"Texts as read; log-odds with a Dirichlet prior of {prior} words (Monroe et al. 2008)",
        f"Bar charts of distinctive words, where {title}",
        data,
    )


def words_finding(data: pd.DataFrame) -> str:
    """The most distinctive word of all."""
    if not (data.z > SIGNIFICANT).any():
        return "No text has a word of its own beyond chance"
    top = data.sort_values("z", ascending=False, kind="stable").iloc[0]
    return fill(
        "“{word}” is what most sets one text apart: {k:words} times in {label}, {other} elsewhere",
        {
            "word": top.quote,
            "k": int(top["count"]),
            "label": top.label,
            "other": "never" if top.elsewhere == 0 else fill("{n:words}", {"n": int(top.elsewhere)}),
        },
    )


def _bare(axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
