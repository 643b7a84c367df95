"""Figures of notebook 04: their titles follow the data, and they stand on few or no scored articles."""

from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from newsdesk import articles, readability
from newsdesk.articles import Corpus
from newsdesk.charts import readability as charts
from newsdesk.readability import consensus
from newsdesk.readability import summary as reading
from test_readability import PROSE
from test_readability_counting import corpus_of

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def seeds():
    return articles.load(ROOT / "seeds")


@pytest.fixture(scope="module")
def scores(seeds):
    return readability.score(seeds)


def test_the_title_of_the_scores_follows_the_differences(seeds, scores):
    differences = readability.differences(scores)
    title = charts.scores(scores, differences, seeds.articles).title
    flipped = differences.assign(difference=-differences.difference)
    assert charts.scores(scores, flipped, seeds.articles).title != title
    nothing = differences.assign(differs=False)
    assert charts.scores(scores, nothing, seeds.articles).title.startswith("No two of the 5 articles differ")


def test_the_title_names_the_harder_one(seeds, scores):
    differences = readability.differences(scores)
    pair = differences[(differences.measure == "flesch_kincaid_grade") & differences.differs].iloc[0]
    label = seeds.articles.set_index("article").label
    harder, easier = (pair.article, pair.other) if pair.difference > 0 else (pair.other, pair.article)
    title = charts.scores(scores, differences, seeds.articles).title
    assert f"{label[harder]} is harder than {label[easier]}" in title


def test_the_titles_of_lengths_and_profile_follow_the_sentences(seeds):
    sentences = readability.sentences(seeds)
    turned = sentences.assign(words=60 - sentences.words)
    assert charts.lengths(turned).title != charts.lengths(sentences).title
    assert charts.profile(turned).title != charts.profile(sentences).title


def test_the_title_of_the_agreement_follows_gap_and_share():
    worth = consensus.worth()
    title = charts.agreement(worth, 3.5).title
    assert charts.agreement(worth, 0.4).title != title
    assert charts.agreement(worth.assign(value=worth.value - 0.1), 3.5).title != title
    assert "wider" in charts.agreement(worth, float("nan")).title


@pytest.mark.parametrize(
    "texts", [["Too short. To score.", "1 2 3."], [PROSE * 8 + "\n" + PROSE, "Short.", PROSE * 7]]
)
def test_every_figure_can_be_drawn_for_any_folder(texts):
    corpus = corpus_of(*texts)
    corpus = Corpus(corpus.articles.assign(start=0, end=5), corpus.lines, corpus.sentences, corpus.texts)
    scores = readability.score(corpus)
    sentences = readability.sentences(corpus)
    drawn = [
        charts.scores(scores, readability.differences(scores), corpus.articles), charts.lengths(sentences),
        charts.profile(sentences), charts.agreement(consensus.worth(), reading.gap(scores)),
    ]  # fmt: skip
    for chart in drawn:
        assert all([chart.title, chart.subtitle, chart.source, chart.alt])
        assert len(chart.data)
        assert {"start", "end"} <= set(chart.data) or "source_url" in chart.data
        FigureCanvasAgg(chart.figure).draw()


def test_no_text_is_smaller_than_eight_points(seeds, scores):
    chart = charts.scores(scores, readability.differences(scores), seeds.articles)
    sizes = [text.get_fontsize() for axes in chart.figure.axes for text in axes.texts if text.get_text()]
    assert min(sizes) >= 8
