"""One date that serves several clocks and several children."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from famnet.domain.plans import ReviewDue


@dataclass(frozen=True)
class OneDate:
    """A day that is early enough for several reviews at once."""

    day: date
    reviews: tuple[ReviewDue, ...]


def together(reviews: Iterable[ReviewDue], *, within_days: int) -> tuple[OneDate, ...]:
    """Days on which one meeting would serve several reviews that fall due within so many days of the first.

    The day is the first of the due dates: a working day already, and not past anybody's maximum.
    """
    groups = _near(sorted(reviews, key=_when), within_days)
    return tuple(OneDate(group[0].due, tuple(group)) for group in groups if len(group) > 1)


def _near(reviews: Iterable[ReviewDue], within_days: int) -> Iterator[list[ReviewDue]]:
    group: list[ReviewDue] = []
    for review in reviews:
        if group and (review.due - group[0].due).days > within_days:
            yield group
            group = []
        group.append(review)
    yield group


def _when(review: ReviewDue) -> tuple[date, str, str]:
    return (review.due, review.child, review.clock)
