"""The forms a document comes in, and how it looks for different readers."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from famnet.domain.record import record


class Format(StrEnum):
    """What a document is written as; the value is the file's ending."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Style(StrEnum):
    """For whose eyes a document is laid out."""

    NORMAL = "normal"
    LARGE = "large"
    EASY = "easy"
    CONTRAST = "contrast"


@record
class Look:
    """Sizes in points and colours as `#rrggbb`; `leading` is the line height as a multiple of the size."""

    size: int = 14
    leading: float = 1.45
    ink: str = "#1b2a2f"
    paper: str = "#ffffff"
    accent: str = "#17505f"  # 8.9:1 on paper
    soft: str = "#eaf3f4"  # behind table heads and quotations
    line: str = "#6b7f86"  # rules and borders: 4.1:1 on paper
    warm: str = "#fff6e0"  # behind what matters most
    gap: float = 1.0  # how much more room than usual between things

    @property
    def small(self) -> int:
        """The size of what stands at the foot of each page: larger where the text is."""
        return max(10, round(self.size * 2 / 3))


_NORMAL = Look()
LOOKS: Mapping[Style, Look] = MappingProxyType(
    {
        Style.NORMAL: _NORMAL,
        Style.LARGE: replace(_NORMAL, size=18, leading=1.5, gap=1.15),
        Style.EASY: replace(_NORMAL, size=16, leading=1.7, gap=1.5),
        Style.CONTRAST: Look(
            size=18,
            leading=1.55,
            ink="#000000",
            accent="#000000",
            soft="#ffffff",
            line="#000000",
            warm="#ffffff",
            gap=1.15,
        ),
    }
)
