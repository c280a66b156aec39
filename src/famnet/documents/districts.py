"""The first half of a postcode alone: `M14` says where somebody lives, and is as well a road, a bus or a class."""

import re

from famnet.documents.tokens import Words, words_of

_SECOND_HALF = re.compile(r"\d[a-z]{2}")
_LEADS_THERE = frozenset(words_of("in near to from at around round outside postcode"))
_COUNTS = frozenset(words_of("area areas district postcode postcodes part side end"))
_NOT_AFTER = frozenset(
    words_of(
        "motorway road roads bus buses tram train petrol vitamin vitamins form class room ward visa cable battery"
    )
)
_NOT_BEFORE = frozenset(
    words_of(
        "class room bus ward flat form size level year grade block bay route unit group set stage platform junction"
        " section question vitamin number no page table figure annex appendix"
    )
)


def is_a_district(told: Words, place: int) -> bool:
    """Whether the word there stands for part of a town, and neither for another postcode nor for something else."""
    before, after = (told.folded[p] if 0 <= p < len(told.folded) else "" for p in (place - 1, place + 1))
    if _SECOND_HALF.fullmatch(after) or after in _NOT_AFTER or before in _NOT_BEFORE:
        return False
    if before == "the" and after not in _COUNTS:
        return False
    return told.capital(place) or before in _LEADS_THERE
