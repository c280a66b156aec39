"""A finished drawing in any format. What is particular to a kind of picture comes in as values."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from famnet.domain.record import record
from famnet.drawing.frame import Words
from famnet.drawing.paper import Paper
from famnet.drawing.scene import Scene, names_of_people
from famnet.drawing.sheets import Sheet, on_sheet, sheets, viewport, whole
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


@record
class Drawing:
    """A picture ready to be written: its scene, its words, and what stands for it in JSON and in words."""

    scene: Scene
    words: Words
    day: date
    paper: Paper
    json: Callable[[], str]
    told: Callable[[], tuple[Told, ...]]


def written(drawing: Drawing, fmt: str) -> bytes:
    """The drawing in one format (`svg`, `png`, `pdf`, `dot`, `json`, `html`).

    Raises:
        NoGraphvizError: png and pdf need Graphviz, and there is none.
    """
    return _WRITERS[PictureFormat(fmt)](drawing)


def _svg(drawing: Drawing) -> bytes:
    return svg_of(drawing.scene, whole(drawing.scene, drawing.paper))


def _png(drawing: Drawing) -> bytes:
    from famnet.drawing.dot import dot_of  # noqa: PLC0415
    from famnet.drawing.render import render  # noqa: PLC0415 -- Graphviz is for the forms that need a font

    scene = drawing.scene
    sheet = whole(scene, drawing.paper)
    graph = {"dpi": str(resolution(sheet)), **viewport(scene, sheet)}
    return render(dot_of(scene, dashes=True, graph=graph), "png")


def resolution(sheet: Sheet) -> int:
    """Pixels to the inch: fine, but coarser where the picture would become too large to open."""
    inches = sheet.width / 72 * sheet.height / 72
    return min(PNG_DPI, max(36, int((_MOST_PIXELS / inches) ** 0.5)))


def _pdf(drawing: Drawing) -> bytes:
    from famnet.drawing.dot import dot_of  # noqa: PLC0415
    from famnet.drawing.render import render_pdf  # noqa: PLC0415

    scene = drawing.scene
    papers = sheets(scene, drawing.paper)
    shown = (on_sheet(scene, sheet, i, len(papers)) for i, sheet in enumerate(papers, 1))
    dots = [dot_of(part, dashes=True, graph=viewport(part, sheet)) for part, sheet in zip(shown, papers, strict=True)]
    return render_pdf(dots, title=scene.title, when=drawing.day)


def _dot(drawing: Drawing) -> bytes:
    from famnet.drawing.dot import dot_of  # noqa: PLC0415

    return dot_of(drawing.scene).encode("utf-8")


def _json(drawing: Drawing) -> bytes:
    return drawing.json().encode("utf-8")


def _html(drawing: Drawing) -> bytes:
    from famnet.drawing.as_html import as_html  # noqa: PLC0415 -- hashing and resources, for this format only

    return as_html(_svg(drawing), drawing.words, drawing.told(), names_of_people(drawing.scene))


_WRITERS: Mapping[PictureFormat, Callable[[Drawing], bytes]] = MappingProxyType(
    {
        PictureFormat.SVG: _svg,
        PictureFormat.PNG: _png,
        PictureFormat.PDF: _pdf,
        PictureFormat.DOT: _dot,
        PictureFormat.JSON: _json,
        PictureFormat.HTML: _html,
    }
)
