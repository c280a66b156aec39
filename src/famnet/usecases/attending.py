"""Who is to come to a meeting and who came; and who should not meet there unprepared."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from famnet.domain.family import Family, put
from famnet.domain.meetings import Attendee, Meeting, MeetingRole, held
from famnet.domain.people import Engagement, Person
from famnet.domain.record import record
from famnet.usecases.meetings import named, next_meeting

_BEFORE = frozenset({Engagement.IDENTIFIED, Engagement.APPROACHED, Engagement.AGREED, Engagement.UNREACHABLE})


@record
class Part:
    """Somebody's part in a meeting: that they are to come (came is None), came, or what kept them away."""

    role: MeetingRole = MeetingRole.NETWORK
    came: bool | None = None
    barrier: str = ""


def meeting_meant(family: Family, part: Part, today: date) -> Meeting:
    """The meeting a part is in: who came was at the last one held, who is to come will be at the next.

    Raises:
        NoMeetingError: there is none.
    """
    past = held(family.meetings, today) if part.came is not None else None
    return past or next_meeting(family, today)


def attend(family: Family, meeting: Meeting, person: Person, part: Part) -> Family:
    """Somebody's part in a meeting; whoever came has come that far in taking part, too."""
    told = next((a for a in family.attendees if (a.meeting, a.person) == (meeting.id, person.id)), None)
    known = told or Attendee(meeting=meeting.id, person=person.id)
    attendee = replace(known, role=part.role, came=part.came, barrier=part.barrier)
    with_part = replace(family, attendees=put(family.attendees, attendee))
    if part.came and person.engagement in _BEFORE:
        return with_part.with_person(replace(person, engagement=Engagement.ATTENDED))
    return with_part


def attending_words(family: Family, meeting: Meeting, person: Person, part: Part) -> list[str]:
    """What was noted, read back, and with whom somebody who is to come should not sit down unprepared."""
    where = named(meeting)
    if part.came is None:
        return [f"{person.name} is to come to {where}.", *_careful_words(family, meeting, person)]
    if part.came:
        return [f"{person.name} came to {where}."]
    why = part.barrier or "the reason is not known yet: `--barrier` keeps it"
    return [f"{person.name} was not at {where} ({why})."]


def _careful_words(family: Family, meeting: Meeting, person: Person) -> list[str]:
    """Who else is to come of whom something is kept from this person, or the other way round, or who asked for it."""
    there = [a.person for a in family.attendees if a.meeting == meeting.id and a.came is not False]
    others = [family.person(id_) for id_ in there if id_ != person.id]
    said = [line for other in others for line in _between(family, person, other)]
    advice = "→ Plan how both can be safe: separate times or rooms, or views sent in; or ask one to come later."
    return [*said, advice] if said else []


def _between(family: Family, person: Person, other: Person) -> Iterator[str]:
    for whose, reader in ((person, other), (other, person)):
        kept = [p.what.value for p in family.protections if p.person == whose.id and reader.id in p.hidden_from]
        if kept:
            what = ", ".join(dict.fromkeys(kept))
            yield f"Take care: {whose.name}'s {what} is kept from {reader.name}, and both are to come."
    if any({apart.one, apart.other} == {person.id, other.id} for apart in family.kept_apart):
        yield f"Take care: {person.name} and {other.name} are not to meet, and both are to come."
