"""The network: who has been looked for, and who has been asked."""

from collections.abc import Iterator

from famnet.domain.dates import age_on
from famnet.domain.mapping import ConsentAnswer
from famnet.domain.people import Engagement, Gender
from famnet.domain.rules.book import Case, Concern, rule
from famnet.domain.rules.responsibility import holders
from famnet.domain.ties import ParentKind

_ANSWERS = frozenset({ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.LIMITED})
_NEEDS_A_REASON = frozenset({ConsentAnswer.UNSAFE_TO_ASK, ConsentAnswer.NOT_FOUND, ConsentAnswer.LIMITED})


@rule("father-looked-at")
def father_looked_at(case: Case) -> Iterator[Concern]:
    """A child whose father is not in the network, or stands there without a name."""
    for child in case.children:
        fathers = _fathers(case, child)
        if not any(case.kin.people[f].name for f in fathers) and not _two_mothers(case, child):
            name = case.name(child)
            yield Concern(f"{name}’s father is not named. Who is he, and has anybody asked him?", name)


@rule("paternal-side-looked-at")
def paternal_side_looked_at(case: Case) -> Iterator[Concern]:
    """A child whose father's parents, brothers and sisters are nowhere in the network."""
    for child in case.children:
        fathers = _fathers(case, child)
        if fathers and not any(_has_own_people(case, father) for father in fathers):
            name = case.name(child)
            yield Concern(f"Nobody of the father’s side of {name}’s family is in the network yet.", name)


@rule("consent-asked")
def consent_asked(case: Case) -> Iterator[Concern]:
    """Whoever has not been asked; and an answer that nobody can follow without its reason."""
    yield from not_asked(case)
    for consent in case.family.consents:
        if consent.answer in _NEEDS_A_REASON and not (consent.reason or consent.limits):
            name = case.name(consent.person)
            yield Concern(f"{name}: “{consent.answer}” has no reason written down.", name)


@rule("consent-before-meeting")
def consent_before_meeting(case: Case) -> Iterator[Concern]:
    """The same people, once a meeting is planned that is not over."""
    planned = [m for m in case.family.meetings if m.held_on is None or m.held_on >= case.today]
    if planned:
        yield from not_asked(case)


def not_asked(case: Case) -> Iterator[Concern]:
    """The children, and those with parental responsibility for them, from whom no answer is recorded."""
    for child in case.children:
        answered = {c.person for c in case.family.consents if c.child in (child, "")}
        holding = [h.person for h in holders(case.family, child)]
        for person in dict.fromkeys([child, *holding]):
            if person not in answered:
                yield _not_asked(case, person, child)


@rule("nobody-asked-yet")
def nobody_asked_yet(case: Case) -> Iterator[Concern]:
    """People who were found and then left alone."""
    answered = {c.person for c in case.family.consents if c.answer in _ANSWERS}
    found = [p for p in case.family.people if p.engagement is Engagement.IDENTIFIED and p.name and p.alive]
    found = [p for p in found if p.id not in answered]
    for person in found:
        age = age_on(person.born, case.today)
        grown_up = age is None or age >= case.number("child-is-grown-up")
        if grown_up and not person.professional and person.id not in case.children:
            yield Concern(f"Nobody has approached {person.name} yet.", person.name)


def _not_asked(case: Case, person: str, child: str) -> Concern:
    name = case.name(person)
    what = "may be involved" if person == child else f"may be involved for {case.name(child)}"
    return Concern(f"{name} has not been asked whether the network {what}.", name)


def _fathers(case: Case, child: str) -> list[str]:
    parents = case.kin.parents_of(child, ParentKind.BIRTH)
    mothers = [p for p in parents if case.kin.people[p].gender is Gender.FEMALE]
    return [p for p in parents if p not in mothers]


def _two_mothers(case: Case, child: str) -> bool:
    parents = case.kin.parents_of(child)
    women = [p for p in parents if case.kin.people[p].gender is Gender.FEMALE]
    return len(women) > 1


def _has_own_people(case: Case, father: str) -> bool:
    own = {*case.kin.ancestors_of(father), *case.kin.siblings_of(father)}
    own |= {tie.person for tie in case.family.ties if tie.of == father}
    return any(case.kin.people[p].name for p in own if p in case.kin.people)
