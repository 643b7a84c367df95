"""What the formulas are worth: their agreement with teachers, and one score from the three that agree best.

The figures were measured once on the CLEAR corpus (tests/benchmarks/readability_clear.py) and stand in
data/reference/readability_worth.csv.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

WORTH = Path(__file__).parents[3] / "data" / "reference" / "readability_worth.csv"

PARTS = ["flesch_kincaid_grade", "smog_index", "dale_chall_readability_score"]


@cache
def worth() -> pd.DataFrame:
    """One row a figure: kind (spearman, rmse, agreement, mean, sd), measure, counts, texts, value, n, low,
    high, gap_from, gap_to (agreement only), source, source_url.
    """
    return pd.read_csv(WORTH)


def score(values: Mapping[str, float], counts: str) -> float:
    """Mean of the three formulas, each in standard deviations from its mean over the CLEAR excerpts.

    0 is as hard as the middle of texts for US grades 3 to 12; higher is harder. `values` maps PARTS to
    numbers or columns of numbers; `counts` ("textstat" or "audited") says how they were counted.
    """
    centre, spread = _calibration(counts)
    return sum((values[part] - centre[part]) / spread[part] for part in PARTS) / len(PARTS)


@cache
def _calibration(counts: str) -> tuple[dict[str, float], dict[str, float]]:
    known = worth()[worth().counts == counts].set_index("measure")
    return tuple(known[known.kind == kind].value.to_dict() for kind in ("mean", "sd"))
