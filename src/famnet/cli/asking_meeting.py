"""Asking at a terminal for the day, the time, the place and the coordinator of a meeting, new or to be changed."""

from dataclasses import replace

from famnet.cli import ask
from famnet.cli.asking_person import first_name
from famnet.cli.days import ask_day
from famnet.cli.desk import Desk
from famnet.domain.meetings import Meeting, MeetingKind

_DAY = "Such as 3 December 2026 or 3/12/2026. Enter alone: it is settled later (`famnet meeting edit --on DATE`)."
_INDEPENDENT = "Somebody who does not work the case. Before court proceedings it has to be."


def ask_meeting(desk: Desk, meeting: Meeting) -> Meeting:
    """A meeting as it is told; Enter alone leaves open what is open, and as it is what was settled before."""
    kinds = {kind.value: kind for kind in MeetingKind}
    told = replace(
        meeting,
        kind=ask.choose("What kind of meeting?", kinds, meeting.kind),
        held_on=ask_day(desk, _open("On which day?", meeting.held_on), explain=_DAY, now=meeting.held_on),
        at=_words("At what time?", meeting.at),
        place=_words("Where, or by what link?", meeting.place),
        purpose=_words("What is it for, in plain words?", meeting.purpose, enter="not said"),
        coordinator=_words("Who runs it?", meeting.coordinator, enter="nobody yet"),
    )
    return _with_coordinator(told) if told.coordinator else told


def _with_coordinator(told: Meeting) -> Meeting:
    """How to reach whoever runs it, and whether they stand outside the casework."""
    name = first_name(told.coordinator)
    phone = _words(f"{name}'s number at work, for the invitations?", told.coordinator_phone, enter="none")
    independent = ask.confirm(
        f"Is {name} independent of the casework?", default=bool(told.independent), explain=_INDEPENDENT
    )
    open_ = told.independent is None and not independent  # nobody has said so before, and Enter alone is no no
    return replace(told, coordinator_phone=phone, independent=None if open_ else independent)


def _words(question: str, now: str, enter: str = "not settled yet") -> str:
    return ask.text(_open(question, now, enter), default=now)


def _open(question: str, now: object, enter: str = "not settled yet") -> str:
    """A question with what Enter alone means, where nothing was settled before."""
    return question if now else f"{question} (Enter: {enter})"
