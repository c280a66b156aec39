"""What changed in a family between two days, and how the picture marks it."""

from datetime import date

import pytest

from famnet.domain.family import Family
from famnet.drawing.scene import Shape, Text
from famnet.exchange.story import read_story
from famnet.usecases.genogram import Drawing, Window, difference_rows, draw_genogram, marks_of

EARLIER, TODAY = date(2019, 6, 1), date(2026, 11, 22)
STORY = """
Maya*, girl, born 2016, under special guardianship with Sharon since 2023
Kelly, mother, born 1993
Sharon, maternal grandmother, born 1966
Dennis, maternal grandfather, died 2021
Isla, maternal half-sister, born 2022
Bump, pregnancy, child of Kelly, born 2027
Joy, maternal aunt, born 1990
"""


@pytest.fixture(scope="module")
def family() -> Family:
    return read_story(STORY)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        pytest.param("Maya", "now in the care of Sharon (special guardian)", id="an order"),
        pytest.param("Sharon", "now caring for Maya (special guardian)", id="the carer"),
        pytest.param("Dennis", "has died", id="a death"),
        pytest.param("Isla", "", id="a birth"),
        pytest.param("Bump", "", id="a pregnancy"),
    ],
)
def test_each_change_is_said(family: Family, name: str, what: str) -> None:
    rows = {str(row["name"]): row for row in difference_rows(family, EARLIER, TODAY, today=TODAY)}
    assert rows[name]["what"] == what
    assert "Joy" not in rows


def test_a_change_stands_light_on_dark_below_the_name_and_in_the_list(family: Family) -> None:
    marks = marks_of(family, EARLIER, TODAY, today=TODAY)
    picture = draw_genogram(family, Drawing(today=TODAY, window=Window(day=TODAY), marks=marks)).genogram
    words = [
        mark for mark in picture.scene.marks if isinstance(mark, Text) and mark.lines in {("NEW",), ("CHANGED",)}
    ]
    grounds = {(mark.x, mark.y) for mark in picture.scene.marks if isinstance(mark, Shape) and not mark.person}
    assert [mark.lines[0] for mark in words].count("CHANGED") == 3
    assert all((mark.x, mark.y) in grounds and mark.color == "#ffffff" for mark in words)
    told = {one.name: one for one in picture.told()}
    assert (told["Maya"].facts[0], told["Isla"].role) == ("Changed.", "half-sister (mother's side)")
