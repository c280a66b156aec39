"""Emotional lines drawn along a given way: parallel strands, zigzags, waves, breaks and arrowheads."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from famnet.domain.disclosure import FamilyView
from famnet.domain.ties import EmotionalTie
from famnet.drawing.canvas import Canvas
from famnet.drawing.layout import Line, Point
from famnet.drawing.notation import FEELINGS, FeelingStyle, Gap
from famnet.drawing.palette import Palette
from famnet.drawing.paths import Path, across, at, beside, enters, length_of, part, rounded, straight, waves, zigzag
from famnet.drawing.scene import Curve, Dash, Entry, Fill, Form, Head, Mark, Pen, Shape, Sketch, Stroke, gather

_ORDER = 40
_APART = 2.8  # points between parallel strands
_TURN = 10.0  # radius of a bend
_HEAD = 0.75  # arrow size; Graphviz draws an arrow of ten times this
_LENGTHS = {Head.NONE: 0.0, Head.FILLED: 10.0, Head.OPEN: 10.0, Head.BAR: 2.0}
_LANDING = 18.0  # points without a corner before the symbol that an arrow points at
_REST = 5.0  # points of straight line before an arrowhead
_BREAK = 7.0  # points left open in a line that is cut off
_SHARES = (0.5, *(0.5 + side * step / 20 for step in range(1, 8) for side in (-1, 1)))  # of its length, middle first
_LEVEL = ((-14.0, 0.0), (14.0, 0.0))
_SAMPLE = ((-14.0, 3.0), (-5.0, -2.0), (5.0, -2.0), (14.0, 3.0))  # bent, as no line from parents to children is


def feeling(points: Path, style: FeelingStyle, colors: Palette, broken: float = 0.5) -> Iterator[Mark]:
    """The marks of one emotional line; where it has a gap, `broken` is the part of its length at which."""
    pen = Pen(color=getattr(colors, style.tone), width=style.width * colors.boldness, dash=style.dash)
    gap = length_of(points) * broken
    curves = tuple(_curves(points, style, gap))
    yield Stroke(curves=curves, pen=pen, head=style.head, head_size=_HEAD)
    yield from _at_gap(points, gap, style, pen)


def _curves(points: Path, style: FeelingStyle, gap: float) -> Iterator[Curve]:
    path = _straight_at_end(points) if _LENGTHS[style.head] else points
    body = part(path, 0.0, length_of(path) - _LENGTHS[style.head] * _HEAD)
    for offset in _offsets(style.strands):
        yield from _strand(beside(body, offset), style, gap)
    if style.zigzag:
        yield straight(_ended(zigzag(body, style.zigzag, max(5.0, style.zigzag * 1.6)), body, style))
    if style.wave:
        rest = length_of(body) - _REST
        yield (*waves(part(body, 0.0, rest), style.wave * 1.4, 9.0), *straight(part(body, rest, rest + _REST))[1:])


def _straight_at_end(points: Path) -> Path:
    """The path without corners in its last stretch: an arrowhead points the way the line goes."""
    kept = [p for i, p in enumerate(points[:-1]) if not i or length_of(points[i:]) > _LANDING]
    return [*kept, points[-1]]


def _offsets(strands: int) -> list[float]:
    return [(i - (strands - 1) / 2) * _APART for i in range(strands)]


def _strand(points: Path, style: FeelingStyle, gap: float) -> Iterator[Curve]:
    if style.gap is Gap.NONE:
        yield rounded(points, _TURN)
        return
    yield rounded(part(points, 0.0, gap - _BREAK / 2), _TURN)
    yield rounded(part(points, gap + _BREAK / 2, length_of(points)), _TURN)


def _ended(zigzagged: list[Point], body: Path, style: FeelingStyle) -> list[Point]:
    """A zigzag comes to rest shortly before an arrowhead, so that the head points the way the line goes."""
    if style.head is Head.NONE:
        return zigzagged
    return [*zigzagged[:-2], at(body, length_of(body) - _REST)[0], body[-1]]


def _at_gap(points: Path, gap: float, style: FeelingStyle, pen: Pen) -> Iterator[Mark]:
    if style.gap is Gap.BARS:
        bars = (across(points, gap + side * _BREAK / 2, half=5.0) for side in (-1, 1))
        yield Stroke(curves=tuple(straight(bar) for bar in bars), pen=pen)
    if style.gap is Gap.RING:
        (x, y), _ = at(points, gap)
        ring = Pen(color=pen.color, width=pen.width, dash=Dash.SOLID)
        yield Shape(form=Form.ELLIPSE, x=x, y=y, width=_BREAK, height=_BREAK, pen=ring, fill=Fill(color="#ffffff"))


def felt(view: FamilyView) -> Iterator[EmotionalTie]:
    """What is between two different people of a view on its day."""
    shown = {person.id for person in view.people}
    for tie in view.feelings:
        over = tie.until is not None and tie.until.latest < view.today
        yet = tie.since is not None and tie.since.earliest > view.today
        if not over and not yet and tie.one != tie.other and {tie.one, tie.other} <= shown:
            yield tie


def feelings(canvas: Canvas) -> Sketch:
    """Every emotional line that the layout has found a way for, when they were asked for."""
    ties = {tie.id: tie for tie in canvas.view.feelings}
    lines = canvas.lines("emotional") if canvas.options.emotional else ()
    return gather(_one(line, FEELINGS[ties[line.ref].feeling], canvas) for line in lines if line.ref in ties)


def _one(line: Line, style: FeelingStyle, canvas: Canvas) -> Sketch:
    points = canvas.drawn(line)
    broken = _broken(points, line, canvas) if style.gap else 0.5
    marks = tuple(feeling(points, style, canvas.colors, broken))
    sample = partial(feeling, _LEVEL if _told_by_more(style) else _SAMPLE, style, canvas.colors)
    return Sketch(marks, (Entry(order=_ORDER, words=style.words, sample=sample),))


def _told_by_more(style: FeelingStyle) -> bool:
    """Whether a line has a shape or an end that no line of a family has."""
    return style.strands != 1 or bool(style.gap) or style.head is not Head.NONE


def _broken(points: Path, line: Line, canvas: Canvas) -> float:
    """The part of a line's length nearest to its middle at which no other line would run through its gap."""
    sides = [side for other in canvas.layout.lines if other.ref != line.ref for side in pairwise(other.points)]
    return next((share for share in _SHARES if _is_open(at(points, length_of(points) * share)[0], sides)), 0.5)


def _is_open(place: Point, sides: Sequence[tuple[Point, Point]]) -> bool:
    x, y = place
    return not any(enters(side, (x - _BREAK, y - _BREAK, x + _BREAK, y + _BREAK)) for side in sides)
