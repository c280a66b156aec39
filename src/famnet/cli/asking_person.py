"""Asking at a terminal for somebody of the network, and how to speak of them while asking."""

from famnet.cli import ask
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Person

_WHO = "Anybody in the network; a name, or who they are: “mum”."
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "pc", "rev", "nan", "nana", "gran", "uncle", "auntie")
)


def ask_person(family: Family, question: str, *, explain: str = _WHO, now: str = "") -> str:
    """A name that is in the network, as it was typed; `now`, or nothing, for Enter alone."""
    return ask.text(
        question,
        default=now,
        validate=lambda said: said and find_person(family, said),
        suggestions=[person.name for person in family.people if person.name],
        explain=explain,
    )


def short(family: Family, person: Person) -> str:
    """The name to ask by: the first one, where it is nobody else's and no title."""
    if not person.name:
        return "this person"
    first = first_name(person.name)
    shared = sum(first_name(p.name) == first for p in family.people) > 1
    return person.name if shared else first


def first_name(name: str) -> str:
    """The first word of a name; the whole of one that begins with a title: `Ms Patel`."""
    first = name.partition(" ")[0]
    return name if first.lower().strip(".") in _TITLES else first
