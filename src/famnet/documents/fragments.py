"""What gives a protected fact away: the whole of it, and the parts of it that stand for it alone."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
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
    words = words_of(part)
    if _NUMBERED.match(part):
        yield Fragment(words)
        street = tuple(word for word in words if not any(c.isdigit() for c in word))
        yield from _telling(street)
    else:
        yield from _telling(words)


def _telling(words: tuple[str, ...]) -> Iterator[Fragment]:
    """Words that together are no everyday words: `Zyxwv Avenue`, but not `Park Road`."""
    if any(not is_ordinary(word) for word in words):
        yield Fragment(words)


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
    """A telephone number's digits, home and abroad alike."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    return re.sub(r"^(?:0044|44(?=\d{10}$))", "0", digits)


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
        Protectable.EMAIL: _phrase,
        Protectable.HEALTH: _phrase,
        Protectable.WORDS: _said,
    }
)
