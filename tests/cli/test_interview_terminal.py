import io
import re
from functools import partial
from pathlib import Path
from signal import SIGHUP, SIGKILL, Signals

import pytest
from tests.cli.desk import Spawn, family_in

from famnet.domain.phrases.words import relationships

pytestmark = pytest.mark.usefixtures("famnet")
TWELVE = (
    ("Kemi Okafor", "mum"),
    ("Daniel Reid", "dad"),
    ("Tobi Bello", "maternal half-brother"),
    ("Marcus Bello", "father of Tobi"),
    ("Grace Okafor", "nan on mum's side"),
    ("Samuel Okafor", "grandad on mum's side"),
    ("Joy Okafor", "maternal aunt"),
    ("Bill Hughes", "Joy's husband"),
    ("Ruth Reid", "paternal grandmother"),
    ("Ella Reid", "half-sister on dad's side"),
    ("Zoë Núñez", "family friend"),
    ("Sandra Lee", "health visitor"),
)


@pytest.fixture
def asked(terminal: Spawn) -> Spawn:
    """The interview on an empty store, at a terminal of the usual width and with all it can do."""
    return partial(terminal, "network", "add", columns=80, ACCESSIBLE="")


def test_a_network_of_twelve_goes_in_with_fewer_than_forty_answers(asked: Spawn, store: Path) -> None:
    sitting = asked()
    sitting.answer("child's name?", "Ada Reid")
    sitting.answer("a girl or a boy?", "5 May 2015, girl")
    for name, phrase in TWELVE:
        sitting.answer("ame", name)
        sitting.answer("to Ada?", phrase)
        sitting.answer("Anything else about")
    sitting.answer("name (Enter: finish):")
    assert sitting.ends() == 0
    family = family_in(store)
    named = {p.name for p in family.people}
    assert named >= {name for name, _ in TWELVE}
    assert sitting.given < 40
    assert relationships(family)[next(p.id for p in family.people if p.name == "Joy Okafor")] == "maternal aunt"


@pytest.mark.parametrize("plain", ["", "1"], ids=["with questionary", "plainly"])
@pytest.mark.parametrize("signal", [SIGKILL, SIGHUP], ids=["killed", "terminal closed"])
def test_killed_at_a_question_it_is_taken_up_at_that_question(
    asked: Spawn, store: Path, plain: str, signal: Signals
) -> None:
    sitting = asked(ACCESSIBLE=plain)
    sitting.answer("child's name?", "Ada Reid")
    sitting.answer("a girl or a boy?", "girl")
    sitting.answer("Name:", "Kemi Okafor")
    sitting.says("Who is Kemi to Ada?")
    sitting.child.send("mu")
    sitting.child.kill(signal)
    assert sitting.ends() == -signal
    again = asked(ACCESSIBLE=plain)
    again.says("Last time you stopped at Kemi Okafor.")
    again.answer("Who is Kemi to Ada?", "mum")
    again.answer("Anything else about Kemi?")
    again.answer("Enter: finish")
    assert again.ends() == 0
    assert [p.name for p in family_in(store).people] == ["Ada Reid", "Kemi Okafor"]


def test_ctrl_c_leaves_with_130_and_says_how_to_go_on(asked: Spawn, store: Path) -> None:
    sitting = asked()
    sitting.answer("child's name?", "Ada Reid")
    sitting.says("a girl or a boy?")
    sitting.interrupt()
    sitting.says("Every answer so far is kept.")
    assert sitting.ends() == 130
    assert [p.name for p in family_in(store).people] == ["Ada Reid"]


def test_the_up_arrow_brings_a_refused_answer_back(asked: Spawn, store: Path) -> None:
    sitting = asked(columns=40)
    sitting.answer("child's name?", "Ada Reid")
    sitting.answer("a boy?", "31 June 2015, girl")
    sitting.says("is not a date")
    sitting.says("a boy?")
    sitting.child.send("\x1b[A")
    sitting.says("31 June 2015, girl")
    sitting.child.send("\x01\x1b[3~\x1b[3~30\r")
    sitting.says("Name:")
    sitting.child.sendcontrol("d")
    assert sitting.ends() == 130
    assert str(family_in(store).people[0].born) == "30 June 2015"


@pytest.mark.parametrize("env", ["NO_COLOR", "ACCESSIBLE"])
def test_without_colours_none_are_sent(asked: Spawn, env: str) -> None:
    sitting = asked(**{env: "1"})
    seen = io.StringIO()
    sitting.child.logfile_read = seen
    sitting.answer("child's name?", "Ada Reid")
    sitting.answer("a boy?", "")
    sitting.answer("Name:", "")
    sitting.ends()
    assert not re.search(r"\x1b\[[0-9;]*(?:3|4|9|10)[0-9](?:;[0-9;]*)?m", seen.getvalue())
    if env == "ACCESSIBLE":
        assert "\x1b" not in seen.getvalue()
