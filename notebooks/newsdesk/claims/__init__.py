"""Decides which quantities of the articles are claims about the world, and says what each claim states.

`account` keeps every numeral and gives the reason why it is or is not a claim, so that the sum is exact;
`extract` fills measure, actors, period, status and source of the claims, and adds those without a numeral.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from newsdesk import quantities
from newsdesk.articles import Corpus
from newsdesk.claims import actors, attribution, flows, measures, periods, placing, reasons, vague

ACCOUNT = [
    "article",
    "line",
    "role",
    "start",
    "end",
    "quote",
    "kind",
    "low",
    "high",
    "unit",
    "bound",
    "change",
    "noun",
    "is_claim",
    "reason",
]

CLAIMS = [
    "claim",
    "article",
    "line",
    "start",
    "end",
    "quote",
    "sentence_start",
    "sentence_end",
    "kind",
    "measure",
    "actors",
    "low",
    "high",
    "unit",
    "bound",
    "change",
    "period_from",
    "period_to",
    "status",
    "attributed_to",
    "about_from",
    "about_to",
    "concept",
    "is_change",
    "is_base",
    "reporter",
    "partner",
    "flow",
    "scope",
    "noun",
    "attributed_start",
    "attributed_end",
    "period_start",
    "period_end",
    "said_start",
    "said_end",
    "published_from",
    "published_to",
    "role",
    "sentence",
]

PRESENT = re.compile(r"\b(?:now|currently|today|at\s+present|presently|stands|ever\s+since)\b", re.I)
NOT_REACHED = re.compile(
    r"\b(?:not|never|n['’]t|yet\s+to)\s+(?:yet\s+)?(?:cross|reach|exceed|pass|surpass"
    r"|top|hit)(?:ed|t)?\b[^,;.]{0,30}$",
    re.I,
)
PAST_TENSE = re.compile(
    r"\b(?:was|were|had|did|fell|rose|grew|met|made|took|came|went|said|became|began"
    r"|[a-z]{3,}ed)\b"
)
LONGEST = 1500


@dataclass(frozen=True)
class Unit:
    """A stretch of one article read as one sentence: a body sentence, or a title, heading or boilerplate
    line.
    """

    article: str
    line: int
    paragraph: int
    role: str
    start: int
    end: int


def account(corpus: Corpus) -> pd.DataFrame:
    """Every numeral of every article, also those in titles, headings and boilerplate, claim or not.

    Columns: article, line (from 1), role (title heading body boilerplate), start, end, quote, kind, low,
    high, unit, bound, change, noun as `quantities.find` gives them; is_claim, and reason ("claim" or why it
    is none). One row a numeral: claims and the rest by reason add up to the rows.
    """
    rows = [row for article in corpus.articles.itertuples() for row in _Article(corpus, article).account()]
    return _frame(rows, ACCOUNT)


def extract(corpus: Corpus) -> pd.DataFrame:
    """Every quantitative claim, with numeral or without (kind vague or rank), in reading order.

    claim is the article's label and a running number. measure as in data/reference/measures.csv or, beyond
    that core, snake_case of the noun counted; actors joined by ";"; low and high in base units; period_from
    and period_to ISO days, empty where the text leaves the period open (about_from .. about_to is then what
    it can be about); status reported, expected, target or hypothetical; attributed_to the words of the
    source, if any. concept, reporter, partner, flow, scope, is_change and is_base are what `trade.figures`
    reads; the offsets attributed_* and period_* point to the evidence, said_* to the words that name the
    measure (-1: none).
    """
    rows = [row for article in corpus.articles.itertuples() for row in _Article(corpus, article).claims()]
    return _frame(rows, CLAIMS)


def _frame(rows: list[dict], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    for column in (
        "start",
        "end",
        "line",
        "sentence_start",
        "sentence_end",
        "attributed_start",
        "attributed_end",
        "period_start",
        "period_end",
        "said_start",
        "said_end",
    ):
        if column in frame:
            frame[column] = frame[column].astype("int64")
    for column in ("low", "high"):
        frame[column] = frame[column].astype("float64")
    for column in ("is_claim", "is_change", "is_base"):
        if column in frame:
            frame[column] = frame[column].astype(bool)
    return frame


class _Article:
    """One article on its way from numerals to claims; everything is read once, in order."""

    def __init__(self, corpus: Corpus, article):
        self.article, self.text = article, corpus.texts[article.article]
        self.label = getattr(article, "label", "") or Path(article.article).stem
        self.units = _units(corpus, article.article, self.text)
        self.starts = [unit.start for unit in self.units]
        self.mentions = actors.find(self.text)
        self.main = actors.main_pair(
            [m for m in self.mentions if m.actor not in flows.VAGUE and self._role(m.start) != "boilerplate"]
        )
        self.numbers = _elliptic(
            [dict(zip(quantities.COLUMNS, row, strict=True)) for row in quantities.records(self.text)]
        )

    def _unit(self, position: int) -> Unit | None:
        i = bisect_right(self.starts, position) - 1
        return self.units[i] if i >= 0 and position < self.units[i].end else None

    def _role(self, position: int) -> str:
        unit = self._unit(position)
        return unit.role if unit else "boilerplate"

    def _grouped(self):
        """Each unit with its numerals and mentions; numerals outside every unit come first, with no unit."""
        by_unit: dict[int, tuple[list, list]] = {}
        stray = []
        for number in self.numbers:
            i = bisect_right(self.starts, number["start"]) - 1
            if i < 0 or number["start"] >= self.units[i].end:
                stray.append(number)
            else:
                by_unit.setdefault(i, ([], []))[0].append(number)
        for mention in self.mentions:
            i = bisect_right(self.starts, mention.start) - 1
            if i >= 0 and mention.start < self.units[i].end:
                by_unit.setdefault(i, ([], []))[1].append(mention)
        if stray:
            yield None, stray, []
        for i, unit in enumerate(self.units):
            yield (unit, *by_unit.get(i, ([], [])))

    def account(self) -> list[dict]:
        rows = []
        named: list[str] = []  # actors named in the paragraph so far
        paragraph = None
        for unit, numbers, mentions in self._grouped():
            if unit and unit.paragraph != paragraph:
                paragraph, named = unit.paragraph, []
            named += [m.actor for m in mentions]
            sentence = self.text[unit.start : unit.end] if unit else ""
            restated = flows.conversions(self.text, numbers)
            for i, number in enumerate(numbers):
                if unit is None or unit.role == "boilerplate":
                    reason = "site chrome"
                elif i in restated:
                    reason = "conversion of the amount before it"
                else:
                    parties = len(set(named)) or len(self.main)
                    reason = reasons.reason(number, sentence, unit.start, numbers, parties)
                rows.append(
                    {
                        **number,
                        "article": self.article.article,
                        "line": unit.line if unit else 0,
                        "role": unit.role if unit else "boilerplate",
                        "is_claim": reason == "claim",
                        "reason": reason,
                    }
                )
        return _period_reasons(rows, self)

    def claims(self) -> list[dict]:
        marked = {row["start"]: row for row in self.account()}
        memory = flows.Memory(main=self.main)
        anchor, rows = None, []
        for unit, numbers, mentions in self._grouped():
            if unit is None or unit.role == "boilerplate":
                continue
            reader = _Reader(self, unit, numbers, mentions, marked)
            found, memory, anchor = reader.read(memory, anchor)
            rows += found
        rows.sort(key=lambda row: row["start"])
        for i, row in enumerate(rows, 1):
            row["claim"] = f"{self.label}-{i}"
        return rows


def _elliptic(numbers: list[dict]) -> list[dict]:
    """“$100 billion by 2015 and 200 billion by 2020”: a bare large number is money when money stands close
    before it.
    """
    currency, place = "", -1
    for number in numbers:
        if number["kind"] == "money":
            currency, place = number["unit"], number["end"]
        elif (
            number["kind"] == "count"
            and not number["noun"]
            and currency
            and number["start"] - place < 250
            and re.search(r"\d\s*(?:bn|billion|trillion|million)$", number["quote"], re.I)
        ):
            number |= {"kind": "money", "unit": currency}
            place = number["end"]
    return numbers


def _levels(number: dict, sentence: str) -> list[dict]:
    """“rise from $62 billion to $100 billion” states two levels; any other range is one."""
    parts = re.fullmatch(r"(?:from\s+)?(.+?)(\s+to\s+)(.+)", number["quote"], re.S)
    if (
        not parts
        or number["low"] == number["high"]
        or number["kind"] not in ("money", "percent", "measure", "count")
    ):
        return [number]
    if not re.search(
        r"\bfrom\s+(?:\w+\s+){0,3}$",
        sentence[max(0, number["start"] - 40) : number["start"]] + parts[0][:5].partition("from")[1] + " ",
    ):
        return [number]
    middle = (
        number["start"] + parts.start(1),
        number["start"] + parts.end(1),
        number["start"] + parts.start(3),
    )
    return [
        {**number, "start": middle[0], "end": middle[1], "quote": parts[1], "high": number["low"]},
        {**number, "start": middle[2], "quote": parts[3], "low": number["high"]},
    ]


def _units(corpus: Corpus, article: str, text: str) -> list[Unit]:
    lines = corpus.lines[corpus.lines.article == article]
    body = {(row.line, row.start): row for row in lines.itertuples()}
    units = [
        Unit(article, row.line, row.paragraph, row.role, row.start, row.end)
        for row in body.values()
        if row.role != "body"
    ]
    spans = sorted((row.start, row.end, row.line) for row in body.values() if row.role == "body")
    starts = [start for start, _, _ in spans]
    for row in corpus.sentences[corpus.sentences.article == article].itertuples():
        i = max(bisect_right(starts, row.start) - 1, 0)
        units.append(Unit(article, spans[i][2] if spans else 0, row.paragraph, "body", row.start, row.end))
    return sorted((piece for unit in units for piece in _pieces(unit, text)), key=lambda unit: unit.start)


def _pieces(unit: Unit, text: str) -> list[Unit]:
    """No sentence of sense is longer than LONGEST characters; what is, is read in pieces so that time stays
    linear.
    """
    pieces, start = [], unit.start
    while unit.end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        pieces.append(replace(unit, start=start, end=cut))
        start = cut
    return [*pieces, replace(unit, start=start)]


def _period_reasons(rows: list[dict], article: _Article) -> list[dict]:
    """Tells dates that place a claim of the same sentence from other dates."""
    claimed: dict[int, list[int]] = {}
    for row in rows:
        if row["is_claim"]:
            claimed.setdefault(bisect_right(article.starts, row["start"]), []).append(row["start"])
    for row in rows:
        if row["reason"] in ("date", "period"):
            placed = bisect_right(article.starts, row["start"]) in claimed
            row["reason"] = (
                "period of a claim"
                if placed
                else "date of something else"
                if row["reason"] == "date"
                else "length of time"
            )
        elif row["reason"] == "ordinal":
            row["reason"] = (
                "ordinal that qualifies"
                if bisect_right(article.starts, row["start"]) in claimed
                else "ordinal"
            )
    return rows


class _Reader:
    """Reads the claims of one sentence."""

    def __init__(
        self, article: _Article, unit: Unit, numbers: list[dict], mentions: list[actors.Mention], marked: dict
    ):
        self.article, self.unit = article, unit
        self.sentence = article.text[unit.start : unit.end]
        self.mentions = [m._replace(start=m.start - unit.start, end=m.end - unit.start) for m in mentions]
        moved = [
            {
                **n,
                "start": n["start"] - unit.start,
                "end": n["end"] - unit.start,
                "is_claim": marked[n["start"]]["is_claim"],
            }
            for n in numbers
        ]
        self.numbers = [level for number in moved for level in _levels(number, self.sentence)]

    def read(self, memory: flows.Memory, anchor: periods.Period | None):
        loose = vague.records(self.sentence)
        taken = [(n["start"], n["end"]) for n in self.numbers if n["is_claim"]]
        loose = [row for row in loose if all(e + 2 < row.start or row.end <= s for s, e in taken)]
        claimed = [i for i, number in enumerate(self.numbers) if number["is_claim"]]
        cited = attribution.sources(self.sentence) if claimed or loose else []
        sentence = flows.Sentence(
            self.sentence, [self.numbers[i] for i in claimed], self.mentions, [c[1:] for c in cited]
        )
        readings, memory = flows.read(sentence, memory)
        if not claimed and not loose:
            return [], memory, None
        states = [
            attribution.status(self.sentence, self.numbers[i]["start"], self.numbers[i]["end"])
            for i in claimed
        ]
        spans, anchor = self._periods(claimed, readings, states, anchor)
        rows = [
            self._row(self.numbers[i], reading, status, period, cited, memory)
            for i, reading, status, period in zip(claimed, readings, states, spans, strict=True)
        ]
        rows += [self._loose(row, cited, memory) for row in loose]
        return rows, memory, anchor

    def _clock(self) -> periods.Clock:
        named = list(dict.fromkeys([*(m.actor for m in self.mentions), *self.article.main]))
        return periods.clock(
            getattr(self.article.article, "published_from", ""),
            getattr(self.article.article, "published_to", ""),
            named,
        )

    def _periods(
        self,
        claimed: list[int],
        readings: list[flows.Reading],
        states: list[str],
        anchor: periods.Period | None,
    ):
        carried = (anchor.first, anchor.last) if anchor and anchor.last else ("", "")
        found = periods.find(self.sentence, self._clock(), carried)
        numbers = [
            placing.Number(
                self.numbers[i]["start"], self.numbers[i]["end"], status, reading.base, reading.change
            )
            for i, status, reading in zip(claimed, states, readings, strict=True)
        ]
        trade = any(reading.concept for reading in readings)
        carried_on = anchor if trade and not PRESENT.search(self.sentence) else None
        spans = placing.assign(self.sentence, found, numbers, carried_on)
        own = [p for p in spans if p and p.first and p.role == "at" and p is not anchor]
        if trade:
            return spans, own[0] if own else carried_on
        return spans, None

    def _row(
        self,
        number: dict,
        reading: flows.Reading,
        status: str,
        period: periods.Period | None,
        cited: list[attribution.Source],
        memory: flows.Memory,
    ) -> dict:
        start, end = number["start"], number["end"]
        source = self._source(start, end, status, cited)
        names = measures.name(number, reading, self.sentence)
        unit = next(
            (m["unit"] for m in measures.core() if m["measure"] == names and m["unit"]), number["unit"]
        )
        row = self._base(start, end, number["kind"])
        row |= {
            "measure": names,
            "low": number["low"],
            "high": number["high"],
            "unit": unit,
            "bound": "<"
            if NOT_REACHED.search(self.sentence[max(0, start - 60) : start])
            else number["bound"],
            "change": number["change"],
            "noun": number["noun"],
            "status": status,
            "concept": reading.concept,
            "is_change": reading.change,
            "is_base": reading.base,
            "reporter": reading.reporter,
            "partner": reading.partner,
            "flow": reading.flow,
            "scope": reading.scope,
            "actors": ";".join(filter(None, (reading.reporter, reading.partner)))
            or self._actors(cited, memory),
        }
        said = self._said(reading) if reading.concept else (-1, -1)
        row |= {"said_start": said[0], "said_end": said[1]}
        return row | self._placed(period, row, reading) | self._cited(source)

    def _said(self, reading: flows.Reading) -> tuple[int, int]:
        """The words that name the flow, with the parties right before them: "Russian-Chinese trade"."""
        if reading.end <= 0:
            return -1, -1
        start = reading.start
        for mention in reversed([m for m in self.mentions if m.end <= reading.start]):
            if not re.fullmatch(
                r"(?:['’]s?)?[\s–—-]*(?:and\s+)?(?:\w+\s+){0,2}", self.sentence[mention.end : start]
            ):
                break
            start = mention.start
        return self.unit.start + start, self.unit.start + reading.end

    def _base(self, start: int, end: int, kind: str) -> dict:
        unit, record = self.unit, self.article.article
        return {
            "article": unit.article,
            "line": unit.line,
            "start": unit.start + start,
            "end": unit.start + end,
            "quote": self.sentence[start:end],
            "sentence_start": unit.start,
            "sentence_end": unit.end,
            "kind": kind,
            "published_from": getattr(record, "published_from", ""),
            "role": unit.role,
            "published_to": getattr(record, "published_to", ""),
            "sentence": self.sentence,
        }

    def _placed(self, period: periods.Period | None, row: dict, reading: flows.Reading) -> dict:
        """Period columns: the text's own, the article's present for a state, else open with what it can be
        about.
        """
        if period is not None:
            evidence = self.unit.start + period.start, self.unit.start + period.end
            if not self.unit.start <= evidence[0] < self.unit.end:
                evidence = -1, -1
            return {
                "period_from": period.first,
                "period_to": period.last,
                "about_from": period.about_from,
                "about_to": period.about_to,
                "period_start": evidence[0],
                "period_end": evidence[1],
            }
        opened = {
            "period_from": "",
            "period_to": "",
            "about_from": "",
            "about_to": "",
            "period_start": -1,
            "period_end": -1,
        }
        first, last = row["published_from"], row["published_to"]
        if not (first and last):
            return opened
        state = row["kind"] in ("count", "rank", "multiple", "fraction", "vague") and not reading.concept
        clause = self.sentence[max(0, row["start"] - self.unit.start - 60) : row["end"] - self.unit.start]
        if state and row["status"] == "reported" and not PAST_TENSE.search(clause):
            return opened | {"period_from": first, "period_to": last}
        if row["status"] == "reported":
            return opened | {"about_from": f"{int(first[:4]) - 1}-01-01", "about_to": last}
        return opened | {"about_from": first}

    def _cited(self, source: attribution.Source | None) -> dict:
        if source is None:
            return {"attributed_to": "", "attributed_start": -1, "attributed_end": -1}
        return {
            "attributed_to": source.name,
            "attributed_start": self.unit.start + source.start,
            "attributed_end": self.unit.start + source.end,
        }

    def _source(
        self, start: int, end: int, status: str, cited: list[attribution.Source]
    ) -> attribution.Source | None:
        if status == "target" and (planner := attribution.planner(self.sentence, start)):
            return planner
        before = [c for c in cited if c.end <= start]
        after = [c for c in cited if c.start >= end]
        return after[0] if after else before[-1] if before else None

    def _actors(self, cited: list[attribution.Source], memory: flows.Memory) -> str:
        speaking = [(c.start, c.end) for c in cited]
        named = list(
            dict.fromkeys(m.actor for m in self.mentions if not any(s <= m.start < e for s, e in speaking))
        )
        if not named and re.search(r"\b(?:their|they|them|two|both)\b", self.sentence, re.I):
            named = list(memory.pair or self.article.main)
        return ";".join(named[:4])

    def _loose(self, found, cited: list[attribution.Source], memory: flows.Memory) -> dict:
        row = self._base(found.start, found.end, found.kind)
        status = attribution.status(self.sentence, found.start, found.end)
        number = {
            "kind": found.kind,
            "noun": "",
            "unit": "",
            "quote": found.quote,
            "start": found.start,
            "end": found.end,
        }
        row |= {
            "measure": measures.loose(found, number, self.sentence),
            "low": float("nan"),
            "high": float("nan"),
            "unit": "",
            "bound": "",
            "change": "",
            "noun": "",
            "status": status,
            "concept": "",
            "is_change": False,
            "said_start": -1,
            "said_end": -1,
            "is_base": False,
            "reporter": "",
            "partner": "",
            "flow": "",
            "scope": "",
            "actors": self._actors(cited, memory),
        }
        spans = placing.assign(
            self.sentence,
            periods.find(self.sentence, self._clock()),
            [placing.Number(found.start, found.end, status)],
        )
        return (
            row
            | self._placed(spans[0], row, flows.Reading())
            | self._cited(self._source(found.start, found.end, status, cited))
        )
