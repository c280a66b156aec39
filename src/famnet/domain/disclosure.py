"""What one audience may see of a family: decided here, before any picture or document is made.

Drawing and documents accept a `FamilyView` and nothing else, so they cannot leak what they were never given.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from famnet.domain.family import Family
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
from famnet.domain.meetings import Attendee, Meeting
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
from famnet.domain.record import record
from famnet.domain.review_records import CommitmentOutcome, MissedSlot, NetworkChange, PlanReview
from famnet.domain.rota import RotaChange, RotaDuty, RotaSlot
from famnet.domain.ties import Couple, EcomapLink, EmotionalTie, Household, ParentLink, Residence, Tie


class AudienceKind(StrEnum):
    """For whom a picture or a document is made."""

    TEAM = "team"
    CHILD = "child"
    MEMBER = "member"
    NETWORK = "network"
    PROFESSIONALS = "professionals"
    CONFERENCE = "conference"
    COURT = "court"


@dataclass(frozen=True)
class Audience:
    """A kind of reader; a named one for MEMBER and CHILD."""

    kind: AudienceKind = AudienceKind.TEAM
    person: str = ""


TEAM = Audience()


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
    """What the audience may see of the family on a day: protected facts are taken out, not covered up."""
    hidden = [p for p in family.protections if _hides(p, audience, today)]
    shown = replace(
        family,
        people=tuple(_person(p, hidden) for p in family.people if not _gone(p.id, hidden)),
        aliases=tuple(a for a in family.aliases if not _is_hidden(a.person, _ALIAS[a.former], hidden)),
        contacts=tuple(c for c in family.contacts if not _is_hidden(c.person, Protectable(c.kind.value), hidden)),
        health=tuple(h for h in family.health if not _is_hidden(h.person, Protectable.HEALTH, hidden)),
        residences=tuple(r for r in family.residences if not _is_hidden(r.person, Protectable.WHEREABOUTS, hidden)),
    )
    return FamilyView(
        audience=audience,
        today=today,
        withheld=len(hidden),
        **{name: getattr(shown, name) for name in _SHARED},
    )


_ALIAS = {False: Protectable.ALIAS, True: Protectable.FORMER_NAME}


def _hides(protection: Protection, audience: Audience, today: date) -> bool:
    """Whether a protection applies to this audience: somebody it names may be among its readers."""
    if protection.until and protection.until.latest < today:
        return False
    if audience.kind is AudienceKind.TEAM:
        return False
    named = not protection.hidden_from or not audience.person
    return named or audience.person in protection.hidden_from


def _is_hidden(person: str, what: Protectable, hidden: list[Protection]) -> bool:
    return any(p.person == person and p.what is what for p in hidden)


def _gone(person: str, hidden: list[Protection]) -> bool:
    return _is_hidden(person, Protectable.EXISTENCE, hidden)


def _person(person: Person, hidden: list[Protection]) -> Person:
    return replace(person, name="") if _is_hidden(person.id, Protectable.NAME, hidden) else person
