"""The record one works in: a family, its children in focus, and all that is known of its network."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from famnet.domain.engagement import Approach
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
from famnet.domain.overrides import Override
from famnet.domain.people import Alias, Contact, HealthMark, Person, Protection
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
from famnet.domain.rota import Availability, KeptApart, RotaChange, RotaDuty, RotaLimit, RotaSlot
from famnet.domain.ties import Couple, EcomapLink, EmotionalTie, Household, ParentLink, Residence, Tie

R = TypeVar("R", bound=Record)


@record
class Family(Record):
    """One family: scalar facts of its own, and its records by kind, each kind in the order it was told.

    A change returns a new family; the shelf compares the two and writes what differs, with its history.
    """

    name: str
    opened_on: date | None = None
    closed_on: date | None = None
    lead_practitioner: str = ""
    children: tuple[ChildInFocus, ...] = ()
    people: tuple[Person, ...] = ()
    aliases: tuple[Alias, ...] = ()
    contacts: tuple[Contact, ...] = ()
    health: tuple[HealthMark, ...] = ()
    protections: tuple[Protection, ...] = ()
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
    availabilities: tuple[Availability, ...] = ()
    rota_limits: tuple[RotaLimit, ...] = ()
    kept_apart: tuple[KeptApart, ...] = ()
    rota_duties: tuple[RotaDuty, ...] = ()
    rota_changes: tuple[RotaChange, ...] = ()
    overrides: tuple[Override, ...] = ()
    approaches: tuple[Approach, ...] = ()

    def person(self, id_: str) -> Person:
        """The person with this id; KeyError when there is none."""
        for person in self.people:
            if person.id == id_:
                return person
        raise KeyError(id_)

    @property
    def child_in_focus(self) -> Person | None:
        """The first child in focus: whose relatives kin phrases name unless somebody else is said."""
        return self.person(self.children[0].person) if self.children else None

    def with_person(self, person: Person) -> "Family":
        """The same family with one more person, or with this person as now given."""
        return replace(self, people=put(self.people, person))


def put(records: tuple[R, ...], record: R) -> tuple[R, ...]:
    """The records with one replaced by id, or added at the end."""
    if any(r.id == record.id for r in records):
        return tuple(record if r.id == record.id else r for r in records)
    return (*records, record)
