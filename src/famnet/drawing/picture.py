"""A family's genogram in any format: words, layout, scene, DOT, bytes. The one way in for use cases."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.record import record
from famnet.drawing.canvas import Canvas, PictureOptions, canvas_for
from famnet.drawing.dot import dot_of, names_of_people
from famnet.drawing.genogram.as_json import as_json
from famnet.drawing.genogram.pipeline import Order, lay_out
from famnet.drawing.genogram_scene import scene_of, words_of
from famnet.drawing.labels import labels_for, sizes_of
from famnet.drawing.layout import Layout
from famnet.drawing.render import render, render_pdf
from famnet.drawing.scene import Scene
from famnet.drawing.sheets import Sheet, on_sheet, sheets, viewport, whole
from famnet.drawing.svg import polished

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
class Genogram:
    """A genogram ready to be written: the layout it was drawn from and the scene it became."""

    canvas: Canvas
    scene: Scene

    @property
    def layout(self) -> Layout:
        """Where everyone stands."""
        return self.canvas.layout


def genogram(view: FamilyView, options: PictureOptions | None = None, before: Order | None = None) -> Genogram:
    """Lay out and draw one family; `before` is the order of the last drawing, to stay close to.

    Raises:
        OwnAncestorError: somebody descends from themselves.
        SamePersonError: a couple of one.
    """
    chosen = options or PictureOptions()
    labels = labels_for(view, chosen.roles, gentle=chosen.gentle)
    layout = lay_out(view, sizes_of(labels), before)
    canvas = canvas_for(view, Kin(view), layout, labels, chosen)
    return Genogram(canvas=canvas, scene=scene_of(canvas))


def genogram_picture(view: FamilyView, fmt: str, *, options: PictureOptions | None = None) -> bytes:
    """The genogram of a family in one format (`svg`, `png`, `pdf`, `dot`, `json`, `html`).

    Raises:
        NoGraphvizError: svg, png, pdf and html need Graphviz, and there is none.
    """
    return write(genogram(view, options), fmt)


def write(drawn: Genogram, fmt: str) -> bytes:
    """A drawn genogram in one format."""
    return _WRITERS[PictureFormat(fmt)](drawn)


def _svg(drawn: Genogram) -> bytes:
    scene = drawn.scene
    sheet = whole(scene, drawn.canvas.options.paper)
    return polished(render(dot_of(scene, graph=viewport(scene, sheet)), "svg"), scene)


def _png(drawn: Genogram) -> bytes:
    scene = drawn.scene
    sheet = whole(scene, drawn.canvas.options.paper)
    dot = dot_of(scene, dashes=True, graph={"dpi": str(resolution(sheet)), **viewport(scene, sheet)})
    return render(dot, "png")


def resolution(sheet: Sheet) -> int:
    """Pixels to the inch: fine, but coarser where the picture would become too large to open."""
    inches = sheet.width / 72 * sheet.height / 72
    return min(PNG_DPI, max(36, int((_MOST_PIXELS / inches) ** 0.5)))


def _pdf(drawn: Genogram) -> bytes:
    scene = drawn.scene
    papers = sheets(scene, drawn.canvas.options.paper)
    shown = (on_sheet(scene, sheet, i, len(papers)) for i, sheet in enumerate(papers, 1))
    dots = [dot_of(part, dashes=True, graph=viewport(part, sheet)) for part, sheet in zip(shown, papers, strict=True)]
    return render_pdf(dots, title=scene.title, when=_day(drawn))


def _day(drawn: Genogram) -> date:
    return drawn.canvas.view.today


def _dot(drawn: Genogram) -> bytes:
    return dot_of(drawn.scene).encode("utf-8")


def _json(drawn: Genogram) -> bytes:
    return as_json(drawn.layout, drawn.canvas.view).encode("utf-8")


def _html(drawn: Genogram) -> bytes:
    from famnet.drawing.as_html import as_html  # noqa: PLC0415 -- hashing and resources, for this format only
    from famnet.drawing.telling import text_equivalent  # noqa: PLC0415

    options = drawn.canvas.options
    told = text_equivalent(drawn.canvas.view, options.roles, emotional=options.emotional)
    return as_html(_svg(drawn), words_of(drawn.canvas), told, names_of_people(drawn.scene))


_WRITERS: Mapping[PictureFormat, Callable[[Genogram], bytes]] = MappingProxyType(
    {
        PictureFormat.SVG: _svg,
        PictureFormat.PNG: _png,
        PictureFormat.PDF: _pdf,
        PictureFormat.DOT: _dot,
        PictureFormat.JSON: _json,
        PictureFormat.HTML: _html,
    }
)
