"""Reads which trade flow a number is about: concept, parties and goods; and whether it is a level or a
change.

Works on one sentence at a time with a memory of what the article spoke of before ("bilateral trade", "its
exports"). No number is looked at beyond its place and kind: what it is worth is the business of `quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from newsdesk.claims.concepts import BRIDGE, CHANGE_VERB, Concept, concepts
from newsdesk.claims.parties import VAGUE, Memory, Sentence, bare, coordinated, orient, override

ANAPHOR = re.compile(
    r"^\W*(?:(?:But|And|Yet|Still|However|In\s+\w+|By\s+\w+|Last\s+\w+"
    r"|This\s+\w+),?\s+)?(?:It|That|This|These|The\s+(?:figure|total|number|volume|amount"
    r"|sum|value|latter)|Both|Turnover)\b",
    re.I,
)
AIMED = re.compile(
    r"\b(?:striv|aim|hope|want|plan|pledg|vow|agree|seek|intend|promis)\w*\b[^.]{0,60}\b(?:reach|hit|achieve|attain)\b"
    r"|\b(?:take|bring|lift|rais|push|boost|increas|doubl)\w*\s+(?:it|that|this|them)\b"
)
ITS_LEVEL = re.compile(
    r"\b(?:it|this|that|which)\s+(?:now\s+|already\s+)?(?:amount|stood|stands?|reach|total"
    r"|rose|grew|fell|hit|exceed|was\s+worth|is\s+worth)",
    re.I,
)
CAUSE = re.compile(
    r"\b(?:driven|thanks|due|owing|because|helped|led|fuell?ed|boosted|supported"
    r"|on\s+the\s+back|amid|despite|including|excluding|reflecting)\b[^,]{0,40}$",
    re.I,
)
BY_CHANGE = re.compile(
    rf"\b{CHANGE_VERB}\b[^,;.$€£¥]{{0,60}}\bby\s+(?:about|some|around|nearly|almost|over"
    rf"|more\s+than|just|only|roughly|as\s+much\s+as|a|another|an\s+estimated"
    rf"|up\s+to)*\s*(?:a\s+)?$",
    re.I,
)
BARE_CHANGE = re.compile(
    rf"\b{CHANGE_VERB}\s+(?:(?:by|about|some|around|nearly|almost|over|more\s+than"
    rf"|less\s+than|just|only|roughly|another|an?|additional|further|sharply|slightly"
    rf"|an\s+estimated|as\s+much\s+as|up\s+to)\s+)*$",
    re.I,
)
NOUN_CHANGE = re.compile(
    r"\b(?:rise|increase|growth|jump|gain|drop|decline|decrease|fall|surge|reduction"
    r"|contraction|slump|expansion|plunge)\s+of\s+(?:(?:about|some|around|nearly|almost"
    r"|over|more\s+than|just|only)\s+)*$",
    re.I,
)
GROWN = re.compile(r"fold\b|doubl|tripl|trebl|quadrupl|quintupl|halv", re.I)
PASSIVE = re.compile(
    r"(?:\s+(?:of|worth|in)\s+[\w-]+){0,2}\s+(?:was|were|is|are|had\s+been|have\s+been"
    r"|has\s+been|being)\s+",
    re.I,
)
WAS = re.compile(r"\s+(?:was|were|is|are)\s+(?:(?:the|its|their|for|[A-Z]\w+(?:['’]s?)?)\s+){0,3}")
UP = re.compile(
    r"(?<!made )(?<!make )(?<!makes )(?<!making )\b(?:up|down)\s+(?:(?:by|about|some|around"
    r"|nearly|almost|over|more\s+than|just|only|roughly|an?|an?\s+estimated)\s+)*$",
    re.I,
)
CHANGE_AFTER = re.compile(
    r"^\s*\)?[\s-]*(?:(?:points?|year[\s-]on[\s-]year|annual|yearly|overall|average"
    r"|sharp|steep|further)\s+){0,3}(?:more|less|higher|lower|above|below|increase|rise"
    r"|growth|jump|gain|drop|decline|decrease|fall|surge|expansion|reduction"
    r"|contraction|slump|plunge)\b",
    re.I,
)
SHARE_AFTER = re.compile(
    r"^\s*(?:\)|share\s+)?\s*(?:of|in)\s+(?P<np>(?:[^;.]|\.(?=\w|\s[a-z])){0,110})", re.I
)
SHARE_BEFORE = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|ma(?:ke|kes|de|king)\s+up|represent(?:s|ed|ing)?"
    r"|compris(?:es|ed|ing)|constitut(?:es|ed|ing)|shares?|proportion|percentage|took"
    r"|takes)\b(?:[^;.]|\.(?=\w|\s[a-z])){0,90}$",
    re.I,
)
CURRENCY_SHARE = re.compile(
    r"\b(?:settle[ds]?|settlements?|settling|conducted|carried\s+out|denominated"
    r"|invoiced|paid|handled|priced|done)\b[^.;]{0,60}\b(?:rou?bles?|yuan|renminbi"
    r"|currenc(?:y|ies)|dollars?|euros?|rupees?|dirhams?|lira)\b",
    re.I,
)


@dataclass(frozen=True)
class Reading:
    """What a number is about. `concept` is total, exports, imports, balance, share or "" (no bilateral
    trade).
    """

    concept: str = ""
    change: bool = False
    reporter: str = ""
    partner: str = ""
    flow: str = ""
    scope: str = ""
    base: bool = False  # a level that another is compared with ("from $108 billion")
    start: int = -1  # the words that say so, in the sentence
    end: int = -1
    world: bool = False  # trade with the whole world, no figure of two partners
    trail: Concept | None = field(default=None, compare=False, repr=False)


def _governing(
    text: str, found: list[Concept], start: int, end: int, numbers: list[tuple[int, int]]
) -> tuple[Concept | None, str]:
    """The concept a number at start..end belongs to and how: share, after (the noun it counts), before, or
    "".
    """
    following = [c for c in found if c.start >= end]
    nxt = next((s for s, _ in numbers if s >= end), len(text))
    if following and following[0].start < nxt:
        near = following[0]
        gap = text[end : near.start]
        if (
            re.fullmatch(
                r"\s*(?:\)\s*)?(?:(?:year[\s-]on[\s-]year|annual|yearly|sharp|average)?\s*(?:increase"
                r"|growth|rise|jump|drop|decline|fall|surge|decrease|gain"
                r"|plunge)\s+)?(?:-?(?:worth\s+of|of|in|as)\s+)?(?:(?:the|its|their|our|annual|yearly"
                r"|total|overall|bilateral|mutual|two-way|Chinese|Russian|goods|merchandise|"
                r"record|combined|additional|in|of|worth|monthly|a|new|direct|[\w.]+['’]s?"
                r"|[A-Z][\w.-]+)\s+){0,6}",
                gap,
            )
            and not near.verb
            and (near.name != "other" or not re.fullmatch(r"\s*in\s+(?:the\s+)?", gap))
        ):
            return near, "after"
        if (PASSIVE if near.verb else WAS).fullmatch(gap):
            return near, "after"
    preceding = [c for c in found if c.end <= start]
    for concept in reversed(preceding):
        apposed = (
            concept.name == "other"
            and re.match(r"[^,.;]{0,25},", text[concept.end : start])
            and re.search(r",\s[^,;.]{0,40}$", text[max(0, concept.start - 45) : concept.start])
        )
        if apposed and any(c.end <= concept.start and c.name != "other" for c in preceding):
            continue  # "Germany, Europe's largest economy, …"
        cause = CAUSE.search(text[max(0, concept.start - 60) : concept.start])
        if (
            cause
            and not re.match(r",?\s+(?:which|that)\b", text[concept.end :])
            and "," in text[concept.end : start]
            and any(c.end <= concept.start for c in preceding)
        ):
            continue
        return concept, "before"
    return None, ""


def _is_change(text: str, kind: str, start: int, end: int, stated: str) -> bool:
    """Whether the number is a change ("rose by $12 billion") and no level ("rose to $12 billion")."""
    left, right = text[max(0, start - 110) : start], text[end : end + 60]
    if kind == "multiple":
        return bool(
            GROWN.search(text[start:end]) or BARE_CHANGE.search(left) or BY_CHANGE.search(left)
        ) and not re.match(r"\s+(?:its|the|that|those|as)\b", right)
    if re.search(
        r"\b(?:to|at|from|reach\w*|hit|total\w*|stood\s+at|of\s+up\s+to)\s+(?:(?:about|some|around"
        r"|nearly|almost|over|more\s+than|less\s+than|just|only|roughly|a|an|record|as\s+much\s+as"
        r"|well|the|its|present|current|high|low|new|total|of)\s+)*$",
        left,
        re.I,
    ):
        return False
    if (
        CHANGE_AFTER.match(right)
        or UP.search(left)
        or BY_CHANGE.search(left)
        or BARE_CHANGE.search(left)
        or NOUN_CHANGE.search(left)
    ):
        return True
    return kind == "percent" and (
        bool(stated)
        or bool(
            re.match(
                r"^\s*(?:\)|year|from|compared"
                r"|in\s+(?:the\s+)?(?:first"
                r"|same))",
                right,
            )
        )
        or left.endswith("(")
        or bool(re.search(rf"\b{CHANGE_VERB}\b|growth|rate", left[-70:], re.I))
    )


TRADE_KINDS = {"money", "percent", "multiple", "measure", "fraction"}
UNIT_PRICE = re.compile(
    r"^\s*(?:a|an|per|/)\s*(?:tonne|ton|barrel|kilo\w*|kg|unit|litre|ounce|person|head"
    r"|hour|day|share|mmbtu|million\s+btu|thousand\s+cubic)\b",
    re.I,
)
CONVERSION = re.compile(
    r"\s*[(\[]\s*(?:(?:about|around|approximately|approx\.?|some|nearly|or|almost|roughly"
    r"|equivalent\s+to|equal\s+to|i\.e\.,?|=|~|over|more\s+than)\s*)*"
    r"|,?\s+(?:or|equivalent\s+to)\s+(?:(?:about|around|approximately|some|nearly|almost"
    r"|roughly|over|just|under)\s+)*"
)


def conversions(text: str, numbers: list[dict]) -> set[int]:
    """Positions in `numbers` of amounts that only restate the one before in another currency."""
    found = set()
    for i, (one, two) in enumerate(pairwise(numbers), 1):
        if (
            one["kind"] == two["kind"] == "money"
            and one["unit"] != two["unit"]
            and CONVERSION.fullmatch(text[one["end"] : two["start"]])
        ):
            found.add(i)
    return found


def read(sentence: Sentence, memory: Memory) -> tuple[list[Reading], Memory]:
    """One Reading a number of the sentence, in order, and the memory for the next sentence."""
    skip = conversions(sentence.text, sentence.numbers)
    respective = _respective(sentence)
    readings, carried, spoke = [], memory, False
    for i, number in enumerate(sentence.numbers):
        reading = Reading()
        taxed = TAXED.search(sentence.text[max(0, number["start"] - 120) : number["start"]])
        if i not in skip and number["kind"] in TRADE_KINDS and not taxed:
            reading = _read_number(sentence, i, carried, respective.get(i), spoke)
        readings.append(reading)
        if reading.concept:
            spoke = True
            carried = _remember(carried, reading)
        elif reading.world:
            spoke, carried = True, replace(carried, concept="world")
    return readings, _look_back(sentence, carried, spoke)


def _remember(memory: Memory, reading: Reading) -> Memory:
    concept = reading.concept
    if concept == "share":
        memory = replace(memory, share=(reading.reporter, reading.trail.name if reading.trail else "total"))
        return replace(memory, pair=(reading.reporter, reading.partner)) if reading.partner else memory
    side = reading.reporter if concept in ("exports", "imports", "balance") else memory.reporter
    if side not in (reading.reporter, reading.partner):
        side = ""
    return replace(
        memory,
        pair=(reading.reporter, reading.partner),
        reporter=side,
        concept=concept,
        flow=reading.flow,
        scope=reading.scope,
    )


def _look_back(sentence: Sentence, memory: Memory, spoke: bool) -> Memory:
    """After the sentence: the concept holds one sentence on; two actors named together become the pair."""
    if not spoke:
        memory = replace(memory, concept="", flow="")
        named = [
            c
            for c in sentence.found
            or (concepts(sentence.text, sentence.acting, []) if QUICK.search(sentence.text) else [])
            if c.name in ("total", "exports", "imports", "balance")
            and (c.pair or (c.left and c.right) or c.bilateral)
        ]
        if named:
            reporter, partner, flow = orient(sentence, named[-1], memory, "", len(sentence.text))
            side = reporter if named[-1].name != "total" else ""
            if reporter and partner and reporter != partner:
                return replace(
                    memory, pair=(reporter, partner), reporter=side, concept=named[-1].name, flow=flow
                )
        pair = coordinated(sentence, len(sentence.text))
        if pair:
            memory = replace(memory, pair=pair, reporter=memory.reporter if memory.reporter in pair else "")
    return memory


def _read_number(sentence: Sentence, i: int, memory: Memory, given: tuple | None, spoke: bool) -> Reading:
    text, number = sentence.text, sentence.numbers[i]
    start, end, kind = number["start"], number["end"], number["kind"]
    if UNIT_PRICE.match(text[end:]) or "/" in str(number["unit"] or ""):
        return Reading()
    if kind in ("percent", "fraction"):
        share = _share(sentence, start, end, memory)
        if share is not None:
            return share
        if kind == "fraction" and not _is_change(text, "percent", start, end, number["change"]):
            return Reading()
    concept, how = _governing(text, sentence.found, start, end, sentence.spans)
    partner = ""
    if given:
        concept, partner = given[0] or concept, given[1]
    if concept is None:
        concept = _carried(sentence, number, memory)
    if concept is not None and concept.name == "world":
        return _from_world(sentence, i, concept, memory)
    if (
        concept is not None
        and bare(concept)
        and (
            OVERALL.match(text)
            or memory.concept == "world"
            or any(c.name == "world" and c.end <= concept.start for c in sentence.found)
        )
    ):
        return Reading(world=True)
    if (
        concept is None
        or concept.name == "other"
        or (kind == "measure" and concept.name not in ("exports", "imports"))
    ):
        return Reading()
    change = _is_change(text, kind, start, end, number["change"])
    if kind == "money" and MORE_THAN_BACK.match(text[end:]):
        concept, change = replace(concept, name="balance"), False
    if kind in ("percent", "multiple") and not change:
        if how == "after" or kind == "multiple":
            return Reading()
        if re.search(r"\b(?:at|around|about)\s+(?:just\s+|only\s+)?$", text[max(0, start - 20) : start]):
            owner, _ = memory.share
            if not spoke or not owner:
                return Reading()
            other = next((a for a in memory.pair if a != owner), "")
            flow = {"exports": f"{owner}→{other}", "imports": f"{other}→{owner}"}.get(concept.name, "both")
            return Reading(
                "share", False, owner, other, flow, concept.scope, False, concept.start, concept.end, concept
            )
        change = True
    partner = partner or override(sentence, i, concept)
    reporter, partner, flow = orient(sentence, concept, memory, partner, end)
    if not partner or not reporter or reporter == partner:
        return Reading()
    base = bool(BASE_LEVEL.search(text[max(0, start - 40) : start])) and not change
    return Reading(
        concept.name,
        change,
        reporter,
        partner,
        flow,
        concept.scope,
        base,
        concept.start,
        concept.end,
        concept,
    )


def _from_world(sentence: Sentence, i: int, concept: Concept, memory: Memory) -> Reading:
    """A figure of trade with the whole world is none of two partners, unless "those from China" picks one
    out.
    """
    partner = override(sentence, i, concept)
    word = re.search(r"export|import", sentence.text[concept.start : concept.end], re.I)
    owner = next((m.actor for m in reversed(sentence.acting) if m.end <= concept.start), "")
    if not partner or not word or not owner or owner == partner:
        return Reading(world=True)
    name = word.group().lower() + "s"
    number = sentence.numbers[i]
    change = _is_change(sentence.text, number["kind"], number["start"], number["end"], number["change"])
    flow = f"{owner}→{partner}" if name == "exports" else f"{partner}→{owner}"
    return Reading(
        name, change, owner, partner, flow, "all goods", False, concept.start, concept.end, concept
    )


OVERALL = re.compile(r"\s*[“\"]?(?:Overall|In\s+total|Altogether|In\s+all|Worldwide|Globally)\b")
QUICK = re.compile(r"\b(?:trade|commerce|exports?|imports?|turnover|deficit|surplus)\b", re.I)
TAXED = re.compile(
    r"\b(?:tariffs?|tax(?:es|ed)?|duties|levies|levy|levied|sanctions|curbs"
    r"|retaliat\w+)\b[^;.]{0,60}\b(?:on|against|targeting|targeted|hit|hitting|covering|to)\s+"
    r"(?:(?:about|some|around|nearly|almost|over|more\s+than|another|an?|additional|roughly"
    r"|up\s+to|the)\s+)*$",
    re.I,
)
# "imported $40 billion more than it exported" states a balance.
MORE_THAN_BACK = re.compile(
    r"\s+(?:worth\s+)?(?:more|less)\b[^.;]{0,60}\bthan\s+(?:it|they|\w+)\s+(?:export|import|sold|bought|sell|buy|purchas)"
)
BASE_LEVEL = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|against|versus|vs\.?"
    r"|(?<!more\s)(?<!less\s)(?<!fewer\s)than)\s+(?:(?:the|a|an|about|some|around|nearly"
    r"|almost|just|only|over|more\s+than|less\s+than|record"
    r"|its|present|current|high|low|of|level)\s+)*$",
    re.I,
)


def _carried(sentence: Sentence, number: dict, memory: Memory) -> Concept | None:
    """“It rose to $12 billion”, "They set a target of $30 billion": the concept of the sentence before."""
    if memory.concept in ("", "world") or (
        sentence.found and any(c.name == "other" and c.end <= number["start"] for c in sentence.found)
    ):
        return None
    if not (
        ANAPHOR.match(sentence.text)
        or ITS_LEVEL.search(sentence.text)
        or AIMED.search(sentence.text)
        or re.search(
            r"\b(?:targets?"
            r"|goals?|figure"
            r"|level|mark|volume"
            r"|indicator|amount)\b",
            sentence.text,
            re.I,
        )
    ):
        return None
    return Concept(
        0,
        0,
        memory.concept,
        left=memory.reporter,
        pair=() if memory.concept in ("exports", "imports") else memory.pair,
        right=tuple(a for a in memory.pair if a != memory.reporter)[:1] if memory.reporter else (),
        preposition="with",
        scope=memory.scope,
    )


def _share(sentence: Sentence, start: int, end: int, memory: Memory) -> Reading | None:
    """A percentage of someone's trade, exports or imports; None where the number is no share, empty if not
    bilateral.
    """
    text = sentence.text
    base = bool(BASE_LEVEL.search(text[max(0, start - 40) : start]))
    after = SHARE_AFTER.match(text[end:])
    before = SHARE_BEFORE.search(text[max(0, start - 160) : start])
    whole = None
    if after:
        limit = end + after.end("np")
        stop = re.search(r"\b(?:was|were|is|are|has|have|went|came|now)\b|,", text[end:limit])
        limit = end + stop.start() if stop else limit
        whole = next((c for c in sentence.found if end <= c.start < limit and not c.verb), None)
        if whole is None and text[end:].lstrip(" )").startswith("of"):
            return _share_of_other(sentence, start, end, memory) or Reading()
    if whole is None and before:
        cue = max(0, start - 160) + before.start()
        whole = next(
            (c for c in reversed(sentence.found) if cue - 60 <= c.start < start and not c.verb), None
        )
        if whole is None and (again := _share_again(sentence, start, memory)):
            return again
        if whole is None or not re.search(
            r"shares?|proportion|percentage|account|ma[kd]|represent|compris"
            r"|constitut",
            before.group(),
            re.I,
        ):
            return None
    if whole is None or whole.name == "other":
        return Reading() if whole is not None else None
    if whole.name == "world" and CURRENCY_SHARE.search(text):
        return Reading()
    if whole.pair or whole.bilateral or (whole.left and whole.right):
        one, two, flow = orient(sentence, whole, memory, "", end)
        scope = "settled in national currencies" if CURRENCY_SHARE.search(text) else whole.scope
        return Reading("share", False, one, two, flow, scope, base, whole.start, whole.end, whole)
    possessor = [
        m for m in sentence.acting if m.end <= whole.start and BRIDGE.fullmatch(text[m.end : whole.start])
    ][-1:]
    owner = (
        whole.left
        or (possessor[0].actor if possessor else "")
        or (whole.right[0] if whole.right and _owns(whole) else "")
    )
    subjects = [m for m in sentence.acting if m.actor != owner and m.actor not in VAGUE]
    earlier = [m.actor for m in subjects if m.end <= start]
    if not owner and memory.reporter and not whole.right:
        owner = memory.reporter
        earlier = [a for a in memory.pair if a != owner] or earlier
    elif not owner:
        owner = next((a for a in memory.main if a not in earlier[:1]), "")
    other = whole.right[0] if whole.right and whole.right[0] != owner else ""
    sharer = [
        m.actor
        for m in subjects
        if m.end <= start and re.match(r"['’]s?\s+(?:own\s+)?share\b", text[m.end :])
    ][-1:]
    other = sharer[0] if sharer else other
    other = (
        other
        or (earlier[-1] if len(set(earlier)) == 1 else earlier[0] if earlier else "")
        or next((a for a in memory.pair if a != owner and owner in memory.pair), "")
    )
    if not owner or not other or owner == other:
        return Reading()
    word = (
        whole.name
        if whole.name != "world"
        else text[whole.start : whole.end].lower().rstrip("s").split()[-1] + "s"
    )
    flow = {"exports": f"{owner}→{other}", "imports": f"{other}→{owner}"}.get(word, "both")
    return Reading(
        "share",
        bool(BY_CHANGE.search(text[max(0, start - 110) : start])),
        owner,
        other,
        flow,
        whole.scope,
        base,
        whole.start,
        whole.end,
        whole,
    )


def _share_of_other(sentence: Sentence, start: int, end: int, memory: Memory) -> Reading | None:
    """ "… of Russia's foreign trade, while Russia makes up 4 percent of China's": the same, of the other
    side.
    """
    _, name = memory.share
    for mention in sentence.acting:
        elided = mention.start >= end and re.match(r"['’]s?\s*(?:[.,;”\"]|$)", sentence.text[mention.end :])
        if elided and name and re.fullmatch(r"\s*of\s+(?:the\s+)?", sentence.text[end : mention.start]):
            other = next((a for a in memory.pair if a != mention.actor), "")
            flow = {"exports": f"{mention.actor}→{other}", "imports": f"{other}→{mention.actor}"}.get(
                name, "both"
            )
            if other:
                return Reading("share", False, mention.actor, other, flow, "all goods")
    return None


def _owns(whole: Concept) -> bool:
    """Whether the party behind the preposition is whose trade it is: "imports to the UK", "exports from the
    UK".
    """
    own = {"exports": ("from", "of", "by"), "imports": ("to", "into", "of", "by")}
    return whole.preposition in own.get(whole.name, ("of", "by"))


def _share_again(sentence: Sentence, start: int, memory: Memory) -> Reading | None:
    """“China's share fell to 6 percent”, after a sentence on the share of another."""
    owner, name = memory.share
    for mention in sentence.acting:
        if (
            mention.end <= start
            and re.match(r"['’]s?\s+(?:own\s+)?share\b", sentence.text[mention.end :])
            and owner not in ("", mention.actor)
        ):
            flow = {"exports": f"{owner}→{mention.actor}", "imports": f"{mention.actor}→{owner}"}.get(
                name, "both"
            )
            return Reading(
                "share", False, owner, mention.actor, flow, "all goods", False, mention.start, mention.end
            )
    return None


def _respective(sentence: Sentence) -> dict[int, tuple[Concept | None, str]]:
    """For "A and B stood at x and y respectively": the concept and partner each number of the list belongs
    to.
    """
    word = re.search(r"\brespectively\b", sentence.text)
    if not word:
        return {}
    numbers = sentence.numbers
    runs: list[list[int]] = []
    for i, number in enumerate(numbers):
        if number["kind"] not in TRADE_KINDS:
            continue
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and numbers[last]["kind"] == number["kind"]
            and re.fullmatch(
                r"(?:\s*\([^)]{0,40}\))?\s*(?:,|and|,\s*and)\s*(?:by\s+|to\s+|at\s+|about\s+|nearly\s+"
                r"|some\s+)?",
                sentence.text[numbers[last]["end"] : number["start"]],
            )
        ):
            runs[-1].append(i)
        else:
            runs.append([i])
    assigned: dict[int, tuple[Concept | None, str]] = {}
    for run in (run for run in runs if len(run) > 1):
        begin = numbers[run[0]]["start"]
        trade = [c for c in sentence.found if c.end <= begin and c.name not in ("other", "world")]
        if trade and len(trade[-1].right) == len(run):
            assigned |= {i: (trade[-1], actor) for i, actor in zip(run, trade[-1].right, strict=True)}
        elif len(trade) >= len(run):
            assigned |= {i: (concept, "") for i, concept in zip(run, trade[-len(run) :], strict=True)}
    return assigned
