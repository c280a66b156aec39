"""Pictures in their reader's language: whose words they use, and what is to be said of words that are not there."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from famnet.documents.directions import bare
from famnet.documents.tongue import Tongue
from famnet.domain.errors import Finding, Level
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.saying import ENGLISH, Say

_SIGNED_WITH = "plan"  # whose terms a picture's are, and which has a picture in it


class Plainly:
    """A tongue for a picture, which sets its own directions and needs none of a document's marks for them."""

    def __init__(self, tongue: Tongue) -> None:
        """The same words, days and lists."""
        self.tongue = tongue
        self.locale = tongue.locale

    def __call__(self, words: str, **values: object) -> str:
        """The words in this language."""
        return bare(self.tongue(words, **values))

    def kin(self, words: str) -> str:
        """Who somebody is to the child."""
        return bare(self.tongue.kin(words))

    def date(self, day: dt.date | None) -> str:
        """`1 March 2026`."""
        return self.tongue.date(day)

    def day(self, day: dt.date | None) -> str:
        """`Sunday 1 March 2026`."""
        return self.tongue.day(day)

    def names(self, names: Iterable[str]) -> str:
        """`Ada, Tobi and Mia`."""
        return bare(self.tongue.names(names))


class _Kin(Mapping[str, str]):
    """Who everybody is to the child, put into words when asked for: of people left out no term can be missing."""

    def __init__(self, roles: Mapping[str, str], say: Say) -> None:
        self._roles, self._say = roles, say

    def __getitem__(self, person: str) -> str:
        return self._say.kin(self._roles[person])

    def __iter__(self) -> Iterator[str]:
        return iter(self._roles)

    def __len__(self) -> int:
        return len(self._roles)


def speaking(options: PictureOptions, tongue: Tongue, roles: Mapping[str, str]) -> PictureOptions:
    """The options of a picture in a language, with who everybody is to the child."""
    say: Say = ENGLISH if tongue.is_english else Plainly(tongue)
    return replace(options, say=say, roles=_Kin(roles, say))


def alone(options: PictureOptions, tongue: Tongue) -> PictureOptions:
    """The options of a picture by itself, which says at its foot while no speaker has checked its words."""
    if tongue.is_english:
        return options
    from famnet.documents.sign_off import is_unreviewed  # noqa: PLC0415 -- not for English

    if not is_unreviewed(_SIGNED_WITH, tongue):
        return options
    english = "The words of this picture have not been checked by somebody who speaks the language yet."
    return replace(options, note=" ".join(filter(None, (options.note, tongue(english), english))))


def untranslated(tongue: Tongue, subject: str = "") -> Iterator[Finding]:
    """Terms that stand in English because nobody has said them in the language yet."""
    if tongue.missed:
        words = ", ".join(f"“{word}”" for word in sorted(tongue.missed))
        message = f"These words have no term in “{tongue.code}” yet and stand in English: {words}."
        yield Finding(rule="untranslated", message=message, level=Level.PROMPT, subject=subject)
