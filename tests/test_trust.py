"""The scoreboard: F1 and shares by hand-worked examples, and that it says so when the rules get worse."""

import numpy as np
import pandas as pd
import pytest
from newsdesk import articles, claims, framing, trust


@pytest.fixture(scope="module")
def inputs(corpus):
    return corpus, claims.account(corpus), framing.code(corpus, roles=("title", "heading", "body"))


def counts(*rows):
    return pd.DataFrame(rows, columns=["tp", "fp", "fn"])


def test_f1_by_hand():
    # 3 found rightly, 1 wrongly, 2 missed: F1 = 6 / (6 + 1 + 2)
    row = trust.measure("x", "F1", counts((1, 0, 0), (1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1)), "f.csv")
    assert row["value"] == round(6 / 9, 3)
    assert row["low"] < row["value"] < row["high"]
    assert row["in_sample"] and row["standing"] == "not evidence"


def test_share_by_hand():
    row = trust.measure("x", "share", counts((1, 0, 0), (0, 1, 1), (1, 0, 0), (1, 0, 0)), "f.csv", trust.share)
    assert row["value"] == 0.75


def test_nothing_to_find_and_nothing_found_is_agreement():
    assert trust.f1(np.zeros((1, 3)))[0, 0] == 1


def test_each_item_is_used_once():
    assert trust.verdicts("a", ["x", "x", "y"], ["x", "z"]) == [
        ("a", True, False, False), ("a", False, True, False), ("a", False, True, False), ("a", False, False, True)]


@pytest.mark.parametrize("a, b, equal", [
    (1e11, 1e11 + 1, True), (1.0, 1.1, False), ("=", "=", True), ("=", "~", False),
    (float("nan"), float("nan"), True), (float("nan"), 1.0, False)])
def test_same(a, b, equal):
    assert trust.same(a, b) is equal


def test_the_promised_agreement_on_the_articles(inputs):
    board = trust.scoreboard(*inputs)
    seen = board[board.in_sample.astype(bool)].set_index(["extractor", "metric"]).value
    assert seen["sentences", "exact sentences, F1"] >= 0.99
    assert seen["page furniture", "lines, F1"] >= 0.99
    assert seen["claims", "exact passages, F1"] >= 0.95


def test_a_worse_extractor_gets_a_worse_score(inputs):
    corpus, numerals, paragraphs = inputs
    worse = numerals.assign(start=numerals.start.where(numerals.index % 2 == 0, numerals.start - 1))
    score = {}
    for name, frame in (("good", numerals), ("worse", worse)):
        board = trust.scoreboard(corpus, frame, paragraphs)
        score[name] = board[(board.extractor == "numerals") & (board.metric == "exact passages, F1")].value.iloc[0]
    assert score["worse"] < score["good"]


def test_disagreements_walk_back(inputs):
    corpus = inputs[0]
    apart = trust.disagreements(*inputs)
    assert len(apart) and (apart.ours != apart.by_hand).all()
    assert all(corpus.texts[r.article][r.start:r.end] == r.quote for r in apart.itertuples())


def test_without_hand_labels_only_outside_measures_stand(tmp_path):
    (tmp_path / "other.txt").write_text("Two ships met at sea. They had sailed for three days.\n" * 3, encoding="utf-8")
    corpus = articles.load(tmp_path)
    board = trust.scoreboard(corpus, claims.account(corpus), framing.code(corpus))
    assert len(board) and trust.SAMPLE not in set(board.dataset)
