"""Words that somebody wrote down, and from which of a document's readers they are kept."""

from famnet.domain.record import Record, record

EVERYONE = "everyone"  # everybody but the team


@record
class Worded(Record):
    """A record that is words: what somebody said, worries about or promises; kept from nobody unless it says so."""

    kept_from: tuple[str, ...] = ()  # people's ids, or EVERYONE
    kept_why: str = ""
