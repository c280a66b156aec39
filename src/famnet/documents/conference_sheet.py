"""The network's plan as a child protection conference takes it: short, complete, with what is still open."""

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
from famnet.documents.plan_sheet import version_words
from famnet.documents.sheet import Sheet, asked
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView

_NO_RELATIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class ConferenceSheet(Sheet):
    """Everything that the insert says."""

    template: ClassVar[str] = "conference"
    version: str
    agreed_on: str = asked("The day the plan was agreed is not written down.")
    worker: str = asked("The lead practitioner is not named.")
    family_lead: str = asked("Nobody is named to hold the plan for the family (the family lead).")
    children: tuple[plan_parts.ChildLine, ...] = asked("No child in focus is named.")
    child_views: tuple[Views, ...]
    parent_views: tuple[Views, ...]
    network: tuple[Member, ...] = asked("The network has nobody in it yet.")
    columns: Columns
    goals: tuple[plan_parts.Goal, ...] = asked("No danger statement and goal is written down.")
    ratings: tuple[plan_parts.Rating, ...] = asked("Nobody has said how safe it is, from 0 to 10.")
    bottom_line: BottomLineWords
    deeds: tuple[plan_parts.Deed, ...] = asked("Nobody of the network has said yet what they will do.")
    services: tuple[plan_parts.Deed, ...]
    weekend: plan_parts.Weekend
    if_thens: tuple[plan_parts.IfThen, ...] = asked("It is not written down what to do if things start to go wrong.")
    disagreements: tuple[str, ...]
    check_in: plan_people.CheckIn


def conference_sheet(
    view: FamilyView, relations: Mapping[str, str] = _NO_RELATIONS, tongue: Tongue = ENGLISH
) -> ConferenceSheet:
    """The insert for the version in hand."""
    names = Names(view, relations, tongue)
    plan = plan_parts.standing(view)
    return ConferenceSheet(
        frame=frame_of(names, "Network plan", version=version_words(plan, tongue)),
        version=version_words(plan, tongue),
        agreed_on=tongue.date(plan.agreed_on),
        worker=worker_of(names),
        family_lead=names.of(plan.family_lead) if plan.family_lead else "",
        children=plan_parts.children_of(names, plan),
        child_views=views_of(names, names.children),
        parent_views=views_of(names, names.parents),
        network=plan_people.members_of(names, plan, network_of(names)),
        columns=columns_of(names),
        goals=plan_parts.goals_of(names),
        ratings=plan_parts.ratings_of(names),
        bottom_line=bottom_line_of(names),
        deeds=plan_parts.deeds_of(names, plan, professional=False),
        services=plan_parts.deeds_of(names, plan, professional=True),
        weekend=plan_parts.weekend_of(names, plan),
        if_thens=plan_parts.if_thens_of(names, plan),
        disagreements=plan.disagreements,
        check_in=plan_people.check_in(names, plan),
    )
