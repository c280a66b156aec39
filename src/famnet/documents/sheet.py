"""What every document has in common: plain values for one template, and what is still to be written in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from famnet.documents.directions import shown
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.errors import Finding, Level

_ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands round a document: its title, and in its footer which version it is, of what day and for whom."""

    title: str
    document: str
    about: str
    version: str = ""
    made_on: str = ""
    reader: str = ""
    tongue: Tongue = ENGLISH
    readers_own: bool = False  # a child’s own plan is the child’s to show
    withheld: bool = False
    unreviewed: bool = False  # in a language that nobody who speaks it has signed off yet

    @property
    def language(self) -> str:
        """The code of its language: `en`."""
        return self.tongue.code

    @property
    def footer(self) -> tuple[str, str]:
        """`Family plan for Ada · version 2 · made 1 March 2026`, and whose copy it is, to be kept safe."""
        say = self.tongue
        what = (
            say("{document} for {about}", document=self.document, about=self.about),
            self.version,
            say("made {day}", day=self.made_on) if self.made_on else "",
            say("not checked by a speaker yet") if self.unreviewed else "",
        )
        whose = (
            say("This copy is for {reader}.", reader=self.reader) if self.reader else "",
            "" if self.readers_own else say("Please keep it safe and do not pass it on."),
        )
        return shown(" · ".join(filter(None, what))), shown(" ".join(filter(None, whose)))


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A document's values: its fields are exactly what its template names."""

    template: ClassVar[str]
    frame: Frame

    @property
    def values(self) -> dict[str, object]:
        """The fields by name, as the template takes them."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


def asked(message: str) -> Any:  # noqa: ANN401 -- a dataclass field stands where its value will
    """A field that is shown as a line to fill in when it is empty, and then reported in these words."""
    return field(metadata={_ASK: message})


def missing(sheet: Sheet) -> tuple[Finding, ...]:
    """What the document leaves to be filled in by hand, in the order of its pages."""
    return tuple(dict.fromkeys(_missing_in(sheet, sheet.template)))


def _missing_in(record: object, document: str) -> Iterator[Finding]:
    for f in fields(record):  # type: ignore[arg-type] # only dataclasses get here
        value = getattr(record, f.name)
        if f.metadata.get(_ASK) and not value:
            yield _finding(record, f.metadata[_ASK], document)
        for part in value if isinstance(value, tuple) else (value,):
            if hasattr(part, "__dataclass_fields__"):
                yield from _missing_in(part, document)


def texts_of(record: object) -> Iterator[str]:
    """Every text that a document is given, however deep it lies."""
    if isinstance(record, str):
        yield record
    for part in record if isinstance(record, tuple) else ():
        yield from texts_of(part)
    for f in fields(record) if hasattr(record, "__dataclass_fields__") else ():  # type: ignore[arg-type] # just asked
        yield from texts_of(getattr(record, f.name))


def _finding(record: object, message: str, document: str) -> Finding:
    subject = str(getattr(record, "subject", ""))
    return Finding(
        rule=f"{document}-incomplete",
        message=message.format(subject=subject),
        level=Level.PROMPT,
        subject=subject,
    )
