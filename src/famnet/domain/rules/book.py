"""The book of rules: a rule is a row of data, and a function of the same id that looks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from famnet.domain.errors import Finding, Level
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.meetings import standing
from famnet.domain.plan_versions import current
from famnet.domain.plans import Plan
from famnet.domain.record import record
from famnet.domain.reference import Dated, ReferenceDataError, Row, dated, rows, text, whole


class Mode(StrEnum):
    """How hard a rule holds."""

    ENFORCE = "enforce"
    BLOCK = "block"
    WARN = "warn"
    PROMPT = "prompt"


class Stage(StrEnum):
    """When a rule is asked about."""

    NETWORK = "network"
    AGENDA = "agenda"
    MEETING = "meeting"
    PLAN = "plan"
    REVIEW = "review"


@record
class Rule(Dated):
    """One rule: what ought to be, how hard it holds, and the number it counts with, if any."""

    id: str
    what: str
    mode: Mode
    stage: Stage
    number: int | None = None
    off: bool = False
    mend: str = ""  # the command that mends it; `{about}` is whom or what it is about


@dataclass(frozen=True)
class Concern:
    """What a rule saw: a sentence, and whom or what it is about."""

    message: str
    about: str = ""


class Case:
    """A family on a day, as the rules look at it."""

    def __init__(self, family: Family, today: date, rules: Mapping[str, Rule]) -> None:
        self.family = family
        self.today = today
        self._rules = rules

    @cached_property
    def kin(self) -> Kin:
        """The family as a graph."""
        return Kin(self.family)

    @property
    def children(self) -> tuple[str, ...]:
        """The children in focus."""
        return tuple(child.person for child in self.family.children)

    @cached_property
    def plan(self) -> Plan | None:
        """The version in force, or else the one being written."""
        return current(self.family)

    def number(self, rule: str) -> int:
        """What a rule counts with.

        Raises:
            ReferenceDataError: its row has no number.
        """
        number = self._rules[rule].number
        if number is None:
            raise ReferenceDataError(rule, "`number` is missing")
        return number

    def name(self, person: str) -> str:
        """How a sentence names somebody: a name, or that nobody has named them yet."""
        found = self.kin.people.get(person)
        return (found.name if found else "") or "somebody not named yet"


Look = Callable[[Case], Iterator[Concern]]

LOOKS: dict[str, Look] = {}
_LEVEL = MappingProxyType(
    {Mode.ENFORCE: Level.BLOCK, Mode.BLOCK: Level.BLOCK, Mode.WARN: Level.WARN, Mode.PROMPT: Level.PROMPT}
)
_ORDER = tuple(Level)


def rule(id_: str) -> Callable[[Look], Look]:
    """The function below looks for what the row with this id asks."""

    def put(look: Look) -> Look:
        LOOKS[id_] = look
        return look

    return put


def load_rules(*also: Path) -> Mapping[str, Rule]:
    """Every rule by its id: famnet's own, then those of local files, which replace rows of the same id.

    Raises:
        ReferenceDataError: a row lacks a column, or has a mode or stage nobody knows.
    """
    return MappingProxyType({str(row["id"]): _rule(row) for row in rows("rules", *also)})


def look(family: Family, today: date, rules: Mapping[str, Rule], stages: frozenset[Stage]) -> tuple[Finding, ...]:
    """What the rules of some stages find, the gravest first; what was overridden with a reason says so."""
    case = Case(replace(family, meetings=standing(family.meetings)), today, rules)  # what was cancelled binds nobody
    asked = (r for r in rules.values() if r.stage in stages and r.id in LOOKS and _applies(r, today))
    found = (_finding(family, r, concern) for r in asked for concern in LOOKS[r.id](case))
    return tuple(sorted(found, key=_rank))


def _applies(row: Rule, today: date) -> bool:
    return not row.off and row.valid_from <= today


def _finding(family: Family, row: Rule, concern: Concern) -> Finding:
    """A concern as people read it; a block that was overridden, with a reason and a name, goes on as information."""
    seen = Finding(
        rule=row.id,
        message=concern.message,
        level=_LEVEL[row.mode],
        subject=concern.about,
        source=row.source,
        mend=row.mend.replace("{about}", concern.about),
    )
    said = (o for o in family.overrides if o.rule == row.id and o.about in ("", concern.about))
    override = next(said, None) if row.mode is Mode.BLOCK else None
    if override is None:
        return seen
    message = f"{concern.message} Overridden by {override.by}: {override.reason}"
    return replace(seen, level=Level.INFO, message=message)


def _rank(finding: Finding) -> tuple[int, str, str, str]:
    return (_ORDER.index(finding.level), finding.rule, finding.subject, finding.message)


def _rule(row: Row) -> Rule:
    where = str(row["id"])
    try:
        mode, stage = Mode(text(row, "mode")), Stage(text(row, "stage"))
    except ValueError as error:
        raise ReferenceDataError(where, f"{error}") from error
    return Rule(
        **vars(dated(row)),
        id=where,
        what=text(row, "what"),
        mode=mode,
        stage=stage,
        number=whole(row, "number") if "number" in row else None,
        off=row.get("off") is True,
        mend=str(row.get("mend", "")),
    )
