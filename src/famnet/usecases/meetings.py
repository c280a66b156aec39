"""Meetings of the network: planning them, their ground rules, who is to come, the agenda."""

from collections.abc import Mapping
from dataclasses import replace

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family, put
from famnet.domain.mapping import GroundRule
from famnet.domain.meetings import Attendee, Meeting, MeetingRole
from famnet.domain.people import Person

Row = Mapping[str, object]


class NoMeetingError(FamnetError):
    """No meeting has been planned for this family."""

    hint = '`famnet meeting plan --on 2026-12-03 --at 16:00 --place "The library"` plans one.'

    def __init__(self, name: str) -> None:
        super().__init__(f"No meeting is planned for {name}'s family yet.")


def plan_meeting(family: Family, meeting: Meeting) -> Family:
    """The family with one more meeting, to which everyone in the network but the professionals is counted."""
    return replace(family, meetings=(*family.meetings, meeting))


def next_meeting(family: Family) -> Meeting:
    """The meeting that was planned last.

    Raises:
        NoMeetingError: there is none.
    """
    if not family.meetings:
        raise NoMeetingError(family.name)
    return family.meetings[-1]


def add_ground_rule(family: Family, text: str, made_by: str) -> Family:
    """A rule the network made for its meetings."""
    return replace(family, ground_rules=(*family.ground_rules, GroundRule(text=text, made_by=made_by)))


def ask_at_meeting(family: Family, question: str) -> Family:
    """A question for the family to answer at the next meeting."""
    meeting = next_meeting(family)
    return replace(family, meetings=put(family.meetings, replace(meeting, questions=(*meeting.questions, question))))


def attend(
    family: Family, person: Person, role: MeetingRole, *, came: bool | None = None, barrier: str = ""
) -> Family:
    """Somebody's part in the next meeting: that they are to come, came, or what kept them away."""
    meeting = next_meeting(family)
    told = next((a for a in family.attendees if (a.meeting, a.person) == (meeting.id, person.id)), None)
    known = told or Attendee(meeting=meeting.id, person=person.id)
    return replace(family, attendees=put(family.attendees, replace(known, role=role, came=came, barrier=barrier)))


def meeting_rows(family: Family) -> list[Row]:
    """Every meeting, a row each."""
    return [
        {
            "id": m.id,
            "kind": m.kind.value,
            "on": m.held_on,
            "at": m.at,
            "place": m.place,
            "coordinator": m.coordinator,
            "expected": sum(a.meeting == m.id for a in family.attendees),
        }
        for m in family.meetings
    ]
