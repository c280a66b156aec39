"""Couples' lines: how the two are joined, how it ended, and since when."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise, product

from famnet.domain.ties import Couple, CoupleEnd
from famnet.drawing.canvas import Canvas, settled_first
from famnet.drawing.labels import YEAR_SIZE, year_words
from famnet.drawing.layout import Line, Point
from famnet.drawing.notation import COUPLES, ENDS, LETTERS, UNSAID, CoupleStyle, EndStyle, Stitch
from famnet.drawing.paths import DASH_DOT, Path, across, beside, longest_level, pieces, straight
from famnet.drawing.scene import Curve, Dash, Entry, Mark, Pen, Sketch, Stroke, Text, box_round, gather
from famnet.drawing.text import text_width

_ORDER = 20  # after the symbols in the legend
_SLASH_GAP = 3.6
_BLOOD_GAP = 3.0
_DASHES = {Stitch.DASHED: Dash.DASHED, Stitch.DOTTED: Dash.DOTTED}
_SAMPLE = ((-13.0, 0.0), (13.0, 0.0))
_FURTHER = (0.0, 6.0, 12.0)  # points that years stand off, where lines of others run beside
_SHARES = (0.5, *(0.5 + side * step / 24 for step in range(1, 10) for side in (-1, 1)))  # of a line, middle first


def couples(canvas: Canvas) -> Sketch:
    """Every couple's line with its years."""
    return gather(_couple(line, canvas) for line in canvas.lines("couple"))


def _couple(line: Line, canvas: Canvas) -> Sketch:
    couple = canvas.couple_on(line)
    style, end = styles(couple, canvas)
    points = canvas.drawn(line)
    double = related(line.people, canvas.lineage)
    slashes = tuple(_slashes(_slash_stretch(points, canvas), end.slashes, _pen(style, canvas))) if end.slashes else ()
    for bars in slashes:
        canvas.clutter.add(box_round(point for curve in bars.curves for point in curve))
    marks = (*_stroke(points, style, end, canvas, double=double), *slashes, *_years(points, couple, canvas))
    return Sketch(marks, tuple(_entries(style, end, canvas, double=double)))


def styles(couple: Couple | None, canvas: Canvas) -> tuple[CoupleStyle, EndStyle]:
    """How a couple's line and its end look in the chosen notation."""
    if couple is None:
        return UNSAID, ENDS[CoupleEnd.NONE]
    return COUPLES[canvas.options.notation][couple.kind], ENDS[couple.end]


def related(partners: tuple[str, ...], lineage: Mapping[str, int]) -> bool:
    """Whether two partners have an ancestor in common, or one descends from the other."""
    return bool(lineage[partners[0]] & lineage[partners[1]])


def _pen(style: CoupleStyle, canvas: Canvas, stitch: Stitch | None = None) -> Pen:
    stitch = stitch or style.stitch
    width = 0.7 if stitch is Stitch.THIN else 1.3
    return Pen(color=canvas.colors.ink, width=width * canvas.colors.boldness, dash=_DASHES.get(stitch, Dash.SOLID))


def _stroke(points: Path, style: CoupleStyle, end: EndStyle, canvas: Canvas, *, double: bool) -> Iterator[Mark]:
    stitch = end.stitch or style.stitch
    lines = [beside(points, side * _BLOOD_GAP / 2) for side in (-1, 1)] if double else [points]
    curves = [c for line in lines for c in _stitched(line, stitch)]
    yield Stroke(curves=tuple(curves), pen=_pen(style, canvas, stitch))


def _stitched(points: Path, stitch: Stitch) -> Iterator[Curve]:
    broken = pieces(points, DASH_DOT) if stitch is Stitch.DASH_DOT else (points,)
    return (straight(piece) for piece in broken)


def _slashes(stretch: tuple[Point, Point], count: int, pen: Pen) -> Iterator[Stroke]:
    if not count:
        return
    half = abs(stretch[1][0] - stretch[0][0]) / 2
    offsets = [(i - (count - 1) / 2) * _SLASH_GAP for i in range(count)]
    bars = (across(stretch, half + offset, half=5.5, lean=2.4) for offset in offsets)
    yield Stroke(curves=tuple(straight(bar) for bar in bars), pen=Pen(color=pen.color, width=pen.width))


def _slash_stretch(points: Path, canvas: Canvas) -> tuple[Point, Point]:
    """The longest piece of the level stretch that no line crosses, and none that goes down to the children leaves."""
    (x0, y), (x1, _) = sorted(longest_level(points))
    stops = sorted({x0, x1, *canvas.clutter.uprights(x0, x1, y)})
    left, right = max(pairwise(stops), key=lambda s: round(s[1] - s[0], 1))
    return (left, y), (right, y)


def _years(points: Path, couple: Couple | None, canvas: Canvas) -> Iterator[Mark]:
    words = years_of(couple, canvas) if couple else ()
    if not couple or not words:
        return
    a, b = sorted(longest_level(points))
    lift = 8.0 if ENDS[couple.end].slashes else 3.5
    ways = [way for way in (_side_by_side(words), words) if text_width(way[0], YEAR_SIZE) < b[0] - a[0] - 6]
    texts = [Text(x=0, y=0, lines=way, size=YEAR_SIZE, color=canvas.colors.soft) for way in ways or [words]]
    yield settled_first(((text, _spots(a, b, text, lift)) for text in texts), canvas.clutter)


def _side_by_side(words: tuple[str, ...]) -> tuple[str, ...]:
    """`m 2010 · d 2020`, or `2012–2014` where there are no letters to tell the years apart."""
    return ("–".join(words) if all(word.isdigit() for word in words) else " · ".join(words),)


def _spots(a: Point, b: Point, text: Text, lift: float) -> Iterator[Point]:
    """Above the line, near its middle first; below it where there is no room above, and then a little further off."""
    height = lift + len(text.lines) * YEAR_SIZE * 0.56
    for far, side, share in product(_FURTHER, (-1, 1), _SHARES):
        yield a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share + side * (height + far)


def years_of(couple: Couple, canvas: Canvas) -> tuple[str, ...]:
    """`m 2012` and `s 2019`, as far as they are known."""
    style, end = styles(couple, canvas)
    told = ((style.letters, couple.since), (end.letters, couple.until))
    return tuple(f"{_said(letters, canvas)} {year_words(when)}".strip() for letters, when in told if when)


def _said(letters: str, canvas: Canvas) -> str:
    """Letters that the key explains stay as they are; `since` and `to` are words."""
    return letters if letters in LETTERS else canvas.options.say(letters)


def _entries(style: CoupleStyle, end: EndStyle, canvas: Canvas, *, double: bool) -> Iterator[Entry]:
    lasting = ENDS[CoupleEnd.NONE]
    if end.stitch is None:
        yield Entry(order=_ORDER, words=_lettered(style), sample=partial(_sample, style, lasting, canvas))
    if end.words:
        yield Entry(order=_ORDER + 1, words=_lettered(end), sample=partial(_sample, style, end, canvas))
    if double:
        sample = partial(_stroke, _SAMPLE, style, lasting, canvas, double=True)
        yield Entry(order=_ORDER + 2, words="Couple related by blood", sample=sample)


def _lettered(style: CoupleStyle | EndStyle) -> str:
    """`Married (m)`: the letters before the year are what tells lines that look alike apart."""
    return f"{style.words} ({style.letters})" if style.letters in LETTERS else style.words


def _sample(style: CoupleStyle, end: EndStyle, canvas: Canvas) -> tuple[Mark, ...]:
    slashes = _slashes(_SAMPLE, end.slashes, _pen(style, canvas))
    return (*_stroke(_SAMPLE, style, end, canvas, double=False), *slashes)
