from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from famnet.domain.disclosure import FamilyView
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.paper import SIZES, Paper
from famnet.drawing.picture import genogram_picture
from famnet.drawing.scene import Scene, Text
from famnet.drawing.sheets import advice, on_sheet, sheets, viewport, whole
from famnet.drawing.writing import resolution

SIDES = st.floats(100, 6000)
PERSON = 90.0  # points: a symbol with its words


def scene(width: float, height: float) -> Scene:
    words = Text(x=40, y=40, lines=("Ada",), size=10, color="#000000")
    return Scene(width=width, height=height, title="", description="", marks=(words,))


@given(SIDES, SIDES, st.sampled_from([Paper.A4, Paper.A3]))
def test_sheets_show_all_of_a_scene(width: float, height: float, paper: Paper) -> None:
    papers = sheets(scene(width, height), paper)
    lefts, tops, rights, bottoms = zip(
        *(
            (
                s.x - s.width / s.zoom / 2,
                s.y - s.height / s.zoom / 2,
                s.x + s.width / s.zoom / 2,
                s.y + s.height / s.zoom / 2,
            )
            for s in papers
        ),
        strict=True,
    )
    assert min(lefts) <= 0.01
    assert min(tops) <= 0.01
    assert max(rights) >= width - 0.01
    assert max(bottoms) >= height - 0.01


@given(SIDES, SIDES, st.sampled_from([Paper.A4, Paper.A3]), st.floats(0, 1), st.floats(0, 1))
def test_whoever_is_cut_on_one_sheet_is_whole_on_another(
    width: float, height: float, paper: Paper, across: float, down: float
) -> None:
    x, y = across * max(0, width - PERSON), down * max(0, height - PERSON)
    assert any(
        s.x - s.width / s.zoom / 2 <= x + 0.01
        and s.y - s.height / s.zoom / 2 <= y + 0.01
        and min(width, x + PERSON) <= s.x + s.width / s.zoom / 2 + 0.01
        and min(height, y + PERSON) <= s.y + s.height / s.zoom / 2 + 0.01
        for s in sheets(scene(width, height), paper)
    )


@given(SIDES, SIDES, st.sampled_from([Paper.A4, Paper.A3]))
def test_type_stays_readable_on_every_sheet(width: float, height: float, paper: Paper) -> None:
    assert all(
        0.7 <= s.zoom <= 1.3 and sorted((s.width, s.height)) == sorted(SIZES[paper])
        for s in sheets(scene(width, height), paper)
    )


def test_a_page_of_its_own_size_is_the_default() -> None:
    one = scene(500, 400)
    (sheet,) = sheets(one, Paper.FIT)
    assert (sheet.width, sheet.height, sheet.zoom) == (500, 400, 1)
    assert viewport(one, sheet) == "500.000,400.000,1.000,250.000,200.000"


def test_a_wide_family_turns_the_paper() -> None:
    sheet = whole(scene(900, 500), Paper.A4)
    assert sheet.width > sheet.height


def test_each_sheet_says_which_it_is_and_holds_only_its_own() -> None:
    wide = scene(4000, 400)
    papers = sheets(wide, Paper.A4)
    shown = [on_sheet(wide, sheet, i, len(papers)) for i, sheet in enumerate(papers, 1)]
    assert [m.lines for m in shown[0].marks if isinstance(m, Text)] == [("Ada",), (f"Sheet 1 of {len(papers)}",)]
    assert [m.lines for m in shown[1].marks if isinstance(m, Text)] == [(f"Sheet 2 of {len(papers)}",)]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
def test_a_pdf_on_paper_has_the_papers_size(paper: Paper, ada_view: FamilyView) -> None:
    (page,) = PdfReader(BytesIO(genogram_picture(ada_view, "pdf", options=PictureOptions(paper=paper)))).pages
    assert sorted(float(side) for side in page.mediabox[2:]) == pytest.approx(sorted(SIZES[paper]), abs=1)


def test_a_very_large_picture_gets_coarser_pixels_so_that_it_can_be_opened() -> None:
    small = whole(scene(500, 400), Paper.FIT)
    large = replace(small, width=20000, height=9000)
    assert resolution(small) == 192
    assert resolution(large) < 72


@pytest.mark.parametrize(
    ("width", "paper", "words"),
    [
        pytest.param(5000, Paper.FIT, [], id="its own size"),
        pytest.param(600, Paper.A4, [], id="readable"),
        pytest.param(1120, Paper.A4, ["7.5 points high on A4", "--page a3 prints them larger"], id="small on A4"),
        pytest.param(1550, Paper.A3, ["7.7 points high on A3", "--focus"], id="small on A3"),
        pytest.param(1500, Paper.A4, ["2 sheets of A4", "--page a3 needs one"], id="two sheets"),
        pytest.param(9000, Paper.A3, ["sheets of A3", "--page fit is one"], id="many sheets of the largest paper"),
    ],
)
def test_small_type_and_many_sheets_are_told_before_printing(width: float, paper: Paper, words: list[str]) -> None:
    said = " ".join(advice(scene(width, 400), paper, 10.0))
    assert bool(said) == bool(words)
    assert all(word in said for word in words)
