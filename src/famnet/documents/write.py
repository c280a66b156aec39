"""From a sheet to the bytes of a file: template, Markdown, blocks, and the writer of the format asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from famnet.documents.formats import LOOKS, Format, Style
from famnet.documents.pictures import Picture
from famnet.documents.sheet import Sheet

_WRITERS: Mapping[Format, str] = MappingProxyType(
    {
        Format.MD: "markdown_file",
        Format.HTML: "web_page",
        Format.DOCX: "word_file",
        Format.PDF: "pdf_file",
    }
)
_NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class House:
    """What a service brings of its own: a folder of templates, a Word file with its letterhead, a list of words."""

    templates: Path | None = None
    letterhead: Path | None = None
    words: Path | None = None


FAMNETS_OWN = House()


class _Writer(Protocol):
    def write(self, job: object) -> bytes: ...


def write_document(
    sheet: Sheet,
    fmt: Format,
    *,
    pictures: Mapping[str, Picture] = _NO_PICTURES,
    style: Style = Style.NORMAL,
    house: House = FAMNETS_OWN,
) -> bytes:
    """The document as a file of one format, with the pictures its template names.

    Raises:
        BrokenTemplateError: the template has a mistake; says in which line and what was meant.
        NoTemplateError: there is no template for this document in this language.
        NoPdfWriterError: PDF was asked for and its extra part is not installed.
    """
    markdown = _marked(_room("fenced").fill(sheet, house.templates), sheet)
    job = _room("job").Job(
        markdown=markdown,
        blocks=_room("columns").fitted(_room("parse").parse(markdown, pictures), LOOKS[style]),
        frame=sheet.frame,
        pictures=pictures,
        style=style,
        templates=house.templates,
        letterhead=house.letterhead,
    )
    return cast("_Writer", _room(_WRITERS[fmt])).write(job)


def _marked(markdown: str, sheet: Sheet) -> str:
    """The page with a note under its title, in both languages, while no speaker has checked its words."""
    if not sheet.frame.unreviewed:
        return markdown
    english = "The words of this page have not been checked by somebody who speaks the language yet."
    title, _, rest = markdown.lstrip().partition("\n")
    return f"{title}\n\n::: warm\n**{sheet.frame.tongue(english)}**\n\n{english}\n:::\n{rest}"


def _room(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """A module of this room, imported only now: Jinja, Word and the parser are dear to load."""
    return import_module(f"famnet.documents.{name}")
