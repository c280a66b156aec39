"""Calendar files of what falls due."""

from collections.abc import Iterable
from datetime import date, datetime, time

from famnet.domain.family import Family
from famnet.domain.reviews import review_rows
from famnet.exchange.calendar import reviews_calendar


def calendar_of_reviews(families: Iterable[Family], *, today: date) -> bytes:
    """Every review of these families as one .ics file, with a reminder a week before each."""
    rows = [row for family in families for row in review_rows(family)]
    return reviews_calendar(rows, stamp=datetime.combine(today, time()))
