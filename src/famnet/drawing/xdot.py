"""Marks in xdot, the language in which Graphviz keeps what it draws: nothing is left to it to lay out or to measure.

Each mark as a node or an edge of a graph would cost nearly three times as much.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from famnet.drawing.corners import corners_of, head_of, turn_of
from famnet.drawing.layout import Box, Point
from famnet.drawing.paths import flattened, pieces, rounded, straight
from famnet.drawing.scene import Anchor, Area, Curve, Dash, Form, Half, Head, Mark, Pen, Shape, Stroke, Text, layered
from famnet.drawing.text import FONT, clean

_SIDES: Mapping[Anchor, int] = MappingProxyType({Anchor.START: -1, Anchor.MIDDLE: 0, Anchor.END: 1})
_BACKSLASH = "\\"
_LIFT = 0.05  # of the size, by which Graphviz lifts what it writes
_PATTERNS: Mapping[Dash, tuple[float, float]] = MappingProxyType({Dash.DASHED: (6.0, 4.0), Dash.DOTTED: (1.6, 3.0)})
_WAYS: Mapping[Half, str] = MappingProxyType({Half.LOWER: "0 0 0 1", Half.LEFT: "0 0 1 0"})  # of a gradient: from, to


def xdot_of(marks: Iterable[Mark], page: Box) -> str:
    """The marks, areas undermost and lines on top, on a page from whose foot Graphviz counts y upwards."""
    return "".join(part for _, mark in layered(marks) for part in _WRITERS[type(mark)](mark, page))


def _area(mark: Area, page: Box) -> Iterator[str]:
    yield f"{_color('c', mark.color)}{_color('C', mark.color)}b {_curve(mark.curve, page)}"


def _shape(mark: Shape, page: Box) -> Iterator[str]:
    yield _pen(mark.pen)
    yield _filling(mark)
    if mark.form is Form.ELLIPSE:
        yield f"E {_points(((mark.x, mark.y),), page)} {mark.width / 2:.2f} {mark.height / 2:.2f} "
    elif mark.form is Form.ROUNDED:
        yield f"b {_curve(rounded(corners_of(mark), turn_of(mark), closed=True), page)}"
    else:
        yield f"P {_curve(corners_of(mark), page)}"


def _filling(mark: Shape) -> str:
    fill = mark.fill
    if fill.half not in _WAYS:
        return _color("C", fill.color)
    return _color("C", f"[{_WAYS[fill.half]} 2 0 {_told(fill.color)}0.5 {_told(fill.paper)}]")


def _text(mark: Text, page: Box) -> Iterator[str]:
    font = f"{FONT} Bold" if mark.bold else FONT
    yield f"{_color('c', mark.color)}F {mark.size:.2f} {_told(font)}"
    for line, y in zip(mark.lines, mark.baselines, strict=True):
        if words := clean(line):
            yield f"T {_points(((mark.x, y + mark.size * _LIFT),), page)} {_SIDES[mark.anchor]} 0 {_told(words)}"


def _stroke(mark: Stroke, page: Box) -> Iterator[str]:
    yield _pen(mark.pen)
    yield from (f"B {_curve(curve, page)}" for curve in _broken(mark))
    if mark.head is not Head.NONE:
        yield f"{_color('C', mark.pen.color)}P {_curve(head_of(mark), page)}"


def _broken(mark: Stroke) -> Iterable[Curve]:
    """A curve for each dash or dot: Graphviz's own are too far apart."""
    if mark.pen.dash is Dash.SOLID:
        return mark.curves
    return (straight(piece) for c in mark.curves for piece in pieces(flattened(c), _PATTERNS[mark.pen.dash]))


def _pen(pen: Pen) -> str:
    return f"{_color('c', pen.color)}S {_told(f'setlinewidth({pen.width:.2f})')}"


def _color(which: str, color: str) -> str:
    return f"{which} {_told(color)}"


def _told(words: str) -> str:
    """Words after how many bytes they are; Graphviz counts no backslash, and must not take one for an escape."""
    alone = words.replace(_BACKSLASH, f"{_BACKSLASH}\u2060")  # which nobody sees
    return f"{len(alone.encode()) - alone.count(_BACKSLASH)} -{alone} "


def _curve(curve: Curve, page: Box) -> str:
    return f"{len(curve)} {_points(curve, page)} "


def _points(points: Iterable[Point], page: Box) -> str:
    left, foot = page[0], page[3]
    return " ".join(f"{x - left:.2f} {foot - y:.2f}" for x, y in points)


_WRITERS: Mapping[type[Mark], Callable[[Any, Box], Iterator[str]]] = MappingProxyType(
    {Area: _area, Shape: _shape, Text: _text, Stroke: _stroke}
)
