"""Lines as points: straight ones, rounded ones, and those that run beside, zigzag or wave along another."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, dist, hypot

from famnet.drawing.layout import Box, Point
from famnet.drawing.scene import Curve

Path = Sequence[Point]
_KAPPA = 0.5523  # how far the handles of a Bézier quarter circle reach, in radii


def straight(points: Path) -> Curve:
    """A polyline as Bézier curves that do not bend."""
    curve = [points[0]]
    for a, b in pairwise(points):
        curve += [between(a, b, 1 / 3), between(a, b, 2 / 3), b]
    return tuple(curve)


def rounded(points: Path, radius: float, *, closed: bool = False) -> Curve:
    """A polyline whose corners are turned by a radius, smaller where a side is short."""
    path = tidy(points)
    if closed and dist(path[0], path[-1]) < _SAME:
        path = path[:-1]
    count = len(path)
    corners = range(count) if closed else range(1, count - 1)
    turned = [_corner(path[i - 1], path[i], path[(i + 1) % count], radius) for i in corners]
    if closed:
        start = turned[-1][-1]
        return _run(start, turned, start=start)
    return _run(path[-1], turned, start=path[0])


def _run(end: Point, turned: list[Curve], *, start: Point) -> Curve:
    curve = [start]
    for corner in turned:
        curve += [*straight((curve[-1], corner[0]))[1:], *corner[1:]]
    return tuple(curve) if dist(curve[-1], end) < _SAME else (*curve, *straight((curve[-1], end))[1:])


def _corner(before: Point, at: Point, after: Point, radius: float) -> Curve:
    back = min(radius, dist(before, at) / 2, dist(at, after) / 2)
    start, end = towards(at, before, back), towards(at, after, back)
    return (start, towards(start, at, back * _KAPPA), towards(end, at, back * _KAPPA), end)


_SAME = 0.01  # points; nearer than this is the same place


def tidy(points: Path) -> list[Point]:
    """The points without repeats."""
    path = [points[0]]
    for point in points[1:]:
        if dist(point, path[-1]) > _SAME:
            path.append(point)
    return path


def between(a: Point, b: Point, part: float) -> Point:
    """The point a part of the way from one to another."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)


def towards(a: Point, b: Point, far: float) -> Point:
    """The point so far from one in the direction of another."""
    length = dist(a, b)
    return between(a, b, far / length) if length else a


def length_of(points: Path) -> float:
    """How long a polyline is."""
    return sum(map(dist, points, points[1:]))


def at(points: Path, far: float) -> tuple[Point, Point]:
    """The place so far along a polyline, and the direction there as a unit vector."""
    left = max(0.0, far)
    for a, b in pairwise(points):
        side = dist(a, b)
        if side and (left <= side or b is points[-1]):
            return towards(a, b, min(left, side)), ((b[0] - a[0]) / side, (b[1] - a[1]) / side)
        left -= side
    return points[-1], (1.0, 0.0)


def part(points: Path, start: float, end: float) -> list[Point]:
    """The piece of a polyline from one length along it to another."""
    path, gone = [at(points, start)[0]], 0.0
    for a, b in pairwise(points):
        gone += dist(a, b)
        if start < gone < end:
            path.append(b)
    return [*path, at(points, end)[0]]


def beside(points: Path, offset: float) -> list[Point]:
    """A polyline that runs a fixed distance to the left of another (to the right if negative)."""
    path = tidy(points)
    return [_mitre(path[max(i - 1, 0)], p, path[min(i + 1, len(path) - 1)], offset) for i, p in enumerate(path)]


def _mitre(before: Point, here: Point, after: Point, offset: float) -> Point:
    sides = [_normal(a, b) for a, b in ((before, here), (here, after)) if a != b]
    x, y = (sum(side[i] for side in sides) / len(sides) for i in (0, 1))
    size = max(x * x + y * y, 0.5)  # a hairpin's mitre is kept short
    return (here[0] + x / size * offset, here[1] + y / size * offset)


def _normal(a: Point, b: Point) -> Point:
    length = dist(a, b)
    return ((b[1] - a[1]) / length, -(b[0] - a[0]) / length)


def zigzag(points: Path, height: float, pitch: float) -> list[Point]:
    """A sawtooth along a polyline; it starts and ends on the line."""
    total = length_of(points)
    teeth = max(2, ceil(total / pitch))
    inner = [_off(points, total * (i + 0.5) / teeth, height if i % 2 else -height) for i in range(teeth)]
    return [points[0], *inner, points[-1]]


def waves(points: Path, height: float, pitch: float) -> Curve:
    """A smooth wave along a polyline."""
    total = length_of(points)
    count = max(2, ceil(total / pitch))
    curve = [points[0]]
    for i in range(count):
        lift = height if i % 2 else -height
        curve += [_off(points, total * (i + t) / count, lift) for t in (0.35, 0.65)]
        curve.append(at(points, total * (i + 1) / count)[0])
    return tuple(curve)


def _off(points: Path, far: float, height: float) -> Point:
    (x, y), (ux, uy) = at(points, far)
    return (x + uy * height, y - ux * height)


def across(points: Path, far: float, *, half: float, lean: float = 0.0) -> tuple[Point, Point]:
    """A short bar across a polyline; `lean` tilts it along the line like a slash."""
    (x, y), (ux, uy) = at(points, far)
    return (
        (x + uy * half + ux * lean, y - ux * half + uy * lean),
        (x - uy * half - ux * lean, y + ux * half - uy * lean),
    )


DASH_DOT = (7.0, 3.0, 1.2, 3.0)  # drawn and left open by turns, in points


def pieces(points: Path, pattern: Sequence[float]) -> Iterator[list[Point]]:
    """A polyline broken by a pattern of drawn and open lengths, stretched so that it begins and ends drawn."""
    total = length_of(points)
    turns = max(1, round((total - pattern[0]) / sum(pattern)))
    fit = total / (turns * sum(pattern) + pattern[0])
    far = 0.0
    for drawn, opened in [*batched(pattern)] * turns:
        yield part(points, far * fit, (far + drawn) * fit)
        far += drawn + opened
    yield part(points, far * fit, total)


def batched(pattern: Sequence[float]) -> Iterator[tuple[float, float]]:
    """The pattern in pairs of drawn and open."""
    return zip(pattern[::2], pattern[1::2], strict=True)


def flattened(curve: Curve, steps: int = 6) -> list[Point]:
    """A curve as a polyline that follows it closely; straight stretches stay two points."""
    path = [curve[0]]
    for i in range(0, len(curve) - 1, 3):
        a, b, c, d = curve[i : i + 4]
        count = 1 if _is_straight(a, b, c, d) else steps
        path += [_on_curve(a, b, c, d, n / count) for n in range(1, count + 1)]
    return path


def _is_straight(a: Point, b: Point, c: Point, d: Point) -> bool:
    return dist(a, b) + dist(b, c) + dist(c, d) - dist(a, d) < _SAME


def _on_curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    ab, bc, cd = between(a, b, t), between(b, c, t), between(c, d, t)
    return between(between(ab, bc, t), between(bc, cd, t), t)


def longest_level(points: Path) -> tuple[Point, Point]:
    """The longest stretch that runs level, or else the longest of all: where a label sits best."""
    sides = list(pairwise(points))
    return max(sides, key=lambda s: (abs(s[0][1] - s[1][1]) < _SAME, hypot(s[1][0] - s[0][0], s[1][1] - s[0][1])))


def enters(side: tuple[Point, Point], box: Box) -> bool:
    """Whether a straight line runs through the inside of a box."""
    low, high = _within(side, box)
    return low < high


def _within(side: tuple[Point, Point], box: Box) -> tuple[float, float]:
    """From which part of a straight line to which it is inside a box (Liang and Barsky's clipping)."""
    (ax, ay), (bx, by) = side
    left, top, right, bottom = box
    if ax <= left >= bx or ax >= right <= bx or ay <= top >= by or ay >= bottom <= by:  # as most do: all on one side
        return 1.0, 0.0
    low, high = 0.0, 1.0
    for start, step, least, most in ((ax, bx - ax, left, right), (ay, by - ay, top, bottom)):
        if step:
            near, far = sorted(((least - start) / step, (most - start) / step))
            low, high = max(low, near), min(high, far)
    return low, high


def outside(points: Path, boxes: Iterable[Box]) -> list[list[Point]]:
    """The pieces of a polyline that lie outside all of the boxes."""
    kept = [list(points)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    near = [box for box in boxes if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top]
    for box in near:
        kept = [piece for line in kept for piece in _outside(line, box)]
    return kept


def _outside(points: Path, box: Box) -> list[list[Point]]:
    pieces: list[list[Point]] = [[points[0]]]
    for a, b in pairwise(points):
        low, high = _within((a, b), box)
        if low < high:
            pieces[-1].append(between(a, b, low))
            pieces.append([between(a, b, high)])
        pieces[-1].append(b)
    return [piece for line in pieces if len(piece := tidy(line)) > 1]
