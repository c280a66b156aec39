"""The lines of the plan: promised, changed and taken out, while versions given out stay as they were."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from famnet.domain.errors import FamnetError, UnknownPersonError
from famnet.domain.family import Family, put
from famnet.domain.ids import new_id
from famnet.domain.people import Engagement, Person
from famnet.domain.plan_drafting import editable, settled
from famnet.domain.plans import Commitment, Contingency, Plan, PlanLine, PlanState
from famnet.domain.rota import RotaDuty, RotaSlot

L = TypeVar("L", bound=PlanLine)
Line = Commitment | Contingency | RotaSlot | RotaDuty

_LEFT = MappingProxyType({Engagement.STEPPED_BACK: "stepped back", Engagement.DECLINED: "declined"})


class CommitmentByLeaverError(FamnetError):
    """Somebody who declined, stepped back or died cannot promise anything."""

    hint = "Who could do it instead? If they came back, say so first: `famnet engage log NAME --status agreed`."

    def __init__(self, person: Person) -> None:
        how = "has died" if not person.alive else f"has {_LEFT[person.engagement]}"
        super().__init__(f"{person.name or 'This person'} {how} and cannot take on part of the plan.")
        if not person.alive:
            self.hint = "Who could do it instead?"


def commit(family: Family, commitment: Commitment) -> Family:
    """Somebody promises something: it stands in the draft, or in the version in force while nobody has that yet.

    Raises:
        UnknownPersonError: nobody in the family has that id.
        CommitmentByLeaverError: they declined, stepped back or died.
    """
    _able_to_promise(family, commitment.who)
    return add_line(family, commitment)


def add_contingency(family: Family, contingency: Contingency) -> Family:
    """If this happens, these people do that: stands in the plan as a commitment does."""
    return add_line(family, contingency)


def add_line(family: Family, line: Line) -> Family:
    """Any line of the plan: stands in the draft, or in the version in force while nobody has that yet."""
    writing, plan = editable(family)
    return _put(writing, plan, replace(line, since_version=plan.number))


def change_line(family: Family, line: Line) -> Family:
    """A line as it shall read from now on; versions given out before keep it as it was."""
    if isinstance(line, Commitment):
        _able_to_promise(family, line.who)
    writing, plan = editable(family)
    former = next(one for one in _lines(writing, line) if one.id == line.id)
    if former.since_version == plan.number:
        return _put(writing, plan, replace(line, since_version=former.since_version, until_version=None))
    ended = _put(writing, plan, replace(former, until_version=plan.number))
    new = replace(line, id=new_id(), version=0, since_version=plan.number, until_version=None, replaces=former.id)
    return _put(ended, plan, new)


def end_line(family: Family, line: Line) -> Family:
    """Take a line out of the plan from now on; what was never given out goes altogether."""
    writing, plan = editable(family)
    if line.since_version == plan.number:
        left = tuple(one for one in _lines(writing, line) if one.id != line.id)
        return _with_lines(writing, line, left)
    return _put(writing, plan, replace(line, until_version=plan.number))


def _able_to_promise(family: Family, who: str) -> None:
    person = next((p for p in family.people if p.id == who), None)
    if person is None:
        raise UnknownPersonError(who)
    if not person.alive or person.engagement in _LEFT:
        raise CommitmentByLeaverError(person)


_FIELD: Mapping[type, str] = MappingProxyType(
    {Commitment: "commitments", Contingency: "contingencies", RotaSlot: "rota_slots", RotaDuty: "rota_duties"}
)


def _put(family: Family, plan: Plan, line: Line) -> Family:
    changed = _with_lines(family, line, put(_lines(family, line), line))
    return settled(changed, plan.number) if plan.state is PlanState.IN_FORCE else changed


def _lines(family: Family, like: L) -> tuple[L, ...]:
    lines: tuple[L, ...] = getattr(family, _FIELD[type(like)])
    return lines


def _with_lines(family: Family, like: L, lines: tuple[L, ...]) -> Family:
    changed: dict[str, Any] = {_FIELD[type(like)]: lines}
    return replace(family, **changed)
