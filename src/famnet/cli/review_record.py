"""`famnet reviews record`: what a review heard and decided. Part of `famnet reviews`."""

from typing import TYPE_CHECKING, Annotated

import typer

from famnet.cli.desk import Desk
from famnet.cli.lazy import seat
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OnDay, OutFile, StyleOption
from famnet.documents.formats import Style
from famnet.domain.errors import UsageError
from famnet.domain.review_records import Decision, PlanReview

if TYPE_CHECKING:  # dear to import: `reviews due` does not need it
    from famnet.usecases import reviewing

app = typer.Typer(rich_markup_mode=None)
Several = list[str] | None
Outcomes = Annotated[
    Several,
    typer.Option(
        "--outcome", metavar="N=HOW", help="`1=done`, `2=part: the bus was late`, `3=not: …`, `4=stopped: …`."
    ),
]
Scales = Annotated[Several, typer.Option("--scale", metavar="NAME=0-10", help="How safe it is now, by whom.")]
Worked = Annotated[Several, typer.Option("--worked", help="What worked; again for more.")]
Else = Annotated[Several, typer.Option("--else", help="What else needs to happen.")]
Joined = Annotated[Several, typer.Option("--joined", metavar="NAME", help="Who came in.")]
Left = Annotated[Several, typer.Option("--left", metavar="NAME", help="Who left, as `Tom: works nights now`.")]
Missed = Annotated[
    Several, typer.Option("--missed", metavar="NAME=TIME", help="A time that was missed: `Grace=3: two buses`.")
]
FollowUp = Annotated[
    Several, typer.Option("--follow-up", metavar="NAME: …", help="What will help: `Grace: fares paid`.")
]
DecisionOption = Annotated[Decision | None, typer.Option("--decision", help="What was decided; keep.")]
ToKind = Annotated[Several, typer.Option("--kind", metavar="KIND", help="When stepping up or down: to which kind.")]
Reason = Annotated[str, typer.Option("--reason", help="Why it was decided so.")]
Feeds = Annotated[str, typer.Option("--feeds", help="The statutory meeting that takes it up.")]


class NothingHeardError(UsageError):
    """A review of which nothing is said would move the next date for no reason."""

    def __init__(self) -> None:
        super().__init__(
            "What did the review hear, and what was decided?",
            hint="Such as --outcome 1=done; --decision keep, or --on DATE, alone says that it was held.",
        )


@app.command()
def record(
    ctx: typer.Context,
    on: OnDay = None,
    outcome: Outcomes = None,
    scale: Scales = None,
    worked: Worked = None,
    else_: Else = None,
    joined: Joined = None,
    left: Left = None,
    missed: Missed = None,
    follow_up: FollowUp = None,
    decision: DecisionOption = None,
    kind: ToKind = None,
    reason: Reason = "",
    feeds: Feeds = "",
) -> None:
    """Record a review: how each promise went, how safe it is, what was decided. It sets the next date.

    What was written into a new version before (`plan commit`, `plan amend`) comes into force with it. At a terminal
    you are asked for what no option says.

    Example: famnet reviews record --on 2026-12-04 --outcome 1=done --outcome "2=part: two buses" --scale Grace=6
    """
    from famnet.usecases import reviewing
    from famnet.usecases.review_words import recorded_words

    desk = seat(ctx)
    told = reviewing.Told(
        outcomes=outcome or (), scales=scale or (), worked=worked or (), needed=else_ or (), joined=joined or (),
        left=left or (), missed=missed or (), follow_ups=follow_up or (), kinds=kind or (),
    )  # fmt: skip
    told, decided = _heard(desk, told, decision, more=bool(on or reason or feeds))
    review = PlanReview(plan="", held_on=on or desk.today, decision=decided, reason=reason, feeds=feeds)
    before = desk.family
    after = desk.change(reviewing.record(before, review, told, desk.clocks))
    desk.through()
    desk.say(*recorded_words(before, after, review.id), *reviewing.what_runs(after, desk.clocks))


def _heard(
    desk: Desk, told: "reviewing.Told", decision: Decision | None, *, more: bool
) -> "tuple[reviewing.Told, Decision]":
    """What a review heard and decided, with what no option says asked for at a terminal.

    Raises:
        NothingHeardError: there is nobody to ask, and the line says nothing of it, nor `more` about it.
    """
    if desk.can_ask:
        from famnet.cli.asking_review import ask_review

        return ask_review(desk, told, decided=decision)
    if not (told.says_something or decision or more):
        raise NothingHeardError
    return told, decision or Decision.KEEP


@app.command()
def held(ctx: typer.Context) -> None:
    """Show the reviews that were held, what was decided, and how many promises were kept.

    Example: famnet reviews held
    """
    from famnet.usecases.reviewing import held_rows

    desk = seat(ctx)
    columns = ("on", "decision", "done", "part", "not", "stopped", "next", "reason")
    desk.list(held_rows(desk.family), columns, "No review has been held yet.")


@app.command()
def minutes(
    ctx: typer.Context,
    on: OnDay = None,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write the record of a review that was held: the last one, or that of a day.

    Example: famnet reviews minutes -o review-december.docx
    """
    from famnet.cli.emit import DOCUMENT, Wanted, emit
    from famnet.usecases.documents import review_document
    from famnet.usecases.reviewing import review_held

    desk = seat(ctx)
    review = review_held(desk.family, on)
    make = review_document(desk.family, audience, today=desk.today, style=style, review=review.id)
    emit(desk, make, Wanted(stem="review", to=to, formats=formats, allowed=DOCUMENT, language=language))
