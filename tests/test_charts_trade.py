"""The figures of notebook 03: words that follow the data, every figure drawn, no label upon another."""

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from newsdesk import trade as room
from newsdesk.charts import trade as charts
from newsdesk.charts.frame import framed
from trade_samples import FIVE, articles, claim, trade, year

OFFICIAL = room.official()
SIX = [
    claim("$240 billion", 240e9, article="e.txt", **year(2023)),
    claim("$190.3 billion", 190.3e9, article="e.txt", **year(2022)),
    claim("$300 billion", 300e9, article="f.txt", status="target", **year(2030)),
    claim("$245 billion", 245e9, article="f.txt", **year(2024)),
    claim("$147 billion", 147e9, article="f.txt", status="expected", **year(2021)),
    claim("$107.8 billion", 107.8e9, article="g.txt", **year(2020)),
    claim("$110.8 billion", 110.8e9, article="g.txt", **year(2019)),
    claim("$228 billion", 228e9, article="g.txt", bound="~", **year(2025)),
    claim("$95 billion", 95e9, article="g.txt", **year(2014)),
]
NAMES = [f"{letter}.txt" for letter in "abcdefgh"]


def series_chart(*claims, official=OFFICIAL):
    figures = trade(*claims) if claims else trade(*FIVE).head(0)
    return charts.on_the_series(figures, room.check(figures, official), official, articles(*NAMES))


def altered(year: int, value: float):
    series = OFFICIAL.series.copy()
    series.loc[
        (series.year == year) & (series.flow == "total") & (series.side == "China"), "value_usd_bn"
    ] = value
    return replace(OFFICIAL, series=series)


def own_points(chart) -> pd.DataFrame:
    return chart.data[chart.data.layer == "article"]


def test_every_figure_stands_at_its_year_with_its_article():
    points = own_points(series_chart(*FIVE)).set_index("quote")
    assert points.x["$147 billion"] == 2021 and points.label["$147 billion"] == "b"
    assert points.x["$240 billion"] == 2023  # undated: at the year it was held against
    assert (points.x0["$240 billion"], points.x1["$240 billion"]) == (2022.5, 2023.998)
    assert points.status["$200 billion"] == "target" and points.bound["$100 billion"] == ">"


def test_the_title_follows_the_data():
    assert series_chart(*FIVE).title.startswith("All three dollar figures agree with Chinese customs")
    assert "passed in 2023, a year early" in series_chart(*FIVE).title
    worse = series_chart(*FIVE, official=altered(2021, 120.0)).title
    assert worse.startswith("Two of three dollar figures agree") and "percent above" in worse
    assert (
        "not been reached"
        in series_chart(
            FIVE[-1], official=replace(OFFICIAL, series=OFFICIAL.series[OFFICIAL.series.year < 2022])
        ).title
    )
    assert series_chart().title == "No article gives a dollar figure for Russia–China trade"


def test_another_article_appears_by_itself_and_another_pair_does_not():
    more = [*FIVE, SIX[0], claim("$125 billion", 125e9, article="h.txt", actors="India;China", **year(2021))]
    chart = series_chart(*more)
    assert "e" in set(own_points(chart).label) and "h" not in set(own_points(chart).label)
    assert any("e" in t.get_text() for t in chart.figure.axes[0].texts)


def test_the_same_figure_of_two_articles_is_one_mark_with_both_names():
    texts = [t.get_text() for t in series_chart(*FIVE, SIX[4]).figure.axes[0].texts]
    assert "b and f: $147 billion expected" in texts


CROWD = [claim(f"${value} billion", value * 1e9, article=f"{'abcdefgh'[n % 8]}.txt", **year(2005 + n % 20))
         for n, value in enumerate(range(20, 270, 5))]


@pytest.mark.parametrize("claims", [FIVE, [*FIVE, *SIX], CROWD], ids=["five", "fourteen", "fifty"])
def test_no_label_lies_on_another_or_leaves_the_axes(claims):
    figure = framed(series_chart(*claims))  # with its title and source, as it is printed
    figure.draw_without_rendering()
    ax = figure.axes[0]
    boxes = [t.get_window_extent() for t in ax.texts if t.get_text()]
    room_ = ax.get_window_extent().padded(2)
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    for box in boxes:
        assert room_.x0 <= box.x0 and box.x1 <= room_.x1 and room_.y0 <= box.y0 and box.y1 <= room_.y1


def test_small_text_is_never_too_small():
    for t in series_chart(*FIVE).figure.axes[0].texts:
        assert t.get_size() >= 8


def test_every_row_as_drawn_leads_somewhere():
    for chart in all_charts():
        rows = chart.data
        assert len(rows)
        traced = rows.article.notna() | rows.source_url.notna()
        assert traced.all()
        assert chart.title and chart.subtitle and chart.source and "where" in chart.alt


def all_charts(claims=FIVE):
    figures, people = trade(*claims), articles(*NAMES)
    checks = room.check(pd.concat([figures, pd.DataFrame(claims)]), OFFICIAL)
    return [
        charts.on_the_series(figures, checks, OFFICIAL, people),
        charts.claim_over_official(checks, OFFICIAL, people),
        charts.implied_paths(room.paths(figures, OFFICIAL), people),
        charts.agreement(room.agreement(figures, OFFICIAL), room.disagreements(OFFICIAL), people),
    ]


def test_all_charts_draw_with_many_articles_and_with_none():
    for chart in all_charts([*FIVE, *SIX]):
        chart.figure.draw_without_rendering()
    nothing = trade(*FIVE).head(0)
    checks = room.check(nothing, OFFICIAL)
    for chart in (
        charts.claim_over_official(checks, OFFICIAL, articles(*NAMES)),
        charts.implied_paths(room.paths(nothing, OFFICIAL), articles(*NAMES)),
        charts.agreement(room.agreement(nothing, OFFICIAL), room.disagreements(OFFICIAL), articles(*NAMES)),
    ):
        chart.figure.draw_without_rendering()
        assert chart.title


def test_the_ratio_title_counts_what_is_within_tolerance():
    checks = room.check(pd.concat([trade(*FIVE)]), altered(2021, 100.0))
    title = charts.claim_over_official(checks, OFFICIAL, articles(*NAMES)).title
    assert title.startswith("Three of four numbers") and "above" in title


def test_the_path_title_turns_when_the_target_is_missed():
    low = OFFICIAL.series[~((OFFICIAL.series.year > 2020) & (OFFICIAL.series.side == "China"))]
    low = pd.concat([low, low[low.year == 2020].assign(year=2024, value_usd_bn=150.0)])
    missed = charts.implied_paths(
        room.paths(trade(*FIVE), replace(OFFICIAL, series=low)), articles(*NAMES)
    ).title
    assert "less than enough" in missed
    assert "more than enough" in all_charts()[2].title


def test_the_agreement_title_tells_conflict_from_silence():
    assert "none contradicts another" in all_charts()[3].title
    both = [
        claim("$147 billion", 147e9, article="b.txt", **year(2021)),
        claim("$120 billion", 120e9, article="c.txt", **year(2021)),
    ]
    assert all_charts(both)[3].title.startswith("The one pair of figures for the same time conflicts")
    close = [both[0], {**both[1], "low": 147e9, "high": 147e9, "quote": "$147 billion"}]
    assert all_charts(close)[3].title.startswith("The one pair of figures for the same time agrees")
