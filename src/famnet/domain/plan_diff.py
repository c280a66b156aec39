"""What changed between two versions of the plan, word by word."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from famnet.domain.plan_versions import Planned, commitments_in, contingencies_in, kinds_in
from famnet.domain.plans import Commitment, Contingency, Plan, PlanLine

Name = Callable[[str], str]


class Edit(StrEnum):
    """What happened to some words, or to a whole line."""

    SAME = "same"
    OUT = "out"
    IN = "in"
    CHANGED = "changed"


@dataclass(frozen=True)
class Words:
    """Words that stayed, went or came."""

    edit: Edit
    text: str


@dataclass(frozen=True)
class LineDiff:
    """One line of the plan, and what happened to it."""

    edit: Edit
    words: tuple[Words, ...]


def diff(planned: Planned, before: Plan, after: Plan, name: Name) -> tuple[LineDiff, ...]:
    """Every line that is in either version, in the order of the later one, what was taken out last.

    Args:
        planned: the family, or what an audience may see of it.
        before: the earlier version.
        after: the later version.
        name: how the reader knows a person by their id.
    """
    old = {line.id: line for line in _lines(planned, before)}
    pairs = [(_former(planned, old, line), line) for line in _lines(planned, after)]
    kept = {former.id for former, _ in pairs if former}
    return (
        _compared(_heading(planned, before, name), _heading(planned, after, name)),
        *(_line(former, line, name) for former, line in pairs),
        *(_whole(Edit.OUT, sentence(line, name)) for line in old.values() if line.id not in kept),
    )


def sentence(line: PlanLine, name: Name) -> str:
    """A line of the plan as one reads it."""
    return " ".join(_parts(line, name)) + "."


def words(before: str, after: str) -> tuple[Words, ...]:
    """The two texts as one: words that stayed, that went and that came, in reading order."""
    old, new = before.split(), after.split()
    return tuple(_edits(old, new))


def _edits(old: list[str], new: list[str]) -> Iterator[Words]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Words(Edit.SAME, " ".join(old[i:j]))
        else:
            yield from (Words(e, " ".join(w)) for e, w in ((Edit.OUT, old[i:j]), (Edit.IN, new[k:m])) if w)


def _lines(planned: Planned, plan: Plan) -> tuple[PlanLine, ...]:
    return (*commitments_in(planned, plan), *contingencies_in(planned, plan))


def _line(former: PlanLine | None, line: PlanLine, name: Name) -> LineDiff:
    now = sentence(line, name)
    return _whole(Edit.IN, now) if former is None else _compared(sentence(former, name), now)


def _former(planned: Planned, old: Mapping[str, PlanLine], line: PlanLine) -> PlanLine | None:
    """What the line was in the earlier version, however often it was replaced since."""
    every: dict[str, PlanLine] = {one.id: one for one in (*planned.commitments, *planned.contingencies)}
    seen: PlanLine | None = line
    while seen and seen.id not in old:
        seen = every.get(seen.replaces)
    return old[seen.id] if seen else None


def _compared(before: str, after: str) -> LineDiff:
    if before == after:
        return _whole(Edit.SAME, after)
    return LineDiff(Edit.CHANGED, words(before, after))


def _whole(edit: Edit, text: str) -> LineDiff:
    return LineDiff(edit, (Words(edit, text),))


def _heading(planned: Planned, plan: Plan, name: Name) -> str:
    kinds = kinds_in(planned, plan)
    told = [f"{name(child)}: {kind.words}" for child, kind in sorted(kinds.items())]
    told += [f"{name(plan.family_lead)} holds the plan"] if plan.family_lead else []
    told += [f"out of hours: {plan.out_of_hours}"] if plan.out_of_hours else []
    return "; ".join([f"Version {plan.number}", *told]) + "."


def _parts(line: PlanLine, name: Name) -> Iterator[str]:
    if isinstance(line, Commitment):
        for_whom = f"for {name(line.for_whom)}" if line.for_whom else ""
        monitor = f"({name(line.monitor)} checks)" if line.monitor else ""
        yield from filter(None, (name(line.who), line.what, line.when, line.how_often, for_whom, monitor))
    if isinstance(line, Contingency):
        yield from filter(None, (f"If {line.sign}:", name(line.who) if line.who else "", line.response))
