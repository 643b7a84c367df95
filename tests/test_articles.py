"""articles.load: what is read, what is refused and why, that offsets hold, what is known of an article."""

import csv
import hashlib
import os
import re
import textwrap
import time
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from conftest import RUNAWAY
from newsdesk import articles
from newsdesk.articles import about, dating, layout, sentences
from newsdesk.charts import articles as charts

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BODY = (
    "The minister told reporters on Monday that the talks had gone well and would be continued in "
    "the spring.\n"
    "\nHe gave no details of the agreement. It has been in the making for more than three years.\n"
)


def write(folder, **files):
    """Writes NAME=bytes or text as NAME.txt."""
    for name, content in files.items():
        (folder / f"{name}.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture(scope="module")
def seeds():
    return articles.load(ROOT / "seeds")


# -- the seeds ---------------------------------------------------------------------------------------


def test_the_seeds_are_the_bytes_that_were_given(seeds):
    with (ROOT / "data/reference/seeds.csv").open(encoding="utf-8", newline="") as file:
        kept = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    there = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").iterdir()}
    assert there == kept == dict(zip(seeds.articles.article, seeds.articles.sha256, strict=True))


def test_roles_of_the_seeds_agree_with_the_hand_codes(seeds):
    path = SHARED / "annotations" / "framing_paragraphs.csv"
    if not path.exists():
        pytest.skip("../shared is not at hand")
    codes = pd.read_csv(path)
    codes["article"] += ".txt"
    lines = seeds.lines.merge(
        codes, left_on=["article", "paragraph"], right_on=["article", "paragraph_index"]
    )
    assert set(zip(codes.article, codes.paragraph_index, strict=True)) <= set(
        zip(lines.article, lines.paragraph, strict=True)
    )
    role = lines.role.replace({"title": "heading"})
    true = pd.Series("body", index=lines.index)
    true[lines.is_heading == 1] = "heading"
    true[lines.is_boilerplate == 1] = "boilerplate"
    split = lines.duplicated(["article", "paragraph"], keep=False) & (lines.role == "boilerplate")
    assert (role == true)[~split].all()
    assert split.sum() == 1  # the date before a first paragraph


def test_dates_of_the_seeds_lie_in_the_reference_interval(seeds):
    for article in seeds.articles.itertuples():
        row = about.publications()[article.sha256]
        assert (article.published_from, article.published_to) == (row["published_from"], row["published_to"])
        assert row["source_url"] or row["confirmed"] == "0"
        assert "From outside" in article.date_evidence


# -- encodings and line ends -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("é – “ü” " + BODY, "utf-8"),
        (b"\xef\xbb\xbf" + BODY.encode(), "utf-8 with byte order mark"),
        ((BODY + "é").encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + BODY.encode("utf-16-be"), "utf-16"),
        ((BODY + "caf\u00e9 “so”").encode("cp1252"), "cp1252 (fallback: the bytes are not UTF-8)"),
    ],
)
def test_encodings(tmp_path, data, encoding):
    corpus = articles.load(write(tmp_path, a=data))
    assert corpus.articles.encoding.tolist() == [encoding]
    assert corpus.problems == ()
    assert len(corpus.sentences) >= 3
    whole(corpus)


def test_the_byte_order_mark_counts_as_a_character_of_no_line(tmp_path):
    corpus = articles.load(write(tmp_path, a=b"\xef\xbb\xbf" + BODY.encode()))
    assert corpus.texts["a.txt"] == "\ufeff" + BODY
    assert corpus.lines.start.iloc[0] == 1


def test_line_ends_and_odd_spaces_stay(tmp_path):
    text = BODY.replace("\n", "\r\n").replace("on Monday", "on\u00a0Monday  ")
    corpus = articles.load(write(tmp_path, a=text))
    assert corpus.texts["a.txt"] == text
    assert corpus.lines.line.tolist() == [1, 3]
    assert corpus.lines.paragraph.tolist() == [0, 1]
    whole(corpus)


def whole(corpus):
    """Offsets hold, every sign lies in one line row, and sentences tile the body."""
    for article, text in corpus.texts.items():
        lines = corpus.lines[corpus.lines.article == article]
        covered = [i for r in lines.itertuples() for i in range(r.start, r.end)]
        assert len(covered) == len(set(covered))
        assert {i for i, c in enumerate(text) if not c.isspace() and c != "\ufeff"} <= set(covered)
        body = {i for r in lines[lines.role == "body"].itertuples() for i in range(r.start, r.end)}
        sentences = corpus.sentences[corpus.sentences.article == article]
        inside = [i for r in sentences.itertuples() for i in range(r.start, r.end)]
        assert len(inside) == len(set(inside))
        assert {i for i in body if not text[i].isspace()} == {i for i in inside if not text[i].isspace()}
        for table in (lines, sentences, corpus.paragraphs[corpus.paragraphs.article == article]):
            quotes = [text[r.start : r.end] for r in table.itertuples()]
            assert all(quote and quote == quote.strip() for quote in quotes)


def test_offsets_hold_in_the_seeds(seeds):
    whole(seeds)
    for article in seeds.articles.itertuples():
        if article.title:
            assert seeds.texts[article.article][article.title_start : article.title_end] == article.title
        assert (article.start, article.end) == (0, len(seeds.texts[article.article]))


def test_a_dropped_capital_is_joined_in_its_sentence(tmp_path):
    corpus = articles.load(
        write(tmp_path, a="N\nearly three years on, the talks have gone nowhere. Nobody minds.\n" + BODY)
    )
    first = corpus.sentences.iloc[0]
    assert (
        corpus.texts["a.txt"][first.start : first.end]
        == "N\nearly three years on, the talks have gone nowhere."
    )
    assert corpus.paragraphs.iloc[0][["paragraph", "line", "start"]].tolist() == [0, 1, 0]
    whole(corpus)


def test_a_paragraph_broken_into_lines_keeps_its_sentences(tmp_path):
    text = textwrap.fill(BODY.split("\n")[2], 50) + "\n\n" + textwrap.fill(BODY.split("\n")[0], 50)
    corpus = articles.load(write(tmp_path, a=text))
    quotes = [" ".join(text[r.start : r.end].split()) for r in corpus.sentences.itertuples()]
    assert quotes == [*re.split(r"(?<=agreement\.) ", BODY.split("\n")[2]), BODY.split("\n")[0]]
    assert corpus.paragraphs.line.tolist() == [1, 4]
    whole(corpus)


# -- what cannot be read -----------------------------------------------------------------------------

BAD = {
    "empty": b"",
    "blank": b" \n\t\xc2\xa0\n",
    "marked": b"\xef\xbb\xbf\n",
    "binary": bytes(range(256)) * 4,
    "control": b"abc\x01\x02\x03\x04\x05 def",
    "neither": b"\x81\x8d\x8f\x90 not a text",
    "broken": b"\xff\xfe\x00",
    "pdf": b"%PDF-1.7 and so on",
    "zip": b"PK\x03\x04word/document.xml",
    "rtf": b"{\\rtf1 Article}",
    "page": b"<!DOCTYPE html><html><body><p>Article</p></body></html>",
    "piece": b"<div><p>One</p><p>Two</p><p>Three</p><span>4</span><br></div>",
    "furniture": b"Home\nNews\nSign up\nLeave a Reply\n",
    "signs": b"...\n---\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_others_load(tmp_path, name):
    corpus = articles.load(write(tmp_path, good=BODY, **{name: BAD[name]}))
    assert corpus.articles.article.tolist() == ["good.txt"]
    (problem,) = corpus.problems
    assert problem.startswith(f"{name}.txt ") and "\n" not in problem
    assert ":" in problem  # what is wrong: what to do


def test_folders_links_and_pipes_are_named(tmp_path):
    write(tmp_path, good=BODY)
    (tmp_path / "inner.txt").mkdir()
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    problems = articles.load(tmp_path).problems
    assert [p.split()[0] for p in problems] == ["inner.txt", "lost.txt", "pipe.txt"]


def test_files_that_are_no_txt_are_named(tmp_path):
    write(tmp_path, good=BODY)
    (tmp_path / "essay.docx").write_bytes(b"PK")
    (tmp_path / ".hidden").write_text("x")
    (problem,) = articles.load(tmp_path).problems
    assert problem.startswith("essay.docx ")


@pytest.mark.parametrize("what", ["missing", "file", "empty", "bad"])
def test_nothing_to_read(tmp_path, what):
    folder = tmp_path / "articles"
    if what == "file":
        folder.write_text("x")
    elif what != "missing":
        folder.mkdir()
    if what == "bad":
        write(folder, one=b"", two=b"\x00\x00")
    with pytest.raises(articles.NothingToRead) as raised:
        articles.load(folder)
    assert isinstance(raised.value, ValueError)
    assert str(folder) in str(raised.value)
    assert what != "bad" or ("one.txt" in str(raised.value) and "two.txt" in str(raised.value))


# -- labels, order, speed ----------------------------------------------------------------------------


def test_labels_are_short_and_unique(tmp_path):
    write(tmp_path, a_1=BODY, a_2=BODY, longer_than_that=BODY, x=BODY, x1=BODY)
    write(tmp_path, _odd=BODY)
    labels = articles.load(tmp_path).articles.set_index("article").label
    assert labels.is_unique
    assert labels["longer_than_that.txt"] == "longer"
    assert labels["x.txt"] == "x"


def test_same_folder_same_tables(tmp_path):
    write(tmp_path, b=BODY, a=BODY)
    one, two = articles.load(tmp_path), articles.load(tmp_path)
    assert one.articles.article.tolist() == ["a.txt", "b.txt"]
    for name in ("articles", "lines", "sentences"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "A. ",
        "word ",
        "By Ann Lee ",
        "<",
        "(",
        "• ",
        "a > ",
        "Anna ",
        "2021-06-20 ",
        "said.The",
        "“",
        "N\nearly ",
        "2021/",
        "Photo: ",
        "© 2021 A ",
        "x@y",
    ],
)
def test_a_long_line_of_anything_takes_seconds(tmp_path, piece):
    write(tmp_path, good=BODY, odd="He said so. " + piece * (200_000 // len(piece)))
    began = time.perf_counter()
    articles.load(tmp_path)
    assert time.perf_counter() - began < RUNAWAY


# -- what is known of an article ---------------------------------------------------------------------


def known(text):
    rows = layout.roles(text)
    body = [row.text[a:b] for row in rows if row.role == "body" for a, b in sentences.spans(row.text)]
    return about.article(rows, body, "")


def interval(text):
    found = known(text)
    return found["published_from"], found["published_to"], found["date_evidence"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2021-06-20", "2021-06-20", "2021-06-20"),
        ("June 3, 2021", "2021-06-03", "2021-06-03"),
        ("3rd of June 2021", "2021-06-03", "2021-06-03"),
        ("Sept. 9, 2020", "2020-09-09", "2020-09-09"),
        ("25/12/2020", "2020-12-25", "2020-12-25"),
        ("03/04/2021", "2021-03-04", "2021-04-03"),
    ],
)
def test_written_dates(words, first, last):
    assert dating.parse(words) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", ["31/31/2020", "2021-13-45", "Feb 30, 2021"])
def test_no_dates(words):
    assert dating.parse(words) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Published 3 June 2021\n" + BODY, "2021-06-03", "2021-06-03"),
        ("date 2021-06-20 " + BODY, "2021-06-20", "2021-06-20"),
        (BODY, "", ""),
        (
            BODY + "The bank was founded in 2011 and sold again in May 2019 to its first owner.",
            "2019-05-01",
            "",
        ),
        (
            BODY + "They plan to double their trade by 2030, after it fell in 2019 and after.",
            "",
            "2030-12-31",
        ),
        (
            BODY + "Last month, President Putin paid a state visit to China with his ministers.",
            "2024-06-01",
            "2024-06-30",
        ),
        (
            BODY + "Yet last year’s pandemic changed how the world saw all of these matters.",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            BODY + "Both leaders spoke at the Winter Olympics in Beijing about their friendship.",
            "2022-02-04",
            "",
        ),
    ],
)
def test_intervals(text, first, last):
    found = interval(text)
    assert found[:2] == (first, last)
    assert found[2]


def test_a_date_line_that_the_text_contradicts_does_not_stand():
    first, last, evidence = interval(
        "date 2017-07-11 " + BODY + "The invasion of Ukraine has changed all of that for good."
    )
    assert (first, last) == ("2022-02-24", "")
    assert "contradict" in evidence


def test_author_and_outlet():
    found = known(
        "By Anna Lee and Omar de Souza\nJune 3, 2021\n" + BODY + "© 2021 The Daily Ox. All rights reserved."
    )
    assert (found["author"], found["outlet"]) == ("Anna Lee and Omar de Souza", "Daily Ox")


def test_the_agency_of_a_dateline_is_the_outlet():
    assert known("GENEVA, June 16 (Reuters) - " + BODY)["outlet"] == "Reuters"


def test_the_publication_table_is_keyed_by_the_seeds(seeds):
    assert set(about.publications()) == set(seeds.articles.sha256)


# -- figure 01-1 -------------------------------------------------------------------------------------


def test_figure_layout(seeds):
    chart = charts.layout(seeds)
    assert len(chart.data) == len(seeds.lines)
    assert all(seeds.texts[r.article][r.start : r.end] == r.quote for r in chart.data.itertuples())
    assert chart.alt.startswith("Strip chart of ")
    longest = seeds.articles.loc[seeds.articles.words.idxmax()]
    assert longest.label in chart.title


def test_title_of_the_figure_follows_the_data(tmp_path):
    clean = charts.layout(articles.load(write(tmp_path, a=BODY)))
    write(tmp_path, a=BODY + "Share\nTweet\nPrint\nLeave a Reply\n" * 30)
    full = charts.layout(articles.load(tmp_path))
    assert re.search(r"no text holds", clean.title, re.I)
    assert re.search(r"\d+% of a is site chrome", full.title)


def test_figure_with_many_texts(tmp_path):
    write(tmp_path, **{f"n{i}": BODY * (i + 1) for i in range(24)})
    assert charts.layout(articles.load(tmp_path)).figure.axes
