"""The two pages that are rendered, not written: the findings in README.md, and data/README.md."""

from __future__ import annotations

import json
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- findings: written by `python notebooks` -->", "<!-- end of findings -->"


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
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return {
        readme: f"{before}{BEGIN}\n{findings()}\n{END}{after}",
        PROJECT / "data" / "README.md": dictionary(package),
    }


def findings() -> str:
    """What each notebook answers in its first sentence, with a figure; nothing before the first run."""
    facts = written("data/derived/facts.json")
    figures = written("figures/index.json")
    blocks = []
    for name in sorted(p.stem for p in (PROJECT / "notebooks").glob("0[1-9]-*.ipynb")):
        if not (said := facts.get(name)):
            continue
        blocks.append(f"**[{heading(name)}](notebooks/{name}.ipynb)** {said['sentences'][0]['text']}")
        first = f"{name[:2]}-1-"
        blocks += [f"![{markdown_text(f['alt'])}](figures/{slug}.png)" for slug, f in figures.items()
                   if slug.startswith(first) and name[:2] in ("03", "05")]
    return "\n\n".join(blocks)


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
