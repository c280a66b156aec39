"""The table of reading ages is as measured now, and every page for families stays within the aim."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from famnet.documents.plain_language import AIM

TOOL = Path(__file__).resolve().parents[2] / "tools" / "reading_ages.py"


@pytest.fixture(scope="module")
def ages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_ages", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_as_measured_now(ages: ModuleType) -> None:
    assert ages.PAGE.read_text(encoding="utf-8") == ages.page()


def test_every_page_for_families_is_within_the_aim(ages: ModuleType) -> None:
    rows = list(ages.rows())
    assert len(rows) > 7
    assert [name for name, whom, age, *_ in rows if whom == "families" and int(age) > AIM] == []
