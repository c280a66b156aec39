"""What gives a protected fact away: the whole of it, and the parts of it that stand for it alone."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from famnet.documents.tokens import words_of
from famnet.domain.people import Protectable
from famnet.domain.reference import rows
from famnet.domain.secrets import Secret

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:flat\s+\w+\W+)?\d+\s?[a-z]?\b\W+(?:[\w'’-]+\W*){1,4}", re.IGNORECASE)
_SHORTEST_NUMBER = 7  # digits of a telephone number without its area
_SHORTEST_TIGHT = 10  # letters that are found though they are written without spaces
_SHORTEST_ALONE = 3  # letters of a word that can stand for somebody


@dataclass(frozen=True)
class Fragment:
    """Words in a row that give a fact away.

    `named` asks that they are written like a name, being ordinary words as well. `tight` is the same without spaces,
    where it is long enough to mean nothing else.
    """

    words: tuple[str, ...] = ()
    named: bool = False
    tight: str = ""
    digits: str = ""


@cache
def ordinary() -> frozenset[str]:
    """Words that are names as well as everyday English."""
    return frozenset(word for row in rows("ordinary_words") for word in str(row["words"]).split())


def fragments_of(secret: Secret) -> tuple[Fragment, ...]:
    """The secret's fragments, each once."""
    return tuple(dict.fromkeys(f for f in _FRAGMENTS[secret.what](secret.words) if f.words or f.digits))


def _whole(text: str) -> Fragment:
    words = words_of(text)
    tight = "".join(words)
    plain = all(is_ordinary(word) for word in words)
    return Fragment(words, named=plain, tight="" if plain or len(tight) < _SHORTEST_TIGHT else tight)


def is_ordinary(word: str) -> bool:
    """Whether a word alone says nothing: an everyday word, a number, a letter or two."""
    return word in ordinary() or word.isdigit() or len(word) < _SHORTEST_ALONE


def _name(text: str) -> Iterator[Fragment]:
    """The whole name, and each part of it that is no everyday word."""
    yield _whole(text)
    yield from (Fragment((word,)) for word in words_of(text) if not is_ordinary(word))


def _address(text: str) -> Iterator[Fragment]:
    """All of it, its postcode, the number with its street, the street and the place."""
    yield _whole(text)
    for found in _POSTCODE.finditer(text):
        yield Fragment((found[1].lower(), found[2].lower()))
        yield Fragment(((found[1] + found[2]).lower(),))
    for part in _POSTCODE.sub("", text).split(","):
        yield from _line(part.strip())


def _line(part: str) -> Iterator[Fragment]:
    for words in _spelt(words_of(part)):
        if _NUMBERED.match(part):
            yield Fragment(words)
            yield from _house(words)
        else:
            yield from _telling(words)


def _house(words: tuple[str, ...]) -> Iterator[Fragment]:
    """A street alone, `Larch Road` or `Larchroad`, and a number with the word of it that tells most: `14 Larch`."""
    street = tuple(word for word in words if not any(c.isdigit() for c in word))
    yield from _telling(street)
    if len(street) == _TWO and not is_ordinary(street[0]):
        yield Fragment(("".join(street),))
        yield from (Fragment(pair) for pair in pairwise(words) if pair[0][:1].isdigit() and pair[1] == street[0])


def _spelt(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words as they stand, and with the kind of street at their end in each way it is written."""
    yield words
    kinds = next((kinds for kinds in _STREETS if words and words[-1] in kinds), ())
    yield from ((*words[:-1], kind) for kind in kinds if kind != words[-1])


_TWO = 2
_STREETS = tuple(
    tuple(kinds.split())
    for kinds in (
        *("road rd", "street st str", "avenue ave av", "close cl", "lane ln la", "drive dr drv", "court ct crt"),
        *("crescent cres cr", "gardens gdns gdn", "terrace terr ter tce", "place pl", "square sq", "grove gr gro"),
        *("park pk", "house hse", "mount mt", "hill hl", "way wy", "walk wlk", "building bldg", "buildings bldgs"),
    )
)

_ENDINGS = frozenset(kind for kinds in _STREETS for kind in kinds)


def _telling(words: tuple[str, ...]) -> Iterator[Fragment]:
    """Words that together are no everyday words: `Zyxwv Avenue`; `Park Road` where it is written like a name."""
    if any(not is_ordinary(word) for word in words) or len(words) > _TWO:
        yield Fragment(words)
    elif len(words) == _TWO and words[-1] in _ENDINGS:
        yield Fragment(words, named=True)


_KINDS_OF_PLACE = frozenset(
    words_of(
        "academy ce centre church college company endowed first foundation grammar high hospital infant infants"
        " junior limited ltd nursery plc preschool primary rc school"
        " secondary special surgery the trust upper voluntary"
    )
)


def _place(text: str) -> Iterator[Fragment]:
    """A school or a place of work: its whole name, and what is left without the kind of place it is."""
    yield _whole(text)
    for part in text.split(","):
        own = tuple(word for word in words_of(part) if word not in _KINDS_OF_PLACE)
        yield from _telling(own)


def _phone(text: str) -> Iterator[Fragment]:
    digits = dialled(text)
    if len(digits) >= _SHORTEST_NUMBER:
        yield Fragment(digits=digits)


def dialled(text: str) -> str:
    """A telephone number's digits, home and abroad alike, in figures of any script."""
    plain = unicodedata.normalize("NFKC", text).replace("(0)", "")
    digits = "".join(str(unicodedata.digit(c)) for c in plain if c.isdecimal())
    return re.sub(r"^(?:0044|44(?=\d{10}$))", "0", digits)


def _mail(text: str) -> Iterator[Fragment]:
    """All of it; with the sign in a word; and what stands before the sign, where that is nobody's everyday word."""
    before, _, after = text.partition("@")
    yield _whole(text)
    yield Fragment((*words_of(before), "at", *words_of(after)))
    own = words_of(before)
    if len("".join(own)) >= _SHORTEST_HANDLE and not all(is_ordinary(word) for word in own):
        yield Fragment(own)


_SHORTEST_HANDLE = 5


def _phrase(text: str) -> Iterator[Fragment]:
    """Free words: all of them in a row."""
    yield _whole(text)


_FEWEST_WORDS = 5  # a sentence of so many is nobody else's
_FEWEST_SAID = 3  # a line of fewer words is too common to be looked for, unless they are long


def _said(text: str) -> Iterator[Fragment]:
    """What somebody said: all of it, and each sentence that is long enough to be theirs alone."""
    said = words_of(text)
    if len(said) >= _FEWEST_SAID or len("".join(said)) >= _SHORTEST_TIGHT:
        yield _whole(text)
    for sentence in re.split(r"[.!?;\n]+", text):
        if len(said := words_of(sentence)) >= _FEWEST_WORDS:
            yield Fragment(said, tight="".join(said))


_FRAGMENTS: Mapping[Protectable, Callable[[str], Iterator[Fragment]]] = MappingProxyType(
    {
        Protectable.NAME: _name,
        Protectable.ALIAS: _name,
        Protectable.FORMER_NAME: _name,
        Protectable.EXISTENCE: _name,
        Protectable.ADDRESS: _address,
        Protectable.WHEREABOUTS: _phrase,
        Protectable.SCHOOL: _place,
        Protectable.WORK: _place,
        Protectable.PHONE: _phone,
        Protectable.EMAIL: _mail,
        Protectable.HEALTH: _phrase,
        Protectable.WORDS: _said,
    }
)
