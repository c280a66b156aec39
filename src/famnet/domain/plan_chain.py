"""What answers what: from a worry over a goal to what somebody does, who checks it and how we will know."""

from typing import Protocol

from famnet.domain.mapping import BottomLine, Column, MappingItem, SafetyGoal
from famnet.domain.plan_versions import Planned, commitments_in
from famnet.domain.plans import Commitment, Plan
from famnet.domain.rota import RotaChange, RotaDuty, RotaSlot


class Mapped(Planned, Protocol):
    """A plan with what it answers: a family, or what an audience may see of it."""

    @property
    def mapping(self) -> tuple[MappingItem, ...]:
        """Worries, what works well, what needs to happen."""

    @property
    def goals(self) -> tuple[SafetyGoal, ...]:
        """What life looks like when nobody has to worry."""

    @property
    def bottom_lines(self) -> tuple[BottomLine, ...]:
        """What any plan must have."""

    @property
    def rota_slots(self) -> tuple[RotaSlot, ...]:
        """Times somebody is to be there."""

    @property
    def rota_duties(self) -> tuple[RotaDuty, ...]:
        """Who is there."""

    @property
    def rota_changes(self) -> tuple[RotaChange, ...]:
        """Days on which somebody else comes, or nobody."""


def worries(mapped: Mapped) -> tuple[MappingItem, ...]:
    """Everything in the column of worries."""
    return tuple(item for item in mapped.mapping if item.column is Column.WORRY)


def answering_worry(mapped: Mapped, plan: Plan, worry: str) -> tuple[Commitment, ...]:
    """What is done about a worry, straight away or for a goal that answers it."""
    goals = {goal.id for goal in mapped.goals if goal.answers == worry}
    return tuple(c for c in commitments_in(mapped, plan) if c.worry == worry or c.goal in goals)


def answering_goal(mapped: Mapped, plan: Plan, goal: str) -> tuple[Commitment, ...]:
    """What is done for a goal."""
    return tuple(c for c in commitments_in(mapped, plan) if c.goal == goal)


def answering_must_have(mapped: Mapped, plan: Plan, must_have: str) -> tuple[Commitment, ...]:
    """What is done for one thing the bottom line says a plan must have."""
    return tuple(c for c in commitments_in(mapped, plan) if c.must_have == must_have)


def slots_in(mapped: Mapped, plan: Plan) -> tuple[RotaSlot, ...]:
    """The times of the rota in one version."""
    return tuple(slot for slot in mapped.rota_slots if slot.is_in(plan.number))


def duties_in(mapped: Mapped, plan: Plan) -> tuple[RotaDuty, ...]:
    """Who takes which time in one version."""
    return tuple(duty for duty in mapped.rota_duties if duty.is_in(plan.number))
