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
from functools import cache
from pathlib import Path

FURNITURE = Path(__file__).parents[2] / "data" / "lexicons" / "page_furniture.csv"

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_BLANK = " \t\n\r\f\v\u00a0\ufeff\u200b\u200c\u200d\u2060\u00ad"  # white space and characters without width
_MARKER = re.compile(r"^[\s•·▪●○◦■□▶►▸‣»›→⇒*+~|#>_–—-]{1,8}(?=[^\s])")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
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
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -]\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_TIME = r"(?:t?\d{1,2}[:.h]\d{2}(?::\d{2})?z?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_ZONE = r"(?:\(?(?:gmt|utc|bst|est|edt|et|pst|pdt|pt|cst|cdt|ct|cet|cest|ist|msk|hkt|sgt|aest|eat|wat)(?:[+-]\d{1,2})?\)?)"
_STAMP = re.compile(
    rf"^(?:(?:first |last )?(?:published|updated|posted|modified|issued|created|date|dated|added|on|at|by)\b[ :,|·-]{{0,3}})"
    rf"{{0,3}}(?:{_DAY},? ?)?(?:{DATE}|{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:[ ,|·•@/–—-]{{0,4}}(?:at )?{_TIME})?"
    rf"(?:[ ,]{{0,2}}{_ZONE})?",
    re.I,
)
_PREFIX = re.compile(rf"^(?:date|published|posted|updated)\b(?: on)?:? {DATE}(?: {_TIME})?(?: {_ZONE})? (?=[A-Z“\"‘])", re.I)
_NAME = r"(?:[^\W\d_a-z][\w.’'-]{0,25}|de|van|von|der|al|bin|el|da|di|la|le|ibn)"
_BYLINE = re.compile(rf"^(?i:by|from|text|words|story)[ :]{{1,3}}(?:{_NAME} ?){{1,5}}(?:[,|/–—•·&-] ?|\band |$|\bin |\bfor )")
_BIO = re.compile(
    r"^(?:[^\W\d_a-z][\w.’'-]{0,25}[, ]{1,2}){1,6}(?:[^.]{0,80}, )?(?:is|was|are|has been|writes|covers|reports|works|"
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
_COUNT = re.compile(
    r"^[\d.,]+ ?[km]?\+? ?(?:views?|shares?|comments?|likes?|retweets?|followers?|reads?|votes?|replies|reply|"
    r"responses?|min(?:ute)?s?(?: read)?|hours?(?: ago)?|hrs?(?: ago)?|days?(?: ago)?|weeks?(?: ago)?|months?(?: ago)?|years? ago|sec(?:ond)?s?|"
    r"subscribers|downloads?|photos?|images?|videos?|reactions?|claps?|points?|words?)\b.{0,20}$"
    r"|^(?:views?|shares?|comments?|likes?|reads?|hits|read time|reading time|words)[ :(]{1,3}[\d.,]+[km]?\)?$"
    r"|^(?:a |an |one |about |approx\. ?)?(?:minute|hour|day|week|month|year)s? (?:ago|read)$"
    r"|^\(?[\d\W_]{1,20}\)?$|^\d+ of \d+$|^\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?$",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|^@\w|^#\w|\b\w+\.(?:com|org|net|co\.uk|eu|info|news)\b", re.I)
_CRUMB = re.compile(r"\s[>›»/|•·→]\s")
_WIRE = re.compile(r"^\((?:reporting|editing|writing|additional reporting|with (?:inputs?|reporting|files)|inputs? from|source|"
                   r"edited|reported|this story|the story|except for|agencies|ap|afp|reuters|ani|pti|ians)\b.{0,300}\)$", re.I)
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

    @property
    def count(self) -> int:
        return len(self.text.split())

    @property
    def stops(self) -> bool:
        """Ends like a sentence."""
        return bool(_STOP.search(self.text[-20:]))

    @property
    def common(self) -> float:
        """Share of function words: about 0.4 in prose, near 0 in menus and lists of names."""
        words = self.text[:600].lower().split()
        return sum(w.strip("“”\"'’,.()") in _COMMON for w in words) / max(1, len(words))

    @property
    def prose(self) -> bool:
        return (self.count >= 8 and self.stops and self.common >= 0.12) or (self.count >= 25 and self.common >= 0.2)


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
    lines = _repeated(lines)
    first, last = _stretch(lines)
    lines, last = _notes(lines, first, last)
    lines = _outside(lines, first, last)
    lines = _inside(lines, first, last)
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
    if prefix and line.count >= 12:
        parts.append(_cut(line, 0, prefix.end(), "boilerplate", "date before the text"))
        line = _cut(line, prefix.end(), len(line.text))
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
    found = _shape(line) or _phrase(line)
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
                    return phrases["start"][key]
    if line.count <= 60:
        for phrase, found in phrases["within"].items():
            if phrase in plain:
                return found
    return None


def _shape(line: Line) -> tuple[str, str] | None:
    text, count = line.text, line.count
    if len(text) > 600:
        return None
    stamp = _STAMP.match(text[:150])
    if stamp and count - len(stamp.group().split()) <= 4 and not line.prose:
        return "date or reading time", ""
    if _COUNT.match(text[:80]):
        return "count or reading time", ""
    if _BYLINE.match(text[:200]) and count <= 25 and not (line.stops and count > 12):
        return "byline", ""
    if _WIRE.match(text):
        return "agency credit", ""
    if count <= 45 and _CREDIT.search(text[-90:]) and not re.search(r"\b(?:said|told|reported|according)\b", text[-90:]):
        return "image or agency credit", ""
    if _ADDRESS.search(text) and count <= 8:
        return "address, handle or hashtag", ""
    if count <= 25 and len(_CRUMB.findall(text)) >= 2 and line.common < 0.15:
        return "crumb or menu line", ""
    return None


def _repeated(lines: list[Line]) -> list[Line]:
    """A line that stands twice or more: a caption, a teaser or a widget, save the first copy of the title."""
    counts = Counter(line.text for line in lines if not line.role)
    seen: Counter = Counter()
    out = []
    for line in lines:
        seen[line.text] += 1
        if not line.role and counts[line.text] > 1 and seen[line.text] > 1:
            line = replace(line, role="boilerplate", reason="repeats an earlier line")
        out.append(line)
    return out


# -- the page ----------------------------------------------------------------------------------------


def _weight(line: Line) -> float:
    """What a line speaks for (article, above 0) or against (furniture, below 0)."""
    if line.role:
        return {"end": -150.0, "list": -25.0}.get(line.opens, -6.0 if line.reason != "repeats an earlier line" else -10.0)
    if line.prose:
        return min(line.count, 60) * (0.2 if _TEASER.search(line.text[-40:]) else 1.0)
    return -4.0


def _stretch(lines: list[Line]) -> tuple[int, int]:
    """First and last index of the run of lines with the greatest total weight."""
    best, best_span, total, begin = 0.0, (0, len(lines) - 1), 0.0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, begin = 0.0, index
        total += _weight(line)
        if total > best:
            best, best_span = total, (begin, index)
    return best_span


def _notes(lines: list[Line], first: int, last: int) -> tuple[list[Line], int]:
    """Takes notes on the author off the end of the article."""
    out = list(lines)
    while last > first and (out[last].role or _BIO.match(out[last].text[:300]) and _BIO_JOB.search(out[last].text[:400])):
        if not out[last].role:
            out[last] = replace(out[last], role="boilerplate", reason="author note at the end")
        last -= 1
    return out, last


def _content(text: str) -> set[str]:
    return {w.lower() for w in _WORD.findall(text) if len(w) > 3 and w.lower() not in _COMMON}


def _outside(lines: list[Line], first: int, last: int) -> list[Line]:
    title = _title(lines, first, last)
    out = []
    for index, line in enumerate(lines):
        if index == title:
            line = replace(line, role="title", reason="headline before the text, in the words of the text")
        elif not line.role and index < first:
            line = _before(lines, line, index, title)
        elif not line.role and index > last:
            line = replace(line, role="boilerplate", reason="after the end of the article")
        out.append(line)
    return out


def _before(lines: list[Line], line: Line, index: int, title: int | None) -> Line:
    if title is not None and title < index <= title + 2 and line.count >= 6 and not _listed(lines, index):
        return replace(line, role="body" if line.stops else "heading", reason="standfirst under the title")
    return replace(line, role="boilerplate", reason="before the article: menu, crumb or link")


def _listed(lines: list[Line], index: int) -> bool:
    """One of three or more short lines on end."""
    near = lines[max(0, index - 2) : index + 3]
    return sum(not n.role and not n.stops for n in near) >= 4


def _title(lines: list[Line], first: int, last: int) -> int | None:
    """The line before the text that looks most like its headline; None where there is none."""
    words: Counter = Counter()
    for line in lines[first : last + 1]:
        if not line.role:
            words.update(_content(line.text))
    copies = Counter(line.text for line in lines)
    best, best_score = None, 0.0
    start = first
    while start < last and not lines[start].role and not lines[start].prose:
        start += 1
    for index in range(0, min(start + 1, len(lines))):
        line = lines[index]
        if line.role or not 2 <= line.count <= 30 or (line.text.endswith((".", ",", ":", ";")) and line.count > 3):
            continue
        if line.prose and not line.text.endswith(("?", "!", "”", "\"", "’")):
            continue
        terms = _content(line.text)
        shared = sum(words[t] > 0 for t in terms) / max(1, len(terms))
        score = shared + min(line.count, 8) / 16 + 0.4 * (copies[line.text] > 1) - 0.01 * (start - index)
        if line.count < 4:
            score -= 0.5
        if score > best_score:
            best, best_score = index, score
    return best if best_score >= 0.6 else None


def _inside(lines: list[Line], first: int, last: int) -> list[Line]:
    """Roles of the lines of the article itself that are still open."""
    out = list(lines)
    listing = False
    for index in range(first, last + 1):
        line = out[index]
        if line.role:
            listing = line.opens == "list" if line.role == "boilerplate" else False
            continue
        if line.prose or line.count > 16:
            listing = False
            out[index] = replace(line, role="body", reason="running text")
        elif listing and not line.stops:
            out[index] = replace(line, role="boilerplate", reason="link in a list of related stories")
            continue
        else:
            out[index] = _short(out, line, index, last)
            listing = False
    return out


def _short(lines: list[Line], line: Line, index: int, last: int) -> Line:
    """A short line within the article."""
    text = line.text
    following = lines[index + 1] if index < last else None
    if line.stops and not text.endswith("?"):
        return replace(line, role="body", reason="short sentence of the text")
    if text.endswith((":", ",", ";", "—", "–")) or text[:1].islower() or text[:1] in "“\"‘•-*–—(":
        return replace(line, role="body", reason="part of the text: a lead-in, list item or quotation")
    if following is not None and line.count <= 14:
        return replace(line, role="heading", reason="short line without a full stop before text")
    return replace(line, role="body", reason="line of the text without a full stop")
