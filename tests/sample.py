"""A notebook that is hard to print, made through present: odd letters, hostile text, wide and long tables."""

import json
import os
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from newsdesk import articles, present
from newsdesk.charts import Chart

HOSTILE = (
    r'<script>alert(1)</script> & "quotes" $x$ #eval("1") \input{x} _a_ ^b^ @cite <label> ~ {braces} `code`'
)
LETTERS = "’ “ ” — – é ≥ ≤ ≈ − × → $5 and $6 Кириллица 中文 Ελλάδα"
LINES = [
    "Trade between the two countries grew to $147 billion in the year, officials said on Monday.",
    f"The minister said that {HOSTILE} was no way to speak of a neighbour.",
    f"Signs that a newspaper prints: {LETTERS}, and a word ofcharacters" + "withoutend" * 12 + ".",
    *(
        f"Line {n} reports that pipeline number {n} carried {n * 3} million tonnes of oil across the border."
        for n in range(4, 90)
    ),
]
WIDE = [
    "Reporter",
    "Partner",
    "Flow",
    "Measure",
    "Value, US$ bn",
    "Unit",
    "Period",
    "Status",
    "Attributed to",
]


def write(folder: Path) -> Path:
    """Writes seeds, figures and notebooks/03-sample.ipynb below `folder`; returns the notebook's path."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "a b.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    cells = []

    def markdown(source):
        cells.append({"cell_type": "markdown", "id": f"c{len(cells)}", "metadata": {}, "source": source})

    def code(source, outputs, folded=True):
        metadata = (
            {"jupyter": {"source_hidden": True}, "transient": {"remove_source": True}} if folded else {}
        )
        cells.append(
            {
                "cell_type": "code",
                "id": f"c{len(cells)}",
                "metadata": metadata,
                "source": source,
                "execution_count": 1 + sum(c["cell_type"] == "code" for c in cells),
                "outputs": outputs,
            }
        )

    shown = []

    def display(bundle, metadata=None, raw=True):
        shown.append({"output_type": "display_data", "data": dict(bundle), "metadata": metadata or {}})

    def show(call, *arguments):
        shown.clear()
        call(*arguments)
        return list(shown)

    stage, shell = os.environ.pop(present.STAGE, None), present.display
    present.display = display
    try:
        corpus = articles.load(seeds)
        present.begin("03-sample", corpus, "../seeds", str(folder))
        rows = spans(corpus)
        markdown(
            f"# 03. The sample\n\nDoes every page hold what it should: {LETTERS.replace('$', chr(92) + '$')}?"
        )
        code(
            "from newsdesk import articles, present\n\n" + "long_name = " + " + ".join(["another_name"] * 6),
            [{"output_type": "stream", "name": "stdout", "text": "printed " * 30}],
            folded=False,
        )
        code(
            "",
            show(
                present.say,
                "Trade reached {v:usd_bn}, up from $140 billion, says “{q}”; {letters}.",
                {"v": 147e9, "q": HOSTILE, "letters": LETTERS},
                rows.head(6),
            ),
        )
        markdown(
            "## 03.1 Prose\n\n- one *item*\n- two\n  1. with `code`\n  2. and **more**\n\n"
            "> A quotation.\n\nSee [the trade](02-claims.ipynb), [above](#03.1-Prose) and "
            "[the web](https://example.org/a_b?c=1#d).\n\n| a | b |\n|---|--:|\n| x | 1 |\n\n### Deeper\n\nText."
        )
        markdown("## 03.2 Figures")
        for k in (1, 2, 3):
            code("", show(present.figure, chart(rows, k), f"03-{k}-line"))
        markdown("## 03.3 A wide table")
        wide = rows.head(4).assign(
            **{
                name: f"{name.lower()} with several words and longerwordsthanusual"
                for name in WIDE[:4] + WIDE[5:]
            },
            **{WIDE[4]: [1.5, 147.0, -2, 1e6]},
        )
        code("", show(present.table, wide, "Ten columns", {name: name for name in WIDE}))
        markdown("## 03.4 A long table")
        code(
            "",
            show(
                present.table,
                rows,
                "Eighty-nine rows",
                {"line": "Line", "quote": "Sentence", "n": "Characters"},
            ),
        )
        markdown("## What this cannot tell you\n\nAnything.\n\n## Provenance")
        code("", show(present.provenance))
    finally:
        present.display = shell
        if stage:
            os.environ[present.STAGE] = stage
    path = folder / "notebooks" / "03-sample.ipynb"
    path.parent.mkdir()
    kernel = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    path.write_text(
        json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8"
    )
    return path


def spans(corpus) -> pd.DataFrame:
    """A row for each line of the article, with its text as the quote."""
    text, start, rows = corpus.texts["a b.txt"], 0, []
    for number, line in enumerate(LINES, 1):
        start = text.index(line, start)
        rows.append(("a b.txt", number, start, start + len(line), line, len(line)))
    return pd.DataFrame(rows, columns=["article", "line", "start", "end", "quote", "n"])


def chart(rows, k) -> Chart:
    figure = Figure(figsize=(7.4, 2 + k), layout="constrained")
    figure.add_subplot().plot(rows.line, rows.n * k)
    return Chart(
        figure,
        f"Line {k} of the sample rises and falls",
        "Characters a line, all lines",
        "the sample",
        f"line chart of characters a line, where no line is empty, number {k}",
        rows,
    )
