"""Text as the words it is made of, however they are set: cases, accents, line ends and hyphenation folded away."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

_WORD = re.compile("[^\\W_]+(?:['’`\u00b4][^\\W_]+)*")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_OWNERS = re.compile("['’`\u00b4][sS]$")
_APOSTROPHES = re.compile("['’`\u00b4]")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n\u2028>•|\"“”(*-])\s*$")
_LINE_START = re.compile(r"(?:^|[\n\u2028>|\"])\s*$")
_LINE_END = re.compile(r"\s*(?:$|[\n\u2028<|\"])")
_NEAR = 6  # letters looked at before a word to see what it follows


@dataclass(frozen=True)
class Words:
    """A text in one form of each letter, without what nobody sees, and where its words stand."""

    text: str

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [found.span() for found in _WORD.finditer(self.text)]

    @cached_property
    def folded(self) -> list[str]:
        """The words without case, accents and apostrophes."""
        return [folded(self.text[start:end]) for start, end in self.spans]

    @cached_property
    def tight(self) -> str:
        """All of them with nothing between."""
        return "".join(self.folded)

    def capital(self, place: int) -> bool:
        """Whether a word is written like a name."""
        return self.text[self.spans[place][0]].isupper()

    def first(self, place: int) -> bool:
        """Whether a sentence begins with the word."""
        return self._follows(_SENTENCE_END, place)

    def alone(self, place: int) -> bool:
        """Whether nothing else stands in its line, cell or string."""
        end = self.spans[place][1]
        return self._follows(_LINE_START, place) and _LINE_END.match(self.text, end) is not None

    def _follows(self, pattern: re.Pattern[str], place: int) -> bool:
        start = self.spans[place][0]
        return pattern.search(self.text, max(0, start - _NEAR), start) is not None


def words(text: str) -> Words:
    """A text taken apart."""
    return Words(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a short text, folded."""
    return tuple(words(text).folded)


@lru_cache(maxsize=50_000)  # files say the same words over and over
def folded(word: str) -> str:
    """A word without case, accents, apostrophes and the owner's s: `Zoë’s` is `zoe`."""
    bare = _APOSTROPHES.sub("", _OWNERS.sub("", word)).casefold()
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))
