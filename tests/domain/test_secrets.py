from datetime import date

from famnet.domain.disclosure import TEAM, Audience, AudienceKind, view_for
from famnet.domain.family import Family
from famnet.domain.people import Alias, Contact, ContactKind, HealthKind, HealthMark, Person, Protectable, Protection
from famnet.domain.secrets import secrets_of, seen_of

TODAY = date(2026, 3, 2)
NETWORK = Audience(AudienceKind.NETWORK)


def family(*protections: Protection) -> Family:
    """
    Ada Reid
    Kemi Okafor, once Kemi Bello, 22 Zyxwv Avenue
    """
    return Family(
        name="Okafor",
        people=(Person(id="ada", name="Ada Reid"), Person(id="kemi", name="Kemi Okafor")),
        aliases=(Alias(person="kemi", name="Kemi Bello", former=True),),
        contacts=(
            Contact(person="kemi", kind=ContactKind.ADDRESS, value="22 Zyxwv Avenue"),
            Contact(person="ada", kind=ContactKind.SCHOOL, value="Hill Primary"),
        ),
        health=(HealthMark(person="kemi", kind=HealthKind.ILLNESS, detail="asthma"),),
        protections=protections,
    )


def test_a_protected_fact_is_a_secret_of_the_copy_that_leaves_it_out() -> None:
    told = family(Protection(person="kemi", what=Protectable.ADDRESS))
    found = secrets_of(told, view_for(told, NETWORK, today=TODAY))
    assert [(s.what, s.whose, s.words) for s in found] == [(Protectable.ADDRESS, "Kemi Okafor", "22 Zyxwv Avenue")]


def test_the_team_s_copy_has_no_secrets() -> None:
    told = family(Protection(person="kemi", what=Protectable.ADDRESS))
    assert secrets_of(told, view_for(told, TEAM, today=TODAY)) == ()


def test_somebody_whose_existence_is_kept_is_secret_in_all_their_words() -> None:
    told = family(Protection(person="kemi", what=Protectable.EXISTENCE))
    view = view_for(told, NETWORK, today=TODAY)
    assert "Kemi Okafor" in {secret.words for secret in secrets_of(told, view)}
    assert "Kemi Okafor" not in seen_of(view)


def test_what_a_reader_may_see_are_facts_and_no_free_words() -> None:
    told = family()
    assert seen_of(view_for(told, TEAM, today=TODAY)) == (
        "22 Zyxwv Avenue",
        "Ada Reid",
        "Hill Primary",
        "Kemi Bello",
        "Kemi Okafor",
        "asthma",
    )
