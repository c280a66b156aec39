from dataclasses import replace

import pytest
from tests.drawing.stories import MESSY, Loud, drawn, texts, unsaid

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Gender, Person, PersonKind
from famnet.domain.ties import ParentKind, ParentLink
from famnet.drawing.telling import text_equivalent
from famnet.drawing.told import NOTHING_KNOWN


@pytest.fixture
def told(ada_view: FamilyView, ada_roles: dict[str, str]) -> dict[str, str]:
    return {one.person: one.line for one in text_equivalent(ada_view, ada_roles, emotional=True)}


def test_everyone_is_told_of_once_the_child_first(ada_view: FamilyView) -> None:
    told = text_equivalent(ada_view, {})
    assert told[0].person == "ada"
    assert sorted(one.person for one in told) == sorted(p.id for p in ada_view.people)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        pytest.param("ada", "Child in focus. Female. Born 5 May 2015, 11 years old.", id="herself"),
        pytest.param("ada", "Parents: Kemi Okafor, Daniel Reid.", id="parents"),
        pytest.param("ada", "Cared for by Grace Okafor (special guardian, since 2023).", id="carer"),
        pytest.param("ada", "Lives at Kemi’s.", id="home"),
        pytest.param("ada", "Close to Grace Okafor.", id="feeling"),
        pytest.param("kemi", "Kemi Okafor, mother.", id="role"),
        pytest.param("kemi", "Couple with Daniel Reid (living together since 2013, separated 2018).", id="couple"),
        pytest.param("kemi", "Has a child with Marcus Bello; no couple recorded.", id="no couple"),
        pytest.param("kemi", "Children: Ada Reid, Tobi Bello.", id="children"),
        pytest.param("tobi", "Brothers and sisters: Ada Reid.", id="half-sister"),
        pytest.param("dan", "Born about 1990, about 36 years old.", id="roughly"),
        pytest.param("dan", "Substance misuse, in recovery.", id="health"),
        pytest.param("sam", "Died 2019, aged 55.", id="death"),
        pytest.param("grace", "Cares for: Ada Reid.", id="cares"),
        pytest.param("sandra", "Health visitor of Tobi Bello.", id="tie"),
    ],
)
def test_each_tie_is_a_sentence(told: dict[str, str], person: str, words: str) -> None:
    assert words in told[person]


def test_feelings_are_only_told_when_they_are_drawn(ada_view: FamilyView) -> None:
    assert not any("close" in one.line for one in text_equivalent(ada_view, {}))


def test_what_is_not_known_is_not_made_up(ada_view: FamilyView) -> None:
    view = replace(ada_view, people=(Person(id="x"),), parent_links=(), couples=(), ties=(), children=())
    (only,) = text_equivalent(view, {"x": "maternal aunt"})
    assert (only.name, only.facts) == ("maternal aunt (not named yet)", (NOTHING_KNOWN,))


def test_losses_and_adoptions_are_told_as_what_they_are(ada_view: FamilyView) -> None:
    lost = Person(id="lost", kind=PersonKind.MISCARRIAGE)
    adopted = Person(id="new", name="Bo", gender=Gender.NON_BINARY)
    link = ParentLink(parent="kemi", child="new", kind=ParentKind.ADOPTIVE)
    view = replace(ada_view, people=(*ada_view.people, lost, adopted), parent_links=(*ada_view.parent_links, link))
    told = {one.person: one.line for one in text_equivalent(view, {})}
    assert "Miscarriage." in told["lost"]
    assert "Non-binary. Adoptive parents: Kemi Okafor." in told["new"]


def test_a_home_that_was_left_is_not_where_somebody_lives(ada_view: FamilyView) -> None:
    left = tuple(replace(r, until=PartialDate(2020)) for r in ada_view.residences)
    told = {one.person: one.facts for one in text_equivalent(replace(ada_view, residences=left), {})}
    assert not any(fact.startswith("Lives at") for fact in told["ada"])


FELT = """
Ada*, girl, born 2015
Kemi, mother, cut off from Dan
Dan, father, controlling of Kemi
Grace, maternal grandmother, looks after Ada
Joy, maternal aunt, physically abusive to Kemi until 2019
Tim, boy, child of Kemi and Dan, born 2018, identical twin of Tom
Tom, boy, child of Kemi and Dan, born 2018
Bump, pregnancy, child of Kemi and Dan, born 2027
M, miscarriage, child of Kemi and Dan, born 2014
"""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("Kemi", "Cut off from Dan. Controlled by Dan.", id="whom it is done to is told too"),
        pytest.param("Dan", "Cut off from Kemi. Controls Kemi.", id="both are told"),
        pytest.param("Ada", "Taken care of by Grace.", id="care"),
        pytest.param("Tim", "Identical twin of: Tom.", id="a twin"),
        pytest.param("Bump", "Pregnancy, due 2027.", id="a pregnancy is due"),
        pytest.param("M", "Miscarriage in 2014.", id="a loss"),
    ],
)
def test_what_the_picture_shows_by_lines_is_told(name: str, words: str) -> None:
    told = {one.name: one for one in drawn(FELT, emotional=True).told()}
    assert words in told[name].line


def test_what_is_over_is_neither_drawn_nor_told() -> None:
    told = {one.name: one.line for one in drawn(FELT, emotional=True).told()}
    assert "abus" not in told["Joy"] + told["Kemi"]


def test_a_pregnancy_lost_early_is_nobodys_brother_or_sister() -> None:
    picture = drawn(FELT, emotional=True)
    told = {one.name: one for one in picture.told()}
    assert told["M"].role == ""
    assert "Brothers and sisters: Tim, Tom, Bump." in told["Ada"].facts
    labels = {" ".join(text.lines) for text in texts(picture.scene)}
    assert "sibling" in labels  # the pregnancy's
    assert picture.canvas.sitters[told["M"].person].label.role == ()


@pytest.mark.parametrize("story", [FELT, MESSY], ids=["twins and losses", "messy"])
def test_all_that_is_told_is_in_the_reader_s_language(story: str) -> None:
    picture = drawn(story, emotional=True, say=Loud())
    own = {*(person.name for person in picture.view.people), *picture.options.roles.values()}
    assert unsaid(fact.partition(":")[0] for one in picture.told() for fact in one.facts) == set()
    assert unsaid(one.name.removesuffix(" (NOT NAMED YET)") for one in picture.told()) <= own


@pytest.mark.parametrize(
    ("born", "died", "fact"),
    [
        pytest.param(PartialDate(2026, 3), None, "Born March 2026, 8 months old.", id="a baby"),
        pytest.param(PartialDate(1950), PartialDate(2019, about=True), "Died about 2019, aged 69.", id="about when"),
        pytest.param(
            PartialDate(1950, about=True), PartialDate(2019), "Died 2019, aged about 69.", id="about how old"
        ),
        pytest.param(PartialDate(2018, 3), PartialDate(2018, 11), "Died November 2018, aged 8 months.", id="a child"),
    ],
)
def test_an_age_is_told_as_it_is_said(
    ada_view: FamilyView, born: PartialDate, died: PartialDate | None, fact: str
) -> None:
    only = Person(id="x", name="X", born=born, died=died)
    (told,) = text_equivalent(
        replace(ada_view, people=(only,), parent_links=(), couples=(), ties=(), children=()), {}
    )
    assert fact in told.facts


def test_a_death_on_a_day_nobody_knows_is_told(ada_view: FamilyView) -> None:
    only = Person(id="x", name="X", deceased=True)
    (told,) = text_equivalent(
        replace(ada_view, people=(only,), parent_links=(), couples=(), ties=(), children=()), {}
    )
    assert told.facts == ("Has died.",)
