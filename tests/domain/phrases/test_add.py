"""Adding people by phrase, joining those who are there, and finding them again."""

import pytest

from famnet.domain.errors import (
    AmbiguousPersonError,
    FamnetError,
    OwnAncestorError,
    SamePersonError,
    UnknownPersonError,
)
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.names import find_person
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.add import Added, NewPerson, NoChildError, add_person, link
from famnet.domain.phrases.reading import AmbiguousPhraseError, UnknownPhraseError
from famnet.domain.phrases.steps import Side
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import CoupleEnd, CoupleKind, ParentKind, TieKind


def family(*rows: str, side: Side = Side.NONE) -> Family:
    """A family of Ada (a girl) and everyone in rows of `Name: phrase`."""
    ada = Person(name="Ada Reid", gender=Gender.FEMALE)
    found = Family(name="Ada Reid", people=(ada,), children=(ChildInFocus(person=ada.id),))
    for row in rows:
        found = add(found, row, side=side).family
    return found


_A = {Gender.FEMALE: "a female", Gender.MALE: "a male", Gender.UNKNOWN: "an unknown"}


def add(found: Family, row: str, *, side: Side = Side.NONE) -> Added:
    name, _, phrase = row.partition(": ")
    return add_person(found, NewPerson(name=name, phrase=phrase, side=side))


def names(found: Family, ids: object) -> list[str]:
    told = {person.id: person.name or f"{_A[person.gender]} nobody has named" for person in found.people}
    return sorted(told[i] for i in ids)  # type: ignore[attr-defined]


def parents(found: Family, name: str, kind: ParentKind | None = None) -> list[str]:
    return names(found, Kin(found).parents_of(find_person(found, name).id, kind))


def siblings(found: Family, name: str) -> list[str]:
    return names(found, Kin(found).siblings_of(find_person(found, name).id))


MUM_AND_DAD = ("Kemi Okafor: mother", "Daniel Reid: father")


def test_a_maternal_aunt_brings_two_grandparents_nobody_has_named() -> None:
    added = add(family(*MUM_AND_DAD), "Sandra Okafor: maternal aunt")
    assert [person.gender for person in added.made] == [Gender.FEMALE, Gender.MALE]
    assert parents(added.family, "Sandra") == parents(added.family, "Kemi")
    assert added.person.gender is Gender.FEMALE


def test_the_unnamed_grandmother_is_named_not_made_again() -> None:
    aunt = add(family(*MUM_AND_DAD), "Sandra Okafor: maternal aunt")
    named = add(aunt.family, "Grace Okafor: maternal grandmother")
    assert named.joined == aunt.made[0].id == named.person.id
    assert len(named.family.people) == len(aunt.family.people)
    assert parents(named.family, "Sandra") == ["Grace Okafor", "a male nobody has named"]


def test_a_father_of_somebody_names_their_unnamed_father() -> None:
    before = family("Kemi Okafor: mother", "Tobi Bello: maternal half-brother")
    added = add(before, "Marcus Bello: father of Tobi")
    assert added.joined
    assert parents(added.family, "Tobi") == ["Kemi Okafor", "Marcus Bello"]
    assert parents(added.family, "Ada") == ["Kemi Okafor"]


def test_a_half_brother_needs_no_unnamed_father_beside_a_known_one() -> None:
    assert parents(family(*MUM_AND_DAD, "Tobi: half-brother on mum's side"), "Tobi") == ["Kemi Okafor"]


def test_a_half_sister_on_dads_side_shares_the_father() -> None:
    assert parents(family(*MUM_AND_DAD, "Zoe: half-sister on dad's side"), "Zoe") == ["Daniel Reid"]


def test_a_full_sister_shares_two_parents_even_when_one_was_never_told() -> None:
    found = family("Kemi Okafor: mother", "Zoe: sister")
    assert parents(found, "Zoe") == parents(found, "Ada") == ["Kemi Okafor", "a male nobody has named"]


def test_a_niece_brings_a_sibling_nobody_has_named() -> None:
    added = add(family(*MUM_AND_DAD), "Lily: niece")
    assert len(added.made) == 1
    assert siblings(added.family, "Ada") == ["an unknown nobody has named"]
    named = add(added.family, "Ben: brother")
    assert siblings(named.family, "Ada") == ["Ben"]
    assert parents(named.family, "Lily") == ["Ben"]


def test_a_cousin_needs_a_side() -> None:
    with pytest.raises(AmbiguousPhraseError) as refusal:
        add(family(), "Bo: cousin")
    assert refusal.value.choices == ("maternal cousin", "paternal cousin")


def test_a_cousin_of_unknown_side_is_kin_without_a_place() -> None:
    found = add(family(), "Bo: cousin", side=Side.UNKNOWN)
    assert [(tie.kind, tie.label) for tie in found.family.ties] == [(TieKind.KIN, "cousin")]
    assert not found.family.parent_links


def test_a_cousin_of_a_given_side_has_a_place() -> None:
    found = add(family(*MUM_AND_DAD), "Bo: cousin", side=Side.PATERNAL).family
    assert siblings(found, "Daniel") == ["an unknown nobody has named"]


def test_words_that_leave_a_grandparent_open_offer_both() -> None:
    found = family(*MUM_AND_DAD, "Grace: maternal grandmother")
    with pytest.raises(AmbiguousPhraseError) as refusal:
        add(found, "Ivy: maternal great-grandmother")
    assert refusal.value.choices == ("Grace's mother", "Kemi Okafor's father's mother")
    told = add(found, "Ivy: Grace's mother").family
    assert parents(told, "Grace") == ["Ivy"]


def test_both_choices_of_an_ambiguous_phrase_can_be_said() -> None:
    found = family(*MUM_AND_DAD, "Grace: maternal grandmother")
    told = add(found, "Ivy: Kemi Okafor's father's mother").family
    assert names(told, Kin(told).parents_of(Kin(told).parents_of(find_person(told, "Kemi").id)[1])) == ["Ivy"]


def test_unknown_further_up_hangs_on_whoever_is_certain() -> None:
    found = family(*MUM_AND_DAD, "Grace: maternal grandmother")
    told = add(found, "Ivy: maternal great-grandmother", side=Side.UNKNOWN).family
    assert [(told.person(tie.of).name, tie.label) for tie in told.ties] == [("Kemi Okafor", "grandmother")]


def test_a_great_grandmother_hangs_on_an_unnamed_grandparent_while_none_is_known() -> None:
    told = add(family(*MUM_AND_DAD), "Ivy: maternal great-grandmother")
    assert [person.gender for person in told.made] == [Gender.UNKNOWN]


@pytest.mark.parametrize(
    ("row", "kind", "end"),
    [
        pytest.param("Zed: mum's ex-partner", CoupleKind.PARTNERS, CoupleEnd.SEPARATED, id="ex-partner"),
        pytest.param("Zed: mum's ex-husband", CoupleKind.MARRIED, CoupleEnd.DIVORCED, id="ex-husband"),
        pytest.param("Zed: mum's late husband", CoupleKind.MARRIED, CoupleEnd.WIDOWED, id="late husband"),
        pytest.param("Zed: mum's new boyfriend", CoupleKind.DATING, CoupleEnd.NONE, id="boyfriend"),
        pytest.param("Zed: step-dad", CoupleKind.PARTNERS, CoupleEnd.NONE, id="step-dad"),
        pytest.param("Zed: civil partner of Kemi", CoupleKind.CIVIL_PARTNERS, CoupleEnd.NONE, id="civil partner"),
    ],
)
def test_a_partner_makes_a_couple(row: str, kind: CoupleKind, end: CoupleEnd) -> None:
    found = family(*MUM_AND_DAD, row)
    (couple,) = found.couples
    assert (couple.kind, couple.end) == (kind, end)
    assert names(found, couple.pair) == ["Kemi Okafor", "Zed"]
    assert parents(found, "Ada") == ["Daniel Reid", "Kemi Okafor"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("foster carer", ParentKind.FOSTER),
        ("special guardian", ParentKind.SPECIAL_GUARDIAN),
        ("kinship carer", ParentKind.KINSHIP),
        ("adoptive mother", ParentKind.ADOPTIVE),
        ("child arrangements order carer", ParentKind.CHILD_ARRANGEMENTS),
        ("private foster carer", ParentKind.PRIVATE_FOSTERING),
        ("regulation 24 carer", ParentKind.REG_24),
    ],
)
def test_a_carer_has_a_link_of_their_own_kind(phrase: str, kind: ParentKind) -> None:
    assert parents(family(*MUM_AND_DAD, f"Jo: {phrase}"), "Ada", kind) == ["Jo"]


def test_a_health_visitor_is_a_professional() -> None:
    added = add(family(), "Sandra Lee: health visitor")
    assert added.person.professional
    assert [(tie.kind, tie.label) for tie in added.family.ties] == [(TieKind.PROFESSIONAL, "health visitor")]


def test_a_chain_goes_from_person_to_person() -> None:
    found = family(*MUM_AND_DAD, "Sandra: mum's sister", "Bob: mum's sister's boyfriend")
    assert names(found, found.couples[0].pair) == ["Bob", "Sandra"]


def test_two_sisters_make_a_chain_ambiguous() -> None:
    found = family(*MUM_AND_DAD, "Sandra: mum's sister", "Joy: mum's sister")
    with pytest.raises(AmbiguousPhraseError, match="Sandra"):
        add(found, "Bob: mum's sister's boyfriend")


def test_an_owner_nobody_has_named_is_made() -> None:
    added = add(family(), "Bob: mum's sister's boyfriend")
    assert [person.gender for person in added.made].count(Gender.FEMALE) == 3


def test_a_step_brother_comes_by_the_partner_who_is_not_a_parent() -> None:
    found = family(*MUM_AND_DAD, "Yas: step-mum", "Finn: paternal stepbrother")
    assert parents(found, "Finn") == ["Yas"]


def test_a_mother_in_law_is_the_partners_mother() -> None:
    found = family(*MUM_AND_DAD, "Rose: mother-in-law of Kemi")
    assert parents(found, "Daniel") == ["Rose"]


def test_twins_share_their_birth() -> None:
    found = family(*MUM_AND_DAD, "Bea: identical twin sister")
    twins = {person.twins for person in found.people if person.name in ("Ada Reid", "Bea")}
    assert len(twins) == 1
    assert find_person(found, "Bea").identical
    assert siblings(found, "Ada") == ["Bea"]


def test_a_late_grandmother_has_died() -> None:
    assert not find_person(family(*MUM_AND_DAD, "Grace: late maternal grandmother"), "Grace").alive


def test_what_was_said_of_the_gender_stays() -> None:
    added = add_person(family(), NewPerson(name="Sam", phrase="maternal aunt", gender=Gender.NON_BINARY))
    assert added.person.gender is Gender.NON_BINARY


def test_a_person_without_a_phrase_stands_alone() -> None:
    added = add_person(family(), NewPerson(name="Sam"))
    assert not added.family.ties


def test_people_already_there_can_be_joined() -> None:
    found = add_person(family(*MUM_AND_DAD), NewPerson(name="Sandra")).family
    joined = link(found, find_person(found, "Sandra").id, "maternal aunt")
    assert siblings(joined.family, "Kemi") == ["Sandra"]
    again = link(joined.family, joined.person.id, "maternal aunt")
    assert again.family == joined.family


def test_joining_an_existing_person_keeps_their_id_in_an_unnamed_place() -> None:
    found = add_person(family(*MUM_AND_DAD, "Joy: maternal aunt"), NewPerson(name="Grace")).family
    grace = find_person(found, "Grace").id
    joined = link(found, grace, "maternal grandmother")
    assert joined.person.id == grace
    assert len(joined.family.people) == len(found.people) - 1


@pytest.mark.parametrize(
    ("who", "phrase", "of", "refusal"),
    [
        pytest.param("Ada", "mother", "Kemi", OwnAncestorError, id="her mother's mother"),
        pytest.param("Ada", "maternal grandmother", "Ada", SamePersonError, id="her own grandmother"),
        pytest.param("Kemi", "husband", "Kemi", SamePersonError, id="a couple with herself"),
        pytest.param("Kemi", "family friend", "Kemi", SamePersonError, id="her own friend"),
        pytest.param("Kemi", "mother of Nobody", None, UnknownPersonError, id="nobody of the name"),
        pytest.param("Kemi", "wombat", None, UnknownPhraseError, id="no relationship"),
        pytest.param("Kemi", "friend of Re", None, AmbiguousPersonError, id="two people could be meant"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    who: str, phrase: str, of: str | None, refusal: type[FamnetError]
) -> None:
    found = family(*MUM_AND_DAD)
    with pytest.raises(refusal) as raised:
        link(found, find_person(found, who).id, phrase, find_person(found, of).id if of else None)
    assert str(raised.value)
    assert raised.value.hint


def test_nobody_becomes_their_own_ancestor_by_being_named() -> None:
    found = family("Sandra: maternal aunt", "Tobi: son of Ada")
    with pytest.raises(OwnAncestorError):
        link(found, find_person(found, "Tobi").id, "mother")


def test_a_phrase_needs_a_child_in_focus() -> None:
    with pytest.raises(NoChildError):
        add_person(Family(name="x"), NewPerson(name="Kemi", phrase="mother"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kemi Okafor", "Kemi Okafor"),
        ("kemi", "Kemi Okafor"),
        ("okafor", "Kemi Okafor"),
        ("mum", "Kemi Okafor"),
        ("Dan", "Daniel Reid"),
        ("nan", "Grace Bell"),
        ("maternal grandmother", "Grace Bell"),
        ("Kemi's mother", "Grace Bell"),
        ("mother of kemi", "Grace Bell"),
        ("sister", ""),
        ("Wilf", ""),
    ],
)
def test_people_are_found_by_what_they_are_called(words: str, name: str) -> None:
    found = family(*MUM_AND_DAD, "Grace Bell: maternal grandmother")
    if name:
        assert find_person(found, words).name == name
    else:
        with pytest.raises(UnknownPersonError):
            find_person(found, words)


def test_a_slip_in_a_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownPersonError, match="Kemi Okafor"):
        find_person(family(*MUM_AND_DAD), "Kemmi")


def test_two_of_one_name_have_to_be_told_apart() -> None:
    found = family(*MUM_AND_DAD, "Sarah Jones: neighbour", "Sarah Jones: social worker")
    with pytest.raises(AmbiguousPersonError):
        find_person(found, "Sarah")
