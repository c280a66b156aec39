"""Writing documents: what the audience may see, on paper."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from famnet.documents.agenda_sheet import agenda_sheet
from famnet.documents.conference_sheet import conference_sheet
from famnet.documents.formats import Style
from famnet.documents.invitation_sheet import information_sheet, invitation_sheet
from famnet.documents.part_sheets import childs_plan_sheet, my_part_sheet
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.review_sheet import reminder_sheet, review_sheet
from famnet.documents.tongue import Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.family import Family
from famnet.domain.meetings import coming
from famnet.domain.names import find_person
from famnet.domain.people import Person
from famnet.domain.phrases.words import relationships
from famnet.domain.plan_chain import duties_in
from famnet.domain.plan_versions import commitments_in, version
from famnet.drawing.briefly import in_brief
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.picture import genogram
from famnet.drawing.writing import write
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.paper import Make, Paper, filled
from famnet.usecases.speaking import speaking


def plan_document(
    family: Family, audience: str, *, today: date, style: Style = Style.NORMAL, number: int | None = None
) -> Make:
    """One version of the family plan, the latest unless said, with the genogram of the network in it."""
    view = seen_by(family, audience, today=today)
    roles = relationships(view)
    return Paper(
        gate=Gate(family=family, view=view),
        fill=filled(plan_sheet, view, roles, number),
        draw=lambda tongue: {"genogram": _genogram(view, tongue)},
        style=style,
    )


def agenda_document(family: Family, audience: str, *, today: date, style: Style = Style.NORMAL) -> Make:
    """The agenda of the next meeting."""
    view = seen_by(family, audience, today=today)
    roles = relationships(view)
    return Paper(
        gate=Gate(family=family, view=view),
        fill=filled(agenda_sheet, view, roles),
        style=style,
    )


def childs_plan(family: Family, child: str | None, *, today: date, style: Style = Style.NORMAL) -> Make:
    """The plan told to one child, as that child may see it, and fit to lie about where others live, too."""
    person = find_person(family, child) if child else family.child_in_focus
    view = seen_by(_without_kept_words(family), person.id if person else "child", today=today)
    who, roles = person.id if person else "", relationships(view)
    return Paper(
        gate=Gate(family=family, view=view),
        fill=filled(childs_plan_sheet, view, who, roles),
        style=style,
    )


def _without_kept_words(family: Family) -> Family:
    """The family without what was said that anybody must not read: a child may know it and still not hang it up."""
    voices = tuple(said for said in family.voices if not said.kept_from)
    return replace(family, voices=voices, mapping=tuple(line for line in family.mapping if not line.kept_from))


def my_parts(
    family: Family, who: str | None, *, today: date, style: Style = Style.NORMAL
) -> Iterator[tuple[str, str, Make]]:
    """A page for one member, or for everybody with a part: a name for the file, the person's id, and the page."""
    people = [find_person(family, who)] if who else _with_a_part(family)
    for person in people:
        view = seen_by(family, person.id, today=today)
        fill = filled(my_part_sheet, view, person.id, relationships(view))
        paper = Paper(gate=Gate(family=family, view=view), fill=fill, style=style)
        yield f"part-{slug(person.name)}", person.id, paper


def _with_a_part(family: Family) -> list[Person]:
    plan = version(family)
    promises = commitments_in(family, plan)
    ids = {c.who for c in promises} | {c.monitor for c in promises} | {d.person for d in duties_in(family, plan)}
    return [p for p in family.people if p.id in ids]


def slug(name: str) -> str:
    """A file name of plain letters: no folder, no dots, nothing a system takes for something else."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")[:40] or "unnamed"


def conference_insert(family: Family, audience: str, *, today: date) -> Make:
    """The network's plan for a child protection conference."""
    view = seen_by(family, audience, today=today)
    roles = relationships(view)
    return Paper(gate=Gate(family=family, view=view), fill=filled(conference_sheet, view, roles))


def invitations(
    family: Family, who: str | None, *, today: date, style: Style = Style.NORMAL
) -> Iterator[tuple[str, Make]]:
    """An invitation for one person, or for everybody who is to come to the next meeting."""
    planned = coming(family.meetings, today)
    expected = {a.person for a in family.attendees if planned and a.meeting == planned.id}
    people = [find_person(family, who)] if who else [p for p in family.people if p.id in expected]
    for person in people:
        view = seen_by(family, person.id, today=today)
        fill = filled(invitation_sheet, view, person.id, relations=relationships(view))
        paper = Paper(gate=Gate(family=family, view=view), fill=fill, style=style)
        yield f"invitation-{slug(person.name)}", paper


def information_document(family: Family, audience: str, *, today: date, style: Style = Style.NORMAL) -> Make:
    """How a family meeting works, for everybody who is asked to one."""
    view = seen_by(family, audience, today=today)
    roles = relationships(view)
    return Paper(gate=Gate(family=family, view=view), fill=filled(information_sheet, view, roles), style=style)


def review_document(
    family: Family, audience: str, *, today: date, style: Style = Style.NORMAL, review: str = ""
) -> Make:
    """The agenda of the coming review; with the id of one that was held, its record."""
    view = seen_by(family, audience, today=today)
    roles = relationships(view)
    return Paper(
        gate=Gate(family=family, view=view),
        fill=filled(review_sheet, view, roles, review),
        style=style,
    )


def reminder_document(family: Family, audience: str, *, today: date, style: Style = Style.NORMAL) -> Make:
    """The letter that reminds everybody of the coming review."""
    view = seen_by(family, audience, today=today)
    roles = relationships(view)
    return Paper(gate=Gate(family=family, view=view), fill=filled(reminder_sheet, view, roles), style=style)


def _genogram(view: FamilyView, tongue: Tongue) -> Picture:
    """The drawing with its key, and in words who is in it: all in the document's language."""
    options = speaking(PictureOptions(), tongue, relationships(view))
    drawn = genogram(view, options)
    return Picture(
        svg=write(drawn, "svg"),
        png=write(drawn, "png"),
        alt=drawn.scene.description,
        text_list=in_brief(view, options.roles, options.say),
        drawn=drawn.scene.texts,
    )
