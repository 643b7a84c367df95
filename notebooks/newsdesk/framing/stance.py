"""Does a paragraph present the tie of the two partners as solid, fragile or both? Rules, clause by clause.

A sentence is heard only when it speaks of the tie: it names both partners, or the tie itself ("the
alliance", "their relations"), or goes on about a sentence that did. In what is heard, words of closeness
and of distance from data/lexicons/stance.csv are weighed; a negation turns them round ("not an alliance", "no
limits"), and what an "although" concedes weighs half.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from newsdesk.framing.lexicon import Hit, Matcher, Words, read
from newsdesk.framing.naming import Name

REACH = 40  # words in which a conjunction is looked for
BEFORE = {"although", "though", "while", "whereas", "despite", "notwithstanding", "albeit"}
AFTER = {"but", "however", "yet", "nevertheless", "nonetheless"}
NEGATIONS = {
    "not",
    "no",
    "never",
    "neither",
    "nor",
    "without",
    "hardly",
    "scarcely",
    "barely",
    "cannot",
    "far",
    "less",
    "lack",
    "unlikely",
}
CARRIERS = {"they", "their", "them", "it", "this", "these", "both", "each"}


@dataclass(frozen=True)
class Stance:
    """solid, fragile, mixed or none; the two weights; the hits counted for each side."""

    label: str
    solid: float
    fragile: float
    evidence: dict[str, list[Hit]]


@cache
def _matcher() -> Matcher:
    return Matcher(read("stance", "label"))


def stance(
    words: Words,
    names: list[Name],
    partners: tuple[str, str],
    heard_before: bool,
    threshold: float = 1.0,
    ratio: float = 2.0,
    without: frozenset[str] = frozenset(),
) -> Stance:
    """Stance of one paragraph. `heard_before`: the article has already spoken of the tie.

    With both sides at or above `threshold` the paragraph is mixed, unless one outweighs the other `ratio`
    times.
    """
    hits = [hit for hit in _matcher().find(words) if hit.term.pattern not in without]
    heard = about_tie(words, names, hits, partners, heard_before)
    crowded = _crowded(words, names, partners)
    sides: dict[int, dict[str, list[tuple[float, Hit]]]] = {}
    for hit in longest(hit for hit in hits if hit.term.label != "tie"):
        number = words.sentences[hit.first]
        label = _turned(words, hit) if number in heard else ""
        faint = label == "solid" and hit.term.weight < 1
        apart = _others_act(words, names, hit, partners)
        if label and not apart and not (faint and (number in crowded or _of_others(names, hit, partners))):
            weight = hit.term.weight * _clause_weight(words, hit)
            sides.setdefault(number, {"solid": [], "fragile": []})[label].append((weight, hit))
    weights = {"solid": 0.0, "fragile": 0.0}
    evidence: dict[str, list[Hit]] = {"solid": [], "fragile": []}
    for number in sorted(sides):
        for label in _verdict(sides[number], threshold):
            weights[label] += sum(weight for weight, _ in sides[number][label])
            evidence[label] += [hit for _, hit in sides[number][label]]
    return Stance(_balance(weights, threshold, ratio), weights["solid"], weights["fragile"], evidence)


def _crowded(words: Words, names: list[Name], partners: tuple[str, str]) -> set[int]:
    """Sentences that name others but not both partners: there a faint word of closeness proves nothing."""
    blocs = _blocs_by_sentence(words, names, partners)
    return {
        number
        for number, here in blocs.items()
        if here - {*partners, "pair"} and not ("pair" in here or set(partners) <= here)
    }


def _blocs_by_sentence(words: Words, names: list[Name], partners: tuple[str, str]) -> dict[int, set[str]]:
    blocs: dict[int, set[str]] = {}
    for name in names:
        here = blocs.setdefault(words.sentences[name.first], set())
        here |= {*partners, "pair"} if name.name == "the pair" else {name.bloc}
    return blocs


def _verdict(sides: dict[str, list[tuple[float, Hit]]], threshold: float) -> tuple[str, ...]:
    """What one sentence counts for. Words of closeness inside a sentence of distance do not count:
    "limits to their growing cooperation" speaks of limits."""
    explicit = {label: sum(w for w, hit in some if hit.term.weight >= 1) for label, some in sides.items()}
    if explicit["fragile"] >= threshold and explicit["fragile"] >= explicit["solid"] / 2:
        return ("fragile",)
    if explicit["solid"] >= threshold:
        return ("solid",)
    return ("solid", "fragile")


def _balance(weights: dict[str, float], threshold: float, ratio: float) -> str:
    """Closeness needs half the evidence of distance: to report an act of cooperation is already to show
    it."""
    solid, fragile = weights["solid"], weights["fragile"]
    close, distant = solid >= threshold / 2, fragile >= threshold
    if close and distant and solid < ratio * fragile and fragile < ratio * solid:
        return "mixed"
    if close and (not distant or solid > fragile):
        return "solid"
    return "fragile" if distant else "none"


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without those that overlap a longer one."""
    kept, taken = [], set()
    for hit in sorted(hits, key=lambda h: (h.first - h.last, -h.term.weight, h.first, h.term.pattern)):
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def about_tie(
    words: Words, names: list[Name], hits: list[Hit], partners: tuple[str, str], heard_before: bool
) -> set[int]:
    """Numbers of the sentences that speak of the tie between the partners."""
    blocs = _blocs_by_sentence(words, names, partners)
    ties = {
        words.sentences[hit.first]
        for hit in hits
        if hit.term.label == "tie" and not _of_others(names, hit, partners)
    }
    carried = _carried(words)
    heard: set[int] = set()
    known = heard_before
    both_in_paragraph = set(partners) <= set().union(*blocs.values(), set())
    for number in sorted(set(words.sentences)):
        here = blocs.get(number, set())
        partner_here = here & set(partners)
        others = here - set(partners) - {"pair"}
        if (
            set(partners) <= here
            or (
                "pair" in here and (known or both_in_paragraph) and not _another_pair(blocs, number, partners)
            )
            or (number in ties and known)
            or (number - 1 in heard and (number in carried or (partner_here and not others)))
            or (both_in_paragraph and not others and not _another_pair(blocs, number, partners))
        ):
            heard.add(number)
            known = True
    return heard


def _another_pair(blocs: dict[int, set[str]], number: int, partners: tuple[str, str]) -> bool:
    """Whether "the two nations" mean a partner and somebody else, whom the sentence before has named."""
    before = blocs.get(number - 1, set())
    return len(before & set(partners)) == 1 and bool(before - {*partners, "pair"})


def _others_act(words: Words, names: list[Name], hit: Hit, partners: tuple[str, str]) -> bool:
    """Whether what is done to a partner ("help {partner}") is done by an actor who is none."""
    if "{" not in hit.term.pattern:
        return False
    at = bisect_left(names, hit.first, key=lambda name: name.first)
    doer = names[at - 1] if at else None
    same_sentence = doer is not None and words.sentences[doer.first] == words.sentences[hit.first]
    return same_sentence and doer.bloc not in (*partners, "pair")


def _carried(words: Words) -> set[int]:
    """Sentences that take up the one before by a pronoun among their first five words."""
    first: dict[int, int] = {}
    for i, number in enumerate(words.sentences):
        first.setdefault(number, i)
    return {
        number
        for number, i in first.items()
        if any(
            words.sentences[j] == number and words.forms[j] in CARRIERS
            for j in range(i, min(i + 5, len(words)))
        )
    }


def _of_others(names: list[Name], hit: Hit, partners: tuple[str, str]) -> bool:
    """Whether a word for a tie stands within four words of an actor that is no partner: NATO allies."""
    at = bisect_left(names, hit.first - 5, key=lambda name: name.last)
    return any(
        name.bloc not in (*partners, "pair") and name.first < hit.last + 5 and name.last > hit.first - 5
        for name in names[at : at + 10]
    )


def _turned(words: Words, hit: Hit) -> str:
    """The side a hit speaks for after negation."""
    sentence = words.sentences[hit.first]
    before = range(max(0, hit.first - 4), hit.first)
    negative = any(
        words.sentences[i] == sentence
        and (words.forms[i] in NEGATIONS or words.forms[i].endswith(("n't", "n’t")))
        for i in before
    )
    if not negative:
        return hit.term.label
    if hit.term.weight < 1:
        return ""
    return "fragile" if hit.term.label == "solid" else "solid"


def _clause_weight(words: Words, hit: Hit) -> float:
    """Half for what is conceded: after although, while, despite up to the comma; before but, yet, however."""
    number = words.sentences[hit.first]
    for i in range(hit.first - 1, max(-1, hit.first - REACH), -1):
        if words.sentences[i] != number or "," in words.text[words.ends[i] : words.starts[i + 1]]:
            break
        if words.forms[i] in BEFORE:
            return 0.5
    after = words.forms[hit.last + 1 : min(hit.last + REACH, words.limits[hit.last])]
    return 1.0 if AFTER.isdisjoint(after) else 0.5
