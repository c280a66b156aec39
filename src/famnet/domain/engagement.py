"""Going round: each time somebody was approached, how, what came of it, and when to try again."""

from datetime import date
from enum import StrEnum

from famnet.domain.people import Engagement
from famnet.domain.record import Record, record


class Channel(StrEnum):
    """How somebody was approached."""

    PHONE = "phone"
    VISIT = "visit"
    LETTER = "letter"
    MESSAGE = "message"
    EMAIL = "email"
    VIDEO = "video call"
    THROUGH = "through somebody else"


@record
class Approach(Record):
    """One time somebody was approached. It stays with the team: no reader's view holds it.

    A barrier (transport, timing, health, fear…) is what stands in the way; it says nothing about commitment, which
    is why it is kept apart from the status.
    """

    person: str
    made_on: date
    how: Channel | None = None
    status: Engagement | None = None  # how far they were after it
    unanswered: bool = False
    note: str = ""
    barrier: str = ""
    next_on: date | None = None
    made_by: str = ""
