"""Reads a folder of .txt articles into articles, lines and sentences with exact offsets.

Every offset counts characters of the decoded file, end exclusive, so that
``corpus.texts[article][start:end]`` is the text a row speaks of.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd


class NothingToRead(ValueError):
    """The folder holds no article that can be read; the message has a line for each file."""


@dataclass(frozen=True)
class Corpus:
    """What `load` read: three tables, the texts behind their offsets, and the files it could not read.

    articles   one row an article; columns as in data/datapackage.json
    lines      one row a non-empty line, or part of a line: article, line (from 1), paragraph (from 0,
               counting non-empty lines), start, end, role, reason
    sentences  one row a body sentence: article, paragraph, sentence (from 1 in each article), start, end
    texts      article -> the file as decoded
    problems   one line for each file that was left out: what is wrong and what to do
    """

    articles: pd.DataFrame
    lines: pd.DataFrame
    sentences: pd.DataFrame
    texts: dict[str, str]
    problems: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> pd.DataFrame:
        """Body paragraphs: article, paragraph, line, start, end (from the first to the last body character)."""
        body = self.lines[self.lines.role == "body"]
        return body.groupby(["article", "paragraph"], sort=False, as_index=False).agg(
            line=("line", "min"), start=("start", "min"), end=("end", "max")
        )


def load(folder: str | Path) -> Corpus:
    """Reads every .txt in `folder`. Preliminary: all lines are body."""
    articles, lines, sentences, texts = [], [], [], {}
    for path in sorted(Path(folder).glob("*.txt")):
        data = path.read_bytes()
        text = texts[path.name] = data.decode("utf-8")
        n = paragraphs = 0
        for number, match in enumerate(re.finditer(r"[^\n]*\n?", text), 1):
            content = match.group().strip()
            if not content:
                continue
            start = match.start() + match.group().index(content)
            lines.append((path.name, number, paragraphs, start, start + len(content), "body", "text"))
            for s in re.finditer(r"\S.*?[.!?][”\"’)]*(?=\s|$)|\S.+$", content):
                n += 1
                sentences.append((path.name, paragraphs, n, start + s.start(), start + s.end()))
            paragraphs += 1
        articles.append((path.name, path.stem[:3], "", "", "", "", "", "", len(text.split()), n, paragraphs,
                         hashlib.sha256(data).hexdigest(), 0, len(text)))
    return Corpus(
        pd.DataFrame(articles, columns=["article", "label", "title", "author", "outlet", "published_from",
                                        "published_to", "date_evidence", "words", "sentences", "paragraphs",
                                        "sha256", "start", "end"]),
        pd.DataFrame(lines, columns=["article", "line", "paragraph", "start", "end", "role", "reason"]),
        pd.DataFrame(sentences, columns=["article", "paragraph", "sentence", "start", "end"]),
        texts,
    )
