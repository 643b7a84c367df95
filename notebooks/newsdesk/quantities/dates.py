"""Reads dates, spans of dates and clock times.

Each reader returns (token after it, the year or other leading number, unit, first day, last day) or None.
Days are ISO dates; they are empty where the text leaves the year open.
"""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from .tokens import HYPHENS, Tokens

MONTHS = {name: number for number, names in enumerate((
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}
FIRST_YEAR, LAST_YEAR = 1500, 2199
YEAR_BEFORE = frozenset("in since by until till from of to through during before after year early late mid "
                        "circa summer autumn winter spring fall fy".split())
TO = frozenset({"to", "through", "until", "till"}) | HYPHENS


class Date(NamedTuple):
    last: int
    low: float
    high: float
    unit: str
    date_from: str
    date_to: str
    rule: str = "date"


def days(year: int, month: int = 0, day: int = 0) -> tuple[str, str]:
    """First and last ISO day of a year, month or day; empty where there is no such day."""
    if not 1 <= year <= 9999:
        return "", ""
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12 or (day and not 1 <= day <= monthrange(year, month)[1]):
        return "", ""
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or monthrange(year, month)[1]:02}"


def plain(word: str, longest: int = 4) -> bool:
    """ASCII digits and nothing else."""
    return len(word) <= longest and word.isascii() and word.isdigit()


def is_year(t: Tokens, i: int) -> bool:
    """Four plain digits in the range of years news writes about."""
    word = t.word[i]
    return len(word) == 4 and plain(word) and FIRST_YEAR <= int(word) <= LAST_YEAR


def _month(t: Tokens, i: int) -> int:
    word = t.low[i]
    if word not in MONTHS or (word in ("may", "march", "mar", "dec", "sep", "jan") and not t.word[i][0].isupper()):
        return 0
    return MONTHS[word]


def _day(t: Tokens, i: int) -> tuple[int, int]:
    """A day of the month at token i: (token after it, the day) or (i, 0)."""
    word = t.word[i]
    if not plain(word, 2) or not 1 <= int(word) <= 31:
        return i, 0
    if t.low[i + 1] in ("st", "nd", "rd", "th") and t.glued(i + 1):
        return i + 2, int(word)
    if t.glued(i + 1) and t.kind[i + 1] == "w":
        return i, 0
    return i + 1, int(word)


def _date(last: int, year: int, month: int, day: int) -> Date:
    unit = "day" if day else "month" if month else "year"
    if not year:
        return Date(last, day or month, day or month, unit, "", "")
    return Date(last, year, year, unit, *days(year, month, day))


def date(t: Tokens, i: int) -> Date | None:
    """A date, or a span of dates, that starts at token i, a number or the name of a month."""
    if t.kind[i] == "n":
        return _iso(t, i) or _day_first(t, i)
    return _month_first(t, i) if t.low[i] in MONTHS else None


def _iso(t: Tokens, i: int) -> Date | None:
    """2021-06-20, 20/06/2021, 20.6.2021."""
    if i + 4 < t.n + 1 and t.kind[i + 2] == "n" and t.kind[i + 4] == "n" and t.word[i + 1] == t.word[i + 3] \
            and t.word[i + 1] in ("-", "/", ".", "–") and all(t.glued(k) for k in range(i + 1, i + 5)):
        a, b, c = t.word[i], t.word[i + 2], t.word[i + 4]
        if not (plain(a) and plain(b) and plain(c)):
            return None
        if len(a) == 4 and len(b) <= 2 and len(c) <= 2 and days(int(a), int(b), int(c))[0]:
            return _date(i + 5, int(a), int(b), int(c))
        if len(a) <= 2 and len(b) <= 2 and len(c) in (2, 4):
            year = int(c) if len(c) == 4 else 2000 + int(c)
            for day, month in ((int(a), int(b)), (int(b), int(a))):
                if month and days(year, month, day)[0] and day:
                    return _date(i + 5, year, month, day)
    # 20.6.2021 is cut as 20.6 and .2021 or 20.06 . 2021
    if "." in t.word[i][1:] and len(t.word[i]) <= 5 and t.word[i + 1] == "." and t.glued(i + 1) and is_year(t, i + 2):
        day, month = (int(x) for x in t.word[i].split("."))
        if month and day and days(int(t.word[i + 2]), month, day)[0]:
            return _date(i + 3, int(t.word[i + 2]), month, day)
    return None


def _day_first(t: Tokens, i: int) -> Date | None:
    """24 February 2022, 24th of February, 9–11 May."""
    j, day = _day(t, i)
    if not day:
        return None
    if t.word[j] in HYPHENS and t.glued(j):  # 9–11 May
        k, last_day = _day(t, j + 1)
        month = _month(t, k) if last_day > day else 0
        if month:
            year = int(t.word[k + 1]) if is_year(t, k + 1) else 0
            end = k + 2 if year else k + 1
            low = year or day
            return Date(end, low, year or last_day, "day", days(year, month, day)[0], days(year, month, last_day)[1])
        return None
    if t.low[j] == "of":
        j += 1
    month = _month(t, j)
    if not month:
        return None
    k = j + 2 if t.word[j + 1] == "," and is_year(t, j + 2) else j + 1
    if is_year(t, k):
        return _date(k + 1, int(t.word[k]), month, day)
    return _date(j + 1, 0, month, day)


def _month_first(t: Tokens, i: int) -> Date | None:
    """February 2022, February 24, 2022, January–November 2023, Feb. 24."""
    month = _month(t, i)
    if not month:
        return None
    j = i + 2 if t.word[i + 1] == "." and t.glued(i + 1) and len(t.word[i]) <= 4 else i + 1
    if t.low[j] in TO and (other := _month(t, j + 1)):  # January to November 2023
        k = j + 2
        if t.low[k] == "of":
            k += 1
        if is_year(t, k):
            year = int(t.word[k])
            return Date(k + 1, year, year, "month", days(year, month)[0], days(year, other)[1], "span")
        return None
    if t.word[j] == "," and is_year(t, j + 1):
        return _date(j + 2, int(t.word[j + 1]), month, 0)
    if t.low[j] == "of" and is_year(t, j + 1):
        return _date(j + 2, int(t.word[j + 1]), month, 0)
    if is_year(t, j):
        return _date(j + 1, int(t.word[j]), month, 0)
    k, day = _day(t, j)
    if not day or t.low[k] in ("percent", "%", "million", "billion", "trillion"):
        return None
    if t.word[k] == "," and is_year(t, k + 1):
        return _date(k + 2, int(t.word[k + 1]), month, day)
    if is_year(t, k):
        return _date(k + 1, int(t.word[k]), month, day)
    if t.word[k] in HYPHENS and t.glued(k):
        m, last_day = _day(t, k + 1)
        if last_day > day:
            m2 = m + 1 if t.word[m] == "," and is_year(t, m + 1) else m
            year = int(t.word[m2]) if is_year(t, m2) else 0
            return Date(m2 + 1 if year else m, year or day, year or last_day, "day",
                        days(year, month, day)[0], days(year, month, last_day)[1], "span")
    return _date(k, 0, month, day)


def year(t: Tokens, i: int) -> Date | None:
    """2018, 2018-19, 2014–2020, 2014 to 2020, the 1990s; the caller has ruled out that it counts something."""
    word = t.word[i]
    if len(word) == 4 and plain(word) and t.low[i + 1] == "s" and t.glued(i + 1):
        start = int(word)
        width = 99 if start % 100 == 0 and start < 2000 else 9
        return Date(i + 2, start, start + width, "decade" if width == 9 else "century",
                    days(start)[0], days(start + width)[1], "decade")
    if not is_year(t, i):
        return None
    first = int(word)
    if t.word[i + 1] in HYPHENS | {"/"} and t.glued(i + 1) and t.glued(i + 2) and t.kind[i + 2] == "n":
        tail = t.word[i + 2]
        second = int(tail) if is_year(t, i + 2) else first // 100 * 100 + int(tail) \
            if len(tail) == 2 and plain(tail) else 0
        if second > first:
            return Date(i + 3, first, second, "year", days(first)[0], days(second)[1], "span")
    before = t.low[i - 1] if i else ""
    if before in ("from", "between") and t.low[i + 1] in ("to", "and", "until", "through") and is_year(t, i + 2):
        second = int(t.word[i + 2])
        if second > first:
            return Date(i + 3, first, second, "year", days(first)[0], days(second)[1], "span")
    return Date(i + 1, first, first, "year", *days(first))


def short_decade(t: Tokens, i: int) -> Date | None:
    """'90s, 90s, nineties' digits after an apostrophe: the decade's century is open without one."""
    word = t.word[i]
    if len(word) == 2 and plain(word) and word[1] == "0" and t.low[i + 1] == "s" \
            and t.glued(i + 1):
        century = 1900 if int(word) >= 30 else 2000
        if i and t.word[i - 1] in ("'", "’", "‘"):
            start = century + int(word)
            return Date(i + 2, start, start + 9, "decade", days(start)[0], days(start + 9)[1], "decade")
        return Date(i + 2, int(word), int(word) + 9, "decade", "", "", "decade")
    return None


def clock(t: Tokens, i: int) -> tuple[int, float] | None:
    """A clock time at token i: (token after it, the hour). 10:30, 10.45pm, 5 a.m., 5 o'clock, 0900 GMT."""
    word = t.word[i]
    if t.kind[i] != "n":
        return None
    j = i + 1
    timed = False
    if t.word[j] == ":" and t.glued(j) and t.glued(j + 1) and t.kind[j + 1] == "n" and len(word) <= 3:
        j, timed = j + 2, True
        if t.word[j] == ":" and t.glued(j) and t.kind[j + 1] == "n":
            j += 2
    k = _half_of_day(t, j)
    if k or timed:
        j = k or j
        if t.low[j] in ("gmt", "utc", "cet", "est", "et", "pt", "pdt", "edt", "bst", "msk"):
            j += 1
        try:
            return j, float(word)
        except ValueError:
            return None
    if t.low[j] in ("o'clock", "o’clock"):
        return j + 1, float(word)
    if len(word) == 4 and plain(word) and t.low[j] in ("gmt", "utc", "hrs"):
        return j + 1, float(word[:2])
    return None


def _half_of_day(t: Tokens, j: int) -> int:
    """The token after am, pm, a.m. or p.m. at token j, or 0."""
    if t.low[j] in ("am", "pm"):
        return j + 1
    if t.low[j] in ("a", "p") and t.word[j + 1] == "." and t.low[j + 2] == "m" and t.glued(j + 2):
        return j + 4 if t.word[j + 3] == "." and t.glued(j + 3) else j + 3
    return 0
