"""GEDCOM 7 goes out valid, comes back as the same network, and keeps the xrefs it came with."""

import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import gedcom7
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.people import (
    Alias,
    Circle,
    Contact,
    ContactKind,
    Engagement,
    Gender,
    Person,
    PersonKind,
    Protectable,
    Protection,
)
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import (
    Couple,
    CoupleEnd,
    CoupleKind,
    Household,
    ParentKind,
    ParentLink,
    Residence,
    Tie,
    TieKind,
)
from famnet.exchange.gedcom_in import read_gedcom
from famnet.exchange.gedcom_lines import UnwritableError, line
from famnet.exchange.gedcom_lines import dump as dump_lines
from famnet.exchange.gedcom_out import write_gedcom

SAMPLES = Path(__file__).parents[3] / "shared" / "data"
DATES = st.builds(PartialDate, st.integers(1900, 2030), st.none() | st.integers(1, 12), st.none(), st.booleans())
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="/"), min_size=1).map(
    lambda w: unicodedata.normalize("NFC", w[:20])
)


def key(family: Family) -> dict[str, str]:
    """A word for each person that survives a journey: everyone is numbered in the order of the family."""
    return {p.id: f"p{n}" for n, p in enumerate(family.people)}


def network(family: Family) -> dict[str, Counter[object]]:
    """All a GEDCOM file carries of a family, without ids."""
    k = key(family)
    homes = {h.id: h.name for h in family.households}
    births: dict[str, set[str]] = {}
    for p in family.people:
        births.setdefault(p.twins or p.id, set()).add(k[p.id])
    return {
        "people": Counter(
            (k[p.id], p.name, p.called, p.gender, p.kind, p.born, p.died, p.alive, p.note, p.engagement, p.circle,
             p.professional)
            for p in family.people
        ),
        "births": Counter(frozenset(b) for b in births.values()),
        "aliases": Counter({(k[a.person], a.name, a.former) for a in family.aliases}),
        "contacts": Counter({(k[c.person], c.kind, c.value) for c in family.contacts}),
        "links": Counter({(k[x.parent], k[x.child], x.kind, x.since, x.until) for x in family.parent_links}),
        "couples": Counter((k[c.one], k[c.other], c.kind, c.since, c.end, c.until) for c in family.couples),
        "ties": Counter((k[t.person], k[t.of], t.kind, t.label) for t in family.ties),
        "homes": Counter((k[r.person], homes[r.household], r.since, r.until) for r in family.residences),
        "focus": Counter(k[c.person] for c in family.children),
    }  # fmt: skip


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Families of up to nine, in which children come after their parents."""
    people = draw(
        st.lists(
            st.builds(
                Person,
                name=WORDS,
                gender=st.sampled_from(Gender),
                kind=st.sampled_from(PersonKind),
                born=st.none() | DATES,
                deceased=st.booleans(),
                note=st.lists(WORDS, max_size=3).map("\n".join),
                engagement=st.sampled_from(Engagement),
                circle=st.none() | st.sampled_from(Circle),
                professional=st.booleans(),
                called=st.just("") | WORDS,
                source_id=st.sampled_from(["", "", "@I1@", "@I2@", "@x-1@", "@VOID@", "none"]),
            ),
            min_size=2,
            max_size=9,
        )
    )
    ids = [p.id for p in people]
    pair = st.lists(st.sampled_from(range(len(ids))), min_size=2, max_size=2, unique=True).map(sorted)
    pairs = st.lists(pair, max_size=6, unique_by=tuple)
    two = pairs.map(lambda found: [(ids[a], ids[b]) for a, b in found])
    links = [
        ParentLink(parent=a, child=b, kind=draw(st.sampled_from(ParentKind)), since=draw(st.none() | DATES))
        for a, b in draw(two)
    ]
    couples = [
        Couple(one=a, other=b, kind=draw(st.sampled_from(CoupleKind)), since=draw(st.none() | DATES), **draw(ENDS))
        for a, b in draw(two)
    ]
    home = Household(name=draw(WORDS))
    return Family(
        name="",
        people=tuple(people),
        parent_links=tuple(links),
        couples=tuple(couples),
        ties=tuple(
            Tie(person=b, of=a, kind=draw(st.sampled_from(TieKind)), label=draw(st.just("") | WORDS))
            for a, b in draw(two)
        ),
        aliases=tuple(Alias(person=i, name=draw(WORDS), former=draw(st.booleans())) for i in ids[:1]),
        contacts=tuple(
            Contact(person=i, kind=draw(st.sampled_from(ContactKind)), value=draw(WORDS)) for i in ids[:2]
        ),
        households=(home,),
        residences=tuple(
            Residence(person=i, household=home.id, since=draw(st.none() | DATES), until=draw(st.none() | DATES))
            for i in ids[::2]
        ),
        children=(ChildInFocus(person=ids[-1]),),
    )


ENDS = st.sampled_from(CoupleEnd).flatmap(
    lambda end: st.fixed_dictionaries({"end": st.just(end), "until": st.none() | DATES if end else st.none()})
)


def fitting(family: Family) -> Family:
    """Without what GEDCOM cannot hold: an alias that is the name itself, several ways one parent is one."""
    named = {p.id: p.name for p in family.people}
    return replace(
        family,
        aliases=tuple(a for a in family.aliases if a.name != named[a.person]),
        people=tuple(replace(p, called="" if p.called == p.name else p.called) for p in family.people),
    )


@settings(max_examples=60, deadline=None)
@given(families())
def test_a_family_comes_back_as_the_same_network(family: Family) -> None:
    told = fitting(family)
    came, went = network(read_gedcom(write_gedcom(told))), network(told)
    assert {k: (came[k], went[k]) for k in went if came[k] != went[k]} == {}


@settings(max_examples=25, deadline=None)
@given(families())
def test_what_goes_out_is_valid_and_does_not_change_on_the_way(family: Family) -> None:
    first = write_gedcom(family)
    assert gedcom7.validate(gedcom7.loads(first.decode())) == []
    second = write_gedcom(read_gedcom(first))
    assert write_gedcom(read_gedcom(second)) == second


def test_twins_come_back_as_twins() -> None:
    ada, bea, cy = (Person(name=n, twins="t", identical=True) for n in ("Ada", "Bea", "Cy"))
    family = Family(name="", people=(ada, bea, cy, Person(name="Dee")))
    back = read_gedcom(write_gedcom(family))
    assert network(back) == network(family)
    assert [p.identical for p in back.people] == [True, True, True, False]


def test_xrefs_come_back_as_they_were_and_are_never_used_twice() -> None:
    people = [
        Person(name=n, source_id=x) for n, x in zip("abcde", ["@P7@", "", "@I1@", "@p7@", "@VOID@"], strict=True)
    ]
    pair = (Couple(one=people[0].id, other=people[1].id, source_id="@F9@"),)
    back = read_gedcom(write_gedcom(Family(name="", people=tuple(people), couples=pair)))
    assert [p.source_id for p in back.people] == ["@P7@", "@I2@", "@I1@", "@I3@", "@I4@"]
    assert [c.source_id for c in back.couples] == ["@F9@"]


def test_parents_who_were_never_a_couple_do_not_become_one() -> None:
    people = tuple(Person(name=n) for n in ("Kemi", "Marcus", "Tobi"))
    links = tuple(ParentLink(parent=p.id, child=people[2].id) for p in people[:2])
    family = Family(name="", people=people, parent_links=links)
    assert network(read_gedcom(write_gedcom(family))) == network(family)


def test_somebody_with_protected_facts_is_marked_confidential() -> None:
    ada = Person(name="Ada")
    family = Family(name="", people=(ada,), protections=(Protection(person=ada.id, what=Protectable.ADDRESS),))
    assert b"1 RESN CONFIDENTIAL" in write_gedcom(family)


def test_the_bytes_read_as_gedcom_7() -> None:
    """
    Ada*, girl
    Kemi, mother, born about 1993
    """
    kemi = Person(name="Kemi Okafor", gender=Gender.FEMALE, born=PartialDate(1993, about=True))
    ada = Person(name="Ada")
    family = Family(name="", people=(ada, kemi), parent_links=(ParentLink(parent=kemi.id, child=ada.id),))
    assert write_gedcom(family).decode("utf-8-sig") == (
        "0 HEAD\n1 GEDC\n2 VERS 7.0\n1 SOUR famnet\n"
        "0 @I1@ INDI\n1 NAME Ada\n1 SEX U\n1 FAMC @F1@\n2 PEDI BIRTH\n"
        "0 @I2@ INDI\n1 NAME Kemi Okafor\n1 SEX F\n1 BIRT\n2 DATE ABT 1993\n1 FAMS @F1@\n"
        "0 @F1@ FAM\n1 WIFE @I2@\n1 CHIL @I1@\n"
        "0 TRLR\n"
    )


def test_what_gedcom_cannot_say_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnwritableError, match="cannot be written as GEDCOM"):
        dump_lines([line("not a tag")])


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared files are not here")
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.ged")), ids=lambda p: p.stem)
def test_real_files_keep_xrefs_names_and_links(path: Path) -> None:
    first = read_gedcom(path.read_bytes())
    written = write_gedcom(first)
    back = read_gedcom(written)
    assert network(back) == network(first)
    xrefs = [p.source_id for p in first.people if p.source_id]
    assert [p.source_id for p in back.people][: len(xrefs)] == xrefs
    if len(first.people) < 1_000:
        assert gedcom7.validate(gedcom7.loads(written.decode())) == []
