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
    meant = ask.choose(_question(two), _ways(two), two.word, explain=_EXPLAIN)
    if meant == two.word:
        return added
    if not meant:
        same = also_called(before, two.there, two.newcomer.name) if two.newcomer.name else before
        return Added(family=same, person=same.person(two.there.id), made=())
    return add_person(before, replace(new, phrase=meant, of=two.child.id))


def _question(two: Beside) -> str:
    child, name = two.child.name or "The child", two.newcomer.name or "this"
    return f"{child} has a {two.word} already, {two.there.name or 'who is not named yet'}. Who is {name}?"


def _ways(two: Beside) -> dict[str, str]:
    """What there is to choose from, and the phrase it stands for; an empty one means the same person."""
    step = "stepmum" if two.there.gender is Gender.FEMALE else "stepdad"
    return {
        f"another {two.word}: there are two": two.word,
        f"an adoptive {two.word}": f"adoptive {two.word}",
        f"a step{two.word} (a parent's partner)": step,
        "a foster carer": "foster carer",
        f"{two.there.name or 'the same person'}, under another name": "",
    }
