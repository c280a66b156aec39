"""Where everything of a week goes: a column a day, times downwards, boxes side by side where they overlap.

A minute has no fixed height: a walk to school needs as much room for its words as a whole night, and an empty
afternoon needs hardly any. Times stay in order, and what starts together starts on one line in all seven columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise, product

from famnet.domain.record import record
from famnet.domain.rota import Weekday
from famnet.drawing.layout import Box
from famnet.drawing.rota.cells import Cell, Panel, wanted_words
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.text import LEADING, wrap

GUTTER = 44.0  # points for the times at the left
_COLUMN, _LANE = 104.0, 72.0  # a day, and each of several things that go on at once
NAME_SIZE, WHAT_SIZE, TIME_SIZE = 9.5, 8.0, 7.5
_PAD, _APART = 5.0, 2.0
_LEAST, _MOST = 13.0, 44.0  # points between two times, whatever lies between them
_PER_MINUTE = 0.16

Line = tuple[str, float, bool]  # words, size, bold
Column = tuple[float, float]  # where it begins, and how wide it is
Columns = Mapping[Weekday, Column]
Lane = tuple[int, int]  # which of how many


@record
class Block:
    """A time of the rota on the picture: its box and its lines of text."""

    cell: Cell
    box: Box
    lines: tuple[Line, ...]


@record
class Grid:
    """One week placed: heights of the times that are named at its left, and its blocks."""

    panel: Panel
    columns: Columns
    height: float
    times: Mapping[int, float]
    blocks: tuple[Block, ...]


def columns_of(panels: Iterable[Panel]) -> Columns:
    """Where each day's column begins and how wide it is, the same in every week: wider where more goes on at once."""
    lanes = dict.fromkeys(Weekday, 1)
    for panel, day in product(panels, Weekday):
        lanes[day] = max(lanes[day], *(many for _, many in _lanes(_on(panel, day)).values()), 1)
    widths = {day: max(_COLUMN, _LANE * many) for day, many in lanes.items()}
    starts = accumulate(widths.values(), initial=GUTTER)
    return {day: (start, widths[day]) for day, start in zip(widths, starts, strict=False)}


def grid_of(panel: Panel, columns: Columns, say: Say = ENGLISH) -> Grid:
    """A week with everything in its place, from the origin downwards."""
    lanes = {key: lane for day in Weekday for key, lane in _lanes(_on(panel, day)).items()}
    lines = {c.key: _lines(c, _width(columns[c.slot.weekday], lanes[c.key]), say) for c in panel.cells}
    times = _heights(panel.cells, {key: _height(told) for key, told in lines.items()})
    blocks = [
        Block(cell=c, box=_box(c, columns[c.slot.weekday], lanes[c.key], times), lines=lines[c.key])
        for c in panel.cells
    ]
    return Grid(
        panel=panel, columns=columns, height=max(times.values(), default=_MOST), times=times, blocks=tuple(blocks)
    )


def _on(panel: Panel, day: Weekday) -> list[Cell]:
    return [cell for cell in panel.cells if cell.slot.weekday is day]


def _lanes(cells: Sequence[Cell]) -> dict[str, Lane]:
    """For each time its place among those that overlap, and how many there are; `cells` begin in order."""
    lanes: dict[str, Lane] = {}
    for group in _overlapping(cells):
        ends: list[int] = []
        places: dict[str, int] = {}
        for cell in group:
            start, end = cell.minutes
            place = next((n for n, free in enumerate(ends) if free <= start), len(ends))
            ends[place : place + 1] = [end]
            places[cell.key] = place
        lanes |= {key: (place, len(ends)) for key, place in places.items()}
    return lanes


def _overlapping(cells: Sequence[Cell]) -> Iterable[list[Cell]]:
    group: list[Cell] = []
    until = 0
    for cell in cells:
        start, end = cell.minutes
        if group and start >= until:
            yield group
            group = []
        group.append(cell)
        until = max(until, end) if len(group) > 1 else end
    yield group


def _heights(cells: Sequence[Cell], wanted: Mapping[str, float]) -> dict[int, float]:
    """How far down each time is: far enough for what ends then, and never nearer than two lines of text."""
    times = sorted({minute for cell in cells for minute in cell.minutes})
    down = dict.fromkeys(times[:1], 0.0)
    for before, now in pairwise(times):
        least = down[before] + min(_MOST, max(_LEAST, (now - before) * _PER_MINUTE))
        needed = (down[c.minutes[0]] + wanted[c.key] for c in cells if c.minutes[1] == now)
        down[now] = max(least, *needed, least)
    return down


def _width(column: Column, lane: Lane) -> float:
    return column[1] / lane[1] - 2 * _APART


def _height(lines: Sequence[Line]) -> float:
    return sum(size * LEADING for _, size, _ in lines) + 2 * (_PAD + _APART)


def _box(cell: Cell, column: Column, lane: Lane, times: Mapping[int, float]) -> Box:
    start, end = cell.minutes
    left = column[0] + lane[0] * column[1] / lane[1] + _APART
    return (left, times[start] + _APART, left + _width(column, lane), times[end] - _APART)


def _lines(cell: Cell, width: float, say: Say) -> tuple[Line, ...]:
    """Who comes, then what for, then when: names are what people look for first."""
    slot = cell.slot
    said = [(name, NAME_SIZE, True) for name in cell.people]
    said += [(wanted_words(cell, say), NAME_SIZE, True)] if cell.missing else []
    said += [(_what(cell), WHAT_SIZE, False), (f"{slot.starts}–{slot.ends}", TIME_SIZE, False)]
    return tuple(
        (line, size, bold) for words, size, bold in said for line in wrap(words, size, width - 2 * _PAD, bold=bold)
    )


def _what(cell: Cell) -> str:
    return ", ".join(part for part in (cell.slot.what, cell.slot.place) if part)
