"""layout.roles: what each line of a page is.

The pages in tests/pages are our own, in the manner of many outlets; each line begins with its true role:
T title, H heading, B body, X boilerplate.
"""

import textwrap
from pathlib import Path

import pytest
from newsdesk.articles import layout, lines

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
ROLES = {"T": "title", "H": "heading", "B": "body", "X": "boilerplate"}


def page(path):
    """Text of a page, and the true role of each non-empty line."""
    truth, text = {}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        role, _, content = line.partition("|")
        text.append(content)
        if line:
            truth[number] = ROLES[role]
    return "\n".join(text), truth


def judged(path):
    """(true role, found role) of each line; of two parts the one that is not boilerplate counts."""
    text, truth = page(path)
    found = {}
    for row in layout.roles(text):
        if found.get(row.line, "boilerplate") == "boilerplate":
            found[row.line] = row.role
    return [(truth[line], found[line]) for line in truth]


def roles(text):
    return [(row.text, row.role) for row in layout.roles(text)]


BODY = (
    "The minister told reporters on Monday that the talks had gone well and would be continued in "
    "the spring.\n"
    "He gave no details of the agreement, which has been in the making for more than three years.\n"
)
MORE = (
    "Officials on both sides said that they were ready to meet again as soon as a place had been found.\n"
    "It is not known who will pay for the bridge, or when the first of the trains will be able to cross.\n"
)


def test_pages_of_many_outlets():
    pairs = [pair for path in PAGES for pair in judged(path)]
    hits = sum(true == found == "boilerplate" for true, found in pairs)
    f1 = 2 * hits / sum((true == "boilerplate") + (found == "boilerplate") for true, found in pairs)
    body = [found for true, found in pairs if true == "body"]
    assert len(PAGES) >= 12
    assert f1 >= 0.97
    assert body.count("boilerplate") / len(body) <= 0.03


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_every_sign_of_a_page_lies_in_exactly_one_row(path):
    text, _ = page(path)
    rows = layout.roles(text)
    covered = [i for row in rows for i in range(row.start, row.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, sign in enumerate(text) if not sign.isspace()} <= set(covered)
    assert all(text[r.start : r.end] == r.text == r.text.strip() and r.reason for r in rows)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Sign up to receive our latest news!",
        "By submitting this form, I agree to the terms.",
        "Image: Reuters",
        "(Photo by Li Ming/Xinhua)",
        "Share on Facebook",
        "By Jane Doe, Reuters",
        "3 min read",
        "June 3, 2021",
        "Published 3 June 2021 14:05 GMT",
        "12 Comments",
        "© 2021 The Harbour Observer",
        "Read more: The island nobody wants",
        "Tags: navy, oil",
        "Home » Opinion » Islands",
        "A- A A+",
        "Your email address will not be published. Required fields are marked *",
        "ADVERTISEMENT",
        "@harbourobs",
        "Follow us on Twitter",
        "Print",
        "Skip to main content",
        "We use cookies to improve your experience.",
        "This article was originally published by Open Frontier.",
        "(Reporting by Jane Doe; editing by Li Ming)",
        "Jane Doe is a senior fellow at the Institute for Maritime Studies.",
        "1,204 views",
        "Previous article",
    ],
)
def test_furniture_after_the_text(line):
    assert roles(BODY + line)[-1] == (line, "boilerplate")


@pytest.mark.parametrize(
    "line",
    [
        "“Enough is enough.”",
        "Nobody came.",
        "The vote was put off until Wednesday",
        "• 31 have been finished,",
        "Q: And who did?",
        "SMITH: I never saw the letter.",
        "Why? Nobody would say.",
        "On Facebook and Twitter he called the sanctions a gift.",
        "Read aloud, the text lasts four minutes, he said.",
        "Subscribers of the state network doubled last year, the company said.",
        "The photo, taken by a Reuters reporter, went around the world within hours of the shelling.",
        "In June 2021 the two sides met again.",
        "Copyright law was the third point on the agenda of the talks.",
    ],
)
def test_text_stays_text(line):
    assert dict(roles(BODY + line + "\n" + MORE))[line] == "body"


def test_numbers_make_a_list_of_several_and_a_heading_of_one():
    several = dict(roles(BODY + "1. Pay for patrols\n2. Invite a protector\n" + MORE))
    assert several["1. Pay for patrols"] == several["2. Invite a protector"] == "body"
    assert dict(roles(BODY + "1. Salt\n" + MORE))["1. Salt"] == "heading"


def test_title_and_headings():
    found = roles("Why the Talks Matter\n\n" + BODY + "\nA Long Road to the Agreement\n\n" + MORE)
    assert found[0] == ("Why the Talks Matter", "title")
    assert found[3] == ("A Long Road to the Agreement", "heading")


def test_a_title_said_twice_or_with_crumbs_before_it():
    assert [role for _, role in roles("Why the Talks Matter\nWhy the Talks Matter\n" + BODY)][:2] == [
        "title",
        "boilerplate",
    ]
    glued = roles("HomeNewsWhy the Talks Matter Now\nWhy the Talks Matter Now\n" + BODY)
    assert [role for _, role in glued][:2] == ["boilerplate", "title"]


def test_a_text_without_title_has_none():
    assert {role for _, role in roles(BODY)} == {"body"}


def test_a_byline_in_small_letters_is_no_part_of_the_title():
    found = roles("Ministers Say the Talks in the Mountains Went Well\nby Jane Doe\n\n" + BODY)
    assert [role for _, role in found] == ["title", "boilerplate", "body", "body"]


def test_crumb_line_is_not_the_title():
    found = roles("Analytics Politics World\n\nMinister hopeful about talks in the spring\n\n" + BODY)
    assert [role for _, role in found] == ["boilerplate", "title", "body", "body"]


def test_date_before_the_text_is_split_off():
    head, rest, *_ = layout.roles("date 2021-06-20 " + BODY)
    assert (head.text, head.role, head.line, head.paragraph) == ("date 2021-06-20", "boilerplate", 1, 0)
    assert (rest.role, rest.line, rest.paragraph, rest.start) == ("body", 1, 0, 16)


def test_dateline_is_split_off():
    found = roles("GENEVA, June 16 (Reuters) - " + BODY)
    assert found[0] == ("GENEVA, June 16 (Reuters) -", "boilerplate")
    assert found[1][1] == "body" and found[1][0].startswith("The minister")


def test_dropped_capital_is_one_paragraph():
    rows = layout.roles(
        "N\nearly three years after the war began, the talks have gone nowhere at all.\n" + BODY
    )
    assert [(r.line, r.paragraph, r.role) for r in rows[:3]] == [
        (1, 0, "body"),
        (2, 0, "body"),
        (3, 2, "body"),
    ]


def test_related_links_within_the_text():
    links = "Related articles\nThe island nobody wants to defend\nBudget leaves navy short of sailors\n"
    assert [role for _, role in roles(BODY + links + MORE)][2:5] == ["boilerplate"] * 3


def test_a_text_broken_into_short_lines_is_text():
    broken = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in (BODY + MORE).split("\n"))
    assert {role for _, role in roles(broken)} == {"body"}


def test_nothing_after_the_reply_form_is_text():
    comment = "A fine piece, though I think that the author is too kind to the lenders in this matter.\n"
    assert [role for _, role in roles(BODY + "Leave a Reply\n" + comment * 2)][2:] == ["boilerplate"] * 3


def test_comments_longer_than_the_article_are_not_the_article():
    comments = "".join(
        f"I would say that the {n}th point is the one that matters most to all of us here.\n"
        for n in range(40)
    )
    found = roles(BODY + MORE + MORE.upper() + "Comments\n" + comments)
    assert [role for _, role in found[:4]] == ["body"] * 4
    assert {role for _, role in found[6:]} == {"boilerplate"}


def test_line_ends_of_every_kind():
    assert [(r.line, r.start) for r in lines.split("a\r\nb\rc\n\n\u00a0d \u2028e")] == [
        (1, 0),
        (2, 3),
        (3, 5),
        (5, 9),
        (6, 12),
    ]


def test_a_text_that_repeats_itself_is_still_a_text():
    paragraph = "The two ministers met in the capital on Friday and spoke of trade, gas and the long border."
    rows = layout.roles("\n\n".join([paragraph] * 12))
    assert {row.role for row in rows} == {"body"} and len(rows) == 12
