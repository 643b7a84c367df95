"""Splits one paragraph of running text into sentences.

A full stop, question or exclamation mark, with the quotes and brackets that close on it, ends a sentence
when white space follows, unless what stands on either side says otherwise: an abbreviation, an initial,
a list number, a lower-case word after it, an open bracket around it. Each mark is looked at once, with a
bounded view to both sides, so time grows with the length of the text.
"""

from __future__ import annotations

import re

# Before a name, with a capital: a name follows, never a new sentence.
TITLES = frozenset(
    "mr mrs ms mx dr prof profs gen sen sens rep reps gov govs lt col sgt capt maj cmdr cdr adm brig "
    "cpl pvt amb rev fr hon pres supt insp messrs mme mlle st mt ft".split()
)
# In any case of letters, the sentence goes on.
LEADS_ON = frozenset("vs v cf viz approx ca e.g i.e eg ie nos".split())
# Before a number they lead on to it; before anything else they may end a sentence.
NUMBERED = frozenset("no nos p pp vol vols art arts sec secs ch chap fig figs para eq ver op".split())
# With a capital, in the middle or at the end: a sentence ends here only if a typical opening word follows.
EITHER = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc "
    "ltd co corp plc llc bros jr sr esq ph.d ave blvd rd dept univ assn ala ariz ark calif colo conn "
    "del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt "
    "wash wis wyo".split()
)
# The same in small letters.
EITHER_SMALL = frozenset("al a.m p.m avg est gov't int'l".split())
# Words that open a sentence far more often than they carry on a name.
OPENERS = frozenset(
    "a about above according across after again all along already also although among an and another "
    "any are as at based because before behind being below besides between beyond both but by can could "
    "critics despite did do does during each earlier either even every everyone everything few finally "
    "first for from further furthermore given had has have having he hence her here hers his how "
    "however i if in indeed inside instead is it its just last later least less like likewise many may "
    "maybe meanwhile might more moreover most much my neither never nevertheless next no nobody none "
    "nonetheless nor not nothing now of off officials on once one only or other others our out over "
    "perhaps rather recently second several she should similarly since so some someone something soon "
    "still such than that the their them then there therefore these they third this those though three "
    "through throughout thus to today together tomorrow too toward towards two under unlike until up "
    "upon was we well were what whatever when where whereas whether which while who whoever whose why "
    "will with within without would yes yesterday yet you your analysts experts".split()
)

_END = re.compile(
    r"[.!?…]{1,10}(?:[\"'”’»)\]]|\[\d{1,3}\]){0,6}(?=\s|$)"  # the common case: white space or the end follows
    r"|(?<=[a-z]{3})[.!?][\"”]?(?=[A-Z][a-z]{1,30}\s)"  # the space was lost: "…said.The…"
)
_OPENING = re.compile(r"[\s\"'“‘«(\[–—-]{0,8}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,8}[^\W\d_]$")


def spans(text: str) -> list[tuple[int, int]]:
    """Sentences of one paragraph as (start, end) without surrounding white space, in order.

    Every non-white character of `text` lies in exactly one of them.
    """
    found, start, depth, seen = [], 0, 0, 0
    for mark in _END.finditer(text):
        depth = max(0, depth + text.count("(", seen, mark.end()) - text.count(")", seen, mark.end()))
        seen = mark.end()
        if _ends(text, start, mark, depth):
            found.append(_trim(text, start, mark.end()))
            start, depth = mark.end(), 0
    found.append(_trim(text, start, len(text)))
    return [(a, b) for a, b in found if a < b]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, start: int, mark: re.Match, depth: int) -> bool:
    """Whether the sentence begun at `start` ends with this mark."""
    after = text[mark.end() : mark.end() + 60]
    after = after[_OPENING.match(after).end() :]
    if not after:
        return True
    follower = re.match(r"[^\W_]{0,40}", after).group()
    before = text[max(start, mark.start() - 40) : mark.start()]
    word = before.split()[-1] if before and not before[-1].isspace() and before.split() else ""
    word = word.lstrip("\"'“‘«([")
    if depth and ")" in text[mark.end() : mark.end() + 300]:
        return False
    if _goes_on(follower):
        return False
    if not mark.group().startswith(".") or mark.group().startswith(".."):
        return True
    if mark.group()[1:].strip(")]"):  # a quotation closes on the stop
        return True
    if _doubled(text, start, mark):
        return False
    return _stop_ends(word, follower, opens=_opens(text, start, mark.start() - len(word)))


def _opens(text: str, start: int, place: int) -> bool:
    """Whether nothing but white space and quotes stands between the sentence's start and this place."""
    return place - start < 10 and not text[start:place].strip(" \t\u00a0\"'“‘«([")


def _goes_on(follower: str) -> bool:
    """A lower-case word carries the sentence on; names like iPhone and eBay do not count as lower case."""
    return follower[:1].islower() and not (len(follower) > 1 and follower[1].isupper())


def _doubled(text: str, start: int, mark: re.Match) -> bool:
    """A name, a stop, the same name and an infinitive: an abbreviation spelled out twice."""
    before = text[max(start, mark.start() - 120) : mark.start()].split()[-4:]
    after = text[mark.end() : mark.end() + 140].split()[:5]
    return any(
        before[-size:] == after[:size] and before[-size][0].isupper() and after[size : size + 1] == ["to"]
        for size in range(2, len(before) + 1)
    )


def _stop_ends(word: str, follower: str, opens: bool) -> bool:
    """Whether a plain full stop after `word` and before `follower` ends a sentence."""
    low, capital = word.lower(), word[:1].isupper()
    number, opener = follower[:1].isdigit(), follower.lower() in OPENERS
    if opens and (word.isdigit() or len(word) == 1) and len(word) < 4:  # "1. First", "a. First"
        return False
    if low in NUMBERED and number:
        return False
    if low in LEADS_ON or (capital and low in TITLES):
        return low == "st" and opener  # "Wall St. The" ends, "St. Petersburg" does not
    initial = _INITIALS.search(word) or (len(word) == 1 and capital) or low.endswith(("-u.s", "-u.k"))
    if initial or low in EITHER_SMALL or (capital and low in EITHER):
        return opener
    return True
