"""Findings on the screen, and their exit code."""

from collections.abc import Iterable

import typer

from famnet.cli.desk import Desk
from famnet.domain.errors import ExitCode, Finding, Level


def report(desk: Desk, findings: Iterable[Finding]) -> None:
    """List findings; the command ends with exit code 1 when one of them needs a look."""
    told = list(findings)
    rows = [
        {
            "rule": f.rule,
            "level": f.level.value,
            "subject": f.subject,
            "message": f.message,
            "source": f.source,
            "mend": f.mend,
        }
        for f in told
    ]
    desk.list(rows, ("level", "message", "source"), "Nothing to point out.")
    if any(f.level in {Level.WARN, Level.BLOCK} for f in told):
        raise typer.Exit(ExitCode.FINDINGS)
