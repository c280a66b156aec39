from datetime import date

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import Audience, AudienceKind, FamilyView
from famnet.domain.mapping import (
    BottomLine,
    Column,
    GroundRule,
    MappingItem,
    SafetyGoal,
    SafetyScale,
    Voice,
)
from famnet.domain.meetings import Attendee, ChildPart, Meeting, MeetingKind, MeetingRole
from famnet.domain.people import Contact, ContactKind, Engagement, Gender, Person
from famnet.domain.plans import ChildInFocus, Commitment, Contingency, Plan, PlanCopy, PlanKind, ReviewDue
from famnet.domain.ties import Couple, CoupleKind, ParentLink, Tie, TieKind

TODAY = date(2026, 3, 2)
NETWORK = Audience(AudienceKind.NETWORK)


@pytest.fixture
def okafor() -> FamilyView:
    """
    Ada Reid*, girl, born 5 May 2015
    Tobi Bello*, maternal half-brother, born 2020
    Kemi Okafor, mother, born 1993
    Daniel Reid, father, born about 1990
    Marcus Bello, father of Tobi
    Grace Okafor, maternal grandmother, born 1968
    Ngozi Okafor, maternal aunt
    Ruth Adeyemi, family friend
    Sandra Lee, health visitor
    Sam Price, social worker
    """
    return FamilyView(
        audience=NETWORK,
        today=TODAY,
        name="Okafor",
        lead_practitioner="sam",
        children=(
            ChildInFocus(id="c1", person="ada", status=PlanKind.CHILD_PROTECTION),
            ChildInFocus(id="c2", person="tobi", status=PlanKind.CHILD_IN_NEED),
        ),
        people=(
            Person(id="ada", name="Ada Reid", gender=Gender.FEMALE, born=PartialDate(2015, 5, 5)),
            Person(id="tobi", name="Tobi Bello", gender=Gender.MALE, born=PartialDate(2020)),
            Person(id="kemi", name="Kemi Okafor", gender=Gender.FEMALE, born=PartialDate(1993)),
            Person(id="daniel", name="Daniel Reid", gender=Gender.MALE, born=PartialDate(1990, about=True)),
            Person(id="marcus", name="Marcus Bello", gender=Gender.MALE, engagement=Engagement.UNREACHABLE),
            Person(id="grace", name="Grace Okafor", called="Nan", gender=Gender.FEMALE, born=PartialDate(1968)),
            Person(id="ngozi", name="Ngozi Okafor", gender=Gender.FEMALE, engagement=Engagement.COMMITTED),
            Person(id="ruth", name="Ruth Adeyemi", gender=Gender.FEMALE),
            Person(id="sandra", name="Sandra Lee", gender=Gender.FEMALE, professional=True),
            Person(id="sam", name="Sam Price", professional=True),
        ),
        parent_links=(
            ParentLink(parent="kemi", child="ada"),
            ParentLink(parent="daniel", child="ada"),
            ParentLink(parent="kemi", child="tobi"),
            ParentLink(parent="marcus", child="tobi"),
            ParentLink(parent="grace", child="kemi"),
            ParentLink(parent="grace", child="ngozi"),
        ),
        couples=(Couple(one="kemi", other="daniel", kind=CoupleKind.PARTNERS),),
        ties=(
            Tie(person="ruth", of="kemi", kind=TieKind.FRIEND, label="family friend"),
            Tie(person="sandra", of="tobi", kind=TieKind.PROFESSIONAL, label="health visitor"),
            Tie(person="sam", of="ada", kind=TieKind.PROFESSIONAL, label="social worker"),
        ),
        contacts=(
            Contact(person="sam", kind=ContactKind.PHONE, value="0151 496 0123"),
            Contact(person="grace", kind=ContactKind.PHONE, value="07700 900456"),
        ),
        voices=(
            Voice(
                person="ada",
                words="I want to stay at Nan's on Fridays.\nI don't like it when mum & Dan shout *really* loud :(",
                said_on=date(2026, 2, 20),
                said_to="sam",
            ),
            Voice(
                person="kemi", words="I am tired, but I love my kids. I want us to get on.", said_on=date(2026, 2, 21)
            ),
        ),
        mapping=(
            MappingItem(
                column=Column.WORRY, text="Ada and Tobi have been left on their own at night.", said_by="ngozi"
            ),
            MappingItem(column=Column.WORRY, text="Mum finds it hard to get up when she has been drinking."),
            MappingItem(column=Column.WORKING_WELL, text="Nan has the children every Friday.", said_by="grace"),
            MappingItem(column=Column.WORKING_WELL, text="Ada has not missed a day of school since January."),
            MappingItem(column=Column.NEEDS_TO_HAPPEN, text="There is always a sober adult in the home at night."),
        ),
        goals=(
            SafetyGoal(
                goal="A sober grown-up whom the children trust is with them every night.",
                danger="The children could be hurt in a fire or go out alone if nobody wakes up.",
            ),
        ),
        scales=(
            SafetyScale(rater="kemi", score=6, rated_on=date(2026, 2, 21), question="How safe are the nights?"),
            SafetyScale(rater="sam", score=3, rated_on=date(2026, 2, 20), question="How safe are the nights?"),
        ),
        bottom_lines=(
            BottomLine(
                must_have="Ada and Tobi are never alone at night.",
                otherwise="We will hold a meeting about where the children can live.",
                agreed_by="Jo Park",
            ),
            BottomLine(must_have="Somebody sees the children every day."),
        ),
        ground_rules=(
            GroundRule(text="One person talks at a time.", made_by="grace"),
            GroundRule(text="Nobody shouts."),
        ),
        meetings=(
            Meeting(
                id="m1",
                kind=MeetingKind.FAMILY_NETWORK_MEETING,
                held_on=date(2026, 3, 14),
                at="2pm",
                place="St Mark's church hall",
                purpose="To make a plan so that Ada and Tobi are safe at night.",
                coordinator="Lin Hughes",
                independent=True,
                questions=("Who can be with the children at night?", "Who will notice if things slip?"),
                child_part=ChildPart.PART,
            ),
        ),
        attendees=(
            Attendee(meeting="m1", person="ada", role=MeetingRole.CHILD),
            Attendee(meeting="m1", person="kemi"),
            Attendee(meeting="m1", person="grace"),
            Attendee(meeting="m1", person="ngozi"),
            Attendee(meeting="m1", person="sam", role=MeetingRole.LEAD_PRACTITIONER),
        ),
        plans=(Plan(id="plan1", number=1, agreed_on=date(2026, 2, 27), family_lead="grace"),),
        commitments=(
            Commitment(
                who="grace",
                what="Has Ada and Tobi to sleep at her flat",
                when="from tea time",
                how_often="every Friday and Saturday",
                for_whom="ada",
                monitor="ngozi",
                works_when="Ada says that she slept well, four weeks running.",
            ),
            Commitment(who="ngozi", what="Rings Kemi at bedtime", how_often="every evening", monitor="grace"),
            Commitment(who="ruth", what="Walks the children to school", when="8.30", how_often="Monday to Friday"),
            Commitment(
                who="sandra",
                what="Visits Tobi and Kemi at home",
                how_often="every two weeks",
                monitor="sam",
                for_whom="tobi",
            ),
        ),
        contingencies=(
            Contingency(
                sign="Kemi does not pick up the phone by 9 at night.",
                response="Goes round straight away.",
                who="ngozi",
            ),
        ),
        plan_copies=(PlanCopy(plan="plan1", person="grace", given_on=date(2026, 2, 28), how="by hand"),),
        reviews_due=(
            ReviewDue(
                plan="plan1",
                child="ada",
                kind=PlanKind.CHILD_PROTECTION,
                due=date(2026, 3, 27),
                maximum=date(2026, 3, 27),
                rule="network plan review, child protection",
                source="002",
                why="the shortest of 2 clocks: at least every 4 weeks from 27 February 2026 (child protection; 002)",
            ),
        ),
    )


@pytest.fixture
def bare() -> FamilyView:
    """Mia Hart*"""
    return FamilyView(
        audience=NETWORK,
        today=TODAY,
        name="Hart",
        children=(ChildInFocus(id="c1", person="mia"),),
        people=(Person(id="mia", name="Mia Hart"),),
    )
