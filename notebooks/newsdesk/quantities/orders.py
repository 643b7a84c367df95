"""Ranks and ordinals: numbers that say which, not how many."""

from __future__ import annotations

from newsdesk.quantities import nouns, numerals, units
from newsdesk.quantities.lexicon import word_set
from newsdesk.quantities.mention import Mention
from newsdesk.quantities.tokens import HYPHENS, Tokens

SUPERLATIVES = word_set("superlatives")
NOT_SUPERLATIVE = word_set("not superlative")
PERIODS = word_set("periods")
RANKING = word_set("ranking")
SENTENCE_STARTS = frozenset('.!?:;“"—–•*')
LARGEST_ENUMERATOR = 6
LARGEST_RANK = 1000
NEGATION_REACH = 7  # tokens between "not" and the "top ten" it denies


def rank(t: Tokens, i: int) -> Mention | None:
    """second-largest, tenth biggest, ranked fifth, No. 1, number two, top ten, last-16."""
    return _top(t, i) or _numbered(t, i) or _ordinal_rank(t, i)


def _top(t: Tokens, i: int) -> Mention | None:
    if i == 0:
        return None
    hyphen = i > 1 and t.word[i - 1] in HYPHENS and t.glued(i) and t.glued(i - 1)
    first = i - 2 if hyphen else i - 1
    if t.low[first] not in ("top", "bottom") and not (hyphen and t.low[first] == "last"):
        return None
    number = numerals.cardinal(t, i)
    if (
        number is None
        or not 2 <= number.value <= LARGEST_RANK
        or number.scale != 1
        or units.unit_after(t, number.last, digits=t.kind[i] == "n")
    ):
        return None
    counted = nouns.phrase(t, number.last)
    m = Mention(
        first,
        number.last,
        "rank",
        number.value,
        number.value,
        "rank",
        noun=counted.singular,
        rule="top",
        reach=max(counted.last, number.last),
    )
    if "not" in t.low[max(0, first - NEGATION_REACH) : first]:
        m.bound = ">"  # not one of the top ten: the rank lies beyond ten
    return m


def _numbered(t: Tokens, i: int) -> Mention | None:
    """No. 1, number two, number-one, #3."""
    number = numerals.cardinal(t, i) if i else None
    if number is None or number.last != i + 1:
        return None
    first = _number_sign(t, i)
    if first == i:
        return None
    return Mention(first, i + 1, "rank", number.value, number.value, "rank", rule="number")


def _number_sign(t: Tokens, i: int) -> int:
    """The token where "No.", "number" or "#" before token i begins; i where none does."""
    before, digits = t.low[i - 1], t.kind[i] == "n"
    if before == "#" and t.glued(i):
        return i - 1
    if i > 1 and (
        (before == "." and digits and t.low[i - 2] in ("no", "nr"))
        or (before == "-" and t.glued(i) and t.low[i - 2] == "number")
    ):
        return i - 2
    known = before in ("number", "№") or (t.word[i - 1] == "No" and digits)
    return i - 1 if known and not nouns.phrase(t, i + 1).plural else i


def _ordinal_rank(t: Tokens, i: int) -> Mention | None:
    order = numerals.ordinal(t, i)
    if order is None:
        return None
    last = order.last
    j = last + 1 if t.word[last] in HYPHENS and t.glued(last) and t.glued(last + 1) else last
    low = t.low[j]
    if t.kind[j] == "w" and (
        low in SUPERLATIVES or (len(low) > 5 and low.endswith("est") and low not in NOT_SUPERLATIVE)
    ):
        end = j + 1
        if low in ("most", "least") and t.kind[end] == "w" and t.low[end] not in nouns.STOPS:
            end += 1  # second most populous
        counted = nouns.phrase(t, end, one=True)
        return Mention(
            i,
            end,
            "rank",
            order.value,
            order.value,
            "rank",
            noun=counted.singular,
            rule="superlative",
            reach=max(end, counted.last),
        )
    if (i and t.low[i - 1] in RANKING) or low == "place" or (low == "only" and t.low[j + 1] == "to"):
        return Mention(
            i, j + 1 if low == "place" else last, "rank", order.value, order.value, "rank", rule="ranked"
        )
    return None


def ordinal(t: Tokens, i: int) -> Mention | None:
    """First, (enumerator) · twentieth century, second half, first time (ordinal)."""
    order = numerals.ordinal(t, i)
    if order is None:
        return None
    last = order.last
    if _opens_point(t, i, last, order.value):
        return Mention(i, last, "enumerator", order.value, order.value, rule="discourse marker")
    k = last + 1 if t.word[last] in HYPHENS and t.glued(last) and t.glued(last + 1) else last
    if t.low[k] in PERIODS:
        noun = nouns.singular(t.low[k])
        return Mention(i, k + 1, "ordinal", order.value, order.value, noun, noun=noun, rule="period")
    counted = nouns.phrase(t, k, one=True)
    noun = counted.singular if len(counted.words) <= 4 else counted.words[0]
    return Mention(i, last, "ordinal", order.value, order.value, noun, noun=noun, rule="ordinal")


def _opens_point(t: Tokens, i: int, last: int, value: float) -> bool:
    """As in "First, …": a low ordinal that opens a sentence or clause and stands by itself."""
    if t.low[i] in numerals.WORDS["adverb"]:
        return True
    if value > LARGEST_ENUMERATOR or t.kind[i] != "w":
        return False
    starts = i == 0 or t.word[i - 1] in SENTENCE_STARTS or "\n" in t.text[t.end[i - 1] : t.start[i]]
    if t.word[last] == "," or t.word[last] == ":":
        return starts or t.word[i - 1] == "," or t.low[i - 1] in ("and", "but")
    return starts and t.low[last] in ("is", "comes", "it", "there", "they", "we", "because", "and")
