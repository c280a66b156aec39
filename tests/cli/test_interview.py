import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import typer

from famnet.cli import draft
from famnet.cli.desk import Desk
from famnet.cli.draft import Draft
from famnet.cli.everywhere import Everywhere
from famnet.cli.interview import interview
from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.words import relationships
from famnet.store.errors import NoStoreError
from famnet.store.shelf import Shelf

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Sitting:
    """What one interview left: the family, what was said, and whether it was left before its end."""

    family: Family
    said: str
    broke_off: bool

    def who(self) -> dict[str, str]:
        """What everyone with a name is to the child."""
        words = relationships(self.family)
        return {p.name: words[p.id] for p in self.family.people if p.name and words[p.id]}

    def person(self, name: str) -> Person:
        """The one of that name."""
        return next(p for p in self.family.people if p.name.startswith(name))


Answers = Callable[..., Sitting]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Shelf.create(tmp_path / "work.famnet", plain=True).close()
    return tmp_path / "work.famnet"


@pytest.fixture
def answer(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answers:
    """Answer an interview line by line, as with a screen reader; when the lines end, so does the terminal."""
    monkeypatch.setenv("ACCESSIBLE", "1")

    def sit(*lines: str) -> Sitting:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        capsys.readouterr()
        broke_off = False
        with Desk(everywhere=Everywhere(file=path, today=TODAY), command="network add") as desk:
            try:
                interview(desk)
            except typer.Exit as left:
                broke_off = left.exit_code == 130
            said = capsys.readouterr()
            assert said.out == ""
            return Sitting(desk.shelf.family(), said.err, broke_off)

    return sit


@pytest.fixture
def ada(answer: Answers) -> Answers:
    """
    Ada Reid*, girl, born 5 May 2015
    Kemi Okafor, mother
    """
    answer("Ada Reid", "5 May 2015, girl", "Kemi Okafor", "mum", "", "")
    return answer


def test_without_a_store_nothing_is_asked(tmp_path: Path) -> None:
    with Desk(everywhere=Everywhere(file=tmp_path / "nowhere.famnet")) as desk, pytest.raises(NoStoreError):
        interview(desk)


def test_an_empty_store_starts_with_the_child(answer: Answers) -> None:
    sat = answer("", "Ada Reid", "5 May 2015, girl", "")
    child = sat.family.child_in_focus
    assert child
    assert (child.name, str(child.born), child.gender) == ("Ada Reid", "5 May 2015", Gender.FEMALE)
    assert "a name is needed" in sat.said
    assert "Nobody new this time." in sat.said


@pytest.mark.parametrize(
    ("line", "name", "born"),
    [
        pytest.param("Zoë Núñez, girl, aged 3", "Zoë Núñez", "about 2023", id="facts along with the name"),
        pytest.param("“Okafor, Ada”, girl", "Okafor, Ada", "None", id="a comma in the name"),
    ],
)
def test_the_child_may_be_told_in_one_breath(answer: Answers, line: str, name: str, born: str) -> None:
    child = answer(line, "", "").family.child_in_focus
    assert child
    assert (child.name, str(child.born)) == (name, born)


def test_person_by_person(answer: Answers) -> None:
    """
    Ada Reid*
    Kemi Okafor, mother, born about 1993, lives with Ada
    Daniel Reid, father
    Sandra Lee, health visitor
    """
    sat = answer(
        "Ada Reid", "", "Kemi Okafor", "mum", "born about 1993, lives with Ada", "", "Daniel Reid", "dad", "",
        "Sandra Lee", "health visitor", "", "",
    )  # fmt: skip
    assert sat.who() == {"Kemi Okafor": "mother", "Daniel Reid": "father", "Sandra Lee": "health visitor"}
    assert str(sat.person("Kemi").born) == "about 1993"
    assert len({r.household for r in sat.family.residences}) == 1
    assert "You added 3 people: Kemi Okafor (mother), Daniel Reid (father)" in sat.said
    assert "famnet genogram render" in sat.said
    assert not sat.broke_off


def test_a_person_in_one_line(ada: Answers) -> None:
    sat = ada("Joan Okafor, maternal grandmother, born 1968, phone", "07700 900123", "", "done")
    assert sat.who()["Joan Okafor"] == "maternal grandmother"
    assert str(sat.person("Joan").born) == "1968"
    assert [c.value for c in sat.family.contacts] == ["07700 900123"]


def test_a_line_with_a_mistake_is_asked_for_again_as_a_whole(ada: Answers) -> None:
    mended = "Joan Okafor, maternal grandmother, born 1968"
    sat = ada("Joan Okafor, maternal grandmother, born 31 June 1968", mended, "", "")
    assert "“31 June 1968” is not a date: June 1968 has 30 days." in sat.said
    assert str(sat.person("Joan").born) == "1968"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param(["1"], "maternal grandmother", id="mum's side"),
        pytest.param([""], "grandmother", id="nobody knows"),
        pytest.param(["4", "paternal grandmother"], "paternal grandmother", id="said another way"),
    ],
)
def test_a_phrase_that_fits_two_sides_asks_for_the_side(ada: Answers, answers: list[str], words: str) -> None:
    sat = ada("Joan", "nan", *answers, "", "")
    assert sat.who()["Joan"] == words


def test_somebody_of_two_aunts_asks_which(ada: Answers) -> None:
    sat = ada("Joy, mum's sister", "", "Fay, mum's sister", "", "Bill", "auntie's husband", "2", "", "")
    assert "2. husband of Fay" in sat.said
    assert "Fay" in {sat.family.person(p).name for c in sat.family.couples for p in c.pair}


def test_the_side_of_an_owner_is_asked_for_the_owner(ada: Answers) -> None:
    sat = ada("Ann", "uncle's wife", "2", "", "")
    assert sat.who()["Ann"] == "paternal uncle's wife"


def test_an_unknown_phrase_shows_the_nearest_and_asks_again(ada: Answers) -> None:
    sat = ada("Ruth", "", "step muther", "stepmum", "", "")
    assert "A word or two is enough" in sat.said
    assert "Nearest: step-mother" in sat.said
    assert "Ruth" in sat.who()


def test_back_changes_a_name(ada: Answers) -> None:
    sat = ada("Rut", "back", "Ruth", "neighbour", "", "")
    assert "[Rut]" in sat.said
    assert "Ruth" in sat.who()


def test_undo_takes_the_last_person_and_whom_they_brought_out_again(ada: Answers) -> None:
    sat = ada("Joy", "mum's sister", "born 1995", "undo", "done")
    assert len(sat.family.people) == 2
    assert "Joy is out again." in sat.said
    assert "Nobody new" in sat.said


def test_undo_leaves_those_who_came_before(ada: Answers) -> None:
    sat = ada("Kemi Okafor", "n", "undo", "", "")
    assert "Kemi Okafor" in sat.who()
    assert "famnet network remove" in sat.said


def test_a_name_that_is_in_already_takes_more_facts(ada: Answers) -> None:
    sat = ada("kemi okafor, mum, born 1993, nonsense", "KEMI OKAFOR, mum, born 1993", "n", "pr", "", "")
    assert len(sat.family.people) == 2
    assert str(sat.person("Kemi").born) == "1993"
    assert sat.family.responsibilities
    assert "Not understood: “nonsense”. Understood: kemi okafor · mum · born 1993." in sat.said


def test_two_people_may_have_one_name(ada: Answers) -> None:
    sat = ada("Kemi Okafor", "y", "maternal grandmother", "", "")
    assert [p.name for p in sat.family.people].count("Kemi Okafor") == 2
    assert "Anything else about Kemi Okafor?" in sat.said


def test_somebody_without_a_name(ada: Answers) -> None:
    sat = ada("unknown", "mum's boyfriend", "", "")
    assert "Anything else about this person?" in sat.said
    assert [p.name for p in sat.family.people] == ["Ada Reid", "Kemi Okafor", ""]


@pytest.mark.parametrize(
    ("lines", "name", "words"),
    [
        pytest.param(["Mum's partner", "Bill"], "Bill", "mother's partner", id="a relationship for a name"),
        pytest.param(["aunt", "", "1"], "", "maternal aunt", id="whose name nobody knows"),
        pytest.param(["Nan", "Nan", "neighbour"], "Nan", "neighbour", id="a name after all"),
    ],
)
def test_a_relationship_typed_for_a_name_is_taken_as_one(
    ada: Answers, lines: list[str], name: str, words: str
) -> None:
    sat = ada(*lines, "", "")
    assert "says who they are" in sat.said
    assert words in {w for id_, w in relationships(sat.family).items() if sat.family.person(id_).name == name}


def test_a_paragraph_is_not_a_name(ada: Answers) -> None:
    assert "long for one name" in ada("Kemi is the mother and Daniel is the father " * 4, "").said


def test_facts_that_are_only_named_are_asked_for(ada: Answers) -> None:
    sat = ada(
        "Marcus", "mum's ex-partner", "born, phone", "31 June 1990", "about 1990", "", "lives with", "Kemi", "died",
        "", "", "Kemi Okafor", "n", "keep", "nonsense", "address", "Zoltan", "3",
        "keep address from Marcus because of a court order", "", "",
    )  # fmt: skip
    marcus = sat.person("Marcus")
    (kept,) = sat.family.protections
    assert (str(marcus.born), marcus.deceased) == ("about 1990", True)
    assert (kept.what.value, kept.hidden_from, kept.why) == ("address", (marcus.id,), "because of a court order")
    assert not sat.family.contacts
    assert "“31 June 1990” is not a date: June 1990 has 30 days." in sat.said
    assert "Zoltan is not in the network yet." in sat.said
    assert "Zoltan" not in sat.who()
    assert "Kept: died" in sat.said


def test_what_is_kept_from_nobody_in_particular_is_kept_from_everybody(ada: Answers) -> None:
    sat = ada("Kemi Okafor", "n", "protect address", "", "keep", "from", "", "", "")
    (kept,) = sat.family.protections
    assert kept.hidden_from == ()
    assert "leaves that open" in sat.said


def test_every_question_explains_itself(ada: Answers) -> None:
    sat = ada("?", "Joan", "?", "nan", "?", "1", "?", "born", "?", "", "", "")
    for words in (
        "In so far: Kemi Okafor",
        "everyday words",
        "more than one place",
        "only the first word",
        "an age: 33",
    ):
        assert words in sat.said


def test_whom_families_forget_is_said_once_and_gently(answer: Answers) -> None:
    sat = answer("Ada", "", "Kemi", "mum", "", "Dan", "dad", "", "Joan", "maternal grandmother", "", "")
    assert sat.said.count("Families often forget") == 1
    assert "forget: father's side, grandparents, half-brothers and half-sisters, friends and neighbours." in sat.said
    assert "Families often forget" not in sat.said.partition("Dan")[0]


@pytest.fixture
def left(ada: Answers) -> Callable[..., Sitting]:
    """Leave after some answers, then sit down again."""

    def twice(*first: str, then: tuple[str, ...]) -> Sitting:
        before = ada(*first)
        assert before.broke_off
        assert "Every answer so far is kept." in before.said
        return ada(*then)

    return twice


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        pytest.param(["Joy"], ["mum's sister", "", ""], "Last time you stopped at Joy.", id="at the relationship"),
        pytest.param(
            ["Joy", "mum's sister"], ["", ""], "Last time you stopped at Joy (maternal aunt).", id="at anything else"
        ),
        pytest.param(["Joy", "aunt"], ["1", "", ""], "“aunt”: which is it?", id="at the side"),
        pytest.param(["Joy, aunt"], ["1", "", ""], "“aunt”: which is it?", id="at the side, said with the name"),
        pytest.param(["Joy", "mum's sister", ""], [""], "Nobody new", id="at the next name"),
    ],
)
def test_it_is_taken_up_where_it_was_left(
    left: Callable[..., Sitting], first: list[str], then: list[str], said: str
) -> None:
    sat = left(*first, then=tuple(then))
    assert said in sat.said
    assert sat.who()["Joy"] == "maternal aunt"
    assert not sat.broke_off


def test_a_half_told_fact_is_taken_up(left: Callable[..., Sitting]) -> None:
    sat = left("Kemi Okafor", "n", "born 1993, keep, phone", "address", then=("everybody", "07700 900123", "", ""))
    assert "Last time you stopped at Kemi Okafor (mother)." in sat.said
    assert [p.what.value for p in sat.family.protections] == ["address"]
    assert [c.value for c in sat.family.contacts] == ["07700 900123"]
    assert str(sat.person("Kemi").born) == "1993"


def test_the_childs_name_is_kept_at_once(answer: Answers) -> None:
    assert answer("Ada Reid").broke_off
    sat = answer("girl, born 2015", "", "")
    assert "Last time you stopped at Ada Reid." in sat.said
    assert str(sat.person("Ada").born) == "2015"


def test_facts_that_no_longer_hold_are_said_when_taken_up(ada: Answers, path: Path) -> None:
    """Between two sittings the person a half-told fact speaks of was taken out."""
    with Shelf.open(path) as shelf:
        family = shelf.family()
        draft.keep(shelf, family.id, Draft(person=family.people[-1].id, rest=("lives with Zoltan", "phone")))
    sat = ada("1", "", "", "", "")
    assert "Zoltan is not in the network yet." in sat.said
    assert "Zoltan" in [p.name for p in sat.family.people]
    assert not sat.broke_off


@pytest.mark.usefixtures("ada")
def test_what_a_colleague_changed_meanwhile_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague gives Kemi a note while the interview asks about her birth date."""
    lines = iter(["Kemi Okafor", "n", "born 1993", "", ""])

    class Keyboard:
        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            line = next(lines)
            if line == "born 1993":
                with Shelf.open(path) as shelf:
                    family = shelf.family()
                    noted = family.with_person(replace(family.people[1], note="works nights"))
                    shelf.keep(family, noted, command="network edit", who="Sam", at=datetime.now(UTC))
            return f"{line}\n"

    monkeypatch.setattr(sys, "stdin", Keyboard())
    with Desk(everywhere=Everywhere(file=path, today=TODAY), command="network add") as desk:
        interview(desk)
        kemi = desk.shelf.family().people[1]
    assert (str(kemi.born), kemi.note) == ("1993", "works nights")


def test_a_draft_about_somebody_who_is_gone_is_let_go(ada: Answers, path: Path) -> None:
    with Shelf.open(path) as shelf:
        draft.keep(shelf, shelf.family().id, Draft(person="gone"))
    assert "Last time" not in ada("").said


# The page about it

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "interview.md"
QUESTIONS = re.compile(
    r"> ((?:What is|When was|Who comes|Who is|Anything else|Next person|“|What about|From whom).*?"
    r"(?:\(Enter: [^)]*\):?|Name:|a boy\?|it\?|name\?|Ada\?|somebody\?))(?: (.*))?"
)


@pytest.mark.parametrize("sitting", [0, 1], ids=["the session", "coming back"])
def test_the_page_shows_what_happens(answer: Answers, sitting: int) -> None:
    sessions = re.findall(r"```text\n\$ famnet network add\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    said = ""
    for session in sessions[: sitting + 1]:
        asked = [found for line in session.splitlines() if (found := QUESTIONS.fullmatch(line))]
        typed = [found[2] or "" for found in asked]
        said = " ".join(answer(*(typed if not session.rstrip().endswith("from here.") else typed[:-1])).said.split())
    for line in sessions[sitting].splitlines():
        found = QUESTIONS.fullmatch(line)
        assert found or not line.startswith("> "), line
        shown = " ".join((found[1] if found else line).split())
        assert shown in said, line


@pytest.mark.parametrize(
    ("lines", "readers"),
    [
        pytest.param(("must not go to Lee", "", "", "neighbour", "", ""), ("Lee",), id="added with a place"),
        pytest.param(("keep address from Lee", "1", "", "", ""), ("Lee",), id="added without a place"),
        pytest.param(("Lee must not know the address", "2", "", ""), (), id="kept from everybody but the team"),
    ],
)
def test_what_must_be_kept_from_somebody_not_there_yet_is_kept(
    ada: Answers, lines: tuple[str, ...], readers: tuple[str, ...]
) -> None:
    sat = ada("Kemi Okafor", "n", *lines)
    (kept,) = sat.family.protections
    assert "Lee is not in the network yet." in sat.said
    assert kept.what.value == "address"
    assert tuple(sat.family.person(reader).name for reader in kept.hidden_from) == readers
    assert ("Lee" in [p.name for p in sat.family.people]) is bool(readers)


def test_a_protection_in_the_first_line_about_somebody_is_asked_about_too(ada: Answers) -> None:
    sat = ada("Joy, mums sister, 31, address must not go to Lee", "1", "family friend", "", "")
    assert sat.who() == {"Kemi Okafor": "mother", "Joy": "maternal aunt", "Lee": "family friend"}
    assert [p.what.value for p in sat.family.protections] == ["address"]
    assert "You added 2 people" in sat.said


def test_a_slip_in_a_name_is_taken_for_the_one_who_is_there(ada: Answers) -> None:
    sat = ada("Joy", "aunt on mums side", "keep phone from Kemy", "2", "", "")
    assert [[sat.family.person(r).name for r in p.hidden_from] for p in sat.family.protections] == [["Kemi Okafor"]]


def test_a_home_with_somebody_whose_name_nobody_knows_yet(ada: Answers) -> None:
    sat = ada("Joy", "aunt on mums side", "lives with nan on dads side", "1", "", "")
    words = relationships(sat.family)
    housed = {words[r.person] for r in sat.family.residences}
    assert "Kept: lives with the paternal grandmother." in sat.said
    assert housed == {"maternal aunt", "paternal grandmother"}


def test_leaving_at_the_question_about_a_newcomer_loses_nothing(ada: Answers) -> None:
    assert ada("Kemi Okafor", "n", "keep address from Lee").broke_off
    sat = ada("2", "", "")
    assert [p.hidden_from for p in sat.family.protections] == [()]


@pytest.mark.parametrize(
    "line", ["Kemi Bello, mumz sister, 32, lives with nan", "Kemi Bello, wombat"], ids=["relation", "fact"]
)
def test_a_line_that_is_not_understood_is_no_name(ada: Answers, line: str) -> None:
    sat = ada(line, "")
    assert "Not understood: " in sat.said
    assert "Understood: Kemi Bello" in sat.said
    assert [p.name for p in sat.family.people] == ["Ada Reid", "Kemi Okafor"]


def test_the_child_is_asked_for_again_when_the_line_is_not_understood(answer: Answers) -> None:
    sat = answer("Ada Reid, grl, 11", "Ada Reid, mum", "Ada Reid, girl, 11", "", "")
    assert "Not understood: “grl”." in sat.said
    assert [p.name for p in sat.family.people] == ["Ada Reid"]


def test_a_first_name_that_is_in_already_is_asked_about(ada: Answers) -> None:
    sat = ada("Kemi", "", "phone 07700 900123", "", "Kemi, cousin on dads side", "", "")
    assert "Kemi Okafor (mother) is in already. Is this somebody else of the same name?" in sat.said
    assert [p.name for p in sat.family.people if p.name] == ["Ada Reid", "Kemi Okafor", "Kemi"]
