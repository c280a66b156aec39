from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.stories import ROUND, drawn, struck_through

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.ties import EmotionalTie, Feeling
from famnet.drawing.canvas import Canvas, PictureOptions
from famnet.drawing.feelings import feeling, feelings
from famnet.drawing.layout import Layout, Line, Placed
from famnet.drawing.maze import Maze, shortest
from famnet.drawing.notation import FEELINGS
from famnet.drawing.palette import PALETTES, Mode
from famnet.drawing.paths import between
from famnet.drawing.picture import genogram
from famnet.drawing.routes import with_feelings
from famnet.drawing.scene import Stroke, Text, box_round

Box = tuple[float, float, float, float]
Make = Callable[[PictureOptions], Canvas]


def tie(one: str, other: str, feeling: Feeling = Feeling.HOSTILE) -> EmotionalTie:
    return EmotionalTie(id=f"{one}-{other}-{feeling}", one=one, other=other, feeling=feeling)


def feelings_in(layout: Layout) -> list[Line]:
    return [line for line in layout.lines if line.kind == "emotional"]


def runs_into(line: Line, box: Box) -> bool:
    points = [between(a, b, i / 20) for a, b in pairwise(line.points) for i in range(21)]
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)


def routed(layout: Layout, view: FamilyView) -> Layout:
    return with_feelings(layout, view, [name_box(placed) for placed in layout.people])


def name_box(placed: Placed) -> Box:
    return placed.label[0], placed.box[3] + 1, placed.label[2], placed.label[3]


@pytest.fixture
def bare_layout(ada_layout: Layout) -> Layout:
    return replace(ada_layout, lines=tuple(line for line in ada_layout.lines if line.kind != "emotional"))


def test_every_two_people_can_be_joined_clear_of_everyone_else(ada_view: FamilyView, bare_layout: Layout) -> None:
    for one, other in combinations([p.id for p in ada_view.people], 2):
        (line,) = feelings_in(routed(bare_layout, replace(ada_view, feelings=(tie(one, other),))))
        for placed in bare_layout.people:
            assert not runs_into(line, name_box(placed)), (one, other, placed.person)
            assert placed.person in line.people or not runs_into(line, placed.box)


def test_a_line_starts_at_the_one_and_ends_at_the_other(ada_view: FamilyView, bare_layout: Layout) -> None:
    """Direction matters: harm runs from who does it to whom it is done to."""
    (line,) = feelings_in(routed(bare_layout, replace(ada_view, feelings=(tie("dan", "ada"),))))
    seats = {p.person: (p.x, p.y) for p in bare_layout.people}
    assert line.people == ("dan", "ada")
    assert dist(line.points[0], seats["dan"]) < 32
    assert dist(line.points[-1], seats["ada"]) < 32


def test_two_feelings_between_two_people_go_two_ways(ada_view: FamilyView, bare_layout: Layout) -> None:
    both = (tie("kemi", "dan", Feeling.CLOSE), tie("kemi", "dan", Feeling.CONTROLLING))
    one, other = feelings_in(routed(bare_layout, replace(ada_view, feelings=both)))
    assert one.points != other.points
    assert dist(one.points[len(one.points) // 2], other.points[len(other.points) // 2]) > 8


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        pytest.param({}, 1, id="now"),
        pytest.param({"until": PartialDate(2020)}, 0, id="over"),
        pytest.param({"since": PartialDate(2027)}, 0, id="not yet"),
        pytest.param({"other": "somebody withheld"}, 0, id="with somebody who is not shown"),
        pytest.param({"other": "ada"}, 0, id="with oneself"),
    ],
)
def test_only_feelings_of_the_day_between_people_shown_are_drawn(
    change: dict[str, object], drawn: int, ada_view: FamilyView, bare_layout: Layout
) -> None:
    told = replace(tie("ada", "grace"), **change)  # type: ignore[arg-type]
    view = replace(ada_view, feelings=(told,), today=date(2026, 11, 22))
    assert len(feelings_in(routed(bare_layout, view))) == drawn


def test_feelings_are_off_until_they_are_asked_for(ada_view: FamilyView) -> None:
    assert not feelings_in(genogram(ada_view).layout)
    picture = genogram(ada_view, PictureOptions(emotional=True))
    assert len(feelings_in(picture.layout)) == 1
    assert "Close" in [" ".join(m.lines) for m in picture.scene.marks if isinstance(m, Text)]


WALL = (40.0, -100.0, 60.0, 70.0)


def test_a_way_goes_round_a_wall() -> None:
    way = shortest(Maze([WALL], lambda _: 0.0), [(0.0, 0.0)], [(100.0, 0.0)])
    assert way[0] == (0, 0)
    assert dist(way[-1], (100, 0)) < 4
    assert any(y >= 70 for _, y in way)


@pytest.mark.parametrize(
    "walls",
    [
        pytest.param([(40.0, -500.0, 60.0, 500.0)], id="a wall without an end"),
        pytest.param([(-20.0, -20.0, 20.0, 20.0)], id="a start inside a wall"),
    ],
)
def test_no_way_is_found_where_there_is_none(walls: list[Box]) -> None:
    assert shortest(Maze(walls, lambda _: 0.0), [(0.0, 0.0)], [(100.0, 0.0)]) == []


def test_a_way_keeps_off_places_that_cost() -> None:
    """Straight across costs; a small detour does not."""
    maze = Maze([], lambda point: 20.0 if abs(point[1]) < 10 and 30 < point[0] < 70 else 0.0)
    way = shortest(maze, [(0.0, 0.0)], [(100.0, 0.0)])
    places = [between(a, b, i / 40) for a, b in pairwise(way) for i in range(41)]
    assert not any(abs(y) < 9 and 31 < x < 69 for x, y in places)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 90), st.integers(-60, 60)), max_size=8))
def test_no_way_ever_enters_a_box(corners: list[tuple[int, int]]) -> None:
    walls = [(float(x), float(y), x + 18.0, y + 24.0) for x, y in corners]
    maze = Maze(walls, lambda _: 0.0)
    way = shortest(maze, [(0.0, 0.0)], [(132.0, 0.0)])
    places = [between(a, b, i / 40) for a, b in pairwise(way) for i in range(41)]
    assert not any(b[0] + 3 < x < b[2] - 3 and b[1] + 3 < y < b[3] - 3 for b in walls for x, y in places)


def test_people_whose_symbols_touch_are_still_joined(ada_view: FamilyView, bare_layout: Layout) -> None:
    people = tuple(replace(p, x=60.0, y=60.0) if p.person in {"ada", "kemi"} else p for p in bare_layout.people)
    view = replace(ada_view, feelings=(tie("ada", "kemi"),))
    (line,) = feelings_in(with_feelings(replace(bare_layout, people=people), view, [(0.0, 0.0, 120.0, 120.0)]))
    assert len(line.points) > 1


TANGLED = """
Maya Thompson*, girl, born 2016, lives with Sharon, also lives with Lee, close to Jayden, fused with Sharon
Jayden Thompson*, boy, child of Kelly and Lee, born 2018, lives with Sharon, also lives with Lee
Sharon Thompson, maternal grandmother, born 1966, married to Dennis 1988
Dennis Thompson, maternal grandfather, born 1961, died 2021
Kelly Thompson, mother, born 1993, hostile to Sharon, close to Ryan, cut off from Lee
Lee Morgan, father, born 1989, lives with Zoe
Zoe Patel, dad's partner, born 1992
Ryan Cole, living together with Kelly since 2021, born 1990, controlling of Kelly
Patricia Morgan, paternal grandmother, born 1960, distant from Lee
Alan Morgan, paternal grandfather, born 1958
"""


def places(line: Line) -> list[tuple[float, float]]:
    return [between(a, b, i / 20) for a, b in pairwise(line.points) for i in range(21)]


def shared(one: Line, other: Line, near: float) -> float:
    """The part of one line that runs on another, away from the people both lead to."""
    off = [p for p in places(one) if min(dist(p, one.points[0]), dist(p, one.points[-1])) > 30]
    return sum(any(dist(p, q) < near for q in places(other)) for p in off) / max(len(off), 1)


def test_feelings_run_neither_along_other_lines_nor_over_one_another() -> None:
    layout = drawn(TANGLED, emotional=True).layout
    found = feelings_in(layout)
    others = [line for line in layout.lines if line.kind != "emotional"]
    assert len(found) == 7
    assert [line.people for line in found if sum(shared(line, other, 2.5) for other in others) > 0.25] == []
    pairs = [(a, b) for a in found for b in found if a is not b]
    assert [(a.people, b.people) for a, b in pairs if shared(a, b, 6) > 0.2] == []


def test_the_gap_of_those_who_are_cut_off_is_on_no_other_line(canvas_of: Make) -> None:
    """The middle of their line is where Ada's line comes down from the two."""
    canvas = canvas_of(PictureOptions(emotional=True))
    apart = tie("kemi", "dan", Feeling.CUT_OFF)
    line = Line(kind="emotional", union=None, people=("kemi", "dan"), points=((201, 214), (299, 214)), ref=apart.id)
    others = [other for other in canvas.layout.lines if other.kind != "emotional"]
    layout = replace(canvas.layout, lines=(*others, line))
    marks = feelings(replace(canvas, view=replace(canvas.view, feelings=(apart,)), layout=layout)).marks
    bars = [box_round(p for curve in m.curves for p in curve) for m in marks if isinstance(m, Stroke)][-1]
    assert bars[2] - bars[0] < 15
    assert not any(runs_into(other, bars) for other in others)


def test_a_broad_line_goes_further_round_rather_than_over_words() -> None:
    """Between the people there is no way for what is close and hostile between Finn and Ada."""
    assert struck_through(drawn(ROUND, emotional=True).scene) == []


def test_an_arrow_points_the_way_its_line_comes() -> None:
    """The way has a corner four points before the symbol."""
    way = ((0.0, 0.0), (100.0, 0.0), (100.0, 4.0))
    stroke = next(feeling(way, FEELINGS[Feeling.CARETAKER], PALETTES[Mode.COLOUR]))
    assert isinstance(stroke, Stroke)
    (ax, ay), (bx, by) = stroke.curves[-1][-2:]
    assert abs(by - ay) < abs(bx - ax) / 5
