"""The history in sentences: who did what to whom, when, from what to what."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from famnet.domain.people import Gender
from famnet.domain.record import record
from famnet.store import history
from famnet.store.file import Connection
from famnet.store.history import Entry
from famnet.store.sentences import Known, changed_fields, label, sentence
from famnet.store.session import Session
from famnet.store.undo import ids_in, taken_back

_NAMED = ("people", "families", "households")


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
        known = _known(db, entries)
    gone = taken_back(entries)
    lines = (line for entry in entries for line in _lines(entry, known, entry.seq in gone))
    return tuple(filter(search.finds, lines))


def _known(db: Connection, entries: Iterable[Entry]) -> Known:
    """What each id is called, and who is a woman or a man: as it is now, or as it was last."""
    rows = [(c.table, row) for e in entries for c in e.rows for row in (c.old, c.new) if row]
    names = {str(row["id"]): str(row.get("name") or label(table, row)) for table, row in rows}
    genders = {str(row["id"]): Gender(str(row["gender"])) for table, row in rows if table == "people"}
    for table in _NAMED:
        names |= {id_: name for id_, name in db.execute(f"SELECT id, name FROM {table}").fetchall() if name}
    now = db.execute("SELECT id, gender FROM people").fetchall()
    return Known(names, genders | {id_: Gender(gender) for id_, gender in now})


def _lines(entry: Entry, known: Known, gone: bool) -> Iterator[Line]:  # noqa: FBT001 -- told to a tuple
    for change in entry.rows:
        people = frozenset(ids_in([*(change.old or {}).values(), *(change.new or {}).values()]))
        fields = frozenset(changed_fields(change))
        text = sentence(change, known)
        yield Line(entry.seq, entry.at, entry.who, entry.command, gone, text, people, fields)
