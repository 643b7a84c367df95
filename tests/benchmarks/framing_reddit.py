"""Checks the frames on short text against hand-labelled headlines on Reddit, read in place; run by hand.

    python tests/benchmarks/framing_reddit.py

Posts on China, Russia, Iran and North Korea of 2017-2019 (github.com/Shinhunjun/nk-coercive-diplomacy-reddit,
MIT for the labels; the titles remain their publishers', so none is stored here). Five labels: THREAT,
DIPLOMACY, ECONOMIC, HUMANITARIAN, NEUTRAL.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebooks"))

from newsdesk import intervals  # noqa: E402
from newsdesk.framing import (  # noqa: E402
    hits,
    mark,
    predicates,
    split,
)

TABLE = (
    PROJECT.parent
    / "shared"
    / "benchmarks"
    / "framing"
    / "reddit_ir_frames"
    / "framing_combined_human_llm.csv"
)
FIVE = ("THREAT", "DIPLOMACY", "ECONOMIC", "HUMANITARIAN", "NEUTRAL")
ACT, MORAL, DOMESTIC = 1.5, 2.0, 2.0  # chosen on the odd titles; the even ones are printed apart
# Home politics and firms: such a title must be plainer about states to count.
HOME = re.compile(
    r"\b(?:election|campaign|democrat|republican|senat|congress|house|impeach|mueller|collusion|facebook|"
    r"google|twitter|fbi|cia|dnc|clinton|giuliani|kushner|biden|tulsi|gop|nra|adviser|court|lawyer|"
    r"probe|hack|spy|agent)",
    re.IGNORECASE,
)


def label(title: str) -> str:
    """The label that weighs most; NEUTRAL where no state is named or none weighs enough.

    What states say to one another is diplomacy, in friendship or anger; arms and attacks are threat.
    """
    words = split(title)
    names = mark(words)
    frames = {
        frame: sum({hit.term.pattern: hit.term.weight for hit in some}.values())
        for frame, some in hits(words).items()
    }
    said = sum(act.hit.term.label.startswith("verbal") for act in predicates.acts(words, names))
    weights = {
        "THREAT": max(frames.get("security_defense", 0), 0.8 * frames.get("conflict_threat", 0)),
        "DIPLOMACY": frames.get("diplomacy_cooperation", 0) + ACT * said,
        "ECONOMIC": frames.get("economic", 0),
        "HUMANITARIAN": MORAL * frames.get("values_rights", 0),
    }
    best = max(weights, key=weights.__getitem__)
    enough = 1 + (DOMESTIC if HOME.search(title) else 0)
    return best if names and weights[best] >= enough else "NEUTRAL"


def measure(rows: slice = slice(None)) -> tuple[float, float, float, int]:
    """Macro-F1 of the five labels with a 95 % bootstrap interval, and the number of titles."""
    table = pd.read_csv(TABLE)
    table = table[table.human_final_frame.isin(FIVE)].iloc[rows]
    ours = np.array([label(str(title)) for title in table.title])
    human = table.human_final_frame.to_numpy()
    counts = np.column_stack(
        [
            column
            for name in FIVE
            for column in ((ours == name) & (human == name), ours == name, human == name)
        ]
    ).astype(float)

    def macro(totals: np.ndarray) -> np.ndarray:
        each = totals.reshape(len(totals), len(FIVE), 3)
        return (2 * each[:, :, 0] / np.maximum(each[:, :, 1] + each[:, :, 2], 1)).mean(axis=1, keepdims=True)

    value = macro(counts.sum(axis=0, keepdims=True))[0, 0]
    low, high = np.percentile(intervals.replicates(counts, macro, n=1000), [2.5, 97.5])
    return value, low, high, len(table)


if __name__ == "__main__":
    for name, rows in (("all", slice(None)), ("odd", slice(1, None, 2)), ("even", slice(0, None, 2))):
        value, low, high, n = measure(rows)
        print(f"Reddit titles, {name}: macro-F1 of five labels {value:.3f} [{low:.3f}, {high:.3f}], n = {n}")
