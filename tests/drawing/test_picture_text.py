import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famnet.drawing.text import clean, clusters, room_width, text_width, wrap


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        pytest.param("Ada\nReid\t", "Ada Reid", id="lines and tabs"),
        pytest.param("Ada\u202edieR\u202c", "Ada dieR", id="direction turned round"),
        pytest.param("A\u2066d\u2069a\u200f", "A d a", id="isolates and marks"),
        pytest.param("\x1b[31mAda", "[31mAda", id="escape of a terminal"),
        pytest.param("Zoë O’Neill-Müller", "Zoë O’Neill-Müller", id="an ordinary name"),
        pytest.param("مین\u200cجین", "مین\u200cجین", id="a joiner that Persian needs"),
    ],
)
def test_what_could_mislead_is_cleaned_away(told: str, drawn: str) -> None:
    assert clean(told) == drawn


@given(st.text(max_size=800))
def test_clean_text_is_one_short_line_without_controls(told: str) -> None:
    drawn = clean(told)
    assert len(drawn) <= 300
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} or 0x202A <= ord(c) <= 0x202E for c in drawn)
    assert clean(drawn) == drawn


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        pytest.param("Ada", 0.667 + 0.556 + 0.556, id="Latin, as Arial has it"),
        pytest.param("é", 0.556, id="an accent takes no room"),
        pytest.param("e\u0301", 0.556, id="a combining accent neither"),
        pytest.param("李小", 2.0, id="wide letters take a whole em"),
        pytest.param("Ж", 0.72, id="a capital of another script"),
        pytest.param("م", 0.6, id="a letter of another script"),
    ],
)
def test_text_is_as_wide_as_its_letters(text: str, ems: float) -> None:
    assert text_width(text, 10) == pytest.approx(ems * 10)


def test_bold_is_wider() -> None:
    assert text_width("Ada", 10, bold=True) > text_width("Ada", 10)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        pytest.param("Ada Reid", ("Ada Reid",), id="short"),
        pytest.param("Oluwaseun Adebayo", ("Oluwaseun", "Adebayo"), id="at the space"),
        pytest.param("Ruth Okafor-Hughes", ("Ruth Okafor-", "Hughes"), id="after the hyphen"),
        pytest.param("", (), id="nothing"),
        pytest.param(
            "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Senior",
            ("Hubert Blaine", "Wolfeschlegelst", "einhausenber…"),
            id="cut after three lines",
        ),
    ],
)
def test_names_break_at_word_ends(name: str, lines: tuple[str, ...]) -> None:
    assert wrap(name, 10, 72) == lines


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=120), st.floats(20, 200))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    for line in wrap(clean(text), 10, room):
        assert text_width(line, 10) <= room or len(list(clusters(line))) == 1


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=8), max_size=3))
def test_wrapping_loses_no_word(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 10, 400)).split() == words


def test_an_accent_stays_with_its_letter() -> None:
    assert list(clusters("e\u0301a👩\u200d👧")) == ["e\u0301", "a", "👩\u200d👧"]


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        pytest.param("Zoë Núñez", None, id="Latin"),
        pytest.param("محمد", None, id="Arabic"),
        pytest.param("प्रिया", 6 * 1.3, id="Devanagari, each mark in a box of its own"),
        pytest.param("李小龍", 3 * 1.3, id="Chinese"),
        pytest.param("🌸", 1.7, id="a flower"),
    ],
)
def test_there_is_room_for_scripts_that_are_not_installed(text: str, ems: float | None) -> None:
    """Their letters come out as boxes with numbers, wider than letters are."""
    assert room_width(text, 10) == pytest.approx(text_width(text, 10) if ems is None else ems * 10)


def test_a_name_in_such_a_script_breaks_between_words_and_not_within() -> None:
    assert wrap("प्रिया शर्मा", 10, 88) == ("प्रिया", "शर्मा")
    assert wrap("সুখবিন্দর", 10, 88) == ("সুখবিন্দর",)
