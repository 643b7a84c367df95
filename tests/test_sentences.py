"""sentences.spans: where sentences end, by hand-worked examples and by the hand-split seeds."""

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from conftest import RUNAWAY
from newsdesk import articles
from newsdesk.articles import sentences

SHARED = Path(__file__).parents[2] / "shared"


def split(text):
    return [text[a:b] for a, b in sentences.spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It rejects U.S.-led hubris on the part of others.",
        "That was the view of Prof. John Mearsheimer and of Dr. Li.",
        "The revival of Cold War 2.0 and a hot war are feared.",
        "The gap between Sino-U.S. Military capabilities has closed.",
        "J. R. R. Tolkien and George W. Bush never met in St. Petersburg.",
        "Growth of 1.6 percent, or $2.5bn, was reported at 9.30 a.m. on Friday.",
        "Apple Inc. Chief Executive Tim Cook met Gen. Li at No. 5 Jan. 3 Street.",
        "In the XXth century. first century of its kind.",
        "The efforts of the United States. United States to isolate them failed.",
        "“Really?” he asked, and “No!” she said.",
        "He spoke (see the note. It is long.) and left.",
        "Yahoo! said it would pay, e.g. in cash, i.e. at once, etc. and so on.",
        "1. Pay for patrols",
    ],
)
def test_stays_whole(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("He called him his “best friend.” In turn, he smiled.", "In turn, he smiled."),
        ("It moved to the U.S. The move was costly.", "The move was costly."),
        ("They met at 5 p.m. He was late.", "He was late."),
        ("Who won? Nobody did.", "Nobody did."),
        ("It ended in 2021. Trade grew.", "Trade grew."),
        ("Liberal democracy abroad . They agreed.", "They agreed."),
        ("Nobody knows… But it ended.", "But it ended."),
        ("He left. (She stayed.)", "(She stayed.)"),
        ("They sat in the sun. Russia won.", "Russia won."),
        ("He had no sales rep. Moscow sent one.", "Moscow sent one."),
        ("They did well.[1] Post-war growth followed.", "Post-war growth followed."),
        ("So it was said.The minister left the room.", "The minister left the room."),
        ("It sold well. iPhone sales rose.", "iPhone sales rose."),
        ("“We won. They lost,” he said.", "They lost,” he said."),
    ],
)
def test_two_sentences(text, second):
    assert split(text)[1:] == [second]


@pytest.mark.parametrize(
    "text", ["", "   ", "\u00a0", ". . .", "No stop at all", "a.\nb. C d.", "x" * 50 + "." * 50]
)
def test_every_sign_lies_in_exactly_one_sentence(text):
    spans = sentences.spans(text)
    covered = [i for a, b in spans for i in range(a, b)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize(
    "piece", ["A. ", "He said it. ", "1,", "$", "(", '"', "... ", "word ", "U.S. ", "United States. "]
)
def test_time_grows_with_length_only(piece):
    text = piece * (150_000 // len(piece))
    began = time.perf_counter()
    sentences.spans(text)
    assert time.perf_counter() - began < RUNAWAY


def test_hand_split_sentences_of_the_seeds():
    path = SHARED / "annotations" / "sentences.json"
    if not path.exists():
        pytest.skip("../shared is not at hand")
    gold = json.loads(path.read_text(encoding="utf-8"))
    corpus = articles.load(SHARED / "seeds")
    found, wanted = Counter(), Counter()
    for article, text in corpus.texts.items():
        rows = corpus.sentences[corpus.sentences.article == article]
        found.update((article[:3], _plain(text[r.start : r.end])) for r in rows.itertuples())
        wanted.update((article[:3], _plain(s)) for paragraph in gold[article[:3]] for s in paragraph)
    f1 = 2 * sum((found & wanted).values()) / (sum(found.values()) + sum(wanted.values()))
    assert f1 >= 0.99


def _plain(sentence):
    return re.sub(r"\s+([.,;])", r"\1", " ".join(sentence.split()))
