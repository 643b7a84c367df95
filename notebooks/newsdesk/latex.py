"""Tables for the LaTeX route: booktabs in a longtable whose columns wrap, with every character escaped."""

from __future__ import annotations

from collections.abc import Collection, Sequence

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
}


def escape(text: str) -> str:
    """`text` as LaTeX prints it: nothing in it can be a command."""
    return "".join(SPECIAL.get(c, c) for c in text)


def table(caption: str, headers: Sequence[str], rows: Sequence[Sequence[str]], numeric: Collection[str]) -> str:
    """A longtable over the text width; columns share it by the length of what they hold."""
    shares = widths(headers, rows)
    columns = "".join(
        rf">{{\{'raggedleft' if h in numeric else 'raggedright'}\arraybackslash}}"
        rf"p{{\dimexpr {share:.3f}\linewidth-2\tabcolsep\relax}}"
        for h, share in zip(headers, shares, strict=True)
    )
    head = " & ".join(rf"\textbf{{{escape(h)}}}" for h in headers) + r" \\"
    body = "\n".join(" & ".join(escape(cell) for cell in row) + r" \\" for row in rows)
    return (
        "{\\footnotesize\n"
        f"\\begin{{longtable}}{{@{{}}{columns}@{{}}}}\n\\caption*{{{escape(caption)}}}\\\\\n"
        f"\\toprule\n{head}\n\\midrule\n\\endfirsthead\n\\toprule\n{head}\n\\midrule\n\\endhead\n"
        f"{body}\n\\bottomrule\n\\end{{longtable}}\n}}"
    )


def widths(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Shares of the line for each column: by the longest word, and by the length of a typical cell."""
    need = []
    for i, header in enumerate(headers):
        cells = [header, *(row[i] for row in rows)]
        word = max((len(w) for c in cells for w in c.split()), default=1)
        typical = sorted(len(c) for c in cells)[int(0.9 * (len(cells) - 1))]
        need.append(max(word, min(typical, 45)) + 2)
    return [n / sum(need) for n in need]
