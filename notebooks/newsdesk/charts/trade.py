"""The figures of notebook 03: the articles' trade figures on the official series, and how well they fit."""

from __future__ import annotations

from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from newsdesk.charts import Chart
from newsdesk.charts.frame import MARGIN
from newsdesk.charts.labels import Label, place
from newsdesk.trade.levels import flow_of, target_year
from newsdesk.trade.official import CHINA, RUSSIA, Official, totals
from newsdesk.trade.statements import BOUND_WORDS, Statement, amount, statements
from newsdesk.trade.verdicts import APPROXIMATE, CONTRADICTED, NOT_CHECKABLE, OUTDATED, SUPPORTED, off_by
from newsdesk.wording import SMALL, decimals, listed, spelled, trimmed

ACCENT, INK = "#0072B2", "#1a1a1a"
LINE, STEP, SOFT = "#8a8a8a", "#949494", "#595959"
MARKS = {
    "reported": dict(marker="o", facecolor=ACCENT),
    "expected": dict(marker="o", facecolor="white"),
    "target": dict(marker="D", facecolor="white"),
}
SAID = {"reported": "", "expected": " expected", "target": " planned"}
BOLD = {"color": INK, "weight": "bold"}
WIDTH, DPI = 7.4, 200  # inches; labels are measured at the resolution they are printed in


def _small(title: str) -> str:
    """The title as a clause."""
    return title[:1].lower() + title[1:]


def _figure(height: float) -> Figure:
    figure = Figure(figsize=(WIDTH, height), layout="constrained", dpi=DPI)
    # As wide as the frame will leave it: labels placed now must still fit when the title has been added.
    figure.get_layout_engine().set(rect=(MARGIN / WIDTH, 0, 1 - 2 * MARGIN / WIDTH, 1))
    return figure


# ---------------------------------------------------------------- 03-1 every figure on the series


def on_the_series(
    figures: pd.DataFrame, checks: pd.DataFrame, official: Official, articles: pd.DataFrame
) -> Chart:
    """Every article's figure for total Russia–China trade, on the customs series and the announced targets.

    figures, checks   as `trade.figures` and `trade.check` give them
    articles          article, label
    """
    drawn = _at_the_year_checked(bilateral_levels(figures, articles), checks)
    china, russia = totals(official, CHINA), totals(official, RUSSIA)
    figure = _figure(4.9)
    ax = figure.subplots()
    _frame_years(ax, drawn, china, official.targets)
    lines = [*_series(ax, china, 2.6), *_series(ax, russia, 0.9)]
    steps = _step_rows(official.targets, ax.get_xlim()[1])
    aims = _target_steps(ax, steps)
    labels = [*_mark_figures(ax, drawn), *_series_labels(china, russia), *aims]
    marks = [(r.x, r.value_usd_bn) for r in drawn.itertuples()]
    lines += [[(s.x0, s.y), (s.x1, s.y)] for s in steps.itertuples()] + _own_lines(ax, drawn)
    unnamed = place(ax, labels, lines, marks)
    return Chart(
        figure,
        headline(drawn, checks, china),
        _subtitle(drawn, china, unnamed),
        "Chinese customs (GACC) and Russian officials as reported by news agencies; data/reference/"
        "trade_*.csv gives the page and grade of each figure",
        _alt(drawn, checks, china),
        _as_drawn(drawn, china, russia, official.targets),
    )


def bilateral_levels(figures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The dollar figures for total Russia–China trade, placed: x (year), x0 to x1 (interval)."""
    label = dict(zip(articles.article, articles.label, strict=True))
    rows = []
    for s in statements(figures):
        total = s.measure in ("trade_total", "target", "bilateral_trade") and flow_of(s) == "total"
        if total and {CHINA, RUSSIA} <= set(s.actors) and s.unit == "USD" and s.value and _all_goods(s):
            rows.append(_placed(s, label.get(s.article, s.article[:8])))
    columns = [
        "claim",
        "article",
        "start",
        "end",
        "quote",
        "label",
        "status",
        "bound",
        "value_usd_bn",
        "low",
        "high",
        "x",
        "x0",
        "x1",
        "dated",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["x", "value_usd_bn", "label", "start"], ignore_index=True)


def _at_the_year_checked(drawn: pd.DataFrame, checks: pd.DataFrame) -> pd.DataFrame:
    """Undated figures stand at the year whose official figure they were held against."""
    found = checks[checks.rule == "trade_level"].drop_duplicates("claim").set_index("claim").official_period
    checked = pd.to_numeric(drawn.claim.map(found), errors="coerce")
    return drawn.assign(x=drawn.x.where(drawn.dated | checked.isna(), checked).astype(float))


def _all_goods(s: Statement) -> bool:
    return s.status != "hypothetical" and (not s.scope or s.scope.lower() in ("all goods", "goods", "all"))


def _placed(s: Statement, label: str) -> dict:
    x0, x1 = _position(s.period_from or s.about_from), _position(s.period_to or s.about_to, last=True)
    if s.year:
        x, x0, x1 = float(s.year), None, None
    elif x1 is None:
        x = x0 if x0 is not None else None
    else:
        x = x1 if x0 is None else (x0 + x1) / 2
    return dict(
        claim=s.claim,
        article=s.article,
        start=s.start,
        end=s.end,
        quote=s.quote,
        label=label,
        status=s.status,
        bound=s.bound,
        value_usd_bn=s.value / 1e9,
        low=(s.low or s.value) / 1e9,
        high=(s.high or s.value) / 1e9,
        x=x,
        x0=x0,
        x1=x1,
        dated=bool(s.year),
    )


def _position(day: date | None, last: bool = False) -> float | None:
    """A day on an axis on which a year's total stands at the year itself: 1 July 2021 is 2021.0."""
    if day is None:
        return None
    return round(day.year + (day.timetuple().tm_yday - (0 if last else 1)) / 365.25 - 0.5, 3)


def _frame_years(ax: Axes, drawn: pd.DataFrame, china: pd.DataFrame, targets: pd.DataFrame) -> None:
    due = targets.target_year.map(target_year).dropna()
    first = min([china.year.min(), *drawn.x.dropna()])
    last = max([china.year.max(), due.max(), *drawn.x.dropna()])
    top = max([china.value_usd_bn.max(), targets.target_usd_bn.max(), *drawn.high])
    ax.set(xlim=(first - 0.6, last + 0.8), ylim=(0, top * 1.08))
    ax.yaxis.grid(True)
    ax.tick_params(length=0)
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(MultipleLocator(5))
    ticks = range(0, int(top * 1.05) + 1, 50 if top < 500 else 100)
    ax.set_yticks(ticks, [f"${v:,} bn" if v == max(ticks) else f"{v:,}" for v in ticks], parse_math=False)


def _series(ax: Axes, rows: pd.DataFrame, width: float) -> list[list[tuple[float, float]]]:
    """The line, broken where a year has no figure; computed figures as hollow points."""
    runs = [
        list(zip(run.year, run.value_usd_bn, strict=True))
        for _, run in rows.groupby(rows.year - pd.Series(range(len(rows)), index=rows.index))
    ]
    for run in runs:
        ax.plot(
            *zip(*run, strict=True),
            color=LINE,
            lw=width,
            zorder=3,
            solid_capstyle="round",
            marker="o" if len(run) == 1 else "",
            markersize=width + 1,
        )
    made = rows[rows.basis == "derived"]
    ax.scatter(made.year, made.value_usd_bn, s=16, facecolor="white", edgecolor=LINE, lw=1, zorder=3.5)
    if width < 2:
        ax.scatter(rows.year, rows.value_usd_bn, s=9, color=LINE, zorder=3.5)
    return runs


def _series_labels(china: pd.DataFrame, russia: pd.DataFrame) -> list[Label]:
    soft = {"color": SOFT}
    made = china[china.basis == "derived"]
    labels = [_beside(china, "Chinese customs", 300, {"color": SOFT, "weight": "bold"})]
    if len(russia):
        labels.append(_beside(russia, "Russian side", 315, soft))
    if len(made):
        labels.append(_beside(made, "computed from\nreported growth", 290, soft))
    return labels


def _beside(rows: pd.DataFrame, text: str, prefer: float, style: dict) -> Label:
    """A label that may stand at any point of a series, the last one first."""
    points = list(zip(rows.year, rows.value_usd_bn, strict=True))
    return Label(*points[-1], text, prefer, style, tuple(points[::-1][1:]), reach=28)


# ---------------------------------------------------------------- targets


def _step_rows(targets: pd.DataFrame, edge: float) -> pd.DataFrame:
    """One step for each aim: from its announcement to its year; to the edge of the chart if it names none."""
    due = targets.target_year.map(target_year)
    rows = targets.assign(
        x0=targets.announced_date.str[:4].astype(float),
        due=due,
        x1=due.astype(float).fillna(edge),
        y=targets.target_usd_bn.astype(float),
    )
    return rows.drop_duplicates(["y", "x1"])


def _target_steps(ax: Axes, steps: pd.DataFrame) -> list[Label]:
    labels = []
    for r in steps.itertuples():
        ax.plot([r.x0, r.x1], [r.y, r.y], color=STEP, lw=1.1, zorder=2)
        if r.due == r.due:
            ax.plot([r.x1], [r.y], color=STEP, zorder=2, marker="|", markersize=8, markeredgewidth=1.4)
        text = f"aim {r.y:g} by {r.due:.0f}" if r.due == r.due else f"aim {r.y:g}, no year"
        spots = tuple((r.x0 + (r.x1 - r.x0) * part, r.y) for part in (0.75, 0.25, 0.9, 0.1))
        middle = (r.x0 + r.x1) / 2
        labels.append(Label(middle, r.y, text, 90, {"color": SOFT, "size": 8}, spots, 14, f"{r.y:g}"))
    return labels


# ---------------------------------------------------------------- the articles' marks


def _mark_figures(ax: Axes, drawn: pd.DataFrame) -> list[Label]:
    """Draws each distinct figure once and returns its label, which names all articles that give it."""
    labels = []
    keys = ["x", "x0", "x1", "value_usd_bn", "low", "high", "status", "bound", "dated"]
    for _, same in drawn.groupby(keys, dropna=False, sort=False):
        r = same.iloc[0]
        style = MARKS.get(r.status, MARKS["reported"])
        if not r.dated:
            _interval(ax, r)
        if r.high > r.low:
            ax.plot([r.x, r.x], [r.low, r.high], color=ACCENT, lw=2, zorder=4)
        if r.bound in (">", ">=", "<", "<="):
            up = 1 if r.bound.startswith(">") else -1
            ax.annotate(
                "",
                (r.x, r.value_usd_bn),
                xytext=(0, 24 * up),
                textcoords="offset points",
                zorder=4,
                arrowprops=dict(arrowstyle="<|-", color=ACCENT, lw=1.6, shrinkA=0, shrinkB=3),
            )
        ax.scatter([r.x], [r.value_usd_bn], s=54, edgecolor=ACCENT, lw=1.9, zorder=5, **style)
        who = listed(dict.fromkeys(same.label))
        labels.append(Label(r.x, r.value_usd_bn, f"{who}: {_said(r)}", 140, BOLD, short=who))
    return labels


def _own_lines(ax: Axes, drawn: pd.DataFrame) -> list[list[tuple[float, float]]]:
    """Arrows of bounds and bars of undated figures, which labels should leave free."""
    rise = (ax.get_ylim()[1] - ax.get_ylim()[0]) * 0.085
    arrows = [
        [(r.x, r.value_usd_bn), (r.x, r.value_usd_bn + rise * (1 if r.bound[0] == ">" else -1))]
        for r in drawn.itertuples()
        if r.bound[:1] in ("<", ">")
    ]
    bars = [
        [(left, r.value_usd_bn), (right, r.value_usd_bn)]
        for r in drawn[~drawn.dated.astype(bool)].itertuples()
        for left, right in [_span(ax, r)]
    ]
    return arrows + bars


def _span(ax: Axes, r) -> tuple[float, float]:
    """The drawn interval of an undated figure: two years to a side that the text leaves open."""
    left, right = (r.x - 2 if pd.isna(r.x0) else r.x0), (r.x + 2 if pd.isna(r.x1) else r.x1)
    return max(left, ax.get_xlim()[0]), min(right, ax.get_xlim()[1])


def _interval(ax: Axes, r: pd.Series) -> None:
    """The time an undated figure can be about; an end that the text leaves open fades into an arrow."""
    left, right = _span(ax, r)
    ax.plot([left, right], [r.value_usd_bn] * 2, color=ACCENT, lw=2, zorder=4, solid_capstyle="butt")
    for x, unknown, tip in ((left, pd.isna(r.x0), "<"), (right, pd.isna(r.x1), ">")):
        ax.plot(
            [x],
            [r.value_usd_bn],
            marker=tip if unknown else "|",
            color=ACCENT,
            zorder=4,
            markersize=5 if unknown else 8,
            markeredgewidth=2,
        )


def _said(r: pd.Series) -> str:
    money = amount(r.value_usd_bn * 1e9, "USD")
    if r.high > r.low:
        money = f"{amount(r.low * 1e9, 'USD')} to {amount(r.high * 1e9, 'USD')}"
    when = "" if r.dated else ", no year"
    return f"{BOUND_WORDS.get(r.bound, '')}{money}{SAID.get(r.status, '')}{when}"


# ---------------------------------------------------------------- the words of 03-1


def headline(drawn: pd.DataFrame, checks: pd.DataFrame, china: pd.DataFrame) -> str:
    """How many figures agree with the customs, and which one is furthest off."""
    if drawn.empty:
        return "No article gives a dollar figure for Russia–China trade"
    levels = drawn[drawn.status != "target"].merge(
        checks[(checks.rule == "trade_level") & (checks.verdict != NOT_CHECKABLE)][
            ["claim", "verdict", "ratio"]
        ],
        on="claim",
    )
    good = levels[levels.verdict.isin([SUPPORTED, APPROXIMATE])]
    plans = _plans(drawn, china)
    if levels.empty:
        return plans[:1].upper() + plans[1:] or "No dollar figure of the articles has an official counterpart"
    if len(good) == len(levels):
        agree = (
            "The one dollar figure agrees"
            if len(levels) == 1
            else (f"All {spelled(len(levels))} dollar figures agree")
        )
    else:
        n = spelled(len(good)) if max(len(good), len(levels)) <= len(SMALL) - 1 else str(len(good))
        n = n.capitalize() if len(good) else "None"
        agree = f"{n} of {spelled(len(levels))} dollar figures agree{'s' * (len(good) == 1)}"
        plans = _furthest(levels) or plans
    return f"{agree} with Chinese customs" + (f"; {plans}" if plans else "")


def _furthest(levels: pd.DataFrame) -> str:
    """The figure that is furthest off: 004's $300 billion is 25 percent above."""
    wrong = levels[~levels.verdict.isin([SUPPORTED, APPROXIMATE])].dropna(subset="ratio")
    if wrong.empty:
        return ""
    r = wrong.loc[(wrong.ratio - 1).abs().idxmax()]
    off = abs(round(100 * (r.ratio - 1)))
    return f"{r.label}'s {_said(r)} is {off} percent {'above' if r.ratio > 1 else 'below'}"


def _plans(drawn: pd.DataFrame, china: pd.DataFrame) -> str:
    """What became of the aim that most articles name: passed in 2023, a year early."""
    plans = drawn[drawn.status == "target"]
    if plans.empty:
        return ""
    goal = plans.value_usd_bn.mode().iloc[0]
    due = plans[plans.value_usd_bn == goal].x.dropna().max()
    after = china[(china.value_usd_bn >= goal)]
    money = amount(goal * 1e9, "USD")
    if after.empty:
        return f"the planned {money} has not been reached up to {china.year.max()}"
    year = int(after.year.iloc[0])
    gap = (
        ""
        if due != due or int(due) == year
        else (f", {_years(abs(int(due) - year))} {'early' if year < due else 'late'}")
    )
    return f"the planned {money} was passed in {year}{gap}"


def _years(n: int) -> str:
    return "a year" if n == 1 else f"{SMALL[n] if n <= 12 else n} years"


def _subtitle(drawn: pd.DataFrame, china: pd.DataFrame, unnamed: int) -> str:
    undated = (~drawn.dated.astype(bool)).any()
    return (
        f"Goods trade, US$ billion a year, {china.year.min()}–{china.year.max()}; "
        "bold: the article and what it says"
        + ("; a bar spans the time an undated figure can mean" if undated else "")
        + ("; labels without room are left to the table" if unnamed else "")
    )


def _alt(drawn: pd.DataFrame, checks: pd.DataFrame, china: pd.DataFrame) -> str:
    says = "; ".join(
        f"{r.label} {_said(r)}" + (f" for {r.x:.0f}" if r.dated else "") for r in drawn.itertuples()
    )
    first, last, peak = china.iloc[0], china.iloc[-1], china.loc[china.value_usd_bn.idxmax()]
    return (
        f"Line chart of Russia–China goods trade, {first.year} to {last.year}, with the articles' figures "
        f"marked, where Chinese customs rise from {trimmed(first.value_usd_bn)} to a peak of "
        f"{trimmed(peak.value_usd_bn)} "
        f"billion dollars in {peak.year} and stand at {trimmed(last.value_usd_bn)} in {last.year}"
        + (f". The articles: {says}." if says else ".")
    )


def _as_drawn(
    drawn: pd.DataFrame, china: pd.DataFrame, russia: pd.DataFrame, targets: pd.DataFrame
) -> pd.DataFrame:
    """All that is drawn, one row a point: the articles' figures with spans, official ones with addresses."""
    official = pd.concat([china, russia]).assign(
        layer=lambda r: r.side.map({CHINA: "Chinese customs", RUSSIA: "Russian side"}) + ", " + r.basis,
        x=lambda r: r.year.astype(float),
    )
    aims = _step_rows(targets, float("nan")).assign(
        layer="announced aim", value_usd_bn=lambda r: r.y, x=lambda r: r.x1
    )
    own = drawn.assign(layer="article")
    columns = [
        "layer",
        "x",
        "value_usd_bn",
        "x0",
        "x1",
        "label",
        "status",
        "bound",
        "claim",
        "article",
        "start",
        "end",
        "quote",
        "source_name",
        "source_url",
    ]
    frames = [f.reindex(columns=columns) for f in (own, official, aims)]
    both = pd.concat([f.astype(object) for f in frames if len(f)], ignore_index=True)
    both[["start", "end"]] = both[["start", "end"]].astype("Int64")
    return both


# ---------------------------------------------------------------- 03-2 claim over official figure


VERDICT_MARKS = {SUPPORTED: "o", APPROXIMATE: "s", OUTDATED: "v", CONTRADICTED: "X"}


def claim_over_official(checks: pd.DataFrame, official: Official, articles: pd.DataFrame) -> Chart:
    """Each checked number as a ratio to its official figure, with the band that its rule tolerates.

    Without any such number the chart is empty and its data are the official totals."""
    label = dict(zip(articles.article, articles.label, strict=True))
    rows = checks.dropna(subset=["ratio", "band_low"])
    rows = rows.assign(label=rows.article.map(label)).sort_values(["label", "start"], ignore_index=True)
    figure = _figure(0.9 + 0.36 * max(len(rows), 2))
    ax = figure.subplots()
    low, high = _ratio_limits(rows)
    for y, r in enumerate(rows.itertuples()):
        _tolerances(ax, y, r, low, high)
        _ratio_mark(ax, y, r, low, high)
    ax.axvline(1, color=LINE, lw=1.2, zorder=2)
    ax.set(xlim=(low, high), ylim=(len(rows) - 0.4, -0.6))
    ax.set_yticks(
        range(len(rows)), [f"{r.label}  {_row_words(r)}" for r in rows.itertuples()], parse_math=False
    )
    ax.xaxis.set_major_formatter(lambda v, _: _percent(100 * (v - 1), "official\nfigure"))
    ax.set_xticks(_ratio_ticks(low, high))
    ax.tick_params(length=0)
    ax.spines["left"].set_visible(False)
    right = ax.twinx()
    right.set(ylim=ax.get_ylim())
    right.set_yticks(range(len(rows)), [_verdict_words(r) for r in rows.itertuples()])
    right.tick_params(length=0)
    right.annotate(
        "official figure: verdict",
        (1, 1),
        xycoords="axes fraction",
        xytext=(4, 2),
        size=8,
        color=SOFT,
        textcoords="offset points",
        va="bottom",
    )
    for spine in right.spines.values():
        spine.set_visible(False)
    words = "; ".join(
        f"{r.label} {_row_words(r)}: {r.verdict}, {off_by(r.ratio, 1)}" for r in rows.itertuples()
    )
    return Chart(
        figure,
        _ratio_title(rows),
        "Claimed number over official figure; dark band: counts as supported, light band: as approximately "
        "right; "
        "an arrow marks a claim of “more” or “less”",
        "Official figures as listed with their pages in data/reference; tolerances in check_rules.csv",
        f"Dot plot of {len(rows)} claimed numbers over their official figures, where "
        f"{_ratio_title(rows)[:1].lower() + _ratio_title(rows)[1:]}. {words}.",
        rows if len(rows) else totals(official),
    )


def _percent(value: float, nought: str = "0") -> str:
    return nought if abs(value) < 1e-6 else f"{value:+.0f}%".replace("-", "−")


def _ratio_limits(rows: pd.DataFrame) -> tuple[float, float]:
    """As wide as the ratios and bands need, within limits; what lies beyond is drawn at the edge."""
    far = max([0.12, *(rows.ratio - 1).abs(), *((rows.wide_high - 1)[rows.wide_high < 2])], default=0.12)
    return 1 - min(far * 1.15, 0.6), 1 + min(far * 1.15, 0.6)


def _ratio_ticks(low: float, high: float) -> list[float]:
    step = 0.05 if high - low < 0.22 else 0.1 if high - low < 0.7 else 0.2
    return [round(1 + step * n, 2) for n in range(-12, 13) if low <= 1 + step * n <= high]


def _tolerances(ax: Axes, y: int, r, low: float, high: float) -> None:
    for a, b, color in ((r.wide_low, r.wide_high, "#e6e6e6"), (r.band_low, r.band_high, "#bdbdbd")):
        left, right = max(a, low), min(b, high)
        width = max(right - left, (high - low) * 0.004)
        ax.barh(y, width, left=(left + right - width) / 2, height=0.62, color=color, zorder=1)


def _ratio_mark(ax: Axes, y: int, r, low: float, high: float) -> None:
    x = min(max(r.ratio, low), high)
    good = r.verdict in (SUPPORTED, APPROXIMATE)
    if r.bound in (">", ">=", "<", "<="):
        reach = 0.12 * (high - low) * (1 if r.bound[0] == ">" else -1)
        tip = min(max(x + reach, low), high)
        ax.annotate(
            "", (tip, y), (x, y), zorder=3,
            arrowprops={"arrowstyle": "-|>", "color": ACCENT, "lw": 1.6, "shrinkA": 3, "shrinkB": 0},
        )
    ax.scatter(
        [x],
        [y],
        s=46,
        marker=VERDICT_MARKS[r.verdict],
        edgecolor=ACCENT,
        lw=1.7,
        zorder=4,
        facecolor=ACCENT if good else "white",
        clip_on=False,
    )
    if x != r.ratio:
        ax.annotate(
            f"{r.ratio:.2g} ×",
            (x, y),
            xytext=(-8 if r.ratio > 1 else 8, 0),
            va="center",
            size=8,
            textcoords="offset points",
            ha="right" if r.ratio > 1 else "left",
        )


def _row_words(r) -> str:
    """$147 billion, trade; 10 times, populations compared."""
    said = BOUND_WORDS.get(r.bound, "") + amount(r.claimed, r.claimed_unit)
    return f"{said}, {r.about}"


def _verdict_words(r) -> str:
    official = amount(r.official, r.official_unit)
    number = official.split(" ")[0] if r.official_unit not in ("USD", "EUR", "CNY") else official
    return f"{number}: {r.verdict}"


def _beyond(rows: pd.DataFrame) -> pd.Series:
    """How far a ratio is off; a bound that is kept is not off at all."""
    off = rows.ratio - 1
    kept = (rows.bound.isin([">", ">="]) & (off <= 0)) | (rows.bound.isin(["<", "<="]) & (off >= 0))
    return off.abs().where(~kept, 0)


def _ratio_title(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "No claimed number has an official figure to be held against"
    good = rows[rows.verdict.isin([SUPPORTED, APPROXIMATE])]
    worst = rows.loc[_beyond(rows).idxmax()]
    off = abs(100 * (worst.ratio - 1))
    share = (
        f"{spelled(len(good)).capitalize()} of {spelled(len(rows))}"
        if len(good) < len(rows)
        else (f"All {spelled(len(rows))}" if len(rows) > 1 else "The only one")
    )
    return (
        f"{share} number{'s' * (len(rows) > 1)} with an official counterpart are within tolerance; "
        "the furthest "
        f"lies {trimmed(round(off, 1))} percent {'above' if worst.ratio > 1 else 'below'}"
    )


# ---------------------------------------------------------------- 03-3 the path a claim implies


def implied_paths(paths: pd.DataFrame, articles: pd.DataFrame) -> Chart:
    """What each growth claim and target needed a year, beside what happened; announced aims for context."""
    label = dict(zip(articles.article, articles.label, strict=True))
    rows = paths.assign(label=paths.article.map(label), own=paths.kind != "aim", order=paths.due)
    rows = rows.sort_values(["own", "due", "goal"], ascending=[False, True, True], ignore_index=True)
    figure = _figure(0.8 + 0.36 * max(len(rows), 2))
    ax = figure.subplots()
    values = [*rows.needed, *rows.happened.dropna(), 0]
    span = max(values) - min(values)
    ax.set(xlim=(min(values) - 0.12 * span, max(values) + 0.2 * span), ylim=(len(rows) - 0.4, -1.1))
    for y, r in enumerate(rows.itertuples()):
        _path_row(ax, y, r, ACCENT if r.own else LINE, span)
    _path_key(ax)
    ax.axvline(0, color="#808080", lw=0.8, zorder=1)
    ax.xaxis.grid(True)
    ax.set_yticks(range(len(rows)), [_path_words(r) for r in rows.itertuples()], parse_math=False)
    for tick, own in zip(ax.get_yticklabels(), rows.own, strict=True):
        tick.set(weight="bold" if own else "normal", color=INK if own else SOFT)
    ax.xaxis.set_major_formatter(lambda v, _: _percent(v))
    ax.tick_params(length=0)
    ax.spines["left"].set_visible(False)
    title = _path_title(rows)
    words = "; ".join(
        f"{_path_words(r)}: needed {r.needed:+.1f}, happened {r.happened:+.1f}"
        for r in rows.dropna(subset="happened").itertuples()
    )
    return Chart(
        figure,
        title,
        "Growth of goods trade, percent a year, from the last full year before the words to the year named",
        "Chinese customs (GACC) as reported by news agencies; announced aims in "
        "data/reference/trade_targets.csv",
        f"Dumbbell chart of growth needed and growth that happened, where {_small(title)}. {words}.",
        rows.drop(columns=["own", "order"]),
    )


def _path_row(ax: Axes, y: int, r, color: str, span: float) -> None:
    ax.scatter([r.needed], [y], s=46, marker="D", facecolor="white", edgecolor=color, lw=1.7, zorder=4)
    if pd.isna(r.happened):
        return
    ax.plot([r.needed, r.happened], [y, y], color=color, lw=1.6, zorder=2)
    ax.scatter([r.happened], [y], s=46, marker="o", color=color, zorder=3)
    so_far = "" if r.until == r.due else f" to {r.until}"
    needed, came = (r.needed, decimals(1)(r.needed)), (r.happened, decimals(1)(r.happened) + so_far)
    for (x, text), side in zip(sorted((needed, came), key=lambda end: end[0]), (-1, 1), strict=True):
        ax.annotate(
            text, (x, y), xytext=(8 * side, 0), textcoords="offset points", va="center", size=8, color=INK,
            ha="left" if side == 1 else "right")


def _path_key(ax: Axes) -> None:
    """Names the two marks, above the rows."""
    for x, mark, face, name in ((0.02, "D", "white", "needed"), (0.20, "o", INK, "came")):
        ax.scatter([x], [0.985], s=36, marker=mark, facecolor=face, edgecolor=INK, lw=1.5, clip_on=False,
                   transform=ax.transAxes)
        ax.annotate(name, (x, 0.985), xycoords="axes fraction", xytext=(8, 0), textcoords="offset points",
                    va="center", size=8.5, color=INK)


def _path_words(r) -> str:
    who = f"{r.label}: " if r.own else "aim of "
    return f"{who}{r.what}, from {r.base_year}"


def _path_title(rows: pd.DataFrame) -> str:
    own, aims = rows[rows.kind == "target"], rows[(rows.kind == "aim") & (rows.until == rows.due)]
    missed = int((aims.needed > aims.happened).sum())
    record = f"{spelled(missed)} of {spelled(len(aims))} announced aims that fell due were missed"
    if own.empty or own.happened.isna().all():
        return record[:1].upper() + record[1:]
    r = own.dropna(subset="happened").iloc[0]
    beat = "more than" if r.happened > r.needed else "less than"
    return (
        f"{amount(r.goal * 1e9, 'USD')} by {r.due} needed {r.needed:.1f} percent a year; "
        f"{decimals(1)(r.happened)} came, {beat} enough. {record[:1].upper() + record[1:]}"
    )


# ---------------------------------------------------------------- 03-4 agreement between sources


CLASS_MARKS = {"rounding": "o", "scope": "^", "period": "s", "conflict": "X"}


def agreement(pairs: pd.DataFrame, differences: pd.DataFrame, articles: pd.DataFrame) -> Chart:
    """Spread between articles that speak of the same quantity, above that between the official sources."""
    label = dict(zip(articles.article, articles.label, strict=True))
    same = pairs[(pairs.explained_by != "period") & pairs.year.notna()]
    same = same.assign(
        kind="articles", difference=same.spread, text=[_both(r, label) for r in same.itertuples()]
    )
    sides, revised = (differences[differences.kind == k] for k in ("side", "revision"))
    figure = _figure(4.6)
    axes = figure.subplots(3, 1, sharex=True, height_ratios=[0.5 if same.empty else 1, 1.8, 1])
    years = pd.concat([same.year, sides.year, revised.year]).astype(float)
    axes[0].set_xlim(years.min() - 0.7, years.max() + 0.7)
    _bars(axes[1], sides, "Russian side against Chinese customs")
    _bars(axes[2], revised, "Revised total against first headline")
    _article_pairs(axes[0], same, pairs)
    axes[2].xaxis.set_major_locator(MultipleLocator(2))
    title = _agreement_title(same, pairs, differences)
    rows = pd.concat([same, sides, revised], ignore_index=True)
    said = "; ".join(f"{r.year} {r.difference:+g}" for r in sides.itertuples())
    return Chart(
        figure,
        title,
        "Difference of the second source from the first, percent of total trade, by the year spoken of",
        "Articles; Chinese customs (GACC) and Russian officials as listed in data/reference/trade_*.csv",
        f"Bar charts of differences between sources, where {_small(title)}. Russian side against "
        f"Chinese customs in percent: {said}.",
        rows.reindex(
            columns=[
                "kind",
                "year",
                "difference",
                "explained_by",
                "words",
                "article",
                "start",
                "end",
                "quote",
                "article_other",
                "start_other",
                "end_other",
                "source_name",
                "source_url",
            ]
        ),
    )


def _both(r, label: dict) -> str:
    return f"{label.get(r.article, r.article[:8])} and {label.get(r.article_other, r.article_other[:8])}"


def _bars(ax: Axes, rows: pd.DataFrame, name: str) -> None:
    ax.bar(rows.year, rows.difference, width=0.62, color=LINE, zorder=2)
    low, high = min(rows.difference.min(), 0), max(rows.difference.max(), 0)
    room = 0.32 * (high - low)
    ax.set_ylim(low - (room if low < 0 else 0), high + room * 1.6)
    for r in rows.itertuples():
        ax.annotate(
            f"{r.difference:+.1f}".replace("-", "−"),
            (r.year, r.difference),
            ha="center",
            size=8,
            xytext=(0, 3 if r.difference >= 0 else -3),
            textcoords="offset points",
            va="bottom" if r.difference >= 0 else "top",
            color=INK,
        )
    _lane(ax, name)


def _lane(ax: Axes, name: str) -> None:
    """The name at the top left, a zero line, and nothing else."""
    ax.axhline(0, color="#808080", lw=0.8, zorder=3)
    ax.text(
        0,
        1,
        name,
        transform=ax.transAxes,
        va="top",
        ha="left",
        size=9,
        weight="bold",
        color=SOFT,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        zorder=4,
    )
    ax.set_yticks([])
    ax.tick_params(length=0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


def _article_pairs(ax: Axes, same: pd.DataFrame, pairs: pd.DataFrame) -> None:
    _lane(ax, "Articles among themselves, same quantity and time")
    top = max([1.0, *same.difference.abs()])
    ax.set_ylim(-0.35 * top, 2.2 * top)
    if same.empty:
        ax.axhline(0, color="white", lw=2, zorder=3)
        ax.text(0, 0.2, _no_pair(pairs), size=8.5, color=INK, transform=ax.transAxes, va="bottom")
        return
    labels = []
    for (year, why), group in reversed(list(same.groupby(["year", "explained_by"]))):
        far = group.difference.max()
        ax.scatter(
            group.year, group.difference, s=46, marker=CLASS_MARKS[why], color=ACCENT, zorder=4, clip_on=False
        )
        who = group.text.iloc[0] if len(group) == 1 else f"{spelled(len(group))} pairs"
        labels.append(Label(year, far, f"{who}: {trimmed(far)} ({why})", 90, {"color": INK}))
    zero = [ax.get_xlim()[0], 0], [ax.get_xlim()[1], 0]
    place(ax, labels, [list(zero)], list(zip(same.year, same.difference, strict=True)), size=8)


def _no_pair(pairs: pd.DataFrame) -> str:
    if pairs.empty:
        return "None: no two articles give the same quantity"
    n = len(pairs)
    return f"None: the {spelled(n)} pair{'s' * (n > 1)} of figures speak{'s' * (n == 1)} of different times"


def _agreement_title(same: pd.DataFrame, pairs: pd.DataFrame, differences: pd.DataFrame) -> str:
    sides = differences[differences.kind == "side"]
    last = sides.year.max() - 5
    recent = sides[sides.year >= last].difference.abs().max()
    official = f"the two customs differ by up to {trimmed(recent)} percent since {last}"
    if same.empty:
        return f"No two articles speak of the same year, so none contradicts another; {official}"
    conflicts = int((same.explained_by == "conflict").sum())
    if conflicts and len(same) == 1:
        return f"The one pair of figures for the same time conflicts; {official}"
    if conflicts:
        return (
            f"{spelled(conflicts).capitalize()} of {spelled(len(same))} pairs of figures conflict; {official}"
        )
    if len(same) == 1:
        return f"The one pair of figures for the same time agrees; {official}"
    return f"None of the {spelled(len(same))} pairs of figures for the same time is in conflict; {official}"
