from itertools import pairwise

from tests.drawing.stories import MESSY, drawn

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
