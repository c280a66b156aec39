"""The one plan: drafting it, agreeing it, who does what in it, who has it."""

from collections.abc import Mapping, Sequence
from datetime import date

from famnet.domain import plan_drafting, plan_lines, reviews
from famnet.domain.clocks import load_clocks
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.plan_versions import commitments_in, contingencies_in, history, version
from famnet.domain.plans import Commitment, Contingency, PlanKind
from famnet.exchange.working_days import EnglandWorkingDays

Row = Mapping[str, object]


def draft_plan(family: Family, kinds: Sequence[str], *, agreed: date | None) -> Family:
    """The next version of the plan opened, or agreed and in force with its reviews worked out."""
    told = kinds_of(family, kinds)
    if agreed is None:
        return plan_drafting.draft(family, kinds=told)
    return with_reviews(plan_drafting.agree(family, agreed, kinds=told))


def kinds_of(family: Family, said: Sequence[str]) -> dict[str, PlanKind]:
    """`child_in_need` for every child in focus, `Ada=child_protection` for one.

    Raises:
        UsageError: the kind is none that famnet knows.
    """
    kinds: dict[str, PlanKind] = {}
    for words in said:
        name, equals, value = words.rpartition("=")
        children = [find_person(family, name).id] if equals else [c.person for c in family.children]
        kinds |= dict.fromkeys(children, _kind(value))
    return kinds


def _kind(word: str) -> PlanKind:
    try:
        return PlanKind(word.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        message = f"“{word}” is not a kind of plan."
        raise UsageError(message, hint=f"Choose among {', '.join(PlanKind)}; or CHILD=KIND for one child.") from None


def with_reviews(family: Family) -> Family:
    """The family with its due dates worked out anew."""
    return reviews.with_reviews(family, working_days=EnglandWorkingDays(), clocks=load_clocks())


def commit(family: Family, commitment: Commitment) -> Family:
    """Somebody promises something."""
    return plan_lines.commit(family, commitment)


def prepare_for(family: Family, contingency: Contingency) -> Family:
    """If this happens, these people do that."""
    return plan_lines.add_contingency(family, contingency)


def plan_rows(family: Family, number: int | None = None) -> list[Row]:
    """Who does what, and what happens if, in one version."""
    plan = version(family, number)
    names = {p.id: p.name or "(unnamed)" for p in family.people}
    promises = [
        {
            "who": names.get(c.who, c.who),
            "what": c.what,
            "when": " ".join(filter(None, (c.when, c.how_often))),
            "checked_by": names.get(c.monitor, c.monitor),
        }
        for c in commitments_in(family, plan)
    ]
    ifs = [
        {"who": names.get(c.who, c.who), "what": c.response, "when": f"if {c.sign}", "checked_by": ""}
        for c in contingencies_in(family, plan)
    ]
    return [*promises, *ifs]


def history_rows(family: Family) -> list[Row]:
    """Every version of the plan, a row each."""
    return [
        {"version": p.number, "state": p.state.value, "agreed": p.agreed_on, "reviewed": p.reviewed_on, "why": p.why}
        for p in history(family)
    ]
