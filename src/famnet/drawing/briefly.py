"""A genogram in few words, for the page it is printed on: each person in a line, couples and homes, each told once.

Nothing is left out that `telling` says: who somebody's children, brothers and sisters are follows from the parents.
"""

from collections.abc import Iterable, Iterator, Mapping

from famnet.domain.dates import PartialDate, age_on
from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person, PersonKind
from famnet.domain.ties import Couple, CoupleEnd, ParentKind, ParentLink
from famnet.drawing.labels import EARLY, KINDS, name_of
from famnet.drawing.saying import ENGLISH, Say, say_partly
from famnet.drawing.text import clean


def in_brief(view: FamilyView, roles: Mapping[str, str], say: Say = ENGLISH) -> tuple[str, ...]:
    """The lines, the children in focus first; `roles` are in the reader's language already."""
    brief = _Brief(view, roles, say)
    first = {child: i for i, child in enumerate(view.child_ids)}
    people = sorted(view.people, key=lambda p: first.get(p.id, len(first)))
    return (*map(brief.person, people), *brief.couples(), *brief.homes())


class _Brief:
    """What is needed to tell of somebody in a line; holds a view and never changes."""

    def __init__(self, view: FamilyView, roles: Mapping[str, str], say: Say) -> None:
        self.view = view
        self.say = say
        self.kin = Kin(view)
        early = {person.id for person in view.people if person.kind in EARLY}
        self.roles = {person: clean(role) for person, role in roles.items() if person not in early}
        self.names = {p.id: self._name(p) for p in view.people}
        self._ties = {t.person: (say(clean(t.label) or t.kind.value),) for t in view.ties if t.of in self.names}

    def _name(self, person: Person) -> str:
        role = self.roles.get(person.id, "")
        return clean(person.name) or role or name_of(person, self.say)

    def person(self, person: Person) -> str:
        """Such as `Kemi Okafor, mother: female, born 12 March 1993 (33), parents Grace Okafor and Emeka Okafor`."""
        head = ", ".join(filter(None, (self.names[person.id], self._who(person))))
        facts = ", ".join(filter(None, self._facts(person)))
        return f"{head}: {facts}." if facts else f"{head}."

    def _who(self, person: Person) -> str:
        if person.id in self.view.child_ids:
            focus = self.say("child in focus")
            return f"{self.roles[person.id]}, {focus}" if self.roles.get(person.id) else focus
        role = self.roles.get(person.id, "") if clean(person.name) else ""
        return "" if role in self._ties.get(person.id, ()) else role

    def _facts(self, person: Person) -> Iterator[str]:
        say = self.say
        if person.kind is not PersonKind.PERSON:
            when = say_partly(person.born, say) if person.born else ""
            yield " ".join(filter(None, (say(KINDS[person.kind].lower()), when)))
            return
        yield say(person.gender.value) if person.gender is not Gender.UNKNOWN else ""
        yield self._born(person)
        yield self._died(person)
        for mark in self.view.health:
            if mark.person == person.id:
                yield f"{say(mark.kind.value)} ({say(mark.state.value)})"
        yield from self._from(person)

    def _born(self, person: Person) -> str:
        if not person.born:
            return ""
        age = age_on(person.born, self.view.today) if person.alive else None
        told = self.say("born {when}", when=say_partly(person.born, self.say))
        if age is None:
            return told
        return f"{told} ({self.say('about {when}', when=age) if person.born.about else age})"

    def _died(self, person: Person) -> str:
        if person.alive:
            return ""
        if not person.died:
            return self.say("has died")
        when, years = say_partly(person.died, self.say), age_on(person.born, person.died.earliest)
        if years is None:
            return self.say("died {when}", when=when)
        return self.say("died {when}, aged {years}", when=when, years=years)

    def _from(self, person: Person) -> Iterator[str]:
        for kind, words in _PARENTS:
            if parents := self.kin.parents_of(person.id, kind):
                yield self.say(words[len(parents) > 1], names=self._all(parents))
        for link in self.kin.carers_of(person.id):
            yield self.say("cared for by {names}", names=f"{self.names[link.parent]} ({self._link(link)})")
        for tie in self.view.ties:
            if tie.person == person.id and tie.of in self.names:
                yield self._tie(clean(tie.label) or tie.kind.value, tie.of)

    def _tie(self, words: str, of: str) -> str:
        """`family friend of Kemi Okafor`: whose, which the role does not say."""
        return self.say("{relation} of {name}", relation=self.say(words), name=self.names[of])

    def _link(self, link: ParentLink) -> str:
        return ", ".join(filter(None, (self.say(link.kind.value), *self._span(link.since, link.until))))

    def _span(self, since: PartialDate | None, until: PartialDate | None) -> Iterator[str]:
        if since:
            yield self.say("since {when}", when=say_partly(since, self.say))
        if until:
            yield self.say("until {when}", when=say_partly(until, self.say))

    def couples(self) -> Iterator[str]:
        """All of them in one line: who, in what way, since when, and how it ended."""
        told = "; ".join(
            f"{self._all((c.one, c.other))} ({', '.join(self._couple(c))})"
            for c in self.view.couples
            if c.one in self.names and c.other in self.names
        )
        if told:
            yield f"{self.say('Couples')}: {told}."

    def _couple(self, couple: Couple) -> Iterator[str]:
        yield self.say(couple.kind.value)
        yield from self._span(couple.since, None)
        if couple.end is not CoupleEnd.NONE:
            yield " ".join(
                (self.say(couple.end.value), *([say_partly(couple.until, self.say)] if couple.until else ()))
            )

    def homes(self) -> Iterator[str]:
        """Who lives together now, home by home, in one line."""
        now = [r for r in self.view.residences if r.until is None or r.until.latest >= self.view.today]
        told = "; ".join(
            f"{clean(home.name)}: {self._all(people)}"
            for home in self.view.households
            if (people := [r.person for r in now if r.household == home.id and r.person in self.names])
        )
        if told:
            yield f"{self.say('Homes')}: {told}."

    def _all(self, people: Iterable[str]) -> str:
        return self.say.names(self.names[p] for p in people)


_PARENTS = (
    (ParentKind.BIRTH, ("parent {names}", "parents {names}")),
    (ParentKind.ADOPTIVE, ("adopted by {names}", "adopted by {names}")),
)
