"""`famnet plan show …`: what stands in the plan, how it came about, and what it lacks. Part of `famnet plan`."""

from typing import Annotated

import typer

from famnet.cli.lazy import seat
from famnet.domain.plans import PlanState
from famnet.usecases import plan_rows
from famnet.usecases.plans import at_hand

app = typer.Typer(rich_markup_mode=None)
Version = Annotated[
    int | None,
    typer.Option("--version", metavar="N", help="Which version; the one being written, or in force, when not said."),
]


@app.command()
def show(ctx: typer.Context, version: Version = None) -> None:
    """Show who does what.

    Example: famnet plan show --version 1
    """
    desk = seat(ctx)
    plan = at_hand(desk.family, version)
    rows = plan_rows.plan_rows(desk.family, plan)
    if version is None and plan.state is PlanState.DRAFT:
        desk.say(*plan_rows.draft_words(desk.family, plan))
    desk.list(rows, ("number", "who", "what", "when", "checked_by", "by"), "No promise in it yet.")


@app.command("history")
def history_(ctx: typer.Context) -> None:
    """Show every version of the plan, and who was given it.

    Example: famnet plan history
    """
    desk = seat(ctx)
    columns = ("version", "state", "agreed", "reviewed", "given_to", "why")
    desk.list(plan_rows.history_rows(desk.family), columns, "No plan yet.")


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
    desk.list(plan_rows.diff_rows(desk.family, before, after), ("change", "line"), "Nothing differs.")


@app.command()
def check(ctx: typer.Context) -> None:
    """Check the plan: every worry has a goal, a promise, somebody who checks; weekends; must-haves; everyone's views.

    Words of the profession and sentences that are hard to read are pointed out too; what people said is left alone.
    The exit code is 1 when something needs a look.

    Example: famnet plan check
    """
    from famnet.cli.findings import report
    from famnet.usecases.plan_checks import check_plan

    desk = seat(ctx)
    report(desk, check_plan(desk.family, desk.today))


@app.command()
def stress(ctx: typer.Context) -> None:
    """Take out each person in turn: what is left undone, unchecked, unanswered, and who would carry too much.

    Example: famnet plan stress
    """
    desk = seat(ctx)
    columns = ("without", "single_point", "undone", "worries_unanswered", "times_uncovered", "heaviest_then")
    desk.list(plan_rows.stress_rows(desk.family), columns, "Nobody has promised anything yet.")
