"""Reasons and places are withheld from those who may not learn them, and from nobody else."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.audience import TEAM, Audience, AudienceKind
from famnet.domain.disclosure import FamilyView, view_for
from famnet.domain.family import Family
from famnet.domain.people import Contact, ContactKind, Person, Protectable, Protection
from famnet.domain.plans import ChildInFocus, Commitment
from famnet.domain.review_records import CommitmentOutcome, MissedSlot, Outcome
from famnet.domain.rota import RotaDuty, RotaSlot, Weekday

TODAY = date(2026, 11, 22)
MARCUS = Audience(AudienceKind.MEMBER, "marcus")
GRACE = Audience(AudienceKind.MEMBER, "grace")
ADA = Audience(AudienceKind.CHILD, "ada")


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl
    Kemi, mother, address 14 Larch Road kept from Marcus
    Grace, maternal grandmother
    Marcus, mother's ex-partner
    """
    people = tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Kemi", "Grace", "Marcus"))
    return Family(
        name="Ada",
        people=people,
        children=(ChildInFocus(person="ada"),),
        contacts=(Contact(person="kemi", kind=ContactKind.ADDRESS, value="14 Larch Road"),),
        protections=(Protection(person="kemi", what=Protectable.ADDRESS, hidden_from=("marcus",)),),
        commitments=(
            Commitment(id="c1", who="kemi", what="goes to her group"),
            Commitment(id="c2", who="grace", what="rings"),
        ),
        outcomes=(
            CommitmentOutcome(review="r", commitment="c1", outcome=Outcome.PART, reason="the move took all week"),
            CommitmentOutcome(review="r", commitment="c2", outcome=Outcome.PART, reason="was at 14, larch road"),
        ),
        missed_slots=(MissedSlot(review="r", person="kemi", slot="Tea", barrier="moving house", follow_up="a van"),),
        rota_slots=(
            RotaSlot(id="s1", what="Nights", weekday=Weekday.FRIDAY, starts="20", ends="24:00", place="the new flat"),
            RotaSlot(id="s2", what="Tea", weekday=Weekday.MONDAY, starts="16:00", ends="18:00", place="Nan's"),
            RotaSlot(id="s3", what="Bed at 14 Larch Road", weekday=Weekday.SUNDAY, starts="18:00", ends="20:00"),
        ),
        rota_duties=(RotaDuty(slot="s1", person="kemi"), RotaDuty(slot="s2", person="grace")),
    )  # fmt: skip


def seen(family: Family, audience: Audience) -> FamilyView:
    return view_for(family, audience, today=TODAY)


def test_who_must_not_know_a_home_learns_it_from_no_reason_and_no_place(family: Family) -> None:
    view = seen(family, MARCUS)
    assert [o.reason for o in view.outcomes] == ["", ""]
    assert [(m.barrier, m.follow_up) for m in view.missed_slots] == [("", "")]
    assert [(s.what, s.place) for s in view.rota_slots] == [("Nights", ""), ("Tea", "Nan's"), ("at home", "")]
    assert [o.outcome for o in view.outcomes] == [Outcome.PART, Outcome.PART]


@pytest.mark.parametrize("audience", [TEAM, GRACE], ids=["the team", "a member it is not kept from"])
def test_everybody_else_reads_what_was_said(family: Family, audience: Audience) -> None:
    view = seen(family, audience)
    assert [o.reason for o in view.outcomes] == [o.reason for o in family.outcomes]
    assert view.rota_slots == family.rota_slots


def test_a_child_is_told_no_reasons_of_grown_ups(family: Family) -> None:
    plain = replace(family, protections=())
    view = seen(plain, ADA)
    assert {o.reason for o in view.outcomes} == {""}
    assert view.missed_slots[0].barrier == ""


def test_ones_own_reasons_stay_ones_own(family: Family) -> None:
    view = seen(family, Audience(AudienceKind.MEMBER, "kemi"))
    assert view.outcomes[0].reason == "the move took all week"
