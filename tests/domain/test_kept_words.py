"""Words that somebody said, worries about or promises are kept from whom they say, and from nobody else."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.audience import TEAM, Audience, AudienceKind
from famnet.domain.disclosure import view_for
from famnet.domain.facts import less_kept
from famnet.domain.family import Family
from famnet.domain.mapping import Column, MappingItem, SafetyGoal, Voice
from famnet.domain.people import Person, Protectable, Protection
from famnet.domain.plans import ChildInFocus, Commitment, Contingency
from famnet.domain.review_records import CommitmentOutcome, Outcome
from famnet.domain.secrets import secrets_of
from famnet.domain.worded import EVERYONE

TODAY = date(2026, 11, 22)
LEE = Audience(AudienceKind.MEMBER, "lee")
KEMI = Audience(AudienceKind.MEMBER, "kemi")
NETWORK = Audience(AudienceKind.NETWORK)
SHELVES = ("voices", "mapping", "goals", "commitments", "contingencies")


def family(kept_from: tuple[str, ...] = ("lee",)) -> Family:
    """
    Ada*, said "I am scared of Lee." kept from Lee
    Kemi, mother
    Lee, mother's ex-partner
    worry: Lee shouts at night, kept from Lee
    goal: nights are calm, danger somebody gets hurt, kept from Lee
    Kemi will ring Grace at nine, kept from Lee
    if: Lee comes to the door, then ring 999, kept from Lee
    """
    people = tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Kemi", "Lee"))
    return Family(
        name="Ada",
        people=people,
        children=(ChildInFocus(person="ada"),),
        voices=(Voice(id="v", person="ada", words="I am scared of Lee.", kept_from=kept_from, kept_why="Ada asked"),),
        mapping=(MappingItem(id="m", column=Column.WORRY, text="Lee shouts at night", kept_from=kept_from),),
        goals=(SafetyGoal(id="g", goal="Nights are calm", danger="Somebody gets hurt", kept_from=kept_from),),
        commitments=(Commitment(id="c", who="kemi", what="rings Grace at nine", kept_from=kept_from),),
        contingencies=(Contingency(id="i", sign="Lee is at the door", response="Ring 999", kept_from=kept_from),),
        outcomes=(CommitmentOutcome(review="r", commitment="c", outcome=Outcome.DONE),),
    )


def lines(of: Family, audience: Audience) -> list[str]:
    view = view_for(of, audience, today=TODAY)
    return [record.id for shelf in (*SHELVES, "outcomes") for record in getattr(view, shelf)]


@pytest.mark.parametrize("audience", [LEE, NETWORK, Audience(AudienceKind.COURT)], ids=["lee", "network", "court"])
def test_nobody_reads_words_that_are_kept_from_one_of_those_who_read_the_copy(audience: Audience) -> None:
    assert lines(family(), audience) == []


@pytest.mark.parametrize("audience", [KEMI, TEAM], ids=["somebody else", "the team"])
def test_everybody_else_reads_them_and_does_not_learn_that_they_are_kept(audience: Audience) -> None:
    view = view_for(family(), audience, today=TODAY)
    assert [line.kept_from for shelf in SHELVES for line in getattr(view, shelf)] == [()] * 5
    assert view.voices[0].kept_why == ""


def test_words_kept_from_everyone_are_the_team_s_alone() -> None:
    told = family((EVERYONE,))
    assert lines(told, KEMI) == []
    assert len(lines(told, TEAM)) == 6


def test_words_kept_from_nobody_are_in_every_copy() -> None:
    assert len(lines(family(()), LEE)) == 6


def test_the_gate_is_told_each_part_of_the_words_and_whose_they_are() -> None:
    told = family()
    found = {(s.whose, s.words) for s in secrets_of(told, view_for(told, LEE, today=TODAY))}
    assert found == {
        ("Ada", "I am scared of Lee."),
        ("", "Lee shouts at night"),
        ("", "Nights are calm"),
        ("", "Somebody gets hurt"),
        ("Kemi", "rings Grace at nine"),
        ("", "Lee is at the door"),
        ("", "Ring 999"),
    }
    assert secrets_of(told, view_for(told, KEMI, today=TODAY)) == ()


def test_the_same_words_typed_twice_are_kept_together() -> None:
    told = family()
    twice = replace(told, mapping=(*told.mapping, MappingItem(column=Column.WORRY, text="lee SHOUTS at night!")))
    assert view_for(twice, LEE, today=TODAY).mapping == ()


def test_all_that_somebody_says_can_be_kept_at_once() -> None:
    open_ = family(())
    told = replace(open_, protections=(Protection(person="kemi", what=Protectable.WORDS, hidden_from=("lee",)),))
    assert lines(told, LEE) == ["v", "m", "g", "i"]
    assert "c" in lines(told, KEMI)


def test_one_line_kept_leaves_the_person_s_other_words_open() -> None:
    told = family()
    more = replace(told, voices=(*told.voices, Voice(id="v2", person="ada", words="I like swimming.")))
    assert lines(more, LEE) == ["v2"]


@pytest.mark.parametrize(("audience", "said"), [(LEE, 0), (NETWORK, 5)], ids=["to lee himself", "to a group"])
def test_that_something_is_left_out_is_not_told_to_the_one_it_is_kept_from(audience: Audience, said: int) -> None:
    assert view_for(family(), audience, today=TODAY).withheld == said


def test_lines_that_are_open_are_the_same_lines() -> None:
    voice = Voice(id="v", person="ada", words="Hello.")
    assert less_kept((voice,), ()) == (voice,)
    assert less_kept((voice,), {"v"}) == ()


@pytest.mark.parametrize(("by", "kept"), [("Kemi", True), ("kemi OKAFOR", True), ("Kemi Hill", False), ("", False)])
def test_a_worry_is_theirs_whose_name_was_typed(by: str, kept: bool) -> None:  # noqa: FBT001 -- a case
    told = replace(
        family(()),
        people=(Person(id="kemi", name="Kemi Okafor"), Person(id="lee", name="Lee")),
        mapping=(MappingItem(id="m", column=Column.WORRY, text="Lee shouts at night", said_by=by),),
        protections=(Protection(person="kemi", what=Protectable.WORDS, hidden_from=("lee",)),),
    )
    assert ("m" not in lines(told, LEE)) is kept
    assert ("Lee shouts at night" in {s.words for s in secrets_of(told, view_for(told, LEE, today=TODAY))}) is kept
