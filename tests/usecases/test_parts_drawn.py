"""What a picture says of what changed between two days, and of what it leaves out."""

from datetime import date
from typing import Any

import pytest

from famnet.domain.family import Family
from famnet.domain.narrowing import OneSide
from famnet.drawing.picture import Genogram
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


def part_of(family: Family, window: Window) -> Genogram:
    return draw_genogram(family, Drawing(today=TODAY, window=window)).genogram


def person(family: Family, name: str) -> str:
    return next(p.id for p in family.people if p.name == name)


@pytest.mark.parametrize(
    ("window", "said"),
    [
        pytest.param({"side": OneSide.MATERNAL}, "Only the maternal side is drawn.", id="one side"),
        pytest.param({"focus": "Sharon", "hops": 1}, "Only those within 1 step of Sharon are drawn.", id="near one"),
        pytest.param({"focus": "Kelly"}, "Only those within 2 steps of Kelly are drawn.", id="further round"),
    ],
)
def test_a_part_of_the_family_says_that_it_is_one(family: Family, window: dict[str, Any], said: str) -> None:
    told: dict[str, Any] = {name: person(family, of) if name == "focus" else of for name, of in window.items()}
    assert any(said in text for text in part_of(family, Window(**told)).scene.texts)


def test_whoever_is_left_out_makes_nobody_less_kin(family: Family) -> None:
    picture = part_of(family, Window(focus=person(family, "Sharon"), hops=1))
    roles = {one.name: one.role for one in picture.told()}
    assert roles["Sharon"] == "maternal grandmother"
    assert roles["Joy"] == "maternal aunt"


def test_a_folded_branch_says_how_many_are_not_drawn(family: Family) -> None:
    head = person(family, "Sharon")
    picture = part_of(family, Window(fold=(head,)))
    assert picture.canvas.sitters[head].label.mark == "3 NOT DRAWN"
    assert "Joy" not in {one.name for one in picture.told()}
