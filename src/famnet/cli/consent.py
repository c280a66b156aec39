"""`famnet consent …`: asking whether the network may be involved."""

from typing import Annotated

import typer

from famnet.cli.desk import Desk
from famnet.cli.lazy import group, seat
from famnet.cli.surroundings import who
from famnet.cli.words import OnDay
from famnet.domain.mapping import Consent, ConsentAnswer
from famnet.domain.names import find_person
from famnet.usecases import before_meeting

app = group("Ask whether the network may be involved, and note the answers.")


@app.command()
def record(
    ctx: typer.Context,
    person: Annotated[str, typer.Argument(metavar="NAME", help="Who was asked: the child, or who holds PR.")],
    answer: Annotated[
        ConsentAnswer, typer.Argument(help="What they answered; that they were not asked, and why, is one too.")
    ],
    child: Annotated[
        list[str] | None,
        typer.Option("--child", help="For which child; again for more. Not said: all in focus they may answer for."),
    ] = None,
    limits: Annotated[str, typer.Option("--limits", help="What they do not want shared, or with whom.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why not, or why they were not asked.")] = "",
    on: OnDay = None,
) -> None:
    """Note what a child, or somebody with parental responsibility, answered.

    Example: famnet consent record Kemi limited --limits "not her brother"
    """
    desk = seat(ctx)
    family = desk.family
    asked = find_person(family, person)
    limits, reason = _why(desk, answer, limits, reason)
    children = [find_person(family, name).id for name in child or ()] or before_meeting.answers_for(family, asked)
    for each in children:
        consent = Consent(
            child=each,
            person=asked.id,
            answer=answer,
            limits=limits,
            reason=reason,
            asked_by=who(),
            asked_on=on or desk.today,
        )
        family = before_meeting.record_consent(family, consent)
    desk.change(family)
    desk.say(*before_meeting.consent_words(family, asked, answer, children))


def _why(desk: Desk, answer: ConsentAnswer, limits: str, reason: str) -> tuple[str, str]:
    """The limits and the reason that an answer needs: as told, or asked for at a terminal."""
    if desk.can_ask and answer is ConsentAnswer.LIMITED and not (limits or reason):
        return desk.need(None, "--limits", "What do they not want shared, or with whom?"), reason
    if desk.can_ask and answer in before_meeting.NEEDS_REASON and not reason:
        return limits, desk.need(None, "--reason", f"“{answer.value}”: why, for colleagues after you?")
    return limits, reason


@app.command()
def status(ctx: typer.Context) -> None:
    """Show who was asked, and what they answered.

    Example: famnet consent status
    """
    desk = seat(ctx)
    rows = before_meeting.consent_rows(desk.family)
    desk.list(
        rows, ("child", "person", "answer", "limits", "on"), "Nobody has been asked yet: `famnet consent record`"
    )
