"""Says of each line of a saved page what it is: title, heading, body or boilerplate, and why.

Three looks. First each line alone (furniture.py). Then the page: the article is the run of lines with the
most prose for the least furniture. Last each line in its place: what stands outside the run is furniture,
except the title and a standfirst; short lines inside it are headings, list items or links, by what stands
around them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsdesk.articles import furniture
from newsdesk.articles.lines import COMMON, WORD, Line, join, part, split

# Furniture that often stands in the middle of an article.
_PASSING = frozenset(
    (
        "advertising",
        "newsletter or sign-up",
        "sharing",
        "image or video",
        "image or agency credit",
        "caption",
        "repeats another line",
        "related stories",
        "offer to the reader",
        "counter",
        "embedded post",
        "link after the text",
    )
)
# Furniture that goes with the links of a list.
_IN_LISTS = ("date", "count", "navigation", "topics", "byline", "repeats", "image", "caption", "advertising")

_SECTION = re.compile(r"(?:part |chapter |section )?(?:[IVXLC]{1,6}|\d{1,2})\.?$", re.I)
_LABEL = re.compile(r"[^:]{2,40}: [^\d]{0,20}\d")
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|said|says|told)\b")
_ASKS = re.compile(r"(?:who|what|when|where|why|how|which|is|are|can|will|do|does|did)\b", re.I)
_TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\]?(?:\s?(?:read|more|continue).{0,20})?$", re.I)
_CAPTION = re.compile(
    r"\b(?:is|are|was|were) (?:seen|pictured|shown)\b|\bpictured\b|\((?:[LRC]|left|right|cent(?:er|re))\)|"
    r"\bthis (?:file )?(?:photo|picture|image)\b|\b(?:speak|shake|attend|pose|walk|look|wave|gesture|"
    r"arrive|listen|"
    r"stand|sit|meet|turn|wait|work|hold|march)s? "
    r"(?:with|at|during|to|in|on|as|past|hands|near|for|before|outside|by|a|an|the)\b",
    re.I,
)


def roles(text: str) -> list[Line]:
    """Every non-empty line of `text`, or its parts, with its role and the reason, in order.

    Each character that is neither white space nor without width lies in exactly one of them.
    """
    lines = [piece for line in join(split(text), text) for piece in furniture.parts(line)]
    lines = [line if line.role else furniture.mark(line) for line in lines]
    lines = _author_notes(_author_names(_captions(_pull_quotes(_repeats(lines)))))
    first, last = _stretch(lines)
    lines = _inside(_outside(lines, first, last), first, last)
    return [row for line in _dateline(lines) for row in part(line)]


def _dateline(lines: list[Line]) -> list[Line]:
    place = next((i for i, line in enumerate(lines) if line.reason == "running text"), None)
    return (
        lines if place is None else [*lines[:place], *furniture.dateline(lines[place]), *lines[place + 1 :]]
    )


# -- furniture by its neighbours ---------------------------------------------------------------------


def _repeats(lines: list[Line]) -> list[Line]:
    """A line said before, or said again soon below the first paragraph: a caption, a player, a teaser.

    Also a headline with the crumbs of its page glued before it, when the headline follows by itself. Where
    most of the prose is said more than once, repeating is the manner of the text, and nothing is taken away.
    """
    prose = [line.text for line in lines if line.prose]
    if len(set(prose)) < len(prose) / 2:
        return lines
    seen: set[str] = set()
    out, below = [], False
    for index, line in enumerate(lines):
        soon = [n.text for n in lines[index + 1 : index + 4]]
        if not line.role and (line.text in seen or (below and line.text in soon)):
            line = line.be("boilerplate", "repeats another line")
        elif not line.role and any(
            line.text.endswith(t) and len(t.split()) > 3 and t != line.text for t in soon
        ):
            line = line.be("boilerplate", "crumbs glued to the headline")
        seen.add(line.text)
        below = below or (line.prose and not line.role)
        out.append(line)
    return out


def _pull_quotes(lines: list[Line]) -> list[Line]:
    """A whole line that a paragraph near by says again."""
    out = list(lines)
    for index, line in enumerate(lines):
        if line.role or not 6 <= line.count <= 60:
            continue
        core = line.text.strip("“”\"‘’' ").lower()
        near = [
            n
            for n in lines[max(0, index - 8) : index + 9]
            if n.prose and not n.role and len(n.text) > len(line.text)
        ]
        if any(core in n.text.lower() for n in near):
            out[index] = line.be("boilerplate", "pull quote: said again in the text")
    return out


def _captions(lines: list[Line]) -> list[Line]:
    """A line beside an image credit that does not end like a sentence, or reads like a caption."""
    out, paragraphs, dated = list(lines), 0, False
    for index, line in enumerate(lines):
        paragraphs += line.prose and not line.role
        dated = dated or line.prose or _date_or_name(line)
        if line.role or not 1 < line.count <= 45:
            continue
        if not dated and any(_date_or_name(n) for n in lines[index + 1 : index + 5]):
            continue  # above the date line: the title
        credited = [
            lines[n].count <= 7 and _shows(lines[n]) for n in (index - 1, index + 1) if 0 <= n < len(lines)
        ]
        above = index + 1 < len(lines) and _shows(lines[index + 1])  # a caption stands above its credit
        lead = paragraphs == 1 and line.prose
        if any(credited) and (not line.stops or (above and (lead or _CAPTION.search(line.text)))):
            out[index] = line.be("boilerplate", "caption")
    return out


def _shows(line: Line) -> bool:
    """Speaks of a picture, or gives the length of a video."""
    return line.reason.startswith("image") or bool(furniture.LENGTH.match(line.text))


def _date_or_name(line: Line) -> bool:
    """Stands between a title and its text: date, byline, reading time."""
    return line.reason.startswith(("date", "byline", "count or"))


def _author_names(lines: list[Line]) -> list[Line]:
    """An author's name on a line of its own, when a byline names them too."""
    bylines = [line.text.lower() for line in lines if line.reason == "byline"][:20]
    return [
        line.be("boilerplate", "byline")
        if not line.role and 2 <= line.count <= 4 and any(line.text.lower() in byline for byline in bylines)
        else line
        for line in lines
    ]


def _author_notes(lines: list[Line]) -> list[Line]:
    """Notes on an author: below all other prose, or on someone whom a short line names."""
    short = [WORD.findall(line.text.lower()) for line in lines if line.count <= 8]
    names = {word for words in short for word in words} | {
        " ".join(p) for words in short for p in pairwise(words)
    }
    out, below = list(lines), True
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.role or not (line.prose or line.stops):
            continue
        name = furniture.note_on(line)
        if name and (below or name in names):
            out[index] = line.be("boilerplate", "author note")
        elif line.prose:
            below = False
    return out


# -- the run of lines that is the article ------------------------------------------------------------


def _stretch(lines: list[Line]) -> tuple[int, int]:
    """First and last index of the article: found by form alone, then knowing what it speaks of."""
    first, last = _heaviest(lines, _weights(lines, None))
    words = Counter(stem for line in lines[first : last + 1] if not line.role for stem in _stems(line.text))
    return _heaviest(lines, _weights(lines, words))


def _heaviest(lines: list[Line], weights: list[float]) -> tuple[int, int]:
    """First and last index of the run with the greatest sum (Kadane).

    Where the article is over, as at a reply form, three sentences or so are enough: comments may be longer.
    """
    best, span, total, begin = 0.0, (0, len(weights) - 1), 0.0, 0
    for index, weight in enumerate(weights):
        if lines[index].opens == "end" and best >= 60:
            break
        if total <= 0:
            total, begin = 0.0, index
        total += weight
        if total > best:
            best, span = total, (begin, index)
    return span


def _weights(lines: list[Line], words: Counter | None) -> list[float]:
    """What each line speaks for: the article (above 0) or the page around it (below 0)."""
    texty = _texty(lines)
    alone = _alone(lines, texty)
    listed = _teasers(lines, alone)
    weights, links = [], False  # under "Related" or the like
    for index, line in enumerate(lines):
        links = line.opens == "list" or (links and (alone[index] or not line.prose))
        if line.role:
            weights.append(_against(line, links))
        elif texty[index] and not line.stops and not line.prose:
            weights.append(0.5)
        elif line.prose and alone[index] and line.count <= 35:
            kin = _kinship(line, words) if words else 0.3
            if listed[index]:
                kin = kin - 0.3 if links or _TEASER.search(line.text[-40:]) else max(kin, 0.25)
            weights.append(line.count * (kin if listed[index] else max(kin, 0.6 - 0.3 * links)))
        elif line.prose:
            weights.append(min(line.count, 60) * (0.2 if _TEASER.search(line.text[-40:]) else 1.0))
        elif line.stops and not alone[index]:
            weights.append(3.0)
        else:
            weights.append(-1.5 if links else -4.0)
    return weights


def _against(line: Line, links: bool) -> float:
    """Weight of furniture: nothing of an article follows a reply form or a copyright line."""
    if line.opens:
        return {"end": -150.0, "list": -4.0}[line.opens]
    if line.reason == "copyright":
        return -60.0
    return -1.5 if links or line.reason in _PASSING else -5.0


def _texty(lines: list[Line]) -> list[bool]:
    """Ends like a sentence, is a lead-in, item or quotation, or stands in the list under a lead-in."""
    texty, items = [], False
    for index, line in enumerate(lines):
        items = not line.role and (line.text.endswith(":") or (items and not line.stops))
        texty.append(
            not line.role and (items or line.stops or line.prose or line.part or _tabular(lines, index))
        )
    return texty


def _tabular(lines: list[Line], index: int) -> bool:
    """A label, a colon and a number, beside another such line."""
    near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(lines)]
    return bool(_LABEL.match(lines[index].text)) and sum(bool(_LABEL.match(lines[i].text)) for i in near) > 1


def _alone(lines: list[Line], texty: list[bool]) -> list[bool]:
    """No text on either side, passing furniture aside."""
    near = [i for i, line in enumerate(lines) if line.reason not in _PASSING]
    alone = [False] * len(lines)
    for before, index, after in zip([None, *near], near, [*near[1:], None], strict=False):
        alone[index] = not any(side is not None and texty[side] for side in (before, after))
    return alone


def _teasers(lines: list[Line], alone: list[bool]) -> list[bool]:
    """A sentence or two alone between headlines, with another such near by, or one that breaks off."""
    short = [line.prose and not line.role and alone[i] and line.count <= 35 for i, line in enumerate(lines)]
    near = [i for i, line in enumerate(lines) if line.reason not in _PASSING]
    listed = [bool(_TEASER.search(line.text[-40:])) for line in lines]
    for place, index in enumerate(near):
        others = [*near[max(0, place - 4) : max(0, place - 1)], *near[place + 2 : place + 5]]
        listed[index] = short[index] and (listed[index] or any(short[other] for other in others))
    return listed


def _kinship(line: Line, words: Counter) -> float:
    """Share of the line's content words that the article uses elsewhere too."""
    stems = _stems(line.text)
    return sum(words[stem] > 1 for stem in stems) / max(1, len(stems))


def _stems(text: str) -> set[str]:
    """Content words by their first six letters."""
    return {
        w.lower().rstrip("s")[:6] for w in WORD.findall(text[:2000]) if len(w) > 3 and w.lower() not in COMMON
    }


# -- around the article ------------------------------------------------------------------------------


def _outside(lines: list[Line], first: int, last: int) -> list[Line]:
    """The title, and the roles of what stands before and after the article."""
    title = _title(lines, first, last)
    out = list(lines)
    if title is not None:
        out[title] = lines[title].be("title", "headline before the text, in the words of the text")
    for index, line in enumerate(out):
        if line.role:
            continue
        if index > last:
            out[index] = line.be("boilerplate", "after the end of the article")
        elif index < first:
            out[index] = line.be(*_before(out, index, title))
    return out


def _title(lines: list[Line], first: int, last: int) -> int | None:
    """The line before the text that looks most like its headline; None where there is none."""
    words = Counter(stem for line in lines[first : last + 1] if not line.role for stem in _stems(line.text))
    copies = Counter(line.text for line in lines)
    start = next((i for i in range(first, last) if lines[i].role or lines[i].prose), last)
    best, best_score = None, 0.6
    for index, line in enumerate(lines[: start + 1]):
        if line.role or not _headline(line):
            continue
        score = 1.3 * _shared(line, words, index >= first) + min(line.count, 8) / 20 - 0.5 * (line.count < 4)
        score += 0.4 * (copies[line.text] > 1) + 0.4 * any(
            _date_or_name(n) for n in lines[index + 1 : index + 7]
        )
        score -= (
            0.5 * _among_links(lines, index, words=4) + 0.4 * (" | " in line.text) + 0.002 * (start - index)
        )
        above = lines[index - 1] if index else line
        if above is not line and not above.role and above.count >= 4 and _headline(above):
            score -= 0.3 * (_shared(above, words, False) > 0.3)  # a standfirst under the headline
        if score > best_score:
            best, best_score = index, score
    return best


def _shared(line: Line, words: Counter, within: bool) -> float:
    """Share of the line's content words that the article uses, itself aside if it stands within."""
    stems = _stems(line.text)
    return sum(words[stem] > within for stem in stems) / max(1, len(stems))


def _headline(line: Line) -> bool:
    """May be a headline: some words that do not end like a sentence of running text."""
    if not 2 <= line.count <= 30 or line.text.endswith((",", ":", ";")) or line.text[0].islower():
        return False
    return line.count <= 3 or not line.text.endswith(".") or line.text.endswith("...")


def _before(lines: list[Line], index: int, title: int | None) -> tuple[str, str]:
    """Role and reason of a line between the top of the page and the article."""
    line = lines[index]
    if title is not None and index > title:
        dated = line.count <= 14 and furniture.DATE.search(line.text)
        if line.prose and not dated and not _TEASER.search(line.text[-40:]):
            return "body", "standfirst between title and text"
        named = 2 <= line.count <= 6 and all(w[0].isupper() or w in ("and", "&") for w in line.text.split())
        if (line.count <= 8 and re.search(r" [▪•·|] ", line.text)) or (
            named and _date_or_name(lines[index + 1])
        ):
            return "boilerplate", "names beside the date"
        under = all(n.reason.startswith("standfirst") for n in lines[title + 1 : index][:3])
        if under and line.count >= 5 and index <= title + 3:
            return "body" if line.stops else "heading", "standfirst under the title"
    return "boilerplate", "before the article: menu, crumb or link"


# -- inside the article ------------------------------------------------------------------------------


def _inside(lines: list[Line], first: int, last: int) -> list[Line]:
    """Roles of the lines of the article itself that are still open."""
    out = list(lines)
    links = items = False  # under "Related" or the like; under a line that ends with a colon
    for index in range(first, last + 1):
        line = out[index]
        if line.role:
            links = line.opens == "list" or (links and line.reason.startswith(_IN_LISTS))
        elif links and line.prose and _TEASER.search(line.text[-40:]):
            out[index] = line.be("boilerplate", "teaser in a list of related stories")
        elif line.prose or line.count > 16:
            out[index] = line.be("body", "running text")
            links, items = False, line.text.endswith(":")
        elif links and (not line.stops or line.text.endswith("?")) and not _resumes(out, index, last):
            out[index] = line.be("boilerplate", "link in a list of related stories")
        elif items and not (index < last and out[index + 1].prose):
            out[index] = line.be("body", "list item after a colon")
        else:
            out[index] = line.be(*_short(out, index, last))
            links, items = False, line.text.endswith(":")
    return out


def _resumes(lines: list[Line], index: int, last: int) -> bool:
    """A few words before prose, under a list of longer links: the next heading of the article."""
    heading = lines[index].count <= 4 and lines[index - 1].opens != "list"
    return index < last and heading and lines[index + 1].prose


def _short(lines: list[Line], index: int, last: int) -> tuple[str, str]:
    """Role and reason of a short line within the article."""
    line = lines[index]
    if _SECTION.match(line.text):
        return "heading", "number of a section"
    if line.stops and not line.text.endswith("?"):
        return "body", "short sentence of the text"
    if line.count <= 8 and index < last and _numbered(lines, index):
        return "heading", "numbered heading"
    if line.part or _tabular(lines, index):
        return "body", "part of the text: a lead-in, list item or quotation"
    if _among_links(lines, index) and not line.text.endswith("?"):
        return "boilerplate", "link among several short lines"
    if line.count > 14 or index == last or _clause(line):
        return "body", "line of the text without a full stop"
    return "heading", "short line without a full stop before text"


def _numbered(lines: list[Line], index: int) -> bool:
    """A number and some words between paragraphs, not one of several items on end."""
    items = [line.item for line in lines[max(0, index - 1) : index + 2]]
    return lines[index].text[0].isdigit() and items == [False, True, False] and lines[index + 1].count >= 8


def _among_links(lines: list[Line], index: int, words: int = 1) -> bool:
    """One of four or more short lines on end, of at least `words` words, that end without a stop."""
    first = last = index
    while first > 0 and index - first < 4 and _link_like(lines[first - 1], words):
        first -= 1
    while last + 1 < len(lines) and last - index < 4 and _link_like(lines[last + 1], words):
        last += 1
    return last - first >= 3


def _link_like(line: Line, words: int) -> bool:
    text = line.role or line.stops or line.part or _LABEL.match(line.text)
    return not text and words <= line.count <= 25


def _clause(line: Line) -> bool:
    """Reads like a sentence although no stop ends it: sentence case, a finite verb, no question."""
    capitals = sum(word[0].isupper() for word in line.text.split()[1:])
    spoken = line.count >= 6 and capitals <= line.count / 3 and _VERB.search(line.text)
    return bool(spoken) and ":" not in line.text and not _ASKS.match(line.text)
