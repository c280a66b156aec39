"""Parts of the network side by side: the child in focus's first, those without kin beside whom they are tied to."""

from collections.abc import Iterable, Mapping, Sequence

from famnet.domain.disclosure import FamilyView
from famnet.domain.record import value
from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.web import NO_YEAR, Web

_GENERATION = 27.0  # years


@value
class Plan:
    """Which charts stand in which order, the common row of each one's top; and who stands at a row's end."""

    charts: tuple[Chart, ...]
    tops: tuple[int, ...]
    guests: Mapping[int, int]  # a person without kin → whom they stand beside


def arrange(view: FamilyView, web: Web, charts: Sequence[Chart]) -> Plan:
    """Order and heights of the parts; guests are taken out of them."""
    ties = _ties(view, web)
    part_of = {p: n for n, chart in enumerate(charts) for p in chart.row}
    guests = {p: of for p, of in ties.items() if len(charts[part_of[p]].row) == 1}
    guests = {p: of for p, of in guests.items() if of not in guests and of in part_of}
    kept = [chart for chart in charts if not guests.keys() & chart.row.keys()]
    focus = [web.index[c] for c in view.child_ids if c in web.index]
    kept.sort(key=lambda chart: min((focus.index(p) for p in focus if p in chart.row), default=len(focus)))
    tops: list[int] = []
    for n, chart in enumerate(kept):
        tops.append(_top(chart, kept[:n], tops, ties))
    lowest = min(tops, default=0)
    return Plan(tuple(kept), tuple(top - lowest for top in tops), guests)


def _ties(view: FamilyView, web: Web) -> dict[int, int]:
    """Whom each tied person is tied to; the first told tie counts."""
    found: dict[int, int] = {}
    for tie in view.ties:
        if tie.person in web.index and tie.of in web.index and tie.person != tie.of:
            found.setdefault(web.index[tie.person], web.index[tie.of])
    return found


def _top(chart: Chart, before: Sequence[Chart], tops: Sequence[int], ties: Mapping[int, int]) -> int:
    """The row for a part's top: level with whom somebody in it is tied to, else with people of their age."""
    rows = {p: row + top for other, top in zip(before, tops, strict=True) for p, row in other.row.items()}
    for one, other in ties.items():
        for here, there in ((one, other), (other, one)):
            if here in chart.row and there in rows:
                return rows[there] - chart.row[here]
    return _by_age(chart, _mean_years(rows.items(), chart.web))


def _by_age(chart: Chart, theirs: Mapping[int, float]) -> int:
    ours = _mean_years(chart.row.items(), chart.web)
    if not ours or not theirs:
        return 0

    def apart(top: int) -> float:
        return sum(abs(year - _year_of(row + top, theirs)) for row, year in ours.items()) / len(ours)

    return min(range(-chart.height, max(theirs) + 2), key=lambda top: (apart(top), abs(top)))


def _year_of(row: int, years: Mapping[int, float]) -> float:
    """When people of a row were born, reckoned from the nearest row of which that is known."""
    known = min(years, key=lambda other: (abs(other - row), other))
    return years[known] + _GENERATION * (row - known)


def _mean_years(rows: Iterable[tuple[int, int]], web: Web) -> dict[int, float]:
    years: dict[int, list[int]] = {}
    born, people = web.years, web.size
    for p, row in rows:
        if p < people and born[p] != NO_YEAR:
            years.setdefault(row, []).append(born[p])
    return {row: sum(of) / len(of) for row, of in years.items()}
