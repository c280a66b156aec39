"""Before a meeting: asking whether the network may be involved, and engaging each person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.mapping import Consent, ConsentAnswer
from famnet.domain.overrides import Override
from famnet.domain.people import Person
from famnet.domain.rules.check import AGENDA_STAGES, check, override, stop_at_blocks
from famnet.domain.rules.responsibility import holders
from famnet.usecases.mapping import name_of

Row = Mapping[str, object]
NEEDS_REASON = frozenset({ConsentAnswer.UNSAFE_TO_ASK, ConsentAnswer.NOT_FOUND, ConsentAnswer.NO})


class ReasonMissingError(UsageError):
    """This answer needs a reason."""

    def __init__(self, answer: str) -> None:
        super().__init__(f"“{answer}” needs a reason.", hint="Add --reason and say why, for colleagues after you.")


def record_consent(family: Family, consent: Consent) -> Family:
    """What somebody answered for a child, in place of what they answered before.

    Raises:
        ReasonMissingError: not asked, not found, or no, without a reason.
    """
    if consent.answer in NEEDS_REASON and not consent.reason.strip():
        raise ReasonMissingError(consent.answer.value)
    kept = tuple(c for c in family.consents if (c.child, c.person) != (consent.child, consent.person))
    return replace(family, consents=(*kept, consent))


def answers_for(family: Family, person: Person) -> list[str]:
    """The children in focus somebody may answer for: themselves, or those they hold it for; else all."""
    children = [c.person for c in family.children]
    parents = Kin(family).parents_of
    own = [
        child
        for child in children
        if child == person.id or person.id in parents(child) or _holds_for(family, person, child)
    ]
    return own or children


def _holds_for(family: Family, person: Person, child: str) -> bool:
    return person.id in {holder.person for holder in holders(family, child)}


def consent_words(family: Family, person: Person, answer: ConsentAnswer, children: Sequence[str]) -> list[str]:
    """What was noted, for whom, and where nobody waits for this answer: only who holds responsibility is asked."""
    names = " and ".join(name_of(family, child) for child in children if child != person.id)
    lines = [f"Noted: {person.name}, {answer.value}{f', for {names}' if names else ''}."]
    others = [child for child in children if child != person.id and not _holds_for(family, person, child)]
    if others:
        whom = " and ".join(name_of(family, child) for child in others)
        name = person.name
        lines.append(f"{name} is not known to hold parental responsibility for {whom}: nobody waits for this answer.")
        lines.append(f'→ If they hold it: `famnet network edit "{name}" --pr`.')
        lines.append(f'→ Whether they take part is noted with `famnet engage log "{name}"`.')
    return lines


def consent_rows(family: Family) -> list[Row]:
    """Who was asked about which child, and what they answered."""
    return [
        {
            "child": name_of(family, c.child),
            "person": name_of(family, c.person),
            "answer": c.answer.value,
            "limits": c.limits,
            "reason": c.reason,
            "asked_by": c.asked_by,
            "on": c.asked_on,
        }
        for c in family.consents
    ]


def go_on(family: Family, rule: str, reason: str, by: str, today: date) -> Family:
    """The decision to go on although a rule says stop, with its reason and a name.

    Raises:
        UsageError: the rule does not stop anything, or there is no reason.
    """
    return override(family, Override(rule=rule, reason=reason, by=by, decided_on=today))


def ready_to_go_out(family: Family, today: date) -> None:
    """See that no rule stops the papers of a meeting: whoever has to be asked first has been.

    Raises:
        BlockedByRuleError: one does, and nobody recorded why to go on.
    """
    stop_at_blocks(check(family, today, stages=AGENDA_STAGES))
