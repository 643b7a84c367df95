"""Every notebook keeps the rules of the house: thin, in order, folded where it only shows, no typed numbers."""

import ast
import json
import re
from statistics import median

import pytest
from conftest import PROJECT

NAMES = ["00-findings", "01-articles", "02-claims", "03-trade", "04-readability", "05-framing", "06-trust"]
FOLDED = {"jupyter": {"source_hidden": True}, "transient": {"remove_source": True}}
ONLY_SHOWS = re.compile(r"^present\.(say|table|figure|provenance)\(")
# Digits that prose may hold without a fact: section numbers, file names, ISO numbers, years of publication of a
# method, and the names of formulas' lists.
ALLOWED = re.compile(
    r"\b0\d(?:\.\d)?\b|0\d-[a-z]+|\(\d{4}\)|\(19\d\d|20\d\d\)|\bISO \d+|W3C|\b95 percent\b|\b95 %|\b1948\b"
    r"|\b1,000 words\b|\bF1\b|\bmacro-F1\b|\bG20\b"
)


def load(name):
    return json.loads((PROJECT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))


def source(cell):
    return "".join(cell["source"])


def code(name):
    return [c for c in load(name)["cells"] if c["cell_type"] == "code"]


def test_the_seven_notebooks_are_there():
    assert sorted(p.stem for p in (PROJECT / "notebooks").glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_a_notebook(name):
    cells = load(name)["cells"]
    assert re.match(rf"# {name[:2]}\. \S", source(cells[0])), "H1 joins number and title"
    assert cells[1]["metadata"]["tags"] == ["parameters"]
    namespace = {}
    exec(source(cells[1]), namespace)
    assert (namespace["SEEDS"], namespace["OUT"]) == ("../seeds", "..")
    shows = next(c for c in code(name) if c["outputs"])
    assert "present.say(" in source(shows) and cells.index(shows) <= 5, "the answer comes first"
    assert any(source(c).startswith("## What this cannot tell you") for c in cells)
    assert source(cells[-1]) == "present.provenance()"


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_thin(name):
    lengths = [len(source(c).strip().splitlines()) for c in code(name)]
    assert max(lengths) <= 12
    assert median(lengths) <= 3
    for cell in code(name):
        text = source(cell)
        assert not re.search(r"^\s*(def|class|!|%)|sys\.path|filterwarnings|utils", text, re.M)
        room = 110 if "jupyter" in cell["metadata"] else 90
        assert all(len(line) <= room for line in text.splitlines()), f"{cell['id']} is wider than the page of the PDF"
        ast.parse(text)


@pytest.mark.parametrize("name", NAMES)
def test_what_only_shows_is_folded(name):
    for cell in code(name):
        statements = ast.parse(source(cell)).body
        if all(ONLY_SHOWS.match(ast.unparse(s)) for s in statements):
            assert {k: v for k, v in cell["metadata"].items() if k in FOLDED} == FOLDED, cell["id"]


@pytest.mark.parametrize("name", NAMES)
def test_executed_in_order_without_a_complaint(name):
    cells = code(name)
    assert [c["execution_count"] for c in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        for output in cell["outputs"]:
            assert output["output_type"] == "display_data", f"{cell['id']} shows more than present does"


@pytest.mark.parametrize("name", NAMES)
def test_cell_ids_are_words_and_nothing_tells_of_machine_or_time(name):
    notebook = load(name)
    ids = [c["id"] for c in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", i) for i in ids)
    assert not any("execution" in c["metadata"] for c in notebook["cells"])
    assert "version" not in notebook["metadata"]["language_info"]
    assert str(PROJECT) not in json.dumps(notebook)


@pytest.mark.parametrize("name", NAMES)
def test_prose_has_no_typed_number(name):
    for cell in load(name)["cells"]:
        if cell["cell_type"] == "markdown":
            left = ALLOWED.sub("", source(cell))
            assert not re.search(r"\d", left), f"{cell['id']}: {re.findall(r'.{0,30}[0-9]+.{0,30}', left)}"
        elif "present.say(" in source(cell):
            for text in re.findall(r'"([^"]*)"', source(cell)):
                left = ALLOWED.sub("", re.sub(r"\{[^}]*\}", "", text))
                assert not re.search(r"\d", left) or " " not in left, f"{cell['id']}: {left}"


def test_templates_in_the_package_have_no_typed_number():
    blank = re.compile(r"\{[a-z_]\w*(?::\w+)?\}")
    for path in (PROJECT / "notebooks" / "newsdesk").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        literal = {id(v) for j in ast.walk(tree) if isinstance(j, ast.JoinedStr) for v in j.values}
        doc = ast.get_docstring(tree, clean=False)
        for node in ast.walk(tree):
            text = getattr(node, "value", None)
            if not isinstance(text, str) or text == doc or id(node) in literal or len(blank.findall(text)) < 2:
                continue
            prose = blank.sub("", text)
            assert " " not in prose.strip() or not re.search(r"\d", ALLOWED.sub("", prose)), f"{path.name}: {text[:90]}"


@pytest.mark.parametrize("name", NAMES)
def test_figures_and_tables_carry_number_caption_and_alt(name):
    for cell in code(name):
        for output in cell["outputs"]:
            page = "".join(output["data"].get("text/html", []))
            if "<img" in page:
                assert re.search(r'<img alt="[^"]{30,}"', page)
                assert re.search(rf"<figcaption[^>]*>Figure {name[:2]}-\d\. ", page)
            if "<table" in page:
                assert re.search(rf"<caption[^>]*>Table {name[:2]}\.\d+\. ", page)
                assert '<th scope="col"' in page and '<th scope="row"' in page
            assert not re.search(r"<(script|style(?!>body\.jp-Notebook )|iframe)", page)
