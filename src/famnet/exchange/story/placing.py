"""Finds the words that put everybody in their place, by trying them on a story told anew.

A phrase is written only if reading it makes exactly the links the family has; what no phrase says is said outright.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.phrases.saying import word
from famnet.domain.phrases.words import relationships
from famnet.exchange.story.attempt import SHELVES, Attempt, Places, Words
from famnet.exchange.story.naming import part
from famnet.exchange.story.reader import Kinship, matched, read_kinship

_ROUNDS = 8


def places(family: Family) -> Places:
    """The words and facts that, read back, give exactly the links, couples and ties of the family."""
    found = Places(lined=set(_worth_a_line(family)))
    candidates = _candidates(family, found.lined)
    for left in range(_ROUNDS, -1, -1):
        attempt = Attempt(family, found)
        attempt.tell(candidates if left else [])
        if not attempt.learn():
            break
    return found


def _worth_a_line(family: Family) -> Iterator[str]:
    """Everyone with a name, and unnamed people of whom something else is known."""
    mentioned = set(_mentioned(family))
    for person in family.people:
        blank = Person(id=person.id, version=person.version, gender=person.gender)
        if person.name or person != blank or person.id in mentioned:
            yield person.id


def _mentioned(family: Family) -> Iterator[str]:
    for shelf in (f.name for f in fields(Family) if f.name not in (*SHELVES, "people")):
        records = getattr(family, shelf)
        for record in records if isinstance(records, tuple) else ():
            for told in vars(record).values():
                yield from (told,) if isinstance(told, str) else told if isinstance(told, tuple) else ()


# Candidates


def _candidates(family: Family, lined: set[str]) -> list[tuple[Kinship, Words]]:
    """Every phrase worth trying, in the order in which a reader would place them."""
    words = [*_kin_words(family, lined), *_tie_words(family)]
    tried = [(kinship, told) for told in words if (kinship := _kinship(told.phrase))]
    return sorted(tried, key=lambda pair: pair[0].rank)


def _kinship(phrase: str) -> Kinship | None:
    """The phrase as a reader takes it; None where it would be taken for something else."""
    told = part(phrase)
    read = read_kinship(told)
    return None if matched(told) or not read or read.of else read


def _kin_words(family: Family, lined: set[str]) -> Iterator[Words]:
    if not family.children:
        return
    untied = relationships(replace(family, ties=()))
    children = _children_lined(family, lined)
    genders = {person.id: person.gender for person in family.people}
    for person in (p.id for p in family.people if p.id in lined):
        told = untied[person]
        if told and " of " not in told:
            yield Words(person, _side_first(told))
        if (not told or "'s " in told or " of " in told) and children[person]:
            yield Words(person, word("parent", genders[person]), children[person][0])


def _children_lined(family: Family, lined: set[str]) -> Mapping[str, list[str]]:
    """Children with lines of their own, by parent; the child in focus needs no name in a phrase."""
    child, children = family.children[0].person, defaultdict[str, list[str]](list)
    for link in family.parent_links:
        if link.kind.is_parent and not (link.since or link.until) and link.child in lined - {child}:
            children[link.parent].append(link.child)
    return children


def _side_first(told: str) -> str:
    """`half-brother (mother's side)` → `maternal half-brother`."""
    for parent, side in (("mother", "maternal"), ("father", "paternal")):
        bare = told.removesuffix(f" ({parent}'s side)")
        if bare != told:
            return f"{side} {bare}"
    return told


def _tie_words(family: Family) -> Iterator[Words]:
    child = family.children[0].person if family.children else ""
    for tie in family.ties:
        yield Words(tie.person, tie.label, "" if tie.of == child else tie.of)
