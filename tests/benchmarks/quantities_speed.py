"""Sentences a second of `quantities`, beside quantulum3 in the same run, and growth with a text's length.

    python tests/benchmarks/quantities_speed.py

Sentences are those of the seeds. Figures are ratios within one run, because machines differ.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from newsdesk import quantities  # noqa: E402

SENTENCES = [
    sentence
    for path in sorted((ROOT / "seeds").glob("*.txt"))
    for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8"))
    if sentence
]


def rate(read: Callable[[str], object], sentences: list[str]) -> float:
    """Sentences a second of processor time."""
    start = time.process_time()
    for sentence in sentences:
        read(sentence)
    return len(sentences) / (time.process_time() - start)


def main() -> None:
    quantities.find(SENTENCES[0])
    ours, frames = rate(quantities.records, SENTENCES * 5), rate(quantities.find, SENTENCES * 2)
    print(f"{len(SENTENCES)} sentences: records {ours:,.0f} a second, find (a DataFrame each) {frames:,.0f}")
    text = " ".join(SENTENCES)
    growth = rate(quantities.find, [text]) / rate(quantities.find, [text * 10])
    print(f"a text ten times as long takes {growth:.1f} times as long")
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed: no ratio")
        return
    parser.parse(SENTENCES[0])
    theirs = rate(parser.parse, SENTENCES)
    print(
        f"quantulum3 {theirs:,.0f} a second: find is {frames / theirs:.1f} times as fast, "
        f"records {ours / theirs:.1f} times"
    )


if __name__ == "__main__":
    main()
