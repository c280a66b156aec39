from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from famnet.documents.conference_sheet import conference_sheet
from famnet.documents.due_sheet import due_sheet
from famnet.documents.formats import Format
from famnet.documents.invitation_sheet import information_sheet, invitation_sheet
from famnet.documents.part_sheets import childs_plan_sheet, my_part_sheet
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.review_sheet import reminder_sheet, review_sheet
from famnet.documents.sheet import Sheet, missing
from famnet.documents.write import write_document
from famnet.domain.disclosure import Audience, AudienceKind, FamilyView
from famnet.domain.meetings import Meeting, MeetingKind
from famnet.domain.people import Circle, Contact, ContactKind, Person
from famnet.domain.plans import Commitment, PlanKind
from famnet.domain.review_records import (
    CommitmentOutcome,
    Decision,
    MissedSlot,
    NetworkChange,
    NetworkMove,
    Outcome,
    PlanReview,
)
from famnet.domain.review_rows import ReviewRow
from famnet.domain.rota import RotaDuty, RotaSlot, Season, Weekday

TODAY = date(2026, 3, 2)


def as_text(sheet: Sheet) -> str:
    return write_document(sheet, Format.MD).decode()


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(plan_sheet, id="plan"),
        pytest.param(childs_plan_sheet, id="child's plan"),
        pytest.param(conference_sheet, id="conference insert"),
        pytest.param(review_sheet, id="review"),
        pytest.param(reminder_sheet, id="reminder"),
    ],
)
def test_each_voice_of_the_plan_tells_exactly_the_commitments_of_the_record(
    okafor: FamilyView, told: Callable[[FamilyView], Sheet]
) -> None:
    by_ada = Commitment(who="ada", what="Tells Nan when she feels sad")
    ended = Commitment(who="ruth", what="Drove to football", until_version=1, ended=True)
    view = replace(okafor, commitments=(*okafor.commitments, by_ada, ended))
    text = as_text(told(view))
    kept = [commitment.what for commitment in view.commitments if not commitment.ended]
    assert [text.count(what) for what in kept] == [1] * len(kept)
    assert ended.what not in text


def test_all_members_parts_together_are_the_record(okafor: FamilyView) -> None:
    parts = [my_part_sheet(okafor, person.id) for person in okafor.people]
    promised = [deed.subject for part in parts for deed in part.deeds]
    checked = [deed.subject for part in parts for deed in part.checks]
    assert sorted(promised) == sorted(c.what for c in okafor.commitments)
    assert sorted(checked) == sorted(c.what for c in okafor.commitments if c.monitor)


def test_a_member_s_page_has_only_what_is_theirs(okafor: FamilyView) -> None:
    text = as_text(my_part_sheet(okafor, "ngozi"))
    assert "Rings Kemi at bedtime" in text
    assert "Walks the children to school" not in text
    assert "Friday 27 March 2026" in text


def with_rota(view: FamilyView) -> FamilyView:
    """Nan has Saturdays, Ngozi and Ruth take turns on Mondays; nobody comes on Sundays in the holidays."""
    slots = (
        RotaSlot(
            id="s3", what="day out", weekday=Weekday.SUNDAY, starts="10:00", ends="12:00", season=Season.HOLIDAYS
        ),
        RotaSlot(id="s2", what="sleepover", weekday=Weekday.SATURDAY, starts="16:00", ends="20:00"),
        RotaSlot(id="s1", what="tea", weekday=Weekday.MONDAY, starts="16:00", ends="18:00", place="at Nan's"),
        RotaSlot(id="s0", what="over", weekday=Weekday.MONDAY, starts="8:00", ends="9:00", until_version=1),
    )
    duties = (
        RotaDuty(slot="s1", person="ngozi", week=1),
        RotaDuty(slot="s1", person="ruth", week=2),
        RotaDuty(slot="s2", person="grace", week=1),
        RotaDuty(slot="s2", person="grace", week=2),
    )
    return replace(view, rota_slots=slots, rota_duties=duties, commitments=())


def test_the_week_stands_in_order_with_who_comes(okafor: FamilyView) -> None:
    rota = plan_sheet(with_rota(okafor)).rota
    assert [(turn.day, turn.time, turn.who) for turn in rota] == [
        ("Monday", "16:00 to 18:00", "week 1: Ngozi Okafor; week 2: Ruth Adeyemi"),
        ("Saturday", "16:00 to 20:00", "Grace Okafor"),
        ("Sunday", "10:00 to 12:00", ""),
    ]
    assert rota[0].subject == "tea, at Nan's"
    assert rota[2].subject == "day out, school holidays"


def test_a_rota_of_one_week_does_not_speak_of_weeks(okafor: FamilyView) -> None:
    view = with_rota(okafor)
    one = replace(view, rota_duties=tuple(duty for duty in view.rota_duties if duty.week == 1))
    assert [turn.who for turn in plan_sheet(one).rota] == ["Ngozi Okafor", "Grace Okafor", ""]


@pytest.mark.parametrize(
    ("when", "how_often", "said"),
    [
        pytest.param("every day", "every day", "every day", id="the same twice"),
        pytest.param("Mondays, every week", "Every week", "Mondays, every week", id="said already"),
        pytest.param("Mondays", "every week", "Mondays, every week", id="both"),
        pytest.param("", "every week", "every week", id="how often only"),
    ],
)
def test_how_often_is_said_once(okafor: FamilyView, when: str, how_often: str, said: str) -> None:
    promise = Commitment(who="grace", what="Rings", when=when, how_often=how_often)
    view = replace(okafor, commitments=(promise,))
    assert plan_sheet(view).deeds[0].when == said
    assert childs_plan_sheet(view).helpers[0].when == said


def test_the_rota_s_weekend_counts_as_covered_and_its_gap_is_told(okafor: FamilyView) -> None:
    messages = {finding.message for finding in missing(plan_sheet(with_rota(okafor)))}
    assert plan_sheet(with_rota(okafor)).weekend.saturday == ("Grace Okafor",)
    assert "Nobody is down for Saturdays." not in messages
    assert "Nobody is down for “day out, school holidays”." in messages


def test_a_member_s_page_has_their_own_times(okafor: FamilyView) -> None:
    assert [turn.day for turn in my_part_sheet(with_rota(okafor), "ruth").turns] == ["Monday"]


def test_a_child_reads_the_names_it_uses_and_its_own_words(okafor: FamilyView) -> None:
    text = as_text(childs_plan_sheet(okafor))
    assert "**Nan:** Has Ada and Tobi to sleep at her flat" in text
    assert "It is not your fault." in text
    assert "0800 1111" in text
    assert childs_plan_sheet(okafor).said[0].words == okafor.voices[0].words


def test_the_second_child_has_a_plan_of_its_own(okafor: FamilyView) -> None:
    assert childs_plan_sheet(okafor, "tobi").frame.title == "Tobi’s plan"


def test_a_child_is_told_who_to_go_to(okafor: FamilyView) -> None:
    people = tuple(replace(p, circle=Circle.INNER) if p.id == "ruth" else p for p in okafor.people)
    assert childs_plan_sheet(replace(okafor, people=people)).safe_people == ("Nan", "Ruth Adeyemi")


def reviewed(view: FamilyView) -> FamilyView:
    first = view.commitments[0]
    return replace(
        view,
        plan_reviews=(
            PlanReview(
                id="r1",
                plan="plan1",
                held_on=date(2026, 3, 20),
                decision=Decision.CHANGE,
                reason="Nan is ill.",
                what_worked=("Fridays at Nan's.",),
                feeds="core group",
                next_due=date(2026, 4, 17),
            ),
        ),
        outcomes=(
            CommitmentOutcome(
                review="r1", commitment=first.id, outcome=Outcome.PART, reason="I could not do every week."
            ),
        ),
        network_changes=(NetworkChange(review="r1", person="ruth", move=NetworkMove.JOINED),),
        missed_slots=(
            MissedSlot(review="r1", person="grace", slot="s", missed_on=date(2026, 3, 7), barrier="no bus"),
        ),
    )


def test_the_record_of_a_review_says_what_was_found_and_decided(okafor: FamilyView) -> None:
    text = as_text(review_sheet(reviewed(okafor), {}, "r1"))
    assert "| done in part | I could not do every week. |" in text
    assert "- Fridays at Nan's." in text
    assert "- **Yes:** Change the plan." in text
    assert "**Why:** Nan is ill." in text
    assert "Grace Okafor, 7 March 2026, no bus" in text
    assert "Ruth Adeyemi joined" in text
    assert "17 April 2026" in text


def test_before_a_review_its_page_is_there_to_be_written_on(okafor: FamilyView) -> None:
    text = as_text(review_sheet(reviewed(okafor)))
    assert "☐ done<br>☐ in part<br>☐ not done<br>☐ stopped" in text
    assert "**Yes:**" not in text
    assert "no bus" not in text


def test_a_reminder_names_day_and_place_and_to_one_person_only_theirs(okafor: FamilyView) -> None:
    meeting = Meeting(id="m2", kind=MeetingKind.REVIEW_MEETING, held_on=date(2026, 3, 25), at="5pm", place="At Nan's")
    view = replace(okafor, meetings=(*okafor.meetings, meeting))
    text = as_text(reminder_sheet(view))
    assert "25 March 2026 at 5pm" in text
    assert "At Nan's" in text
    to_ruth = reminder_sheet(replace(view, audience=Audience(AudienceKind.MEMBER, "ruth")))
    assert [deed.who for deed in to_ruth.deeds] == ["Ruth Adeyemi"]


def test_why_then_is_told_to_a_family_without_rule_and_source(okafor: FamilyView) -> None:
    assert "002" not in as_text(reminder_sheet(okafor))
    conference = replace(okafor, audience=Audience(AudienceKind.CONFERENCE))
    assert "002" in as_text(conference_sheet(conference))


def invited(view: FamilyView) -> FamilyView:
    coordinator = Person(id="lin", name="Lin Hughes", professional=True)
    meeting = replace(view.meetings[0], coordinator="lin")
    phone = Contact(person="lin", kind=ContactKind.PHONE, value="0151 496 0999")
    mail = Contact(person="lin", kind=ContactKind.EMAIL, value="lin@example.org")
    return replace(
        view, people=(*view.people, coordinator), meetings=(meeting,), contacts=(*view.contacts, phone, mail)
    )


def test_an_invitation_says_who_to_ring_and_names_nobody_else(okafor: FamilyView) -> None:
    text = as_text(invitation_sheet(invited(okafor), "grace"))
    assert "Dear Grace Okafor," in text
    assert "0151 496 0999" in text
    assert "You do not have to come." in text
    assert "07700" not in text
    assert not [p.name for p in okafor.people if p.name in text and p.id != "grace"]


def test_a_relative_who_runs_a_meeting_keeps_their_number(okafor: FamilyView) -> None:
    own = replace(okafor, meetings=(replace(okafor.meetings[0], coordinator="grace"),))
    assert "07700" not in as_text(information_sheet(own))


def test_the_information_sheet_has_nothing_of_the_family_but_who_to_ask(okafor: FamilyView) -> None:
    text = as_text(information_sheet(invited(okafor)))
    assert "Lin Hughes" in text
    assert "lin@example.org" in text
    assert "Kemi" not in text


def row(family: str, due: date) -> ReviewRow:
    kind = PlanKind.CHILD_IN_NEED.words
    return ReviewRow(id=family, family=family, kind=kind, due=due, maximum=due, rule="r", source="002", why="6 weeks")


def test_the_team_s_list_sets_what_is_late_apart() -> None:
    rows = (row("Hart", date(2026, 2, 27)), row("Reid", date(2026, 3, 1)), row("Bello", date(2026, 3, 9)))
    sheet = due_sheet(rows, today=TODAY, days=7)
    assert [(due.family, due.late) for due in sheet.late] == [("Hart", "3 days late"), ("Reid", "1 day late")]
    assert [due.family for due in sheet.coming] == ["Bello"]
    assert "Nothing is late." in as_text(due_sheet((), today=TODAY, days=7))
