"""The notebooks as people meet them: in a real JupyterLab, and as HTML checked by axe for accessibility."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lab
import pytest
import sample
from conftest import PROJECT, copy_project, files
from newsdesk import build

NAMES = sorted(p.stem for p in (PROJECT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
AXE = "axe-core@4.14.1"
PICTURES = os.environ.get("NEWSDESK_PICTURES")  # a folder for pictures of each notebook, to be looked at

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not lab.CHROMIUM, reason="no chromium is installed"),
    pytest.mark.skipif(not lab.PLAYWRIGHT, reason="playwright is not installed"),
]


@pytest.fixture(scope="module")
def chromium():
    with lab.browser() as running:
        yield running


@pytest.fixture(
    scope="module", params=["JupyterLab Light", "JupyterLab Dark"] if PICTURES else ["JupyterLab Light"]
)
def served(request, tmp_path_factory):
    """A copy of the project under a running JupyterLab: its folder, the address, the theme."""
    work = tmp_path_factory.mktemp("lab")
    root = copy_project(work / "project")
    with lab.server(root, work, request.param) as address:
        yield root, address, request.param


@pytest.mark.parametrize("name", NAMES)
def test_jupyterlab(chromium, served, name):
    """Opens without a warning, shows all it should before it runs, and running changes nothing."""
    root, address, theme = served
    path = root / "notebooks" / f"{name}.ipynb"
    before, said = files(root), build.essence(json.loads(path.read_text(encoding="utf-8")))
    page = chromium.new_page(viewport={"width": 1100, "height": 9000})
    notebook = lab.Notebook(page, address, f"notebooks/{name}.ipynb")
    assert notebook.warnings() == []
    assert notebook.hidden_inputs() == lab.folded(path)
    for picture in notebook.pictures():
        assert len(picture["alt"]) > 30 and picture["width"] > 500
        assert re.match(rf"Figure {name[:2]}-\d\. ", picture["caption"])
    assert notebook.formulas() == 0, "dollars were taken for a formula"
    assert notebook.cut_tables() == []
    notebook.run_all()
    assert build.essence(json.loads(path.read_text(encoding="utf-8"))) == said
    after = files(root)
    assert [f for f in before if not f.endswith(".ipynb") and after.get(f) != before[f]] == []
    assert notebook.warnings() == [] and notebook.complaints == []
    if PICTURES:
        notebook.shoot(Path(PICTURES) / f"{name}-{theme.split()[-1].lower()}.png")
    page.close()


def test_a_link_to_a_sentence_opens_the_article_at_its_line(chromium, served):
    root, address, _ = served
    name, link = next(
        (n, link)
        for n in reversed(NAMES)
        for link in lab.line_links(root / "notebooks" / f"{n}.ipynb")
        if not link.endswith("line=0")
    )
    line = int(link.rpartition("=")[2])
    page = chromium.new_page(viewport={"width": 1100, "height": 9000})
    notebook = lab.Notebook(page, address, f"notebooks/{name}.ipynb")
    page.locator(f"a[href$='#line={line}']").first.click()
    page.wait_for_function(
        "!window.jupyterapp.shell.currentWidget.title.label.endsWith('.ipynb')", timeout=20_000
    )
    page.wait_for_function(
        f"window.jupyterapp.shell.currentWidget.content.editor.getCursorPosition().line === {line}",
        timeout=20_000,
    )
    assert notebook.run("() => app.shell.currentWidget.title.label") == Path(link).name.partition("#")[0]
    page.close()


# ---------------------------------------------------------------- HTML


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    """The source of axe-core, from npm."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), AXE],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        pytest.skip(f"npm could not fetch {AXE}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """What `jupyter nbconvert --to html` makes of every notebook, and of the one that is hard to print."""
    folder = tmp_path_factory.mktemp("html")
    notebooks = [sample.write(folder), *sorted((PROJECT / "notebooks").glob("[0-9][0-9]-*.ipynb"))]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "nbconvert",
            "--to",
            "html",
            "--output-dir",
            str(folder),
            *map(str, notebooks),
        ],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.parametrize("name", [*NAMES, "03-sample"])
def test_html(chromium, exported, axe, name):
    """No serious finding of axe, nothing cut, nothing from the network but MathJax and its loader."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((exported / f"{name}.html").as_uri())
    page.evaluate(axe)
    found = page.evaluate("() => axe.run()")
    serious = [
        f"{v['id']}: {v['nodes'][0]['html'][:200]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert [
        url
        for url in asked
        if not url.startswith(("file:", "data:")) and "require.js" not in url and "mathjax" not in url
    ] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.close()
