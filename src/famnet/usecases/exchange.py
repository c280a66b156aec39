"""Networks in from files, and out to files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from famnet.domain.errors import Finding
from famnet.domain.family import Family
from famnet.exchange.reading import read_with_findings, write_network


def import_network(path: Path, *, index: str | None, today: date) -> tuple[Family, Sequence[Finding]]:
    """The family a file tells of, named after the file unless it has a name, and what is odd in it."""
    read = read_with_findings(path, index=index)
    return replace(read.family, opened_on=read.family.opened_on or today), read.findings


def export_network(family: Family, path: Path) -> bytes:
    """The whole network in the form the file's ending says."""
    return write_network(family, path.suffix)
