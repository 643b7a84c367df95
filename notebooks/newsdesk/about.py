"""What is known of an article: title, author, outlet, and when it was published.

From the text first; what was confirmed elsewhere stands in data/reference/publication.csv, by the sha256 of
the file's bytes, with its source.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from newsdesk import dating
from newsdesk.layout import Line

PUBLICATION = Path(__file__).parents[2] / "data" / "reference" / "publication.csv"

_NAME = r"(?:[^\W\d_a-z][\w.’'-]{0,25}|de|van|von|der|al|bin|el|da|di|la|le|ibn|and)"
_BY = re.compile(rf"^(?:By|BY|by|Written by|Posted by|Story by|Author:)[ :]{{1,3}}((?:{_NAME} ?){{1,8}})")
_NOTE = re.compile(rf"^((?:{_NAME} ){{1,3}}{_NAME})(?:,| is (?:an? |the ))")


def article(text: str, rows: list[Line], sha256: str) -> dict:
    """title, title_start, title_end, author, outlet, published_from, published_to, date_evidence."""
    title = next((r for r in rows if r.role == "title"), None)
    known = {
        "title": " ".join(title.text.split()) if title else "",
        "title_start": title.start if title else None,
        "title_end": title.end if title else None,
        "author": _author(rows),
        "outlet": "",
    }
    known |= dating.interval(text, rows)
    return _confirmed(known, sha256)


def _author(rows: list[Line]) -> str:
    for pattern, reason in ((_BY, "byline"), (_NOTE, "author note")):
        for row in rows:
            if row.role == "boilerplate" and row.reason.startswith(reason):
                found = pattern.match(row.text[:200])
                if found:
                    return found.group(1).strip(" ,")
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
    known = {**known, **{k: row[k] for k in ("title", "author", "outlet") if row[k] and not known[k]}}
    if row["published_from"]:
        known["published_from"], known["published_to"] = row["published_from"], row["published_to"]
        known["date_evidence"] = f"{known['date_evidence']} {row['evidence']} ({row['source']}).".strip()
    return known
