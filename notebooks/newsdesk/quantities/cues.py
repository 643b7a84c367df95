"""What is said about a number by the words around it: its bound and its change.

bound   from a cue beside the number ("more than", "nearly", "up to", "or more")
change  from the verb or adverb that governs the number ("grew by", "up 5%"), never from a noun ("a 3% drop")
"""

from __future__ import annotations

from newsdesk.quantities import nouns
from newsdesk.quantities.lexicon import Phrases, rows, word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import HYPHENS, Tokens

_CUES = rows("bound_cues")
BEFORE = Phrases([(row["cue"], row["bound"]) for row in _CUES if row["position"] == "before"])
AFTER = Phrases([(row["cue"], row["bound"]) for row in _CUES if row["position"] == "after"])
_VERBS = rows("change_verbs")
CHANGE_VERBS = {row["form"]: row["change"] for row in _VERBS}
TAKES_OBJECT = frozenset(row["form"] for row in _VERBS if row["takes_object"] == "yes")
ONLY_BY = frozenset(row["form"] for row in _VERBS if row["takes_object"] == "by")

# Words that may stand between a bound cue and its number: "nearly a further 40".
BETWEEN_CUE = word_set("between cue")
# Words that may stand between a verb of change and its number, besides adverbs in -ly and -wise.
BETWEEN_VERB = word_set("between verb")
# Prepositions of place before a small number in words, or before "the": "over the two countries".
LOCATIVE = word_set("locative")
PLACEABLE = LOCATIVE | {"around", "about", "near", "some"}
PHRASAL = word_set("phrasal")
BEFORE_LONGER = word_set("before longer")
ARTICLES = word_set("articles")
WITHOUT_BOUND = {cue: word_set(f"{cue} without bound") for cue in ("over", "about")}
BOUND_OF_AMOUNTS = word_set("bound of amounts")
SMALL = 9  # a number in words up to here may be the object of a preposition of place
LONGEST_CUE_GAP = 3
LONGEST_LOOK = 8  # tokens from the number back to its verb
UNBOUNDED = frozenset({"name", "fixed", "enumerator", "ordinal", "time"})
CONVERTED = frozenset({"money", "measure", "percent"})


def read(t: Tokens, m: Mention, before: Mention | None) -> None:
    """Fills bound and change of `m`; a parenthesis repeats those of the quantity it converts."""
    if m.kind in UNBOUNDED:
        m.bound = m.bound or "="
        return
    if not m.bound:
        m.bound = bound(t, m)
    if m.kind in ("date", "rank"):
        if m.kind == "date" and m.bound != "~":
            m.bound = "="
        return
    if not m.change and m.kind != "vague" and (m.kind != "fraction" or t.low[m.first - 1] == "by"):
        m.change = change(t, m)
    if before is not None and _repeats(t, before, m):
        if m.bound == "=":
            m.bound = before.bound
        m.change = m.change or before.change


def bound(t: Tokens, m: Mention) -> str:
    """The bound a cue right before or after the expression gives it."""
    after = AFTER.at(t, m.last)
    if after and (t.word[m.last] != "+" or t.glued(m.last)):
        return str(after[1])
    small = m.words and m.kind == "count" and abs(m.low) <= SMALL
    i = m.first
    for _ in range(LONGEST_CUE_GAP):
        found = BEFORE.before(t, i)
        if found:
            start, value = found
            cue = t.low[start] if i - start == 1 else ""
            if value == "=":
                i = start
                continue
            if t.word[start] in ("<", ">") and t.glued(start):
                return "="  # the end of a tag
            if (cue in LOCATIVE and small) or (cue in PLACEABLE and i < m.first):
                return "="
            if start and t.low[start - 1] in WITHOUT_BOUND.get(cue, ()):
                return "="
            if cue in BOUND_OF_AMOUNTS and m.kind == "count":
                return "="
            if cue == "over" and m.kind == "duration" and not _longer(t, start, m.last):
                return "="
            return str(value)
        if i < 1 or t.low[i - 1] not in BETWEEN_CUE:
            break
        i -= 1
    return "="


def _longer(t: Tokens, over: int, last: int) -> bool:
    """In "for over two decades" and "over 30 years ago" it is longer than, elsewhere during."""
    return (over > 0 and t.low[over - 1] in BEFORE_LONGER) or t.low[last] in ("ago", "old", "later")


def change(t: Tokens, m: Mention) -> str:
    """up or down where a verb or adverb of change governs the expression as its amount, not as its "from"."""
    if m.first and t.low[m.first - 1] == "from":
        return ""
    return governing_change(t, m)


def governing_change(t: Tokens, m: Mention) -> str:
    """The direction of the verb or adverb of change that governs the expression, or ""."""
    if (
        m.first
        and t.low[m.first - 1] in ("a", "an", "the")
        and t.kind[m.last] == "w"
        and t.low[m.last] not in nouns.STOPS
    ):
        return ""  # attributive: "added a 30 degree homer"
    by = False
    for i in range(m.first - 1, max(m.first - 1 - LONGEST_LOOK, -1), -1):
        low = t.low[i]
        direction = CHANGE_VERBS.get(low)
        if direction and not (low in ("up", "down") and t.low[i + 1] in ("to", "from", "until", "at")):
            return direction if _governs(t, i, m, by) else ""
        by = by or low == "by"
        if not by and low not in BETWEEN_VERB and not low.endswith("ly") and t.word[i] not in HYPHENS:
            return ""
        # "by" reaches back over the verb's object: raised rates by, grew in 2021 by
        if t.kind[i] == "p" and t.word[i] not in HYPHENS:
            return ""
    return ""


def _governs(t: Tokens, verb: int, m: Mention, by: bool) -> bool:
    """The word of change at token `verb` is no noun or phrasal verb, and the expression its amount."""
    low, before = t.low[verb], t.low[verb - 1] if verb else ""
    if before in ARTICLES or (low == "up" and before in PHRASAL):
        return False
    if low in ONLY_BY and not by:
        return False
    # what a transitive verb adds or loses is a change only where it is an amount, or after "by"
    return low not in TAKES_OBJECT or m.kind not in ("count", "duration", "multiple") or by


def _repeats(t: Tokens, before: Mention, m: Mention) -> bool:
    """m converts `before`: "100 kilometers (60 miles)", "0.25 points, or 0.01%", "224 kW / 300 PS"."""
    if m.kind not in CONVERTED or before.kind not in CONVERTED or m.first - before.last > 6:
        return False
    between = t.word[max(before.last, before.reach) : m.first]
    opened = "(" in between or ("(" in t.word[max(0, before.first - 2) : before.first] and between == ["/"])
    return (opened and len(between) <= 2) or between in (["or"], [",", "or"])
