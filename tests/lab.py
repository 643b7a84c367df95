"""A real JupyterLab in a real browser, for test_browser: Debian's chromium, driven by Playwright."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
PLAYWRIGHT = find_spec("playwright")
NEWS = "@jupyterlab/apputils-extension"


@contextmanager
def browser():
    """A Playwright browser; it reaches this machine only."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[*QUIET, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"],
        )
        try:
            yield running
        finally:
            running.close()


@contextmanager
def server(root: Path, work: Path, theme: str = "JupyterLab Light"):
    """The address of a JupyterLab over the folder `root`, which keeps its own files in `work`."""
    settings = work / "settings" / NEWS
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text(
        '{"fetchNews": "false", "checkForUpdates": false}'
    )
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {
        **os.environ,
        "JUPYTERLAB_SETTINGS_DIR": str(work / "settings"),
        "IPYTHONDIR": str(work / "ipython"),
        "JUPYTERLAB_WORKSPACES_DIR": str(work / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(work / "config"),
        "JUPYTER_RUNTIME_DIR": str(work / "runtime"),
        "JUPYTER_DATA_DIR": str(work / "data"),
    }
    with (work / "server.log").open("w") as log:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyterlab",
                "--no-browser",
                f"--port={port}",
                "--ip=127.0.0.1",
                "--allow-root",
                "--IdentityProvider.token=",
                "--LabApp.expose_app_in_browser=True",
                f"--ServerApp.root_dir={root}",
                "--ServerApp.disable_check_xsrf=True",
            ],
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=2)
                break
            except OSError:
                time.sleep(0.5)
        else:
            raise RuntimeError((work / "server.log").read_text())
        yield address
    finally:
        process.terminate()
        process.wait(20)


def own_browsers(folder: Path) -> Path:
    """Makes `folder` one in which Playwright, which wants its own build, finds the system's chromium."""
    driver = Path(PLAYWRIGHT.origin).parent / "driver" / "package" / "browsers.json"
    builds = json.loads(driver.read_text(encoding="utf-8"))["browsers"]
    build = next(b["revision"] for b in builds if b["name"] == "chromium-headless-shell")
    wrapper = folder / f"chromium_headless_shell-{build}/chrome-headless-shell-linux64/chrome-headless-shell"
    wrapper.parent.mkdir(parents=True)
    wrapper.write_text(f'#!/bin/sh\nexec {CHROMIUM} {" ".join(QUIET)} "$@"\n')
    wrapper.chmod(0o755)
    return folder


class Notebook:
    """One notebook, open in JupyterLab."""

    def __init__(self, page, address: str, path: str):
        self.page, self.complaints = page, []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.goto(f"{address}/lab/tree/{path}?reset")
        page.wait_for_function(
            "window.jupyterapp && window.jupyterapp.restored.then(() => true)", timeout=90_000
        )
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        self.run(
            "async () => { await app.shell.currentWidget.context.sessionContext.ready; "
            "const k = app.shell.currentWidget.context.sessionContext.session.kernel; await k.info; }"
        )

    def run(self, script: str, argument=None):
        """What an (async) JavaScript function returns, called with `app`, the running JupyterLab."""
        return self.page.evaluate(
            "async argument => { const app = window.jupyterapp; return await (" + script + ")(argument); }",
            argument,
        )

    def run_all(self):
        """Runs every cell and saves; waits for both."""
        self.run("""async () => {
            const panel = app.shell.currentWidget, model = panel.content.model;
            await app.commands.execute('notebook:run-all-cells');
            await panel.context.save(); }""")

    def warnings(self) -> list[str]:
        """Texts of dialogs and notifications that stand before the notebook."""
        return self.page.eval_on_selector_all(
            ".jp-Dialog, .Toastify__toast", "all => all.map(e => e.innerText)"
        )

    def hidden_inputs(self) -> list[str]:
        """Ids of cells whose input is folded."""
        return self.run("""() => app.shell.currentWidget.content.widgets
            .filter(c => c.model.type === 'code' && c.inputHidden).map(c => c.model.id)""")

    def pictures(self) -> list[dict]:
        """Alt text, drawn width and caption of each figure that is shown."""
        return self.page.eval_on_selector_all(
            "figure",
            """all => all.map(f => ({
            alt: f.querySelector('img').alt, width: f.querySelector('img').naturalWidth,
            caption: f.querySelector('figcaption').innerText}))""",
        )

    def formulas(self) -> int:
        """How many pieces of text MathJax has taken for formulas."""
        return self.page.locator(".jp-Notebook mjx-container, .jp-Notebook .MathJax").count()

    def cut_tables(self) -> list[str]:
        """Beginnings of tables that are wider than their place and cannot be scrolled."""
        return self.page.eval_on_selector_all(
            ".jp-Notebook table",
            """all => all.filter(t => {
            const e = t.closest('.jp-OutputArea-output, .jp-MarkdownOutput');
            return e && t.offsetWidth > e.clientWidth + 1
                && !/auto|scroll/.test(getComputedStyle(e).overflowX);
        }).map(t => t.innerText.slice(0, 60))""",
        )

    def shoot(self, path: Path):
        """A picture of the whole notebook: the window grows until everything is drawn."""
        self.run(
            "() => { app.shell.collapseLeft(); app.shell.currentWidget.content.activeCellIndex = 0; "
            "document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0; }"
        )
        self.page.set_viewport_size({"width": 1100, "height": 9000})
        self.page.wait_for_timeout(2500)
        height = self.run(
            "() => Math.max(...[...document.querySelectorAll('.jp-Cell')]"
            ".map(e => e.getBoundingClientRect().bottom))"
        )
        self.page.screenshot(
            path=path, clip={"x": 0, "y": 0, "width": 1100, "height": min(height + 40, 9000)}
        )


def folded(path: Path) -> list[str]:
    """Ids of the cells that a notebook file wants folded."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [c["id"] for c in cells if c["metadata"].get("jupyter", {}).get("source_hidden")]


def line_links(path: Path) -> list[str]:
    """Addresses in a notebook file that lead to a line of an article."""
    return re.findall(r"(?:\.\./)+[^\s\"()\\]+#line=\d+", path.read_text(encoding="utf-8"))
