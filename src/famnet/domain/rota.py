"""The rota: times that somebody is to be there, who can and who does."""

from datetime import date
from enum import StrEnum

from famnet.domain.plans import PlanLine
from famnet.domain.record import Record, record


class Weekday(StrEnum):
    """The days of a week, as they are spoken of."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as dates count."""
        return tuple(Weekday).index(self)


class Season(StrEnum):
    """School sets the rhythm of many weeks."""

    ALWAYS = ""
    TERM = "term time"
    HOLIDAYS = "school holidays"

    def meets(self, other: "Season") -> bool:
        """Whether there are days that belong to both."""
        return self is other or Season.ALWAYS in (self, other)


@record
class RotaSlot(PlanLine):
    """A time in the week that so many people are needed; `week` is 1 or 2 of two, 0 for every week."""

    what: str
    weekday: Weekday
    starts: str  # 16:00
    ends: str
    week: int = 0
    season: Season = Season.ALWAYS
    needs: int = 1
    must: bool = True  # has to be covered; otherwise it is covered where it can be
    for_whom: str = ""
    place: str = ""


@record
class Availability(Record):
    """When somebody can be there; no weekday means any day, no times mean the whole day."""

    person: str
    weekday: Weekday | None = None
    week: int = 0
    season: Season = Season.ALWAYS
    starts: str = ""
    ends: str = ""
    can: bool = True  # False: then they cannot, whatever else is said


@record
class RotaLimit(Record):
    """The most somebody can take on in a week; None where nobody has set one."""

    person: str
    most_times: int | None = None
    most_hours: int | None = None


@record
class KeptApart(Record):
    """Two people who must not be there at the same time. Only the team knows why."""

    one: str
    other: str
    why: str = ""


@record
class RotaDuty(PlanLine):
    """Somebody takes a time of the rota, in week 1 or 2; `fixed` stays when the rota is worked out again."""

    slot: str
    person: str
    week: int = 1
    fixed: bool = False


@record
class RotaChange(Record):
    """On one day somebody else comes, or nobody does."""

    slot: str
    day: date
    instead_of: str
    person: str = ""  # empty: it does not take place
    why: str = ""
