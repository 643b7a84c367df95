"""Tells whose trade with whom a trade word means, where its phrase names one side only or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newsdesk.claims.actors import Mention
from newsdesk.claims.concepts import JOINT, Concept, concepts


@dataclass(frozen=True)
class Memory:
    """What the article spoke of last: the pair, whose side it took, and the concept."""

    pair: tuple[str, ...] = ()
    reporter: str = ""
    concept: str = ""
    flow: str = ""
    scope: str = "all goods"
    share: tuple[str, str] = ("", "")  # of whose, and of what, a share was spoken of last
    main: tuple[str, ...] = ()  # the two actors the whole article names most


@dataclass
class Sentence:
    """What `read` needs of one sentence: its words, numbers, actors, and which actors only speak."""

    text: str
    numbers: list[dict]  # start, end, kind, unit, change of each quantity, in order
    mentions: list[Mention]
    cited: list[tuple[int, int]]  # spans of the sources cited

    def __post_init__(self):
        self.spans = [
            (n["start"], n["end"])
            for n in self.numbers
            if n["kind"] not in ("date", "ordinal", "enumerator", "name")
        ]
        speaking = [m for m in self.mentions if any(s <= m.start < e for s, e in self.cited)]
        self.acting = [m for m in self.mentions if m not in speaking]
        self.speaking = [m.actor for m in speaking]
        self.found = concepts(self.text, self.acting, self.spans) if self.spans else []
        if self.spans and not any(c.name not in ("other", "world") for c in self.found):
            self.found = concepts(self.text, self.mentions, self.spans)
        self.parties = {
            m.actor
            for c in self.found
            for m in self.acting
            if m.actor in c.right and c.end <= m.start < c.end + 120
        }


VAGUE = {
    "West",
    "NATO",
    "BRICS",
    "G7",
    "G20",
    "United Nations",
    "SCO",
    "OPEC",
    "Central Asia",
    "Middle East",
    "Latin America",
}

FOR_HOLDER = re.compile(r"^[^,;.]{0,30}?\b(?:for|in\s+favou?r\s+of)\s+(?:the\s+)?$")


def bare(concept: Concept) -> bool:
    """Whether the phrase names no party but perhaps its owner: "exports", "Indian exports"."""
    return (
        concept.name in ("exports", "imports", "balance")
        and not concept.right
        and not concept.pair
        and not concept.bilateral
    )


def override(sentence: Sentence, i: int, concept: Concept) -> str:
    """Another partner than the concept's, named beside the number: "$20 billion with India and $11 billion
    with Iran".
    """
    text, number = sentence.text, sentence.numbers[i]
    nxt = sentence.numbers[i + 1]["start"] if i + 1 < len(sentence.numbers) else len(text)
    for mention in sentence.acting:
        if number["end"] <= mention.start < nxt and re.fullmatch(
            r"\s*(?:(?:in|of|worth)\s+\w+\s+(?:\w+\s+)?)?(?:with|to"
            r"|from)\s+(?:the\s+)?",
            text[number["end"] : mention.start],
        ):
            following = [c for c in sentence.found if number["end"] <= c.start < mention.start]
            if not concept.right or not following:
                return mention.actor
    if i and sentence.numbers[i - 1]["end"] > concept.end:
        lead = text[sentence.numbers[i - 1]["end"] : number["start"]]
        for mention in sentence.acting:
            if sentence.numbers[i - 1]["end"] <= mention.start < number["start"] and re.search(
                r"(?:,|\band|\bwhile|\bbut|;)\s+(?:with|to|from|that\s+with|(?:those|that)\s+(?:to|from"
                r"|with))\s+(?:the\s+)?$",
                lead[: mention.start - sentence.numbers[i - 1]["end"]],
            ):
                return mention.actor
            if (
                sentence.numbers[i - 1]["end"] <= mention.start < number["start"]
                and re.match(
                    r"['’]s?\s+(?:figure|total|volume|trade)\s+(?:was|stood|came|reached"
                    r"|amounted)\b",
                    text[mention.end :],
                )
                and concept.name == "total"
            ):
                return mention.actor
    return ""


def _counterpart(sentence: Sentence, actor: str, memory: Memory, position: int) -> str:
    """Who deals with `actor` where the phrase names one side only."""
    subjects = [
        m.actor
        for m in sentence.acting
        if m.end <= position
        and m.actor not in (actor, *VAGUE)
        and m.actor not in sentence.parties
        and not re.search(r"\b(?:with|to|from)\s+(?:the\s+)?$", sentence.text[max(0, m.start - 12) : m.start])
    ]
    known = [a for a in (memory.reporter,) if a and a != actor and actor in memory.pair]
    others = [a for a in memory.pair if a != actor] if actor in memory.pair else []
    later = [m.actor for m in sentence.acting if m.actor not in (actor, *VAGUE)]
    main = [a for a in memory.main if a != actor]
    for group in (
        subjects[-1:],
        known,
        [a for a in sentence.speaking if a != actor][:1],
        others,
        later[:1],
        main[:1],
    ):
        if group:
            return group[0]
    return ""


def coordinated(sentence: Sentence, position: int) -> tuple[str, ...]:
    """The last two actors before `position` (else the first behind) named in one breath: "Xi and Putin"."""
    joined = [
        (one.actor, two.actor, two.end <= position)
        for one, two in pairwise(sentence.acting)
        if one.actor != two.actor
        and JOINT.fullmatch(sentence.text[one.end : two.start])
        and not {one.actor, two.actor} & VAGUE
    ]
    before = [pair for *pair, early in joined if early]
    chosen = before[-1] if before else joined[0][:2] if joined else ()
    return tuple(chosen)


def _pair(sentence: Sentence, memory: Memory, position: int = 0) -> tuple[str, str]:
    """The two parties of "bilateral trade", "trade between them" or bare "trade"."""
    named = tuple(dict.fromkeys(m.actor for m in sentence.acting if m.actor not in VAGUE))
    every = tuple(dict.fromkeys(m.actor for m in sentence.mentions if m.actor not in VAGUE))
    known = [pair for pair in (memory.pair, memory.main) if len(pair) == 2]
    for pair in (
        coordinated(sentence, position),
        named if any(set(named) == set(pair) for pair in known) else (),
        *(pair for pair in known if set(pair) & set(named) or len(named) != 2),
        named if len(named) == 2 else (),
        every if len(every) == 2 else (),
        *known,
    ):
        if len(pair) == 2:
            return pair[0], pair[1]
    return "", ""


def _listed(sentence: Sentence, concept: Concept) -> str:
    """“followed by the Netherlands in third place with a turnover of …”: one of a list of partners."""
    if concept.name != "total":
        return ""
    for mention in reversed([m for m in sentence.acting if m.end <= concept.start]):
        return (
            mention.actor
            if re.fullmatch(
                r"(?:\s+(?:came|ranked|was|in|at|the|\w+(?:th|nd|st|rd)|place"
                r"|next)){0,5}\s+(?:with|at)\s+an?\s+(?:[\w-]+\s+){0,3}",
                sentence.text[mention.end : concept.start],
            )
            else ""
        )
    return ""


def orient(
    sentence: Sentence, concept: Concept, memory: Memory, partner: str, end: int
) -> tuple[str, str, str]:
    """Reporter, partner and flow of a concept; empty strings where the text leaves them open."""
    given = partner or (concept.right[0] if concept.right else "") or _listed(sentence, concept)
    left = concept.left
    if concept.name == "total":
        if concept.pair and not partner:
            one, two = concept.pair[:2]
        elif given and given != left:
            home = (
                next((a for a in memory.main if a != given), "")
                if given == _listed(sentence, concept)
                else ""
            )
            one, two = left or home or _counterpart(sentence, given, memory, concept.start), given
        elif left and not concept.bilateral:
            one, two = left, _counterpart(sentence, left, memory, concept.start)
        else:
            one, two = _pair(sentence, memory, concept.start)
        return one, two, "both"
    if concept.name == "balance":
        return (*_balance(sentence, concept, memory, given, end), "both")
    seller = concept.name == "exports"
    if concept.preposition == "from" and len(concept.right) == 2 and not partner:  # "from A to B"
        source, goal = concept.right
        return (source, goal, f"{source}→{goal}") if seller else (goal, source, f"{source}→{goal}")
    if seller and concept.preposition in ("from", "by") and not partner:
        left, given = given, ""
    if not seller and concept.preposition in ("to", "into") and not partner:  # "Chinese imports to the US"
        left, given = given, left
    if not seller and concept.preposition == "by" and not partner:
        left, given = given, ""
    if (
        not seller
        and concept.left_kind == "adjective"
        and not given
        and memory.reporter
        and left != memory.reporter
        and memory.concept in ("exports", "imports")
        and left in memory.pair
    ):
        left, given = memory.reporter, left  # "while Russian imports rose"
    if not seller and concept.left_kind == "adjective" and not given:
        mirror = next(
            (
                c.left
                for c in sentence.found
                if c.name == "exports" and c.left not in ("", left) and left in c.right
            ),
            "",
        )
        if mirror:
            left, given = mirror, left  # "Chinese imports fell, while German exports to China …"
    if left and given == left:
        left = ""
    if left and not given:
        given = _counterpart(sentence, left, memory, 0)
    elif given and not left:
        left = _counterpart(sentence, given, memory, concept.start)
    elif not left:
        left, given = _own_side(sentence, memory, concept)
    if not left or not given:
        return "", "", ""
    return left, given, f"{left}→{given}" if seller else f"{given}→{left}"


def _own_side(sentence: Sentence, memory: Memory, concept: Concept) -> tuple[str, str]:
    """Bare "exports": those of the side the text has taken, to the other of the pair."""
    named = tuple(dict.fromkeys(m.actor for m in sentence.acting if m.actor not in VAGUE))
    pair = (
        named
        if len(named) == 2
        else memory.pair
        if len(memory.pair) == 2
        else _pair(sentence, memory, concept.start)
    )
    if memory.reporter in pair:
        mine = memory.reporter
    else:
        subjects = [m.actor for m in sentence.acting if m.end <= concept.start and m.actor in pair]
        mine = subjects[-1] if subjects else pair[0]
    return mine, next((a for a in pair if a != mine), "")


def _balance(sentence: Sentence, concept: Concept, memory: Memory, given: str, end: int) -> tuple[str, str]:
    """Whose deficit or surplus, with whom."""
    holder = concept.left
    for mention in sentence.acting:
        if mention.start >= end and FOR_HOLDER.match(sentence.text[end : mention.start]):
            holder, given = mention.actor, "" if given == mention.actor else given
            break
    if concept.preposition == "for" and concept.right:
        holder, given = concept.right[0], ""
    if concept.pair and (not holder or holder in concept.pair):
        holder = holder or concept.pair[0]
        return holder, next(a for a in concept.pair if a != holder)
    if holder and not given:
        return holder, _counterpart(sentence, holder, memory, 0)
    if given and not holder:
        return _counterpart(sentence, given, memory, concept.start), given
    return (holder, given) if holder else _own_side(sentence, memory, concept)
