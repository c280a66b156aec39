"""Is it plain? Reading ages by textstat (an extra part), and words of the profession with what a family would say.

What somebody said is never looked at: a quotation stays as it was spoken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from famnet.documents.blocks import Block, Blocks, Box, Listing, Paragraph, Table, plain
from famnet.documents.sheet import Sheet
from famnet.domain.errors import FamnetError, Finding, Level
from famnet.domain.reference import rows

AIM = 9  # years: what family-facing pages are written for
_YOUNGEST = 5
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FEWEST_WORDS = 4  # a shorter sentence is too little to measure


class NoReadingAgeError(FamnetError):
    """Reading ages need an extra part that is not installed."""

    hint = "Install it with `python -m pip install 'famnet[plain]'`."

    def __init__(self) -> None:
        super().__init__("famnet cannot work out reading ages on this computer yet.")


@dataclass(frozen=True, kw_only=True)
class Jargon:
    """A word of the profession that stands in a text, and what could be said instead."""

    word: str
    say: str


def reading_age(text: str) -> float:
    """The age, in years, at which most readers follow a text, by the Automated Readability Index.

    Raises:
        NoReadingAgeError: the extra part that counts is not installed.
    """
    if find_spec("textstat") is None:
        raise NoReadingAgeError
    grade = float(import_module("textstat").automated_readability_index(text)) if text.strip() else 0.0
    return max(_YOUNGEST, round(grade + _YOUNGEST, 1))


def hard_sentences(text: str, most: float = AIM) -> tuple[tuple[str, float], ...]:
    """Sentences that ask for an older reader than wanted, with the age of each."""
    aged = ((sentence, reading_age(sentence)) for sentence in sentences(text) if _is_long_enough(sentence))
    return tuple((sentence, age) for sentence, age in aged if age > most)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part for part in _SENTENCE.split(text.strip()) if part)


def _is_long_enough(sentence: str) -> bool:
    return len(sentence.split()) >= _FEWEST_WORDS


def jargon_in(text: str, *also: Path) -> tuple[Jargon, ...]:
    """Words of the profession in a text, each once, in the order they stand; `also` are a service's own lists."""
    matches = [match[0] for match in _pattern(*also).finditer(text)]
    known = {word.casefold(): (word, say) for word, say in _family_words(*also).items()}
    found = {word.casefold(): word for word in matches if _is_meant(word, known[word.casefold()][0])}
    return tuple(Jargon(word=word, say=known[key][1]) for key, word in found.items())


def _is_meant(written: str, listed: str) -> bool:
    """Letters that stand for words are written large: `DA` is not somebody's Da."""
    return written.isupper() or not listed.isupper()


@cache
def _family_words(*also: Path) -> dict[str, str]:
    found = [(row["words"], str(row["say"])) for row in rows("jargon", *also)]
    return {str(word): say for words, say in found if isinstance(words, list) for word in words}


@cache
def _pattern(*also: Path) -> re.Pattern[str]:
    longest_first = sorted(_family_words(*also), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def own_words(blocks: Blocks) -> Iterator[str]:
    """What the document itself says, paragraph by paragraph: no quotation, no heading, and no names of columns."""
    for block in blocks:
        yield from _words_in(block)


def _words_in(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain(block.runs)
        case Box():
            yield from own_words(block.blocks)
        case Listing():
            for item in block.items:
                yield from own_words(item)
        case Table():
            yield from (plain(cell) for row in block.rows for cell in row)


def check_plain(sheet: Sheet, *also: Path, most: float = AIM, templates: Path | None = None) -> tuple[Finding, ...]:
    """What a family could find hard in a document: its reading age, long sentences, words of the profession.

    `templates` is the service's own folder. Where nothing can count reading ages, that is said in their place.
    """
    markdown = import_module("famnet.documents.fenced").fill(sheet, templates)
    said = [text for text in own_words(import_module("famnet.documents.parse").parse(markdown)) if text]
    words = [_strange(sheet, jargon) for jargon in jargon_in("\n".join(said), *also)]
    return tuple(dict.fromkeys([*_ages(sheet, said, most), *words]))


def _ages(sheet: Sheet, said: Sequence[str], most: float) -> Iterator[Finding]:
    try:
        age = reading_age(" ".join(map(_ended, said)))
    except NoReadingAgeError as error:
        yield _finding(sheet, f"{error} {error.hint}", Level.INFO)
        return
    aim = f"the aim is {most:.0f} or below"
    yield _finding(sheet, f"As a whole this can be read from the age of about {age:.0f}; {aim}.", Level.INFO)
    yield from (_hard(sheet, sentence, old) for text in said for sentence, old in hard_sentences(text, most))


def _ended(text: str) -> str:
    """A line of a list or a table counts as a sentence."""
    return text if text[-1] in ".?!" else f"{text}."


def _hard(sheet: Sheet, sentence: str, age: float) -> Finding:
    message = f"“{sentence}” asks for a reader of about {age:.0f}. Shorter sentences and shorter words help."
    return replace(_finding(sheet, message, Level.PROMPT), source="Automated Readability Index")


def _strange(sheet: Sheet, jargon: Jargon) -> Finding:
    message = f"“{jargon.word}” is a word of the profession. A family might say: {jargon.say}."
    return _finding(sheet, message, Level.PROMPT)


def _finding(sheet: Sheet, message: str, level: Level) -> Finding:
    return Finding(rule="plain-language", message=message, level=level, subject=sheet.template)
