"""Cuts a text into tokens with their offsets, in one pass.

A token is a number in digits, a run of letters, or one other character. Blanks are not tokens; a token
that touches the one before it is *glued*.
"""

from __future__ import annotations

import re

BLANK_SEPARATORS = "\u00a0\u2007\u2009\u202f"

# Groups of thousands are bounded and possessive, so that no input can make the pattern look back.
TOKEN = re.compile(
    r"\d{1,3}(?:,\d{2,3}){0,10},\d{3}(?![\d])(?:\.\d+)?"  # 1,234,567.8 and Indian 12,34,567
    rf"|\d{{1,3}}(?:[{BLANK_SEPARATORS}]\d{{3}}){{1,10}}+(?!\d)(?:[.,]\d+)?"  # 1 234 567,8 with hard blanks
    r"|\d++(?:\.\d++)?"
    r"|(?<![\d\w])\.\d++"  # .500
    r"|[^\W\d_]++(?:['’](?:t|re|ve|ll|d|m|clock)\b)?"  # a word; don't, o'clock
    r"|['’][sS]\b"  # the possessive, by itself
    r"|\S"
)


class Tokens:
    """Parallel lists over the tokens of a text: word, low (lower case), kind, start, end.

    kind is "n" (digits), "w" (letters) or "p" (any other character).
    """

    __slots__ = ("cardinals", "end", "kind", "low", "n", "start", "text", "word")

    def __init__(self, text: str) -> None:
        self.text = text
        self.cardinals: dict = {}  # what numerals.cardinal has read, since several rules ask
        self.word, self.start, self.end, self.kind = [], [], [], []
        for match in TOKEN.finditer(text):
            word = match.group()
            self.word.append(word)
            self.start.append(match.start())
            self.end.append(match.end())
            last = word[-1]
            self.kind.append("n" if last.isdecimal() else "w" if last.isalpha() else "p")
        self.low = [w.lower() for w in self.word]
        self.n = len(self.word)
        # Sentinels, so that rules may look a little past the end.
        for _ in range(4):
            self.word.append("")
            self.low.append("")
            self.kind.append("")
            self.start.append(len(text) + 1)
            self.end.append(len(text) + 1)

    def glued(self, i: int) -> bool:
        """Token i touches token i - 1."""
        return 0 < i < self.n and self.start[i] == self.end[i - 1]

    def blank(self, i: int) -> str:
        """What stands between token i and the one before it."""
        return self.text[self.end[i - 1] : self.start[i]] if 0 < i < self.n else ""

    def hyphen(self, i: int) -> bool:
        """Token i is a hyphen or dash that joins the tokens on its two sides."""
        return self.word[i] in HYPHENS and self.glued(i) and self.glued(i + 1)


POSSESSIVES = frozenset(("'s", "’s"))
HYPHENS = frozenset("-‐‑–—−")
