"""The stress test: what is left of the plan when one person is taken out of it."""

from collections import Counter
from collections.abc import Iterable

from famnet.domain.mapping import BottomLine, MappingItem
from famnet.domain.plan_chain import (
    Mapped,
    answering_must_have,
    answering_worry,
    duties_in,
    slots_in,
    worries,
)
from famnet.domain.plan_versions import commitments_in
from famnet.domain.plans import Commitment, Plan
from famnet.domain.record import record
from famnet.domain.rota import RotaSlot


@record
class Without:
    """What is missing without one person, and who would be left with the most."""

    person: str
    undone: tuple[Commitment, ...] = ()
    unchecked: tuple[Commitment, ...] = ()
    worries: tuple[MappingItem, ...] = ()  # answered by them alone
    must_haves: tuple[BottomLine, ...] = ()  # answered by them alone
    times: tuple[RotaSlot, ...] = ()  # of the rota, without enough people
    heaviest: str = ""  # who would carry the largest part of what is left
    share: int = 0  # of it, in per cent

    @property
    def is_single_point(self) -> bool:
        """Something the plan exists for hangs on this person alone."""
        return bool(self.worries or self.must_haves or any(slot.must for slot in self.times))


def stress_test(mapped: Mapped, plan: Plan) -> tuple[Without, ...]:
    """Take out each person who does or checks something, in turn; those on whom most hangs come first."""
    promises = commitments_in(mapped, plan)
    people = dict.fromkeys(
        [*(c.who for c in promises), *(d.person for d in duties_in(mapped, plan)), *(c.monitor for c in promises)]
    )
    results = (without(mapped, plan, person) for person in people if person)
    return tuple(sorted(results, key=_weight, reverse=True))


def without(mapped: Mapped, plan: Plan, person: str) -> Without:
    """What is missing from a plan without one person."""
    promises = commitments_in(mapped, plan)
    left = [c for c in promises if c.who != person]
    heaviest, share = heaviest_of(left)
    lines = mapped.bottom_lines
    return Without(
        person=person,
        undone=tuple(c for c in promises if c.who == person),
        unchecked=tuple(c for c in left if c.monitor == person),
        worries=tuple(w for w in worries(mapped) if _only(answering_worry(mapped, plan, w.id), person)),
        must_haves=tuple(m for m in lines if _only(answering_must_have(mapped, plan, m.id), person)),
        times=_short_times(mapped, plan, person),
        heaviest=heaviest,
        share=share,
    )


def heaviest_of(promises: Iterable[Commitment]) -> tuple[str, int]:
    """Who in the family does most of what is to be done, and its share in per cent; services do not count."""
    loads = Counter(c.who for c in promises if not c.professional)
    if not loads:
        return ("", 0)
    person, most = loads.most_common(1)[0]
    return (person, round(100 * most / loads.total()))


def _only(answers: tuple[Commitment, ...], person: str) -> bool:
    return bool(answers) and all(c.who == person for c in answers)


def _short_times(mapped: Mapped, plan: Plan, person: str) -> tuple[RotaSlot, ...]:
    duties = duties_in(mapped, plan)
    theirs = {d.slot for d in duties if d.person == person}
    return tuple(slot for slot in slots_in(mapped, plan) if slot.id in theirs and _left(slot, person, mapped, plan))


def _left(slot: RotaSlot, person: str, mapped: Mapped, plan: Plan) -> bool:
    """Whether in any week too few remain for a time this person takes."""
    duties = [d for d in duties_in(mapped, plan) if d.slot == slot.id]
    weeks = {d.week for d in duties if d.person == person}
    return any(sum(d.week == week and d.person != person for d in duties) < slot.needs for week in weeks)


def _weight(result: Without) -> tuple[int, int, int]:
    return (len(result.worries) + len(result.must_haves), len(result.times), len(result.undone))
