"""Each thing somebody promised: who checks it, when it is, how we will know, and whether they still can."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from famnet.domain.people import Engagement
from famnet.domain.plan_chain import duties_in, slots_in
from famnet.domain.plan_versions import commitments_in
from famnet.domain.plans import Commitment, Plan
from famnet.domain.rota import Weekday
from famnet.domain.rules.book import Case, Concern, rule

_LEFT = frozenset({Engagement.STEPPED_BACK, Engagement.DECLINED})
_EVERY_DAY = (
    r"\bevery ?day\b|\beach day\b|\bdaily\b|\bnightly\b|\bevery night\b|\bevery (morning|evening)\b|\bweekends?\b"
)
_SPOKEN = MappingProxyType(
    {
        Weekday.SATURDAY: re.compile(rf"\bsat(urday)?s?\b|{_EVERY_DAY}", re.IGNORECASE),
        Weekday.SUNDAY: re.compile(rf"\bsun(day)?s?\b|{_EVERY_DAY}", re.IGNORECASE),
    }
)


@rule("commitment-monitored")
def monitored(case: Case) -> Iterator[Concern]:
    """Somebody looks whether it happens."""
    for promise in (p for p in _promises(case) if not p.monitor):
        yield _about(case, promise, "nobody checks that it happens")


@rule("checks-on-themselves")
def checks_on_themselves(case: Case) -> Iterator[Concern]:
    """Somebody else sees more."""
    for promise in (p for p in _promises(case) if p.monitor and p.monitor == p.who):
        yield _about(case, promise, "the one who does it also checks it")


@rule("commitment-has-a-time")
def has_a_time(case: Case) -> Iterator[Concern]:
    """“When” or “how often”, so that everybody knows whether it happened."""
    for promise in (p for p in _promises(case) if not (p.when or p.how_often)):
        yield _about(case, promise, "it is not said when, or how often")


@rule("commitment-shows-it-works")
def shows_it_works(case: Case) -> Iterator[Concern]:
    """What everybody will see when it works."""
    for promise in (p for p in _promises(case) if not p.works_when):
        yield _about(case, promise, "how will everybody know that it works, and by when?")


@rule("commitment-agreed")
def agreed(case: Case) -> Iterator[Concern]:
    """Nobody is volunteered by others."""
    for promise in (p for p in _promises(case) if not p.agreed):
        yield _about(case, promise, "they have not agreed to it yet")


@rule("commitment-by-leaver")
def by_leaver(case: Case) -> Iterator[Concern]:
    """Somebody declined, stepped back or died since."""
    for promise in _promises(case):
        person = case.kin.people.get(promise.who)
        if person is None or not person.alive or person.engagement in _LEFT:
            yield _about(case, promise, "they are no longer there to do it. Who could?")


@rule("weekend-covered")
def weekend_covered(case: Case) -> Iterator[Concern]:
    """Offices are closed when much goes wrong."""
    for day, spoken in _SPOKEN.items():
        there = sum(bool(spoken.search(f"{p.what} {p.when} {p.how_often}")) for p in _promises(case))
        if case.plan and there + _on_rota(case, case.plan, day) < case.number("weekend-covered"):
            yield Concern(f"Nobody is down for {day}s.", day)


def _promises(case: Case) -> tuple[Commitment, ...]:
    return commitments_in(case.family, case.plan) if case.plan else ()


def _on_rota(case: Case, plan: Plan, day: Weekday) -> int:
    slots = {slot.id for slot in slots_in(case.family, plan) if slot.weekday is day}
    return sum(duty.slot in slots for duty in duties_in(case.family, plan))


def _about(case: Case, promise: Commitment, what: str) -> Concern:
    name = case.name(promise.who)
    return Concern(f"{name}, “{promise.what}”: {what}{'' if what.endswith('?') else '.'}", name)
