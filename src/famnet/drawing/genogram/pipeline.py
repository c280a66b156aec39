"""The genogram's layout, stage by stage."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from famnet.domain.disclosure import FamilyView
from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.chart import Chart, components
from famnet.drawing.genogram.check import PictureError, check
from famnet.drawing.genogram.coordinates import coordinates
from famnet.drawing.genogram.gaps import Gap, Spots, gaps
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.households import households
from famnet.drawing.genogram.judge import drawn_crossings, inversions, straight_crossings
from famnet.drawing.genogram.lines import Drawer, Heights, Needs, heights
from famnet.drawing.genogram.measures import BESIDE, COMPONENTS, HALF, MARGIN, YEARS
from famnet.drawing.genogram.notes import notes
from famnet.drawing.genogram.places import Plan, arrange
from famnet.drawing.genogram.ports import distances, half_widths, plan_ports
from famnet.drawing.genogram.prices import CROSSING, INVERSION
from famnet.drawing.genogram.shifts import Found, best_drawings
from famnet.drawing.genogram.straight import straightened
from famnet.drawing.genogram.tracks import set_levels
from famnet.drawing.genogram.warm import Order
from famnet.drawing.genogram.web import Web, web_of
from famnet.drawing.layout import LabelSize, Layout, Line, Placed

Sizes = Mapping[str, LabelSize]
NO_ROOM = LabelSize(width=0.0, height=0.0)


@dataclass(frozen=True)
class Part:
    """One component of the network: where its nodes are along the rows, and its horizontals between rows."""

    spots: Spots
    gaps: tuple[Gap, ...]
    top: int  # the common row that its first row is


def lay_out(view: FamilyView, labels: Sizes, before: Order | None = None) -> Layout:
    """Place everyone once, eldest on top, with lines for every bond.

    Args:
        view: what the audience may see.
        labels: the room each person's text takes.
        before: the order of the last drawing, to stay close to.

    Raises:
        OwnAncestorError: somebody descends from themselves.
        SamePersonError: a couple of one.
        PictureError: the drawing would break a promise.
    """
    if before:
        with suppress(PictureError):  # near the last drawing if that can be; a sound picture matters more
            return _laid_out(view, labels, before)
    return _laid_out(view, labels, None)


def _laid_out(view: FamilyView, labels: Sizes, before: Order | None) -> Layout:
    web = web_of(view)
    sizes = {person.id: labels.get(person.id, NO_ROOM) for person in view.people}
    levels = Levels(web)
    groups = levels.spread()
    drawn = [_best_part(best_drawings(levels, groups, members, before), sizes) for members in components(web)]
    plan = arrange(view, web, [part.spots.chart for part, _ in drawn])
    part_for = {id(part.spots.chart): part for part, _ in drawn}
    parts = [replace(part_for[id(chart)], top=top) for chart, top in zip(plan.charts, plan.tops, strict=True)]
    layout = assembled(parts, plan, web, sizes)
    said = tuple(notes([found for _, found in drawn], levels))
    layout = replace(layout, households=households(view, layout.people), notes=said)
    return check(layout, web, levels.untied)


def order_of(layout: Layout) -> Order:
    """Who stands in which row, from left to right: what the next drawing starts from."""
    rows: dict[float, list[Placed]] = {}
    for person in layout.people:
        rows.setdefault(person.y, []).append(person)
    return tuple(tuple(p.person for p in sorted(row, key=lambda p: p.x)) for _, row in sorted(rows.items()))


def _best_part(found: Sequence[Found], labels: Sizes) -> tuple[Part, Found]:
    """Of the most promising orders, the one that reads best with real places."""
    judged = []
    for n, candidate in enumerate(found[:JUDGED]):
        part = part_of(candidate.chart, candidate.rows, labels, 0)
        if len(found) == 1:
            return part, candidate
        judged.append((_judged(part, candidate, labels), n, part))
    _, n, part = min(judged, key=lambda j: j[:2])
    return part, found[n]


def _judged(part: Part, candidate: Found, labels: Sizes) -> float:
    chart = part.spots.chart
    needs = Needs.none(chart.height)
    needs.add(part.spots, part.gaps, labels, 0)
    at = heights(needs)
    lines = list(Drawer(part.spots, part.gaps, at).lines())
    y = {node: at.rows[row] for node, row in chart.row.items()}
    board = Board(candidate.tables, candidate.rows)
    modelled = CROSSING * sum(board.crossings(r) for r in range(chart.height))
    real = straight_crossings(chart, part.spots.x, y) * STRAIGHT_CROSSING + drawn_crossings(lines) * DRAWN_CROSSING
    return candidate.price - candidate.beyond - modelled + real + INVERSION * inversions(chart, part.spots.x)


JUDGED = 8
MANY = 1000  # nodes, from which fewer sweeps have to do
STRAIGHT_CROSSING, DRAWN_CROSSING = 9.0, 4.0


def part_of(chart: Chart, rows: Sequence[Sequence[int]], labels: Sizes, top: int) -> Part:
    """Coordinates and tracks for a given order."""
    halves = half_widths(chart, labels)
    roughly = {node: float(i) * 100 for row in rows for i, node in enumerate(row)}
    ports = plan_ports(chart, rows, roughly)
    x = coordinates(chart, rows, list(distances(chart, ports, halves)), sweeps=4)
    ports = plan_ports(chart, rows, x)
    x = coordinates(chart, rows, list(distances(chart, ports, halves)), sweeps=12 if len(chart.row) < MANY else 6)
    spots = straightened(Spots(chart, ports, x, halves))
    found = gaps(spots)
    for gap in found:
        gap.tracks = set_levels(gap.bars)
    return Part(spots, tuple(found), top)


def assembled(parts: Sequence[Part], plan: Plan, web: Web, labels: Sizes) -> Layout:
    """The parts from left to right on common rows, guests at their rows' ends, on a page with a margin."""
    needs = Needs.none(max((part.top + part.spots.chart.height for part in parts), default=0))
    rows = {p: row + part.top for part in parts for p, row in part.spots.chart.row.items()}
    for part in parts:
        needs.add(part.spots, part.gaps, labels, part.top)
    for guest, of in plan.guests.items():
        needs.add_label(rows[of], labels[web.people[guest].id])
    at = heights(needs)
    people: list[Placed] = []
    lines: list[Line] = []
    x = MARGIN
    for part in parts:
        right, placed, drawn = _set(part, at, labels, x)
        guests = [guest for guest, of in plan.guests.items() if of in part.spots.chart.row]
        invited = list(_seated(guests, plan, rows, placed, drawn, at, labels, web))
        people += [*placed, *invited]
        lines += drawn
        x = max([right, *(p.label[2] for p in invited)]) + COMPONENTS
    width = max([MARGIN, *(p.label[2] for p in people), *(px for k in lines for px, _ in k.points)]) + MARGIN
    return Layout(
        people=tuple(people), lines=tuple(lines), width=round(width, 2), height=round(at.bottom + 2 * MARGIN, 2)
    )


def _set(part: Part, at: Heights, labels: Sizes, x: float) -> tuple[float, list[Placed], list[Line]]:
    """A part's people and lines, its left edge at x; also where its right edge is."""
    chart = part.spots.chart
    own = at.part(part.top, chart.height)
    people = [
        _placed(chart.web.people[node].id, part.spots.x[node], own.rows[row], labels)
        for node, row in chart.row.items()
        if chart.is_person(node)
    ]
    lines = list(Drawer(part.spots, part.gaps, own).lines())
    xs = [px for p in people for px in (p.label[0], p.label[2])] + [px for line in lines for px, _ in line.points]
    dx = x - min(xs)
    return max(xs) + dx, [_moved(p, dx, MARGIN) for p in people], [_shifted(k, dx, MARGIN) for k in lines]


def _seated(
    guests: Sequence[int],
    plan: Plan,
    rows: Mapping[int, int],
    placed: Sequence[Placed],
    drawn: Sequence[Line],
    at: Heights,
    labels: Sizes,
    web: Web,
) -> Iterator[Placed]:
    """Guests at the free end of the row of whom they are tied to."""
    ends: dict[float, float] = {}
    for guest in guests:
        y = at.rows[rows[plan.guests[guest]]] + MARGIN
        label = labels[web.people[guest].id]
        if y not in ends:
            xs = [p.label[2] for p in placed if abs(p.y - y) < 1]
            xs += [px for line in drawn for px, py in line.points if abs(py - y) < HALF + YEARS + label.height]
            ends[y] = max(xs) + BESIDE
        half = max(HALF, label.width / 2)
        yield _moved(_placed(web.people[guest].id, ends[y] + BESIDE + half, y, labels), 0.0, 0.0)
        ends[y] += 2 * (half + BESIDE)


def _placed(person: str, x: float, y: float, labels: Sizes) -> Placed:
    half = max(HALF, labels[person].width / 2)
    return Placed(
        person=person, x=x, y=y, label=(x - half, y - HALF - YEARS, x + half, y + HALF + labels[person].height)
    )


def _moved(person: Placed, dx: float, dy: float) -> Placed:
    left, top, right, bottom = person.label
    box = (round(left + dx, 2), round(top + dy, 2), round(right + dx, 2), round(bottom + dy, 2))
    return replace(person, x=round(person.x + dx, 2), y=round(person.y + dy, 2), label=box)


def _shifted(line: Line, dx: float, dy: float) -> Line:
    return replace(line, points=tuple((round(x + dx, 2), round(y + dy, 2)) for x, y in line.points))
