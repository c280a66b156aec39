"""Where an interview stopped: what was answered of somebody not yet in the network, or whose facts were being told.

A convenience beside the family, in the same file, so that leaving at any question loses no answer. Whoever is in the
network already is kept by the family itself.
"""

import json
from dataclasses import asdict

from famnet.domain.record import record
from famnet.store.shelf import Shelf


@record
class Draft:
    """A name and what was `said` of its place, not enough yet; or a person, and facts of theirs not yet whole."""

    name: str = ""
    said: str = ""
    person: str = ""
    rest: tuple[str, ...] = ()


def read(shelf: Shelf, family: str) -> Draft:
    """The draft of a family; an empty one when nothing was left halfway."""
    kept = shelf.remembered(_key(family))
    told = json.loads(kept) if kept else {}
    return Draft(**{**told, "rest": tuple(told.get("rest", ()))})


def keep(shelf: Shelf, family: str, draft: Draft) -> None:
    """Remember where the interview is."""
    shelf.remember(_key(family), json.dumps(asdict(draft), ensure_ascii=False))


def forget(shelf: Shelf, family: str) -> None:
    """Nothing is left halfway."""
    if shelf.remembered(_key(family)):
        shelf.remember(_key(family), "")


def _key(family: str) -> str:
    return f"interview {family}"
