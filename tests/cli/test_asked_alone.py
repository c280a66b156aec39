"""A command typed without its words asks for all that matters, and Enter alone leaves open what can be open."""

import json
from collections.abc import Sequence

import pytest
from tests.cli.desk import Famnet, Spawn

Answers = Sequence[tuple[str, str]]
Shown = tuple[Sequence[str], Sequence[str]]  # a command, and what stands in what it says then


@pytest.mark.parametrize(
    ("words", "answers", "shown"),
    [
        pytest.param(
            ("mapping", "add"),
            (("What is it", "Nan comes at night"), ("Number, 1 to 3", "working well"), ("Who said it?", "Kemi")),
            (("mapping", "show"), ("Nan comes at night", "working well", "Kemi")),
            id="a line of the mapping",
        ),
        pytest.param(
            ("mapping", "goal"),
            (("What will be different?", "Ada sleeps"), ("What is feared", "She is alone at night")),
            (("mapping", "show"), ("Ada sleeps",)),
            id="a goal",
        ),
        pytest.param(
            ("bottom-line", "agree"),
            (("What must any plan have?", "A sober adult"), ("do if safety", "Court"), ("With which manager", "Jo")),
            (("bottom-line", "show"), ("A sober adult", "Court", "Jo")),
            id="a bottom line",
        ),
        pytest.param(
            ("network", "protect", "Kemi"),
            (("Number, 1 to 12", "phone"), ("From whom?", "Daniel"), ("Why,", "court order")),
            (("network", "show", "Kemi"), ("phone from Daniel Reid",)),
            id="what is kept",
        ),
        pytest.param(
            ("network", "link", "Sandra"),
            (("How are they related?", "aunt"), ("Number, 1 to 2", "paternal aunt")),
            (("network", "list"), ("paternal aunt",)),
            id="a link with a side",
        ),
        pytest.param(
            ("ecomap", "add"),
            (("Who or what", "Brownies"), ("Number, 1 to 4", "strong"), ("Number, 1 to 4", "2"), ("A few words", "")),
            (("ecomap", "list"), ("Brownies", "strong", "in")),
            id="on the ecomap",
        ),
        pytest.param(
            ("consent", "record", "Kemi"),
            (("Number, 1 to 6", "limited"), ("What do they not want shared", "not her brother")),
            (("consent", "status"), ("limited", "not her brother")),
            id="an answer with limits",
        ),
        pytest.param(
            ("consent", "record", "Daniel", "cannot be found"),
            (("why, for colleagues", "no address since March"),),
            (("consent", "status"), ("cannot be found",)),
            id="an answer with a reason",
        ),
    ],
)
def test_what_a_line_leaves_out_is_asked(
    ada: Famnet, terminal: Spawn, words: Sequence[str], answers: Answers, shown: Shown
) -> None:
    assert ada("family", "list").code == 0
    sitting = terminal(*words)
    sitting.answers(*answers)
    assert sitting.ends() == 0
    then, said = shown
    out = ada(*then).out
    assert [part for part in said if part not in out] == []


def test_who_has_no_store_yet_hears_of_it_before_typing(terminal: Spawn) -> None:
    sitting = terminal("meeting", "question")
    sitting.says("There is no famnet file")
    assert sitting.ends() == 4
    assert "family answer" not in str(sitting.child.before)


def test_by_options_nothing_is_asked_and_the_usual_holds(ada: Famnet) -> None:
    assert ada("network", "protect", "Kemi", "--from", "Daniel").code == 0
    assert "address from Daniel Reid" in ada("network", "show", "Kemi").out
    assert ada("mapping", "add", "Ada was late").code == 0
    row = json.loads(ada("mapping", "show", "--json").out)[0]
    assert row["kind"] == "worry"
