"""Writes what is known of each person."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from famnet.domain.family import Family
from famnet.domain.mapping import Consent, ConsentAnswer, PrState, Responsibility, Voice
from famnet.domain.people import Engagement, Gender, HealthMark, HealthState, Person, PersonKind, Protection
from famnet.domain.worded import EVERYONE
from famnet.exchange.story.about import CONSENTS
from famnet.exchange.story.attempt import Places
from famnet.exchange.story.fields import say_date, say_day
from famnet.exchange.story.naming import Namer, inner, value
from famnet.exchange.story.quoting import quoted

Saying = Iterator[tuple[str, str]]
_CHILD: Mapping[Gender, str] = MappingProxyType({Gender.FEMALE: "girl", Gender.MALE: "boy"})
_ANSWERS: Mapping[ConsentAnswer, str] = MappingProxyType({answer: words for words, answer in CONSENTS.items()})


def gender(person: Person, *, star: bool) -> list[str]:
    """The word for a gender that the kin phrase does not say."""
    return [_CHILD.get(person.gender, person.gender.value) if star else person.gender.value]


def early(family: Family, found: Places) -> Saying:
    """Birth, death, and that somebody is a professional where no phrase says so."""
    for person in family.people:
        if person.kind is not PersonKind.PERSON:
            yield person.id, person.kind.value
        if person.born:
            yield person.id, f"born {say_date(person.born)}"
        if not person.alive:
            yield person.id, f"died {say_date(person.died)}" if person.died else "died"
        if person.professional and not _role_said(person, family, found):
            yield person.id, "professional"


def _role_said(person: Person, family: Family, found: Places) -> bool:
    words = {words.phrase for words in found.phrases.get(person.id, ())}
    ties = (tie for tie in family.ties if tie.person == person.id and tie.label in words)
    return any(tie.kind == "professional" for tie in ties)


def late(family: Family, namer: Namer) -> Saying:
    """Names, contacts, health, protection, status, responsibility, consent, voices."""
    yield from _names(family)
    for contact in family.contacts:
        yield contact.person, f"{contact.kind.value} {_not_protected(contact.value)}"
    for mark in family.health:
        yield mark.person, _health(mark)
    for protection in family.protections:
        yield protection.person, _protection(protection, namer)
    yield from _statuses(family)
    yield from _agreements(family, namer)


def _names(family: Family) -> Saying:
    for person in family.people:
        if person.called:
            yield person.id, f"called {value(person.called)}"
    for alias in family.aliases:
        yield alias.person, f"{'formerly' if alias.former else 'also known as'} {value(alias.name)}"


def _statuses(family: Family) -> Saying:
    for child in family.children:
        if child.status:
            since = f" since {say_day(child.since)}" if child.since else ""
            yield child.person, f"on {child.status.words} plan{since}"


def _agreements(family: Family, namer: Namer) -> Saying:
    for told in family.responsibilities:
        yield told.holder, _responsibility(told, _for(family, told.child, namer))
    for consent in family.consents:
        yield consent.person, _consent(consent, _for(family, consent.child, namer), namer)
    for voice in family.voices:
        yield voice.person, _voice(voice, namer)


def last(family: Family) -> Saying:
    """How far somebody has come, their circle, notes, and the id in another program's file."""
    for person in family.people:
        if person.engagement is not Engagement.IDENTIFIED:
            yield person.id, person.engagement.value.replace("_", " ")
        if person.circle:
            yield person.id, f"{person.circle.value} circle"
        if person.note:
            yield person.id, f"note {value(person.note)}"
        if person.source_id:
            yield person.id, f"source {value(person.source_id)}"


def _not_protected(text: str) -> str:
    """`address protected from …` would be read as a protection."""
    return quoted(text) if text.casefold().startswith("protected") else value(text)


def _health(mark: HealthMark) -> str:
    suspected = "suspected " if mark.state is HealthState.SUSPECTED else ""
    recovery = " in recovery" if mark.state is HealthState.RECOVERY else ""
    detail = f" {inner(mark.detail)}" if mark.detail else ""
    return f"{suspected}{mark.kind.value}{recovery}{detail}"


def _optional(words: str, said: str) -> str:
    return f" {words} {said}" if said else ""


def _protection(told: Protection, namer: Namer) -> str:
    whom = _optional("from", namer.refs(told.hidden_from))
    why = _optional("because", inner(told.why) if told.why else "")
    until = _optional("until", say_date(told.until) if told.until else "")
    return f"{told.what.value} protected{whom}{why}{until}"


_STATES = {PrState.HOLDS: "PR", PrState.DOES_NOT: "no PR", PrState.UNKNOWN: "PR unknown"}


def _for(family: Family, child: str, namer: Namer) -> str:
    """For which child, where the family has more than one in focus."""
    only = [focus.person for focus in family.children] == [child]
    return "" if only else f" for {namer.ref(child)}"


def _responsibility(told: Responsibility, for_: str) -> str:
    sure = " confirmed" if told.confirmed else ""
    why = _optional("because", inner(told.basis) if told.basis else "")
    return f"{_STATES[told.state]}{sure}{for_}{why}"


def _consent(told: Consent, for_: str, namer: Namer) -> str:
    limits = _optional("limits", inner(told.limits) if told.limits else "")
    why = _optional("because", inner(told.reason) if told.reason else "")
    by = _optional("asked by", namer.someone(told.asked_by) if told.asked_by else "")
    on = _optional("on", say_day(told.asked_on) if told.asked_on else "")
    return f"consent {_ANSWERS[told.answer]}{for_}{limits}{why}{by}{on}"


def _voice(told: Voice, namer: Namer) -> str:
    about = _optional("about", namer.ref(told.about) if told.about else "")
    to = _optional("to", namer.someone(told.said_to) if told.said_to else "")
    on = _optional("on", say_day(told.said_on) if told.said_on else "")
    return f"said {quoted(told.words)}{about}{to}{on}{_kept(told, namer)}"


def _kept(told: Voice, namer: Namer) -> str:
    """Whom the words are kept from, and why."""
    if not told.kept_from:
        return ""
    why = _optional("because", inner(told.kept_why) if told.kept_why else "")
    return f" kept from {EVERYONE if EVERYONE in told.kept_from else namer.refs(told.kept_from)}{why}"
