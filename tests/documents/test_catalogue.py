from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import meta

from famnet.documents.catalogue import CATALOGUE
from famnet.documents.places import template_folders
from famnet.documents.templates import environment

LANGUAGES = sorted(folder.name for folder in template_folders()[-1].iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_template_names_exactly_the_fields_of_its_sheet(name: str) -> None:
    env = environment()
    source, _, _ = env.loader.get_source(env, f"en/{name}.md.j2") if env.loader else ("", None, None)
    named = meta.find_undeclared_variables(env.parse(source))
    assert named == {f.name for f in fields(CATALOGUE[name].sheet)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_is_left_over(language: str) -> None:
    folder: Path = template_folders()[-1] / language
    assert {path.name for path in folder.glob("*.j2")} <= {f"{name}.md.j2" for name in CATALOGUE}


def test_every_document_has_a_template_in_english() -> None:
    folder = template_folders()[-1] / "en"
    assert all((folder / f"{name}.md.j2").is_file() for name in CATALOGUE)
