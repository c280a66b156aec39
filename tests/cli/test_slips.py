"""What a tired person types wrongly is answered with what was meant, and nothing is kept of it."""

from pathlib import Path

import pytest
from tests.cli.desk import Famnet, Spawn


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(("network", "show"), "NAME is missing. Somebody in the network", id="an argument left out"),
        pytest.param(("network", "move", "Kemi"), "--to is missing. Whose home", id="an option left out"),
        pytest.param(("network", "link", "Kemi", "--as"), "--as needs a value behind it.", id="a value left out"),
        pytest.param(("network", "edit", "Kemi", "--deceased=yes"), "--deceased stands alone", id="a value too many"),
        pytest.param(("network", "show", "Kemi", "Okafor"), '"Kemi Okafor"', id="a name without quotation marks"),
        pytest.param(("network", "edit", "Kemi", "--nam", "x"), "Perhaps “--name”?", id="an option spelt otherwise"),
        pytest.param(("network", "shw", "Kemi"), "Perhaps “show”?", id="a command spelt otherwise"),
        pytest.param(("Plan", "show"), "Perhaps “plan”?", id="a command in capitals"),
        pytest.param(("version",), "Perhaps `famnet --version`.", id="a command called otherwise"),
        pytest.param(("reviews", "due", "--within", "-5"), "--within takes: 0 or more.", id="a number too small"),
        pytest.param(("plan", "commit"), "WHO is missing. Who promises something?", id="nobody"),
        pytest.param(("reviews", "record"), "What did the review hear", id="a review of nothing"),
        pytest.param(("restore", "last"), "neither a backup's file nor a day", id="no backup"),
        pytest.param(("history", "--field", "engagment"), "Perhaps “engagement”?", id="a fact spelt otherwise"),
        pytest.param(("genogram", "diff", "2026-02-01", "2026-01-01"), "The earlier day comes first", id="backwards"),
    ],
)
def test_a_line_that_cannot_be_read_says_so_in_plain_words(ada: Famnet, line: tuple[str, ...], said: str) -> None:
    outcome = ada(*line)
    assert outcome.code == 2
    assert said in outcome.err
    assert "argument" not in outcome.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            ("engage", "log", "Kemi", "--status", "aproached"), "Perhaps “approached”?", id="a choice spelt otherwise"
        ),
        pytest.param(("consent", "record", "Kemi", "limitd"), "Perhaps “limited”?", id="an argument spelt otherwise"),
        pytest.param(("undo", "last"), "“last” is not a whole number, which N has to be.", id="no number"),
        pytest.param(
            ("reviews", "due", "--within", "soon"),
            "“soon” is not a whole number, which --within has to be.",
            id="no number of days",
        ),
    ],
)
def test_a_slip_in_a_value_is_named_with_what_may_be_meant(ada: Famnet, line: tuple[str, ...], said: str) -> None:
    outcome = ada(*line)
    assert outcome.code == 2
    assert said in outcome.err
    assert "valid int" not in outcome.err


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("family", "add", "14/2/2017"), id="a child"),
        pytest.param(("network", "add", "5 May 1993", "--as", "aunt"), id="somebody with a phrase"),
        pytest.param(("network", "add", "1993, aunt"), id="somebody in a line"),
        pytest.param(("network", "add", "123", "--as", "neighbour"), id="no word"),
        pytest.param(("network", "edit", "Kemi", "--name", "about 1985"), id="a name put right"),
    ],
)
def test_a_date_or_a_mark_never_becomes_a_name(ada: Famnet, line: tuple[str, ...]) -> None:
    before = ada("network", "list", "--json").out
    outcome = ada(*line)
    assert outcome.code == 2
    assert "not a name" in outcome.err
    assert ada("network", "list", "--json").out == before


@pytest.mark.parametrize("name", ["May", "April Jones", "J", "Nan 2", "Zoë", "李明", "Baby (due May)"])
def test_any_real_name_is_taken(ada: Famnet, name: str) -> None:
    assert ada("network", "add", name, "--as", "family friend").code == 0


def test_a_child_whose_name_is_put_right_takes_the_family_along(ada: Famnet) -> None:
    ada("network", "edit", "Ada", "--name", "Adaeze Reid")
    assert "Adaeze Reid" in ada("family", "show").out.splitlines()[0]


def test_people_of_one_name_are_told_apart_by_who_they_are(ada: Famnet) -> None:
    ada("network", "add", "Steve Okafor", "--as", "maternal uncle")
    ada("network", "add", "Steve Okafor", "--as", "maternal grandfather", "--yes")
    outcome = ada("network", "edit", "Steve", "--born", "1950")
    assert "Steve Okafor (maternal uncle); Steve Okafor (maternal grandfather)" in outcome.err
    assert ada("network", "edit", "Steve Okafor (maternal grandfather)", "--born", "1950").code == 0


def test_even_two_alike_in_everything_can_be_told_apart(ada: Famnet) -> None:
    ada("network", "add", "Bev", "--as", "neighbour")
    ada("network", "add", "Bev", "--as", "neighbour", "--yes")
    outcome = ada("network", "remove", "Bev", "--yes")
    assert outcome.code == 2
    mark = outcome.err.partition("[")[2].partition("]")[0]
    assert ada("network", "remove", mark, "--yes").code == 0
    assert ada("network", "list").out.count("Bev") == 1


def test_a_second_mother_is_pointed_out_with_what_else_she_may_be(famnet: Famnet) -> None:
    famnet("family", "add", "Ada Reid")
    famnet("network", "add", "Kemi Okafor", "--as", "mum")
    said = famnet("network", "add", "Tracey Lund", "--as", "mum")
    assert said.code == 0
    assert "Ada Reid has two mothers now, Kemi Okafor and Tracey Lund. That is right if both are." in said.err
    assert '`famnet network add "Tracey Lund" --as "adoptive mother"`' in said.err
    assert "famnet undo" in said.err


def test_a_mother_and_a_father_are_no_surprise(famnet: Famnet) -> None:
    famnet("family", "add", "Ada Reid")
    famnet("network", "add", "Kemi Okafor", "--as", "mum")
    assert "Ada Reid has" not in famnet("network", "add", "Daniel Reid", "--as", "dad").err


def test_an_open_side_says_how_to_tell_it_later_and_then_leaves_nothing_over(ada: Famnet) -> None:
    said = ada("network", "add", "Alfie", "--as", "half brother")
    assert "Through which side is not known yet" in said.err
    assert '`famnet network link "Alfie"` with `--as “maternal half brother”`' in said.err
    ada("network", "link", "Alfie", "--as", "maternal half brother")
    assert "half-brother (mother's side)" in ada("network", "list").out
    assert "half brother" not in ada("network", "unlink", "Alfie", "--of", "Ada").err


@pytest.mark.parametrize(
    ("name", "phrase", "asked"),
    [
        pytest.param("Kemi", "aunt", False, id="a shared first name in another place"),
        pytest.param("Joy", "aunt", True, id="a first name in the same place"),
        pytest.param("Joy Okafar", "maternal aunt", True, id="a whole name spelt otherwise"),
        pytest.param("Joan Price", "maternal aunt", False, id="another name"),
    ],
)
def test_a_name_much_like_another_is_asked_about(ada: Famnet, name: str, phrase: str, *, asked: bool) -> None:
    ada("network", "add", "Joy Okafor", "--as", "maternal aunt")
    said = ada("network", "add", name, "--as", phrase)
    assert said.code == 0
    assert ("are they one person?" in said.err) is asked


@pytest.mark.parametrize("line", [("help", "plan"), ("plan", "help"), ("plan", "--help")], ids=" ".join)
def test_help_is_found_however_it_is_asked_for(bare: Famnet, line: tuple[str, ...]) -> None:
    told = bare(*line)
    assert told.code == 0
    assert told.out.startswith("Usage: famnet plan")


def test_a_command_without_words_says_nothing_of_quotation_marks(ada: Famnet) -> None:
    assert "quotation marks" not in ada("network", "list", "Kemi").err


@pytest.mark.parametrize(
    ("answer", "relationship"),
    [
        pytest.param("1", "mother", id="two mothers"),
        pytest.param("2", "adoptive mother", id="adoptive"),
        pytest.param("3", "mother's partner", id="her partner"),
        pytest.param("5", "foster carer", id="foster carer"),
        pytest.param("6", None, id="the same person"),
    ],
)
def test_at_a_terminal_a_second_mother_is_asked_about(
    famnet: Famnet, terminal: Spawn, answer: str, relationship: str | None
) -> None:
    famnet("family", "add", "Ada Reid")
    famnet("network", "add", "Kemi Okafor", "--as", "mum")
    sitting = terminal("network", "add", "Tracey Lund", "--as", "mum")
    sitting.says("Ada Reid has a mother already, Kemi Okafor. Who is Tracey Lund?")
    sitting.answer("Number, 1 to 6", answer)
    assert sitting.ends() == 0
    rows = [line for line in famnet("network", "list").out.splitlines() if "Tracey" in line]
    assert [relationship in row for row in rows if relationship] == ([True] if relationship else [])
    if relationship is None:
        assert "Tracey Lund" not in famnet("network", "list").out
        assert famnet("network", "show", "Tracey Lund").out.startswith("name:")


def test_the_interview_says_what_may_be_meant(famnet: Famnet, terminal: Spawn) -> None:
    sitting = terminal("network", "add")
    sitting.answers(
        ("What is the child's name?", "14/2/2017"),
        ("“14/2/2017” is a date, not a name.", "Ada Reid"),
        ("girl or a boy?", "girl"),
        ("Who comes first?", "Kemi Okafor, mum"),
        ("Anything else about Kemi?", "born 1993, adress 5 Elm Road"),
        ("Perhaps “address 5 Elm Road”? Nothing of the line was kept", "Maisie Marsh"),
        ("Somebody else? Press Enter first", ""),
    )
    sitting.says("Next person's name")
    sitting.interrupt()
    assert sitting.ends() == 130
    assert "born" not in famnet("network", "show", "Kemi").out


def test_a_half_brother_stays_one_when_only_his_father_is_known(ada: Famnet) -> None:
    ada("network", "add", "Kyle Roberts", "--as", "mum's partner")
    ada("network", "add", "Alfie", "--as", "half brother")
    ada("network", "link", "Kyle", "--as", "dad", "--of", "Alfie")
    assert "stepbrother" not in ada("network", "list").out
    assert "half brother" in ada("network", "list").out


def test_what_is_kept_from_somebody_unknown_is_refused_with_what_to_do(ada: Famnet) -> None:
    said = ada("network", "add", "Joy Okafor, mum's sister, address 5 Elm Road, address must not go to Lee Marsh")
    assert said.code == 4
    assert "Lee Marsh is not in the network yet" in said.err
    assert 'famnet network add "Lee Marsh" --as' in said.err
    assert "Joy" not in ada("network", "list").out


def test_a_home_is_called_after_whoever_lives_there_named_or_not(famnet: Famnet) -> None:
    famnet("family", "add", "Ada Reid")
    famnet("network", "add", "Alfie", "--as", "half-brother on mum's side")
    famnet("network", "move", "Alfie", "--to", "mum")
    assert "mother's home" in famnet("who-sees", "--reader", "network").out
    famnet("network", "edit", "mum", "--name", "Stacey Whitlock")
    assert "Stacey Whitlock's home" in famnet("who-sees", "--reader", "network").out
    famnet("network", "edit", "Stacey", "--name", "Sarah Jones")
    out = famnet("who-sees", "--reader", "network").out
    assert "Sarah Jones's home" in out
    assert "Stacey" not in out


@pytest.fixture
def agreed(ada: Famnet) -> Famnet:
    """A plan in force since 6 November, with one promise."""
    ada("plan", "commit", "Kemi", "rings Ada", "--when", "every night", "--checked-by", "Daniel")
    assert ada("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-06").code == 0
    return ada


def test_a_plan_for_somebody_from_whom_something_is_kept_is_a_copy_of_their_own(agreed: Famnet) -> None:
    agreed("network", "protect", "Kemi", "--what", "address", "--from", "Daniel")
    assert "Take care" not in agreed("plan", "share", "Kemi").err
    said = agreed("plan", "share", "Daniel").err
    assert "Take care: something about Kemi Okafor is kept from Daniel Reid." in said
    assert '`famnet plan share "Daniel Reid" -o FILE`' in said
    assert "Take care" not in agreed("plan", "share", "Daniel", "-o", "copy.md").err


def test_a_review_told_twice_and_a_promise_without_a_reason_are_pointed_out(agreed: Famnet) -> None:
    said = agreed("reviews", "record", "--outcome", "1=part")
    assert "What did the family say, why?" in said.err
    said = agreed("reviews", "record", "--outcome", "1=part: no credit")
    assert "There was a review on that day already." in said.err
    assert "What did the family say" not in said.err


def test_stepping_down_without_a_kind_names_the_children(agreed: Famnet) -> None:
    said = agreed("reviews", "record", "--outcome", "1=done", "--decision", "step down")
    assert "`--kind Ada=child_in_need`" in said.err


@pytest.mark.parametrize("words", ["everyday", "daily", "every night"])
def test_every_day_is_said_in_many_ways(ada: Famnet, words: str) -> None:
    assert ada("plan", "rota", "add", "Night", "--on", words, "--from", "8pm", "--to", "midnight").code == 0


def test_whom_another_window_added_meanwhile_does_not_come_in_twice(famnet: Famnet, terminal: Spawn) -> None:
    famnet("family", "add", "Ada Reid")
    sitting = terminal("network", "add")
    sitting.answer("Who comes first?", "Grace Okafor")
    sitting.says("Who is Grace to Ada?")
    assert famnet("network", "add", "Grace Okafor", "--as", "maternal grandmother").code == 0
    sitting.answer("", "nan on mum's side, born 1965")
    sitting.says("Grace Okafor (maternal grandmother) has come in meanwhile, from another window.")
    sitting.answer("Anything else about Grace?", "")
    sitting.answer("Next person's name", "")
    assert sitting.ends() == 0
    out = famnet("network", "list").out
    assert out.count("Grace Okafor") == 1


def test_a_store_without_anybody_to_ask_for_a_passphrase_says_both_ways_on(bare: Famnet, store: Path) -> None:
    said = bare("init")
    assert said.code == 6
    assert "a passphrase is needed, and nobody can be asked for one here" in said.err
    assert "locked" not in said.err
    assert "famnet init --plain" in said.err
    assert not store.exists()


PASTED = "A" * 70_000


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("undo", PASTED), id="a number"),
        pytest.param(("store", "drop", "9" * 40), id="a number no store holds"),
        pytest.param(("store", "take-up", "9" * 40), id="a number no store holds, to take up"),
        pytest.param(("plan", "draft", "--style", PASTED), id="a choice"),
        pytest.param(("ecomap", "remove", PASTED), id="a name"),
        pytest.param(("plan", "draft", "-o", PASTED), id="a file to write"),
        pytest.param(("network", "template", "--to", PASTED), id="a table to write"),
        pytest.param(("restore", PASTED), id="a file to read"),
        pytest.param(("meeting", "information", "--language", PASTED), id="a language"),
        pytest.param(("genogram", "render", "-o", "a\0b.svg"), id="a character of nothing"),
    ],
)
def test_what_was_pasted_by_mistake_is_refused_in_a_few_lines(ada: Famnet, line: tuple[str, ...]) -> None:
    outcome = ada(*line)
    assert outcome.code > 1
    assert 20 < len(outcome.err) < 2000
    assert "not built for" not in outcome.err


def test_letters_that_are_none_are_no_mark_of_the_history(ada: Famnet) -> None:
    outcome = ada("verify", "--head", "\udce9")
    assert outcome.code == 1
    assert "does not hold the mark" in outcome.out + outcome.err


def test_a_folder_is_a_place_to_put_files_in(ada: Famnet, tmp_path: Path) -> None:
    folder = tmp_path / "for.ada"
    folder.mkdir()
    assert ada("genogram", "render", "-o", str(folder)).code == 0
    ada("plan", "draft", "--agreed", "2026-11-20", "-o", str(folder), "--format", "html,md")
    assert ada("plan", "share", "Kemi", "Daniel", "-o", str(folder)).code == 0
    found = {path.name for path in folder.iterdir()}
    assert found == {"genogram.svg", "plan.html", "plan.md", "plan-kemi-okafor.html", "plan-daniel-reid.html"}
