"""The week as a picture: everybody in their place, gaps said in words, nothing on anything else."""

import json
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.stories import Loud, unsaid

from famnet.domain.audience import TEAM, Audience, AudienceKind
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person
from famnet.domain.plans import ChildInFocus, Plan, PlanState
from famnet.domain.rota import RotaDuty, RotaSlot, Season, Weekday
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.layout import Box
from famnet.drawing.rota.cells import panels_of
from famnet.drawing.rota.grid import Block, columns_of, grid_of
from famnet.drawing.rota.picture import RotaPicture, rota_picture
from famnet.drawing.scene import Dash, Stroke, Text
from famnet.drawing.text import text_width
from famnet.drawing.writing import write

PLAN = Plan(id="v1", number=1, state=PlanState.IN_FORCE)


def slot(id_: str, day: Weekday, starts: str, ends: str, **told: object) -> RotaSlot:
    return replace(RotaSlot(id=id_, what=id_.capitalize(), weekday=day, starts=starts, ends=ends), **told)  # type: ignore[arg-type]


@pytest.fixture
def view() -> FamilyView:
    """
    Ada*, girl
    Grace, maternal grandmother, called "Nan"
    Daniel, father
    """
    people = (
        Person(id="ada", name="Ada"),
        Person(id="grace", name="Grace", called="Nan"),
        Person(id="dan", name="Daniel"),
    )
    return FamilyView(
        audience=TEAM,
        today=date(2026, 11, 22),
        name="Ada",
        children=(ChildInFocus(person="ada"),),
        people=people,
        plans=(PLAN,),
        rota_slots=(
            slot("nights", Weekday.FRIDAY, "20:00", "24:00"),
            slot("tea", Weekday.MONDAY, "16:00", "18:00", needs=2),
            slot("out", Weekday.SATURDAY, "10:00", "17:00"),
            slot("swim", Weekday.SATURDAY, "11:00", "12:00", must=False),
        ),
        rota_duties=(RotaDuty(slot="nights", person="grace"), RotaDuty(slot="tea", person="dan")),
    )


def drawn(view: FamilyView) -> RotaPicture:
    return rota_picture(view, PLAN)


def words(view: FamilyView) -> list[str]:
    return [" ".join(mark.lines) for mark in drawn(view).scene.marks if isinstance(mark, Text)]


def test_who_comes_stands_in_the_week_and_every_gap_says_so(view: FamilyView) -> None:
    said = words(view)
    for expected in ("Grace", "Daniel", "1 more needed", "Nobody yet", "Free", "20:00–24:00", "Wednesday"):
        assert expected in said
    assert said.count("No times set") == 4
    assert [(c.slot.id, c.missing) for c in drawn(view).gaps] == [("tea", 1), ("out", 1)]


def test_a_gap_is_told_by_dashes_and_words_not_by_colour_alone(view: FamilyView) -> None:
    dashes = [mark.pen.dash for mark in drawn(view).scene.marks if isinstance(mark, Stroke) and mark.pen.width > 1]
    assert dashes.count(Dash.DASHED) == 3  # two gaps, and the legend's sample
    assert "2 times without enough people." in " ".join(words(view))


def test_a_child_reads_the_names_it_uses(view: FamilyView) -> None:
    childs = replace(view, audience=Audience(AudienceKind.CHILD, "ada"))
    assert "Nan" in words(childs)
    assert "Nan" not in words(view)


def test_somebody_whose_name_is_kept_is_not_named(view: FamilyView) -> None:
    people = tuple(replace(p, name="", called="") if p.id == "grace" else p for p in view.people)
    assert "somebody not named here" in " ".join(words(replace(view, people=people)))


def test_two_weeks_and_two_seasons_are_drawn_apart(view: FamilyView) -> None:
    school = slot("school", Weekday.MONDAY, "8:20", "9:00", season=Season.TERM)
    breakfast = slot("breakfast", Weekday.SUNDAY, "8:00", "9:00", week=2)
    panels = panels_of(replace(view, rota_slots=(*view.rota_slots, school, breakfast)), PLAN)
    assert [p.title for p in panels] == [
        "Week 1, term time", "Week 1, school holidays", "Week 2, term time", "Week 2, school holidays",
    ]  # fmt: skip
    there = [{c.slot.id for c in panel.cells} & {"school", "breakfast"} for panel in panels]
    assert there == [{"school"}, set(), {"school", "breakfast"}, {"breakfast"}]


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot", "json", "html"])
def test_the_week_is_written_in_every_form_and_the_same_each_time(view: FamilyView, form: str) -> None:
    once = write(drawn(view), form)
    assert once
    assert once == write(drawn(view), form)


def test_the_week_in_words_and_as_data(view: FamilyView) -> None:
    told = [one.line for one in drawn(view).told()]
    assert "Friday 20:00 to 24:00: Nights. Grace comes." in told
    assert "Monday 16:00 to 18:00: Tea. Daniel comes. 1 more needed." in told
    (week,) = json.loads(write(drawn(view), "json"))["weeks"]
    assert [t["missing"] for t in week["times"]] == [1, 0, 1, 1]


_TIMES = st.tuples(st.integers(0, 47), st.integers(1, 12)).map(lambda t: (t[0] * 30, min(1440, (t[0] + t[1]) * 30)))


@st.composite
def weeks(draw: st.DrawFn) -> tuple[RotaSlot, ...]:
    told = draw(st.lists(st.tuples(st.sampled_from(Weekday), _TIMES), min_size=1, max_size=12))
    return tuple(
        slot(f"s{n}", day, f"{a // 60}:{a % 60:02}", f"{b // 60}:{b % 60:02}") for n, (day, (a, b)) in enumerate(told)
    )


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _fits(block: Block) -> bool:
    left, top, right, bottom = block.box
    wide = max(text_width(line, size, bold=bold) for line, size, bold in block.lines)
    return wide <= right - left and sum(size * 1.2 for _, size, _ in block.lines) <= bottom - top + 0.01


@given(weeks())
@settings(max_examples=60, deadline=None)
def test_no_time_lies_on_another_and_its_words_fit(slots: tuple[RotaSlot, ...]) -> None:
    view = FamilyView(audience=TEAM, today=date(2026, 11, 22), name="Ada", plans=(PLAN,), rota_slots=slots)
    (panel,) = panels_of(view, PLAN)
    grid = grid_of(panel, columns_of([panel]))
    assert len(grid.blocks) == len(slots)
    assert not any(_overlap(a.box, b.box) for a, b in combinations(grid.blocks, 2))
    assert all(_fits(block) for block in grid.blocks)
    heights = [grid.times[minute] for minute in sorted(grid.times)]
    assert heights == sorted(heights)


def test_the_week_speaks_its_reader_s_language(view: FamilyView) -> None:
    school = slot("school", Weekday.MONDAY, "08:00", "09:00", season=Season.TERM, week=2, needs=3)
    duties = (*view.rota_duties, *(RotaDuty(slot="school", person=who, week=2) for who in ("grace", "nobody")))
    several = replace(view, rota_slots=(*view.rota_slots, school), rota_duties=duties)
    drawn = rota_picture(several, PLAN, PictureOptions(say=Loud()))
    assert unsaid(drawn.scene.texts) == {"Nights", "Tea", "Out", "Swim", "School", "Grace", "Daniel"}
    assert unsaid(one.role for one in drawn.told()) == set()
    assert unsaid(fact for one in drawn.told() for fact in one.facts) == set()
    assert "MONDAY 08:00 TO 09:00: School" in {one.name for one in drawn.told()}
