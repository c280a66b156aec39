"""One person's rota as another calendar library reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import vobject

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plan_drafting import agree, share
from famnet.domain.plan_versions import version
from famnet.domain.plans import ChildInFocus
from famnet.domain.rota import RotaChange, RotaDuty, RotaSlot, Season, Weekday
from famnet.domain.rota_days import Span
from famnet.domain.rota_filling import add_slot, fill
from famnet.exchange.calendar import calendar
from famnet.exchange.rota_calendar import rota_entries

STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WEEKS = Span(date(2026, 10, 19), date(2026, 11, 30), holidays=((date(2026, 10, 26), date(2026, 10, 30)),))


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl
    Grace, maternal grandmother
    Alan, paternal grandfather
    """
    people = tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Grace", "Alan"))
    told = Family(name="Ada", people=people, children=(ChildInFocus(person="ada"),))
    tea = RotaSlot(
        id="tea",
        what="Tea",
        weekday=Weekday.FRIDAY,
        starts="16:00",
        ends="18:00",
        season=Season.TERM,
        place="Nan's",
        needs=2,
    )
    duties = (RotaDuty(id="d1", slot="tea", person="grace"), RotaDuty(id="d2", slot="tea", person="alan"))
    return agree(fill(add_slot(told, tea), duties), date(2026, 10, 16))


def events(family: Family, person: str, days: Span = WEEKS) -> list[vobject.base.Component]:
    return list(vobject.readOne(written(family, person, days).decode()).contents.get("vevent", []))


def written(family: Family, person: str, days: Span = WEEKS) -> bytes:
    return calendar(rota_entries(family, version(family), person, days), stamp=STAMP, name="My times")


def test_one_person_sees_their_own_times_and_nobody_elses(family: Family) -> None:
    (event,) = events(family, "grace")
    assert (event.uid.value, event.summary.value, event.location.value) == ("d1@famnet", "Tea", "Nan's")
    days = [day.date() for day in event.getrruleset()]
    assert days == [date(2026, 10, 23), *(date(2026, 11, n) for n in (6, 13, 20, 27))]
    assert b"alan" not in written(family, "grace").lower()


def test_four_in_the_afternoon_stays_four_when_the_clocks_go_back(family: Family) -> None:
    (event,) = events(family, "grace")
    assert event.dtstart.value.astimezone(UTC).hour == 15
    assert {day.hour for day in event.getrruleset()} == {16}


def test_without_holidays_the_season_is_said(family: Family) -> None:
    (event,) = events(family, "grace", replace(WEEKS, holidays=()))
    assert event.summary.value == "Tea (term time)"


def test_a_change_moves_one_day_to_another_person(family: Family) -> None:
    change = RotaChange(id="x", slot="tea", day=date(2026, 11, 6), instead_of="grace", person="ada")
    changed = replace(family, rota_changes=(change,))
    (event,) = events(changed, "grace")
    assert date(2026, 11, 6) not in {day.date() for day in event.getrruleset()}
    assert event.sequence.value == "1"
    (single,) = events(changed, "ada")
    assert (single.uid.value, single.dtstart.value.date()) == ("x@famnet", date(2026, 11, 6))


def test_what_somebody_no_longer_does_is_cancelled(family: Family) -> None:
    shared = share(family, "grace", date(2026, 10, 16))
    without = agree(fill(shared, [shared.rota_duties[0]]), date(2026, 11, 6))
    (event,) = events(without, "alan")
    assert (event.uid.value, event.status.value, event.sequence.value) == ("d2@famnet", "CANCELLED", "1")


def test_somebody_with_no_times_gets_an_empty_calendar(family: Family) -> None:
    assert events(family, "ada") == []
