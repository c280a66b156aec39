"""Pictures from the line: views, forms, the ecomap, what changed."""

import json
from pathlib import Path

import pytest
from tests.cli.desk import Famnet


def drawn(famnet: Famnet, *words: str) -> set[str]:
    """Who is in a picture, by name."""
    people = json.loads(famnet("genogram", "render", "--format", "json", *words).out)["people"]
    return {person["name"] for person in people if person["name"]}


def test_a_window_shows_less_of_the_family(ada: Famnet) -> None:
    ada("network", "add", "Joan", "--as", "paternal grandmother")
    everyone = {"Ada Reid", "Kemi Okafor", "Daniel Reid", "Tobi Bello", "Sandra Lee", "Joan"}
    assert drawn(ada) >= everyone
    assert "Tobi Bello" not in drawn(ada, "--as-at", "2017-01-01")
    assert "Joan" not in drawn(ada, "--side", "maternal")
    assert "Joan" not in drawn(ada, "--focus", "Ada", "--hops", "1")
    assert "Tobi Bello" not in drawn(ada, "--collapse", "Kemi")


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot", "json", "html"])
def test_every_form_is_written(ada: Famnet, tmp_path: Path, form: str) -> None:
    assert ada("genogram", "render", "-o", f"g.{form}", "--colours", "contrast", "--gentle").code == 0
    assert (tmp_path / f"g.{form}").stat().st_size > 500


def test_a_picture_on_paper_is_cut_into_sheets(ada: Famnet, tmp_path: Path) -> None:
    assert ada("genogram", "render", "-o", "g.pdf", "--page", "a4").code == 0
    assert (tmp_path / "g.pdf").read_bytes().startswith(b"%PDF")


def test_what_changed_between_two_days_is_listed_and_marked(ada: Famnet, tmp_path: Path) -> None:
    changed = ada("genogram", "diff", "2018-01-01", "-o", "d.svg")
    assert "Tobi Bello" in changed.out
    assert "NEW" in (tmp_path / "d.svg").read_text()
    assert "Nothing changed" in ada("genogram", "diff", "2026-11-21", "2026-11-22").err


def test_the_next_drawing_starts_from_the_last(ada: Famnet) -> None:
    def row() -> list[str]:
        people = json.loads(ada("genogram", "render", "--format", "json").out)["people"]
        return [p["name"] for p in sorted(people, key=lambda p: (p["y"], p["x"])) if p["name"]]

    before = row()
    ada("network", "add", "Zoe", "--as", "neighbour")
    assert [name for name in row() if name != "Zoe"] == before


def test_the_ecomap_holds_people_and_services(ada: Famnet, tmp_path: Path) -> None:
    ada("ecomap", "add", "Breakfast club", "--strength", "strong", "--flow", "in", "--since", "2026")
    ada("ecomap", "add", "Daniel", "--strength", "stressful", "--to", "Kemi", "--note", "Saturdays")
    rows = json.loads(ada("ecomap", "list", "--json").out)
    assert [(r["name"], r["tied_to"]) for r in rows] == [
        ("Breakfast club", "the household"),
        ("Daniel Reid", "Kemi Okafor"),
    ]
    assert ada("ecomap", "render", "-o", "e.svg").code == 0
    assert "Breakfast" in (tmp_path / "e.svg").read_text()
    assert ada("ecomap", "remove", "breakfast club").code == 0
    assert ada("ecomap", "remove", "breakfast club").code == 4
    assert ada("ecomap", "add").code == 2
