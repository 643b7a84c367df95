"""Word lists, their patterns, and the names of actors."""

import csv
import math

import pytest
from newsdesk import articles
from newsdesk.framing import distinctive, naming
from newsdesk.framing.lexicon import LEXICONS, Matcher, Term, compile_pattern, inflections, read, split

OURS = {
    "framing": "frame",
    "stance": "label",
    "blame": "rule",
    "predicates": "kind",
    "masks": "frames",
    "cues": "cue",
}


def found(pattern, text):
    words = split(text)
    naming.mark(words)
    return [text[hit.start : hit.end] for hit in Matcher([Term("test", "x", pattern, 1)]).find(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "quotes"),
    [
        ("militar*", "Military ties, a militarised border; a mill.", ["Military", "militarised"]),
        (
            "exercise+",
            "exercise exercises exercised exercising exerciser",
            ["exercise", "exercises", "exercised", "exercising"],
        ),
        ("joint exercise+", "A joint-exercise, joint exercises.", ["joint-exercise", "joint exercises"]),
        ("(sell|sold) .. arms", "They sold a few old arms. They sold. Arms stayed.", ["sold a few old arms"]),
        ("sell .. arms", "sell one two three four five arms", []),
        (
            "{west} sanctions",
            "Western sanctions, U.S. sanctions, Russian sanctions",
            ["Western sanctions", "U.S. sanctions"],
        ),
        ("accuse+ .. {china}", "The G7 accused the Beijing leadership.", ["accused the Beijing"]),
        ("usa", "Tell us what the US does.", ["US"]),
    ],
)
def test_patterns_match_what_their_notation_says(pattern, text, quotes):
    assert found(pattern, text) == quotes


@pytest.mark.parametrize("pattern", ["", "..", ".. arms", "arms ..", "{mars} sanctions", "*"])
def test_bad_patterns_are_refused(pattern):
    with pytest.raises(ValueError, match="pattern"):
        compile_pattern(pattern)


def test_inflections():
    assert {"bullies", "bullied", "bullying"} <= inflections("bully")
    assert {"provokes", "provoked", "provoking"} <= inflections("provoke")
    assert {"banned", "banning"} <= inflections("ban")


def test_possessives_stay_outside_the_word():
    words = split("China’s rise, Russia's fall")
    assert [words.text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == [
        "China",
        "rise",
        "Russia",
        "fall",
    ]


@pytest.mark.parametrize(("name", "label"), OURS.items())
def test_every_term_of_every_list_can_be_read_and_stands_once(name, label):
    terms = read(name, label)
    assert all(compile_pattern(term.pattern) for term in terms)
    assert len({(term.label, term.pattern) for term in terms}) == len(terms)
    assert all(0 < term.weight <= 1 for term in terms)
    # A list of general words, not of remembered sentences
    assert max(len(term.pattern.split()) for term in terms) <= 9


@pytest.mark.parametrize("name", [*OURS, "naming", "function_words"])
def test_every_row_of_a_list_names_its_source(name):
    with open(LEXICONS / f"{name}.csv", encoding="utf-8", newline="") as file:
        assert all(row["source"] for row in csv.DictReader(file))


# ---------------------------------------------------------------- names


def corpus_of(tmp_path, *texts):
    for i, text in enumerate(texts):
        (tmp_path / f"{i:03}.txt").write_text(text, encoding="utf-8")
    return articles.load(tmp_path)


BODY = (
    "The Chinese Communist Party rules China, and Xi Jinping rules the CCP. Ships sail the South China Sea, "
    "as the Washington Post and China Daily report. Beijing’s envoy met Russians at the Kremlin; Vladimir "
    "Putin and Putin’s guests of the U.S. and NATO looked west, and the West looked away."
)


def test_names_longest_first_and_not_inside_other_names(tmp_path):
    corpus = corpus_of(tmp_path, BODY)
    mentions = naming.naming(corpus)
    assert all(corpus.texts[m.article][m.start : m.end] == m.quote for m in mentions.itertuples())
    counts = mentions.groupby("name").size().to_dict()
    assert counts == {
        "CCP": 2,
        "China": 1,
        "Xi": 1,
        "Beijing": 1,
        "Russia": 1,
        "Kremlin": 1,
        "Putin": 2,
        "US": 1,
        "NATO": 1,
        "West": 1,
    }


def test_counts_list_every_name_of_every_article(tmp_path):
    corpus = corpus_of(tmp_path, BODY, "Nobody is named here at all, and nothing happens in this quiet text.")
    counts = naming.counts(naming.naming(corpus), list(corpus.articles.article))
    assert len(counts) == 2 * sum(map(len, naming.GROUPS.values()))
    china = counts[(counts.group == "China") & (counts.article == "000.txt")].set_index("name")
    assert china["count"].to_dict() == {"China": 1, "Beijing": 1, "CCP": 2, "Xi": 1}
    assert china.share.sum() == pytest.approx(1)


# ---------------------------------------------------------------- distinctive words


def test_log_odds_by_hand(tmp_path):
    corpus = corpus_of(
        tmp_path, "dragon dragon dragon bear river stone. ", "bear bear bear dragon river stone. "
    )
    table = distinctive.distinctive(corpus, prior=10).set_index(["article", "word"])
    # y = 3 of 6 words here, 1 of 6 elsewhere; the prior is 10 words with 4/12 of them "dragon"
    alpha = 10 * 4 / 12
    here, there = math.log((3 + alpha) / (16 - 3 - alpha)), math.log((1 + alpha) / (16 - 1 - alpha))
    row = table.loc["000.txt", "dragon"]
    assert row.log_odds == pytest.approx(here - there, abs=1e-3)
    assert row.z == pytest.approx((here - there) / math.sqrt(1 / (3 + alpha) + 1 / (1 + alpha)), abs=1e-2)


def test_a_heavier_prior_lets_fewer_words_pass(tmp_path):
    corpus = corpus_of(tmp_path, "dragon " * 9 + "river stone. ", "bear " * 9 + "river stone. ")
    weak, strong = (distinctive.distinctive(corpus, prior).z.max() for prior in (1, 10_000))
    assert weak > distinctive.SIGNIFICANT > strong


def test_one_article_alone_has_no_distinctive_words(tmp_path):
    assert distinctive.distinctive(corpus_of(tmp_path, "dragon " * 9)).empty
