"""The leak gate: finished bytes and protected facts in, hits out. What cannot be read back does not pass.

It looks at what was made and not at how, so that a mistake anywhere before it is still caught: file names,
properties, alternative texts, ids, every part of a Word file, the text of a PDF. Words drawn as pixels it is given
beside the bytes.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from famnet.documents.districts import is_a_district
from famnet.documents.fragment import Fragment
from famnet.documents.fragments import dialled, fragments_of
from famnet.documents.read_back import Reading, readings
from famnet.documents.tokens import Words, words, words_of
from famnet.domain.errors import FamnetError
from famnet.domain.people import Protectable
from famnet.domain.secrets import Secret

_BETWEEN = r"[\s().,;:·•/\\_*|~\u00ad\u200b-\u200f\u2010-\u2015\u2212-]{0,3}"  # what people put between digits
_NUMBER = re.compile(rf"\+?\d(?:{_BETWEEN}\d){{5,}}")
_LOCAL = re.compile(r"(?<![\d.,:/-])\d(?:[ \u00a0-]?\d){5,}(?![\d.,:/-]\d)")  # as it is dialled in its own town
_Index = Mapping[str, Sequence[tuple[Fragment, Secret]]]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A protected fact that stands in what was made, and where."""

    secret: Secret
    where: str


class LeakError(FamnetError):
    """What was made would tell its reader something that is kept from them."""

    hint = (
        "Nothing was written. Take the words out where they were typed, choose another audience,"
        " or override with a reason, which is kept."
    )

    def __init__(self, hits: Sequence[Hit]) -> None:
        told = "; ".join(sorted({f"{_kind_of(hit.secret)} in {hit.where}" for hit in hits}))
        super().__init__(f"This copy would give away {told}.")
        self.hits = tuple(hits)


def _kind_of(secret: Secret) -> str:
    if secret.what is Protectable.WORDS:
        return "words that are kept"
    return f"the {secret.what.value} of {secret.whose}"


def find_leaks(
    data: bytes, name: str, secrets: Iterable[Secret], *, seen: Iterable[str] = (), drawn: Iterable[str] = ()
) -> tuple[Hit, ...]:
    """Which secrets stand in the bytes of the file of that name, each place once.

    `seen` are words this reader may see anyway (names and places of people shown to them); a secret found only inside
    those is no leak. `drawn` are the words of a picture that become pixels.

    Raises:
        UnreadableOutputError: the bytes, or something in them, cannot be read back.
    """
    open_to_all = tuple(seen)
    numbers = {dialled(text) for text in open_to_all}
    shown = [row for text in open_to_all if (row := words_of(text))]
    kept = (s for s in secrets if dialled(s.words) not in numbers or s.what is not Protectable.PHONE)
    index = _indexed(kept, frozenset(word for row in shown for word in row))
    texts = [*readings(data, name), *((f"the picture {name}", text) for text in drawn)]
    found = (hit for reading in texts for hit in _in_text(reading, index, shown))
    return tuple(sorted(dict.fromkeys(found), key=lambda h: (h.secret.whose, h.secret.what, h.secret.words, h.where)))


def _indexed(secrets: Iterable[Secret], open_to_all: frozenset[str]) -> _Index:
    """Fragments by their first word, those without words under none; no district that is a shown address's, too."""
    index: dict[str, list[tuple[Fragment, Secret]]] = defaultdict(list)
    for secret in secrets:
        told = (f for f in fragments_of(secret) if not (f.district and open_to_all.issuperset(f.words)))
        for fragment in told:
            index[fragment.words[0] if fragment.words else ""].append((fragment, secret))
    return index


def _in_text(reading: Reading, index: _Index, shown: Sequence[tuple[str, ...]]) -> Iterator[Hit]:
    where, text = reading
    told = words(text)
    starts = [place for place, word in enumerate(told.folded) if word in index]
    open_to_all = _covered(told, shown) if starts else frozenset()
    for place in starts:
        for fragment, secret in index[told.folded[place]]:
            if _stands(fragment, told, place) and not open_to_all.issuperset(_places(fragment, place)):
                yield Hit(secret=secret, where=where)
    yield from (Hit(secret=secret, where=where) for secret in _numbers_in(text, index))
    yield from (Hit(secret=secret, where=where) for secret in _run_together(told, index, shown))


def _places(fragment: Fragment, place: int) -> range:
    return range(place, place + len(fragment.words))


def _stands(fragment: Fragment, told: Words, place: int) -> bool:
    if tuple(told.folded[place : place + len(fragment.words)]) != fragment.words:
        return False
    if fragment.district:
        return is_a_district(told, place)
    return not fragment.named or _is_written_as_name(fragment, told, place)


def _is_written_as_name(fragment: Fragment, told: Words, place: int) -> bool:
    """`with Will at` or a cell of its own, but neither `Will you come?` nor `5 May 2015`."""
    row = _places(fragment, place)
    if not all(told.capital(p) for p in row if not told.folded[p].isdigit()):
        return False
    if len(row) > 1:
        return True
    around = (*told.folded[max(0, place - 1) : place], *told.folded[place + 1 : place + 2])
    dated = any(word.isdigit() for word in around)
    return not dated and (told.alone(place) or not told.first(place))


def _covered(told: Words, shown: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """The places of words that belong to something this reader may see."""
    starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in shown:
        starts[row[0]].append(row)
    return frozenset(
        place + step
        for place, word in enumerate(told.folded)
        for row in starts.get(word, ())
        if tuple(told.folded[place : place + len(row)]) == row
        for step in range(len(row))
    )


def _numbers_in(text: str, index: _Index) -> Iterator[Secret]:
    wanted = [(fragment.digits, secret) for fragment, secret in index.get("", ()) if fragment.digits]
    if not wanted:
        return
    plain = unicodedata.normalize("NFKC", text)
    written, local = ([dialled(found[0]) for found in each.finditer(plain)] for each in (_NUMBER, _LOCAL))
    for digits, secret in wanted:
        if any(digits in number for number in written) or any(digits.endswith(number) for number in local):
            yield secret


def _run_together(told: Words, index: _Index, shown: Sequence[tuple[str, ...]]) -> Iterator[Secret]:
    """Long facts are found though something stands between their letters, as a PDF may set them."""
    wanted = [(f.tight, secret) for group in index.values() for f, secret in group if f.tight]
    open_to_all = ["".join(row) for row in shown]
    for fact, secret in wanted:
        if fact in told.tight and not any(fact in tight for tight in open_to_all):
            yield secret
