"""What is said about a picture that could not be drawn as one would wish: short, kind, and only what can be seen."""

from dataclasses import replace

import pytest

from famnet.domain.disclosure import FamilyView
from famnet.drawing.caveats import caveats
from famnet.drawing.layout import Defect, Layout, Line, Note


def said(layout: Layout, view: FamilyView, *notes: Note) -> list[str]:
    return list(caveats(replace(layout, notes=notes), view))


def crossed(layout: Layout, times: int) -> Layout:
    """The layout with lines across the one that leads down to Ada."""
    across = (
        Line(kind="descent", union="other", people=("dan",), points=((230, 260 + n), (270, 260 + n)))
        for n in range(times)
    )
    return replace(layout, lines=(*layout.lines, *across))


def test_a_clear_picture_needs_no_words(ada_layout: Layout, ada_view: FamilyView) -> None:
    clear = replace(ada_layout, lines=tuple(k for k in ada_layout.lines if k.kind == "couple"))
    assert said(clear, ada_view) == []


@pytest.mark.parametrize(
    ("notes", "end"),
    [
        pytest.param((), ".", id="nothing known"),
        pytest.param(
            (Note(what=Defect.UNFINISHED, proved=False, steps=9),), "; no way was found to avoid it.", id="given up"
        ),
    ],
)
def test_a_crossing_is_told_by_who_is_near(
    ada_layout: Layout, ada_view: FamilyView, notes: tuple[Note, ...], end: str
) -> None:
    lines = tuple(
        k for k in ada_layout.lines if k.kind == "couple" or (k.people[-1] == "ada" and k.kind == "descent")
    )
    layout = crossed(replace(ada_layout, lines=lines), 1)
    assert said(layout, ada_view, *notes) == [f"Two lines cross near Ada Reid and Daniel Reid{end}"]


def test_many_crossings_are_counted(ada_layout: Layout, ada_view: FamilyView) -> None:
    (words,) = (w for w in said(crossed(ada_layout, 9), ada_view) if w.startswith("Lines cross"))
    assert "places" in words
    assert "--focus" in words


def test_crossings_beyond_a_thousand_are_not_counted_out(ada_layout: Layout, ada_view: FamilyView) -> None:
    tall = crossed(ada_layout, 40)
    lines = tuple(replace(k, union=f"{k.union}-{n}") for n in range(40) for k in tall.lines)
    (words,) = (w for w in said(replace(tall, lines=lines), ada_view) if w.startswith("Lines cross"))
    assert "more than 1,000 places" in words


def test_a_line_may_meet_its_own_family(ada_layout: Layout, ada_view: FamilyView) -> None:
    own = Line(kind="sibship", union="u1", people=("ada",), points=((230, 260), (270, 260)))
    lines = tuple(k for k in ada_layout.lines if k.union == "u1")
    assert said(replace(ada_layout, lines=(*lines, own)), ada_view) == []


def test_whoever_has_more_than_two_partners_is_named_and_many_are_counted(
    ada_layout: Layout, ada_view: FamilyView
) -> None:
    empty = replace(ada_layout, lines=())
    crowded = [Note(what=Defect.CROWDED, people=(p.id,), proved=True) for p in ada_view.people]
    assert said(empty, ada_view, crowded[0]) == [
        f"{ada_view.people[0].name} has more than two partners: two stand beside, lines lead to the others."
    ]
    (words,) = said(empty, ada_view, *crowded)
    assert words.startswith(f"{len(crowded)} people have more than two partners")


def test_partners_on_two_rows_are_explained(ada_layout: Layout, ada_view: FamilyView) -> None:
    note = Note(what=Defect.TWO_ROWS, people=("kemi", "dan"), proved=True)
    (words,) = said(replace(ada_layout, lines=()), ada_view, note)
    assert words == "Kemi Okafor and Daniel Reid stand on two rows: their families join a generation apart."
