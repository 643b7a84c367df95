"""Numbers in words, by hand-worked examples."""

import pytest
from newsdesk.wording import fill


@pytest.mark.parametrize("template, value, words", [
    ("{v:usd_bn}", 147e9, "$147 billion"),
    ("{v:usd_bn}", 107.06e9, "$107.1 billion"),
    ("{v:pct}", 36.0, "36 percent"),
    ("{v:pct}", 16.72, "16.7 percent"),
    ("{v:share}", 0.25, "25 percent"),
    ("{v:words}", 5, "five"),
    ("{v:words}", 13, "13"),
    ("{v:Words}", 1, "One"),
    ("{v:n}", 1175, "1,175"),
    ("{v:n1}", -3.25, "−3.2"),
    ("{v:list}", ["000"], "000"),
    ("{v:list}", ["000", "001", "002"], "000, 001 and 002"),
    ("{v:list}", [], "none"),
    ("{v:either}", ["a", "b"], "a or b"),
    ("{v:day}", "2021-06-16", "16 June 2021"),
    ("{v:usd_bn}", float("nan"), "no figure"),
    ("article{v:s}", 1, "article"),
    ("article{v:s}", 2, "articles"),
])
def test_written(template, value, words):
    assert fill(template, {"v": value}) == words


def test_a_format_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="dollars"):
        fill("{v:dollars}", {"v": 1})


def test_a_fact_that_does_not_exist_is_named():
    with pytest.raises(KeyError, match="gap"):
        fill("{gap}", {})
