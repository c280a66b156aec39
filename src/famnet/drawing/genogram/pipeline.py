"""The genogram's layout, stage by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from famnet.domain.disclosure import FamilyView
from famnet.drawing.genogram.chart import Chart, charts
from famnet.drawing.genogram.coordinates import coordinates
from famnet.drawing.genogram.gaps import Gap, Spots, gaps
from famnet.drawing.genogram.generations import generations
from famnet.drawing.genogram.lines import Drawer, Heights, heights
from famnet.drawing.genogram.measures import COMPONENTS, HALF, MARGIN, YEARS
from famnet.drawing.genogram.ports import distances, half_widths, plan_ports
from famnet.drawing.genogram.search import best_rows
from famnet.drawing.genogram.tracks import set_levels
from famnet.drawing.genogram.web import web_of
from famnet.drawing.layout import LabelSize, Layout, Line, Placed

Order = tuple[tuple[str, ...], ...]
NO_ROOM = LabelSize(width=0.0, height=0.0)


@dataclass(frozen=True)
class Part:
    """One component of the network, placed from (0, 0)."""

    people: tuple[Placed, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def lay_out(view: FamilyView, labels: Mapping[str, LabelSize], before: Order | None = None) -> Layout:
    """Place everyone once, eldest on top, with lines for every bond.

    Args:
        view: what the audience may see.
        labels: the room each person's text takes.
        before: the order of the last drawing, to stay close to.

    Raises:
        OwnAncestorError: somebody descends from themselves.
        SamePersonError: a couple of one.
    """
    web = web_of(view)
    sizes = {person.id: labels.get(person.id, NO_ROOM) for person in view.people}
    parts = [part_of(chart, sizes) for chart in charts(web, generations(web))]
    del before
    return side_by_side(parts)


def part_of(chart: Chart, labels: Mapping[str, LabelSize]) -> Part:
    """One component: order, coordinates, tracks, lines."""
    rows, _ = best_rows(chart)
    return placed(chart, rows, labels)


def placed(chart: Chart, rows: Sequence[Sequence[int]], labels: Mapping[str, LabelSize]) -> Part:
    """Coordinates, tracks and lines for a given order."""
    halves = half_widths(chart, labels)
    roughly = {node: float(i) * 100 for row in rows for i, node in enumerate(row)}
    ports = plan_ports(chart, rows, roughly)
    x = coordinates(chart, rows, list(distances(chart, ports, halves)))
    ports = plan_ports(chart, rows, x)
    x = coordinates(chart, rows, list(distances(chart, ports, halves)))
    spots = Spots(chart, ports, x, halves)
    found = gaps(spots)
    for gap in found:
        gap.tracks = set_levels(gap.bars)
    at = heights(spots, found, labels)
    return _part(spots, found, at, labels)


def _part(spots: Spots, found: Sequence[Gap], at: Heights, labels: Mapping[str, LabelSize]) -> Part:
    chart = spots.chart
    people = tuple(
        _placed(chart.web.people[node].id, spots.x[node], at.rows[row], labels)
        for node, row in chart.row.items()
        if chart.is_person(node)
    )
    lines = tuple(Drawer(spots, found, at).lines())
    return Part(people, lines, 0.0, at.bottom)


def _placed(person: str, x: float, y: float, labels: Mapping[str, LabelSize]) -> Placed:
    half = max(HALF, labels[person].width / 2)
    return Placed(
        person=person, x=x, y=y, label=(x - half, y - HALF - YEARS, x + half, y + HALF + labels[person].height)
    )


def side_by_side(parts: Sequence[Part]) -> Layout:
    """The parts from left to right, on a page with a margin."""
    people: list[Placed] = []
    lines: list[Line] = []
    at = MARGIN
    for part in parts:
        left, right = _extent(part)
        people += [_moved(p, at - left, MARGIN) for p in part.people]
        lines += [_shifted(line, at - left, MARGIN) for line in part.lines]
        at += right - left + COMPONENTS
    bottom = max((part.height for part in parts), default=0.0)
    return Layout(
        people=tuple(people),
        lines=tuple(lines),
        width=round(at - COMPONENTS + MARGIN, 2),
        height=round(bottom + 2 * MARGIN, 2),
    )


def _extent(part: Part) -> tuple[float, float]:
    xs = [x for p in part.people for x in (p.label[0], p.label[2])]
    xs += [x for line in part.lines for x, _ in line.points]
    return min(xs), max(xs)


def _moved(person: Placed, dx: float, dy: float) -> Placed:
    left, top, right, bottom = person.label
    box = (round(left + dx, 2), round(top + dy, 2), round(right + dx, 2), round(bottom + dy, 2))
    return replace(person, x=round(person.x + dx, 2), y=round(person.y + dy, 2), label=box)


def _shifted(line: Line, dx: float, dy: float) -> Line:
    return replace(line, points=tuple((round(x + dx, 2), round(y + dy, 2)) for x, y in line.points))
