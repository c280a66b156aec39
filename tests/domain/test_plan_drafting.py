"""One plan in force, and every version as it was."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.errors import ExitCode, FamnetError, UnknownPersonError
from famnet.domain.family import Family
from famnet.domain.people import Engagement, Person
from famnet.domain.plan_drafting import (
    NotAgreedError,
    PlanOrderError,
    agree,
    draft,
    editable,
    share,
    with_lead,
)
from famnet.domain.plan_lines import CommitmentByLeaverError, add_contingency, change_line, commit, end_line
from famnet.domain.plan_versions import (
    NoPlanError,
    commitments_in,
    contingencies_in,
    current,
    draft_of,
    history,
    in_force,
    is_shared,
    kinds_in,
    version,
)
from famnet.domain.plans import ChildInFocus, Commitment, Contingency, PlanKind, PlanState

FIRST, SECOND = date(2026, 11, 6), date(2026, 12, 4)


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl
    Tobi*, maternal half-brother
    Grace, maternal grandmother
    Marcus, father of Tobi
    """
    names = ("Ada", "Tobi", "Grace", "Marcus")
    return Family(
        name="Ada",
        people=tuple(Person(id=name.lower(), name=name) for name in names),
        children=(ChildInFocus(person="ada"), ChildInFocus(person="tobi")),
    )


def promise(who: str = "grace", what: str = "Collects Ada from school", **more: str) -> Commitment:
    return Commitment(who=who, what=what, **more)  # type: ignore[arg-type] # every field used here is words


def told(family: Family, number: int) -> list[str]:
    return [c.what for c in commitments_in(family, version(family, number))]


def test_a_first_plan_is_agreed_with_the_kind_each_child_is_on(family: Family) -> None:
    agreed = agree(family, FIRST, kinds={"ada": PlanKind.CHILD_IN_NEED, "tobi": PlanKind.FAMILY_SUPPORT})
    plan = in_force(agreed)
    assert plan
    assert (plan.number, plan.state, plan.agreed_on) == (1, PlanState.IN_FORCE, FIRST)
    assert [(c.status, c.since) for c in agreed.children] == [
        (PlanKind.CHILD_IN_NEED, FIRST),
        (PlanKind.FAMILY_SUPPORT, FIRST),
    ]
    assert kinds_in(agreed, plan) == {"ada": PlanKind.CHILD_IN_NEED, "tobi": PlanKind.FAMILY_SUPPORT}


def test_agreeing_the_same_again_changes_nothing(family: Family) -> None:
    kinds = {"ada": PlanKind.CHILD_IN_NEED}
    agreed = agree(family, FIRST, kinds=kinds)
    assert agree(agreed, FIRST, kinds=kinds) == agreed


def test_stepping_up_makes_the_next_version_and_the_first_stays_as_it_was(family: Family) -> None:
    first = agree(commit(family, promise()), FIRST, kinds={"ada": PlanKind.CHILD_IN_NEED})
    second = agree(first, SECOND, kinds={"ada": PlanKind.CHILD_PROTECTION})
    assert [(p.number, p.state) for p in history(second)] == [(1, PlanState.REPLACED), (2, PlanState.IN_FORCE)]
    assert kinds_in(second, version(second, 1)) == {"ada": PlanKind.CHILD_IN_NEED}
    assert kinds_in(second, version(second, 2)) == {"ada": PlanKind.CHILD_PROTECTION}
    assert second.children[0].since == SECOND
    assert told(second, 1) == told(second, 2) == ["Collects Ada from school"]


def test_a_change_of_kind_waits_until_it_is_agreed(family: Family) -> None:
    first = agree(family, FIRST, kinds={"ada": PlanKind.CHILD_IN_NEED})
    drafted = draft(first, kinds={"ada": PlanKind.CHILD_PROTECTION}, why="Ada was hurt again")
    assert drafted.children[0].status is PlanKind.CHILD_IN_NEED
    writing = draft_of(drafted)
    assert writing
    assert (writing.number, writing.why) == (2, "Ada was hurt again")
    assert agree(drafted, SECOND).children[0].status is PlanKind.CHILD_PROTECTION


def test_a_promise_without_a_plan_begins_a_draft(family: Family) -> None:
    drafted = commit(family, promise())
    assert current(drafted) == draft_of(drafted)
    assert told(drafted, 1) == ["Collects Ada from school"]
    assert current(family) is None


def test_a_plan_nobody_has_yet_is_written_in_place(family: Family) -> None:
    agreed = agree(family, FIRST)
    assert len(commit(agreed, promise()).plans) == 1


def test_a_plan_that_was_shared_never_changes(family: Family) -> None:
    shared = share(agree(commit(family, promise()), FIRST), "grace", FIRST, how="by hand")
    assert is_shared(shared, version(shared))
    line = shared.commitments[0]
    changed = change_line(shared, replace(line, what="Collects both from school"))
    changed = commit(changed, promise("marcus", "Takes Tobi to football"))
    assert told(changed, 1) == ["Collects Ada from school"]
    assert told(changed, 2) == ["Collects both from school", "Takes Tobi to football"]
    assert not changed.commitments[0].ended, "the new version is not agreed yet"
    agreed = agree(changed, SECOND)
    assert [c.ended for c in agreed.commitments] == [True, False, False]
    assert told(agreed, 1) == ["Collects Ada from school"]
    assert agreed.commitments[1].replaces == line.id


def test_a_line_taken_out_stays_in_the_versions_that_had_it(family: Family) -> None:
    shared = share(agree(commit(family, promise()), FIRST), "grace", FIRST)
    without = agree(end_line(shared, shared.commitments[0]), SECOND)
    assert told(without, 1) == ["Collects Ada from school"]
    assert told(without, 2) == []


def test_a_line_nobody_was_given_goes_altogether(family: Family) -> None:
    drafted = commit(family, promise())
    assert end_line(drafted, drafted.commitments[0]).commitments == ()


def test_a_line_of_a_draft_is_corrected_in_place(family: Family) -> None:
    drafted = commit(family, promise())
    corrected = change_line(drafted, replace(drafted.commitments[0], what="Collects Ada on Mondays"))
    assert told(corrected, 1) == ["Collects Ada on Mondays"]
    assert len(corrected.commitments) == 1


def test_contingencies_keep_their_versions_too(family: Family) -> None:
    line = Contingency(sign="Mum stops answering", response="Grace goes round", who="grace")
    shared = share(agree(add_contingency(family, line), FIRST), "grace", FIRST)
    changed = change_line(shared, replace(shared.contingencies[0], response="Grace rings Marcus, then goes round"))
    assert [c.response for c in contingencies_in(changed, version(changed, 1))] == ["Grace goes round"]
    assert [c.response for c in contingencies_in(changed, version(changed, 2))] == [
        "Grace rings Marcus, then goes round"
    ]


def test_the_next_version_takes_over_who_leads_and_whom_to_ring(family: Family) -> None:
    first = agree(with_lead(family, family_lead="grace", out_of_hours="0800 555 111"), FIRST)
    second = version(agree(first, SECOND), 2)
    assert (second.family_lead, second.out_of_hours) == ("grace", "0800 555 111")


def test_a_lead_left_unsaid_stays(family: Family) -> None:
    led = with_lead(with_lead(family, family_lead="grace"), out_of_hours="0800 555 111")
    assert version(led).family_lead == "grace"


def test_giving_the_plan_twice_on_a_day_is_one_copy(family: Family) -> None:
    agreed = agree(family, FIRST)
    twice = share(share(agreed, "grace", FIRST), "grace", FIRST, how="by post")
    assert [(c.person, c.how) for c in twice.plan_copies] == [("grace", "by post")]


def test_only_a_plan_in_force_is_given_out(family: Family) -> None:
    with pytest.raises(NotAgreedError):
        share(draft(family), "grace", FIRST)


def test_a_version_is_not_agreed_before_the_one_it_replaces(family: Family) -> None:
    second = agree(family, SECOND)
    with pytest.raises(PlanOrderError, match="cannot be agreed on Friday 6 November 2026: version 1 was agreed"):
        agree(draft(second), FIRST)


@pytest.mark.parametrize(
    ("person", "how"),
    [
        pytest.param(Person(id="grace", name="Grace", deceased=True), "has died", id="died"),
        pytest.param(Person(id="grace", name="Grace", engagement=Engagement.STEPPED_BACK), "stepped back", id="left"),
        pytest.param(Person(id="grace", engagement=Engagement.DECLINED), "This person has declined", id="declined"),
    ],
)
def test_somebody_who_left_cannot_promise(family: Family, person: Person, how: str) -> None:
    with pytest.raises(CommitmentByLeaverError, match=how) as refusal:
        commit(family.with_person(person), promise())
    assert refusal.value.exit_code is ExitCode.REFUSED


def test_a_promise_cannot_pass_to_somebody_who_left(family: Family) -> None:
    drafted = commit(family.with_person(Person(id="marcus", engagement=Engagement.DECLINED)), promise())
    with pytest.raises(CommitmentByLeaverError):
        change_line(drafted, replace(drafted.commitments[0], who="marcus"))


def test_a_promise_by_nobody_is_refused(family: Family) -> None:
    with pytest.raises(UnknownPersonError):
        commit(family, promise("nobody"))


def test_a_version_that_is_not_there_is_not_found(family: Family) -> None:
    with pytest.raises(NoPlanError, match="has no plan yet"):
        version(family)
    with pytest.raises(FamnetError, match="no version 7"):
        version(agree(family, FIRST), 7)


def test_after_the_work_ended_the_last_version_is_shown(family: Family) -> None:
    agreed = agree(family, FIRST)
    ended = replace(agreed, plans=(replace(agreed.plans[0], state=PlanState.ENDED),))
    assert current(ended) == ended.plans[0]
    assert editable(ended)[1].number == 2
