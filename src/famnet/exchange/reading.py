"""Families in and out by a file's ending: story text, GEDCOM, CSV or a bundle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from famnet.domain.errors import Finding
from famnet.domain.family import Family
from famnet.exchange.door import CAPS, ImportRefusedError, Notebook, decode, legible, no_larger, one_line, read_bytes
from famnet.exchange.focus import focused
from famnet.exchange.laws import keep_laws


@dataclass(frozen=True)
class Reading:
    """A family that came in, and what was odd in its file."""

    family: Family
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Incoming:
    """A file on its way in."""

    data: bytes
    name: str
    index: str
    notes: Notebook


def _story(file: Incoming) -> Family:
    from famnet.exchange.story import read_story  # noqa: PLC0415 -- each format loads only what it needs

    return read_story(decode(file.data, file.notes.kind), file.name)


def _gedcom(file: Incoming) -> Family:
    from famnet.exchange.gedcom_in import read_gedcom  # noqa: PLC0415 -- each format loads only what it needs

    return replace(read_gedcom(file.data, file.notes), name=file.name)


def _csv(file: Incoming) -> Family:
    from famnet.exchange.csv_table import read_csv  # noqa: PLC0415 -- each format loads only what it needs

    return read_csv(file.data, file.name, index=file.index, notes=file.notes)


def _bundle(file: Incoming) -> Family:
    from famnet.exchange.bundle_in import read_bundle  # noqa: PLC0415 -- each format loads only what it needs

    return read_bundle(file.data)


Reader = Callable[[Incoming], Family]
READERS: Mapping[str, tuple[str, Reader]] = MappingProxyType(
    {
        ".family": ("Story text", _story),
        ".txt": ("Story text", _story),
        ".ged": ("GEDCOM", _gedcom),
        ".csv": ("CSV", _csv),
        ".famnet-bundle": ("Bundle", _bundle),
        ".zip": ("Bundle", _bundle),
        ".json": ("Bundle", _bundle),
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
    path = None if isinstance(source, bytes) else source
    kind, reader = _known(READERS, suffix or (path.suffix if path else ""))
    data = no_larger(source, kind) if isinstance(source, bytes) else read_bytes(source)
    notes = Notebook(kind)
    family = reader(Incoming(data, one_line(path.stem)[: CAPS.name] if path else "", index or "", notes))
    return Reading(focused(keep_laws(family), index), notes.findings)


def write_network(family: Family, suffix: str) -> bytes:
    """The family as a file of the kind its ending names.

    Raises:
        ImportRefusedError: no kind of file has this ending.
    """
    _, writer = _known(WRITERS, suffix)
    return writer(family)


def _write_story(family: Family) -> bytes:
    from famnet.exchange.story import write_story  # noqa: PLC0415 -- each format loads only what it needs

    text: str = write_story(family)
    return text.encode()


def _write_gedcom(family: Family) -> bytes:
    from famnet.exchange.gedcom_out import write_gedcom  # noqa: PLC0415 -- each format loads only what it needs

    return write_gedcom(family)


def _write_csv(family: Family) -> bytes:
    from famnet.exchange.csv_out import write_csv  # noqa: PLC0415 -- each format loads only what it needs

    return write_csv(family)


def _write_bundle(family: Family) -> bytes:
    from famnet.exchange.bundle import write_bundle  # noqa: PLC0415 -- each format loads only what it needs

    return write_bundle(family)


def _write_json(family: Family) -> bytes:
    from famnet.exchange.bundle import write_json  # noqa: PLC0415 -- each format loads only what it needs

    return write_json(family)


Writer = Callable[[Family], bytes]
WRITERS: Mapping[str, tuple[str, Writer]] = MappingProxyType(
    {
        ".family": ("Story text", _write_story),
        ".txt": ("Story text", _write_story),
        ".ged": ("GEDCOM", _write_gedcom),
        ".csv": ("CSV", _write_csv),
        ".famnet-bundle": ("Bundle", _write_bundle),
        ".zip": ("Bundle", _write_bundle),
        ".json": ("Bundle", _write_json),
    }
)
Kind = TypeVar("Kind")


def _known(kinds: Mapping[str, Kind], suffix: str) -> Kind:
    """What belongs to an ending; refuses endings of which there is no kind of file."""
    ending = suffix.lower()
    if ending not in kinds:
        shown = f"“{legible(ending)}”" if ending else "nothing"
        subject, what = "The file's name", f"it ends in {shown}; a network comes as one of {', '.join(kinds)}"
        raise ImportRefusedError(subject, what)
    return kinds[ending]
