"""The promises on the tables: every row walks back to its text, and every file is in the dictionary."""

import csv
import hashlib
import json
import re

import pandas as pd
import pytest
from conftest import PROJECT, SHARED

DERIVED = PROJECT / "data" / "derived"
PACKAGE = json.loads((PROJECT / "data" / "datapackage.json").read_text(encoding="utf-8"))
CONTRACT = {  # from the design: these columns, in any company
    "articles": "article title author outlet published_from published_to date_evidence words sentences paragraphs "
                "sha256",
    "lines": "article line start end role reason",
    "sentences": "article paragraph sentence start end",
    "quantities": "article start end quote kind low high unit bound is_claim reason",
    "claims": "claim article line start end quote sentence_start sentence_end kind measure actors low high unit "
              "bound change period_from period_to status attributed_to",
    "trade": "claim article start end quote measure reporter partner flow scope value unit value_usd_bn bound "
             "period_from period_to status attributed_to",
    "checks": "claim question official official_unit official_period ratio verdict arithmetic source_url",
    "readability": "article measure value low high unit counts",
    "framing_paragraphs": "article paragraph start end frames stance blamed voice evidence",
    "framing": "article frame paragraphs coded share low high reliability",
}


def texts():
    return {p.name: p.read_bytes().decode("utf-8") for p in (PROJECT / "seeds").glob("*.txt")}


def spans(frame, start="start", end="end"):
    return zip(frame.article, frame[start], frame[end], strict=True)


@pytest.mark.parametrize("table", CONTRACT)
def test_tables_have_their_columns(table):
    frame = pd.read_csv(DERIVED / f"{table}.csv")
    assert len(frame) and set(CONTRACT[table].split()) <= set(frame.columns)


@pytest.mark.parametrize("path", sorted([*DERIVED.glob("*.csv"), *(PROJECT / "figures").glob("*.csv")]),
                         ids=lambda p: p.name)
def test_every_row_walks_back(path):
    text, frame = texts(), pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = frame.to_dict("records")
    for row in rows:
        if row.get("start"):
            start, end = int(float(row["start"])), int(float(row["end"]))
            assert 0 <= start <= end <= len(text[row["article"]])
            if row.get("quote"):
                assert text[row["article"]][start:end] == row["quote"]
        if row.get("sentence_start"):
            assert int(row["sentence_start"]) <= start < end <= int(row["sentence_end"])
    if path.parent.name == "figures":
        assert all(row.get("start") or row.get("source_url") for row in rows), "a point that leads nowhere"


def test_every_said_sentence_walks_back():
    text = texts()
    facts = json.loads((DERIVED / "facts.json").read_text(encoding="utf-8"))
    assert len(facts) == 7
    for said in facts.values():
        for sentence in said["sentences"]:
            assert sentence["evidence"]
            for proof in sentence["evidence"]:
                if "article" in proof:
                    assert 0 <= proof["start"] <= proof["end"] <= len(text[proof["article"]])
                else:
                    assert re.match(r"https?://|data/", proof["source_url"])


def test_seeds_are_the_articles_byte_for_byte():
    with (PROJECT / "data" / "reference" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        kept = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (PROJECT / "seeds").iterdir()}
    assert found == kept and len(found) == 5
    if not SHARED.exists():
        pytest.skip("../shared is absent: the originals cannot be compared")
    assert {p.name: p.read_bytes() for p in (SHARED / "seeds").iterdir()} == {
        p.name: p.read_bytes() for p in (PROJECT / "seeds").iterdir()}


def test_every_table_is_in_the_dictionary():
    described = {r["path"] for r in PACKAGE["resources"]}
    found = {p.relative_to(PROJECT / "data").as_posix() for p in (PROJECT / "data").rglob("*.csv")}
    assert found == described


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda r: r["name"])
def test_every_table_is_as_the_dictionary_says(resource):
    from frictionless import Package

    package = Package.from_descriptor({**PACKAGE, "resources": [resource]}, basepath=str(PROJECT / "data"))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]


def test_every_figure_is_there_three_times_with_its_words():
    index = json.loads((PROJECT / "figures" / "index.json").read_text(encoding="utf-8"))
    files = {p.name for p in (PROJECT / "figures").iterdir()}
    assert files == {f"{slug}.{kind}" for slug in index for kind in ("svg", "png", "csv")} | {"index.json"}
    for words in index.values():
        assert all(words[part].strip() for part in ("title", "subtitle", "source", "alt"))


def test_the_package_knows_no_article():
    names = [p.stem for p in (PROJECT / "seeds").iterdir()]
    for path in [*(PROJECT / "notebooks" / "newsdesk").rglob("*.py"), *(PROJECT / "data" / "lexicons").glob("*")]:
        text = path.read_text(encoding="utf-8")
        assert not [n for n in names if n in text or n[4:] in text], path.name
