"""Decides which quantities of the articles are claims about the world, and says what each claim states.

`account` keeps every numeral and gives the reason why it is or is not a claim, so that the sum is exact;
`extract` fills measure, actors, period, status and source of the claims, and adds those without a numeral.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pandas as pd

from newsdesk import actors, attribution, flows, periods, quantities, vague
from newsdesk.articles import Corpus

MEASURES = Path(__file__).parents[2] / "data" / "reference" / "measures.csv"

ACCOUNT = ["article", "line", "role", "start", "end", "quote", "kind", "low", "high", "unit", "bound", "change", "noun",
           "is_claim", "reason"]
CLAIMS = ["claim", "article", "line", "start", "end", "quote", "sentence_start", "sentence_end", "kind", "measure",
          "actors", "low", "high", "unit", "bound", "change", "period_from", "period_to", "status", "attributed_to",
          "about_from", "about_to", "concept", "is_change", "is_base", "reporter", "partner", "flow", "scope", "noun",
          "attributed_start", "attributed_end", "period_start", "period_end", "said_start", "said_end", "published_from", "published_to", "role",
          "sentence"]

# What a number of people or things stands for when it only takes up actors already named.
GROUP = (r"(?:countr(?:y|ies)|nations?|states?|sides?|part(?:y|ies)|leaders?|presidents?|powers?|superpowers?|giants?|neighbou?rs?|allies|ally|partners?"
         r"|rivals?|economies|economy|autocra(?:t|ts|cy|cies)|governments?|capitals?|men|regimes?|militar(?:y|ies)|arm(?:y|ies)|ministers?|foreign\s+ministers"
         r"|heads?|strongm[ea]n|dictators?|adversar(?:y|ies)|competitors?|communist\s+powers?|democrac(?:y|ies)|peoples?|societ(?:y|ies)|navies|currenc(?:y|ies))")
ABSTRACT = (r"(?:categor(?:y|ies)|reasons?|ways?|things?|points?|questions?|kinds?|types?|sorts?|aspects?|factors?|fronts?|levels?|forms?|parts?|elements?"
            r"|dimensions?|options?|choices?|issues?|problems?|goals?|aims?|principles?|pillars?|lessons?|scenarios?|phases?|stages?|steps?|topics?|directions?"
            r"|camps?|views?|visions?|approaches|perspectives?|trends?|themes?|arguments?|explanations?|causes?|objectives?|priorities|areas?|hands?)")
DEFINITE = re.compile(r"\b(?:the|these|those|both|their|its|our|his|her|this|that|all|under|between|of|world['’]s|[\w]+['’]s?)\s+(?:\w+\s+)?$", re.I)
SINCE_AGO = re.compile(r"^\s*(?:ago|earlier|before|later|after|old|old\b)", re.I)
PAST_SPAN = re.compile(r"\b(?:past|last|previous|recent|next|coming|following|preceding|first|over|within|in|for|during|after|every|few)\s+(?:the\s+)?(?:\w+\s+)?$", re.I)
FIGURATIVE = re.compile(r"^(?:100|110|a\s+hundred|one\s+hundred)\s?(?:%|percent|per\s+cent)$", re.I)
PRESENT = re.compile(r"\b(?:now|currently|today|at\s+present|presently|stands|ever\s+since)\b", re.I)
NOT_REACHED = re.compile(r"\b(?:not|never|n['’]t|yet\s+to)\s+(?:yet\s+)?(?:cross|reach|exceed|pass|surpass|top|hit)(?:ed|t)?\b[^,;.]{0,30}$", re.I)
PAST_TENSE = re.compile(r"\b(?:was|were|had|did|fell|rose|grew|met|made|took|came|went|said|became|began|[a-z]{3,}ed)\b")


LONGEST = 1500


@dataclass(frozen=True)
class Unit:
    """A stretch of one article read as one sentence: a body sentence, or a title, heading or boilerplate line."""

    article: str
    line: int
    paragraph: int
    role: str
    start: int
    end: int


def account(corpus: Corpus) -> pd.DataFrame:
    """Every numeral of every article, also those in titles, headings and boilerplate, claim or not.

    Columns: article, line (from 1), role (title heading body boilerplate), start, end, quote, kind, low, high,
    unit, bound, change, noun as `quantities.find` gives them; is_claim, and reason ("claim" or why it is none).
    One row a numeral: claims and the rest by reason add up to the rows.
    """
    rows = [row for article in corpus.articles.itertuples() for row in _Article(corpus, article).account()]
    return _frame(rows, ACCOUNT)


def extract(corpus: Corpus) -> pd.DataFrame:
    """Every quantitative claim, with numeral or without (kind vague or rank), in reading order.

    claim is the article's label and a running number. measure as in data/reference/measures.csv or, beyond that
    core, snake_case of the noun counted; actors joined by ";"; low and high in base units; period_from and
    period_to ISO days, empty where the text leaves the period open (about_from .. about_to is then what it can be
    about); status reported, expected, target or hypothetical; attributed_to the words of the source, if any.
    concept, reporter, partner, flow, scope, is_change and is_base are what `trade.figures` reads; the offsets
    attributed_* and period_* point to the evidence, said_* to the words that name the measure (-1: none).
    """
    rows = [row for article in corpus.articles.itertuples() for row in _Article(corpus, article).claims()]
    return _frame(rows, CLAIMS)


def _frame(rows: list[dict], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    for column in ("start", "end", "line", "sentence_start", "sentence_end", "attributed_start", "attributed_end",
                   "period_start", "period_end", "said_start", "said_end"):
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
        self.main = actors.main_pair([m for m in self.mentions if m.actor not in flows.VAGUE
                                      and self._role(m.start) != "boilerplate"])
        self.numbers = _elliptic([dict(zip(quantities.COLUMNS, row, strict=True)) for row in quantities.records(self.text)])

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
        named: list[str] = []                # actors named in the paragraph so far
        paragraph = None
        for unit, numbers, mentions in self._grouped():
            if unit and unit.paragraph != paragraph:
                paragraph, named = unit.paragraph, []
            named += [m.actor for m in mentions]
            sentence = self.text[unit.start:unit.end] if unit else ""
            restated = flows.conversions(self.text, numbers)
            for i, number in enumerate(numbers):
                reason = "conversion of the amount before it" if i in restated else \
                    _reason(number, sentence, unit, numbers, len(set(named)) or len(self.main))
                rows.append({**number, "article": self.article.article, "line": unit.line if unit else 0,
                             "role": unit.role if unit else "boilerplate", "is_claim": reason == "claim",
                             "reason": reason})
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
    """"$100 billion by 2015 and 200 billion by 2020": a bare large number is money when money stands close before it."""
    currency, place = "", -1
    for number in numbers:
        if number["kind"] == "money":
            currency, place = number["unit"], number["end"]
        elif (number["kind"] == "count" and not number["noun"] and currency and number["start"] - place < 250
              and re.search(r"\d\s*(?:bn|billion|trillion|million)$", number["quote"], re.I)):
            number |= {"kind": "money", "unit": currency}
            place = number["end"]
    return numbers


def _levels(number: dict, sentence: str) -> list[dict]:
    """"rise from $62 billion to $100 billion" states two levels; any other range is one."""
    parts = re.fullmatch(r"(?:from\s+)?(.+?)(\s+to\s+)(.+)", number["quote"], re.S)
    if not parts or number["low"] == number["high"] or number["kind"] not in ("money", "percent", "measure", "count"):
        return [number]
    if not re.search(r"\bfrom\s+(?:\w+\s+){0,3}$", sentence[max(0, number["start"] - 40):number["start"]] + parts[0][:5].partition("from")[1] + " "):
        return [number]
    middle = number["start"] + parts.start(1), number["start"] + parts.end(1), number["start"] + parts.start(3)
    return [{**number, "start": middle[0], "end": middle[1], "quote": parts[1], "high": number["low"]},
            {**number, "start": middle[2], "quote": parts[3], "low": number["high"]}]


def _units(corpus: Corpus, article: str, text: str) -> list[Unit]:
    lines = corpus.lines[corpus.lines.article == article]
    body = {(row.line, row.start): row for row in lines.itertuples()}
    units = [Unit(article, row.line, row.paragraph, row.role, row.start, row.end)
             for row in body.values() if row.role != "body"]
    spans = sorted((row.start, row.end, row.line) for row in body.values() if row.role == "body")
    starts = [start for start, _, _ in spans]
    for row in corpus.sentences[corpus.sentences.article == article].itertuples():
        i = max(bisect_right(starts, row.start) - 1, 0)
        units.append(Unit(article, spans[i][2] if spans else 0, row.paragraph, "body", row.start, row.end))
    return sorted((piece for unit in units for piece in _pieces(unit, text)), key=lambda unit: unit.start)


def _pieces(unit: Unit, text: str) -> list[Unit]:
    """No sentence of sense is longer than LONGEST characters; what is, is read in pieces so that time stays linear."""
    pieces, start = [], unit.start
    while unit.end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        pieces.append(replace(unit, start=start, end=cut))
        start = cut
    return [*pieces, replace(unit, start=start)]


def _reason(number: dict, sentence: str, unit: Unit | None, numbers: list[dict], named: int) -> str:
    """"claim", or why this numeral is none."""
    kind = number["kind"]
    if unit is None or unit.role == "boilerplate":
        return "site chrome"
    start, end = number["start"] - unit.start, number["end"] - unit.start
    left, right = sentence[max(0, start - 60):start], sentence[end:end + 60]
    fixed = {"name": "part of a name", "fixed": "fixed phrase", "enumerator": "enumerator", "date": "date",
             "time": "time of day", "ordinal": "ordinal"}
    if kind == "ordinal" and number["rule"] == "period":
        return "date"
    if kind in fixed:
        return fixed[kind]
    if kind == "duration":
        return "claim" if not PAST_SPAN.search(left) or SINCE_AGO.match(right) else "period"
    if kind == "vague":
        timely = re.search(r"\b(?:decades?|centur(?:y|ies)|years?|months?|weeks?|days?|hours?|minutes?|times?)\b",
                           f"{number['quote']} {number['unit']}", re.I)
        return "vague length of time" if timely else "claim"
    if kind == "count":
        return _count_reason(number, left, right, named)
    if kind == "percent" and FIGURATIVE.match(number["quote"]) and re.match(r"\s+(?:sure|certain|right|behind|committed|correct)\b", right):
        return "figure of speech"
    return "claim"


def _count_reason(number: dict, left: str, right: str, named: int) -> str:
    words = f"{number['noun'] or ''} {number['unit'] or ''} {right[:40]}"
    if number["low"] == 1 and number["high"] == 1 and re.fullmatch(r"(?:no\s+)?one(?:\s+of)?|1", number["quote"], re.I):
        if re.search(r"\b(?:only|just|at\s+least|more\s+than|exactly)\s+$", left, re.I) and not re.match(r"\s+of\b|\s+(?:can|must)\b", right):
            return "claim"
        return "pronoun or partitive"
    if pd.notna(number["low"]) and number["low"] == number["high"] and 2 <= number["low"] <= 5:
        if re.match(rf"(?:[\w’'-]+\s+){{0,4}}{ABSTRACT}\b", words.strip(), re.I) and number["quote"].isalpha():
            return "structure of the argument"
        if not (number["noun"] or number["unit"]):
            return "stands for actors named"
        refers = re.match(rf"\s*(?:[\w’'-]+\s+){{0,4}}{GROUP}\b", f"{number['noun'] or number['unit']}", re.I)
        if refers and number["quote"].isalpha() and number["low"] == 2 and (DEFINITE.search(left) or named >= 2):
            return "stands for actors named"
        if refers and number["quote"].isalpha() and named == number["low"] and re.search(r"\b(?:the|these|those|all)\s+$", left, re.I):
            return "stands for actors named"
    return "claim"


def _period_reasons(rows: list[dict], article: _Article) -> list[dict]:
    """Tells dates that place a claim of the same sentence from other dates."""
    claimed: dict[int, list[int]] = {}
    for row in rows:
        if row["is_claim"]:
            claimed.setdefault(bisect_right(article.starts, row["start"]), []).append(row["start"])
    for row in rows:
        if row["reason"] in ("date", "period"):
            placed = bisect_right(article.starts, row["start"]) in claimed
            row["reason"] = "period of a claim" if placed else "date of something else" if row["reason"] == "date" else "length of time"
        elif row["reason"] == "ordinal":
            row["reason"] = "ordinal that qualifies" if bisect_right(article.starts, row["start"]) in claimed else "ordinal"
    return rows


class _Reader:
    """Reads the claims of one sentence."""

    def __init__(self, article: _Article, unit: Unit, numbers: list[dict], mentions: list[actors.Mention], marked: dict):
        self.article, self.unit = article, unit
        self.sentence = article.text[unit.start:unit.end]
        self.mentions = [m._replace(start=m.start - unit.start, end=m.end - unit.start) for m in mentions]
        moved = [{**n, "start": n["start"] - unit.start, "end": n["end"] - unit.start,
                  "is_claim": marked[n["start"]]["is_claim"]} for n in numbers]
        self.numbers = [level for number in moved for level in _levels(number, self.sentence)]

    def read(self, memory: flows.Memory, anchor: periods.Period | None):
        loose = vague.records(self.sentence)
        taken = [(n["start"], n["end"]) for n in self.numbers if n["is_claim"]]
        loose = [row for row in loose if all(e + 2 < row.start or row.end <= s for s, e in taken)]
        claimed = [i for i, number in enumerate(self.numbers) if number["is_claim"]]
        cited = attribution.sources(self.sentence) if claimed or loose else []
        sentence = flows.Sentence(self.sentence, [self.numbers[i] for i in claimed], self.mentions, [c[1:] for c in cited])
        readings, memory = flows.read(sentence, memory)
        if not claimed and not loose:
            return [], memory, None
        states = [attribution.status(self.sentence, self.numbers[i]["start"], self.numbers[i]["end"]) for i in claimed]
        spans, anchor = self._periods(claimed, readings, states, anchor)
        rows = [self._row(self.numbers[i], reading, status, period, cited, memory)
                for i, reading, status, period in zip(claimed, readings, states, spans, strict=True)]
        rows += [self._loose(row, cited, memory) for row in loose]
        return rows, memory, anchor

    def _clock(self) -> periods.Clock:
        named = list(dict.fromkeys([*(m.actor for m in self.mentions), *self.article.main]))
        return periods.clock(getattr(self.article.article, "published_from", ""),
                             getattr(self.article.article, "published_to", ""), named)

    def _periods(self, claimed: list[int], readings: list[flows.Reading], states: list[str], anchor: periods.Period | None):
        carried = (anchor.first, anchor.last) if anchor and anchor.last else ("", "")
        found = periods.find(self.sentence, self._clock(), carried)
        numbers = [periods.Number(self.numbers[i]["start"], self.numbers[i]["end"], status, reading.base, reading.change)
                   for i, status, reading in zip(claimed, states, readings, strict=True)]
        trade = any(reading.concept for reading in readings)
        carried_on = anchor if trade and not PRESENT.search(self.sentence) else None
        spans = periods.assign(self.sentence, found, numbers, carried_on)
        own = [p for p in spans if p and p.first and p.role == "at" and p is not anchor]
        if trade:
            return spans, own[0] if own else carried_on
        return spans, None

    def _row(self, number: dict, reading: flows.Reading, status: str, period: periods.Period | None,
             cited: list[attribution.Source], memory: flows.Memory) -> dict:
        start, end = number["start"], number["end"]
        source = self._source(start, end, status, cited)
        names = _measure(number, reading, self.sentence)
        unit = next((m["unit"] for m in _measures() if m["measure"] == names and m["unit"]), number["unit"])
        row = self._base(start, end, number["kind"])
        row |= {"measure": names, "low": number["low"], "high": number["high"], "unit": unit,
                "bound": "<" if NOT_REACHED.search(self.sentence[max(0, start - 60):start]) else number["bound"],
                "change": number["change"], "noun": number["noun"], "status": status, "concept": reading.concept,
                "is_change": reading.change, "is_base": reading.base, "reporter": reading.reporter,
                "partner": reading.partner, "flow": reading.flow, "scope": reading.scope,
                "actors": ";".join(filter(None, (reading.reporter, reading.partner))) or self._actors(cited, memory)}
        said = self._said(reading) if reading.concept else (-1, -1)
        row |= {"said_start": said[0], "said_end": said[1]}
        return row | self._placed(period, row, reading) | self._cited(source)

    def _said(self, reading: flows.Reading) -> tuple[int, int]:
        """The words that name the flow, with the parties right before them: "Russian-Chinese trade"."""
        if reading.end <= 0:
            return -1, -1
        start = reading.start
        for mention in reversed([m for m in self.mentions if m.end <= reading.start]):
            if not re.fullmatch(r"(?:['’]s?)?[\s–—-]*(?:and\s+)?(?:\w+\s+){0,2}", self.sentence[mention.end:start]):
                break
            start = mention.start
        return self.unit.start + start, self.unit.start + reading.end

    def _base(self, start: int, end: int, kind: str) -> dict:
        unit, record = self.unit, self.article.article
        return {"article": unit.article, "line": unit.line, "start": unit.start + start, "end": unit.start + end,
                "quote": self.sentence[start:end], "sentence_start": unit.start, "sentence_end": unit.end, "kind": kind,
                "published_from": getattr(record, "published_from", ""), "role": unit.role,
                "published_to": getattr(record, "published_to", ""), "sentence": self.sentence}

    def _placed(self, period: periods.Period | None, row: dict, reading: flows.Reading) -> dict:
        """Period columns: the text's own, the article's present for a state, else open with what it can be about."""
        if period is not None:
            evidence = self.unit.start + period.start, self.unit.start + period.end
            if not self.unit.start <= evidence[0] < self.unit.end or (period not in () and period.start >= len(self.sentence)):
                evidence = -1, -1
            return {"period_from": period.first, "period_to": period.last, "about_from": period.about_from,
                    "about_to": period.about_to, "period_start": evidence[0], "period_end": evidence[1]}
        opened = {"period_from": "", "period_to": "", "about_from": "", "about_to": "", "period_start": -1, "period_end": -1}
        first, last = row["published_from"], row["published_to"]
        if not (first and last):
            return opened
        state = row["kind"] in ("count", "rank", "multiple", "fraction", "vague") and not reading.concept
        clause = self.sentence[max(0, row["start"] - self.unit.start - 60):row["end"] - self.unit.start]
        if state and row["status"] == "reported" and not PAST_TENSE.search(clause):
            return opened | {"period_from": first, "period_to": last}
        if row["status"] == "reported":
            return opened | {"about_from": f"{int(first[:4]) - 1}-01-01", "about_to": last}
        return opened | {"about_from": first}

    def _cited(self, source: attribution.Source | None) -> dict:
        if source is None:
            return {"attributed_to": "", "attributed_start": -1, "attributed_end": -1}
        return {"attributed_to": source.name, "attributed_start": self.unit.start + source.start,
                "attributed_end": self.unit.start + source.end}

    def _source(self, start: int, end: int, status: str, cited: list[attribution.Source]) -> attribution.Source | None:
        if status == "target" and (planner := attribution.planner(self.sentence, start)):
            return planner
        before = [c for c in cited if c.end <= start]
        after = [c for c in cited if c.start >= end]
        return after[0] if after else before[-1] if before else None

    def _actors(self, cited: list[attribution.Source], memory: flows.Memory) -> str:
        speaking = [(c.start, c.end) for c in cited]
        named = list(dict.fromkeys(m.actor for m in self.mentions if not any(s <= m.start < e for s, e in speaking)))
        if not named and re.search(r"\b(?:their|they|them|two|both)\b", self.sentence, re.I):
            named = list(memory.pair or self.article.main)
        return ";".join(named[:4])

    def _loose(self, found, cited: list[attribution.Source], memory: flows.Memory) -> dict:
        row = self._base(found.start, found.end, found.kind)
        status = attribution.status(self.sentence, found.start, found.end)
        number = {"kind": found.kind, "noun": "", "unit": "", "quote": found.quote, "start": found.start, "end": found.end}
        row |= {"measure": _loose_measure(found, number, self.sentence), "low": float("nan"), "high": float("nan"),
                "unit": "", "bound": "", "change": "", "noun": "", "status": status, "concept": "", "is_change": False,
                "said_start": -1, "said_end": -1, "is_base": False, "reporter": "", "partner": "", "flow": "", "scope": "",
                "actors": self._actors(cited, memory)}
        spans = periods.assign(self.sentence, periods.find(self.sentence, self._clock()),
                               [periods.Number(found.start, found.end, status)])
        return row | self._placed(spans[0], row, flows.Reading()) | self._cited(self._source(found.start, found.end, status, cited))


@cache
def _measures() -> tuple[dict, ...]:
    with MEASURES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


TRADE = {"total": "bilateral_trade", "exports": "exports", "imports": "imports", "balance": "trade_balance",
         "share": "trade_share"}


def _measure(number: dict, reading: flows.Reading, sentence: str) -> str:
    """Name of what is measured: the trade flow, else the first core measure whose cues are near, else the noun."""
    if reading.concept:
        return TRADE[reading.concept] + ("_growth" if reading.change and reading.concept != "share" else "")
    near = _near(number, sentence)
    fits = [m["measure"] for m in _measures() if m["cues"] and number["kind"] in m["kinds"].split()
            and any(all(re.search(rf"\b{re.escape(part)}\b", near, re.I) for part in cue.split("&"))
                    for cue in m["cues"].split("|"))]
    if fits and fits[0].endswith("_ratio"):
        return ";".join(name for name in fits if name.endswith("_ratio"))
    return fits[0] if fits else _fallback(number)


def _near(number: dict, sentence: str) -> str:
    """The clause around a number, where the words that name its measure stand."""
    left = re.split(r"[;:]|,\s+(?:and|but|while|whereas)\s", sentence[max(0, number["start"] - 140):number["start"]])[-1]
    return f"{left} {number['quote']}{re.split(r'[;:.]', sentence[number['end']:number['end'] + 70])[0]}"


def _fallback(number: dict) -> str:
    noun = re.sub(r"[^a-z]+", "_", str(number["noun"] or number["unit"] or "").lower()).strip("_")
    generic = {"money": "amount", "percent": "percentage", "multiple": "ratio", "fraction": "part", "rank": "rank",
               "duration": "duration", "vague": "quantity", "measure": "volume"}
    if number["kind"] == "count" and noun:
        return noun if noun.endswith("s") else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return generic.get(number["kind"], noun or "quantity")


def _loose_measure(found, number: dict, sentence: str) -> str:
    if found.cue == "most":
        noun = re.sub(r"[^a-z]+", "_", found.quote.lower().rsplit(" of ", 1)[-1]).strip("_")
        return "share_of_" + re.sub(r"^(?:the|their|its|his|her|our|all|those|these)_", "", noun)
    if found.kind == "rank":
        number = {**number, "quote": ""}
        quote = found.quote
        fits = [m["measure"] for m in _measures() if m["cues"] and "rank" in m["kinds"].split()
                and any(re.search(rf"\b{re.escape(cue)}\b", quote, re.I) for cue in m["cues"].split("|"))]
        return fits[0] if fits else "rank"
    near = _near(number, sentence)
    return "trade_comparison" if found.cue in ("compare", "than") and re.search(r"\b(?:trade|commerce|exports|imports)\b", near, re.I) \
        else "comparison" if found.cue in ("compare", "than") else "record"
