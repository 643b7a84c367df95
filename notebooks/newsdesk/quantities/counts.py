"""What a bare number counts: the noun phrase behind it, or the one it shares."""

from __future__ import annotations

from newsdesk.quantities import nouns, numerals, units
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import POSSESSIVES, Tokens

INSIDE = word_set("owners") | POSSESSIVES | frozenset(numerals.CARDINAL)  # between "of" and the noun counted
NOT_COUNTED = word_set("not counted")
NOT_HEADS = frozenset(("point", "second"))  # units that are commoner as other words after an adjective
# "40 or more countries", "20-odd firms": these stand between the number and its noun.
HEDGES = frozenset(
    (link, word)
    for link, words in (("or", ("more", "fewer", "so", "less")), ("and", ("more",)), ("-", ("plus", "odd")))
    for word in words
)


def count(t: Tokens, m: Mention, after: Mention | None) -> None:
    """Gives a bare number the noun it counts; `rule` says how it stands: count, partitive, pronoun or bare.

    A measure or name right behind it belongs to the noun: "six S-400 regiments".
    """
    low, k = t.low, m.last
    if after is not None and after.first == k and after.kind in ("measure", "name"):
        k = after.last
    one = m.low == m.high == 1
    if low[k] == "of":
        k += 1
        while low[k] in INSIDE or t.kind[k] == "n" or low[k + 1] in POSSESSIVES:
            k += 1
        counted = nouns.phrase(t, k, one=False)
        m.rule = "partitive"
    else:
        if (low[k], low[k + 1]) in HEDGES:
            k += 2
        counted = nouns.phrase(t, k, one=one or m.rule == "score")
        if not counted.words and m.words:
            counted = _noun_before_or(t, m)
    m.noun = m.unit = counted.singular
    m.reach = max(counted.last, m.last)
    if counted.words:
        m.reach, m.per = units.per_after(t, m.reach)  # five tests a day
    head = units.UNIT_WORDS.at(t, counted.last - 1) if counted.plural else None
    alone = after is None or after.first >= counted.last
    if head and alone and head[0] == counted.last and head[1].name not in NOT_HEADS:
        # three consecutive years, 517 rushing yards
        m.kind = m.rule = head[1].kind
        m.unit, m.unit_text, m.last = head[1].name, t.word[counted.last - 1], counted.last
    elif counted.head in NOT_COUNTED and t.word[m.last] == "-":
        m.noun = m.unit = ""  # a 1,200-strong delegation
    if not m.rule:
        m.rule = "count" if m.noun else "pronoun" if one and m.words else "bare"


def _noun_before_or(t: Tokens, m: Mention) -> nouns.Phrase:
    """In "another pick or two" the noun stands before the number."""
    k = m.first - 2
    if k < 0 or t.low[m.first - 1] != "or" or t.kind[k] != "w" or t.low[k] in nouns.STOPS:
        return nouns.NONE
    return nouns.Phrase((t.word[k],), nouns.singular(t.word[k]), m.last, False)
