"""Dates, spans of dates, and clock times.

A date's `low` and `high` are its years, or its day where the text leaves the year open; `date_from` and
`date_to` are its first and last ISO day.
"""

from __future__ import annotations

from calendar import monthrange

from newsdesk.quantities import nouns, numerals, units
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import HYPHENS, Tokens

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
MONTHS_ALSO_WORDS = word_set("months also words")  # months only with a capital
FIRST_YEAR, LAST_YEAR = 1500, 2199
LIKELY_FIRST, LIKELY_LAST = 1700, 2100  # a plain four-digit number between is a year unless it counts
RECENT_FIRST, RECENT_LAST = 1990, 2040  # a year even before a plural: record 2022 exports
YEAR_CUES = word_set("year cues")
COUNT_CUES = word_set("count cues")
DATED = YEAR_CUES | frozenset(("the", "(", ",", "and", "–", "-"))
TO = frozenset({"to", "through", "until", "till"}) | HYPHENS
DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
NAMED_YEARS = word_set("named years")
ZONES = word_set("zones")
PARTS = {"q": ("quarter", 3), "h": ("half", 6)}


def plain(word: str, longest: int = 4) -> bool:
    """ASCII digits and nothing else."""
    return len(word) <= longest and word.isascii() and word.isdigit()


def is_year(t: Tokens, i: int) -> bool:
    """Four plain digits in the range of years news writes about."""
    word = t.word[i]
    return len(word) == 4 and plain(word) and FIRST_YEAR <= int(word) <= LAST_YEAR


def days(year: int, month: int = 0, day: int = 0) -> tuple[str, str]:
    """First and last ISO day of a year, month or day; empty where there is no such day."""
    if not 1 <= year <= 9999 or not 0 <= month <= 12:
        return "", ""
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    length = monthrange(year, month)[1]
    if day > length:
        return "", ""
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or length:02}"


def _date(first: int, last: int, year: int, month: int = 0, day: int = 0) -> Mention:
    value = year or day or month
    unit = "day" if day else "month" if month else "year"
    date_from, date_to = days(year, month, day)
    return Mention(first, last, "date", value, value, unit, rule="date", date_from=date_from, date_to=date_to)


def _span(first: int, last: int, low: int, high: int, unit: str, date_from: str, date_to: str) -> Mention:
    return Mention(
        first, last, "date", low, high, unit, rule="span of dates", date_from=date_from, date_to=date_to
    )


# ---------------------------------------------------------------- dates
def date(t: Tokens, i: int) -> Mention | None:
    """A date, or a span of dates, that starts at token i, a number or the name of a month."""
    if t.kind[i] == "n":
        return (
            _numeric(t, i) or _day_first(t, i) or (year(t, i) if reads_as_year(t, i) else _short_decade(t, i))
        )
    if t.low[i] in MONTHS:
        return _month_first(t, i)
    if t.low[i] in DECADES and i and t.low[i - 1] in ("the", "early", "late", "mid", "-"):
        start = DECADES[t.low[i]]
        return _decade(i, i + 1, start)
    return None


def _numeric(t: Tokens, i: int) -> Mention | None:
    """2021-06-20, 20/06/2021, 20.06.2021."""
    a, b, c = t.word[i], t.word[i + 2] if i + 2 < t.n else "", t.word[i + 4] if i + 4 < t.n else ""
    separator = t.word[i + 1]
    if (
        separator in ("-", "/", "–")
        and separator == t.word[i + 3]
        and plain(a)
        and plain(b, 2)
        and plain(c)
        and all(t.glued(k) for k in range(i + 1, i + 5))
    ):
        if len(a) == 4:
            orders = [(int(a), int(b), int(c))]
        else:
            full = int(c) if len(c) == 4 else 2000 + int(c)
            orders = [(full, int(b), int(a)), (full, int(a), int(b))]  # day first, else month first
        for y, m, d in orders:
            if m and d and days(y, m, d)[0]:
                return _date(i, i + 5, y, m, d)
    if t.word[i + 1] == "." and t.glued(i + 1) and is_year(t, i + 2) and 3 < len(a) <= 5 and "." in a[1:]:
        d, m = (int(part) for part in a.split("."))  # cut as 20.06 . 2021
        if m and d and days(int(b), m, d)[0]:
            return _date(i, i + 3, int(b), m, d)
    return None


def _month(t: Tokens, i: int) -> int:
    low = t.low[i]
    return MONTHS[low] if low in MONTHS and (low not in MONTHS_ALSO_WORDS or t.word[i][0].isupper()) else 0


def _past_month(t: Tokens, i: int) -> int:
    """The token after the month at token i and the full stop that may shorten it."""
    return i + 2 if t.word[i + 1] == "." and t.glued(i + 1) and len(t.word[i]) <= 4 else i + 1


def _day(t: Tokens, i: int) -> tuple[int, int]:
    """A day of the month at token i: (token after it, the day) or (i, 0)."""
    if not plain(t.word[i], 2) or not 1 <= int(t.word[i]) <= 31:
        return i, 0
    if t.glued(i + 1) and t.kind[i + 1] == "w":
        return (i + 2, int(t.word[i])) if t.low[i + 1] in ("st", "nd", "rd", "th") else (i, 0)
    return i + 1, int(t.word[i])


def _year_at(t: Tokens, k: int) -> tuple[int, int]:
    """A year at token k, perhaps after a comma or "of": (token after it, the year) or (k, 0)."""
    j = k + 1 if t.word[k] == "," or t.low[k] == "of" else k
    return (j + 1, int(t.word[j])) if is_year(t, j) else (k, 0)


def _day_first(t: Tokens, i: int) -> Mention | None:
    """24 February 2022, 24th of February, 9–11 May."""
    j, day = _day(t, i)
    if not day:
        return None
    last_day = 0
    if (t.word[j] in HYPHENS and t.glued(j)) or (
        t.low[j] in ("to", "and") and t.low[i - 1 if i else 0] in ("from", "between")
    ):  # 9–11 May
        j, last_day = _day(t, j + 1)
        if last_day <= day:
            return None
    if t.low[j] == "of":
        j += 1
    month = _month(t, j)
    if not month:
        return None
    last, year = _year_at(t, j + 1)
    if last_day:
        return _span(
            i,
            last,
            year or day,
            year or last_day,
            "day",
            days(year, month, day)[0],
            days(year, month, last_day)[1],
        )
    return _date(i, last, year, month, day)


def _month_first(t: Tokens, i: int) -> Mention | None:
    """February 2022, February 24, 2022, January–November 2023, Feb. 24, June 10-20."""
    month = _month(t, i)
    if not month:
        return None
    j = _past_month(t, i)
    if t.low[j] in TO and (other := _month(t, j + 1)):
        last, year = _year_at(t, _past_month(t, j + 1))
        return (
            _span(i, last, year, year, "month", days(year, month)[0], days(year, other)[1]) if year else None
        )
    last, year = _year_at(t, j)
    if year:
        return _date(i, last, year, month)
    k, day = _day(t, j)
    if not day or numerals.scales(t, k)[1] != 1 or t.low[k] in ("percent", "%", "per"):
        return None
    if t.word[k] in HYPHENS and t.glued(k):
        m, last_day = _day(t, k + 1)
        if last_day > day:
            last, year = _year_at(t, m)
            return _span(
                i,
                last,
                year or day,
                year or last_day,
                "day",
                days(year, month, day)[0],
                days(year, month, last_day)[1],
            )
    last, year = _year_at(t, k)
    return _date(i, last, year, month, day)


# ---------------------------------------------------------------- years
def reads_as_year(t: Tokens, i: int) -> bool:
    """A four-digit number that names a year rather than counts or measures something."""
    if not is_year(t, i):
        return False
    if t.word[i + 1] == "s" and t.glued(i + 1):
        return True
    if units.currency_before(t, i) or numerals.scales(t, i + 1)[1] != 1 or units.currency_after(t, i + 1):
        return False
    before = t.low[i - 1] if i else ""
    unit = units.unit_after(t, i + 1)
    if unit and not (t.word[i + 1][0].isupper() and t.kind[i + 1] == "w" and len(t.word[i + 1]) > 2):
        return False
    if before in NAMED_YEARS and t.word[i - 1][0].isupper():
        return False  # Vision 2030
    value = int(t.word[i])
    if LIKELY_FIRST <= value <= LIKELY_LAST:
        if before in COUNT_CUES:
            return before == "over" and not nouns.phrase(t, i + 1).plural
        if nouns.phrase(t, i + 1).plural:
            if value % 100 == 0:  # 2000 soldiers, the 2000 elections
                return before in DATED - {"to", "from", "of", "and", ","}
            if not RECENT_FIRST <= value <= RECENT_LAST:  # sold 1850 cars
                return not before or before in DATED or before in nouns.STOPS or not before.isalpha()
        return True
    return before in YEAR_CUES and not nouns.phrase(t, i + 1).plural


def year(t: Tokens, i: int) -> Mention | None:
    """2018, 2018-19, 2014–2020, "from 2014 to 2020", the 1990s."""
    first = int(t.word[i])
    if t.low[i + 1] == "s" and t.glued(i + 1):
        if first % 100 == 0 and first < 2000:
            return _span(i, i + 2, first, first + 99, "century", days(first)[0], days(first + 99)[1])
        return _decade(i, i + 2, first)
    last, second = i + 1, 0
    if t.word[i + 1] in HYPHENS | {"/"} and t.glued(i + 1) and t.glued(i + 2):
        tail = t.word[i + 2]
        if is_year(t, i + 2):
            last, second = i + 3, int(tail)
        elif len(tail) == 2 and plain(tail):
            last, second = i + 3, first // 100 * 100 + int(tail)
    elif (
        i
        and t.low[i - 1] in ("from", "between")
        and t.low[i + 1] in ("to", "and", "until", "through")
        and is_year(t, i + 2)
    ):
        last, second = i + 3, int(t.word[i + 2])
    if second > first:
        return _span(i, last, first, second, "year", days(first)[0], days(second)[1])
    return _date(i, i + 1, first)


def _decade(first: int, last: int, start: int) -> Mention:
    return Mention(
        first,
        last,
        "date",
        start,
        start + 9,
        "decade",
        rule="decade",
        date_from=days(start)[0],
        date_to=days(start + 9)[1],
    )


def _short_decade(t: Tokens, i: int) -> Mention | None:
    """'90s; without the apostrophe the century is open, as in "in his 50s"."""
    word = t.word[i]
    if len(word) != 2 or not plain(word) or word[1] != "0" or t.low[i + 1] != "s" or not t.glued(i + 1):
        return None
    if i and t.word[i - 1] in ("'", "’", "‘"):
        return _decade(i, i + 2, (1900 if int(word) >= 30 else 2000) + int(word))
    return Mention(i, i + 2, "date", float(word), float(word) + 9, "decade", rule="decade")


def part_of_year(t: Tokens, i: int) -> Mention | None:
    """Q1 2023, H1, FY2019, 2Q23."""
    if (
        t.low[i + 1] in PARTS
        and t.glued(i + 1)
        and t.glued(i + 2)
        and plain(t.word[i])
        and plain(t.word[i + 2])
    ):
        return _part(i, i + 3, t.low[i + 1], int(t.word[i]), int(t.word[i + 2]))
    if not plain(t.word[i]) or not t.glued(i) or t.kind[i - 1] != "w":
        return None
    letter, number = t.low[i - 1], int(t.word[i])
    if letter == "fy":
        full = number if number > 99 else 2000 + number
        return Mention(i - 1, i + 1, "date", full, full, "year", rule="fiscal year")
    if letter not in PARTS or not t.word[i - 1].isupper():
        return None
    year = int(t.word[i + 1]) if is_year(t, i + 1) else 0
    return _part(i - 1, i + 2 if year else i + 1, letter, number, year)


def _part(first: int, last: int, letter: str, number: int, year: int) -> Mention | None:
    """Part `number` of a year; without a year its own number is the value."""
    unit, months = PARTS[letter]
    if not 1 <= number <= 12 // months:
        return None
    if not year:
        return Mention(first, last, "date", number, number, unit, rule="part of a year")
    year = year if year > 99 else 2000 + year
    return Mention(
        first,
        last,
        "date",
        year,
        year,
        unit,
        rule="part of a year",
        date_from=days(year, (number - 1) * months + 1)[0],
        date_to=days(year, number * months)[1],
    )


# ---------------------------------------------------------------- clock times
def clock(t: Tokens, i: int) -> Mention | None:
    """10:30, 10.45pm, 5 a.m., 5 o'clock, 0900 GMT, 1:36.6; the value is the hour."""
    word = t.word[i]
    if t.kind[i] != "n" or len(word) > 5 or "," in word or not word.isascii():
        return None
    j = i + 1
    while t.word[j] == ":" and t.glued(j) and t.glued(j + 1) and t.kind[j + 1] == "n" and j < i + 4:
        j += 2
    end = _half_of_day(t, j)
    if not end and j > i + 1 and not _hour_and_minute(word, t.word[i + 2]):
        return _ratio(t, i, j)
    if end or j > i + 1:
        j = end or j
        return _time(i, j + 1 if t.low[j] in ZONES else j, float(word))
    if t.low[j] in ("o'clock", "o’clock"):
        return _time(i, j + 1, float(word))
    if len(word) == 4 and plain(word) and t.low[j] in ("gmt", "utc", "hrs"):
        return _time(i, j + 1, float(word[:2]))
    return None


def _hour_and_minute(hour: str, minute: str) -> bool:
    return plain(hour, 2) and int(hour) <= 24 and len(minute) >= 2 and minute[0] < "6"


def _ratio(t: Tokens, i: int, last: int) -> Mention:
    """1:1, 50:50: a colon between numbers that are no hours and minutes."""
    low, high = numerals.digits_value(t.word[i]), numerals.digits_value(t.word[i + 2])
    return Mention(i, last, "fixed", low, high, rule="ratio")


def _time(first: int, last: int, hour: float) -> Mention:
    return Mention(first, last, "time", float(int(hour)), float(int(hour)), "hour", rule="clock")


def _half_of_day(t: Tokens, j: int) -> int:
    """The token after am, pm, a.m. or p.m. at token j, or 0."""
    if t.low[j] in ("am", "pm"):
        return j + 1
    if t.low[j] in ("a", "p") and t.word[j + 1] == "." and t.low[j + 2] == "m" and t.glued(j + 2):
        return j + 4 if t.word[j + 3] == "." and t.glued(j + 3) else j + 3
    return 0
