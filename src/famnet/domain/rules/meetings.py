"""Meetings: what is there before the agenda goes out, who was in the room, and why somebody was not."""

from collections.abc import Iterator

from famnet.domain.dates import say_day
from famnet.domain.meetings import Attendee, ChildPart, Meeting, MeetingKind, MeetingRole
from famnet.domain.rules.book import Case, Concern, rule

_FAMILY = frozenset({MeetingRole.NETWORK, MeetingRole.CHILD, MeetingRole.SUPPORTER})
# Those who serve the meeting count on neither side.
_NEITHER = frozenset({MeetingRole.COORDINATOR, MeetingRole.ADVOCATE, MeetingRole.INTERPRETER, MeetingRole.MEDIATOR})


@rule("ground-rules-before-agenda")
def ground_rules_before_agenda(case: Case) -> Iterator[Concern]:
    """The network makes its own."""
    if case.family.meetings and len(case.family.ground_rules) < case.number("ground-rules-before-agenda"):
        yield Concern("The network has no ground rules yet; it makes its own before the agenda goes out.", "agenda")


@rule("bottom-line-before-agenda")
def bottom_line_before_agenda(case: Case) -> Iterator[Concern]:
    """The network has to know what any plan must have."""
    if case.family.meetings and len(case.family.bottom_lines) < case.number("bottom-line-before-agenda"):
        yield Concern("There is no bottom line yet: what must any plan have?", "agenda")


@rule("bottom-line-says-otherwise")
def bottom_line_says_otherwise(case: Case) -> Iterator[Concern]:
    """And what happens if things do not get better."""
    lines = case.family.bottom_lines
    if lines and not any(line.otherwise for line in lines):
        yield Concern("The bottom line does not say what professionals will do if safety does not improve.", "agenda")


@rule("more-network-than-professionals")
def outnumbered(case: Case) -> Iterator[Concern]:
    """The family should be most of the room."""
    for meeting in case.family.meetings:
        coming = [a for a in _attendees(case, meeting) if a.came is not False]
        network = sum(_is_family(case, a) for a in coming)
        professionals = sum(a.role not in _NEITHER for a in coming) - network
        if coming and network <= professionals:
            yield Concern(
                f"{_meeting(meeting)}: {network} of the network to {professionals} professionals.", "meeting"
            )


@rule("who-is-missing")
def who_is_missing(case: Case) -> Iterator[Concern]:
    """Asked at the first meeting, because the network knows whom nobody thought of."""
    held = _held(case)
    if held and not held[0].missing_asked:
        yield Concern(f"{_meeting(held[0])}: what did the network say when asked who is missing?", "meeting")


@rule("coordinator-independent")
def coordinator_independent(case: Case) -> Iterator[Concern]:
    """Whoever works the case does not also run the conference."""
    for meeting in case.family.meetings:
        if meeting.kind is MeetingKind.FAMILY_GROUP_CONFERENCE and not meeting.independent:
            how = "is not" if meeting.independent is False else "is not yet said to be"
            yield Concern(f"{_meeting(meeting)}: the coordinator {how} independent of the casework.", "meeting")


@rule("child-takes-part")
def child_takes_part(case: Case) -> Iterator[Concern]:
    """All of it, part of it, or not yet: it is planned, not left open."""
    for meeting in case.family.meetings:
        if meeting.child_part is ChildPart.NOT_SAID:
            yield Concern(f"{_meeting(meeting)}: how do the children take part?", "meeting")


@rule("absence-has-a-reason")
def absence_has_a_reason(case: Case) -> Iterator[Concern]:
    """What stood in the way: transport, timing, health, fear."""
    for absent in (a for a in case.family.attendees if a.came is False and not a.barrier):
        name = case.name(absent.person)
        yield Concern(f"What kept {name} from coming? Absence is not refusal.", name)


def _attendees(case: Case, meeting: Meeting) -> list[Attendee]:
    return [a for a in case.family.attendees if a.meeting == meeting.id]


def _is_family(case: Case, attendee: Attendee) -> bool:
    person = case.kin.people.get(attendee.person)
    return attendee.role in _FAMILY and not (person and person.professional)


def _held(case: Case) -> list[Meeting]:
    held = [(m.held_on, m) for m in case.family.meetings if m.held_on and m.held_on < case.today]
    return [meeting for _, meeting in sorted(held, key=lambda pair: (pair[0], pair[1].id))]


def _meeting(meeting: Meeting) -> str:
    words = meeting.kind.value[0].upper() + meeting.kind.value[1:]
    return f"{words} on {say_day(meeting.held_on)}" if meeting.held_on else words
