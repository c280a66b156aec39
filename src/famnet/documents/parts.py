"""Pieces that several documents share: people, quotations, the three columns, the bottom line."""

from collections.abc import Iterable
from datetime import date

from famnet.documents.names import Names
from famnet.documents.sheet import asked
from famnet.domain.disclosure import AudienceKind
from famnet.domain.mapping import Column, Voice
from famnet.domain.people import Engagement, Person
from famnet.domain.record import record


@record
class Member:
    """Somebody, who they are to the children, and what they do here."""

    name: str
    relation: str = ""
    part: str = ""


@record
class Said:
    """Words exactly as they were said, and when and to whom."""

    words: str
    when: str = ""


@record
class Views:
    """What one person says."""

    subject: str
    said: tuple[Said, ...] = asked("What {subject} says is not written down yet.")


@record
class Note:
    """A line of the mapping and who said it."""

    text: str
    by: str = ""


@record
class Columns:
    """The three columns of the mapping."""

    worries: tuple[Note, ...] = asked("Nobody has written down what people are worried about.")
    working_well: tuple[Note, ...] = asked("Nobody has written down what is working well.")
    needs_to_happen: tuple[Note, ...] = asked("Nobody has written down what needs to happen.")


@record
class BottomLineWords:
    """What any plan must have, and what professionals will do otherwise."""

    must_have: tuple[str, ...] = asked("The bottom line is missing: what any plan must have.")
    otherwise: tuple[str, ...] = asked("The bottom line is missing: what happens if things do not get safer.")


def views_of(names: Names, people: Iterable[Person]) -> tuple[Views, ...]:
    """What each of the people said, oldest first."""
    return tuple(Views(subject=names.of(p.id), said=said_by(names, p.id)) for p in people)


def said_by(names: Names, person: str) -> tuple[Said, ...]:
    """One person's words, oldest first, undated ones first of all."""
    spoken = [voice for voice in names.view.voices if voice.person == person]
    return tuple(_said(names, voice) for voice in sorted(spoken, key=lambda voice: voice.said_on or date.min))


def _said(names: Names, voice: Voice) -> Said:
    say = names.tongue
    to = say("to {name}", name=names.of(voice.said_to)) if voice.said_to else ""
    return Said(words=voice.words, when=", ".join(part for part in (say.date(voice.said_on), to) if part))


def columns_of(names: Names) -> Columns:
    """The mapping, in the order it was told. Who raised a worry is for those who work with it, not for the room."""
    return Columns(
        worries=_notes(names, Column.WORRY, named=names.view.audience.kind in _TOLD_WHO_WORRIES),
        working_well=_notes(names, Column.WORKING_WELL),
        needs_to_happen=_notes(names, Column.NEEDS_TO_HAPPEN),
    )


_TOLD_WHO_WORRIES = frozenset(
    {AudienceKind.TEAM, AudienceKind.PROFESSIONALS, AudienceKind.CONFERENCE, AudienceKind.COURT}
)


def _notes(names: Names, column: Column, *, named: bool = True) -> tuple[Note, ...]:
    items = (item for item in names.view.mapping if item.column is column)
    return tuple(Note(text=i.text, by=names.of(i.said_by) if i.said_by and named else "") for i in items)


def bottom_line_of(names: Names) -> BottomLineWords:
    """The bottom line, each thing said once."""
    lines = names.view.bottom_lines
    return BottomLineWords(
        must_have=tuple(dict.fromkeys(line.must_have for line in lines if line.must_have)),
        otherwise=tuple(dict.fromkeys(line.otherwise for line in lines if line.otherwise)),
    )


_NOT_TAKING_PART = frozenset({Engagement.DECLINED, Engagement.UNREACHABLE, Engagement.STEPPED_BACK})


def network_of(names: Names) -> tuple[Person, ...]:
    """Relatives and friends who are alive, have a name and have not said no; children in focus are not counted."""
    return tuple(
        p
        for p in names.view.people
        if p.alive and p.name and not p.professional
        if p.id not in names.view.child_ids and p.engagement not in _NOT_TAKING_PART
    )


def worker_of(names: Names) -> str:
    """The lead practitioner's name."""
    return names.of(names.view.lead_practitioner) if names.view.lead_practitioner else ""
