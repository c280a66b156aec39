"""How people are joined to one another: told in sentences, made from a phrase, and taken apart again."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from famnet.domain.dates import PartialDate
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import Person
from famnet.domain.phrases.add import Added, Placing
from famnet.domain.phrases.add import link as link_people
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.merging import ends
from famnet.domain.phrases.near import standing
from famnet.domain.phrases.reading import Phrase
from famnet.domain.phrases.steps import Move, Path, Side, Step
from famnet.domain.phrases.tree import Tree
from famnet.domain.phrases.words import relationships_of
from famnet.domain.record import record
from famnet.domain.ties import Couple, ParentKind, ParentLink, Tie, TieKind
from famnet.usecases.joint_words import Joint, sentence

D = TypeVar("D", ParentLink, Couple)


@record
class Said:
    """How somebody is joined to another: a phrase, to whom (an id; the child in focus when not said), since when."""

    phrase: str
    of: str | None = None
    side: Side = Side.NONE
    since: PartialDate | None = None
    until: PartialDate | None = None


# Joining


def join(family: Family, person: Person, said: Said) -> Added:
    """The family with two of its people joined by a phrase; raises what `add_person` raises.

    Raises:
        UsageError: a date was given for something that has none, such as a friendship.
    """
    linked = _without_the_vague(family, said, link_people(family, person.id, said.phrase, said.of, side=said.side))
    if not (said.since or said.until):
        return linked
    if read_phrase(said.phrase).head.path[-1].move not in _DATED:
        message = f"“{said.phrase}” has no dates."
        raise UsageError(message, hint="--since and --until go with a carer, an adoption or a couple.")
    dated = {joint.id for joint in matching(linked.family, linked.person.id, said.of, said.phrase)}
    family = replace(
        linked.family,
        parent_links=tuple(_dated(link, said, dated) for link in linked.family.parent_links),
        couples=tuple(_dated(couple, said, dated) for couple in linked.family.couples),
    )
    return replace(linked, family=family)


def _without_the_vague(before: Family, said: Said, linked: Added) -> Added:
    """Once a line leads from one to the other, the words that stood for it, “half brother”, say nothing more."""
    read = read_phrase(said.phrase)
    to = said.of or ("" if read.of or read.owners or not before.children else before.children[0].person)
    known = {joint.id for joint in joints(before)}
    drawn = any(j.id not in known and not isinstance(j, Tie) for j in joints(linked.family))
    loose = {tie.id for tie in before.ties if (tie.person, tie.of, tie.kind) == (linked.person.id, to, TieKind.KIN)}
    vague = loose if drawn else set()
    return replace(
        linked, family=replace(linked.family, ties=tuple(t for t in linked.family.ties if t.id not in vague))
    )


_DATED = frozenset({Move.UP, Move.DOWN, Move.PARTNER})


def _dated(joint: D, said: Said, dated: set[str]) -> D:
    if joint.id not in dated:
        return joint
    return replace(joint, since=said.since or joint.since, until=said.until or joint.until)


def joined_words(before: Family, after: Family, linked: Added) -> list[str]:
    """What is different now, a sentence each; that nothing is, where all of it was known."""
    was = {joint.id: joint for joint in joints(before)}
    new = [
        sentence(after, joint) for joint in joints(after) if replace(joint, version=0) != _plain(was.get(joint.id))
    ]
    made = [p for p in linked.made if p.id in {one.id for one in after.people}]
    words = relationships_of(after, [p.id for p in made])
    between = ", ".join(filter(None, (words.get(p.id) for p in made)))
    lines = [f"{line}." for line in new] or ["That was known already: nothing is different."]
    return lines + ([f"  Also placed, without a name yet: {between or len(made)}."] if made else [])


def _plain(joint: Joint | None) -> Joint | None:
    return replace(joint, version=0) if joint else None


# What joins people


def joints(family: Family, *people: str) -> list[Joint]:
    """Everything that joins people, of all of them or between those named."""
    every: tuple[Joint, ...] = (*family.parent_links, *family.couples, *family.ties)
    return [joint for joint in every if set(people) <= set(ends(joint))]


def matching(family: Family, person: str, of: str | None, phrase: str) -> list[Joint]:
    """What joins somebody to another in the way a phrase says: “father”, “partner”, “aunt”, “health visitor”.

    Raises:
        UnknownPhraseError: the phrase is not understood.
    """
    read, tree = read_phrase(phrase), Tree(family)
    start = of or (_tree_find(family, read.of) if read.of else Placing(tree).child(phrase))
    starts = [start]
    for part in _ways(read):
        starts = [there for here in starts for there in standing(tree, here, part)] if part else starts
    last = read.head.path[-1]
    return [joint for here in starts for joint in _FITS[last.move](family, person, here, last)]


def _ways(read: Phrase) -> Iterator[Path]:
    """The parts of a phrase that lead to whoever the last step starts from."""
    for owner in read.owners:
        yield () if isinstance(owner, str) else owner.path
    yield read.head.path[:-1]


def _tree_find(family: Family, name: str) -> str:
    """The id of whoever a name in a phrase means."""
    from famnet.domain.names import find_person  # noqa: PLC0415 -- only “father of Tobi” needs it

    return find_person(family, name).id


def _as_parent(family: Family, person: str, here: str, step: Step) -> list[Joint]:
    return [link for link in family.parent_links if (link.parent, link.child) == (person, here) and _kind(link, step)]


def _as_child(family: Family, person: str, here: str, step: Step) -> list[Joint]:
    return [link for link in family.parent_links if (link.parent, link.child) == (here, person) and _kind(link, step)]


def _kind(link: ParentLink, step: Step) -> bool:
    """Whether the words fit a link: “carer” fits any carer, “mother” one by birth or adoption."""
    if step.kind is ParentKind.KINSHIP:
        return not link.kind.is_parent
    return link.kind is step.kind if step.kind else link.kind.is_parent


def _as_sibling(family: Family, person: str, here: str, _step: Step) -> list[Joint]:
    shared = set(Kin(family).parents_of(person)) & set(Kin(family).parents_of(here))
    return [link for link in family.parent_links if link.child == person and link.parent in shared]


def _as_partner(family: Family, person: str, here: str, _step: Step) -> list[Joint]:
    return [couple for couple in family.couples if couple.pair == {person, here}]


def _as_tie(family: Family, person: str, here: str, step: Step) -> list[Joint]:
    return [tie for tie in family.ties if (tie.person, tie.of, tie.kind) == (person, here, step.tie)]


_FITS = MappingProxyType(
    {
        Move.UP: _as_parent,
        Move.DOWN: _as_child,
        Move.SIBLING: _as_sibling,
        Move.PARTNER: _as_partner,
        Move.TIE: _as_tie,
    }
)
