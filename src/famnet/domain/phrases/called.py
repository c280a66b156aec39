"""Finds people by what they are called: the whole name, what the child calls them, part of the name."""

import difflib
from collections.abc import Callable, Iterable, Sequence

from famnet.domain.errors import AmbiguousPersonError, UnknownPersonError
from famnet.domain.people import Person

Test = Callable[[Person, str], bool]


def folded(text: str) -> str:
    """Text as it is compared: no capitals, single spaces, straight apostrophes."""
    return " ".join(text.replace("’", "'").casefold().split())


ID_END = 8  # letters of an id by which two people alike in all else are told apart


def _is_whole(person: Person, text: str) -> bool:
    if len(text) == ID_END and person.id.endswith(text):
        return True
    return text == person.id or (bool(text) and text in (folded(person.name), folded(person.called)))


def _has_words(person: Person, text: str) -> bool:
    return f" {text} " in f" {folded(person.name)} "


def _starts_words(person: Person, text: str) -> bool:
    return f" {text}" in f" {folded(person.name)}"


WORDS: tuple[Test, ...] = (_is_whole, _has_words)
PARTS: tuple[Test, ...] = (_is_whole, _has_words, _starts_words)


def by_name(people: Iterable[Person], text: str, tests: Sequence[Test] = PARTS) -> list[Person]:
    """Everyone who answers to the words: the first test that finds anybody decides."""
    wanted, everyone = folded(text), tuple(people)
    for test in tests:
        if wanted and (found := [person for person in everyone if test(person, wanted)]):
            return found
    return []


def one_by_name(people: Iterable[Person], text: str) -> Person:
    """The one person who answers to the words.

    Raises:
        UnknownPersonError: nobody does.
        AmbiguousPersonError: several do.
    """
    everyone = tuple(people)
    found = by_name(everyone, text)
    if not found:
        raise UnknownPersonError(text[:80], nearest_names(everyone, text))
    if len(found) > 1:
        raise AmbiguousPersonError(text[:80], [told_apart(person) for person in found])
    return found[0]


def nearest_names(people: Iterable[Person], text: str) -> list[str]:
    """Names in the family most like the words, best first."""
    names = {folded(person.name): person.name for person in people if person.name}
    firsts = {folded(name).split(" ")[0]: name for name in reversed([*names.values()])}
    wanted = folded(text[:80])
    close = difflib.get_close_matches(wanted, names, n=4) + difflib.get_close_matches(wanted, firsts, n=4)
    return list(dict.fromkeys(names.get(word) or firsts[word] for word in close))[:4]


def told_apart(person: Person) -> str:
    """A name with what tells it from another one alike."""
    return f"{person.name} (born {person.born})" if person.born else person.name
