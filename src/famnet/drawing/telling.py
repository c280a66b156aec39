"""The picture in words: everyone and their ties, for screen readers and for whoever would rather read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person, PersonKind
from famnet.domain.ties import Couple, CoupleEnd, EmotionalTie, Feeling, ParentKind, ParentLink, Residence
from famnet.drawing.feelings import felt
from famnet.drawing.labels import EARLY, UNNAMED, age_words, name_of
from famnet.drawing.people import HEALTH, KINDS, STATES
from famnet.drawing.text import clean
from famnet.drawing.told import NOTHING_KNOWN, Told

T = TypeVar("T")
_UNMARKED: Mapping[str, str] = MappingProxyType({})
_WHEN: Mapping[PersonKind, str] = MappingProxyType({PersonKind.PREGNANCY: ", due "})
_FEELINGS: Mapping[Feeling, tuple[str, str]] = MappingProxyType(
    {
        Feeling.NORMAL: ("Gets on with {name}",) * 2,
        Feeling.CLOSE: ("Close to {name}",) * 2,
        Feeling.FUSED: ("Very close (fused) with {name}",) * 2,
        Feeling.DISTANT: ("Distant from {name}",) * 2,
        Feeling.HOSTILE: ("Hostile with {name}",) * 2,
        Feeling.CLOSE_HOSTILE: ("Close and hostile with {name}",) * 2,
        Feeling.FUSED_HOSTILE: ("Fused and hostile with {name}",) * 2,
        Feeling.CUT_OFF: ("Cut off from {name}",) * 2,
        Feeling.REPAIRED: ("Was cut off from {name}, and that is repaired",) * 2,
        Feeling.FOCUSED_ON: ("Focused on {name}", "{name} is focused on them"),
        Feeling.PHYSICAL_ABUSE: ("Physically abusive to {name}", "Physically abused by {name}"),
        Feeling.SEXUAL_ABUSE: ("Sexually abusive to {name}", "Sexually abused by {name}"),
        Feeling.EMOTIONAL_ABUSE: ("Emotionally abusive to {name}", "Emotionally abused by {name}"),
        Feeling.NEGLECT: ("Neglects {name}", "Neglected by {name}"),
        Feeling.CONTROLLING: ("Controls {name}", "Controlled by {name}"),
        Feeling.CARETAKER: ("Takes care of {name}", "Taken care of by {name}"),
    }
)  # for whom it comes from, and for whom it goes to


def text_equivalent(
    view: FamilyView, roles: Mapping[str, str], marks: Mapping[str, str] = _UNMARKED, *, emotional: bool = False
) -> tuple[Told, ...]:
    """Everyone in words, the children in focus first; what is marked on the picture comes before all else."""
    teller = _Teller(view, roles, marks)
    first = {child: i for i, child in enumerate(view.child_ids)}
    order = sorted(view.people, key=lambda p: first.get(p.id, len(first)))
    return tuple(teller.tell(person, emotional=emotional) for person in order)


class _Teller:
    """What is needed to say who somebody's people are; holds a view and never changes."""

    def __init__(self, view: FamilyView, roles: Mapping[str, str], marks: Mapping[str, str]) -> None:
        self.view, self.marks = view, marks
        self.kin = Kin(view)
        self.roles = roles
        self.names = {p.id: self._name(p) for p in view.people}
        self.homes = {h.id: clean(h.name) for h in view.households}
        self.health = _by((mark.person, mark) for mark in view.health)
        self.cared_for = _by((link.parent, link.child) for link in view.parent_links if not link.kind.is_parent)
        self.ties = _by((tie.person, tie) for tie in view.ties if tie.of in self.names)
        self.lives = _by((r.person, self.homes[r.household]) for r in view.residences if self._holds(r))
        self.feelings = _by(told for tie in felt(view) for told in self._said_of(tie))
        self.born_with = _by((p.twins, p.id) for p in view.people if p.twins)

    def _holds(self, residence: Residence) -> bool:
        left = residence.until is not None and residence.until.latest < self.view.today
        return residence.household in self.homes and not left

    def _said_of(self, tie: EmotionalTie) -> Iterator[tuple[str, str]]:
        """Both are told of it: whom it comes from, and whom it goes to."""
        people = (tie.one, tie.other), (tie.other, tie.one)
        for (person, other), words in zip(people, _FEELINGS[tie.feeling], strict=True):
            yield person, f"{words.format(name=self.names[other])}."

    def _name(self, person: Person) -> str:
        role = clean(self.roles.get(person.id, "")) if person.kind not in EARLY else ""
        return name_of(person) if clean(person.name) or not role else f"{role} ({UNNAMED})"

    def tell(self, person: Person, *, emotional: bool) -> Told:
        """One person's entry."""
        facts = [*self._self(person), *self._kin(person), *self._beside(person)]
        facts += self.feelings.get(person.id, ()) if emotional else []
        role = clean(self.roles.get(person.id, "")) if clean(person.name) and person.kind not in EARLY else ""
        return Told(person=person.id, name=self.names[person.id], role=role, facts=tuple(facts) or (NOTHING_KNOWN,))

    def _self(self, person: Person) -> Iterator[str]:
        if person.id in self.marks:
            yield f"{self.marks[person.id].capitalize()}."
        if person.id in self.view.child_ids:
            yield "Child in focus."
        if person.kind is not PersonKind.PERSON:
            yield f"{KINDS[person.kind]}{_year(_WHEN.get(person.kind, ' in '), person.born)}."
        elif person.gender is not Gender.UNKNOWN:
            yield f"{person.gender.value.capitalize()}."
        yield from self._life(person)
        for mark in self.health.get(person.id, ()):
            yield f"{HEALTH[mark.kind]}{STATES[mark.state]}."

    def _life(self, person: Person) -> Iterator[str]:
        if person.kind is not PersonKind.PERSON:
            return
        age = _age(age_words(person, self.view.today))
        if person.born:
            yield f"Born {person.born}{f', {age} old' if age and person.alive else ''}."
        if not person.alive:
            aged = f", aged {age.removesuffix(' years')}" if age else ""
            yield f"Died{_year(' ', person.died)}{aged}."

    def _kin(self, person: Person) -> Iterator[str]:
        for kind, words in ((ParentKind.BIRTH, "Parents"), (ParentKind.ADOPTIVE, "Adoptive parents")):
            yield from self._list(words, self.kin.parents_of(person.id, kind))
        for link in self.kin.carers_of(person.id):
            yield f"Cared for by {self.names[link.parent]} ({_link_words(link)})."
        for partner in self.kin.partners_of(person.id):
            yield self._partner(person.id, partner)
        yield from self._list("Children", self.kin.children_of(person.id))
        yield from self._list("Brothers and sisters", [s for s in self.kin.siblings_of(person.id) if self._counts(s)])
        yield from self._list(
            "Identical twin of" if person.identical else "Twin of",
            [twin for twin in self.born_with.get(person.twins, ()) if twin != person.id],
        )
        yield from self._list("Cares for", self.cared_for.get(person.id, ()))

    def _counts(self, person: str) -> bool:
        """Whether somebody is spoken of as a brother or sister."""
        return self.kin.people[person].kind not in EARLY

    def _partner(self, person: str, partner: str) -> str:
        told = [c for c in self.kin.couples_of(person) if partner in (c.one, c.other)]
        if not told:
            return f"Has a child with {self.names[partner]}; no couple recorded."
        return f"Couple with {self.names[partner]} ({'; '.join(map(_couple_words, told))})."

    def _list(self, words: str, people: Sequence[str]) -> Iterator[str]:
        if people:
            yield f"{words}: {', '.join(self.names[p] for p in people)}."

    def _beside(self, person: Person) -> Iterator[str]:
        for tie in self.ties.get(person.id, ()):
            words = clean(tie.label) or tie.kind.value
            yield f"{words.capitalize()} of {self.names[tie.of]}."
        if lives := self.lives.get(person.id):
            yield f"Lives at {' and '.join(lives)}."


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """What belongs to each person: thousands of people are not looked through for each of them."""
    found: dict[str, list[T]] = {}
    for person, what in pairs:
        found.setdefault(person, []).append(what)
    return found


def _age(words: str) -> str:
    """`about 36 years` for `~36`, `8 months` for `8 mo`."""
    plain = words.replace("~", "about ").replace(" mo", " months")
    return f"{plain} years" if plain and "months" not in plain else plain


def _year(before: str, when: PartialDate | None) -> str:
    return f"{before}{when}" if when else ""


def _link_words(link: ParentLink) -> str:
    return f"{link.kind.value}{_year(', since ', link.since)}{_year(', until ', link.until)}"


def _couple_words(couple: Couple) -> str:
    began = f"{couple.kind.value}{_year(' since ', couple.since)}"
    if couple.end is CoupleEnd.NONE:
        return began
    return f"{began}, {couple.end.value}{_year(' ', couple.until)}"
