"""The same collection over somebody else's folder: whole notebooks, honest answers, our own files untouched."""

import csv
import json

import pytest
from conftest import PROJECT, files, notebooks

# A page has a paragraph a line: the lines are long because the article is.
# ruff: noqa: E501
INDIA = """India and China trade hits record

By Asha Rao

Trade between India and China rose by 43 percent to $125.6 billion in 2021, customs data showed on Friday. India's imports from China reached $97.5 billion, while its exports were $28.1 billion.

The trade deficit widened to $69.4 billion, more than double the figure of five years ago. "We need to reduce our dependence," a commerce ministry official said.

Two rounds of talks are planned for 2022. Analysts expect trade to grow by about 10 percent next year.

Share this article
"""
PLAIN = """A quiet day at the harbour

The boats came in before noon and the men sat down to eat. Nobody spoke of the weather.

In the afternoon the wind rose, and the harbour master closed the gate. “It will pass,” he said, and it passed.
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """A folder of two articles, of which one holds no number, and three files that are none."""
    base = tmp_path_factory.mktemp("elsewhere")
    seeds = base / "my articles"
    seeds.mkdir()
    (seeds / "india.txt").write_text(INDIA, encoding="utf-8")
    (seeds / "harbour.txt").write_text(PLAIN, encoding="cp1252")
    (seeds / "page.txt").write_text("<!DOCTYPE html><html><body><p>Hello</p></body></html>", encoding="utf-8")
    (seeds / "empty.txt").touch()
    (seeds / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    before = files(PROJECT / "notebooks") | files(PROJECT / "data") | files(PROJECT / "figures")
    done = notebooks(PROJECT, "--seeds", str(seeds), "--out", str(base / "mine"))
    after = files(PROJECT / "notebooks") | files(PROJECT / "data") | files(PROJECT / "figures")
    return base / "mine", done, before == after


def table(out, name):
    with (out / "data" / "derived" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_runs_and_leaves_the_project_alone(elsewhere):
    out, done, untouched = elsewhere
    assert done.returncode == 0, done.stderr
    assert untouched
    names = {p.name for p in (PROJECT / "notebooks").glob("*.ipynb")}
    assert {p.name for p in (out / "notebooks").glob("*.ipynb")} == names


def test_each_file_that_is_no_article_is_named_in_one_line(elsewhere):
    _, done, _ = elsewhere
    lines = done.stderr.splitlines()
    assert sorted(line.split()[0] for line in lines) == ["empty.txt", "page.txt", "photo.txt"]


def test_the_tables_walk_back_to_the_other_texts(elsewhere):
    out, _, _ = elsewhere
    texts = {"india.txt": INDIA, "harbour.txt": PLAIN}
    assert {row["article"] for row in table(out, "articles")} == set(texts)
    quantities = table(out, "quantities")
    assert quantities
    for row in quantities:
        assert texts[row["article"]][int(row["start"]):int(row["end"])] == row["quote"]


def test_another_pair_of_countries_is_read_and_not_judged(elsewhere):
    out, _, _ = elsewhere
    trade = table(out, "trade")
    assert ("125600000000" in {row["value"].split(".")[0] for row in trade})
    assert all({row["reporter"], row["partner"]} <= {"India", "China"} for row in trade)
    assert {row["verdict"] for row in table(out, "checks")} == {"not checkable"}


def test_the_notebooks_of_the_other_folder_link_to_it(elsewhere):
    out, _, _ = elsewhere
    text = (out / "notebooks" / "01-articles.ipynb").read_text(encoding="utf-8")
    assert "../../my%20articles/india.txt#line=" in text
    assert str(PROJECT) not in text
    parameters = json.loads(text)["cells"][1]["source"]
    assert parameters == ["SEEDS = '../../my articles'\n", 'OUT = ".."']


def test_a_rerun_finds_nothing_to_do(elsewhere):
    out, _, _ = elsewhere
    done = notebooks(PROJECT, "--seeds", str(out.parent / "my articles"), "--out", str(out))
    assert "nothing to do" in done.stdout
