"""Everything famnet looks for, asked together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from famnet.domain.errors import FamnetError, Finding, Level, UsageError
from famnet.domain.family import Family, put
from famnet.domain.overrides import Override
from famnet.domain.rules import (  # noqa: F401 -- each puts its rules into the book
    commitments,
    keeping,
    meetings,
    network,
    oddities,
    plan,
    responsibility,
    reviewing,
)
from famnet.domain.rules.book import Mode, Rule, Stage, load_rules, look

EVERY_STAGE = frozenset(Stage)
PLAN_STAGES = frozenset({Stage.PLAN, Stage.REVIEW})
AGENDA_STAGES = frozenset({Stage.AGENDA, Stage.MEETING})


class BlockedByRuleError(FamnetError):
    """A rule says stop, and nobody has recorded why to go on."""

    hint = "Do what is missing; `famnet check` lists all of it."

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        super().__init__(f"{' '.join(f.message for f in findings)} (rule {first.rule}, {first.source})")
        mends = ", ".join(f"`{f.mend}`" for f in findings if f.mend)
        note = f"Do it, then note what came of it: {mends}. " if mends else ""
        without = f"`famnet check --despite {first.rule} --reason WHY --by NAME`"
        self.hint = f"{note}Or record who goes on without it, and why: {without}."


def check(
    family: Family,
    today: date,
    *,
    stages: frozenset[Stage] = EVERY_STAGE,
    rules: Mapping[str, Rule] | None = None,
) -> tuple[Finding, ...]:
    """What the rules find in a family on a day, the gravest first; with no rules given, famnet's own are asked."""
    found = look(family, today, load_rules() if rules is None else rules, stages)
    gravest = {
        finding.message: finding for finding in reversed(found)
    }  # a rule may warn at one stage and block at a later one
    return tuple(finding for finding in found if gravest[finding.message] is finding)


def override(family: Family, decision: Override) -> Family:
    """Go on although a rule blocks, with a reason and a name; what is enforced cannot be overridden.

    Raises:
        UsageError: the rule does not block, or there is no reason or no name.
    """
    found = load_rules().get(decision.rule)
    if found is None or found.mode is not Mode.BLOCK:
        message = f"“{decision.rule}” is no rule that can be overridden."
        blocking = [id_ for id_, row in load_rules().items() if row.mode is Mode.BLOCK]
        raise UsageError(message, hint=f"These can: {', '.join(blocking)}. Whatever else is found stops nobody.")
    if not (decision.reason.strip() and decision.by.strip()):
        message = "An override needs a reason and the name of who decided it."
        raise UsageError(message, hint="Say why with --reason, for colleagues after you; --by says who decided it.")
    return replace(family, overrides=put(family.overrides, decision))


def stop_at_blocks(findings: tuple[Finding, ...]) -> None:
    """Refuse to go on where findings block: all of the first rule's at once.

    Raises:
        BlockedByRuleError: there is one that nobody overrode.
    """
    blocking = [finding for finding in findings if finding.level is Level.BLOCK]
    if blocking:
        raise BlockedByRuleError([f for f in blocking if f.rule == blocking[0].rule])
