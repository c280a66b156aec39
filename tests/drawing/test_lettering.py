"""Words for which this computer has no letters are told, with a stand-in for fontconfig."""

from pathlib import Path

import pytest

from famnet.drawing.lettering import on_letters


@pytest.fixture
def fonts(tmp_path: Path) -> str:
    """A computer with a font for Hindi (9xx) and none for anything else."""
    program = tmp_path / "fc-list"
    program.write_text('#!/bin/sh\ncase "$1" in :charset=9*) echo Lohit;; esac\n', encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("texts", "form", "told"),
    [
        pytest.param(["Zoë Núñez", "محمد"], "png", "", id="what is everywhere"),
        pytest.param(["प्रिया शर्मा"], "png", "", id="what is installed"),
        pytest.param(["Ada 🌸 Reid", "mother"], "png", "🌸", id="a flower"),
        pytest.param(["ไทย สมชาย"], "pdf", "ไทย, สมชาย", id="Thai, in a PDF"),
        pytest.param(["ไทย"], "svg", "", id="an SVG is lettered where it is opened"),
    ],
)
def test_words_that_come_out_as_boxes_are_told(texts: list[str], form: str, told: str, fonts: str) -> None:
    notes = list(on_letters(texts, form, fonts))
    assert notes == ([] if not told else [_note(told)])


def _note(words: str) -> str:
    start = f"This computer has no letters for {words}: boxes stand in their place. "
    return f"{start}An SVG or HTML file shows them where it is opened."


def test_where_fonts_cannot_be_asked_about_nothing_is_said(tmp_path: Path) -> None:
    silent = tmp_path / "fc-list"
    silent.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    silent.chmod(0o755)
    assert list(on_letters(["ไทย"], "png", str(silent))) == []
