"""Families in and out by a file's ending: story text, GEDCOM, CSV or a bundle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from famnet.domain.errors import Finding
from famnet.domain.family import Family
from famnet.exchange.door import ImportRefusedError, Notebook, decode, legible, no_larger, read_bytes
from famnet.exchange.focus import focused
from famnet.exchange.laws import keep_laws


@dataclass(frozen=True)
class Reading:
    """A family that came in, and what was odd in its file."""

    family: Family
    findings: tuple[Finding, ...] = ()


def _story(data: bytes, _: Notebook) -> Family:
    from famnet.exchange.story import read_story  # noqa: PLC0415 -- each format loads only what it needs

    family: Family = read_story(decode(data, "Story text"))
    return family


def _gedcom(data: bytes, notes: Notebook) -> Family:
    from famnet.exchange.gedcom_in import read_gedcom  # noqa: PLC0415 -- each format loads only what it needs

    return read_gedcom(data, notes)


Reader = Callable[[bytes, Notebook], Family]
READERS: Mapping[str, tuple[str, Reader]] = MappingProxyType(
    {
        ".family": ("Story text", _story),
        ".txt": ("Story text", _story),
        ".ged": ("GEDCOM", _gedcom),
    }
)


def read_network(source: Path | bytes, suffix: str = "", *, index: str | None = None) -> Family:
    """The family a file tells of; see `read_with_findings`."""
    return read_with_findings(source, suffix, index=index).family


def read_with_findings(source: Path | bytes, suffix: str = "", *, index: str | None = None) -> Reading:
    """The family a file tells of, named after the file where it has no name, and what was odd in it.

    Args:
        source: the file, or its bytes.
        suffix: its ending, where `source` is bytes: `.ged`.
        index: the child in focus by id, xref or name; else as the file says, else the youngest with parents.

    Raises:
        ImportRefusedError: the file cannot be taken; nothing of it was.
        NoSuchFileError: there is no such file.
        UnknownPersonError: nobody in the file is the one `index` names.
        FamnetError: another law is broken, as by somebody who is their own ancestor.
    """
    kind, reader = _reader(source, suffix)
    data = no_larger(source, kind) if isinstance(source, bytes) else read_bytes(source)
    notes = Notebook(kind)
    family = focused(keep_laws(reader(data, notes)), index)
    if not family.name and isinstance(source, Path):
        family = replace(family, name=source.stem)
    return Reading(family, notes.findings)


def _reader(source: Path | bytes, suffix: str) -> tuple[str, Reader]:
    ending = (suffix or (source.suffix if isinstance(source, Path) else "")).lower()
    if ending not in READERS:
        shown = f"“{legible(ending)}”" if ending else "no ending"
        kind, what = "The file's ending", f"found {shown} where one of {', '.join(READERS)} could stand"
        raise ImportRefusedError(kind, what)
    return READERS[ending]
