"""Every document famnet writes: its sheet, and for whom it is made unless somebody says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from famnet.documents.agenda_sheet import AgendaSheet
from famnet.documents.conference_sheet import ConferenceSheet
from famnet.documents.due_sheet import DueSheet
from famnet.documents.invitation_sheet import InformationSheet, InvitationSheet
from famnet.documents.part_sheets import ChildsPlanSheet, MyPartSheet
from famnet.documents.plan_sheet import PlanSheet
from famnet.documents.review_sheet import ReminderSheet, ReviewSheet
from famnet.documents.sheet import Sheet
from famnet.domain.disclosure import AudienceKind


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One document: its values, its usual reader, and whether a family reads it."""

    sheet: type[Sheet]
    audience: AudienceKind
    for_family: bool = True


_ENTRIES = (
    Entry(sheet=PlanSheet, audience=AudienceKind.NETWORK),
    Entry(sheet=AgendaSheet, audience=AudienceKind.NETWORK),
    Entry(sheet=ReviewSheet, audience=AudienceKind.NETWORK),
    Entry(sheet=ReminderSheet, audience=AudienceKind.NETWORK),
    Entry(sheet=InvitationSheet, audience=AudienceKind.MEMBER),
    Entry(sheet=InformationSheet, audience=AudienceKind.NETWORK),
    Entry(sheet=MyPartSheet, audience=AudienceKind.MEMBER),
    Entry(sheet=ChildsPlanSheet, audience=AudienceKind.CHILD),
    Entry(sheet=ConferenceSheet, audience=AudienceKind.CONFERENCE, for_family=False),
    Entry(sheet=DueSheet, audience=AudienceKind.TEAM, for_family=False),
)
CATALOGUE: Mapping[str, Entry] = MappingProxyType({entry.sheet.template: entry for entry in _ENTRIES})
