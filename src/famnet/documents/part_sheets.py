"""What one reader needs of the plan: a member's own part, and the plan told to a child."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from famnet.documents.frames import frame_of
from famnet.documents.names import Names
from famnet.documents.parts import Said, columns_of, said_by
from famnet.documents.plan_parts import Deed, Turn, deed, live, rota_of, standing, when_of
from famnet.documents.plan_people import CheckIn, Ring, check_in, ring_list
from famnet.documents.plan_sheet import version_words
from famnet.documents.sheet import Sheet, asked
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Circle, Person
from famnet.domain.plans import Commitment, Plan

_NO_RELATIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class MyPartSheet(Sheet):
    """One page for one member: only what is theirs, and when everyone meets again."""

    template: ClassVar[str] = "my_part"
    name: str
    deeds: tuple[Deed, ...]
    checks: tuple[Deed, ...]
    turns: tuple[Turn, ...]
    ring: Ring
    check_in: CheckIn


def my_part_sheet(
    view: FamilyView, person: str, relations: Mapping[str, str] = _NO_RELATIONS, tongue: Tongue = ENGLISH
) -> MyPartSheet:
    """One member's part, by the member's id."""
    names = Names(view, relations, tongue)
    plan = standing(view)
    now = live(names, plan)
    name = names.of(person)
    return MyPartSheet(
        frame=frame_of(
            names,
            "My part of the plan",
            version=version_words(plan, tongue),
            title=tongue("{name}: my part of the plan", name=name),
        ),
        name=name,
        deeds=tuple(deed(names, c) for c in now if c.who == person),
        checks=tuple(deed(names, c) for c in now if c.monitor == person),
        turns=rota_of(names, plan, person),
        ring=ring_list(names, plan, but=person),
        check_in=check_in(names, plan),
    )


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Somebody as the child calls them, and what they do."""

    name: str
    does: str
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class ChildsPlanSheet(Sheet):
    """The plan in words and pictures: told to a child, with room to draw."""

    template: ClassVar[str] = "childs_plan"
    child: str
    said: tuple[Said, ...] = asked("The child’s own words are not written down yet.")
    worries: tuple[str, ...] = asked("What people worry about is not written down.")
    helpers: tuple[Helper, ...] = asked("Nobody has said yet what they will do.")
    turns: tuple[Turn, ...]
    safe_people: tuple[str, ...] = asked("Nobody is down as somebody the child can go to.")
    must_have: tuple[str, ...] = asked("What always has to be is not written down (the bottom line).")
    check_in: CheckIn


def childs_plan_sheet(
    view: FamilyView, child: str = "", relations: Mapping[str, str] = _NO_RELATIONS, tongue: Tongue = ENGLISH
) -> ChildsPlanSheet:
    """The plan told to one child in focus by id, the first unless said."""
    names = Names(view, relations, tongue)
    who = names.people.get(child) or next(iter(names.children), Person())
    plan = standing(view)
    name = names.called(who)
    return ChildsPlanSheet(
        frame=frame_of(
            names, "Our plan", version=version_words(plan, tongue), title=tongue("{name}’s plan", name=name)
        ),
        child=name,
        said=said_by(names, who.id),
        worries=tuple(note.text for note in columns_of(names).worries),
        helpers=_helpers(names, plan, who),
        turns=rota_of(names, plan),
        safe_people=_safe_people(names, plan),
        must_have=tuple(dict.fromkeys(line.must_have for line in view.bottom_lines if line.must_have)),
        check_in=check_in(names, plan),
    )


def _helpers(names: Names, plan: Plan, child: Person) -> tuple[Helper, ...]:
    """Every commitment of the record, each in one line: a child's plan leaves nobody's part out."""
    return tuple(_helper(names, c, child) for c in live(names, plan))


def _helper(names: Names, commitment: Commitment, child: Person) -> Helper:
    return Helper(
        name=names.tongue("Me") if commitment.who == child.id else _called(names, commitment.who),
        does=commitment.what,
        when=when_of(commitment),
    )


def _called(names: Names, person: str) -> str:
    known = names.people.get(person)
    return known.called if known and known.called else names.of(person)


def _safe_people(names: Names, plan: Plan) -> tuple[str, ...]:
    """Those who know everything, and whoever holds the plan."""
    inner = [
        p.id for p in names.view.people if p.circle is Circle.INNER and p.alive and p.id not in names.view.child_ids
    ]
    found = dict.fromkeys([*([plan.family_lead] if plan.family_lead else []), *inner])
    return tuple(_called(names, person) for person in found)
