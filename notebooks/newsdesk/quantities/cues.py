"""Reads what is said about a number from the words around it: its bound and its change.

bound   from a cue beside the number ("more than", "nearly", "up to", "or more")
change  from the verb that governs the number ("grew by", "fell"), never from a noun ("a 3% drop")
"""

from __future__ import annotations

from .lexicon import Phrases, rows
from .tokens import HYPHENS, Tokens

_CUES = rows("bound_cues")
BEFORE = Phrases([(r["cue"], r["bound"]) for r in _CUES if r["position"] == "before"])
AFTER = Phrases([(r["cue"], r["bound"]) for r in _CUES if r["position"] == "after"])
CHANGE_VERBS = {row["form"]: row["change"] for row in rows("change_verbs")}

# Words that may stand between a cue and its number: "more than a further 40", "about the same 40".
BETWEEN_CUE = frozenset("a an the its their another further additional extra whopping staggering record".split())
# Words that may stand between the verb and its number, besides adverbs in -ly and bound cues.
BETWEEN_VERB = frozenset(
    "by a an another further additional some much many as just only even well over more than less nearly almost "
    "about around roughly approximately up down back at least most under below above slightly an estimated "
    "year-on-year again still to-date steeply last year month week quarter yesterday".split())
LOCATIVE = frozenset("over under above below beyond around near about across".split())
LONGEST_LOOK = 8


def bound(t: Tokens, first: int, last: int, spelled_small: bool, durational: bool) -> str:
    """The bound of the expression at tokens first … last - 1.

    spelled_small  the number is a word up to twelve, before which "over" and "under" are prepositions of place
    durational     a time span: "over the past two years" is no bound
    """
    after = AFTER.at(t, last)
    if after and not (t.word[last] == "+" and not t.glued(last)):
        return str(after[1])
    i = first
    for _ in range(3):
        found = BEFORE.before(t, i)
        if found:
            start, value = found
            cue = t.low[start] if i - start == 1 else ""
            if value == "=":
                i = start
                continue
            if cue in LOCATIVE and (spelled_small or (i < first and durational)):
                return "="
            if cue in ("over", "above", "below", "under") and i < first:
                return "="
            if cue == "some" and i < first:
                return "="
            if t.word[start] in "<>" and t.word[start] and not t.glued(first):
                return "="
            return str(value)
        if i >= 1 and t.low[i - 1] in BETWEEN_CUE:
            i -= 1
            continue
        break
    return "="


def change(t: Tokens, first: int) -> str:
    """up or down where a verb or adverb of change governs the number that starts at token `first`."""
    i = first
    for _ in range(LONGEST_LOOK):
        i -= 1
        if i < 0:
            return ""
        low = t.low[i]
        direction = CHANGE_VERBS.get(low)
        if direction:
            if low in ("up", "down") and i + 1 < t.n and t.low[i + 1] == "to":
                return ""
            if low == "up" and i and t.low[i - 1] in ("make", "makes", "made", "making", "set", "sets", "pick", "take"):
                return ""
            # a participle or noun in a noun phrase governs nothing: "the increase of", "a drop"
            if i and t.low[i - 1] in ("a", "an", "the", "any", "no", "its", "their", "sharp"):
                return ""
            return direction
        if low in BETWEEN_VERB or low.endswith("ly") or t.word[i] in HYPHENS:
            continue
        if t.kind[i] == "n" and i and t.low[i - 1] == "in":  # grew in 2021 by
            i -= 1
            continue
        return ""
    return ""
