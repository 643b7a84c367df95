"""Which characters the fonts of the PDF routes can show; the others become a note, never a box."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

NAMED = 6  # so many missing characters are given by number, more are counted


def shown(text: str, known: str = "") -> str:
    """`text` without control characters, and with a note for each run that DejaVu Sans and `known` lack."""
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    if text.isascii():
        return text
    runs = groupby(text, lambda c: c.isascii() or c in known or c in drawable())
    return "".join("".join(run) if seen else _note("".join(run)) for seen, run in runs)


def _note(run: str) -> str:
    """⟨U+4E2D U+6587⟩ or ⟨312 characters⟩."""
    return (
        f"⟨{' '.join(f'U+{ord(c):04X}' for c in run)}⟩" if len(run) <= NAMED else f"⟨{len(run)} characters⟩"
    )


@cache
def drawable() -> frozenset[str]:
    """What DejaVu Sans shows, upright and slanted, light and bold; matplotlib brings it along."""
    from fontTools.ttLib import TTFont

    faces = ("DejaVuSans", "DejaVuSans-Oblique", "DejaVuSans-Bold", "DejaVuSans-BoldOblique")
    maps = [TTFont(fonts() / f"{face}.ttf", lazy=True).getBestCmap().keys() for face in faces]
    points = set(maps[0]).intersection(*maps[1:])
    return frozenset(c for c in map(chr, points) if unicodedata.category(c)[0] != "C")


@cache
def fonts() -> Path:
    """The folder of matplotlib's fonts, found without importing matplotlib, which takes longer than a PDF."""
    return Path(find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
