"""The family in which the leak search plants what must not get out, and every command that makes a copy of it.

For the team the child in focus bears the canary as a first name, so that it stands in every copy: where the search
does not find it there, the search is blind. For everybody else the child is Ada, and all of `SECRETS` are in the
record as facts that are kept, as facts about somebody whose existence is kept, or as notes of the team.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.mapping import (
    BottomLine,
    Column,
    Consent,
    ConsentAnswer,
    GroundRule,
    MappingItem,
    PrState,
    Responsibility,
    SafetyGoal,
    SafetyScale,
    Voice,
)
from famnet.domain.meetings import Attendee, Meeting, MeetingRole
from famnet.domain.overrides import Override
from famnet.domain.people import (
    Alias,
    Contact,
    ContactKind,
    Gender,
    HealthKind,
    HealthMark,
    Person,
    Protectable,
    Protection,
)
from famnet.domain.plans import ChildInFocus, Commitment, Contingency, Plan, PlanChild, PlanCopy, PlanKind, PlanState
from famnet.domain.review_records import CommitmentOutcome, Outcome, PlanReview
from famnet.domain.rota import KeptApart, RotaDuty, RotaLimit, RotaSlot, Weekday
from famnet.domain.ties import Couple, EcomapLink, Household, ParentLink, Residence, Tie, TieKind
from famnet.domain.worded import EVERYONE

TODAY = date(2026, 11, 22)
READERS = (
    *("network", "professionals", "conference", "court", "child"),
    *("Daniel Reid", "Grace Okafor", "Sandra Lee"),
)
# What is kept, by its kind: the words that give it away; the first is one word, for the control.
SECRETS = MappingProxyType(
    {
        "name": ("Quaggaford", "Zyxwv Quaggaford"),
        "first name": ("Zyxwv",),
        "alias": ("Pemberwick",),
        "former name": ("Thistlewaite",),
        "what a child calls them": ("Nunkel",),
        "address": ("Vexwood", "22 Vexwood Avenue", "Vexwood Avenue"),
        "postcode": ("CH448QZ", "CH44 8QZ"),
        "phone": ("07700900461", "07700 900461", "7700 900461", "+44 7700 900461"),
        "land line": ("01514960733", "0151 496 0733"),
        "e-mail": ("zyx.q@example.org",),
        "school": ("Bramblecote", "Bramblecote Primary School"),
        "work": ("Ottersham", "Ottersham Bakery"),
        "health": ("buprenorphine",),
        "whereabouts": ("Fennimore",),
        "existence": ("Drossel", "Wilhelmina Drossel"),
        "words of somebody whose existence is kept": ("peppermintgate",),
        "their promise": ("lanternstep",),
        "their meeting": ("ferrybarrier",),
        "their scale": ("tollkeeper",),
        "their tie to others": ("chessfriend",),
        "their line in what to do if": ("moonwhistle",),
        "why something is kept": ("Quillfeather",),
        "why two are kept apart": ("glovehammer",),
        "why a rule was overridden": ("saltcellar",),
        "a note of the team": ("wickerbasket",),
        "why somebody did not agree": ("copperkettle",),
        "a view that is kept": ("marmaladebridge", "behind the marmaladebridge"),
        "a worry that is kept": ("thimblewharf", "shouts about the thimblewharf"),
        "a goal that is kept": ("umbrellafield",),
        "a danger that is kept": ("velvetanchor",),
        "a promise that is kept": ("walnutlantern", "looks after the walnutlantern"),
        "a sign that is kept": ("cinnamongate",),
        "what is done about it": ("harvestspoon",),
        "how a kept promise went": ("biscuitmeadow",),
    }
)


def family(audience: str, canary: str) -> Family:
    """The record as the team has it."""
    child = canary if audience == "team" else "Ada"
    return Family(
        name=f"{child} Reid",
        lead_practitioner="sandra",
        children=(ChildInFocus(id="focus", person="ada", status=PlanKind.CHILD_IN_NEED),),
        people=_people(child),
        **_facts(),
        **({} if audience == "team" else _kept()),  # or the copies for named readers would be stopped
        **_shared(child),
    )


def _people(child: str) -> tuple[Person, ...]:
    return (
        Person(id="ada", name=f"{child} Reid", gender=Gender.FEMALE, born=PartialDate(2016, 5, 5)),
        Person(id="kemi", name="Kemi Okafor", gender=Gender.FEMALE, born=PartialDate(1993), note="wickerbasket"),
        Person(id="daniel", name="Daniel Reid", gender=Gender.MALE),
        Person(id="grace", name="Grace Okafor", gender=Gender.FEMALE, called="Nan"),
        Person(id="sandra", name="Sandra Lee", professional=True),
        Person(id="zyx", name="Zyxwv Quaggaford", gender=Gender.MALE, called="Nunkel"),
        Person(id="minna", name="Wilhelmina Drossel", gender=Gender.FEMALE, born=PartialDate(2024, 2, 29)),
    )


def _facts() -> dict[str, Any]:
    return {
        "aliases": (
            Alias(id="a1", person="kemi", name="Keziah Pemberwick"),
            Alias(id="a2", person="kemi", name="Thistlewaite", former=True),
        ),
        "contacts": (
            Contact(id="c1", person="kemi", kind=ContactKind.ADDRESS, value="22 Vexwood Avenue, Liscard, CH44 8QZ"),
            Contact(id="c2", person="ada", kind=ContactKind.ADDRESS, value="22, vexwood avenue, Liscard"),
            Contact(id="c3", person="kemi", kind=ContactKind.PHONE, value="07700 900461"),
            Contact(id="c4", person="grace", kind=ContactKind.PHONE, value="(0151) 496-0733"),
            Contact(id="c5", person="kemi", kind=ContactKind.EMAIL, value="zyx.q@example.org"),
            Contact(id="c6", person="ada", kind=ContactKind.SCHOOL, value="Bramblecote Primary School"),
            Contact(id="c7", person="kemi", kind=ContactKind.WORK, value="Ottersham Bakery"),
        ),
        "health": (HealthMark(id="h1", person="kemi", kind=HealthKind.SUBSTANCE_MISUSE, detail="buprenorphine"),),
    }


def _kept() -> dict[str, Any]:
    """What is kept, from two readers or from everybody but the team."""
    return {
        "protections": (
            *(_from_all("kemi", what) for what in (Protectable.ALIAS, Protectable.FORMER_NAME, Protectable.HEALTH)),
            *(_from_daniel("kemi", what) for what in _REACH),
            *(_from_all(p, what) for p, what in (("ada", Protectable.ADDRESS), ("ada", Protectable.SCHOOL))),
            _from_all("grace", Protectable.PHONE),
            _from_all("kemi", Protectable.WHEREABOUTS),
            _from_all("zyx", Protectable.NAME),
            _from_all("minna", Protectable.EXISTENCE),
        ),
        "kept_apart": (KeptApart(id="ka", one="daniel", other="zyx", why="glovehammer"),),
        "rota_limits": (RotaLimit(id="rl", person="zyx", most_times=2),),
        "overrides": (Override(id="o1", rule="a rule", reason="saltcellar", by="Sam"),),
    }


_REACH = (Protectable.ADDRESS, Protectable.PHONE, Protectable.EMAIL, Protectable.WORK)


def _from_all(person: str, what: Protectable) -> Protection:
    return Protection(id=f"p-{person}-{what.name}", person=person, what=what, why="Quillfeather")


def _from_daniel(person: str, what: Protectable) -> Protection:
    return Protection(
        id=f"p-{person}-{what.name}", person=person, what=what, hidden_from=("daniel", "ada"), why="Quillfeather"
    )


_TEAM_ONLY: dict[str, Any] = {"kept_from": (EVERYONE,), "kept_why": "Quillfeather"}


def _shared(child: str) -> dict[str, Any]:
    """What everybody works from, and in between what comes from or is about somebody whose existence is kept."""
    return {
        "parent_links": (
            ParentLink(id="l1", parent="kemi", child="ada"),
            ParentLink(id="l2", parent="daniel", child="ada"),
            ParentLink(id="l3", parent="grace", child="kemi"),
            ParentLink(id="l4", parent="daniel", child="minna"),
        ),
        "couples": (Couple(id="k1", one="kemi", other="daniel"), Couple(id="k2", one="kemi", other="zyx")),
        "ties": (
            Tie(id="t1", person="sandra", of="ada", kind=TieKind.PROFESSIONAL, label="health visitor"),
            Tie(id="t2", person="minna", of="grace", label="chessfriend"),
        ),
        "households": (Household(id="home", name="Fennimore House"), Household(id="nans", name="Nan’s")),
        "residences": (
            Residence(id="r1", person="kemi", household="home"),
            Residence(id="r2", person="grace", household="nans"),
        ),
        "ecomap": (
            EcomapLink(id="e1", name=f"{child}’s swimming club"),
            EcomapLink(id="e2", name="Zyxwv Quaggaford", person="zyx"),
            EcomapLink(id="e3", name="Wilhelmina Drossel", person="minna"),
        ),
        "responsibilities": (Responsibility(id="pr", child="ada", holder="kemi", state=PrState.HOLDS),),
        "consents": (
            Consent(id="co", child="ada", person="minna", answer=ConsentAnswer.NO, reason="copperkettle"),
            *(Consent(id=f"c-{p}", child="ada", person=p, answer=ConsentAnswer.YES) for p in ("ada", "kemi")),
        ),
        "voices": (
            Voice(id="v1", person="ada", words="I want it quiet at night."),
            Voice(id="v2", person="minna", words="Nobody opens the peppermintgate."),
            Voice(id="v3", person="ada", words="I hide behind the marmaladebridge. It is cold.", **_TEAM_ONLY),
        ),
        "mapping": (
            MappingItem(id="m1", column=Column.WORRY, text="There is shouting at night."),
            MappingItem(id="m2", column=Column.WORRY, text="Somebody shouts about the thimblewharf.", **_TEAM_ONLY),
        ),
        "goals": (
            SafetyGoal(id="g1", goal=f"Nights are calm for {child}.", reached_by=date(2027, 1, 10)),
            SafetyGoal(
                id="g2",
                goal="The umbrellafield is quiet now.",
                danger="The velvetanchor breaks again.",
                reached_by=date(2027, 2, 1),
                **_TEAM_ONLY,
            ),
        ),
        "scales": (
            SafetyScale(id="s1", rater="grace", score=4, rated_on=date(2026, 10, 1)),
            SafetyScale(id="s2", rater="minna", score=2, rated_on=date(2026, 10, 1), question="the tollkeeper"),
        ),
        "bottom_lines": (BottomLine(id="b1", must_have="An adult who has not been drinking is there."),),
        "ground_rules": (GroundRule(id="gr", text="One at a time.", made_by="grace"),),
        "meetings": (
            Meeting(
                id="mt", held_on=date(2026, 12, 3), at="16:00", place="Library", coordinator="sandra"
            ),
        ),
        "attendees": (
            *(Attendee(id=f"at-{p}", meeting="mt", person=p) for p in ("kemi", "daniel", "grace", "zyx")),
            Attendee(id="at-a", meeting="mt", person="ada", role=MeetingRole.CHILD),
            Attendee(id="at-m", meeting="mt", person="minna", came=False, barrier="ferrybarrier"),
        ),
        "plans": (
            Plan(id="pl", state=PlanState.IN_FORCE, agreed_on=date(2026, 11, 1), family_lead="grace"),
        ),
        "plan_children": (PlanChild(id="pc", plan="pl", child="ada", kind=PlanKind.CHILD_IN_NEED),),
        "plan_copies": (PlanCopy(id="cp", plan="pl", person="zyx", given_on=date(2026, 11, 2)),),
        "commitments": (
            Commitment(id="w1", who="grace", what="has tea ready", when="Mondays", monitor="sandra"),
            Commitment(id="w2", who="daniel", what="rings at bedtime", monitor="grace"),
            Commitment(id="w3", who="zyx", what="drives to the club", monitor="grace"),
            Commitment(id="w4", who="minna", what="holds the lanternstep", monitor="grace"),
            Commitment(id="w5", who="grace", what="looks after the walnutlantern", monitor="sandra", **_TEAM_ONLY),
        ),
        "plan_reviews": (PlanReview(id="rv", plan="pl", held_on=date(2026, 11, 20)),),
        "outcomes": (
            CommitmentOutcome(id="u1", review="rv", commitment="w1", outcome=Outcome.DONE),
            CommitmentOutcome(
                id="u2", review="rv", commitment="w5", outcome=Outcome.NOT_DONE, reason="the biscuitmeadow was shut"
            ),
        ),
        "contingencies": (
            Contingency(id="i1", sign="Nobody answers by six", response="Nan collects the children", who="grace"),
            Contingency(id="i2", sign="The moonwhistle blows", response="run", who="minna"),
            Contingency(
                id="i3", sign="The cinnamongate is open", response="take the harvestspoon away", **_TEAM_ONLY
            ),
        ),
        "rota_slots": (
            RotaSlot(
                id="rs", what=f"Tea with {child}", weekday=Weekday.SATURDAY, starts="16:00", ends="18:00"
            ),
        ),
        "rota_duties": (
            RotaDuty(id="d1", slot="rs", person="grace", week=1),
            RotaDuty(id="d2", slot="rs", person="zyx", week=2),
            RotaDuty(id="d3", slot="rs", person="minna", week=1),
            RotaDuty(id="d4", slot="rs", person="daniel", week=1),
            RotaDuty(id="d5", slot="rs", person="sandra", week=2),
        ),
    }  # fmt: skip


PAPER, PICTURE = "md,html,docx,pdf", "svg,png,pdf,dot,json,html"


def lines(kind: str, audience: str, out: Path) -> Iterator[tuple[str, ...]]:
    """The commands that make copies of one kind for an audience."""
    yield from _KINDS[kind](audience, out)


def _documents(audience: str, out: Path) -> Iterator[tuple[str, ...]]:
    for name, *words in (
        *(("plan", "plan", "draft"), ("agenda", "meeting", "agenda"), ("sheet", "meeting", "information")),
        *(("review", "reviews", "agenda"), ("remind", "reviews", "remind"), ("conference", "plan", "conference")),
        *(("minutes", "reviews", "minutes"), ("cynllun", "plan", "draft", "--language", "cy")),
    ):
        forms = () if name == "conference" and audience == "child" else ("--format", PAPER)
        yield (*words, "-o", str(out / f"{name}.md"), *forms, "--audience", audience)


def _own(audience: str, out: Path) -> Iterator[tuple[str, ...]]:
    """What is made for one reader: for the team's control, everybody's."""
    who = () if audience == "team" else (audience,)
    if audience == "team" or " " in audience:
        yield "meeting", "invite", *who, "-o", str(out / "invitations"), "--format", PAPER
        yield "plan", "parts", *who, "-o", str(out / "parts"), "--format", PAPER
        yield "plan", "rota", "calendar", *(who or ("Grace",)), "-o", str(out / "days.ics")
        yield "plan", "share", *(who or ("Grace",)), "-o", str(out / "share.md"), "--format", PAPER
    if audience in {"team", "child"}:
        yield "plan", "child", "-o", str(out / "child.md"), "--format", PAPER
        yield "plan", "child", "-o", str(out / "large.html"), "--style", "large"


def _pictures(audience: str, out: Path) -> Iterator[tuple[str, ...]]:
    for name, *words in (
        *(("genogram", "genogram", "render"), ("ecomap", "ecomap", "render"), ("week", "plan", "rota")),
        ("trajectory", "trajectory", "render"),
    ):
        yield (*words, "-o", str(out / f"{name}.svg"), "--format", PICTURE, "--audience", audience)
    feelings = str(out / "feelings.svg")
    yield "genogram", "render", "-o", feelings, "--audience", audience, "--emotional", "--page", "a4"


def _exports(audience: str, out: Path) -> Iterator[tuple[str, ...]]:
    for ending in ("family", "ged", "csv", "famnet-bundle", "json"):
        yield "network", "export", str(out / f"network.{ending}"), "--audience", audience


_KINDS = MappingProxyType({"documents": _documents, "own": _own, "pictures": _pictures, "exports": _exports})
