"""What a drawing could not do, in words: proved impossible, or given up."""

from collections.abc import Iterator, Sequence

from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.shifts import Found

MOST = 2  # people who can stand beside somebody


def notes(found: Sequence[Found], levels: Levels) -> Iterator[str]:
    """A sentence for each defect that is left, or for each kind of them in a large family."""
    for number in sorted(levels.untied):
        one, other = (_name(levels, p) for p in levels.web.bonds[number].partners)
        yield f"{one} and {other} stand on different rows: the row of one is above the other's by descent (proved)."
    for drawing in found:
        yield from _crowded(drawing.chart)
        yield from _left(drawing)


def _name(levels: Levels, person: int) -> str:
    return levels.web.people[person].name or "somebody unnamed"


def _crowded(chart: Chart) -> Iterator[str]:
    """Nobody has more than two neighbours."""
    level: dict[int, int] = {}
    for pair in chart.couples:
        for p in pair:
            level[p] = level.get(p, 0) + 1
    for person, count in level.items():
        if count > MOST:
            name = chart.web.people[person].name or "somebody unnamed"
            yield f"{name} has {count} partners and two places beside: {count - MOST} of them apart (proved)."


def _left(drawing: Found) -> Iterator[str]:
    """What the search would still have liked to better."""
    if not drawing.is_clean:
        yield f"Some lines cross or siblings or partners are parted; the search gave up after {drawing.tried} steps."
