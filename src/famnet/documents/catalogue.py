"""Every document famnet writes: its sheet, and for whom it is made unless somebody says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from famnet.documents.agenda_sheet import AgendaSheet
from famnet.documents.plan_sheet import PlanSheet
from famnet.documents.sheet import Sheet
from famnet.domain.disclosure import AudienceKind


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One document: its values, its usual reader, and whether a family reads it."""

    sheet: type[Sheet]
    audience: AudienceKind
    for_family: bool = True


CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        entry.sheet.template: entry
        for entry in (
            Entry(sheet=PlanSheet, audience=AudienceKind.NETWORK),
            Entry(sheet=AgendaSheet, audience=AudienceKind.NETWORK),
        )
    }
)
