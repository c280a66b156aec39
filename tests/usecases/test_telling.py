from datetime import date

import pytest

from famnet.domain.errors import AmbiguousPersonError, ImpossibleDateError, UnknownPersonError
from famnet.domain.family import Family
from famnet.domain.mapping import PrState
from famnet.domain.people import Gender, Person, Protectable
from famnet.domain.phrases.add import NewPerson, add_person
from famnet.usecases.families import open_family
from famnet.usecases.telling import UnknownFactError, parts, tell, unfinished
from famnet.usecases.told import FutureDateError

TODAY = date(2026, 11, 22)


@pytest.fixture
def reid() -> Family:
    """
    Ada Reid*
    Kemi Okafor, mother
    Marcus Bello, mum's ex-partner
    """
    family = open_family("Ada Reid", today=TODAY)
    for name, phrase in (("Kemi Okafor", "mother"), ("Marcus Bello", "mum's ex-partner")):
        family = add_person(family, NewPerson(name=name, phrase=phrase)).family
    return family


def called(family: Family, name: str) -> Person:
    return next(p for p in family.people if p.name.startswith(name))


def told(family: Family, line: str, name: str = "Kemi") -> Family:
    person = called(family, name).id
    for part in parts(line):
        family = tell(family, person, part, today=TODAY)
    return family


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("born 1993, woman", ["born 1993", "woman"], id="two facts"),
        pytest.param(
            "address 5 Elm Road, Leeds LS1 4AB, phone 07700 900123",
            ["address 5 Elm Road, Leeds LS1 4AB", "phone 07700 900123"],
            id="an address keeps its commas",
        ),
        pytest.param(
            "note works nights, lives with her mum at weekends, quiet",
            ["note works nights, lives with her mum at weekends, quiet"],
            id="a note takes the rest",
        ),
        pytest.param(
            "keep address from Marcus, Grace, because of a court order, pr",
            ["keep address from Marcus, Grace, because of a court order", "pr"],
            id="names after one another",
        ),
        pytest.param(" , born 1993,, ", ["born 1993"], id="stray commas"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_line_falls_into_facts_at_its_commas(line: str, found: list[str]) -> None:
    assert parts(line) == found


@pytest.mark.parametrize("line", ["very nice", "born 1993, very nice", "phone 07700 900123, Leeds"])
def test_words_that_say_nothing_are_refused_whole(line: str) -> None:
    with pytest.raises(UnknownFactError):
        parts(line)


def test_words_that_say_nothing_are_refused_one_by_one(reid: Family) -> None:
    with pytest.raises(UnknownFactError, match="very nice"):
        tell(reid, called(reid, "Kemi").id, "very nice", today=TODAY)


@pytest.mark.parametrize(
    ("part", "fact"),
    [
        ("born", "born"),
        ("Date of birth", "born"),
        ("died", "died"),
        ("gender", "gender"),
        ("lives", "lives with"),
        ("lives with", "lives with"),
        ("phone", "phone"),
        ("mobile", "phone"),
        ("address", "address"),
        ("works at", "work"),
        ("keep", "keep"),
        ("keep address", "keep from"),
        ("keep her address from", "keep from"),
        ("note", "note"),
        ("born 1993", ""),
        ("keep address from Marcus", ""),
        ("lives alone", ""),
        ("pr", ""),
    ],
)
def test_a_fact_without_its_value_is_known_as_unfinished(part: str, fact: str) -> None:
    assert unfinished(part) == fact


@pytest.mark.parametrize(
    ("words", "born"),
    [
        ("born 5 May 1993", "1993-05-05"),
        ("born on 5 May 1993", "1993-05-05"),
        ("dob: 05/05/1993", "1993-05-05"),
        ("born about 1993", "about 1993"),
        ("1993", "1993"),
        ("about 1993", "about 1993"),
        ("May 1993", "1993-05"),
        ("5/5/93", "1993-05-05"),
        ("05.05.1993", "1993-05-05"),
        ("05-05-2015", "2015-05-05"),
        ("2015-05-05", "2015-05-05"),
        ("born 5 May 15", "2015-05-05"),
        ("5th of May '27", "1927-05-05"),
        ("34", "about 1992"),
        ("aged 34", "about 1992"),
        ("born 34", "about 1992"),
        ("is about 34 years old", "about 1992"),
    ],
)
def test_birth_dates_and_ages(reid: Family, words: str, born: str) -> None:
    found = called(told(reid, words), "Kemi").born
    assert found
    assert found.iso == born


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        pytest.param("born 31 June 1993", ImpossibleDateError, id="a day no calendar has"),
        pytest.param("31.6.93", ImpossibleDateError, id="nor one in short"),
        pytest.param("born yesterday", ImpossibleDateError, id="no date"),
        pytest.param("born 2027", FutureDateError, id="still to come"),
        pytest.param("lives with Zoltan", UnknownPersonError, id="nobody known"),
        pytest.param("keep address from Zoltan", UnknownPersonError, id="nobody to keep it from"),
    ],
)
def test_facts_that_cannot_be_are_refused(reid: Family, words: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        told(reid, words)


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("woman", Gender.FEMALE),
        ("is a girl", Gender.FEMALE),
        ("gender male", Gender.MALE),
        ("Boy", Gender.MALE),
        ("non-binary", Gender.NON_BINARY),
        ("they/them", Gender.NON_BINARY),
    ],
)
def test_how_somebody_lives(reid: Family, words: str, gender: Gender) -> None:
    assert called(told(reid, words), "Kemi").gender is gender


@pytest.mark.parametrize(
    ("words", "alive", "died"),
    [
        ("died", False, ""),
        ("has died", False, ""),
        ("died 2019", False, "2019"),
        ("passed away in March 2019", False, "2019-03"),
        ("died 2019, alive", True, ""),
        ("died 2019, dead", False, "2019"),
    ],
)
def test_who_has_died(reid: Family, words: str, alive: bool, died: str) -> None:  # noqa: FBT001 -- a case of the table
    kemi = called(told(reid, words), "Kemi")
    assert kemi.alive is alive
    assert (kemi.died.iso if kemi.died else "") == died


def housemates(family: Family, name: str) -> set[str]:
    homes = {r.household for r in family.residences if r.person == called(family, name).id}
    return {family.person(r.person).name.split()[0] for r in family.residences if r.household in homes}


def test_people_live_together(reid: Family) -> None:
    assert housemates(told(reid, "lives with Ada"), "Ada") == {"Ada", "Kemi"}
    assert housemates(told(reid, "lives with Ada and Marcus"), "Ada") == {"Ada", "Kemi", "Marcus"}
    assert housemates(told(reid, "lives with mum, Marcus", "Ada"), "Ada") == {"Ada", "Kemi", "Marcus"}
    assert housemates(told(reid, "lives alone"), "Kemi") == {"Kemi"}


def test_living_with_two_people_moves_nobody_who_has_a_home(reid: Family) -> None:
    family = told(told(reid, "lives alone", "Marcus"), "lives with Ada and Marcus")
    assert housemates(family, "Ada") == {"Ada", "Kemi"}
    assert housemates(family, "Marcus") == {"Marcus"}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("pr", PrState.HOLDS),
        ("has parental responsibility", PrState.HOLDS),
        ("no PR", PrState.DOES_NOT),
        ("has no parental responsibility", PrState.DOES_NOT),
        ("pr: no", PrState.DOES_NOT),
    ],
)
def test_parental_responsibility(reid: Family, words: str, state: PrState) -> None:
    assert [r.state for r in told(reid, words).responsibilities] == [state]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("phone 07700 900123", "phone", "07700 900123"),
        ("07700 900123", "phone", "07700 900123"),
        ("+44 7700 900123", "phone", "+44 7700 900123"),
        ("mobile: 07700 900123", "phone", "07700 900123"),
        ("kemi@example.org", "email", "kemi@example.org"),
        ("lives at 5 Elm Road, Leeds", "address", "5 Elm Road, Leeds"),
        ("school Hillside Primary", "school", "Hillside Primary"),
        ("works at the bakery", "work", "the bakery"),
    ],
)
def test_how_to_reach_somebody(reid: Family, words: str, kind: str, value: str) -> None:
    assert [(c.kind.value, c.value) for c in told(reid, words).contacts] == [(kind, value)]


@pytest.mark.parametrize(
    ("words", "what", "hidden_from", "why"),
    [
        ("keep address from Marcus", "address", ["Marcus"], ""),
        ("address protected from Marcus", "address", ["Marcus"], ""),
        (
            "keep her phone number from Marcus because he rings at night",
            "phone",
            ["Marcus"],
            "because he rings at night",
        ),
        ("keep address from Marcus and Ada", "address", ["Marcus", "Ada"], ""),
        ("keep school secret", "school", [], ""),
        ("address protected", "address", [], ""),
        ("keep where she lives from everybody", "address", [], ""),
        ("keep everything from Marcus", "existence", ["Marcus"], ""),
    ],
)
def test_what_is_kept_from_whom(reid: Family, words: str, what: str, hidden_from: list[str], why: str) -> None:
    (kept,) = told(reid, words).protections
    assert kept.what is Protectable(what)
    assert [reid.person(p).name.split()[0] for p in kept.hidden_from] == hidden_from
    assert kept.why == why


def test_telling_twice_what_is_kept_keeps_it_once(reid: Family) -> None:
    assert len(told(reid, "keep address from Marcus, address protected from Marcus").protections) == 1


def test_names_and_notes(reid: Family) -> None:
    kemi = called(told(reid, "name Kemi Adé Okafor, called Mummy, note works nights"), "Kemi")
    assert (kemi.name, kemi.called, kemi.note) == ("Kemi Adé Okafor", "Mummy", "works nights")
    assert called(told(told(reid, "note one"), "note two"), "Kemi").note == "one; two"


def test_two_people_of_one_name_have_to_be_told_apart(reid: Family) -> None:
    two = add_person(reid, NewPerson(name="Marcus Reid", phrase="father")).family
    with pytest.raises(AmbiguousPersonError):
        told(two, "keep address from Marcus")
