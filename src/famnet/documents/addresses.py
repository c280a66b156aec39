"""What of an address gives it away: its postcode, street, house and place, in the ways they are written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from famnet.documents.fragment import Fragment, is_ordinary, whole
from famnet.documents.tokens import words_of

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)(?:\s*(\d[A-Z]{2})\b|\s*$)", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:flat\s+\w+\W+)?\d+\s?[a-z]?\b\W+(?:[\w'’-]+\W*){1,4}", re.IGNORECASE)
_TWO = 2
_KINDS_OF_HOME = frozenset(
    words_of(
        "the a refuge hostel shelter hotel unit project accommodation women women’s womens mother baby and"
        " family emergency temporary safe"
    )
)


def address_fragments(text: str) -> Iterator[Fragment]:
    """All of it, its postcode and the district of that, the number with its street, the street, home and place."""
    yield whole(text)
    for found in _POSTCODE.finditer(text):
        district, rest = words_of(found[1])[0], words_of(found[2] or "")
        yield Fragment((district,), district=True)
        yield from (Fragment(words) for words in ((district, *rest), (district + "".join(rest),)) if rest)
    for part in _POSTCODE.sub("", text).split(","):
        yield from _line(part.strip())


def _line(part: str) -> Iterator[Fragment]:
    for words in _spelt(words_of(part)):
        if _NUMBERED.match(part):
            yield Fragment(words)
            yield from _house(words)
        else:
            yield from telling(words)
            yield from _home(words)


def _home(words: tuple[str, ...]) -> Iterator[Fragment]:
    """What a home is called without the kind of home it is: `Hope House` of `Hope House refuge`."""
    own = tuple(word for word in words if word not in _KINDS_OF_HOME)
    if own != words:
        yield from (replace(fragment, named=True) for spelt in _spelt(own) for fragment in telling(spelt))


def _house(words: tuple[str, ...]) -> Iterator[Fragment]:
    """A street alone, `Larch Road` or `Larchroad`, and a number with the word of it that tells most: `14 Larch`."""
    street = tuple(word for word in words if not any(c.isdigit() for c in word))
    yield from telling(street)
    if len(street) == _TWO and not is_ordinary(street[0]):
        yield Fragment(("".join(street),))
        yield from (Fragment(pair) for pair in pairwise(words) if pair[0][:1].isdigit() and pair[1] == street[0])


def _spelt(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words as they stand, and with the kind of street at their end in each way it is written."""
    yield words
    kinds = next((kinds for kinds in _STREETS if words and words[-1] in kinds), ())
    yield from ((*words[:-1], kind) for kind in kinds if kind != words[-1])


_STREETS = tuple(
    tuple(kinds.split())
    for kinds in (
        *("road rd", "street st str", "avenue ave av", "close cl", "lane ln la", "drive dr drv", "court ct crt"),
        *("crescent cres cr", "gardens gdns gdn", "terrace terr ter tce", "place pl", "square sq", "grove gr gro"),
        *("park pk", "house hse", "mount mt", "hill hl", "way wy", "walk wlk", "building bldg", "buildings bldgs"),
    )
)

_ENDINGS = frozenset(kind for kinds in _STREETS for kind in kinds)


def telling(words: tuple[str, ...]) -> Iterator[Fragment]:
    """Words that together are no everyday words: `Zyxwv Avenue`; `Park Road` where it is written like a name."""
    if any(not is_ordinary(word) for word in words) or len(words) > _TWO:
        yield Fragment(words)
    elif len(words) == _TWO and words[-1] in _ENDINGS:
        yield Fragment(words, named=True)
