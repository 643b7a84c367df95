"""The official series: read whole, with sources, and their differences computed, not typed."""

import pytest
from newsdesk import trade
from newsdesk.trade.official import CHINA, RUSSIA, totals


@pytest.fixture(scope="module")
def official():
    return trade.official()


def test_every_row_has_a_source_and_a_grade(official):
    for frame in (
        official.series.query("basis == 'reported'"),
        official.targets,
        official.indicators,
        official.events,
        official.yuan,
    ):
        assert frame.source_url.str.startswith("http").all()
        assert frame.source_grade.isin(list("ABC")).all()
        assert frame.source_name.ne("").all()


def test_computed_figures_are_never_mixed_with_reported_ones(official):
    derived = official.series[official.series.basis == "derived"]
    assert set(derived.year) == {2004, 2007, 2015, 2021}
    assert derived.source_name.str.startswith("computed: ").all()
    one_a_year = totals(official)
    assert one_a_year.year.is_unique
    assert one_a_year.set_index("year").basis[2021] == "reported"
    assert one_a_year.set_index("year").basis[2015] == "derived"


def test_exports_and_imports_add_up_to_the_total(official):
    rows = official.series[(official.series.side == CHINA) & (official.series.basis == "reported")]
    wide = rows.pivot(index="year", columns="flow", values="value_usd_bn").dropna()
    assert len(wide) == 11
    assert ((wide.china_exports + wide.china_imports - wide.total).abs() <= 0.011).all()


def test_the_two_customs_differ_as_computed_by_hand(official):
    sides = trade.disagreements(official).query("kind == 'side'").set_index("year").difference
    assert sides[2006] == -14.3  # 28.64 / 33.4 - 1
    assert sides[2010] == 7.0  # 59.34 / 55.45 - 1
    assert sides[2020] == -3.5  # 104 / 107.76 - 1


def test_revised_totals_are_the_base_of_the_next_release(official):
    revised = trade.disagreements(official).query("kind == 'revision'").set_index("year").other
    assert revised[2020] == 108.16  # 146.887 / 1.358
    assert revised[2021] == 147.15  # 190.27 / 1.293
    assert 2018 not in revised.index  # 110.75 / 1.034 = 107.11, which rounding to 0.1 points allows


def test_growth_in_yuan_and_dollars(official):
    growth = trade.disagreements(official).query("kind == 'currency'")
    row = growth[(growth.year == 2025) & growth.what.str.endswith("of trade")].iloc[0]
    assert (row.one, row.other, row.difference) == (-6.9, -6.5, 0.4)


def test_the_russian_side_is_a_series_of_its_own(official):
    russia = totals(official, RUSSIA).set_index("year").value_usd_bn
    assert russia[2018] == 108.3
    assert 2024 not in russia.index


def test_every_rule_says_why(official):
    from newsdesk.trade.checks import METHODS

    rules = official.rules
    assert rules.rule.is_unique
    assert rules.reason.str.len().gt(20).all()
    assert set(rules.method) <= set(METHODS)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="trade_"):
        trade.official(tmp_path)
