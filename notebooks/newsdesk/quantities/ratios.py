"""Fractions and multiples: numbers of a whole, and of another number."""

from __future__ import annotations

from newsdesk.quantities import nouns, numerals, units
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.numerals import MULTIPLE
from newsdesk.quantities.tokens import HYPHENS, Tokens

# After "N times" these open a comparison; without one, "times" counts occasions.
COMPARING = word_set("comparing")
NOT_COMPARATIVE = word_set("not comparative")
INSIDE_WHOLE = word_set("inside whole")


def fraction(t: Tokens, i: int) -> Mention | None:
    """half, a third, two-thirds, one in three, 1/16; "half a year" and "1/16 of a pint" are measures."""
    read = numerals.fraction(t, i)
    if read is None:
        return None
    k = read.last
    low = t.low
    hyphen = t.word[k] == "-" and t.glued(k) and t.glued(k + 1)
    if low[k] == "of" and low[k + 1] in ("a", "an"):
        k += 2
    elif low[k] in ("a", "an") or hyphen:
        k += 1
    if k > read.last:
        unit = units.unit_after(t, k, digits=False)
        if unit:
            value = read.value * unit.unit.factor
            return Mention(
                read.first,
                unit.last,
                unit.unit.kind,
                value,
                value,
                unit.unit.name,
                rule=unit.unit.kind,
                unit_text=low[unit.last - 1],
                words=True,
                reach=unit.last,
            )
        k = read.last
    if low[k] == "of":
        k += 1
        while low[k] in INSIDE_WHOLE:
            k += 1
    elif low[k] in ("the", "its", "their", "all"):
        k += 1
    whole = nouns.phrase(t, k, one=True)
    return Mention(
        read.first,
        read.last,
        "fraction",
        read.value,
        read.value,
        whole.singular,
        noun=whole.singular,
        rule="fraction",
        reach=max(whole.last, read.last),
    )


def multiple(t: Tokens, i: int) -> Mention | None:
    """doubled, twice, threefold, 18-fold, 3.5x, ten times; "40 times" of occasions is a count."""
    low = t.low
    word = low[i]
    if word in MULTIPLE:
        return _multiple_word(t, i)
    if word in numerals.WORDS["halving"]:
        return Mention(i, i + 1, "multiple", 0.5, 0.5, "times", rule="multiple verb", change="down")
    if word.endswith("fold") and word[:-4] in numerals.CARDINAL:
        value = numerals.CARDINAL[word[:-4]]
        return Mention(i, i + 1, "multiple", value, value, "times", rule="fold")
    number = numerals.cardinal(t, i)
    if not number:
        return None
    j = number.last
    k = j + 1 if t.word[j] in HYPHENS and t.glued(j) else j
    if low[k] in ("fold", "folds"):
        return Mention(i, k + 1, "multiple", number.value, number.value, "times", rule="fold")
    if low[j] == "x" and t.glued(j) and not t.glued(j + 1):
        return Mention(i, j + 1, "multiple", number.value, number.value, "times", rule="fold")
    if low[k] != "times":
        return None
    after = low[k + 1]
    comparing = after in COMPARING or (after.endswith("er") and after not in NOT_COMPARATIVE)
    last, per = units.per_after(t, k + 1)
    return Mention(
        i,
        k + 1,
        "multiple" if comparing else "count",
        number.value,
        number.value,
        "times" if comparing else "time",
        "" if comparing else per,
        rule="times",
        unit_text="times",
        reach=last,
        scale=number.scale,
        noun="" if comparing else "time",
        words=number.form == "words",
    )


def _multiple_word(t: Tokens, i: int) -> Mention:
    word, value = t.low[i], MULTIPLE[t.low[i]]
    if t.word[i + 1] in HYPHENS and t.glued(i + 1) and t.low[i + 2] in ("digit", "digits"):
        return Mention(i, i + 3, "vague", 10.0, 99.0, "percent", bound="~", rule="digits")
    if word in ("twice", "thrice") and t.low[i + 1] not in COMPARING:
        return Mention(i, i + 1, "count", value, value, "time", rule="times", noun="time")
    verb = word.endswith(("ed", "ing", "s")) and word not in ("twice", "thrice")
    return Mention(
        i,
        i + 1,
        "multiple",
        value,
        value,
        "times",
        rule="multiple verb" if verb else "multiple",
        change="up" if verb else "",
    )
