"""The homes: a pale ground and a dotted rim round those who live together, the home's name set into the rim."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from famnet.drawing.canvas import Canvas, settle
from famnet.drawing.labels import YEAR_SIZE
from famnet.drawing.layout import Outline, Point
from famnet.drawing.paths import between, flattened, outside, rounded, straight
from famnet.drawing.scene import Area, Dash, Entry, Mark, Pen, Sketch, Stroke, Text, gather
from famnet.drawing.text import clean, text_width

_ORDER = 50
_TURN = 12.0
_CORNER = 10.0  # points of a rim's side that a name leaves free at either end
_TINT = "14"  # of 255: pale enough that two homes can share somebody
_WORDS = "Live together"
_SAME_NAME = "Live together; one name on two outlines is one home"


def homes(canvas: Canvas) -> Sketch:
    """Each home, after everything else has found its place: words on a rim interrupt it."""
    return gather(_home(home, canvas) for home in _shown(canvas))


def _shown(canvas: Canvas) -> tuple[Outline, ...]:
    return canvas.layout.households if canvas.options.households else ()


def _color(home: Outline, canvas: Canvas) -> str:
    """One colour for all outlines of a home."""
    names = list(dict.fromkeys(h.name for h in canvas.layout.households))
    return canvas.colors.homes[names.index(home.name) % len(canvas.colors.homes)]


def _home(home: Outline, canvas: Canvas) -> Sketch:
    pen = Pen(color=_color(home, canvas), width=1.0 * canvas.colors.boldness, dash=Dash.DOTTED)
    split = any(h.elsewhere for h in _shown(canvas))
    entry = Entry(order=_ORDER, words=_SAME_NAME if split else _WORDS, sample=partial(_sample, pen))
    return Sketch((*_ground(home, pen, canvas), *_name(home, pen, canvas), _rim(home, pen, canvas)), (entry,))


def _ground(home: Outline, pen: Pen, canvas: Canvas) -> Iterator[Mark]:
    if canvas.colors.tinted:
        yield Area(curve=rounded(home.outline, _TURN, closed=True), color=pen.color + _TINT)


def _rim(home: Outline, pen: Pen, canvas: Canvas) -> Stroke:
    """The outline, open wherever words stand on it."""
    ring = flattened(rounded(home.outline, _TURN, closed=True))
    seen = outside(ring, canvas.clutter.near(ring))
    return Stroke(curves=tuple(straight(piece) for piece in seen), pen=pen)


def _sample(pen: Pen) -> tuple[Mark, ...]:
    return (Stroke(curves=(rounded([(-13, -6), (13, -6), (13, 6), (-13, 6)], 4.0, closed=True),), pen=pen),)


def _name(home: Outline, pen: Pen, canvas: Canvas) -> Iterator[Mark]:
    words = clean(home.name)
    if words:
        text = Text(x=0, y=0, lines=(words,), size=YEAR_SIZE, color=pen.color, bold=True)
        rim = set(pairwise((*home.outline, home.outline[0])))
        spots = _spots(home.outline, text_width(words, YEAR_SIZE, bold=True))
        yield settle(text, spots, canvas.clutter, own=rim)


def _spots(outline: tuple[Point, ...], width: float) -> Iterator[Point]:
    """In a level side, topmost first and near its left end; else just outside or inside it."""
    sides = list(zip(outline, (*outline[1:], outline[0]), strict=True))
    level = sorted((s for s in sides if abs(s[0][1] - s[1][1]) < 1), key=lambda s: s[0][1])
    for lift in (0.0, -7.0, 8.0):
        for side in level or sides:
            a, b = sorted(side)
            inset = min(0.5, (width / 2 + _CORNER) / max(b[0] - a[0], 1.0))
            for step in range(5):
                x, y = between(a, b, inset + (1 - 2 * inset) * step / 4)
                yield x, y + lift
