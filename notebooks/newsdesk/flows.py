"""Reads which trade flow a number in a sentence is about: the concept, its two parties, its goods, level or change.

Works on one sentence at a time with a memory of what the article spoke of before ("bilateral trade", "its exports").
No number is looked at beyond its place and kind: what it is worth is the business of `quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from newsdesk.actors import Mention

NOT_TRADE = (r"wars?|deals?|agreements?|pacts?|partners?|partnerships?|minister|ministry|officials?|barriers?|tariffs?|talks|negotiations"
             r"|tensions?|representatives?|unions?|routes?|polic(?:y|ies)|secrets?|disputes?|organi[sz]ation|shows?|fairs?|relations?|relationships?"
             r"|ties|links?|truce|blocs?|corridors?|missions?|delegations?|finance|restrictions?|sanctions|associations?|chambers?|body|groups?"
             r"|rules|laws?|practices|conflicts?|frictions?|envoy|commissioner|cooperation|zones?|hubs?|data|figures|statistics|numbers|treat(?:y|ies)|fund|unionists?"
             r"|winds?|facilitation|embargo(?:es)?|ban|bans|curbs|preferences|privileges|status|expo|bodies|lawyers|experts?|analysts?")
EXPORT_NOT = (r"controls?|markets?|destinations?|bans?|restrictions?|potential|capacity|orders?|routes?|pipelines?|pipeline|credits?|credit|sectors?|industr(?:y|ies)"
              r"|dut(?:y|ies)|tariffs?|quotas?|licen[cs]es?|curbs|prices?|substitution|subsid(?:y|ies)|oriented|led|growth\s+model|promotion|terminals?|hubs?")
GOODS = (r"crude(?:\s+oil)?|oil(?:\s+products)?|natural\s+gas|pipeline\s+gas|liquefied\s+natural\s+gas|LNG|gas|coal|energy|petroleum(?:\s+products)?|fuels?|electricity"
         r"|soy(?:bean)?s?|wheat|corn|grain|barley|rice|sugar|beef|pork|poultry|meat|fish|seafood|dairy(?:\s+products)?|farm(?:\s+(?:produce|goods|products))?|agricultural(?:\s+(?:goods|products))?"
         r"|agri-?food|food(?:stuffs)?|fruit|wine|timber|wood|iron\s+ore|iron|steel|alumini?um|copper|nickel|gold|diamonds|metals|ores?|minerals|rare\s+earths?|fertili[sz]ers?|chemicals"
         r"|machinery|electronics|cars?|vehicles?|automobiles?|auto|trucks|aircraft|smartphones|semiconductors|chips|microchips|textiles?|clothing|apparel|footwear"
         r"|pharmaceuticals?|medicines|drugs|arms|weapons|weapon|defen[cs]e|military(?:\s+equipment)?|services|technology|high-tech|solar\s+panels|batteries|equipment"
         r"|raw\s+materials|commodit(?:y|ies)|manufactured\s+goods|consumer\s+goods|industrial(?:\s+goods)?|dual-use(?:\s+goods)?|nuclear\s+fuel|uranium|cotton|tea|coffee|cocoa|palm\s+oil|rubber|tobacco|alcohol")

CONCEPTS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in [
    ("other", r"\b(?:(?:budget|fiscal|current[\s-]account|infrastructure|income|gender|wage|funding|trust|technology)\s+(?:deficit|surplus|gap)"
              r"|invest(?:ments?|ed|ing|s|ors?)?|FDI|GDP|gross\s+domestic\s+product|econom(?:y|ies)|output|loans?|lent|lends?|lending|debts?|aid|assistance"
              r"|credits?|bonds?|reserves|budget|spending|spent|expenditure|profits?|earned|contracts?|deals?|agreements?|pacts?|assets|stakes?|funds?|funding"
              r"|duties|levies|prices?|pric(?:ed|ing)|inflation|remittances|touris[tm]s?|fines?|capital|market\s+value|projects?|pipelines?|costs?|fees?|salar(?:y|ies)"
              r"|stocks?|income|per\s+capita|population|subsid(?:y|ies)|losses|damages?|grants?|swaps?|borrow(?:ed|ing)|financing|sanctions|markets?|companies|company"
              r"|retail\s+sales|car\s+sales|consumption|production|produced|demand|capacity|construction|war\s+chest|frozen|bailout|takeover|acquisition|listing|turnover\s+tax)\b"
              r"|\b(?:tariffs?|taxes|levies|duties)\s+(?:of|on|worth|that|to|at|from|as|ranging|for|against)\b"),
    ("world", r"(?i:\b(?:global|world(?:['’]s)?|international|foreign|external|worldwide|total\s+foreign)\s+(?:merchandise\s+|goods\s+)?trade\b"
              r"|\b(?:total|overall|global|worldwide|aggregate)\s+(?:goods\s+|merchandise\s+)?(?:exports?|imports?|trade)\b(?!\s+(?:to|from|with|between)\b|\s+(?:turnover|volume)\s+(?:with|between)\b)"
              r"|\b(?:exports?|imports?|trade|(?:trade\s+)?deficit|(?:trade\s+)?surplus)\s+(?:to|from|with)\s+(?:the\s+)?(?:rest\s+of\s+the\s+)?world\b)"),
    ("balance", r"\b(?:(?:trade|trading|goods|merchandise|bilateral|commercial|overall|annual)\s+){0,3}(?:deficits?|surplus(?:es)?|imbalances?|shortfall)\b(?:\s+(?:in|on)\s+(?:the\s+)?(?:trade(?:\s+(?:of|in)\s+goods)?|goods(?:\s+trade)?|merchandise(?:\s+trade)?)\b)?"
                r"|\b(?:trade|trading|merchandise)\s+(?:gap|balance)\b|\bgap\b(?=\s+with\b)"),
    ("exports", rf"\b[Ee]xport(?:s|ed|ing)?\b(?![\s-]+(?:{EXPORT_NOT})\b)(?:\s+(?:earnings|revenues?|volumes?))?"),
    ("imports", rf"\b[Ii]mport(?:s|ed|ing)?\b(?![\s-]+(?:{EXPORT_NOT})\b)(?:\s+(?:bill|volumes?))?"),
    ("sold", r"\b(?:[Ss]hipments?|shipped|ships|[Dd]eliveries|delivered|[Ss]upplies|supplied|supply|supplies|[Ss]ales|sold|sells?|selling)\b"),
    ("bought", r"\b(?:[Pp]urchases?|purchased|purchasing|bought|buys?|buying|took|takes|received)\b"),
    ("total", rf"\b(?:[Tt]rad(?:e|ing)\s+(?:turnover|volumes?|value|flows?|exchanges?|revenue)|[Tt]rade\s+in\s+(?:goods|services)(?:\s+and\s+services)?|[Tt]urnover"
              rf"|(?:[Gg]oods|[Cc]ommodity)\s+turnover|[Tt]rade(?![\s-]+(?:{NOT_TRADE})\b)|[Cc]ommerce|traded|exchange\s+of\s+goods|(?:[Cc]ommercial|[Ee]conomic)\s+exchanges?|(?:[Bb]ilateral|[Mm]utual|[Tt]rade)\s+(?:payments|settlements))\b"),
]))
# Words between a concept and its party: "China's total merchandise exports", "Russian crude shipments".
BRIDGE = re.compile(r"(?:['’]s?)?(?:\s+(?!(?:to|from|with|by|and|or|but|said|was|were|is|are|has|have|had|will|would|as|in|on|at|for|of|that|which|while|its|their"
                    r"|than|after|before|rose|fell|grew|reached|hit|stood|saw|told|between|against|into|over)\b)[\w-]+){0,4}\s*")
JOINT = re.compile(r"\s*[-–—‑/]\s*|\s+and\s+|\s+with\s+|['’]s?\s+and\s+")
PREPOSITION = re.compile(r"[^,;:()]{0,90}\b(?P<word>with|to|from|between|of|by|for|into|and|among)\s+(?:(?:the|mainland|neighbou?ring|its|their|both|communist|sanctions-hit"
                         r"|neighbou?rs?|ally|rival|partner|partners|EU|president|for|some)\s+){0,3}(?:(?:its|the|their)?\s*(?:[\w-]+\s+){0,3}(?:partner|neighbou?r|ally|rival|customer),\s+)?")
CROSSING = re.compile(r"\b(?:export|import)(?:s|ed|ing)?\b|\b(?:deficit|surplus|bought|sold|shipped|purchas\w+)\b")
ASIDE = re.compile(r"\([^()\d]{0,40}$")
THERE = re.compile(r"(?:\s+(?:goods|products))?\s+(?:to|from|with)\s+(?:the\s+country|the\s+latter|it|them|that\s+country|there|(?:the|its)\s+(?:\w+\s+)?(?:neighbou?r|bloc|ally|partner))\b")
VERBS = re.compile(r"^(?:exported|exporting|imported|importing|shipped|ships|delivered|supplied|sold|sells?|selling|purchased|bought|buys?|buying|traded|took|takes|received|purchasing)$", re.I)
BILATERAL = re.compile(r"\b(?:bilateral|mutual|two-way|reciprocal)\b|\b(?:between|among)\s+(?:the\s+(?:two|sides|countries|neighbou?rs|pair|powers|nations|giants)|them|both|our)"
                       r"|\bthe\s+two\s+(?:countries|sides|nations|powers|neighbou?rs|economies|giants|states)\b|\bthe\s+countries['’]|\btheir\b", re.I)
TWO = re.compile(r"\b(?:between|among)\s+(?:the\s+(?:two|sides|countries|neighbou?rs|pair|powers|nations|giants)|them|both|our)", re.I)
ANAPHOR = re.compile(r"^\W*(?:(?:But|And|Yet|Still|However|In\s+\w+|By\s+\w+|Last\s+\w+|This\s+\w+),?\s+)?(?:It|That|This|These|The\s+(?:figure|total|number|volume|amount|sum|value|latter)|Both|Turnover)\b", re.I)
ITS_LEVEL = re.compile(r"\b(?:it|this|that|which)\s+(?:now\s+|already\s+)?(?:amount|stood|stands?|reach|total|rose|grew|fell|hit|exceed|was\s+worth|is\s+worth)", re.I)
CAUSE = re.compile(r"\b(?:driven|thanks|due|owing|because|helped|led|fuell?ed|boosted|supported|on\s+the\s+back|amid|despite|including|excluding|reflecting)\b[^,]{0,40}$", re.I)
PASSIVE_GOODS = re.compile(r"\b(?:goods|products|merchandise|cargo|crude|oil|gas|coal|tonnes|tons|barrels|weapons|arms|it)\b", re.I)
CHANGE_VERB = (r"(?:ros|gr[eo]w|increas|climb|jump|surg|soar|expand|swell|swoll?en|leap|leapt|rall|rebound|gain|advanc|balloon|widen|fall|fell|drop|declin|decreas|shrank|shrunk|shrink|plung|plummet|slump|slid|tumbl|narrow"
               r"|contract|dip|slip|sank|sunk|collaps|ris|boost|inch|edg|went\s+up|going\s+up|go\s+up|went\s+down|cut|lift|rais|reduc|halv|accelerat|add|spik|skyrocket|nosediv|crash|improv|mushroom|multipl|eas)\w*")
BY_CHANGE = re.compile(rf"\b{CHANGE_VERB}\b[^,;.$€£¥]{{0,60}}\bby\s+(?:about|some|around|nearly|almost|over|more\s+than|just|only|roughly|as\s+much\s+as|a|another|an\s+estimated|up\s+to)*\s*(?:a\s+)?$", re.I)
BARE_CHANGE = re.compile(rf"\b{CHANGE_VERB}\s+(?:(?:by|about|some|around|nearly|almost|over|more\s+than|less\s+than|just|only|roughly|another|an?|additional|further|sharply|slightly|an\s+estimated|as\s+much\s+as|up\s+to)\s+)*$", re.I)
NOUN_CHANGE = re.compile(r"\b(?:rise|increase|growth|jump|gain|drop|decline|decrease|fall|surge|reduction|contraction|slump|expansion|plunge)\s+of\s+(?:(?:about|some|around|nearly|almost|over|more\s+than|just|only)\s+)*$", re.I)
GROWN = re.compile(r"fold\b|doubl|tripl|trebl|quadrupl|quintupl|halv", re.I)
PASSIVE = re.compile(r"(?:\s+(?:of|worth|in)\s+[\w-]+){0,2}\s+(?:was|were|is|are|had\s+been|have\s+been|has\s+been|being)\s+", re.I)
WAS = re.compile(r"\s+(?:was|were|is|are)\s+(?:(?:the|its|their|for|[A-Z]\w+(?:['’]s?)?)\s+){0,3}")
UP = re.compile(r"(?<!made )(?<!make )(?<!makes )(?<!making )\b(?:up|down)\s+(?:(?:by|about|some|around|nearly|almost|over|more\s+than|just|only|roughly|an?|an?\s+estimated)\s+)*$", re.I)
CHANGE_AFTER = re.compile(r"^\s*\)?[\s-]*(?:(?:points?|year[\s-]on[\s-]year|annual|yearly|overall|average|sharp|steep|further)\s+){0,3}(?:more|less|higher|lower|above|below|increase|rise|growth|jump|gain|drop|decline|decrease|fall|surge|expansion|reduction|contraction|slump|plunge)\b", re.I)
SHARE_AFTER = re.compile(r"^\s*(?:\)|share\s+)?\s*(?:of|in)\s+(?P<np>[^;.]{0,110})", re.I)
SHARE_BEFORE = re.compile(r"\b(?:account(?:s|ed|ing)?\s+for|ma(?:ke|kes|de|king)\s+up|represent(?:s|ed|ing)?|compris(?:es|ed|ing)|constitut(?:es|ed|ing)|shares?|proportion|percentage|took|takes)\b(?:[^;.]|\.(?=\d)){0,80}$", re.I)
CURRENCY_SHARE = re.compile(r"\b(?:settle[ds]?|settlements?|settling|conducted|carried\s+out|denominated|invoiced|paid|handled|priced|done)\b[^.;]{0,60}\b(?:rou?bles?|yuan|renminbi|currenc(?:y|ies)|dollars?|euros?|rupees?|dirhams?|lira)\b", re.I)


@dataclass(frozen=True)
class Concept:
    """One trade word in a sentence with the parties that its own phrase names."""

    start: int
    end: int
    name: str                                # total exports imports balance other
    verb: bool = False
    left: str = ""                           # whose: the possessor, adjective or subject
    left_kind: str = ""
    right: tuple[str, ...] = ()              # with, to or from whom
    preposition: str = ""
    pair: tuple[str, ...] = ()               # "between A and B", "A-B trade"
    bilateral: bool = False                  # "bilateral trade", "trade between them"
    scope: str = "all goods"


@dataclass(frozen=True)
class Memory:
    """What the article spoke of last: the pair, whose side it took, and the concept."""

    pair: tuple[str, ...] = ()
    reporter: str = ""
    concept: str = ""
    flow: str = ""
    scope: str = "all goods"
    share: tuple[str, str] = ("", "")        # of whose, and of what, a share was spoken of last
    main: tuple[str, ...] = ()               # the two actors the whole article names most


@dataclass(frozen=True)
class Reading:
    """What a number is about. `concept` is total, exports, imports, balance, share or "" (no bilateral trade)."""

    concept: str = ""
    change: bool = False
    reporter: str = ""
    partner: str = ""
    flow: str = ""
    scope: str = ""
    base: bool = False                       # a level that another is compared with ("from $108 billion")
    start: int = -1                          # the words that say so, in the sentence
    end: int = -1
    world: bool = False                      # trade with the whole world, no figure of two partners
    trail: Concept | None = field(default=None, compare=False, repr=False)


def concepts(text: str, mentions: list[Mention], numbers: list[tuple[int, int]]) -> list[Concept]:
    """Trade words of a sentence in reading order, each with the parties of its own phrase."""
    found = []
    for match in CONCEPTS.finditer(text):
        name = match.lastgroup
        word = match.group()
        if ASIDE.search(text[max(0, match.start() - 40):match.start()]) and re.match(r"[^()\d]{0,40}\)", text[match.end():]):
            continue                          # "(exports and imports combined)"
        verb = bool(VERBS.match(word))
        concept = Concept(match.start(), match.end(), name, verb)
        if name not in ("other", "world"):
            concept = _parties(concept, text, mentions, numbers)
        if name in ("sold", "bought"):
            concept = _exchange(concept, text, mentions)
            if concept is None:
                continue
        found.append(concept)
    return found


def _exchange(concept: Concept, text: str, mentions: list[Mention]) -> Concept | None:
    """"shipments to India", "bought Russian goods": exports and imports under other words; "car sales" are neither."""
    name = "exports" if concept.name == "sold" else "imports"
    after = text[concept.end:concept.end + 130]
    goods = PASSIVE_GOODS.search(after[:90]) or re.search(rf"\b(?:{GOODS})\b", text[max(0, concept.start - 25):concept.start])
    toward = concept.preposition in ("to", "into") if name == "exports" else concept.preposition == "from"
    adjective = name == "imports" and any(m.kind == "adjective" and 0 <= m.start - concept.end < 90 for m in mentions)
    direction = re.match(r"\s+in\s+the\s+(?:other|opposite|reverse)\s+direction", after)
    if direction or toward or (goods and (concept.right or adjective or (concept.verb and concept.left))):
        return replace(concept, name=name, bilateral=concept.bilateral or bool(direction))
    if not concept.verb and goods and concept.name == "sold":
        return replace(concept, name=name)
    return None


def _parties(concept: Concept, text: str, mentions: list[Mention], numbers: list[tuple[int, int]]) -> Concept:
    before = [m for m in mentions if m.end <= concept.start]
    after = [m for m in mentions if m.start >= concept.end]
    left, kind, pair = "", "", ()
    if before:
        last = before[-1]
        gap = text[last.end:concept.start]
        if len(gap) < 80 and BRIDGE.fullmatch(gap):
            left, kind = last.actor, last.kind
            if len(before) > 1 and before[-2].actor != left and JOINT.fullmatch(text[before[-2].end:last.start]):
                pair = before[-2].actor, left
        elif concept.verb and not _crosses(gap):
            left, kind = last.actor, last.kind
    right, word = _right(concept, text, after, numbers)
    if word in ("between", "among") and len(right) > 1:
        pair, right = right[:2], ()
    if word == "and" and len(right) == 1:
        right = ()
    window = text[max(0, concept.start - 45):min(len(text), concept.end + 60)]
    return replace(concept, left=left, left_kind=kind, right=right, preposition=word, pair=pair,
                   bilateral=bool(BILATERAL.search(window) or THERE.match(text[concept.end:concept.end + 60])), scope=_scope(concept, text, before, after))


def _crosses(gap: str) -> bool:
    """Whether a subject this far back belongs to another clause."""
    return len(gap) > 90 or bool(re.search(r"[;:]|,\s+(?:and|while|but)\b", gap))


def _right(concept: Concept, text: str, after: list[Mention], numbers: list[tuple[int, int]]) -> tuple[tuple[str, ...], str]:
    """The parties behind "with", "to", "from", "of" or "between", and that word."""
    if not after:
        return (), ""
    first = after[0]
    gap = text[concept.end:first.start]
    if len(gap) > 160 or CROSSING.search(gap):
        return (), ""
    match = PREPOSITION.fullmatch(gap)
    inside = any(concept.end <= start < first.start for start, _ in numbers)
    if not match:
        if concept.verb and first.kind != "adjective" and re.fullmatch(r"\s+(?:the\s+)?", gap):
            return (first.actor,), "to"      # "sold China goods"
        if concept.name in ("imports", "bought") and first.kind == "adjective" and len(gap) < 60 and not re.search(r"[,;]", gap):
            return (first.actor,), "from"    # "imported Russian goods"
        return (), ""
    word = match["word"]
    if inside and not concept.verb and not re.search(r"\b(?:worth|of)\s*$|\bto\b", gap[:12]):
        return (), ""
    if re.search(rf"\b{CHANGE_VERB}\b|\b(?:reached|hit|stood|was|were|totall?ed|amounted|came|is|are|has|have|said)\b", gap):
        return (), ""
    if first.kind == "adjective" and word in ("of", "for"):
        return (first.actor,), "from" if concept.name in ("imports", "bought") else "by"
    if word == "of" and concept.name in ("imports", "bought"):
        word = "from" if first.kind == "adjective" else "by"
    if len(after) > 1 and re.fullmatch(r"['’]s?\s+(?:[\w-]+\s+){0,4}(?:partner|neighbou?r|ally|rival|customer),?\s+", text[first.end:after[1].start]):
        return (after[1].actor,), word       # "trade with Germany's largest partner, China"
    actors = [first.actor]
    for previous, following in zip(after, after[1:], strict=False):
        joint = text[previous.end:following.start]
        if re.fullmatch(r"\s*,\s*(?:and\s+)?|\s+and\s+(?:the\s+)?", joint) or (word == "from" and re.fullmatch(r"\s+(?:in)?to\s+(?:the\s+)?", joint)):
            actors.append(following.actor)
        else:
            break
    return tuple(dict.fromkeys(actors)), word


def _scope(concept: Concept, text: str, before: list[Mention], after: list[Mention]) -> str:
    left = text[max(0, concept.start - 40):concept.start]
    right = text[concept.end:concept.end + 60]
    match = (re.search(rf"((?:\bnon-|\b)(?:{GOODS}))\s+$", left, re.I)
             or re.match(rf"\s+(?:of|in)\s+(?:[\w-]+\s+){{0,3}}?({GOODS})\b", right, re.I)
             or (re.match(rf"[^,;.]{{0,60}}?\b(?:tonnes|tons|barrels|cubic\s+met(?:re|er)s|bushels|worth)\s+of\s+(?:[\w-]+\s+){{0,2}}?({GOODS})\b", text[concept.end:concept.end + 110], re.I)
                 if concept.verb else None)
             or (re.match(rf"\s+(?:[\w-]+\s+){{0,2}}?({GOODS})\b", right, re.I) if concept.verb else None))
    if match:
        found = re.sub(r"\s+", " ", match.group(1).lower())
        return "goods and services" if re.search(r"goods\s+and\s+services", right[:40]) else found
    if re.search(r"\bgoods\s+and\s+services\b", text[max(0, concept.start - 20):concept.end + 40]):
        return "goods and services"
    return "all goods"


def _governing(text: str, found: list[Concept], start: int, end: int, numbers: list[tuple[int, int]]) -> tuple[Concept | None, str]:
    """The concept a number at start..end belongs to and how: share, after (the noun it counts), before, or ""."""
    following = [c for c in found if c.start >= end]
    nxt = next((s for s, _ in numbers if s >= end), len(text))
    if following and following[0].start < nxt:
        near = following[0]
        gap = text[end:near.start]
        if re.fullmatch(r"\s*(?:\)\s*)?(?:-?(?:worth\s+of|of|in|as)\s+)?(?:(?:the|its|their|our|annual|yearly|total|overall|bilateral|mutual|two-way|Chinese|Russian|goods|merchandise|"
                        r"record|combined|additional|in|of|worth|monthly|a|new|direct|[\w.]+['’]s?|[A-Z][\w.-]+)\s+){0,6}", gap) and not near.verb:
            if near.name != "other" or not re.fullmatch(r"\s*in\s+(?:the\s+)?", gap):
                return near, "after"
        if (PASSIVE if near.verb else WAS).fullmatch(gap):
            return near, "after"
    preceding = [c for c in found if c.end <= start]
    for concept in reversed(preceding):
        apposed = concept.name == "other" and re.match(r"[^,.;]{0,25},", text[concept.end:start]) and re.search(
            r",\s[^,;.]{0,40}$", text[max(0, concept.start - 45):concept.start])
        if apposed and any(c.end <= concept.start and c.name != "other" for c in preceding):
            continue                          # "Germany, Europe's largest economy, …"
        cause = CAUSE.search(text[max(0, concept.start - 60):concept.start])
        if cause and not re.match(r",?\s+(?:which|that)\b", text[concept.end:]) and "," in text[concept.end:start] and any(c.end <= concept.start for c in preceding):
            continue
        return concept, "before"
    return None, ""


def _is_change(text: str, kind: str, start: int, end: int, stated: str) -> bool:
    """Whether the number is a change ("rose by $12 billion") and no level ("rose to $12 billion")."""
    left, right = text[max(0, start - 110):start], text[end:end + 60]
    if kind == "multiple":
        return bool(GROWN.search(text[start:end]) or BARE_CHANGE.search(left) or BY_CHANGE.search(left)) \
            and not re.match(r"\s+(?:its|the|that|those|as)\b", right)
    if re.search(r"\b(?:to|at|from|reach\w*|hit|total\w*|stood\s+at|of\s+up\s+to)\s+(?:(?:about|some|around|nearly|almost|over|more\s+than|less\s+than|just|only|roughly|a|an|record|as\s+much\s+as|well|the|its|present|current|high|low|new|total|of)\s+)*$", left, re.I):
        return False
    if CHANGE_AFTER.match(right) or UP.search(left) or BY_CHANGE.search(left) or BARE_CHANGE.search(left) or NOUN_CHANGE.search(left):
        return True
    return kind == "percent" and (bool(stated) or bool(re.match(r"^\s*(?:\)|year|from|compared|in\s+(?:the\s+)?(?:first|same))", right)) or left.endswith("(")
                                  or bool(re.search(rf"\b{CHANGE_VERB}\b|growth|rate", left[-70:], re.I)))


@dataclass
class Sentence:
    """What `read` needs of one sentence: its words, numbers, actors, and which actors only speak."""

    text: str
    numbers: list[dict]                      # start, end, kind, unit, change of each quantity, in order
    mentions: list[Mention]
    cited: list[tuple[int, int]]             # spans of the sources cited

    def __post_init__(self):
        self.spans = [(n["start"], n["end"]) for n in self.numbers if n["kind"] not in ("date", "ordinal", "enumerator", "name")]
        speaking = [m for m in self.mentions if any(s <= m.start < e for s, e in self.cited)]
        self.acting = [m for m in self.mentions if m not in speaking]
        self.speaking = [m.actor for m in speaking]
        self.found = concepts(self.text, self.acting, self.spans) if self.spans else []
        if self.spans and not any(c.name not in ("other", "world") for c in self.found):
            self.found = concepts(self.text, self.mentions, self.spans)
        self.parties = {m.actor for c in self.found for m in self.acting if m.actor in c.right and c.end <= m.start < c.end + 120}


VAGUE = {"West", "NATO", "BRICS", "G7", "G20", "United Nations", "SCO", "OPEC", "Central Asia", "Middle East", "Latin America"}
TRADE_KINDS = {"money", "percent", "multiple", "measure", "fraction"}
UNIT_PRICE = re.compile(r"^\s*(?:a|an|per|/)\s*(?:tonne|ton|barrel|kilo\w*|kg|unit|litre|ounce|person|head|hour|day|share|mmbtu|million\s+btu|thousand\s+cubic)\b", re.I)
CONVERSION = re.compile(r"\s*[(\[]\s*(?:(?:about|around|approximately|approx\.?|some|nearly|or|almost|roughly|equivalent\s+to|equal\s+to|i\.e\.,?|=|~|over|more\s+than)\s*)*"
                        r"|,?\s+(?:or|equivalent\s+to)\s+(?:(?:about|around|approximately|some|nearly|almost|roughly|over|just|under)\s+)*")
FOR_HOLDER = re.compile(r"^[^,;.]{0,30}?\b(?:for|in\s+favou?r\s+of)\s+(?:the\s+)?$")


def conversions(text: str, numbers: list[dict]) -> set[int]:
    """Positions in `numbers` of amounts that only restate the one before in another currency."""
    found = set()
    for i, (one, two) in enumerate(zip(numbers, numbers[1:], strict=False), 1):
        if (one["kind"] == two["kind"] == "money" and one["unit"] != two["unit"]
                and CONVERSION.fullmatch(text[one["end"]:two["start"]])):
            found.add(i)
    return found


def read(sentence: Sentence, memory: Memory) -> tuple[list[Reading], Memory]:
    """One Reading a number of the sentence, in order, and the memory for the next sentence."""
    skip = conversions(sentence.text, sentence.numbers)
    respective = _respective(sentence)
    readings, carried, spoke = [], memory, False
    for i, number in enumerate(sentence.numbers):
        reading = Reading()
        taxed = TAXED.search(sentence.text[max(0, number["start"] - 120):number["start"]])
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
    return replace(memory, pair=(reading.reporter, reading.partner), reporter=side, concept=concept, flow=reading.flow,
                   scope=reading.scope)


def _look_back(sentence: Sentence, memory: Memory, spoke: bool) -> Memory:
    """After the sentence: the concept holds one sentence on; two actors named together become the pair."""
    if not spoke:
        memory = replace(memory, concept="", flow="")
        named = [c for c in sentence.found or (concepts(sentence.text, sentence.acting, []) if QUICK.search(sentence.text) else [])
                 if c.name in ("total", "exports", "imports", "balance") and (c.pair or c.left and c.right or c.bilateral)]
        if named:
            reporter, partner, flow = _orient(sentence, named[-1], memory, "", len(sentence.text))
            side = reporter if named[-1].name != "total" else ""
            if reporter and partner and reporter != partner:
                return replace(memory, pair=(reporter, partner), reporter=side, concept=named[-1].name, flow=flow)
        pair = _coordinated(sentence, len(sentence.text))
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
    if concept is not None and _bare(concept) and (OVERALL.match(text) or memory.concept == "world" or any(
            c.name == "world" and c.end <= concept.start for c in sentence.found)):
        return Reading(world=True)
    if concept is None or concept.name == "other" or (kind == "measure" and concept.name not in ("exports", "imports")):
        return Reading()
    change = _is_change(text, kind, start, end, number["change"])
    if kind in ("percent", "multiple") and not change:
        if how == "after" or kind == "multiple":
            return Reading()
        if re.search(r"\b(?:at|around|about)\s+(?:just\s+|only\s+)?$", text[max(0, start - 20):start]):
            owner, _ = memory.share
            if not spoke or not owner:
                return Reading()
            other = next((a for a in memory.pair if a != owner), "")
            flow = {"exports": f"{owner}→{other}", "imports": f"{other}→{owner}"}.get(concept.name, "both")
            return Reading("share", False, owner, other, flow, concept.scope, False, concept.start, concept.end, concept)
        change = True
    partner = partner or _override(sentence, i, concept)
    reporter, partner, flow = _orient(sentence, concept, memory, partner, end)
    if not partner or not reporter or reporter == partner:
        return Reading()
    base = bool(BASE_LEVEL.search(text[max(0, start - 40):start])) and not change
    return Reading(concept.name, change, reporter, partner, flow, concept.scope, base, concept.start, concept.end, concept)


def _bare(concept: Concept) -> bool:
    """Whether the phrase names no party but perhaps its owner: "exports", "Indian exports"."""
    return concept.name in ("exports", "imports", "balance") and not concept.right and not concept.pair and not concept.bilateral


def _from_world(sentence: Sentence, i: int, concept: Concept, memory: Memory) -> Reading:
    """A figure of trade with the whole world is none of two partners, unless "those from China" picks one out."""
    partner = _override(sentence, i, concept)
    word = re.search(r"export|import", sentence.text[concept.start:concept.end], re.I)
    owner = next((m.actor for m in reversed(sentence.acting) if m.end <= concept.start), "")
    if not partner or not word or not owner or owner == partner:
        return Reading(world=True)
    name = word.group().lower() + "s"
    number = sentence.numbers[i]
    change = _is_change(sentence.text, number["kind"], number["start"], number["end"], number["change"])
    flow = f"{owner}→{partner}" if name == "exports" else f"{partner}→{owner}"
    return Reading(name, change, owner, partner, flow, "all goods", False, concept.start, concept.end, concept)


OVERALL = re.compile(r"\s*[“\"]?(?:Overall|In\s+total|Altogether|In\s+all|Worldwide|Globally)\b")
QUICK = re.compile(r"\b(?:trade|commerce|exports?|imports?|turnover|deficit|surplus)\b", re.I)
TAXED = re.compile(r"\b(?:tariffs?|tax(?:es|ed)?|duties|levies|levy|levied|sanctions|curbs|retaliat\w+)\b[^;.]{0,60}\b(?:on|against|targeting|targeted|hit|hitting|covering|to)\s+"
                   r"(?:(?:about|some|around|nearly|almost|over|more\s+than|another|an?|additional|roughly|up\s+to|the)\s+)*$", re.I)
BASE_LEVEL = re.compile(r"\b(?:from|compared\s+(?:with|to)|against|versus|vs\.?|(?<!more\s)(?<!less\s)(?<!fewer\s)than)\s+(?:(?:the|a|an|about|some|around|nearly|almost|just|only|over|more\s+than|less\s+than|record"
                        r"|its|present|current|high|low|of|level)\s+)*$", re.I)


def _carried(sentence: Sentence, number: dict, memory: Memory) -> Concept | None:
    """"It rose to $12 billion", "They set a target of $30 billion": the concept of the sentence before."""
    if memory.concept in ("", "world") or sentence.found and any(c.name == "other" and c.end <= number["start"] for c in sentence.found):
        return None
    if not (ANAPHOR.match(sentence.text) or ITS_LEVEL.search(sentence.text) or re.search(r"\b(?:targets?|goals?|figure|level|mark|volume|indicator|amount)\b", sentence.text, re.I)):
        return None
    return Concept(0, 0, memory.concept, left=memory.reporter, pair=() if memory.concept in ("exports", "imports") else memory.pair,
                   right=tuple(a for a in memory.pair if a != memory.reporter)[:1] if memory.reporter else (), preposition="with", scope=memory.scope)


def _override(sentence: Sentence, i: int, concept: Concept) -> str:
    """Another partner than the concept's, named beside the number: "$20 billion with India and $11 billion with Iran"."""
    text, number = sentence.text, sentence.numbers[i]
    nxt = sentence.numbers[i + 1]["start"] if i + 1 < len(sentence.numbers) else len(text)
    for mention in sentence.acting:
        if number["end"] <= mention.start < nxt and re.fullmatch(
                r"\s*(?:(?:in|of|worth)\s+\w+\s+(?:\w+\s+)?)?(?:with|to|from)\s+(?:the\s+)?", text[number["end"]:mention.start]):
            following = [c for c in sentence.found if number["end"] <= c.start < mention.start]
            if not concept.right or not following:
                return mention.actor
    if i and sentence.numbers[i - 1]["end"] > concept.end:
        lead = text[sentence.numbers[i - 1]["end"]:number["start"]]
        for mention in sentence.acting:
            if sentence.numbers[i - 1]["end"] <= mention.start < number["start"] and re.search(
                    r"(?:,|\band|\bwhile|\bbut|;)\s+(?:with|to|from|that\s+with|(?:those|that)\s+(?:to|from|with))\s+(?:the\s+)?$", lead[:mention.start - sentence.numbers[i - 1]["end"]]):
                return mention.actor
            if sentence.numbers[i - 1]["end"] <= mention.start < number["start"] and re.match(
                    r"['’]s?\s+(?:figure|total|volume|trade)\s+(?:was|stood|came|reached|amounted)\b", text[mention.end:]) and concept.name == "total":
                return mention.actor
    return ""


def _counterpart(sentence: Sentence, actor: str, memory: Memory, position: int) -> str:
    """Who deals with `actor` where the phrase names one side only."""
    subjects = [m.actor for m in sentence.acting if m.end <= position and m.actor not in (actor, *VAGUE) and m.actor not in sentence.parties]
    known = [a for a in (memory.reporter,) if a and a != actor and actor in memory.pair]
    others = [a for a in memory.pair if a != actor] if actor in memory.pair else []
    later = [m.actor for m in sentence.acting if m.actor not in (actor, *VAGUE)]
    main = [a for a in memory.main if a != actor]
    for group in (subjects[-1:], known, [a for a in sentence.speaking if a != actor][:1], others, later[:1], main[:1]):
        if group:
            return group[0]
    return ""


def _coordinated(sentence: Sentence, position: int) -> tuple[str, ...]:
    """The last two actors before `position` (else the first behind it) named in one breath: "Xi and Putin"."""
    joined = [(one.actor, two.actor, two.end <= position) for one, two in zip(sentence.acting, sentence.acting[1:], strict=False)
              if one.actor != two.actor and JOINT.fullmatch(sentence.text[one.end:two.start])
              and not {one.actor, two.actor} & VAGUE]
    before = [pair for *pair, early in joined if early]
    chosen = before[-1] if before else joined[0][:2] if joined else ()
    return tuple(chosen)


def _pair(sentence: Sentence, memory: Memory, position: int = 0) -> tuple[str, str]:
    """The two parties of "bilateral trade", "trade between them" or bare "trade"."""
    named = tuple(dict.fromkeys(m.actor for m in sentence.acting if m.actor not in VAGUE))
    every = tuple(dict.fromkeys(m.actor for m in sentence.mentions if m.actor not in VAGUE))
    known = [pair for pair in (memory.pair, memory.main) if len(pair) == 2]
    for pair in (_coordinated(sentence, position),
                 named if any(set(named) == set(pair) for pair in known) else (),
                 *(pair for pair in known if set(pair) & set(named) or len(named) != 2),
                 named if len(named) == 2 else (), every if len(every) == 2 else (), *known):
        if len(pair) == 2:
            return pair[0], pair[1]
    return "", ""


def _listed(sentence: Sentence, concept: Concept) -> str:
    """"followed by the Netherlands in third place with a turnover of …": the partner in a list of partners."""
    if concept.name != "total":
        return ""
    for mention in reversed([m for m in sentence.acting if m.end <= concept.start]):
        return mention.actor if re.fullmatch(r"(?:\s+(?:came|ranked|was|in|at|the|\w+(?:th|nd|st|rd)|place|next)){0,5}\s+(?:with|at)\s+an?\s+(?:[\w-]+\s+){0,3}",
                                             sentence.text[mention.end:concept.start]) else ""
    return ""


def _orient(sentence: Sentence, concept: Concept, memory: Memory, partner: str, end: int) -> tuple[str, str, str]:
    """Reporter, partner and flow of a concept; empty strings where the text leaves them open."""
    given = partner or (concept.right[0] if concept.right else "") or _listed(sentence, concept)
    left = concept.left
    if concept.name == "total":
        if concept.pair and not partner:
            one, two = concept.pair[:2]
        elif given and given != left:
            home = next((a for a in memory.main if a != given), "") if given == _listed(sentence, concept) else ""
            one, two = left or home or _counterpart(sentence, given, memory, concept.start), given
        elif left and not concept.bilateral:
            one, two = left, _counterpart(sentence, left, memory, concept.start)
        else:
            one, two = _pair(sentence, memory, concept.start)
        return one, two, "both"
    if concept.name == "balance":
        return (*_balance(sentence, concept, memory, given, end), "both")
    seller = concept.name == "exports"
    if concept.preposition == "from" and len(concept.right) == 2 and not partner:        # "from A to B"
        source, goal = concept.right
        return (source, goal, f"{source}→{goal}") if seller else (goal, source, f"{source}→{goal}")
    if seller and concept.preposition in ("from", "by") and not partner:
        left, given = given, ""
    if not seller and concept.preposition in ("to", "into") and not partner:             # "Chinese imports to the US"
        left, given = given, left
    if not seller and concept.preposition == "by" and not partner:
        left, given = given, ""
    if not seller and concept.left_kind == "adjective" and not given and memory.reporter and left != memory.reporter \
            and memory.concept in ("exports", "imports") and left in memory.pair:
        left, given = memory.reporter, left                                             # "while Russian imports rose"
    if not seller and concept.left_kind == "adjective" and not given:
        mirror = next((c.left for c in sentence.found if c.name == "exports" and c.left not in ("", left) and left in c.right), "")
        if mirror:
            left, given = mirror, left                                                  # "Chinese imports fell, while German exports to China …"
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
    pair = named if len(named) == 2 else memory.pair if len(memory.pair) == 2 else _pair(sentence, memory, concept.start)
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
        if mention.start >= end and FOR_HOLDER.match(sentence.text[end:mention.start]):
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


def _share(sentence: Sentence, start: int, end: int, memory: Memory) -> Reading | None:
    """A percentage of someone's trade, exports or imports; None where the number is no share, empty if not bilateral."""
    text = sentence.text
    after = SHARE_AFTER.match(text[end:])
    before = SHARE_BEFORE.search(text[max(0, start - 160):start])
    whole = None
    if after:
        limit = end + after.end("np")
        stop = re.search(r"\b(?:was|were|is|are|has|have|went|came|now)\b|,", text[end:limit])
        limit = end + stop.start() if stop else limit
        whole = next((c for c in sentence.found if end <= c.start < limit and not c.verb), None)
        if whole is None and text[end:].lstrip(" )").startswith("of"):
            return Reading()                 # a share of something else
    if whole is None and before:
        cue = max(0, start - 160) + before.start()
        whole = next((c for c in reversed(sentence.found) if cue - 60 <= c.start < start and not c.verb), None)
        if whole is None and (again := _share_again(sentence, start, memory)):
            return again
        if whole is None or not re.search(r"shares?|proportion|percentage|account|ma[kd]|represent|compris|constitut", before.group(), re.I):
            return None
    if whole is None or whole.name == "other":
        return Reading() if whole is not None else None
    if whole.name == "world" and CURRENCY_SHARE.search(text):
        return Reading()
    if whole.pair or whole.bilateral or (whole.left and whole.right):
        one, two, flow = _orient(sentence, whole, memory, "", end)
        scope = "settled in national currencies" if CURRENCY_SHARE.search(text) else whole.scope
        return Reading("share", False, one, two, flow, scope, False, whole.start, whole.end, whole)
    possessor = [m for m in sentence.acting if m.end <= whole.start and BRIDGE.fullmatch(text[m.end:whole.start])][-1:]
    owner = whole.left or (possessor[0].actor if possessor else "") or (whole.right[0] if whole.preposition in ("of", "by") and whole.right else "")
    subjects = [m for m in sentence.acting if m.actor != owner and m.actor not in VAGUE]
    earlier = [m.actor for m in subjects if m.end <= start]
    if not owner and memory.reporter and not whole.right:
        owner = memory.reporter
        earlier = [a for a in memory.pair if a != owner] or earlier
    elif not owner:
        owner = next((a for a in memory.main if a not in earlier[:1]), "")
    other = whole.right[0] if whole.right and whole.right[0] != owner else ""
    other = other or (earlier[-1] if len(set(earlier)) == 1 else earlier[0] if earlier else "") \
        or next((a for a in memory.pair if a != owner and owner in memory.pair), "")
    if not owner or not other or owner == other:
        return Reading()
    word = whole.name if whole.name != "world" else text[whole.start:whole.end].lower().rstrip("s").split()[-1] + "s"
    flow = {"exports": f"{owner}→{other}", "imports": f"{other}→{owner}"}.get(word, "both")
    return Reading("share", bool(BY_CHANGE.search(text[max(0, start - 110):start])), owner, other, flow, whole.scope, False,
                   whole.start, whole.end, whole)


def _share_again(sentence: Sentence, start: int, memory: Memory) -> Reading | None:
    """"China's share fell to 6 percent", after a sentence on the share of another."""
    owner, name = memory.share
    for mention in sentence.acting:
        if mention.end <= start and re.match(r"['’]s?\s+(?:own\s+)?share\b", sentence.text[mention.end:]) and owner not in ("", mention.actor):
            flow = {"exports": f"{owner}→{mention.actor}", "imports": f"{mention.actor}→{owner}"}.get(name, "both")
            return Reading("share", False, owner, mention.actor, flow, "all goods", False, mention.start, mention.end)
    return None


def _respective(sentence: Sentence) -> dict[int, tuple[Concept | None, str]]:
    """For "A and B stood at x and y respectively": the concept and partner each number of the list belongs to."""
    word = re.search(r"\brespectively\b", sentence.text)
    if not word:
        return {}
    numbers = sentence.numbers
    runs: list[list[int]] = []
    for i, number in enumerate(numbers):
        if number["kind"] not in TRADE_KINDS:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and numbers[last]["kind"] == number["kind"] and re.fullmatch(
                r"(?:\s*\([^)]{0,40}\))?\s*(?:,|and|,\s*and)\s*(?:by\s+|to\s+|at\s+|about\s+|nearly\s+|some\s+)?", sentence.text[numbers[last]["end"]:number["start"]]):
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
            assigned |= {i: (concept, "") for i, concept in zip(run, trade[-len(run):], strict=True)}
    return assigned
