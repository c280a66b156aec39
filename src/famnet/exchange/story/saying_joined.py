"""Writes what joins people where no kin phrase says it: parents, couples, ties, twins, feelings."""

from collections import defaultdict
from collections.abc import Iterator

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.ties import Couple, CoupleEnd, ParentKind, ParentLink, Tie
from famnet.exchange.story.fields import say_date
from famnet.exchange.story.joined import COUPLES, FEELINGS, PARENTS
from famnet.exchange.story.naming import Namer
from famnet.exchange.story.placing import Places
from famnet.exchange.story.quoting import quoted

Saying = Iterator[tuple[str, str]]
Span = tuple[PartialDate | None, PartialDate | None]


def span(since: PartialDate | None, until: PartialDate | None) -> str:
    """` since 2019 until 2020`, as far as known."""
    return (f" since {say_date(since)}" if since else "") + (f" until {say_date(until)}" if until else "")


def outright(family: Family, found: Places, namer: Namer) -> Saying:
    """Links, couples and ties that are said outright."""
    told = found.outright.keys()
    yield from _parents([link for link in family.parent_links if link.id in told], namer)
    yield from _couples([couple for couple in family.couples if couple.id in told], namer)
    for tie in family.ties:
        if tie.id in told:
            yield tie.person, _tie(tie, namer)


def _parents(links: list[ParentLink], namer: Namer) -> Saying:
    together: dict[tuple[str, ParentKind, Span], list[str]] = defaultdict(list)
    for link in links:
        together[link.child, link.kind, (link.since, link.until)].append(link.parent)
    for (child, kind, (since, until)), parents in together.items():
        yield child, f"{PARENTS[kind][0]} {namer.refs(parents)}{span(since, until)}"


def _couples(couples: list[Couple], namer: Namer) -> Saying:
    """On the line of the first of the two; a second time together is told on the same line, as such."""
    first: dict[frozenset[str], str] = {}
    for couple in couples:
        again = couple.pair in first
        person = first.setdefault(couple.pair, couple.one)
        other = couple.other if person == couple.one else couple.one
        yield person, _couple(couple, namer.ref(other) + (" again" if again else ""))


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
    births: dict[str, list[Person]] = defaultdict(list)
    for person in family.people:
        if person.twins:
            births[person.twins].append(person)
        elif person.identical:
            yield person.id, "one of identical twins"
    for together in births.values():
        yield from _birth(together, namer)


def _birth(together: list[Person], namer: Namer) -> Saying:
    first, *others = sorted(together, key=lambda person: not person.identical)
    alike = any(other.identical for other in others)
    if not others or (first.identical and not alike):
        yield first.id, "one of identical twins" if first.identical else "one of twins"
    for other in others:
        yield other.id, f"{'identical ' if other.identical else ''}twin of {namer.ref(first.id)}"


def feelings(family: Family, namer: Namer) -> Saying:
    """Emotional lines, from whom they run."""
    for tie in family.feelings:
        yield tie.one, f"{FEELINGS[tie.feeling][0]} {namer.ref(tie.other)}{span(tie.since, tie.until)}"
