"""What an audience may see, fact by fact, and why."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.audience import TEAM, Audience, AudienceKind
from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import view_for
from famnet.domain.family import Family
from famnet.domain.people import Contact, ContactKind, Person, Protectable, Protection
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import Couple, Household, ParentLink, Residence

TODAY = date(2026, 11, 22)
ADA, KEMI, MARCUS, TOBI = (Person(name=name) for name in ("Ada Reid", "Kemi Okafor", "Marcus Bello", "Tobi Bello"))
HOME = Household(name="Kemi's")
ADDRESS = Contact(person=KEMI.id, kind=ContactKind.ADDRESS, value="14 Larch Road, Liscard")


def family(*protections: Protection) -> Family:
    return Family(
        name="Ada Reid",
        children=(ChildInFocus(person=ADA.id),),
        people=(ADA, KEMI, MARCUS, TOBI),
        parent_links=(ParentLink(parent=KEMI.id, child=ADA.id), ParentLink(parent=MARCUS.id, child=TOBI.id)),
        couples=(Couple(one=KEMI.id, other=MARCUS.id),),
        households=(HOME,),
        residences=(Residence(person=KEMI.id, household=HOME.id), Residence(person=ADA.id, household=HOME.id)),
        contacts=(ADDRESS, Contact(person=ADA.id, kind=ContactKind.ADDRESS, value="14, larch road liscard")),
        protections=protections,
    )


def kept(what: Protectable, *readers: Person, person: Person = KEMI) -> Protection:
    return Protection(person=person.id, what=what, hidden_from=tuple(r.id for r in readers))


def member(person: Person) -> Audience:
    return Audience(AudienceKind.MEMBER, person.id)


def test_the_team_sees_everything() -> None:
    view = view_for(family(kept(Protectable.EXISTENCE)), TEAM, today=TODAY)
    assert len(view.people) == 4
    assert len(view.contacts) == 2


def test_everybody_sees_their_own_facts_and_no_one_elses_address() -> None:
    assert view_for(family(), member(KEMI), today=TODAY).contacts == (ADDRESS,)
    assert view_for(family(), member(MARCUS), today=TODAY).contacts == ()


def test_the_same_address_is_kept_whoevers_fact_it_is() -> None:
    """Ada lives where Kemi lives: her own address would tell Kemi's."""
    told = family(kept(Protectable.ADDRESS, ADA))
    assert view_for(told, member(ADA), today=TODAY).contacts == ()


def test_a_kept_name_takes_the_familys_name_with_it() -> None:
    view = view_for(family(kept(Protectable.NAME, MARCUS, person=ADA)), member(MARCUS), today=TODAY)
    assert next(p for p in view.people if p.id == ADA.id).name == ""
    assert view.name == "this family"


def test_somebody_whose_existence_is_kept_leaves_no_trace() -> None:
    view = view_for(family(kept(Protectable.EXISTENCE, MARCUS, person=TOBI)), member(MARCUS), today=TODAY)
    assert TOBI.id not in {p.id for p in view.people}
    assert all(TOBI.id not in (link.parent, link.child) for link in view.parent_links)
    assert view.withheld == 0


def test_where_somebody_lives_is_kept_with_their_address() -> None:
    told = family(kept(Protectable.WHEREABOUTS, MARCUS))
    assert len(view_for(told, TEAM, today=TODAY).residences) == 2
    view = view_for(told, Audience(AudienceKind.COURT), today=TODAY)
    assert view.residences == ()
    assert view.withheld == 1


def test_the_one_it_is_kept_from_is_not_told_that_something_is() -> None:
    told = family(kept(Protectable.ADDRESS, MARCUS))
    assert view_for(told, member(MARCUS), today=TODAY).withheld == 0
    assert view_for(told, Audience(AudienceKind.NETWORK), today=TODAY).withheld == 1


def test_a_protection_ends_on_its_day() -> None:
    past = replace(kept(Protectable.NAME, MARCUS), until=PartialDate(2026, 11, 21))
    view = view_for(family(past), member(MARCUS), today=TODAY)
    assert next(p for p in view.people if p.id == KEMI.id).name == "Kemi Okafor"


@pytest.mark.parametrize("kind", list(AudienceKind))
def test_a_home_nobody_is_seen_in_is_not_drawn(kind: AudienceKind) -> None:
    told = family(kept(Protectable.WHEREABOUTS), kept(Protectable.WHEREABOUTS, person=ADA))
    homes = view_for(told, Audience(kind), today=TODAY).households
    assert (HOME in homes) is (kind is AudienceKind.TEAM)
