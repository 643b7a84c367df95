"""When an article was published, as an interval of days, from its own text, with the evidence in words."""

from __future__ import annotations

import re
from datetime import date

from newsdesk.layout import DATE, Line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(DATE, re.I)


def interval(text: str, rows: list[Line]) -> dict[str, str]:
    """published_from, published_to (ISO days, empty where nothing can be said) and date_evidence."""
    for row in rows:
        if row.role == "boilerplate" and row.reason.startswith("date"):
            found = _DATE.search(row.text[:200])
            day = found and parse(found.group())
            if day:
                return {"published_from": day, "published_to": day,
                        "date_evidence": f"The text is dated “{row.text[:60]}”."}
    return {"published_from": "", "published_to": "", "date_evidence": "The text names no date of publication."}


def parse(words: str) -> str:
    """A written date as an ISO day; empty where it is none or could be two (03/04/2021)."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    month = re.search(r"[a-z]{3,}", words.lower().replace("th", "").replace("rd", ""))
    try:
        if month and len(numbers) == 2:
            day, year = numbers
            return date(year, _MONTHS.index(month.group()[:3]) + 1, day).isoformat()
        first, second, third = numbers
        if first > 31:
            return date(first, second, third).isoformat()
        third += 2000 if third < 100 else 0
        if first > 12 or first == second:
            return date(third, second, first).isoformat()
        if second > 12:
            return date(third, first, second).isoformat()
    except ValueError:
        pass
    return ""
