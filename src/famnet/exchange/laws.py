"""What no family that comes in may break: nobody is their own ancestor, and a couple is two people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from famnet.domain.errors import OwnAncestorError, SamePersonError
from famnet.domain.family import Family
from famnet.exchange.door import legible

_MOST_NAMES = 8


def keep_laws(family: Family) -> Family:
    """The same family, once it is sure that it can be drawn and stored.

    Raises:
        SamePersonError: somebody is a couple with themselves.
        OwnAncestorError: somebody is among their own ancestors by birth or adoption.
    """
    names = {p.id: legible(p.name) or "Somebody unnamed" for p in family.people}
    for couple in family.couples:
        if couple.one == couple.other:
            raise SamePersonError(names[couple.one])
    if circle := _circle(family):
        said = [names[p] for p in circle]
        cut = said if len(said) <= _MOST_NAMES else [*said[: _MOST_NAMES - 2], "…", said[-1]]
        raise OwnAncestorError(cut)
    return family


def _circle(family: Family) -> Sequence[str]:
    """Somebody, their child, that one's child and so on back to the first; empty when there is no such circle."""
    down: dict[str, list[str]] = defaultdict(list)
    for link in family.parent_links:
        if link.kind.is_parent:
            down[link.parent].append(link.child)
    done: set[str] = set()
    for start in tuple(down):
        if found := _circle_from(start, down, done):
            return found
    return ()


def _circle_from(start: str, down: Mapping[str, Sequence[str]], done: set[str]) -> Sequence[str]:
    """A walk down the tree without recursion, as a hostile file can be 20,000 generations deep."""
    path: dict[str, Iterator[str]] = {}
    if start not in done:
        path[start] = iter(down.get(start, ()))
    while path:
        person, children = next(reversed(path.items()))
        child = next((c for c in children if c not in done), None)
        if child is None:
            done.add(person)
            del path[person]
        elif child in path:
            line = list(path)
            return [*line[line.index(child) :], child]
        else:
            path[child] = iter(down.get(child, ()))
    return ()
