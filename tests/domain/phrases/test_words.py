"""What everybody is to the child, in words, and on whose side they are."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import TEAM, view_for
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.add import NewPerson, add_person
from famnet.domain.phrases.sides import sides
from famnet.domain.phrases.steps import Side
from famnet.domain.phrases.words import relationship, relationships
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import ParentKind, ParentLink

TOLD = """
Kemi Okafor     | mother                    | mother                        | maternal
Daniel Reid     | father                    | father                        | paternal
Grace Okafor    | maternal grandmother      | maternal grandmother          | maternal
Sandra Okafor   | maternal aunt             | maternal aunt                 | maternal
Bob Hill        | Sandra's husband          | maternal aunt's husband       | maternal
Cora Hill       | daughter of Sandra        | maternal cousin               | maternal
Tobi Bello      | maternal half-brother     | half-brother (mother's side)  | maternal
Marcus Bello    | father of Tobi            | father of Tobi Bello          | maternal
Mia Reid        | paternal half-sister      | half-sister (father's side)   | paternal
Ben Reid        | brother                   | brother                       | both
Lily Reid       | daughter of Ben           | niece                         | both
Max Reid        | son of Lily               | great-nephew                  | both
Zed             | mum's ex-partner          | mother's ex-partner           | maternal
Yas             | dad's girlfriend          | birth father's girlfriend     | paternal
Finn            | son of Yas                | stepbrother (father's side)   | paternal
Ivy             | mother of Grace           | maternal great-grandmother    | maternal
Fay             | sister of Grace           | maternal great-aunt           | maternal
Gus             | son of Fay                | maternal cousin once removed  | maternal
Hal             | son of Gus                | maternal second cousin        | maternal
Art             | paternal grandfather      | paternal grandfather          | paternal
Uma             | paternal uncle            | paternal uncle                | paternal
Jo              | foster carer              | foster carer                  |
Pat             | special guardian          | special guardian              |
Adam            | adoptive father           | adoptive father               | paternal
Lee             | health visitor            | health visitor                |
Ola             | family friend             | family friend                 |
Pip             | mum's best friend         | mother's best friend          |
Quin            | godmother of Tobi         | godmother of Tobi Bello       |
Rex             | mother's cousin           | mother's cousin               | maternal
Stranger        |                           |                               |
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in TOLD.strip().splitlines()]


@pytest.fixture(scope="module")
def told() -> Family:
    ada = Person(name="Ada Reid", gender=Gender.FEMALE)
    family = Family(name="Ada", people=(ada,), children=(ChildInFocus(person=ada.id),))
    for name, phrase, *_ in ROWS:
        family = add_person(family, NewPerson(name=name, phrase=phrase, side=Side.UNKNOWN)).family
    return family


@pytest.mark.parametrize(("name", "words"), [(row[0], row[2]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_everybody_is_something_to_the_child(told: Family, name: str, words: str) -> None:
    person = next(person.id for person in told.people if person.name == name)
    expected = {"father": "birth father"}.get(words, words)  # beside an adoptive father
    assert relationships(told)[person] == expected
    assert relationship(Kin(told), told.ties, person, told.children[0].person) == expected


@pytest.mark.parametrize(("name", "side"), [(row[0], row[3]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_everybody_has_a_side_or_none(told: Family, name: str, side: str) -> None:
    person = next(person.id for person in told.people if person.name == name)
    assert sides(told)[person] == side


def test_the_child_is_nothing_to_itself(told: Family) -> None:
    child = told.children[0].person
    assert (relationships(told)[child], sides(told)[child]) == ("", Side.NONE)


def test_a_view_gives_the_same_words_as_the_family(told: Family) -> None:
    view = view_for(told, TEAM, today=date(2026, 11, 22))
    assert relationships(view) == relationships(told)
    assert sides(view) == sides(told)


def test_without_a_child_in_focus_nobody_is_anything() -> None:
    family = Family(name="x", people=(Person(name="Ada"),))
    assert set(relationships(family).values()) == {""}
    assert set(sides(family).values()) == {Side.NONE}


def test_a_large_family_has_its_words_at_once(calls: Callable[[Callable[[], Any]], int]) -> None:
    people = [Person(name=f"P{n}", gender=Gender.FEMALE, born=PartialDate(1900)) for n in range(3000)]
    links = [ParentLink(parent=people[n // 2].id, child=people[n].id) for n in range(1, 3000)]
    child = ChildInFocus(person=people[-1].id)
    family = Family(name="large", people=tuple(people), parent_links=tuple(links), children=(child,))
    words: dict[str, str] = {}
    assert calls(lambda: words.update(relationships(family))) < 300 * len(people)
    assert words[people[1499].id] == "mother"
    assert all(words[p.id] for p in people[:-1])


def test_a_child_of_those_who_adopted_is_a_sister_and_so_is_one_of_the_birth_parents() -> None:
    """Leo was born to Rosie and Kai, who have Ruby, and adopted by Helen and Mark, who have Ella."""
    born = {"Leo": "Rosie Kai", "Ruby": "Rosie Kai", "Ella": "Helen Mark", "Wren": "Rosie"}
    people = {name: Person(id=name, name=name, gender=Gender.FEMALE) for name in ["Rosie", "Kai", "Helen", "Mark"]}
    people |= {name: Person(id=name, name=name, gender=Gender.FEMALE) for name in born}
    links = [ParentLink(parent=p, child=c) for c, parents in born.items() for p in parents.split()]
    links += [ParentLink(parent=p, child="Leo", kind=ParentKind.ADOPTIVE) for p in ("Helen", "Mark")]
    family = Family(
        name="Leo",
        people=tuple(people.values()),
        parent_links=tuple(links),
        children=(ChildInFocus(person="Leo"),),
    )
    words = relationships(family)
    assert (words["Ella"], words["Ruby"], words["Wren"]) == ("sister", "sister", "half-sister (mother's side)")
