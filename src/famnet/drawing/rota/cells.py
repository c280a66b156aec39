"""What stands in the week: each time with who comes, week by week and, where school matters, by season."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from famnet.domain.disclosure import FamilyView
from famnet.domain.plan_chain import duties_in, slots_in
from famnet.domain.plans import Plan
from famnet.domain.record import record
from famnet.domain.rota import RotaDuty, RotaSlot, Season
from famnet.domain.rota_problem import span
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.wording import known_as

_UNNAMED = "somebody not named here"
_BOTH = (1, 2)


@record
class Cell:
    """One time in one week: when it is, who comes, and how many are still wanted."""

    slot: RotaSlot
    panel: int
    people: tuple[str, ...]
    missing: int

    @property
    def key(self) -> str:
        """What tells it from every other time on the picture."""
        return f"{self.panel} {self.slot.id}"

    @property
    def is_gap(self) -> bool:
        """Whether it has to be covered and is not."""
        return self.slot.must and self.missing > 0

    @property
    def minutes(self) -> tuple[int, int]:
        """When it starts and ends, in minutes since midnight."""
        return span(self.slot.starts, self.slot.ends)


@record
class Panel:
    """One week as it is drawn: the first or the second of two, in term time or in the holidays."""

    number: int
    week: int
    season: Season
    title: str
    cells: tuple[Cell, ...]


def panels_of(view: FamilyView, plan: Plan, say: Say = ENGLISH) -> tuple[Panel, ...]:
    """The weeks that differ from each other by rule: one, or two, and each for term time and for the holidays."""
    slots, duties = slots_in(view, plan), duties_in(view, plan)
    weeks = _BOTH if any(s.week for s in slots) or any(d.week > 1 for d in duties) else _BOTH[:1]
    seasons = tuple(s for s in Season if any(slot.season is s for slot in slots) and s is not Season.ALWAYS)
    empty = (
        Panel(number=number, week=week, season=season, title=_title(week * (len(weeks) > 1), season, say), cells=())
        for number, (week, season) in enumerate(product(weeks, _split(seasons)))
    )
    names = _names(view, duties, say)
    return tuple(_filled(panel, slots, duties, names) for panel in empty)


def _split(seasons: tuple[Season, ...]) -> tuple[Season, ...]:
    return (Season.TERM, Season.HOLIDAYS) if seasons else (Season.ALWAYS,)


def _title(week: int, season: Season, say: Say) -> str:
    """`Week 1, term time`; empty where all weeks are alike."""
    parts = (say("week {week}", week=week) if week else "", say(season.value))
    title = ", ".join(part for part in parts if part)
    return title[:1].upper() + title[1:]


def _names(view: FamilyView, duties: Iterable[RotaDuty], say: Say) -> dict[str, str]:
    """How the reader knows everybody who has a time."""
    known = {person.id: known_as(person, view) for person in view.people}
    return {duty.person: known.get(duty.person) or say(_UNNAMED) for duty in duties}


def _filled(
    panel: Panel, slots: tuple[RotaSlot, ...], duties: tuple[RotaDuty, ...], names: Mapping[str, str]
) -> Panel:
    cells = (
        _cell(slot, panel.number, [d for d in duties if (d.slot, d.week) == (slot.id, panel.week)], names)
        for slot in slots
        if slot.week in (0, panel.week) and slot.season.meets(panel.season)
    )
    ordered = sorted(cells, key=lambda c: (c.slot.weekday.number, *c.minutes, c.slot.what, c.slot.id))
    return replace(panel, cells=tuple(ordered))


def _cell(slot: RotaSlot, panel: int, duties: list[RotaDuty], names: Mapping[str, str]) -> Cell:
    people = tuple(dict.fromkeys(names[d.person] for d in duties))
    return Cell(slot=slot, panel=panel, people=people, missing=max(0, slot.needs - len(duties)))


def gaps(panels: tuple[Panel, ...]) -> Iterator[Cell]:
    """Every time that has to be covered and is not."""
    return (cell for panel in panels for cell in panel.cells if cell.is_gap)


def wanted_words(cell: Cell, say: Say = ENGLISH) -> str:
    """`Nobody yet`, `1 more needed`; empty where enough come."""
    if not cell.missing:
        return ""
    if not cell.people:
        return say("Nobody yet" if cell.slot.must else "Free")
    return say("{count} more needed" if cell.slot.must else "{count} more welcome", count=cell.missing)


def when_words(cell: Cell, say: Say = ENGLISH) -> str:
    """`Friday 16:00 to 18:00`."""
    slot = cell.slot
    return f"{say(slot.weekday.value)} {say('{start} to {end}', start=slot.starts, end=slot.ends)}"
