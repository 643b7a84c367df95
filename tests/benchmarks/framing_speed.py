"""How long 10,000 paragraphs take on one core; run by hand.

    python tests/benchmarks/framing_speed.py

The bar is 10 s. Also prints the time of odd input, which must stay in seconds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebooks"))

from newsdesk import articles, framing  # noqa: E402

ODD = {
    "a megabyte of digits": "1" * 1_000_000,
    "1,1,1,…": "1," * 500_000,
    "$$$$": "$" * 1_000_000,
    "spaces": " " * 1_000_000,
    "a sentence of 100,000 words": "China threatens Russia because of NATO " * 17_000,
    "quotes": "“" * 500_000,
}

if __name__ == "__main__":
    corpus = articles.load(PROJECT / "seeds")
    paragraphs = [corpus.texts[p.article][p.start : p.end] for p in corpus.paragraphs.itertuples()]
    many = (paragraphs * (10_000 // len(paragraphs) + 1))[:10_000]
    started = time.process_time()
    framing.code_texts(many)
    print(
        f"10,000 paragraphs of {sum(map(len, many)) / len(many):.0f} characters: "
        f"{time.process_time() - started:.1f} s"
    )
    for name, text in ODD.items():
        started = time.process_time()
        framing.code_texts([text])
        print(f"{name}: {time.process_time() - started:.1f} s")
