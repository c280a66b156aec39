"""Colours are checked as WCAG 2.2 counts contrast: text 4.5 to 1, lines and fills that say something 3 to 1."""

import pytest

from famnet.drawing.palette import PALETTES, Mode, Palette

MODES = [pytest.param(palette, id=mode.value) for mode, palette in PALETTES.items()]
WRITTEN = ("ink", "soft", "carer")
DRAWN = ("warm", "harsh", "power", "mark", "recovery")
GROUNDS = ("paper", "focus", "passed", "beside")


def light(color: str) -> float:
    """Relative luminance."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", MODES)
def test_whatever_is_written_can_be_read(colors: Palette) -> None:
    texts = [*(getattr(colors, name) for name in WRITTEN), *colors.homes]
    assert min(contrast(text, colors.paper) for text in texts) >= 4.5
    assert min(contrast(colors.ink, getattr(colors, ground)) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("colors", MODES)
def test_lines_and_fills_stand_out_from_the_paper(colors: Palette) -> None:
    assert min(contrast(getattr(colors, name), colors.paper) for name in DRAWN) >= 3


@pytest.mark.parametrize("colors", MODES)
def test_an_illness_and_recovery_from_it_are_told_apart_in_any_print(colors: Palette) -> None:
    assert contrast(colors.mark, colors.recovery) >= 3


def test_grey_is_grey() -> None:
    colors = PALETTES[Mode.GREY]
    shades = [v for v in (*vars(colors).values(), *colors.homes) if isinstance(v, str)]
    assert all(shade[1:3] == shade[3:5] == shade[5:7] for shade in shades)
