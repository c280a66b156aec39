"""A second editor loses nothing that was typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.store import aside
from famnet.store.aside import Clash
from famnet.store.errors import ChangedUnderneathError, NoAsideError
from famnet.store.history import Told
from famnet.store.shelf import Shelf
from famnet.store.verify import verify

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TOLD = Told(command="network edit", who="Jo", at=MORNING)


@pytest.fixture
def number(shelf: Shelf, reid: Family) -> int:
    """Sam calls Ada Addie and notes something of Kemi; Jo meanwhile calls her Ads, adds a note and a person."""
    ada, kemi = reid.people
    theirs = reid.with_person(replace(ada, called="Addie")).with_person(replace(kemi, note="Works nights"))
    shelf.keep(reid, theirs, command="network edit", who="Sam", at=MORNING)
    yours = reid.with_person(replace(ada, called="Ads", note="Likes maps")).with_person(Person(name="Grace"))
    with pytest.raises(ChangedUnderneathError) as refused:
        shelf.keep(reid, yours, command="network edit", who="Jo", at=MORNING)
    assert refused.value.number
    return refused.value.number


def told(shelf: Shelf) -> list[tuple[str, str, str]]:
    return [(p.name, p.called, p.note) for p in shelf.family().people]


def test_what_could_not_be_saved_is_kept_with_who_and_what(shelf: Shelf, number: int) -> None:
    (kept,) = aside.asides(shelf.session)
    assert (kept.number, kept.who, kept.command, kept.at) == (number, "Jo", "network edit", MORNING)
    assert [row.table for row in kept.rows] == ["people", "people"]
    assert aside.asides(shelf.session, "another family") == ()
    assert told(shelf) == [("Ada Reid", "Addie", ""), ("Kemi Okafor", "", "Works nights")]


def test_both_answers_are_shown_side_by_side(shelf: Shelf, reid: Family, number: int) -> None:
    (kept,) = aside.asides(shelf.session)
    assert kept.number == number
    assert aside.clashes(shelf.session, kept) == (Clash("people", reid.people[0].id, "called", "", "Addie", "Ads"),)


@pytest.mark.parametrize(("mine", "name"), [(False, "Addie"), (True, "Ads")], ids=["theirs stays", "mine is chosen"])
def test_taking_it_up_saves_the_rest_and_the_chosen(
    shelf: Shelf, reid: Family, number: int, *, mine: bool, name: str
) -> None:
    chosen = {(reid.people[0].id, "called")} if mine else set()
    aside.take_up(shelf.session, number, told=TOLD, mine=chosen)
    assert told(shelf) == [("Ada Reid", name, "Likes maps"), ("Kemi Okafor", "", "Works nights"), ("Grace", "", "")]
    assert aside.asides(shelf.session) == ()
    assert verify(shelf.session) == ()


def test_somebody_removed_meanwhile_stays_removed(shelf: Shelf, reid: Family, number: int) -> None:
    now = shelf.family()
    shelf.keep(now, replace(now, people=now.people[1:], children=()), command="network remove", who="Sam", at=MORNING)
    aside.take_up(shelf.session, number, told=TOLD, mine={(reid.people[0].id, "called")})
    assert told(shelf) == [("Kemi Okafor", "", "Works nights"), ("Grace", "", "")]


def test_a_removal_kept_aside_is_taken_up_too(shelf: Shelf, reid: Family) -> None:
    kemi = reid.people[1]
    shelf.keep(reid, reid.with_person(replace(kemi, note="Works nights")), command="e", who="Sam", at=MORNING)
    with pytest.raises(ChangedUnderneathError) as refused:
        shelf.keep(reid, replace(reid, people=reid.people[:1]), command="network remove", who="Jo", at=MORNING)
    aside.take_up(shelf.session, refused.value.number or 0, told=TOLD)
    assert told(shelf) == [("Ada Reid", "", "")]


def test_it_can_be_let_go(shelf: Shelf, number: int) -> None:
    aside.drop_aside(shelf.session, number)
    assert aside.asides(shelf.session) == ()
    with pytest.raises(NoAsideError) as refused:
        aside.drop_aside(shelf.session, number)
    assert refused.value.exit_code == 4
