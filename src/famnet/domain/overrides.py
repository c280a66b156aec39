"""Rules that were overridden, with a reason and a name: every override leaves both."""

from datetime import date

from famnet.domain.record import Record, record


@record
class Override(Record):
    """Somebody decided to go on although a rule says stop; `about` is what the finding was about, empty for all."""

    rule: str
    reason: str
    by: str
    about: str = ""
    decided_on: date | None = None
