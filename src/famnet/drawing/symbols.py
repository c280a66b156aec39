"""The symbol of each person: the table of shapes, and how death, loss, illness and being in focus are drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from types import MappingProxyType

from famnet.domain.people import Gender, HealthKind, HealthMark, HealthState, Person, PersonKind
from famnet.domain.record import record
from famnet.drawing.hatch import hatched
from famnet.drawing.labels import AGE_SIZE, Label
from famnet.drawing.layout import Placed, Point
from famnet.drawing.palette import Palette
from famnet.drawing.paths import between, straight
from famnet.drawing.scene import Fill, Form, Half, Mark, Pen, Shape, Stroke, Text

SYMBOLS: Mapping[Gender, Form] = MappingProxyType(
    {
        Gender.FEMALE: Form.ELLIPSE,
        Gender.MALE: Form.BOX,
        Gender.NON_BINARY: Form.ROUNDED,
        Gender.UNKNOWN: Form.DIAMOND,
    }
)
LOSSES: Mapping[PersonKind, str] = MappingProxyType(
    {PersonKind.PREGNANCY: "", PersonKind.MISCARRIAGE: "x", PersonKind.ABORTION: "x-", PersonKind.STILLBIRTH: "x"}
)
HALVES: Mapping[HealthKind, Half] = MappingProxyType(
    {HealthKind.SUBSTANCE_MISUSE: Half.LOWER, HealthKind.ILLNESS: Half.LEFT}
)
_TRIANGLE = (0.62, 0.56)  # of the place kept for somebody
_PILL = 0.72  # height to width of somebody who is not kin
_NEST = 3.6  # points between the two outlines of the index child
_CASE = 1.1  # points of paper on either side of a line over what is filled
_HOLE = 0.42  # how much of the X is left out round the age at death
_AGE_AT: Mapping[Half | None, Point] = MappingProxyType(
    {None: (0.0, 0.0), Half.LOWER: (0.0, -0.24), Half.LEFT: (0.25, 0.0), Half.LOWER_AND_LEFT: (0.22, -0.24)}
)
_NARROW = (Half.LEFT, Half.LOWER_AND_LEFT)  # what leaves room for a number and little else


@record
class Sitter:
    """Somebody as they are to be drawn: where, with what words, and what their symbol has to say."""

    person: Person
    placed: Placed
    label: Label
    in_focus: bool = False
    kin: bool = True
    health: tuple[HealthMark, ...] = ()
    gentle: bool = False

    @property
    def outline(self) -> tuple[Form, float, float]:
        """Form, width and height of the symbol inside the place that was kept for it."""
        if self.person.kind is PersonKind.STILLBIRTH:
            return SYMBOLS[self.person.gender], self.placed.width / 2, self.placed.height / 2
        if self.person.kind is not PersonKind.PERSON:
            return Form.TRIANGLE, self.placed.width * _TRIANGLE[0], self.placed.height * _TRIANGLE[1]
        if not self.kin:
            return Form.ROUNDED, self.placed.width, self.placed.height * _PILL
        return SYMBOLS[self.person.gender], self.placed.width, self.placed.height

    @property
    def crossed(self) -> str:
        """`x` for an X, `-` for a bar, both for both."""
        if self.person.kind is not PersonKind.PERSON:
            return LOSSES[self.person.kind]
        return "" if self.person.alive or self.gentle else "x"


def symbol(sitter: Sitter, colors: Palette) -> Iterator[Mark]:
    """The marks of one person's symbol, the outline first."""
    base = _outline(sitter, colors)
    yield base
    yield from _nest(sitter, base, colors)
    yield from _health(sitter, base, colors)
    yield from _crosses(sitter, base, colors)
    yield from _inside(sitter, colors)


def _nest(sitter: Sitter, base: Shape, colors: Palette) -> Iterator[Mark]:
    """The second outline of the index child, set off from what is filled."""
    if sitter.in_focus and sitter.person.kind is PersonKind.PERSON:
        inner = replace(_inset(base, _NEST), person="", pen=replace(base.pen, width=base.pen.width * 0.75))
        if base.fill.half is not Half.ALL:
            yield replace(inner, pen=_casing(inner.pen, colors))
        yield inner


def _casing(pen: Pen, colors: Palette) -> Pen:
    """A broader pen in the colour of paper, so that a line over it is seen on what is filled too."""
    return Pen(color=colors.paper, width=pen.width + 2 * _CASE)


def _outline(sitter: Sitter, colors: Palette) -> Shape:
    form, width, height = sitter.outline
    return Shape(
        form=form,
        x=sitter.placed.x,
        y=sitter.placed.y,
        width=width,
        height=height,
        pen=Pen(color=colors.ink, width=1.4 * colors.boldness),
        fill=_fill(sitter, colors),
        person=sitter.person.id,
    )


def _fill(sitter: Sitter, colors: Palette) -> Fill:
    paper = _paper(sitter, colors)
    half, state = _solid_half(sitter.health)
    if half is None:
        return Fill(color=paper)
    return Fill(color=colors.recovery if state is HealthState.RECOVERY else colors.mark, half=half, paper=paper)


def _paper(sitter: Sitter, colors: Palette) -> str:
    if sitter.in_focus:
        return colors.focus
    if not sitter.person.alive:
        return colors.passed
    return colors.paper if sitter.kin else colors.beside


def _solid_half(health: Sequence[HealthMark]) -> tuple[Half | None, HealthState | None]:
    """What can be told by filling a half outright; a second mark is hatched over it."""
    sure = [h for h in health if h.state is not HealthState.SUSPECTED]
    return (HALVES[sure[0].kind], sure[0].state) if sure else (None, None)


def _health(sitter: Sitter, base: Shape, colors: Palette) -> Iterator[Mark]:
    half, _ = _solid_half(sitter.health)
    for mark in sitter.health:
        where = HALVES[mark.kind]
        if where is half:
            continue
        dense = mark.state is not HealthState.SUSPECTED
        color = colors.recovery if mark.state is HealthState.RECOVERY else colors.mark
        yield hatched(base, where, Pen(color=color, width=1.5 if dense else 1.0), 1.0 if dense else _pitch(base))
    if half and all(mark.state is not HealthState.SUSPECTED for mark in sitter.health[1:]) and len(sitter.health) > 1:
        yield Stroke(curves=(straight(_divider(base, half)),), pen=Pen(color=colors.paper, width=1.0))


def _pitch(base: Shape) -> float:
    """Points between hatches: closer in the small symbols of a legend."""
    return max(2.4, base.width / 9)


def _divider(base: Shape, half: Half) -> list[Point]:
    """The line that keeps two filled halves apart where they overlap."""
    far = base.width / 2 - 1
    if half is Half.LOWER:
        return [(base.x - far, base.y), (base.x, base.y)]
    return [(base.x, base.y), (base.x, base.y + far)]


def _crosses(sitter: Sitter, base: Shape, colors: Palette) -> Iterator[Mark]:
    pen = Pen(color=colors.ink, width=1.0 * colors.boldness)
    lines = list(_x_lines(base, whole=not sitter.label.age)) if "x" in sitter.crossed else []
    if "-" in sitter.crossed:
        lines.append(((base.x - base.width * 0.7, base.y + 4), (base.x + base.width * 0.7, base.y + 4)))
    for over in (_casing(pen, colors), pen) if sitter.health else (pen,):
        if lines:
            yield Stroke(curves=tuple(straight(line) for line in lines), pen=over)


_REACH: Mapping[Form, float] = MappingProxyType(
    {Form.BOX: 1.0, Form.ROUNDED: 0.82, Form.ELLIPSE: sqrt(0.5), Form.DIAMOND: 0.75, Form.TRIANGLE: 0.75}
)


def _x_lines(base: Shape, *, whole: bool) -> Iterator[tuple[Point, Point]]:
    """Corner to corner, or from each corner to the edge of the age in the middle."""
    far_x, far_y = (side / 2 * _REACH[base.form] for side in (base.width, base.height))
    corners = [(base.x + sx * far_x, base.y + sy * far_y) for sx in (-1, 1) for sy in (-1, 1)]
    for corner, opposite in ((corners[0], corners[3]), (corners[1], corners[2])):
        if whole:
            yield corner, opposite
        else:
            yield corner, between(corner, (base.x, base.y), 1 - _HOLE / _REACH[base.form])
            yield opposite, between(opposite, (base.x, base.y), 1 - _HOLE / _REACH[base.form])


def _inside(sitter: Sitter, colors: Palette) -> Iterator[Mark]:
    unknown = sitter.kin and sitter.person.gender is Gender.UNKNOWN and sitter.person.kind is PersonKind.PERSON
    words = sitter.label.age or ("?" if unknown else "")
    if not words:
        return
    filled = _filled(sitter.health)
    dx, dy = _AGE_AT[filled]
    lines = tuple(words.split()) if filled in _NARROW else (words,)
    yield Text(
        x=sitter.placed.x + dx * sitter.placed.width,
        y=sitter.placed.y + dy * sitter.placed.height,
        lines=lines,
        size=AGE_SIZE * (0.64 if len(lines) > 1 else 0.8 if filled else 1.0),
        color=colors.ink,
    )


def _filled(health: Sequence[HealthMark]) -> Half | None:
    halves = {HALVES[h.kind] for h in health}
    if len(halves) > 1:
        return Half.LOWER_AND_LEFT
    return next(iter(halves), None)


def _inset(base: Shape, by: float) -> Shape:
    """The same shape, smaller all round; a diamond's sides lean, so it shrinks more."""
    less = by * 2 * (sqrt(2) if base.form is Form.DIAMOND else 1)
    return replace(base, width=base.width - less, height=base.height - less, fill=replace(base.fill))


def edge_point(sitter: Sitter, end: Point) -> Point:
    """Where a line that ends on the side of somebody's place meets their symbol itself."""
    form, width, height = sitter.outline
    dx, dy = end[0] - sitter.placed.x, end[1] - sitter.placed.y
    level = abs(dx) / sitter.placed.width > abs(dy) / sitter.placed.height
    if level:
        return (sitter.placed.x + (1 if dx > 0 else -1) * _half_at(form, width, height, dy), end[1])
    return (end[0], sitter.placed.y + (1 if dy > 0 else -1) * _half_at(form, height, width, dx))


def _half_at(form: Form, along: float, other: float, off: float) -> float:
    """Half the extent of a shape along one axis, at a distance from its middle on the other."""
    part = min(1.0, abs(off) / (other / 2))
    if form is Form.ELLIPSE:
        return along / 2 * sqrt(1 - part * part)
    if form in {Form.DIAMOND, Form.TRIANGLE}:
        return along / 2 * (1 - part)
    return along / 2
