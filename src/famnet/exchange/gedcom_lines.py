"""GEDCOM 7 as lines: the only module that knows the gedcom7 library."""

from collections.abc import Iterable
from typing import Any

from gedcom7 import GedcomError, dumps
from gedcom7.types import GedcomStructure

from famnet.domain.errors import FamnetError
from famnet.exchange.door import clean, legible

Line = Any  # a gedcom7 GedcomStructure; the library ships no types


class UnwritableError(FamnetError):
    """Something in a family cannot be said in GEDCOM."""

    hint = "A bundle (`famnet network export FILE.famnet-bundle`) carries everything."

    def __init__(self, why: str) -> None:
        super().__init__(f"This family cannot be written as GEDCOM: {legible(why, 300)}.")


def line(tag: str, text: str = "", *below: Line, to: str = "", xref: str = "") -> Line:
    """One line with the lines below it; `to` makes it a pointer."""
    return GedcomStructure(
        tag=tag, text="" if to else clean(text), pointer=to or None, xref=xref or None, children=list(below)
    )


def dump(records: Iterable[Line]) -> bytes:
    """The records as the bytes of a GEDCOM 7 file.

    Raises:
        UnwritableError: something in them cannot be written as GEDCOM.
    """
    try:
        return str(dumps(records)).encode()
    except (GedcomError, UnicodeError) as error:
        raise UnwritableError(str(error)) from error
