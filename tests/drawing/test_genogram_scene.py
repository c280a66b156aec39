from collections.abc import Callable
from dataclasses import replace

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.kin import Kin
from famnet.domain.people import Person
from famnet.domain.ties import ParentKind
from famnet.drawing.canvas import Canvas, PictureOptions, text_box
from famnet.drawing.frame import MARGIN, extent
from famnet.drawing.genogram_scene import scene_of
from famnet.drawing.homes import homes
from famnet.drawing.links import carer_links, child_links, orders
from famnet.drawing.palette import Mode
from famnet.drawing.scene import Area, Dash, Stroke, Text

Make = Callable[[PictureOptions], Canvas]


def words_in(canvas: Canvas) -> set[str]:
    return {" ".join(m.lines) for m in scene_of(canvas).marks if isinstance(m, Text)}


def test_the_legend_explains_just_what_is_used(canvas_of: Make) -> None:
    words = words_in(canvas_of(PictureOptions(emotional=True)))
    used = {
        "Child in focus", "Female", "Male", "Has died", "Not kin: friend, neighbour or worker", "Separated (s)",
        "Living together (LT) · Married (m)", "Child by birth", "Special guardian (SGO)", "Close", "Live together",
        "Substance misuse, in recovery",
    }  # fmt: skip
    assert used <= words
    assert not {"Divorced (d)", "Non-binary", "Adopted child", "Hostile", "Serious illness"} & words


def test_the_legend_follows_what_is_switched_off(canvas_of: Make) -> None:
    words = words_in(canvas_of(PictureOptions(households=False)))
    assert not {"Close", "Live together", "Kemi’s"} & words


def test_the_page_says_what_when_and_for_whom(canvas_of: Make) -> None:
    words = words_in(canvas_of(PictureOptions(note="Draft.")))
    assert {"Genogram: Ada Reid", "As known on 22 November 2026. Made for the team.", "Draft."} <= words


def test_another_day_is_not_said_to_be_known_on_that_day(canvas_of: Make) -> None:
    words = words_in(canvas_of(PictureOptions(past=True)))
    assert "As it was on 22 November 2026, from what is known today. Made for the team." in words


def test_a_copy_with_facts_left_out_says_so(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    assert "Some facts are not shown on this copy." in words_in(
        replace(canvas, view=replace(canvas.view, withheld=2))
    )


@pytest.mark.parametrize("mode", list(Mode))
def test_nothing_is_clipped_by_the_page(mode: Mode, canvas_of: Make) -> None:
    scene = scene_of(canvas_of(PictureOptions(mode=mode, emotional=True)))
    left, top, right, bottom = extent(scene.marks)
    assert left >= scene.left + MARGIN - 1
    assert top >= scene.top + MARGIN - 1
    assert right <= scene.left + scene.width - MARGIN + 1
    assert bottom <= scene.top + scene.height - MARGIN + 1


def test_no_text_covers_another(canvas_of: Make) -> None:
    boxes = [text_box(m) for m in scene_of(canvas_of(PictureOptions())).marks if isinstance(m, Text)]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 3 or b[3] <= a[1] + 3


def test_the_gentle_mark_takes_the_place_of_the_x(canvas_of: Make) -> None:
    words = words_in(canvas_of(PictureOptions(gentle=True)))
    assert {"† 2019", "†", "Has died"} <= words
    assert "2019" not in words


def test_a_special_guardian_is_joined_by_a_dotted_line_with_its_year(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    assert [m.pen.dash for m in carer_links(canvas).marks if isinstance(m, Stroke)] == [Dash.DOTTED]
    assert [m.lines for m in orders(canvas).marks if isinstance(m, Text)] == [("SGO 2023",)]


def test_the_birth_link_stays_beside_the_carers(canvas_of: Make) -> None:
    assert "Child by birth" in {e.words for e in child_links(canvas_of(PictureOptions())).entries}


def test_an_adopted_child_hangs_by_a_dashed_line(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    links = tuple(
        replace(link, kind=ParentKind.ADOPTIVE) if link.child == "tobi" else link for link in canvas.view.parent_links
    )
    sketch = child_links(replace(canvas, view=replace(canvas.view, parent_links=links)))
    dashes = [m.pen.dash for m in sketch.marks if isinstance(m, Stroke)]
    assert dashes == [Dash.SOLID, Dash.DASHED, Dash.SOLID]


def test_identical_twins_are_joined_by_a_bar(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    twins = [Person(id=i, name=i, twins="t", identical=True) for i in ("t1", "t2")]
    seats = [replace(canvas.layout.people[5], person=p.id, x=60.0 + 60 * i) for i, p in enumerate(twins)]
    links = [replace(canvas.view.parent_links[0], id=p.id, child=p.id) for p in twins]
    drops = [
        replace(canvas.layout.lines[3], people=("kemi", p.id), points=((90.0, 290.0), (60.0 + 60 * i, 322.0)))
        for i, p in enumerate(twins)
    ]
    view = replace(canvas.view, people=(*canvas.view.people, *twins), parent_links=tuple(links))
    layout = replace(canvas.layout, people=tuple(seats), lines=tuple(drops))
    sketch = child_links(replace(canvas, view=view, kin=Kin(view), layout=layout))
    assert "Identical twins" in {e.words for e in sketch.entries}
    bar = sketch.marks[-1]
    assert isinstance(bar, Stroke)
    assert bar.curves[0][0][1] == bar.curves[0][-1][1]


def test_a_home_is_outlined_with_dots_and_named(canvas_of: Make) -> None:
    marks = homes(canvas_of(PictureOptions())).marks
    assert [m.pen.dash for m in marks if isinstance(m, Stroke)] == [Dash.DOTTED]
    assert [m.lines for m in marks if isinstance(m, Text)] == [("Kemi’s",)]


def test_the_scene_knows_every_word_it_shows(canvas_of: Make) -> None:
    """The leak gate reads these before they become pixels."""
    texts = scene_of(canvas_of(PictureOptions())).texts
    assert {"Ada Reid", "Kemi Okafor", "SGO 2023"} <= set(texts)


def test_every_stroke_has_somewhere_to_go(canvas_of: Make) -> None:
    """An edge without a place would be laid out anew by Graphviz."""
    marks = scene_of(canvas_of(PictureOptions(emotional=True))).marks
    assert all(len(curve) > 3 for m in marks if isinstance(m, Stroke) for curve in (m.curves or ((),)))


def test_a_foster_carers_line_says_since_when(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    links = tuple(
        replace(link, kind=ParentKind.FOSTER, since=PartialDate(2024)) if link.child == "tobi" else link
        for link in canvas.view.parent_links
    )
    lines = tuple(replace(line, ref="kemi-tobi") if "tobi" in line.people else line for line in canvas.layout.lines)
    fostered = replace(
        canvas, view=replace(canvas.view, parent_links=links), layout=replace(canvas.layout, lines=lines)
    )
    marks = orders(fostered).marks
    assert ("foster 2024",) in [m.lines for m in marks if isinstance(m, Text)]


def test_an_order_that_is_the_same_for_all_of_a_carers_children_is_written_once(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    (link,) = (k for k in canvas.view.parent_links if k.id == "sgo")
    (line,) = (k for k in canvas.layout.lines if k.ref == "sgo")

    def drawn(since: int) -> list[tuple[str, ...]]:
        other = replace(link, id="too", child="tobi", since=PartialDate(since))
        way = replace(line, ref="too", people=("grace", "tobi"), points=((380, 340), (380, 380), (120, 380)))
        view = replace(canvas.view, parent_links=(*canvas.view.parent_links, other))
        layout = replace(canvas.layout, lines=(*canvas.layout.lines, way))
        return [m.lines for m in orders(replace(canvas, view=view, layout=layout)).marks if isinstance(m, Text)]

    assert drawn(2023) == [("SGO 2023",)]
    assert drawn(2025) == [("SGO 2023",), ("SGO 2025",)]


def test_words_interrupt_the_rim_of_a_home(canvas_of: Make) -> None:
    """The name stands in the rim, so the rim is open there."""
    canvas = canvas_of(PictureOptions())
    marks = homes(canvas).marks
    (name,), (rim,) = [m for m in marks if isinstance(m, Text)], [m for m in marks if isinstance(m, Stroke)]
    left, top, right, bottom = text_box(name)
    points = [point for curve in rim.curves for point in curve]
    assert top < canvas.layout.households[0].outline[0][1] < bottom
    assert not any(left < x < right and top < y < bottom for x, y in points)


def test_a_home_in_two_places_says_that_one_name_is_one_home(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    home = canvas.layout.households[0]
    apart = tuple(replace(home, elsewhere=("tobi",)) for _ in range(2))
    entries = homes(replace(canvas, layout=replace(canvas.layout, households=apart))).entries
    assert {e.words for e in entries} == {"Live together; one name on two outlines is one home"}


def test_high_contrast_leaves_the_ground_of_homes_white(canvas_of: Make) -> None:
    grounds = {mode: homes(canvas_of(PictureOptions(mode=mode))).marks for mode in Mode}
    assert {mode: sum(isinstance(m, Area) for m in marks) for mode, marks in grounds.items()} == {
        Mode.COLOUR: 1,
        Mode.GREY: 1,
        Mode.CONTRAST: 0,
    }


def test_no_bar_joins_twins_who_stand_apart(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    people = tuple(
        replace(p, twins="t", identical=True) if p.id in {"ada", "tobi"} else p for p in canvas.view.people
    )
    view = replace(
        canvas.view, people=people, parent_links=tuple(k for k in canvas.view.parent_links if k.parent == "kemi")
    )
    lines = tuple(
        replace(line, points=((120.0, 200.0), (120.0, 180.0))) if "tobi" in line.people else line
        for line in canvas.layout.lines
    )
    sketch = child_links(replace(canvas, view=view, kin=Kin(view), layout=replace(canvas.layout, lines=lines)))
    assert "Identical twins" not in {e.words for e in sketch.entries}
