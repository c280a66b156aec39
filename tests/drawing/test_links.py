import pytest
from tests.drawing.stories import CROWDED, MESSY, Loud, drawn, struck_through, texts, written_over

from famnet.drawing.layout import Line
from famnet.drawing.scene import Stroke, Text

CARERS = """
Leo Carter*, boy, born 2 Feb 2017, lives with Helen and Mark
Rosie Dunn, mother of Leo Kid, born 1996, substance misuse
Sean Dunn, uncle of Leo Carter
Kai Wills, father of Leo Kid, born 1994
Helen Carter, female, born 1980
Mark Carter, male, born 1978, married to Helen 2010
Leo Kid, adopted by Helen since 2020, adopted by Mark since 2020
Ella Carter, girl, child of Helen and Mark, born 2013, lives with Helen and Mark
Ruby Dunn, girl, child of Rosie and Kai, born 2019, fostered by Joan since 2021, lives with Joan
Joan Price, female, born 1965
Peter Price, male, born 1962, married to Joan 1990, lives with Joan
Poppy Dunn, identical twin of Daisy, girl, child of Rosie, born 2021, placed under regulation 24 with Sean since 2024
Daisy Dunn, girl, child of Rosie, born 2021
Wren Dunn, non-binary, child of Rosie, born 2015, under a child arrangements order with Sean since 2022
"""


def _order(text: Text) -> bool:
    return text.bold and text.lines[0].startswith(("CAO", "reg 24", "foster"))


def test_the_orders_of_one_carer_stand_beside_their_own_lines_and_on_nothing() -> None:
    scene = drawn(CARERS).scene
    orders = sorted(" ".join(text.lines) for text in texts(scene) if _order(text))
    assert orders == ["CAO 2022", "foster 2021", "reg 24 2024"]
    assert written_over(scene) == []


def test_twins_far_below_their_mother_still_part_from_one_point() -> None:
    """Their mother stands two rows up, and their line with her other children's parts early."""
    picture = drawn(CARERS)
    twins = [person.id for person in picture.view.people if person.name in {"Poppy Dunn", "Daisy Dunn"}]

    def drop(twin: str) -> Line:
        ends = [line for line in picture.layout.lines if line.kind == "descent" and line.people[-1] == twin]
        return max(ends, key=lambda line: line.points[-1][1])

    one, other = map(drop, twins)
    assert one.points[:2] == other.points[:2]
    assert any(isinstance(mark, Stroke) for mark in picture.scene.marks)
    assert "Identical twins" in {" ".join(text.lines) for text in texts(picture.scene)}


def test_what_stands_at_lines_is_in_the_language_of_the_picture() -> None:
    story = """
        Ada*, girl, born 2015, fostered by Jo since 2020
        Kemi, mother, going out with Zed since 2020 ended 2022
        Dan, father, married to Kemi 2014 divorced 2019
        Zed, man
        Jo, woman
        Bump, pregnancy, child of Kemi, born 2027
    """
    said = {line for text in texts(drawn(story, say=Loud()).scene) for line in text.lines}
    assert {"FOSTER 2020", "m 2014", "d 2019", "SINCE 2020", "TO 2022", "DUE 2027"} <= said


@pytest.mark.parametrize("story", [CARERS, CROWDED, MESSY], ids=["carers", "crowded", "messy"])
def test_no_line_runs_through_words(story: str) -> None:
    """Where there is no place beside a line, the line is open at the words, as a home's rim is."""
    scene = drawn(story).scene
    assert struck_through(scene) == []
    assert written_over(scene) == []
