"""Non-empty lines of a text, with their offsets and the features that tell prose from page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

# Words that run through all prose and are rare in menus, names and headlines.
COMMON = frozenset(
    "the a an of to and in that is was for on with as by at from it its this are were be been has "
    "have had he "
    "she they we i you his her their our which who not but or will would can could said says if when than "
    "there what about after more also into over".split()
)
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_WIDTHLESS = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}(?:\s?\[\d{1,3}\]){0,3}$")
_INNER_STOP = re.compile(r"[a-z]{2}[.!?][”\"’]? [A-Z“\"]")
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)] |(?:Q|A|[A-Z]{2,15}):\s")
_CAPITAL = re.compile(r"[\"'“‘«]?[^\W\d_a-z]$")


@dataclass(frozen=True)
class Line:
    """A non-empty line, or part of one.

    line       number of the line in the file, from 1
    paragraph  number among the file's non-empty lines, from 0
    start, end offsets in the file's text; text is what stands there
    role       title, heading, body, boilerplate, or empty while undecided; reason in words
    opens      "list" where links to other stories follow, "end" where nothing of the article can follow
    """

    line: int
    paragraph: int
    start: int
    end: int
    text: str
    role: str = ""
    reason: str = ""
    opens: str = ""

    def be(self, role: str, reason: str, opens: str = "") -> Line:
        """The same line with its role decided."""
        return replace(self, role=role, reason=reason, opens=opens)

    def cut(self, start: int, end: int) -> Line:
        """The part from `start` to `end` of its text, without white space around."""
        start, end = trim(self.text, start, end)
        return replace(self, start=self.start + start, end=self.start + end, text=self.text[start:end])

    @cached_property
    def count(self) -> int:
        """Words, by white space."""
        return len(self.text.split())

    @cached_property
    def stops(self) -> bool:
        """Ends like a sentence, or stands in brackets."""
        return bool(_STOP.search(self.text[-20:].rstrip(" ■◼●∎"))) or (
            self.text[0] == "(" and self.text[-1] == ")"
        )

    @cached_property
    def common(self) -> float:
        """Share of function words: about 0.4 in prose, near 0 in menus and lists of names."""
        words = self.text[:600].lower().split()
        return sum(w.strip("“”\"'’,.()") in COMMON for w in words) / max(1, len(words))

    @cached_property
    def prose(self) -> bool:
        """Running text: eight words or more with a full stop, or many words without."""
        if self.count < 8:
            return False
        stops = self.stops or bool(_INNER_STOP.search(self.text[:2000]))
        return (stops and self.common >= 0.12) or (self.count >= 25 and self.common >= 0.2)

    @cached_property
    def part(self) -> bool:
        """A lead-in, list item or quotation, by its last sign or its first."""
        return (
            self.text.endswith((":", ",", ";", "—", "–", "; and", "; or"))
            or (self.text[0].islower() and self.count >= 3)
            or self.text[0] in '“"‘•-*–—('
            or self.item
        )

    @cached_property
    def item(self) -> bool:
        """Begins with a number or letter of a list, or with a speaker's name."""
        return bool(_ITEM.match(self.text))


def split(text: str) -> list[Line]:
    """Non-empty lines of a text, without the white space (and widthless characters) around them."""
    lines, start = [], 0
    breaks = [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]
    for number, (stop, after) in enumerate(breaks, 1):
        first, last = trim(text, start, stop)
        if first < last:
            lines.append(Line(number, len(lines), first, last, text[first:last]))
        start = after
    return lines


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrows [start, end) to what is neither white space nor without width."""
    while start < end and (text[start].isspace() or text[start] in _WIDTHLESS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _WIDTHLESS):
        end -= 1
    return start, end


def join(lines: list[Line], text: str) -> list[Line]:
    """Joins what was one paragraph: a dropped capital and its line, or lines that were broken at a width."""
    joined: list[Line] = []
    for _, group in groupby(enumerate(lines), lambda pair: pair[1].line - pair[0]):
        block = [line for _, line in group]
        joined += [_join(block, text)] if _broken(block) else block
    out: list[Line] = []
    for line in joined:
        capital = bool(out) and _CAPITAL.match(out[-1].text) and line.text[0].islower()
        out.append(_join([out.pop(), line], text) if capital else line)
    return out


def _join(block: list[Line], text: str) -> Line:
    return replace(block[0], end=block[-1].end, text=text[block[0].start : block[-1].end])


def _broken(block: list[Line]) -> bool:
    """Lines of like length without a blank one between them, a third of them begun in lower case."""
    longest = max(len(line.text) for line in block)
    even = all(len(line.text) >= 0.75 * longest for line in block[:-1])
    small = sum(line.text[0].islower() for line in block)
    enough = len(block) > 2 or (len(block) == 2 and block[1].stops)
    return enough and 40 <= longest <= 110 and even and 3 * small >= len(block)


def part(line: Line) -> list[Line]:
    """Takes joined lines apart again; all keep the paragraph of the first."""
    pieces = split(line.text)
    if len(pieces) == 1:
        return [line]
    return [
        replace(
            line, line=line.line + p.line - 1, start=line.start + p.start, end=line.start + p.end, text=p.text
        )
        for p in pieces
    ]
