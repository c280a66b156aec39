"""A network handed on holds what its reader may see, and is on the list of copies."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.cli.desk import Famnet


@pytest.fixture
def guarded(ada: Famnet) -> Famnet:
    ada("network", "edit", "Kemi", "--address", "14 Larch Road, Liscard", "--note", "afraid of him")
    ada("network", "protect", "Kemi", "--what", "address", "--from", "Daniel", "--why", "court order")
    ada("mapping", "add", "Shouting at night")
    return ada


def text_of(path: Path) -> str:
    if path.suffix != ".famnet-bundle":
        return path.read_text()
    with ZipFile(path) as bundle:
        return "".join(bundle.read(name).decode() for name in bundle.namelist())


@pytest.mark.parametrize("ending", ["family", "ged", "csv", "famnet-bundle"])
def test_an_export_for_a_reader_leaves_out_what_is_kept(guarded: Famnet, tmp_path: Path, ending: str) -> None:
    for audience in ("team", "Daniel"):
        outcome = guarded("network", "export", f"{audience}.{ending}", "--audience", audience)
        assert outcome.code == 0, outcome.err
    team, daniel = (text_of(tmp_path / f"{name}.{ending}") for name in ("team", "Daniel"))
    assert "14 Larch Road" in team
    for kept in ("14 Larch Road", "court order", "afraid of him", "Shouting"):
        assert kept not in daniel
    assert "Tobi Bello" in daniel
    assert guarded("network", "import", f"Daniel.{ending}", "--family", f"again {ending}").code == 0


def test_who_took_a_network_out_is_on_the_list(guarded: Famnet) -> None:
    guarded("network", "export", "all.csv")
    (row,) = json.loads(guarded("documents", "list", "--json").out)
    assert (row["document"], row["form"], row["audience"]) == ("network export", "csv", "team")


def test_a_file_name_that_would_tell_is_stopped(guarded: Famnet, tmp_path: Path) -> None:
    assert guarded("network", "export", "14 larch road.csv", "--audience", "Daniel").code == 3
    assert not list(tmp_path.glob("*.csv"))
