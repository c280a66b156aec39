"""Keeping one line of words, a view, a worry, a goal or a line of the plan, from some of its readers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.plans import Commitment, Contingency, PlanLine
from famnet.domain.worded import EVERYONE, Worded
from famnet.usecases.mapping import NoSuchNumberError, kept_from

W = TypeVar("W", bound=Worded)
NOBODY = "nobody"
SHELVES: Mapping[str, str] = MappingProxyType({"view": "voices", "worry": "mapping", "goal": "goals"})


def readers_of(family: Family, names: Sequence[str]) -> tuple[str, ...]:
    """Ids of the people named; `everyone` stays as it is, `nobody` is no one.

    Raises:
        UnknownPersonError, AmbiguousPersonError: as they say.
    """
    special = {EVERYONE: (EVERYONE,), NOBODY: ()}
    found = [special.get(name.casefold()) or _ids(family, name, special) for name in names]
    return tuple(dict.fromkeys(id_ for ids in found for id_ in ids))


def _ids(family: Family, name: str, special: Mapping[str, object]) -> tuple[str, ...]:
    return () if name.casefold() in special else (find_person(family, name).id,)


def kept(family: Family, line: W, names: Sequence[str], why: str) -> W:
    """The line, kept from the people named.

    Raises:
        UsageError: there is a reason, but nobody it is kept from.
    """
    readers = readers_of(family, names)
    if why and not readers:
        message = "A reason is given, but nobody the words are kept from."
        raise UsageError(message, hint="Add --keep-from NAME, or --keep-from everyone: then only the team has them.")
    return replace(line, kept_from=readers, kept_why=why)


def keep_line(family: Family, what: str, number: int, names: Sequence[str], why: str) -> Family:
    """A view, worry or goal that is already written down, by its number in the list, kept from the people named.

    Raises:
        NoSuchNumberError: there is none with that number.
    """
    lines = getattr(family, SHELVES[what])
    if not 1 <= number <= len(lines):
        raise NoSuchNumberError(what, number)
    line = lines[number - 1]
    changed = {SHELVES[what]: tuple(kept(family, r, names, why) if r is line else r for r in lines)}
    told: dict[str, Any] = changed
    return replace(family, **told)


def keep_in_plan(family: Family, line: Commitment | Contingency, names: Sequence[str], why: str) -> Family:
    """A line of the plan kept from the people named: in every version, as its words are the same or nearly."""
    chain = {line.id, *_before(line, {one.id: one for one in (*family.commitments, *family.contingencies)})}

    def each(lines: tuple[W, ...]) -> tuple[W, ...]:
        return tuple(kept(family, one, names, why) if one.id in chain else one for one in lines)

    return replace(family, commitments=each(family.commitments), contingencies=each(family.contingencies))


def _before(line: PlanLine, lines: Mapping[str, PlanLine]) -> Iterator[str]:
    """What the line replaced, and what that replaced in its turn."""
    while line.replaces in lines:
        line = lines[line.replaces]
        yield line.id


def told(family: Family, line: Worded) -> tuple[str, ...]:
    """What to say to the person after a line was kept; nothing when it is kept from nobody."""
    if not line.kept_from:
        return ()
    whom = "everybody but the team" if EVERYONE in line.kept_from else kept_from(family, line)
    return (f"These words are kept from {whom}: neither their copies nor copies for a group have them.",)
