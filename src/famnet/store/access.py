"""All that a store holds of one person, for those who ask for their own data; third parties are marked for review."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from famnet.domain.family import Family
from famnet.store import history
from famnet.store.codec import Row
from famnet.store.rows import load_family
from famnet.store.sentences import say
from famnet.store.session import Session
from famnet.store.tables import ALL, OWN, TABLES
from famnet.store.undo import ids_in


class Held(NamedTuple):
    """One thing held about somebody: what kind, its fields in words, and who else is in it (look at those first)."""

    kind: str
    row: str
    told: Mapping[str, str]
    others: tuple[str, ...]
    until: datetime | None = None  # when it was changed or removed; None: it stands


def held_about(session: Session, family: str, person: str) -> tuple[Held, ...]:
    """Everything in a family that is about a person or names them, as it stands and as it once was."""
    with session.reading() as db:
        now = load_family(db, family, session.path)
        past = history.entries(db, family)
    names = {p.id: p.name for p in now.people}
    standing = ((name, table.row(r) | {"id": r.id}) for name, table in TABLES.items() for r in getattr(now, name))
    once = ((c.table, c.old, e.at) for e in past for c in e.rows if c.old and c.table in ALL)
    found = (
        *((table, row, None) for table, row in standing),
        *((table, row, at) for table, row, at in once),
    )
    return tuple(_held(table, row, at, names, person) for table, row, at in found if _is_about(row, person, now))


def _is_about(row: Row, person: str, family: Family) -> bool:
    """Whether a row is the person's, points at them, or has their name in its words."""
    words = [p.name for p in family.people if p.id == person and p.name]
    words += [a.name for a in family.aliases if a.person == person]
    text = " ".join(str(cell) for cell in row.values()).casefold()
    return person in ids_in(row.values()) or any(word.casefold() in text for word in words)


def _held(table: str, row: Row, at: datetime | None, names: Mapping[str, str], person: str) -> Held:
    told = {name: words for name, cell in row.items() if name not in OWN and (words := say(table, name, cell, names))}
    others = tuple(sorted(_others(row, told.values(), names, person)))
    return Held(table.replace("_", " "), str(row["id"]), told, others, at)


def _others(row: Row, told: Iterable[str], names: Mapping[str, str], person: str) -> Iterator[str]:
    """Everyone else in it, by link or by name."""
    text = " ".join(told).casefold()
    linked = ids_in(cell for name, cell in row.items() if name != "id")
    for id_, name in names.items():
        if id_ not in (person, row["id"]) and name and (id_ in linked or name.casefold() in text):
            yield name
