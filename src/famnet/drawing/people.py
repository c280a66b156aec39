"""Everyone's symbol with its text, and what the legend says about symbols."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from famnet.domain.people import Gender, HealthKind, HealthState, Person, PersonKind
from famnet.drawing.canvas import Canvas, years
from famnet.drawing.labels import GAP, NAME_SIZE, ROLE_SIZE, Label
from famnet.drawing.layout import Placed
from famnet.drawing.palette import Palette
from famnet.drawing.scene import Entry, Mark, Sketch, Text, gather
from famnet.drawing.symbols import Sitter, symbol
from famnet.drawing.text import LEADING

_SAMPLE = 15.0
_GENDERS: Mapping[Gender, str] = MappingProxyType(
    {
        Gender.FEMALE: "Female",
        Gender.MALE: "Male",
        Gender.NON_BINARY: "Non-binary",
        Gender.UNKNOWN: "Gender not known or not said",
    }
)
_KINDS: Mapping[PersonKind, str] = MappingProxyType(
    {
        PersonKind.PREGNANCY: "Pregnancy",
        PersonKind.MISCARRIAGE: "Miscarriage",
        PersonKind.ABORTION: "Termination of pregnancy",
        PersonKind.STILLBIRTH: "Stillbirth",
    }
)
_STATES: Mapping[HealthState, str] = MappingProxyType(
    {HealthState.CURRENT: "", HealthState.SUSPECTED: ", suspected", HealthState.RECOVERY: ", in recovery"}
)
_HEALTH: Mapping[HealthKind, str] = MappingProxyType(
    {HealthKind.SUBSTANCE_MISUSE: "Substance misuse", HealthKind.ILLNESS: "Serious illness"}
)


def people(canvas: Canvas) -> Sketch:
    """Everyone, in the layout's order."""
    return gather(_one(canvas.sitters[placed.person], canvas.colors) for placed in canvas.layout.people)


def _one(sitter: Sitter, colors: Palette) -> Sketch:
    marks = (*symbol(sitter, colors), *years(sitter, colors.soft), *_words(sitter, colors))
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


def _entries(sitter: Sitter, colors: Palette) -> Iterator[Entry]:
    """What the legend says about one symbol: its shape, and whatever is marked on it."""
    plain = _sample_of(sitter)
    return (
        Entry(order=order, words=words, sample=tuple(_without_text(symbol(sample, colors))))
        for order, words, sample in (*_shape_rows(sitter, plain), *_mark_rows(sitter, plain))
    )


def _sample_of(sitter: Sitter) -> Sitter:
    """Somebody of the same shape, with nothing marked and nothing said."""
    placed = Placed(person="", x=0, y=0, width=_SAMPLE, height=_SAMPLE, label=(0, 0, 0, 0))
    person = Person(id="", name="-", gender=sitter.person.gender)
    return Sitter(person=person, placed=placed, label=Label(name=()), gentle=sitter.gentle)


def _shape_rows(sitter: Sitter, plain: Sitter) -> Iterator[tuple[int, str, Sitter]]:
    person = sitter.person
    if person.kind is not PersonKind.PERSON:
        yield 4, _KINDS[person.kind], replace(plain, person=replace(plain.person, kind=person.kind))
    elif sitter.kin:
        yield 1, _GENDERS[person.gender], plain
    else:
        yield 2, "Not kin: friend, neighbour or worker", replace(plain, kin=False)


def _mark_rows(sitter: Sitter, plain: Sitter) -> Iterator[tuple[int, str, Sitter]]:
    if sitter.in_focus:
        yield 0, "Child in focus", replace(plain, in_focus=True)
    if sitter.crossed and sitter.person.kind is PersonKind.PERSON:
        yield 3, "Has died", replace(plain, person=replace(plain.person, deceased=True))
    for mark in sitter.health:
        yield 5, _HEALTH[mark.kind] + _STATES[mark.state], replace(plain, health=(mark,))


def _without_text(marks: Iterator[Mark]) -> Iterator[Mark]:
    return (mark for mark in marks if not isinstance(mark, Text))
