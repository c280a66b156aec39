from itertools import pairwise

from tests.drawing.stories import MESSY, drawn, struck_through

from famnet.drawing.clutter import Clutter
from famnet.drawing.layout import Box
from famnet.drawing.paths import enters
from famnet.drawing.picture import Genogram
from famnet.drawing.scene import Stroke, box_round


def slashes(picture: Genogram) -> list[Box]:
    """The boxes of the strokes that end a couple's line, without the key's."""
    key = max(person.label[3] for person in picture.layout.people)
    strokes = (mark for mark in picture.scene.marks if isinstance(mark, Stroke) and mark.pen.width == 1.3)
    boxes = (box_round(point for curve in stroke.curves for point in curve) for stroke in strokes)
    return [box for box in boxes if box[3] - box[1] == 11 and box[2] - box[0] < 10 and box[3] < key]


def test_a_slash_stands_on_its_couples_line_where_nothing_else_does() -> None:
    picture = drawn(MESSY)
    found = slashes(picture)
    assert len(found) == 2  # divorced once, separated once
    lines = [line.points for line in picture.layout.lines if line.kind != "couple"]
    rims = [(*home.outline, home.outline[0]) for home in picture.layout.households]
    sides = [side for points in (*lines, *rims) for side in pairwise(points)]
    assert not [slash for slash in found for side in sides if enters(side, slash)]


def test_uprights_are_found_where_they_meet_a_level_line() -> None:
    clutter = Clutter(lines=[[(10, 0), (10, 50)], [(20, 30), (20, 50)], [(30, 0), (40, 50)], [(60, 0), (60, 50)]])
    assert clutter.uprights(0, 50, 20) == {10}


UNDER = """
Ada Li*, girl, born 2017, child of Ben Reid and Cara Bello, placed under regulation 24 with Dev O'Neil since 2023, lives with Dev O'Neil, substance misuse in recovery
Ben Reid, woman, born 1990, child of Dev O'Neil and Ella Reid, married to Cara Bello since 2012 divorced 2020, living together with Finn Bello since 2019 divorced 2020, casually with Hugo Morgan since 2020 separated 2019
Cara Bello, man, born 1990
Dev O'Neil, woman, born 1959
Ella Reid, man, born 1960
Finn Bello, man, born 1981
Gwen Bello, girl, born 2019, child of Ben Reid and Finn Bello, placed under regulation 24 with Cara Bello since 2025, lives with Cara Bello
Hugo Morgan, man, born 1989
Iris Bello, non-binary, born 2020, child of Ben Reid and Hugo Morgan, under special guardianship with Jack Morgan since 2023, lives with Jack Morgan
Jack Morgan, woman, born 1990, child of Dev O'Neil and Ella Reid
"""  # noqa: E501 -- one person a line


def test_no_name_of_a_home_stands_on_slashes() -> None:
    """The line to Ben's second partner passes above Cara's home, and its slashes reach down to the rim."""
    assert struck_through(drawn(UNDER).scene) == []
