"""Colours and line widths by mode. Whatever a colour says is also said by a shape, a dash or a word."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from famnet.domain.record import record


class Mode(StrEnum):
    """How a picture is coloured."""

    COLOUR = "colour"
    GREY = "grey"
    CONTRAST = "contrast"


@record
class Palette:
    """The colours of one mode; `boldness` multiplies every line width."""

    ink: str
    soft: str
    faint: str
    focus: str
    passed: str
    beside: str
    mark: str
    recovery: str
    carer: str
    warm: str
    harsh: str
    power: str
    homes: tuple[str, ...]
    paper: str = "#ffffff"
    boldness: float = 1.0
    tinted: bool = True  # whether homes have a pale ground


PALETTES: Mapping[Mode, Palette] = MappingProxyType(
    {
        Mode.COLOUR: Palette(
            ink="#1f2933",
            soft="#52606d",
            faint="#b6c0ca",
            focus="#fdf0c8",
            passed="#eef0f3",
            beside="#eaf1f6",
            mark="#2f3a45",
            recovery="#8a929a",
            carer="#1d4f91",
            warm="#2b7a4b",
            harsh="#b3261e",
            power="#6b3fa0",
            homes=("#0f766e", "#8a4b08", "#6b3fa0", "#8a1c4b", "#4d6b12", "#5d4a66"),
        ),
        Mode.GREY: Palette(
            ink="#222222",
            soft="#555555",
            faint="#bbbbbb",
            focus="#e9e9e9",
            passed="#f2f2f2",
            beside="#f4f4f4",
            mark="#333333",
            recovery="#8c8c8c",
            carer="#222222",
            warm="#444444",
            harsh="#222222",
            power="#333333",
            homes=("#666666",),
        ),
        Mode.CONTRAST: Palette(
            ink="#000000",
            soft="#000000",
            faint="#000000",
            focus="#ffffff",
            passed="#ffffff",
            beside="#ffffff",
            mark="#000000",
            recovery="#8c8c8c",
            carer="#000000",
            warm="#000000",
            harsh="#000000",
            power="#000000",
            homes=("#000000",),
            boldness=1.5,
            tinted=False,
        ),
    }
)
