"""Calendar files: what falls due, and each person's own times."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from famnet.domain.disclosure import FamilyView
from famnet.domain.family import Family
from famnet.domain.plan_versions import version
from famnet.domain.plans import Plan
from famnet.domain.reviews import governing, review_rows
from famnet.domain.rota_days import Dates, Span
from famnet.exchange.calendar import Entry, calendar, reviews_calendar
from famnet.exchange.rota_calendar import rota_entries
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made

_AHEAD = timedelta(weeks=52)  # how far a rota is written into a calendar unless somebody says


def calendar_of_reviews(families: Iterable[Family], *, today: date) -> bytes:
    """Every review of these families as one .ics file, with a reminder a week before each."""
    rows = [row for family in families for row in review_rows(family)]
    return reviews_calendar(rows, stamp=_stamp(today))


def calendar_of_person(
    family: Family, person: str, *, today: date, until: date | None = None, holidays: Sequence[Dates] = ()
) -> Made:
    """One person's times and the day everybody meets again, as they may see them."""
    view = seen_by(family, person, today=today)
    plan = version(view)
    days = Span(plan.agreed_on or today, until or today + _AHEAD, holidays)
    entries = [*rota_entries(view, plan, person, days), *_review(view, plan)]
    data = calendar(entries, stamp=_stamp(today), name="My part of the plan")
    return Made(data=data, gate=Gate(family=family, view=view))


def _review(view: FamilyView, plan: Plan) -> Iterator[Entry]:
    """The day on which everybody looks at the plan again."""
    due = governing(r for r in view.reviews_due if r.plan == plan.id and not r.by_hand)
    if due:
        summary = "We look at the plan again"
        yield Entry(uid=f"{due.id}@famnet", summary=summary, start=due.due, sequence=due.version, remind_days=7)


def _stamp(today: date) -> datetime:
    return datetime.combine(today, time())
