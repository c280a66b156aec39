"""`famnet plan …`: the one plan everyone works to. Here is what writes in it; reading and papers stand beside it."""

from datetime import date
from typing import Annotated

import typer

from famnet.cli import plan_options as options
from famnet.cli import plan_papers, plan_reading, plan_rota
from famnet.cli.days import DAY
from famnet.cli.emit import DOCUMENT, Wanted, emit
from famnet.cli.lazy import group, seat
from famnet.cli.words import (
    AudienceOption,
    FormatsOption,
    KeepFrom,
    KeepWhy,
    LanguageOption,
    OnDay,
    OutFile,
    StyleOption,
)
from famnet.documents.formats import Style
from famnet.domain.names import find_person
from famnet.domain.record import said
from famnet.usecases import plan_rows, plans
from famnet.usecases.sharing_words import shared_words

app = group("The one plan everyone works to.")


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
    language: LanguageOption = "en",
    agreed: Annotated[
        date | None,
        typer.Option(
            "--agreed",
            help="The day everyone agreed it: puts it in force and sets the review.",
            **DAY,
        ),
    ] = None,
) -> None:
    """Write the family plan. What is not known yet is left as a line to fill in by hand, and listed.

    With --agreed this version comes into force in place of the one before, and its reviews are set.

    Example: famnet plan draft -o plan.docx --kind child_in_need --agreed 2026-11-06
    """
    from famnet.usecases.documents import plan_document

    desk = seat(ctx)
    desk.not_ahead(agreed, "agreed")
    after = plans.draft_plan(desk.family, kind or (), agreed=agreed, clocks=desk.clocks)
    wanted = Wanted(stem="plan", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, plan_document(after, audience, today=desk.today, style=style), wanted, lambda: desk.change(after))


@app.command()
def commit(
    ctx: typer.Context,
    who: options.Who = None,
    what: options.What = None,
    when: options.When = None,
    how_often: options.HowOften = None,
    for_: options.ForWhom = None,
    checked_by: options.CheckedBy = None,
    answers: options.Answers = None,
    goal: options.Goal = None,
    must_have: options.MustHave = None,
    works_when: options.WorksWhen = None,
    service: options.Service = False,
    not_agreed: options.NotAgreed = False,
    keep_from: KeepFrom = None,
    why: KeepWhy = "",
) -> None:
    """Write down what somebody promises to do. At a terminal, without WHO and WHAT, you are asked for each promise.

    Example: famnet plan commit Grace "takes Ada to school" --when "Mondays to Fridays, 8.30" --checked-by "Ms Patel"
    """
    desk = seat(ctx)
    if desk.can_ask and (who is None or what is None):
        from famnet.cli.asking_promises import ask_promises

        ask_promises(desk, who)
        return
    told = plans.Promise(
        who=desk.need(who, "WHO", "Who promises something?"), what=desk.need(what, "WHAT", "What do they do?"),
        when=when or "", how_often=how_often or "", for_whom=for_ or "", checked_by=checked_by or "",
        answers=answers, goal=goal, must_have=must_have, works_when=works_when or "", service=service,
        agreed=not not_agreed, keep_from=tuple(keep_from or ()), why=why,
    )  # fmt: skip
    after = desk.change(plans.commit(desk.family, told))
    desk.say(plans.promised_words(after, told))


@app.command("if")
def if_(
    ctx: typer.Context,
    sign: Annotated[str | None, typer.Argument(metavar="SIGN", help="What would be seen.")] = None,
    then: Annotated[str | None, typer.Option("--then", help="What is done.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="PERSON", help="Who does it.")] = None,
    keep_from: KeepFrom = None,
    why: KeepWhy = "",
) -> None:
    """Write down what happens if things go wrong.

    Example: famnet plan if "Kemi does not answer the phone by six" --then "collect the children" --who Grace
    """
    desk = seat(ctx)
    asked = sign is None
    seen = desk.need(sign, "SIGN", "What would be seen, if things went wrong?")
    done = desk.need(then, "--then", "What is done then?")
    if asked and who is None and desk.can_ask:
        who = desk.need(None, "--who", "Who does it?")
    told = plans.IfThen(sign=seen, response=done, who=who or "", keep_from=tuple(keep_from or ()), why=why)
    desk.change(plans.prepare_for(desk.family, told))
    desk.say("That is in the plan.")


@app.command()
def lead(
    ctx: typer.Context,
    who: options.Who = None,
    out_of_hours: Annotated[
        str | None, typer.Option("--out-of-hours", help="Whom to ring when offices are closed.")
    ] = None,
) -> None:
    """Say who in the family holds the plan.

    Example: famnet plan lead Grace --out-of-hours "Emergency duty team, 0151 000 0000"
    """
    from famnet.domain.plan_drafting import with_lead

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Who in the family holds the plan?"))
    asked = desk.wish(out_of_hours or "", "Whom to ring when offices are closed?", asking=who is None)
    out_of_hours = asked or out_of_hours
    desk.change(with_lead(desk.family, family_lead=person.id, out_of_hours=out_of_hours))
    desk.say(f"{person.name} holds the plan for the family.")


app.add_typer(plan_rota.app, name="rota")


@app.command()
def amend(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The line's number in `famnet plan show`.")],
    what: Annotated[str | None, typer.Option("--what", help="What they do from now on.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="PERSON", help="Who does it from now on.")] = None,
    when: options.When = None,
    how_often: options.HowOften = None,
    checked_by: options.CheckedBy = None,
    works_when: options.WorksWhen = None,
    sign: Annotated[str | None, typer.Option("--sign", help="Of an if-then: what would be seen.")] = None,
    agreed: Annotated[
        bool | None, typer.Option("--agreed/--not-agreed", help="Whether they have said yes to it.")
    ] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Take it out of the plan.")] = False,
    keep_from: KeepFrom = None,
    why: KeepWhy = "",
) -> None:
    """Change a promise, or take it out. At a terminal, with its number alone, you are asked.

    A version somebody has been given never changes: the next one does.

    Example: famnet plan amend 3 --when "Sundays, 10 until 5"
    """
    desk = seat(ctx)
    line = plans.line_numbered(desk.family, number)
    told = said(
        what=what, who=who, when=when, how_often=how_often, monitor=checked_by, works_when=works_when, sign=sign,
        agreed=agreed,
    )  # fmt: skip
    if desk.can_ask and not (stop or keep_from or why or told):
        from famnet.cli.asking_promises import ask_changes

        told = ask_changes(desk.family, line)
        if not told:
            desk.say("Nothing was changed.")
            return
    before = desk.family
    after = plans.stop(before, line) if stop else plans.amend_or_keep(before, number, told, keep_from, why)
    desk.change(after)
    desk.say(plan_rows.line_words(before, number, "Out of the plan") if stop else plan_rows.line_words(after, number))
    if plans.is_waiting(after):
        desk.say("→ `famnet plan draft --agreed DATE` puts the new version into force.")


@app.command()
def share(
    ctx: typer.Context,
    who: Annotated[list[str] | None, typer.Argument(metavar="[WHO]...", help="Who has it now.")] = None,
    on: OnDay = None,
    how: Annotated[str, typer.Option("--how", help="By hand, by post, by e-mail…")] = "",
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Everybody who should have it and does not yet.")
    ] = False,
    to: OutFile = None,
    formats: FormatsOption = None,
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Note that somebody has the plan; from then on this version never changes. Without WHO, show who has it.

    With -o their own copy is written: what they may not see is not in it.

    Example: famnet plan share Grace --on 2026-11-07 --how "by hand" -o plan-for-grace.docx
    """
    desk = seat(ctx)
    people = [find_person(desk.family, name).id for name in who or ()]
    people += plans.lacking(desk.family) if everyone else ()
    if not people:
        from famnet.usecases.plan_rows import share_rows

        desk.list(share_rows(desk.family), ("who", "version", "on", "how"), "Nobody has the plan yet.")
        return
    desk.not_ahead(on, "shared")
    after = plans.share(desk.family, people, on or desk.today, how=how)
    plan_papers.copies(
        desk, people, Wanted(stem="plan", to=to, formats=formats, allowed=DOCUMENT, language=language), style
    )
    desk.change(after)
    desk.say(*shared_words(after, people, copied=bool(to or formats)))


app.add_typer(plan_reading.app)
app.add_typer(plan_papers.app)
