"""Less of a picture on purpose: the family on another day, those near somebody, one side, a branch folded away."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person, PersonKind
from famnet.domain.record import Record
from famnet.domain.ties import Couple, CoupleEnd

R = TypeVar("R", bound=Record)
_NINE_MONTHS = timedelta(days=280)


def as_at(view: FamilyView, day: date) -> FamilyView:
    """The family as it was on a day: who was born, alive, together, at home with whom.

    What has no date is taken to have been so all along.
    """
    there = only(view, {p.id for p in view.people if _is_there(p, day)})
    return replace(
        there,
        today=day,
        people=tuple(_living(p, day) for p in there.people),
        couples=tuple(_together(c, day) for c in there.couples if _begun(c.since, day)),
        parent_links=_lasting(there.parent_links, day),
        residences=_lasting(there.residences, day),
        feelings=_lasting(there.feelings, day),
        ecomap=_lasting(there.ecomap, day),
    )


def _is_there(person: Person, day: date) -> bool:
    """Born by then, or expected: of a pregnancy the date is when it is due."""
    ahead = _NINE_MONTHS if person.kind is PersonKind.PREGNANCY else timedelta()
    return person.born is None or person.born.earliest - ahead <= day


def _begun(since: PartialDate | None, day: date) -> bool:
    return since is None or since.earliest <= day


def _lasting(ties: tuple[R, ...], day: date) -> tuple[R, ...]:
    """What had begun by a day and was not over."""

    def lasts(tie: Any) -> bool:  # noqa: ANN401 -- whatever has `since` and `until`
        return _begun(tie.since, day) and (tie.until is None or tie.until.latest > day)

    return tuple(tie for tie in ties if lasts(tie))


def _living(person: Person, day: date) -> Person:
    """Somebody who died later was alive; of a death without a date nobody knows."""
    later = person.died is not None and person.died.earliest > day
    return replace(person, died=None, deceased=False) if later else person


def _together(couple: Couple, day: date) -> Couple:
    later = couple.until is not None and couple.until.earliest > day
    return replace(couple, end=CoupleEnd.NONE, until=None) if later else couple


def near(view: FamilyView, person: str, hops: int) -> FamilyView:
    """Everybody within so many steps of somebody: parent, child, partner, carer or another tie is one step."""
    step = _steps(view)
    found, edge = {person}, {person}
    for _ in range(hops):
        edge = {other for one in edge for other in step(one)} - found
        found |= edge
    return only(view, found)


def _steps(view: FamilyView) -> Callable[[str], Iterator[str]]:
    kin = Kin(view)
    beside: dict[str, list[str]] = {}
    for one, other in (*((t.person, t.of) for t in view.ties), *((c.parent, c.child) for c in view.parent_links)):
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)

    def step(person: str) -> Iterator[str]:
        yield from beside.get(person, ())
        yield from kin.partners_of(person)

    return step


class OneSide(StrEnum):
    """Whose family to show."""

    MATERNAL = "maternal"
    PATERNAL = "paternal"


_PARENT = {OneSide.MATERNAL: Gender.FEMALE, OneSide.PATERNAL: Gender.MALE}


def one_side(view: FamilyView, side: OneSide) -> FamilyView:
    """The children in focus with one parent's family: that parent's kin, their partners, and who is tied to them."""
    kin = Kin(view)
    roots = {
        parent
        for child in view.child_ids
        for parent in kin.parents_of(child)
        if kin.people[parent].gender is _PARENT[side]
    }
    blood = {a for root in roots for a in (root, *kin.ancestors_of(root))}
    blood |= {d for ancestor in tuple(blood) for d in kin.descendants_of(ancestor)} | set(view.child_ids)
    married = {partner for one in blood for partner in kin.partners_of(one)}
    kept = blood | married
    return only(view, kept | {t.person for t in view.ties if t.of in kept})


def folded(view: FamilyView, person: str) -> FamilyView:
    """A branch folded away: somebody stays, their descendants and their descendants' partners go.

    The children in focus stay too, and who stands between: a child would seem to have no father.
    """
    kin = Kin(view)
    line = {person, *view.child_ids} | {above for child in view.child_ids for above in kin.ancestors_of(child)}
    below = set(kin.descendants_of(person)) - line
    gone = below | {p for one in below for p in kin.partners_of(one) if not kin.parents_of(p)}
    return only(view, {p.id for p in view.people} - (gone - line))


def only(view: FamilyView, people: Collection[str]) -> FamilyView:
    """The view with these people, and with nothing that points at anybody else."""
    gone = {p.id for p in view.people} - set(people)
    kept: dict[str, Any] = {
        name: tuple(r for r in getattr(view, name) if not gone & set(_values(r))) for name in _TUPLES
    }
    return replace(view, **kept)


def _values(of: Record) -> Iterator[str]:
    return (value for f in fields(of) if isinstance(value := getattr(of, f.name), str))


_TUPLES = tuple(f.name for f in fields(FamilyView) if str(f.type).startswith("tuple["))
