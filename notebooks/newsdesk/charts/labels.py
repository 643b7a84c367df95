"""Places direct labels beside their marks so that none covers another, a mark, or the edge of the axes."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

DISTANCES = (9, 14, 20, 28, 38, 50, 64, 80, 98, 118, 140, 165, 190)  # points from mark to label
ANGLES = tuple(range(0, 360, 15))
LEADER = 14  # points: a label further off than this gets a line to its mark
GREY = "#595959"


@dataclass
class Label:
    """Text for the mark at data coordinates (x, y).

    prefer   the direction in degrees it likes best
    others   further points it may stand at instead (the ends of a line)
    reach    how far from its point it may stand, in points
    """

    x: float
    y: float
    text: str
    prefer: float = 135
    style: dict = field(default_factory=dict)
    others: tuple[tuple[float, float], ...] = ()
    reach: float = DISTANCES[-1]


def place(
    ax: Axes,
    labels: list[Label],
    lines: list[list[tuple[float, float]]],
    marks: list[tuple[float, float]],
    size: float = 8.5,
) -> list[Bbox]:
    """Draws the labels and returns their boxes in pixels.

    `lines` (data coordinates) are crossed only if nothing better is free; `marks` and other labels never,
    unless the axes are full. Leaders are drawn to labels that stand off. Each label takes the cheapest free
    place; the choice is made in the order of the labels.
    """
    figure = ax.figure
    figure.draw_without_rendering()  # the layout must stand before anything can be measured
    scale = figure.dpi / 72
    to_pixels = ax.transData.transform
    paths = [[tuple(p) for p in to_pixels(line)] for line in lines if len(line) > 1]
    points = [tuple(p) for p in to_pixels(marks)] if marks else []
    room = ax.get_window_extent()
    taken: list[Bbox] = []
    leaders: list[tuple] = []
    for label in labels:
        anchors = [tuple(p) for p in to_pixels([(label.x, label.y), *label.others])]
        text = ax.text(
            0,
            0,
            label.text,
            parse_math=False,
            linespacing=1.15,
            va="bottom",
            ha="left",
            zorder=6,
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
            **{"size": size, **label.style},
        )
        text.set_in_layout(False)
        extent = text.get_window_extent()
        box_size = extent.width, extent.height
        spots = [s for n, a in enumerate(anchors) for s in _candidates(a, label, box_size, scale, 3 * n)]
        box, anchor = _cheapest(spots, taken, leaders, points, paths, room, scale)
        taken.append(box)
        text.set_position(ax.transData.inverted().transform((box.x0, box.y0)))
        end = _nearest(box, anchor)
        if math.dist(end, anchor) > LEADER * scale:
            leaders.append((anchor, end))
            (x0, y0), (x1, y1) = ax.transData.inverted().transform([_shy(anchor, end, 6 * scale), end])
            ax.plot([x0, x1], [y0, y1], color=GREY, lw=0.7, zorder=4, solid_capstyle="butt")
    return taken


def _candidates(anchor: tuple, label: Label, size: tuple[float, float], scale: float, cost: float):
    """Places around the anchor: what distance and direction cost, the box, and the anchor."""
    width, height = size
    for distance in (d for d in DISTANCES if d <= label.reach):
        for angle in ANGLES:
            dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = anchor[0] + dx * distance * scale, anchor[1] + dy * distance * scale
            x0 = x - width * (1 - dx) / 2  # the side turned to the mark is the one that touches
            y0 = y - height * (1 - dy) / 2
            turn = abs(angle - label.prefer)
            box = Bbox.from_bounds(x0, y0, width, height)
            yield cost + distance + 0.12 * min(turn, 360 - turn), box, anchor


def _cheapest(spots: list, taken, leaders, points, paths, room, scale) -> tuple[Bbox, tuple]:
    """The place that costs least; what lies further off than the best so far is not looked at."""
    best, where = math.inf, None
    for base, box, anchor in sorted(spots, key=lambda spot: spot[0]):
        if base >= best:
            break
        cost = base + _hindrance(box, anchor, taken, leaders, points, paths, room, scale)
        if cost < best:
            best, where = cost, (box, anchor)
    return where


def _hindrance(box: Bbox, anchor: tuple, taken, leaders, points, paths, room, scale) -> float:
    """What is in the way: labels and the edge weigh most, then marks and leaders, then lines."""
    wide = box.padded(3 * scale)
    end = _nearest(box, anchor)
    outside = (
        max(room.x0 - box.x0, 0)
        + max(box.x1 - room.x1, 0)
        + max(room.y0 - box.y0, 0)
        + max(box.y1 - room.y1, 0)
    )
    cost = 1e4 * (outside > 0) + 20 * outside
    cost += sum(2e4 for other in taken if wide.overlaps(other))
    cost += sum(5e3 for p in points if wide.contains(*p) and p != anchor)
    cost += 5e3 * box.padded(1.5 * scale).contains(*anchor)
    cost += sum(5e3 for a, b in leaders if _crosses(wide, a, b))
    if math.dist(end, anchor) > LEADER * scale:
        cost += sum(5e3 for other in taken if _crosses(other.padded(1.5 * scale), anchor, end))
        cost += sum(120 for a, b in leaders if _intersect(a, b, anchor, end))
        cost += sum(400 for p in points if p != anchor and _near(p, anchor, end, 5 * scale))
        cost += sum(8 for path in paths for a, b in itertools.pairwise(path) if _intersect(a, b, anchor, end))
    for path in paths:
        cost += sum(400 for a, b in itertools.pairwise(path) if _crosses(wide, a, b))
    return cost


def _nearest(box: Bbox, point: tuple) -> tuple:
    return min(max(point[0], box.x0), box.x1), min(max(point[1], box.y0), box.y1)


def _shy(start: tuple, end: tuple, gap: float) -> tuple:
    """A point `gap` pixels from start towards end, so that a leader does not touch its mark."""
    length = math.dist(start, end)
    return tuple(s + (e - s) * min(gap / length, 1) for s, e in zip(start, end, strict=True))


def _crosses(box: Bbox, a: tuple, b: tuple) -> bool:
    """Whether the segment a–b enters the box (Liang and Barsky's clipping)."""
    t0, t1 = 0.0, 1.0
    for p, q in (
        (a[0] - b[0], a[0] - box.x0),
        (b[0] - a[0], box.x1 - a[0]),
        (a[1] - b[1], a[1] - box.y0),
        (b[1] - a[1], box.y1 - a[1]),
    ):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            t0 = max(t0, q / p)
        else:
            t1 = min(t1, q / p)
    return t0 <= t1


def _intersect(a: tuple, b: tuple, c: tuple, d: tuple) -> bool:
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _near(point: tuple, a: tuple, b: tuple, reach: float) -> bool:
    length = math.dist(a, b) ** 2 or 1
    t = max(0, min(1, ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length))
    return math.dist(point, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))) < reach
