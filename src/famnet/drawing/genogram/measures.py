"""The distances a genogram is drawn with, in points."""

from famnet.domain.people import Gender

SYMBOL = 36.0
HALF = SYMBOL / 2
YEARS = 12.0  # room for birth and death years above a symbol
LANE = 9.0  # between two verticals that pass between neighbours
TRACK = 10.0  # between two horizontals between rows
BESIDE = 14.0  # least room between the texts of neighbours
COUPLE = 84.0  # least distance of partners' middles: a year fits on their line
UNDER = 10.0  # between the lowest text of a row and the first horizontal
OVER = 12.0  # between the last horizontal and the years of the next row
TWINS = 16.0  # height of an inverted V
PORT = 6.0  # between two lines that leave one side of a symbol
MARGIN = 24.0
PASSING = 8.0  # width of a place where a line passes a row
COMPONENTS = 48.0  # between parts of the network that no line joins


def reach(gender: Gender, offset: float) -> float:
    """How far from a symbol's middle its side is, at a height `offset` above or below the middle."""
    if gender is Gender.FEMALE:
        return float(max(0.0, HALF**2 - offset**2) ** 0.5)
    if gender is Gender.UNKNOWN:
        return max(0.0, HALF - abs(offset))
    return HALF
