"""The genogram's layout, stage by stage."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from famnet.domain.disclosure import FamilyView
from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.chart import Chart, components
from famnet.drawing.genogram.check import PictureError, check
from famnet.drawing.genogram.coordinates import coordinates
from famnet.drawing.genogram.gaps import Spots, gaps
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.households import households
from famnet.drawing.genogram.judge import drawn_crossings, inversions, straight_crossings
from famnet.drawing.genogram.lines import Drawer, Needs, heights
from famnet.drawing.genogram.notes import notes
from famnet.drawing.genogram.page import Page, Part, Sizes
from famnet.drawing.genogram.places import arrange
from famnet.drawing.genogram.ports import distances, half_widths, plan_ports
from famnet.drawing.genogram.prices import CROSSING, INVERSION
from famnet.drawing.genogram.shifts import Found, best_drawings
from famnet.drawing.genogram.straight import straightened
from famnet.drawing.genogram.tracks import set_levels
from famnet.drawing.genogram.warm import Order
from famnet.drawing.genogram.web import web_of
from famnet.drawing.layout import LabelSize, Layout, Placed

NO_ROOM = LabelSize(width=0.0, height=0.0)


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
    ranked = [_ranked(best_drawings(levels, groups, members, before), sizes) for members in components(web)]
    for place in range(max((len(parts) for parts in ranked), default=1) - 1):
        with suppress(PictureError):  # the next best order may be drawn soundly
            return _composed(view, levels, sizes, [parts[min(place, len(parts) - 1)] for parts in ranked])
    return _composed(view, levels, sizes, [parts[-1] for parts in ranked])


def _composed(view: FamilyView, levels: Levels, sizes: Sizes, drawn: Sequence[tuple[Part, Found]]) -> Layout:
    """All parts on one page, with homes and notes, if every promise is kept."""
    web = levels.web
    plan = arrange(view, web, [part.spots.chart for part, _ in drawn])
    part_for = {id(part.spots.chart): part for part, _ in drawn}
    parts = [replace(part_for[id(chart)], top=top) for chart, top in zip(plan.charts, plan.tops, strict=True)]
    layout = Page(parts, plan, web, sizes).layout()
    said = tuple(notes([found for _, found in drawn], levels))
    layout = replace(layout, households=households(view, layout.people, layout.lines), notes=said)
    return check(layout, web, levels.untied)


def order_of(layout: Layout) -> Order:
    """Who stands in which row, from left to right: what the next drawing starts from."""
    rows: dict[float, list[Placed]] = {}
    for person in layout.people:
        rows.setdefault(person.y, []).append(person)
    return tuple(tuple(p.person for p in sorted(row, key=lambda p: p.x)) for _, row in sorted(rows.items()))


def _ranked(found: Sequence[Found], labels: Sizes) -> list[tuple[Part, Found]]:
    """The most promising orders with real places: the one that reads best first."""
    drawn = [(part_of(candidate.chart, candidate.rows, labels, 0), candidate) for candidate in found[:JUDGED]]
    return sorted(drawn, key=lambda d: _judged(d[0], d[1], labels)) if len(drawn) > 1 else drawn


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
STRAIGHT_CROSSING, DRAWN_CROSSING = 9.0, 7.0


def part_of(chart: Chart, rows: Sequence[Sequence[int]], labels: Sizes, top: int) -> Part:
    """Coordinates and tracks for a given order."""
    halves = half_widths(chart, labels)
    roughly = {node: float(i) * 100 for row in rows for i, node in enumerate(row)}
    ports = plan_ports(chart, rows, roughly)
    x = coordinates(chart, rows, list(distances(chart, ports, halves)), sweeps=4)
    ports = plan_ports(chart, rows, x)
    sweeps = 12 if len(chart.row) < MANY else 6
    hung = {hub: stub.node for hub, stub in ports.hubs.items()}
    x = coordinates(chart, rows, list(distances(chart, ports, halves)), sweeps, hung)
    spots = straightened(Spots(chart, ports, x, halves))
    found = gaps(spots)
    for gap in found:
        gap.tracks = set_levels(gap.bars)
    return Part(spots, tuple(found), top)
