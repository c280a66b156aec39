"""Reading the plan: which version is in force, what stands in each, who was given it."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.plans import (
    ChildInFocus,
    Commitment,
    Contingency,
    Plan,
    PlanChild,
    PlanCopy,
    PlanKind,
    PlanLine,
    PlanState,
)

L = TypeVar("L", bound=PlanLine)


class Planned(Protocol):
    """Whatever holds the versions of a plan: a family, or what an audience may see of it."""

    @property
    def children(self) -> tuple[ChildInFocus, ...]:
        """The children the plan is for."""

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Every version."""

    @property
    def plan_children(self) -> tuple[PlanChild, ...]:
        """Which kind each child was on in each version."""

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Those of every version."""

    @property
    def contingencies(self) -> tuple[Contingency, ...]:
        """Those of every version."""

    @property
    def plan_copies(self) -> tuple[PlanCopy, ...]:
        """Who was given what."""


class NoPlanError(FamnetError):
    """There is no plan yet, or none with the given number."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet plan history` shows the versions there are; `famnet plan draft` begins one."

    def __init__(self, number: int | None = None) -> None:
        super().__init__("This family has no plan yet." if number is None else f"The plan has no version {number}.")


def in_force(planned: Planned) -> Plan | None:
    """The one version everybody works to, once one has been agreed."""
    return _in_state(planned, PlanState.IN_FORCE)


def draft_of(planned: Planned) -> Plan | None:
    """The version being written, when there is one."""
    return _in_state(planned, PlanState.DRAFT)


def current(planned: Planned) -> Plan | None:
    """The version to show when none is asked for: the one in force, else the one being written."""
    return in_force(planned) or draft_of(planned) or (max(planned.plans, key=_number) if planned.plans else None)


def version(planned: Planned, number: int | None = None) -> Plan:
    """The version with a number, or the one to show.

    Raises:
        NoPlanError: there is no such version.
    """
    found = current(planned) if number is None else next((p for p in planned.plans if p.number == number), None)
    if found is None:
        raise NoPlanError(number)
    return found


def history(planned: Planned) -> tuple[Plan, ...]:
    """Every version, the first one first."""
    return tuple(sorted(planned.plans, key=_number))


def commitments_in(planned: Planned, plan: Plan) -> tuple[Commitment, ...]:
    """What stands in one version, replaced or not, in the order it was first promised.

    A line that was changed keeps the place of the one it replaced, so that its number stays the same.
    """
    return _in_place(planned.commitments, plan)


def contingencies_in(planned: Planned, plan: Plan) -> tuple[Contingency, ...]:
    """The if-then lines of one version, each in the place it was first given."""
    return _in_place(planned.contingencies, plan)


def _in_place(lines: Sequence[L], plan: Plan) -> tuple[L, ...]:
    places: dict[str, int] = {}
    for place, line in enumerate(lines):
        places[line.id] = places.get(line.replaces, place)
    return tuple(sorted((line for line in lines if line.is_in(plan.number)), key=lambda line: places[line.id]))


def numbers_in(planned: Planned, plan: Plan) -> Mapping[str, int]:
    """The number of each promise and if-then line of a version, by id.

    In a version that is being written, a line keeps the number it has in the one in force: what was taken out leaves
    a gap, what is new comes last. So a number means the same line wherever it is typed, until the next version counts
    anew.
    """
    lines: tuple[PlanLine, ...] = (*commitments_in(planned, plan), *contingencies_in(planned, plan))
    before = in_force(planned) if plan.state is PlanState.DRAFT else None
    if before is None:
        return {line.id: number for number, line in enumerate(lines, 1)}
    known = numbers_in(planned, before)
    numbers: dict[str, int] = {}
    for line in lines:
        number = known.get(line.id) or known.get(line.replaces)
        numbers[line.id] = number or max([*known.values(), *numbers.values()], default=0) + 1
    return numbers


def kinds_in(planned: Planned, plan: Plan) -> Mapping[str, PlanKind]:
    """Which kind of plan each child was on in a version; for one not agreed yet, what is known so far."""
    said = {row.child: row.kind for row in planned.plan_children if row.plan == plan.id}
    now = {c.person: c.status for c in planned.children if c.status} if plan.state is PlanState.DRAFT else {}
    return {**now, **said}


def is_shared(planned: Planned, plan: Plan) -> bool:
    """Whether anybody has been given this version; from then on it never changes."""
    return any(copy.plan == plan.id for copy in planned.plan_copies)


def _in_state(planned: Planned, state: PlanState) -> Plan | None:
    return next((p for p in planned.plans if p.state is state), None)


def _number(plan: Plan) -> int:
    return plan.number
