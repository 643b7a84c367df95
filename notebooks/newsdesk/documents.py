"""The pages that are rendered, not written: findings and PDF routes in README.md, and all of data/README.md."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- {}: written by `python notebooks` -->", "<!-- end of {} -->"


def outdated() -> list[str]:
    """Names of the pages that do not say what facts and dictionary say."""
    return [path.relative_to(PROJECT).as_posix() for path, text in rendered().items()
            if not path.exists() or path.read_text(encoding="utf-8") != text]


def write() -> list[str]:
    """Writes the outdated pages; returns their names."""
    names = outdated()
    for path, text in rendered().items():
        if path.relative_to(PROJECT).as_posix() in names:
            path.write_text(text, encoding="utf-8", newline="\n")
    return names


def rendered() -> dict[Path, str]:
    """Path -> text of both pages as they should be now."""
    package = json.loads((PROJECT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    readme = PROJECT / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name, block in (("findings", findings()), ("routes", routes())):
        begin, end = BEGIN.format(name), END.format(name)
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{block}\n{end}{rest.partition(end)[2]}"
    return {
        readme: text,
        PROJECT / "data" / "README.md": dictionary(package),
    }


def findings() -> str:
    """What each notebook answers in its first sentence, some with their first figure; nothing before the first run."""
    facts, figures = written("data/derived/facts.json"), written("figures/index.json")
    blocks = []
    for name in sorted(p.stem for p in (PROJECT / "notebooks").glob("0[0-9]-*.ipynb")):
        if not (said := facts.get(name)):
            continue
        blocks.append(f"**[{heading(name)}](notebooks/{name}.ipynb)** {said['sentences'][0]['text']}")
        slug = next((slug for slug in figures if slug.startswith(f"{name[:2]}-1-")), None)
        if slug and name[:2] in ("00", "03", "05"):
            blocks.append(f"![{markdown_text(figures[slug]['alt'])}](figures/{slug}.png)")
    return "\n\n".join(blocks)


def routes() -> str:
    """How to print, as data/reference/pdf_routes.csv has measured it."""
    with (PROJECT / "data" / "reference" / "pdf_routes.csv").open(encoding="utf-8", newline="") as file:
        rows = [f"| {r['route']} | {r['needs']} | {r['download_mb']} / {r['installed_mb']} MB | {r['seconds']} s | "
                f"{r['mib']} MiB | {r['pages']} |" for r in csv.DictReader(file)]
    head = ["| route | needs | download / installed | a notebook | memory | pages |", "|---|---|---|---|---|---|"]
    return "\n".join(head + rows)


def written(path: str | Path) -> dict:
    """A JSON file that the notebooks write; empty before they have, or when somebody broke it."""
    try:
        return json.loads((PROJECT / path).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def heading(name: str) -> str:
    """The H1 of a notebook."""
    notebook = json.loads((PROJECT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    return re.search(r"^# (.+)$", "".join(notebook["cells"][0]["source"]), re.M)[1]


def markdown_text(text: str) -> str:
    return re.sub(r"([\[\]<>])", r"\\\1", text)


def dictionary(package: dict) -> str:
    """data/README.md: every table and column of datapackage.json."""
    parts = [f"# {package['title']}\n\n{package['description']}\n\n"
             "This page is rendered from `datapackage.json` by `python notebooks`; change that file, not this one."]
    for resource in package["resources"]:
        rows = "\n".join(f"| `{f['name']}` | {f['type']} | {cell(f['description'])} |"
                         for f in resource["schema"]["fields"])
        parts.append(f"## {resource['name']}\n\n[`{resource['path']}`]({resource['path']}): "
                     f"{resource['description']}\n\n| column | type | meaning |\n|---|---|---|\n{rows}")
    return "\n\n".join(parts) + "\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
