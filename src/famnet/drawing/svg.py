"""SVG written straight from the scene: famnet has decided where everything goes, so that nothing is left to lay out.

It shows what Graphviz shows of the same scene as PNG and PDF, element by element; a test holds the two together. To
load Graphviz and hand it all marks would cost as much again as everything else that draws a family.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from famnet.drawing.corners import corners_of, head_of, turn_of
from famnet.drawing.layout import Point
from famnet.drawing.scene import (
    Anchor,
    Area,
    Curve,
    Dash,
    Form,
    Half,
    Head,
    Mark,
    Scene,
    Shape,
    Stroke,
    Text,
    layered,
)
from famnet.drawing.sheets import Sheet
from famnet.drawing.text import FONT, clean

_FAMILY = f"{FONT}, Helvetica, 'Liberation Sans', sans-serif"
_DASHES: Mapping[Dash, str] = MappingProxyType({Dash.DASHED: "6,4", Dash.DOTTED: "1.6,3"})
_ANCHORS: Mapping[Anchor, str] = MappingProxyType({Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"})
_WAYS: Mapping[Half, str] = MappingProxyType(
    {Half.LOWER: 'x1="0" y1="1" x2="0" y2="0"', Half.LEFT: 'x1="0" y1="0" x2="1" y2="0"'}
)
_HAIR = 0.01  # points: what no printer shows
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def svg_of(scene: Scene, sheet: Sheet) -> bytes:
    """The scene on its sheet, with words for screen readers, and nothing that fetches or hints."""
    lines = (
        *_opening(scene, sheet),
        *(line for name, mark in layered(scene.marks) for line in _WRITERS[type(mark)](name, mark)),
        "</g>",
        "</svg>",
        "",
    )
    return "\n".join(lines).encode("utf-8")


def _opening(scene: Scene, sheet: Sheet) -> Iterator[str]:
    """The size, the font, the words that stand for the picture where it cannot be seen, and its paper."""
    half = sheet.width / sheet.zoom / 2, sheet.height / sheet.zoom / 2
    window = (sheet.x - half[0], sheet.y - half[1], 2 * half[0], 2 * half[1])
    left, top, width, height = (f"{n:.2f}" for n in window)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width:.0f}pt" height="{sheet.height:.0f}pt" '
        f'viewBox="{left} {top} {width} {height}" role="img" '
        f'aria-labelledby="picture-title picture-description" lang="{scene.language}" font-family="{_FAMILY}">'
    )
    yield f'<title id="picture-title">{_escaped(scene.title)}</title>'
    yield f'<desc id="picture-description">{_escaped(scene.description)}</desc>'
    yield f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="white"/>'
    yield f'<g transform="translate({_short(-scene.left)} {_short(-scene.top)})">'


def _escaped(text: str) -> str:
    """Text between tags; `html.escape` would bring two thousand names of letters into memory."""
    return text.translate(_ESCAPES)


def _area(_: str, mark: Area) -> Iterator[str]:
    fill = f'fill="{mark.color[:7]}" fill-opacity="{int(mark.color[7:], 16) / 255:.6f}"'
    yield f'<path {fill} d="{_path(mark.curve)}"/>'


def _shape(name: str, mark: Shape) -> Iterator[str]:
    yield f'<g id="{name}" class="node {"person" if mark.person else "mark"}">'
    fill = mark.fill.color
    if mark.fill.half in _WAYS:
        fill = f"url(#{name}-half)"
        yield from _gradient(name, mark)
    paint = f'fill="{fill}" stroke="{mark.pen.color}" stroke-width="{_short(mark.pen.width)}"'
    yield f"<{_outline(mark)} {paint}/>"
    yield "</g>"


def _gradient(name: str, mark: Shape) -> Iterator[str]:
    """Half of the shape in its colour, the other half paper."""
    yield f'<defs><linearGradient id="{name}-half" {_WAYS[mark.fill.half]}>'
    yield f'<stop offset="0.5" stop-color="{mark.fill.color}"/><stop offset="0.5" stop-color="{mark.fill.paper}"/>'
    yield "</linearGradient></defs>"


def _outline(mark: Shape) -> str:
    half_width, half_height = mark.width / 2, mark.height / 2
    if mark.form is Form.ELLIPSE:
        centre = f'cx="{_short(mark.x)}" cy="{_short(mark.y)}"'
        return f'ellipse {centre} rx="{_short(half_width)}" ry="{_short(half_height)}"'
    if mark.form is Form.ROUNDED:
        corner = f'x="{_short(mark.x - half_width)}" y="{_short(mark.y - half_height)}"'
        size = f'width="{_short(mark.width)}" height="{_short(mark.height)}"'
        return f'rect {corner} {size} rx="{_short(turn_of(mark))}"'
    return f'polygon points="{_points(corners_of(mark))}"'


def _text(name: str, mark: Text) -> Iterator[str]:
    weight = ' font-weight="bold"' if mark.bold else ""
    look = f'text-anchor="{_ANCHORS[mark.anchor]}"{weight} font-size="{_short(mark.size)}" fill="{mark.color}"'
    named_once = f' id="{name}"'
    for line, y in zip(mark.lines, mark.baselines, strict=True):
        at = f'x="{_short(mark.x)}" y="{_short(y)}"'
        yield f'<text{named_once} class="text" xml:space="preserve" {at} {look}>{_escaped(clean(line))}</text>'
        named_once = ""


def _stroke(name: str, mark: Stroke) -> Iterator[str]:
    dash = f' stroke-dasharray="{_DASHES[mark.pen.dash]}"' if mark.pen.dash in _DASHES else ""
    ink = f'stroke="{mark.pen.color}" stroke-width="{_short(mark.pen.width)}"'
    yield f'<path id="{name}" class="line" fill="none" {ink}{dash} d="{" ".join(map(_path, mark.curves))}"/>'
    if mark.head is not Head.NONE:
        yield f'<polygon fill="{mark.pen.color}" {ink} stroke-linejoin="round" points="{_points(head_of(mark))}"/>'


def _path(curve: Curve) -> str:
    parts = [f"M{_point(curve[0])}"]
    for i in range(3, len(curve), 3):
        piece = curve[i - 3 : i + 1]
        parts.append(f"L{_point(piece[3])}" if _is_straight(*piece) else f"C{_points(piece[1:])}")
    return "".join(parts)


def _is_straight(start: Point, one: Point, two: Point, end: Point) -> bool:
    """Whether the handles of a curve stand at its thirds, where `paths.straight` sets them."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = start, one, two, end
    even = abs(2 * ay + dy - 3 * by) < _HAIR and abs(ay + 2 * dy - 3 * cy) < _HAIR
    return even and abs(2 * ax + dx - 3 * bx) < _HAIR and abs(ax + 2 * dx - 3 * cx) < _HAIR


def _points(points: Iterable[Point]) -> str:
    return " ".join(map(_point, points))


def _point(point: Point) -> str:
    return f"{_short(point[0])},{_short(point[1])}"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


_WRITERS: Mapping[type[Mark], Callable[[str, Any], Iterator[str]]] = MappingProxyType(
    {Area: _area, Shape: _shape, Text: _text, Stroke: _stroke}
)
