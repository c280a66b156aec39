"""How people are taken apart again: which link is wrong, and what is left when it is gone."""

from collections.abc import Sequence
from dataclasses import replace

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family
from famnet.domain.laws import named_by, records
from famnet.domain.people import Person
from famnet.domain.phrases.merging import ends
from famnet.usecases.joining import joints, matching
from famnet.usecases.joint_words import Joint, name_of, sentence

MOST_SAID = 8  # joints a refusal lists


class NotJoinedError(FamnetError):
    """Two people are not joined in the way that was to be taken off; says what there is instead."""

    exit_code = ExitCode.NOT_FOUND
    hint = "Name one of these: `famnet network unlink NAME --of PERSON --as PHRASE`."

    def __init__(self, name: str, there: Sequence[str]) -> None:
        shown = "; ".join(there[:MOST_SAID]) + ("; and more" if len(there) > MOST_SAID else "")
        what = f"What there is: {shown}." if there else f"{name} is joined to nobody."
        super().__init__(f"Nothing of the kind joins {name} to anybody. {what}")


class SeveralJointsError(FamnetError):
    """More than one thing joins two people, and nobody said which is wrong."""

    exit_code = ExitCode.USAGE
    hint = "Say which with --of and --as, such as `--of Tobi --as father`."

    def __init__(self, there: Sequence[str]) -> None:
        super().__init__(f"Which of these is wrong? {'; '.join(there[:MOST_SAID])}.")


def wrong_ones(family: Family, person: Person, of: str | None, phrase: str | None) -> list[Joint]:
    """What is to be taken off, from what was said of it.

    Raises:
        NotJoinedError: there is nothing of the kind; says what there is.
        SeveralJointsError: there is more than one, and the phrase does not say which.
    """
    found = matching(family, person.id, of, phrase) if phrase else joints(family, person.id, *([of] if of else []))
    if not found:
        raise NotJoinedError(name_of(family, person.id), [sentence(family, j) for j in joints(family, person.id)])
    if len(found) > 1 and not phrase:
        raise SeveralJointsError([sentence(family, joint) for joint in found])
    return found


def unlink(family: Family, wrong: Sequence[Joint]) -> Family:
    """The family without what joined people wrongly, and without nameless people whom nothing else speaks of."""
    gone = {joint.id for joint in wrong}
    left = replace(
        family,
        parent_links=tuple(link for link in family.parent_links if link.id not in gone),
        couples=tuple(couple for couple in family.couples if couple.id not in gone),
        ties=tuple(tie for tie in family.ties if tie.id not in gone),
    )
    return _without_nobodies(left, {person for joint in wrong for person in ends(joint)})


def _without_nobodies(family: Family, people: set[str]) -> Family:
    spoken_of = {id_ for kind in records(family).values() for record in kind for id_ in named_by(record)}
    nobodies = {p.id for p in family.people if p.id in people and _is_blank(p) and p.id not in spoken_of}
    return replace(family, people=tuple(p for p in family.people if p.id not in nobodies))


def _is_blank(person: Person) -> bool:
    return person == Person(id=person.id, version=person.version, gender=person.gender)


def apart_words(before: Family, after: Family, person: Person, wrong: Sequence[Joint]) -> list[str]:
    """What was taken off, and whether somebody is joined to nobody now."""
    lines = [f"Taken off: {sentence(before, joint)}." for joint in wrong]
    if person.id in {p.id for p in after.people} and not joints(after, person.id):
        name = name_of(after, person.id)
        lines.append(f"{name} is still in the network, joined to nobody: `famnet network link` says who they are.")
    return [*lines, "→ `famnet undo` brings it back."]
