"""Two records of one person made one: what each says, and their ids exchanged wherever they are named."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.record import Record
from famnet.domain.ties import Couple, ParentLink, Tie

R = TypeVar("R", bound=Record)
_JOINED = ("people", "parent_links", "couples", "ties")  # the growing tree has exchanged these itself


def ends(record: Record) -> tuple[str, str]:
    """The two people a link, couple or tie joins; blanks for anything else."""
    if isinstance(record, ParentLink):
        return (record.parent, record.child)
    if isinstance(record, Couple):
        return (record.one, record.other)
    return (record.person, record.of) if isinstance(record, Tie) else ("", "")


def alike(one: Record, other: Record) -> bool:
    """Whether two records say the same: equal but for id and version (couples: the same pair)."""
    if isinstance(one, Couple) and isinstance(other, Couple):
        return one.pair == other.pair
    return type(one) is type(other) and replace(one, id="", version=0) == replace(other, id="", version=0)


def filled(person: Person, other: Person) -> Person:
    """A person with what was only known of the other record of them."""
    blank = Person(id=person.id)
    told = {
        f.name: getattr(other, f.name)
        for f in fields(Person)
        if f.name not in ("id", "version") and getattr(person, f.name) == getattr(blank, f.name)
    }
    return replace(person, **told)


def with_ids(record: R, ids: Mapping[str, str]) -> R:
    """A record with people's ids exchanged wherever it names them."""
    told = ((f.name, _exchanged(getattr(record, f.name), ids)) for f in fields(record))
    changed: dict[str, Any] = {name: value for name, value in told if value is not None}
    return replace(record, **changed)


def _exchanged(value: object, ids: Mapping[str, str]) -> object:
    if isinstance(value, str) and value in ids:
        return _last(value, ids)
    if isinstance(value, tuple) and any(v in ids for v in value if isinstance(v, str)):
        return tuple(_last(v, ids) if isinstance(v, str) else v for v in value)
    return None


def _last(id_: str, ids: Mapping[str, str]) -> str:
    while id_ in ids:
        id_ = ids[id_]
    return id_


def renamed(family: Family, ids: Mapping[str, str]) -> Family:
    """A family in which merged people go by the id that was kept, in records of every kind."""
    shelves = (f.name for f in fields(Family) if f.name not in _JOINED)
    told = {name: getattr(family, name) for name in shelves}
    changed: dict[str, Any] = {name: _all(value, ids) for name, value in told.items() if isinstance(value, tuple)}
    return replace(family, **changed)


def _all(records: Iterable[Record], ids: Mapping[str, str]) -> tuple[Record, ...]:
    return tuple(with_ids(record, ids) for record in records)
