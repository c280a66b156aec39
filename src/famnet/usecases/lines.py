"""A person told in one line: "Joy Okafor, mum's sister, 31, lives with Kemi", in any order after the name."""

from collections.abc import Sequence
from contextlib import suppress

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.reading import UnknownPhraseError
from famnet.domain.record import record
from famnet.usecases.proper_names import see_that_it_is_a_name
from famnet.usecases.telling import sort_out

_QUOTES = (('"', '"'), ("“", "”"))


class NotUnderstoodError(FamnetError):
    """Part of a line about somebody says nothing famnet knows: what was understood is said, and nothing is kept."""

    exit_code = ExitCode.USAGE
    hint = (
        "Say that part another way or leave it out. "
        "If a comma belongs to the name itself, put the name in quotes: “Okafor, Joan”, aunt."
    )

    def __init__(self, unclear: Sequence[str], understood: Sequence[str], nearest: Sequence[str] = ()) -> None:
        words = " and ".join(f"“{part[:60]}”" for part in unclear)
        near = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"Not understood: {words}.{near} Understood: {' · '.join(understood)}.")


class MoreThanANameError(FamnetError):
    """A name that says more than a name, beside an option that says who they are."""

    exit_code = ExitCode.USAGE
    hint = 'Say the rest with options (--born, --lives-with …), or leave --as out: "Joy, mum\'s sister, 31".'

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name[:80]}” holds more than a name.")


@record
class Line:
    """What one line says: a name, who they are, and facts about them."""

    name: str
    phrase: str = ""
    facts: tuple[str, ...] = ()


def read_line(text: str) -> Line:
    """A line as it was typed; without a comma, or in quotes, it is a name alone.

    Raises:
        NotUnderstoodError: a part of it is no relationship and no fact.
        NotANameError: a date or a number stands where the name should.
    """
    name, rest = _name(text)
    see_that_it_is_a_name(name)
    said = sort_out(rest, readable)
    unclear = [*said.unclear, *said.phrases[1:]]
    if unclear:
        nearest = _nearest(unclear[0])
        raise NotUnderstoodError(unclear, [name, *said.phrases[:1], *said.facts], nearest)
    return Line(name=name, phrase=next(iter(said.phrases), ""), facts=said.facts)


def nothing_but_a_name(text: str) -> None:
    """See that what stands for a name says nothing else: a comma before a fact or a relationship does.

    Raises:
        MoreThanANameError: it does.
        NotANameError: it is a date, or no word.
    """
    name, rest = _name(text)
    see_that_it_is_a_name(name)
    said = sort_out(rest, readable)
    if name and (said.facts or said.phrases):
        raise MoreThanANameError(text)


def readable(phrase: str) -> bool:
    """Whether the words are a relationship."""
    with suppress(UnknownPhraseError):
        return bool(read_phrase(phrase))
    return False


def _name(text: str) -> tuple[str, str]:
    for start, end in _QUOTES:
        if text.startswith(start) and end in text[1:]:
            name, _, rest = text[1:].partition(end)
            return name.strip(), rest.strip(" ,")
    name, _, rest = text.partition(",")
    return name.strip(), rest.strip()


def _nearest(words: str) -> Sequence[str]:
    try:
        read_phrase(words)
    except UnknownPhraseError as unknown:
        return unknown.nearest
    return ()
