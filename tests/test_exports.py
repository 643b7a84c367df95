"""The routes that people know: nbconvert's HTML, LaTeX and webpdf, and GitHub, which strips styles."""

import json
import os
import re
import shutil
import subprocess
import sys

import lab
import pytest
import sample
from bs4 import BeautifulSoup
from conftest import PROJECT
from matplotlib.figure import Figure
from newsdesk import present
from newsdesk.typography import latex

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
TEX = all(map(shutil.which, ("xelatex", "pandoc", "pdftotext")))
BROWSER = lab.CHROMIUM and lab.PLAYWRIGHT and shutil.which("pdftotext")

needs_tex = pytest.mark.skipif(not TEX, reason="xelatex, pandoc or pdftotext is not installed")
needs_browser = pytest.mark.skipif(not BROWSER, reason="chromium, playwright or pdftotext is not installed")


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    """The notebook that is hard to print."""
    return sample.write(tmp_path_factory.mktemp("sample"))


def nbconvert(to, folder, *notebooks, **env):
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", to, "--output-dir", str(folder), *map(str, notebooks)],
        check=True,
        capture_output=True,
        env={**os.environ, **env},
        cwd=notebooks[0].parent,
    )


def outputs(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            yield {kind: "".join(value) for kind, value in output.get("data", {}).items()}


def printed(pdf):
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return " ".join(text.split())


# ---------------------------------------------------------------- what is left without styles and scripts


def bare(page):
    """HTML as GitHub leaves it: no style, no script, no class, no data of its own."""
    tree = BeautifulSoup(page, "html.parser")
    for tag in tree(["style", "script", "source"]):
        tag.decompose()
    for tag in tree(["picture", "wbr", "span"]):
        tag.unwrap()
    for tag in tree(True):
        tag.attrs = {k: v for k, v in tag.attrs.items() if k in ("href", "src", "alt", "scope")}
    return tree


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_nothing_is_said_by_style_alone(path):
    for data in outputs(path):
        page = data.get("text/html", "")
        assert not re.search(
            r"(?<!-)\b(color|background|display|visibility|content)\s*:(?!\s*white)",
            re.sub(r"<style>.*?</style>", "", page, flags=re.S),
        )
        left = bare(page)
        for table in left("table"):
            assert table.caption.get_text(strip=True)
            width = len(table.thead("th"))
            assert all(head["scope"] == "col" for head in table.thead("th"))
            for row in table.tbody("tr"):
                assert row.th["scope"] == "row" and len(row(["th", "td"])) == width
        for figure in left("figure"):
            assert len(figure.img["alt"]) > 30 and figure.img["src"].startswith("data:image/png")
            assert figure.figcaption.get_text(strip=True)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_text_tells_the_same_as_html(path):
    """Every cell of a table stands in its plain text too, where long ones are cut short."""
    for data in outputs(path):
        for table in bare(data.get("text/html", ""))("table"):
            for cell in table.tbody(["th", "td"]):
                begin = cell.get_text()[:40].strip()
                assert begin in data["text/plain"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_prose_keeps_to_letters_that_latin_modern_has(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            assert not latex.foreign("".join(cell["source"])), cell["id"]


def test_the_layout_is_settled_once_in_round_numbers():
    """A solver whose last digits depend on memory addresses must not reach the bytes of a figure."""

    def drawn(noise):
        figure = Figure(figsize=(4, 2), layout="constrained")
        for axes in figure.subplots(1, 2):
            axes.plot([1, 2], [3, 4])
        present._settled(figure)
        for axes in figure.axes:
            axes.set_position([side + noise for side in axes.get_position(original=True).bounds])
        return present._saved(present._settled(figure), "svg", "Date", "Creator")

    assert drawn(0) == drawn(3e-15)


# ---------------------------------------------------------------- LaTeX


@pytest.mark.parametrize(
    "text, expected",
    [
        ("50% of $1_000 & #3", r"50\% of \$1\_000 \& \#3"),
        (r"\input{x} ~^", r"\textbackslash{}input\{x\} \textasciitilde{}\textasciicircum{}"),
        ("“é” – ’", "“é” – ’"),
        ("a ≥ b", r"a {\fontspec{DejaVu Sans}≥} b"),
        ("Кремль", r"{\fontspec{DejaVu Sans}Кремль}"),
        ("中", r"{\fontspec{DejaVu Sans}⟨}U+4E2D{\fontspec{DejaVu Sans}⟩}"),
    ],
)
def test_latex_prints_what_stands_there(text, expected):
    assert latex.escape(text) == expected


def test_a_link_in_latex_is_escaped():
    assert latex.link("../a%20b.txt#line=3", "x_y") == r"\href{../a\%20b.txt\#line=3}{x\_y}"
    assert latex.link("", "x_y") == r"x\_y"


def test_a_latex_table_is_as_wide_as_the_line_at_most():
    code = latex.table("Caption", ["a", "b"], [["word " * 40, "1"]], {"b"})
    widths = [float(w) for w in re.findall(r"p\{([\d.]+)pt\}", code.split(r"\toprule")[0])]
    assert sum(widths[:2]) + latex.SEPARATION * 2 == pytest.approx(latex.WIDTH, abs=1)
    assert code.count(r"\textbf{a}") == 2, "the head is there for the first page and for the others"


@pytest.mark.slow
@needs_tex
def test_plain_pdf(hard, tmp_path):
    """`jupyter nbconvert --to pdf`: every column, caption, link and letter; pictures as vectors."""
    nbconvert("pdf", tmp_path, hard)
    text = printed(tmp_path / "03-sample.pdf")
    for words in (
        "Table 03.1. Ten columns",
        "Attributed",
        "Table 03.2. Eighty-nine rows",
        "Figure 03-3. Characters",
        "Кириллица",
        "U+4E2D U+6587",
        "≥ ≤",
        r"\input{x}",
        "Line 89 reports",
    ):
        assert words in text, words
    pictures = subprocess.run(
        ["pdfimages", "-list", str(tmp_path / "03-sample.pdf")], capture_output=True, text=True
    )
    assert len(pictures.stdout.splitlines()) == 2
    about = subprocess.run(
        ["pdfinfo", str(tmp_path / "03-sample.pdf")], capture_output=True, text=True
    ).stdout
    assert re.search(r"Author: +The Five Tellings developers", about) and re.search(r"Title: +\S", about)


@pytest.mark.slow
@needs_tex
@pytest.mark.parametrize("path", [*NOTEBOOKS, "hard"], ids=lambda p: getattr(p, "stem", p))
def test_latex_has_no_complaint(path, hard, tmp_path):
    """No missing letter, no line that runs over the margin by more than a hair."""
    path = hard if path == "hard" else path
    nbconvert("latex", tmp_path, path)
    done = subprocess.run(
        ["xelatex", "-interaction=nonstopmode", f"{path.stem}.tex"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        errors="replace",
    )
    assert done.returncode == 0, done.stdout[-2000:]
    log = (tmp_path / f"{path.stem}.log").read_text(encoding="utf-8", errors="replace")
    ours = (
        log if path != hard else re.sub(r"Missing character.*lmroman\S+\]:mapping.*", "", log)
    )  # its prose has them
    assert not re.findall(r"Missing character: .*", ours)
    over = [float(width) for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert max(over, default=0) < 12


# ---------------------------------------------------------------- webpdf


@pytest.fixture(scope="module")
def browsers(tmp_path_factory):
    return lab.own_browsers(tmp_path_factory.mktemp("browsers"))


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize("path", [*NOTEBOOKS, "hard"], ids=lambda p: getattr(p, "stem", p))
def test_webpdf(path, hard, browsers, tmp_path):
    """`jupyter nbconvert --to webpdf`: no word beyond the page, pictures as vectors."""
    path = hard if path == "hard" else path
    nbconvert("webpdf", tmp_path, path, PLAYWRIGHT_BROWSERS_PATH=str(browsers))
    pdf = tmp_path / f"{path.stem}.pdf"
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    right = [float(x) for x in re.findall(r'<word xMin="[\d.-]+" yMin="[\d.-]+" xMax="([\d.-]+)"', boxes)]
    assert max(right) < 612 - 30, "a word leaves the page"
    text = printed(pdf)
    for data in outputs(path):
        for caption in bare(data.get("text/html", ""))(["caption", "figcaption"]):
            assert " ".join(caption.get_text().split()[:5]) in text
    pictures = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True).stdout
    assert len(pictures.splitlines()) == 2, pictures
