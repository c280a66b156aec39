"""Options that commands about the rota share."""

from typing import Annotated

import typer

Days = Annotated[
    list[str] | None,
    typer.Option("--on", metavar="DAY", help="Friday, “Monday to Thursday”, weekdays, weekend, “every day”."),
]
From = Annotated[str | None, typer.Option("--from", metavar="TIME", help="Such as 16:00, 4pm or 9.")]
To = Annotated[str | None, typer.Option("--to", metavar="TIME", help="Such as 18:00; midnight is 24:00.")]
Week = Annotated[
    int, typer.Option("--week", min=0, max=2, metavar="N", help="In a rota of two weeks only in this one: 1 or 2.")
]
SeasonWord = Annotated[
    str, typer.Option("--season", metavar="WHEN", help="term or holidays; the whole year when not said.")
]
Someone = Annotated[str | None, typer.Argument(metavar="WHO", help="Somebody in the network.")]
