"""Pictures from the line: views, forms, the ecomap, what changed."""

import json
import re
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


PICTURES = [
    pytest.param(("genogram", "render"), "Genogram: Ada Reid", id="genogram"),
    pytest.param(("ecomap", "render"), "Ecofap: Ada Reid", id="ecomap"),
    pytest.param(("trajectory", "render"), "A yw pethau’n mynd yn fwy diogel? Ada Reid", id="trajectory"),
    pytest.param(("plan", "rota"), "Pwy sydd yno a phryd: Ada Reid", id="week"),
]
UNCHECKED = "Nid oes siaradwr Cymraeg wedi gwirio geiriau’r llun hwn eto."


@pytest.mark.parametrize(("command", "title"), PICTURES)
def test_a_picture_speaks_the_language_asked_for(
    ada: Famnet, tmp_path: Path, command: tuple[str, ...], title: str
) -> None:
    ada("plan", "rota", "add", "Te", "--on", "Friday", "--from", "16:00", "--to", "18:00")
    ada("ecomap", "add", "Ysgol")
    made = ada(*command, "--language", "cy", "-o", "llun.svg", "--format", "svg,html,pdf")
    assert (made.code, "no term" in made.err) == (0, False)
    svg, page = ((tmp_path / f"llun.{form}").read_text() for form in ("svg", "html"))
    assert f">{title}<" in svg
    assert UNCHECKED in page
    assert '<html lang="cy-GB">' in page
    assert {*re.findall(r'lang="([^"]*)"', svg + page)} == {"cy-GB"}
    assert b"/Lang (cy-GB)" in (tmp_path / "llun.pdf").read_bytes()


@pytest.mark.parametrize("command", [case.values[0] for case in PICTURES], ids=[case.id for case in PICTURES])
def test_a_picture_that_nobody_asked_for_in_a_language_is_in_english(
    ada: Famnet, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ada("plan", "rota", "add", "Tea", "--on", "Friday", "--from", "16:00", "--to", "18:00")
    assert ada(*command, "-o", "picture.html").code == 0
    page = (tmp_path / "picture.html").read_text()
    assert {*re.findall(r'lang="([^"]*)"', page)} == {"en-GB"}
    assert ("[[" in page, "checked by somebody" in page, "Find somebody" in page) == (False, False, True)


def test_a_picture_no_longer_says_that_nobody_checked_it_once_somebody_has(ada: Famnet, tmp_path: Path) -> None:
    ada("template", "sign-off", "--language", "cy", "--by", "Carys Morgan")
    ada("genogram", "render", "--language", "cy", "-o", "g.html")
    assert UNCHECKED not in (tmp_path / "g.html").read_text()


def test_words_that_a_picture_has_no_term_for_are_said(ada: Famnet) -> None:
    ada("network", "add", "Di", "--as", "lollipop lady")
    assert "“lollipop lady”" in ada("genogram", "render", "--language", "cy", "-o", "g.svg").err
    assert "lollipop" not in ada("ecomap", "render", "--language", "cy", "-o", "e.svg").err  # she is not on it


def test_a_part_of_the_family_says_so_in_its_reader_s_language(ada: Famnet, tmp_path: Path) -> None:
    ada("genogram", "render", "--language", "cy", "--focus", "Kemi", "--hops", "1", "-o", "g.html")
    assert "Dim ond y rhai o fewn 1 cam i Kemi Okafor" in (tmp_path / "g.html").read_text()


def test_a_language_without_terms_is_refused(ada: Famnet) -> None:
    refused = ada("trajectory", "render", "--language", "xx", "-o", "t.svg")
    assert (refused.code, "“xx”" in refused.err) == (3, True)
