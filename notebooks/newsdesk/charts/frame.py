"""Sets a chart into its frame: title and subtitle above, source below, as a newspaper prints it."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from newsdesk.charts import Chart

MARGIN = 0.12  # inches to the edge of the figure
TITLE, SUBTITLE, SOURCE = 12.5, 9.5, 7.5  # points


def framed(chart: Chart) -> Figure:
    """The chart's figure, made taller by the lines of title, subtitle and source. To be called once."""
    figure = chart.figure
    width, height = figure.get_size_inches()
    above = [(line, TITLE, "bold", "#1a1a1a") for line in wrapped(chart.title, TITLE, "bold", width)]
    above += [(line, SUBTITLE, "normal", "#555555") for line in wrapped(chart.subtitle, SUBTITLE, "normal", width)]
    below = [(line, SOURCE, "normal", "#555555")
             for line in wrapped(f"Source: {chart.source}", SOURCE, "normal", width)]
    head, foot = block_height(above) + 2 * MARGIN, block_height(below) + 1.5 * MARGIN
    total = height + head + foot
    figure.set_size_inches(width, total)
    figure.get_layout_engine().set(
        rect=(MARGIN / width, foot / total, 1 - 2 * MARGIN / width, height / total))
    write(figure, above, total - MARGIN, total, width)
    write(figure, below, foot - MARGIN / 2, total, width)
    return figure


def wrapped(text: str, size: float, weight: str, width: float) -> list[str]:
    """The text in lines that fit `width` inches less the margins, measured in the font as drawn."""
    font = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    room = (width - 2 * MARGIN) * 72
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_to_path.get_text_width_height_descent(longer, font, ismath=False)[0] > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def block_height(lines: list[tuple]) -> float:
    """Height in inches of lines set one under another."""
    return sum(1.35 * size / 72 for _, size, _, _ in lines)


def write(figure: Figure, lines: list[tuple], top: float, total: float, width: float) -> None:
    """Sets the lines downwards from `top` inches."""
    for text, size, weight, color in lines:
        figure.text(MARGIN / width, top / total, text, size=size, weight=weight, color=color,
                    va="top", ha="left", parse_math=False)
        top -= 1.35 * size / 72
