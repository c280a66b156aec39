"""Everyone's symbol with its text, and what the legend says about symbols."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from famnet.domain.people import Gender, HealthKind, HealthState, Person, PersonKind
from famnet.drawing.canvas import Canvas, years
from famnet.drawing.labels import GAP, KINDS, MARK_PAD, MARK_ROW, MARK_SIZE, NAME_SIZE, ROLE_SIZE, Label
from famnet.drawing.layout import Placed
from famnet.drawing.palette import Palette
from famnet.drawing.scene import Entry, Fill, Form, Mark, Pen, Shape, Sketch, Text, gather
from famnet.drawing.symbols import Sitter, symbol
from famnet.drawing.text import LEADING, text_width

_SMALL = 15.0
_GENDERS: Mapping[Gender, str] = MappingProxyType(
    {
        Gender.FEMALE: "Female",
        Gender.MALE: "Male",
        Gender.NON_BINARY: "Non-binary",
        Gender.UNKNOWN: "Gender not known or not said",
    }
)
STATES: Mapping[HealthState, str] = MappingProxyType(
    {HealthState.CURRENT: "", HealthState.SUSPECTED: ", suspected", HealthState.RECOVERY: ", in recovery"}
)
HEALTH: Mapping[HealthKind, str] = MappingProxyType(
    {HealthKind.SUBSTANCE_MISUSE: "Substance misuse", HealthKind.ILLNESS: "Serious illness"}
)


def people(canvas: Canvas) -> Sketch:
    """Everyone, in the layout's order."""
    return gather(_one(canvas.sitters[placed.person], canvas.colors) for placed in canvas.layout.people)


def _one(sitter: Sitter, colors: Palette) -> Sketch:
    marks = (*symbol(sitter, colors), *years(sitter, colors.soft), *_words(sitter, colors), *_mark(sitter, colors))
    return Sketch(marks, tuple(_entries(sitter, colors)))


def _words(sitter: Sitter, colors: Palette) -> Iterator[Text]:
    """Name and role, centred in the box that the layout kept for them."""
    left, _, right, bottom = sitter.placed.label
    label, middle = sitter.label, (left + right) / 2
    top = bottom - label.size.height + GAP
    for lines, size, color in ((label.name, NAME_SIZE, colors.ink), (label.role, ROLE_SIZE, colors.soft)):
        height = len(lines) * size * LEADING
        if lines:
            bold = label.bold and size == NAME_SIZE
            yield Text(x=middle, y=top + height / 2, lines=lines, size=size, color=color, bold=bold)
        top += height


def _mark(sitter: Sitter, colors: Palette) -> Iterator[Mark]:
    """What is new about somebody, light on dark so that it is found at once."""
    words = sitter.label.mark
    if not words:
        return
    left, _, right, bottom = sitter.placed.label
    x, y = (left + right) / 2, bottom - (MARK_ROW - 2) / 2
    width = text_width(words, MARK_SIZE, bold=True) + 2 * MARK_PAD
    ink = Pen(color=colors.ink)
    yield Shape(form=Form.ROUNDED, x=x, y=y, width=width, height=MARK_ROW - 3, pen=ink, fill=Fill(color=colors.ink))
    yield Text(x=x, y=y, lines=(words,), size=MARK_SIZE, color=colors.paper, bold=True)


def _entries(sitter: Sitter, colors: Palette) -> Iterator[Entry]:
    """What the legend says about one symbol: its shape, and whatever is marked on it."""
    for order, words, change in (_shape_row(sitter), *_mark_rows(sitter)):
        yield Entry(order=order, words=words, sample=partial(_sample, sitter, change, colors))


Row = tuple[int, str, Mapping[str, object]]  # place in the legend, words, and what sets its sample apart


def _shape_row(sitter: Sitter) -> Row:
    person = sitter.person
    if person.kind is not PersonKind.PERSON:
        return 4, KINDS[person.kind], {"kind": person.kind}
    if sitter.kin:
        return 1, _GENDERS[person.gender], {}
    return 2, "Not kin: friend, neighbour or worker", {"kin": False}


def _mark_rows(sitter: Sitter) -> Iterator[Row]:
    if sitter.in_focus:
        yield 0, "Child in focus", {"in_focus": True}
    if sitter.person.kind is PersonKind.PERSON and not sitter.person.alive:
        yield 3, "Has died", {"deceased": True, "gentle": sitter.gentle}
    for mark in sitter.health:
        yield 5, HEALTH[mark.kind] + STATES[mark.state], {"health": (mark,)}


_OF_A_PERSON = {"kind", "deceased"}


def _sample(sitter: Sitter, change: Mapping[str, object], colors: Palette) -> list[Mark]:
    """A small symbol of somebody like them, of whom nothing but the one thing is said."""
    told: dict[str, Any] = dict(change)
    person = Person(
        id="", name="-", gender=sitter.person.gender, **{k: told.pop(k) for k in _OF_A_PERSON & told.keys()}
    )
    placed = Placed(person="", x=0, y=0, width=_SMALL, height=_SMALL, label=(0, 0, 0, 0))
    sample = Sitter(person=person, placed=placed, label=Label(name=()), **told)
    if sample.gentle:
        return [Text(x=0.0, y=0.0, lines=("†",), size=NAME_SIZE, color=colors.ink)]
    return [mark for mark in symbol(sample, colors) if not isinstance(mark, Text)]
