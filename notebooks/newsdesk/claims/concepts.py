"""Finds the trade words of a sentence (trade, exports, imports, deficit) with the parties their phrases
name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from newsdesk.claims.actors import Mention
from newsdesk.claims.wordlists import any_of

NOT_TRADE, EXPORT_NOT, GOODS = any_of("not trade"), any_of("not exports"), any_of("goods")
CONCEPTS = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in [
            (
                "other",
                rf"\b(?:{any_of('other money')}\b|(?:tariffs?|taxes|levies|duties)\s+"
                r"(?:of|on|worth|that|to|at|from|as|ranging|for|against)\b)",
            ),
            (
                "world",
                r"(?i:\b(?:global|world(?:['’]s)?|international|foreign|external|worldwide"
                r"|total\s+foreign)\s+(?:merchandise\s+|goods\s+)?trade\b"
                r"|\b(?:total|overall|global|worldwide|aggregate)\s+(?:goods\s+|merchandise\s+)?(?:exports?"
                r"|imports?|trade)\b(?!\s+(?:to|from|with|between)\b|\s+(?:turnover|volume)\s+(?:with"
                r"|between)\b)"
                r"|\b(?:exports?|imports?|trade|(?:trade\s+)?deficit|(?:trade\s+)?surplus)\s+(?:to|from"
                r"|with)\s+(?:the\s+)?(?:(?:rest\s+of\s+the\s+)?world"
                r"|(?:developing|emerging|other|third|foreign|all|most|many|some|several)\s+(?:countries|nations"
                r"|economies|markets|partners))\b)",
            ),
            (
                "balance",
                r"\b(?:(?:trade|trading|goods|merchandise|bilateral|commercial|overall"
                r"|annual)\s+){0,3}(?:deficits?|surplus(?:es)?|imbalances?|shortfall)\b(?:\s+(?:in"
                r"|on)\s+(?:the\s+)?(?:trade(?:\s+(?:of|in)\s+goods)?|goods(?:\s+trade)?"
                r"|merchandise(?:\s+trade)?)\b)?"
                r"|\b(?:trade|trading|merchandise)\s+(?:gap|balance)\b|\bgap\b(?=\s+with\b)",
            ),
            (
                "exports",
                rf"\b[Ee]xport(?:s|ed|ing)?\b(?![\s-]+(?:{EXPORT_NOT})\b)(?:\s+(?:earnings|revenues?"
                rf"|volumes?))?",
            ),
            ("imports", rf"\b[Ii]mport(?:s|ed|ing)?\b(?![\s-]+(?:{EXPORT_NOT})\b)(?:\s+(?:bill|volumes?))?"),
            (
                "sold",
                r"\b(?:[Ss]hipments?|shipped|ships|[Dd]eliveries|delivered|[Ss]upplies|supplied|supply|supplies"
                r"|[Ss]ales|sold|sells?|selling)\b",
            ),
            ("bought", r"\b(?:[Pp]urchases?|purchased|purchasing|bought|buys?|buying|took|takes|received)\b"),
            (
                "total",
                rf"\b(?:[Tt]rad(?:e|ing)\s+(?:turnover|volumes?|value|flows?|exchanges?|revenue)"
                rf"|[Tt]rade\s+in\s+(?:goods|services)(?:\s+and\s+services)?|[Tt]urnover"
                rf"|(?:[Gg]oods|[Cc]ommodity)\s+turnover|[Tt]rade(?![\s-]+(?:{NOT_TRADE})\b)|[Cc]ommerce|traded"
                rf"|exchange\s+of\s+goods|(?:[Cc]ommercial|[Ee]conomic)\s+exchanges?|(?:[Bb]ilateral|[Mm]utual"
                rf"|[Tt]rade)\s+(?:payments|settlements))\b",
            ),
        ]
    )
)

# Words between a concept and its party: "China's total merchandise exports", "Russian crude shipments".
BRIDGE = re.compile(
    r"(?:['’]s?)?(?:\s+(?!(?:to|from|with|by|and|or|but|said|was|were|is|are|has|have|had"
    r"|will|would|as|in|on|at|for|of|that|which|while|its|their"
    r"|than|after|before|rose|fell|grew|reached|hit|stood|saw|told|between|against|into"
    r"|over)\b)[\w-]+){0,4}\s*"
)
JOINT = re.compile(r"\s*[-–—‑/]\s*|\s+and\s+|\s+with\s+|['’]s?\s+and\s+")
PREPOSITION = re.compile(
    r"[^,;:()]{0,90}\b(?P<word>with|to|from|between|of|by|for|into|and"
    r"|among)\s+(?:(?:the|mainland|neighbou?ring|its|their|both|communist|sanctions-hit"
    r"|neighbou?rs?|ally|rival|partner|partners|EU|president|for|some)\s+){0,3}(?:(?:its"
    r"|the|their)?\s*(?:[\w-]+\s+){0,3}(?:partner|neighbou?r|ally|rival|customer),\s+)?"
)
CROSSING = re.compile(
    r"\b(?:export|import)(?:s|ed|ing)?\b|\b(?:deficit|surplus|bought|sold|shipped"
    r"|purchas\w+)\b"
)
ASIDE = re.compile(r"\([^()\d]{0,40}$")
THERE = re.compile(
    r"(?:\s+(?:goods|products))?\s+(?:to|from|with)\s+(?:the\s+country|the\s+latter|it|them"
    r"|that\s+country|there|(?:the|its)\s+(?:\w+\s+)?(?:neighbou?r|bloc|ally|partner))\b"
)
VERBS = re.compile(
    r"^(?:exported|exporting|imported|importing|shipped|ships|delivered|supplied|sold|sells?"
    r"|selling|purchased|bought|buys?|buying|traded|took|takes|received|purchasing)$",
    re.I,
)
BILATERAL = re.compile(
    r"\b(?:bilateral|mutual|two-way|reciprocal)\b|\b(?:between|among)\s+(?:the\s+(?:two"
    r"|sides|countries|neighbou?rs|pair|powers|nations|giants)|them|both|our)"
    r"|\bthe\s+two\s+(?:countries|sides|nations|powers|neighbou?rs|economies|giants"
    r"|states)\b|\bthe\s+countries['’]|\btheir\b",
    re.I,
)
PASSIVE_GOODS = re.compile(
    r"\b(?:goods|products|merchandise|cargo|crude|oil|gas|coal|tonnes|tons|barrels"
    r"|weapons|arms|it)\b",
    re.I,
)
CHANGE_VERB = any_of("change verb")


@dataclass(frozen=True)
class Concept:
    """One trade word in a sentence with the parties that its own phrase names."""

    start: int
    end: int
    name: str  # total exports imports balance other
    verb: bool = False
    left: str = ""  # whose: the possessor, adjective or subject
    left_kind: str = ""
    right: tuple[str, ...] = ()  # with, to or from whom
    preposition: str = ""
    pair: tuple[str, ...] = ()  # "between A and B", "A-B trade"
    bilateral: bool = False  # "bilateral trade", "trade between them"
    scope: str = "all goods"


def concepts(text: str, mentions: list[Mention], numbers: list[tuple[int, int]]) -> list[Concept]:
    """Trade words of a sentence in reading order, each with the parties of its own phrase."""
    found = []
    for match in CONCEPTS.finditer(text):
        name = match.lastgroup
        word = match.group()
        if ASIDE.search(text[max(0, match.start() - 40) : match.start()]) and re.match(
            r"[^()\d]{0,40}\)", text[match.end() :]
        ):
            continue  # "(exports and imports combined)"
        verb = bool(VERBS.match(word))
        concept = Concept(match.start(), match.end(), name, verb)
        if name not in ("other", "world"):
            concept = _parties(concept, text, mentions, numbers)
            partner_verb = next((c for c in reversed(found) if c.verb), None)
            if verb and partner_verb and re.search(r"\band\s+(?:also\s+)?$", text[: match.start()][-10:]):
                concept = replace(concept, left=partner_verb.left, left_kind=partner_verb.left_kind)
        if name in ("sold", "bought"):
            concept = _exchange(concept, text, mentions)
            if concept is None:
                continue
        found.append(concept)
    return found


def _exchange(concept: Concept, text: str, mentions: list[Mention]) -> Concept | None:
    """“shipments to India”, "bought Russian goods": exports and imports under other words; "car sales" are
    neither.
    """
    name = "exports" if concept.name == "sold" else "imports"
    after = text[concept.end : concept.end + 130]
    goods = PASSIVE_GOODS.search(after[:90]) or re.search(
        rf"\b(?:{GOODS})\b", text[max(0, concept.start - 25) : concept.start], re.I
    )
    toward = concept.preposition in ("to", "into") if name == "exports" else concept.preposition == "from"
    adjective = name == "imports" and any(
        m.kind == "adjective" and 0 <= m.start - concept.end < 90 for m in mentions
    )
    direction = re.match(r"\s+in\s+the\s+(?:other|opposite|reverse)\s+direction", after)
    if direction or toward or (goods and (concept.right or adjective or (concept.verb and concept.left))):
        return replace(concept, name=name, bilateral=concept.bilateral or bool(direction))
    noun = re.match(r"shipments?|deliveries|supplies|sales", text[concept.start : concept.end], re.I)
    if noun and goods and concept.name == "sold":
        return replace(concept, name=name)
    return None


def _parties(concept: Concept, text: str, mentions: list[Mention], numbers: list[tuple[int, int]]) -> Concept:
    before = [m for m in mentions if m.end <= concept.start]
    after = [m for m in mentions if m.start >= concept.end]
    left, kind, pair = "", "", ()
    if before:
        last = before[-1]
        gap = text[last.end : concept.start]
        if len(gap) < 80 and BRIDGE.fullmatch(gap):
            left, kind = last.actor, last.kind
            if (
                len(before) > 1
                and before[-2].actor != left
                and JOINT.fullmatch(text[before[-2].end : last.start])
            ):
                pair = before[-2].actor, left
        elif concept.verb and not _crosses(gap):
            left, kind = last.actor, last.kind
    right, word = _right(concept, text, after, numbers)
    if word in ("between", "among") and len(right) > 1:
        pair, right = right[:2], ()
    if word == "and" and len(right) == 1:
        right = ()
    window = text[max(0, concept.start - 45) : min(len(text), concept.end + 60)]
    return replace(
        concept,
        left=left,
        left_kind=kind,
        right=right,
        preposition=word,
        pair=pair,
        bilateral=bool(BILATERAL.search(window) or THERE.match(text[concept.end : concept.end + 60])),
        scope=_scope(concept, text, before, after),
    )


def _crosses(gap: str) -> bool:
    """Whether a subject this far back belongs to another clause."""
    return len(gap) > 90 or bool(re.search(r"[;:]|,\s+(?:and|while|but)\b", gap))


def _right(
    concept: Concept, text: str, after: list[Mention], numbers: list[tuple[int, int]]
) -> tuple[tuple[str, ...], str]:
    """The parties behind "with", "to", "from", "of" or "between", and that word."""
    if not after:
        return (), ""
    first = after[0]
    gap = text[concept.end : first.start]
    if len(gap) > 160 or CROSSING.search(gap):
        return (), ""
    match = PREPOSITION.fullmatch(gap)
    inside = any(concept.end <= start < first.start for start, _ in numbers)
    if not match:
        if concept.verb and first.kind != "adjective" and re.fullmatch(r"\s+(?:the\s+)?", gap):
            return (first.actor,), "to"  # "sold China goods"
        if (
            concept.name in ("imports", "bought")
            and first.kind == "adjective"
            and len(gap) < 60
            and not re.search(r"[,;]", gap)
        ):
            return (first.actor,), "from"  # "imported Russian goods"
        return (), ""
    word = match["word"]
    if inside and not concept.verb and not re.search(r"\b(?:worth|of)\s*$|\bto\b", gap[:12]):
        return (), ""
    if re.search(
        rf"\b{CHANGE_VERB}\b|\b(?:reached|hit|stood|was|were|totall?ed|amounted|came|is|are|has|have"
        rf"|said)\b",
        gap,
    ):
        return (), ""
    if first.kind == "adjective" and word in ("of", "for"):
        return (first.actor,), "from" if concept.name in ("imports", "bought") else "by"
    if word == "of" and concept.name in ("imports", "bought"):
        word = "from" if first.kind == "adjective" else "by"
    if len(after) > 1 and re.fullmatch(
        r"['’]s?\s+(?:[\w-]+\s+){0,4}(?:partner|neighbou?r|ally|rival"
        r"|customer),?\s+",
        text[first.end : after[1].start],
    ):
        return (after[1].actor,), word  # "trade with Germany's largest partner, China"
    actors = [first.actor]
    for previous, following in pairwise(after):
        joint = text[previous.end : following.start]
        if re.fullmatch(
            r"\s*,\s*(?:and\s+)?"
            r"|\s+and\s+(?:the\s+)?",
            joint,
        ) or (word == "from" and re.fullmatch(r"\s+(?:in)?to\s+(?:the\s+)?", joint)):
            actors.append(following.actor)
        else:
            break
    return tuple(dict.fromkeys(actors)), word


def _scope(concept: Concept, text: str, before: list[Mention], after: list[Mention]) -> str:
    left = text[max(0, concept.start - 40) : concept.start]
    right = text[concept.end : concept.end + 60]
    match = (
        re.search(rf"((?:\bnon-|\b)(?:{GOODS}))\s+$", left, re.I)
        or re.match(rf"\s+(?:of|in)\s+(?:[\w-]+\s+){{0,3}}?({GOODS})\b", right, re.I)
        or (
            re.match(
                rf"[^,;.]{{0,60}}?\b(?:tonnes|tons|barrels|cubic\s+met(?:re|er)s|bushels"
                rf"|worth)\s+of\s+(?:[\w-]+\s+){{0,2}}?({GOODS})\b",
                text[concept.end : concept.end + 110],
                re.I,
            )
            if concept.verb
            else None
        )
        or (re.match(rf"\s+(?:[\w-]+\s+){{0,2}}?({GOODS})\b", right, re.I) if concept.verb else None)
        or (re.match(rf"[^,;()]{{0,40}}?\sof\s+({GOODS})\b", right, re.I) if concept.verb else None)
    )
    if match:
        found = re.sub(r"\s+", " ", match.group(1).lower())
        return "goods and services" if re.search(r"goods\s+and\s+services", right[:40]) else found
    if re.search(r"\bgoods\s+and\s+services\b", text[max(0, concept.start - 20) : concept.end + 40]):
        return "goods and services"
    return "all goods"
