"""The page that an editor reads: its words follow the data."""

import pandas as pd
import pytest
from newsdesk import findings
from newsdesk.charts import findings as charts


def cards(*stances, **columns):
    n = len(stances)
    frame = pd.DataFrame({
        "article": [f"{i}.txt" for i in range(n)], "start": 0, "end": 10, "label": [f"{i:03}" for i in range(n)],
        "outlet": "", "when": "2021", "words": 100, "claims": 1, "grade": 12.0, "grade_low": 11.0, "grade_high": 13.0,
        "stances": list(stances), "blamed": [{"West": 2}] * n, "trade": [[]] * n})
    return frame.assign(**columns)


@pytest.mark.parametrize("stances, title", [
    ((["solid", "fragile"], ["mixed"]), "All two articles praise and doubt the partnership by turns"),
    ((["fragile"], ["solid", "fragile"]), "All two articles doubt the partnership"),
    ((["solid", "fragile"], ["solid", "none"]), "One of two articles doubt the partnership; 001 never does"),
    ((["none"], ["none"]), "Zero of two articles doubt the partnership"),
])
def test_the_title_follows_the_stances(stances, title):
    assert charts.finding(cards(*stances)) == title


def test_a_text_too_short_for_a_grade_is_drawn():
    assert charts.cards(cards(["solid"], ["none"], grade=[12.0, None])).alt


@pytest.mark.parametrize("ratio, headline", [
    (1.001, "The trade figures hold."), (0.97, "The trade figures are close."), (1.3, "Some trade figures are off.")])
def test_the_headline_of_the_trade_figures_follows_the_ratio(ratio, headline):
    figures = pd.DataFrame([{"claim": "000-1", "measure": "trade_total", "value_usd_bn": 1.0, "bound": "="}])
    checks = pd.DataFrame([{"claim": "000-1", "ratio": ratio}])
    facts = findings.closeness(figures, checks)
    assert facts["headline"] == headline and facts["furthest"] == pytest.approx(abs(ratio - 1))


def test_no_figure_to_check_is_said():
    empty = pd.DataFrame(columns=["claim", "measure", "value_usd_bn", "bound", "ratio"])
    assert findings.closeness(empty, empty)["headline"] == "No trade figure can be checked."


@pytest.mark.parametrize("first, last, words", [
    ("2021-06-16", "2021-06-16", "16 Jun 2021"), ("2024-06-01", "2024-06-30", "Jun 2024"),
    ("2022-01-14", "2022-02-24", "14 Jan–24 Feb 2022"), ("2021-12-30", "2022-01-02", "30 Dec 2021–2 Jan 2022"),
    ("", "", "date unknown")])
def test_short_intervals(first, last, words):
    assert findings.short_interval(first, last) == words


def test_blame_is_counted():
    paragraphs = pd.DataFrame({"blamed": ["West", "none", "China", "West"]})
    assert findings.blame(paragraphs) == {"West": 2, "China": 1}
