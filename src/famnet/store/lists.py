"""Quick reads across families: one query each, and nothing imported that a list does not need."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from famnet.store.file import Connection

IN_USE = "family in use"
NONE_IN_USE = "none"  # remembered once the family in use is closed: no other slips into its place
_SEPARATOR = "\x1f"  # between names gathered in one cell: no name holds it


class FamilyRow(NamedTuple):
    """A family in a list."""

    id: str
    name: str
    children: tuple[str, ...]
    opened: date | None
    closed: date | None
    in_use: bool
    next_review: date | None


class DueRow(NamedTuple):
    """A review that falls due, with the names a person knows it by."""

    family: str
    family_name: str
    child: str
    child_name: str
    plan: str
    kind: str
    due: date
    maximum: date
    rule: str
    source: str
    why: str
    clock: str
    counted_from: date | None


_FAMILIES = f"""
SELECT f.id, f.name, f.opened_on, f.closed_on,
    (SELECT group_concat(name, '{_SEPARATOR}') FROM (SELECT p.name FROM children c JOIN people p ON p.id = c.person
        WHERE c.family = f.id ORDER BY c.position)),
    (SELECT min(due) FROM reviews_due r WHERE r.family = f.id)
FROM families f ORDER BY f.position
"""

_DUE = """
SELECT r.family, f.name, r.child, coalesce(p.name, ''), r.plan, coalesce(r.kind, ''), r.due, r.maximum, r.rule,
    r.source, r.why, r.clock, r.counted_from
FROM reviews_due r JOIN families f ON f.id = r.family LEFT JOIN people p ON p.id = r.child
WHERE r.governs = 1 AND r.due <= ? AND f.closed_on IS NULL
ORDER BY r.due, f.position, r.position
"""


ID_END = 8  # letters of an id by which two families of one name are told apart


def told_apart(rows: Sequence[FamilyRow]) -> list[str]:
    """Families by name; those of one name with their children, since when, and the end of their id."""
    names = [row.name for row in rows]
    return [row.name if names.count(row.name) == 1 else _in_full(row) for row in rows]


def _in_full(row: FamilyRow) -> str:
    since = f"opened {row.opened}" if row.opened else ""
    closed = f"closed {row.closed}" if row.closed else ""
    told = ", ".join(filter(None, (" and ".join(row.children), since, closed)))
    return f"{row.name} ({told}) [{row.id[-ID_END:]}]"


def take_up(db: Connection, family: str) -> None:
    """Make a family the one in use."""
    db.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (IN_USE, family))


def let_go(db: Connection, family: str) -> None:
    """Have no family in use if this one is: whoever types on must not write into another's record."""
    found = db.execute("SELECT value FROM remembered WHERE id = ?", (IN_USE,)).fetchone()
    if any(row.id == family and row.in_use for row in families(db, found[0] if found else "")):
        take_up(db, NONE_IN_USE)


def families(db: Connection, in_use: str) -> tuple[FamilyRow, ...]:
    """Every family in the order they were added; `in_use` is the one remembered, if any."""
    found = db.execute(_FAMILIES).fetchall()
    used = in_use if in_use == NONE_IN_USE or any(row[0] == in_use for row in found) else _first_open(found)
    return tuple(
        FamilyRow(
            id_,
            name,
            tuple((kids or "").split(_SEPARATOR)) if kids else (),
            _day(opened),
            _day(closed),
            id_ == used,
            _day(due),
        )
        for id_, name, opened, closed, kids, due in found
    )


def _first_open(found: list[tuple[str, ...]]) -> str:
    return next((row[0] for row in found if row[3] is None), "")


def due_reviews(db: Connection, until: date | None) -> tuple[DueRow, ...]:
    """What sets a date by a day (or ever) in families still open, the earliest first."""
    found = db.execute(_DUE, ((until or date.max).isoformat(),)).fetchall()
    return tuple(_due(DueRow._make(row)) for row in found)


def _due(row: DueRow) -> DueRow:
    """The row with its dates read."""
    days: dict[str, Any] = {name: _day(getattr(row, name)) for name in ("due", "maximum", "counted_from")}
    return row._replace(**days)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
