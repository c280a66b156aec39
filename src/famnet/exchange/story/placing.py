"""Finds the words that put everybody in their place, by trying them on a story told anew.

A phrase is written only if reading it makes exactly the links the family has; what no phrase says is said outright.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.merging import ends
from famnet.domain.phrases.saying import word
from famnet.domain.phrases.tree import MergeError, Tree
from famnet.domain.phrases.words import relationships
from famnet.domain.plans import ChildInFocus
from famnet.domain.record import Record
from famnet.domain.ties import Couple, ParentLink, Tie
from famnet.exchange.story.naming import part
from famnet.exchange.story.reader import Kinship, matched, read_kinship
from famnet.exchange.story.telling import Telling

Joining = ParentLink | Couple | Tie
_SHELVES = ("parent_links", "couples", "ties")
_ROUNDS = 8


@dataclass(frozen=True)
class Words:
    """A kin phrase for one person, and of whom when not the child."""

    person: str
    phrase: str
    of: str = ""


@dataclass
class Places:
    """How everybody is placed: phrases by person, what is said outright, who needs a line, whose gender is said."""

    lined: set[str]
    phrases: dict[str, list[Words]] = field(default_factory=lambda: defaultdict(list))
    outright: dict[str, Joining] = field(default_factory=dict)
    gendered: set[str] = field(default_factory=set)


def places(family: Family) -> Places:
    """The words and facts that, read back, give exactly the links, couples and ties of the family."""
    found = Places(lined=set(_worth_a_line(family)))
    candidates = _candidates(family, found.lined)
    for left in range(_ROUNDS, -1, -1):
        attempt = _Attempt(family, found)
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
    for shelf in (f.name for f in fields(Family) if f.name not in (*_SHELVES, "people")):
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


# Trying them


class _Attempt:
    """A story told anew: what is said outright first, then phrase by phrase, keeping those that fit exactly."""

    def __init__(self, family: Family, found: Places) -> None:
        self.family, self.found = family, found
        self.target = {person.id: person for person in family.people}
        self.telling = _blank_telling(family, found)
        self.same: dict[str, str] = {}  # unnamed people of the story told anew → those of the family
        self.left: dict[str, Joining] = {
            record.id: record
            for shelf in _SHELVES
            for record in getattr(family, shelf)
            if record.id not in found.outright
        }
        self.beside: dict[str, list[str]] = defaultdict(list)
        for record in self.left.values():
            for end in ends(record):
                self.beside[end].append(record.id)

    def tell(self, candidates: Iterable[tuple[Kinship, Words]]) -> None:
        """Try every phrase in turn."""
        self.found.phrases.clear()
        for kinship, words in candidates:
            if words.person in self.found.lined and (not words.of or words.of in self.found.lined):
                self._try(kinship, words)

    def learn(self) -> bool:
        """What was left over is said outright next time; False when nothing was."""
        placed = self.found.lined.union(self.same.values())
        open_ends = {end for record in self.left.values() for end in ends(record)}
        more = ((self.target.keys() - placed) | open_ends) - self.found.lined
        wrong = {p for p in self.found.lined if self.telling.tree.people[p].gender is not self.target[p].gender}
        self.found.lined |= more & self.target.keys()
        if more or wrong - self.found.gendered:
            self.found.gendered |= wrong
            return True
        self.found.outright |= self.left
        return bool(self.left)

    def _try(self, kinship: Kinship, words: Words) -> None:
        tree = self.telling.tree
        tree.begin()
        try:
            self.telling.put(words.person, kinship.phrase, words.of or None, words.phrase)
        except (FamnetError, MergeError):
            tree.undo()
            return
        covered = self._covered(words.person)
        if covered is None:
            tree.undo()
            return
        tree.end()
        self.found.phrases[words.person].append(words)
        for ref in covered[0]:
            del self.left[ref]
        self.same |= covered[1]

    def _covered(self, person: str) -> tuple[list[str], dict[str, str]] | None:
        """The family's records that what was just added stands for; None where it stands for something else."""
        told = self.telling.tree.people[person]
        if told.gender not in (Gender.UNKNOWN, self.target[person].gender):
            return None
        if told.professional and not self.target[person].professional:
            return None
        pending, same, covered = self.telling.tree.added(), dict[str, str](), list[str]()
        while pending:
            found = [(r, ref) for r in pending if (ref := self._counterpart(r, same, covered))]
            if not found:
                return None
            record, ref = found[0]
            pending.remove(record)
            covered.append(ref)
            same |= self._pairing(record, self.left[ref], same)
        return (covered, same) if covered else None

    def _counterpart(self, record: Joining, same: Mapping[str, str], covered: list[str]) -> str:
        """The family's record that says the same of the same people, as far as they are told apart."""
        known = [self._real(end, same) for end in ends(record)]
        near = next((end for end in known if end), "")
        for ref in self.beside[near]:
            if ref in self.left and ref not in covered and self._says(record, self.left[ref], same):
                return ref
        return ""

    def _says(self, record: Joining, wanted: Joining, same: Mapping[str, str]) -> bool:
        return _content(record) == _content(wanted) and any(
            all(self._may_be(mine, theirs, same) for mine, theirs in zip(ends(record), order, strict=True))
            for order in _orders(wanted)
        )

    def _may_be(self, mine: str, theirs: str, same: Mapping[str, str]) -> bool:
        """Whether an end of what was told can be a person of the family."""
        real = self._real(mine, same)
        if real:
            return real == theirs
        taken = theirs in self.found.lined or theirs in same.values() or theirs in self.same.values()
        return not taken and self.target[theirs].gender is self.telling.tree.people[mine].gender

    def _real(self, person: str, same: Mapping[str, str]) -> str:
        return person if person in self.target else same.get(person) or self.same.get(person, "")

    def _pairing(self, record: Joining, wanted: Joining, same: Mapping[str, str]) -> dict[str, str]:
        order = next(
            order
            for order in _orders(wanted)
            if all(self._may_be(m, t, same) for m, t in zip(ends(record), order, strict=True))
        )
        return {mine: real for mine, real in zip(ends(record), order, strict=True) if mine not in self.target}


def _blank_telling(family: Family, found: Places) -> Telling:
    """Everyone with a line, knowing of them only what their line says before any phrase is read."""
    telling = Telling()
    for person in family.people:
        if person.id in found.lined:
            gender = person.gender if person.id in found.gendered else Gender.UNKNOWN
            telling.tree.add(Person(id=person.id, name=person.name, gender=gender))
            telling.stored.add(person.id)
    telling.children = [ChildInFocus(person=child.person) for child in family.children]
    for record in found.outright.values():
        _outright(telling.tree, record)
    return telling


def _outright(tree: Tree, record: Joining) -> None:
    if isinstance(record, ParentLink):
        tree.link(record.parent, record.child, record.kind)
    elif isinstance(record, Couple):
        tree.put_couple(record, again=True)
    else:
        tree.put_tie(record)


def _orders(record: Joining) -> tuple[tuple[str, str], ...]:
    one, other = ends(record)
    return ((one, other), (other, one)) if isinstance(record, Couple) else ((one, other),)


def _content(record: Joining) -> Record:
    """What a record says apart from of whom."""
    bare = replace(record, id="", version=0)
    if isinstance(bare, ParentLink):
        return replace(bare, parent="", child="")
    return replace(bare, one="", other="") if isinstance(bare, Couple) else replace(bare, person="", of="")
