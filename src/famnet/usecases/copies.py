"""Copies that left: what is written down about each, and the list of them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from famnet.domain.audience import AudienceKind
from famnet.domain.family import Family
from famnet.usecases.gatekeeping import TeamsOwn
from famnet.usecases.made import Made

if TYPE_CHECKING:  # brings the history and its hashes in, which the team's own pictures do not need
    from famnet.store.copies import Copy, CopyEntry

Row = Mapping[str, object]


def copy_of(made: Made, form: str, command: str, reason: str = "") -> "Copy | None":
    """What to write down: every document, and every picture that is not the team's own."""
    if isinstance(made.gate, TeamsOwn):
        return None
    audience = made.gate.view.audience
    if not made.document and audience.kind is AudienceKind.TEAM:
        return None
    from famnet.store.copies import Copy  # noqa: PLC0415 -- see above

    return Copy(
        family=made.gate.family.id,
        document=made.document or command,
        form=form,
        made=made.version,
        audience=audience.kind.value,
        reader=audience.person,
        reason=reason,
    )


def copy_rows(family: Family, copies: "Iterable[CopyEntry]") -> list[Row]:
    """A row a copy, the newest first; somebody who was erased since is not named."""
    names = {person.id: person.name for person in family.people}
    return [
        {
            "number": copy.number,
            "when": f"{copy.at:%Y-%m-%d %H:%M}",
            "who": copy.who,
            "document": copy.document,
            "form": copy.form,
            "version": copy.made,
            "audience": copy.audience,
            "reader": names.get(copy.reader, ""),
            "facts": f"{copy.seq}: {copy.mark}",
            "let_pass_because": copy.reason,
            "released_by": copy.who if copy.reason else "",
        }
        for copy in reversed(tuple(copies))
    ]
