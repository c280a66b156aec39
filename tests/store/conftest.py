from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plans import ChildInFocus
from famnet.store.shelf import Shelf

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "work.famnet"


@pytest.fixture
def shelf(path: Path) -> Iterator[Shelf]:
    with Shelf.create(path, plain=True) as made:
        yield made


@pytest.fixture
def reid(shelf: Shelf) -> Family:
    """Ada Reid and her mother Kemi, as the store holds them."""
    ada = Person(name="Ada Reid")
    family = Family(name="Reid", people=(ada, Person(name="Kemi Okafor")), children=(ChildInFocus(person=ada.id),))
    return shelf.keep(None, family, command="family add", who="Sam", at=MORNING).family
