"""The one plan: drafting it, agreeing it, who does what in it, who has it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from famnet.domain import plan_drafting, plan_lines, reviews
from famnet.domain.clocks import Clock
from famnet.domain.errors import NothingSaidError, UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.plan_versions import commitments_in, contingencies_in, draft_of, in_force, numbers_in, version
from famnet.domain.plans import Commitment, Contingency, Plan, PlanKind
from famnet.domain.record import record, said
from famnet.domain.review_recording import UnknownCommitmentError
from famnet.domain.rules.plan import should_have
from famnet.exchange.working_days import EnglandWorkingDays
from famnet.usecases.keeping_words import keep_in_plan, kept
from famnet.usecases.mapping import numbered

Clocks = Mapping[str, Clock]


def draft_plan(family: Family, kinds: Sequence[str], *, agreed: date | None, clocks: Clocks) -> Family:
    """The version being written or in force as it is; else the next one opened, or agreed with its reviews set."""
    told = kinds_of(family, kinds)
    if agreed is None:
        printed_again = not told and in_force(family) and not draft_of(family)
        return family if printed_again else plan_drafting.draft(family, kinds=told)
    return with_reviews(plan_drafting.agree(family, agreed, kinds=told), clocks)


def kinds_of(family: Family, said: Sequence[str]) -> dict[str, PlanKind]:
    """`child_in_need` for every child in focus, `Ada=child_protection` for one.

    Raises:
        UsageError: the kind is none that famnet knows.
    """
    kinds: dict[str, PlanKind] = {}
    for words in said:
        name, equals, value = words.rpartition("=")
        children = [find_person(family, name).id] if equals else [c.person for c in family.children]
        kinds |= dict.fromkeys(children, _kind(value))
    return kinds


def _kind(word: str) -> PlanKind:
    try:
        return PlanKind(word.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        message = f"“{word}” is not a kind of plan."
        raise UsageError(message, hint=f"Choose among {', '.join(PlanKind)}; or CHILD=KIND for one child.") from None


def with_reviews(family: Family, clocks: Clocks) -> Family:
    """The family with its due dates worked out anew."""
    return reviews.with_reviews(family, working_days=EnglandWorkingDays(), clocks=clocks)


@record
class Promise:
    """A promise as it is told: people by name, worries, goals and must-haves by their numbers."""

    who: str
    what: str
    when: str = ""
    how_often: str = ""
    for_whom: str = ""
    checked_by: str = ""
    answers: int | None = None
    goal: int | None = None
    must_have: int | None = None
    works_when: str = ""
    service: bool = False
    agreed: bool = True
    keep_from: tuple[str, ...] = ()
    why: str = ""


@record
class IfThen:
    """What is done if something is seen, as it is told: people by name."""

    sign: str
    response: str
    who: str = ""
    keep_from: tuple[str, ...] = ()
    why: str = ""


def commitment_of(family: Family, told: Promise) -> Commitment:
    """The promise as the plan keeps it.

    Raises:
        UnknownPersonError, AmbiguousPersonError, NoSuchNumberError: as they say.
        UsageError: there are no words for what they do.
    """
    if not told.what.strip():
        message = "What do they do?"
        raise UsageError(message, hint="Say it in their own words, after the name.")
    person = find_person(family, told.who)
    promised = Commitment(
        who=person.id,
        what=told.what,
        when=told.when,
        how_often=told.how_often,
        for_whom=_named(family, told.for_whom),
        monitor=_named(family, told.checked_by),
        worry=numbered(family.mapping, told.answers, "worry"),
        goal=numbered(family.goals, told.goal, "goal"),
        must_have=numbered(family.bottom_lines, told.must_have, "must-have"),
        works_when=told.works_when,
        professional=told.service or person.professional,
        agreed=told.agreed,
    )
    return kept(family, promised, told.keep_from, told.why)


def _named(family: Family, name: str) -> str:
    return find_person(family, name).id if name else ""


def commit(family: Family, told: Promise) -> Family:
    """Somebody promises something.

    Raises:
        CommitmentByLeaverError: they declined, stepped back or died.
    """
    return plan_lines.commit(family, commitment_of(family, told))


def prepare_for(family: Family, told: IfThen) -> Family:
    """If this happens, somebody does that."""
    line = Contingency(sign=told.sign, response=told.response, who=_named(family, told.who))
    return plan_lines.add_contingency(family, kept(family, line, told.keep_from, told.why))


Line = Commitment | Contingency


def at_hand(family: Family, number: int | None = None) -> Plan:
    """The version with a number, or the one that is being written, or the one in force."""
    return (draft_of(family) if number is None else None) or version(family, number)


def line_numbered(family: Family, number: int) -> Line:
    """The promise, or after the promises the if-then, that `plan show` gives this number.

    Raises:
        UnknownCommitmentError: there is none.
    """
    plan = at_hand(family)
    standing: list[Line] = [*commitments_in(family, plan), *contingencies_in(family, plan)]
    numbers = numbers_in(family, plan)
    found = next((line for line in standing if numbers[line.id] == number), None)
    if found is None:
        raise UnknownCommitmentError(str(number))
    return found


def amend(family: Family, line: Line, told: Mapping[str, object]) -> Family:
    """The plan with one line changed in what was said of it.

    Raises:
        UsageError: nothing was said, or something that this kind of line does not have.
    """
    now = said(**told)
    for name in ("who", "monitor"):
        if name in now:
            now[name] = _named(family, now[name])
    if isinstance(line, Contingency) and "what" in now:
        now["response"] = now.pop("what")
    if not now or not now.keys() <= vars(line).keys():
        raise NothingSaidError(hint="A promise has --what, --who, --when …; an if-then --sign, --what and --who.")
    return plan_lines.change_line(family, replace(line, **now))


def amend_or_keep(
    family: Family, number: int, told: Mapping[str, object], names: Sequence[str] | None, why: str
) -> Family:
    """The plan with a numbered line changed, or kept from somebody in every version, or both.

    Raises:
        UnknownCommitmentError, UsageError: as `line_numbered` and `amend`.
    """
    if not names and not why:
        return amend(family, line_numbered(family, number), told)
    kept_now = keep_in_plan(family, line_numbered(family, number), names or (), why)
    if all(value is None for value in told.values()):
        return kept_now
    return amend(kept_now, line_numbered(kept_now, number), told)


def stop(family: Family, line: Line) -> Family:
    """The plan without a line."""
    return plan_lines.end_line(family, line)


def is_waiting(family: Family) -> bool:
    """Whether a version is being written that nobody has agreed yet, beside one in force."""
    return draft_of(family) is not None and in_force(family) is not None


def promised_words(family: Family, told: Promise) -> str:
    """That a promise stands in the plan."""
    return f"{find_person(family, told.who).name} {told.what}: written into the plan."


def share(family: Family, people: Sequence[str], on: date, *, how: str) -> Family:
    """These people have the plan in force; from then on it never changes."""
    for person in people:
        family = plan_drafting.share(family, person, on, how=how)
    return family


def lacking(family: Family) -> tuple[str, ...]:
    """Who should have the plan in force and does not: everybody who came or does something, and the chair or IRO."""
    plan = in_force(family)
    if plan is None:
        return ()
    have = {copy.person for copy in family.plan_copies if copy.plan == plan.id}
    return tuple(person for person in should_have(family, plan) if person not in have)
