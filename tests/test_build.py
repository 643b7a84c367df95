"""The one command: what is stale, what is left alone, what a failure leaves behind."""

import json
import platform
import signal
import subprocess
import sys
import time

import pytest
from conftest import PROJECT, copy_project, files, notebooks
from newsdesk import build


def edit_cell(project, name, cell_id, source):
    path = project / "notebooks" / f"{name}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    next(c for c in notebook["cells"] if c["id"] == cell_id)["source"] = source.splitlines(keepends=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def keep_only(project, *names):
    """Leaves the named notebooks, so that a test need not wait for all seven."""
    for path in (project / "notebooks").glob("*.ipynb"):
        if path.stem not in names:
            path.unlink()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The whole collection, run anew with the network off."""
    project = copy_project(tmp_path_factory.mktemp("rebuilt") / "project")
    before = files(project)
    done = notebooks(project, "--all")
    return project, before, done


def test_all_notebooks_run_offline_and_say_so_in_a_line_each(rebuilt):
    _, _, done = rebuilt
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    for path in (PROJECT / "notebooks").glob("*.ipynb"):
        assert sum(line.strip().startswith(path.stem) for line in lines) == 1
    assert done.stderr == ""


def test_a_rerun_gives_the_same_text_and_tables(rebuilt):
    project, before, _ = rebuilt
    after = files(project)
    assert after.keys() == before.keys()
    text = {f for f in before if f.endswith((".csv", ".json", ".md", ".jsonld"))} - {build.RECORD}
    assert [f for f in text if after[f] != before[f]] == []


def test_a_rerun_gives_the_same_bytes(rebuilt):
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip("pictures are equal to the byte on Linux x86-64 only; text and tables are compared above")
    project, before, _ = rebuilt
    after = files(project)
    assert [f for f in before if after[f] != before[f]] == []


def test_nothing_changed_means_nothing_to_do(rebuilt):
    project, _, _ = rebuilt
    before = {f: f.stat().st_mtime_ns for f in project.rglob("*") if "__pycache__" not in f.parts and f.is_file()}
    done = notebooks(project)
    assert (done.returncode, done.stdout.strip()) == (0, "nothing to do: every notebook is current")
    assert before == {f: f.stat().st_mtime_ns for f in project.rglob("*")
                      if "__pycache__" not in f.parts and f.is_file()}


def test_the_committed_notebooks_are_current():
    done = notebooks(PROJECT, "--check")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("change", ["seed", "package", "data", "pins"])
def test_every_input_makes_every_notebook_stale(project_copy, change):
    path = {"seed": project_copy / "seeds" / "005_new.txt",
            "package": project_copy / "notebooks" / "newsdesk" / "wording.py",
            "data": next((project_copy / "data" / "reference").glob("*.csv")),
            "pins": project_copy / "requirements.txt"}[change]
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + "\n#", encoding="utf-8")
    done = notebooks(project_copy, "--check")
    assert done.returncode == 1
    assert len([line for line in done.stdout.splitlines() if "have changed" in line]) == len(
        list((project_copy / "notebooks").glob("*.ipynb")))


def test_a_changed_cell_makes_only_its_notebook_stale(project_copy):
    edit_cell(project_copy, "01-articles", "limits", "## What this cannot tell you\n\nNothing.")
    done = notebooks(project_copy, "--check")
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "changed" in line] == ["01-articles"]


@pytest.mark.parametrize("file", ["data/derived/lines.csv", "figures/01-1-layout.svg",
                                  "notebooks/01-articles.ipynb", "data/derived/facts.json"])
def test_an_output_changed_by_hand_is_seen(project_copy, file):
    text = (project_copy / file).read_text(encoding="utf-8")
    changed = {"csv": text.replace("body", "soul"), "svg": f"{text}<!-- -->", "json": text.replace("words", "lines"),
               "ipynb": text.replace('"text/plain"', '"text/other"', 1)}[file.rpartition(".")[2]]
    assert changed != text
    text = changed
    (project_copy / file).write_text(text, encoding="utf-8")
    done = notebooks(project_copy, "--check")
    assert done.returncode == 1
    assert "01-articles" in done.stdout


@pytest.mark.parametrize("file", ["data/derived/build.json", "data/derived/facts.json", "figures/index.json"])
def test_a_broken_file_of_ours_is_stale_not_a_traceback(project_copy, file):
    (project_copy / file).write_text("{", encoding="utf-8")
    done = notebooks(project_copy, "--check")
    assert done.returncode == 1 and "01-articles" in done.stdout and done.stderr == ""


def test_a_failing_cell_is_named_and_leaves_everything_as_it_was(project_copy):
    keep_only(project_copy, "01-articles")
    edit_cell(project_copy, "01-articles", "save", "corpus.articles.loc[:, 'no such column']")
    before = files(project_copy)
    done = notebooks(project_copy)
    assert done.returncode == 1
    assert "01-articles" in done.stderr and "“save”" in done.stderr and "KeyError" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(project_copy) == before


def test_a_kernel_that_dies_is_named(project_copy):
    keep_only(project_copy, "01-articles")
    edit_cell(project_copy, "01-articles", "save", "import os\nos._exit(1)")
    before = files(project_copy)
    done = notebooks(project_copy)
    assert done.returncode == 1 and "01-articles" in done.stderr and "Traceback" not in done.stderr
    assert files(project_copy) == before


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT is sent the POSIX way")
def test_ctrl_c_leaves_everything_as_it_was(project_copy):
    keep_only(project_copy, "01-articles")
    edit_cell(project_copy, "01-articles", "limits", "changed")
    before = files(project_copy)
    run = subprocess.Popen([sys.executable, "notebooks"], cwd=project_copy, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.readline()  # "running 1 of 1 notebooks"
    time.sleep(1)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130, (out, err)
    assert "stopped; nothing was changed" in err and "Traceback" not in err
    assert files(project_copy) == before


def test_an_editor_may_save_a_notebook_without_making_it_stale(project_copy):
    path = project_copy / "notebooks" / "01-articles.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["language_info"]["version"] = "3.11.7"
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
        cell["metadata"]["trusted"] = True
    path.write_text(json.dumps(notebook, indent=2), encoding="utf-8")
    assert notebooks(project_copy, "--check").returncode == 0


@pytest.mark.parametrize("arguments, words", [
    (["--seeds", "seeds"], "go together"),
    (["--seeds", "nowhere", "--out", "../elsewhere"], "no such folder"),
    (["--seeds", "seeds", "--out", "."], "outside the project"),
    (["--seeds", "seeds", "--out", "data"], "outside the project"),
])
def test_a_wrong_command_gets_one_clear_line(project_copy, arguments, words):
    done = notebooks(project_copy, *arguments)
    assert done.returncode == 1
    assert words in done.stderr and "Traceback" not in done.stderr


def test_an_empty_folder_is_refused_and_nothing_is_written(project_copy, tmp_path):
    (tmp_path / "empty").mkdir()
    done = notebooks(project_copy, "--seeds", str(tmp_path / "empty"), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert str(tmp_path / "empty") in done.stderr and "Traceback" not in done.stderr
    assert not list((tmp_path / "out").rglob("*.csv")) if (tmp_path / "out").exists() else True
