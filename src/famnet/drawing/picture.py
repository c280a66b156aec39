"""A family's genogram in any format: words, layout, scene, DOT, bytes. The one way in for use cases."""

from dataclasses import replace

from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.record import record
from famnet.drawing.canvas import Canvas, PictureOptions, canvas_for, text_box
from famnet.drawing.caveats import caveats
from famnet.drawing.frame import Words
from famnet.drawing.genogram import Order, lay_out
from famnet.drawing.genogram_scene import page_of, sketch_of, words_of
from famnet.drawing.labels import NAME_SIZE, labels_for, marked, sizes_of
from famnet.drawing.layout import Layout
from famnet.drawing.scene import Scene, Sketch, Text
from famnet.drawing.sheets import advice
from famnet.drawing.told import Told
from famnet.drawing.writing import write


@record
class Genogram:
    """A genogram ready to be written: the layout it was drawn from and the scene it became."""

    canvas: Canvas
    scene: Scene

    @property
    def view(self) -> FamilyView:
        """What it was drawn from."""
        return self.canvas.view

    @property
    def options(self) -> PictureOptions:
        """How it was asked for."""
        return self.canvas.options

    @property
    def words(self) -> Words:
        """What is written round it."""
        return words_of(self.canvas)

    @property
    def layout(self) -> Layout:
        """Where everyone stands."""
        return self.canvas.layout

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know when reading or printing it, in words."""
        canvas = self.canvas
        printing = advice(self.scene, canvas.options.paper, NAME_SIZE)
        return (*caveats(canvas.layout, canvas.view), *printing)

    def told(self) -> tuple[Told, ...]:
        """Everyone in words."""
        from famnet.drawing.telling import text_equivalent  # noqa: PLC0415 -- a picture alone has no use for it

        options = self.canvas.options
        return text_equivalent(
            self.canvas.view, options.roles, options.marks, emotional=options.emotional, say=options.say
        )

    def json(self) -> str:
        """The layout as JSON."""
        from famnet.drawing.genogram.as_json import as_json  # noqa: PLC0415 -- a picture alone has no use for it

        return as_json(self.layout, self.canvas.view)


def genogram(view: FamilyView, options: PictureOptions | None = None, before: Order | None = None) -> Genogram:
    """Lay out and draw one family; `before` is the order of the last drawing, to stay close to.

    Raises:
        OwnAncestorError: somebody descends from themselves.
        SamePersonError: a couple of one.
    """
    chosen = options or PictureOptions()
    labels = marked(labels_for(view, chosen.roles, gentle=chosen.gentle, say=chosen.say), chosen.marks)
    canvas = canvas_for(view, Kin(view), lay_out(view, sizes_of(labels), before), labels, chosen)
    sketch = sketch_of(canvas)
    if chosen.emotional:
        canvas = _with_feelings(canvas, sketch)
    return Genogram(canvas=canvas, scene=page_of(canvas, sketch))


def _with_feelings(canvas: Canvas, sketch: Sketch) -> Canvas:
    from famnet.drawing.routes import with_feelings  # noqa: PLC0415 -- off unless asked for

    words = [text_box(mark) for mark in sketch.marks if isinstance(mark, Text)]
    return replace(canvas, layout=with_feelings(canvas.layout, canvas.view, words))


def genogram_picture(view: FamilyView, fmt: str, *, options: PictureOptions | None = None) -> bytes:
    """The genogram of a family in one format (`svg`, `png`, `pdf`, `dot`, `json`, `html`).

    Raises:
        NoGraphvizError: png and pdf need Graphviz, and there is none.
    """
    return write(genogram(view, options), fmt)
