from collections.abc import Callable
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.drawing.genogram.told import told

from famnet.domain.dates import PartialDate
from famnet.domain.ties import (
    Couple,
    CoupleEnd,
    CoupleKind,
    EcomapLink,
    Feeling,
    ParentKind,
    SupportFlow,
    SupportStrength,
)
from famnet.drawing.canvas import Canvas, PictureOptions
from famnet.drawing.couples import couples
from famnet.drawing.dot import dot_of
from famnet.drawing.ecomap.lines import tie
from famnet.drawing.feelings import feeling
from famnet.drawing.links import carer_links, child_links, orders
from famnet.drawing.notation import COUPLES, ENDS, FEELINGS, LINKS, Notation
from famnet.drawing.palette import PALETTES, Mode
from famnet.drawing.picture import genogram
from famnet.drawing.scene import Scene, Sketch, Stroke, Text, gather

Make = Callable[[PictureOptions], Canvas]


def drawn_as(canvas: Canvas, **change: object) -> Sketch:
    """Kemi and Daniel's line alone, with another kind or end."""
    couple = replace(next(c for c in canvas.view.couples if c.id == "kd"), **change)  # type: ignore[arg-type]
    line = next(line for line in canvas.layout.lines if line.ref == "kd")
    view = replace(canvas.view, couples=(couple,))
    return couples(replace(canvas, view=view, layout=replace(canvas.layout, lines=(line,))))


def dot(sketch: Sketch) -> str:
    return dot_of(Scene(width=400, height=400, title="", description="", marks=sketch.marks))


def test_every_kind_of_tie_has_a_line() -> None:
    assert all(table.keys() == set(CoupleKind) for table in COUPLES.values())
    assert COUPLES.keys() == set(Notation)
    assert ENDS.keys() == set(CoupleEnd)
    assert LINKS.keys() == set(ParentKind)
    assert FEELINGS.keys() == set(Feeling)


def test_no_two_feelings_look_alike_without_colour() -> None:
    assert len({replace(style, tone="", words="") for style in FEELINGS.values()}) == len(FEELINGS)  # type: ignore[arg-type]


@pytest.mark.parametrize("notation", list(Notation))
@pytest.mark.parametrize("kind", list(CoupleKind))
def test_each_couple_is_drawn_as_it_always_was(
    kind: CoupleKind, notation: Notation, canvas_of: Make, snapshot: SnapshotAssertion
) -> None:
    canvas = canvas_of(PictureOptions(notation=notation))
    assert dot(drawn_as(canvas, kind=kind, end=CoupleEnd.NONE, until=None)) == snapshot


@pytest.mark.parametrize("end", list(CoupleEnd))
def test_each_end_of_a_couple_is_drawn_as_it_always_was(
    end: CoupleEnd, canvas_of: Make, snapshot: SnapshotAssertion
) -> None:
    canvas = canvas_of(PictureOptions())
    assert dot(drawn_as(canvas, kind=CoupleKind.MARRIED, end=end)) == snapshot


@pytest.mark.parametrize("kind", list(Feeling))
def test_each_feeling_is_drawn_as_it_always_was(kind: Feeling, snapshot: SnapshotAssertion) -> None:
    way = ((10.0, 60.0), (60.0, 20.0), (140.0, 20.0))
    marks = tuple(feeling(way, FEELINGS[kind], PALETTES[Mode.COLOUR]))
    assert dot_of(Scene(width=150, height=80, title="", description="", marks=marks)) == snapshot


def linked_as(kind: ParentKind) -> Sketch:
    """Child K of M and F, and of X by such a link since 2023."""
    view = told("M f + F m = K f 2015\nX f =guardian K")
    links = tuple(replace(k, kind=kind, since=PartialDate(2023)) if k.parent == "X" else k for k in view.parent_links)
    canvas = genogram(replace(view, parent_links=links)).canvas
    return gather((child_links(canvas), carer_links(canvas), orders(canvas)))


@pytest.mark.parametrize("kind", list(ParentKind))
def test_each_link_to_a_child_is_drawn_as_it_always_was(kind: ParentKind, snapshot: SnapshotAssertion) -> None:
    assert dot(linked_as(kind)) == snapshot


@pytest.mark.parametrize("flow", list(SupportFlow))
@pytest.mark.parametrize("strength", list(SupportStrength))
def test_each_tie_of_an_ecomap_is_drawn_as_it_always_was(
    strength: SupportStrength, flow: SupportFlow, snapshot: SnapshotAssertion
) -> None:
    link = EcomapLink(id="e", name="GP", strength=strength, flow=flow)
    marks = tuple(tie(link, ((10.0, 10.0), (110.0, 60.0)), PALETTES[Mode.COLOUR]))
    assert dot_of(Scene(width=120, height=70, title="", description="", marks=marks)) == snapshot


def test_the_years_of_a_couple_stand_on_its_line(canvas_of: Make) -> None:
    (years,) = (m for m in drawn_as(canvas_of(PictureOptions())).marks if isinstance(m, Text))
    assert years.lines == ("LT 2013 · s 2018",)
    assert 198 < years.x < 302
    assert years.y < 200


def test_a_short_line_stacks_its_years(canvas_of: Make) -> None:
    canvas = canvas_of(PictureOptions())
    lines = tuple(
        replace(line, points=((198, 200), (236, 200))) if line.ref == "kd" else line for line in canvas.layout.lines
    )
    (years,) = (
        m for m in drawn_as(replace(canvas, layout=replace(canvas.layout, lines=lines))).marks if isinstance(m, Text)
    )
    assert years.lines == ("LT 2013", "s 2018")


def test_slashes_keep_off_the_line_to_the_children(canvas_of: Make) -> None:
    """The drop to Ada leaves the couple's line at x = 250."""
    sketch = couples(canvas_of(PictureOptions()))
    slashes = [m for m in sketch.marks if isinstance(m, Stroke) and abs(m.curves[0][0][1] - m.curves[0][-1][1]) > 5]
    assert all(abs(x - 250) > 10 for mark in slashes for curve in mark.curves for x, _ in curve)


def test_parents_nobody_called_a_couple_get_a_thin_line_of_their_own(canvas_of: Make) -> None:
    entries = {e.words for e in couples(canvas_of(PictureOptions())).entries}
    assert "Parents of a child; no couple recorded" in entries


def test_partners_with_a_common_ancestor_are_joined_by_two_lines(canvas_of: Make) -> None:
    """Kemi and her daughter: nobody's choice of example, but they do share an ancestor."""
    canvas = canvas_of(PictureOptions())
    couple = Couple(id="kd", one="kemi", other="ada")
    line = next(line for line in canvas.layout.lines if line.ref == "kd")
    lines = (replace(line, people=("kemi", "ada")),)
    view = replace(canvas.view, couples=(couple,))
    sketch = couples(replace(canvas, view=view, layout=replace(canvas.layout, lines=lines)))
    assert "Couple related by blood" in {e.words for e in sketch.entries}
    assert len(next(m for m in sketch.marks if isinstance(m, Stroke)).curves) == 2
