"""Writes what joins people where no kin phrase says it: parents, couples, ties, twins, feelings."""

from collections import defaultdict
from collections.abc import Iterator

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person
from famnet.domain.ties import Couple, CoupleEnd, ParentKind, ParentLink, Tie
from famnet.exchange.story.attempt import Places
from famnet.exchange.story.fields import say_date
from famnet.exchange.story.joined import CHILD_WORDS, COUPLES, FEELINGS, PARENTS
from famnet.exchange.story.naming import Namer
from famnet.exchange.story.quoting import quoted

Saying = Iterator[tuple[str, str]]
Span = tuple[PartialDate | None, PartialDate | None]


def span(since: PartialDate | None, until: PartialDate | None) -> str:
    """` since 2019 until 2020`, as far as known."""
    return (f" since {say_date(since)}" if since else "") + (f" until {say_date(until)}" if until else "")


def outright(family: Family, found: Places, namer: Namer) -> Saying:
    """Links, couples and ties that are said outright."""
    told = found.outright.keys()
    genders = born_as(family, found)
    for child, kind, words in _parents([link for link in family.parent_links if link.id in told], namer):
        yield child, f"{_how(kind, genders.get(child))} {words}"
    yield from _couples([couple for couple in family.couples if couple.id in told], namer)
    for tie in family.ties:
        if tie.id in told:
            yield tie.person, _tie(tie, namer)


def born_as(family: Family, found: Places) -> dict[str, Gender]:
    """Those whose gender "daughter of" or "son of" can say."""
    genders = {person.id: person.gender for person in family.people if person.gender in _CHILD_OF}
    focus = {child.person for child in family.children}
    links = [link for link in family.parent_links if link.id in found.outright and link.kind is ParentKind.BIRTH]
    return {c: genders[c] for link in links if (c := link.child) in found.gendered - focus and c in genders}


_CHILD_OF = {gender: words for words, gender in CHILD_WORDS.items()}


def _how(kind: ParentKind, gender: Gender | None) -> str:
    return _CHILD_OF[gender] if gender and kind is ParentKind.BIRTH else PARENTS[kind][0]


def _parents(links: list[ParentLink], namer: Namer) -> Iterator[tuple[str, ParentKind, str]]:
    together: dict[tuple[str, ParentKind, Span], list[str]] = defaultdict(list)
    for link in links:
        together[link.child, link.kind, (link.since, link.until)].append(link.parent)
    for (child, kind, (since, until)), parents in together.items():
        yield child, kind, f"{namer.refs(parents)}{span(since, until)}"


def _couples(couples: list[Couple], namer: Namer) -> Saying:
    """On the line of whoever is told of later; a second time together is told as such."""
    told: set[frozenset[str]] = set()
    order = {person: n for n, person in enumerate(namer.labels)}
    for couple in couples:
        again = " again" if couple.pair in told else ""
        told.add(couple.pair)
        other, person = sorted(couple.pair, key=order.__getitem__)
        yield person, _couple(couple, namer.ref(other) + again)


def _couple(couple: Couple, whom: str) -> str:
    since = f" since {say_date(couple.since)}" if couple.since else ""
    until = f" {say_date(couple.until)}" if couple.until else ""
    end = f" {couple.end.value or 'until'}{until}" if couple.end is not CoupleEnd.NONE or until else ""
    source = f" source {quoted(couple.source_id)}" if couple.source_id else ""
    return f"{COUPLES[couple.kind][0]} {whom}{since}{end}{source}"


def _tie(tie: Tie, namer: Namer) -> str:
    label = f" {quoted(tie.label)}" if tie.label else ""
    return f"tied as {tie.kind.value}{label} to {namer.ref(tie.of)}"


def twins(family: Family, namer: Namer) -> Saying:
    """Children of one birth, on the lines of all but the first."""
    kin = Kin(family)
    births: dict[str, list[Person]] = defaultdict(list)
    for person in family.people:
        if person.twins:
            births[person.twins].append(person)
    for together in births.values():
        yield from _birth(together, kin, namer)


def _birth(together: list[Person], kin: Kin, namer: Namer) -> Saying:
    first, *others = sorted(together, key=lambda person: not person.identical)
    alike = any(other.identical for other in others)
    if not others or (first.identical and not alike):
        yield first.id, "one of identical twins" if first.identical else "one of twins"
    for other in others:
        yield other.id, _twin(other, together=first.id in kin.siblings_of(other.id), whom=namer.ref(first.id))


def _twin(person: Person, *, together: bool, whom: str) -> str:
    """`twin of` makes brothers and sisters of two people; `born with` only says that they were born together."""
    alike = "identical " if person.identical else ""
    return f"{alike}twin of {whom}" if together else f"born {alike}with {whom}"


def feelings(family: Family, namer: Namer) -> Saying:
    """Emotional lines, from whom they run."""
    for tie in family.feelings:
        yield tie.one, f"{FEELINGS[tie.feeling][0]} {namer.ref(tie.other)}{span(tie.since, tie.until)}"
