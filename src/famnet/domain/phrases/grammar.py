"""Reads a kin phrase: owners with 's, then modifiers, then a kin word; "on mum's side" and "of NAME" at the end."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from famnet.domain.phrases.lexicon import FATHER_WORDS, KIN_WORDS, MOTHER_WORDS, PLAIN
from famnet.domain.phrases.modifiers import MODIFIERS, UnfitError, in_law, on_side, removed
from famnet.domain.phrases.reading import Phrase, Reading, UnknownPhraseError
from famnet.domain.phrases.roles import ROLE_WORDS, free_role
from famnet.domain.phrases.steps import Side, across

LONGEST = 200  # characters of a phrase: no family needs more
MOST_WORDS = 24
_TWINS = ("twin", "triplet")
_WORDS = {**ROLE_WORDS, **KIN_WORDS, **dict.fromkeys(_TWINS, (across(),))}
_GLUED = ("great", "grand", "step", "half", "foster", "ex")
_CURLY = str.maketrans("’‘`", "'''")
_SIDE = re.compile(
    r"(?:^|\s+)\(?(?:(?:on|from|by)\s+)?(?:(?:the|her|his|their|my|our)\s+)?(?P<who>[a-z]+?)(?:'?s)?[\s-]+side"
    r"(?:\s+of\s+the\s+family)?\)?$"
)
_SIDE_FIRST = re.compile(r"(?:(?:the|her|his|their|my|our)\s+)?(?P<who>[a-z]+?)(?:'?s)?[\s-]+side\s+(?P<rest>.+)")
_SIDES = {
    **dict.fromkeys((*MOTHER_WORDS, "maternal"), Side.MATERNAL),
    **dict.fromkeys((*FATHER_WORDS, "paternal"), Side.PATERNAL),
}
_REMOVED = re.compile(r"\s+(?:once|twice|1x|2x) removed$")
_OWNER = re.compile(r"'s\s+|(?<=s)'\s+")


def read_phrase(text: str) -> Phrase:
    """Understand a kin phrase.

    Raises:
        UnknownPhraseError: the words are no relationship that can be put together from the grammar.
    """
    words = _tidy(text)
    if whole := _known(words):
        return Phrase(head=_as_typed(whole, text))
    rest, _, name = words.rpartition(" of ")
    if rest and (found := _possessive(rest)):
        return Phrase(owners=found.owners, head=_as_typed(found.head, text), of=_original(text, name))
    if found := _possessive(words):
        return replace(found, head=_as_typed(found.head, text))
    raise _unknown(text, rest or words)


def _unknown(text: str, words: str) -> UnknownPhraseError:
    """What is wrong with words that are no relationship, and what comes near."""
    side = _SIDE.fullmatch(words)
    if side and side["who"] in _SIDES:
        near = [f"{_SIDES[side['who']].value} {kin}" for kin in ("grandmother", "aunt", "uncle", "cousin")]
        return UnknownPhraseError(text.strip(), near, why="it says the side, not who they are")
    return UnknownPhraseError(text.strip(), nearest_phrases(words))


def _tidy(text: str) -> str:
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise UnknownPhraseError(text, why="it is too long")
    return " ".join(text.translate(_CURLY).lower().split())


def _as_typed(head: Reading, text: str) -> Reading:
    """A role that is not in the list keeps its capitals: `Homestart worker`."""
    typed = " ".join(text.translate(_CURLY).split())
    at = typed.lower().find(head.words)
    if head.words in _WORDS or head.words != head.path[-1].label or at < 0:
        return head
    words = typed[at : at + len(head.words)]
    return replace(head, words=words, path=(replace(head.path[-1], label=words),))


def _original(text: str, name: str) -> str:
    """The name as it was typed, with its capitals."""
    return " ".join(text.split())[-len(name) :].strip()


def _possessive(words: str) -> Phrase | None:
    """Owners and head; with "on dad's side" taken off first, and "mums partner" read as "mum's partner"."""
    if sided := _on_a_side(words):
        head = _known(sided[1])
        return Phrase(head=_sided(head, _SIDES[sided[0]], words)) if head else None
    *owners, head_words = _OWNER.split(_apostrophes(words))
    head = _known(head_words)
    return Phrase(owners=tuple(_known(owner) or owner for owner in owners), head=head) if head else None


def _on_a_side(words: str) -> tuple[str, str] | None:
    """Whose side, and the rest: “cousin on mum's side”, “nan mums side”, “mums side cousin”."""
    if (side := _SIDE.search(words)) and side["who"] in _SIDES:
        return side["who"], words[: side.start()]
    if (first := _SIDE_FIRST.fullmatch(words)) and first["who"] in _SIDES:
        return first["who"], first["rest"]
    return None


def _sided(reading: Reading, side: Side, words: str) -> Reading:
    try:
        return on_side(side)(reading)
    except UnfitError:
        raise UnknownPhraseError(words, nearest_phrases(words)) from None


def _apostrophes(words: str) -> str:
    """`mums new partner` → `mum's new partner`: an s on a kin word with more behind it is an owner's."""
    told = words.split()
    fixed = (f"{w[:-1]}'s" if i < len(told) - 1 and _is_owner(w) else w for i, w in enumerate(told))
    return " ".join(fixed)


def _is_owner(word: str) -> bool:
    return word.endswith("s") and word not in _WORDS and word[:-1] in KIN_WORDS


@lru_cache(maxsize=1024)
def _known(words: str) -> Reading | None:
    """The reading of a phrase without owners; None when it is not in the grammar."""
    words = words.strip()
    if path := _WORDS.get(words):
        return Reading(words=PLAIN.get(words, path[-1].label or words), path=path, twin=words in _TWINS)
    return _modified(words) or _free(words)


def _free(words: str) -> Reading | None:
    if any(word in MODIFIERS or word in KIN_WORDS or "'" in word for word in words.split()):
        return None
    path = free_role(words)
    return Reading(words=path[-1].label, path=path) if path else None


def _modified(words: str) -> Reading | None:
    """The longest known word at the end, changed by the modifiers before it, nearest first."""
    bare = _REMOVED.sub("", words)
    law = re.fullmatch(r"(.+?)[ -]in[ -]law", bare)
    tokens = _unglued((law[1] if law else bare).replace("-", " ").split())
    for start in range(len(tokens)):
        known = " ".join(tokens[start:])
        if path := _WORDS.get(known):
            root = Reading(words=words, path=path, twin=known in _TWINS)
            befores = [*reversed(tokens[:start])]
            return _applied(root, befores, law=bool(law), away=bare != words)
    return None


def _label(words: str) -> str:
    return words


def _applied(root: Reading, modifiers: Sequence[str], *, law: bool, away: bool) -> Reading | None:
    """The root with its modifiers; in-law binds after grand- and great-, before ex- and the rest."""
    close = [m for m in modifiers if m in ("grand", "great")]
    wide = [m for m in modifiers if m not in ("grand", "great")]
    try:
        reading = _each(root, close)
        reading = in_law(reading) if law else reading
        reading = removed(reading) if away else reading
        return _each(reading, wide)
    except (UnfitError, KeyError):
        return None


def _each(reading: Reading, modifiers: Sequence[str]) -> Reading:
    for modifier in modifiers:
        reading = MODIFIERS[modifier](reading)
    return reading


def _unglued(tokens: Sequence[str]) -> list[str]:
    return [part for token in tokens for part in _parts(token)]


def _parts(token: str) -> Iterator[str]:
    """`stepmum` → `step mum`, `greatgrandmother` → `great grand mother`."""
    prefix = next((p for p in _GLUED if token.startswith(p) and len(token) > len(p)), "")
    if token in _WORDS or token in MODIFIERS or not prefix:
        yield token
        return
    yield prefix
    yield from _parts(token.removeprefix(prefix))


def nearest_phrases(words: str) -> list[str]:
    """The known phrases most like the words given, best first."""
    return difflib.get_close_matches(words.lower(), known_phrases(), n=4, cutoff=0.6)


@lru_cache(maxsize=1)
def known_phrases() -> tuple[str, ...]:
    """Everyday phrases the grammar takes, for suggestions and completion; it takes many more than these."""
    plain = sorted({PLAIN[w] for w in KIN_WORDS} | set(ROLE_WORDS) | set(KIN_WORDS))
    built = (f"{modifier}{joint}{root}" for modifier, joint, roots in _COMMON for root in roots)
    grown = (phrase for phrase in built if _known(phrase))
    return tuple(dict.fromkeys([*plain, *grown, *_OWNED]))


_PARENTS = ("mother", "father", "mum", "dad")
_SIBLINGS = ("brother", "sister", "sibling")
_COMMON = (
    ("half", "-", _SIBLINGS),
    ("maternal half", "-", _SIBLINGS),
    ("paternal half", "-", _SIBLINGS),
    ("step", "-", (*_PARENTS, *_SIBLINGS, "son", "daughter", "child")),
    ("foster", " ", (*_PARENTS, *_SIBLINGS, "child", "son", "daughter")),
    ("adoptive", " ", (*_PARENTS, *_SIBLINGS)),
    ("birth", " ", (*_PARENTS, *_SIBLINGS)),
    ("maternal", " ", ("grandmother", "grandfather", "grandparent", "aunt", "uncle", "cousin")),
    ("paternal", " ", ("grandmother", "grandfather", "grandparent", "aunt", "uncle", "cousin")),
    ("great", "-", ("grandmother", "grandfather", "aunt", "uncle", "niece", "nephew", "grandson", "granddaughter")),
    ("ex", "-", ("husband", "wife", "partner", "boyfriend", "girlfriend")),
    ("grand", "", ("son", "daughter", "child", "parent")),
    ("twin", " ", _SIBLINGS),
    ("second", " ", ("cousin",)),
)
_OWNED = tuple(
    f"{owner}'s {head}"
    for owner in ("mum", "dad", "mother", "father", "sister", "brother", "aunt", "uncle")
    for head in ("partner", "ex-partner", "husband", "wife", "boyfriend", "girlfriend", "friend", "sister", "brother")
) + tuple(f"{who}-in-law" for who in ("mother", "father", "sister", "brother", "son", "daughter"))
