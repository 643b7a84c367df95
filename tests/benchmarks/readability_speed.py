"""Time and memory of the audited counter beside textstat, in one run on one core.

    python tests/benchmarks/readability_speed.py [words …]      (default 1000 10000 100000 1000000)

The text is made of words of the CMU dictionary, drawn with Zipf frequencies and a fixed seed, in sentences of
5 to 35 words: more varied than English of that length. Each
size runs in a process of its own, so that its peak memory is its own. textstat computes the measures of
newsdesk.readability on the same text.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from newsdesk import readability  # noqa: E402
from newsdesk.articles import Corpus  # noqa: E402
from newsdesk.readability import counting  # noqa: E402
from newsdesk.readability.pronunciations import pronunciations  # noqa: E402
from newsdesk.readability.textstat_offline import textstat  # noqa: E402


def corpus(words: int) -> Corpus:
    """One article of about so many words, five sentences a paragraph."""
    rng = np.random.default_rng(1948)
    vocabulary = rng.permutation([word for word in pronunciations() if word.isalpha()])
    drawn = list(vocabulary[np.exp(rng.uniform(0, np.log(len(vocabulary)), words)).astype(int)])
    sentences, rows, start, at = [], [], 0, 0
    while at < words:
        length = int(rng.integers(5, 36))
        sentence = " ".join(drawn[at : at + length]).capitalize() + "."
        rows.append(("text", len(rows) // 5, len(rows) + 1, start, start + len(sentence)))
        sentences.append(sentence)
        start, at = start + len(sentence) + 1, at + length
    frame = pd.DataFrame(rows, columns=["article", "paragraph", "sentence", "start", "end"])
    return Corpus(pd.DataFrame({"article": ["text"]}), pd.DataFrame(), frame, {"text": " ".join(sentences)})


def seconds(work) -> float:
    """Processor seconds, whatever else the machine is doing."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(words: int) -> None:
    """Prints one row; the dictionary is read before the clock starts, as it is read once in a session."""
    pronunciations()
    textstat.syllable_count("warm")
    counting.words(corpus(50))
    text = corpus(words)
    distinct, before = len(set(text.texts["text"].split())), peak()
    ours = seconds(lambda: counting.per_sentence(text, counting.words(text)))
    after = peak()
    body = text.texts["text"]
    theirs = seconds(lambda: [m.textstat(body) for m in readability.MEASURES])
    print(
        f"{words:>9,} {distinct:>9,} {ours:>9.2f} {words / ours:>10,.0f} {after - before:>9.0f} "
        f"{theirs:>9.2f} {theirs / ours:>7.1f}",
        flush=True,
    )


def main(sizes: list[str]) -> None:
    print("    words  distinct  audited    words/s  MB more  textstat   ratio")
    for size in sizes or ["1000", "10000", "100000", "1000000"]:
        subprocess.run([sys.executable, __file__, "--one", size], check=True)


if __name__ == "__main__":
    measure(int(sys.argv[2])) if sys.argv[1:2] == ["--one"] else main(sys.argv[1:])
