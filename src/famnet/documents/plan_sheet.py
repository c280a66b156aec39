"""The family plan: who does what for the children, in words that everyone who came can use."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from famnet.documents import plan_parts, plan_people
from famnet.documents.frames import frame_of
from famnet.documents.names import Names
from famnet.documents.parts import (
    BottomLineWords,
    Columns,
    Member,
    Views,
    bottom_line_of,
    columns_of,
    network_of,
    views_of,
    worker_of,
)
from famnet.documents.sheet import Sheet, asked
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.plans import Plan, PlanState


@dataclass(frozen=True, kw_only=True)
class PlanSheet(Sheet):
    """Everything that the family plan says."""

    template: ClassVar[str] = "plan"
    version: str
    agreed_on: str = asked("The day the plan was agreed is not written down.")
    children: tuple[plan_parts.ChildLine, ...] = asked("No child in focus is named.")
    family_lead: str = asked("Nobody is named to hold the plan for the family (the family lead).")
    child_views: tuple[Views, ...]
    parent_views: tuple[Views, ...]
    network: tuple[Member, ...] = asked("The network has nobody in it yet.")
    bottom_line: BottomLineWords
    columns: Columns
    goals: tuple[plan_parts.Goal, ...] = asked("No goal is written down.")
    ratings: tuple[plan_parts.Rating, ...] = asked("Nobody has said how safe it is, from 0 to 10.")
    deeds: tuple[plan_parts.Deed, ...] = asked("Nobody has said yet what they will do.")
    rota: tuple[plan_parts.Turn, ...]
    weekend: plan_parts.Weekend
    if_thens: tuple[plan_parts.IfThen, ...] = asked("It is not written down what to do if things start to go wrong.")
    ring: plan_people.Ring
    services: tuple[plan_parts.Deed, ...]
    professionals: tuple[Member, ...]
    disagreements: tuple[str, ...]
    signers: tuple[str, ...]
    check_in: plan_people.CheckIn
    copies: tuple[plan_people.Copy, ...] = asked("It is not written down who gets a copy.")


_NO_RELATIONS: Mapping[str, str] = MappingProxyType({})


def plan_sheet(
    view: FamilyView,
    relations: Mapping[str, str] = _NO_RELATIONS,
    number: int | None = None,
    tongue: Tongue = ENGLISH,
) -> PlanSheet:
    """One version of the family plan, the latest unless said, as this audience may see it.

    `relations` says who each person is to the child in focus.
    """
    names = Names(view, relations, tongue)
    plan = plan_parts.in_hand(view, number)
    return PlanSheet(
        frame=frame_of(names, "Family plan", version=version_words(plan, tongue)),
        version=version_words(plan, tongue),
        agreed_on=tongue.date(plan.agreed_on),
        children=plan_parts.children_of(names, plan),
        family_lead=names.of(plan.family_lead) if plan.family_lead else "",
        child_views=views_of(names, names.children),
        parent_views=views_of(names, names.parents),
        network=plan_people.members_of(names, plan, network_of(names)),
        bottom_line=bottom_line_of(names),
        columns=columns_of(names),
        goals=plan_parts.goals_of(names),
        ratings=plan_parts.ratings_of(names),
        deeds=plan_parts.deeds_of(names, plan, professional=False),
        rota=plan_parts.rota_of(names, plan),
        weekend=plan_parts.weekend_of(names, plan),
        if_thens=plan_parts.if_thens_of(names, plan),
        ring=plan_people.ring_list(names, plan),
        services=plan_parts.deeds_of(names, plan, professional=True),
        professionals=plan_people.members_of(names, plan, names.professionals),
        disagreements=plan.disagreements,
        signers=plan_people.signers_of(names, plan, worker_of(names)),
        check_in=plan_people.check_in(names, plan),
        copies=plan_people.copies_of(names, plan),
    )


def version_words(plan: Plan, say: Tongue) -> str:
    """`version 2`, or `version 2, draft` until it is agreed."""
    words = "version {number}, draft" if plan.state is PlanState.DRAFT else "version {number}"
    return say(words, number=plan.number)
