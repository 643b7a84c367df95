"""Seconds, memory and bytes of every PDF route for one notebook, in one run, each in a fresh process.

    python tests/benchmarks/report_speed.py [notebooks/03-trade.ipynb]

Routes whose programs are not installed are left out. The last column is the time against plain
`nbconvert --to pdf`, or against the first route that ran. "pandoc + Typst" is what pandoc alone adds if it
does the Markdown: the same text through the pandoc of the wheel pypandoc_binary, where that is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests"))

REPORT = (
    "import json, sys; from pathlib import Path; from newsdesk import report; p = Path(sys.argv[1]); "
    "Path(sys.argv[2], p.stem + '.pdf').write_bytes("
    "report.single(json.loads(p.read_text(encoding='utf-8')), p.stem, p.parent))"
)
PANDOC = (
    "import json, sys; from pathlib import Path; import pypandoc; "
    "cells = json.loads(Path(sys.argv[1]).read_text(encoding='utf-8'))['cells']; "
    "text = '\\n\\n'.join(''.join(c['source']) for c in cells if c['cell_type'] == 'markdown'); "
    "pypandoc.convert_text(text, 'typst', 'commonmark_x')"
)


def measured(command, folder, **env):
    """Seconds, MiB at the peak of the largest process, and the bytes of the PDF."""
    before = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "notebooks"), **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    pdf = next(Path(folder).glob("*.pdf"), None)
    return (
        None if status else (time.perf_counter() - before, usage.ru_maxrss / 1024, pdf and pdf.stat().st_size)
    )


def routes(path, folder, browsers):
    """Name, command and environment of each route that can run here."""
    python, out = sys.executable, ["--output-dir", folder]
    nbconvert = [python, "-m", "nbconvert", *out, str(path), "--to"]
    if shutil.which("xelatex") and shutil.which("pandoc"):
        yield "nbconvert --to pdf (XeLaTeX)", [*nbconvert, "pdf"], {}
    if browsers:
        yield (
            "nbconvert --to webpdf (Chromium)",
            [*nbconvert, "webpdf"],
            {"PLAYWRIGHT_BROWSERS_PATH": browsers},
        )
    yield "python notebooks --pdf (Typst), its part", [python, "-c", REPORT, str(path), folder], {}
    yield "nbconvert --to newsdesk.report.exporter.TypstPDF", [*nbconvert, "newsdesk.report.exporter.TypstPDF"], {}
    if find_spec("pypandoc"):
        yield "what pandoc would add (Markdown alone)", [python, "-c", PANDOC, str(path)], {}
    yield "nbconvert --to html", [*nbconvert, "html"], {}


def main(arguments):
    path = Path(arguments[0] if arguments else PROJECT / "notebooks" / "03-trade.ipynb").resolve()
    import lab

    browsers = lab.own_browsers(Path(tempfile.mkdtemp())) if lab.CHROMIUM and lab.PLAYWRIGHT else ""
    print(f"{path.name}, best of 3 · load {os.getloadavg()[0]:.1f}\n")
    print(f"{'route':<44}{'seconds':>9}{'MiB':>8}{'KB':>8}{'time':>7}")
    first = None
    for name, command, env in routes(path, folder := tempfile.mkdtemp(), str(browsers)):
        for old in Path(folder).glob("*"):
            old.unlink()
        runs = [run for _ in range(3) if (run := measured(command, folder, **env))]
        if not runs:
            print(f"{name:<44}   failed")
            continue
        seconds, memory, size = min(runs)
        first = first or seconds
        print(f"{name:<44}{seconds:>9.1f}{memory:>8.0f}{(size or 0) / 1000:>8.0f}{seconds / first:>7.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
