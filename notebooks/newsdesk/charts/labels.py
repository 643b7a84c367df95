"""Places direct labels beside their marks so that none covers another, a mark, or the edge of the axes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

DISTANCES = np.array([9, 14, 20, 28, 38, 50, 64, 80, 98, 118, 140, 165, 190])  # points from mark to label
ANGLES = np.arange(0, 360, 15)
LEADER = 14  # points: a label further off than this gets a line to its mark
BLOCKED = 5e3  # a place that costs as much as this covers something it must not
GREY = "#595959"


@dataclass
class Label:
    """Text for the mark at data coordinates (x, y).

    prefer   the direction in degrees it likes best
    others   further points it may stand at instead (the ends of a line)
    reach    how far from its point it may stand, in points
    short    what it says where the axes are too full for all texts
    """

    x: float
    y: float
    text: str
    prefer: float = 135
    style: dict = field(default_factory=dict)
    others: tuple[tuple[float, float], ...] = ()
    reach: float = float(DISTANCES[-1])
    short: str = ""


def place(
    ax: Axes, labels: list[Label], lines: list[list[tuple[float, float]]], marks: list[tuple[float, float]],
    size: float = 8.5,
) -> int:
    """Draws the labels; returns how many found no free place and were left out.

    `lines` and `marks` are in data coordinates. Lines are crossed only if nothing better is free; marks,
    other labels and the edge never. Each label takes the cheapest free place, in the order of the labels. If
    one is left without, all are set anew in their short form.
    """
    ax.figure.draw_without_rendering()  # the layout must stand before anything can be measured
    obstacles = _Obstacles(ax, lines, marks)
    plan = _plan(ax, [label.text for label in labels], labels, obstacles, size)
    if any(spot is None for _, spot in plan) and any(label.short for label in labels):
        for text, _ in plan:
            text.remove()
        plan = _plan(ax, [label.short or label.text for label in labels], labels, obstacles, size)
    for text, spot in plan:
        if spot is None:
            text.remove()
        else:
            _draw(ax, text, *spot)
    return sum(spot is None for _, spot in plan)


class _Obstacles:
    """What stands on the axes, in pixels: the room, the marks, the lines as segments (n × 4)."""

    def __init__(self, ax: Axes, lines: list, marks: list):
        self.scale = ax.figure.dpi / 72
        room = ax.get_window_extent()
        self.room = np.array([room.x0, room.y0, room.x1, room.y1])
        self.to_pixels = ax.transData.transform
        self.marks = self.to_pixels(marks) if len(marks) else np.empty((0, 2))
        paths = [self.to_pixels(line) for line in lines if len(line) > 1]
        segments = [np.hstack([path[:-1], path[1:]]) for path in paths]
        self.segments = np.vstack(segments) if segments else np.empty((0, 4))


def _plan(ax: Axes, texts: list[str], labels: list[Label], obstacles: _Obstacles, size: float) -> list[tuple]:
    """For each label its text, and its place: (box, anchor) in pixels, or None if all are taken."""
    boxes, leaders, plan = np.empty((0, 4)), np.empty((0, 4)), []
    for words, label in zip(texts, labels, strict=True):
        text = ax.text(
            0, 0, words, parse_math=False, linespacing=1.15, va="bottom", ha="left", zorder=6,
            path_effects=[withStroke(linewidth=2.5, foreground="white")], **{"size": size, **label.style})
        text.set_in_layout(False)
        extent = text.get_window_extent()
        costs, spots, anchors = _candidates(label, (extent.width, extent.height), obstacles)
        costs = costs + _hindrance(spots, anchors, boxes, leaders, obstacles)
        best = int(np.argmin(costs))
        if costs[best] >= BLOCKED:
            plan.append((text, None))
            continue
        box, anchor = spots[best], anchors[best]
        boxes = np.vstack([boxes, box])
        end = _nearest(box[None], anchor[None])[0]
        if np.hypot(*(end - anchor)) > LEADER * obstacles.scale:
            leaders = np.vstack([leaders, [*anchor, *end]])
        plan.append((text, (box, anchor)))
    return plan


def _draw(ax: Axes, text, box: np.ndarray, anchor: np.ndarray) -> None:
    scale, to_data = ax.figure.dpi / 72, ax.transData.inverted().transform
    text.set_position(to_data(box[:2]))
    end = _nearest(box[None], anchor[None])[0]
    length = np.hypot(*(end - anchor))
    if length > LEADER * scale:
        start = anchor + (end - anchor) * min(6 * scale / length, 1)  # the leader does not touch its mark
        xs, ys = zip(*to_data([start, end]), strict=True)
        ax.plot(xs, ys, color=GREY, lw=0.7, zorder=4, solid_capstyle="butt")


def _candidates(label: Label, size: tuple[float, float], obstacles: _Obstacles) -> tuple:
    """Places around each anchor: what distance and direction cost, the boxes, the anchors."""
    anchors = obstacles.to_pixels([(label.x, label.y), *label.others])
    distances = DISTANCES[label.reach >= DISTANCES]
    rank, distance, angle = (grid.ravel() for grid in np.meshgrid(
        np.arange(len(anchors)), distances, ANGLES, indexing="ij"))
    at, (width, height) = anchors[rank], size
    way = np.column_stack([np.cos(np.radians(angle)), np.sin(np.radians(angle))]).round(9)
    corner = at + way * distance[:, None] * obstacles.scale
    corner -= np.array([width, height]) * (1 - way) / 2  # the side turned to the mark is the one that touches
    turn = np.abs(angle - label.prefer)
    costs = distance + 0.12 * np.minimum(turn, 360 - turn) + 3.0 * rank
    return costs, np.hstack([corner, corner + np.array([width, height])]), at


def _hindrance(spots: np.ndarray, anchors: np.ndarray, boxes, leaders, obstacles: _Obstacles) -> np.ndarray:
    """What is in the way of each spot: labels and the edge weigh most, then marks and leaders, then lines."""
    scale, marks = obstacles.scale, obstacles.marks
    wide = spots + np.array([-3, -3, 3, 3]) * scale
    ends = _nearest(spots, anchors)
    own = np.abs(anchors[:, None] - marks[None]).max(axis=2) < 1e-6
    led = np.hypot(*(ends - anchors).T) > LEADER * scale
    to_mark = np.hstack([anchors, ends])
    room = obstacles.room
    outside = (spots[:, :2] < room[:2]).any(axis=1) | (spots[:, 2:] > room[2:]).any(axis=1)
    cost = 4 * BLOCKED * outside
    cost = cost + 4 * BLOCKED * _overlap(wide, boxes).sum(axis=1)
    clear = spots + np.array([-6, -6, 6, 6]) * scale  # a mark is some five points wide to each side
    cost += BLOCKED * (_inside(marks, clear) & ~own).sum(axis=1)
    cost += BLOCKED * _inside_own(anchors, spots + np.array([-1.5, -1.5, 1.5, 1.5]) * scale)
    cost += BLOCKED * _cross(wide[:, None], leaders[None]).sum(axis=1)
    cost += led * BLOCKED * _cross(boxes[None], to_mark[:, None]).sum(axis=1)
    cost += led * 120 * _intersect(to_mark[:, None], leaders[None]).sum(axis=1)
    cost += led * 400 * (_near(marks[None], to_mark[:, None], 5 * scale) & ~own).sum(axis=1)
    cost += led * 8 * _intersect(to_mark[:, None], obstacles.segments[None]).sum(axis=1)
    return cost + 100 * np.minimum(_cross(wide[:, None], obstacles.segments[None]).sum(axis=1), 40)


def _nearest(boxes: np.ndarray, points: np.ndarray) -> np.ndarray:
    return np.clip(points, boxes[:, :2], boxes[:, 2:])


def _overlap(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    a, b = a[:, None], b[None]
    return ((a[..., :2] < b[..., 2:]) & (b[..., :2] < a[..., 2:])).all(axis=2)


def _inside(points: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    return ((points[None] >= boxes[:, None, :2]) & (points[None] <= boxes[:, None, 2:])).all(axis=2)


def _inside_own(points: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    return ((points >= boxes[:, :2]) & (points <= boxes[:, 2:])).all(axis=1)


def _cross(boxes: np.ndarray, segments: np.ndarray) -> np.ndarray:
    """Whether segments (… × 4) enter boxes (… × 4), each with each (Liang and Barsky's clipping)."""
    start, way = segments[..., :2], segments[..., 2:] - segments[..., :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (boxes[..., :2] - start) / way, (boxes[..., 2:] - start) / way
    within = (boxes[..., :2] <= start) & (start <= boxes[..., 2:])
    still = way == 0
    enter = np.where(still, np.where(within, -np.inf, np.inf), np.minimum(one, other))
    leave = np.where(still, np.where(within, np.inf, -np.inf), np.maximum(one, other))
    return np.maximum(enter.max(axis=-1), 0) <= np.minimum(leave.min(axis=-1), 1)


def _intersect(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Whether segments a and b (… × 4) cross, each with each."""
    def side(s, p):
        way, to = s[..., 2:] - s[..., :2], p - s[..., :2]
        return way[..., 0] * to[..., 1] - way[..., 1] * to[..., 0]

    return (side(a, b[..., :2]) * side(a, b[..., 2:]) < 0) & (side(b, a[..., :2]) * side(b, a[..., 2:]) < 0)


def _near(points: np.ndarray, segments: np.ndarray, reach: float) -> np.ndarray:
    start, way = segments[..., :2], segments[..., 2:] - segments[..., :2]
    length = np.maximum((way**2).sum(axis=-1), 1e-9)
    along = np.clip(((points - start) * way).sum(axis=-1) / length, 0, 1)
    return np.hypot(*np.moveaxis(points - start - way * along[..., None], -1, 0)) < reach
