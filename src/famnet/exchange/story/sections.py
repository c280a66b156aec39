"""Lines that are not about one person: the mapping, the bottom line, goals, the plan, each a row of one table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from famnet.domain.mapping import BottomLine, Column, GroundRule, MappingItem, SafetyGoal, SafetyScale
from famnet.domain.meetings import Attendee, ChildPart, Meeting, MeetingKind, MeetingRole
from famnet.domain.plans import Commitment, Contingency, Plan, PlanState
from famnet.domain.record import Record
from famnet.domain.ties import EcomapLink, Household, SupportFlow, SupportStrength
from famnet.exchange.story.fields import (
    KEPT,
    AnyField,
    Choice,
    choice,
    day,
    matched_field,
    number,
    partial,
    pointer,
    read_fields,
    someone,
    text,
)
from famnet.exchange.story.lines import Part, parts_of
from famnet.exchange.story.telling import Telling


@dataclass(frozen=True)
class Heading:
    """One kind of section line: its words, the record it makes, and the facts it can have."""

    words: str
    shelf: str
    record: type[Record]
    main: AnyField
    fields: tuple[AnyField, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)  # values that every line under this heading has
    needed: tuple[str, ...] = ()


def _mapping(words: str, column: Column) -> Heading:
    facts = (someone("said_by", "said by"), someone("child", "about"), day("noted_on", "noted"), *KEPT)
    return Heading(words, "mapping", MappingItem, text("text", ""), facts, {"column": column})


_PARTS = Choice(
    "child_part",
    {
        "child takes part": ChildPart.ALL,
        "child takes part in part": ChildPart.PART,
        "child not yet": ChildPart.NOT_YET,
    },
    ChildPart.NOT_SAID,
)
_INDEPENDENT = Choice("independent", {"independent": True, "not independent": False}, None)
_CAME = Choice("came", {"came": True, "did not come": False}, None)
COMMITMENT = Heading(
    "will",
    "commitments",
    Commitment,
    text("what", ""),
    (
        text("when", "when"),
        text("how_often", "how often"),
        pointer("goal", "goal", "goals"),
        pointer("worry", "worry", "mapping"),
        pointer("must_have", "must have", "bottom_lines"),
        someone("for_whom", "for"),
        someone("monitor", "checked by"),
        text("works_when", "works when"),
        Choice("agreed", {"not agreed": False, "agreed": True}, blank=True),
        Choice("professional", {"as a professional": True}, blank=False),
        Choice("ended", {"ended": True}, blank=False),
        *KEPT,
    ),
)
PROMISE = replace(COMMITMENT, words="commitment", fields=(someone("who", "who"), *COMMITMENT.fields), needed=("who",))
HEADINGS: Mapping[str, Heading] = MappingProxyType(
    {
        heading.words: heading
        for heading in (
            _mapping("worry", Column.WORRY),
            _mapping("working well", Column.WORKING_WELL),
            _mapping("needs to happen", Column.NEEDS_TO_HAPPEN),
            Heading(
                "goal",
                "goals",
                SafetyGoal,
                text("goal", ""),
                (
                    text("danger", "danger"),
                    pointer("answers", "worry", "mapping"),
                    day("reached_by", "reached by"),
                    *KEPT,
                ),
            ),
            Heading(
                "scale",
                "scales",
                SafetyScale,
                number("score", ""),
                (someone("rater", "by"), day("rated_on", "on"), text("question", "question")),
                needed=("rater", "rated_on"),
            ),
            Heading(
                "must have",
                "bottom_lines",
                BottomLine,
                text("must_have", ""),
                (text("otherwise", "otherwise"), someone("agreed_by", "agreed by"), day("agreed_on", "on")),
            ),
            Heading("home", "households", Household, text("name", "")),
            Heading("ground rule", "ground_rules", GroundRule, text("text", ""), (someone("made_by", "by"),)),
            Heading(
                "support",
                "ecomap",
                EcomapLink,
                text("name", ""),
                (
                    someone("person", "person"),
                    someone("to", "to"),
                    choice("strength", SupportStrength, SupportStrength.ORDINARY),
                    choice("flow", SupportFlow, SupportFlow.BOTH),
                    text("note", "note"),
                    partial("since", "since"),
                    partial("until", "until"),
                ),
            ),
            Heading(
                "meeting",
                "meetings",
                Meeting,
                choice("kind", MeetingKind, None),
                (
                    day("held_on", "on"),
                    text("at", "at"),
                    text("place", "place"),
                    text("purpose", "purpose"),
                    someone("coordinator", "coordinator"),
                    _INDEPENDENT,
                    text("questions", "question", many=True),
                    text("on_offer", "on offer", many=True),
                    _PARTS,
                    text("missing_asked", "missing"),
                    text("coordinator_phone", "coordinator phone"),
                    day("cancelled_on", "cancelled on"),
                    text("cancelled_why", "cancelled because"),
                ),
            ),
            Heading(
                "attends",
                "attendees",
                Attendee,
                someone("person", ""),
                (choice("role", MeetingRole, MeetingRole.NETWORK), _CAME, text("barrier", "barrier")),
                {"meeting": ""},
            ),
            Heading(
                "plan",
                "plans",
                Plan,
                number("number", ""),
                (
                    choice("state", PlanState, PlanState.DRAFT),
                    day("agreed_on", "agreed on"),
                    day("reviewed_on", "reviewed on"),
                    someone("family_lead", "family lead"),
                    text("out_of_hours", "out of hours"),
                    text("why", "because"),
                    text("disagreements", "not agreed", many=True),
                ),
            ),
            Heading(
                "if",
                "contingencies",
                Contingency,
                text("sign", ""),
                (text("response", "then"), someone("who", "by"), *KEPT),
                needed=("response",),
            ),
            PROMISE,
        )
    }
)
_HEAD = re.compile(
    rf"(?P<words>{'|'.join(sorted(HEADINGS, key=len, reverse=True))})\s*(?:\[(?P<tag>\w{{1,40}})\])?\s*:",
    re.IGNORECASE,
)
LEAD = re.compile(r"lead practitioner\s*:\s*(?P<value>[^,]+)", re.IGNORECASE)
_WILL = re.compile(r"(?P<who>[^,:]+?)\s+will\s+(?=\S)")
_COMMA = re.compile(",")


@dataclass(frozen=True)
class Section:
    """A section line found: its heading, its tag, who it is about (commitments), and the rest of the line."""

    heading: Heading
    rest: Part
    tag: str = ""
    who: Part | None = None


def section_of(line: Part) -> Section | None:
    """The section a line belongs to; None for a line about a person."""
    if found := _HEAD.match(line.mask):
        heading = HEADINGS[" ".join(found["words"].casefold().split())]
        return Section(heading, line.cut(found.end(), len(line.pieces)), found["tag"] or "")
    if found := _WILL.match(line.mask):
        return Section(COMMITMENT, line.cut(found.end(), len(line.pieces)), who=line.group(found, "who"))
    return None


def read_section(telling: Telling, section: Section) -> None:
    """Take a section line in.

    Raises:
        StoryError: nothing stands after the heading, or a fact is not one of those it can have.
    """
    heading = section.heading
    main, parts = split_main(heading, section.rest)
    if not main.pieces:
        section.rest.refuse(f"something has to stand after “{heading.words}”.")
    if not heading.main.pattern.fullmatch(main.mask):
        read_fields(telling, (heading.main,), [main])
    values: dict[str, Any] = {heading.main.attr: heading.main.read(telling, main)}
    values |= read_fields(telling, heading.fields, parts)
    if missing := [name for name in heading.needed if name not in values]:
        words = next(f.words for f in heading.fields if f.attr == missing[0])
        section.rest.refuse(f"“{words} …” has to be said as well.")
    if section.who:
        values["who"] = telling.someone(section.who)
    telling.keep_section(heading.shelf, heading.record(**heading.fixed, **values), section.tag, section.rest)


def split_main(heading: Heading, rest: Part) -> tuple[Part, list[Part]]:
    """The words up to the first fact: a sentence may have commas of its own."""
    parts = parts_of(rest)
    ends = [found.start() for found in _COMMA.finditer(rest.mask)] + [len(rest.pieces)]
    first = next((i for i, p in enumerate(parts) if i and matched_field(heading.fields, p)), len(parts))
    return rest.cut(0, ends[first - 1]), [part for part in parts[first:] if part.pieces]
