"""articles.load: what is read, what is refused and why, and that every offset holds."""

import csv
import hashlib
from pathlib import Path

import pytest
from newsdesk import articles

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def test_the_seeds_are_the_bytes_that_were_given():
    with (ROOT / "data/reference/seeds.csv").open(encoding="utf-8", newline="") as file:
        kept = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    there = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").iterdir()}
    assert there == kept


def test_a_missing_folder_is_one_clear_line(tmp_path):
    with pytest.raises(articles.NothingToRead, match="does not exist"):
        articles.load(tmp_path / "nowhere")
