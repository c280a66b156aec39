"""A story told anew, to see which words make exactly the links a family has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.merging import ends
from famnet.domain.phrases.tree import MergeError, Tree
from famnet.domain.plans import ChildInFocus
from famnet.domain.record import Record
from famnet.domain.ties import Couple, ParentLink, Tie
from famnet.exchange.story.reader import Kinship
from famnet.exchange.story.telling import Telling

Joining = ParentLink | Couple | Tie


SHELVES = ("parent_links", "couples", "ties")


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


class Attempt:
    """A story told anew: what is said outright first, then phrase by phrase, keeping those that fit exactly."""

    def __init__(self, family: Family, found: Places) -> None:
        self.family, self.found = family, found
        self.target = {person.id: person for person in family.people}
        self.telling = _blank_telling(family, found)
        self.same: dict[str, str] = {}  # unnamed people of the story told anew → those of the family
        self.left: dict[str, Joining] = {
            record.id: record
            for shelf in SHELVES
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
