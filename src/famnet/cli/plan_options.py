"""What the commands that write in the plan take, each option told once."""

from typing import Annotated

import typer

Who = Annotated[str | None, typer.Argument(metavar="WHO", help="Somebody in the network.")]
CheckedBy = Annotated[str | None, typer.Option("--checked-by", metavar="PERSON", help="Who checks that it happens.")]
HowOften = Annotated[str | None, typer.Option("--how-often", help="Such as “every week”.")]
When = Annotated[str | None, typer.Option("--when", help="Days and times, such as “Saturdays 10 to 4”.")]
WorksWhen = Annotated[str | None, typer.Option("--works-when", help="How everyone will know it works, and by when.")]


What = Annotated[str | None, typer.Argument(metavar="WHAT", help="What they do.")]
ForWhom = Annotated[str | None, typer.Option("--for", metavar="PERSON", help="For whom they do it.")]
Answers = Annotated[int | None, typer.Option("--answers", metavar="N", help="The worry it answers: its number.")]
Goal = Annotated[int | None, typer.Option("--goal", metavar="N", help="The goal it serves: its number.")]
MustHave = Annotated[
    int | None, typer.Option("--must-have", metavar="N", help="The must-have of the bottom line it answers.")
]
Service = Annotated[bool, typer.Option("--service", help="Support by a service, not by the family.")]
NotAgreed = Annotated[
    bool, typer.Option("--not-agreed-yet", help="They have not said yes yet; `plan check` asks for it.")
]
