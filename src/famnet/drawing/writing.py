"""A finished drawing in any format. What is particular to a kind of picture comes in as values."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from famnet.domain.disclosure import FamilyView
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.frame import Words
from famnet.drawing.scene import Scene, names_of_people
from famnet.drawing.sheets import Sheet, on_sheet, sheets, whole
from famnet.drawing.svg import svg_of
from famnet.drawing.told import Told

PNG_DPI = 192
_MOST_PIXELS = 40_000_000  # more takes long and few programs open it


class PictureFormat(StrEnum):
    """What a picture can be written as."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    JSON = "json"
    HTML = "html"


class Drawn(Protocol):
    """A picture ready to be written: its scene and words, and what stands for it in JSON and in words."""

    @property
    def view(self) -> FamilyView:
        """What it was drawn from."""

    @property
    def options(self) -> PictureOptions:
        """How it was asked for."""

    @property
    def scene(self) -> Scene:
        """All of it as data."""

    @property
    def words(self) -> Words:
        """What is written round it."""

    def json(self) -> str:
        """What it says, for programs."""

    def told(self) -> tuple[Told, ...]:
        """Everyone and everything on it in words."""


def write(drawn: Drawn, fmt: str) -> bytes:
    """A picture in one format (`svg`, `png`, `pdf`, `dot`, `json`, `html`).

    Raises:
        NoGraphvizError: png and pdf need Graphviz, and there is none.
    """
    return _WRITERS[PictureFormat(fmt)](drawn)


def _svg(drawn: Drawn) -> bytes:
    return svg_of(drawn.scene, whole(drawn.scene, drawn.options.paper))


def _png(drawn: Drawn) -> bytes:
    from famnet.drawing.dot import sheet_of  # noqa: PLC0415
    from famnet.drawing.render import render  # noqa: PLC0415 -- Graphviz is for the forms that need a font

    sheet = whole(drawn.scene, drawn.options.paper)
    return render(sheet_of(drawn.scene, sheet, dpi=str(resolution(sheet))), "png")


def resolution(sheet: Sheet) -> int:
    """Pixels to the inch: fine, but coarser where the picture would become too large to open."""
    inches = sheet.width / 72 * sheet.height / 72
    return min(PNG_DPI, max(36, int((_MOST_PIXELS / inches) ** 0.5)))


def _pdf(drawn: Drawn) -> bytes:
    from famnet.drawing.dot import sheet_of  # noqa: PLC0415
    from famnet.drawing.render import render_pdf  # noqa: PLC0415

    scene = drawn.scene
    papers = sheets(scene, drawn.options.paper)
    say = drawn.options.say
    dots = [sheet_of(on_sheet(scene, sheet, i, len(papers), say), sheet) for i, sheet in enumerate(papers, 1)]
    return render_pdf(dots, title=scene.title, when=drawn.view.today, language=scene.language)


def _dot(drawn: Drawn) -> bytes:
    from famnet.drawing.dot import dot_of  # noqa: PLC0415

    return dot_of(drawn.scene).encode("utf-8")


def _json(drawn: Drawn) -> bytes:
    return drawn.json().encode("utf-8")


def _html(drawn: Drawn) -> bytes:
    from famnet.drawing.as_html import as_html  # noqa: PLC0415 -- hashing and resources, for this format only

    return as_html(_svg(drawn), drawn.words, drawn.told(), names_of_people(drawn.scene))


_WRITERS: Mapping[PictureFormat, Callable[[Drawn], bytes]] = MappingProxyType(
    {
        PictureFormat.SVG: _svg,
        PictureFormat.PNG: _png,
        PictureFormat.PDF: _pdf,
        PictureFormat.DOT: _dot,
        PictureFormat.JSON: _json,
        PictureFormat.HTML: _html,
    }
)
