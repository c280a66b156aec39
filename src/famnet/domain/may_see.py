"""Whether an audience may see a fact, decided one fact at a time, and why: the reasons behind every redaction.

The tests are asked in turn and the first that has an answer gives it. Consent's limits and what each safety circle
knows take their place among them when they are recorded.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.facts import Fact
from famnet.domain.people import Protectable, Protection
from famnet.domain.record import record, value

_REACH = frozenset({Protectable.ADDRESS, Protectable.PHONE, Protectable.EMAIL, Protectable.WORK})
_PRIVATE = _REACH | {Protectable.SCHOOL, Protectable.HEALTH, Protectable.FORMER_NAME}

# What a copy leaves out unless somebody decides otherwise: as little about each person as its reader needs.
LEFT_OUT: Mapping[AudienceKind, frozenset[Protectable]] = MappingProxyType(
    {
        AudienceKind.TEAM: frozenset(),
        AudienceKind.COURT: _REACH,
        AudienceKind.CONFERENCE: _REACH,
        AudienceKind.PROFESSIONALS: _REACH - {Protectable.PHONE},
        AudienceKind.NETWORK: _PRIVATE,
        AudienceKind.MEMBER: _PRIVATE,
        AudienceKind.CHILD: _PRIVATE,
    }
)
# A name that is kept takes with it every other name, and somebody whose existence is kept has no facts at all.
_COVERS: Mapping[Protectable, frozenset[Protectable]] = MappingProxyType(
    {
        Protectable.NAME: frozenset({Protectable.NAME, Protectable.ALIAS, Protectable.FORMER_NAME}),
        Protectable.EXISTENCE: frozenset(Protectable),
        Protectable.WHEREABOUTS: frozenset({Protectable.WHEREABOUTS, Protectable.ADDRESS}),
    }
)


@value
class Decision:
    """Whether a fact may be seen, and the reason in a sentence."""

    sees: bool
    why: str


@record
class Question:
    """One audience on one day, and the protections of the family."""

    audience: Audience
    today: date
    protections: tuple[Protection, ...]
    words: frozenset[str] = field(default=frozenset())  # that are kept from this audience as somebody's fact
    homes: frozenset[str] = field(default=frozenset())  # residences, by id, that would tell where somebody lives

    @cached_property
    def _by_whose(self) -> Mapping[str, list[Protection]]:
        found: dict[str, list[Protection]] = defaultdict(list)
        for protection in self.protections:
            found[protection.person].append(protection)
        return dict(found)

    def covering(self, fact: Fact) -> Iterator[Protection]:
        """The protections that speak of this fact: looked up, as there can be hundreds of each."""
        for whose in dict.fromkeys((fact.person, fact.record)):
            yield from (p for p in self._by_whose.get(whose, ()) if covers(p, fact))


def applies(protection: Protection, audience: Audience, today: date) -> bool:
    """Whether a protection counts for this audience: somebody it names may be among its readers."""
    if audience.kind is AudienceKind.TEAM or (protection.until and protection.until.latest < today):
        return False
    return not protection.hidden_from or not audience.person or audience.person in protection.hidden_from


def covers(protection: Protection, fact: Fact) -> bool:
    """Whether a protection speaks of this fact: of one of that person's, or of this one line of words."""
    kinds = _COVERS.get(protection.what, frozenset({protection.what}))
    return fact.what in kinds and protection.person in (fact.person, fact.record)


def squeezed(words: str) -> str:
    """Words without case, spaces and punctuation: `14 Larch Rd.` and `14, larch rd` are the same place."""
    return "".join(c for c in words.casefold() if c.isalnum())


def decide(fact: Fact, question: Question) -> Decision:
    """Whether the audience may see the fact, by the first test that has an answer."""
    found = (test(fact, question) for test in _TESTS)
    return next((decision for decision in found if decision), _SHARED)


def _team(_: Fact, question: Question) -> Decision | None:
    if question.audience.kind is AudienceKind.TEAM:
        return Decision(sees=True, why="the team works with all of it")
    return None


def _kept(fact: Fact, question: Question) -> Decision | None:
    for protection in question.covering(fact):
        if applies(protection, question.audience, question.today):
            return Decision(sees=False, why="kept from them" + (f": {protection.why}" if protection.why else ""))
    return None


def _same_words(fact: Fact, question: Question) -> Decision | None:
    if fact.what is not Protectable.WHEREABOUTS and _is_said(fact, question.words):
        return Decision(sees=False, why="the same words are kept from them as somebody else's fact")
    return None


def _is_said(fact: Fact, kept: Collection[str]) -> bool:
    """Whether the fact is one of the words kept: a place or a number however much of it is written down."""
    said = squeezed(fact.words)
    if said in kept:
        return True
    if fact.what is Protectable.PHONE:
        return any(_same_number(said, other) for other in kept)
    return fact.what in _PLACES and any(_same_place(said, other) for other in kept)


_PLACES = frozenset({Protectable.ADDRESS, Protectable.SCHOOL, Protectable.WORK})
_LONG_ENOUGH = 7  # letters of a place, or digits of a number, that mean no other


def _same_place(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG_ENOUGH and (one in other or other in one)


def _same_number(one: str, other: str) -> bool:
    """`+44 7700 900461` is `07700 900461`."""
    digits = [re.sub(r"^(?:00)?44|^0", "", re.sub(r"\D", "", each)) for each in (one, other)]
    return min(map(len, digits)) >= _LONG_ENOUGH and (digits[0].endswith(digits[1]) or digits[1].endswith(digits[0]))


def _home(fact: Fact, question: Question) -> Decision | None:
    if fact.what is Protectable.WHEREABOUTS and fact.record in question.homes:
        return Decision(sees=False, why="it would tell where somebody lives whose home is kept from them")
    return None


def _own(fact: Fact, question: Question) -> Decision | None:
    own = fact.person and fact.person == question.audience.person
    return Decision(sees=True, why="it is their own") if own else None


def _left_out(fact: Fact, question: Question) -> Decision | None:
    if fact.what in LEFT_OUT[question.audience.kind]:
        return Decision(sees=False, why="copies of this kind do without it")
    return None


_SHARED = Decision(sees=True, why="part of what everybody works from")
_Test = Callable[[Fact, Question], Decision | None]
_TESTS: tuple[_Test, ...] = (_team, _kept, _same_words, _own, _home, _left_out)
