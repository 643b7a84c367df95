"""The order of the house: imports run one way, only charts and present draw, only build runs notebooks."""

import ast

import pytest
from conftest import PROJECT

PACKAGE = PROJECT / "notebooks" / "newsdesk"
FILES = sorted(PACKAGE.rglob("*.py"))
DRAWERS = {"matplotlib", "IPython", "PIL"}
RUNNERS = {"nbclient", "jupyter_client", "asyncio", "subprocess"}


def module(path):
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(path):
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def graph():
    names = {module(p) for p in FILES}
    return {module(p): {i for i in imports(p) if i in names} - {module(p)} for p in FILES}


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_file_says_what_it_is_for(path):
    assert len(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "") > 30


def test_imports_never_run_in_a_circle():
    edges, done = graph(), set()

    def visit(name, path):
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            for other in edges[name] - {"newsdesk"}:
                # a package and its own parts see each other
                if not (name.startswith(f"{other}.") or other.startswith(f"{name}.")):
                    visit(other, [*path, name])
            done.add(name)

    for name in edges:
        visit(name, [])


@pytest.mark.parametrize("path", FILES, ids=module)
def test_only_charts_and_present_draw_and_only_build_runs(path):
    roots = {i.split(".")[0] for i in imports(path)}
    name = module(path)
    if not name.startswith(("newsdesk.charts", "newsdesk.present")):
        assert not roots & DRAWERS
    if name not in ("newsdesk.build",):
        assert not roots & RUNNERS


@pytest.mark.parametrize("top", ["build", "report"])
def test_nothing_stands_on_build_and_report(top):
    allowed = {"newsdesk.build", "newsdesk.report.exporter"} if top == "report" else set()
    users = {name for name, used in graph().items()
             if f"newsdesk.{top}" in used and not name.startswith("newsdesk.report")}
    assert users <= allowed


def test_the_bottom_stands_on_nothing():
    edges = graph()
    low = {"newsdesk.articles": 0, "newsdesk.quantities": 1, "newsdesk.claims": 2, "newsdesk.trade": 3,
           "newsdesk.readability": 3, "newsdesk.framing": 3, "newsdesk.trust": 4, "newsdesk.charts": 5,
           "newsdesk.present": 6}

    def rank(name):
        return next((low[k] for k in sorted(low, key=len, reverse=True) if name == k or name.startswith(f"{k}.")), None)

    for name, used in edges.items():
        for other in used:
            if rank(name) is not None and rank(other) is not None:
                assert rank(other) <= rank(name), f"{name} imports {other}"


def test_no_forbidden_names():
    assert not [p for p in PROJECT.rglob("*") if p.name in ("utils", "utils.py", "src", "lib", "helpers.py")
                and ".venv" not in p.parts and ".git" not in p.parts and "build" not in p.parts
                and "node_modules" not in p.parts]
