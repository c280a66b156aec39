"""Cuts story text into lines and their parts, each knowing where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from famnet.exchange.story.errors import StoryError
from famnet.exchange.story.quoting import MASK, opens, pieces, unquoted

MOST_BYTES = 5_000_000
MOST_LINES = 50_000
LONGEST_LINE = 20_000
LONGEST_PART = 1_000  # pieces; longer words go in quotation marks, which count as one
_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True)
class Part:
    """A stretch of one line, letter by letter with each quotation in one piece, and where it begins."""

    line: int
    column: int
    pieces: tuple[str, ...]

    @cached_property
    def raw(self) -> str:
        """As typed."""
        return "".join(self.pieces)

    @cached_property
    def mask(self) -> str:
        """As patterns see it: one sign for each quotation."""
        if len(self.raw) == len(self.pieces):
            return self.raw
        return "".join(piece if len(piece) == 1 else MASK for piece in self.pieces)

    @property
    def text(self) -> str:
        """What it says, quotation marks taken off."""
        return unquoted(self.raw, self.mask)

    @property
    def is_quoted(self) -> bool:
        """Whether the whole of it is one quotation."""
        return self.mask == MASK

    def cut(self, start: int, end: int) -> "Part":
        """A stretch of it, without the spaces round it."""
        chosen = self.pieces[start:end]
        left = next((i for i, piece in enumerate(chosen) if not piece.isspace()), len(chosen))
        right = next((i for i in range(len(chosen), left, -1) if not chosen[i - 1].isspace()), left)
        before = len("".join(self.pieces[: start + left]))
        return Part(self.line, self.column + before, chosen[left:right])

    def group(self, found: "re.Match[str]", name: str) -> "Part | None":
        """The stretch a group of a pattern matched, if it did."""
        start, end = found.span(name)
        return self.cut(start, end) if start >= 0 else None

    def split(self, pattern: "re.Pattern[str]") -> Iterator["Part"]:
        """The stretches between matches of a pattern outside quotations."""
        start = 0
        for found in pattern.finditer(self.mask):
            yield self.cut(start, found.start())
            start = found.end()
        yield self.cut(start, len(self.pieces))

    def refuse(self, wanted: str) -> NoReturn:
        """Refuse this stretch, saying what could stand here."""
        raise StoryError(self.line, self.column, self.raw, wanted)


_COMMA = re.compile(",")


def lines_of(text: str) -> Iterator[Part]:
    """Every line that says something, without its comment.

    Raises:
        StoryError: the text is too large, a quotation is not closed, or a character has no place in text.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        Part(1, 1, tuple(text[:60])).refuse(f"at most {MOST_BYTES // 1_000_000} MB of text can be read.")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        Part(MOST_LINES + 1, 1, tuple(lines[MOST_LINES])).refuse(f"a story has at most {MOST_LINES:,} lines.")
    for number, line in enumerate(lines, 1):
        whole = _whole(number, line)
        if whole.pieces:
            yield whole


def parts_of(line: Part) -> list[Part]:
    """A line as its parts between commas.

    Raises:
        StoryError: a part is longer than words without quotation marks may be.
    """
    return [_short(part) for part in line.split(_COMMA)]


def _whole(number: int, line: str) -> Part:
    """A line without its comment."""
    if len(line) > LONGEST_LINE:
        Part(number, 1, tuple(line[:60])).refuse(f"a line has at most {LONGEST_LINE:,} characters.")
    plain = line.isprintable() and MASK not in line  # as nearly every line is
    odd = -1 if plain else next((i for i, c in enumerate(line) if not _is_text(c)), -1)
    if odd >= 0:
        Part(number, odd + 1, (line[odd],)).refuse("only letters, digits and ordinary signs can stand here.")
    part = Part(number, 1, pieces(line))
    comment = _COMMENT.search(part.mask)
    whole = part.cut(0, comment.start() if comment else len(part.pieces))
    if (open_ := opens(whole.mask)) >= 0:
        whole.cut(open_, len(whole.pieces)).refuse("this quotation has to be closed with a second mark.")
    return whole


def _short(part: Part) -> Part:
    if len(part.pieces) > LONGEST_PART:
        part.refuse("words as long as these go in quotation marks.")
    return part


def _is_text(character: str) -> bool:
    return character != MASK and (character.isprintable() or character in _ALLOWED)


_ALLOWED = frozenset(
    "\t\u00a0\u2009\u202f\u3000\u200c\u200d\ufe0f\u00ad"
)  # spaces and joiners names are written with
