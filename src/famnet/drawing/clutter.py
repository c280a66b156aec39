"""Where a small label can stand without covering anything: boxes and lines already drawn, found by a grid."""

from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import pairwise

from famnet.drawing.layout import Box, Point
from famnet.drawing.paths import enters

Side = tuple[Point, Point]
_WIDE, _HIGH = 256.0, 48.0  # of a cell: lines are long and level, words low
_ON_A_BOX = 3.0  # covering somebody's text is worse than standing on a line
_CLOSE = 0.1  # covering nothing, but so near to something that the eye takes them together
_AIR = (4.0, 2.0)  # points beside a label and above it that it had better have to itself


class Clutter:
    """What is drawn already. Grows as labels find their places."""

    def __init__(self, boxes: Iterable[Box] = (), lines: Iterable[Iterable[Point]] = ()) -> None:
        self._boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._sides: dict[tuple[int, int], list[Side]] = defaultdict(list)
        self.on_lines: list[Box] = []  # labels for which there was no place clear of lines
        for box in boxes:
            self.add(box)
        for line in lines:
            self._add_line(tuple(line))

    def add(self, box: Box) -> None:
        """Something that must not be covered."""
        for cell in _cells(box):
            self._boxes[cell].append(box)

    def _add_line(self, line: tuple[Point, ...]) -> None:
        for a, b in pairwise(line):
            for cell in _cells(_box_of(a, b)):
                self._sides[cell].append((a, b))

    def near(self, line: Iterable[Point]) -> list[Box]:
        """What must not be covered along a line."""
        cells = dict.fromkeys(cell for a, b in pairwise(line) for cell in _cells(_box_of(a, b)))
        return list(dict.fromkeys(box for cell in cells for box in self._boxes.get(cell, ())))

    def uprights(self, left: float, right: float, y: float) -> set[float]:
        """Where upright lines meet a level stretch between its ends."""
        sides = {side for cell in _cells((left, y, right, y)) for side in self._sides.get(cell, ())}
        return {
            a[0] for a, b in sides if a[0] == b[0] and left < a[0] < right and min(a[1], b[1]) <= y <= max(a[1], b[1])
        }

    def cost(self, box: Box, own: Container[Side] = ()) -> float:
        """How much a label in this box would cover: nothing is 0. Sides of the label's own line do not count."""
        cells = _cells(box)
        covered = {other for cell in cells for other in self._boxes.get(cell, ()) if _meet(box, other)}
        sides = (side for cell in cells for side in self._sides.get(cell, ()) if side not in own)
        return _ON_A_BOX * len(covered) + any(enters(side, box) for side in sides)

    def best(self, boxes: Iterable[Box], own: Container[Side] = ()) -> Box:
        """The first of the boxes that covers least, one with air round it before others; it counts as taken."""
        best, least = None, float("inf")
        for box in boxes:
            cost = self.cost(box, own) or _CLOSE * bool(self.cost(_aired(box), own))
            if cost < least:
                best, least = box, cost
            if cost == 0:
                break
        if best is None:
            message = "a label needs at least one place to try"
            raise ValueError(message)
        if least >= 1:
            self.on_lines.append(best)
        self.add(best)
        return best


def _box_of(a: Point, b: Point) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _aired(box: Box) -> Box:
    return (box[0] - _AIR[0], box[1] - _AIR[1], box[2] + _AIR[0], box[3] + _AIR[1])


def _cells(box: Box) -> list[tuple[int, int]]:
    rows = range(int(box[1] // _HIGH), int(box[3] // _HIGH) + 1)
    return [(i, j) for i in range(int(box[0] // _WIDE), int(box[2] // _WIDE) + 1) for j in rows]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
