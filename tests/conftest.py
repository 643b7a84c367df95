"""What all tests share: where things are, and a copy of the project to work on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
# A pattern that runs away takes hours. This bound, in seconds, is no timing: it ends the wait on a busy machine.
RUNAWAY = 120
PARTS = ("README.md", "requirements.txt", "seeds", "notebooks", "data", "figures")


@pytest.fixture(scope="session")
def corpus():
    """The five articles, read once."""
    from newsdesk import articles

    return articles.load(PROJECT / "seeds")


@pytest.fixture
def project_copy(tmp_path):
    """A copy of the project as committed on disk, for tests that change files."""
    return copy_project(tmp_path / "project")


def copy_project(target: Path) -> Path:
    target.mkdir()
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        elif source.exists():
            shutil.copy(source, target / part)
    return target


def notebooks(project: Path, *arguments: str, timeout: float = 600) -> subprocess.CompletedProcess:
    """`python notebooks …` in `project`, with the network off."""
    env = {**os.environ, "PYTHONPATH": str(PROJECT / "tests" / "offline"), "no_proxy": "*"}
    return subprocess.run([sys.executable, "notebooks", *arguments], cwd=project, env=env, text=True,
                          capture_output=True, timeout=timeout)


def files(folder: Path) -> dict[str, bytes]:
    """Relative path -> content of every file below `folder` that a build writes or keeps."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*"))
            if f.is_file() and "__pycache__" not in f.parts}
