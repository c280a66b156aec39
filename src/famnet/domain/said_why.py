"""Words that tell more than they mean to: why something was not done, how a copy was sent, and where somebody is."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from famnet.domain.audience import AudienceKind
from famnet.domain.family import Family
from famnet.domain.may_see import Question, applies, squeezed
from famnet.domain.people import Protectable
from famnet.domain.review_records import CommitmentOutcome, MissedSlot
from famnet.domain.rota import RotaSlot

_WHY = frozenset({Protectable.HEALTH, Protectable.WORK, Protectable.WHEREABOUTS, Protectable.ADDRESS})
_WHERE = frozenset({Protectable.WHEREABOUTS, Protectable.ADDRESS})


def withheld_words(family: Family, question: Question, gone: Collection[str] = ()) -> dict[str, Any]:
    """Outcomes, absences, changes, copies and times of the rota without what this audience may not learn.

    A reason is left out for somebody whose health, work or home is kept from the audience, a place where somebody
    comes whose home is; both wherever they say words that are kept. A child is told no reasons of grown-ups. How
    something went that is itself kept (`gone`, by id) goes with it.
    """
    if question.audience.kind is AudienceKind.TEAM:
        return {}
    why, where = (_kept(question, kinds) for kinds in (_WHY, _WHERE))
    if question.audience.kind is AudienceKind.CHILD:
        why |= {p.id for p in family.people if p.id != question.audience.person}
    doing = {c.id: c.who for c in family.commitments}
    return {
        "outcomes": tuple(
            _outcome(o, doing.get(o.commitment, ""), why, question)
            for o in family.outcomes
            if o.commitment not in gone
        ),
        "missed_slots": tuple(_missed(m, why, question) for m in family.missed_slots),
        "network_changes": tuple(
            replace(c, reason=_words(c.reason, c.person, why, question)) for c in family.network_changes
        ),
        "rota_changes": tuple(
            replace(c, why=_words(c.why, c.instead_of, why, question)) for c in family.rota_changes
        ),
        "plan_copies": tuple(replace(c, how=_words(c.how, c.person, where, question)) for c in family.plan_copies),
        "attendees": tuple(replace(a, barrier=_words(a.barrier, a.person, why, question)) for a in family.attendees),
        "rota_slots": tuple(_slot(s, _there(family, s), where, question) for s in family.rota_slots),
    }


def _kept(question: Question, kinds: Collection[Protectable]) -> set[str]:
    """People of whom one of these kinds of fact is kept from the audience; nothing of one's own is."""
    kept = {
        p.person for p in question.protections if p.what in kinds and applies(p, question.audience, question.today)
    }
    return kept - {question.audience.person}


def _outcome(told: CommitmentOutcome, who: str, kept: Collection[str], question: Question) -> CommitmentOutcome:
    return replace(told, reason=_words(told.reason, who, kept, question))


def _missed(told: MissedSlot, kept: Collection[str], question: Question) -> MissedSlot:
    barrier, help_ = (_words(words, told.person, kept, question) for words in (told.barrier, told.follow_up))
    return replace(told, barrier=barrier, follow_up=help_, slot=_words(told.slot, "", (), question))


def _slot(told: RotaSlot, there: Collection[str], kept: Collection[str], question: Question) -> RotaSlot:
    place = "" if any(person in kept for person in there) else _words(told.place, "", (), question)
    return replace(told, place=place, what=_words(told.what, "", (), question) or "at home")


def _there(family: Family, slot: RotaSlot) -> set[str]:
    return {slot.for_whom, *(duty.person for duty in family.rota_duties if duty.slot == slot.id)} - {""}


def _words(words: str, about: str, kept: Collection[str], question: Question) -> str:
    """The words, unless they are about somebody they must not tell of, or say what is kept as somebody's fact."""
    tight = squeezed(words)
    return "" if about in kept or any(secret in tight for secret in question.words) else words
