"""The plan as lists show it: what stands in a version, what changed, who has it, what hangs on whom."""

from collections.abc import Iterator, Mapping

from famnet.domain.family import Family
from famnet.domain.mapping import BottomLine, MappingItem, SafetyGoal
from famnet.domain.plan_diff import Edit, Words, diff
from famnet.domain.plan_stress import stress_test
from famnet.domain.plan_versions import (
    commitments_in,
    contingencies_in,
    draft_of,
    history,
    in_force,
    numbers_in,
    version,
)
from famnet.domain.plans import Commitment, Contingency, Plan
from famnet.usecases.mapping import name_of
from famnet.usecases.plans import at_hand, lacking

Row = Mapping[str, object]


def plan_rows(family: Family, plan: Plan) -> list[Row]:
    """Who does what, then what happens if, in one version, numbered through."""
    numbers = numbers_in(family, plan)
    promises = (_promise(family, numbers[c.id], c) for c in commitments_in(family, plan))
    return [*promises, *(_if_then(family, numbers[c.id], c) for c in contingencies_in(family, plan))]


def line_words(family: Family, number: int, start: str = "Now") -> str:
    """One line of the plan at hand, read back: `Now: 2. Joy Okafor rings at eight, every night.`."""
    row = next(row for row in plan_rows(family, at_hand(family)) if row["number"] == number)
    checked = f"checked by {row['checked_by']}" if row["checked_by"] else ""
    said = ", ".join(filter(None, (f"{row['who']} {row['what']}".strip(), str(row["when"]), checked)))
    return f"{start}: {number}. {said}."


def draft_words(family: Family, plan: Plan) -> list[str]:
    """That a version is being written, and what its numbers count beside the one in force."""
    said = f"Version {plan.number} is being written; nobody has agreed it yet."
    now = in_force(family)
    if now is None:
        return [said]
    return [
        f"{said} Version {now.number} is in force: `famnet plan show --version {now.number}`.",
        "Numbers are those of the version in force; what was taken out leaves a gap, what is new comes last.",
    ]


def newer_draft_words(family: Family) -> list[str]:
    """That a newer version waits, where something was made from the one in force; nothing otherwise."""
    draft, now = draft_of(family), in_force(family)
    if draft is None or now is None:
        return []
    waiting = f"Version {draft.number} is being written: `famnet plan draft --agreed DATE` puts it into force."
    return [f"This is from version {now.number}, which is in force. {waiting}"]


def _promise(family: Family, number: int, promise: Commitment) -> Row:
    return {
        "number": number,
        "who": name_of(family, promise.who),
        "what": promise.what,
        "when": " ".join(filter(None, (promise.when, promise.how_often))),
        "checked_by": name_of(family, promise.monitor),
        "for_whom": name_of(family, promise.for_whom),
        "answers": " / ".join(_answers(family, promise)),
        "works_when": promise.works_when,
        "by": "service" if promise.professional else "network",
        "agreed": promise.agreed,
    }


def _answers(family: Family, promise: Commitment) -> Iterator[str]:
    """The worry, the goal and the must-have it is there for, in words."""
    worries: Mapping[str, MappingItem] = {item.id: item for item in family.mapping}
    goals: Mapping[str, SafetyGoal] = {goal.id: goal for goal in family.goals}
    lines: Mapping[str, BottomLine] = {line.id: line for line in family.bottom_lines}
    if promise.worry in worries:
        yield worries[promise.worry].text
    if promise.goal in goals:
        yield goals[promise.goal].goal
    if promise.must_have in lines:
        yield lines[promise.must_have].must_have


def _if_then(family: Family, number: int, line: Contingency) -> Row:
    empty = dict.fromkeys(("checked_by", "for_whom", "answers", "works_when", "by"), "")
    who = name_of(family, line.who)
    return {
        "number": number,
        "who": who,
        "what": line.response,
        "when": f"if {line.sign}",
        **empty,
        "agreed": True,
    }


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


def history_rows(family: Family) -> list[Row]:
    """Every version of the plan, a row each."""
    return [
        {
            "version": plan.number,
            "state": plan.state.value,
            "agreed": plan.agreed_on,
            "reviewed": plan.reviewed_on,
            "given_to": list(_given_to(family, plan)),
            "why": plan.why,
        }
        for plan in history(family)
    ]


def _given_to(family: Family, plan: Plan) -> dict[str, None]:
    return dict.fromkeys(name_of(family, c.person) for c in family.plan_copies if c.plan == plan.id)


def share_rows(family: Family) -> list[Row]:
    """Who has which version, when and how; then who should have the one in force and does not."""
    numbers = {plan.id: plan.number for plan in family.plans}
    copies = sorted(family.plan_copies, key=lambda copy: (copy.given_on, numbers.get(copy.plan, 0)))
    has = [
        {"who": name_of(family, c.person), "version": numbers.get(c.plan), "on": c.given_on, "how": c.how}
        for c in copies
    ]
    plan = in_force(family)
    late = f"does not have version {plan.number}" if plan else ""
    lacks = [{"who": name_of(family, p), "version": None, "on": None, "how": late} for p in lacking(family)]
    return [*has, *lacks]
