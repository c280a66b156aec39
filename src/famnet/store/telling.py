"""The history in sentences: who did what to whom, when, from what to what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from famnet.domain.record import record
from famnet.store import history
from famnet.store.codec import Cell, Row, reader, to_cell
from famnet.store.file import Connection
from famnet.store.history import Entry
from famnet.store.rows import RowChange
from famnet.store.session import Session
from famnet.store.tables import ALL
from famnet.store.undo import ids_in, taken_back

NAMED = ("people", "families", "households")
_WORDS = ("text", "goal", "must_have", "what", "sign", "words", "question", "value", "label")
_SHORT = 40  # characters of a row's own words that are enough to know it by
_GONE = "something no longer here"
_NOT_SAID = ("id", "family", "version", "position")
ERASED = "something that has been erased"


class Line(NamedTuple):
    """One thing that changed, in a sentence, with what it can be found by."""

    seq: int
    at: datetime
    who: str
    command: str
    taken_back: bool
    text: str
    people: frozenset[str]  # ids of everyone it is about
    fields: frozenset[str]


@record
class Search:
    """What to look for in the history: a person's id, a field's name, days (inclusive)."""

    person: str = ""
    field: str = ""
    since: date | None = None
    until: date | None = None

    def finds(self, line: Line) -> bool:
        """Whether a line is one of those looked for."""
        day = line.at.date()
        return all(
            (
                not self.person or self.person in line.people,
                not self.field or self.field in line.fields,
                not self.since or day >= self.since,
                not self.until or day <= self.until,
            )
        )


EVERYTHING = Search()


def tell(session: Session, family: str = "", search: Search = EVERYTHING) -> tuple[Line, ...]:
    """The history of a family (or of the whole store) in sentences, the oldest first."""
    with session.reading() as db:
        entries = history.entries(db, family)
        names = _names(db, entries)
    gone = taken_back(entries)
    lines = (line for entry in entries for line in _lines(entry, names, entry.seq in gone))
    return tuple(filter(search.finds, lines))


def _names(db: Connection, entries: Iterable[Entry]) -> Mapping[str, str]:
    """What each id is called: as it is now, or as it was last."""
    told = {
        str(row["id"]): str(row.get("name") or _label(c.table, row))
        for e in entries
        for c in e.rows
        for row in (c.old, c.new)
        if row
    }
    for table in NAMED:
        told |= {id_: name for id_, name in db.execute(f"SELECT id, name FROM {table}").fetchall() if name}
    return told


def _label(table: str, row: Row) -> str:
    """What to call a row without a name: its own words in short, its number or day, else what kind of thing it is."""
    if words := next((str(row[name]) for name in _WORDS if row.get(name)), ""):
        return f"“{words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + '…'}”"
    if day := row.get("held_on"):
        return f"the {_noun(table)} of {_said(date.fromisoformat(str(day)), {})}"
    if table == "plans":
        return f"version {row.get('number')}"
    return "somebody not yet named" if table == "people" else f"a {_noun(table)}"


def _lines(entry: Entry, names: Mapping[str, str], gone: bool) -> Iterator[Line]:  # noqa: FBT001 -- told to a tuple
    for change in entry.rows:
        people = frozenset(ids_in([*(change.old or {}).values(), *(change.new or {}).values()]))
        fields = frozenset(changed_fields(change))
        text = sentence(change, names)
        yield Line(entry.seq, entry.at, entry.who, entry.command, gone, text, people, fields)


def changed_fields(change: RowChange) -> tuple[str, ...]:
    """The fields in which a row differs before and after, in the record's order."""
    old, new = change.old or {}, change.new or {}
    return tuple(name for name in {**old, **new} if name not in _NOT_SAID and old.get(name) != new.get(name))


def sentence(change: RowChange, names: Mapping[str, str]) -> str:
    """One change: `Kemi Okafor: gender from unknown to female`, `added alias: person Kemi Okafor, name Kay`."""
    noun, row = _noun(change.table), change.new or change.old
    if row is None:
        return ERASED
    if change.old and change.new:
        return f"{_called(change.table, row, names)}: {_steps(change, names) or 'put in another place'}"
    verb = "added" if change.new else "removed"
    return f"{verb} {noun}: {_facts(change.table, row, names, changed_fields(change))}"


def _called(table: str, row: Row, names: Mapping[str, str]) -> str:
    """A row by its name, its own words, or what it holds."""
    if table in NAMED and row.get("name"):
        return names.get(str(row["id"])) or str(row["name"])
    if any(row.get(name) for name in _WORDS):
        return f"{_noun(table)} {_label(table, row)}"
    if table == "plans":
        return f"{_label(table, row)} of the plan"
    return _label(table, row) if row.get("held_on") else f"{_noun(table)} ({_facts(table, row, names, ())})"


def _steps(change: RowChange, names: Mapping[str, str]) -> str:
    old, new = change.old or {}, change.new or {}
    told = [
        (name.replace("_", " "), *(say(change.table, name, row.get(name), names) or "nothing" for row in (old, new)))
        for name in changed_fields(change)
    ]
    return "; ".join(f"{name} from {was} to {now}" for name, was, now in told)


def _facts(table: str, row: Row, names: Mapping[str, str], fields: Iterable[str]) -> str:
    """A row's contents, less what says nothing."""
    usual = _usual(table)
    told = [
        (name, say(table, name, row.get(name), names))
        for name in fields or row
        if name not in _NOT_SAID and row.get(name) != usual.get(name)
    ]
    said = [words if name == "name" else f"{name.replace('_', ' ')} {words}" for name, words in told if words]
    return ", ".join(said) or "nothing said yet"


def say(table: str, name: str, cell: Cell, names: Mapping[str, str]) -> str:
    """A cell as a person would say it; empty for what says nothing."""
    hint = ALL[table].hints.get(name) if table in ALL else None
    value = reader(hint)(cell) if hint and cell is not None else cell
    return _said(value, names)


def _said(value: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401 -- of any type a record may have
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return ", ".join(_said(each, names) for each in value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, StrEnum):
        return str(value.value).replace("_", " ")
    return names.get(str(value)) or (_GONE if ids_in([value]) else str(value))


@cache
def _usual(table: str) -> Mapping[str, Cell]:
    """The cells of a person of whom nothing in particular was said: they need not be told."""
    told = fields(ALL[table].record) if table == "people" else ()
    return {f.name: to_cell(f.default, f.name) for f in told if f.default is not MISSING}


@cache
def _noun(table: str) -> str:
    """What a row of a table is called: `parent link`."""
    name = ALL[table].record.__name__ if table in ALL else table.removesuffix("s")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
