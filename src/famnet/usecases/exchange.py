"""Networks in from files, and out to files."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from famnet.domain.audience import AudienceKind
from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family
from famnet.domain.handing_on import network_of
from famnet.exchange.bundle_records import reissued
from famnet.exchange.reading import WRITERS, Reading, read_with_findings, write_network
from famnet.store.lists import FamilyRow
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made


class NoSuchFormError(FamnetError):
    """A network goes out in a form that famnet writes."""

    exit_code = ExitCode.USAGE
    hint = "Choose among .family (story text), .csv (Excel opens it), .ged (GEDCOM) and .famnet-bundle (for famnet)."

    def __init__(self, ending: str) -> None:
        what = f"“{ending}” is not a form" if ending else "The file's name has no ending that says the form"
        super().__init__(f"{what} a network can be written in; nothing was written.")


class NobodyInItError(FamnetError):
    """A file that tells of nobody."""

    hint = (
        "A story starts with the child: “Ada Reid*, girl, born 2015”, then a person a line. "
        "`famnet network template` writes a table to fill in."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is nobody in “{path.name}”; nothing was imported.")


def import_network(path: Path, *, name: str | None, index: str | None, today: date) -> Reading:
    """The family a file tells of, under the name given or else the file's, and what is odd in it.

    It gets ids of its own: a bundle may be of a family that is in this store too.

    Raises:
        NobodyInItError: the file tells of nobody.
    """
    read = read_with_findings(path, index=index)
    if not any(person.name for person in read.family.people):
        raise NobodyInItError(path)
    family = replace(reissued(read.family), name=name or read.family.name, opened_on=read.family.opened_on or today)
    return Reading(family, read.findings)


def with_a_name_of_its_own(family: Family, families: Iterable[FamilyRow]) -> Family:
    """The family under a name that no other has, numbered if need be: two alike could not be told apart."""
    taken = {row.name.casefold() for row in families}
    names = (family.name, *(f"{family.name} ({n})" for n in range(2, len(taken) + 3)))
    return replace(family, name=next(name for name in names if name.casefold() not in taken))


def export_network(family: Family, path: Path, audience: str = "team", *, today: date) -> Made:
    """The network in the form the file's ending says: for the team all of it, for others what they may see.

    Raises:
        NoSuchFormError: famnet writes no file of this ending.
    """
    if path.suffix.lower() not in WRITERS:
        raise NoSuchFormError(path.suffix)
    view = seen_by(family, audience, today=today)
    told = family if view.audience.kind is AudienceKind.TEAM else replace(network_of(view), id=family.id)
    return Made(data=write_network(told, path.suffix), gate=Gate(family=family, view=view), document="network export")


def blank_table() -> bytes:
    """A table of people to fill in: its headings alone."""
    from famnet.exchange.csv_out import csv_template  # noqa: PLC0415 -- nobody else needs it

    return csv_template()
