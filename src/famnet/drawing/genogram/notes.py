"""What a drawing could not do, as figures: proved impossible, or given up after so many steps."""

from collections import Counter
from collections.abc import Iterator, Sequence

from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.shifts import Found
from famnet.drawing.layout import Defect, Note

MOST = 2  # people who can stand beside somebody


def notes(found: Sequence[Found], levels: Levels) -> Iterator[Note]:
    """A note for each defect that is known to be left, and for each part in which the search gave up."""
    for number in sorted(levels.untied):
        partners = levels.web.bonds[number].partners
        yield Note(what=Defect.TWO_ROWS, people=tuple(levels.web.people[p].id for p in partners), proved=True)
    for drawing in found:
        yield from _crowded(drawing.chart)
        if not drawing.is_clean:
            yield Note(what=Defect.UNFINISHED, proved=False, steps=drawing.tried)


def _crowded(chart: Chart) -> Iterator[Note]:
    """Nobody has more than two neighbours."""
    partners = Counter(p for pair in chart.couples for p in pair)
    for person, count in partners.items():
        if count > MOST:
            yield Note(what=Defect.CROWDED, people=(chart.web.people[person].id,), proved=True)
