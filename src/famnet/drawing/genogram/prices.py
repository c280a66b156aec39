"""What a defect costs. Prices are summed, not ranked: a line crossed may be better than three siblings misplaced."""

from collections.abc import Sequence

from famnet.drawing.genogram.web import NO_YEAR

CROSSING = 12.0
LIGHT_CROSSING = 3.0  # of a carer's second link: not worth a place in the tree
INVERSION, DOUBTFUL_INVERSION = 20.0, 5.0  # siblings out of order, by birth date or only as they were told
BROKEN = 16.0
APART = 24.0
STRANGER = 1.5  # each person between those who belong together
SEEN, ORDERED = 9.0, 0.5  # a crossing of straight connectors, and what the order's own crossings count beside them
PASSED = 8.0  # a couple's line across another line, nobody between
WRONG_SIDE = 0.5
TIME_ORDER = 0.4
ARC = 0.5


def parted(people: int, passing: int) -> float:
    """A couple with so many people, or so many passing lines, between them."""
    return APART + STRANGER * people if people else PASSED * passing


def broken(strangers: int) -> float:
    """A sibship with so many strangers in it."""
    return BROKEN + STRANGER * strangers if strangers else 0.0


def inverted(one: int, other: int) -> float:
    """Two siblings, born in these years, the wrong way round."""
    return INVERSION if one != other and NO_YEAR not in (one, other) else DOUBTFUL_INVERSION


def out_of_order(places: Sequence[int], years: Sequence[int]) -> float:
    """Every pair of siblings, eldest first, of whom the elder stands further right."""
    return sum(inverted(years[i], years[j]) for i, place in enumerate(places) for j in range(i) if places[j] > place)
