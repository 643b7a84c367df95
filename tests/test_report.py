"""The report: every page holds what the notebook shows, set so that it can be read, followed and compared."""

import json
import random
import re
import shutil
import subprocess
import unicodedata

import pytest
import sample
import typst
from conftest import PROJECT
from newsdesk import report
from newsdesk.report import typeset
from newsdesk.typography import columns, glyphs

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
MARGIN, BOTTOM = 65, 774  # points: the margins of report.typ, the last line of a page

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="poppler-utils (pdftotext) is not installed"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A folder with the notebook that is hard to print, and its PDFs in build/."""
    folder = tmp_path_factory.mktemp("sample")
    sample.write(folder)
    report.write(folder)
    return folder


@pytest.fixture(scope="module")
def project_pdfs(tmp_path_factory):
    """The project's own notebooks as PDFs, written elsewhere."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("notebooks", "figures", "seeds", "data"):
        (folder / part).symlink_to(PROJECT / part)
    report.write(folder)
    return folder / "build"


def words(pdf):
    """(page, x from, y from, x to, y to, word, width of the page) of everything printed."""
    xml = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = []
    for number, page in enumerate(xml.split("<page ")[1:], 1):
        width = float(page.split('"', 2)[1])
        for box in re.findall(
            r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<', page
        ):
            found.append((number, *map(float, box[:4]), box[4], width))
    return found


def pages(pdf):
    """The text of each page, white space made even."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [" ".join(page.split()) for page in text.split("\f")]


# ---------------------------------------------------------------- the files


def test_one_pdf_a_notebook_and_all_in_one(written):
    assert sorted(p.name for p in (written / "build").iterdir()) == ["03-sample.pdf", "five-tellings.pdf"]


def test_twice_the_same_bytes_wherever_it_lies(written, tmp_path):
    elsewhere = tmp_path / "another place"
    shutil.copytree(written, elsewhere, ignore=shutil.ignore_patterns("build"))
    for path in report.write(elsewhere):
        assert path.read_bytes() == (written / "build" / path.name).read_bytes()


def test_tagged_titled_signed_with_bookmarks_and_alt(written):
    for name, title in (("03-sample", "Five Tellings: 03. The sample"), ("five-tellings", "Five Tellings")):
        content = (written / "build" / f"{name}.pdf").read_bytes()
        assert f'xml:lang="x-default">{title}<'.encode() in content
        assert b"<rdf:li>The Five Tellings developers<" in content
        assert b"<pdfuaid:part>1<" in content and b"/StructTreeRoot" in content and b"/Lang(en)" in content
        assert b"/Outlines" in content
        assert content.count(b"/Subtype/Link") > 80
        assert content.count(b"/Alt") >= 3
        assert b"/CreationDate" not in content and b"/ModDate" not in content


def test_the_exporter_writes_the_same(written):
    from nbconvert import get_exporter

    path = written / "notebooks" / "03-sample.ipynb"
    exported, resources = get_exporter("newsdesk.report.exporter.TypstPDF")().from_filename(str(path))
    assert exported == (written / "build" / "03-sample.pdf").read_bytes()
    assert resources["output_extension"] == ".pdf"


def test_a_figure_without_its_vector_file_is_its_picture(written, tmp_path):
    notebook = json.loads((written / "notebooks" / "03-sample.ipynb").read_text(encoding="utf-8"))
    chapter = typeset.Chapter("03-sample", tmp_path / "notebooks", "x")
    chapter.write(notebook)
    assert sorted(chapter.images) == ["03-1-line.png", "03-2-line.png", "03-3-line.png"]
    assert all(content.startswith(b"\x89PNG") for content in chapter.images.values())


# ---------------------------------------------------------------- the pages


@needs_poppler
def test_what_is_on_the_pages(written):
    text = pages(written / "build" / "03-sample.pdf")
    all_text = " ".join(text)
    assert "Кириллица ⟨U+4E2D U+6587⟩ Ελλάδα" in all_text and "’ “ ” — – é ≥ ≤ ≈ − × → $5 and $6" in all_text
    assert "<script>alert(1)</script>" in all_text and r"\input{x}" in all_text and '#eval("1")' in all_text
    assert "present.say" not in all_text, "a folded cell shows its input"
    assert "from newsdesk import articles, present" in text[0]
    assert "Figure 03-2. Characters a line, all lines" in all_text
    assert all("Five Tellings · 03. The sample" in page for page in text[1:-1]), "the running head"
    for number in range(4, 90):
        assert f"Line {number} reports that pipeline number {number} carried" in all_text


@needs_poppler
def test_a_long_table_repeats_its_head_and_keeps_its_caption(written):
    text = pages(written / "build" / "03-sample.pdf")
    assert sum("Line Sentence Characters" in page for page in text) >= 2
    first = next(page for page in text if "Table 03.2. Eighty-nine rows" in page)
    assert "Trade between the two countries grew" in first
    assert "03.4 A long table" in first


@needs_poppler
def test_a_wide_table_lies_on_its_side_with_its_heading(written):
    sizes = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", str(written / "build" / "03-sample.pdf")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    turned = [int(n) for n, width in re.findall(r"Page +(\d+) size: +([\d.]+)", sizes) if float(width) > 800]
    assert len(turned) == 1
    text = pages(written / "build" / "03-sample.pdf")[turned[0] - 1]
    assert "03.3 A wide table" in text and "Table 03.1. Ten columns" in text and "Attributed to" in text


@needs_poppler
def test_figures_are_vectors(written, project_pdfs):
    for folder in (written / "build", project_pdfs):
        listed = subprocess.run(
            ["pdfimages", "-list", str(folder / "five-tellings.pdf")],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert len(listed.splitlines()) == 2, listed


@needs_poppler
def test_no_word_leaves_the_page(written, project_pdfs):
    for pdf in [*(written / "build").glob("*.pdf"), *project_pdfs.glob("*.pdf")]:
        for page, x0, y0, x1, y1, word, width in words(pdf):
            assert x0 >= MARGIN - 1 and x1 <= width - MARGIN + 1 and 20 < y0 < y1 < 822, (
                pdf.name,
                page,
                word,
            )


@needs_poppler
def test_no_line_lies_on_another(written, project_pdfs):
    """Words overlap if a cell, a row or a table was not given the room it needs."""
    for pdf in [*(written / "build").glob("*.pdf"), *project_pdfs.glob("*.pdf")]:
        printed = sorted(words(pdf), key=lambda w: (w[0], w[2]))
        for i, (page, x0, y0, x1, y1, word, _) in enumerate(printed):
            room = 0.3 * (y1 - y0)
            for other in printed[i + 1 :]:
                if other[0] != page or other[2] > y1 - room:
                    break
                beside = min(x1, other[3]) - max(x0, other[1]) <= 2
                same_line = abs(other[4] - y1) < room and abs(other[2] - y0) < room
                assert beside or (same_line and x0 != other[1]), (pdf.name, page, word, other[5])


@needs_poppler
def test_no_heading_ends_a_page(project_pdfs):
    for notebook in NOTEBOOKS:
        printed = words(project_pdfs / f"{notebook.stem}.pdf")
        for title in re.findall(r"^## (.+)$", headings(notebook), re.M):
            starts = [w for w in printed if w[5] == title.split()[0] and w[4] - w[2] > 13]
            assert starts, (notebook.stem, title)
            for page, _, _, _, bottom, *_ in starts:
                assert any(w[0] == page and bottom < w[2] < BOTTOM for w in printed) or bottom < 600, (
                    notebook,
                    title,
                )


def headings(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


@needs_poppler
def test_the_book_has_title_contents_and_passages(project_pdfs):
    text = pages(project_pdfs / "five-tellings.pdf")
    assert text[0].startswith("Five Tellings") and text[1].startswith("Contents")
    for notebook in NOTEBOOKS:
        title = re.search(r"^# (.+)$", headings(notebook), re.M)[1]
        assert title in text[1]
        assert any(title in page for page in text[2:])
    passages = " ".join(text[next(i for i, page in enumerate(text) if page.startswith("The passages")) :])
    for seed in (PROJECT / "seeds").glob("*.txt"):
        assert seed.name in passages


# ---------------------------------------------------------------- links


def chapter(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a b.txt").write_text("one\ntwo\n", encoding="utf-8")
    return typeset.Chapter("03-sample", tmp_path / "notebooks", "x")


def test_a_link_to_a_line_leads_to_the_passage(tmp_path):
    writer = chapter(tmp_path)
    assert writer.link("../seeds/a%20b.txt#line=1", '"x"') == 'to("a b.txt#line=1", "x")'
    assert '("a b.txt#line=1", "2", "two", )' in typeset.passages([writer], 2)


@pytest.mark.parametrize(
    "url, expected",
    [
        ("https://example.org/a?b=1#c", 'link("https://example.org/a?b=1#c", "x")'),
        ("02-claims.ipynb", 'to("02-claims", "x", elsewhere: "02-claims.pdf")'),
        ("02-claims.ipynb#02.1-What", 'to("02-claims#02.1-What", "x", elsewhere: "02-claims.pdf")'),
        ("#03.1-Prose", 'to("03-sample#03.1-Prose", "x")'),
        ("../data/README.md", '"x"'),
        ("../seeds/gone.txt#line=1", '"x"'),
        ("../../../etc/passwd#line=0", '"x"'),
        ("javascript:alert(1)", '"x"'),
        ("file:///etc/passwd#line=0", '"x"'),
    ],
)
def test_other_links(tmp_path, url, expected):
    assert chapter(tmp_path).link(url, '"x"') == expected


# ---------------------------------------------------------------- untrusted text


def pdf_of(code):
    return report.compiled([], "t", f'opening("k", "1", "t", "t")\n{code}')


@pytest.mark.parametrize(
    "hostile",
    [
        '"]; panic("x"); #panic() \\" \\',
        '#import "/etc/passwd"',
        "*a* _b_ $c$ @d <e> /* f */ // g ~ - + = `h`",
        "\\u{41}\\n",
        "a\u202eb\u200bc\ufeffd\u00ade",
        "\x00\x1b[31m\x7f",
        "👍🏽 🇷🇺 中文 日本語 हिन्दी العربية עברית ไทย",
        "e\u0301 й \u0483",
        "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "",
        " ",
        "x" * 5000,
    ],
)
def test_hostile_text_is_only_text(hostile):
    assert pdf_of(f"prose({typeset.text(hostile)})").startswith(b"%PDF")
    assert pdf_of(
        typeset.sheet(
            hostile,
            [[typeset.Cell(typeset.text(hostile), hostile)] * 2],
            [[typeset.Cell(typeset.text(hostile), hostile)] * 2],
            ["left"],
        )
    ).startswith(b"%PDF")
    assert pdf_of(typeset.Chapter("a", PROJECT, "k").markdown(typeset.MARKDOWN(hostile))).startswith(b"%PDF")


def test_any_character_can_be_set_upright_slanted_bold_and_as_code():
    points = [c for c in map(chr, range(0x20, 0x30000)) if unicodedata.category(c) not in ("Cs", "Co", "Cn")]
    mixed = "".join(random.Random(7).sample(points, 4000))
    code = "".join(f"prose({call}({typeset.text(mixed)}))\n" for call in ("", "emph", "strong", "raw"))
    assert pdf_of(code).startswith(b"%PDF")


def test_a_page_that_cannot_be_read_aloud_is_refused():
    """The gate: PDF/UA-1 wants alt text, a letter for each sign, and headings in order."""
    for code in ('prose("中")', 'heading(level: 4, "deep")'):
        with pytest.raises(typst.TypstError, match="PDF/UA-1"):
            pdf_of(code)


@pytest.mark.parametrize(
    "text, shown",
    [
        ("plain", "plain"),
        ("“é” Кириллица ≥ −1", "“é” Кириллица ≥ −1"),
        ("中文", "⟨U+4E2D U+6587⟩"),
        ("a中b", "a⟨U+4E2D⟩b"),
        ("中" * 7, "⟨7 characters⟩"),
        ("a\u200bb\x07c\u00ad", "abc"),
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_what_no_font_has_becomes_a_note(text, shown):
    assert glyphs.shown(text) == shown


# ---------------------------------------------------------------- tables


def test_columns_take_one_line_where_they_can_and_keep_words_whole_where_not():
    shares, size = columns.fitted([["ab", "c"], ["abc", "de"]], 400, (9, 8), 8)
    assert size == 9 and shares == pytest.approx([(4 * 4.5 + 8) / 400, (3 * 4.5 + 8) / 400])
    long = " ".join(["word"] * 60)
    shares, size = columns.fitted([["a", long], ["b", "c"]], 400, (9, 8), 8)
    assert size == 9 and sum(shares) == pytest.approx(1) and shares[0] < 0.05
    shares, size = columns.fitted([["ninletter"] * 9], 400, (9, 8, 7), 8)
    assert size == 7
    assert columns.fitted([["elevenletters"] * 12], 400, (9, 8, 7), 8) is None


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("short words stay", ["short words stay"]),
        ("x" * 20, ["x" * 16, "x" * 4]),
        ("data/reference/customs.csv", ["data/reference/", "customs.csv"]),
    ],
)
def test_long_words_may_break(text, pieces):
    assert columns.breakable(text).split(columns.BREAK) == pieces
    assert columns.breakable(text).replace(columns.BREAK, "") == text


def test_a_table_of_any_dataframe(tmp_path):
    import pandas as pd

    html = pd.DataFrame({"a": [1, 2], ("b", "c"): ["x<y", None]}).to_html()
    code = typeset.Chapter("x", tmp_path, "k").html(html)
    assert code.startswith("whole(sheet(") and '"x<y"' in code
    assert pdf_of(code).startswith(b"%PDF")
