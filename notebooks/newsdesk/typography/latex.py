"""What figures, tables and odd letters look like in `jupyter nbconvert --to pdf`, with its stock template.

That template swallows captions, numbers sections itself and sets everything in Latin Modern, so captions are
plain lines here, and what Latin Modern lacks is set in DejaVu Sans, which every Debian has with fontconfig.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newsdesk.typography import columns, glyphs

WIDTH, SEPARATION = 469, 6  # points: the line of the stock template, and between two columns
SIZES = (9, 8, 7, 6)
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\n": " ",
    columns.BREAK: r"\hspace{0pt}",
}
FOREIGN = re.compile(
    "[^\x00-\u017f\u0218-\u021b\u2010-\u2027\u2030\u2039\u203a\u20ac\u2212\u200b]+"
)  # to Latin Modern


def escape(text: str) -> str:
    """`text` as LaTeX prints it: nothing in it can be a command, no letter of it is lost."""
    breaks = columns.BREAK.join(glyphs.shown(part) for part in text.split(columns.BREAK))
    return FOREIGN.sub(r"{\\fontspec{DejaVu Sans}\g<0>}", "".join(SPECIAL.get(c, c) for c in breaks))


def link(url: str, text: str) -> str:
    """`text` as a link to `url`, both escaped."""
    address = re.sub(r"[#%&_~]", r"\\\g<0>", url)
    return rf"\href{{{address}}}{{{escape(text)}}}" if url else escape(text)


def table(
    caption: str,
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Collection[str],
    urls: Sequence[str] = (),
    linked: str | None = None,
) -> str:
    """A longtable no wider than the line: words wrap, heads repeat, the cells of column `linked` are links."""
    widest = columns.fitted([headers, *rows], WIDTH, SIZES, SEPARATION)
    shares, size = widest or ([1 / len(headers)] * len(headers), SIZES[-1])
    widths = "".join(
        rf">{{\ragged{'left' if header in numeric else 'right'}\arraybackslash}}p{{{share * WIDTH - SEPARATION:.1f}pt}}"
        for header, share in zip(headers, shares, strict=True)
    )
    head = " & ".join(rf"\textbf{{{_cell(header)}}}" for header in headers) + r" \\"
    body = []
    for number, row in enumerate(rows):
        cells = [
            link(urls[number], columns.breakable(cell)) if header == linked and urls else _cell(cell)
            for header, cell in zip(headers, row, strict=True)
        ]
        body.append(" & ".join(cells) + r" \\[2pt]")
    title = (
        rf"\multicolumn{{{len(headers)}}}{{@{{}}p{{{WIDTH}pt}}@{{}}}}{{\textbf{{{escape(caption)}}}}}\\[2pt]"
    )
    return "\n".join(
        [
            rf"{{\fontsize{{{size}}}{{{1.2 * size:.1f}}}\selectfont\setlength{{\tabcolsep}}{{{SEPARATION / 2:.0f}pt}}",
            rf"\begin{{longtable}}[l]{{@{{}}{widths}@{{}}}}",
            title,
            r"\toprule",
            head,
            r"\midrule",
            r"\endfirsthead",
            r"\toprule",
            head,
            r"\midrule",
            r"\endhead",
            r"\bottomrule",
            r"\endlastfoot",
            *body,
            r"\end{longtable}",
            "}",
        ]
    )


def _cell(text: str) -> str:
    return escape(columns.breakable(text))


def figure(slug: str, notebook: str, caption: str) -> str:
    """The picture that nbconvert puts beside the .tex under the name `slug`, with its caption."""
    return "\n".join(
        [
            r"\begin{center}\begin{minipage}{\linewidth}",
            rf"\graphicspath{{{{./}}{{{notebook}_files/}}}}",
            rf"\includegraphics[width=\linewidth,height=.8\textheight,keepaspectratio]{{{slug}}}\\[4pt]",
            rf"{{\footnotesize {escape(caption)}}}",
            r"\end{minipage}\end{center}",
        ]
    )


def foreign(text: str) -> bool:
    """Whether Latin Modern would drop a letter of `text`."""
    return bool(FOREIGN.search(text))


# Not \hypersetup: once the first page is out, hyperref has told the PDF its title, which was none.
DOCUMENT_INFO = r"\special{pdf:docinfo <</Title(\thetitle)/Author(The Five Tellings developers)>>}"
