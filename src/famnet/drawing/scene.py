"""A picture as data: shapes, strokes and text with everything that is needed to draw them. Points, y downwards."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from famnet.domain.record import record, value
from famnet.drawing.layout import Box, Point
from famnet.drawing.text import LEADING

_BASELINE = 0.95  # of the size, from the top of a line's letters to where they stand


class Dash(StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Form(StrEnum):
    """Closed shapes."""

    BOX = "box"
    ROUNDED = "rounded"
    ELLIPSE = "ellipse"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class Half(StrEnum):
    """The part of a shape that is filled."""

    ALL = "all"
    LOWER = "lower"
    LEFT = "left"
    LOWER_AND_LEFT = "lower and left"


class Head(StrEnum):
    """What stands at the end of a line."""

    NONE = "none"
    FILLED = "normal"
    OPEN = "vee"
    BAR = "tee"


class Anchor(StrEnum):
    """Which end of a text its place is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@record
class Pen:
    """Colour, width in points and dashing of a line."""

    color: str
    width: float = 1.0
    dash: Dash = Dash.SOLID


@record
class Fill:
    """Colour of a shape, all of it or one half; the other half is paper."""

    color: str
    half: Half = Half.ALL
    paper: str = "#ffffff"


@record
class Shape:
    """A closed shape round its middle. `person` marks the symbol of somebody, so that they can be found."""

    form: Form
    x: float
    y: float
    width: float
    height: float
    pen: Pen
    fill: Fill
    person: str = ""


@record
class Text:
    """Lines of text; `y` is the middle of them all."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    color: str
    bold: bool = False
    anchor: Anchor = Anchor.MIDDLE

    @property
    def baselines(self) -> tuple[float, ...]:
        """The height on which the letters of each line stand."""
        pitch = self.size * LEADING
        first = self.y - len(self.lines) * pitch / 2 + self.size * _BASELINE
        return tuple(first + i * pitch for i in range(len(self.lines)))


Curve = tuple[Point, ...]  # 3n + 1 points: Bézier curves end to end, as in SVG and Graphviz


@record
class Stroke:
    """One or more curves drawn with one pen; the head stands at the end of the last."""

    curves: tuple[Curve, ...]
    pen: Pen
    head: Head = Head.NONE
    head_size: float = 0.6


@record
class Area:
    """A closed curve filled with a see-through colour (`#rrggbbaa`), under everything else."""

    curve: Curve
    color: str


Mark = Shape | Text | Stroke | Area
_LAYERS: Mapping[type[Mark], int] = MappingProxyType({Area: 0, Shape: 1, Text: 1, Stroke: 2})


@record
class Entry:
    """A row of the legend: what a mark means, and how to draw one round the origin, 28 by 16 points.

    Thousands of marks ask for the same few rows, so a sample is only drawn once the rows are known.
    """

    order: int
    words: str
    sample: Callable[[], Iterable[Mark]]
    is_name: bool = False  # the same in every language


@value
class Sketch:
    """Some marks, and what the legend has to say about them."""

    marks: tuple[Mark, ...] = ()
    entries: tuple[Entry, ...] = ()

    def __add__(self, other: "Sketch") -> "Sketch":
        """Both, one after the other."""
        return Sketch(self.marks + other.marks, self.entries + other.entries)


def gather(sketches: Iterable[Sketch]) -> Sketch:
    """All sketches as one, without copying the growing whole for each."""
    kept = tuple(sketches)
    return Sketch(tuple(m for s in kept for m in s.marks), tuple(e for s in kept for e in s.entries))


@record
class Scene:
    """A whole picture of width × height points, with the words that stand for it where it cannot be seen.

    `left` and `top` are where its page begins in the coordinates of its marks.
    """

    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    title: str
    description: str
    marks: tuple[Mark, ...]
    language: str = "en-GB"

    @property
    def texts(self) -> tuple[str, ...]:
        """Every string on the picture: what a leak gate has to read before it becomes pixels."""
        return (self.title, self.description, *(" ".join(m.lines) for m in self.marks if isinstance(m, Text)))


def named(marks: Iterable[Mark]) -> Iterator[tuple[str, Mark]]:
    """Marks with the opaque names they get in this picture: `n1` says nothing about anybody."""
    return ((f"n{number}", mark) for number, mark in enumerate(marks, 1))


def layered(marks: Iterable[Mark]) -> list[tuple[str, Mark]]:
    """Marks with their names in the order in which they are drawn: areas undermost, lines on top."""
    return sorted(named(marks), key=lambda found: _LAYERS[type(found[1])])


def names_of_people(scene: Scene) -> dict[str, str]:
    """The name in the picture of each person's symbol."""
    return {mark.person: name for name, mark in named(scene.marks) if isinstance(mark, Shape) and mark.person}


def shifted(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark somewhere else."""
    if isinstance(mark, Stroke):
        return replace(mark, curves=tuple(_moved(curve, dx, dy) for curve in mark.curves))
    if isinstance(mark, Area):
        return replace(mark, curve=_moved(mark.curve, dx, dy))
    return replace(mark, x=mark.x + dx, y=mark.y + dy)


def _moved(curve: Curve, dx: float, dy: float) -> Curve:
    return tuple((x + dx, y + dy) for x, y in curve)


def box_round(points: Iterable[Point]) -> Box:
    """The smallest box that holds all points."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))
