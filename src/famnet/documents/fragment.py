"""One way in which a protected fact can stand in a text, and which words alone say nothing."""

from dataclasses import dataclass
from functools import cache

from famnet.documents.tokens import words_of
from famnet.domain.reference import rows

_SHORTEST_TIGHT = 10  # letters that are found though they are written without spaces
_SHORTEST_ALONE = 3  # letters of a word that can stand for somebody


@dataclass(frozen=True)
class Fragment:
    """Words in a row that give a fact away.

    `named` asks that they are written like a name, being ordinary words as well. `district` asks that they are the
    first half of a postcode and nothing else. `tight` is the same without spaces, where it is long enough to mean
    nothing else.
    """

    words: tuple[str, ...] = ()
    named: bool = False
    district: bool = False
    tight: str = ""
    digits: str = ""


@cache
def ordinary() -> frozenset[str]:
    """Words that are names as well as everyday English."""
    return frozenset(word for row in rows("ordinary_words") for word in str(row["words"]).split())


def is_ordinary(word: str) -> bool:
    """Whether a word alone says nothing: an everyday word, a number, a letter or two."""
    return word in ordinary() or word.isdigit() or len(word) < _SHORTEST_ALONE


def tight_of(words: tuple[str, ...]) -> str:
    """The words without spaces, where they are long enough to be looked for so; else nothing."""
    tight = "".join(words)
    return tight if len(tight) >= _SHORTEST_TIGHT else ""


def whole(text: str) -> Fragment:
    """All the words of a fact in a row."""
    words = words_of(text)
    plain = all(is_ordinary(word) for word in words)
    return Fragment(words, named=plain, tight="" if plain else tight_of(words))
