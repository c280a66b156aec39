"""People of a GEDCOM file: INDI records as persons, with their other names, contacts and notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from famnet.domain.dates import PartialDate
from famnet.domain.people import Alias, Circle, Contact, ContactKind, Engagement, Gender, Person, PersonKind
from famnet.domain.record import Record
from famnet.exchange.door import CAPS, ImportRefusedError, Notebook, clean, legible, one_line
from famnet.exchange.gedcom_dates import read_date, read_period, read_since_until
from famnet.exchange.gedcom_text import KIND, Node, below, pointer, value, words
from famnet.exchange.gedcom_words import (
    CALLED,
    CIRCLE,
    CONTACT_FACTS,
    ENGAGEMENT,
    FORMER,
    PREGNANCY,
    PROFESSIONAL,
    SEXES,
)

_DEATHS = ("DEAT", "BURI", "CREM")
_TITLES = MappingProxyType(
    {"TITL": "Title", "OCCU": "Occupation", "NATI": "Nationality", "RELI": "Religion", "DSCR": "Description"}
)
_FORMER_TYPES = {"MAIDEN", "BIRTH", "FORMER"}
_NAME_PARTS = ("NICK", "_AKA", "_MARNM", "_MARN", "_RNAME")


@dataclass
class Shelf:
    """What is found while the records of one file are read, in the order of the file."""

    notes: Notebook
    shared_notes: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)  # by xref, or by a made-up one
    records: list[Record] = field(default_factory=list)
    text: int = 0

    def name(self, xref: str) -> str:
        """How to speak of somebody in a finding."""
        person = self.people.get(xref)
        return person.name if person and person.name else xref


def take_person(node: Node, shelf: Shelf) -> None:
    """One INDI record onto the shelf, with aliases and contacts."""
    xref = _own_xref(node, shelf)
    names = list(_names(node))
    named = next((name for name, kind in names if kind != CALLED), "")
    person = Person(
        name=named,
        called=next((name for name, kind in names if kind == CALLED), ""),
        gender=SEXES.get(value(node, "SEX").upper()[:1], Gender.UNKNOWN),
        kind=_kind(node),
        born=_date(node, "BIRT", shelf),
        died=_date(node, "DEAT", shelf),
        deceased=any(_happened(event) for event in below(node, *_DEATHS)),
        note=_note(node, shelf),
        source_id=(node.xref or "") if xref == node.xref else "",
    )
    shelf.people[xref] = _with_facts(person, node)
    aliases = dict.fromkeys((name, _is_former(kind)) for name, kind in names if name != named and kind != CALLED)
    shelf.records += [Alias(person=person.id, name=name, former=former) for name, former in aliases]
    contacts = dict.fromkeys(_contacts(node))
    shelf.records += [Contact(person=person.id, kind=kind, value=told) for kind, told in contacts]


def _own_xref(node: Node, shelf: Shelf) -> str:
    """The record's xref, or one of our own where it has none or shares it; such a person keeps no source_id."""
    if node.xref and node.xref not in shelf.people:
        return node.xref
    if node.xref:
        what = f"Two records are called {node.xref}; the second is kept as somebody else, without ties."
        shelf.notes.add("xref", what, subject=legible(value(node, "NAME")))
    return f"{node.xref} {len(shelf.people)}"


def _names(node: Node) -> Iterator[tuple[str, str]]:
    """Every name with its kind; the first has none."""
    for number, name in enumerate(below(node, "NAME")):
        told = _plain_name(words(name)) or _plain_name(f"{value(name, 'GIVN')} {value(name, 'SURN')}")
        kind = value(name, "TYPE", "PHRASE") or value(name, "TYPE").upper()
        if told:
            yield _short(told, node), kind if number or kind == CALLED else ""
        yield from (
            (_short(one_line(words(part)), node), "NICK") for part in below(name, *_NAME_PARTS) if part.payload
        )
    for alias in below(node, "ALIA", "NICK"):
        if alias.payload and not pointer(alias):
            yield _short(_plain_name(words(alias)), node), "AKA"


def _plain_name(text: str) -> str:
    """`Victoria  /Hanover/` as one says it: Victoria Hanover."""
    return one_line(text.replace("/", " "))


def _short(name: str, node: Node) -> str:
    if len(name) > CAPS.name:
        what = f"a name of {len(name):,} letters; at most {CAPS.name} are taken"
        raise ImportRefusedError(KIND, what, line=node.source_line_no)
    return name


def _is_former(kind: str) -> bool:
    return kind.upper() in _FORMER_TYPES or kind == FORMER


def _date(node: Node, event: str, shelf: Shelf) -> PartialDate | None:
    """The first readable date of an event; one that cannot be read is kept in words (see `_note`)."""
    for found in below(node, event):
        said = value(found, "DATE")
        if date := read_date(said):
            return date
        if said:
            subject = legible(_plain_name(value(node, "NAME")))
            shelf.notes.add("date", f"“{legible(said)}” is no date famnet knows; kept as a note.", subject=subject)
    return None


def read_span(node: Node) -> tuple[PartialDate | None, PartialDate | None]:
    """From when until when: in famnet's words where GEDCOM's own form loses something, else as GEDCOM has it."""
    said = read_since_until(value(node, "DATE", "PHRASE"))
    return said if any(said) else read_period(value(node, "DATE"))


def _happened(event: Node) -> bool:
    return (event.payload or "Y").strip().upper() not in {"N", "NO"}


def _kind(node: Node) -> PersonKind:
    said = _said(node, PREGNANCY)
    if said in set(PersonKind):
        return PersonKind(said)
    ages = (f"{value(death, 'AGE')} {value(death, 'AGE', 'PHRASE')}".upper() for death in below(node, "DEAT", "BIRT"))
    return PersonKind.STILLBIRTH if any("STILLBORN" in age for age in ages) else PersonKind.PERSON


def _said(node: Node, kind: str) -> str:
    """What a FACT of one TYPE says."""
    return next((one_line(words(f)) for f in below(node, "FACT") if value(f, "TYPE") == kind), "")


def _with_facts(person: Person, node: Node) -> Person:
    """With what famnet itself writes as facts, and no other program does."""
    stage, circle = _said(node, ENGAGEMENT), _said(node, CIRCLE)
    return replace(
        person,
        engagement=Engagement(stage) if stage in set(Engagement) else Engagement.IDENTIFIED,
        circle=Circle(circle) if circle in set(Circle) else None,
        professional=_said(node, PROFESSIONAL) == "yes",
    )


def _note(node: Node, shelf: Shelf) -> str:
    """Notes, titles and dates that are only words, a line each."""
    titles = [
        f"{label}: {one_line(words(n))}" for tag, label in _TITLES.items() for n in below(node, tag) if n.payload
    ]
    dates = [f"{label}: {said}" for label, said in _unread(node)]
    notes = [_told(n, shelf) for n in below(node, "NOTE", "SNOTE")]
    note = "\n".join(filter(None, dict.fromkeys([*titles, *dates, *notes])))
    shelf.text += len(note)
    if shelf.text > CAPS.text:
        raise ImportRefusedError(KIND, "its notes are longer than is taken", line=node.source_line_no)
    if len(note) > CAPS.note:
        shelf.notes.add("note", f"A note of {len(note):,} letters was cut.", subject=legible(value(node, "NAME")))
    return note[: CAPS.note]


def _unread(node: Node) -> Iterator[tuple[str, str]]:
    for tag, label in (("BIRT", "Born"), ("DEAT", "Died")):
        for event in below(node, tag):
            said = value(event, "DATE") or value(event, "DATE", "PHRASE")
            if said and not read_date(said):
                yield label, one_line(said)


def _told(note: Node, shelf: Shelf) -> str:
    """A note's words, or those of the record it points at."""
    if shared := pointer(note):
        return shelf.shared_notes.get(shared, "")
    return clean(words(note)).strip()


_PLACES = ("ADR1", "ADR2", "ADR3", "CITY", "STAE", "POST", "CTRY")
_REACH = MappingProxyType({"PHON": ContactKind.PHONE, "EMAIL": ContactKind.EMAIL, "_EMAIL": ContactKind.EMAIL})


def _contacts(node: Node) -> Iterator[tuple[ContactKind, str]]:
    """Addresses, phones and email of the person and of their residences; school and work."""
    for kind, told in _reaches(node):
        if told:
            yield kind, told[: CAPS.name]


def _reaches(node: Node) -> Iterator[tuple[ContactKind, str]]:
    for holder in (node, *below(node, "RESI")):
        yield from ((ContactKind.ADDRESS, _address(address)) for address in below(holder, "ADDR"))
        yield from ((_REACH[line.tag], one_line(words(line))) for line in below(holder, *_REACH))
    for fact in below(node, "FACT"):
        if kind := CONTACT_FACTS.get(value(fact, "TYPE")):
            yield kind, one_line(words(fact))


def _address(node: Node) -> str:
    written = [line.strip(" ,") for line in clean(words(node)).split("\n")]
    parts = [one_line(words(part)) for part in below(node, *_PLACES)]
    return one_line(", ".join(line for line in (written if any(written) else parts) if line))
