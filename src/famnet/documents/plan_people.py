"""Who a plan names: its people and their parts, who to ring, who signs, who gets a copy, and when it is reviewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from famnet.documents.due_words import why_then
from famnet.documents.names import Names
from famnet.documents.parts import Member, worker_of
from famnet.documents.plan_parts import live
from famnet.documents.sheet import asked
from famnet.domain.disclosure import AudienceKind
from famnet.domain.people import ContactKind, Person
from famnet.domain.plans import Plan, ReviewDue
from famnet.domain.review_rows import whose


@dataclass(frozen=True, kw_only=True)
class RingLine:
    """Somebody to ring. A relative's number is for them to give, so it is left to be written in."""

    name: str
    role: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Ring:
    """Who to ring, by day and out of hours."""

    people: tuple[RingLine, ...] = asked("It is not written down who to ring if somebody is worried.")
    out_of_hours: str = asked("It is not written down who to ring in the evening, at night and at weekends.")


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """When the plan is looked at again, and why that day."""

    day: str = asked("The day the plan is looked at again is not set.")
    why: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Copy:
    """Somebody who is to have the plan, and when they were given it."""

    name: str
    given: str = ""


def ring_list(names: Names, plan: Plan, *, but: str = "") -> Ring:
    """The family lead, then those whose work it is; nobody is told to ring themselves."""
    leads = [plan.family_lead] if plan.family_lead and plan.family_lead != but else []
    lead = [RingLine(name=names.of(person), role=names.tongue("family lead")) for person in leads]
    worker = worker_of(names)
    workers = [_ring_line(names, p) for p in names.professionals if p.id != but]
    named = (
        [RingLine(name=worker, role=names.tongue("lead practitioner"))]
        if worker and worker not in _names(workers)
        else []
    )
    return Ring(people=(*lead, *named, *workers), out_of_hours=plan.out_of_hours)


def _names(lines: Iterable[RingLine]) -> set[str]:
    return {line.name for line in lines}


def _ring_line(names: Names, worker: Person) -> RingLine:
    phones = [c.value for c in names.view.contacts if c.person == worker.id and c.kind is ContactKind.PHONE]
    return RingLine(name=names.of(worker.id), role=names.relation(worker.id), phone=", ".join(phones))


def members_of(names: Names, plan: Plan, people: Iterable[Person]) -> tuple[Member, ...]:
    """People with who they are and what part they have in the plan."""
    return tuple(
        Member(
            name=names.of(p.id),
            relation=names.relation(p.id),
            part=", ".join(names.tongue(part) for part in _part(names, plan, p.id)),
        )
        for p in people
    )


def _part(names: Names, plan: Plan, person: str) -> Iterator[str]:
    now = live(names, plan)
    if plan.family_lead == person:
        yield "holds the plan"
    if any(c.who == person for c in now):
        yield "helps"
    if any(c.monitor == person for c in now):
        yield "checks"


def signers_of(names: Names, plan: Plan, *others: str) -> tuple[str, ...]:
    """Children, parents and everyone who has said they will do something, then those whose work it is."""
    people = [p.id for p in (*names.children, *names.parents)]
    doers = [c.who for c in live(names, plan)]
    return tuple(dict.fromkeys([*names.all_of([*people, *doers]), *(o for o in others if o)]))


def check_in(names: Names, plan: Plan) -> CheckIn:
    """The day of the first review that is due for this plan, and why then."""
    due = sorted((r for r in names.view.reviews_due if r.plan == plan.id and r.governs), key=lambda r: (r.due, r.id))
    first = [review for review in due if review.due == due[0].due]
    return CheckIn(
        day=names.tongue.day(due[0].due) if due else "",
        why=tuple(dict.fromkeys(filter(None, (_why(names, review) for review in first)))),
    )


_FAMILY = frozenset({AudienceKind.NETWORK, AudienceKind.MEMBER, AudienceKind.CHILD})


def _why(names: Names, review: ReviewDue) -> str:
    """The sum in words; which rule and source it is from is for those whose work it is."""
    child = names.people.get(review.child)
    called = names.called(child) if child else names.tongue("the child")
    if names.view.audience.kind in _FAMILY or not names.tongue.is_english:
        return why_then(review.why, called, names.tongue)
    return whose(called, review.why) if child else review.why


def copies_of(names: Names, plan: Plan) -> tuple[Copy, ...]:
    """Everyone who signs, and everyone who was already given it."""
    given = {
        names.of(c.person): ", ".join(part for part in (names.tongue.date(c.given_on), c.how) if part)
        for c in names.view.plan_copies
        if c.plan == plan.id
    }
    people = dict.fromkeys([*signers_of(names, plan, worker_of(names)), *given])
    return tuple(Copy(name=name, given=given.get(name, "")) for name in people)
