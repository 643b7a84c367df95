"""The figures of notebook 03: the articles' trade figures on the official series, and how well they fit."""

from __future__ import annotations

from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from newsdesk.charts import Chart
from newsdesk.charts.labels import Label, place
from newsdesk.trade.official import CHINA, RUSSIA, Official, totals
from newsdesk.trade.statements import BOUND_WORDS, Statement, amount, statements
from newsdesk.trade.verdicts import APPROXIMATE, SUPPORTED, flow_of, target_year
from newsdesk.wording import SMALL, listed, spelled, trimmed

ACCENT, INK = "#D55E00", "#1a1a1a"
LINE, STEP, SOFT = "#6e6e6e", "#949494", "#595959"
MARKS = {"reported": dict(marker="o", facecolor=ACCENT), "expected": dict(marker="o", facecolor="white"),
         "target": dict(marker="D", facecolor="white")}
SAID = {"reported": "", "expected": " expected", "target": " planned"}
WIDTH, DPI = 7.4, 200  # inches; labels are measured at the resolution they are printed in


# ---------------------------------------------------------------- 03-1 every figure on the series


def on_the_series(figures: pd.DataFrame, checks: pd.DataFrame, official: Official,
                  articles: pd.DataFrame) -> Chart:
    """Every article's figure for total Russia–China trade, on the customs series and the announced targets.

    figures, checks   as `trade.figures` and `trade.check` give them
    articles          article, label
    """
    drawn = _at_the_year_checked(bilateral_levels(figures, articles), checks)
    china, russia = totals(official, CHINA), totals(official, RUSSIA)
    figure = Figure(figsize=(WIDTH, 4.9), layout="constrained", dpi=DPI)
    ax = figure.subplots()
    _frame_years(ax, drawn, china, official.targets)
    lines = [*_series(ax, china, 2.6), *_series(ax, russia, 0.9)]
    steps = _step_rows(official.targets, ax.get_xlim()[1])
    aims = _target_steps(ax, steps)
    labels = [*_mark_figures(ax, drawn), *aims, *_series_labels(china, russia)]
    marks = [(r.x, r.value_usd_bn) for r in drawn.itertuples()]
    lines += [[(s.x0, s.y), (s.x1, s.y)] for s in steps.itertuples()] + _own_lines(ax, drawn)
    place(ax, labels, lines, marks)
    return Chart(
        figure, headline(drawn, checks, china), _subtitle(drawn, china),
        "Chinese customs (GACC) and Russian officials as reported by news agencies; data/reference/"
        "trade_*.csv gives the page and grade of each figure",
        _alt(drawn, checks, china), _as_drawn(drawn, china, russia, official.targets))


def bilateral_levels(figures: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The dollar figures for total Russia–China trade, placed: x (year at its middle), x0 and x1 (the interval)."""
    label = dict(zip(articles.article, articles.label, strict=True))
    rows = []
    for s in statements(figures):
        total = s.measure in ("trade_total", "target", "bilateral_trade") and flow_of(s) == "total"
        if total and {CHINA, RUSSIA} <= set(s.actors) and s.unit == "USD" and s.value and _all_goods(s):
            rows.append(_placed(s, label.get(s.article, s.article[:8])))
    columns = ["claim", "article", "start", "end", "quote", "label", "status", "bound", "value_usd_bn", "low",
               "high", "x", "x0", "x1", "dated"]
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
    x0, x1 = _position(s.period_from), _position(s.period_to, last=True)
    if s.year:
        x, x0, x1 = float(s.year), None, None
    elif x1 is None:
        x = x0 if x0 is not None else None
    else:
        x = x1 if x0 is None else (x0 + x1) / 2
    return dict(claim=s.claim, article=s.article, start=s.start, end=s.end, quote=s.quote, label=label,
                status=s.status, bound=s.bound, value_usd_bn=s.value / 1e9,
                low=(s.low or s.value) / 1e9, high=(s.high or s.value) / 1e9, x=x, x0=x0, x1=x1,
                dated=bool(s.year))


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
    ax.xaxis.set_major_locator(_every(5))
    ticks = range(0, int(top * 1.05) + 1, 50 if top < 500 else 100)
    ax.set_yticks(ticks, [f"${v:,} bn" if v == max(ticks) else f"{v:,}" for v in ticks], parse_math=False)


def _every(years: int):
    from matplotlib.ticker import MultipleLocator
    return MultipleLocator(years)


def _series(ax: Axes, rows: pd.DataFrame, width: float) -> list[list[tuple[float, float]]]:
    """The line, broken where a year has no figure; computed figures as hollow points."""
    runs = [list(zip(run.year, run.value_usd_bn, strict=True))
            for _, run in rows.groupby(rows.year - range(len(rows)))]
    for run in runs:
        ax.plot(*zip(*run, strict=True), color=LINE, lw=width, zorder=3, solid_capstyle="round",
                marker="o" if len(run) == 1 else "", markersize=width + 1)
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
    rows = targets.assign(x0=targets.announced_date.str[:4].astype(float), due=due,
                          x1=due.astype(float).fillna(edge), y=targets.target_usd_bn.astype(float))
    return rows.drop_duplicates(["y", "x1"])


def _target_steps(ax: Axes, steps: pd.DataFrame) -> list[Label]:
    labels = []
    for r in steps.itertuples():
        ax.plot([r.x0, r.x1], [r.y, r.y], color=STEP, lw=1.1, zorder=2)
        if r.due == r.due:
            ax.plot([r.x1], [r.y], color=STEP, zorder=2, marker="|", markersize=8, markeredgewidth=1.4)
        text = f"aim {r.y:g} by {r.due:.0f}" if r.due == r.due else f"aim {r.y:g}, no year"
        spots = tuple((r.x0 + (r.x1 - r.x0) * part, r.y) for part in (0.75, 0.25, 0.9, 0.1))
        labels.append(Label((r.x0 + r.x1) / 2, r.y, text, 90, {"color": SOFT, "size": 8}, spots, reach=14))
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
            ax.annotate("", (r.x, r.value_usd_bn), xytext=(0, 24 * up), textcoords="offset points", zorder=4,
                        arrowprops=dict(arrowstyle="<|-", color=ACCENT, lw=1.6, shrinkA=0, shrinkB=3))
        ax.scatter([r.x], [r.value_usd_bn], s=54, edgecolor=ACCENT, lw=1.9, zorder=5, **style)
        who = listed(dict.fromkeys(same.label))
        labels.append(Label(r.x, r.value_usd_bn, f"{who}: {_said(r)}", 140, {"color": INK, "weight": "bold"}))
    return labels


def _own_lines(ax: Axes, drawn: pd.DataFrame) -> list[list[tuple[float, float]]]:
    """Arrows of bounds and bars of undated figures, which labels should leave free."""
    rise = (ax.get_ylim()[1] - ax.get_ylim()[0]) * 0.085
    arrows = [[(r.x, r.value_usd_bn), (r.x, r.value_usd_bn + rise * (1 if r.bound[0] == ">" else -1))]
              for r in drawn.itertuples() if r.bound[:1] in ("<", ">")]
    bars = [[(left, r.value_usd_bn), (right, r.value_usd_bn)]
            for r in drawn[~drawn.dated.astype(bool)].itertuples() for left, right in [_span(ax, r)]]
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
        ax.plot([x], [r.value_usd_bn], marker=tip if unknown else "|", color=ACCENT, zorder=4,
                markersize=5 if unknown else 8, markeredgewidth=2)


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
        checks[checks.rule == "trade_level"][["claim", "verdict", "ratio"]], on="claim", how="left")
    good = levels[levels.verdict.isin([SUPPORTED, APPROXIMATE])]
    plans = _plans(drawn, china)
    if levels.empty:
        return plans[:1].upper() + plans[1:]
    if len(good) == len(levels):
        agree = "The one dollar figure agrees" if len(levels) == 1 else (
            f"All {spelled(len(levels))} dollar figures agree")
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
    gap = "" if due != due or int(due) == year else (
        f", {_years(abs(int(due) - year))} {'early' if year < due else 'late'}")
    return f"the planned {money} was passed in {year}{gap}"


def _years(n: int) -> str:
    return "a year" if n == 1 else f"{SMALL[n] if n <= 12 else n} years"


def _subtitle(drawn: pd.DataFrame, china: pd.DataFrame) -> str:
    undated = (~drawn.dated.astype(bool)).any()
    return (f"Goods trade, US$ billion a year, {china.year.min()}–{china.year.max()}; numbers in bold name the article"
            + ("; the bar spans the time that an undated figure can mean" if undated else ""))


def _alt(drawn: pd.DataFrame, checks: pd.DataFrame, china: pd.DataFrame) -> str:
    says = "; ".join(f"{r.label} {_said(r)}" + (f" for {r.x:.0f}" if r.dated else "") for r in drawn.itertuples())
    first, last, peak = china.iloc[0], china.iloc[-1], china.loc[china.value_usd_bn.idxmax()]
    return (f"Line chart of Russia–China goods trade, {first.year} to {last.year}, with the articles' figures marked, "
            f"where Chinese customs rise from {trimmed(first.value_usd_bn)} to a peak of {trimmed(peak.value_usd_bn)} "
            f"billion dollars in {peak.year} and stand at {trimmed(last.value_usd_bn)} in {last.year}"
            + (f". The articles: {says}." if says else "."))


def _as_drawn(drawn: pd.DataFrame, china: pd.DataFrame, russia: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """All that is on the chart, one row a point: the articles' figures with spans, official ones with addresses."""
    official = pd.concat([china, russia]).assign(
        layer=lambda r: r.side.map({CHINA: "Chinese customs", RUSSIA: "Russian side"}) + ", " + r.basis,
        x=lambda r: r.year.astype(float))
    aims = _step_rows(targets, float("nan")).assign(layer="announced aim", value_usd_bn=lambda r: r.y, x=lambda r: r.x1)
    own = drawn.assign(layer="article")
    columns = ["layer", "x", "value_usd_bn", "x0", "x1", "label", "status", "bound", "claim", "article", "start",
               "end", "quote", "source_name", "source_url"]
    frames = [f.reindex(columns=columns) for f in (own, official, aims)]
    both = pd.concat([f.astype(object) for f in frames if len(f)], ignore_index=True)
    both[["start", "end"]] = both[["start", "end"]].astype("Int64")
    return both
