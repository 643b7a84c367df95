"""Checks the frames on short text against hand-labelled headlines on Reddit, read in place; run by hand.

    python tests/benchmarks/framing_reddit.py

Posts on China, Russia, Iran and North Korea of 2017-2019 (github.com/Shinhunjun/nk-coercive-diplomacy-reddit,
MIT for the labels; the titles remain their publishers', so none is stored here). Five labels: THREAT, DIPLOMACY,
ECONOMIC, HUMANITARIAN, NEUTRAL.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebooks"))

from newsdesk import intervals  # noqa: E402
from newsdesk.framing import hits, mark, split  # noqa: E402

TABLE = PROJECT.parent / "shared" / "benchmarks" / "framing" / "reddit_ir_frames" / "framing_combined_human_llm.csv"
FIVE = ("THREAT", "DIPLOMACY", "ECONOMIC", "HUMANITARIAN", "NEUTRAL")
FRAMES = {"security_defense": "THREAT", "conflict_threat": "THREAT", "diplomacy_cooperation": "DIPLOMACY",
          "economic": "ECONOMIC", "values_rights": "HUMANITARIAN"}
ENOUGH = 1.0


def label(title: str) -> str:
    """The label whose frames weigh most; NEUTRAL where none weighs ENOUGH. Ties go to the earlier in FIVE."""
    words = split(title)
    mark(words)
    weights = dict.fromkeys(FIVE, 0.0)
    for frame, some in hits(words).items():
        if frame in FRAMES:
            weight = sum({hit.term.pattern: hit.term.weight for hit in some}.values())
            weights[FRAMES[frame]] = max(weights[FRAMES[frame]], weight)
    best = max(FIVE[:-1], key=weights.__getitem__)
    return best if weights[best] >= ENOUGH else "NEUTRAL"


def measure() -> tuple[float, float, float, int]:
    """Macro-F1 of the five labels with a 95 % bootstrap interval, and the number of titles."""
    table = pd.read_csv(TABLE)
    table = table[table.human_final_frame.isin(FIVE)]
    ours = np.array([label(str(title)) for title in table.title])
    human = table.human_final_frame.to_numpy()
    counts = np.column_stack([column for name in FIVE for column in (
        (ours == name) & (human == name), ours == name, human == name)]).astype(float)

    def macro(totals: np.ndarray) -> np.ndarray:
        each = totals.reshape(len(totals), len(FIVE), 3)
        return (2 * each[:, :, 0] / np.maximum(each[:, :, 1] + each[:, :, 2], 1)).mean(axis=1, keepdims=True)

    value = macro(counts.sum(axis=0, keepdims=True))[0, 0]
    low, high = np.percentile(intervals.replicates(counts, macro, n=1000), [2.5, 97.5])
    return value, low, high, len(table)


if __name__ == "__main__":
    value, low, high, n = measure()
    print(f"Reddit titles: macro-F1 of five labels {value:.3f} [{low:.3f}, {high:.3f}], n = {n}")
