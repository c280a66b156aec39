"""What must hold in every family, however it got into the file: `famnet verify` asks for these."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from graphlib import CycleError, TopologicalSorter

from famnet.domain.errors import Finding, Level
from famnet.domain.family import Family
from famnet.domain.plans import PlanState
from famnet.domain.record import Record

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def broken_laws(family: Family) -> Iterator[Finding]:
    """Everything in a family that no command of famnet would have let happen."""
    for law in (_own_ancestors, _couples_with_oneself, _plans_in_force, _loose_ends):
        yield from law(family)


def _own_ancestors(family: Family) -> Iterator[Finding]:
    parents: dict[str, set[str]] = defaultdict(set)
    for link in family.parent_links:
        if link.kind.is_parent:
            parents[link.child].add(link.parent)
    try:
        TopologicalSorter(parents).prepare()
    except CycleError:
        yield _broken("own-ancestor", family, "somebody is among their own ancestors")


def _couples_with_oneself(family: Family) -> Iterator[Finding]:
    if any(couple.one == couple.other for couple in family.couples):
        yield _broken("couple-with-oneself", family, "somebody is a couple with themselves")


def _plans_in_force(family: Family) -> Iterator[Finding]:
    if sum(plan.state is PlanState.IN_FORCE for plan in family.plans) > 1:
        yield _broken("one-plan", family, "more than one plan is in force")


def _loose_ends(family: Family) -> Iterator[Finding]:
    """A record that names a record which is not there."""
    kinds = records(family)
    known = {family.id, *(record.id for kind in kinds.values() for record in kind)}
    for name, kind in kinds.items():
        if any(named - known for named in map(named_by, kind)):
            yield _broken("loose-end", family, f"something among its {name.replace('_', ' ')} is about nobody there")


def records(family: Family) -> Mapping[str, tuple[Record, ...]]:
    """Every record of a family, by kind."""
    kinds = {f.name: getattr(family, f.name) for f in fields(family)}
    return {name: kind for name, kind in kinds.items() if isinstance(kind, tuple)}


def named_by(record: Record) -> set[str]:
    """The ids a record holds besides its own."""
    values = (getattr(record, f.name) for f in fields(record) if f.name != "id")
    return {word for value in values for word in _words(value) if _ID.fullmatch(word)}


def _words(value: object) -> Iterable[str]:
    return (str(value),) if isinstance(value, str) else (value if isinstance(value, tuple) else ())


def _broken(rule: str, family: Family, what: str) -> Finding:
    return Finding(
        rule=rule, level=Level.BLOCK, subject=family.name, message=f"In {family.name}, {what}.", source="design"
    )
