"""People who are named before they are in the network: asked about, so that what was said of them is not lost.

“Keep the address from Lee” matters most while nobody has told of Lee yet. Lee is added, or the fact is kept from
everybody but the team; only the person themselves can say that it shall not be kept after all.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from famnet.cli.desk import Desk
from famnet.domain.errors import ExitCode, FamnetError, UnknownPersonError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Person
from famnet.domain.phrases.add import NewPerson, add_person
from famnet.domain.phrases.called import nearest_names
from famnet.domain.phrases.reading import AmbiguousPhraseError
from famnet.domain.phrases.steps import Side
from famnet.usecases import telling
from famnet.usecases.lines import readable


class NotThereYetError(FamnetError):
    """A fact is to be kept from somebody who is not in the network."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        near = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(
            f"{name} is not in the network yet, so nothing was kept from them and nothing changed.{near}"
        )
        self.hint = (
            f'`famnet network add "{name}" --as …` adds them first. Or leave them out: then nobody but the team '
            "learns it."
        )


class Otherwise(StrEnum):
    """What is done about somebody who is not in the network, when they are not added."""

    TEAM_ONLY = "keep it from everybody but the team"
    DROPPED = "leave it out after all"


_EXPLAIN = (
    "Whoever is added can be told more of later. Kept from everybody but the team, it stands in nothing that famnet "
    "makes for anybody else."
)


def readers_of(desk: Desk, names: Sequence[str]) -> tuple[Family, list[Person]]:
    """The people named, and the family with those who had to be added first.

    Raises:
        NotThereYetError: somebody is not in the network and there is nobody to ask.
        UsageError: the person left it out after all.
    """
    family = desk.family
    readers: list[Person] = []
    for name in names:
        family, reader = _reader(desk, family, name)
        if reader is None:
            return family, []
        readers.append(reader)
    return family, readers


def _reader(desk: Desk, family: Family, name: str) -> tuple[Family, Person | None]:
    try:
        return family, find_person(family, name)
    except UnknownPersonError:
        if not desk.can_ask:
            raise NotThereYetError(name, nearest_names(family.people, name)) from None
    found, meant = _ask(family, name, (Otherwise.TEAM_ONLY,))
    return found, meant if isinstance(meant, Person) else None


def settled(family: Family, fact: str) -> tuple[Family, str]:
    """A fact that names only people who are there, and the family with whoever was added; "" when it was left out."""
    for name in telling.strangers(family, fact):
        keeps = telling.is_protection(fact)
        family, meant = _ask(
            family, name, (Otherwise.TEAM_ONLY, Otherwise.DROPPED) if keeps else (Otherwise.DROPPED,)
        )
        if meant is Otherwise.DROPPED:
            return family, ""
        if isinstance(meant, Otherwise):
            return family, telling.secret(fact)
        fact = telling.renamed(fact, name, meant.name or meant.id)
    return family, fact


def _ask(family: Family, name: str, otherwise: Sequence[Otherwise]) -> tuple[Family, Person | Otherwise]:
    """Who is meant by a name that nobody in the network has, or by “nan” where nobody is known to be that."""
    from famnet.cli import ask

    near = {f"it is {one}": find_person(family, one) for one in nearest_names(family.people, name)}
    new = Person(name=name)
    choices: dict[str, Person | Otherwise] = {f"add {name} to the network": new, **near}
    choices |= {other.value: other for other in otherwise}
    meant = ask.choose(f"{name} is not in the network yet.", choices, new, explain=_EXPLAIN)
    return _added(family, name) if meant is new else (family, meant)


def _added(family: Family, name: str) -> tuple[Family, Person]:
    """Somebody with a name, and a place where it is known already; “nan” is a place without a name."""
    from famnet.cli.interview_places import ask_phrase

    if readable(name):
        return _in_place(family, NewPerson(phrase=name))
    return _in_place(family, NewPerson(name=name, phrase=ask_phrase(family, name, may_wait=True)))


def _in_place(family: Family, new: NewPerson) -> tuple[Family, Person]:
    from famnet.cli import ask

    try:
        added = add_person(family, new)
    except AmbiguousPhraseError as unclear:
        ways: dict[str, NewPerson] = {way: replace(new, phrase=way) for way in unclear.choices}
        unknown = replace(new, side=Side.UNKNOWN)
        added = add_person(
            family, ask.choose(f"{new.phrase}: which is it?", {**ways, "nobody knows": unknown}, unknown)
        )
    return added.family, added.person
