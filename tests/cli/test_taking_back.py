import pytest
from tests.cli.desk import Famnet


@pytest.fixture
def bev(ada: Famnet) -> Famnet:
    """Bev, who came in as number 6 of the history, and Joy as number 7."""
    ada("network", "add", "Bev", "--as", "neighbour")
    ada("network", "add", "Joy", "--as", "maternal aunt")
    return ada


def test_what_was_taken_back_already_says_by_what_and_how_to_do_it_again(bev: Famnet) -> None:
    assert "`famnet redo 6` does it again" in bev("undo", "6").err
    said = bev("undo", "6")
    assert said.code == 3
    assert "(number 6, by Test Worker) was taken back already, by “undo” of" in said.err
    assert "(number 8, by Test Worker)" in said.err
    assert "`famnet redo 6` does it again" in said.err


def test_a_command_is_done_again_by_its_number_whatever_was_taken_back_since(bev: Famnet) -> None:
    bev("undo", "6")
    bev("undo", "7")
    assert "Done again: “network add” (number 6" in bev("redo", "6").err
    out = bev("network", "list").out
    assert "Bev" in out
    assert "Joy" not in out


def test_what_stands_is_not_done_again(bev: Famnet) -> None:
    said = bev("redo", "6")
    assert said.code == 3
    assert "was not taken back: it stands." in said.err
    assert "`famnet undo 6`" in said.err


def test_an_undo_is_not_taken_back_but_its_command_done_again(bev: Famnet) -> None:
    bev("undo", "6")
    said = bev("undo", "8")
    assert said.code == 3
    assert "is itself an undo or a redo, of number 6." in said.err
    assert "`famnet redo 6`" in said.err


@pytest.mark.parametrize("what", ["undo", "redo"])
def test_a_number_that_no_command_has_says_how_far_they_go(bev: Famnet, what: str) -> None:
    said = bev(what, "99")
    assert said.code == 4
    assert "No command has the number 99: they go up to 7." in said.err


def test_what_was_done_again_can_be_taken_back_again(bev: Famnet) -> None:
    bev("undo", "6")
    bev("redo", "6")
    assert bev("undo", "6").code == 0
    assert "Bev" not in bev("network", "list").out


def test_a_redo_names_the_command_it_is_about(bev: Famnet) -> None:
    bev("undo", "6")
    bev("redo", "6")
    assert "is itself an undo or a redo, of number 6." in bev("undo", "9").err
