"""The one plan: drafting it, agreeing it, who does what in it, who has it."""

from collections.abc import Mapping, Sequence
from datetime import date

from famnet.domain import plan_drafting, plan_lines, reviews
from famnet.domain.clocks import load_clocks
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.plan_diff import Edit, Words, diff
from famnet.domain.plan_stress import stress_test
from famnet.domain.plan_versions import commitments_in, contingencies_in, draft_of, history, version
from famnet.domain.plans import Commitment, Contingency, PlanKind
from famnet.domain.review_recording import UnknownCommitmentError
from famnet.exchange.working_days import EnglandWorkingDays
from famnet.usecases.mapping import name_of

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


def commitment_numbered(family: Family, number: int) -> Commitment:
    """The promise that `plan show` gives this number, in the version that may be written in.

    Raises:
        UnknownCommitmentError: there is none.
    """
    standing = commitments_in(family, draft_of(family) or version(family))
    if not 1 <= number <= len(standing):
        raise UnknownCommitmentError(str(number))
    return standing[number - 1]


def diff_rows(family: Family, before: int | None, after: int | None) -> list[Row]:
    """What changed between two versions, line by line; the last two when none is named."""
    new = (draft_of(family) if after is None else None) or version(family, after)
    old = version(family, before if before is not None else max(new.number - 1, 1))
    return [
        {"change": line.edit.value, "line": " ".join(_marked(words) for words in line.words)}
        for line in diff(family, old, new, lambda id_: name_of(family, id_))
        if line.edit is not Edit.SAME
    ]


def _marked(words: Words) -> str:
    """Words as they stand, or marked as gone or new the way people mark paper."""
    return {Edit.OUT: f"[-{words.text}-]", Edit.IN: f"[+{words.text}+]"}.get(words.edit, words.text)


def stress_rows(family: Family) -> list[Row]:
    """What is left of the plan without each person in turn."""
    return [
        {
            "without": name_of(family, w.person),
            "single_point": w.is_single_point,
            "undone": [c.what for c in w.undone],
            "unchecked": [c.what for c in w.unchecked],
            "worries_unanswered": [item.text for item in w.worries],
            "must_haves_unanswered": [line.must_have for line in w.must_haves],
            "times_uncovered": [f"{slot.weekday.value} {slot.starts}" for slot in w.times],
            "heaviest_then": f"{name_of(family, w.heaviest)}, {w.share}%" if w.heaviest else "",
        }
        for w in stress_test(family, version(family))
    ]


def plan_rows(family: Family, number: int | None = None) -> list[Row]:
    """Who does what, and what happens if, in one version."""
    plan = version(family, number)
    names = {p.id: p.name or "(unnamed)" for p in family.people}
    promises = [
        {
            "number": n,
            "who": names.get(c.who, c.who),
            "what": c.what,
            "when": " ".join(filter(None, (c.when, c.how_often))),
            "checked_by": names.get(c.monitor, c.monitor),
        }
        for n, c in enumerate(commitments_in(family, plan), 1)
    ]
    ifs = [
        {"number": "", "who": names.get(c.who, c.who), "what": c.response, "when": f"if {c.sign}", "checked_by": ""}
        for c in contingencies_in(family, plan)
    ]
    return [*promises, *ifs]


def history_rows(family: Family) -> list[Row]:
    """Every version of the plan, a row each."""
    return [
        {"version": p.number, "state": p.state.value, "agreed": p.agreed_on, "reviewed": p.reviewed_on, "why": p.why}
        for p in history(family)
    ]
