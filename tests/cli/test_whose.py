from tests.cli.desk import Famnet


def test_with_several_families_open_a_change_says_in_whose_it_is(ada: Famnet) -> None:
    assert "In Ada Reid's family" not in ada("network", "add", "Bev", "--as", "family friend").err
    said = ada("family", "add", "Callum Whitlock")
    assert "until then all you add goes to Ada Reid" in said.err
    assert "In Ada Reid's family, which is in use." in ada("network", "add", "Stacey", "--as", "nan").err
    assert "In Ada" not in ada("network", "list").err
    assert "In Ada" not in ada("network", "add", "Jo", "--as", "family friend", "--family", "Ada").err
    ada("family", "use", "Callum")
    assert "In Callum Whitlock's family" in ada("network", "add", "Stacey", "--as", "mum").err


def test_what_is_written_into_a_closed_family_says_that_it_is_closed(ada: Famnet) -> None:
    ada("family", "close")
    said = ada("network", "add", "Bev", "--as", "family friend", "--family", "Ada")
    assert said.code == 0
    assert "Ada Reid's family has been closed since Sunday 22 November 2026; this was kept all the same." in said.err
    assert "famnet family reopen Ada" in said.err


def test_families_of_one_name_are_told_apart_and_found(ada: Famnet) -> None:
    ada("family", "add", "Ada Reid", "--yes")
    said = ada("family", "use", "Ada Reid")
    assert said.code == 2
    assert "Ada Reid (Ada Reid, opened 2026-11-22) [" in said.err
    mark = said.err.rpartition("[")[0].rpartition("[")[2].partition("]")[0]
    assert ada("family", "use", mark).code == 0
