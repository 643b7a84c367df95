"""Claims: which numerals are claims and why, what they state, and the account whose sum is exact."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pandas as pd
import pytest
from bilateral_scoring import corpus
from conftest import RUNAWAY
from newsdesk import articles, claims, quantities
from newsdesk.charts import claims as charts
from newsdesk.claims import actors, attribution, periods, vague
from newsdesk.claims import summary as overview
from newsdesk.claims.agreement import agreement

SEEDS = Path(__file__).parents[1] / "seeds"
GOLD = Path(__file__).parents[1] / "data" / "annotations" / "quantities.csv"


@pytest.fixture(scope="module")
def seeds():
    return articles.load(SEEDS)


@pytest.fixture(scope="module")
def found(seeds):
    return claims.extract(seeds)


@pytest.fixture(scope="module")
def table(seeds):
    return claims.account(seeds)


def extract(text: str, day: str = "2022-06-15") -> pd.DataFrame:
    return claims.extract(corpus([(day, text, "")]))


def reasons(text: str) -> dict[str, str]:
    rows = claims.account(corpus([("2022-06-15", text, "")]))
    return dict(zip(rows.quote, rows.reason, strict=True))


def test_the_account_keeps_every_numeral(seeds, table):
    wanted = [(name, *row[:2]) for name, text in seeds.texts.items() for row in quantities.records(text)]
    assert sorted(wanted) == sorted(zip(table.article, table.start, table.end, strict=True))
    assert table.reason.value_counts().sum() == len(table)
    assert (table.is_claim == (table.reason == "claim")).all()


def test_no_digit_and_no_number_word_is_left_over(seeds, table):
    words = (
        r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|trillion)\b"
    )
    for name, text in seeds.texts.items():
        rows = table[table.article == name]
        for match in re.finditer(words, text, re.I):
            inside = (rows.start <= match.start()) & (match.end() <= rows.end)
            assert inside.any(), (name, text[match.start() - 20 : match.end() + 20])


def test_offsets_quote_the_text(seeds, found, table):
    for rows in (found, table):
        assert all(seeds.texts[r.article][r.start : r.end] == r.quote for r in rows.itertuples())
    for r in found[found.attributed_start >= 0].itertuples():
        assert seeds.texts[r.article][r.attributed_start : r.attributed_end] == r.attributed_to


def test_agreement_with_the_gold(found):
    share = agreement(found, pd.read_csv(GOLD)).set_index("what")["share"]
    assert share["claims that are claims"] >= 0.95 and share["claims found"] == 1
    assert (share[["value", "unit", "bound", "period", "status"]] == 1).all()


def test_agreement_counts_a_wrong_value(found):
    wrong = found.assign(low=found.low * 2)
    assert agreement(wrong, pd.read_csv(GOLD)).set_index("what").loc["value", "right"] == 0


def test_claims_without_a_numeral(found):
    loose = found[found.low.isna() & found.high.isna()]
    assert set(loose.kind) == {"vague", "rank"}
    quotes = set(loose.quote)
    assert {"dwarfs", "main trading partner", "most of their trade"} <= quotes


def test_ids_do_not_move_when_an_article_is_added(found):
    one = articles.load(SEEDS)
    name = sorted(one.texts)[2]
    only = articles.Corpus(
        one.articles[one.articles.article == name],
        one.lines[one.lines.article == name],
        one.sentences[one.sentences.article == name],
        {name: one.texts[name]},
    )
    assert list(claims.extract(only).claim) == list(found[found.article == name].claim)


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("Russia and China signed. The two countries agreed.", "two", "stands for actors named"),
        ("Its appeal falls into two categories.", "two", "structure of the argument"),
        ("It is one of the many topics.", "one", "pronoun or partitive"),
        ("The war began in 2014.", "2014", "date of something else"),
        ("In 2014 trade was $95 billion.", "2014", "period of a claim"),
        ("They built 40 bridges.", "40", "claim"),
        ("The five former Soviet states of Central Asia gained.", "five", "claim"),
        (
            "Trade was 9.7 billion euros ($10.5 billion).",
            "$10.5 billion",
            "conversion of the amount before it",
        ),
    ],
)
def test_reasons(text, quote, reason):
    assert reasons(text)[quote] == reason


def test_status_by_the_nearest_cue():
    def status(text, quote):
        return attribution.status(text, text.index(quote), text.index(quote) + len(quote))

    assert status("Trade reached $5 billion.", "$5 billion") == "reported"
    assert status("Trade is expected to reach $5 billion.", "$5 billion") == "expected"
    assert status("They plan to raise trade to $5 billion.", "$5 billion") == "target"
    assert status("If sanctions fell, trade would grow by $5 billion.", "$5 billion") == "hypothetical"
    assert status("They aim for $9 billion, up from $5 billion.", "$5 billion") == "reported"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2018", "2018-01-01", "2018-12-31"),
        ("last year", "2021-01-01", "2021-12-31"),
        ("in the first half of 2021", "2021-01-01", "2021-06-30"),
        ("in the first quarter", "2022-01-01", "2022-03-31"),
        ("from January to November", "2021-01-01", "2021-11-30"),
        ("in fiscal 2021-22", "2021-04-01", "2022-03-31"),
        ("since Xi Jinping took office", "2013-03-14", ""),
        ("thirty years ago", "1992-01-01", "1992-12-31"),
        ("between March 2021 and May 2022", "2021-03-01", "2022-05-31"),
        ("by 2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_periods(text, first, last):
    found = periods.find(text, periods.clock("2022-06-15", "2022-06-15", ["India"]))
    assert (found[0].first, found[0].last) == (first, last)


def test_relative_period_stays_open_where_the_article_may_be_of_two_years():
    found = periods.find("last year", periods.clock("2021-12-01", "2022-02-01", []))[0]
    assert (found.first, found.about_from, found.about_to) == ("", "2020-01-01", "2021-12-31")


def test_actors_by_name_adjective_and_seat():
    assert [m.actor for m in actors.find("Sino-Russian ties worry Washington, not the South China Sea.")] == [
        "China",
        "Russia",
        "United States",
    ]
    assert not actors.find("It cost 5 US dollars and 3 Chinese yuan.")


def test_vague_quantities_need_a_quantifier():
    assert list(vague.find("Most of their trade goes by sea.").quote) == []
    assert list(vague.find("It says most of their trade goes by sea.").kind) == ["vague"]
    assert vague.find("").empty


def test_sources():
    assert (
        attribution.sources("Trade fell, according to the customs service.")[0].name == "the customs service"
    )
    assert attribution.sources("Vladimir Putin said trade grew.")[0].name == "Vladimir Putin"
    assert not attribution.sources("Trade grew by 5 percent.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7" * 100_000,
        "1," * 30_000,
        "$" * 300_000,
        " " * 300_000,
        "trade rose by 5 percent and " * 2_000,
        "In 2018 " * 30_000,
        "A said B told C that " * 10_000,
    ],
)
def test_odd_input_ends_in_seconds(text):
    start = time.perf_counter()
    rows = claims.account(corpus([("2022-06-15", text, "")]))
    assert len(claims.extract(corpus([("2022-06-15", text, "")]))) <= max(2 * len(rows), 60_000)
    assert time.perf_counter() - start < RUNAWAY


def test_poisson_interval_is_garwoods():
    assert overview.poisson_interval(0) == (0.0, pytest.approx(3.6889, abs=1e-3))
    assert overview.poisson_interval(10) == (
        pytest.approx(4.7954, abs=1e-3),
        pytest.approx(18.3904, abs=1e-3),
    )


def test_the_account_in_words_adds_up(table):
    assert overview.account(table).numerals.sum() == len(table)
    assert overview.cited(claims.extract(articles.load(SEEDS))).claims.sum() == len(
        claims.extract(articles.load(SEEDS))
    )


def test_titles_follow_the_data(seeds, found, table):
    assert charts.along(seeds, found).title != charts.along(seeds, found.assign(status="reported")).title
    assert charts.account(table).title != charts.account(table.assign(is_claim=True, reason="claim")).title
    many = found.loc[found.index.repeat(40)].assign(article=found.article.iloc[0])
    assert "chance" in charts.density(seeds, many).title
    assert "too few to rank" in charts.density(seeds, found).title


def test_charts_of_no_claims(seeds, found, table):
    none, empty = found[found.low > 1e99], table[table.low > 1e99]
    assert (
        charts.along(seeds, none).title and charts.account(empty).title and charts.density(seeds, none).title
    )
