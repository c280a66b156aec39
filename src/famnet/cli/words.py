"""Types of options: words on the line read as the domain's values."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.days import DAY, PAST
from famnet.documents.formats import Style
from famnet.domain.dates import PartialDate

Born = Annotated[PartialDate | None, typer.Option("--born", help="Birth date; `about 1985` will do.", **PAST)]
OnDay = Annotated[date | None, typer.Option("--on", help="The day; today when not said.", **DAY)]
OutFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where to; its ending says the form. `-` is stdout."),
]
FormatsOption = Annotated[
    str | None, typer.Option("--format", metavar="F[,F]", help="One or more forms, with commas.")
]
AudienceOption = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="WHO",
        help="For whom: team, network, professionals, conference, court, child, or somebody's name.",
    ),
]
StyleOption = Annotated[
    Style, typer.Option("--style", help="For whose eyes: normal (14 pt), large (18 pt), easy to read, high contrast.")
]
KeepFrom = Annotated[
    list[str] | None,
    typer.Option(
        "--keep-from",
        metavar="NAME",
        help="Who must not read these words; again for more. `everyone`: only the team has them.",
    ),
]
KeepWhy = Annotated[str, typer.Option("--why", help="Why they are kept, for colleagues who come after you.")]
KeepFromNow = Annotated[
    list[str],
    typer.Option(
        "--from", metavar="NAME", help="Who must not read these words; again for more. `everyone`, or `nobody`."
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help="The language it is in: en, or cy for Welsh where there is one."),
]
