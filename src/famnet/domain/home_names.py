"""What homes are called: after who lives there, or after a place, which can tell where somebody lives."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from famnet.domain.people import Alias, Person
from famnet.domain.ties import Household

NEUTRAL = "Home"
_NEUTRAL = re.compile(rf"{NEUTRAL}(?: \d+)?")
_WORD = re.compile(r"[^\W_]+")
_OWNERS = re.compile(r"['’]s?\b")
# What a home can be called without saying which it is.
_KINDS_OF_HOME = frozenset(
    word
    for words in (
        "a and at her his home house flat in my of old our own place second shared supported temporary the their",
        "with care carer carers children dad dads daddy family foster gran grandad grandma grandparents kinship",
        "main mum mums mummy nan nana nans nanny parents residential respite unit",
    )
    for word in words.split()
)


def words_in(text: str) -> frozenset[str]:
    """Its words without case and the owner's s."""
    return frozenset(_WORD.findall(_OWNERS.sub("", text.casefold())))


def name_words(people: Iterable[Person], aliases: Iterable[Alias] = ()) -> frozenset[str]:
    """Every word that somebody is called by."""
    names = (*(n for p in people for n in (p.name, p.called)), *(alias.name for alias in aliases))
    return frozenset().union(*map(words_in, names))


def is_place(name: str, called: Collection[str]) -> bool:
    """Whether a home is called by where it is, `14 Larch Road`, and not by who lives there, `Kemi’s home`."""
    return not _NEUTRAL.fullmatch(name) and not words_in(name) <= _KINDS_OF_HOME | set(called)


def named_safely(homes: Iterable[Household], kept: Collection[str], hidden: frozenset[str]) -> tuple[Household, ...]:
    """Homes; called `Home` is each whose own name tells what is `kept` (by its id), or a word of a hidden name."""
    told = tuple(homes)
    telling = [h.id for h in told if h.id in kept or words_in(h.name) & hidden]
    neutral = dict(zip(telling, _neutral(len(telling)), strict=True))
    return tuple(replace(h, name=neutral[h.id]) if h.id in neutral else h for h in told)


def _neutral(count: int) -> Iterator[str]:
    yield from ([NEUTRAL] if count == 1 else (f"{NEUTRAL} {n}" for n in range(1, count + 1)))
