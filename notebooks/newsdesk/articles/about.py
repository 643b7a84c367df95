"""What is known of an article: title, author, outlet, and when it was published.

From the text first; what was confirmed elsewhere stands in data/reference/publication.csv, by the sha256 of
the file's bytes, with its source.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from newsdesk.articles import dating
from newsdesk.articles.lines import Line

PUBLICATION = Path(__file__).parents[3] / "data" / "reference" / "publication.csv"

_NAME = r"(?:[^\W\d_a-z][\w.’'-]{0,25}|de|van|von|der|al|bin|el|da|di|la|le|ibn)"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}(?:(?:, | and |, and | & ){_NAME}(?: {_NAME}){{1,3}}){{0,4}}"
_BY = re.compile(rf"^(?:(?i:by|written by|posted by|story by|author|from))[ :]{{1,3}}({_NAMES})")
_NOTE = re.compile(rf"^({_NAME}(?: {_NAME}){{1,3}})(?:,| is | was | has | writes | covers | reports )")
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)[ ©]{0,3}(?:\(c\) |copyright )?(?:(?:19|20)\d\d)?(?: ?[-–] ?(?:19|"
    r"20)?\d\d)?,? ?(?:by )?(?:the )?"
    r"([^\W\d_][^.|,;–—/©]{1,50}?)(?= ?(?:[.|,;–—/]|-|all rights|limited|ltd|inc|llc|or its|$))",
    re.I,
)
_FIRST = re.compile(
    r"(?:originally published|first published|originally appeared|first appeared|republished|reprinted)"
    r"(?: (?:by|in|on|at|from|with permission from))(?: the)? ([^\W\d_a-z][^.,;|()]{1,40}?)(?= (?:on|"
    r"and|under|in|as|with|here)\b|[.,;|()]|$)"
)
_WIRE = re.compile(r"\((Reuters|AP|AFP|Xinhua|TASS|Sputnik|ANI|PTI|IANS|UPI|Kyodo|Yonhap)\)")


def article(rows: list[Line], sentences: list[str], sha256: str) -> dict:
    """title, title_start, title_end, author, outlet, published_from, published_to, date_evidence."""
    title = next((r for r in rows if r.role == "title"), None)
    known = {
        "title": " ".join(title.text.split()) if title else "",
        "title_start": title.start if title else None,
        "title_end": title.end if title else None,
        "author": _author(rows),
        "outlet": _outlet(rows),
        **dating.interval(rows, sentences),
    }
    return _confirmed(known, sha256)


def _author(rows: list[Line]) -> str:
    """Named in a byline, or else in a note on the author."""
    for reason, pattern in (("byline", _BY), ("author note", _NOTE)):
        for row in rows:
            found = (
                pattern.match(row.text[:300])
                if row.role == "boilerplate" and row.reason.startswith(reason)
                else None
            )
            if found:
                return " ".join(found.group(1).split())
    return ""


def _outlet(rows: list[Line]) -> str:
    """Named as where the text first stood, in an agency's dateline, or as owner of the copyright."""
    furniture = [r for r in rows if r.role == "boilerplate"]
    datelines = [r for r in furniture if r.reason == "dateline"]
    for pattern, lines in ((_FIRST, furniture), (_WIRE, datelines), (_OWNER, furniture)):
        for row in lines:
            found = pattern.search(row.text[:300])
            if found:
                return " ".join(found.group(1).split())
    return ""


@cache
def publications() -> dict[str, dict]:
    """Rows of data/reference/publication.csv by sha256."""
    with PUBLICATION.open(encoding="utf-8", newline="") as file:
        return {row["sha256"]: row for row in csv.DictReader(file)}


def _confirmed(known: dict, sha256: str) -> dict:
    row = publications().get(sha256)
    if row is None:
        return known
    known = {**known, **{k: row[k] for k in ("author", "outlet") if row[k]}}
    if row["published_from"]:
        state = "confirmed" if row["confirmed"] == "1" else "not confirmed to the day"
        known["published_from"], known["published_to"] = row["published_from"], row["published_to"]
        known["date_evidence"] += f" From outside, {state}: {row['evidence']} ({row['source']})."
    return known
