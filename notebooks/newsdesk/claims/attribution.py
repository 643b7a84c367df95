"""Who is cited for a statement, and whether it is put as fact, forecast, aim or supposition."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsdesk.claims.wordlists import any_of

SAY = any_of("says")
# A noun phrase that can speak: names and titles, or an office ("the customs service", "customs data").
NAME = r"[A-ZÀ-Þ][\w.’'&-]*"
TITLES = f"(?i:{any_of('speaker')})"
SPEECH = re.compile(rf"\b(?:{SAY}|cit(?:ed|ing)|quoted|released|published|statement|reported)\b")
ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+([^,;.()]{2,90}(?:\.[A-Z][^,;.()]{0,60})?)")
CITING = re.compile(
    r"\b(?:citing|cited\s+by|as\s+quoted\s+by|quoted\s+by|reported\s+by|released\s+by"
    r"|published\s+by|(?:statement|report|data|figures)"
    r"\s+(?:from|by|of|released\s+by))\s+([^,;.()]{2,90})"
)
AFTER = re.compile(
    r"[,”\"’]\s?(?:said|says|reported|noted|added|announced|stressed"
    r"|according\s+to)\s+((?:the\s+)?"
    + NAME
    + r"(?:[\s,]+(?:the|of|and|for|"
    + NAME
    + r"|"
    + TITLES
    + r")){0,8})"
)
SPEAKER = re.compile(
    r"\b((?:(?:the|a|an|The|A"
    r"|An)\s+)?(?:[\w.’'&-]+\s+){0,7}?(?:" + NAME + r"|" + TITLES + r"|[Hh]e|[Ss]he))\s+"
    r"(?:(?:has|have|had|also|on\s+\w+day|in\s+an?\s+\w+)\s+){0,3}" + SAY + r"\b"
)
CLAIMED = re.compile(r"\b((?:the\s+)?(?:[\w’']+\s+){0,2}?" + NAME + r"(?:\s+\w+)?)\s+claim(?:s|ed)\s+to\b")
PLAN = re.compile(
    r"((?:[\w’'&.-]+\s+){1,5}?)(?:have\s+|has\s+|had\s+|also\s+|jointly\s+){0,2}(?:plan(?:s"
    r"|ned)?\s+to|agreed|aim(?:s|ed)?|pledge[sd]?|vow(?:s|ed)|hope[sd]?|want(?:s|ed)?"
    r"|set\s+(?:a|an|the|themselves)|intend(?:s|ed)?|seek(?:s)?|expressed\s+hope)\b"
)
CUES = re.compile(
    rf"\b(?:(?P<target>{any_of('target')})|(?P<expected>{any_of('expected')}|(?-i:may))"
    rf"|(?P<done>{any_of('reported')}))\b",
    re.I,
)
MODAL = re.compile(r"will|would|could|may|might|shall", re.I)  # "hopes that trade will rise" is an aim
LAST_RECORD = re.compile(
    r"\b(?:last|previous)\s+\w+['’]s\s+(?:\w+\s+)?(?:record|level|total|figure|high"
    r"|mark)\s+(?:of\s+)?(?:\w+\s+){0,2}$"
)
AGO = re.compile(r"\s+(?:ago|earlier)\b")
JOINED = re.compile(r",\s+(?:and|but|while|whereas)\s+(?=\w)|;\s+")
AUXILIARY = re.compile(r"was|were|is|are|has|have|had|already", re.I)
INFINITIVE = re.compile(r"\b(?:to|will|would|could|may|might|should|can)\s+(?:have\s+|be\s+|also\s+)?$", re.I)
CONDITION = re.compile(
    r"\b(?:if|unless|were\s+to|provided\s+that|assuming|suppose|supposing|should\s+the"
    r"|in\s+case|without)\b",
    re.I,
)
TARGET_AFTER = re.compile(r"^\s*(?:[\w-]+\s+){0,3}?(?:target|goal|mark\s+set|objective|aim)\b", re.I)
PAST_AFTER = re.compile(
    r"^\s*(?:[\w-]+\s+){0,3}?(?:recorded|registered|posted|achieved|reported|seen"
    r"|reached)\b",
    re.I,
)
TARGET_LATER = re.compile(
    r"^[^.;]{0,60}(?:,\s+(?:a|the)\s+(?:target|goal)|\bas\s+(?:a|the|their)\s+(?:target"
    r"|goal))\b",
    re.I,
)
NOW = re.compile(
    r"\b(?:from(?:\s+(?:the\s+)?(?:present|current|some|about|around|nearly|just|over|almost"
    r"|more\s+than|less\s+than|a|record))*"
    r"|(?:twice|double|times|compared\s+with|compared\s+to|against"
    r"|(?<!more\s)(?<!less\s)(?<!fewer\s)(?<!other\s)than|versus)(?:\s+(?:the|a|its|some|about"
    r"|only|just))*)\s*$",
    re.I,
)
LEAD = re.compile(
    r"\s*(?:(?:[Aa]nd|[Bb]ut|However|In turn|[Ww]hile|Meanwhile|Earlier|[Ww]hen|[Aa]s|[Tt]hat"
    r"|[Tt]hough|[Aa]lthough|[Ss]ince|[Yy]et|where|[Aa]fter),?\s+){0,2}"
)
TRAIL = re.compile(r"\s+(?:on|in|at|during|that|who|which|this|last)\s.*$|\s+(?:on|in|at|that|\w+day)$", re.S)
AUXILIARIES = re.compile(
    r"(?:\s+(?:had|have|has|earlier|also|already|now|previously|jointly|on\s+\w+day"
    r"|recently|both)){1,3}\s*$"
)
NOBODY = re.compile(r"this|that|it|these|those|which|they|we|i|you|there|who", re.I)
CLAUSE_START = re.compile(r"[,;]\s|\b(?:that|while|where|saying)\s")
NO_SUBJECT = re.compile(r"he|she|it|they|we|has|have|had|which|who|also|that|is|are|was|were", re.I)


class Source(NamedTuple):
    """Who is cited: the words, and where they stand in the sentence."""

    name: str
    start: int
    end: int


def _tidy(match: re.Match, group: int = 1) -> Source:
    """The source less the words that lead in ("But …") or trail off ("… on Friday"), and its exact place"""
    lead = LEAD.match(match.group(group)).end()
    words = TRAIL.sub("", match.group(group)[lead:]).rstrip(' ,;:”"')
    return Source(words, match.start(group) + lead, match.start(group) + lead + len(words))


def sources(sentence: str) -> list[Source]:
    """Everyone a sentence cites, in reading order of the patterns that say so."""
    found = []
    if not SPEECH.search(sentence):
        return []
    for pattern in (ACCORDING, CITING, AFTER, CLAIMED, SPEAKER):
        found += [_tidy(match) for match in pattern.finditer(sentence)]
    return [source for source in found if source.name and not NOBODY.fullmatch(source.name)]


def planner(sentence: str, end: int) -> Source | None:
    """Who plans, where a number is an aim: the subject of the planning verb before `end`."""
    for match in reversed(list(PLAN.finditer(sentence[:end]))):
        start, words = match.start(1), match.group(1)
        cut = max((m.end() for m in CLAUSE_START.finditer(words)), default=0)
        cut += LEAD.match(words[cut:]).end()
        name = AUXILIARIES.sub("", words[cut:]).rstrip()
        if name and not NO_SUBJECT.fullmatch(name):
            return Source(name, start + cut, start + cut + len(name))
    return None


def _nearest_cue(left: str) -> str:
    """The status that the words before a number give it; auxiliaries and infinitives leave it to what they
    help.
    """
    cues = list(CUES.finditer(left))
    for i, cue in reversed(list(enumerate(cues))):
        if cue.lastgroup != "done":
            wish = cues[i - 1] if i else None
            hoped = (
                wish
                and wish.lastgroup == "target"
                and MODAL.fullmatch(cue.group())
                and cue.start() - wish.end() < 90
            )
            return "target" if hoped else cue.lastgroup
        if AUXILIARY.fullmatch(cue.group()) or INFINITIVE.search(left[: cue.start()]):
            continue
        return "reported"
    return "reported"


def _own_clause(left: str) -> str:
    """What stands before the number in its own clause; ", and to $200 billion" still belongs to the one
    before.
    """
    joints = list(JOINED.finditer(left))
    last = joints[-1] if joints else None
    if last is None or re.match(
        r"(?:to|by|from|then|another|reach\w*|rais\w+|lift\w*|bring\w*)\b", left[last.end() :]
    ):
        return left
    return left[last.end() :]


def status(sentence: str, start: int, end: int) -> str:
    """reported, expected, target or hypothetical, for the number at sentence[start:end].

    The nearest cue before the number decides, unless the number is what something is compared with.
    """
    left, right = sentence[max(0, start - 400) : start], sentence[end : end + 120]
    if PAST_AFTER.search(right) or AGO.match(right):
        return "reported"
    if LAST_RECORD.search(left):
        return "reported"
    if TARGET_AFTER.search(right):
        return "target"
    if NOW.search(left):
        return "reported"
    verdict = _nearest_cue(_own_clause(left))
    if verdict == "reported" and TARGET_LATER.search(right):
        verdict = "target"
    if (
        verdict in ("expected", "reported")
        and CONDITION.search(sentence[:start])
        and re.search(r"\b(?:would|could|might|were)\b", left)
    ):
        return "hypothetical"
    if verdict == "expected" and re.search(r"\b(?:would|could|might)\b", left) and CONDITION.search(right):
        return "hypothetical"
    return verdict
