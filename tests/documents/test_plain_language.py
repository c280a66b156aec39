from dataclasses import replace
from pathlib import Path

import pytest

from famnet.documents import plain_language
from famnet.documents.catalogue import CATALOGUE
from famnet.documents.fenced import fill
from famnet.documents.parse import parse
from famnet.documents.plain_language import (
    AIM,
    NoReadingAgeError,
    check_plain,
    hard_sentences,
    jargon_in,
    own_words,
    reading_age,
)
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.samples import samples
from famnet.domain.disclosure import FamilyView
from famnet.domain.mapping import Voice

HARD = "Professionals will undertake a multi-agency assessment of the parenting capacity demonstrated."


def fixed_words(name: str) -> list[str]:
    """What a template says of itself, with nothing filled in."""
    _, empty = samples(CATALOGUE[name].sheet, "en")
    return [text for text in own_words(parse(fill(empty))) if text and not text.endswith(":")]


@pytest.mark.parametrize("name", sorted(n for n, entry in CATALOGUE.items() if entry.for_family))
def test_every_family_page_reads_at_nine_or_below(name: str) -> None:
    text = " ".join(text if text[-1] in ".?!" else f"{text}." for text in fixed_words(name))
    assert reading_age(text) <= AIM


@pytest.mark.parametrize("name", sorted(n for n, entry in CATALOGUE.items() if entry.for_family))
def test_no_family_page_uses_a_word_of_the_profession(name: str) -> None:
    assert [j.word for j in jargon_in("\n".join(fixed_words(name))) if j.word not in ("step up", "step down")] == []


def test_an_easy_text_is_younger_than_a_hard_one() -> None:
    assert reading_age("Nan picks you up from school. You have tea with her.") < AIM < reading_age(HARD)


def test_nothing_is_easy_to_read() -> None:
    assert reading_age("") == 5


def test_the_hard_sentence_among_easy_ones_is_named() -> None:
    ((sentence, age),) = hard_sentences(f"Nan comes at four. {HARD} We have tea.")
    assert sentence == HARD
    assert age > AIM


def test_a_word_of_the_profession_comes_with_what_a_family_says() -> None:
    found = {j.word: j.say for j in jargon_in("We safeguard siblings. The LAC review is prior to the ICPC.")}
    assert found["siblings"] == "brothers and sisters"
    assert set(found) == {"safeguard", "siblings", "LAC", "prior to", "ICPC"}


def test_parts_of_other_words_are_no_jargon() -> None:
    assert jargon_in("A client-side lacquer, displaced.") == ()


def test_letters_that_stand_for_words_are_told_from_a_word_like_them() -> None:
    assert jargon_in("His Da and my iro.") == ()
    assert [j.word for j in jargon_in("DA was raised by the IRO.")] == ["DA", "IRO"]


def test_a_service_adds_its_own_words(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_text('[[jargon]]\nid = "tac"\nwords = ["TAC"]\nsay = "team around the child"\n')
    assert [j.say for j in jargon_in("The TAC meets.", own)] == ["team around the child"]


def test_what_somebody_said_is_left_alone(okafor: FamilyView) -> None:
    spoken = replace(okafor, voices=(Voice(person="ada", words=f"{HARD} LAC siblings."),))
    assert not any("LAC" in f.message or "undertake" in f.message for f in check_plain(plan_sheet(spoken)))


def test_what_the_plan_says_is_looked_at(okafor: FamilyView) -> None:
    typed = replace(okafor.commitments[0], what=HARD)
    messages = [f.message for f in check_plain(plan_sheet(replace(okafor, commitments=(typed,))))]
    assert any("undertake" in message and "reader of about" in message for message in messages)
    assert any("“parenting capacity”" in message for message in messages)


def test_without_its_extra_part_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_language, "find_spec", lambda _: None)
    with pytest.raises(NoReadingAgeError) as told:
        reading_age("Nan comes.")
    assert "famnet[plain]" in told.value.hint


def test_a_document_is_still_looked_at_for_words_without_the_extra_part(
    okafor: FamilyView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_language, "find_spec", lambda _: None)
    typed = replace(okafor.commitments[0], what="attends the LAC review")
    messages = [f.message for f in check_plain(plan_sheet(replace(okafor, commitments=(typed,))))]
    assert "famnet[plain]" in messages[0]
    assert any("“LAC”" in message for message in messages)
