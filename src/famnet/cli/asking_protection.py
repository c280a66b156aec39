"""Asking at a terminal what is kept, from whom and why."""

from famnet.cli import ask
from famnet.domain.family import Family
from famnet.domain.people import Person, Protectable

_WHAT = "A name that is kept takes every other name with it; existence keeps that there is such a person at all."
_WHOM = "One name, or several with commas. Enter alone: nobody but the team learns it."


def asked_protection(family: Family, person: Person, why: str) -> tuple[Protectable, list[str], str]:
    """Which fact about somebody is kept, from whom (nobody named: from everybody but the team), and why."""
    whose = person.name or "their"
    what = ask.choose(
        f"What of {whose} must be kept?", {p.value: p for p in Protectable}, Protectable.ADDRESS, explain=_WHAT
    )
    said = ask.text(
        "From whom? (Enter: everybody but the team)",
        suggestions=[p.name for p in family.people if p.name and p.id != person.id],
        explain=_WHOM,
    )
    names = [name.strip() for name in said.split(",") if name.strip()]
    return what, names, why or ask.text("Why, for colleagues who come after you? (Enter: not said)")
