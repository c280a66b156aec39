"""The people of the network: adding, changing, joining and leaving."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family, put
from famnet.domain.kin import Kin
from famnet.domain.laws import records
from famnet.domain.mapping import PrState, Responsibility
from famnet.domain.people import Contact, ContactKind, Person, Protectable, Protection
from famnet.domain.phrases.words import relationships
from famnet.domain.plan_versions import commitments_in, draft_of, in_force
from famnet.domain.record import Record, record
from famnet.domain.ties import Household, Residence
from famnet.domain.worded import EVERYONE


class StillNeededError(FamnetError):
    """Somebody cannot be taken out while others hang on them."""

    hint = "Settle that first; a wrong name is put right with `famnet network edit NAME --name …`."

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be removed: {why}.")


@record
class Facts:
    """What else is known of a person when they are added or changed; None says nothing about it."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    school: str | None = None
    work: str | None = None
    lives_with: str | None = None  # a person's id
    holds_pr: bool | None = None


def with_own(family: Family, person: Person) -> Family:
    """The family with somebody's own record as it is now; it is named after its child, so it goes by the new name."""
    was = next(p for p in family.people if p.id == person.id)
    named_after = family.name == was.name and was.id in {child.person for child in family.children}
    after = replace(family, name=person.name if named_after and person.name else family.name).with_person(person)
    called, now = _home_of(family, was), _home_of(after, person)
    theirs = {r.household for r in family.residences if r.person == person.id and not r.until}
    homes = tuple(replace(h, name=now) if h.id in theirs and h.name == called else h for h in family.households)
    return replace(after, households=homes) if called != now else after


CONTACTS = {
    "phone": ContactKind.PHONE,
    "email": ContactKind.EMAIL,
    "address": ContactKind.ADDRESS,
    "school": ContactKind.SCHOOL,
    "work": ContactKind.WORK,
}


def with_facts(family: Family, person: Person, facts: Facts) -> Family:
    """The family with these facts about one of its people."""
    for name, kind in CONTACTS.items():
        value = getattr(facts, name)
        family = _with_contact(family, person, kind, value) if value is not None else family
    if facts.lives_with:
        family = living_together(family, person.id, facts.lives_with)
    if facts.holds_pr is not None:
        family = _with_responsibility(family, person, holds=facts.holds_pr)
    return family


def _with_contact(family: Family, person: Person, kind: ContactKind, value: str) -> Family:
    """One way of reaching somebody, in place of the one of the same kind; an empty value takes it away."""
    kept = [c for c in family.contacts if (c.person, c.kind) != (person.id, kind)]
    told = next((c for c in family.contacts if (c.person, c.kind) == (person.id, kind)), None)
    if value:
        kept.append(replace(told, value=value) if told else Contact(person=person.id, kind=kind, value=value))
    return replace(family, contacts=tuple(kept))


def living_together(family: Family, mover: str, with_: str) -> Family:
    """The family with one person living in another's home, and no longer anywhere else."""
    home = next((r.household for r in family.residences if r.person == with_ and not r.until), None)
    if home is None:
        household = Household(name=_home_of(family, family.person(with_)))
        there = Residence(person=with_, household=household.id)
        family = replace(family, households=(*family.households, household), residences=(*family.residences, there))
        home = household.id
    stay = tuple(r for r in family.residences if r.person != mover or r.until)
    return replace(family, residences=(*stay, Residence(person=mover, household=home)))


def _home_of(family: Family, person: Person) -> str:
    """What a home is called after whoever lives there; after who they are while nobody has named them."""
    who = person.name or relationships(family).get(person.id, "")
    return f"{who}'s home" if who else "a home"


def _with_responsibility(family: Family, holder: Person, *, holds: bool) -> Family:
    """Parental responsibility as it was told, for every child in focus; to be confirmed."""
    state = PrState.HOLDS if holds else PrState.DOES_NOT
    for child in family.children:
        told = next(
            (r for r in family.responsibilities if (r.child, r.holder) == (child.person, holder.id)),
            Responsibility(child=child.person, holder=holder.id),
        )
        family = replace(family, responsibilities=put(family.responsibilities, replace(told, state=state)))
    return family


def protect(family: Family, person: Person, what: Protectable, hidden_from: Iterable[Person], why: str) -> Family:
    """A fact about somebody that others must never learn; from nobody in particular: only the team may know."""
    kept = Protection(person=person.id, what=what, hidden_from=tuple(p.id for p in hidden_from), why=why)
    return replace(family, protections=(*family.protections, kept))


def remove(family: Family, person: Person) -> Family:
    """The family without somebody, and without all that says something about them.

    Raises:
        StillNeededError: a child in focus, or somebody through whom others are related.
    """
    name = person.name or "This person"
    if any(c.person == person.id for c in family.children):
        raise StillNeededError(name, "the work is about this child")
    kin = Kin(family)
    if kin.parents_of(person.id) and kin.children_of(person.id):
        raise StillNeededError(name, "others are related through them")
    if part := _part_in_plan(family, person.id):
        raise StillNeededError(name, f"they {' and '.join(part)}; give that to somebody else first")
    return without(family, person.id)


def _part_in_plan(family: Family, id_: str) -> list[str]:
    """What somebody does in the plan as it stands: a plan must not lose a line because a name is taken out."""
    plan = draft_of(family) or in_force(family)
    standing = commitments_in(family, plan) if plan else ()
    parts = {
        "lead the plan": plan is not None and plan.family_lead == id_,
        "promised something": any(c.who == id_ for c in standing),
        "check what others promised": any(c.monitor == id_ for c in standing),
    }
    return [words for words, true in parts.items() if true]


# Fields by which a record is about somebody. Named in any other field, they leave it blank and the record stays.
_ABOUT = frozenset({"id", "person", "parent", "child", "one", "other", "who", "holder", "rater", "of"})


def without(family: Family, id_: str) -> Family:
    """The family without one person and every record about them; others that name them no longer do."""
    changes: dict[str, Any] = {
        name: tuple(_blank(r, id_) for r in getattr(family, name) if not _is_about(r, id_))
        for name in (f.name for f in fields(family))
        if isinstance(getattr(family, name), tuple)
    }
    return replace(family, **changes)


def _is_about(record: Record, id_: str) -> bool:
    return any(getattr(record, name, None) == id_ for name in _ABOUT)


def _blank(record: Record, id_: str) -> Record:
    changes: dict[str, Any] = {f.name: "" for f in fields(record) if getattr(record, f.name) == id_}
    for name, everybody in _READERS.items():
        if id_ in (readers := getattr(record, name, ())):
            changes[name] = tuple(reader for reader in readers if reader != id_) or everybody
    return replace(record, **changes) if changes else record


# From whom something is kept. When the only one it is kept from goes, it is kept from everybody: never opened.
_READERS: dict[str, tuple[str, ...]] = {"hidden_from": (), "kept_from": (EVERYONE,)}


def kept_from_nobody_else(family: Family, id_: str) -> bool:
    """Whether something is kept from this one person alone."""
    every = (record for kind in records(family).values() for record in kind)
    return any(getattr(record, name, ()) == (id_,) for record in every for name in _READERS)


def _namesakes(family: Family, name: str) -> list[Person]:
    """People in the network who have exactly this name already."""
    return [p for p in family.people if p.name and p.name.casefold() == name.strip().casefold()]


class NamesakeError(FamnetError):
    """Somebody of that name is in the network already."""

    hint = (
        "Add --yes if this is another person of the same name. To say more about the one who is there: "
        "`famnet network edit`, or `famnet network link NAME --as PHRASE --of PERSON`."
    )

    def __init__(self, person: Person, relationship: str) -> None:
        super().__init__(f"{person.name} is in the network already" + (f": {relationship}." if relationship else "."))


def nobody_called(family: Family, name: str) -> None:
    """Hold that a new person is not one who is there already.

    Raises:
        NamesakeError: somebody has exactly this name.
    """
    for person in _namesakes(family, name):
        raise NamesakeError(person, relationships(family).get(person.id, ""))
