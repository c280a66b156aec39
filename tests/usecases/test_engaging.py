from datetime import date

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.engagement import Channel
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.people import Engagement, Person
from famnet.domain.plans import ChildInFocus
from famnet.usecases import engaging
from famnet.usecases.engaging import Told

ADA = Person(name="Ada Reid")
JOY = Person(name="Joy Okafor")
TOBI = Person(name="Tobi Bello", born=PartialDate.parse("2020"))
NOBODY = Person()
FAMILY = Family(name="Reid", children=(ChildInFocus(person=ADA.id),), people=(ADA, JOY, TOBI, NOBODY))
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


def status_of(family: Family) -> Engagement:
    return family.person(JOY.id).engagement


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [
        pytest.param(
            Engagement.IDENTIFIED,
            Told(on=MONDAY, how=Channel.PHONE),
            Engagement.APPROACHED,
            id="rung for the first time",
        ),
        pytest.param(
            Engagement.IDENTIFIED, Told(on=MONDAY, unanswered=True), Engagement.APPROACHED, id="no answer is a try"
        ),
        pytest.param(
            Engagement.AGREED, Told(on=MONDAY, how=Channel.LETTER), Engagement.AGREED, id="a letter changes nothing"
        ),
        pytest.param(Engagement.IDENTIFIED, Told(on=MONDAY, note="a note"), Engagement.IDENTIFIED, id="only a note"),
        pytest.param(
            Engagement.AGREED, Told(on=MONDAY, status=Engagement.DECLINED), Engagement.DECLINED, id="as it is said"
        ),
    ],
)
def test_how_far_somebody_is_follows_from_what_was_told(before: Engagement, told: Told, after: Engagement) -> None:
    family = FAMILY.with_person(Person(id=JOY.id, name=JOY.name, engagement=before))
    assert status_of(engaging.log(family, family.person(JOY.id), told)) is after


def test_an_older_try_written_down_late_does_not_take_somebody_back() -> None:
    agreed = engaging.log(FAMILY, JOY, Told(on=FRIDAY, status=Engagement.AGREED))
    late = engaging.log(agreed, agreed.person(JOY.id), Told(on=MONDAY, status=Engagement.APPROACHED))
    assert status_of(late) is Engagement.AGREED
    assert [row["on"] for row in engaging.log_rows(late, JOY)] == [MONDAY, FRIDAY]
    assert "“approached”" in "\n".join(engaging.logged_words(late, JOY))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param(Told(on=MONDAY), "--how or --status is missing", id="nothing"),
        pytest.param(
            Told(on=MONDAY, unanswered=True, status=Engagement.AGREED), "cannot be “agreed”", id="agreed in silence"
        ),
        pytest.param(
            Told(on=FRIDAY, how=Channel.VISIT, next_on=MONDAY), "would be before this one", id="next before now"
        ),
    ],
)
def test_what_cannot_be_is_refused(told: Told, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        engaging.log(FAMILY, JOY, told)


def test_the_list_tells_the_last_contact_how_often_and_when_to_try_again() -> None:
    once = engaging.log(FAMILY, JOY, Told(on=MONDAY, how=Channel.PHONE, note="call back"))
    twice = engaging.log(once, once.person(JOY.id), Told(on=FRIDAY, how=Channel.LETTER, unanswered=True))
    row = engaging.progress_rows(twice)[0]
    assert (row["name"], row["tries"], row["last_contact"], row["how"]) == ("Joy Okafor", 2, FRIDAY, "letter")
    assert row["unanswered"] == 1


def test_who_has_a_day_set_comes_first_and_an_overdue_one_says_so() -> None:
    set_ = engaging.log(FAMILY, JOY, Told(on=MONDAY, how=Channel.PHONE, next_on=FRIDAY))
    first = engaging.next_rows(set_, date(2026, 11, 23))[0]
    assert (first["name"], first["next"]) == ("Joy Okafor", "try again: overdue since Friday 20 November 2026")
    assert engaging.next_rows(set_, FRIDAY)[0]["next"] == "try again on Friday 20 November 2026"


def test_children_are_reached_through_those_who_care_and_the_unnamed_are_named_first() -> None:
    told = {row["name"]: row["next"] for row in engaging.next_rows(FAMILY, FRIDAY)}
    assert told == {
        "Joy Okafor": "get in touch",
        "Tobi Bello": "ask those who care for them how they can take part",
        "(unnamed)": "find out what they are called",
    }


def test_what_was_noted_is_read_back() -> None:
    told = Told(
        on=FRIDAY,
        how=Channel.PHONE,
        status=Engagement.DECLINED,
        note="Not while Lee is there",
        barrier="fear",
        next_on=date(2026, 12, 1),
    )
    after = engaging.log(FAMILY, JOY, told)
    assert engaging.logged_words(after, JOY) == [
        "Joy Okafor: declined.",
        "  By phone on Friday 20 November 2026: “Not while Lee is there”.",
        "  In the way: fear.",
        "  Next try: Tuesday 1 December 2026.",
    ]
