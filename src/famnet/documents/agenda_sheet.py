"""The agenda of a meeting: what it is for, who comes, the family's own rules, the questions a plan must answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from famnet.documents.frames import frame_of
from famnet.documents.names import Names
from famnet.documents.parts import (
    BottomLineWords,
    Columns,
    Member,
    Note,
    Views,
    bottom_line_of,
    columns_of,
    views_of,
)
from famnet.documents.sheet import Sheet, asked
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.meetings import Attendee, ChildPart, Meeting, MeetingRole, coming

_CHILD_PART: Mapping[ChildPart, str] = MappingProxyType(
    {
        ChildPart.ALL: "in the whole meeting",
        ChildPart.PART: "in part of the meeting",
        ChildPart.NOT_YET: "not in this meeting yet",
        ChildPart.NOT_SAID: "",
    }
)
_FAMILY_ROLES = frozenset({MeetingRole.NETWORK, MeetingRole.CHILD, MeetingRole.SUPPORTER})
_NO_RELATIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class AgendaSheet(Sheet):
    """Everything that the agenda says."""

    template: ClassVar[str] = "agenda"
    kind: str
    day: str = asked("The day of the meeting is not set.")
    at: str = asked("The time of the meeting is not set.")
    place: str = asked("The place of the meeting is not set.")
    purpose: str = asked("The agenda does not say what the meeting is for.")
    coordinator: str = asked("Nobody is named to run the meeting (the coordinator).")
    independent: bool
    family: tuple[Member, ...] = asked("Nobody of the family network is down to come.")
    workers: tuple[Member, ...]
    ground_rules: tuple[Note, ...] = asked("The network has made no ground rules yet; the agenda suggests some.")
    missing_answer: str
    child_views: tuple[Views, ...]
    child_part: str = asked("It is not settled how the child takes part: all, part or not yet.")
    bottom_line: BottomLineWords
    questions: tuple[str, ...] = asked("There are no questions for the family to answer.")
    columns: Columns
    on_offer: tuple[str, ...] = asked("It is not written down what help services can give.")


def agenda_sheet(
    view: FamilyView,
    relations: Mapping[str, str] = _NO_RELATIONS,
    meeting: str = "",
    tongue: Tongue = ENGLISH,
) -> AgendaSheet:
    """The agenda of one meeting by its id, else of the next one, as this audience may see it."""
    names = Names(view, relations, tongue)
    met = chosen(view, meeting)
    there = [a for a in view.attendees if a.meeting == met.id]
    return AgendaSheet(
        frame=frame_of(names, "Meeting agenda"),
        kind=tongue(met.kind.value),
        day=tongue.day(met.held_on),
        at=met.at,
        place=met.place,
        purpose=met.purpose,
        coordinator=names.of(met.coordinator) if met.coordinator else "",
        independent=met.independent is True,
        family=tuple(_member(names, a) for a in there if a.role in _FAMILY_ROLES),
        workers=tuple(_member(names, a) for a in there if a.role not in _FAMILY_ROLES),
        ground_rules=tuple(
            Note(text=rule.text, by=names.of(rule.made_by) if rule.made_by else "") for rule in view.ground_rules
        ),
        missing_answer=met.missing_asked,
        child_views=views_of(names, names.children),
        child_part=tongue(_CHILD_PART[met.child_part]),
        bottom_line=bottom_line_of(names),
        questions=met.questions,
        columns=columns_of(names),
        on_offer=met.on_offer,
    )


def chosen(view: FamilyView, meeting: str = "") -> Meeting:
    """The meeting asked for; else the next; else the last; else one of which nothing is settled."""
    if meeting:
        return next((m for m in view.meetings if m.id == meeting), Meeting(id=meeting))
    return coming(view.meetings, view.today) or Meeting()


def _member(names: Names, attendee: Attendee) -> Member:
    usual = attendee.role is MeetingRole.NETWORK
    part = "" if usual else names.tongue(attendee.role.value)
    return Member(name=names.of(attendee.person), relation=names.relation(attendee.person), part=part)
