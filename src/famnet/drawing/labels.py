"""The text that each person gets, and the room it takes: name and role below, years above, age inside."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from famnet.domain.dates import PartialDate, age_on
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person, PersonKind
from famnet.domain.record import record
from famnet.domain.ties import Tie
from famnet.drawing.layout import LabelSize
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.text import LEADING, clean, room_width, text_width, wrap

NAME_SIZE = 10.0
ROLE_SIZE = 8.5
YEAR_SIZE = 8.0
MARK_SIZE, MARK_PAD, MARK_ROW = 7.5, 5.0, 14.0
AGE_SIZE = 10.0
ROOM = 88.0  # points that a line of a name may take before it wraps
GAP = 3.0  # between the symbol and what stands below it
UNNAMED = "not named yet"
_BETWEEN_YEARS = 5.0  # the line from the parents comes down between birth and death
EARLY = frozenset({PersonKind.MISCARRIAGE, PersonKind.ABORTION})  # whom nobody calls a brother or a sister
KINDS: Mapping[PersonKind, str] = MappingProxyType(
    {
        PersonKind.PREGNANCY: "Pregnancy",
        PersonKind.MISCARRIAGE: "Miscarriage",
        PersonKind.ABORTION: "Termination of pregnancy",
        PersonKind.STILLBIRTH: "Stillbirth",
    }
)
_OLDEST = 110
_INFANT = 2  # years; below this an age is told in months


@record
class Label:
    """The words at one symbol, already wrapped."""

    name: tuple[str, ...]
    role: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    age: str = ""
    mark: str = ""  # NEW, CHANGED: on a dark ground below everything else
    bold: bool = False

    @cached_property
    def size(self) -> LabelSize:
        """The room for name and role below the symbol, wide enough for the years above it."""
        widths = [room_width(line, NAME_SIZE, bold=self.bold) for line in self.name]
        widths += [text_width(line, ROLE_SIZE) for line in self.role]
        widths += [2 * (text_width(year, YEAR_SIZE) + _BETWEEN_YEARS / 2) for year in (self.born, self.died) if year]
        widths += [text_width(self.mark, MARK_SIZE, bold=True) + 2 * MARK_PAD] if self.mark else []
        height = GAP + LEADING * (len(self.name) * NAME_SIZE + len(self.role) * ROLE_SIZE)
        height += MARK_ROW if self.mark else 0.0
        return LabelSize(width=max(widths, default=0.0) + 2.0, height=height)


def labels_for(
    view: FamilyView, roles: Mapping[str, str], *, gentle: bool = False, say: Say = ENGLISH
) -> dict[str, Label]:
    """What is written at each person; `roles` are words such as “mother”, and ties speak where there are none."""
    tied = {tie.person: _tie_words(tie) for tie in reversed(view.ties)}
    return {p.id: _label(p, roles.get(p.id) or tied.get(p.id, ""), view, gentle=gentle, say=say) for p in view.people}


def marked(labels: Mapping[str, Label], marks: Mapping[str, str]) -> dict[str, Label]:
    """The labels with what is to be marked about somebody."""
    return {person: replace(label, mark=marks.get(person, "")) for person, label in labels.items()}


def sizes_of(labels: Mapping[str, Label]) -> dict[str, LabelSize]:
    """The room each person's text takes, which the layout has to keep free."""
    return {person: label.size for person, label in labels.items()}


def name_of(person: Person, say: Say = ENGLISH) -> str:
    """The name as it can be drawn; words in its place while nobody has named them."""
    return clean(person.name) or say(KINDS.get(person.kind, UNNAMED))


def _label(person: Person, role: str, view: FamilyView, *, gentle: bool, say: Say) -> Label:
    bold = person.id in view.child_ids
    name, words = clean(person.name), clean(role) if person.kind not in EARLY else ""
    return Label(
        name=wrap(name or words or _unnamed(person, say), NAME_SIZE, ROOM, bold=bold),
        role=_role_lines(words) if name else (),
        born=_born_words(person, say) if name or words or person.kind is PersonKind.PERSON else "",
        died=_died_words(person, gentle=gentle),
        age=age_words(person, view.today, say),
        bold=bold,
    )


def _role_lines(words: str) -> tuple[str, ...]:
    """A role in few lines; what stands in brackets stays together where that fits."""
    role, bracket, side = words.partition(" (")
    apart = (role, f"({side}") if bracket and text_width(words, ROLE_SIZE) > ROOM else (words,)
    fits = all(text_width(line, ROLE_SIZE) <= ROOM for line in apart)
    return tuple(filter(None, apart)) if fits else wrap(words, ROLE_SIZE, ROOM, most=3)


def _unnamed(person: Person, say: Say) -> str:
    """A loss that was given no name shows its year, and nothing that asks for one."""
    return say(UNNAMED) if person.kind is PersonKind.PERSON else _born_words(person, say)


def _born_words(person: Person, say: Say) -> str:
    """The year of birth, of a loss, or in which a child is expected."""
    year = year_words(person.born)
    return say("due {year}", year=year) if year and person.kind is PersonKind.PREGNANCY else year


def _tie_words(tie: Tie) -> str:
    return tie.label or tie.kind.value


def year_words(when: PartialDate | None) -> str:
    """`1990`, or `c.1990` when it is only roughly known."""
    return f"{'c.' if when.about else ''}{when.year}" if when else ""


def _died_words(person: Person, *, gentle: bool) -> str:
    if person.kind is not PersonKind.PERSON:
        return ""
    year = year_words(person.died)
    return f"† {year}".strip() if gentle and not person.alive else year


def age_words(person: Person, today: date, say: Say = ENGLISH) -> str:
    """Years lived by today or by death, months for the smallest, a tilde where the birth date is rough."""
    end = _last_day(person, today)
    if person.kind is not PersonKind.PERSON or person.born is None or end is None:
        return ""
    age = age_on(person.born, end)
    if age is not None and age > _OLDEST and person.alive:
        return ""  # long ago, and nobody wrote down that they died
    if age is not None and age < _INFANT and person.born.month and not person.born.about:
        return say("{number} mo", number=_months(person.born.earliest, end))
    return "" if age is None else f"{'~' if person.born.about else ''}{age}"


def _last_day(person: Person, today: date) -> date | None:
    """The day up to which somebody's age counts; None when they died on a day that nobody knows."""
    if person.alive:
        return today
    return person.died.earliest if person.died else None


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
