"""What is worth a look when somebody comes in: a second mother, a name much like another, a side nobody has told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from famnet.domain.family import Family, put
from famnet.domain.kin import Kin
from famnet.domain.people import Alias, Gender, Person
from famnet.domain.phrases.add import Added
from famnet.domain.phrases.called import folded
from famnet.domain.phrases.words import relationships_of
from famnet.domain.record import record
from famnet.domain.ties import ParentKind

_ALIKE = 0.84  # how like two whole names are from which on they may be one, spelt twice
_PARENT = {Gender.FEMALE: "mother", Gender.MALE: "father"}


@record
class Beside:
    """Somebody who came in as a parent by birth beside one of the same gender."""

    child: Person
    there: Person
    newcomer: Person

    @property
    def word(self) -> str:
        """`mother` or `father`."""
        return _PARENT[self.there.gender]


def beside_another(before: Family, after: Family, newcomer: Person) -> Beside | None:
    """The child and the parent beside whom somebody now is a second mother, or a second father, by birth."""
    kin = Kin(after)
    known = {link.id for link in before.parent_links}
    for link in after.parent_links:
        if link.parent != newcomer.id or link.id in known or link.kind is not ParentKind.BIRTH:
            continue
        others = [kin.people[p] for p in kin.parents_of(link.child, ParentKind.BIRTH) if p != newcomer.id]
        for other in others:
            if other.gender is newcomer.gender and other.gender in _PARENT:
                return Beside(child=kin.people[link.child], there=other, newcomer=newcomer)
    return None


def look_first(
    before: Family, after: Family, added: Added, *, unclear: Sequence[str] = (), another: bool = False
) -> list[str]:
    """What is worth a look about somebody who has just come in; `another`: that they are another is said already."""
    person = after.person(added.person.id)
    two = [*_two_parents(before, after, person)]
    twice = [] if two or another else alike(before, person, after)
    return [*two, *_side_open(person, unclear), *twice]


def _two_parents(before: Family, after: Family, person: Person) -> Iterator[str]:
    if two := beside_another(before, after, person):
        word, name, there = two.word, _named(person), _named(two.there)
        yield f"  {_named(two.child)} has two {word}s now, {there} and {name}. That is right if both are."
        yield (
            f"→ If {name} is the adoptive, step or foster {word}, or {there} under another name: `famnet undo`, then "
            f'`famnet network add "{name}" --as "adoptive {word}"` (or “step{word}”, “foster carer”), or '
            f'`famnet network edit "{there}"`.'
        )


def _side_open(person: Person, unclear: Sequence[str]) -> Iterator[str]:
    if unclear:
        ways = " or ".join(f"`--as “{way}”`" for way in unclear[:2])
        yield "  Through which side is not known yet, so no line leads to them."
        yield f'→ Once you know: `famnet network link "{_named(person)}"` with {ways}.'


def alike(before: Family, person: Person, after: Family) -> list[str]:
    """Somebody there whose name is part of this one, or spelt much like it, and who is as near to the child."""
    others = [p for p in before.people if p.id != person.id and p.name and person.name and _is_alike(p, person)]
    who = relationships_of(after, [person.id, *(p.id for p in others)])
    lines = []
    for other in others:
        if _may_be_one(who[person.id], who[other.id], other, person):
            is_ = f" ({who[other.id]})" if who[other.id] else ""
            lines.append(f"  {other.name}{is_} is in the network, too: are they one person?")
            lines.append(
                "→ If they are: `famnet undo` takes the second one back; `famnet network edit` mends a name."
            )
    return lines


def _is_alike(one: Person, other: Person) -> bool:
    mine, theirs = folded(one.name), folded(other.name)
    part = set(mine.split()) <= set(theirs.split()) or set(theirs.split()) <= set(mine.split())
    return part or SequenceMatcher(None, mine, theirs).ratio() >= _ALIKE


def _may_be_one(mine: str, theirs: str, one: Person, other: Person) -> bool:
    """Whole names alike are enough; a shared first name only where both stand in the same place."""
    if folded(one.name) == folded(other.name):
        return True
    if one.born and other.born and one.born != other.born:
        return False
    short, long = sorted((mine, theirs), key=len)
    return bool(short) and long.endswith(short)


def _named(person: Person) -> str:
    return person.name or "somebody not named yet"


def also_called(family: Family, person: Person, name: str) -> Family:
    """The family with another name that somebody goes by."""
    known = next((a for a in family.aliases if a.person == person.id and a.name == name), None)
    return family if known else replace(family, aliases=put(family.aliases, Alias(person=person.id, name=name)))
