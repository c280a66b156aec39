"""`famnet check`: odd facts, and what is missing."""

from typing import Annotated

import typer

from famnet.cli.findings import report
from famnet.cli.lazy import seat, single
from famnet.cli.surroundings import who
from famnet.domain.rules.check import check as look

app = single()


@app.command()
def check(
    ctx: typer.Context,
    despite: Annotated[
        str | None, typer.Option("--despite", metavar="RULE", help="Go on although this rule says stop.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why you go on.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decided it; you when not said.")] = "",
) -> None:
    """Look for odd facts, for what good practice asks and is not there yet, and for words a family could find hard.

    Nothing is changed. The exit code is 1 when something needs a look. With --despite, a rule that says stop is
    recorded as overridden, with the reason and a name.

    Example: famnet check --family Ada
    """
    desk = seat(ctx)
    if despite:
        from famnet.usecases.before_meeting import go_on

        desk.change(go_on(desk.family, despite, reason, by or who(), desk.today))
        desk.say(
            f"It is recorded that the work goes on despite “{despite}”, and why.", "→ `famnet undo` takes it back."
        )
        return
    from famnet.usecases.plan_checks import check_words  # what counts reading ages is dear to load

    report(desk, (*look(desk.family, desk.today), *check_words(desk.family)))
