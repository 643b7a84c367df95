"""Says of each line of a saved page what it is: title, heading, body or boilerplate, and why.

Three looks. First each line alone: phrases of page furniture (data/lexicons/page_furniture.csv) and shapes
(bylines, dates, credits, counts, link lists). Then the page: the article is the stretch of lines that holds
the most prose for the least furniture. Last each line in its place: what stands outside the stretch is
furniture, except the title; short lines inside it are headings, list items or links by their neighbours.
Every pattern looks at a bounded part of a line, and every pass goes once over the lines.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

FURNITURE = Path(__file__).parents[2] / "data" / "lexicons" / "page_furniture.csv"

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_BLANK = " \t\n\r\f\v\u00a0\ufeff\u200b\u200c\u200d\u2060\u00ad"  # white space and characters without width
_MARKER = re.compile(r"^[\s•·▪●○◦■□▶►▸‣»›→⇒*+~|#>_–—-]{1,8}(?=[^\s])")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_INNER = re.compile(r"[a-z]{2}[.!?][”\"’]? [A-Z“\"]")  # one sentence ends and another begins
_IN_LISTS = ("date", "count", "navigation", "topics", "byline", "repeats", "image", "caption", "advertising")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?:\s?\[\d{1,3}\]){0,3}$")
_COMMON = frozenset(
    "the a an of to and in that is was for on with as by at from it its this are were be been has have had he "
    "she they we i you his her their our which who not but or will would can could said says if when than "
    "there what about after more also into over".split()
)

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" \
         r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH} ?,?[ -]\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_DATE = re.compile(DATE, re.I)
_TIME = r"(?:t?\d{1,2}[:.h]\d{2}(?::\d{2})?z?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_ZONE = r"(?:\(?(?:gmt|utc|bst|est|edt|et|pst|pdt|pt|cst|cdt|ct|cet|cest|ist|msk|hkt|sgt|aest|eat|wat)(?:[+-]\d{1,2})?\)?)"
_STAMP = re.compile(
    rf"^(?:(?:first |last )?(?:published|updated|posted|modified|issued|created|date|dated|added|on|at|by)\b[ :,|·-]{{0,3}})"
    rf"{{0,3}}(?:{_DAY},? ?)?(?:{DATE}|{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:[ ,|·•@/–—-]{{0,4}}(?:at )?{_TIME})?"
    rf"(?:[ ,]{{0,2}}{_ZONE})?",
    re.I,
)
_PREFIX = re.compile(rf"^(?:date|published|posted|updated)\b(?: on)?:? {DATE}(?: {_TIME})?(?: {_ZONE})? (?=[A-Z“\"‘])", re.I)
_SUFFIX = re.compile(r"(?<=[.!?…”\"\])]) {0,2}(?:read more|read full article|continue reading|read now|show less|learn more|"
                     r"advertisement|enditem|ends|more)[ .»›>→]{0,3}$", re.I)
_DATELINE = re.compile(
    rf"^[A-Z][A-Z.'’ /-]{{2,30}}(?:, [A-Z][\w.' ]{{2,20}}?)?"
    rf"(?:[,. ]{{1,2}}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?\.?)?"
    r"(?: ?(?:\((?:[A-Z][\w ./-]{1,40}(?:, \d{4})?)\)|/[A-Z]{3,10}/\.?))?(?: ?(?:--|[–—-]) | ?: |(?<=/\.) )(?=[A-Z“\"‘'])")
_NAME = r"(?:[^\W\d_a-z][\w.’'-]{0,25}|de|van|von|der|al|bin|el|da|di|la|le|ibn)"
_BYLINE = re.compile(rf"^(?i:by|from|text|words|story)[ :]{{1,3}}{_NAME}(?: {_NAME}){{0,4}}(?= ?(?:[,|/–—•·&@-]|$)| and | in | for | at | \d)")
_BIO = re.compile(
    r"^(?P<name>(?:[^\W\d_a-z][\w.’'-]{0,25}[, ]{1,2}){1,6})(?:[^.]{0,80}, )?(?:is|was|are|has been|writes|covers|reports|works|"
    r"serves|served|teaches|joined|leads|specialis|specializ|holds|contributed|currently|has (?:written|reported|"
    r"covered|worked|published|been))\b"
)
_BIO_JOB = re.compile(
    r"\b(?:editor|journalist|reporter|correspondent|columnist|writer|author of|author\b|freelance|professor|lecturer|"
    r"fellow|researcher|analyst|scholar|commentator|contributor|contributes|contributing|political scientist|"
    r"phd candidate|doctoral|student at|graduate of|bureau chief|producer|blogger|intern at|covers|writes (?:about|on|"
    r"for)|reports (?:on|for|from)|director of|staff|consultant|opinions expressed|twitter|based in)\b",
    re.I,
)
_CREDIT = re.compile(
    r"(?:\(|\[|\||/|—|–|-|:|©|,|\.|^)\s?(?:photo|image|picture|file photo|file|pic|credit|source)?s?[ :/]{0,3}(?:by |via |courtesy (?:of )?)?"
    r"[^()\[\]|]{0,40}\b(?:reuters|afp|ap|ap photo|getty(?: images)?|xinhua|epa(?:-efe)?|tass|sputnik|ria novosti|pool|"
    r"shutterstock|istock|bloomberg|alamy|anadolu|nurphoto|zuma|flickr|wikimedia|kremlin\.ru|handout|cgtn|via ap|"
    r"unsplash|pixabay|imago|dpa|pa|press association|kyodo|yonhap|ani|pti|ians)\b[^()\[\]|]{0,25}[)\]]?\.?$",
    re.I,
)
_LENGTH = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: min\.?)?(?: ?[-–—|] ?source.{0,20})?$", re.I)
_PHOTO = re.compile(r"\b(?:photo|photograph|image|picture|illustration|graphic|video)s? (?:by|courtesy|via|from|credit)\b", re.I)
_COUNT = re.compile(
    r"^[\d.,]+ ?[km]?\+? ?(?:views?|shares?|comments?|likes?|retweets?|followers?|reads?|votes?|replies|reply|"
    r"responses?|min(?:ute)?s?(?: read)?|hours?(?: ago)?|hrs?(?: ago)?|days?(?: ago)?|weeks?(?: ago)?|months?(?: ago)?|years? ago|sec(?:ond)?s?|"
    r"subscribers|downloads?|photos?|images?|videos?|reactions?|claps?|points?|words?)\b.{0,20}$"
    r"|^(?:views?|shares?|comments?|likes?|reads?|hits|read time|reading time|words)[ :(]{1,3}[\d.,]+[km]?\)?$"
    r"|^(?:a |an |one |about |approx\. ?)?(?:minute|hour|day|week|month|year)s? (?:ago|read)$"
    r"|^\(?[\d\W_]{1,20}\)?$|^(?:page |list |slide |item )?\d+ of \d+$|^list of \d+ items$|^\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?$",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|^@\w|^#\w|\b\w+\.(?:com|org|net|co\.uk|eu|info|news)\b", re.I)
_CRUMB = re.compile(r"\s[>›»/|•·→]\s")
_PLACE = re.compile(r"[A-Z][\w.,’' -]{2,40}\((?:[A-Z][\w ]{1,20})\) ?[—–-]{0,2}$")
_WIRE = re.compile(r"^\((?:reporting|editing|writing|additional reporting|with (?:inputs?|reporting|files)|inputs? from|source|"
                   r"edited|reported|this story|the story|except for|agencies|ap|afp|reuters|ani|pti|ians)\b.{0,300}\)$", re.I)
_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|added|according|reported)\b")
_SELLS = re.compile(
    r"\b(?:subscri\w+|newsletters?|inbox|sign(?:ing)?[ -]?up|log ?in|free trial|unlimited access|paywall|cookies|"
    r"privacy (?:policy|notice)|unsubscribe|click here|tap here|donat(?:e|ions?)|password|javascript|comment guidelines|"
    r"our (?:journalism|reporting|readers|website|site|app|podcasts?|channel|newsroom|email|emails)|free account|"
    r"premium|e-?paper|ad-free|advert free|terms of (?:use|service)|moderat(?:e|ed|or|ors|ion))\b", re.I)
_SITE = re.compile(
    r"\b(?:e-?mails?|accounts?|articles?|stories|story|comments?|apps?|download|access|free|support|members?|membership|"
    r"readers?|reading|news|coverage|website|site|browser|updates|alerts|podcasts?|videos?|facebook|twitter|instagram|"
    r"youtube|telegram|whatsapp|linkedin|social media|profile|edition|archive|adverts?|ads|journalism|analysis|delivered|"
    r"daily|weekly|exclusive|offers?|follow|page|post|posts|topics?|content|here)\b", re.I)
_PERSON = re.compile(r"\b(?:you|your|you've|you’ve|you're|you’re|we|our|us)\b", re.I)
_ORDER = re.compile(
    r"(?:please |to )?(?:sign|subscribe|click|download|follow|join|read|watch|listen|get|try|support|share|enter|register|"
    r"log|check|see|find|learn|catch|explore|discover|become|donate|stay|don['’]t miss|visit|start|access|view|report|"
    r"submit|add|save|help|access|enjoying|want|interested)\b", re.I)
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)] |(?:Q|A|[A-Z]{2,15}):\s")
_NUMBER = re.compile(r"(?:part |chapter |section )?(?:[IVXLC]{1,6}|\d{1,2})\.?$", re.I)
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|said|says|told)\b")
_CAPTION = re.compile(
    r"\b(?:is|are|was|were) (?:seen|pictured|shown)\b|\bpictured\b|\((?:[LRC]|left|right|cent(?:er|re))\)|\bthis (?:file )?"
    r"(?:photo|picture|image)\b|\b(?:speak|shake|attend|pose|walk|look|wave|gesture|arrive|listen|stand|sit|meet|turn|"
    r"wait|work|hold|march)s? (?:with|at|during|to|in|on|as|past|hands|near|for|before|outside|by|a|an|the)\b", re.I)
_DROPPED = re.compile(r"[\"'“‘«]?[^\W\d_a-z]$")
_TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\]?(?:\s?(?:read|more|continue).{0,20})?$", re.I)


@dataclass(frozen=True)
class Line:
    """A non-empty line, or part of one: `line` from 1, `paragraph` from 0, [start, end) in the file's text."""

    line: int
    paragraph: int
    start: int
    end: int
    text: str
    role: str = ""
    reason: str = ""
    opens: str = ""

    @cached_property
    def count(self) -> int:
        return len(self.text.split())

    @cached_property
    def stops(self) -> bool:
        """Ends like a sentence."""
        return bool(_STOP.search(self.text[-20:])) or (self.text[0] == "(" and self.text[-1] == ")")

    @cached_property
    def common(self) -> float:
        """Share of function words: about 0.4 in prose, near 0 in menus and lists of names."""
        words = self.text[:600].lower().split()
        return sum(w.strip("“”\"'’,.()") in _COMMON for w in words) / max(1, len(words))

    @cached_property
    def prose(self) -> bool:
        if self.count < 8:
            return False
        stops = self.stops or _INNER.search(self.text[:2000])
        return (stops and self.common >= 0.12) or (self.count >= 25 and self.common >= 0.2)


def split(text: str) -> list[Line]:
    """Non-empty lines of a text, without the white space around them."""
    lines, start, number = [], 0, 0
    for stop, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        number += 1
        raw = text[start:stop]
        content = raw.strip(_BLANK).strip().strip(_BLANK)
        if content:
            first = start + raw.index(content)
            lines.append(Line(number, len(lines), first, first + len(content), content))
        start = after
    return lines


def roles(text: str) -> list[Line]:
    """Every non-empty line of `text` (or its parts) with its role and the reason."""
    lines = [part for line in _dropped(split(text), text) for part in _parts(line)]
    lines = [line if line.role else _alone(line) for line in lines]
    lines = _notes(_signed(_captions(_quoted(_repeated(lines)))))
    first, last = _stretch(lines)
    lines = _outside(lines, first, last)
    lines = _datelined(_inside(lines, first, last))
    return [row for line in lines for row in _rows(line)]


def _dropped(lines: list[Line], text: str) -> list[Line]:
    """Joins a dropped capital that stands on its own line with the line that goes on from it."""
    joined: list[Line] = []
    for line in lines:
        if joined and _DROPPED.match(joined[-1].text) and line.text[:1].islower():
            head = joined.pop()
            line = replace(head, end=line.end, text=text[head.start : line.end])
        joined.append(line)
    return joined


def _datelined(lines: list[Line]) -> list[Line]:
    """Splits place, day and agency off the front of the first paragraph."""
    place = next((i for i, line in enumerate(lines) if line.reason == "running text"), None)
    dateline = _DATELINE.match(lines[place].text[:120]) if place is not None else None
    if not dateline:
        return lines
    head = _cut(lines[place], 0, dateline.end(), "boilerplate", "dateline")
    return [*lines[:place], head, _cut(lines[place], dateline.end(), len(lines[place].text), "body", "running text"),
            *lines[place + 1 :]]


def _rows(line: Line) -> list[Line]:
    """One row a line of the file again; both rows of a dropped capital keep the paragraph of the first."""
    pieces = split(line.text)
    if len(pieces) == 1:
        return [line]
    return [
        replace(line, line=line.line + p.line - 1, start=line.start + p.start, end=line.start + p.end, text=p.text)
        for p in pieces
    ]


# -- a line in parts ---------------------------------------------------------------------------------


def _parts(line: Line) -> list[Line]:
    """Splits what stands before or after the running text on the same line."""
    parts = []
    prefix = _PREFIX.match(line.text[:120])
    if prefix and len(line.text[prefix.end() :].split(maxsplit=4)) > 3:
        parts.append(_cut(line, 0, prefix.end(), "boilerplate", "date before the text"))
        line = _cut(line, prefix.end(), len(line.text))
    suffix = _SUFFIX.search(line.text[-40:]) if line.count >= 8 else None
    if suffix:
        place = len(line.text) - len(line.text[-40:]) + suffix.start()
        return [*parts, _cut(line, 0, place), _cut(line, place, len(line.text), "boilerplate", "link after the text")]
    return [*parts, line]


def _cut(line: Line, start: int, end: int, role: str = "", reason: str = "") -> Line:
    piece = line.text[start:end]
    content = piece.strip(_BLANK).strip()
    first = line.start + start + piece.index(content)
    return replace(line, start=first, end=first + len(content), text=content, role=role, reason=reason)


# -- a line alone ------------------------------------------------------------------------------------


@cache
def furniture() -> dict[str, dict]:
    """Phrases of page furniture by how they match: whole line, start of a line, within a line."""
    table: dict[str, dict] = {"whole": {}, "start": {}, "within": {}}
    with FURNITURE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table[row["match"]][row["phrase"]] = (row["reason"], row["opens"])
    return table


def _plain(text: str) -> str:
    """Lower case, straight quotes, single spaces, without list marks around."""
    text = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = " ".join(text.split())
    return _MARKER.sub("", text)


def _alone(line: Line) -> Line:
    """Marks a line as boilerplate where its own words say so; leaves the role empty otherwise."""
    found = _shape(line) or _phrase(line) or _offer(line)
    if not found:
        return line
    reason, opens = found
    return replace(line, role="boilerplate", reason=reason, opens=opens)


def _phrase(line: Line) -> tuple[str, str] | None:
    phrases = furniture()
    plain = _plain(line.text[:400])
    bare = plain.strip(" :.!…>»›|-–—*•()[]↓→▼")
    if bare in phrases["whole"]:
        return phrases["whole"][bare]
    if plain in phrases["whole"]:
        return phrases["whole"][plain]
    if line.count <= 30:
        words = plain.split()
        for size in range(min(8, len(words)), 0, -1):
            head = " ".join(words[:size])
            for key in (head, head.rstrip(":,.!…")):
                if key in phrases["start"] and (size > 1 or key.endswith(":") or line.count <= 6 or not line.stops):
                    reason, opens = phrases["start"][key]
                    return reason, opens if opens == "end" or line.count <= 5 or line.text.endswith(":") else ""
    if line.count <= 60:
        for phrase, found in phrases["within"].items():
            if phrase in plain:
                return found
    return None


def _offer(line: Line) -> tuple[str, str] | None:
    """Speaks to the reader of the site: subscribe, support, sign in, comment, follow, download."""
    if line.count > 60 or _SPEECH.search(line.text):
        return None
    strong, weak = len(_SELLS.findall(line.text)), len(_SITE.findall(line.text))
    person = len(_PERSON.findall(line.text)) + bool(_ORDER.match(line.text))
    if strong and line.count <= 8 and not line.stops:
        return "offer to the reader", ""
    if person and 2 * strong + weak + min(person, 2) >= 4 - (line.count <= 12):
        return "offer to the reader", ""
    return None


def _shape(line: Line) -> tuple[str, str] | None:
    text, count = line.text, line.count
    if len(text) > 600:
        return None
    stamp = _STAMP.match(text[:150])
    if stamp and count - len(stamp.group().split()) <= 4 and not line.prose:
        return "date or reading time", ""
    dated = _DATE.search(text[:200]) if count <= 14 and not line.prose else None
    rest = count - len(dated.group().split()) if dated else 0
    if dated and not _VERB.search(text) and (rest <= 6 or (line.common < 0.1 and not line.stops)):
        return "date or source", ""
    if _LENGTH.match(text):
        return "counter", ""
    if _COUNT.match(text[:80]):
        return "counter" if ":" in text or count == 1 else "count or reading time", ""
    if _BYLINE.match(text[:200]) and count <= 25 and not (line.stops and count > 12):
        return "byline", ""
    if count <= 8 and _PLACE.match(text):
        return "dateline", ""
    if _WIRE.match(text):
        return "agency credit", ""
    if count <= (80 if text.endswith(")") else 45) and _CREDIT.search(text[-90:]) and not re.search(r"\b(?:said|told|reported|according)\b", text[-90:]):
        return "image or agency credit", ""
    if count <= 12 and _PHOTO.search(text):
        return "image or agency credit", ""
    if _ADDRESS.search(text) and count <= 8:
        return "address, handle or hashtag", ""
    if count <= 25 and len(_CRUMB.findall(text)) >= 2 and line.common < 0.15:
        return "crumb or menu line", ""
    return None


def _repeated(lines: list[Line]) -> list[Line]:
    """A line that stands twice or more: a caption, a teaser or a widget, save the first copy of the title."""
    seen: set[str] = set()
    out, below = [], False  # below the first paragraph a line said twice at once is a caption or a player
    for index, line in enumerate(lines):
        twice = below and index + 1 < len(lines) and lines[index + 1].text == line.text
        if not line.role and (line.text in seen or twice):
            line = replace(line, role="boilerplate", reason="repeats an earlier line")
        seen.add(line.text)
        below = below or (line.prose and not line.role)
        out.append(line)
    return out


# -- the page ----------------------------------------------------------------------------------------

_PASSING = {"advertising", "newsletter or sign-up", "sharing", "image or video", "image or agency credit", "caption",
            "repeats an earlier line", "related stories", "offer to the reader", "counter"}  # furniture that often stands in the middle of an article


def _stretch(lines: list[Line]) -> tuple[int, int]:
    """First and last index of the article: found once by form alone, then again knowing what it speaks of."""
    first, last = _heaviest(_weights(lines, None))
    words = Counter(stem for line in lines[first : last + 1] if not line.role for stem in _content(line.text))
    return _heaviest(_weights(lines, words))


def _heaviest(weights: list[float]) -> tuple[int, int]:
    """First and last index of the run with the greatest total weight."""
    best, span, total, begin = 0.0, (0, len(weights) - 1), 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0.0, index
        total += weight
        if total > best:
            best, span = total, (begin, index)
    return span


def _weights(lines: list[Line], words: Counter | None) -> list[float]:
    """What each line speaks for: the article (above 0) or the page around it (below 0)."""
    texty = _texty(lines)
    near = [i for i, line in enumerate(lines) if line.reason not in _PASSING]
    place = {index: n for n, index in enumerate(near)}
    alone = [False] * len(lines)
    for index in near:
        sides = [near[n] for n in (place[index] - 1, place[index] + 1) if 0 <= n < len(near)]
        alone[index] = not any(texty[side] for side in sides)
    weights, links = [], False
    for index, line in enumerate(lines):
        links = line.opens == "list" or (links and (alone[index] or not line.prose))
        if not line.role and texty[index] and not line.stops:
            weights.append(0.5)  # a lead-in, or the list under it
        elif line.prose and not line.role and alone[index] and line.count <= 35:
            kin = _kinship(line, words) if words else 0.3
            pair = any(_teaser(lines, alone, near, place[index] + n) for n in (-4, -3, -2, 2, 3, 4))
            if _TEASER.search(line.text[-40:]):
                kin, pair = 0.0, True
            weights.append(line.count * (kin - 0.3 if pair else max(kin, 0.6 - 0.3 * links)))
        else:
            weights.append(_weight(line, alone[index], links))
    return weights


def _teaser(lines: list[Line], alone: list[bool], near: list[int], place: int) -> bool:
    """A sentence or two between headlines: where one stands, another near by makes a list of stories."""
    if not 0 <= place < len(near):
        return False
    line = lines[near[place]]
    return line.prose and not line.role and alone[near[place]] and line.count <= 35


def _texty(lines: list[Line]) -> list[bool]:
    """Ends like a sentence, is a lead-in, item or quotation, or stands in the list under a lead-in."""
    texty, items = [], False
    for line in lines:
        items = not line.role and (line.text.endswith(":") or (items and not line.stops))
        texty.append(not line.role and (items or line.stops or _part(line)))
    return texty


def _part(line: Line) -> bool:
    """A lead-in, list item or quotation: ends on a comma or the like, or begins with a mark or in lower case."""
    text = line.text
    return text.endswith((":", ",", ";", "—", "–", "; and", "; or")) or text[0].islower() or bool(_ITEM.match(text)) \
        or text[0] in "“\"‘•-*–—("


def _weight(line: Line, alone: bool, links: bool) -> float:
    """Weight of a line; `alone` between lines that do not end like sentences, `links` under "Related" or the like."""
    if line.opens:
        return {"end": -150.0, "list": -4.0}[line.opens]
    if line.role:
        return -60.0 if line.reason == "copyright" else -1.5 if links or line.reason in _PASSING else -5.0
    if line.prose:
        return min(line.count, 60) * (0.2 if _TEASER.search(line.text[-40:]) else 1.0)
    if line.stops and not alone:
        return 3.0
    return -1.5 if links else -4.0


def _kinship(line: Line, words: Counter) -> float:
    """Share of the line's content words that the article uses too."""
    terms = _content(line.text)
    return sum(words[t] > 1 for t in terms) / max(1, len(terms))


def _pictured(line: Line) -> bool:
    """A picture's credit or a video's length, and nothing else."""
    return line.count <= 7 and (line.reason.startswith("image") or bool(_LENGTH.match(line.text)))


def _quoted(lines: list[Line]) -> list[Line]:
    """A pull quote: a whole line that a paragraph near by says again."""
    out = list(lines)
    for index, line in enumerate(lines):
        core = line.text.strip("“”\"‘’' ").lower()
        if line.role or line.count < 6 or line.count > 60:
            continue
        near = [n for n in lines[max(0, index - 8) : index + 9] if n is not line and not n.role]
        if any(len(n.text) > len(line.text) and core in n.text.lower() for n in near):
            out[index] = replace(line, role="boilerplate", reason="pull quote: said again in the text")
    return out


def _captions(lines: list[Line]) -> list[Line]:
    """A line beside an image credit that does not end like a sentence, or reads like a caption, is one."""
    out, seen, seen_prose = list(lines), False, -1
    for index, line in enumerate(lines):
        seen_prose += line.prose and not line.role
        seen = seen or line.prose or _dated(line)
        if line.role or line.count > 45:
            continue
        near = [n for n in (index - 1, index + 1) if 0 <= n < len(lines)]
        credit = any(_pictured(lines[n]) for n in near)
        if not seen and any(_dated(n) for n in lines[index + 1 : index + 5]):
            continue  # above the date line: the title
        lead = seen_prose == 0 and line.prose and index + 1 in near and lines[index + 1].reason.startswith("image")
        if credit and (not line.stops or lead or _CAPTION.search(line.text)) and line.count > 1:
            out[index] = replace(line, role="boilerplate", reason="caption")
    return out


def _notes(lines: list[Line]) -> list[Line]:
    """Notes on the author: at the end of the page's prose, or on someone named in a short line elsewhere."""
    short = [line.text.lower() for line in lines if line.count <= 8]
    out, at_end = list(lines), True
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.role or not (line.prose or line.stops):
            continue
        note = _BIO.match(line.text[:300]) if line.count <= 80 and _BIO_JOB.search(line.text[:400]) else None
        name = " ".join(_WORD.findall(note.group("name"))[:2]).lower() if note else ""
        if note and (at_end or any(name in text for text in short)):
            out[index] = replace(line, role="boilerplate", reason="author note")
        elif line.prose:
            at_end = False
    return out


def _signed(lines: list[Line]) -> list[Line]:
    """An author's name on a line of its own, when a byline names them too."""
    bylines = [line.text.lower() for line in lines if line.reason == "byline"]
    return [
        replace(line, role="boilerplate", reason="byline")
        if not line.role and 2 <= line.count <= 4 and any(line.text.lower() in byline for byline in bylines)
        else line
        for line in lines
    ]


def _content(text: str) -> set[str]:
    return {w.lower().rstrip("s")[:6] for w in _WORD.findall(text[:2000]) if len(w) > 3 and w.lower() not in _COMMON}


def _title(lines: list[Line], first: int, last: int) -> int | None:
    """The line before the text that looks most like its headline; None where there is none."""
    words: Counter = Counter()
    for line in lines[first : last + 1]:
        if not line.role:
            words.update(_content(line.text))
    copies = Counter(line.text for line in lines)
    start = first
    while start < last and not lines[start].role and not lines[start].prose:
        start += 1
    best, best_score = None, 0.6
    for index in range(0, start + 1):
        line = lines[index]
        if line.role or not _headline(line):
            continue
        terms = _content(line.text)
        own = index >= first
        score = sum(words[t] > own for t in terms) / max(1, len(terms)) + min(line.count, 8) / 16
        score += 0.4 * (copies[line.text] > 1) - 0.3 * (line.count < 4) - 0.5 * _listed(lines, index, words=4)
        score += 0.4 * any(_dated(n) for n in lines[index + 1 : index + 5]) - 0.002 * (start - index)
        above = lines[index - 1] if index else None
        score -= 0.3 * (above is not None and not above.role and above.count >= 4 and _headline(above))
        if score > best_score:
            best, best_score = index, score
    return best


def _headline(line: Line) -> bool:
    """May be a headline: a few words, not ending like a sentence of running text."""
    if not 2 <= line.count <= 30 or line.text.endswith((",", ":", ";")) or line.text[0].islower():
        return False
    return not (line.text.endswith(".") and line.count > 3) or line.text.endswith("...")


def _dated(line: Line) -> bool:
    return line.reason.startswith(("date", "byline", "count or"))


def _listed(lines: list[Line], index: int, words: int = 1) -> bool:
    """One of four or more lines on end that are short, of at least `words` words, and end without a stop."""
    first = last = index
    while first > 0 and index - first < 4 and _open(lines[first - 1], words):
        first -= 1
    while last + 1 < len(lines) and last - index < 4 and _open(lines[last + 1], words):
        last += 1
    return last - first >= 3


def _open(line: Line, words: int) -> bool:
    return not line.role and not line.stops and not _part(line) and words <= line.count <= 25


def _outside(lines: list[Line], first: int, last: int) -> list[Line]:
    """The title, and the roles of what stands before and after the article."""
    title = _title(lines, first, last)
    out = list(lines)
    if title is not None:
        out[title] = replace(lines[title], role="title", reason="headline before the text, in the words of the text")
    for index, line in enumerate(out):
        if line.role:
            continue
        if index > last:
            out[index] = replace(line, role="boilerplate", reason="after the end of the article")
        elif index < first:
            out[index] = _before(out, line, index, title)
    return out


def _before(lines: list[Line], line: Line, index: int, title: int | None) -> Line:
    """A line between the top of the page and the article: part of its head or furniture."""
    if title is not None and index > title:
        dated = line.count <= 14 and _DATE.search(line.text)
        if line.prose and not dated and not _TEASER.search(line.text[-40:]):
            return replace(line, role="body", reason="standfirst between title and text")
        if line.count <= 8 and re.search(r" [▪•·|] ", line.text):
            return replace(line, role="boilerplate", reason="byline or date line")
        adjacent = all(n.reason.startswith("standfirst") for n in lines[title + 1 : index])
        if adjacent and line.count >= 5 and index <= title + 3:
            return replace(line, role="body" if line.stops else "heading", reason="standfirst under the title")
    return replace(line, role="boilerplate", reason="before the article: menu, crumb or link")


def _inside(lines: list[Line], first: int, last: int) -> list[Line]:
    """Roles of the lines of the article itself that are still open."""
    out = list(lines)
    links = items = False  # under "Related", under a line that ends with a colon
    for index in range(first, last + 1):
        line = out[index]
        if line.role:
            links = line.opens == "list" or (links and line.reason.startswith(_IN_LISTS))
            continue
        if links and line.prose and _TEASER.search(line.text[-40:]):
            out[index] = replace(line, role="boilerplate", reason="teaser in a list of related stories")
        elif line.prose or line.count > 16:
            out[index] = replace(line, role="body", reason="running text")
            links, items = False, line.text.endswith(":")
        elif links and (not line.stops or line.text.endswith("?")) and not _resumes(out, index, last):
            out[index] = replace(line, role="boilerplate", reason="link in a list of related stories")
        elif items and not (index < last and out[index + 1].prose):
            out[index] = replace(line, role="body", reason="list item after a colon")
        else:
            out[index] = _short(out, index, last)
            links, items = False, line.text.endswith(":")
    return out


def _resumes(lines: list[Line], index: int, last: int) -> bool:
    """A few words before prose, under a list of longer links: the next heading of the article."""
    if index == last or lines[index].count > 4 or not lines[index + 1].prose:
        return False
    return lines[index - 1].opens != "list"


def _short(lines: list[Line], index: int, last: int) -> Line:
    """A short line within the article."""
    line = lines[index]
    text = line.text
    if _NUMBER.match(text):
        return replace(line, role="heading", reason="number of a section")
    if line.stops and not text.endswith("?"):
        return replace(line, role="body", reason="short sentence of the text")
    if text.endswith((":", ",", ";", "—", "–")) or text[:1].islower() or text[:1] in "“\"•-*–—(" or _ITEM.match(text):
        return replace(line, role="body", reason="part of the text: a lead-in, list item or quotation")
    if _listed(lines, index) and not text.endswith("?"):
        return replace(line, role="boilerplate", reason="link among several short lines")
    if line.count > 14 or index == last or _clause(line):
        return replace(line, role="body", reason="line of the text without a full stop")
    return replace(line, role="heading", reason="short line without a full stop before text")


def _clause(line: Line) -> bool:
    """Reads like a sentence although no stop ends it: sentence case and a finite verb."""
    words = line.text.split()
    capitals = sum(w[:1].isupper() for w in words[1:])
    return (line.count >= 6 and capitals <= line.count / 3 and bool(_VERB.search(line.text))
            and not re.match(r"(?i)(?:who|what|when|where|why|how|which|is|are|can|will|do|does|did)\b", line.text))
