"""Verdicts follow from the official rows: worked by hand here, and changed by changing a row."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from newsdesk import articles
from newsdesk import trade as room
from newsdesk.trade import summary
from trade_samples import FIVE, GROWTH, LEVEL, OPEN, PASSED, PLAN, claim, trade, written, year

ROOT = Path(__file__).parents[1]
SUPPORTED, APPROXIMATE, OUTDATED = "supported", "approximately right", "outdated"
CONTRADICTED, NOT_CHECKABLE = "contradicted", "not checkable"


@pytest.fixture(scope="module")
def official():
    return room.official()


def checked(official, *claims, rule: str = "") -> pd.Series:
    """The row of one claim, of one rule if named."""
    rows = room.check(pd.DataFrame(claims), official)
    rows = rows[rows.claim == claims[0]["claim"]]
    return (rows[rows.rule == rule] if rule else rows).iloc[0]


def altered(official, year: int, value: float, flow: str = "total"):
    series = official.series.copy()
    mine = (series.year == year) & (series.flow == flow) & (series.side == "China")
    series.loc[mine, "value_usd_bn"] = value
    return replace(official, series=series)


def with_indicator(official, indicator: str, entity: str, year: int, value: float):
    rows = official.indicators.copy()
    mine = (rows.indicator == indicator) & (rows.entity == entity) & (rows.year == year)
    assert mine.any()
    rows.loc[mine, "value"] = value
    return replace(official, indicators=rows)


# ---------------------------------------------------------------- levels


def test_a_level_that_rounds_to_the_customs_figure_is_supported(official):
    row = checked(official, LEVEL, rule="trade_level")
    assert row.verdict == SUPPORTED
    assert row.official == 146.887e9 and row.official_unit == "USD" and row.official_period == "2021"
    assert row.ratio == round(147 / 146.887, 4)
    assert "147 against 146.887" in row.arithmetic and "0.1 percent above" in row.arithmetic
    assert row.source_url.startswith("https://")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(146.9, SUPPORTED), (147.5, SUPPORTED), (152, APPROXIMATE), (160, CONTRADICTED), (130, CONTRADICTED)],
)
def test_the_further_off_the_worse_the_verdict(official, value, verdict):
    row = checked(official, claim(f"${value} billion", value * 1e9, **year(2021)))
    assert row.verdict == verdict


def test_an_altered_official_figure_changes_verdict_and_prose(official):
    before = checked(official, LEVEL, rule="trade_level")
    after = checked(altered(official, 2021, 120.0), LEVEL, rule="trade_level")
    assert (before.verdict, after.verdict) == (SUPPORTED, CONTRADICTED)
    assert "147 against 120 reported" in after.arithmetic and "22.5 percent above" in after.arithmetic


def test_a_figure_only_the_russian_side_has_is_supported_and_says_so(official):
    row = checked(official, claim("$140 billion", 140e9, **year(2021)))
    assert row.verdict == SUPPORTED and row.official == 140e9
    assert "Russian side's figure" in row.arithmetic


def test_a_bound_is_kept_or_broken(official):
    row = checked(official, PASSED)
    assert row.verdict == SUPPORTED
    assert "95.28 (2014)" in row.arithmetic and "first time" in row.arithmetic
    broken = checked(official, claim("$120 billion", 120e9, bound=">", **year(2018)))
    assert broken.verdict == CONTRADICTED and "broken" in broken.arithmetic


def test_for_the_first_time_fails_if_an_earlier_year_was_there(official):
    row = checked(altered(official, 2014, 101.0), PASSED)
    assert row.verdict == CONTRADICTED
    assert "101 (2014)" in row.arithmetic and "not the first time" in row.arithmetic


def test_without_a_year_the_last_full_year_decides(official):
    row = checked(official, OPEN)
    assert row.verdict == SUPPORTED and row.official_period == "2023"
    assert "no year is named" in row.arithmetic.lower() and "240 against 240.11" in row.arithmetic


def test_a_figure_of_an_earlier_year_is_outdated_not_false(official):
    row = checked(official, claim("$190 billion", 190e9, about_from="2020-01-01", about_to="2024-06-30"))
    assert row.verdict == OUTDATED and row.official_period == "2022"
    assert "it is the figure of 2022" in row.arithmetic


def test_some_months_cannot_be_confirmed_but_can_be_refuted(official):
    months = {"period_from": "2023-01-01", "period_to": "2023-11-30"}
    assert checked(official, claim("$218 billion", 218e9, **months)).verdict == NOT_CHECKABLE
    assert checked(official, claim("$300 billion", 300e9, **months)).verdict == CONTRADICTED


def test_exports_are_held_against_exports(official):
    sold = claim(
        "$115 billion", 115e9, measure="exports", actors="China;Russia", flow="China→Russia", **year(2024)
    )
    row = checked(official, sold)
    assert row.official == 115.49e9 and row.verdict == SUPPORTED
    assert "China's exports to Russia" in row.question


def test_other_money_is_not_converted(official):
    row = checked(official, claim("240 billion pounds", 240e9, unit="GBP", **year(2023)))
    assert row.verdict == NOT_CHECKABLE and "GBP" in row.arithmetic
    assert (
        checked(official, claim("1.74 trillion yuan", 1.74e12, unit="CNY", **year(2024))).verdict == SUPPORTED
    )


def test_one_good_is_not_all_goods(official):
    row = checked(official, claim("$60 billion", 60e9, scope="oil", **year(2023)))
    assert row.verdict == NOT_CHECKABLE and "oil" in row.arithmetic


def test_another_pair_has_no_official_series(official):
    row = checked(official, claim("$125 billion", 125e9, actors="India;China", **year(2021)))
    assert row.verdict == NOT_CHECKABLE
    assert row.arithmetic == "No official series at hand for India and China."


# ---------------------------------------------------------------- growth and targets


def test_growth_and_the_base_it_implies(official):
    row = checked(official, GROWTH, LEVEL)
    assert row.verdict == SUPPORTED and row.official == 36.31
    assert "146.887 / 107.76 − 1 = +36.3 percent" in row.arithmetic
    assert "147 / 1.36 = 108.1 against 107.8 reported for 2020" in row.arithmetic


def test_growth_as_released_is_supported_if_the_totals_nearly_agree(official):
    sold = claim(
        "46.9 percent",
        46.9,
        measure="exports_growth",
        of="exports",
        actors="China;Russia",
        unit="percent",
        flow="China→Russia",
        change="up",
        **year(2023),
    )
    row = checked(official, sold)  # 111 / 76.12 − 1 = 45.8; the release says 46.9
    assert row.verdict == SUPPORTED and row.official == 45.82


def test_growth_follows_the_official_totals(official):
    row = checked(altered(official, 2021, 120.0), GROWTH, LEVEL)
    assert row.verdict == APPROXIMATE  # only the release still says so, and it no longer fits the totals
    assert "120 / 107.76 − 1 = +11.4 percent" in row.arithmetic
    fall = claim(
        "36 percent", 36, measure="bilateral_trade_growth", unit="percent", change="down", **year(2021)
    )
    assert checked(official, fall).verdict == CONTRADICTED


def test_a_target_its_path_and_its_outcome(official):
    row = checked(official, PLAN)
    assert row.verdict == SUPPORTED and row.rule == "trade_target"
    assert "(200 / 107.76)^(1/4) − 1 = +16.7 percent a year from 2020 to 2024" in row.arithmetic
    assert "met in 2023 (240.11), one year early" in row.arithmetic
    late = altered(altered(official, 2023, 190.0), 2024, 195.0)
    late = altered(late, 2025, 201.0)
    assert "met in 2025 (201), one year late" in checked(late, PLAN).arithmetic


def test_a_target_nobody_announced(official):
    invented = claim("$170 billion", 170e9, status="target", **year(2024))
    assert checked(official, invented).verdict == NOT_CHECKABLE
    assert checked(official, {**PLAN, **year(2029)}).verdict == CONTRADICTED


def test_expected_of_a_year_to_come_is_held_against_the_aims(official):
    row = checked(official, claim("$300 billion", 300e9, status="expected", **year(2030)))
    assert row.rule == "trade_target" and row.verdict == SUPPORTED and "not met up to" in row.arithmetic


def test_expected_after_the_release_is_outdated(official):
    assert checked(official, LEVEL, rule="still_expected").verdict == OUTDATED
    early = {**LEVEL, **written("2021-12-20")}
    assert checked(official, early, rule="still_expected").verdict == SUPPORTED
    unsure = {**LEVEL, **written("2021-12-20", "2022-02-24")}
    assert checked(official, unsure, rule="still_expected").verdict == NOT_CHECKABLE


# ---------------------------------------------------------------- ratios, ranks, shares, counts


def ten_times(measure: str) -> dict:
    return claim(
        "ten times",
        10,
        measure=measure,
        actors="China;Russia",
        unit="times",
        kind="multiple",
        **year(2021),
        **written("2021-01-20", "2021-12-31"),
    )


def test_ten_times_larger(official):
    rows = room.check(pd.DataFrame([ten_times("economy_ratio;population_ratio")]), official)
    assert list(rows.verdict) == [APPROXIMATE, APPROXIMATE]
    assert list(rows.official) == [9.84, 9.72]
    assert "no longer since 2022: 7.89" in rows.later[0] and "5.52" in rows.arithmetic[0]
    poorer = with_indicator(official, "gdp_current_usd", "Russia", 2020, 2.9e12)
    assert checked(poorer, ten_times("economy_ratio")).verdict == CONTRADICTED


def test_ranks_hold_or_not(official):
    beyond = claim(
        "top ten",
        10,
        "It is not one of the top ten partners.",
        measure="trade_rank",
        actors="Russia;China",
        unit="rank",
        bound=">",
        **written("2021-06-16"),
    )
    row = checked(official, beyond)
    assert row.verdict == CONTRADICTED and row.official == 10
    assert "number 12 in 2017 under another rule" in row.arithmetic
    eleventh = with_indicator(official, "rank_of_russia_among_china_partners", "Russia", 2020, 11)
    assert checked(eleventh, beyond).verdict == SUPPORTED
    main = claim(
        "main trading partner",
        None,
        measure="trade_rank",
        actors="China;Russia",
        kind="rank",
        **written("2021-06-16"),
    )
    assert checked(official, main).verdict == SUPPORTED


def test_who_is_ranked_in_whose_list(official):
    text = "China is Russia’s main trading partner, but Russia is not even one of Beijing’s top ten partners."
    swapped = claim(
        "top ten",
        10,
        text,
        measure="trade_rank",
        actors="China;Russia",
        unit="rank",
        bound=">",
        **written("2021-06-16"),
    )
    assert checked(official, swapped).question == "Was Russia beyond place 10 among China's trading partners?"
    text = "In 2022 China was again the largest trading partner of the Russian Federation."
    of = claim("largest trading partner", 1, text, measure="trade_rank", actors="Russia;China", unit="rank")
    assert checked(official, of).question == "Was China number 1 among Russia's trading partners?"


def test_a_rank_that_one_counting_rule_gives_is_supported(official):
    ranks = dict(measure="trade_rank", actors="Russia;China", unit="rank", **written("2024-03-12"))
    sixth = claim("sixth-largest", 6, "Russia is only China’s sixth-largest partner.", **ranks)
    row = checked(official, sixth)
    assert row.verdict == SUPPORTED and "number 4 in 2023 under another rule" in row.arithmetic
    assert checked(official, {**sixth, "low": 3, "high": 3}).verdict == CONTRADICTED


def test_rank_by_size(official):
    second = claim("second-largest", 2, measure="economy_rank", actors="China", unit="rank", **year(2010))
    assert checked(official, second).verdict == SUPPORTED
    assert "Japan 5.759" in checked(official, second).arithmetic
    assert (
        checked(with_indicator(official, "gdp_current_usd", "Japan", 2010, 6.2e12), second).verdict
        == CONTRADICTED
    )


def test_dwarfs(official):
    word = claim(
        "dwarfs",
        None,
        measure="trade_comparison",
        actors="Russia;EU;China",
        kind="vague",
        unit="",
        **written("2021-01-20", "2021-12-31"),
    )
    row = checked(official, word)
    assert row.verdict == SUPPORTED and row.official == 2.03 and "no longer since 2023" in row.later
    assert checked(altered(official, 2020, 150.0), word).verdict == APPROXIMATE
    assert checked(altered(official, 2020, 230.0), word).verdict == CONTRADICTED


def test_most_of_the_trade_in_the_currencies_named(official):
    text = "Since 2020 most of their trade has been via the Russian ruble, Chinese renminbi, or the euro."
    most = claim(
        "most of their trade",
        None,
        text,
        measure="share_of_trade",
        kind="vague",
        unit="",
        period_from="2020-01-01",
        **written("2021-06-20"),
    )
    row = checked(official, most)
    assert row.verdict == SUPPORTED and "RUB+CNY 24 + EUR 30 = 54 percent" in row.arithmetic
    own = {**most, "sentence": text.replace(", or the euro", "")}
    assert checked(official, own).verdict == CONTRADICTED


def test_a_share_in_currencies_with_a_number(official):
    text = "Roughly 90 percent of settlements are now in roubles and yuan."
    share = claim("90 percent", 90, text, measure="percentage", kind="percent", unit="percent", bound="~")
    row = checked(official, share)
    assert row.verdict == SUPPORTED and row.official == 90 and row.official_period == "2024"
    assert checked(official, {**share, "low": 40, "high": 40}).verdict == CONTRADICTED


def test_the_largest_buyer_of_energy(official):
    text = "China is now the most important energy export destination of Russia."
    buyer = claim(
        "most important energy export destination",
        None,
        text,
        measure="customer_rank",
        kind="rank",
        actors="China;Russia",
        unit="",
        **written("2021-06-20"),
    )
    assert checked(official, buyer).verdict == APPROXIMATE
    more = with_indicator(official, "share_of_russian_crude_exports", "China", 2020, 60)
    assert checked(more, buyer).verdict == SUPPORTED


def test_counts_and_years(official):
    calls = claim(
        "40 times",
        40,
        measure="phone_calls",
        actors="China;Russia",
        unit="phone call",
        bound=">",
        kind="count",
        **written("2021-01-20", "2021-12-31"),
    )
    row = checked(official, calls)
    assert row.verdict == NOT_CHECKABLE and "meetings only" in row.arithmetic and "37" in row.arithmetic
    assert "if that was meant, the claim would be contradicted" in row.arithmetic
    five = claim(
        "five", 5, measure="former_soviet_states", actors="Russia;Central Asia", unit="state", kind="count"
    )
    assert checked(official, five).verdict == SUPPORTED
    assert checked(official, {**five, "low": 6, "high": 6}).verdict == CONTRADICTED
    ago = claim(
        "thirty years",
        30,
        "It seeks influence after the collapse of its empire thirty years ago.",
        measure="years_since",
        actors="Russia",
        unit="year",
        kind="duration",
        **written("2021-06-20"),
    )
    assert (
        checked(official, ago).verdict == SUPPORTED
        and "2021 − 1991 = 30" in checked(official, ago).arithmetic
    )
    assert checked(official, {**ago, **written("2027-01-01")}).verdict == CONTRADICTED


def test_what_no_row_reaches_is_not_checkable_with_the_reason(official):
    row = checked(official, claim("$3 billion", 3e9, measure="investment", actors="China;Kazakhstan"))
    assert row.verdict == NOT_CHECKABLE and "investment" in row.arithmetic and row.rule == ""


# ---------------------------------------------------------------- the table as a whole


def test_trade_rows_alone_give_the_same_verdicts(official):
    alone = room.check(trade(*FIVE), official)
    both = room.check(pd.concat([trade(*FIVE), pd.DataFrame(FIVE)]), official)
    assert list(alone.verdict) == list(both.verdict)
    assert set(both.claim) == {c["claim"] for c in FIVE}


def test_the_contract_of_the_table(official):
    rows = room.check(pd.DataFrame(FIVE), official)
    assert list(rows.columns[:9]) == [
        "claim",
        "question",
        "official",
        "official_unit",
        "official_period",
        "ratio",
        "verdict",
        "arithmetic",
        "source_url",
    ]
    assert rows.verdict.isin([SUPPORTED, APPROXIMATE, OUTDATED, CONTRADICTED, NOT_CHECKABLE]).all()
    assert rows[rows.verdict != NOT_CHECKABLE].source_url.str.startswith("http").all()
    assert rows.question.str.endswith("?").all() and rows.arithmetic.str.endswith(".").all()
    empty = room.check(pd.DataFrame(FIVE).head(0), official)
    assert list(empty.columns) == list(rows.columns) and empty.empty


@pytest.mark.parametrize(
    "odd",
    [
        {"low": 0, "high": 0},
        {"low": float("nan"), "high": float("nan")},
        {"unit": ""},
        {"actors": ""},
        {"period_from": "soon", "period_to": "never"},
        {"measure": ""},
        {"low": 1e300, "high": 1e300},
        {"status": "hypothetical"},
        {"bound": "?"},
        {"period_from": "0001-01-01", "period_to": "0001-12-31"},
    ],
)
def test_odd_rows_do_not_crash(official, odd):
    for base in (*FIVE, ten_times("economy_ratio")):
        assert len(room.check(pd.DataFrame([{**base, **odd}]), official)) >= 1


# ---------------------------------------------------------------- articles among themselves, and the paths


def test_agreement_is_rounding_scope_period_or_conflict(official):
    def why(*claims):
        return list(room.agreement(trade(*claims), official).explained_by)

    a = claim("$147 billion", 147e9, article="x.txt", **year(2021))
    b = claim("$146.9 billion", 146.9e9, article="y.txt", **year(2021))
    assert why(a, b) == ["rounding"]
    assert why(a, {**b, "low": 140e9, "quote": "$140 billion"}) == ["conflict"]
    assert why(a, {**b, **year(2022)}) == ["period"]
    assert why(a, {**b, "article": "x.txt"}) == []
    assert why(a, {**b, "status": "target"}) == []
    assert why(a, {**b, "measure": "exports"}) == []  # another quantity
    oil = trade(a, b)
    oil.loc[1, "scope"] = "oil"
    assert list(room.agreement(oil, official).explained_by) == ["scope"]


def test_paths_of_claims_targets_and_aims(official):
    rows = room.paths(trade(*FIVE), official)
    plan = rows[rows.kind == "target"].iloc[0]
    assert (plan.base_year, plan.needed, plan.happened, plan.met) == (2020, 16.7, 22.8, 2023)
    growth = rows[rows.kind == "growth"].iloc[0]
    assert (growth.needed, growth.happened) == (36.0, 36.3)
    assert (rows[rows.kind == "aim"].due == [2007, 2010, 2015, 2020, 2024, 2030]).all()


# ---------------------------------------------------------------- the five, and linked data


@pytest.fixture(scope="module")
def five(official):
    claims = pytest.importorskip("newsdesk.claims")
    corpus = articles.load(ROOT / "seeds")
    found = claims.extract(corpus)
    table = pd.concat([room.figures(found), found])
    return corpus, found, room.check(table, official), claims.account(corpus)


def test_the_rows_of_the_seeds_lead_back_to_the_text(five):
    corpus, _, rows, _ = five
    assert len(rows) >= 17
    for r in rows.itertuples():
        assert corpus.texts[r.article][r.start : r.end] == r.quote


def test_dates_against_events(five, official):
    corpus, _, _, account = five
    rows = room.dates(account, corpus, official)
    assert len(rows) >= 6
    assert (rows.verdict == SUPPORTED).all()
    events = official.events.copy()
    events.loc[events.event.str.startswith("NATO Bucharest"), "date"] = "2009-04-03"
    moved = room.dates(account, corpus, replace(official, events=events))
    assert (moved.verdict == CONTRADICTED).sum() == 1


def test_linked_data_uses_only_listed_terms_and_leads_back(five):
    corpus, found, rows, _ = five
    terms = pd.read_csv(ROOT / "data" / "reference" / "schema_org_terms.csv")
    allowed = terms.groupby("type").property.agg(set).to_dict()
    data = room.jsonld(found, rows, corpus)
    json.dumps(data)
    ids = {n["@id"] for n in data["@graph"]}
    assert len(ids) == len(data["@graph"])

    def walk(node):
        kinds = [
            k.removeprefix("oa:")
            for k in (node.get("@type") if isinstance(node.get("@type"), list) else [node.get("@type")])
            if k
        ]
        extra = {k for k in node if not k.startswith("@")}
        assert not kinds or extra <= set().union(*(allowed[k] for k in kinds)), (kinds, extra)
        if set(node) == {"@id"}:
            assert node["@id"] in ids
        for value in node.values():
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    walk(inner)

    for node in data["@graph"]:
        walk(node)
    texts = dict(zip(found.claim.map(lambda c: f"#claim-{c}"), found.article.map(corpus.texts), strict=True))
    claims = [n for n in data["@graph"] if n["@type"] == "Claim"]
    assert len(claims) == len(found)
    for node in claims:
        position, quote = node["appearance"]["oa:hasSelector"]
        text = texts[node["@id"]]
        assert text[position["oa:start"] : position["oa:end"]] == quote["oa:exact"]
        assert quote["oa:prefix"] + quote["oa:exact"] + quote["oa:suffix"] in text
    reviews = [n for n in data["@graph"] if n["@type"] == "ClaimReview"]
    assert len(reviews) == (rows.verdict != NOT_CHECKABLE).sum()
    assert all(1 <= n["reviewRating"]["ratingValue"] <= 4 for n in reviews)


# ---------------------------------------------------------------- what notebook 03 shows


def test_the_facts_of_the_notebook_are_counted(official):
    figures, people = (
        trade(*FIVE),
        pd.DataFrame({"article": ["b.txt", "c.txt", "d.txt"], "label": ["b", "c", "d"]}),
    )
    checks = room.check(figures, official)
    facts = summary.facts(figures, checks, official, people)
    assert (facts["trade_articles"], facts["trade_figures"], facts["undated"]) == ("Three", 5, "one")
    assert facts["checked"] == (checks.verdict != NOT_CHECKABLE).sum() == 6
    assert facts["outdated"] == ["“$147 billion” in b (still “expected”)"]
    assert (facts["peak"], facts["peak_year"]) == (244.81e9, 2024)
    paths = summary.path_facts(room.paths(figures, official))
    assert "needed 16.7 percent a year from 2020; 22.8 came up to 2024" in paths["target_paths"]
    assert (paths["aims_due"], paths["aims_missed"]) == (5, 3)
    assert summary.agreement_facts(room.agreement(figures, official))["same_time"] == "none"


def test_the_tables_of_the_notebook_keep_their_rows_and_spans(official):
    figures, people = trade(*FIVE), pd.DataFrame({"article": ["b.txt", "c.txt"], "label": ["b", "c"]})
    shown = summary.figures_shown(figures, people)
    assert list(shown.says)[:3] == ["36 percent", "$147 billion", "$240 billion"]
    assert list(shown.when)[:3] == ["2021", "2021", "not said; 2023 to 2024"]
    assert list(shown.quote) == list(figures.quote) and list(shown.start) == list(figures.start)
    checks = room.check(figures, official)
    assert len(summary.checks_shown(checks, people)) == len(checks)
    assert summary.sources_shown(checks).source_url.str.startswith("http").all()
    assert len(summary.evidence(checks.head(0), official)) > 20
