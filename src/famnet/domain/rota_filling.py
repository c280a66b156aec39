"""The rota as it stands in the plan: times put in, people put to them, and what changed since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from famnet.domain.errors import FamnetError, UnknownPersonError, UsageError
from famnet.domain.family import Family, put
from famnet.domain.plan_chain import duties_in
from famnet.domain.plan_drafting import editable
from famnet.domain.plan_lines import add_line, end_line
from famnet.domain.rota import Availability, KeptApart, RotaDuty, RotaLimit, RotaSlot
from famnet.domain.rota_problem import Turn, check_times


@dataclass(frozen=True)
class Relaxation:
    """One thing that would have to give, so that the rota can be filled."""

    sentence: str
    turn: Turn | None = None
    person: str = ""


@dataclass(frozen=True)
class Way:
    """Things that together would make the rota possible; nothing less of this kind does."""

    what: str
    gives: tuple[Relaxation, ...]


class RotaImpossibleError(FamnetError):
    """Nobody can fill this rota as it is; the ways say what would have to give."""

    hint = "Ask whoever could give a little, then fill the rota again. Who must not meet is never given up."

    def __init__(self, ways: tuple[Way, ...]) -> None:
        self.ways = ways
        told = " ".join(f"{way.what}: {'; '.join(give.sentence for give in way.gives)}." for way in ways)
        super().__init__(f"The rota cannot be filled as it is. {told}")


def add_slot(family: Family, slot: RotaSlot) -> Family:
    """A time that has to be covered.

    Raises:
        RotaTimeError: it ends before it starts.
        UsageError: nobody is needed, or the week is none of a rota.
    """
    check_times(slot)
    if slot.needs < 1 or slot.week not in (0, 1, 2):
        message = f"“{slot.what}” needs {slot.needs} people in week {slot.week}."
        raise UsageError(message, hint="At least one is needed; the week is 1 or 2, or 0 for every week.")
    return add_line(family, slot)


def end_slot(family: Family, slot: RotaSlot) -> Family:
    """A time that need not be covered any more, and whoever was down for it."""
    plan = editable(family)[1]
    ended = end_line(family, slot)
    for duty in (d for d in duties_in(ended, plan) if d.slot == slot.id):
        ended = end_line(ended, duty)
    return ended


def say_when(family: Family, told: Availability) -> Family:
    """When somebody can be there, or cannot.

    Raises:
        RotaTimeError: it ends before it starts.
        UnknownPersonError: nobody has that id.
    """
    check_times(told)
    _known(family, told.person)
    return replace(family, availabilities=put(family.availabilities, told))


def set_limit(family: Family, limit: RotaLimit) -> Family:
    """The most somebody can take on in a week; what was set before no longer counts."""
    _known(family, limit.person)
    others = tuple(r for r in family.rota_limits if r.person != limit.person)
    return replace(family, rota_limits=(*others, limit))


def keep_apart(family: Family, apart: KeptApart) -> Family:
    """Two people who must not meet at a time of the rota."""
    for person in (apart.one, apart.other):
        _known(family, person)
    return replace(family, kept_apart=put(family.kept_apart, apart))


def fill(family: Family, duties: Iterable[RotaDuty]) -> Family:
    """Put people to times: those who stay stay the same line, others go out of the plan, new ones come in."""
    _, plan = editable(family)
    wanted = {_key(duty): duty for duty in duties}
    standing = {_key(duty): duty for duty in duties_in(family, plan)}
    for key, duty in standing.items():
        if key not in wanted:
            family = end_line(family, duty)
    for key, duty in wanted.items():
        if key not in standing:
            family = add_line(family, duty)
    return family


def _key(duty: RotaDuty) -> tuple[str, int, str]:
    return (duty.slot, duty.week, duty.person)


def _known(family: Family, person: str) -> None:
    if person not in {p.id for p in family.people}:
        raise UnknownPersonError(person)
