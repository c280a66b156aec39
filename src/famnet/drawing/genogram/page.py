"""The parts of the network on one page: from left to right on common rows, guests at their rows' ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from famnet.domain.record import value
from famnet.drawing.genogram.gaps import Gap, Spots
from famnet.drawing.genogram.lines import Drawer, Needs, heights
from famnet.drawing.genogram.measures import BESIDE, COMPONENTS, HALF, MARGIN, YEARS
from famnet.drawing.genogram.places import Plan
from famnet.drawing.genogram.web import Web
from famnet.drawing.layout import LabelSize, Layout, Line, Placed, Point

Sizes = Mapping[str, LabelSize]


@value
class Part:
    """One component of the network: where its nodes are along the rows, and its horizontals between rows."""

    spots: Spots
    gaps: tuple[Gap, ...]
    top: int  # the common row that its first row is


class Page:
    """All parts, and how far apart their common rows have to be."""

    def __init__(self, parts: Sequence[Part], plan: Plan, web: Web, labels: Sizes) -> None:
        self.parts, self.plan, self.web, self.labels = parts, plan, web, labels
        self.rows = {p: row + part.top for part in parts for p, row in part.spots.chart.row.items()}
        needs = Needs.none(max((part.top + part.spots.chart.height for part in parts), default=0))
        for part in parts:
            needs.add(part.spots, part.gaps, labels, part.top)
        for guest, of in plan.guests.items():
            needs.add_label(self.rows[of], labels[web.people[guest].id])
        self.at = heights(needs)

    def layout(self) -> Layout:
        """Everyone and every line, with a margin round them."""
        people: list[Placed] = []
        lines: list[Line] = []
        x = MARGIN
        for part in self.parts:
            right, placed, drawn = self._set(part, x)
            guests = list(self._seated(part, placed, drawn))
            people += [*placed, *guests]
            lines += drawn
            x = max([right, *(p.label[2] for p in guests)]) + COMPONENTS
        width = max([MARGIN, *(p.label[2] for p in people), *(px for k in lines for px, _ in k.points)]) + MARGIN
        height = round(self.at.bottom + 2 * MARGIN, 2)
        return Layout(people=tuple(people), lines=tuple(lines), width=round(width, 2), height=height)

    def _set(self, part: Part, x: float) -> tuple[float, list[Placed], list[Line]]:
        """A part's people and lines, its left edge at x; also where its right edge is."""
        chart = part.spots.chart
        own = self.at.part(part.top, chart.height)
        spots = {
            chart.web.people[node].id: (part.spots.x[node], own.rows[row])
            for node, row in chart.row.items()
            if chart.is_person(node)
        }
        lines = list(Drawer(part.spots, part.gaps, own).lines())
        xs = [px for line in lines for px, _ in line.points]
        for person, (px, _) in spots.items():
            half = _half(self.labels[person])
            xs += (px - half, px + half)
        dx = x - min(xs)
        people = [_placed(person, spot, self.labels[person], (dx, MARGIN)) for person, spot in spots.items()]
        return max(xs) + dx, people, [_shifted(k, dx, MARGIN) for k in lines]

    def _seated(self, part: Part, placed: Sequence[Placed], drawn: Sequence[Line]) -> Iterator[Placed]:
        """Guests at the free end of the row of whom they are tied to."""
        ends: dict[float, float] = {}
        for guest, of in self.plan.guests.items():
            if of in part.spots.chart.row:
                y = self.at.rows[self.rows[of]] + MARGIN
                person = self.web.people[guest].id
                label = self.labels[person]
                x = ends.setdefault(y, _free_end(y, label, placed, drawn)) + BESIDE + _half(label)
                yield _placed(person, (x, y), label, (0.0, 0.0))
                ends[y] = x + _half(label) + BESIDE


def _free_end(y: float, label: LabelSize, placed: Sequence[Placed], drawn: Sequence[Line]) -> float:
    """Right of all people and lines of a row."""
    xs = [p.label[2] for p in placed if abs(p.y - y) < 1]
    xs += [px for line in drawn for px, py in line.points if abs(py - y) < HALF + YEARS + label.height]
    return max(xs) + BESIDE


def _half(label: LabelSize) -> float:
    """Half the room that somebody takes along their row."""
    return max(HALF, label.width / 2)


def _placed(person: str, spot: Point, label: LabelSize, by: Point) -> Placed:
    """Somebody at a spot of their part, moved with it."""
    (x, y), (dx, dy), half = spot, by, _half(label)
    box = (x - half + dx, y - HALF - YEARS + dy, x + half + dx, y + HALF + label.height + dy)
    left, top, right, bottom = (round(n, 2) for n in box)
    return Placed(person=person, x=round(x + dx, 2), y=round(y + dy, 2), label=(left, top, right, bottom))


def _shifted(line: Line, dx: float, dy: float) -> Line:
    return replace(line, points=tuple([(round(x + dx, 2), round(y + dy, 2)) for x, y in line.points]))
