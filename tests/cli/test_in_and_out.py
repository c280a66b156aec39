from pathlib import Path

import pytest
from tests.cli.desk import Famnet


def test_two_forms_in_the_ending_are_two_files(ada: Famnet, store: Path) -> None:
    assert ada("genogram", "render", "-o", "ada.svg,json").code == 0
    made = {path.name for path in store.parent.iterdir()}
    assert {"ada.svg", "ada.json"} <= made
    assert "ada.svg,json" not in made


def test_a_file_named_without_an_ending_gets_one(ada: Famnet, store: Path) -> None:
    said = ada("plan", "draft", "-o", "plan", "--format", "md")
    assert "Saved plan.md" in said.err
    assert "Saved ada.svg" in ada("genogram", "render", "-o", "ada").err
    assert not (store.parent / "ada").exists()


@pytest.mark.parametrize("name", ["ada.xls", "ada"], ids=["another ending", "none"])
def test_an_export_in_no_known_form_says_which_there_are(ada: Famnet, store: Path, name: str) -> None:
    said = ada("network", "export", name)
    assert said.code == 2
    assert "nothing was written" in said.err
    assert ".famnet-bundle" in said.err
    assert "imported" not in said.err
    assert not (store.parent / name).exists()


def test_a_family_of_a_name_that_is_there_comes_in_beside_it_and_that_is_said(ada: Famnet) -> None:
    ada("network", "export", "ada.famnet-bundle")
    for name in ("Ada Reid (2)", "Ada Reid (3)"):
        said = ada("network", "import", "ada.famnet-bundle")
        assert said.code == 0
        assert "Ada Reid’s family was there already and is as it was." in said.err
        assert f"{name}: 5 people are in" in said.err
    assert "(4)" not in ada("family", "list").out
    said = ada("network", "import", "ada.famnet-bundle", "--family", "Ada Reid, as received")
    assert "was there already" not in said.err
    assert '`famnet family use "Ada Reid (3)"` goes back to where you were.' in said.err


def test_who_does_not_hold_responsibility_is_not_waited_for(ada: Famnet) -> None:
    ada("network", "add", "Craig Barlow", "--as", "mum's ex-partner")
    said = ada("consent", "record", "Craig", "yes")
    assert "Noted: Craig Barlow, yes, for Ada Reid." in said.err
    assert "is not known to hold parental responsibility for Ada Reid" in said.err
    assert 'famnet network edit "Craig Barlow" --pr' in said.err
    said = ada("consent", "record", "Kemi", "yes")
    assert "Noted: Kemi Okafor, yes, for Ada Reid." in said.err
    assert "not known to hold" not in said.err
    assert ada("consent", "record", "Ada", "yes").err == "Noted: Ada Reid, yes.\n"
