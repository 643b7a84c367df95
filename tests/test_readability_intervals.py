"""Intervals: t, Wilson and Holm against published values; coverage by simulation."""

import math
from pathlib import Path

import numpy as np
import pytest
from newsdesk import articles, intervals
from newsdesk.readability import counting

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("p", "df", "t"),  # from the tables in any textbook
    [(0.975, 1, 12.7062), (0.975, 6, 2.4469), (0.975, 13, 2.1604), (0.95, 30, 1.6973), (0.995, 4, 4.6041),
     (0.025, 9, -2.2622), (0.975, 1e6, 1.95997)],
)  # fmt: skip
def test_t_quantile(p, df, t):
    assert intervals.t_quantile(p, df) == pytest.approx(t, abs=5e-5)
    assert intervals.t_cdf(t, df) == pytest.approx(p, abs=1e-5)


def test_t_without_degrees_of_freedom():
    assert math.isnan(intervals.t_quantile(0.975, 0))


def test_wilson():
    # Newcombe 1998, Statistics in Medicine 17:857, table I: 81 of 263, 15 of 148, 0 of 20
    assert intervals.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert intervals.wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert intervals.wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert all(map(math.isnan, intervals.wilson(0, 0)))


def test_holm():
    # worked by hand: .01 x 4, then .02 x 3 = .06, .03 x 2 = .06 not under it, .04 x 1 raised to .06
    assert intervals.holm(np.array([0.04, 0.01, 0.03, 0.02])) == pytest.approx([0.06, 0.04, 0.06, 0.06])
    assert intervals.holm(np.array([0.5, 0.9])) == pytest.approx([1, 1])
    adjusted = intervals.holm(np.array([0.01, np.nan, 0.02]))
    assert adjusted[[0, 2]] == pytest.approx([0.02, 0.02])
    assert np.isnan(adjusted[1])


def test_welch():
    # two samples with s²/n = 1 and 1, 10 degrees of freedom each: df = 20, t = 2.5
    se, df, p = intervals.welch(5, 1, 10, 5 + 2.5 * math.sqrt(2), 1, 10)
    assert (se, df) == pytest.approx((math.sqrt(2), 20))
    assert p == pytest.approx(0.0212, abs=5e-5)


def mean_length(totals: np.ndarray) -> np.ndarray:
    return (totals[:, 1] / totals[:, 0])[:, None]


def test_bootstrap_of_a_mean_equals_its_textbook_error():
    length = np.array([5.0, 9, 12, 20, 22, 25, 31, 40])
    sums = np.column_stack([np.ones(8), length])
    one_each = intervals.standard_error(sums, np.arange(8), mean_length)[0]
    assert one_each == pytest.approx(length.std() / math.sqrt(8), rel=0.03)


def test_sentences_alike_within_paragraphs_widen_the_error():
    sums = np.column_stack([np.ones(16), np.repeat([10.0, 20, 30, 40], 4)])
    apart = intervals.standard_error(sums, np.arange(16), mean_length)[0]
    together = intervals.standard_error(sums, np.repeat(np.arange(4), 4), mean_length)[0]
    assert together > 1.8 * apart


def test_same_seed_same_bytes_and_one_paragraph_says_nothing():
    sums = np.column_stack([np.ones(9), np.arange(9.0)])
    first, second = (intervals.replicates(sums, mean_length) for _ in range(2))
    assert first.shape == (10_000, 1)
    assert (first == second).all()
    assert np.isnan(intervals.standard_error(sums, np.zeros(9), mean_length)).all()


def test_long_texts_get_fewer_replicates(monkeypatch):
    monkeypatch.setattr(intervals, "DRAWS", 20_000)
    sums = np.column_stack([np.ones(500), np.full(500, 20.0)])
    assert len(intervals.replicates(sums, mean_length)) == intervals.FEWEST
    assert len(intervals.replicates(sums[:10], mean_length)) == 2_000


# ---------------------------------------------------------------- coverage


def coverage(draw, truth: np.ndarray, statistic, trials: int) -> np.ndarray:
    """Share of `trials` drawn articles whose 95 % interval holds the truth, for each measure."""
    hits = np.zeros(len(truth))
    for trial in range(trials):
        sums, paragraphs = draw(np.random.default_rng(trial))
        value = statistic(sums.sum(axis=0, keepdims=True))[0]
        se = intervals.standard_error(sums, paragraphs, statistic, n=300)
        reach = intervals.t_quantile(0.975, len(np.unique(paragraphs)) - 1) * se
        hits += np.abs(value - truth) <= reach
    return hits / trials


def test_coverage_on_simulated_articles():
    """7 to 20 paragraphs of 2 to 4 sentences, log-normal lengths, a fifth of the variance between them."""

    def draw(rng):
        paragraphs = np.repeat(np.arange(n := rng.integers(7, 21)), rng.integers(2, 5, n))
        words = 20 * np.exp(0.19 * rng.normal(size=n)[paragraphs] + 0.38 * rng.normal(size=len(paragraphs)))
        syllables = words * (
            1.75 + 0.08 * rng.normal(size=n)[paragraphs] + 0.16 * rng.normal(size=len(paragraphs))
        )
        return np.column_stack([np.ones(len(words)), words, syllables]), paragraphs

    def grade(totals):
        sentences, words, syllables = totals.T
        return (0.39 * words / sentences + 11.8 * syllables / words - 15.59)[:, None]

    mean = 20 * math.exp((0.19**2 + 0.38**2) / 2)
    truth = np.array([0.39 * mean + 11.8 * 1.75 - 15.59])
    assert 0.93 <= coverage(draw, truth, grade, trials=500)[0] <= 0.97


def test_coverage_on_articles_made_of_real_paragraphs():
    """Articles of 7 to 20 paragraphs drawn from all of the seeds together, whose own values are the truth."""
    corpus = articles.load(ROOT / "seeds")
    counts = counting.per_sentence(corpus, counting.words(corpus))
    pool = [g[["words", "syllables", "difficult", "polysyllable"]].to_numpy(dtype=float)
            for _, g in counts.groupby(["article", "paragraph"])]  # fmt: skip

    def statistic(totals):
        sentences, words, syllables, difficult, polysyllables = totals.T
        return np.column_stack([
            0.39 * words / sentences + 11.8 * syllables / words,
            1.043 * np.sqrt(30 * polysyllables / sentences),
            15.79 * difficult / words + 0.0496 * words / sentences,
        ])  # fmt: skip

    def draw(rng):
        chosen = [pool[i] for i in rng.integers(0, len(pool), rng.integers(7, 21))]
        sums = np.concatenate(chosen)
        return np.column_stack([np.ones(len(sums)), sums]), np.repeat(
            np.arange(len(chosen)), list(map(len, chosen))
        )

    everything = np.concatenate(pool)
    truth = statistic(np.append(len(everything), everything.sum(axis=0))[None, :])[0]
    found = coverage(draw, truth, statistic, trials=500)
    assert (found >= 0.93).all()
    assert (found <= 0.97).all()
