"""Checks the cooperation/conflict rules against PLOVER event sentences, read in place; run by hand.

    python tests/benchmarks/framing_plover.py            the half the words were checked against while writing
    python tests/benchmarks/framing_plover.py test       the other half, for measuring only

Hu et al. (ACL 2024), github.com/snowood1/Zero-Shot-PLOVER: no licence file, so nothing of it is stored here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebooks"))

from newsdesk import intervals  # noqa: E402
from newsdesk.framing import predicates  # noqa: E402

PLOVER = PROJECT.parent / "shared" / "benchmarks" / "framing" / "plover"


def spans(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The plain sentence and the offsets of source and target, from one with <s>…</s> and <t>…</t>."""
    plain, places, rest = "", {}, marked
    while "<" in rest:
        before, _, tail = rest.partition("<")
        tag, closed, after = tail.partition(">")
        if not closed or tag not in ("s", "/s", "t", "/t"):
            plain, rest = plain + before + "<", tail
            continue
        plain += before
        places[tag] = len(plain)
        rest = after
    plain += rest
    whole = (0, len(plain))
    return (
        plain,
        (places.get("s", 0), places.get("/s", 0)),
        (places.get("t", whole[1]), places.get("/t", whole[1])),
    )


def measure(half: str) -> tuple[float, float, float, int]:
    """Macro-F1 of cooperation and conflict with a 95 % bootstrap interval, and the number of sentences."""
    table = pd.read_csv(PLOVER / f"PLV_{half}.tsv", sep="\t")
    human = (table.gold_penta >= 3).to_numpy()
    ours = np.array([predicates.polarity(*spans(text)) > 0 for text in table.marked_sentence])
    counts = np.stack([ours & human, ours, human, ~ours & ~human, ~ours, ~human], axis=1).astype(float)

    def macro(totals: np.ndarray) -> np.ndarray:
        sides = totals.reshape(len(totals), 2, 3)
        return (2 * sides[:, :, 0] / (sides[:, :, 1] + sides[:, :, 2])).mean(axis=1, keepdims=True)

    value = macro(counts.sum(axis=0, keepdims=True))[0, 0]
    low, high = np.percentile(intervals.replicates(counts, macro, n=1000), [2.5, 97.5])
    return value, low, high, len(table)


if __name__ == "__main__":
    half = sys.argv[1] if len(sys.argv) > 1 else "train"
    value, low, high, n = measure(half)
    print(f"PLOVER {half}: macro-F1 of cooperation and conflict {value:.3f} [{low:.3f}, {high:.3f}], n = {n}")
