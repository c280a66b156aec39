"""Straight ways from each box to whom it is tied to, where nothing stands between; otherwise to the household's edge.

Either all that are tied to somebody lead there or none does: one that did would be read as the only one.
"""

from collections.abc import Iterable, Sequence
from math import hypot

from famnet.drawing.ecomap.hub import Hub
from famnet.drawing.ecomap.stations import Station
from famnet.drawing.layout import Box, Point
from famnet.drawing.paths import enters, towards

Way = tuple[Point, Point]  # from the box to the household
_CLEAR = 5.0  # points that a line keeps from what it passes
_OFF = 4.0  # points that a line ends before a symbol


def ways(stations: Sequence[Station], spots: Sequence[Point], hub: Hub) -> list[Way]:
    """A way for each box, in their order: to whom it is tied to if that can be done for all, or to the household."""
    boxes = [_box(station, spot) for station, spot in zip(stations, spots, strict=True)]
    found = [_way(station, box, hub, boxes) for station, box in zip(stations, boxes, strict=True)]
    edges = [_to_edge(station, box, hub) for station, box in zip(stations, boxes, strict=True)]
    tied = [way == edge for station, way, edge in zip(stations, found, edges, strict=True) if station.link.to]
    return edges if any(tied) else found


def way_from(station: Station, spot: Point, hub: Hub) -> Way:
    """The way of one box, as if it stood alone."""
    return _way(station, _box(station, spot), hub, ())


def _box(station: Station, spot: Point) -> Box:
    half = station.width / 2, station.height / 2
    return (spot[0] - half[0], spot[1] - half[1], spot[0] + half[0], spot[1] + half[1])


def _way(station: Station, box: Box, hub: Hub, boxes: Iterable[Box]) -> Way:
    target = hub.symbols.get(station.link.to)
    if target:
        way = _leaving(station, box, _middle(target)), towards(leaving(target, _middle(box)), _middle(box), _OFF)
        others = (*hub.words, *(b for b in (*boxes, *hub.symbols.values()) if b not in (box, target)))
        if not any(meets(way, other) for other in others) and not any(crosses(way, line) for line in hub.lines):
            return way
    return _to_edge(station, box, hub)


def way_to_edge(station: Station, spot: Point, hub: Hub) -> Way:
    """Straight towards the middle as far as the household's edge: no two such ways can cross."""
    return _to_edge(station, _box(station, spot), hub)


def _to_edge(station: Station, box: Box, hub: Hub) -> Way:
    return _leaving(station, box, (0.0, 0.0)), _edge(hub.axes, _middle(box))


def _leaving(station: Station, box: Box, goal: Point) -> Point:
    """Where a line leaves a box; those of people have round corners, so that it starts a little further in."""
    point = leaving(box, goal)
    round_by = min(12.0, (box[2] - box[0]) / 3, (box[3] - box[1]) / 3) if station.link.person else 0.0
    near = [min(point[i] - box[i], box[i + 2] - point[i]) for i in (0, 1)]
    dx, dy = (max(0.0, round_by - side) for side in near)
    return towards(point, _middle(box), max(0.0, hypot(dx, dy) - round_by)) if dx and dy else point


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def leaving(box: Box, goal: Point) -> Point:
    """Where a straight line from the middle of a box to a goal crosses its side."""
    x, y = _middle(box)
    dx, dy = goal[0] - x, goal[1] - y
    share = min(
        (box[2] - x) / abs(dx) if dx else float("inf"),
        (box[3] - y) / abs(dy) if dy else float("inf"),
        1.0,
    )
    return x + dx * share, y + dy * share


def _edge(axes: tuple[float, float], goal: Point) -> Point:
    """Where a straight line from the middle to a goal leaves the household's ellipse."""
    share = 1 / (hypot(goal[0] / axes[0], goal[1] / axes[1]) or 1.0)
    return goal[0] * share, goal[1] * share


def meets(way: Way, box: Box) -> bool:
    """Whether a way comes too near a box."""
    return enters(way, (box[0] - _CLEAR, box[1] - _CLEAR, box[2] + _CLEAR, box[3] + _CLEAR))


def crosses(one: Way, other: Way) -> bool:
    """Whether two ways cross; touching ends do not count."""
    return _sides(*one, other) and _sides(*other, one)


def _sides(a: Point, b: Point, way: Way) -> bool:
    left, right = ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) for p in way)
    return left * right < 0
