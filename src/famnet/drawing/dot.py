"""A scene as DOT: every mark at its place, one point to a point, ready for Graphviz to draw and not to move.

Shapes and texts are nodes with `pos`, strokes are edges with splines; Graphviz counts y upwards. Written by hand: all
it takes of the language is quoted attributes, and importing a builder costs as much as drawing a family.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from famnet.drawing.layout import Box, Point
from famnet.drawing.scene import Anchor, Area, Curve, Dash, Form, Half, Head, Mark, Scene, Shape, Stroke, Text, named
from famnet.drawing.sheets import Sheet, viewport
from famnet.drawing.text import FONT, LEADING, clean, text_width
from famnet.drawing.xdot import xdot_of

_FORMS: Mapping[Form, str] = MappingProxyType(
    {
        Form.BOX: "box",
        Form.ROUNDED: "box",
        Form.ELLIPSE: "ellipse",
        Form.DIAMOND: "diamond",
        Form.TRIANGLE: "triangle",
    }
)
_ANGLES: Mapping[Half, str] = MappingProxyType({Half.LOWER: "90", Half.LEFT: "0"})
_JUSTIFY: Mapping[Anchor, str] = MappingProxyType({Anchor.START: "\\l", Anchor.MIDDLE: "\\n", Anchor.END: "\\r"})
_TRIANGLE = 4 / 3  # Graphviz draws a triangle's base at three quarters of its height
_NODES = {"fixedsize": "true", "fontname": FONT, "label": "", "margin": "0"}
_GRAPH = {"bgcolor": "white", "margin": "0", "outputorder": "nodesfirst", "pad": "0"}
_ANCHOR = "page"
_SPARE = 1.25
_LINE = re.compile(r"(?s).{1,4000}(?:(?<!\\)|\Z)")  # Graphviz reads lines of 16,384 bytes, joined by a backslash


def dot_of(scene: Scene) -> str:
    """The scene in the DOT language: a node or an edge for each mark, for those who go on with it in Graphviz."""
    page = _page(scene)
    areas = xdot_of((mark for mark in scene.marks if isinstance(mark, Area)), page)
    return _graph(
        _statement("graph", {**_GRAPH, **({"_background": areas} if areas else {})}),
        _statement("node", _NODES),
        _statement("edge", {"dir": "none"}),
        _statement(_ANCHOR, _anchor(scene)),
        *(_mark(name, mark, page) for name, mark in _drawn(scene.marks)),
    )


def sheet_of(scene: Scene, sheet: Sheet, **attributes: str) -> str:
    """The scene on its sheet, which Graphviz draws in one go; `attributes` of the graph, such as dpi."""
    drawn = {"_background": xdot_of(scene.marks, _page(scene)), "viewport": viewport(scene, sheet), **attributes}
    return _graph(
        _statement("graph", {**_GRAPH, **drawn}),
        _statement("node", _NODES),
        _statement(_ANCHOR, _anchor(scene)),
    )


def _graph(*statements: str) -> str:
    return "\n".join(("graph picture {", *statements, "}", ""))


def _page(scene: Scene) -> Box:
    return (scene.left, scene.top, scene.left + scene.width, scene.top + scene.height)


def _statement(head: str, attributes: Mapping[str, str]) -> str:
    return f"\t{head} [{' '.join(f'{key}={quoted(value)}' for key, value in sorted(attributes.items()))}]"


def quoted(value: str) -> str:
    """A DOT string. Backslashes are the writer's own by now; a quote is never markup between `<` and `>`."""
    return '"' + "\\\n".join(line.replace('"', '\\"') for line in _LINE.findall(value)) + '"'


def escaped(text: str) -> str:
    r"""Text for a label, in which Graphviz would read `\N`, `\G`, `\L` as names and `&lt;` as a character."""
    return clean(text).replace("\\", "\\\\").replace("&", "&amp;")


def _mark(name: str, mark: Shape | Text | Stroke, page: Box) -> str:
    if isinstance(mark, Stroke):
        return _statement(f"{_ANCHOR} -- {_ANCHOR}", _edge(name, mark, page))
    if isinstance(mark, Shape):
        return _statement(name, _shape(name, mark, page))
    return _statement(name, _text(name, mark, page))


def _drawn(marks: Iterable[Mark]) -> Iterator[tuple[str, Shape | Text | Stroke]]:
    """What becomes a node or an edge."""
    return ((name, mark) for name, mark in named(marks) if not isinstance(mark, Area))


def _anchor(scene: Scene) -> dict[str, str]:
    """Nothing to see, but as large as the scene: it fixes the bounding box."""
    return {
        "pos": f"{_short(scene.width / 2)},{_short(scene.height / 2)}",
        **_size(scene.width, scene.height),
        "shape": "box",
        "style": "invis",
    }


def _shape(name: str, mark: Shape, page: Box) -> dict[str, str]:
    tall = mark.height * (_TRIANGLE if mark.form is Form.TRIANGLE else 1)
    return {
        **_at(mark.x, mark.y + (tall - mark.height) / 2, page),
        **_size(mark.width, tall),
        "id": name,
        "class": "person" if mark.person else "mark",
        "shape": _FORMS[mark.form],
        "style": "rounded,filled" if mark.form is Form.ROUNDED else "filled",
        "color": mark.pen.color,
        "penwidth": _short(mark.pen.width),
        **_filling(mark),
    }


def _filling(mark: Shape) -> dict[str, str]:
    if mark.fill.half not in _ANGLES:
        return {"fillcolor": mark.fill.color}
    return {
        "fillcolor": f"{mark.fill.color};0.5:{mark.fill.paper}",
        "gradientangle": _ANGLES[mark.fill.half],
    }


def _text(name: str, mark: Text, page: Box) -> dict[str, str]:
    # Another font than the one measured may be wider; a text that outgrows its node would lose its place.
    needed = max(text_width(line, mark.size, bold=mark.bold) for line in mark.lines)
    wide = max(needed, min(needed * _SPARE, _room(mark, page)))  # one that sticks out would widen the page
    middle = mark.x + {Anchor.START: wide / 2, Anchor.MIDDLE: 0.0, Anchor.END: -wide / 2}[mark.anchor]
    end = _JUSTIFY[mark.anchor]
    return {
        **_at(middle, mark.y, page),
        **_size(wide, len(mark.lines) * mark.size * LEADING),
        "id": name,
        "class": "text",
        "shape": "plaintext",
        "label": end.join(escaped(line) for line in mark.lines) + (end if end != "\\n" else ""),
        "fontname": f"{FONT} Bold" if mark.bold else FONT,
        "fontsize": _short(mark.size),
        "fontcolor": mark.color,
    }


def _room(mark: Text, page: Box) -> float:
    """How wide a text can be at its place without leaving the page."""
    before, after = mark.x - page[0], page[2] - mark.x
    return {Anchor.START: after, Anchor.MIDDLE: 2 * min(before, after), Anchor.END: before}[mark.anchor]


def _edge(name: str, mark: Stroke, page: Box) -> dict[str, str]:
    attributes = {
        "id": name,
        "class": "line",
        "pos": ";".join(_splines(mark, page)),
        "color": mark.pen.color,
        "penwidth": _short(mark.pen.width),
    }
    if mark.pen.dash is not Dash.SOLID:
        attributes["style"] = mark.pen.dash.value
    if mark.head is not Head.NONE:
        attributes |= {"dir": "forward", "arrowhead": mark.head.value, "arrowsize": _short(mark.head_size)}
    return attributes


def _splines(mark: Stroke, page: Box) -> Iterator[str]:
    for curve in mark.curves:
        last = curve is mark.curves[-1]
        tip = _tip(curve, mark, page) if last and mark.head is not Head.NONE else ""
        yield tip + " ".join(_point(p, page) for p in curve)


_HEAD_LENGTHS = {Head.FILLED: 10.0, Head.OPEN: 10.0, Head.BAR: 2.0}


def _tip(curve: Curve, mark: Stroke, page: Box) -> str:
    """Where the arrow's point stands: ahead of the last curve, in its direction."""
    (ax, ay), (bx, by) = curve[-2], curve[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1.0
    far = _HEAD_LENGTHS[mark.head] * mark.head_size / length
    return f"e,{_point((bx + (bx - ax) * far, by + (by - ay) * far), page)} "


def _at(x: float, y: float, page: Box) -> dict[str, str]:
    return {"pos": _point((x, y), page)}


def _size(width: float, height: float) -> dict[str, str]:
    """Graphviz measures sizes in inches and places in points."""
    return {"width": f"{width / 72:.6f}", "height": f"{height / 72:.6f}"}


def _point(point: Point, page: Box) -> str:
    return f"{_short(point[0] - page[0])},{_short(page[3] - point[1])}"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
