"""`famnet plan …`: the one plan everyone works to."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from famnet.cli import plan_rota
from famnet.cli.emit import DOCUMENT, Wanted, emit
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, OnDay, OutFile, StyleOption, day
from famnet.documents.formats import Style
from famnet.domain import plan_drafting, plan_lines
from famnet.domain.names import find_person
from famnet.domain.plan_lines import change_line, end_line
from famnet.domain.plans import Commitment, Contingency
from famnet.usecases import mapping, plans

app = group("The one plan everyone works to.")
app.add_typer(plan_rota.app, name="rota")
Version = Annotated[
    int | None, typer.Option("--version", metavar="N", help="Which version; the one in force when not said.")
]
Who = Annotated[str, typer.Argument(metavar="WHO", help="Somebody in the network.")]


@app.command()
def draft(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="family_support, child_in_need, child_protection, looked_after, reunification; CHILD=KIND for one.",
        ),
    ] = None,
    style: StyleOption = Style.NORMAL,
    agreed: Annotated[
        date | None,
        typer.Option(
            "--agreed",
            parser=day,
            metavar="DATE",
            help="The day everyone agreed it: puts it in force and sets the review.",
        ),
    ] = None,
) -> None:
    """Write the family plan. What is not known yet is left as a line to fill in by hand, and listed.

    With --agreed this version comes into force in place of the one before, and its reviews are set.

    Example: famnet plan draft -o plan.docx --kind child_in_need --agreed 2026-11-06
    """
    from famnet.usecases.documents import plan_document

    desk = seat(ctx)
    desk.change(plans.draft_plan(desk.family, kind or (), agreed=agreed))
    wanted = Wanted(stem="plan", to=to, formats=formats, allowed=DOCUMENT)
    emit(desk, plan_document(desk.family, audience, today=desk.today, style=style), wanted)


@app.command()
def commit(
    ctx: typer.Context,
    who: Who,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What they do.")],
    when: Annotated[str, typer.Option("--when", help="Days and times, such as “Saturdays 10 to 4”.")] = "",
    how_often: Annotated[str, typer.Option("--how-often", help="Such as “every week”.")] = "",
    for_: Annotated[str | None, typer.Option("--for", metavar="PERSON", help="For whom they do it.")] = None,
    checked_by: Annotated[
        str | None, typer.Option("--checked-by", metavar="PERSON", help="Who checks that it happens.")
    ] = None,
    answers: Annotated[
        int | None, typer.Option("--answers", metavar="N", help="The worry it answers: its number.")
    ] = None,
    goal: Annotated[int | None, typer.Option("--goal", metavar="N", help="The goal it serves: its number.")] = None,
    must_have: Annotated[
        int | None, typer.Option("--must-have", metavar="N", help="The must-have of the bottom line it answers.")
    ] = None,
    works_when: Annotated[
        str, typer.Option("--works-when", help="How everyone will know it works, and by when.")
    ] = "",
    service: Annotated[bool, typer.Option("--service", help="Support by a service, not by the family.")] = False,
) -> None:
    """Write down what somebody promises to do.

    Example: famnet plan commit Grace "takes Ada to school" --when "Mondays to Fridays, 8.30" --checked-by "Ms Patel"
    """
    desk = seat(ctx)
    family = desk.family
    commitment = Commitment(
        who=find_person(family, who).id,
        what=what,
        when=when,
        how_often=how_often,
        for_whom=find_person(family, for_).id if for_ else "",
        monitor=find_person(family, checked_by).id if checked_by else "",
        worry=mapping.numbered(family.mapping, answers, "worry"),
        goal=mapping.numbered(family.goals, goal, "goal"),
        must_have=mapping.numbered(family.bottom_lines, must_have, "must-have"),
        works_when=works_when,
        professional=service or find_person(family, who).professional,
    )
    desk.change(plans.with_reviews(plan_lines.commit(family, commitment)))
    desk.say(f"{find_person(family, who).name} {what}: written into the plan.")


@app.command("if")
def if_(
    ctx: typer.Context,
    sign: Annotated[str, typer.Argument(metavar="SIGN", help="What would be seen.")],
    then: Annotated[str, typer.Option("--then", help="What is done.")],
    who: Annotated[str | None, typer.Option("--who", metavar="PERSON", help="Who does it.")] = None,
) -> None:
    """Write down what happens if things go wrong.

    Example: famnet plan if "Kemi does not answer the phone by six" --then "collect the children" --who Grace
    """
    desk = seat(ctx)
    person = find_person(desk.family, who).id if who else ""
    desk.change(plan_lines.add_contingency(desk.family, Contingency(sign=sign, response=then, who=person)))
    desk.say("That is in the plan.")


@app.command()
def lead(
    ctx: typer.Context,
    who: Who,
    out_of_hours: Annotated[
        str | None, typer.Option("--out-of-hours", help="Whom to ring when offices are closed.")
    ] = None,
) -> None:
    """Say who in the family holds the plan.

    Example: famnet plan lead Grace --out-of-hours "Emergency duty team, 0151 000 0000"
    """
    desk = seat(ctx)
    person = find_person(desk.family, who)
    desk.change(plan_drafting.with_lead(desk.family, family_lead=person.id, out_of_hours=out_of_hours))
    desk.say(f"{person.name} holds the plan for the family.")


@app.command()
def share(
    ctx: typer.Context,
    who: Who,
    on: OnDay = None,
    how: Annotated[str, typer.Option("--how", help="By hand, by post, by e-mail…")] = "",
) -> None:
    """Note that somebody has the plan. From then on this version never changes.

    Example: famnet plan share Grace --on 2026-11-07 --how "by hand"
    """
    desk = seat(ctx)
    person = find_person(desk.family, who)
    desk.change(plan_drafting.share(desk.family, person.id, on or desk.today, how=how))
    desk.say(f"{person.name} has the plan.")


@app.command()
def show(ctx: typer.Context, version: Version = None) -> None:
    """Show who does what.

    Example: famnet plan show --version 1
    """
    desk = seat(ctx)
    desk.list(
        plans.plan_rows(desk.family, version),
        ("number", "who", "what", "when", "checked_by"),
        "No promise in it yet.",
    )


@app.command("history")
def history_(ctx: typer.Context) -> None:
    """Show every version of the plan.

    Example: famnet plan history
    """
    desk = seat(ctx)
    desk.list(plans.history_rows(desk.family), ("version", "state", "agreed", "reviewed", "why"), "No plan yet.")


@app.command()
def amend(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The promise's number in `famnet plan show`.")],
    what: Annotated[str | None, typer.Option("--what", help="What they do from now on.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="PERSON", help="Who does it from now on.")] = None,
    when: Annotated[str | None, typer.Option("--when", help="Days and times.")] = None,
    how_often: Annotated[str | None, typer.Option("--how-often", help="Such as “every week”.")] = None,
    checked_by: Annotated[str | None, typer.Option("--checked-by", metavar="PERSON", help="Who checks.")] = None,
    works_when: Annotated[str | None, typer.Option("--works-when", help="How everyone will know it works.")] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Take it out of the plan.")] = False,
) -> None:
    """Change a promise, or take it out. A version somebody has been given never changes: the next one does.

    Example: famnet plan amend 3 --when "Sundays, 10 until 5"
    """
    desk = seat(ctx)
    family = desk.family
    promise = plans.commitment_numbered(family, number)
    if stop:
        desk.change(end_line(family, promise))
        desk.say("It is out of the plan.")
        return
    told = {
        "what": what,
        "who": find_person(family, who).id if who else None,
        "when": when,
        "how_often": how_often,
        "monitor": find_person(family, checked_by).id if checked_by else None,
        "works_when": works_when,
    }
    said: dict[str, Any] = {field: value for field, value in told.items() if value is not None}
    desk.change(change_line(family, replace(promise, **said)))
    desk.say("It is changed.", "→ `famnet plan draft --agreed DATE` puts the new version into force.")


@app.command()
def check(ctx: typer.Context) -> None:
    """Check the plan: every worry has a goal, a promise, somebody who checks; weekends; must-haves; everyone's views.

    The exit code is 1 when something needs a look.

    Example: famnet plan check
    """
    from famnet.cli.findings import report
    from famnet.domain.rules.check import PLAN_STAGES
    from famnet.domain.rules.check import check as look

    desk = seat(ctx)
    report(desk, look(desk.family, desk.today, stages=PLAN_STAGES))


@app.command()
def diff(
    ctx: typer.Context,
    before: Annotated[int | None, typer.Argument(metavar="[OLD]", help="The earlier version.")] = None,
    after: Annotated[
        int | None, typer.Argument(metavar="[NEW]", help="The later one; the last two when not said.")
    ] = None,
) -> None:
    """Show what changed between two versions, word by word: [-gone-] and [+new+].

    Example: famnet plan diff 1 2
    """
    desk = seat(ctx)
    desk.list(plans.diff_rows(desk.family, before, after), ("change", "line"), "Nothing differs.")


@app.command()
def stress(ctx: typer.Context) -> None:
    """Take out each person in turn: what is left undone, unchecked, unanswered, and who would carry too much.

    Example: famnet plan stress
    """
    desk = seat(ctx)
    columns = ("without", "single_point", "undone", "worries_unanswered", "must_haves_unanswered", "heaviest_then")
    desk.list(plans.stress_rows(desk.family), columns, "Nobody has promised anything yet.")


@app.command()
def child(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[CHILD]", help="Which child; the first in focus when not said.")
    ] = None,
    to: OutFile = None,
    formats: FormatsOption = None,
    style: StyleOption = Style.NORMAL,
) -> None:
    """Write the plan for a child, in plain words with room for pictures.

    Example: famnet plan child Ada -o adas-plan.docx
    """
    from famnet.usecases.documents import childs_plan

    desk = seat(ctx)
    wanted = Wanted(stem="childs-plan", to=to, formats=formats, allowed=DOCUMENT)
    emit(desk, childs_plan(desk.family, name, today=desk.today, style=style), wanted)


@app.command()
def parts(
    ctx: typer.Context,
    who: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whose part; everybody's when not said.")
    ] = None,
    to: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write them in.")] = Path(
        "parts"
    ),
    formats: FormatsOption = "html",
    style: StyleOption = Style.NORMAL,
) -> None:
    """Write a page for each member with their own promises, days and the review date, and nobody else's.

    Example: famnet plan parts -o parts --format docx
    """
    from famnet.usecases.documents import my_parts
    from famnet.usecases.saving import make_folder

    desk = seat(ctx)
    make_folder(to)
    for stem, make in my_parts(desk.family, who, today=desk.today, style=style):
        emit(desk, make, Wanted(stem=stem, to=to / f"{stem}.html", formats=formats, allowed=DOCUMENT))


@app.command()
def conference(
    ctx: typer.Context, to: OutFile = None, formats: FormatsOption = None, audience: AudienceOption = "conference"
) -> None:
    """Write the network's plan in the shape a child protection conference takes it.

    Example: famnet plan conference -o conference.docx
    """
    from famnet.usecases.documents import conference_insert

    desk = seat(ctx)
    wanted = Wanted(stem="conference", to=to, formats=formats, allowed=DOCUMENT)
    emit(desk, conference_insert(desk.family, audience, today=desk.today), wanted)
