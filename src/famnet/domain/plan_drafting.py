"""Writing the plan: a version is drafted, agreed, shared, and from then on only replaced by the next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from famnet.domain.dates import say_day
from famnet.domain.errors import FamnetError
from famnet.domain.family import Family, put
from famnet.domain.plan_versions import NoPlanError, draft_of, history, in_force, is_shared, kinds_in
from famnet.domain.plans import ChildInFocus, Plan, PlanChild, PlanCopy, PlanKind, PlanState

Kinds = Mapping[str, PlanKind]

NO_KINDS: Kinds = MappingProxyType({})


class PlanOrderError(FamnetError):
    """A version cannot be agreed before the one it replaces."""

    hint = "Check the date; `famnet plan history` shows when each version was agreed."

    def __init__(self, plan: Plan, former: Plan, agreed_on: date) -> None:
        super().__init__(
            f"Version {plan.number} cannot be agreed on {say_day(agreed_on)}: "
            f"version {former.number} was agreed on {say_day(former.agreed_on or agreed_on)}."
        )


_SHOWN = 3


class TwoPlansError(FamnetError):
    """A family works to exactly one plan."""

    hint = (
        "Agree the next version of the plan instead: it replaces the one in force. `famnet plan history` shows them."
    )

    def __init__(self, numbers: tuple[int, ...]) -> None:
        more = f" and {len(numbers) - _SHOWN:,} more" if len(numbers) > _SHOWN else ""  # an import can hold thousands
        told = " and ".join(map(str, numbers[:_SHOWN])) + more
        super().__init__(f"Versions {told} would be in force at once; a family has one plan.")


class NotAgreedError(FamnetError):
    """Only a plan that is in force is given out."""

    hint = "`famnet plan draft --agreed DATE` puts the version being written into force."

    def __init__(self) -> None:
        super().__init__("No version of the plan is in force yet, so there is none to give out.")


def draft(family: Family, *, kinds: Kinds = NO_KINDS, why: str = "") -> Family:
    """Open the next version, or go on with the one being written, with the kind of plan each child is on."""
    plan = draft_of(family) or _next(family, why)
    opened = replace(family, plans=put(family.plans, plan), children=_first_kinds(family, kinds))
    return _with_kinds(opened, plan, kinds)


def agree(family: Family, agreed_on: date, *, kinds: Kinds = NO_KINDS) -> Family:
    """The version being written comes into force and replaces the former one; without a draft the next is made.

    Agreeing again what is in force already, on the same day and with the same kinds, changes nothing.

    Raises:
        PlanOrderError: the version it replaces was agreed later.
    """
    former = in_force(family)
    if former and _same_again(family, former, agreed_on, kinds):
        return family
    drafted = draft(family, kinds=kinds)
    plan = _require(draft_of(drafted))
    if former and former.agreed_on and agreed_on < former.agreed_on:
        raise PlanOrderError(plan, former, agreed_on)
    return _come_into_force(drafted, plan, former, agreed_on)


def with_lead(family: Family, *, family_lead: str | None = None, out_of_hours: str | None = None) -> Family:
    """Who in the family holds the plan, and whom to ring when offices are closed; None leaves it as it is."""
    writing, plan = editable(family)
    now = replace(
        plan,
        family_lead=plan.family_lead if family_lead is None else family_lead,
        out_of_hours=plan.out_of_hours if out_of_hours is None else out_of_hours,
    )
    return replace(writing, plans=put(writing.plans, now))


def share(family: Family, person: str, given_on: date, *, how: str = "") -> Family:
    """Somebody is given the plan in force; giving it again on the same day is not a second copy.

    Raises:
        NotAgreedError: no version is in force.
    """
    plan = in_force(family)
    if plan is None:
        raise NotAgreedError
    had = (c for c in family.plan_copies if (c.plan, c.person, c.given_on) == (plan.id, person, given_on))
    copy = replace(next(had, PlanCopy(plan=plan.id, person=person, given_on=given_on)), how=how)
    return replace(family, plan_copies=put(family.plan_copies, copy))


def editable(family: Family) -> tuple[Family, Plan]:
    """The version that may be written in: the draft, the one in force while nobody has it, else a new draft."""
    plan = draft_of(family) or in_force(family)
    if plan and not is_shared(family, plan):
        return family, plan
    drafted = draft(family)
    return drafted, _require(draft_of(drafted))


def _require(plan: Plan | None) -> Plan:
    if plan is None:
        raise NoPlanError
    return plan


def _next(family: Family, why: str) -> Plan:
    """The next version, which takes over who leads and whom to ring."""
    if not family.plans:
        return Plan(why=why)
    last = history(family)[-1]
    return Plan(
        number=last.number + 1,
        why=why,
        family_lead=last.family_lead,
        out_of_hours=last.out_of_hours,
        disagreements=last.disagreements,
    )


def _same_again(family: Family, former: Plan, agreed_on: date, kinds: Kinds) -> bool:
    standing = kinds_in(family, former)
    unchanged = all(standing.get(child) is kind for child, kind in kinds.items())
    return draft_of(family) is None and former.agreed_on == agreed_on and unchanged


def _come_into_force(family: Family, plan: Plan, former: Plan | None, agreed_on: date) -> Family:
    plans = put(family.plans, replace(plan, state=PlanState.IN_FORCE, agreed_on=agreed_on))
    if former:
        plans = put(plans, replace(former, state=PlanState.REPLACED))
    kinds = kinds_in(family, plan)
    agreed = replace(family, plans=plans, children=tuple(_on_kind(c, kinds, agreed_on) for c in family.children))
    return settled(_with_kinds(agreed, plan, kinds), plan.number)


def _on_kind(child: ChildInFocus, kinds: Kinds, since: date) -> ChildInFocus:
    kind = kinds.get(child.person)
    return child if child.status is kind and child.since else replace(child, status=kind, since=since)


def _first_kinds(family: Family, kinds: Kinds) -> tuple[ChildInFocus, ...]:
    """A child of whom no kind was known is on the one now given; a change of kind waits until it is agreed."""
    return tuple(c if c.status else replace(c, status=kinds.get(c.person)) for c in family.children)


def _with_kinds(family: Family, plan: Plan, kinds: Kinds) -> Family:
    rows = family.plan_children
    for child, kind in kinds.items():
        had = (row for row in rows if (row.plan, row.child) == (plan.id, child))
        rows = put(rows, replace(next(had, PlanChild(plan=plan.id, child=child, kind=kind)), kind=kind))
    return replace(family, plan_children=rows)


def settled(family: Family, number: int) -> Family:
    """The family with what no longer stands in the version in force marked as ended."""
    return replace(
        family,
        commitments=tuple(replace(c, ended=(c.until_version or number + 1) <= number) for c in family.commitments),
    )
