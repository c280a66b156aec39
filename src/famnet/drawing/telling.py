"""The picture in words: everyone and their ties, for screen readers and for whoever would rather read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person, PersonKind
from famnet.domain.ties import Couple, CoupleEnd, EmotionalTie, Feeling, ParentKind, ParentLink, Residence
from famnet.drawing.feelings import felt
from famnet.drawing.labels import EARLY, KINDS, UNNAMED, age_words, name_of
from famnet.drawing.people import HEALTH, STATES
from famnet.drawing.saying import ENGLISH, Say, say_partly
from famnet.drawing.text import clean
from famnet.drawing.told import NOTHING_KNOWN, Told
from famnet.drawing.wording import sentence

T = TypeVar("T")
_MONTHS = " mo"
_WHEN: Mapping[PersonKind, str] = MappingProxyType({PersonKind.PREGNANCY: "{what}, due {when}"})
_UNMARKED: Mapping[str, str] = MappingProxyType({})
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
    view: FamilyView,
    roles: Mapping[str, str],
    marks: Mapping[str, str] = _UNMARKED,
    *,
    emotional: bool = False,
    say: Say = ENGLISH,
) -> tuple[Told, ...]:
    """Everyone in words, the children in focus first; what is marked on the picture comes before all else."""
    teller = _Teller(view, roles, marks, say)
    first = {child: i for i, child in enumerate(view.child_ids)}
    order = sorted(view.people, key=lambda p: first.get(p.id, len(first)))
    return tuple(teller.tell(person, emotional=emotional) for person in order)


class _Teller:
    """What is needed to say who somebody's people are; holds a view and never changes."""

    def __init__(self, view: FamilyView, roles: Mapping[str, str], marks: Mapping[str, str], say: Say) -> None:
        self.view, self.marks, self.say = view, marks, say
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
            yield person, f"{self.say(words, name=self.names[other])}."

    def _name(self, person: Person) -> str:
        role = clean(self.roles.get(person.id, "")) if person.kind not in EARLY else ""
        return name_of(person, self.say) if clean(person.name) or not role else f"{role} ({self.say(UNNAMED)})"

    def tell(self, person: Person, *, emotional: bool) -> Told:
        """One person's entry."""
        facts = [*self._self(person), *self._kin(person), *self._beside(person)]
        facts += self.feelings.get(person.id, ()) if emotional else []
        role = clean(self.roles.get(person.id, "")) if clean(person.name) and person.kind not in EARLY else ""
        return Told(
            person=person.id, name=self.names[person.id], role=role, facts=tuple(facts) or (self.say(NOTHING_KNOWN),)
        )

    def _self(self, person: Person) -> Iterator[str]:
        say = self.say
        if person.id in self.marks:
            yield f"{self.marks[person.id].capitalize()}."
        if person.id in self.view.child_ids:
            yield f"{say('Child in focus')}."
        if person.kind is not PersonKind.PERSON:
            yield f"{self._early(person)}."
        elif person.gender is not Gender.UNKNOWN:
            yield sentence(say(person.gender.value))
        yield from self._life(person)
        for mark in self.health.get(person.id, ()):
            yield f"{say(HEALTH[mark.kind] + STATES[mark.state])}."

    def _early(self, person: Person) -> str:
        kind = self.say(KINDS[person.kind])
        if not person.born:
            return kind
        words = _WHEN.get(person.kind, "{what} in {when}")
        return self.say(words, what=kind, when=say_partly(person.born, self.say))

    def _life(self, person: Person) -> Iterator[str]:
        if person.kind is not PersonKind.PERSON:
            return
        say, age = self.say, age_words(person, self.view.today)
        if person.born:
            born = say("born {when}", when=say_partly(person.born, say))
            yield sentence(", ".join((born, self._old(age)) if age and person.alive else (born,)))
        if not person.alive:
            yield sentence(self._died(person, self._long(age)))

    def _died(self, person: Person, age: str) -> str:
        if not person.died:
            return self.say("has died")
        when = say_partly(person.died, self.say)
        return self.say("died {when}, aged {years}" if age else "died {when}", when=when, years=age)

    def _old(self, age: str) -> str:
        """`11 years old`, `about 36 years old`, `8 months old`, of what stands in a symbol."""
        if age.endswith(_MONTHS):
            return self.say("{number} months old", number=age.removesuffix(_MONTHS))
        words = "about {years} years old" if age.startswith("~") else "{years} years old"
        return self.say(words, years=age.removeprefix("~"))

    def _long(self, age: str) -> str:
        """`55`, `about 55`, `8 months`."""
        if age.endswith(_MONTHS):
            return self.say("{number} months", number=age.removesuffix(_MONTHS))
        return self.say("about {when}", when=age[1:]) if age.startswith("~") else age

    def _kin(self, person: Person) -> Iterator[str]:
        for kind, words in ((ParentKind.BIRTH, "Parents"), (ParentKind.ADOPTIVE, "Adoptive parents")):
            yield from self._list(words, self.kin.parents_of(person.id, kind))
        for link in self.kin.carers_of(person.id):
            carer = f"{self.names[link.parent]} ({self._link(link)})"
            yield sentence(self.say("cared for by {names}", names=carer))
        for partner in self.kin.partners_of(person.id):
            yield self._partner(person.id, partner)
        yield from self._list("Children", self.kin.children_of(person.id))
        yield from self._list("Brothers and sisters", [s for s in self.kin.siblings_of(person.id) if self._counts(s)])
        yield from self._list(
            "Identical twin of" if person.identical else "Twin of",
            [twin for twin in self.born_with.get(person.twins, ()) if twin != person.id],
        )
        yield from self._list("Cares for", self.cared_for.get(person.id, ()))

    def _link(self, link: ParentLink) -> str:
        dates = (("since {when}", link.since), ("until {when}", link.until))
        told = (self.say(words, when=say_partly(when, self.say)) for words, when in dates if when)
        return ", ".join((self.say(link.kind.value), *told))

    def _counts(self, person: str) -> bool:
        """Whether somebody is spoken of as a brother or sister."""
        return self.kin.people[person].kind not in EARLY

    def _partner(self, person: str, partner: str) -> str:
        told = [c for c in self.kin.couples_of(person) if partner in (c.one, c.other)]
        if not told:
            return self.say("Has a child with {name}; no couple recorded.", name=self.names[partner])
        couples = "; ".join(map(self._couple, told))
        return self.say("Couple with {name} ({couples}).", name=self.names[partner], couples=couples)

    def _couple(self, couple: Couple) -> str:
        say, began = self.say, self.say(couple.kind.value)
        if couple.since:
            began = f"{began} {say('since {when}', when=say_partly(couple.since, say))}"
        if couple.end is CoupleEnd.NONE:
            return began
        until = (say_partly(couple.until, say),) if couple.until else ()
        return f"{began}, {' '.join((say(couple.end.value), *until))}"

    def _list(self, words: str, people: Sequence[str]) -> Iterator[str]:
        if people:
            yield f"{self.say(words)}: {', '.join(self.names[p] for p in people)}."

    def _beside(self, person: Person) -> Iterator[str]:
        for tie in self.ties.get(person.id, ()):
            words = self.say.kin(clean(tie.label) or tie.kind.value)
            yield sentence(self.say("{relation} of {name}", relation=words, name=self.names[tie.of]))
        if lives := self.lives.get(person.id):
            yield sentence(self.say("lives at {homes}", homes=self.say.names(lives)))


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """What belongs to each person: thousands of people are not looked through for each of them."""
    found: dict[str, list[T]] = {}
    for person, what in pairs:
        found.setdefault(person, []).append(what)
    return found
