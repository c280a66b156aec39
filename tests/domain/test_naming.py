"""Lines that speak of the one who will read them are found, whatever they are called."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.disclosure import view_for
from famnet.domain.family import Family
from famnet.domain.mapping import Column, MappingItem, Voice
from famnet.domain.naming import lines_naming, readers_in
from famnet.domain.people import Alias, Engagement, Gender, Person
from famnet.domain.plans import ChildInFocus, Commitment
from famnet.domain.ties import ParentLink

TODAY = date(2026, 11, 22)


def family(*said: str) -> Family:
    """
    Ada*
    Lee Marsh, father, also known as Bear, called Lulu by Ada
    Sandra, health visitor
    Joy, aunt, stepped back
    """
    return Family(
        name="Ada",
        people=(
            Person(id="ada", name="Ada"),
            Person(id="lee", name="Lee Marsh", called="Lulu", gender=Gender.MALE),
            Person(id="sandra", name="Sandra", professional=True),
            Person(id="joy", name="Joy", engagement=Engagement.STEPPED_BACK),
        ),
        aliases=(Alias(person="lee", name="Bear"),),
        children=(ChildInFocus(person="ada"),),
        parent_links=(ParentLink(parent="lee", child="ada"),),
        mapping=tuple(MappingItem(column=Column.WORRY, text=words) for words in said),
        voices=(Voice(person="lee", words="Lee is my name."),),
        commitments=(Commitment(who="joy", what="fetches Lee"),),
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lee shouts", True),
        ("she saw Lee Marsh’s car", True),
        ("Bear came late", True),
        ("with Lulu again", True),
        ("I miss my dad", True),
        ("Dad drinks", True),
        ("the sleeves are too long", False),
        ("leeway is needed", False),
        ("grandad drinks", False),
        ("mum is tired", False),
    ],
)
def test_a_line_names_somebody_by_any_name_as_it_is_written(words: str, found: bool) -> None:  # noqa: FBT001 -- a case
    view = view_for(family(words), Audience(AudienceKind.MEMBER, "lee"), today=TODAY)
    assert lines_naming(view, view.people[1]) == ((words,) if found else ())


def test_somebody_without_a_name_is_named_nowhere() -> None:
    told = replace(family("the man next door"), people=(Person(id="lee"),), aliases=(), parent_links=())
    view = view_for(told, Audience(AudienceKind.NETWORK), today=TODAY)
    assert lines_naming(view, view.people[0]) == ()


def test_a_copy_is_read_by_its_reader_or_by_all_who_take_part() -> None:
    told = family()
    one = view_for(told, Audience(AudienceKind.MEMBER, "joy"), today=TODAY)
    all_ = view_for(told, Audience(AudienceKind.NETWORK), today=TODAY)
    assert [p.id for p in readers_in(one)] == ["joy"]
    assert [p.id for p in readers_in(all_)] == ["lee"]
