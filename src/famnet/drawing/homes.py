"""The dotted outlines round those who live together."""

from collections.abc import Iterator

from famnet.drawing.canvas import Canvas, settle
from famnet.drawing.labels import YEAR_SIZE
from famnet.drawing.layout import Outline, Point
from famnet.drawing.paths import between, rounded
from famnet.drawing.scene import Dash, Entry, Pen, Sketch, Stroke, Text, gather
from famnet.drawing.text import clean, text_width

_ORDER = 50
_TURN = 12.0


def homes(canvas: Canvas) -> Sketch:
    """Each household's outline with its name on it."""
    if not canvas.options.households:
        return Sketch()
    return gather(_home(outline, i, canvas) for i, outline in enumerate(canvas.layout.households))


def _home(home: Outline, number: int, canvas: Canvas) -> Sketch:
    colors = canvas.colors
    pen = Pen(color=colors.homes[number % len(colors.homes)], width=1.2 * colors.boldness, dash=Dash.DOTTED)
    line = Stroke(curves=(rounded(home.outline, _TURN, closed=True),), pen=pen)
    sample = rounded([(-13, -6), (13, -6), (13, 6), (-13, 6)], 4.0, closed=True)
    entry = Entry(order=_ORDER, words="Live together", sample=lambda: (Stroke(curves=(sample,), pen=pen),))
    return Sketch((line, *_name(home, pen.color, canvas)), (entry,))


def _name(home: Outline, color: str, canvas: Canvas) -> Iterator[Text]:
    words = clean(home.name)
    if words:
        text = Text(x=0, y=0, lines=(words,), size=YEAR_SIZE, color=color, bold=True)
        yield settle(text, _spots(home.outline, text_width(words, YEAR_SIZE, bold=True)), canvas.clutter)


def _spots(outline: tuple[Point, ...], width: float) -> Iterator[Point]:
    """Just inside or outside the level sides, topmost first."""
    sides = list(zip(outline, (*outline[1:], outline[0]), strict=True))
    level = sorted((s for s in sides if abs(s[0][1] - s[1][1]) < 1), key=lambda s: s[0][1])
    for side in level or sides:
        a, b = sorted(side)
        inset = min(0.5, (width / 2 + _TURN) / max(b[0] - a[0], 1.0))
        for lift in (-7.0, 8.0):
            for share in (inset, 0.5, 1 - inset):
                x, y = between(a, b, share)
                yield x, y + lift
