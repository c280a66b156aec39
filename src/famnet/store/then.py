"""A family as it was on a day: today's rows with everything since taken back, in memory only."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from famnet.domain.family import Family
from famnet.store import history
from famnet.store.codec import Row
from famnet.store.errors import NotYetThereError
from famnet.store.file import Connection
from famnet.store.history import Entry
from famnet.store.lists import FamilyRow
from famnet.store.rows import assemble
from famnet.store.session import Session
from famnet.store.tables import ALL, OWN

_State = dict[tuple[str, str], Row]  # by table and row


def as_it_was(session: Session, family: FamilyRow, at: datetime) -> Family:
    """The family as the store held it at a moment. What has been erased since is not in it.

    Where a computer's clock was once set wrong, the order in which things were done counts, not their stamps.

    Raises:
        NotYetThereError: it was added later.
    """
    with session.reading() as db:
        entries = history.headings(db, family.id)
        last = max((entry.seq for entry in entries if entry.at <= at), default=0)
        later = [history.rows_of(db, entry.seq) for entry in entries if entry.seq > last]
        state = _now(db, family.id)
    for rows in reversed(later):
        for row in reversed(rows):
            _put(state, (row.table, row.row), row.old)
    if ("families", family.id) not in state:
        raise NotYetThereError(family.name, f"{at.day} {at:%B %Y}")
    return assemble(_by_table(state), session.path)


def _put(state: _State, key: tuple[str, str], row: Row | None) -> None:
    state.pop(key, None)
    if row is not None:
        state[key] = row


def _now(db: Connection, family: str) -> _State:
    state: _State = {}
    for name, table in ALL.items():
        columns = (*OWN, *table.scalars)
        quoted = ", ".join(f'"{column}"' for column in columns)
        for cells in db.execute(f"SELECT {quoted} FROM {name} WHERE family = ?", (family,)):
            state[name, cells[0]] = dict(zip(columns, cells, strict=True))
    return state


def _by_table(state: _State) -> dict[str, list[Row]]:
    cells: dict[str, list[Row]] = defaultdict(list)
    for (table, _), row in sorted(state.items(), key=lambda item: (int(item[1]["position"] or 0), item[0])):
        cells[table].append(row)
    return cells


def clock_went_back(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries stamped earlier than the one before them: a clock was set back, or had been wrong."""
    told = list(entries)
    return tuple(after for before, after in pairwise(told) if after.at < before.at)
