"""What gives a protected fact away: the whole of it, and the parts of it that stand for it alone."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from types import MappingProxyType

from famnet.documents.addresses import address_fragments, telling
from famnet.documents.fragment import Fragment, is_ordinary, tight_of, whole
from famnet.documents.tokens import words_of
from famnet.domain.people import Protectable
from famnet.domain.secrets import Secret

_SHORTEST_NUMBER = 7  # digits of a telephone number without its area


def fragments_of(secret: Secret) -> tuple[Fragment, ...]:
    """The secret's fragments, each once."""
    return tuple(dict.fromkeys(f for f in _FRAGMENTS[secret.what](secret.words) if f.words or f.digits))


def _name(text: str) -> Iterator[Fragment]:
    """The whole name, and each part of it that is no everyday word."""
    yield whole(text)
    yield from (Fragment((word,)) for word in words_of(text) if not is_ordinary(word))


_KINDS_OF_PLACE = frozenset(
    words_of(
        "academy ce centre church college company endowed first foundation grammar high hospital infant infants"
        " junior limited ltd nursery plc preschool primary rc school"
        " secondary special surgery the trust upper voluntary"
    )
)


def _place(text: str) -> Iterator[Fragment]:
    """A school or a place of work: its whole name, and what is left without the kind of place it is."""
    yield whole(text)
    for part in text.split(","):
        own = tuple(word for word in words_of(part) if word not in _KINDS_OF_PLACE)
        yield from telling(own)


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
    """All of it; with its signs in words; and what stands before the sign, where that is nobody's everyday word."""
    before, _, after = text.partition("@")
    yield whole(text)
    for own, sign, where in product(_spoken(before), ((), ("at",)), _spoken(after)):
        yield Fragment((*own, *sign, *where))
    own = words_of(before)
    if len("".join(own)) >= _SHORTEST_HANDLE and not all(is_ordinary(word) for word in own):
        yield Fragment(own)


def _spoken(half: str) -> tuple[tuple[str, ...], ...]:
    """Half of a mail address in words: `example org`, `example dot org`."""
    said = "".join(_SIGNS.get(sign, sign) for sign in half)
    return words_of(half), words_of(said)


_SIGNS = {".": " dot ", "-": " dash ", "_": " underscore "}
_SHORTEST_HANDLE = 5


def _phrase(text: str) -> Iterator[Fragment]:
    """Free words: all of them in a row."""
    yield whole(text)


_FEWEST_WORDS = 5  # a sentence of so many is nobody else's
_FEWEST_SAID = 3  # a line of fewer words is too common to be looked for, unless they are long


def _said(text: str) -> Iterator[Fragment]:
    """What somebody said: all of it, and each sentence that is long enough to be theirs alone."""
    said = words_of(text)
    if len(said) >= _FEWEST_SAID or tight_of(said):
        yield whole(text)
    for sentence in re.split(r"[.!?;\n]+", text):
        if len(said := words_of(sentence)) >= _FEWEST_WORDS:
            yield Fragment(said, tight="".join(said))


_FRAGMENTS: Mapping[Protectable, Callable[[str], Iterator[Fragment]]] = MappingProxyType(
    {
        Protectable.NAME: _name,
        Protectable.ALIAS: _name,
        Protectable.FORMER_NAME: _name,
        Protectable.EXISTENCE: _name,
        Protectable.ADDRESS: address_fragments,
        Protectable.WHEREABOUTS: _phrase,
        Protectable.SCHOOL: _place,
        Protectable.WORK: _place,
        Protectable.PHONE: _phone,
        Protectable.EMAIL: _mail,
        Protectable.HEALTH: _phrase,
        Protectable.WORDS: _said,
    }
)
