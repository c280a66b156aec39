"""Families of thousands: what is asked of each person does not grow with how many there are."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import Person
from famnet.domain.phrases.add import NewPerson, Placing, add_person
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.tree import Tree
from famnet.domain.phrases.words import relationships, relationships_of
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import ParentLink


def brothers(count: int) -> Family:
    """A child with so many brothers, placed one after another."""
    child = Person(name="Ada")
    tree = Tree(Family(name="Ada", people=(child,), children=(ChildInFocus(person=child.id),)))
    placing = Placing(tree)
    for number in range(count):
        placing.put(tree.add(Person(name=f"Brother {number}")), read_phrase("brother"))
    return tree.grown()


def test_placing_four_times_as_many_brothers_is_about_four_times_the_work(
    calls: Callable[[Callable[[], Any]], int],
) -> None:
    assert calls(lambda: brothers(400)) < 5 * calls(lambda: brothers(100))


def test_words_for_one_person_are_those_of_everybody() -> None:
    family = add_person(brothers(20), NewPerson(name="Joy", phrase="maternal aunt")).family
    everyone = relationships(family)
    for person in family.people:
        assert relationships_of(family, [person.id]) == {person.id: everyone[person.id]}


@given(st.lists(st.none() | st.integers(1900, 2020), max_size=12))
def test_those_without_a_birth_date_stay_behind_the_one_told_before_them(years: list[int | None]) -> None:
    people = tuple(Person(name=str(n), born=PartialDate(year) if year else None) for n, year in enumerate(years))
    mother = Person(name="Mother")
    links = tuple(ParentLink(parent=mother.id, child=person.id) for person in people)
    kin = Kin(Family(name="x", people=(mother, *people), parent_links=links))
    found = kin.children_of(mother.id)
    expected = [p.id for p in sorted((p for p in people if p.born), key=lambda p: p.born.year if p.born else 0)]
    for at, person in enumerate(people):
        if not person.born:
            expected.insert(expected.index(people[at - 1].id) + 1 if at else 0, person.id)
    assert list(found) == expected
