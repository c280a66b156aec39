"""The rota stands in the plan like any other line, and never rewrites what was given out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from famnet.domain.errors import ExitCode, UnknownPersonError, UsageError
from famnet.domain.family import Family
from famnet.domain.people import Engagement, Person
from famnet.domain.plan_chain import duties_in, slots_in
from famnet.domain.plan_drafting import agree, share
from famnet.domain.plan_versions import version
from famnet.domain.plans import ChildInFocus
from famnet.domain.rota import Availability, KeptApart, RotaChange, RotaDuty, RotaLimit, RotaSlot, Season, Weekday
from famnet.domain.rota_days import Span, ended, recurring, stand_ins, times
from famnet.domain.rota_filling import add_slot, end_slot, fill, keep_apart, say_when, set_limit
from famnet.domain.rota_problem import RotaProblem, RotaTimeError, Turn, most, problem_of, span

AGREED = date(2026, 11, 6)
TEA = RotaSlot(id="tea", what="Tea", weekday=Weekday.FRIDAY, starts="16:00", ends="18:00", needs=2)
BATH = RotaSlot(id="bath", what="Bath", weekday=Weekday.SUNDAY, starts="18.30", ends="19", week=2)


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl
    Grace, maternal grandmother
    Alan, paternal grandfather
    """
    people = tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Grace", "Alan"))
    return Family(name="Ada", people=people, children=(ChildInFocus(person="ada"),))


def test_a_rota_is_filled_and_filled_again_without_rewriting_what_was_given_out(family: Family) -> None:
    told = add_slot(add_slot(family, TEA), BATH)
    told = fill(told, [RotaDuty(id="d1", slot="tea", person="grace"), RotaDuty(id="d2", slot="tea", person="alan")])
    shared = share(agree(told, AGREED), "grace", AGREED)
    again = fill(shared, [shared.rota_duties[0], RotaDuty(slot="bath", person="grace", week=2)])
    assert [d.id for d in duties_in(again, version(again, 1))] == ["d1", "d2"]
    assert [(d.slot, d.person) for d in duties_in(again, version(again, 2))] == [("tea", "grace"), ("bath", "grace")]
    assert [(d.id, s.id) for d, s in ended(again, version(again, 2), "alan")] == [("d2", "tea")]


def test_a_time_that_ends_takes_its_people_along(family: Family) -> None:
    told = fill(add_slot(family, TEA), [RotaDuty(slot="tea", person="grace")])
    without = end_slot(told, told.rota_slots[0])
    assert without.rota_slots == ()
    assert without.rota_duties == ()
    shared = share(agree(told, AGREED), "grace", AGREED)
    later = end_slot(shared, shared.rota_slots[0])
    assert slots_in(later, version(later, 2)) == ()
    assert duties_in(later, version(later, 2)) == ()
    assert len(duties_in(later, version(later, 1))) == 1


def test_everybody_who_said_when_and_is_still_there_can_be_asked(family: Family) -> None:
    told = say_when(add_slot(family, TEA), Availability(person="grace", weekday=Weekday.FRIDAY))
    told = say_when(told, Availability(person="alan"))
    told = told.with_person(replace(told.person("alan"), engagement=Engagement.STEPPED_BACK))
    problem = problem_of(told, version(told))
    assert problem.people == ("grace",)
    assert problem.weeks == 1
    assert problem.can("grace", problem.turns[0])


def test_limits_and_those_kept_apart_are_kept(family: Family) -> None:
    told = set_limit(
        set_limit(family, RotaLimit(person="grace", most_times=4)), RotaLimit(person="grace", most_times=2)
    )
    assert [limit.most_times for limit in told.rota_limits] == [2]
    assert keep_apart(family, KeptApart(one="grace", other="alan")).kept_apart[0].other == "alan"
    both = (RotaLimit(person="grace", most_times=3, most_hours=9), RotaLimit(person="grace", most_times=2))
    assert (most(both, "grace").most_times, most(both, "grace").most_hours) == (2, 9)
    assert most(both, "alan").most_times is None


@pytest.mark.parametrize(
    "do",
    [
        pytest.param(lambda f: say_when(f, Availability(person="nobody")), id="when"),
        pytest.param(lambda f: set_limit(f, RotaLimit(person="nobody")), id="limit"),
        pytest.param(lambda f: keep_apart(f, KeptApart(one="grace", other="nobody")), id="apart"),
    ],
)
def test_nobody_unknown_gets_into_the_rota(family: Family, do: Callable[[Family], Family]) -> None:
    with pytest.raises(UnknownPersonError):
        do(family)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        pytest.param("18:00", "16:00", id="ends before it starts"),
        pytest.param("16:00", "16:00", id="takes no time"),
        pytest.param("22:00", "25:00", id="past midnight"),
        pytest.param("tea time", "18:00", id="no time"),
        pytest.param("16:75", "18:00", id="no minute"),
    ],
)
def test_a_time_that_ends_before_it_starts_is_refused(family: Family, starts: str, ends: str) -> None:
    with pytest.raises(RotaTimeError) as refusal:
        add_slot(family, replace(TEA, starts=starts, ends=ends))
    assert refusal.value.exit_code is ExitCode.USAGE
    with pytest.raises(RotaTimeError):
        say_when(family, Availability(person="grace", starts=starts, ends=ends))


@pytest.mark.parametrize("change", [{"needs": 0}, {"week": 3}], ids=["nobody needed", "a third week"])
def test_a_time_needs_somebody_in_a_week_there_is(family: Family, change: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        add_slot(family, replace(TEA, **change))  # type: ignore[arg-type] # numbers for numbers


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [("9", "10", (540, 600)), ("18.30", "19", (1110, 1140)), ("0:00", "24:00", (0, 1440))],
    ids=["hours", "a point", "the whole day"],
)
def test_times_are_read_as_people_write_them(starts: str, ends: str, minutes: tuple[int, int]) -> None:
    assert span(starts, ends) == minutes


def test_a_turn_says_when_it_is() -> None:
    assert Turn(TEA, 1).words == "Tea, Friday 16:00 to 18:00"
    assert Turn(TEA, 2).words == "Tea, Friday 16:00 to 18:00 (week 2)"
    assert Turn(BATH, 2).hours == 0.5


def test_what_somebody_cannot_goes_before_what_they_can() -> None:
    told = (
        Availability(person="grace"),
        Availability(person="grace", weekday=Weekday.FRIDAY, starts="17:00", can=False),
    )
    problem = RotaProblem(slots=(TEA, BATH), people=("grace",), availabilities=told)
    assert [problem.can("grace", turn) for turn in problem.turns] == [False, False, True]


def test_somebody_free_in_term_time_only_cannot_come_all_year() -> None:
    told = (Availability(person="grace", season=Season.TERM),)
    slots = (TEA, replace(TEA, id="term", season=Season.TERM))
    problem = RotaProblem(slots=slots, people=("grace",), availabilities=told)
    assert {t.slot.id: problem.can("grace", t) for t in problem.turns} == {"tea": False, "term": True}


# --- on the calendar ----------------------------------------------------------------------------------------------

YEAR = Span(date(2026, 11, 9), date(2027, 1, 31), holidays=((date(2026, 12, 21), date(2027, 1, 3)),))


@pytest.fixture
def filled(family: Family) -> Family:
    told = add_slot(add_slot(family, replace(TEA, season=Season.TERM)), BATH)
    duties = (
        RotaDuty(id="d1", slot="tea", person="grace"),
        RotaDuty(id="d2", slot="bath", person="grace", week=2),
        RotaDuty(id="d3", slot="tea", person="alan", week=2),
    )
    changes = (
        RotaChange(id="x1", slot="tea", day=date(2026, 11, 27), instead_of="grace", person="alan"),
        RotaChange(id="x2", slot="gone", day=date(2026, 11, 27), instead_of="grace", person="alan"),
    )
    return replace(agree(fill(told, duties), AGREED), rota_changes=changes)


def test_a_rota_of_two_weeks_recurs_every_other_week(filled: Family) -> None:
    tea, bath = recurring(filled, version(filled), "grace", YEAR)
    assert (tea.first, tea.every_weeks) == (date(2026, 11, 13), 2)
    assert (bath.first, bath.at(bath.first)[0]) == (date(2026, 11, 22), datetime(2026, 11, 22, 18, 30))
    assert [r.first for r in recurring(filled, version(filled), "alan", YEAR)] == [date(2026, 11, 20)]


def test_holidays_and_changed_days_are_left_out(filled: Family) -> None:
    tea, _ = recurring(filled, version(filled), "grace", YEAR)
    assert tea.except_on == (date(2026, 11, 27), date(2026, 12, 25))
    assert tea.changes == 1
    untold = replace(YEAR, holidays=())
    assert recurring(filled, version(filled), "grace", untold)[0].except_on == (date(2026, 11, 27),)


def test_a_day_of_this_week_that_is_past_comes_again_after_the_whole_round(filled: Family) -> None:
    from_saturday = replace(YEAR, start=date(2026, 11, 14))
    assert [r.first for r in recurring(filled, version(filled), "grace", from_saturday)] == [
        date(2026, 11, 22), date(2026, 11, 27),
    ]  # fmt: skip
    short = Span(date(2026, 11, 9), date(2026, 11, 10))
    assert recurring(filled, version(filled), "grace", short) == ()


def test_whoever_stands_in_sees_that_day(filled: Family) -> None:
    assert [(c.id, s.id) for c, s in stand_ins(filled, "alan", YEAR)] == [("x1", "tea")]


def test_midnight_belongs_to_the_next_day() -> None:
    night = replace(TEA, starts="20:00", ends="24:00")
    assert times(night, date(2026, 11, 13))[1] == datetime(2026, 11, 14)
