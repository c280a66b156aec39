"""Adds a person by a kin phrase, or joins two people who are known already. Pure: a family in, a family out."""

from collections.abc import Sequence
from dataclasses import replace

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ExitCode, FamnetError, SamePersonError
from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.called import one_by_name
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.modifiers import UnfitError, on_side
from famnet.domain.phrases.near import standing
from famnet.domain.phrases.reading import AmbiguousPhraseError, Phrase, Reading, UnknownPhraseError
from famnet.domain.phrases.saying import say
from famnet.domain.phrases.steps import Move, Path, Side, out
from famnet.domain.phrases.tree import Tree
from famnet.domain.phrases.walk import MOST_PARENTS, UnclearError, enter, settle
from famnet.domain.record import record
from famnet.domain.ties import ParentKind, TieKind


@record
class NewPerson:
    """Somebody to add: the phrase says who they are to `of` (a person's id; the child in focus when not given)."""

    name: str = ""
    phrase: str = ""
    of: str | None = None
    side: Side = Side.NONE
    gender: Gender = Gender.UNKNOWN
    born: PartialDate | None = None
    died: PartialDate | None = None
    deceased: bool = False
    called: str = ""
    note: str = ""
    source_id: str = ""

    @property
    def as_person(self) -> Person:
        """The record of them, not yet joined to anybody."""
        own = ("name", "gender", "born", "died", "deceased", "called", "note", "source_id")
        return Person(**{field: getattr(self, field) for field in own})


@record
class Added:
    """What adding did: the family, the person in it, unnamed people made between, the id of an unnamed one named."""

    family: Family
    person: Person
    made: tuple[Person, ...] = ()
    joined: str = ""


def add_person(family: Family, new: NewPerson) -> Added:
    """The family with one more person where the phrase says; an unnamed person in that place gets the name.

    Raises:
        UnknownPhraseError: the phrase is not understood.
        AmbiguousPhraseError: it fits several places and no side was given (its `choices` each fit one).
        UnknownPersonError: nobody has the name in the phrase.
        AmbiguousPersonError: several people have it.
        OwnAncestorError: somebody would be their own ancestor.
        SamePersonError: the two are one person.
        ThirdParentError: a child would have more than two parents by birth.
    """
    tree = Tree(family)
    person = tree.add(new.as_person)
    return _placed(tree, person, new.phrase, new.of, new.side)


def link(family: Family, person: str, phrase: str, of: str | None = None, *, side: Side = Side.NONE) -> Added:
    """The family with an existing person joined to another by a phrase; raises what `add_person` raises."""
    return _placed(Tree(family), person, phrase, of, side)


def _placed(tree: Tree, person: str, phrase: str, of: str | None, side: Side) -> Added:
    placed = Placing(tree, side=side).put(person, read_phrase(phrase), of, phrase) if phrase else person
    _no_third_parent(tree, placed)
    family = tree.grown()
    made = tuple(tree.people[m] for m in tree.made if m in tree.people)
    return Added(family=family, person=family.person(placed), made=made, joined=placed if placed != person else "")


class ThirdParentError(FamnetError):
    """A child has two parents by birth at most; a third is somebody else to the child, or a mistake."""

    hint = (
        "Say what they are: “stepmum” or “stepdad” (a parent's partner), “adoptive mother”, “foster carer”. A wrong "
        "parent is taken off with `famnet network unlink NAME --of CHILD`."
    )

    def __init__(self, child: str, parents: Sequence[str], third: str) -> None:
        super().__init__(
            f"{child} has two parents by birth already, {' and '.join(parents)}: {third} cannot be a third."
        )


def _no_third_parent(tree: Tree, person: str) -> None:
    """See that the person just placed did not become anybody's third parent by birth, nor got three themselves."""
    told = {link.id for link in tree.family.parent_links}
    near = [*tree.up(person), *tree.down(person)]
    for link in (link for link in near if link.kind is ParentKind.BIRTH and link.id not in told):
        others = [p for p in tree.parents(link.child, ParentKind.BIRTH) if p != link.parent]
        if len(others) >= MOST_PARENTS:
            raise ThirdParentError(tree.label(link.child), [tree.label(p) for p in others], tree.label(link.parent))


class NoChildError(FamnetError):
    """A kin phrase about nobody, in a family without a child in focus."""

    exit_code = ExitCode.USAGE
    hint = "`famnet family focus CHILD` says whom the work is about; or name the person the phrase is about."

    def __init__(self, phrase: str) -> None:
        super().__init__(f"Whose {phrase}? No child is in focus yet.")


class Placing:
    """Puts people where phrases say in a growing family; `side` is what to assume where the words leave it open."""

    def __init__(self, tree: Tree, side: Side = Side.NONE) -> None:
        self.tree = tree
        self.side = side
        self.stored = {person.id for person in tree.family.people}  # they keep their ids

    def put(self, person: str, read: Phrase, of: str | None = None, phrase: str = "") -> str:
        """Place a person by a phrase about somebody; returns the id they go by afterwards."""
        start = of or (self.find(read.of) if read.of else self.child(phrase))
        for owner in read.owners:
            start = self._owner(owner, start)
        if start == person:
            raise SamePersonError(self.tree.label(person), f"{read.head.words}, or any kin,")
        self._say(person, read.head)
        try:
            placed = self._settled(person, start, self._path(read.head, phrase, start))
            return self._twinned(placed, start, read.head)
        except UnclearError as unclear:
            if self.side is not Side.UNKNOWN:
                raise unclear.as_refusal(phrase) from None
            label = read.head.words if unclear.at == start else say(unclear.rest)
            return self._settled(person, unclear.at, (out(TieKind.KIN, label),))

    def child(self, phrase: str) -> str:
        """Whom a phrase is about that names nobody: the first child in focus."""
        if not self.tree.family.children:
            raise NoChildError(phrase)
        return self.tree.family.children[0].person

    def find(self, name: str) -> str:
        """The id of whoever a name in a phrase means."""
        return one_by_name(self.tree.people.values(), name).id

    def _owner(self, owner: Reading | str, start: str) -> str:
        """Whom "mum's" or "Kemi's" means: somebody known, or somebody unnamed made in that place."""
        if isinstance(owner, str):
            return self.find(owner)
        found = standing(self.tree, start, owner.path)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousPhraseError(owner.words, [f"of {self.tree.label(p)}" for p in found])
        try:
            return enter(self.tree, start, self._path(owner, owner.words, start))
        except UnclearError as unclear:
            raise unclear.as_refusal(owner.words) from None

    def _path(self, reading: Reading, phrase: str, start: str) -> Path:
        """The path with its side, where the words have to say one."""
        if reading.choices:
            raise UnclearError(start, reading.path, reading.choices)
        if not _wants_side(reading.path):
            return reading.path
        if self.side in (Side.MATERNAL, Side.PATERNAL):
            return _on(self.side, reading, phrase)
        raise UnclearError(
            start, reading.path, (f"{s.value} {reading.words}" for s in (Side.MATERNAL, Side.PATERNAL))
        )

    def _settled(self, person: str, start: str, path: Path) -> str:
        if self.tree.is_joined(person) and person in standing(self.tree, start, path):
            return self._gendered(person, path)
        here = enter(self.tree, start, path[:-1], path[-1:])
        joined = settle(self.tree, person, here, path[-1])
        return self._gendered(self._joined(person, joined), path)

    def _twinned(self, person: str, start: str, reading: Reading) -> str:
        if reading.twin:
            self.tree.twins(start, person, identical=reading.identical)
        return person

    def _joined(self, person: str, waiting: str) -> str:
        """One record of two: whoever is stored keeps the id, the named one the facts."""
        if not waiting:
            return person
        kept, gone = (person, waiting) if person in self.stored else (waiting, person)
        self.tree.merge(gone, kept)
        return kept

    def _gendered(self, person: str, path: Path) -> str:
        """A role says its holder's gender where nobody has, and that they are a professional."""
        last, told = path[-1], self.tree.people[person]
        gender = last.gender if told.gender is Gender.UNKNOWN else told.gender
        professional = told.professional or (last.move is Move.TIE and last.tie is TieKind.PROFESSIONAL)
        self.tree.add(replace(told, gender=gender, professional=professional))
        return person

    def _say(self, person: str, reading: Reading) -> None:
        """What the words say beside the place."""
        told = self.tree.people[person]
        gender = reading.path[-1].gender if told.gender is Gender.UNKNOWN else told.gender
        self.tree.add(replace(told, deceased=told.deceased or reading.deceased, gender=gender))


def _wants_side(path: Path) -> bool:
    first = path[0]
    open_parent = first.move is Move.UP and first.gender is Gender.UNKNOWN and len(path) > 1 and first.kind is None
    return open_parent or any(step.half and not step.side for step in path)


def _on(side: Side, reading: Reading, phrase: str) -> Path:
    try:
        return on_side(side)(reading).path
    except UnfitError:
        raise UnknownPhraseError(phrase) from None
