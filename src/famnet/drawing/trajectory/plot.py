"""Where everything of a trajectory goes: days across, scores upwards, names at the right, events below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from famnet.domain.record import record
from famnet.drawing.layout import Point
from famnet.drawing.saying import ENGLISH, Say, say_month
from famnet.drawing.text import LEADING, text_width, wrap
from famnet.drawing.trajectory.story import Event, Series

LEFT, WIDTH, STEP = 34.0, 560.0, 22.0  # points for the numbers, for the days, and between two scores
HEIGHT = 10 * STEP
NAME_SIZE, EVENT_SIZE, TICK_SIZE = 9.5, 8.0, 7.5
_EVENT_WIDTH, _LANE_GAP = 118.0, 5.0
_NAMES_APART = NAME_SIZE * LEADING + 2
_BESIDE = 7.0  # points between two marks that would lie on each other
_MOST_MONTHS = 14
_EDGE = timedelta(days=10)


@record
class Days:
    """The days the picture spans."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """How far along a day is."""
        return LEFT + WIDTH * (day - self.first).days / max(1, (self.last - self.first).days)

    def months(self, say: Say = ENGLISH) -> Iterator[tuple[float, str]]:
        """Where each month begins, and its name; where there are many, only some are named."""
        starts = [date(y, m, 1) for y in range(self.first.year, self.last.year + 1) for m in range(1, 13)]
        within = [day for day in starts if self.first <= day <= self.last]
        every = 1 + len(within) // _MOST_MONTHS
        for day in within[::every]:
            yield self.x(day), f"{say_month(day, say)} {day.year}"


@record
class Label:
    """An event's words below the axis."""

    event: Event
    x: float  # where its day is
    left: float
    right: float
    top: float
    lines: tuple[str, ...]


def days_of(series: Sequence[Series], events: Sequence[Event], today: date) -> Days:
    """From a little before the first thing that is known to a little after the last."""
    known = [day for one in series for day, _ in one.scores] + [event.day for event in events] + [today]
    return Days(first=min(known) - _EDGE, last=max(known) + _EDGE)


def y_of(score: float) -> float:
    """How far down a score is: ten is at the top."""
    return HEIGHT - score * STEP


def points_of(series: Sequence[Series], days: Days) -> tuple[tuple[Point, ...], ...]:
    """Each rater's points; those on one spot stand beside each other, so that none hides another."""
    taken: dict[tuple[date, int], int] = {}
    placed = []
    for one in series:
        points = []
        for day, score in one.scores:
            beside = taken.get((day, score), 0)
            taken[day, score] = beside + 1
            points.append((days.x(day) + beside * _BESIDE, y_of(score)))
        placed.append(tuple(points))
    return tuple(placed)


def name_heights(points: Sequence[tuple[Point, ...]]) -> tuple[float, ...]:
    """The height of each rater's name at the right: near their last point, none on another."""
    order = sorted(range(len(points)), key=lambda n: (points[n][-1][1], n))
    heights = dict.fromkeys(order, 0.0)
    above = -_NAMES_APART
    for n in order:
        heights[n] = above = max(points[n][-1][1], above + _NAMES_APART)
    over = above - HEIGHT
    for n in reversed(order):  # pushed past the lower edge: move up again as far as there is room
        if over <= 0:
            break
        heights[n] -= over
        higher = [heights[m] for m in order[: order.index(n)]]
        over = max(higher, default=-_NAMES_APART) + _NAMES_APART - heights[n]
    return tuple(heights[n] for n in range(len(points)))


def labels_of(events: Sequence[Event], days: Days, say: Say = ENGLISH) -> tuple[Label, ...]:
    """Events below the axis, each beside its day, in as many rows as it takes for no line to cross any words.

    The last comes first: what is later stands higher, so that the line of what is earlier passes it on the left.
    """
    placed: list[tuple[int, Label]] = []
    for event in reversed(events):
        label = _label(event, days, say)
        placed.append((_lane(label, placed), label))
    lanes = range(1 + max((lane for lane, _ in placed), default=-1))
    heights = [max((len(label.lines) for at, label in placed if at == lane), default=1) for lane in lanes]
    tops = [sum(heights[:lane]) * EVENT_SIZE * LEADING + lane * _LANE_GAP for lane in lanes]
    return tuple(replace(label, top=tops[lane]) for lane, label in reversed(placed))


def _label(event: Event, days: Days, say: Say) -> Label:
    """The words at the right of their line, or at its left where there is no room."""
    lines = wrap(words_of(event, say), EVENT_SIZE, _EVENT_WIDTH, most=3)
    width = max(text_width(line, EVENT_SIZE) for line in lines)
    x = days.x(event.day)
    left = x + 4 if x + 4 + width <= LEFT + WIDTH + _EVENT_WIDTH else x - 4 - width
    return Label(event=event, x=x, left=left, right=left + width, top=0.0, lines=lines)


def _lane(label: Label, placed: Sequence[tuple[int, Label]]) -> int:
    """The highest row in which the words are free, and to which their line comes down past nobody else's."""
    lanes = 1 + max((lane for lane, _ in placed), default=-1)
    return next((lane for lane in range(lanes) if all(_clear(label, lane, *other) for other in placed)), lanes)


def _clear(label: Label, lane: int, at: int, other: Label) -> bool:
    if at == lane:
        return label.right + _LANE_GAP <= other.left or other.right + _LANE_GAP <= label.left
    above, below = (other, label) if at < lane else (label, other)
    return not above.left - 2 <= below.x <= above.right + 2


def words_of(event: Event, say: Say = ENGLISH) -> str:
    """`6 Nov: plan agreed`."""
    return f"{event.day.day} {say_month(event.day, say)}: {event.words}"
