"""What the commands of `famnet meeting` take, each option told once."""

from datetime import date
from typing import Annotated

import typer

from famnet.cli.days import DAY
from famnet.domain.meetings import ChildPart, MeetingKind

Number = Annotated[
    int | None,
    typer.Argument(metavar="[N]", help="Its number in `famnet meeting list`; the next one when not said."),
]
OfMeeting = Annotated[
    int | None, typer.Option("--meeting", metavar="N", help="Which, by its number in `famnet meeting list`.")
]
Day = Annotated[date | None, typer.Option("--on", help="The day; it can be set and moved later.", **DAY)]
At = Annotated[str | None, typer.Option("--at", metavar="TIME", help="When it starts, such as 16:00.")]
Place = Annotated[str | None, typer.Option("--place", help="Where, or the link.")]
Kind = Annotated[MeetingKind | None, typer.Option("--kind", help="What kind of meeting it is.")]
Purpose = Annotated[str | None, typer.Option("--purpose", help="Why you are meeting, in plain words.")]
Coordinator = Annotated[str | None, typer.Option("--coordinator", metavar="NAME", help="Who runs the meeting.")]
Phone = Annotated[
    str | None, typer.Option("--coordinator-phone", metavar="NUMBER", help="How to reach them; on every invitation.")
]
Independent = Annotated[
    bool | None,
    typer.Option("--independent/--not-independent", help="Is the coordinator independent of casework?"),
]
Child = Annotated[ChildPart | None, typer.Option("--child", help="How the child takes part.")]
Offer = Annotated[list[str] | None, typer.Option("--offer", help="Help that services can give; again for more.")]
