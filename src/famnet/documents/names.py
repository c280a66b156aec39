"""How people are called in a document, and who is who."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from famnet.documents.safe_text import clean
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.dates import age_on
from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.people import Person
from famnet.domain.ties import ParentKind

LONGEST_NAME = 80  # a longer one would push everything else off the page
_AN_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_SOMEBODY = "somebody not named here"


@dataclass(frozen=True)
class Names:
    """The people of a view by their ids, in words.

    `relations` says who each person is to the child in focus ("maternal aunt"), as whoever calls us worked it out.
    """

    view: FamilyView
    relations: Mapping[str, str] = field(default_factory=dict)
    tongue: Tongue = ENGLISH

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everyone in the view by id."""
        return {person.id: person for person in self.view.people}

    @cached_property
    def kin(self) -> Kin:
        """Who descends from whom."""
        return Kin(self.view)

    @cached_property
    def children(self) -> tuple[Person, ...]:
        """The children in focus whom this audience may know of."""
        return tuple(self.people[c] for c in self.view.child_ids if c in self.people)

    @cached_property
    def parents(self) -> tuple[Person, ...]:
        """Birth and adoptive parents of the children in focus who are alive, each once."""
        found = dict.fromkeys(p for child in self.children for p in self.kin.parents_of(child.id))
        return tuple(self.people[p] for p in found if p in self.people and self.people[p].alive)

    @cached_property
    def professionals(self) -> tuple[Person, ...]:
        """People who are there because it is their work, in the order they were told."""
        return tuple(p for p in self.view.people if p.professional)

    def of(self, who: str) -> str:
        """What a person is called; a name that was typed stays; nobody is named who is not in the view."""
        if who in self.people:
            return short(self.people[who].name) or self._described(who)
        return self.tongue(_SOMEBODY) if _AN_ID.fullmatch(who) else short(who)

    def all_of(self, people: Iterable[str]) -> tuple[str, ...]:
        """Names of several, each once."""
        return tuple(dict.fromkeys(self.of(p) for p in people if p))

    def _described(self, who: str) -> str:
        relation = self.relation(who)
        return (
            self.tongue("{relation} (name not given here)", relation=relation) if relation else self.tongue(_SOMEBODY)
        )

    def called(self, person: Person) -> str:
        """The name one is called by: the first word of a name."""
        first = next(iter(clean(person.name).split()), "")
        return short(first) or self.tongue("the child")

    def child_or(self, who: str) -> str:
        """A child in focus by its first name, where no other is called so; anybody else by their whole name."""
        called = [self.called(child) for child in self.children if child.name]
        child = next((child for child in self.children if child.id == who and child.name), None)
        return self.called(child) if child and called.count(self.called(child)) == 1 else self.of(who)

    def relation(self, who: str) -> str:
        """Who somebody is to the children in focus, as far as it is known."""
        if who in self.view.child_ids:
            return self.tongue("the child" if len(self.children) == 1 else "one of the children")
        return self.tongue.kin(self.relations.get(who) or self._tie(who) or self._near_kin(who))

    def _tie(self, who: str) -> str:
        return next((t.label or t.kind.value for t in self.view.ties if t.person == who), "")

    def _near_kin(self, who: str) -> str:
        """Parents, carers, brothers and sisters can be told without a grammar of kinship."""
        for child in self.children:
            for is_kin, word in _NEAR:
                if is_kin(self, who, child.id):
                    return word
        return ""

    def age(self, person: Person) -> str:
        """`8 years old`, or nothing when the birth date is unknown."""
        years = age_on(person.born, self.view.today)
        words = "{years} years old" if person.born and person.born.exact else "about {years} years old"
        return self.tongue(words, years=years) if years is not None and person.alive else ""


def _carer(names: Names, who: str, child: str) -> bool:
    return any(link.parent == who for link in names.kin.carers_of(child))


_NEAR: tuple[tuple[Callable[[Names, str, str], bool], str], ...] = (
    (lambda n, who, child: who in n.kin.parents_of(child, ParentKind.BIRTH), "parent"),
    (lambda n, who, child: who in n.kin.parents_of(child), "adoptive parent"),
    (_carer, "carer"),
    (lambda n, who, child: who in n.kin.siblings_of(child), "brother or sister"),
)


def short(name: str) -> str:
    """A name that fits a line, of letters that every file can hold: it stands in titles and properties, too."""
    told = " ".join(clean(name).split())
    return told if len(told) <= LONGEST_NAME else f"{told[: LONGEST_NAME - 1].rstrip()}…"
