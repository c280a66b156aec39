"""Lines from parents and carers to children."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from famnet.domain.ties import ParentKind
from famnet.drawing.canvas import Canvas, settled_first
from famnet.drawing.labels import YEAR_SIZE, year_words
from famnet.drawing.layout import Line, Point
from famnet.drawing.notation import LINKS
from famnet.drawing.paths import Path, at, between, length_of, rounded, straight
from famnet.drawing.scene import Dash, Entry, Pen, Sketch, Stroke, Text, gather
from famnet.drawing.text import text_width

_ORDER = 30
_BRANCHES = (ParentKind.BIRTH, ParentKind.ADOPTIVE, ParentKind.FOSTER)  # those that hang where children hang
_TURN = 6.0
_SAMPLE = ((-13.0, 0.0), (13.0, 0.0))
_CARER = 1.8  # thicker than a home's rim, which is dotted too
_FURTHER = (0.0, 7.0, 14.0)  # points that an order stands off, where lines of others run beside
_SHARES = (0.5, *(0.5 + side * step / 20 for step in range(1, 10) for side in (-1, 1)))  # of a line, middle first
_TWIN_BAR = 0.55  # how far down two identical twins' lines the bar between them lies


def child_links(canvas: Canvas) -> Sketch:
    """Descent, the bars over brothers and sisters, and the bars between identical twins."""
    lines = gather(_link(line, canvas) for line in canvas.lines("descent", "sibship"))
    return lines + gather(_twin_bars(canvas))


def _link(line: Line, canvas: Canvas) -> Sketch:
    links = canvas.links_on(line)
    kind, points = _kind([link.kind for link in links]), canvas.drawn(line)
    cared = not kind.is_parent
    color = canvas.colors.carer if cared else canvas.colors.ink
    pen = Pen(color=color, width=(_CARER if cared else 1.1) * canvas.colors.boldness, dash=LINKS[kind].dash)
    return Sketch((Stroke(curves=(straight(points),), pen=pen),), (_entry(kind, pen),))


def _kind(kinds: Sequence[ParentKind]) -> ParentKind:
    """What a line says that may lead to several children: birth, unless none of them came that way."""
    told = [kind for kind in kinds if kind in _BRANCHES]
    return min(told, key=_BRANCHES.index, default=ParentKind.BIRTH)


def _entry(kind: ParentKind, pen: Pen) -> Entry:
    return Entry(
        order=_ORDER, words=LINKS[kind].words, sample=lambda: (Stroke(curves=(straight(_SAMPLE),), pen=pen),)
    )


def _twin_bars(canvas: Canvas) -> Iterator[Sketch]:
    if not any(person.identical for person in canvas.view.people):
        return
    drops = {line.people[-1]: line for line in canvas.lines("descent") if len(canvas.links_on(line)) > 0}
    for union in canvas.kin.unions:
        for a, b in pairwise(union.children):
            if _identical(a, b, canvas) and a in drops and b in drops:
                ends = [_leaning(drops[child].points) for child in (a, b)]
                if _level(*ends):
                    yield _twin_bar(ends, canvas)


def _leaning(drop: tuple[Point, ...]) -> tuple[Point, ...]:
    """The piece of a twin's line that leans; the upright one below it has a year beside it."""
    return drop[-3:-1] if len(drop) > 3 else drop[-2:]  # noqa: PLR2004 -- from a bar, to where twins part, leaning, upright


def _level(one: Path, other: Path) -> bool:
    """Whether two drops start and end alike: a bar between others would say nothing."""
    return all(abs(p[1] - q[1]) < 1 for p, q in zip(one, other, strict=True))


def _identical(a: str, b: str, canvas: Canvas) -> bool:
    one, other = canvas.kin.people[a], canvas.kin.people[b]
    return one.identical and bool(one.twins) and one.twins == other.twins


def _twin_bar(drops: list[tuple[Point, ...]], canvas: Canvas) -> Sketch:
    bar = tuple(between(drop[0], drop[1], _TWIN_BAR) for drop in drops)
    pen = Pen(color=canvas.colors.ink, width=1.1 * canvas.colors.boldness)
    sample = ((-8.0, 7.0), (0.0, -7.0), (8.0, 7.0)), ((-4.0, 0.0), (4.0, 0.0))
    marks = tuple(Stroke(curves=(straight(line),), pen=pen) for line in sample)
    entry = Entry(order=_ORDER + 1, words="Identical twins", sample=lambda: marks)
    return Sketch((Stroke(curves=(straight(bar),), pen=pen),), (entry,))


def carer_links(canvas: Canvas) -> Sketch:
    """Who brings a child up now, beside the birth link that stays: dotted, with the order and its year."""
    return gather(_carer(line, canvas) for line in canvas.lines("carer"))


def _carer(line: Line, canvas: Canvas) -> Sketch:
    links = [link for link in canvas.links_on(line) if not link.kind.is_parent]
    pen = Pen(color=canvas.colors.carer, width=_CARER * canvas.colors.boldness, dash=Dash.DOTTED)
    entries = {link.kind: _entry(link.kind, pen) for link in links}
    return Sketch((Stroke(curves=(rounded(canvas.drawn(line), _TURN),), pen=pen),), tuple(entries.values()))


def orders(canvas: Canvas) -> Sketch:
    """`SGO 2023` and the like: once for all children of a carer where it is the same for all of them."""
    unions: dict[str | None, list[Line]] = {}
    for line in canvas.lines("carer", "descent", "sibship"):
        unions.setdefault(line.union, []).append(line)
    return Sketch(tuple(text for lines in unions.values() for text in _labels(lines, canvas)))


def _labels(lines: Sequence[Line], canvas: Canvas) -> Iterator[Text]:
    told = {words: line for line in lines for words in _words(line, canvas)}
    everywhere = [line for line in lines if line.kind != "couple"]
    for words, line in told.items():
        ways = everywhere if len(told) == 1 else [line]
        ranked = sorted((canvas.drawn(way) for way in ways), key=length_of, reverse=True)
        texts = [_text(lines, canvas) for lines in _in_lines(words)]
        yield settled_first(
            ((text, (s for points in ranked for s in _spots(points, text))) for text in texts), canvas.clutter
        )


def _in_lines(words: str) -> Iterator[tuple[str, ...]]:
    """On one line, or the year below its letters where there is little room."""
    yield (words,)
    letters, _, year = words.rpartition(" ")
    if letters:
        yield letters, year


def _text(lines: tuple[str, ...], canvas: Canvas) -> Text:
    return Text(x=0, y=0, lines=lines, size=YEAR_SIZE, color=canvas.colors.carer, bold=True)


def _words(line: Line, canvas: Canvas) -> Iterator[str]:
    for link in canvas.links_on(line):
        if link.id == line.ref and not link.kind.is_parent:
            letters = LINKS[link.kind].letters
            said = (
                letters if letters.isupper() else canvas.options.say(letters)
            )  # an order is called the same anywhere
            yield f"{said} {year_words(link.since)}".strip()


def _spots(points: Path, text: Text) -> Iterator[Point]:
    """Either side of the line, near its middle first; where there is no room, a little further off."""
    total = length_of(points)
    far = max(text_width(line, YEAR_SIZE, bold=True) for line in text.lines) / 2 + 6
    lift = 2.2 + len(text.lines) * YEAR_SIZE * 0.6
    for further, share in product(_FURTHER, _SHARES):
        (x, y), (ux, uy) = at(points, total * share)
        for side in (1, -1):
            yield x + side * uy * (far + further), y - side * abs(ux) * (lift + further)
