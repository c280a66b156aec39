"""Finds the person somebody means: by id, name, part of a name, another name they go by, or a kin phrase."""

from collections.abc import Sequence

from famnet.domain.errors import AmbiguousPersonError, UnknownPersonError
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.phrases.called import ID_END, PARTS, WORDS, by_name, folded, nearest_names
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.near import standing
from famnet.domain.phrases.reading import Phrase, Reading, UnknownPhraseError
from famnet.domain.phrases.tree import Tree
from famnet.domain.phrases.words import relationships_of


def find_person(family: Family, text: str) -> Person:
    """The one person the words mean: id, whole name, words of a name, "mum" or "maternal aunt", start of a name.

    Raises:
        UnknownPersonError: nobody answers to it; names the nearest.
        AmbiguousPersonError: several people do.
    """
    found = (
        _by_label(family, text)
        or by_name(family.people, text, WORDS)
        or _by_alias(family, text)
        or _by_phrase(family, text)
        or by_name(family.people, text, PARTS)
    )
    if not found:
        raise UnknownPersonError(text[:80], nearest_names(family.people, text))
    if len(found) > 1:
        raise AmbiguousPersonError(text[:80], labels(family, found))
    return found[0]


def labels(family: Family, people: Sequence[Person]) -> list[str]:
    """People told apart: by birth date, by who they are, and where that is the same too, by the end of their id."""
    who = relationships_of(family, [person.id for person in people])
    told = [_label(person, who[person.id]) for person in people]
    return [
        f"{words} [{person.id[-ID_END:]}]" if told.count(words) > 1 else words
        for words, person in zip(told, people, strict=True)
    ]


def _label(person: Person, who: str) -> str:
    said = ", ".join(filter(None, (who, f"born {person.born}" if person.born else "")))
    return f"{person.name or 'not named yet'} ({said})" if said else person.name or "not named yet"


def _by_label(family: Family, text: str) -> list[Person]:
    """Whom a list of people of one name called so: “Steve Whitlock (grandfather)”, as it can be copied from there."""
    name = text.partition(" (")[0]
    if name == text:
        return []
    alike = by_name(family.people, name, WORDS)
    return [
        person for person, label in zip(alike, labels(family, alike), strict=True) if folded(label) == folded(text)
    ]


def _by_alias(family: Family, text: str) -> list[Person]:
    known = {alias.person: None for alias in family.aliases if folded(alias.name) == folded(text)}
    return [family.person(id_) for id_ in known]


def _by_phrase(family: Family, text: str) -> list[Person]:
    """Everyone who stands where a kin phrase leads from the first child in focus."""
    if not family.children:
        return []
    try:
        phrase = read_phrase(text)
    except UnknownPhraseError:
        return []
    return [family.person(id_) for id_ in _reached(family, phrase)]


def _reached(family: Family, phrase: Phrase) -> list[str]:
    tree = Tree(family)
    starts = [p.id for p in by_name(family.people, phrase.of)] if phrase.of else [family.children[0].person]
    for part in (*phrase.owners, phrase.head):
        starts = [person for start in starts for person in _stepped(tree, start, part)]
    return list(dict.fromkeys(starts))


def _stepped(tree: Tree, start: str, part: Reading | str) -> list[str]:
    if isinstance(part, str):
        return [person.id for person in by_name(tree.people.values(), part)]
    return standing(tree, start, part.path)
