"""README keeps its word: the commands are the ones that run, links lead somewhere, numbers are computed."""

import json
import re
from pathlib import Path

from conftest import PROJECT
from newsdesk import build, documents

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_are_the_ones_that_ci_runs():
    blocks = re.findall(r"```sh\n(.+?)\n```", README, re.S)
    assert blocks[0] == "pip install -r requirements.txt && python notebooks --all"
    assert blocks[1] == "pip install -r requirements.txt && python -m pytest"
    assert blocks[1] in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_named_is_one_there_is():
    flags = set(re.findall(r"python notebooks[^`\n|]*?(--[a-z]+)", README))
    assert flags <= {"--all", "--check", "--pdf", "--seeds", "--out"} and flags
    for flag in flags:
        assert build._options([flag, *(["x"] if flag in ("--seeds", "--out") else [])])


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", README):
        assert (PROJECT / target).exists(), target


def test_the_rendered_pages_are_current():
    assert documents.outdated() == []


def test_no_number_is_typed():
    prose = README
    for name in ("findings", "routes"):
        begin, end = documents.BEGIN.format(name), documents.END.format(name)
        assert begin in prose and end in prose
        prose = prose.partition(begin)[0] + prose.partition(end)[2]
    prose = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", "", prose, flags=re.S)
    allowed = r"Python 3\.11 to 3\.14|\bUTF-(8|16)\b|Windows-1252|\[0\d|\bPDF/UA-1\b"
    left = re.sub(allowed, "", prose)
    assert re.findall(r".{0,30}\d.{0,30}", left) == []


def test_every_direct_dependency_is_pinned():
    lines = (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in pins)
    assert {"pandas", "matplotlib", "jupyterlab", "textstat"} <= {line.split("==")[0] for line in pins}


def test_every_package_that_is_imported_is_a_direct_dependency():
    import ast
    import sys
    from importlib.metadata import packages_distributions

    pins = {line.split("==")[0].lower().replace("_", "-")
            for line in (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines() if "==" in line}
    comes_with = {"ipython", "traitlets", "jupyter-client", "nbformat", "python-dateutil"}  # parts of the pinned
    found = set()
    for path in Path(PROJECT / "notebooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else (
                [node.module] if isinstance(node, ast.ImportFrom) and not node.level else [])
            found |= {name.split(".")[0] for name in names}
    distributions = packages_distributions()
    needed = {distributions[n][0].lower().replace("_", "-") for n in found
              if n not in sys.stdlib_module_names and n != "newsdesk"}
    assert needed - pins - comes_with == set()


def test_figures_in_readme_have_alt_text():
    index = json.loads((PROJECT / "figures" / "index.json").read_text(encoding="utf-8"))
    for alt, slug in re.findall(r"!\[([^\]]*)\]\(figures/([^)]+)\.png\)", README):
        assert len(alt) > 30 and slug in index
