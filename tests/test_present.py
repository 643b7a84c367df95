"""What may be shown: nothing without its words, nothing that does not lead back to a text or a source."""

import json
import re

import pandas as pd
import pytest
from matplotlib.figure import Figure
from newsdesk import articles, present
from newsdesk.charts import Chart

HOSTILE = '<script>alert(1)</script> & "quotes" $x$ _a_ \\input{x} | =1+1 [link](javascript:x)'


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(present, "display", lambda bundle, **_: bundles.append(bundle))
    return bundles


@pytest.fixture
def page(tmp_path, shown, monkeypatch):
    """A page over one article of two lines."""
    monkeypatch.delenv(present.STAGE, raising=False)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a b.txt").write_text(
        "Trade between the two countries grew to $147 billion in the year.\n"
        f"The minister said that {HOSTILE} was no way to speak of a neighbour.\n", encoding="utf-8")
    present.begin("03-trade", articles.load(seeds), "../seeds", str(tmp_path / "out"))
    return tmp_path / "out"


def span(quote):
    text = present.page.corpus.texts["a b.txt"]
    return {"article": "a b.txt", "start": text.index(quote), "end": text.index(quote) + len(quote), "quote": quote}


def chart(**changes):
    figure = Figure(figsize=(4, 2), layout="constrained")
    figure.add_subplot().plot([1, 2], [3, 4])
    words = dict(title="Trade grew", subtitle="US$ bn", source="the article", alt="line chart of trade, rising")
    return Chart(**{"figure": figure, **words, "data": pd.DataFrame([span("$147 billion")]), **changes})


@pytest.mark.parametrize("missing", ["title", "subtitle", "source", "alt"])
def test_a_figure_without_its_words_is_refused(page, missing):
    with pytest.raises(ValueError, match=missing):
        present.figure(chart(**{missing: " "}), "03-1-trade")


def test_a_figure_without_data_is_refused(page):
    with pytest.raises(ValueError, match="data"):
        present.figure(chart(data=None), "03-1-trade")


def test_a_figure_without_a_row_is_said_not_drawn(page, shown):
    present.figure(chart(data=pd.DataFrame()), "03-1-trade")
    assert shown[-1]["text/plain"] == "Trade grew: there is nothing to draw."
    assert not (page / "figures").exists()


def test_a_row_that_leads_nowhere_is_refused(page):
    with pytest.raises(present.WalkBackError):
        present.figure(chart(data=pd.DataFrame([{"value": 1}])), "03-1-trade")


def test_a_point_that_does_not_read_as_its_quote_is_refused(page):
    wrong = {**span("$147 billion"), "quote": "$148 billion"}
    with pytest.raises(present.WalkBackError, match="does not read"):
        present.figure(chart(data=pd.DataFrame([wrong])), "03-1-trade")


def test_a_slug_of_another_notebook_is_refused(page):
    with pytest.raises(ValueError, match="03-k"):
        present.figure(chart(), "04-1-trade")


def test_a_figure_is_written_three_ways_with_its_words(page, shown):
    present.figure(chart(), "03-1-trade")
    assert sorted(f.name for f in (page / "figures").iterdir()) == [
        "03-1-trade.csv", "03-1-trade.png", "03-1-trade.svg", "index.json"]
    entry = json.loads((page / "figures" / "index.json").read_text())["03-1-trade"]
    assert entry == {"title": "Trade grew", "subtitle": "US$ bn", "source": "the article",
                     "alt": "line chart of trade, rising"}
    bundle = shown[-1]
    assert 'alt="line chart of trade, rising"' in bundle["text/html"] and "<figcaption" in bundle["text/html"]
    assert bundle["text/plain"] == "line chart of trade, rising"
    assert "image/png" in bundle


def test_the_same_figure_gives_the_same_bytes(page):
    present.figure(chart(), "03-1-trade")
    first = {f.name: f.read_bytes() for f in (page / "figures").iterdir()}
    present.figure(chart(), "03-1-trade")
    assert first == {f.name: f.read_bytes() for f in (page / "figures").iterdir()}


def test_article_text_cannot_act(page, shown):
    present.table(pd.DataFrame([{**span(HOSTILE), "label": HOSTILE}]), HOSTILE, {"label": "What", "quote": "Quote"})
    bundle = shown[-1]
    assert "<script" not in bundle["text/html"] and "&lt;script&gt;" in bundle["text/html"]
    assert "\\input{" not in bundle["text/latex"] and "$x$" not in bundle["text/latex"].replace("\\$", "")
    present.say("It reads {text:quote}.", {"text": HOSTILE}, pd.DataFrame([span(HOSTILE)]))
    markdown = shown[-1]["text/markdown"]
    assert not re.search(r"(?<!\\)<script", markdown) and not re.search(r"(?<!\\)\]\(javascript", markdown)


def test_two_dollars_are_no_formula(page, shown):
    present.say("From {a:usd_bn} to {b:usd_bn}.", {"a": 1e9, "b": 2e9}, pd.DataFrame([span("$147 billion")]))
    assert shown[-1]["text/markdown"].startswith(r"From <span>\$</span>1 billion to <span>\$</span>2 billion.")
    present.table(pd.DataFrame([{**span("Trade"), "v": "$1 to $2"}]), "T", {"v": "US$"})
    assert "<span>$</span>1 to <span>$</span>2" in shown[-1]["text/html"]


def test_a_table_links_each_row_to_its_line(page, shown):
    frame = pd.DataFrame([{**span("$147 billion"), "value": 147.0}])
    present.table(frame, "Trade", {"value": "US$ bn", "quote": "Quote"})
    assert '<a href="../seeds/a%20b.txt#line=0"><span>$</span>147 billion</a>' in shown[-1]["text/html"]
    assert '<th scope="row"' in shown[-1]["text/html"] and '<th scope="col"' in shown[-1]["text/html"]


def test_a_source_must_be_an_address_of_the_web(page, shown):
    row = {"value": 1, "source_url": "javascript:alert(1)"}
    present.table(pd.DataFrame([row]), "Official", {"value": "US$ bn"})
    assert "href" not in shown[-1]["text/html"]


def test_a_sentence_needs_evidence_and_leaves_its_facts(page, shown):
    with pytest.raises(present.WalkBackError):
        present.say("{n:words} articles", {"n": 5}, pd.DataFrame([{"n": 5}]))
    present.say("Trade was {total:usd_bn}.", {"total": 147e9}, pd.DataFrame([span("$147 billion")]))
    said = json.loads((page / "data" / "derived" / "facts.json").read_text())["03-trade"]
    assert said["facts"] == {"total": 147e9}
    assert said["sentences"][0]["text"] == "Trade was $147 billion."
    assert said["sentences"][0]["evidence"] == [{k: v for k, v in span("$147 billion").items() if k != "quote"}]


def test_that_nothing_was_found_rests_on_the_articles(page, shown):
    present.say("{n:Words} claims.", {"n": 0}, pd.DataFrame(columns=["article", "start", "end"]))
    said = json.loads((page / "data" / "derived" / "facts.json").read_text())["03-trade"]
    text = present.page.corpus.texts["a b.txt"]
    assert said["sentences"][0]["evidence"] == [{"article": "a b.txt", "start": 0, "end": len(text)}]


def test_a_spreadsheet_runs_nothing(page, tmp_path):
    frame = pd.DataFrame({"article": ["a b.txt"], "start": [0], "end": [5], "quote": ["Trade"],
                          "title": ["=HYPERLINK(1)"], "value": [-3.0]})
    present._write_csv(frame, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == (
        "article,start,end,quote,title,value\na b.txt,0,5,Trade,'=HYPERLINK(1),-3.0\n")
