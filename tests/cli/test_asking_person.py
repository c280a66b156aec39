import pytest

from famnet.cli.asking_person import first_name, short
from famnet.domain.family import Family
from famnet.domain.people import Person


@pytest.mark.parametrize(
    ("name", "called"),
    [("Kemi Okafor", "Kemi"), ("Ms Patel", "Ms Patel"), ("Dr. A. Shah", "Dr. A. Shah"), ("Nan Joyce", "Nan Joyce")],
)
def test_people_are_spoken_of_by_their_first_name_and_never_by_a_title(name: str, called: str) -> None:
    assert first_name(name) == called


def test_who_shares_a_first_name_is_called_by_the_whole() -> None:
    kemi, other, nobody = people = (Person(name="Kemi Okafor"), Person(name="Kemi Bello"), Person())
    family = Family(name="", people=people)
    assert [short(family, p) for p in (kemi, other, nobody)] == ["Kemi Okafor", "Kemi Bello", "this person"]
