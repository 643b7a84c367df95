"""How wide the columns of a printed table must be, and in what size of type it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

BREAK = "\u200b"  # a place where a word may break, which shows nothing
LONGEST = 16  # letters of a word that is never broken
LETTER = 0.5  # mean width of a letter in its size, on the safe side for a serif


def breakable(text: str, longest: int = LONGEST) -> str:
    """`text` with places to break in words over `longest` letters: after a sign, else anywhere."""
    piece = re.compile(rf".{{1,{longest}}}\Z|.{{1,{longest - 1}}}[/._,;:=&?-]|.{{1,{longest}}}")
    return re.sub(rf"\S{{{longest + 1},}}", lambda m: BREAK.join(piece.findall(m[0])), text)


def needs(cells: Sequence[str]) -> tuple[int, int]:
    """Letters that a column needs: for its longest piece that may not break, for its longest cell in one line."""
    pieces = (piece for cell in cells for piece in re.split(rf"[\s{BREAK}]+|(?<=[-–/])", breakable(cell)))
    return max(map(len, pieces), default=0) + 1, max(map(len, cells), default=0) + 1


def fitted(
    rows: Sequence[Sequence[str]], width: float, sizes: Sequence[float], padding: float
) -> tuple[list[float], float] | None:
    """Shares of each column and the largest of `sizes` in which no word is cut; None if there is none.

    `width` and `padding` (both sides of a cell) are in points, as the sizes. Where every cell fits on one
    line the shares add up to less than 1, else to 1.
    """
    needed = [needs(column) for column in zip(*rows, strict=True)]
    words, lines = sum(word for word, _ in needed), sum(line for _, line in needed)
    for size in sizes:
        letters = (width - padding * len(needed)) / (LETTER * size)
        if lines <= letters:
            taken = [line for _, line in needed]
        elif words <= letters:
            rest = (letters - words) / (lines - words)
            taken = [word + rest * (line - word) for word, line in needed]
        else:
            continue
        return [(t * LETTER * size + padding) / width for t in taken], size
    return None
