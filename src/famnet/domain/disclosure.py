"""What one audience may see of a family: decided here, before any picture or document is made.

Drawing and documents accept a `FamilyView` and nothing else, so they cannot leak what they were never given.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from famnet.domain.audience import TEAM, Audience, AudienceKind
from famnet.domain.facts import facts_of, kept_words, less_kept
from famnet.domain.family import Family
from famnet.domain.home_names import name_words, named_safely
from famnet.domain.homes import kept_homes
from famnet.domain.mapping import (
    BottomLine,
    Consent,
    GroundRule,
    MappingItem,
    Responsibility,
    SafetyGoal,
    SafetyScale,
    Voice,
)
from famnet.domain.may_see import Question, applies, decide, squeezed
from famnet.domain.meetings import Attendee, Meeting, standing
from famnet.domain.people import Alias, Contact, HealthMark, Person, Protectable, Protection
from famnet.domain.plans import (
    ChildInFocus,
    Commitment,
    Contingency,
    Plan,
    PlanChild,
    PlanCopy,
    ReviewDue,
    StartedClock,
)
from famnet.domain.record import Record, record
from famnet.domain.review_records import CommitmentOutcome, MissedSlot, NetworkChange, PlanReview
from famnet.domain.rota import RotaChange, RotaDuty, RotaSlot
from famnet.domain.said_why import withheld_words
from famnet.domain.ties import Couple, EcomapLink, EmotionalTie, Household, ParentLink, Residence, Tie

__all__ = ["TEAM", "Audience", "AudienceKind", "FamilyView", "question_for", "view_for"]


@record
class FamilyView:
    """What one audience may see of a family. The same records as in the family, less what is withheld."""

    audience: Audience
    today: date
    withheld: int = 0  # how many facts are left out where honesty asks to say so
    name: str
    lead_practitioner: str = ""
    children: tuple[ChildInFocus, ...] = ()
    people: tuple[Person, ...] = ()
    aliases: tuple[Alias, ...] = ()
    contacts: tuple[Contact, ...] = ()
    health: tuple[HealthMark, ...] = ()
    parent_links: tuple[ParentLink, ...] = ()
    couples: tuple[Couple, ...] = ()
    ties: tuple[Tie, ...] = ()
    households: tuple[Household, ...] = ()
    residences: tuple[Residence, ...] = ()
    feelings: tuple[EmotionalTie, ...] = ()
    ecomap: tuple[EcomapLink, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    consents: tuple[Consent, ...] = ()
    voices: tuple[Voice, ...] = ()
    mapping: tuple[MappingItem, ...] = ()
    goals: tuple[SafetyGoal, ...] = ()
    scales: tuple[SafetyScale, ...] = ()
    bottom_lines: tuple[BottomLine, ...] = ()
    ground_rules: tuple[GroundRule, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    plans: tuple[Plan, ...] = ()
    plan_children: tuple[PlanChild, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    plan_copies: tuple[PlanCopy, ...] = ()
    started_clocks: tuple[StartedClock, ...] = ()
    reviews_due: tuple[ReviewDue, ...] = ()
    plan_reviews: tuple[PlanReview, ...] = ()
    outcomes: tuple[CommitmentOutcome, ...] = ()
    network_changes: tuple[NetworkChange, ...] = ()
    missed_slots: tuple[MissedSlot, ...] = ()
    rota_slots: tuple[RotaSlot, ...] = ()
    rota_duties: tuple[RotaDuty, ...] = ()
    rota_changes: tuple[RotaChange, ...] = ()

    @property
    def child_ids(self) -> tuple[str, ...]:
        """The children in focus."""
        return tuple(child.person for child in self.children)


_SHARED = tuple(f.name for f in fields(FamilyView) if f.name not in {"audience", "today", "withheld"})


def view_for(family: Family, audience: Audience, *, today: date) -> FamilyView:
    """What the audience may see of the family on a day: what is kept is taken out, not covered up."""
    question = question_for(family, audience, today)
    there = _without_the_hidden(replace(family, meetings=standing(family.meetings)), question)
    kept = _kept(there, question)
    shown = replace(
        there,
        name=_family_name(family, kept),
        people=tuple(replace(p, name="", called="") if p.id in kept else p for p in there.people),
        aliases=tuple(a for a in there.aliases if a.id not in kept),
        contacts=tuple(c for c in there.contacts if c.id not in kept),
        health=tuple(h for h in there.health if h.id not in kept),
        residences=tuple(r for r in there.residences if r.id not in kept),
        ecomap=tuple(replace(link, name="") if link.person in kept else link for link in there.ecomap),
        feelings=there.feelings if audience.kind not in _GENTLE else (),
        voices=less_kept(there.voices, kept),
        mapping=less_kept(there.mapping, kept),
        goals=less_kept(there.goals, kept),
        commitments=less_kept(there.commitments, kept),
        contingencies=less_kept(there.contingencies, kept),
        **withheld_words(there, question, kept),
    )
    seen = replace(shown, households=_homes(family, there, shown, kept))
    return FamilyView(
        audience=audience,
        today=today,
        withheld=_said_withheld(question),
        **{name: getattr(seen, name) for name in _SHARED},
    )


def _kept(family: Family, question: Question) -> set[str]:
    """What says a fact that the audience may not see, by its id: nothing for the team, which works with all of it."""
    if question.audience.kind is AudienceKind.TEAM:
        return set()
    return {fact.record for fact in facts_of(family) if not decide(fact, question).sees}


def _homes(family: Family, there: Family, shown: Family, kept: set[str]) -> tuple[Household, ...]:
    """Homes somebody is seen in, by names that tell nothing that is kept."""
    if not shown.households:
        return ()
    used, lived_in = ({r.household for r in of.residences} for of in (there, shown))
    seen = name_words(shown.people, shown.aliases)
    homes = (h for h in shown.households if h.id in lived_in or h.id not in used)
    return named_safely(homes, kept, name_words(family.people, family.aliases) - seen)


def question_for(family: Family, audience: Audience, today: date) -> Question:
    """The audience as the tests ask about it, with every word that is kept from it as somebody's fact."""
    protections = (*family.protections, *kept_words(family))
    applying = tuple(p for p in protections if applies(p, audience, today))
    kept = Question(audience=audience, today=today, protections=applying)
    facts = facts_of(family) if applying else ()
    words = {squeezed(f.words) for f in facts if f.words and any(kept.covering(f))}
    telling = frozenset(w for w in words if len(w) >= _TELLING)
    homes = kept_homes(family, audience, today)
    return Question(audience=audience, today=today, protections=protections, words=telling, homes=homes)


def _without_the_hidden(family: Family, question: Question) -> Family:
    """The family without those whose very existence is kept, and without whatever points at them."""
    gone = {
        p.person
        for p in family.protections
        if p.what is Protectable.EXISTENCE and applies(p, question.audience, question.today)
    }
    while gone:
        lost = {r.id for name in _TUPLES for r in getattr(family, name) if gone & set(_points_at(r))}
        if lost <= gone:
            break
        gone |= lost
    kept: dict[str, Any] = {name: tuple(r for r in getattr(family, name) if r.id not in gone) for name in _TUPLES}
    return replace(family, **kept) if gone else family


def _points_at(of: Record) -> Iterator[str]:
    """The ids a record consists of or points at; that a protection names somebody does not make it theirs."""
    if not isinstance(of, Protection):
        yield from (value for f in fields(of) if isinstance(value := getattr(of, f.name), str))


def _family_name(family: Family, kept: set[str]) -> str:
    """The family's name, unless it is a name that is kept."""
    names = [p.name for p in family.people if p.id in kept and p.name]
    return "this family" if any(name.casefold() in family.name.casefold() for name in names) else family.name


def _said_withheld(question: Question) -> int:
    """How many facts honesty asks to mention: not to the one they are kept from by name, who would learn of them."""
    return sum(
        p.what is not Protectable.EXISTENCE
        and question.audience.person not in p.hidden_from
        and applies(p, question.audience, question.today)
        for p in question.protections
    )


_TELLING = 5  # letters and digits below which words are too common to be anybody's fact
_GENTLE = frozenset({AudienceKind.CHILD, AudienceKind.MEMBER, AudienceKind.NETWORK})  # no emotional lines for them
_TUPLES = tuple(f.name for f in fields(Family) if str(f.type).startswith("tuple["))
