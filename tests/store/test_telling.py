"""The history reads like sentences, and a person's own data is found whole."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.mapping import Column, MappingItem, SafetyGoal
from famnet.domain.meetings import Meeting
from famnet.domain.people import Contact, ContactKind, Gender, Person, Protectable, Protection
from famnet.domain.plans import ReviewDue
from famnet.domain.ties import ParentKind, ParentLink
from famnet.store import telling, undo
from famnet.store.access import held_about
from famnet.store.sentence_words import FLAGS, LABELS, SPOKEN, TELLINGS
from famnet.store.sentences import MADE, slots
from famnet.store.shelf import Shelf
from famnet.store.tables import ALL
from famnet.store.telling import Search

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
DUE = date(2026, 4, 13)


@pytest.fixture
def family(shelf: Shelf, reid: Family) -> Family:
    """Over three days Kemi is linked, Ada described, and Kemi's address protected from Daniel."""
    ada, kemi = reid.people
    daniel = Person(name="Daniel Reid")
    address = Contact(person=kemi.id, kind=ContactKind.ADDRESS, value="1 Elm Row")
    hidden = Protection(
        person=kemi.id, what=Protectable.ADDRESS, hidden_from=(daniel.id,), why="Daniel must not know"
    )
    first = replace(reid, parent_links=(ParentLink(parent=kemi.id, child=ada.id),))
    second = first.with_person(
        replace(ada, gender=Gender.FEMALE, born=PartialDate(2015, 5), note="Likes maps", professional=False)
    )
    third = replace(second, people=(*second.people, daniel), contacts=(address,), protections=(hidden,))
    now = reid
    for n, step in enumerate((first, second, third), 1):
        now = shelf.keep(now, step, command="network edit", who="Sam", at=MORNING + n * DAY).family
        now = replace(now, version=now.version)
        second, third = (replace(f, people=(*now.people, *f.people[len(now.people) :])) for f in (second, third))
    return shelf.family()


def texts(shelf: Shelf, search: Search = telling.EVERYTHING) -> list[str]:
    return [line.text for line in telling.tell(shelf.session, search=search)]


def test_history_is_told_in_sentences(shelf: Shelf, reid: Family) -> None:
    ada, kemi = reid.people
    link = ParentLink(parent=kemi.id, child=ada.id)
    told = replace(ada, gender=Gender.FEMALE, born=PartialDate(2015, 5), deceased=True)
    now = shelf.keep(reid, replace(reid, parent_links=(link,)), command="e", who="Sam", at=MORNING).family
    now = shelf.keep(now, now.with_person(told), command="e", who="Sam", at=MORNING).family
    shelf.keep(now, replace(now, parent_links=()), command="e", who="Sam", at=MORNING)
    shelf.set_setting("weeks", "6", who="Sam", at=MORNING)
    assert texts(shelf) == [
        "The record of Reid was begun",
        "Ada Reid is now a child in focus",
        "Ada Reid was added",
        "Kemi Okafor was added",
        "Kemi Okafor is now Ada Reid's parent",
        "Ada Reid: gender female (was unknown); born May 2015; has died (was not known to have died)",
        "Taken out: Kemi Okafor as Ada Reid's parent",
        "The setting weeks is now 6",
    ]


def test_a_mother_is_told_as_one_and_what_is_no_more_is_said(shelf: Shelf, reid: Family) -> None:
    ada, kemi = reid.people
    told = replace(kemi, gender=Gender.FEMALE, note="Smokes", professional=True)
    link = ParentLink(parent=kemi.id, child=ada.id, kind=ParentKind.ADOPTIVE, since=PartialDate(2020))
    first = replace(reid.with_person(told), parent_links=(link,))
    now = shelf.keep(reid, first, command="e", who="Sam", at=MORNING).family
    shelf.keep(now, now.with_person(replace(now.people[1], note="")), command="e", who="Sam", at=MORNING)
    assert texts(shelf)[-3:] == [
        "Kemi Okafor: gender female (was unknown); a professional (was not a professional); note: Smokes",
        "Kemi Okafor is now Ada Reid's adoptive mother (since 2020)",
        "Kemi Okafor: no note any more (was Smokes)",
    ]


def test_of_a_list_only_what_came_and_went_is_told(shelf: Shelf, reid: Family) -> None:
    meeting = Meeting(questions=("Who has Ada?", "Who rings?"))
    now = shelf.keep(reid, replace(reid, meetings=(meeting,)), command="e", who="Sam", at=MORNING).family
    changed = replace(now.meetings[0], questions=("Who rings?", "Who drives?"))
    shelf.keep(now, replace(now, meetings=(changed,)), command="e", who="Sam", at=MORNING)
    assert texts(shelf)[-2:] == [
        "A family network meeting was planned (questions: Who has Ada?, Who rings?)",
        "A meeting: questions: also Who drives?; questions: no longer Who has Ada?",
    ]


def test_what_is_kept_from_all_is_said_to_be(shelf: Shelf, reid: Family) -> None:
    hidden = Protection(person=reid.people[1].id, what=Protectable.ADDRESS)
    shelf.keep(reid, replace(reid, protections=(hidden,)), command="e", who="Sam", at=MORNING)
    assert texts(shelf)[-1] == "Kemi Okafor's address must be kept from everybody but the team"


def test_a_date_worked_out_anew_is_told_without_its_arithmetic(shelf: Shelf, reid: Family) -> None:
    review = ReviewDue(
        plan="", child=reid.people[0].id, kind=None, due=DUE, maximum=DUE, rule="r", source="s", why="6 weeks after"
    )
    now = shelf.keep(reid, replace(reid, reviews_due=(review,)), command="e", who="Sam", at=MORNING).family
    changed = replace(now.reviews_due[0], due=DUE + DAY, why="7 weeks after")
    shelf.keep(now, replace(now, reviews_due=(changed,)), command="e", who="Sam", at=MORNING)
    assert texts(shelf)[-2:] == [
        "A review for Ada Reid is due on 13 April 2026",
        "The review for Ada Reid: due 14 April 2026 (was 13 April 2026)",
    ]


@pytest.mark.parametrize("table", [*ALL, "settings"])
def test_every_kind_of_record_has_its_sentences(table: str) -> None:
    fields = {"id", "value"} if table == "settings" else {*ALL[table].scalars}
    assert {slot for template in TELLINGS[table] for slot in slots(template)} <= fields | MADE.keys()


def test_no_words_are_kept_for_what_no_record_has() -> None:
    fields = {name for table in ALL.values() for name in table.scalars}
    assert LABELS.keys() | FLAGS.keys() <= fields
    assert {(table, name) for table, name, _ in SPOKEN} <= {
        (t.name, name) for t in ALL.values() for name in t.scalars
    }
    assert TELLINGS.keys() == {*ALL, "settings"}


def test_a_row_without_a_name_is_told_by_its_contents(shelf: Shelf, reid: Family) -> None:
    link = ParentLink(parent=reid.people[1].id, child=reid.people[0].id)
    now = shelf.keep(reid, replace(reid, parent_links=(link,)), command="e", who="Sam", at=MORNING).family
    since = replace(now.parent_links[0], since=PartialDate(2020))
    shelf.keep(now, replace(now, parent_links=(since,)), command="e", who="Sam", at=MORNING)
    assert texts(shelf)[-1] == "Kemi Okafor as Ada Reid's parent: since 2020"


def test_a_new_place_in_the_order_is_told(shelf: Shelf, reid: Family) -> None:
    shelf.keep(reid, replace(reid, people=reid.people[::-1]), command="e", who="Sam", at=MORNING)
    assert "put in another place" in texts(shelf)[-1]


def test_history_is_searched_by_person_field_and_day(shelf: Shelf, family: Family) -> None:
    ada, _, daniel = family.people
    assert all("Daniel" in text for text in texts(shelf, Search(person=daniel.id)))
    assert len(texts(shelf, Search(person=daniel.id))) == 2
    assert texts(shelf, Search(person=ada.id, field="note")) != []
    assert texts(shelf, Search(field="hidden_from")) == [
        "Kemi Okafor's address must be kept from Daniel Reid (why: Daniel must not know)"
    ]
    day = date(2026, 3, 3)
    assert texts(shelf, Search(since=day, until=day)) == ["Kemi Okafor is now Ada Reid's parent"]


def test_what_was_taken_back_is_marked(shelf: Shelf, reid: Family) -> None:
    shelf.keep(reid, reid.with_person(Person(name="Grace")), command="network add", who="Sam", at=MORNING)
    undo.undo(shelf.session, who="Jo", at=MORNING)
    added, removed = telling.tell(shelf.session)[-2:]
    assert (added.taken_back, removed.taken_back) == (True, False)
    assert (removed.who, removed.command) == ("Jo", "undo")
    assert removed.text == "Taken out: Grace"


def test_all_that_is_held_of_one_person_is_found_with_third_parties_marked(shelf: Shelf, family: Family) -> None:
    _, kemi, daniel = family.people
    held = held_about(shelf.session, family.id, kemi.id)
    kinds = {(h.kind, h.others) for h in held if h.until is None}
    assert kinds == {
        ("people", ()),
        ("parent links", ("Ada Reid",)),
        ("contacts", ()),
        ("protections", ("Daniel Reid",)),
    }
    assert daniel.id not in str(held)


def test_what_was_held_before_is_part_of_it(shelf: Shelf, reid: Family) -> None:
    kemi = reid.people[1]
    now = shelf.keep(reid, reid.with_person(replace(kemi, note="Smokes")), command="e", who="S", at=MORNING).family
    shelf.keep(now, now.with_person(replace(kemi, version=2, note="")), command="e", who="S", at=MORNING + DAY)
    past = [h for h in held_about(shelf.session, reid.id, kemi.id) if h.until]
    assert [(h.told.get("note"), h.until) for h in past] == [(None, MORNING), ("Smokes", MORNING + DAY)]


def test_a_name_in_somebody_elses_words_is_found(shelf: Shelf, reid: Family) -> None:
    ada, kemi = reid.people
    shelf.keep(reid, reid.with_person(replace(ada, note="Misses kemi okafor")), command="e", who="S", at=MORNING)
    found = [h for h in held_about(shelf.session, reid.id, kemi.id) if h.told.get("note")]
    assert [(h.kind, h.others) for h in found] == [("people", ())]


def test_no_id_stands_in_the_history(shelf: Shelf, reid: Family) -> None:
    """A worry, a goal that answers it, and a worry taken out again are told by their words."""
    worry = MappingItem(
        column=Column.WORRY, text="Ada could not wake her mum twice in October, and gave Tobi his tea"
    )
    goal = SafetyGoal(goal="A sober grown-up every night", answers=worry.id)
    now = shelf.keep(reid, replace(reid, mapping=(worry,), goals=(goal,)), command="e", who="Sam", at=MORNING).family
    shelf.keep(now, replace(now, mapping=(), goals=()), command="e", who="Sam", at=MORNING)
    assert not [line for line in texts(shelf) if re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", line)]
    assert any("answers “Ada could not wake her mum twice in Oc" in line for line in texts(shelf))
