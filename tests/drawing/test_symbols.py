from dataclasses import replace
from math import dist

import pytest
from syrupy.assertion import SnapshotAssertion

from famnet.domain.people import Gender, HealthKind, HealthMark, HealthState, Person, PersonKind
from famnet.drawing.canvas import text_box
from famnet.drawing.dot import dot_of
from famnet.drawing.labels import Label
from famnet.drawing.layout import Placed
from famnet.drawing.palette import PALETTES, Mode
from famnet.drawing.scene import Scene, Shape, Stroke, Text
from famnet.drawing.symbols import HALVES, LOSSES, SYMBOLS, Sitter, edge_point, symbol

INK = PALETTES[Mode.COLOUR]
WOMAN = Sitter(
    person=Person(id="p", name="Kim", gender=Gender.FEMALE),
    placed=Placed(person="p", x=30, y=30, label=(0, 0, 60, 60)),
    label=Label(name=("Kim",), age="40"),
)
MAN = replace(WOMAN, person=replace(WOMAN.person, gender=Gender.MALE))
SILENT = Label(name=("Kim",))


def of_kind(kind: PersonKind) -> Sitter:
    return replace(WOMAN, person=replace(WOMAN.person, kind=kind, gender=Gender.UNKNOWN), label=SILENT)


def dead(sitter: Sitter) -> Sitter:
    return replace(sitter, person=replace(sitter.person, deceased=True))


def marked(sitter: Sitter, *marks: tuple[HealthKind, HealthState]) -> Sitter:
    health = tuple(HealthMark(person="p", kind=kind, state=state) for kind, state in marks)
    return replace(sitter, health=health)


MISUSE, ILLNESS = HealthKind.SUBSTANCE_MISUSE, HealthKind.ILLNESS
NOW, MAYBE, BETTER = HealthState.CURRENT, HealthState.SUSPECTED, HealthState.RECOVERY
CASES = {
    "woman": WOMAN,
    "man": MAN,
    "non-binary": replace(WOMAN, person=replace(WOMAN.person, gender=Gender.NON_BINARY)),
    "gender unknown": replace(WOMAN, person=replace(WOMAN.person, gender=Gender.UNKNOWN), label=SILENT),
    "not kin": replace(WOMAN, kin=False, label=SILENT),
    "child in focus": replace(WOMAN, in_focus=True),
    "died, age known": dead(WOMAN),
    "died, age unknown": replace(dead(MAN), label=SILENT),
    "died, marked gently": replace(dead(WOMAN), gentle=True),
    "pregnancy": of_kind(PersonKind.PREGNANCY),
    "miscarriage": of_kind(PersonKind.MISCARRIAGE),
    "abortion": of_kind(PersonKind.ABORTION),
    "stillbirth": replace(of_kind(PersonKind.STILLBIRTH), person=replace(WOMAN.person, kind=PersonKind.STILLBIRTH)),
    "substance misuse": marked(MAN, (MISUSE, NOW)),
    "substance misuse suspected": marked(MAN, (MISUSE, MAYBE)),
    "substance misuse in recovery": marked(WOMAN, (MISUSE, BETTER)),
    "illness": marked(WOMAN, (ILLNESS, NOW)),
    "illness suspected": marked(WOMAN, (ILLNESS, MAYBE)),
    "misuse and illness": marked(WOMAN, (MISUSE, NOW), (ILLNESS, NOW)),
    "illness and misuse": marked(MAN, (ILLNESS, BETTER), (MISUSE, NOW)),
}


@pytest.mark.parametrize("sitter", [pytest.param(s, id=name) for name, s in CASES.items()])
def test_each_symbol_is_drawn_as_it_always_was(sitter: Sitter, snapshot: SnapshotAssertion) -> None:
    scene = Scene(width=60, height=60, title="", description="", marks=tuple(symbol(sitter, INK)))
    assert dot_of(scene) == snapshot


def test_every_gender_loss_and_health_mark_has_its_symbol() -> None:
    assert SYMBOLS.keys() == set(Gender)
    assert LOSSES.keys() == set(PersonKind) - {PersonKind.PERSON}
    assert HALVES.keys() == set(HealthKind)


def test_no_two_genders_look_alike() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


@pytest.mark.parametrize("sitter", [pytest.param(s, id=name) for name, s in CASES.items()])
def test_a_symbol_stays_inside_its_place(sitter: Sitter) -> None:
    left, top, right, bottom = sitter.placed.box
    for mark in symbol(sitter, INK):
        if isinstance(mark, Shape):
            assert mark.width <= right - left
            assert mark.height <= bottom - top
        if isinstance(mark, Stroke):
            assert all(left <= x <= right and top <= y <= bottom for curve in mark.curves for x, y in curve)


def test_the_x_leaves_the_age_at_death_readable() -> None:
    texts = [m for m in symbol(dead(WOMAN), INK) if isinstance(m, Text)]
    crosses = [m for m in symbol(dead(WOMAN), INK) if isinstance(m, Stroke)]
    assert [t.lines for t in texts] == [("40",)]
    assert all(dist(point, (30, 30)) > 7 for mark in crosses for curve in mark.curves for point in curve)


def test_an_age_stands_clear_of_a_filled_half() -> None:
    (age,) = (m for m in symbol(marked(MAN, (MISUSE, NOW)), INK) if isinstance(m, Text))
    assert age.y + age.size / 2 <= 30


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("name", ["died, marked gently", "child in focus", "not kin"])
def test_nothing_is_told_by_colour_alone(name: str, mode: Mode) -> None:
    """A shape, a second outline or the year's † says it too."""
    colors = PALETTES[mode]
    plain = [m for m in symbol(WOMAN, colors) if isinstance(m, Shape)]
    shown = [m for m in symbol(CASES[name], colors) if isinstance(m, Shape)]
    assert CASES[name].gentle or [(m.form, m.width) for m in plain] != [(m.form, m.width) for m in shown]


@pytest.mark.parametrize(
    ("name", "end", "met"),
    [
        pytest.param("woman", (48, 30), (48, 30), id="beside a circle"),
        pytest.param("woman", (48, 36), (30 + (18**2 - 6**2) ** 0.5, 36), id="beside a circle, lower"),
        pytest.param("man", (48, 40), (48, 40), id="beside a square"),
        pytest.param("not kin", (30, 12), (30, 30 - 18 * 0.72), id="above a flat box"),
        pytest.param("gender unknown", (36, 12), (36, 18), id="above a diamond"),
        pytest.param("stillbirth", (30, 12), (30, 21), id="above a small symbol"),
    ],
)
def test_lines_reach_the_symbol_itself(name: str, end: tuple[float, float], met: tuple[float, float]) -> None:
    assert edge_point(CASES[name], end) == pytest.approx(met)


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        pytest.param([(ILLNESS, NOW)], "23 mo", id="months beside a filled half"),
        pytest.param([(ILLNESS, NOW), (MISUSE, NOW)], "11 mo", id="months in the quarter that is left"),
        pytest.param([(ILLNESS, NOW)], "~36", id="years roughly"),
    ],
)
def test_an_age_stands_on_paper_beside_what_is_filled(
    marks: list[tuple[HealthKind, HealthState]], words: str
) -> None:
    sitter = replace(marked(MAN, *marks), label=replace(SILENT, age=words))
    (age,) = [mark for mark in symbol(sitter, INK) if isinstance(mark, Text)]
    left, _, right, bottom = text_box(age)
    assert sitter.placed.x < left < right < sitter.placed.box[2]
    assert len(marks) == 1 or bottom < sitter.placed.y


def test_a_cross_over_a_filled_half_has_an_edge_of_paper() -> None:
    crosses = [m for m in symbol(dead(marked(WOMAN, (MISUSE, NOW))), INK) if isinstance(m, Stroke)]
    assert [cross.pen.color for cross in crosses] == [INK.paper, INK.ink]
    assert crosses[0].curves == crosses[1].curves
    assert crosses[0].pen.width > crosses[1].pen.width + 1
