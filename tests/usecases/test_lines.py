"""Lines about people and facts about them, as they are typed during a visit."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.errors import UnknownPersonError
from famnet.domain.everyday import meant
from famnet.domain.family import Family
from famnet.domain.people import Gender, Person, Protectable
from famnet.domain.phrases.add import NewPerson, ThirdParentError, add_person, link
from famnet.domain.plans import ChildInFocus, PlanKind
from famnet.usecases import telling
from famnet.usecases.calendars import starts
from famnet.usecases.lines import Line, MoreThanANameError, NotUnderstoodError, nothing_but_a_name, read_line

TODAY = date(2026, 11, 22)


@pytest.fixture
def ada() -> Family:
    child = Person(name="Ada Reid")
    family = Family(name="Ada Reid", people=(child,), children=(ChildInFocus(person=child.id),))
    return add_person(family, NewPerson(name="Kemi Okafor", phrase="mother")).family


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("Kemi", Line(name="Kemi"), id="a name alone"),
        pytest.param("Kemi, mum, 32", Line(name="Kemi", phrase="mum", facts=("32",)), id="in order"),
        pytest.param("Kemi, 32, mum", Line(name="Kemi", phrase="mum", facts=("32",)), id="in another order"),
        pytest.param(
            "Joy, lives with nan, mums sister",
            Line(name="Joy", phrase="mums sister", facts=("lives with nan",)),
            id="a relationship after a home",
        ),
        pytest.param(
            "Tobi, brother, lives with mum, dad",
            Line(name="Tobi", phrase="brother", facts=("lives with mum, dad",)),
            id="a home with two",
        ),
        pytest.param(
            "Joy, aunt on mums side, address 1 High St, Leeds",
            Line(name="Joy", phrase="aunt on mums side", facts=("address 1 High St, Leeds",)),
            id="an address with a comma",
        ),
        pytest.param("“Moss, Lee”, neighbour", Line(name="Moss, Lee", phrase="neighbour"), id="quotes"),
        pytest.param('"Moss, Lee"', Line(name="Moss, Lee"), id="straight quotes"),
    ],
)
def test_a_line_holds_a_name_and_in_any_order_the_rest(typed: str, read: Line) -> None:
    assert read_line(typed) == read


@pytest.mark.parametrize("typed", ["Joy, wombat", "Joy, mums sister, wombat, 31", "Okafor, Joy"])
def test_what_is_not_understood_is_said_with_what_was(typed: str) -> None:
    with pytest.raises(NotUnderstoodError, match=r"Not understood: .* Understood: (Joy|Okafor)"):
        read_line(typed)


def test_a_name_that_says_more_than_a_name_is_refused() -> None:
    nothing_but_a_name("Okafor, Joy")
    with pytest.raises(MoreThanANameError, match="holds more than a name"):
        nothing_but_a_name("Joy, mums sister")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        pytest.param("address must not go to Lee", "keep address from Lee", id="must not go to"),
        pytest.param("her address mustn't be told to Lee", "keep address from Lee", id="must not be told"),
        pytest.param("Lee must not know the address", "keep address from Lee", id="must not know"),
        pytest.param("don't tell Lee where she lives", "keep where she lives from Lee", id="do not tell"),
        pytest.param("must not go to Lee", "keep from Lee", id="what is not said"),
        pytest.param("Lee should never find out", "keep from Lee", id="never find out"),
        pytest.param("don’t tell Lee", "keep from Lee", id="do not tell at all"),
        pytest.param("note Lee must not know", "note Lee must not know", id="a note stays as it is"),
        pytest.param("born 1993", "born 1993", id="another fact"),
    ],
)
def test_a_protection_is_understood_as_people_say_it(typed: str, plain: str) -> None:
    assert telling.plainly(typed) == plain


def test_a_note_keeps_the_words_that_sound_like_a_protection() -> None:
    assert telling.parts("note: she said, don't tell Lee") == ["note: she said, don't tell Lee"]


def test_who_is_not_there_yet_is_named_before_anything_is_kept(ada: Family) -> None:
    child = ada.people[0]
    assert telling.strangers(ada, "keep address from Kemi and Lee because of an order") == ("Lee",)
    assert telling.strangers(ada, "keep address from everybody") == ()
    assert telling.strangers(ada, "born 1993") == ()
    with pytest.raises(UnknownPersonError):
        telling.tell(ada, child.id, "keep address from Lee", today=TODAY)


def test_two_people_of_one_name_are_no_strangers(ada: Family) -> None:
    two = replace(ada, people=(*ada.people, Person(name="Lee"), Person(name="Lee")))
    assert telling.strangers(two, "lives with Lee") == ()


def test_a_fact_is_kept_from_all_or_from_another(ada: Family) -> None:
    fact = "keep address from Lee because of an order"
    assert telling.is_protection(fact)
    assert not telling.is_protection("lives with Lee")
    after = telling.tell(ada, ada.people[0].id, telling.secret(fact), today=TODAY)
    (kept,) = after.protections
    assert (kept.what, kept.hidden_from, kept.why) == (Protectable.ADDRESS, (), "because of an order")
    assert telling.renamed(fact, "Lee", "Kemi Okafor") == "keep address from Kemi Okafor because of an order"


@pytest.mark.parametrize(
    ("said", "choices", "chosen"),
    [
        pytest.param("girl", [*Gender], "female", id="girl"),
        pytest.param("CP plan", [*PlanKind], "child_protection", id="cp plan"),
        pytest.param("Child in need", [*PlanKind], "child_in_need", id="spaces and capitals"),
        pytest.param("looked", [*PlanKind], "looked_after", id="a beginning"),
        pytest.param("child", [*PlanKind], "child", id="two beginnings"),
        pytest.param("wombat", [*Gender], "wombat", id="nothing known"),
        pytest.param("mums side", ["maternal", "paternal"], "maternal", id="a side"),
    ],
)
def test_a_choice_is_made_in_everyday_words(said: str, choices: list[str], chosen: str) -> None:
    assert meant(said, choices) == chosen


@pytest.mark.parametrize(
    ("at", "hour"),
    [
        pytest.param("16:00", "16:00", id="as a clock"),
        pytest.param("4.30 pm", "16:30", id="half past"),
        pytest.param("12am", "00:00", id="midnight"),
        pytest.param("after school", "", id="in words"),
        pytest.param("25:00", "", id="no hour"),
    ],
)
def test_a_meeting_starts_at_a_time_or_takes_the_day(at: str, hour: str) -> None:
    start = starts(TODAY, at)
    assert (f"{start:%H:%M}" if hour else start) == (hour or TODAY)


def test_nobody_gets_a_third_parent_by_any_phrase(ada: Family) -> None:
    whole = add_person(ada, NewPerson(name="Dan", phrase="father")).family
    other = add_person(whole, NewPerson(name="Ann", phrase="family friend"))
    with pytest.raises(ThirdParentError, match="Kemi Okafor and Dan: Ann cannot be a third"):
        link(other.family, other.person.id, "mother")
    with pytest.raises(ThirdParentError):
        add_person(whole, NewPerson(name="Bob", phrase="father of Ada Reid"))
