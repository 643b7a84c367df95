"""Finds the periods a sentence speaks of: "last year", "January–November 2023", "FY2021-22", "since 2014".

Every period has an ISO first and last day; what a text leaves open stays empty. Relative periods are resolved
with the interval in which the article was published.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
YEAR = r"(?:1[5-9]|20)\d\d"
NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}

ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}

NUMBER = r"(?:\d{1,3}|" + "|".join(NUMBERS) + ")"

# First day of the fiscal year, where it is not 1 January.
FISCAL_START = {
    "India": (4, 1),
    "Japan": (4, 1),
    "United Kingdom": (4, 1),
    "Canada": (4, 1),
    "Hong Kong": (4, 1),
    "Singapore": (4, 1),
    "Myanmar": (4, 1),
    "Pakistan": (7, 1),
    "Bangladesh": (7, 1),
    "Australia": (7, 1),
    "Egypt": (7, 1),
    "Kenya": (7, 1),
    "Ethiopia": (7, 1),
    "Nepal": (7, 16),
    "United States": (10, 1),
    "Thailand": (10, 1),
    "Iran": (3, 21),
}

# When heads of state took the office a text usually means by "since X took office".
TENURES = {
    "Xi": "2013-03-14",
    "Putin": "2012-05-07",
    "Biden": "2021-01-20",
    "Trump": "2017-01-20",
    "Obama": "2009-01-20",
    "Modi": "2014-05-26",
    "Erdogan": "2014-08-28",
    "Macron": "2017-05-14",
}

OF = r"(?:\s+of(?:\s+the)?|\s+in|,)?"
WHICH = (
    r"(?:" + OF + r"\s+(?P<{0}year>" + YEAR + r")(?!\d|[-–/]\d\d?\d?\d?\b)"
    r"|(?:\s+of)?\s+(?:the\s+)?(?:(?P<{0}frel>last|this|current|previous|present)\s+)?(?P<{0}fisc>fiscal"
    r"|financial)(?:\s+year)?\b(?!\s+\d)"
    r"|\s+of\s+(?:the\s+)?(?P<{0}rel>last|this|current|previous)(?:\s+calendar)?\s+year"
    r"|" + OF + r"\s+(?:FY\s?|fiscal\s+)?(?P<{0}fy>" + YEAR + r"[-–/]\d\d(?:\d\d)?\b)"
    r"|\s+(?P<{0}the>last|this)\s+year|\s+of\s+the\s+year)?"
)
DASH = r"\s?[-–—‑]\s?"
PATTERNS = [
    (
        "months",
        rf"(?P<m1>{MONTH})(?:{DASH}|\s+(?:to|through|until"
        rf"|and)\s+)(?P<m2>{MONTH})\b(?!\s+\d{{1,2}}\b(?!\d))" + WHICH.format("a"),
    ),
    (
        "runto",
        rf"\b(?:(?:year|(?P<rk>{NUMBER})[\s-]+months|(?P<rh>half)[\s-]year|(?P<rq>quarter))\s+(?:to|through|ending|ended|till)"
        rf"\s+(?:in\s+|the\s+end\s+of\s+)?(?P<rm>{MONTH})(?:,?\s+(?P<ry>{YEAR}))?)(?!\w)",
    ),
    (
        "part",
        r"\b(?:(?P<n>first|second|third|fourth|final|last|1st|2nd|3rd|4th)\s+(?P<u>quarter|half)"
        r"|(?P<q>[QH])(?P<qn>[1-4])|(?P<qn2>[1-4])(?P<q2>[QH]))\b" + WHICH.format("b"),
    ),
    (
        "first",
        rf"\b(?P<side>first|last|past|previous)\s+(?P<k>{NUMBER})[\s-]+(?P<ku>months?"
        rf"|quarters?)\b" + WHICH.format("c"),
    ),
    (
        "fiscal",
        rf"\b(?:FY|(?:fiscal|financial)\s+(?:year\s+)?)[\s'’-]?(?P<f>{YEAR}(?:[-–/]\d{{2,4}})?"
        rf"|\d\d(?:[-–/]\d\d)?)\b",
    ),
    (
        "fiscalrel",
        r"\b(?P<fr>last|previous|this|current|preceding|same|next)\s+(?:fiscal"
        r"|financial)(?:\s+year)?\b",
    ),
    ("fiscalbare", rf"\b(?P<fb>{YEAR}[-–/]\d\d(?:\d\d)?)\b(?!\d)"),
    (
        "day",
        rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<dm1>{MONTH})"
        rf"|(?P<dm2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
        rf"(?!{DASH}\d)(?:,?\s+(?P<dy>{YEAR})\b)?|\b(?P<iso>{YEAR}-\d\d-\d\d)\b",
    ),
    ("month", rf"\b(?P<mm>{MONTH})(?:\s+of)?,?\s+(?P<my>{YEAR})\b"),
    (
        "monthrel",
        rf"\b(?P<mr>{MONTH})(?:\s+(?P<mrr>last|this)\s+year|\s+of\s+(?P<mrs>last"
        rf"|this)\s+year)?(?!\w)",
    ),
    ("span", rf"\b(?P<s1>{YEAR})(?:{DASH}|\s+(?:to|and|through|until)\s+)(?P<s2>{YEAR})\b"),
    ("decade", r"\b(?P<dec>(?:1[5-9]|20)\d0)s\b"),
    ("year", rf"(?<![\d$€£¥.,])\b(?P<y>{YEAR})\b(?![.,]?\d|\s?(?:%|percent|per cent|billion|million|bn|km))"),
    (
        "sofar",
        r"\b(?:so\s+far\s+this\s+year|year[\s-]to[\s-]date|since\s+the\s+(?:start"
        r"|beginning)\s+of\s+(?:the|this)\s+year)\b",
    ),
    (
        "earlier",
        r"\b(?:(?:the\s+)?(?:same|corresponding|comparable|year[\s-]ago|year[\s-]earlier)\s+"
        r"(?:period|time|month|quarter|half|months)(?:\s+(?:of|in|a|the|last|previous|year|earlier"
        r"|ago|before|preceding)\b"
        rf"){{0,4}}(?:\s+(?P<ey>{YEAR})\b)?|(?:a|one)\s+year\s+(?:earlier|ago|before)"
        rf"|the\s+year\s+before"
        r"|(?:the\s+)?(?:previous|preceding|prior)\s+(?:calendar\s+)?year|previous\s+12\s+months"
        r"|year[\s-]on[\s-]year|year[\s-]over[\s-]year|\byoy\b|y/y)",
    ),
    (
        "rel",
        r"\b(?P<rw>last|this|next|past|current|coming|previous|same)\s+(?P<ru>year|month|quarter|week"
        r"|decade|century)\b",
    ),
    ("yesteryear", r"\b(?P<yy>\d{1,2}|" + "|".join(NUMBERS) + r")\s+years\s+(?:ago|earlier)\b"),
    ("past", rf"\b(?:past|last|previous|recent)\s+(?P<pn>{NUMBER})\s+(?P<pu>years|decades|months|weeks)\b"),
    (
        "yearend",
        r"\b(?:the\s+end\s+of\s+(?:the|this)\s+(?P<ye>year|decade)|year[\s-]end"
        r"|the\s+year['’]s\s+end)\b",
    ),
    (
        "tenure",
        r"\b(?:[Ss]ince|[Aa]fter)\s+(?P<who>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){0,2}|he|she)\s+"
        r"(?:(?:first\s+)?took\s+(?:office|power|over)|came\s+(?:in)?to\s+(?:power|office)"
        r"|became\s+(?:president|leader|"
        r"prime\s+minister)|assumed\s+(?:office|power)|was\s+(?:elected|inaugurated))",
    ),
]

CASED = {"months", "day", "month", "monthrel", "tenure"}  # "May" is a month, "may" is not
SCAN = re.compile(
    "|".join(f"(?P<_{name}>{pattern if name in CASED else f'(?i:{pattern})'})" for name, pattern in PATTERNS)
)
BASE = re.compile(
    r"(?:(?:compared|comparison|relative)\s+(?:with|to)|\bagainst|\bversus|\bvs\.?|\bthan|\bon"
    r"|\bover|\bfrom)"
    r"(?:\s+(?:in|during|that\s+of|those\s+of|the\s+level\s+of|that\s+in|a|the|its"
    r"|level))*\s*$",
    re.I,
)
WORTH_BASE = re.compile(
    r"(?:percent|per\s+cent|%|\bpoints?|\bmore|\bless|\bhigher|\blower|\bup|\bdown"
    r"|\btimes|\brise|\bincrease"
    r"|\bfall|\bdrop|\bdecline|\bgrowth|\bjump|\bincreased|\brose|\bgrew"
    r"|\bfell)[^,;]{0,40}$",
    re.I,
)
SINCE = re.compile(
    r"\bsince(?:\s+(?:the|early|late|mid|at|least|start|beginning|end|of|its|in|around"
    r"|about)){0,4}[\s-]*$",
    re.I,
)
RECORD = re.compile(
    r"\b(?:low(?:est)?|high(?:est)?|most|least|\w+est|first|time|best|worst|level|year"
    r"|quarter|month|pace|rate)\s*$",
    re.I,
)
BY = re.compile(
    r"\b(?:by|until|before|till|not\s+later\s+than)(?:\s+(?:the|end|of|early|late|mid|around"
    r"|year)){0,4}[\s-]*$",
    re.I,
)
SPAN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?(?:fiscal\s+|FY\s?)?$", re.I)


@dataclass(frozen=True)
class Period:
    """text[start:end] speaks of the days first..last (ISO; last empty: open end; both empty: not resolvable).

    role: at, since, by (a deadline), base (what a change is measured from), day (of an event or a release)
    about_from, about_to: the days it can be about where first and last stay empty
    """

    start: int
    end: int
    first: str
    last: str
    role: str = "at"
    about_from: str = ""
    about_to: str = ""
    relative: bool = False


@dataclass(frozen=True)
class Clock:
    """When the article was published (ISO dates, or empty), and where its fiscal year starts."""

    published_from: str = ""
    published_to: str = ""
    fiscal: tuple[int, int] = (4, 1)

    @property
    def years(self) -> tuple[int, int] | None:
        if not (self.published_from and self.published_to):
            return None
        return int(self.published_from[:4]), int(self.published_to[:4])

    @property
    def today(self) -> date | None:
        return _date(self.published_to)


def clock(published_from: str, published_to: str, actors: list[str]) -> Clock:
    """The Clock of an article; its fiscal year is that of the first of `actors` that has one of its own."""
    fiscal = next((FISCAL_START[actor] for actor in actors if actor in FISCAL_START), (1, 1))
    return Clock(
        published_from if _date(published_from) else "", published_to if _date(published_to) else "", fiscal
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        return None


def _days(first: tuple[int, int], last: tuple[int, int]) -> tuple[str, str]:
    """(year, month) .. (year, month) as ISO first and last day."""
    (y1, m1), (y2, m2) = first, last
    return f"{y1:04d}-{m1:02d}-01", f"{y2:04d}-{m2:02d}-{calendar.monthrange(y2, m2)[1]:02d}"


def year(number: int) -> tuple[str, str]:
    return _days((number, 1), (number, 12))


def before(first: str = "", last: str = "") -> tuple[str, str]:
    """The same period one year earlier; empty stays empty."""
    return shifted(first, -1), shifted(last, -1)


def shifted(iso: str, years: int) -> str:
    day = _date(iso)
    if not day or not 1 <= day.year + years <= 9999:
        return ""
    last = day.day == calendar.monthrange(day.year, day.month)[1]
    length = calendar.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, length if last else min(day.day, length)).isoformat()


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _fiscal(number: int, start: tuple[int, int]) -> tuple[str, str]:
    """Fiscal year that begins in `number`."""
    month, day = start
    first = date(number, month, day)
    last = date(number + 1, month, day) - timedelta(days=1)
    return first.isoformat(), last.isoformat()


def _fiscal_named(name: str, start: tuple[int, int]) -> tuple[str, str] | None:
    """“2021-22” begins in its first year; "FY22" and "fiscal 2022" end in the year they name."""
    parts = re.split(r"[-–/]", name)
    number = int(parts[0]) + (2000 if len(parts[0]) == 2 else 0)
    if len(parts) > 1:
        if (number + 1) % 100 != int(parts[1]) % 100:
            return None
        return _fiscal(number, start if start != (1, 1) else (4, 1))
    return year(number) if start == (1, 1) else _fiscal(number - 1, start)


def _latest(first_month: int, last_month: int, now: Clock) -> tuple[str, str]:
    """The most recent run of these months that was over, or in its last month, when the article appeared."""
    days = {_date(iso) for iso in (now.published_from, now.published_to)} - {None}
    numbers = {day.year - (last_month > day.month) for day in days}
    if len(numbers) != 1:
        return "", ""
    number = numbers.pop()
    return _days((number, first_month), (number, last_month))


def _run_to(group: dict, now: Clock) -> tuple[str, str]:
    """ "the year to June 2021", "six months to March": so many months that end with the one named."""
    last = _month(group["rm"])
    number = int(group["ry"]) if group["ry"] else int(_latest(last, last, now)[0][:4] or 0)
    if not number:
        return "", ""
    count = (
        NUMBERS.get(group["rk"] or "", 0)
        or int(group["rk"] or 0)
        or (6 if group["rh"] else 3 if group["rq"] else 12)
    )
    first = number * 12 + last - count
    return _days((first // 12, first % 12 + 1), (number, last))


def _which(match: re.Match, prefix: str, months: tuple[int, int], now: Clock) -> tuple[str, str]:
    """Months of a year that the text names, points to ("of last year") or leaves to the reader."""
    group = {key: value and value.lower() for key, value in match.groupdict().items()}
    first, last = months
    if number := group[prefix + "year"]:
        return _days((int(number), first), (int(number), last))
    if group[prefix + "fy"] or group[prefix + "fisc"]:
        return _fiscal_months(group[prefix + "fy"], group[prefix + "frel"], months, prefix == "a", now)
    relation = group[prefix + "rel"] or group[prefix + "the"]
    if relation and now.years and now.years[0] == now.years[1]:
        number = now.years[0] - (relation in ("last", "previous"))
        return _days((number, first), (number, last))
    return _latest(first, last, now)


def _fiscal_months(
    named: str | None, relation: str | None, months: tuple[int, int], calendar_months: bool, now: Clock
) -> tuple[str, str]:
    """Months of a fiscal year: those of the calendar ("April-October 2021-22") or counted ("first seven
    months").
    """
    start = now.fiscal[0] if now.fiscal != (1, 1) or not named else 4
    if named:
        begin = int(named[:4])
    elif now.years:
        begin = now.today.year - (now.today.month < start) - (relation in ("last", "previous"))
    else:
        return "", ""
    first, last = months if calendar_months else ((month + start - 2) % 12 + 1 for month in months)
    return _days((begin + (first < start), first), (begin + (last < start), last))


def _hull(years_back: int, now: Clock) -> dict:
    if not now.years:
        return {}
    return {"about_from": year(now.years[0] - years_back)[0], "about_to": year(now.years[1] - years_back)[1]}


def _relative_year(back: int, now: Clock) -> tuple[str, str, dict]:
    if not now.years:
        return "", "", {}
    if now.years[0] != now.years[1]:
        return "", "", _hull(back, now)
    return (*year(now.years[0] - back), {})


def _resolve(name: str, match: re.Match, now: Clock, anchor: tuple[str, str]) -> tuple[str, str, dict] | None:
    """First day, last day and extras of one match; None when it is no period after all."""
    group = {
        key: value and (value if key == "who" else value.lower()) for key, value in match.groupdict().items()
    }
    if name == "months":
        first, last = _month(group["m1"]), _month(group["m2"])
        return (*_which(match, "a", (first, last), now), {}) if first < last else None
    if name == "runto":
        return (*_run_to(group, now), {})
    if name == "part":
        unit = group["u"] or {"q": "quarter", "h": "half"}[group["q"] or group["q2"]]
        number = int(group["qn"] or group["qn2"] or ORDINALS.get(group["n"], 0))
        length = 3 if unit == "quarter" else 6
        if re.match(r"\s+of\b", match.string[match.end() : match.end() + 5]):
            return None  # "the second half of the century"
        if not number:  # "the last quarter" of nothing named
            number = 12 // length
        if number * length > 12:
            return None
        return (*_which(match, "b", ((number - 1) * length + 1, number * length), now), {})
    if name == "first":
        count = int(NUMBERS.get(group["k"], 0) or (group["k"].isdigit() and group["k"]) or 0)
        count *= 3 if group["ku"].startswith("quarter") else 1
        if group["side"] != "first" or not 1 <= count <= 12:
            return "", "", {"relative": True}
        return (*_which(match, "c", (1, count), now), {})
    if name in ("fiscal", "fiscalbare"):
        days = _fiscal_named(group["f"] or group["fb"], now.fiscal)
        if days is None and name == "fiscalbare" and len(group["fb"]) == 7:
            first, last = int(group["fb"][:4]), int(group["fb"][:2] + group["fb"][-2:])
            return (year(first)[0], year(last)[1], {}) if first < last else None
        return (*days, {}) if days else None
    if name == "fiscalrel":
        if group["fr"] in ("previous", "preceding") and anchor[0]:
            return (*before(*anchor), {"relative": True})
        if not now.years:
            return "", "", {}
        begin = now.today.year - ((now.today.month, now.today.day) < now.fiscal)
        shift = {"this": 0, "current": 0, "same": 0, "next": 1}.get(group["fr"], -1)
        return (*(_fiscal(begin + shift, now.fiscal) if now.fiscal != (1, 1) else year(begin + shift)), {})
    if name == "day":
        return _day(group, now)
    if name == "month":
        number = int(group["my"]), _month(group["mm"])
        return (*_days(number, number), {})
    if name == "monthrel":
        number = _month(group["mr"])
        relation = group["mrr"] or group["mrs"]
        if relation and now.years and now.years[0] == now.years[1]:
            number = now.years[0] - (relation == "last"), number
            return (*_days(number, number), {})
        return (*_latest(number, number, now), {})
    if name == "span":
        first, last = int(group["s1"]), int(group["s2"])
        return (year(first)[0], year(last)[1], {}) if first < last else None
    if name == "decade":
        return f"{group['dec']}-01-01", f"{int(group['dec']) + 9}-12-31", {}
    if name == "year":
        return (*year(int(group["y"])), {})
    if name == "sofar":
        return (f"{now.years[1]}-01-01", now.published_to, {}) if now.years else ("", "", {})
    if name == "earlier":
        if explicit_year := group["ey"]:
            if anchor[0]:
                back = int(anchor[0][:4]) - int(explicit_year)
                return shifted(anchor[0], -back), shifted(anchor[1], -back), {}
            return (*year(int(explicit_year)), {})
        same = not re.search(r"year|last|previous|earlier|ago|before", match.group().lower())
        return (*(anchor if same else before(*anchor)), {"relative": True})
    if name == "rel":
        return _relative(group["rw"], group["ru"], now)
    if name == "yesteryear":
        back = int(NUMBERS.get(group["yy"], 0) or (group["yy"].isdigit() and group["yy"]) or 0)
        return _relative_year(back, now)
    if name == "past":
        return _past(
            int(NUMBERS.get(group["pn"], 0) or (group["pn"].isdigit() and group["pn"]) or 0), group["pu"], now
        )
    if name == "yearend":
        return _relative_year(0, now) if group["ye"] != "decade" else ("", "", {})
    leader = next((day for who, day in TENURES.items() if who in (group["who"] or "")), "")
    return leader, "", {}


def _day(group: dict, now: Clock) -> tuple[str, str, dict] | None:
    if group["iso"]:
        day = _date(group["iso"])
        return (day.isoformat(), day.isoformat(), {}) if day else None
    month, number = _month(group["dm1"] or group["dm2"]), int(group["d1"] or group["d2"])
    if not group["dy"]:
        return "", "", {}
    day = _date(f"{group['dy']}-{month:02d}-{number:02d}")
    return (day.isoformat(), day.isoformat(), {}) if day else None


def _relative(word: str, unit: str, now: Clock) -> tuple[str, str, dict] | None:
    back = {"last": 1, "previous": 1, "next": -1, "coming": -1}.get(word, 0)
    if unit == "year" and word != "past":
        return _relative_year(back, now)
    if unit in ("week", "decade", "century") or word == "past" or not now.years:
        return "", "", {}
    if now.published_from[:7] != now.published_to[:7]:
        return "", "", {}
    index = now.today.year * 12 + now.today.month - 1
    if unit == "quarter":
        start = (index // 3 - back) * 3
        return (*_days((start // 12, start % 12 + 1), ((start + 2) // 12, (start + 2) % 12 + 1)), {})
    number = (index - back) // 12, (index - back) % 12 + 1
    return (*_days(number, number), {})


def _past(count: int, unit: str, now: Clock) -> tuple[str, str, dict]:
    if not now.years or unit in ("weeks", "months") or not count:
        return "", "", {"relative": True}
    count *= 10 if unit == "decades" else 1
    first = shifted(now.published_from, -count)
    return (first, now.published_to, {}) if first else ("", "", {})


NEED_CAPITAL_CONTEXT = re.compile(
    r"(?:\b(?:in|during|for|of|since|by|from|until|through|to|last|this|and"
    r"|between|early|late|mid|"
    r"compared\s+with|than|the|till|,|\()[\s-]*)$",
    re.I,
)


def find(text: str, now: Clock, anchor: tuple[str, str] = ("", "")) -> list[Period]:
    """Periods of a sentence in reading order. `anchor` is the period the text spoke of before ("a year
    earlier").
    """
    found: list[Period] = []
    for match in SCAN.finditer(text):
        name = match.lastgroup and next(n for n, _ in PATTERNS if match.group("_" + n))
        left = text[max(0, match.start() - 60) : match.start()]
        if name == "monthrel" and not NEED_CAPITAL_CONTEXT.search(left):
            continue  # "May" the verb, "March" on a street
        main = next((p for p in reversed(found) if p.role in ("at", "by") and p.first), None)
        if (
            name == "year"
            and main
            and re.search(r"(?i:fy|fiscal|financial)", text[main.start : main.end])
            and re.fullmatch(r"\s+(?:and|to)\s+", text[main.end : match.start()])
        ):
            resolved = (*_fiscal_named(match["y"], now.fiscal), {})  # "between fiscal 2021 and 2022"
        else:
            resolved = _resolve(name, match, now, (main.first, main.last) if main else anchor)
        if resolved is None:
            continue
        first, last, extra = resolved
        role = _role(name, left)
        if role == "since":
            last = ""
        found.append(Period(match.start(), match.end(), first, last, role, **extra))
    return _join_spans(found, text)


def _role(name: str, left: str) -> str:
    since = SINCE.search(left)
    if since and RECORD.search(left[: since.start()]):
        return "day"  # "the lowest since 2010" places nothing
    if name == "tenure" or since:
        return "since"
    if name == "sofar":
        return "at"
    if name == "day":
        return "day"
    if BY.search(left):
        return "by"
    if name == "earlier" and not re.search(r"\b(?:in|during|for|of)\s+$", left, re.I):
        return "base"
    cue = None if name == "past" else BASE.search(left)
    if cue:
        words = cue.group().lower()
        if words.startswith(("compared", "comparison", "relative", "against", "versus", "vs", "than")):
            return "base"
        if WORTH_BASE.search(left[: cue.start()]):
            return "base"
    return "at"


def _join_spans(found: list[Period], text: str) -> list[Period]:
    """“between March 2022 and June 2023” is one period when nothing but the joint stands between its ends."""
    joined: list[Period] = []
    for period in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.first
            and period.last
            and last.role in ("at", "base")
            and last.first < period.first
            and re.fullmatch(
                r"\s+(?:and|to|until|till"
                r"|through)\s+(?:the\s+end\s+of\s+)?",
                text[last.end : period.start],
            )
            and SPAN.search(text[max(0, last.start - 30) : last.start])
        ):
            joined[-1] = replace(last, end=period.end, last=period.last, role="at")
        elif (
            last
            and last.role == period.role == "at"
            and re.fullmatch(
                r"[\s,(]*(?:of\s+(?:the\s+)?"
                r"|in\s+)?",
                text[last.end : period.start],
            )
            and (inner := _inner(last, period))
        ):
            joined[-1] = replace(inner, start=last.start, end=period.end)
        else:
            joined.append(period)
    return joined


def _inner(one: Period, two: Period) -> Period | None:
    """The narrower of two periods of which one holds the other; None where neither does."""
    if not (one.last and two.last):
        return None
    for small, large in ((one, two), (two, one)):
        if large.first <= small.first and small.last <= large.last:
            return small
    return None
