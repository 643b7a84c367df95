"""Runs the notebooks: only the stale ones, several at once, all or nothing.

What a notebook was made from (its cells, the package, the articles, the data, the pins) and what it wrote
are kept as content hashes in data/derived/build.json; a notebook is stale when one of them no longer fits.
New files are written to a stage beside the old ones and renamed when every notebook has succeeded.
"""

from __future__ import annotations

import argparse
import asyncio
import atexit
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsdesk import documents

PROJECT = Path(__file__).resolve().parents[2]
DATA = ("reference", "lexicons", "annotations")
SHARED_FILES = ("data/derived/facts.json", "figures/index.json")  # every notebook writes its part of these
RECORD = "data/derived/build.json"
CELL_SECONDS = 900
AUTHOR = "The Five Tellings developers"
KEPT_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python",
                      "pygments_lexer": "ipython3"},
}


class BuildError(Exception):
    """What went wrong, in words for the person at the terminal."""


@dataclass(frozen=True)
class Collection:
    """The notebooks of the project over one folder of articles, written to one place."""

    seeds: Path
    out: Path

    @property
    def own(self) -> bool:
        return self.out == PROJECT

    @cached_property
    def names(self) -> list[str]:
        return [path.stem for path in sorted((PROJECT / "notebooks").glob("[0-9][0-9]-*.ipynb"))]

    def target(self, name: str) -> Path:
        return self.out / "notebooks" / f"{name}.ipynb"

    def source(self, name: str) -> dict:
        """The notebook to run: the project's, with the parameters of this collection."""
        try:
            notebook = json.loads((PROJECT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
        except ValueError as error:
            raise BuildError(f"notebooks/{name}.ipynb is no notebook ({error}); restore it from git") from None
        if not self.own:
            seeds = os.path.relpath(self.seeds, self.out / "notebooks").replace(os.sep, "/")
            cell = next(c for c in notebook["cells"] if "parameters" in c["metadata"].get("tags", []))
            cell["source"] = [f"SEEDS = {seeds!r}\n", 'OUT = ".."']
        return notebook

    @cached_property
    def ground(self) -> str:
        """One hash of what all notebooks rest on: the package, the data, the pins, the articles."""
        files = [*sorted((PROJECT / "notebooks" / "newsdesk").rglob("*.py")),
                 PROJECT / "notebooks" / "newsdesk" / "newsdesk.mplstyle",
                 *(f for d in DATA for f in sorted((PROJECT / "data" / d).glob("*"))),
                 PROJECT / "data" / "datapackage.json", PROJECT / "requirements.txt"]
        return digest([*(digest([str(f.relative_to(PROJECT).as_posix()), file_bytes(f)]) for f in files),
                       *(digest([f.name, file_bytes(f)]) for f in sorted(self.seeds.glob("*.txt")))])

    def inputs(self, name: str) -> str:
        cells = [[c["cell_type"], c["id"], "".join(c["source"]), c["metadata"].get("tags", [])]
                 for c in self.source(name)["cells"]]
        return digest([self.ground, json.dumps(cells)])

    @cached_property
    def record(self) -> dict:
        try:
            return json.loads((self.out / RECORD).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):  # never built, or broken by hand: everything is stale
            return {}

    def why_stale(self, name: str) -> str | None:
        """What no longer fits, or None if the notebook is current."""
        known = self.record.get(name)
        if known is None:
            return "it has not been run here"
        if known["inputs"] != self.inputs(name):
            return "its cells, the package, the data, the pins or the articles have changed"
        for file, expected in known["outputs"].items():
            if output_digest(self.out, file, name) != expected:
                return f"{file} is missing or was changed by hand"
        return None

    def stale(self) -> dict[str, str]:
        return {name: why for name in self.names if (why := self.why_stale(name))}


# ---------------------------------------------------------------- hashes


def digest(parts: Iterable[str | bytes]) -> str:
    sha = hashlib.sha256()
    for part in parts:
        part = part.encode() if isinstance(part, str) else part
        sha.update(len(part).to_bytes(8, "big") + part)
    return sha.hexdigest()[:32]


def file_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # an unreadable article is named when the folder is loaded
        return b""


def output_digest(out: Path, file: str, name: str) -> str:
    """The hash of a written file; of a shared one, the part of this notebook; of a notebook, what it shows."""
    path = out / file
    if not path.exists():
        return "missing"
    try:
        if file in SHARED_FILES:
            return digest([json.dumps(part_of(json.loads(path.read_text(encoding="utf-8")), name))])
        if path.suffix == ".ipynb":
            return digest([json.dumps(essence(json.loads(path.read_text(encoding="utf-8"))), sort_keys=True)])
    except (ValueError, KeyError, TypeError, AttributeError):
        return "broken"
    return digest([path.read_bytes()])


def essence(notebook: dict) -> list:
    """What a notebook holds, whoever saved it: editors order, split and annotate the rest differently."""
    def joined(value):
        if isinstance(value, dict):
            return {k: joined(v) for k, v in value.items()}
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return "".join(value)
        return [joined(v) for v in value] if isinstance(value, list) else value

    return [[c["id"], joined(c["source"]), c.get("execution_count"), joined(c.get("outputs", []))]
            for c in notebook["cells"]]


def part_of(content: dict, name: str) -> dict:
    """The entries of a shared file that belong to a notebook: its own name, or its figures'."""
    return {k: v for k, v in content.items() if k == name or (k.startswith(f"{name[:2]}-") and k[3:4].isdigit())}


# ---------------------------------------------------------------- running


def run(collection: Collection, names: list[str], tell=print) -> None:
    """Runs the notebooks into a stage, then moves everything into place. BuildError if one of them fails."""
    collection.out.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".stage-", dir=collection.out))
    try:
        if not collection.own:
            _copy_package(collection)
        results = asyncio.run(_run_all(collection, names, stage, tell))
        _publish(collection, stage, results)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


async def _run_all(collection: Collection, names: list[str], stage: Path, tell) -> dict[str, dict]:
    """A fresh kernel for each notebook, one more at once than there are cores: starting is mostly waiting."""
    free = asyncio.Semaphore((os.cpu_count() or 1) + 1)
    tell(f"running {len(names)} of {len(collection.names)} notebooks")

    async def one(name: str) -> tuple[str, dict]:
        async with free:
            begun = time.perf_counter()
            notebook = await _execute(collection, name, stage / name)
            files = [f for f in (stage / name).rglob("*") if f.is_file()]
            figures = sum(f.suffix == ".svg" for f in files)
            tables = sum(f.suffix == ".csv" and f.parent.name == "derived" for f in files)
            tell(f"  {name:<15} {time.perf_counter() - begun:5.1f} s   {counted(figures, 'figure')}, "
                 f"{counted(tables, 'table')} written")
            return name, notebook

    tasks = [asyncio.ensure_future(one(name)) for name in names]
    try:
        return dict(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


async def _execute(collection: Collection, name: str, stage: Path) -> dict:
    """The executed notebook; what its cells write lands below `stage`."""
    import nbformat
    from nbclient import NotebookClient

    stage.mkdir(parents=True)
    folder = collection.out / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    notebook = nbformat.reads(json.dumps(_blank(collection.source(name))), as_version=4)
    client = NotebookClient(notebook, kernel_manager_class=_own_kernel(), timeout=CELL_SECONDS,
                            record_timing=False, coalesce_streams=True,
                            resources={"metadata": {"path": str(folder)}})
    quiet = {"IPYTHONDIR": str(stage / ".ipython"), "PYTHONHASHSEED": "0", "NEWSDESK_STAGE": str(stage)}
    try:
        # What a kernel says on its own stderr is of no use here: errors of cells come as messages.
        await client.async_execute(env={**os.environ, **quiet}, stderr=subprocess.DEVNULL)
    except Exception as error:  # of a cell, a kernel, or nbclient's own clean-up after one of them
        raise BuildError(_failure(name, notebook, error)) from None
    finally:
        atexit.unregister(client._cleanup_kernel)  # done already; a second time, at exit, it would complain
        shutil.rmtree(stage / ".ipython", ignore_errors=True)
    return _clean(notebook)


def _own_kernel() -> type:
    """A kernel of this very Python, whatever kernels the user has installed, without history.

    Its messages are encrypted: on a machine with several users, others could read a plain socket.
    """
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from traitlets import default

    class OwnKernel(AsyncKernelManager):
        @default("transport_encryption")
        def _encrypted(self):
            return "required"

        @property
        def kernel_spec(self):
            return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}",
                                    "--HistoryManager.enabled=False"],
                              language="python", metadata={"supported_encryption": "curve"})

    return OwnKernel


def _blank(notebook: dict) -> dict:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    return notebook


def _failure(name: str, notebook: dict, error: Exception) -> str:
    """Names the notebook, the cell and the error in plain words."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                return f"{name}: cell “{cell['id']}” failed: {output['ename']}: {output['evalue']}"
    return f"{name}: {(str(error).strip() or type(error).__name__).splitlines()[-1]}"


def _clean(notebook: dict) -> dict:
    """Only what the same inputs give again: no times, no machine, no editor's notes."""
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
    # Without title, author and date the LaTeX route prints the file's name and the day of printing.
    title = re.search(r"^# (.+)$", notebook["cells"][0]["source"], re.M)[1]
    notebook["metadata"] = {**KEPT_METADATA, "title": title, "authors": [{"name": AUTHOR}], "date": ""}
    return notebook


def _publish(collection: Collection, stage: Path, results: dict[str, dict]) -> None:
    """Moves the stage over the old outputs and writes down what was made from what."""
    import nbformat

    record = {name: entry for name, entry in collection.record.items() if name in collection.names}
    for name, notebook in results.items():
        path = stage / name / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
        files = sorted(f.relative_to(stage / name).as_posix() for f in (stage / name).rglob("*") if f.is_file())
        for old in set(record.get(name, {}).get("outputs", {})) - {*files, *SHARED_FILES}:
            (collection.out / old).unlink(missing_ok=True)
        for file in files:
            if file in SHARED_FILES:
                _merge(collection.out / file, stage / name / file, name)
            else:
                replace(collection.out / file, (stage / name / file).read_bytes())
        record[name] = {"inputs": collection.inputs(name),
                        "outputs": {file: output_digest(collection.out, file, name) for file in files}}
    replace(collection.out / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    collection.__dict__.pop("record", None)


def _merge(path: Path, part: Path, name: str) -> None:
    """Puts a notebook's part of a shared file in the place of its old part."""
    old = documents.written(path)
    kept = {k: v for k, v in old.items() if k not in part_of(old, name)}
    new = {**kept, **json.loads(part.read_text(encoding="utf-8"))}
    replace(path, (json.dumps(dict(sorted(new.items())), ensure_ascii=False, indent=1) + "\n").encode())


def replace(path: Path, content: bytes) -> None:
    """Writes beside and renames: whoever reads meets the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def _copy_package(collection: Collection) -> None:
    """The notebooks of another folder find the package beside them, as the project's own do."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "notebooks" / "newsdesk", collection.out / "notebooks" / "newsdesk",
                    dirs_exist_ok=True, ignore=ignore)
    for folder in DATA:
        shutil.copytree(PROJECT / "data" / folder, collection.out / "data" / folder,
                        dirs_exist_ok=True, ignore=ignore)
    shutil.copy(PROJECT / "data" / "datapackage.json", collection.out / "data" / "datapackage.json")


# ---------------------------------------------------------------- the command


def main(arguments: list[str]) -> int:
    """`python notebooks`; returns the exit status."""
    options = _options(arguments)
    try:
        collection = _collection(options)
        return _check(collection) if options.check else _build(collection, options)
    except BuildError as error:
        print(error, file=sys.stderr)
        print("nothing was changed", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; nothing was changed", file=sys.stderr)
        return 130


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python notebooks", description="Reruns the notebooks that are stale.")
    parser.add_argument("--all", action="store_true", help="rerun every notebook")
    parser.add_argument("--check", action="store_true", help="say what is stale, change nothing; status 1 if any")
    parser.add_argument("--pdf", action="store_true", help="also write PDFs into build/")
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="read the .txt articles of another folder …")
    parser.add_argument("--out", type=Path, metavar="DIR", help="… and write the collection into another one")
    return parser.parse_args(arguments)


def _collection(options: argparse.Namespace) -> Collection:
    if (options.seeds is None) != (options.out is None):
        raise BuildError("--seeds and --out go together: which articles, and where to write")
    seeds = (options.seeds or PROJECT / "seeds").resolve()
    out = (options.out or PROJECT).resolve()
    if options.out and (out == PROJECT or (PROJECT in out.parents and out.relative_to(PROJECT).parts[0] != "build")):
        raise BuildError(f"--out {options.out}: choose a folder outside the project (or below build/)")
    if not seeds.is_dir():
        raise BuildError(f"{options.seeds}: there is no such folder")
    return Collection(seeds, out)


def _check(collection: Collection) -> int:
    stale = collection.stale()
    lines = [f"{name}: {why}" for name, why in stale.items()]
    if collection.own:
        lines += [f"{path}: not as the facts say; run python notebooks" for path in documents.outdated()]
    print("\n".join(lines) or f"all {len(collection.names)} notebooks are current")
    return 1 if lines else 0


def _build(collection: Collection, options: argparse.Namespace) -> int:
    stale = dict.fromkeys(collection.names, "asked for") if options.all else collection.stale()
    if stale:
        _name_problems(collection)
        run(collection, list(stale))
    written = documents.write() if collection.own else []
    done = f"{counted(len(stale), 'notebook')} rerun" if stale else "nothing to do: every notebook is current"
    print("; ".join([done, *(f"{path} written" for path in written)]))
    if options.pdf:
        from newsdesk import report

        for path in report.write(collection.out):
            print(f"  {path}")
    return 0


def _name_problems(collection: Collection) -> None:
    """One line for each file that cannot be read; an error if no article is left."""
    from newsdesk import articles

    try:
        for problem in articles.load(collection.seeds).problems:
            print(problem, file=sys.stderr)
    except articles.NothingToRead as error:
        raise BuildError(str(error)) from None
