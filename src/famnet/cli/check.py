"""`famnet check`: odd facts, and what is missing."""

import typer

from famnet.cli.lazy import seat, single
from famnet.domain.errors import ExitCode, Level
from famnet.usecases.checking import findings_of

app = single()


@app.command()
def check(ctx: typer.Context) -> None:
    """Look for odd facts and for what good practice asks and is not there yet.

    Nothing is changed. The exit code is 1 when something needs a look.

    Example: famnet check --family Ada
    """
    desk = seat(ctx)
    findings = findings_of(desk.family, today=desk.today)
    rows = [
        {"rule": f.rule, "level": f.level.value, "subject": f.subject, "message": f.message, "source": f.source}
        for f in findings
    ]
    desk.list(rows, ("level", "message", "source"), "Nothing to point out.")
    if any(f.level in {Level.WARN, Level.BLOCK} for f in findings):
        raise typer.Exit(ExitCode.FINDINGS)
