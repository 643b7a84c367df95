"""Tells page furniture by a line's own words: menus, bylines, dates, credits, counts, offers to the reader.

Phrases stand in data/lexicons/page_furniture.csv; here are the shapes that no list of phrases can hold.
A long sentence is never furniture for one word in it: rules that look inside a line ask how long it is.
Every pattern sees a bounded part of the line, so time grows with the number of lines.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from newsdesk.articles.lines import Line

LEXICON = Path(__file__).parents[3] / "data" / "lexicons" / "page_furniture.csv"

# -- dates -------------------------------------------------------------------------------------------

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH} ?,?[ -]\d{{4}}"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})",
    re.I,
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_TIME = r"(?:t?\d{1,2}[:.h]\d{2}(?::\d{2})?z?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_ZONE = (
    r"(?:\(?(?:gmt|utc|bst|est|edt|et|pst|pdt|pt|cst|cdt|ct|cet|cest|ist|msk|hkt|sgt|aest|eat|wat)"
    r"(?:[+-]\d{1,2})?\)?)"
)
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|issued|created|date|dated|added|on|at|by)\b"
    rf"[ :,|·-]{{0,3}}){{0,3}}(?:{_DAY},? ?)?(?:{DATE.pattern}|{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})"
    rf"(?:[ ,|·•@/–—-]{{0,4}}(?:at )?{_TIME})?(?:[ ,]{{0,2}}{_ZONE})?",
    re.I,
)
_DATE_FIRST = re.compile(
    rf"(?:date|published|posted|"
    rf"updated)\b(?: on)?:? {DATE.pattern}(?: {_TIME})?(?: {_ZONE})? (?=[A-Z“\"‘])",
    re.I,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ /-]{2,30}(?:, [A-Z][\w.' ]{2,20}?)?"
    rf"(?:[,. ]{{1,2}}(?i:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:, \d{{4}})?\.?)?"
    r"(?: ?(?:\((?:[A-Z][\w ./-]{1,40}(?:, \d{4})?)\)|/[A-Z]{3,10}/\.?))?"
    r"(?: ?(?:--|[–—-]) | ?: |(?<=/\.) )(?=[A-Z“\"‘'])"
)
_DATELINE_ALONE = re.compile(r"[A-Z][\w.,’' -]{2,40}\((?:[A-Z][\w ]{1,20})\) ?[—–-]{0,2}$")

# -- names and credits -------------------------------------------------------------------------------

NAME = r"(?:[^\W\d_a-z][\w.’'-]{0,25}|de|van|von|der|al|bin|el|da|di|la|le|ibn)"
_BYLINE = re.compile(
    rf"(?i:by|from|text|words|story)[ :]{{1,3}}{NAME}(?: {NAME}){{0,4}}(?= ?(?:[,|/–—•·&@-]|$)| and |"
    rf" in | for | at | \d)"
)
_NOTE = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][\w.’'-]{0,25}[, ]{1,2}){1,6})(?:[^.]{0,80}, )?"
    r"(?:is|was|are|writes|covers|reports|works|serves|served|teaches|joined|leads|specialis|"
    r"specializ|holds|"
    r"contributed|currently|has (?:been|written|reported|covered|worked|published))\b"
)
_TRADE = re.compile(
    r"\b(?:editor|journalist|reporter|correspondent|columnist|writer|author|freelance|professor|"
    r"lecturer|fellow|"
    r"researcher|analyst|scholar|commentator|contribut(?:or|es|ing)|political scientist|"
    r"phd candidate|doctoral|"
    r"student at|graduate of|bureau chief|producer|blogger|intern at|covers|writes (?:about|on|for)|"
    r"teaches|lives in|"
    r"reports (?:on|for|from)|director of|staff|consultant|opinions expressed|twitter|based in)\b",
    re.I,
)
_AGENCY = (
    r"(?:reuters|afp|ap|ap photo|getty(?: images)?|xinhua|epa(?:-efe)?|tass|sputnik|ria novosti|pool|"
    r"shutterstock|"
    r"istock|bloomberg|alamy|anadolu|nurphoto|zuma|flickr|wikimedia|kremlin\.ru|handout|cgtn|via ap|"
    r"unsplash|pixabay|"
    r"imago|dpa|pa|press association|kyodo|yonhap|ani|pti|ians)"
)
_CREDIT = re.compile(
    r"(?:\(|\[|\||/|—|–|-|:|©|,|\.|^)\s?(?:photo|image|picture|file photo|file|pic|credit|"
    r"source)?s?[ :/]{0,3}"
    rf"(?:by |via |courtesy (?:of )?)?[^()\[\]|]{{0,40}}\b{_AGENCY}\b[^()\[\]|]{{0,25}}[)\]]?\.?$",
    re.I,
)
_PICTURE_BY = re.compile(
    r"\b(?:photo|photograph|image|picture|illustration|graphic|video)s? (?:by|courtesy|via|from|credit)\b",
    re.I,
)
_DESK = re.compile(
    r"\((?:reporting|editing|writing|additional reporting|with (?:inputs?|reporting|files)|"
    r"inputs? from|source|edited|"
    r"reported|this story|the story|except for|agencies|ap|afp|reuters|ani|pti|ians)\b.{0,300}\)$",
    re.I,
)

# -- counts, addresses, crumbs -----------------------------------------------------------------------

LENGTH = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?: min\.?)?(?: ?/ ?\d{1,2}:\d{2})?(?: ?[-–—|] ?source.{0,20})?$", re.I
)
_COUNT = re.compile(
    r"[\d.,]+ ?[km]?\+? ?(?:views?|shares?|comments?|likes?|retweets?|followers?|reads?|votes?|"
    r"replies|reply|responses?|"
    r"min(?:ute)?s?(?: read)?|(?:hours?|hrs?|days?|weeks?|months?)(?: ago)?|years? ago|sec(?:ond)?s?|"
    r"subscribers|"
    r"downloads?|photos?|images?|videos?|reactions?|claps?|points?|words?)\b.{0,20}$"
    r"|(?:views?|shares?|comments?|likes?|reads?|hits|read time|reading time|"
    r"words)[ :(]{1,3}[\d.,]+[km]?\)?$"
    r"|(?:a |an |one |about |approx\. ?)?(?:minute|hour|day|week|month|year)s? (?:ago|read)$"
    r"|(?:page |list |slide |item )?\d+ of \d+$|list of \d+ items$|\(?[\d\W_]{1,20}\)?$",
    re.I,
)
_ADDRESS = re.compile(
    r"https?://|www\.|pic\.twitter\.com/|\S@\S+\.\w|^@\w|^#\w|\b\w+\.(?:com|org|net|co\.uk|eu|info|news)\b",
    re.I,
)
_OWNED = re.compile(r"(?:©|\(c\)|copyright ?©?)[ ©]{0,3}(?:\w{0,15} ){0,2}(?:©|(?:19|20)\d\d\b)|©", re.I)
_MORE = re.compile(r"more .{0,40}\b(?:from|coverage|news|stories|headlines|videos)\b", re.I)
_POST_BY = re.compile(r"[—–-] ?[^()]{2,60}\(@\w{1,30}\)")
_CRUMB = re.compile(r"\s([>›»/|•·→])\s")

# -- offers to the reader ----------------------------------------------------------------------------

_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|added|according|reported)\b")
_SELLS = re.compile(
    r"\b(?:subscri\w+|newsletters?|inbox|sign(?:ing)?[ -]?up|log ?in|free trial|unlimited access|"
    r"paywall|cookies|"
    r"privacy (?:policy|notice)|unsubscribe|click here|tap here|donat(?:e|ions?)|password|javascript|"
    r"our (?:journalism|reporting|readers|website|site|app|podcasts?|channel|newsroom|emails?)|"
    r"free account|premium|"
    r"e-?paper|ad-free|advert free|terms of (?:use|service)|comment guidelines|moderat(?:e|ed|or|ors|ion)|"
    r"fund drive|give what you can|keep us (?:alive|going)|readers like you)\b",
    re.I,
)
_SITE = re.compile(
    r"\b(?:e-?mails?|accounts?|articles?|stories|story|comments?|apps?|download|access|free|support|"
    r"members?|membership|"
    r"readers?|reading|news|coverage|website|site|browser|updates|alerts|podcasts?|videos?|facebook|"
    r"twitter|instagram|"
    r"youtube|telegram|whatsapp|linkedin|social media|profile|edition|archive|adverts?|ads|"
    r"journalism|analysis|"
    r"delivered|daily|weekly|exclusive|offers?|follow|page|posts?|topics?|content|here)\b",
    re.I,
)
_READER = re.compile(r"\b(?:you|your|you['’]ve|you['’]re)\b", re.I)
_OURS = re.compile(r"\b(?:we|our|us)\b", re.I)
_ORDER = re.compile(
    r"(?:please |to )?(?:sign|subscribe|click|download|follow|join|read|watch|listen|get|try|support|"
    r"share|enter|"
    r"register|log|check|see|find|learn|catch|explore|discover|become|donate|stay|don['’]t miss|"
    r"visit|start|access|"
    r"view|report|submit|add|save|help|enjoy(?:ing)?|want|interested)\b(?! (?:for|of|from|among|in|"
    r"that|is|was|has)\b)",
    re.I,
)
_NETWORKS = frozenset(
    "facebook twitter x linkedin pinterest whatsapp telegram email e-mail mail print share tweet "
    "reddit tumblr copy link "
    "viber vk messenger instagram youtube flipboard pocket line sms more save send pin post follow "
    "on via us and rss "
    "tiktok threads bluesky mastodon wechat weibo google skype xing".split()
)
_LINK_LAST = re.compile(
    r"(?<=[.!?…”\"\])]) {0,2}(?:read more|read full article|continue reading|read now|show less|learn more|"
    r"advertisement|enditem|ends|more|\((?:related|read(?: more)?|also read|see also|"
    r"watch): [^()]{3,120}\))[ .»›>→]{0,3}$",
    re.I,
)
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|said|says|told)\b")
_MARKER = re.compile(r"^[\s•·▪●○◦■□▶►▸‣»›→⇒*+~|#>_–—-]{1,8}(?=[^\s])")


def mark(line: Line) -> Line:
    """The line as boilerplate where its own words say so; unchanged otherwise."""
    found = _shape(line) or _phrase(line) or _offer(line)
    return line.be("boilerplate", *found) if found else line


def parts(line: Line) -> list[Line]:
    """The line in parts: a date before its text, a link after it."""
    before, after = [], []
    date = _DATE_FIRST.match(line.text[:120])
    if date and len(line.text[date.end() :].split(maxsplit=4)) > 3:
        before = [line.cut(0, date.end()).be("boilerplate", "date before the text")]
        line = line.cut(date.end(), len(line.text))
    link = _LINK_LAST.search(line.text[-160:]) if line.count >= 8 else None
    if link:
        place = max(0, len(line.text) - 160) + link.start()
        after = [line.cut(place, len(line.text)).be("boilerplate", "link after the text")]
        line = line.cut(0, place)
    return [*before, line, *after]


def dateline(line: Line) -> list[Line]:
    """The first paragraph of an article, with place, day and agency split off its front."""
    found = _DATELINE.match(line.text[:120])
    if not found:
        return [line]
    return [line.cut(0, found.end()).be("boilerplate", "dateline"), line.cut(found.end(), len(line.text))]


def note_on(line: Line) -> str:
    """Who the line is about, in lower case, if it reads like a note on an author; empty otherwise."""
    if line.count > 80 or not _TRADE.search(line.text[:400]):
        return ""
    found = _NOTE.match(line.text[:300])
    return (
        " ".join(re.findall(r"[^\W_]+(?:[’'.-][^\W_]+)*", found.group("name"))[:2]).lower() if found else ""
    )


@cache
def phrases() -> dict[str, dict[str, tuple[str, str]]]:
    """The lexicon by how a phrase matches (whole, start, within): phrase -> (reason, what it opens)."""
    table: dict[str, dict[str, tuple[str, str]]] = {"whole": {}, "start": {}, "within": {}}
    with LEXICON.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table[row["match"]][row["phrase"]] = (row["reason"], row["opens"])
    return table


def _phrase(line: Line) -> tuple[str, str] | None:
    plain = line.text[:400].lower().translate(str.maketrans("’‘“”", "''\"\""))
    plain = _MARKER.sub("", " ".join(plain.split()))
    bare = plain.strip(" :.!…>»›|-–—*•()[]↓→▼")
    whole = phrases()["whole"]
    return whole.get(bare) or whole.get(plain) or _beginning(line, plain) or _within(line, plain)


def _beginning(line: Line, plain: str) -> tuple[str, str] | None:
    """The longest phrase a line of up to thirty words begins with.

    In a sentence it must have three words or a colon; one word is enough in six words or fewer only.
    """
    if line.count > 30:
        return None
    words = plain.split()
    for size in range(min(8, len(words)), 0, -1):
        head = " ".join(words[:size])
        for key in (head, head.rstrip(":,.!…")):
            found = phrases()["start"].get(key)
            firm = head.endswith(":") or size >= (3 if line.prose else 2) or line.count <= 6
            if found and firm:
                reason, opens = found  # "Read more: one headline" opens no list
                return reason, opens if opens == "end" or ":" not in line.text[:-1] else ""
    return None


def _within(line: Line, plain: str) -> tuple[str, str] | None:
    if line.count > 60 or (line.prose and _SPEECH.search(line.text)):
        return None
    return next((found for phrase, found in phrases()["within"].items() if phrase in plain), None)


def _offer(line: Line) -> tuple[str, str] | None:
    """Speaks to the reader of the site: subscribe, support, sign in, comment, follow, download."""
    if line.count > 60 or _SPEECH.search(line.text):
        return None
    sells = len(_SELLS.findall(line.text))
    reader = len(_READER.findall(line.text)) + bool(_ORDER.match(line.text))
    score = 2 * sells + len(_SITE.findall(line.text)) + min(reader, 2) + bool(_OURS.search(line.text))
    short = sells and line.count <= 8 and not line.stops
    if short or ((reader or sells) and score >= (3 if line.count <= 12 else 4)):
        return "offer to the reader", ""
    return None


def _shape(line: Line) -> tuple[str, str] | None:
    if len(line.text) > 600:
        return None
    reason = _linked(line) or _dated(line) or _counted(line) or _signed(line) or _credited(line)
    return (reason, "") if reason else None


def _dated(line: Line) -> str:
    stamp = _STAMP.match(line.text[:150])
    if stamp and line.count - len(stamp.group().split()) <= 4 and not line.prose:
        return "date or reading time"
    date = DATE.search(line.text[:200]) if line.count <= 14 and not line.prose else None
    if date and not _VERB.search(line.text):
        rest = len(DATE.sub(" ", line.text).split())
        return "date or source" if rest <= 6 or (line.common < 0.1 and not line.stops) else ""
    return "dateline" if line.count <= 8 and _DATELINE_ALONE.match(line.text) else ""


def _counted(line: Line) -> str:
    if _OWNED.match(line.text):
        return "copyright"
    if LENGTH.match(line.text):
        return "counter"
    if _COUNT.match(line.text[:80]):
        return "counter" if line.count == 1 else "count or reading time"
    return ""


def _signed(line: Line) -> str:
    if _BYLINE.match(line.text[:200]) and line.count <= 25 and not (line.stops and line.count > 12):
        return "byline"
    return "agency credit" if _DESK.match(line.text) else ""


def _credited(line: Line) -> str:
    end = line.text[-90:]
    longest = 80 if end.endswith(")") else 45
    if line.count <= longest and _CREDIT.search(end) and not _SPEECH.search(end):
        return "image or agency credit"
    return "image or agency credit" if line.count <= 12 and _PICTURE_BY.search(line.text) else ""


def _linked(line: Line) -> str:
    if "pic.twitter.com/" in line.text[-40:] or _POST_BY.match(line.text[:100]):
        return "embedded post"
    if line.count > 1 and all(word in _NETWORKS for word in line.text.lower().replace(",", " ").split()[:20]):
        return "sharing"
    if line.count <= 10 and not line.stops and _MORE.match(line.text):
        return "related stories"
    if line.count <= 8 and _ADDRESS.search(line.text):
        return "address, handle or hashtag"
    crumbs = (
        set(_CRUMB.findall(line.text)) if line.count <= 30 and len(_CRUMB.findall(line.text)) >= 2 else set()
    )
    return "crumb or menu line" if crumbs & {">", "›", "»", "→"} or (crumbs and line.common < 0.15) else ""
