from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person, PersonKind
from famnet.drawing.labels import UNNAMED, age_words, labels_for, name_of, sizes_of, year_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "died", "age"),
    [
        pytest.param("5 May 2015", "", "11", id="years"),
        pytest.param("about 1990", "", "~36", id="roughly"),
        pytest.param("1 April 2026", "", "7 mo", id="months for a baby"),
        pytest.param("23 April 2026", "", "6 mo", id="the month not yet full"),
        pytest.param("2026", "", "0", id="a baby whose month is not known"),
        pytest.param("1964", "2019", "55", id="at death"),
        pytest.param("", "", "", id="unknown"),
        pytest.param("1 May 2027", "", "", id="not born yet"),
    ],
)
def test_age_is_told_as_well_as_it_is_known(born: str, died: str, age: str) -> None:
    person = Person(born=PartialDate.parse(born) if born else None, died=PartialDate.parse(died) if died else None)
    assert age_words(person, TODAY) == age


def test_nobody_ages_who_died_on_an_unknown_day() -> None:
    assert age_words(Person(born=PartialDate(1950), deceased=True), TODAY) == ""


def test_a_pregnancy_has_no_age() -> None:
    assert age_words(Person(born=PartialDate(2026), kind=PersonKind.PREGNANCY), TODAY) == ""


def test_a_rough_year_says_so() -> None:
    assert (year_words(PartialDate(1990, about=True)), year_words(PartialDate(1990)), year_words(None)) == (
        "c.1990", "1990", "",
    )  # fmt: skip


def test_each_person_has_name_role_and_years(ada_view: FamilyView, ada_roles: dict[str, str]) -> None:
    labels = labels_for(ada_view, ada_roles)
    assert (labels["sam"].name, labels["sam"].born, labels["sam"].died, labels["sam"].age) == (
        ("Samuel Okafor",), "1964", "2019", "55",
    )  # fmt: skip
    assert labels["kemi"].role == ("mother",)
    assert labels["sandra"].role == ("health visitor",)
    assert labels["ada"].bold


def test_the_gentle_mark_stands_with_the_year_of_death(ada_view: FamilyView) -> None:
    assert labels_for(ada_view, {}, gentle=True)["sam"].died == "† 2019"


def test_whoever_is_not_named_is_called_by_their_role(ada_view: FamilyView) -> None:
    view = replace(ada_view, people=(Person(id="x"), Person(id="y")), ties=())
    labels = labels_for(view, {"x": "maternal grandmother"})
    assert labels["x"].name == ("maternal", "grandmother")
    assert labels["y"].name == (UNNAMED,)


def test_a_pregnancy_that_was_ended_is_called_what_the_key_calls_it(ada_view: FamilyView) -> None:
    assert name_of(replace(ada_view.people[0], name="", kind=PersonKind.ABORTION)) == "Termination of pregnancy"


def test_longer_text_asks_for_more_room(ada_view: FamilyView, ada_roles: dict[str, str]) -> None:
    sizes = sizes_of(labels_for(ada_view, ada_roles))
    assert sizes["grace"].width > sizes["ada"].width
    assert sizes["grace"].height > sizes["ada"].height


def test_a_loss_without_a_name_shows_its_year_and_asks_for_nothing(ada_view: FamilyView) -> None:
    lost = Person(id="x", kind=PersonKind.MISCARRIAGE, born=PartialDate(2014))
    label = labels_for(replace(ada_view, people=(lost,), ties=()), {})["x"]
    assert (label.name, label.born, label.age) == (("2014",), "", "")


@pytest.mark.parametrize(
    ("kind", "name", "born", "below"),
    [
        pytest.param(PersonKind.PREGNANCY, "Bump", "due 2027", "Bump", id="a pregnancy"),
        pytest.param(PersonKind.PREGNANCY, "", "", "due 2027", id="a pregnancy without a name"),
        pytest.param(PersonKind.STILLBIRTH, "Rose", "2027", "Rose", id="a stillbirth"),
        pytest.param(PersonKind.MISCARRIAGE, "", "", "2027", id="a loss without a name"),
    ],
)
def test_a_loss_has_its_year_and_a_pregnancy_the_year_it_is_due(
    kind: PersonKind, name: str, born: str, below: str, ada_view: FamilyView
) -> None:
    child = Person(id="c", name=name, kind=kind, born=PartialDate(2027))
    label = labels_for(replace(ada_view, people=(child,), ties=()), {})["c"]
    assert (label.born, label.name) == (born, (below,))


def test_the_room_of_a_name_is_enough_where_its_script_is_not_installed(ada_view: FamilyView) -> None:
    child = Person(id="c", name="সুখবিন্দর")
    label = labels_for(replace(ada_view, people=(child,), ties=()), {})["c"]
    assert label.size.width > 9 * 13
