"""The plan as a whole: from each worry to what is done about it, whose views are in it, and who has it."""

from collections.abc import Iterator

from famnet.domain.dates import say_day
from famnet.domain.family import Family
from famnet.domain.meetings import MeetingRole
from famnet.domain.plan_chain import answering_goal, answering_must_have, answering_worry, worries
from famnet.domain.plan_stress import heaviest_of, stress_test
from famnet.domain.plan_versions import commitments_in, contingencies_in, kinds_in
from famnet.domain.plans import Plan, PlanState
from famnet.domain.rules.book import Case, Concern, rule

_CHAIRS = frozenset({MeetingRole.CP_CHAIR, MeetingRole.IRO})
_FEW = 4  # below so many promises, one person's share says little


@rule("one-plan")
def one_plan(case: Case) -> Iterator[Concern]:
    """Two plans are two sets of promises, and somebody follows the wrong one."""
    standing = [p for p in case.family.plans if p.state is PlanState.IN_FORCE]
    if len(standing) > case.number("one-plan"):
        numbers = " and ".join(str(p.number) for p in standing)
        yield Concern(f"Versions {numbers} are both in force; a family has one plan.", "plan")


@rule("kind-of-plan-known")
def kind_known(case: Case) -> Iterator[Concern]:
    """Without it no clock runs for the child."""
    for plan in _plan(case):
        kinds = kinds_in(case.family, plan)
        for child in (c for c in case.children if c not in kinds):
            yield Concern(
                f"What kind of plan {case.name(child)} is on is not said, so no review is set.", case.name(child)
            )


@rule("worry-answered")
def worry_answered(case: Case) -> Iterator[Concern]:
    """By what somebody does, straight away or for a goal."""
    for plan in _plan(case):
        for worry in worries(case.family):
            if not answering_worry(case.family, plan, worry.id):
                yield Concern(f"Nothing in the plan answers the worry “{worry.text}”.", worry.text)


@rule("goal-served")
def goal_served(case: Case) -> Iterator[Concern]:
    """A goal that nobody does anything for is a wish."""
    for plan in _plan(case):
        for goal in case.family.goals:
            if not answering_goal(case.family, plan, goal.id):
                yield Concern(f"Nobody does anything for the goal “{goal.goal}” yet.", goal.goal)


@rule("must-have-answered")
def must_have_answered(case: Case) -> Iterator[Concern]:
    """The bottom line is what the plan is tested against."""
    for plan in _plan(case):
        for line in case.family.bottom_lines:
            if not answering_must_have(case.family, plan, line.id):
                yield Concern(
                    f"Nothing in the plan is said to answer the must-have “{line.must_have}”.", line.must_have
                )


@rule("views-in-the-plan")
def views(case: Case) -> Iterator[Concern]:
    """In their own words, of each child and each parent."""
    said = {voice.person for voice in case.family.voices}
    for _ in _plan(case):
        parents = [p for c in case.children for p in case.kin.parents_of(c) if case.kin.people[p].alive]
        for person in dict.fromkeys([*case.children, *parents]):
            if person not in said:
                yield Concern(
                    f"What does {case.name(person)} say about this? Their own words are missing.", case.name(person)
                )


@rule("what-if")
def what_if(case: Case) -> Iterator[Concern]:
    """Every plan meets a bad day."""
    for plan in _plan(case):
        if not contingencies_in(case.family, plan):
            yield Concern("The plan does not say what happens if things go wrong.", "plan")


@rule("family-lead")
def family_lead(case: Case) -> Iterator[Concern]:
    """Somebody in the family whom the others ring about it."""
    for plan in _plan(case):
        if not plan.family_lead:
            yield Concern("Who in the family holds the plan?", "plan")


@rule("whom-to-ring")
def whom_to_ring(case: Case) -> Iterator[Concern]:
    """At night and at weekends."""
    for plan in _plan(case):
        if not plan.out_of_hours:
            yield Concern("Whom does the family ring when offices are closed?", "plan")


@rule("plan-shared")
def plan_shared(case: Case) -> Iterator[Concern]:
    """Everyone who came, or where no meeting is recorded everyone who does something; and the chair or the IRO."""
    for plan in (p for p in _plan(case) if p.state is PlanState.IN_FORCE):
        have = {copy.person for copy in case.family.plan_copies if copy.plan == plan.id}
        for person in (p for p in should_have(case.family, plan) if p not in have):
            yield Concern(
                f"{case.name(person)} does not have the plan yet (version {plan.number}).", case.name(person)
            )


@rule("single-point-of-failure")
def single_point(case: Case) -> Iterator[Concern]:
    """Take each person out of the plan in turn."""
    for plan in _plan(case):
        for result in (r for r in stress_test(case.family, plan) if r.is_single_point):
            hangs = [f"the worry “{w.text}”" for w in result.worries]
            hangs += [f"the must-have “{m.must_have}”" for m in result.must_haves]
            hangs += [f"{s.what} on {s.weekday}" for s in result.times if s.must]
            name = case.name(result.person)
            yield Concern(f"Without {name} nobody answers {', '.join(hangs)}. Who else could?", name)


@rule("carries-too-much")
def carries_too_much(case: Case) -> Iterator[Concern]:
    """A network thins out until one grandmother carries everything."""
    for plan in _plan(case):
        promises = [c for c in commitments_in(case.family, plan) if not c.professional]
        person, share = heaviest_of(promises)
        if len(promises) >= _FEW and share > case.number("carries-too-much"):
            name = case.name(person)
            yield Concern(f"{name} carries {share}% of what the family does.", name)


@rule("review-set")
def review_set(case: Case) -> Iterator[Concern]:
    """A plan nobody looks at again."""
    for plan in (p for p in _plan(case) if p.state is PlanState.IN_FORCE):
        if not any(r.plan == plan.id and not r.by_hand for r in case.family.reviews_due):
            yield Concern("The plan in force has no date on which it is reviewed.", "plan")


@rule("review-overdue")
def review_overdue(case: Case) -> Iterator[Concern]:
    """Said plainly, with how long."""
    for review in case.family.reviews_due:
        late = (case.today - review.due).days
        if review.governs and late > 0:
            days = f"{late} day{'' if late == 1 else 's'}"
            yield Concern(f"{review.rule}: due {say_day(review.due)}, {days} ago.", case.name(review.child))


def _plan(case: Case) -> Iterator[Plan]:
    """The plan at hand, if there is one and the work goes on."""
    if case.plan and case.plan.state in (PlanState.DRAFT, PlanState.IN_FORCE):
        yield case.plan


def should_have(family: Family, plan: Plan) -> tuple[str, ...]:
    """Who should be given a version: everyone who came, or else everyone who does something, and the chair or IRO."""
    came = [a.person for a in family.attendees if a.came]
    chairs = [a.person for a in family.attendees if a.role in _CHAIRS]
    doing = [c.who for c in commitments_in(family, plan)] if not came else []
    return tuple(dict.fromkeys([*came, *doing, *chairs]))
