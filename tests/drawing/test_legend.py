from dataclasses import replace

import pytest

from famnet.drawing.frame import Words, extent, framed
from famnet.drawing.legend import entries_of, legend, merged
from famnet.drawing.palette import PALETTES, Mode
from famnet.drawing.paths import straight
from famnet.drawing.scene import Entry, Pen, Sketch, Stroke, Text
from famnet.drawing.text import text_width

INK = PALETTES[Mode.COLOUR]
ROWS = [Entry(order=i, words=f"Row {i}", sample=lambda: ()) for i in (3, 1, 2, 1)]


def columns(width: float) -> int:
    marks, _ = legend(entries_of(ROWS), (), width, INK)
    return len({m.x for m in marks if isinstance(m, Text)})


def test_each_row_stands_once_and_in_order() -> None:
    assert [entry.words for entry in entries_of(ROWS)] == ["Row 1", "Row 2", "Row 3"]


@pytest.mark.parametrize(("width", "expected"), [(20, 1), (170, 2), (900, 3)])
def test_a_legend_has_as_many_columns_as_fit(width: float, expected: int) -> None:
    assert columns(width) == expected


def test_nothing_used_needs_no_legend() -> None:
    assert legend([], ("a note",), 400, INK) == ([], 0.0)


def test_a_picture_of_nobody_is_still_a_page() -> None:
    words = Words(title="", subtitle="")
    scene = framed(Sketch(), words, INK)
    assert extent(()) == (0, 0, 0, 0)
    assert scene.width > 0
    assert scene.marks == ()
    assert framed(Sketch(), replace(words, foot="Draft."), INK).texts[-1] == "Draft."


def row(words: str, order: int, width: float) -> Entry:
    line = Stroke(curves=(straight(((0, 0), (20, 0))),), pen=Pen(color="#000000", width=width))
    return Entry(order=order, words=words, sample=lambda: (line,))


def test_marks_that_look_alike_stand_on_one_row_with_all_that_they_mean() -> None:
    rows = [row("Couple", 20, 1.3), row("Married (m)", 20, 1.3), row("Divorced (d)", 21, 1.1)]
    assert [entry.words for entry in merged(rows)] == ["Couple · Married (m)", "Divorced (d)"]


def test_a_line_between_people_is_never_explained_as_one_to_a_child() -> None:
    assert len(merged([row("Couple", 20, 1.3), row("Child by birth", 30, 1.3)])) == 2


def test_more_meanings_than_a_row_holds_go_on_another() -> None:
    rows = [row(f"A carer of kind {n} whose name is long", 30, 1.8) for n in range(3)]
    assert [entry.words.count("·") for entry in merged(rows)] == [0, 0, 0]
    assert all(text_width(entry.words, 8.5) < 260 for entry in merged([row(f"Kind {n}", 30, 1) for n in range(30)]))
