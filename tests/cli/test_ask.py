import io
import os
import sys
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from famnet.cli import ask, suggesting
from famnet.domain.dates import PartialDate

SIDES = {"mum's side": "maternal", "dad's side": "paternal", "not known": "unknown"}
DOWN = "\x1b[B"


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """A keyboard at a terminal that knows its tricks."""
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def type_lines(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def whole_day(text: str) -> PartialDate:
    return PartialDate.parse(text)


# Plainly


@pytest.mark.usefixtures("plainly")
def test_a_plain_question_goes_to_stderr_and_its_answer_comes_back_tidied(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines(monkeypatch, "  Zoe\u0308   Núñez\t")
    assert ask.text("Name:") == "Zoë Núñez"
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "Name: ")


@pytest.mark.usefixtures("plainly")
def test_enter_alone_takes_the_default_which_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines(monkeypatch, "")
    assert ask.text("Name:", default="Kemi") == "Kemi"
    assert capsys.readouterr().err == "Name: [Kemi] "


@pytest.mark.usefixtures("plainly")
def test_a_refused_answer_is_explained_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines(monkeypatch, "31 June 2015", "about 2015")
    assert ask.text("Born:", validate=whole_day) == "about 2015"
    told = capsys.readouterr().err
    assert "“31 June 2015” is not a date: June 2015 has 30 days." in told
    assert told.count("Born:") == 2


@pytest.mark.usefixtures("plainly")
def test_a_question_mark_explains_and_asks_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines(monkeypatch, "?", "Kemi", "?", "Kemi")
    assert ask.text("Name:", explain="The name you would call.") == "Kemi"
    assert ask.text("Name:") == "Kemi"
    told = capsys.readouterr().err
    assert "The name you would call." in told
    assert "press Enter" in told


@pytest.mark.usefixtures("plainly")
def test_nothing_that_steers_a_terminal_is_printed_or_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_lines(monkeypatch, "\x1b[2JKe\u202emi\udcff")
    assert ask.text("Who is \x1b]0;x\x07Ada?") == "[2JKemi?"
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.usefixtures("plainly")
def test_the_end_of_input_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch)
    with pytest.raises(EOFError):
        ask.text("Name:")


@pytest.mark.usefixtures("plainly")
@pytest.mark.parametrize(
    ("lines", "default", "answer"),
    [
        pytest.param(["y"], False, True, id="y"),
        pytest.param(["YES"], False, True, id="yes in capitals"),
        pytest.param(["n"], True, False, id="n"),
        pytest.param([""], True, True, id="enter is yes"),
        pytest.param([""], False, False, id="enter is no"),
        pytest.param(["perhaps", "?", "y"], False, True, id="asked again"),
    ],
)
def test_yes_or_no(monkeypatch: pytest.MonkeyPatch, lines: list[str], default: bool, answer: bool) -> None:  # noqa: FBT001 -- a case of the table
    type_lines(monkeypatch, *lines)
    assert ask.confirm("Go on?", default=default) is answer


@pytest.mark.usefixtures("plainly")
@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        pytest.param(["1"], "maternal", id="a number"),
        pytest.param(["Dad's side"], "paternal", id="the words"),
        pytest.param([""], "unknown", id="enter"),
        pytest.param(["0", "4", "aunt", "?", "2"], "paternal", id="asked again"),
    ],
)
def test_a_plain_choice_is_numbered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lines: list[str], answer: str
) -> None:
    type_lines(monkeypatch, *lines)
    assert ask.choose("Whose side?", SIDES, "unknown") == answer
    assert "2. dad's side\n3. not known\nNumber, 1 to 3 (Enter: 3): " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("accessible", "term", "plain"),
    [
        pytest.param("1", "xterm", True, id="a screen reader"),
        pytest.param("0", "xterm", False, id="said no"),
        pytest.param("", "dumb", True, id="a dumb terminal"),
        pytest.param("", "xterm-256color", False, id="a usual terminal"),
    ],
)
def test_when_questions_are_plain(
    monkeypatch: pytest.MonkeyPatch,
    accessible: str,
    term: str,
    plain: bool,  # noqa: FBT001 -- a case of the table
) -> None:
    monkeypatch.setenv("ACCESSIBLE", accessible)
    monkeypatch.setenv("TERM", term)
    assert ask.plainly() is plain


# At a terminal


def test_typing_at_a_terminal(keys: PipeInput) -> None:
    keys.send_text("Kemi  Okafor \r")
    assert ask.text("Name:", suggestions=["mother"]) == "Kemi Okafor"


def test_a_pasted_list_becomes_one_line(keys: PipeInput) -> None:
    keys.send_text("\x1b[200~Kemi\n Okafor\x1b[201~\r")
    assert ask.text("Name:") == "Kemi Okafor"


def test_leaving_with_ctrl_c_or_ctrl_d(keys: PipeInput) -> None:
    keys.send_text("Kem\x03")
    with pytest.raises(KeyboardInterrupt):
        ask.text("Name:")
    keys.send_text("\x04")
    with pytest.raises(EOFError):
        ask.text("Name:")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param("\r", "unknown", id="enter"),
        pytest.param("1\r", "maternal", id="a number"),
        pytest.param(f"1{DOWN}\r", "paternal", id="an arrow"),
        pytest.param("?2\r", "paternal", id="after an explanation"),
    ],
)
def test_choosing_at_a_terminal(keys: PipeInput, typed: str, answer: str) -> None:
    keys.send_text(typed)
    assert ask.choose("Whose side?", SIDES, "unknown") == answer


def test_ctrl_c_leaves_a_choice(keys: PipeInput) -> None:
    keys.send_text("\x03")
    with pytest.raises(KeyboardInterrupt):
        ask.choose("Whose side?", SIDES, "unknown")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("", [], id="nothing typed, nothing in the way"),
        pytest.param("au", ["aunt", "maternal aunt"], id="what begins so comes first"),
        pytest.param("MAT", ["maternal aunt"], id="capitals do not matter"),
        pytest.param("brother", ["brother", "half-brother"], id="words after a hyphen"),
        pytest.param("maternal aunt", [], id="said in full"),
    ],
)
def test_what_is_offered_while_typing(typed: str, offered: list[str]) -> None:
    assert suggesting.fitting(typed, ["maternal aunt", "aunt", "half-brother", "brother"]) == offered


def test_what_is_typed_after_a_comma_is_completed_for_itself() -> None:
    typed = Document("born 1993, lives w")
    offered = list(suggesting.completer(["lives with Ada", "lives alone"]).get_completions(typed, CompleteEvent()))
    assert [(each.text, each.start_position) for each in offered] == [("lives with Ada", -len("lives w"))]


def test_with_stdout_in_a_file_questions_are_drawn_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with open(theirs, "w", encoding="utf-8") as terminal:  # noqa: PTH123 -- a descriptor, not a path
        monkeypatch.setattr(sys, "stderr", terminal)
        assert ask.where()["output"].fileno() == theirs
    os.close(ours)


def test_only_a_few_are_offered() -> None:
    assert len(suggesting.fitting("a", [f"aunt {number}" for number in range(50)])) == suggesting.MOST_SUGGESTIONS
