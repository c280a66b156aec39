"""INDI records of a GEDCOM 7 file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.people import Alias, Contact, ContactKind, Engagement, Person, PersonKind
from famnet.domain.record import Record
from famnet.domain.ties import Household, Residence, Tie
from famnet.exchange import gedcom_words as say
from famnet.exchange.gedcom_dates import say_since_until, write_date, write_period
from famnet.exchange.gedcom_lines import Line, line


@dataclass(frozen=True)
class Page:
    """A family laid out for writing: everybody by id, and what is told of each."""

    xrefs: Mapping[str, str]
    people: Mapping[str, Person]
    about: Mapping[str, list[Record]]  # aliases, contacts, residences and ties by person
    households: Mapping[str, Household]
    births: Mapping[str, list[str]]  # children of one birth by the word they share
    focus: frozenset[str]
    guarded: frozenset[str]  # of whom something must not be known to everyone

    @classmethod
    def of(cls, family: Family, xrefs: Mapping[str, str]) -> "Page":
        """Lay a family out once."""
        about: dict[str, list[Record]] = defaultdict(list)
        told: list[tuple[str, Record]] = [(alias.person, alias) for alias in family.aliases]
        told += [(contact.person, contact) for contact in family.contacts]
        told += [(home.person, home) for home in family.residences]
        for person_id, record in [*told, *((tie.of, tie) for tie in family.ties)]:
            about[person_id].append(record)
        births: dict[str, list[str]] = defaultdict(list)
        for person in family.people:
            births[person.twins].append(person.id)
        return cls(
            xrefs=xrefs,
            people={p.id: p for p in family.people},
            about=about,
            households={h.id: h for h in family.households},
            births=births,
            focus=frozenset(c.person for c in family.children),
            guarded=frozenset(p.person for p in family.protections),
        )

    def told(self, person: Person) -> list[Record]:
        """What is told of somebody besides the person record."""
        return self.about.get(person.id, [])


def dated(tag: str, text: str, *below: Line, since: PartialDate | None) -> Line:
    """An event or fact with its day; an event without a day is said to have happened."""
    when = [line("DATE", write_date(since))] if since else []
    happened = text or ("" if since or below else "Y")
    return line(tag, happened, *below, *when)


def person_lines(person: Person, page: Page) -> Iterator[Line]:
    """What is known of one person, families apart."""
    if person.id in page.guarded:
        yield line("RESN", "CONFIDENTIAL")
    yield from _names(person, page)
    yield line("SEX", next(letter for letter, gender in say.SEXES.items() if gender is person.gender))
    if person.born:
        yield dated("BIRT", "", since=person.born)
    if not person.alive:
        yield dated("DEAT", "", since=person.died)
    yield from _facts(person, page)
    yield from _contacts(person, page)
    yield from _homes(person, page)
    yield from _ties(person, page)
    if person.note:
        yield line("NOTE", person.note)


def _names(person: Person, page: Page) -> Iterator[Line]:
    if person.name:
        yield line("NAME", _name(person.name))
    if person.called:
        yield line("NAME", _name(person.called), line("TYPE", "OTHER", line("PHRASE", say.CALLED)))
    for alias in page.told(person):
        if isinstance(alias, Alias):
            former = line("TYPE", "OTHER", line("PHRASE", say.FORMER))
            yield line("NAME", _name(alias.name), former if alias.former else line("TYPE", "AKA"))


def _name(name: str) -> str:
    """Without slashes: GEDCOM puts them round a family name, and which part that is nobody has said."""
    return " ".join(name.replace("/", " ").split())


def _facts(person: Person, page: Page) -> Iterator[Line]:
    facts = {
        say.PREGNANCY: person.kind.value if person.kind is not PersonKind.PERSON else "",
        say.ENGAGEMENT: person.engagement.value if person.engagement is not Engagement.IDENTIFIED else "",
        say.CIRCLE: person.circle.value if person.circle else "",
        say.PROFESSIONAL: "yes" if person.professional else "",
        say.FOCUS: "yes" if person.id in page.focus else "",
    }
    yield from (line("FACT", words, line("TYPE", kind)) for kind, words in facts.items() if words)


_REACH = {ContactKind.ADDRESS: "ADDR", ContactKind.PHONE: "PHON", ContactKind.EMAIL: "EMAIL"}
_PLACES = {kind: word for word, kind in say.CONTACT_FACTS.items()}


def _contacts(person: Person, page: Page) -> Iterator[Line]:
    """Address, phone and email as residences; school and work as facts."""
    for contact in page.told(person):
        if isinstance(contact, Contact) and contact.kind in _REACH:
            yield line("RESI", "", line(_REACH[contact.kind], contact.value))
        elif isinstance(contact, Contact):
            yield line("FACT", contact.value, line("TYPE", _PLACES[contact.kind]))


def _homes(person: Person, page: Page) -> Iterator[Line]:
    for home in page.told(person):
        if isinstance(home, Residence) and home.household in page.households:
            name = page.households[home.household].name
            yield line("RESI", name, line("TYPE", say.HOUSEHOLD), *_span(home.since, home.until))


def _span(since: PartialDate | None, until: PartialDate | None) -> Iterator[Line]:
    """A period as GEDCOM has it, and in words where it is rough at an end."""
    rough = [d for d in (since, until) if d and d.about]
    words = [line("PHRASE", say_since_until(since, until))] if rough else []
    if since or until:
        yield line("DATE", write_period(since, until), *words)


_ROLES = {kind: role for role, kind in say.ROLES.items()}


def _ties(person: Person, page: Page) -> Iterator[Line]:
    """Who is what to this person, and with whom they were born."""
    for tie in page.told(person):
        if isinstance(tie, Tie) and tie.person in page.xrefs:
            yield line("ASSO", "", _role(tie), to=page.xrefs[tie.person])
    same_birth = page.births[person.twins] if person.twins else []
    for twin in same_birth:
        if twin != person.id:
            how = f"{say.IDENTICAL} twin" if person.identical else "twin"
            yield line("ASSO", "", line("ROLE", say.TWIN, line("PHRASE", how)), to=page.xrefs[twin])


def _role(tie: Tie) -> Line:
    """`ROLE GODP`, or `ROLE OTHER` with `professional: health visitor` where GEDCOM has no word."""
    if tie.kind in _ROLES:
        return line("ROLE", _ROLES[tie.kind], *([line("PHRASE", tie.label)] if tie.label else []))
    return line("ROLE", "OTHER", line("PHRASE", f"{tie.kind.value}: {tie.label}"))
