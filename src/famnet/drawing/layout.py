"""Where everything of a genogram goes: points, y downwards. What the picture is drawn from, and what JSON shows."""

from enum import StrEnum

from famnet.domain.record import record

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@record
class LabelSize:
    """Room that a person's text takes below and beside the symbol, in points."""

    width: float
    height: float


@record
class Placed:
    """One person: the middle and size of the symbol, and the box of all their text."""

    person: str
    x: float
    y: float
    width: float = 36.0
    height: float = 36.0
    label: Box

    @property
    def box(self) -> Box:
        """The symbol's box."""
        return (
            self.x - self.width / 2,
            self.y - self.height / 2,
            self.x + self.width / 2,
            self.y + self.height / 2,
        )


@record
class Line:
    """A polyline: `kind` is couple, descent, sibship, carer or emotional; `people` everyone it joins.

    All lines of one union share its key: a couple's line, the drop, the bar and the children's drops hang together.
    """

    kind: str
    union: str | None
    people: tuple[str, ...]
    points: tuple[Point, ...]
    ref: str = ""  # the record it draws (a couple's, a link's or a feeling's id), where there is one


@record
class Outline:
    """The line round people who live together: `members` those inside it, strangers whoever else is.

    A home whose people stand apart has several, each with the home's name; `elsewhere` are those in the others.
    """

    name: str
    members: tuple[str, ...]
    outline: tuple[Point, ...]
    strangers: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Defect(StrEnum):
    """What a drawing could not do."""

    TWO_ROWS = "partners on two rows"
    CROWDED = "more than two partners"
    UNFINISHED = "the search gave up"


@record
class Note:
    """A defect that is left, and with whom: proved to be in every drawing, or left after so many steps."""

    what: Defect
    people: tuple[str, ...] = ()
    proved: bool
    steps: int = 0


@record
class Layout:
    """A whole genogram placed on a page of width × height points."""

    people: tuple[Placed, ...]
    lines: tuple[Line, ...]
    households: tuple[Outline, ...] = ()
    width: float = 0.0
    height: float = 0.0
    notes: tuple[Note, ...] = ()  # what the search proved or gave up
