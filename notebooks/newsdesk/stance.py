"""Does a paragraph present the tie of the two partners as solid, fragile or both? Rules, clause by clause.

A sentence is heard only when it speaks of the tie: it names both partners, or the tie itself ("the
alliance", "their relations"), or goes on about a sentence that did. In what is heard, words of closeness and of
distance from data/lexicons/stance.csv are weighed; a negation turns them round ("not an alliance", "no
limits"), and what an "although" concedes weighs half.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .lexicon import Hit, Matcher, Words, read
from .naming import Name

BEFORE = {"although", "though", "while", "whereas", "despite", "notwithstanding", "albeit"}
AFTER = {"but", "however", "yet", "nevertheless", "nonetheless"}
NEGATIONS = {"not", "no", "never", "neither", "nor", "without", "hardly", "scarcely", "barely", "cannot",
             "far", "less", "lack", "unlikely"}
CARRIERS = {"they", "their", "them", "it", "its", "this", "these", "that", "he", "his", "both", "each"}


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


def stance(words: Words, names: list[Name], partners: tuple[str, str], heard_before: bool,
           threshold: float = 1.0, ratio: float = 2.0) -> Stance:
    """Stance of one paragraph. `heard_before`: the article has already spoken of the tie.

    With both sides at or above `threshold` the paragraph is mixed, unless one outweighs the other `ratio` times.
    """
    hits = [hit for hit in _matcher().find(words)]
    heard = about_tie(words, names, hits, partners, heard_before)
    evidence: dict[str, list[Hit]] = {"solid": [], "fragile": []}
    weights = {"solid": 0.0, "fragile": 0.0}
    for hit in longest(hit for hit in hits if hit.term.label != "tie"):
        if words.sentences[hit.first] in heard:
            label = _turned(words, hit)
            if label:
                weights[label] += hit.term.weight * _clause_weight(words, hit)
                evidence[label].append(hit)
    solid, fragile = weights["solid"], weights["fragile"]
    label = "none"
    if solid >= threshold or fragile >= threshold:
        label = "solid" if solid >= ratio * fragile else "fragile" if fragile >= ratio * solid else "mixed"
    return Stance(label, solid, fragile, evidence)


def longest(hits) -> list[Hit]:
    """Hits without those that overlap a longer one."""
    kept, taken = [], set()
    for hit in sorted(hits, key=lambda h: (h.first - h.last, -h.term.weight, h.first, h.term.pattern)):
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def about_tie(words: Words, names: list[Name], hits: list[Hit], partners: tuple[str, str],
              heard_before: bool) -> set[int]:
    """Numbers of the sentences that speak of the tie between the partners."""
    blocs: dict[int, set[str]] = {}
    for name in names:
        blocs.setdefault(words.sentences[name.first], set()).add(name.bloc)
    ties = {words.sentences[hit.first] for hit in hits if hit.term.label == "tie"}
    carried = {number for form, number in zip(words.forms, words.sentences, strict=True) if form in CARRIERS}
    heard: set[int] = set()
    known = heard_before
    both_in_paragraph = set(partners) <= set().union(*blocs.values(), set())
    for number in sorted(set(words.sentences)):
        here = blocs.get(number, set())
        partner_here = here & set(partners)
        others = here - set(partners) - {"pair"}
        if (set(partners) <= here or ("pair" in here and (known or both_in_paragraph))
                or (number in ties and not others and (known or partner_here and both_in_paragraph))
                or (number - 1 in heard and (partner_here or number in carried) and not others)
                or (both_in_paragraph and partner_here and not others)):
            heard.add(number)
            known = True
    return heard


def _turned(words: Words, hit: Hit) -> str:
    """The side a hit speaks for after negation."""
    sentence = words.sentences[hit.first]
    before = range(max(0, hit.first - 3), hit.first)
    negative = any(words.sentences[i] == sentence and (words.forms[i] in NEGATIONS
                   or words.forms[i].endswith(("n't", "n’t"))) for i in before)
    if not negative:
        return hit.term.label
    if hit.term.weight < 1:
        return ""
    return "fragile" if hit.term.label == "solid" else "solid"


def _clause_weight(words: Words, hit: Hit) -> float:
    """Half for what is conceded: after although, while, despite up to the comma; before but, yet, however."""
    sentence = words.sentences[hit.first]
    i = hit.first - 1
    while i >= 0 and words.sentences[i] == sentence:
        if "," in words.text[words.ends[i]:words.starts[i + 1]]:
            break
        if words.forms[i] in BEFORE:
            return 0.5
        i -= 1
    i = hit.last + 1
    while i < len(words) and words.sentences[i] == sentence:
        if words.forms[i] in AFTER:
            return 0.5
        i += 1
    return 1.0
