"""Which link is to be taken off: from the options, or asked at a terminal."""

from famnet.cli.desk import Desk
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Person
from famnet.usecases.joining import joints
from famnet.usecases.joint_words import Joint, name_of, sentence
from famnet.usecases.parting import NotJoinedError, SeveralJointsError, wrong_ones

_NONE = "none of these"
_EXPLAIN = "Only what joins the two is taken off; both stay in the network. “famnet undo” brings it back."


def which(desk: Desk, name: str | None, of: str | None, as_: str | None) -> tuple[Person, list[Joint]]:
    """Whom it is about, and what joins them wrongly; nothing where the person chose none.

    Raises:
        UnknownPersonError, AmbiguousPersonError, NotJoinedError, SeveralJointsError: as they say.
    """
    family = desk.family
    person = find_person(family, name if name is not None else _asked(desk, family))
    other = find_person(family, of).id if of else None
    try:
        return person, wrong_ones(family, person, other, as_)
    except (NotJoinedError, SeveralJointsError):
        there = joints(family, person.id)
        if not (desk.can_ask and there) or as_:
            raise
    return person, _chosen(family, person, there)


def _asked(desk: Desk, family: Family) -> str:
    if not desk.can_ask:
        message = "NAME is missing."
        raise UsageError(message, hint="Such as `famnet network unlink Marcus --of Tobi --as father`.")
    from famnet.cli import ask

    names = [p.name for p in family.people if p.name]
    return ask.text("Who is linked wrongly?", validate=lambda said: find_person(family, said), suggestions=names)


def _chosen(family: Family, person: Person, there: list[Joint]) -> list[Joint]:
    from famnet.cli import ask

    choices: dict[str, list[Joint]] = {sentence(family, joint): [joint] for joint in there}
    none: list[Joint] = []
    name = name_of(family, person.id)
    return ask.choose(f"What about {name} is wrong?", {**choices, _NONE: none}, none, explain=_EXPLAIN)
