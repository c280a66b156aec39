"""What somebody gets before a meeting: an invitation of their own, and a sheet on how such meetings work."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from famnet.documents.agenda_sheet import chosen
from famnet.documents.frames import frame_of
from famnet.documents.names import Names
from famnet.documents.parts import worker_of
from famnet.documents.sheet import Sheet, asked
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.meetings import Meeting
from famnet.domain.people import ContactKind

_NO_RELATIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Host:
    """Who runs the meeting, and how to reach them: workers' numbers only, never a relative's."""

    name: str = asked("Nobody is named to run the meeting (the coordinator).")
    phone: str = asked("The coordinator’s number is not written down.")
    email: str = ""
    independent: bool = False


@dataclass(frozen=True, kw_only=True)
class InvitationSheet(Sheet):
    """Everything that an invitation says. It names nobody else who is asked."""

    template: ClassVar[str] = "invitation"
    name: str
    kind: str
    day: str = asked("The day of the meeting is not set.")
    at: str = asked("The time of the meeting is not set.")
    place: str = asked("The place of the meeting is not set.")
    purpose: str = asked("The invitation does not say what the meeting is for.")
    host: Host


def invitation_sheet(
    view: FamilyView,
    person: str,
    meeting: str = "",
    relations: Mapping[str, str] = _NO_RELATIONS,
    tongue: Tongue = ENGLISH,
) -> InvitationSheet:
    """The invitation of one person by id, to one meeting or else the next."""
    names = Names(view, relations, tongue)
    met = chosen(view, meeting)
    name = names.of(person)
    return InvitationSheet(
        frame=frame_of(names, "Invitation", title=tongue("{name}, please come to our meeting", name=name)),
        name=name,
        kind=tongue(met.kind.value),
        day=tongue.day(met.held_on),
        at=met.at,
        place=met.place,
        purpose=met.purpose,
        host=host_of(names, met),
    )


def host_of(names: Names, met: Meeting) -> Host:
    """The coordinator, with the number told for the meeting, or else that of somebody whose work it is."""
    at_work = {person.id for person in names.professionals if met.coordinator in (person.id, person.name)}
    reach = {contact.kind: contact.value for contact in names.view.contacts if contact.person in at_work}
    return Host(
        name=names.of(met.coordinator) if met.coordinator else "",
        phone=met.coordinator_phone or reach.get(ContactKind.PHONE, ""),
        email=reach.get(ContactKind.EMAIL, ""),
        independent=met.independent is True,
    )


@dataclass(frozen=True, kw_only=True)
class InformationSheet(Sheet):
    """How family meetings work, for everyone who is asked to one."""

    template: ClassVar[str] = "information"
    host: Host
    worker: str


def information_sheet(
    view: FamilyView, relations: Mapping[str, str] = _NO_RELATIONS, tongue: Tongue = ENGLISH
) -> InformationSheet:
    """The sheet, with whom to ask."""
    names = Names(view, relations, tongue)
    met = chosen(view)
    return InformationSheet(
        frame=frame_of(names, "Information", title=tongue("How our family meeting works")),
        host=host_of(names, met),
        worker=worker_of(names),
    )
