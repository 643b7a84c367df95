"""Turns executed notebooks into Typst code, which report compiles into PDF.

What comes out is code, not markup: everything a notebook or an article says stands in string literals, so
no text can be a command. How it looks is said in report.typ; this file decides what is called on which text.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import mistune
from bs4 import BeautifulSoup, NavigableString, Tag

from newsdesk.typography import columns, glyphs
from newsdesk.typography.columns import BREAK, LETTER, breakable

WIDTH, TURNED_WIDTH = 465, 700  # points between the margins of A4, upright and on its side
MONO_LETTER = 0.602  # width of a letter of the code font in its size
PADDING = 8  # points that the two sides of a table cell take
TABLE_SIZES = (9, 8.5, 8, 7.5, 7)
SMALL = 14  # rows of a table that is not broken over pages
LONG_WORD = 40  # letters of a word in prose that may break
TALL = 600  # letters in a cell that may break over the page; others go to the next one whole
CODE_SIZES = (8, 7.5, 7, 6.5)
CROWDED = 3.5  # a table of many columns lies on its side when its cells would fill so many lines upright
HEADING = "[#heading("
NEXT = "\n"  # between calls; no string literal holds a bare one
MARKDOWN = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])


# ---------------------------------------------------------------- text


def text(content: str) -> str:
    """A Typst string that shows `content`, with notes for what no font can show (see glyphs)."""
    parts = content.split(BREAK)
    return literal(BREAK.join(map(glyphs.shown, parts)))


def literal(content: str) -> str:
    return (
        '"'
        + content.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "    ")
        + '"'
    )


def plain(node: Tag | str) -> str:
    """The text of HTML, its white space as a browser shows it."""
    if isinstance(node, str):
        node = BeautifulSoup(node, "html.parser")
    return " ".join(node.get_text().split())


def joined(parts: Iterable[str]) -> str:
    """Several pieces of code as one."""
    return "{" + "; ".join(part for part in parts if part) + "}"


def tuple_of(parts: Iterable[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


# ---------------------------------------------------------------- a notebook


@dataclass
class Chapter:
    """A notebook on its way to Typst, with the `images` it needs and the article lines it has `cited`.

    name    file name without .ipynb
    folder  where the notebook lies; relative links and ../figures start there
    kicker  the small words above the title
    """

    name: str
    folder: Path
    kicker: str
    images: dict[str, bytes] = field(default_factory=dict)
    cited: dict[Path, set[int]] = field(default_factory=dict)
    title: str = ""
    answered: bool = False

    def write(self, notebook: dict) -> str:
        """The Typst code of all cells."""
        parts = [part for cell in notebook["cells"] for part in self._cell(cell).split(NEXT) if part]
        return "\n".join(with_headings(parts))

    def _cell(self, cell: dict) -> str:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            return self._markdown_cell(source)
        if cell["cell_type"] != "code":
            return ""
        folded = cell["metadata"].get("transient", {}).get("remove_source")
        shown = [] if folded or not source.strip() else [listing("listing", source, ', lang: "python"')]
        return "\n".join(shown + [self._output(output) for output in cell["outputs"]])

    def _markdown_cell(self, source: str) -> str:
        tokens = MARKDOWN(source)
        if not self.title and tokens and tokens[0]["type"] == "heading" and tokens[0]["attrs"]["level"] == 1:
            self.title = _raw(tokens[0])
            number, _, words = (
                self.title.partition(". ") if self.title[:1].isdigit() else ("", "", self.title)
            )
            begin = f"opening({text(self.kicker)}, {text(number)}, {text(words)}, {literal(self.name)})"
            return "\n".join(
                [
                    begin,
                    *(
                        f"lede({self._inline(t)})" if t["type"] == "paragraph" else self._block(t)
                        for t in tokens[1:]
                    ),
                ]
            )
        return self.markdown(tokens)

    # ------------------------------------------------------------ Markdown

    def markdown(self, tokens: Sequence[dict]) -> str:
        return "\n".join(filter(None, (self._block(token) for token in tokens)))

    def _block(self, token: dict) -> str:
        kind = token["type"]
        if kind == "heading":
            level = max(2, min(token["attrs"]["level"], 4))
            anchor = f"{self.name}#{_raw(token).replace(' ', '-')}"
            return f"{HEADING}level: {level}, {self._inline(token)}) #label({text(anchor)})]"
        if kind in ("paragraph", "block_text"):
            return f"prose({self._inline(token)})"
        if kind == "list":
            call = f"enum(start: {token['attrs'].get('start', 1)}, " if token["attrs"]["ordered"] else "list("
            items = (joined(self._item(child) for child in item["children"]) for item in token["children"])
            return f"prose({call}{', '.join(items)}))"
        if kind == "block_quote":
            return f"quotation({joined(self._item(child) for child in token['children'])})"
        if kind == "block_code":
            return listing("listing", token["raw"].rstrip("\n"))
        if kind == "table":
            return self._markdown_table(token)
        if kind == "block_html":
            return self.html(token["raw"])
        return ""

    def _item(self, token: dict) -> str:
        if token["type"] == "block_text":
            return self._inline(token)
        return f"par({self._inline(token)})" if token["type"] == "paragraph" else self._block(token)

    def _inline(self, token: dict) -> str:
        """The inline children of a token; of HTML tags only <small> and <br> mean something here."""
        stack: list[list[str]] = [[]]
        for child in token.get("children", []):
            tag = child["raw"].lower() if child["type"] == "inline_html" else ""
            if tag == "<small>":
                stack.append([])
            elif tag == "</small>" and len(stack) > 1:
                inner = joined(stack.pop())
                stack[-1].append(f"small({inner})")
            elif tag.startswith("<br"):
                stack[-1].append("linebreak()")
            elif not tag:
                stack[-1].append(self._span(child))
        while len(stack) > 1:  # a <small> that nobody closed
            inner = joined(stack.pop())
            stack[-1].append(inner)
        return joined(stack[0]) if stack[0] else "[]"

    def _span(self, token: dict) -> str:
        kind = token["type"]
        if kind == "text":
            return text(breakable(unescaped(token["raw"]), LONG_WORD))
        if kind in ("softbreak", "linebreak"):
            return '" "' if kind == "softbreak" else "linebreak()"
        if kind == "codespan":
            return f"raw({text(unescaped(token['raw']))})"
        if kind == "link":
            return self.link(token["attrs"]["url"], self._inline(token))
        if kind == "image":
            return text(_raw(token))
        call = {"emphasis": "emph", "strong": "strong", "strikethrough": "strike"}.get(kind)
        return f"{call}({self._inline(token)})" if call else text(token.get("raw", ""))

    def _markdown_table(self, token: dict) -> str:
        head, *body = token["children"]
        rows = [
            [Cell(self._inline(cell), _raw(cell)) for cell in row["children"]]
            for part in body
            for row in part["children"]
        ]
        header = [Cell(self._inline(cell), _raw(cell)) for cell in head["children"]]
        align = [cell["attrs"]["align"] or "left" for cell in head["children"]]
        return sheet("", [header], rows, align)

    # ------------------------------------------------------------ links

    def link(self, url: str, body: str) -> str:
        """A link that a reader of the PDF can follow: to the web, a chapter, the cited line of an article."""
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "mailto"):
            return f"link({literal(url)}, {body})"
        path, line = unquote(parts.path), re.fullmatch(r"line=(\d+)", parts.fragment)
        if path.endswith(".ipynb") or not path:
            name = Path(path).stem or self.name
            end = f"{name}#{unquote(parts.fragment)}" if parts.fragment else name
            elsewhere = f", elsewhere: {literal(name + '.pdf')}" if path else ""
            return f"to({text(end)}, {body}{elsewhere})"
        file = (self.folder / path).resolve()
        if line and file.suffix == ".txt" and file.is_file():
            self.cited.setdefault(file, set()).add(int(line[1]))
            return f"to({text(passage_anchor(file, int(line[1])))}, {body})"
        return body

    # ------------------------------------------------------------ outputs

    def _output(self, output: dict) -> str:
        if output["output_type"] == "stream":
            return listing("printed", "".join(output["text"]))
        if output["output_type"] == "error":
            return listing("printed", re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output["traceback"])))
        data = {
            kind: "".join(value) if isinstance(value, list) else value
            for kind, value in output["data"].items()
        }
        about = output.get("metadata", {}).get("newsdesk", {})
        if "figure" in about:
            return self._figure(about["figure"], data)
        if "<table" in data.get("text/html", ""):
            return self.html(data["text/html"])
        if "text/markdown" in data:
            return self._said(MARKDOWN(data["text/markdown"]))
        for kind, suffix in (("image/svg+xml", "svg"), ("image/png", "png"), ("image/jpeg", "jpg")):
            if kind in data:
                content = data[kind].encode() if suffix == "svg" else base64.b64decode(data[kind])
                return self._plate(
                    f"{self.name}-{len(self.images)}.{suffix}", content, data.get("text/plain", ""), ""
                )
        if "text/html" in data:
            return self.html(data["text/html"])
        return listing("printed", data.get("text/plain", ""))

    def _said(self, tokens: Sequence[dict]) -> str:
        """What a cell says; the first of it in a notebook is its answer."""
        if self.answered or not any(token["type"] == "paragraph" for token in tokens):
            return self.markdown(tokens)
        self.answered = True
        return f"answer({joined(self._item(token) for token in tokens)})"

    def _figure(self, slug: str, data: dict) -> str:
        """The vector file of a figure, or its picture in the notebook where the file is gone."""
        html = BeautifulSoup(data["text/html"], "html.parser")
        for link in html.figcaption.find_all("a"):
            link.decompose()
        vector = self.folder.parent / "figures" / f"{slug}.svg"
        content = vector.read_bytes() if vector.is_file() else base64.b64decode(data["image/png"])
        return self._plate(
            f"{slug}{'.svg' if vector.is_file() else '.png'}",
            content,
            html.img["alt"],
            plain(html.figcaption).rstrip(" ·"),
        )

    def _plate(self, name: str, content: bytes, alt: str, caption: str) -> str:
        self.images[name] = content
        return f"plate({literal(name)}, {text(alt or 'figure')}, {text(caption) if caption else 'none'})"

    def html(self, source: str) -> str:
        """The tables of an HTML output; of anything else its text."""
        tree = BeautifulSoup(source, "html.parser")
        for place in tree.find_all("wbr"):  # where a browser may break; here `breakable` says it
            place.decompose()
        tree.smooth()
        tables = tree.find_all("table")
        if tables:
            return "\n".join(self._html_table(table) for table in tables)
        words = plain(tree)
        return f"prose({text(breakable(words, LONG_WORD))})" if words else ""

    def _html_table(self, table: Tag) -> str:
        rows = table.find_all("tr")
        head = [row for row in rows if row.parent.name == "thead" or not row.find("td")] or rows[:1]
        caption = plain(table.caption) if table.caption else ""
        cells = {id(row): [self._html_cell(cell) for cell in row.find_all(["th", "td"])] for row in rows}
        first = next((row for row in rows if row not in head), rows[0] if rows else None)
        right = [
            bool(re.search(r"text-align:\s*right", cell.get("style", "")))
            for cell in (first.find_all(["th", "td"]) if first else [])
        ]
        return sheet(
            caption,
            [cells[id(row)] for row in head],
            [cells[id(row)] for row in rows if row not in head],
            ["right" if r else "left" for r in right],
        )

    def _html_cell(self, cell: Tag) -> Cell:
        return Cell(
            self._html_inline(cell) or "[]",
            plain(cell),
            int(cell.get("colspan", 1)),
            int(cell.get("rowspan", 1)),
        )

    def _html_inline(self, node: Tag) -> str:
        parts = []
        for child in node.children:
            if isinstance(child, NavigableString):
                parts.append(
                    text(breakable(re.sub(r"\s+", " ", child))) if child.strip() or child == " " else ""
                )
            elif child.name == "br":
                parts.append("linebreak()")
            else:
                inner = self._html_inline(child)
                call = {"b": "strong", "strong": "strong", "i": "emph", "em": "emph"}.get(child.name)
                if inner and child.name == "a" and child.get("href"):
                    inner = self.link(child["href"], inner)
                parts.append(f"{call}({inner})" if call and inner else inner)
        parts = [part for part in parts if part]
        return joined(parts) if parts else ""


def _raw(token: dict) -> str:
    """The bare text of a token."""
    return unescaped(token["raw"]) if "raw" in token else "".join(_raw(c) for c in token.get("children", []))


def unescaped(raw: str) -> str:
    """Markdown text with its character references resolved: &amp; is &."""
    from html import unescape

    return unescape(raw)


def listing(call: str, source: str, options: str = "") -> str:
    """Code or printed text, in a size in which its longest line fits."""
    source = source.rstrip()
    longest = max((len(line) for line in source.splitlines()), default=0)
    size = next((s for s in CODE_SIZES if longest * MONO_LETTER * s <= WIDTH - 16), CODE_SIZES[-1])
    return f"{call}({text(breakable(source, 60))}, {size}pt{options})" if source else ""


# ---------------------------------------------------------------- tables


@dataclass(frozen=True)
class Cell:
    code: str
    words: str
    colspan: int = 1
    rowspan: int = 1

    def typst(self) -> str:
        options = (
            f"colspan: {self.colspan}, rowspan: {self.rowspan}, "
            if max(self.colspan, self.rowspan) > 1
            else ""
        )
        options += "breakable: true, " if len(self.words) > TALL else ""
        return f"table.cell({options}{self.code})"


def sheet(
    caption: str, head: Sequence[Sequence[Cell]], rows: Sequence[Sequence[Cell]], align: Sequence[str]
) -> str:
    """A table in the largest type in which columns hold their longest words; if there is none, on its side."""
    n = max((sum(cell.colspan for cell in row) for row in [*head, *rows]), default=0)
    if not n:
        return ""
    align = [*align[:n], *["left"] * (n - len(align))]
    widths, size, turn = layout([[c.words for c in row] for row in [*head, *rows] if len(row) == n], n)
    code = (
        f"sheet({tuple_of(widths)}, {tuple_of(align)}, {size}pt, {text(caption) if caption else 'none'}, "
        f"{tuple_of(tuple_of(c.typst() for c in row) for row in head)}, "
        + ", ".join(c.typst() for row in rows for c in row)
        + ")"
    )
    if turn:
        return f"turned({code})"
    small = len(rows) <= SMALL and sum(len(cell.words) for row in rows for cell in row) <= 100 * SMALL
    return f"whole({code})" if small else code


def layout(rows: Sequence[Sequence[str]], n: int) -> tuple[list[str], float, bool]:
    """Typst's column widths, the size of type in points, and whether the table lies on its side."""
    upright = columns.fitted(rows, WIDTH, TABLE_SIZES, PADDING)
    flat = sum(columns.needs(column)[1] for column in zip(*rows, strict=True)) * LETTER * TABLE_SIZES[-1]
    turn = not upright or (n > 6 and flat > CROWDED * WIDTH)
    fit = columns.fitted(rows, TURNED_WIDTH, TABLE_SIZES, PADDING) if turn else upright
    if not fit:
        return ["1fr"] * n, TABLE_SIZES[-1], True
    shares, size = fit
    return ["auto"] * n if sum(shares) < 0.999 else [f"{share:.4f}fr" for share in shares], size, turn


def with_headings(parts: Sequence[str]) -> list[str]:
    """A table on its side takes the heading and the prose right before it along to its page."""
    kept: list[str] = []
    for part in parts:
        if part.startswith("turned("):
            n = len(kept)
            while n and kept[n - 1].startswith("prose("):
                n -= 1
            if n and kept[n - 1].startswith(HEADING):
                part = f"turned({joined([*kept[n - 1 :], part.removeprefix('turned(')[:-1]])})"
                del kept[n - 1 :]
        kept.append(part)
    return kept


# ---------------------------------------------------------------- the lines behind the links


def passage_anchor(file: Path, line: int) -> str:
    return f"{file.name}#line={line}"


def passages(chapters: Sequence[Chapter], level: int) -> str:
    """The article lines that the chapters cite, each once: the ends of the links to sentences."""
    cited: dict[Path, set[int]] = {}
    for chapter in chapters:
        for file, lines in chapter.cited.items():
            cited.setdefault(file, set()).update(lines)
    if not cited:
        return ""
    parts = [f"passages-title({level})"]
    for file in sorted(cited):
        lines = file.read_bytes().decode("utf-8", errors="replace").split("\n")
        shown = [
            tuple_of(
                [
                    literal(passage_anchor(file, n)),
                    literal(str(n + 1)),
                    text(breakable(lines[n].strip(), LONG_WORD)),
                ]
            )
            for n in sorted(cited[file])
            if n < len(lines)
        ]
        parts.append(f"passages({level + 1}, {text(file.stem[:3])}, {text(file.name)}, {', '.join(shown)})")
    return "\n".join(parts)
