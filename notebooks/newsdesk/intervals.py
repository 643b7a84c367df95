"""How sure a figure is: bootstrap standard errors, Student's t, Wilson's interval, Holm's correction.

Pure NumPy, seeded. An article is a small sample of its author's writing, and its sentences come in paragraphs
that hang together; so a statistic gets the larger of two bootstrap standard errors, over sentences and over
whole paragraphs, and Student's t with paragraphs - 1 degrees of freedom. A plain sentence bootstrap covers
too little (86 to 91 % where it promises 95 %).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from statistics import NormalDist

import numpy as np

LEVEL = 0.95
REPLICATES = 10_000
SEED = 1948

DRAWS = 20_000_000
"""At most about so many draws a bootstrap: a book of 50,000 sentences gets fewer replicates, not an hour."""

FEWEST = 400
"""Replicates for the longest texts; the standard error is then itself right to some 4 %."""

Statistic = Callable[[np.ndarray], np.ndarray]


def replicates(sums: np.ndarray, statistic: Statistic, n: int = REPLICATES, seed: int = SEED) -> np.ndarray:
    """The statistic of `n` resamples of the rows of `sums` with replacement.

    sums       (units, counts): what each sentence or paragraph adds to the totals
    statistic  totals (samples, counts) -> values (samples, measures)
    Returns (n, measures); fewer rows where units x n would pass DRAWS.
    """
    units = len(sums)
    n = min(n, max(FEWEST, DRAWS // max(units, 1)))
    rng = np.random.default_rng(seed)
    step = max(1, DRAWS // (10 * max(units, 1)))
    even = np.full(units, 1 / units)
    totals = [rng.multinomial(units, even, size=min(step, n - done)) @ sums for done in range(0, n, step)]
    return statistic(np.concatenate(totals))


def by_cluster(sums: np.ndarray, clusters: np.ndarray) -> np.ndarray:
    """Adds the rows of `sums` up within each value of `clusters`, in order of value."""
    _, code = np.unique(clusters, return_inverse=True)
    return np.stack([np.bincount(code, weights=column) for column in np.asarray(sums, dtype=float).T], axis=1)


def standard_error(
    sums: np.ndarray, clusters: np.ndarray, statistic: Statistic, n: int = REPLICATES, seed: int = SEED
) -> np.ndarray:
    """The larger of the bootstrap standard errors over rows and over clusters, for each measure.

    sums (sentences, counts), clusters (sentences,): the paragraph of each. One cluster gives NaN: nothing can
    be said from one paragraph. A resample in which the statistic has no value is left out.
    """
    paragraphs = by_cluster(sums, clusters)
    if len(paragraphs) < 2:
        return np.full(statistic(sums.sum(axis=0, keepdims=True)).shape[1], np.nan)
    over_rows = np.nanstd(replicates(sums, statistic, n, seed), axis=0, ddof=1)
    over_clusters = np.nanstd(replicates(paragraphs, statistic, n, seed), axis=0, ddof=1)
    return np.maximum(over_rows, over_clusters)


def t_interval(value: float, se: float, df: float, level: float = LEVEL) -> tuple[float, float]:
    """value -/+ Student's t times the standard error."""
    reach = t_quantile((1 + level) / 2, df) * se
    return value - reach, value + reach


def t_cdf(t: float, df: float) -> float:
    """P(T <= t) for Student's t with df > 0 degrees of freedom (not necessarily whole)."""
    tail = 0.5 * _incomplete_beta(df / 2, 0.5, df / (df + t * t))
    return 1 - tail if t > 0 else tail


@cache
def t_quantile(p: float, df: float) -> float:
    """The t with P(T <= t) = p, by bisection; NaN without degrees of freedom."""
    if not df > 0:
        return math.nan
    if p < 0.5:
        return -t_quantile(1 - p, df)
    low, high = 0.0, 1.0
    while t_cdf(high, df) < p:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if t_cdf(middle, df) < p else (low, middle)
    return (low + high) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function by its continued fraction (Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    scale = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    fraction, c, d = 1.0, 1.0, 0.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + term * d or 1e-300)
        c = 1 + term / c or 1e-300
        fraction *= c * d
        if abs(1 - c * d) < 1e-14:
            break
    return scale * (fraction - 1) / a


def wilson(successes: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's interval of a share (0 to 1) from successes out of n; (NaN, NaN) for n = 0."""
    if n <= 0:
        return math.nan, math.nan
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, room = successes / n, z * z / n
    centre = (share + room / 2) / (1 + room)
    reach = z * math.sqrt(share * (1 - share) / n + room / (4 * n)) / (1 + room)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def welch(
    a: float, se_a: float, df_a: float, b: float, se_b: float, df_b: float
) -> tuple[float, float, float]:
    """Difference of two independent estimates: (standard error, degrees of freedom, two-sided p).

    Degrees of freedom after Welch and Satterthwaite.
    """
    variance = se_a**2 + se_b**2
    if not variance > 0:
        return math.sqrt(variance) if variance == 0 else math.nan, math.nan, math.nan
    df = variance**2 / (se_a**4 / df_a + se_b**4 / df_b)
    se = math.sqrt(variance)
    return se, df, 2 * t_cdf(-abs(a - b) / se, df)


def holm(p: np.ndarray) -> np.ndarray:
    """Holm's correction: p values adjusted so that all of them together err in 5 % at most. NaN stays NaN."""
    p = np.asarray(p, dtype=float)
    adjusted = np.full(len(p), np.nan)
    order = [i for i in np.argsort(p, kind="stable") if not np.isnan(p[i])]
    largest = 0.0
    for rank, i in enumerate(order):
        largest = max(largest, min(1.0, (len(order) - rank) * p[i]))
        adjusted[i] = largest
    return adjusted
