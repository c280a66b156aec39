"""What a plan, a meeting and a network are looked at for, and the stress test."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.clocks import load_clocks
from famnet.domain.dates import PartialDate
from famnet.domain.errors import Level, UsageError
from famnet.domain.family import Family
from famnet.domain.mapping import (
    BottomLine,
    Column,
    Consent,
    ConsentAnswer,
    GroundRule,
    MappingItem,
    PrState,
    Responsibility,
    SafetyGoal,
    Voice,
)
from famnet.domain.meetings import Attendee, ChildPart, Meeting, MeetingKind, MeetingRole
from famnet.domain.overrides import Override
from famnet.domain.people import Engagement, Gender, Person
from famnet.domain.plan_diff import Edit, diff, words
from famnet.domain.plan_drafting import agree, share, with_lead
from famnet.domain.plan_lines import add_contingency, change_line, commit, end_line
from famnet.domain.plan_stress import heaviest_of, stress_test, without
from famnet.domain.plan_versions import version
from famnet.domain.plans import ChildInFocus, Commitment, Contingency, PlanKind, PlanState, StartedClock
from famnet.domain.review_records import CommitmentOutcome, MissedSlot, Outcome, PlanReview
from famnet.domain.reviews import with_reviews
from famnet.domain.rota import RotaDuty, RotaSlot, Weekday
from famnet.domain.rules.check import AGENDA_STAGES, BlockedByRuleError, check, override, stop_at_blocks
from famnet.domain.rules.responsibility import holders, say
from famnet.domain.ties import Couple, CoupleKind, ParentKind, ParentLink
from famnet.exchange.story.reader import read_story
from famnet.exchange.working_days import EnglandWorkingDays

TODAY, AGREED = date(2026, 11, 22), date(2026, 11, 6)


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl, born 5 May 2015
    Kemi, mother
    Daniel, father
    Grace, maternal grandmother
    Alan, paternal grandfather
    Ms Patel, teacher
    """
    names = {"Ada": Gender.FEMALE, "Kemi": Gender.FEMALE, "Daniel": Gender.MALE, "Grace": Gender.FEMALE}
    people = tuple(Person(id=n.lower(), name=n, gender=g) for n, g in names.items())
    return Family(
        name="Ada",
        people=(*people, Person(id="alan", name="Alan"), Person(id="patel", name="Ms Patel", professional=True)),
        children=(ChildInFocus(person="ada"),),
        parent_links=(
            ParentLink(parent="kemi", child="ada"),
            ParentLink(parent="daniel", child="ada"),
            ParentLink(parent="grace", child="kemi"),
            ParentLink(parent="alan", child="daniel"),
        ),
    )


@pytest.fixture
def whole(family: Family) -> Family:
    """A plan to which nothing is missing."""
    told = replace(
        family,
        mapping=(MappingItem(id="w", column=Column.WORRY, text="Ada is alone after school"),),
        goals=(SafetyGoal(id="g", goal="Somebody is always there", answers="w"),),
        bottom_lines=(BottomLine(id="b", must_have="An adult at home by four", otherwise="We meet within a day"),),
        voices=tuple(Voice(person=p, words="I want it to be like on Sundays") for p in ("ada", "kemi", "daniel")),
    )
    promises = (
        Commitment(id="c1", who="grace", what="Is at home by four", when="every day", monitor="patel", goal="g"),
        Commitment(id="c2", who="alan", what="Rings at five", when="Fridays", monitor="kemi", worry="w"),
    )
    for promise in promises:
        told = commit(told, replace(promise, must_have="b", works_when="Ada says so at the review"))
    told = add_contingency(told, Contingency(sign="Nobody answers", response="goes round", who="alan"))
    told = with_lead(told, family_lead="grace", out_of_hours="0800 555 111")
    agreed = agree(told, AGREED, kinds={"ada": PlanKind.CHILD_IN_NEED})
    for person in ("grace", "alan"):
        agreed = share(agreed, person, AGREED)
    return reviewed(agreed)


def reviewed(family: Family) -> Family:
    return with_reviews(family, working_days=EnglandWorkingDays(), clocks=load_clocks())


def said(family: Family, rule: str, today: date = TODAY) -> list[str]:
    return [f.message for f in check(family, today) if f.rule == rule]


PLAN_RULES = (
    "one-plan", "kind-of-plan-known", "worry-answered", "goal-served", "must-have-answered", "commitment-monitored",
    "checks-on-themselves", "commitment-has-a-time", "commitment-shows-it-works", "commitment-agreed",
    "commitment-by-leaver", "weekend-covered", "views-in-the-plan", "what-if", "family-lead", "whom-to-ring",
    "plan-shared", "single-point-of-failure", "carries-too-much", "review-set", "review-overdue",
    "every-commitment-reviewed", "missed-time-followed-up", "one-date-for-several",
)  # fmt: skip


@pytest.mark.parametrize("rule", PLAN_RULES)
def test_a_whole_plan_passes(whole: Family, rule: str) -> None:
    assert said(whole, rule) == []


@pytest.mark.parametrize("rule", PLAN_RULES)
def test_without_a_plan_there_is_nothing_to_say_of_it(family: Family, rule: str) -> None:
    assert said(family, rule) == []


@pytest.mark.parametrize(
    ("change", "rule", "message"),
    [
        pytest.param({"monitor": ""}, "commitment-monitored", "nobody checks that it happens.", id="nobody checks"),
        pytest.param({"monitor": "alan"}, "checks-on-themselves", "also checks it.", id="checks on himself"),
        pytest.param({"when": ""}, "commitment-has-a-time", "it is not said when, or how often.", id="no time"),
        pytest.param({"works_when": ""}, "commitment-shows-it-works", "and by when?", id="no evidence"),
        pytest.param({"agreed": False}, "commitment-agreed", "they have not agreed to it yet.", id="not agreed"),
    ],
)
def test_a_gap_in_a_promise_is_pointed_out(
    whole: Family, change: dict[str, str | bool], rule: str, message: str
) -> None:
    changed = replace(whole.commitments[1], **change)  # type: ignore[arg-type] # one field, as each case needs
    (told,) = said(replace(whole, commitments=(whole.commitments[0], changed)), rule)
    assert told.startswith("Alan, “Rings at five”: ")
    assert told.endswith(message)


def test_what_stands_alone_in_the_chain_is_pointed_out(whole: Family) -> None:
    loose = replace(whole, commitments=tuple(replace(c, worry="", goal="", must_have="") for c in whole.commitments))
    assert said(loose, "worry-answered") == ["Nothing in the plan answers the worry “Ada is alone after school”."]
    assert said(loose, "goal-served") == ["Nobody does anything for the goal “Somebody is always there” yet."]
    assert said(loose, "must-have-answered") == [
        "Nothing in the plan is said to answer the must-have “An adult at home by four”."
    ]


@pytest.mark.parametrize(
    ("when", "missing"),
    [
        pytest.param("Mondays to Fridays", ["Saturday", "Sunday"], id="working days only"),
        pytest.param("at weekends", [], id="weekends"),
        pytest.param("Saturdays 10 to 4", ["Sunday"], id="Saturdays"),
        pytest.param("daily", [], id="daily"),
        pytest.param("Sun. afternoon", ["Saturday"], id="shortened"),
        pytest.param("when the satellite is on", ["Saturday", "Sunday"], id="no day at all"),
    ],
)
def test_weekends_are_covered(whole: Family, when: str, missing: list[str]) -> None:
    changed = replace(whole, commitments=(replace(whole.commitments[0], when=when),))
    assert said(changed, "weekend-covered") == [f"Nobody is down for {day}s." for day in missing]


def test_the_rota_covers_weekends_too(whole: Family) -> None:
    bare = replace(
        whole,
        commitments=(replace(whole.commitments[0], when="Mondays"),),
        rota_slots=(RotaSlot(id="s", what="Tea", weekday=Weekday.SATURDAY, starts="16:00", ends="18:00"),),
        rota_duties=(RotaDuty(slot="s", person="alan"),),
    )
    assert said(bare, "weekend-covered") == ["Nobody is down for Sundays."]


def test_what_a_plan_lacks_is_pointed_out(whole: Family) -> None:
    bare = replace(
        whole,
        contingencies=(),
        voices=(),
        reviews_due=(),
        plan_copies=(),
        plan_children=(),
        plans=(replace(whole.plans[0], family_lead="", out_of_hours=""),),
    )
    assert said(bare, "what-if") == ["The plan does not say what happens if things go wrong."]
    assert said(bare, "family-lead") == ["Who in the family holds the plan?"]
    assert said(bare, "whom-to-ring") == ["Whom does the family ring when offices are closed?"]
    assert said(bare, "review-set") == ["The plan in force has no date on which it is reviewed."]
    assert said(bare, "kind-of-plan-known") == ["What kind of plan Ada is on is not said, so no review is set."]
    assert [m.split(" say about")[0] for m in said(bare, "views-in-the-plan")] == [
        "What does Ada", "What does Daniel", "What does Kemi",
    ]  # fmt: skip
    assert said(bare, "plan-shared") == [
        "Alan does not have the plan yet (version 1).",
        "Grace does not have the plan yet (version 1).",
    ]


def test_everyone_who_came_and_the_chair_should_have_the_plan(whole: Family) -> None:
    attendees = (
        Attendee(meeting="m", person="kemi", came=True),
        Attendee(meeting="m", person="daniel", came=False),
        Attendee(meeting="m", person="patel", role=MeetingRole.CP_CHAIR),
    )
    assert said(replace(whole, attendees=attendees), "plan-shared") == [
        "Kemi does not have the plan yet (version 1).",
        "Ms Patel does not have the plan yet (version 1).",
    ]


def test_two_plans_in_force_block(whole: Family) -> None:
    two = replace(whole, plans=(*whole.plans, replace(whole.plans[0], id="two", number=2)))
    findings = check(two, TODAY)
    assert [(f.level, f.message) for f in findings if f.rule == "one-plan"] == [
        (Level.BLOCK, "Versions 1 and 2 are both in force; a family has one plan.")
    ]


def test_whoever_left_is_no_longer_counted_on(whole: Family) -> None:
    gone = whole.with_person(replace(whole.person("alan"), engagement=Engagement.STEPPED_BACK))
    assert said(gone, "commitment-by-leaver") == [
        "Alan, “Rings at five”: they are no longer there to do it. Who could?"
    ]


def test_a_plan_that_hangs_on_one_person_says_so(whole: Family) -> None:
    alone = replace(whole, commitments=whole.commitments[:1])
    assert said(alone, "single-point-of-failure") == [
        "Without Grace nobody answers the worry “Ada is alone after school”,"  # noqa: ISC004 -- one long sentence
        " the must-have “An adult at home by four”. Who else could?"
    ]


def test_one_grandmother_carrying_everything_is_named(whole: Family) -> None:
    more = tuple(Commitment(who="grace", what=f"thing {n}") for n in range(3))
    assert said(replace(whole, commitments=(*whole.commitments, *more)), "carries-too-much") == [
        "Grace carries 80% of what the family does."
    ]


def test_a_review_that_slips_says_how_long(whole: Family) -> None:
    (message,) = said(whole, "review-overdue", today=date(2026, 12, 21))
    assert message.endswith("due Friday 18 December 2026, 3 days ago.")
    (message,) = said(whole, "review-overdue", today=date(2026, 12, 19))
    assert message.endswith("1 day ago.")


def test_a_review_speaks_of_every_commitment(whole: Family) -> None:
    held = PlanReview(id="r", plan=whole.plans[0].id, held_on=TODAY)
    outcome = CommitmentOutcome(review="r", commitment="c1", outcome=Outcome.DONE)
    missed = MissedSlot(review="r", person="alan", slot="Friday at five", barrier="shift work")
    after = replace(whole, plan_reviews=(held,), outcomes=(outcome,), missed_slots=(missed,))
    assert said(after, "every-commitment-reviewed") == [
        "The review on Sunday 22 November 2026 does not say how “Rings at five” (Alan) went."
    ]
    assert said(after, "missed-time-followed-up") == ["Alan could not keep “Friday at five”. What would help?"]


def test_one_meeting_for_two_clocks_is_proposed(whole: Family) -> None:
    conference = StartedClock(clock="first-review-conference", child="ada", started_on=date(2026, 9, 16))
    threshold = StartedClock(clock="private-fostering", child="ada", started_on=date(2026, 11, 18))
    both = reviewed(replace(whole, started_clocks=(conference, threshold)))
    assert said(both, "one-date-for-several") == [
        "One meeting on Wednesday 16 December 2026 would serve Ada: first review conference;"  # noqa: ISC004 -- one sentence
        " network plan review, child in need."
    ]


# --- the stress test --------------------------------------------------------------------------------------------


def test_each_person_is_taken_out_in_turn(whole: Family) -> None:
    results = stress_test(whole, whole.plans[0])
    assert {r.person for r in results} == {"grace", "alan", "patel", "kemi"}
    grace = without(whole, whole.plans[0], "grace")
    assert [c.id for c in grace.undone] == ["c1"]
    assert (grace.heaviest, grace.share, grace.is_single_point) == ("alan", 100, False)
    assert [c.id for c in without(whole, whole.plans[0], "patel").unchecked] == ["c1"]


def test_those_on_whom_most_hangs_come_first(whole: Family) -> None:
    alone = replace(whole, commitments=(whole.commitments[0], replace(whole.commitments[1], worry="", must_have="")))
    results = stress_test(alone, alone.plans[0])
    assert results[0].person == "grace"
    assert [w.id for w in results[0].worries] == ["w"]
    assert [m.id for m in results[0].must_haves] == ["b"]


def test_a_time_that_would_be_short_of_people_is_named(whole: Family) -> None:
    tea = RotaSlot(id="s", what="Tea", weekday=Weekday.SUNDAY, starts="16:00", ends="18:00")
    rota = replace(whole, rota_slots=(tea,), rota_duties=(RotaDuty(slot="s", person="alan"),))
    assert without(rota, rota.plans[0], "alan").times == (tea,)
    assert said(rota, "single-point-of-failure") == ["Without Alan nobody answers Tea on Sunday. Who else could?"]
    two = replace(rota, rota_duties=(*rota.rota_duties, RotaDuty(slot="s", person="grace")))
    assert without(two, two.plans[0], "alan").times == ()


def test_services_carry_no_share() -> None:
    assert heaviest_of([Commitment(who="patel", what="visits", professional=True)]) == ("", 0)


# --- the network and the meeting --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("story", "rule", "messages"),
    [
        pytest.param(
            "Ada*, girl\nKemi, mother",
            "father-looked-at",
            ["Ada’s father is not named. Who is he, and has anybody asked him?"],
            id="no father",
        ),
        pytest.param("Ada*, girl\nDaniel, father", "father-looked-at", [], id="a father"),
        pytest.param(
            "Ada*, girl\nDaniel, father",
            "paternal-side-looked-at",
            ["Nobody of the father’s side of Ada’s family is in the network yet."],
            id="nobody of his",
        ),
        pytest.param(
            "Ada*, girl\nDaniel, father\nJoan, paternal grandmother", "paternal-side-looked-at", [], id="his mother"
        ),
        pytest.param("Ada*, girl", "pr-known", ["Who has parental responsibility for Ada is not known."], id="no PR"),
        pytest.param(
            "Ada*, girl\nGrace, maternal grandmother, agreed\nSandra, health visitor\nTom, maternal uncle",
            "nobody-asked-yet",
            ["Nobody has approached Tom yet."],
            id="an uncle nobody asked",
        ),
    ],
)
def test_the_network_is_looked_at(story: str, rule: str, messages: list[str]) -> None:
    assert said(read_story(story), rule) == messages


def test_two_mothers_are_no_missing_father(family: Family) -> None:
    women = family.with_person(Person(id="daniel", name="Dani", gender=Gender.FEMALE))
    assert said(women, "father-looked-at") == []
    assert {h.person for h in holders(women, "ada")} == set()


def test_the_mother_appears_to_hold_responsibility_and_the_unmarried_father_does_not(family: Family) -> None:
    (mother,) = holders(family, "ada")
    assert say(mother, "Kemi", "Ada") == (
        "Kemi appears to hold parental responsibility for Ada, because she gave birth to the child; to be confirmed."
    )
    assert mother.source == "Children Act 1989, s2"
    assert said(family, "pr-to-confirm") == [say(mother, "Kemi", "Ada")]


@pytest.mark.parametrize(
    ("kind", "until", "holds"),
    [
        pytest.param(CoupleKind.MARRIED, None, True, id="married"),
        pytest.param(CoupleKind.MARRIED, "2018", True, id="divorced since"),
        pytest.param(CoupleKind.MARRIED, "2010", False, id="divorced before the birth"),
        pytest.param(CoupleKind.LIVING_TOGETHER, None, False, id="living together"),
    ],
)
def test_a_married_father_appears_to_hold_it(kind: CoupleKind, until: str | None, holds: bool) -> None:  # noqa: FBT001 -- a table's column
    lines = "Ada*, girl, born 5 May 2015\nKemi, mother\nDaniel, father"
    told = read_story(lines)
    kemi, daniel = (next(p.id for p in told.people if p.name == n) for n in ("Kemi", "Daniel"))
    ada = told.children[0].person
    ended = PartialDate.parse(until) if until else None
    couple = replace(told, couples=(Couple(one=kemi, other=daniel, kind=kind, until=ended),))
    assert ({h.person for h in holders(couple, ada)} == {kemi, daniel}) is holds


def test_what_was_recorded_goes_before_what_the_tree_shows(family: Family) -> None:
    recorded = replace(
        family,
        responsibilities=(
            Responsibility(
                child="ada", holder="kemi", state=PrState.HOLDS, confirmed=True, basis="birth certificate"
            ),
            Responsibility(child="ada", holder="daniel", state=PrState.HOLDS),
            Responsibility(child="ada", holder="grace", state=PrState.UNKNOWN),
        ),
    )
    kemi, daniel = holders(recorded, "ada")
    assert say(kemi, "Kemi", "Ada") == "Kemi holds parental responsibility for Ada: birth certificate."
    assert (daniel.person, daniel.because) == ("daniel", "the record says so")
    denied = replace(family, responsibilities=(Responsibility(child="ada", holder="kemi", state=PrState.DOES_NOT),))
    assert holders(denied, "ada") == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(ParentKind.ADOPTIVE, {"grace"}, id="adoption ends what the mother held"),
        pytest.param(ParentKind.SPECIAL_GUARDIAN, {"grace", "kemi"}, id="special guardian"),
        pytest.param(ParentKind.CHILD_ARRANGEMENTS, {"grace", "kemi"}, id="lives-with order"),
        pytest.param(ParentKind.FOSTER, {"kemi"}, id="fostering gives none"),
    ],
)
def test_orders_give_responsibility(family: Family, kind: ParentKind, expected: set[str]) -> None:
    link = ParentLink(parent="grace", child="ada", kind=kind)
    assert {h.person for h in holders(replace(family, parent_links=(*family.parent_links, link)), "ada")} == expected


def test_somebody_who_died_holds_nothing(family: Family) -> None:
    assert holders(family.with_person(replace(family.person("kemi"), deceased=True)), "ada") == ()


def test_everyone_with_a_say_is_asked_before_a_meeting(family: Family) -> None:
    planned = replace(family, meetings=(Meeting(held_on=date(2026, 12, 1)),))
    findings = [f for f in check(planned, TODAY, stages=AGENDA_STAGES) if f.rule == "consent-before-meeting"]
    assert [(f.level, f.subject) for f in findings] == [(Level.BLOCK, "Ada"), (Level.BLOCK, "Kemi")]
    with pytest.raises(BlockedByRuleError, match="Ada has not been asked"):
        stop_at_blocks(tuple(findings))
    assert said(replace(family, meetings=(Meeting(held_on=AGREED),)), "consent-before-meeting") == []


def test_a_block_that_was_overridden_says_by_whom_and_why(family: Family) -> None:
    decision = Override(rule="consent-before-meeting", reason="Both are in hospital.", by="Ms Patel")
    planned = replace(family, meetings=(Meeting(),), overrides=(decision,))
    findings = [f for f in check(planned, TODAY) if f.rule == "consent-before-meeting"]
    assert {f.level for f in findings} == {Level.INFO}
    assert findings[0].message.endswith("Overridden by Ms Patel: Both are in hospital.")
    stop_at_blocks(tuple(findings))
    for_kemi = replace(planned, overrides=(replace(decision, about="Kemi"),))
    levels = {f.subject: f.level for f in check(for_kemi, TODAY) if f.rule == "consent-before-meeting"}
    assert levels == {"Ada": Level.BLOCK, "Kemi": Level.INFO}


def test_an_override_needs_a_reason_a_name_and_a_rule_that_blocks(family: Family) -> None:
    decision = Override(rule="consent-before-meeting", reason="Both are in hospital.", by="Ms Patel")
    assert override(family, decision).overrides == (decision,)
    for bad in (replace(decision, reason=" "), replace(decision, by=""), replace(decision, rule="one-plan")):
        with pytest.raises(UsageError):
            override(family, bad)


def test_an_enforced_rule_is_never_overridden(whole: Family) -> None:
    two = replace(
        whole,
        plans=(*whole.plans, replace(whole.plans[0], id="two", number=2)),
        overrides=(Override(rule="one-plan", reason="we like two", by="Ms Patel"),),
    )
    assert [f.level for f in check(two, TODAY) if f.rule == "one-plan"] == [Level.BLOCK]


def test_an_answer_that_is_not_yes_or_no_has_a_reason(family: Family) -> None:
    answers = (
        Consent(child="ada", person="ada", answer=ConsentAnswer.YES),
        Consent(child="ada", person="kemi", answer=ConsentAnswer.UNSAFE_TO_ASK),
        Consent(child="ada", person="daniel", answer=ConsentAnswer.NOT_FOUND, reason="moved away in 2019"),
    )
    assert said(replace(family, consents=answers), "consent-asked") == [
        "Kemi: “not asked: unsafe to ask” has no reason written down."
    ]


@pytest.fixture
def met(family: Family) -> Family:
    """A conference two weeks ago, with little prepared."""
    conference = Meeting(id="m", kind=MeetingKind.FAMILY_GROUP_CONFERENCE, held_on=AGREED)
    attendees = (
        Attendee(meeting="m", person="kemi", came=True),
        Attendee(meeting="m", person="patel", role=MeetingRole.LEAD_PRACTITIONER, came=True),
        Attendee(meeting="m", person="grace", came=False),
        Attendee(meeting="m", person="alan", came=False, barrier="no bus"),
    )
    return replace(family, meetings=(conference,), attendees=attendees)


def test_what_a_meeting_lacks_is_pointed_out(met: Family) -> None:
    assert said(met, "more-network-than-professionals") == [
        "Family group conference on Friday 6 November 2026: 1 of the network to 1 professionals."
    ]
    assert said(met, "who-is-missing") == [
        "Family group conference on Friday 6 November 2026: what did the network say when asked who is missing?"
    ]
    assert said(met, "coordinator-independent")[0].endswith("is not yet said to be independent of the casework.")
    assert said(met, "child-takes-part")[0].endswith("how do the children take part?")
    assert said(met, "absence-has-a-reason") == ["What kept Grace from coming? Absence is not refusal."]
    assert said(met, "ground-rules-before-agenda")
    assert said(met, "bottom-line-before-agenda")


def test_a_meeting_that_was_prepared_passes(met: Family) -> None:
    conference = replace(met.meetings[0], independent=True, child_part=ChildPart.PART, missing_asked="Uncle Tom")
    ready = replace(
        met,
        meetings=(conference,),
        attendees=(*met.attendees[:2], Attendee(meeting="m", person="daniel", came=True)),
        ground_rules=(GroundRule(text="We listen"),),
        bottom_lines=(BottomLine(must_have="An adult at home by four", otherwise="We meet within a day"),),
    )
    rules = {f.rule for f in check(ready, TODAY, stages=AGENDA_STAGES)}
    assert rules == set()


def test_a_bottom_line_says_what_happens_otherwise(met: Family) -> None:
    half = replace(met, bottom_lines=(BottomLine(must_have="An adult at home by four"),))
    assert said(half, "bottom-line-says-otherwise")
    dependent = replace(met, meetings=(replace(met.meetings[0], independent=False, held_on=None),))
    assert said(dependent, "coordinator-independent") == [
        "Family group conference: the coordinator is not independent of the casework."
    ]


# --- the diff ---------------------------------------------------------------------------------------------------


def test_words_that_went_and_came_stand_side_by_side() -> None:
    found = words("Grace collects Ada on Mondays", "Grace collects both on Fridays")
    assert " ".join(f"{w.edit}:{w.text}" for w in found) == (
        "same:Grace collects out:Ada in:both same:on out:Mondays in:Fridays"
    )


def test_a_diff_tells_what_stayed_changed_went_and_came(whole: Family) -> None:
    changed = change_line(whole, replace(whole.commitments[0], when="on weekdays"))
    changed = end_line(changed, whole.commitments[1])
    changed = commit(changed, Commitment(who="kemi", what="Cooks", for_whom="ada"))
    agreed = agree(changed, date(2026, 12, 4))
    again = agree(
        change_line(
            share(agreed, "grace", date(2026, 12, 4)),
            replace(next(c for c in agreed.commitments if c.when == "on weekdays"), when="on school days"),
        ),
        date(2026, 12, 11),
    )
    lines = diff(again, version(again, 1), version(again, 3), lambda person: again.person(person).name)
    assert [(line.edit, "".join(w.text for w in line.words)) for line in lines if line.edit is not Edit.CHANGED] == [
        (Edit.IN, "Kemi Cooks for Ada."),
        (Edit.SAME, "If Nobody answers: Alan goes round."),
        (Edit.OUT, "Alan Rings at five Fridays (Kemi checks)."),
    ]
    head, home = (line for line in lines if line.edit is Edit.CHANGED)
    assert [(w.edit, w.text) for w in head.words if w.edit is not Edit.SAME] == [(Edit.OUT, "1;"), (Edit.IN, "3;")]
    assert [(w.edit, w.text) for w in home.words if w.edit is not Edit.SAME] == [
        (Edit.OUT, "every day"),
        (Edit.IN, "on school days"),
    ]


def test_after_the_work_has_ended_nobody_is_reminded(whole: Family) -> None:
    ended = replace(whole, plans=(replace(whole.plans[0], state=PlanState.ENDED, family_lead=""),), reviews_due=())
    assert said(ended, "family-lead") == []
