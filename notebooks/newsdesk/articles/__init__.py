"""Reads a folder of .txt articles into articles, lines and sentences with exact offsets.

Every offset counts characters of the decoded file, end exclusive, so that
``corpus.texts[article][start:end]`` is the text a row speaks of. How a file is decoded stands in files.py,
how lines get their roles in layout.py, how paragraphs are split in sentences.py, and what is known of an
article, its date above all, in dating.py and about.py.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from newsdesk.articles import about, files, layout, sentences
from newsdesk.articles.lines import Line

ARTICLES = [
    "article",
    "label",
    "title",
    "author",
    "outlet",
    "published_from",
    "published_to",
    "date_evidence",
    "words",
    "sentences",
    "paragraphs",
    "sha256",
    "start",
    "end",
    "title_start",
    "title_end",
    "encoding",
]
LINES = ["article", "line", "paragraph", "start", "end", "role", "reason"]
SENTENCES = ["article", "paragraph", "sentence", "start", "end"]


class NothingToRead(ValueError):
    """No article could be read; the message has one line for each problem."""


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
        """Body paragraphs: article, paragraph, line, start, end (first to last body character)."""
        body = self.lines[self.lines.role == "body"]
        return body.groupby(["article", "paragraph"], sort=False, as_index=False).agg(
            line=("line", "min"), start=("start", "min"), end=("end", "max")
        )


def load(folder: str | Path) -> Corpus:
    """Reads every .txt in `folder`, in order of file name.

    A file that cannot be read as an article is left out and named in `problems`. Raises `NothingToRead`
    when none is left, or when the folder is missing or empty.
    """
    paths, problems = _paths(Path(folder))
    labels = _labels(paths)
    articles, lines, found, texts = [], [], [], {}
    for path in paths:
        try:
            text, encoding, data = files.read(path)
            rows = layout.roles(text)
            if not any(row.role == "body" for row in rows):
                raise files.NotAnArticle(
                    "holds site furniture only, no running text: paste the article's text into it"
                )
        except files.NotAnArticle as problem:
            problems.append(f"{path.name} {problem}")
            continue
        texts[path.name] = text
        body = _sentences(path.name, text, rows)
        lines += [(path.name, r.line, r.paragraph, r.start, r.end, r.role, r.reason) for r in rows]
        found += body
        sha256 = hashlib.sha256(data).hexdigest()
        known = about.article(rows, [text[start:end] for *_, start, end in body], sha256)
        articles.append(
            {
                "article": path.name,
                "label": labels[path.name],
                **known,
                "words": _words(rows),
                "sentences": len(body),
                "paragraphs": len({r.paragraph for r in rows if r.role == "body"}),
                "sha256": sha256,
                "start": 0,
                "end": len(text),
                "encoding": encoding,
            }
        )
    if not articles:
        raise NothingToRead("\n".join([f"No article could be read in {folder}.", *problems]))
    return Corpus(
        pd.DataFrame(articles, columns=ARTICLES).astype({"title_start": "Int64", "title_end": "Int64"}),
        pd.DataFrame(lines, columns=LINES),
        pd.DataFrame(found, columns=SENTENCES),
        texts,
        tuple(problems),
    )


def _paths(folder: Path) -> tuple[list[Path], list[str]]:
    """The .txt files in order of name, and a line for each other file that is not hidden."""
    if not folder.exists():
        raise NothingToRead(
            f"The folder {folder} does not exist: make it and put the articles there as .txt files."
        )
    if not folder.is_dir():
        raise NothingToRead(f"{folder} is a file: name the folder that holds the articles.")
    paths, problems = [], []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.suffix.lower() == ".txt":
            paths.append(path)
        elif path.is_file() and not path.name.startswith("."):
            problems.append(
                f"{path.name} is no .txt file: save the article as plain text (UTF-8) or remove it"
            )
    if not paths:
        lines = [f"The folder {folder} holds no .txt file: put the articles there, one to a file.", *problems]
        raise NothingToRead("\n".join(lines))
    return paths, problems


def _labels(paths: list[Path]) -> dict[str, str]:
    """A short unique name a file: its stem up to the first underscore, or what sets it apart."""
    short = {p.name: p.stem.split("_")[0][:16] or p.stem[:16] for p in paths}
    taken = Counter(short.values())
    return {p.name: short[p.name] if taken[short[p.name]] == 1 else _prefix(p, paths) for p in paths}


def _prefix(path: Path, paths: list[Path]) -> str:
    others = [p.name for p in paths if p != path]
    for size in range(4, len(path.stem) + 1):
        if not any(name.startswith(path.stem[:size]) for name in others):
            return path.stem[:size]
    return path.name


def _sentences(article: str, text: str, rows: list[Line]) -> list[tuple]:
    """Sentences of the body, paragraph by paragraph."""
    bounds: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.role == "body":
            start, _ = bounds.get(row.paragraph, (row.start, 0))
            bounds[row.paragraph] = (start, row.end)
    spans = [
        (paragraph, start + a, start + b)
        for paragraph, (start, end) in bounds.items()
        for a, b in sentences.spans(text[start:end])
    ]
    return [(article, p, number, a, b) for number, (p, a, b) in enumerate(spans, 1)]


def _words(rows: list[Line]) -> int:
    """Body words: runs without white space that hold a letter or digit."""
    return sum(
        any(c.isalnum() for c in word) for row in rows if row.role == "body" for word in row.text.split()
    )
