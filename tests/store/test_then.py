"""A family is shown as it was on a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.store import then, undo
from famnet.store.errors import NotYetThereError
from famnet.store.history import headings
from famnet.store.shelf import Shelf

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # the day the family was added
DAY = timedelta(days=1)


@pytest.fixture
def story(shelf: Shelf, reid: Family) -> Shelf:
    """Ada is called Addie from the 3rd, Kemi goes on the 4th, Grace comes first in the list on the 5th."""
    ada, _ = reid.people
    steps: tuple[Callable[[Family], Family], ...] = (
        lambda f: f.with_person(replace(f.people[0], called="Addie")),
        lambda f: replace(f, people=f.people[:1]),
        lambda f: replace(f, people=(Person(name="Grace"), *f.people)),
    )
    family = reid
    for n, step in enumerate(steps, 1):
        family = shelf.keep(family, step(family), command="edit", who="Sam", at=MORNING + n * DAY).family
    assert ada.called == ""
    return shelf


def names(shelf: Shelf, at: datetime) -> list[str]:
    family = then.as_it_was(shelf.session, shelf.find("Reid"), at)
    return [p.called or p.name for p in family.people]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, ["Ada Reid", "Kemi Okafor"], id="as it was added"),
        pytest.param(1, ["Addie", "Kemi Okafor"], id="renamed"),
        pytest.param(2, ["Addie"], id="somebody gone"),
        pytest.param(3, ["Grace", "Addie"], id="somebody new, in first place"),
        pytest.param(99, ["Grace", "Addie"], id="now"),
    ],
)
def test_a_family_as_it_was(story: Shelf, days: int, expected: list[str]) -> None:
    assert names(story, MORNING + days * DAY) == expected


def test_what_was_taken_back_was_still_so_before(story: Shelf) -> None:
    undo.undo(story.session, who="Sam", at=MORNING + 9 * DAY)
    assert names(story, MORNING + 3 * DAY) == ["Grace", "Addie"]
    assert names(story, MORNING + 10 * DAY) == ["Addie"]


def test_before_it_was_added_there_was_no_family(story: Shelf) -> None:
    with pytest.raises(NotYetThereError, match="Reid was not in this file yet on 1 March 2026"):
        names(story, MORNING - DAY)


def test_a_clock_that_was_set_back_loses_nothing_and_is_noticed(shelf: Shelf, reid: Family) -> None:
    one = shelf.keep(reid, reid.with_person(Person(name="Grace")), command="edit", who="Sam", at=MORNING + 2 * DAY)
    shelf.keep(one.family, one.family.with_person(Person(name="Tobi")), command="edit", who="Sam", at=MORNING + DAY)
    assert len(shelf.family().people) == 4
    (entry,) = then.clock_went_back(headings(shelf.session.db))
    assert entry.seq == 3
    assert names(shelf, MORNING + DAY) == ["Ada Reid", "Kemi Okafor", "Grace", "Tobi"]


def test_the_hour_that_comes_twice_in_autumn_is_two_moments(shelf: Shelf, reid: Family) -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 -- only here

    half_past_one = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"))
    change = shelf.keep(reid, reid.with_person(Person(name="Grace")), command="edit", who="Sam", at=half_past_one)
    later = half_past_one.replace(fold=1)
    shelf.keep(change.family, change.family.with_person(Person(name="Tobi")), command="edit", who="Sam", at=later)
    assert [e.at.hour for e in headings(shelf.session.db)][1:] == [0, 1]
    assert then.clock_went_back(headings(shelf.session.db)) == ()
