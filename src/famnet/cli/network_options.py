"""What the commands of `famnet network` take, each option told once."""

from typing import Annotated

import typer

from famnet.cli.days import PAST
from famnet.cli.words import Born
from famnet.domain.dates import PartialDate
from famnet.domain.people import Circle, Engagement, Gender, PersonKind
from famnet.domain.phrases.steps import Side

__all__ = ["Born"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="Somebody in the network: a name, part of it, or “mum”.")]
SomeName = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="Somebody in the network; asked for when not said.", show_default=False),
]
NameOrLine = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="A name, or a whole line as in the example.", show_default=False),
]
As = Annotated[
    str | None,
    typer.Option("--as", metavar="PHRASE", help="Who they are: “maternal aunt”, “mum's ex”, “health visitor”."),
]
Of = Annotated[str | None, typer.Option("--of", metavar="PERSON", help="To whom; the child in focus when not said.")]
SideOption = Annotated[Side, typer.Option("--side", help="For a cousin or the like: whose side.")]
GenderOption = Annotated[
    Gender | None, typer.Option("--gender", help="How they live: girl, boy… A kin phrase often tells.")
]
Died = Annotated[PartialDate | None, typer.Option("--died", help="When they died.", **PAST)]
Dead = Annotated[bool, typer.Option("--deceased", help="They have died, nobody knows when.")]
Called = Annotated[str | None, typer.Option("--called", metavar="WORD", help="What the child calls them.")]
Note = Annotated[str | None, typer.Option("--note", help="Anything else worth keeping.")]
LivesWith = Annotated[str | None, typer.Option("--lives-with", metavar="PERSON", help="Whose home they live in.")]
Pr = Annotated[bool | None, typer.Option("--pr/--no-pr", help="Parental responsibility for the children in focus.")]
Phone = Annotated[str | None, typer.Option("--phone", help="A number to reach them at.")]
Email = Annotated[str | None, typer.Option("--email", help="Where to write to them.")]
Address = Annotated[
    str | None, typer.Option("--address", help="Where they live; `famnet network protect` keeps it from somebody.")
]
School = Annotated[str | None, typer.Option("--school", help="Where they go to school.")]
Work = Annotated[str | None, typer.Option("--work", help="Where they work.")]
EngagementOption = Annotated[Engagement | None, typer.Option("--engagement", help="How far they have come.")]
CircleOption = Annotated[Circle | None, typer.Option("--circle", help="Which safety circle they are in.")]
KindOption = Annotated[
    PersonKind | None,
    typer.Option(
        "--kind", help="A pregnancy (with --born for when it is due) or how one ended; a person when not said."
    ),
]
Since = Annotated[
    PartialDate | None,
    typer.Option("--since", help="Since when: an order's date, a wedding.", **PAST),
]
Until = Annotated[PartialDate | None, typer.Option("--until", help="Until when, if over.", **PAST)]
