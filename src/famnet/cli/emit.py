"""Handing out what was made: into files, in each form asked for, or down a pipe."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from famnet.cli.desk import Desk
from famnet.domain.errors import Finding, UsageError
from famnet.domain.record import record
from famnet.usecases.made import Made
from famnet.usecases.saving import laid_beside

PICTURE = ("svg", "png", "pdf", "dot", "json", "html")
DOCUMENT = ("html", "docx", "md", "pdf")


@record
class Wanted:
    """What the line said about where to and in which forms; `stem` names the file when the line does not."""

    stem: str
    to: Path | None
    formats: str | None
    allowed: Sequence[str]
    language: str = "en"  # of a document

    @property
    def forms(self) -> list[str]:
        """The forms asked for: `--format`, else the ending of `-o`, else the first that can be had.

        Raises:
            UsageError: a form that famnet does not make of this.
        """
        ending = self.to.suffix[1:].lower() if self.to and not self.to.is_dir() else ""
        asked = [form.strip().lower() for form in (self.formats or ending or self.allowed[0]).split(",")]
        unknown = [form for form in asked if form not in self.allowed]
        if unknown:
            message = f"“{unknown[0]}” is not a form this comes in."
            raise UsageError(message, hint=f"Choose among {', '.join(self.allowed)}.")
        return asked

    def path(self, form: str) -> Path:
        """Where one form goes; with several forms each gets its own ending, and in a folder its usual name."""
        if self.to is None or self.to.is_dir():
            return (self.to or Path()) / f"{self.stem}.{form}"
        ending = self.to.suffix
        return self.to if ending and "," not in ending and not self.formats else self.to.with_suffix(f".{form}")

    def is_piped(self, out: TextIO) -> bool:
        """Whether it goes to stdout: asked for with `-`, or one form for another program and no file named."""
        return str(self.to) == "-" or (self.to is None and not out.isatty() and len(self.forms) == 1)


def emit(desk: Desk, make: Callable[[str], Made], wanted: Wanted, then: Callable[[], object] = tuple) -> None:
    """Make each form and hand it out; what is missing or odd is listed on stderr once.

    `then` is what handing it out brings about, such as a plan coming into force: not done when nothing leaves.
    """
    make = _dressed(make, wanted.language)
    made = [(form, make(form)) for form in wanted.forms]
    if wanted.is_piped(desk.out):
        leaving = made[0][1].released(wanted.path(made[0][0]).name, despite=desk.decide_to_let_pass())
        then()
        _write_down(desk, made)
        desk.out.buffer.write(leaving)
    else:
        hand_out(desk, [(wanted.path(form), form, each) for form, each in made], then)
        _offer(desk, wanted.path(made[0][0]))
    desk.say(*made[0][1].first)
    _mention(desk, "Still to fill in or to look at:", made[0][1].findings)
    if desk.everywhere.plain_check:
        _mention(desk, "How plain it is:", getattr(make, "plainly", tuple)())


def hand_out(desk: Desk, leaving: Sequence[tuple[Path, str, Made]], then: Callable[[], object] = tuple) -> None:
    """Save files once all of them have passed the gate, and write down which copies left, for whom, from what."""
    despite = desk.decide_to_let_pass()
    passed = [(path, made.released(path.name, despite=despite)) for path, _, made in leaving]
    with laid_beside(passed) as move:
        then()
        _write_down(desk, [(form, made) for _, form, made in leaving])  # first, or a copy could be there unrecorded
        saved = move()
    desk.say(*(f"Saved {path}" for path in saved))


def _write_down(desk: Desk, leaving: Sequence[tuple[str, Made]]) -> None:
    """Write down which copies are leaving, for whom and from what facts."""
    from famnet.usecases.copies import copy_of  # brings the gate's own parts in

    found = (copy_of(made, form, desk.command, desk.everywhere.let_pass_because) for form, made in leaving)
    if copies := [copy for copy in found if copy]:
        desk.record_copies(copies)


def _dressed(make: Callable[[str], Made], language: str) -> Callable[[str], Made]:
    """A document in the service's own words and with its letterhead; pictures and calendars have neither."""
    dressed = getattr(make, "dressed", None)
    if dressed is None:
        return make
    from famnet.cli.own import house  # looks for folders that only documents need

    made: Callable[[str], Made] = dressed(house(), language)
    return made


def _mention(desk: Desk, title: str, findings: Sequence[Finding]) -> None:
    if findings:
        desk.say(title, *(f"  - {finding.message}" for finding in findings))


def _offer(desk: Desk, path: Path) -> None:
    """At a terminal, offer to open what was made."""
    if desk.can_ask and desk.out.isatty() and not desk.everywhere.quiet:
        from famnet.cli import ask  # questions cost 150 ms, and only a terminal has them

        with suppress(KeyboardInterrupt, EOFError):  # it is saved: leaving here is a no
            if ask.confirm("Open it now?"):
                _open(path)


def _open(path: Path) -> None:
    if hasattr(os, "startfile"):
        os.startfile(path)  # noqa: S606 -- Windows opens a file by what it is
    else:
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.run([program, str(path)], check=False, stderr=subprocess.DEVNULL)  # noqa: S603 -- a fixed program
