"""Asking at a terminal whether a second mother, or father, is one: or adoptive, step, foster, or the same person."""

from dataclasses import replace

from famnet.cli import ask
from famnet.domain.family import Family
from famnet.domain.people import Gender
from famnet.domain.phrases.add import Added, NewPerson, add_person
from famnet.usecases.newcomer_words import Beside, also_called, beside_another

_EXPLAIN = (
    "Two mothers or two fathers are a family like any other. Who adopted, came as a partner of a parent, or fosters, "
    "is drawn in another way. Somebody who goes by two names is one person."
)


def settle_second(before: Family, new: NewPerson, added: Added) -> Added:
    """The newcomer as what they are beside a parent of the same gender; as they were told where there is none."""
    two = beside_another(before, added.family, added.person)
    if two is None:
        return added
    meant = ask.choose(_question(two), _ways(two, new), new, explain=_EXPLAIN)
    if meant is new:
        return added
    if meant is None:
        same = also_called(before, two.there, two.newcomer.name) if two.newcomer.name else before
        return Added(family=same, person=same.person(two.there.id), made=())
    return add_person(before, meant)


def _question(two: Beside) -> str:
    child, name = two.child.name or "The child", two.newcomer.name or "this"
    return f"{child} has a {two.word} already, {two.there.name or 'who is not named yet'}. Who is {name}?"


def _ways(two: Beside, new: NewPerson) -> dict[str, NewPerson | None]:
    """What there is to choose from, and where it places them; None means the same person."""
    other, step = ("father", "stepmum") if two.there.gender is Gender.FEMALE else ("mother", "stepdad")
    there = two.there.name or f"the {two.word} who is there"
    to_child = replace(new, of=two.child.id)
    return {
        f"another {two.word}: there are two": new,
        f"an adoptive {two.word}": replace(to_child, phrase=f"adoptive {two.word}"),
        f"{there}'s partner": replace(new, phrase="partner", of=two.there.id),
        f"a step{two.word}: the {other}'s partner": replace(to_child, phrase=step),
        "a foster carer": replace(to_child, phrase="foster carer"),
        f"{there}, under another name": None,
    }
