from dataclasses import replace

import pytest

from famnet.drawing.frame import Words, extent, framed
from famnet.drawing.legend import entries_of, legend
from famnet.drawing.palette import PALETTES, Mode
from famnet.drawing.scene import Entry, Sketch, Text

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
