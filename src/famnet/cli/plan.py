"""`famnet plan …`: the one plan everyone works to."""

from datetime import date
from typing import Annotated

import typer

from famnet.cli.emit import DOCUMENT, Wanted, emit
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, OnDay, OutFile, day
from famnet.domain import plan_drafting, plan_lines
from famnet.domain.names import find_person
from famnet.domain.plans import Commitment, Contingency
from famnet.usecases import mapping, plans

app = group("The one plan everyone works to.")
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
    from famnet.usecases.documents import plan_document  # templates cost 60 ms

    desk = seat(ctx)
    desk.change(plans.draft_plan(desk.family, kind or (), agreed=agreed))
    wanted = Wanted(stem="plan", to=to, formats=formats, allowed=DOCUMENT)
    emit(desk, lambda form: plan_document(desk.family, audience, form, today=desk.today), wanted)


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
    desk.list(plans.plan_rows(desk.family, version), ("who", "what", "when", "checked_by"), "No promise in it yet.")


@app.command("history")
def history_(ctx: typer.Context) -> None:
    """Show every version of the plan.

    Example: famnet plan history
    """
    desk = seat(ctx)
    desk.list(plans.history_rows(desk.family), ("version", "state", "agreed", "reviewed", "why"), "No plan yet.")
