"""What a fact about somebody changes; `famnet.usecases.telling` knows in which words it is said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Gender, Person, Protectable
from famnet.domain.record import record
from famnet.usecases import network
from famnet.usecases.proper_names import see_that_it_is_a_name


class FutureDateError(FamnetError):
    """A day that lies ahead, for something that has happened."""

    exit_code = ExitCode.USAGE
    hint = "Check the year. For a baby on the way leave the date out and add a note."

    def __init__(self, when: PartialDate) -> None:
        super().__init__(f"{when} is still to come.")


@record
class About:
    """Whom a fact is about, in which family, and the day it is told."""

    family: Family
    person: Person
    today: date

    def changed(self, **facts: Any) -> Family:  # noqa: ANN401 -- whatever the record holds
        """The family with other facts of the person's own."""
        return self.family.with_person(replace(self.person, **facts))

    def told(self, facts: network.Facts) -> Family:
        """The family with facts that are kept beside the person."""
        return network.with_facts(self.family, self.person, facts)


Said = re.Match[str]
Keep = Callable[[About, Said], Family]

GENDERS: Mapping[str, Gender] = MappingProxyType(
    {
        **dict.fromkeys(("girl", "woman", "female", "lady", "she", "she/her", "f"), Gender.FEMALE),
        **dict.fromkeys(("boy", "man", "male", "gentleman", "he", "he/him", "m"), Gender.MALE),
        **dict.fromkeys(
            ("non-binary", "nonbinary", "non binary", "they", "they/them", "enby", "nb"), Gender.NON_BINARY
        ),
    }
)
PROTECTED: Mapping[str, Protectable] = MappingProxyType(
    {
        **{what.value: what for what in Protectable},
        **dict.fromkeys(("home", "home address", "where they live", "where she lives"), Protectable.ADDRESS),
        **dict.fromkeys(("where he lives", "new address"), Protectable.ADDRESS),
        **dict.fromkeys(("phone number", "number", "mobile"), Protectable.PHONE),
        **dict.fromkeys(("workplace", "where they work", "job"), Protectable.WORK),
        **dict.fromkeys(("nursery", "where they go to school"), Protectable.SCHOOL),
        **dict.fromkeys(("new name", "surname"), Protectable.NAME),
        **dict.fromkeys(("whom they live with", "who they live with"), Protectable.WHEREABOUTS),
        "everything": Protectable.EXISTENCE,
    }
)
CONTACTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("phone", "mobile", "tel", "telephone", "phone number", "number"), "phone"),
        **dict.fromkeys(("email", "e-mail"), "email"),
        **dict.fromkeys(("address", "home address", "lives at"), "address"),
        **dict.fromkeys(("school", "nursery", "goes to"), "school"),
        **dict.fromkeys(("work", "works at", "works for", "job"), "work"),
    }
)
_EVERYBODY = ("", "all", "anybody", "anyone", "everybody", "everyone", "everybody but the team")
AGE_FORM = r"(?:is |aged? |about |around )*(?:\d{1,2}|1[01]\d)(?: ?(?:years?|yrs?)(?: old)?)?"


def when(words: str, today: date) -> PartialDate:
    """A day as people say it; a number that can be an age is one: `34` in 2026 is about 1992.

    Raises:
        ImpossibleDateError, FutureDateError: it is no day, or has not been yet.
    """
    if re.fullmatch(AGE_FORM, words.strip(), re.IGNORECASE):
        years = int("".join(filter(str.isdecimal, words)))
        return PartialDate(today.year - years, about=True)
    day = PartialDate.parse(words, by=today)
    if day.earliest > today:
        raise FutureDateError(day)
    return day


def born(about: About, said: Said) -> Family:
    """When they were born, or how old they are."""
    return about.changed(born=when(said["date"], about.today))


def died(about: About, said: Said) -> Family:
    """When they died, or only that they did."""
    day = said["date"]
    return about.changed(deceased=True, died=when(day, about.today) if day else about.person.died)


def alive(about: About, _: Said) -> Family:
    """That they live, after all."""
    return about.changed(deceased=False, died=None)


def gender(about: About, said: Said) -> Family:
    """How they live."""
    return about.changed(gender=GENDERS[said["gender"].lower()])


def lives_alone(about: About, _: Said) -> Family:
    """A home of their own."""
    return about.told(network.Facts(lives_with=about.person.id))


def lives_with(about: About, said: Said) -> Family:
    """With one of them; the others move in too where nobody has said where they live."""
    first, *others = list(_people(about.family, said["who"]))
    family = about.told(network.Facts(lives_with=first.id))
    housed = {r.person for r in family.residences if not r.until}
    for other in others:
        family = family if other.id in housed else network.living_together(family, other.id, first.id)
    return family


def responsible(about: About, _: Said) -> Family:
    """Parental responsibility, to be confirmed."""
    return about.told(network.Facts(holds_pr=True))


def not_responsible(about: About, _: Said) -> Family:
    """That they have none."""
    return about.told(network.Facts(holds_pr=False))


def reached(about: About, said: Said) -> Family:
    """One way to reach them, or a place they can be found at."""
    facts: dict[str, Any] = {CONTACTS[said["kind"].lower()]: said["value"]}
    return about.told(network.Facts(**facts))


def phone(about: About, said: Said) -> Family:
    """A number that stands alone."""
    return about.told(network.Facts(phone=said[0]))


def email(about: About, said: Said) -> Family:
    """An address that can only be an email."""
    return about.told(network.Facts(email=said[0]))


def kept(about: About, said: Said) -> Family:
    """Kept from those named, or from everybody but the team; telling it twice keeps it once."""
    what, who, why = PROTECTED[said["what"].lower()], said["who"] or "", said["why"] or ""
    readers = [] if who.lower() in _EVERYBODY else list(_people(about.family, who))
    ids = tuple(reader.id for reader in readers)
    same = (about.person.id, what, ids)
    if any((p.person, p.what, p.hidden_from) == same for p in about.family.protections):
        return about.family
    return network.protect(about.family, about.person, what, readers, why)


def called(about: About, said: Said) -> Family:
    """What the child calls them."""
    return about.changed(called=said["words"])


def named(about: About, said: Said) -> Family:
    """Their name, put right."""
    see_that_it_is_a_name(said["words"])
    return network.with_own(about.family, replace(about.person, name=said["words"]))


def noted(about: About, said: Said) -> Family:
    """One more note."""
    note = "; ".join(filter(None, (about.person.note, said["words"])))
    return about.changed(note=note)


def _people(family: Family, names: str) -> Iterator[Person]:
    """Everyone in "mum and Grace"; a whole name with an "and" in it is one person."""
    for name in names_in(names):
        yield find_person(family, name)


def names_in(words: str) -> list[str]:
    """The names in "mum, Grace and Joy"; none in words that mean everybody."""
    if words.lower() in _EVERYBODY:
        return []
    return list(filter(None, re.split(r"\s*(?:,|&|\band\b)\s*", words)))
