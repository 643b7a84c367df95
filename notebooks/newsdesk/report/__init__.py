"""Writes the collection as PDF: every notebook, and all of them as one book; without TeX or a browser.

The way is notebook -> Typst code (typeset.py, set as report.typ says) -> PDF, by the Typst compiler that its
wheel brings along. The PDF must pass PDF/UA-1, or compiling fails: tags, alt text, order of headings, no
character without a glyph. The same notebooks give the same bytes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import typst

from newsdesk.report import typeset
from newsdesk.typography import glyphs

NAME, AUTHOR = "Five Tellings", "The Five Tellings developers"
PROMISE = (
    "Every number in this report leads back to the sentence it came from; the passages stand at its end."
)
SUBTITLE = "What news articles say about one relationship, whether it is so, and how they say it"
STYLE = Path(__file__).with_name("report.typ")


def write(out: Path) -> list[Path]:
    """Writes <out>/build/NN-name.pdf for each of <out>/notebooks, and five-tellings.pdf; returns all."""
    files = sorted((out / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    notebooks = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    folder = out / "build"
    folder.mkdir(exist_ok=True)
    written = [folder / f"{name}.pdf" for name in notebooks] + [folder / "five-tellings.pdf"]
    for path, notebook in zip(written[:-1], notebooks.values(), strict=True):
        path.write_bytes(single(notebook, path.stem, out / "notebooks"))
    written[-1].write_bytes(book(notebooks, out / "notebooks"))
    return written


def single(notebook: dict, name: str, folder: Path) -> bytes:
    """One notebook as PDF; `folder` is where it lies, for its links and figures."""
    chapter = typeset.Chapter(name, folder, NAME)
    body = chapter.write(notebook)
    return compiled(
        [chapter], f"{NAME}: {chapter.title or name}", body + "\n" + typeset.passages([chapter], 2)
    )


def book(notebooks: dict[str, dict], folder: Path) -> bytes:
    """All notebooks as one PDF: title page, contents, a chapter each, and the passages they rest on."""
    chapters, bodies = [], []
    for name, notebook in notebooks.items():
        chapters.append(typeset.Chapter(name, folder, NAME))
        bodies.append("pagebreak(weak: true)\n" + chapters[-1].write(notebook))
    front = f"cover({typeset.text(NAME)}, {typeset.text(SUBTITLE)}, {typeset.text(PROMISE)})\ncontents()"
    return compiled(chapters, NAME, "\n".join([front, *bodies, typeset.passages(chapters, 1)]))


def compiled(chapters: Sequence[typeset.Chapter], title: str, body: str) -> bytes:
    """The PDF of Typst code; the images of the chapters lie beside it while it is set."""
    source = (
        STYLE.read_text(encoding="utf-8")
        + f"\n#show: report.with(name: {typeset.text(NAME)}, title: {typeset.text(title)}, "
        f"author: {typeset.text(AUTHOR)})\n#{{\n{body}\n}}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for chapter in chapters:
            for name, content in chapter.images.items():
                Path(folder, name).write_bytes(content)
        main = Path(folder, "main.typ")
        main.write_text(source, encoding="utf-8")
        return typst.Compiler(main, root=folder, font_paths=_fonts()).compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=0
        )


@cache
def _fonts() -> typst.Fonts:
    """The fonts in the wheel and matplotlib's, none of the machine: every machine sets the same pages."""
    return typst.Fonts(include_system_fonts=False, font_paths=[glyphs.fonts()])
