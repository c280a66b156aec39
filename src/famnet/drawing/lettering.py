"""Whether this computer has letters for what a picture says: PNG and PDF take theirs from it, SVG and HTML do not."""

from collections.abc import Iterable, Iterator
from functools import cache

from famnet.drawing.text import is_everywhere

_FROM_HERE = frozenset({"png", "pdf"})
_SHOWN = 3


def on_letters(texts: Iterable[str], form: str, fonts: str | None = None) -> Iterator[str]:
    """What to know of a picture in this form: which words come out as boxes.

    Args:
        texts: all that it says.
        form: png and pdf are drawn with the letters of this computer.
        fonts: the program that knows them, fontconfig's `fc-list`; where there is none, nothing is said.
    """
    if form in _FROM_HERE:
        rare = dict.fromkeys(word for text in texts for word in text.split() if not all(map(is_everywhere, word)))
        boxed = [word for word in rare if not _can_be_drawn(word, fonts)]
        if boxed:
            yield (
                f"This computer has no letters for {', '.join(boxed[:_SHOWN])}: boxes stand in their place. "
                "An SVG or HTML file shows them where it is opened."
            )


def _can_be_drawn(word: str, fonts: str | None) -> bool:
    import shutil  # noqa: PLC0415 -- hardly any picture asks

    program = fonts or shutil.which("fc-list")
    return not program or all(is_everywhere(letter) or _is_there(letter, program) for letter in word)


@cache
def _is_there(letter: str, program: str) -> bool:
    """Whether some font has a letter."""
    import subprocess  # noqa: PLC0415 -- hardly any picture asks

    asked = [program, f":charset={ord(letter):x}", "family"]
    found = subprocess.run(asked, capture_output=True, check=False)  # noqa: S603 -- fontconfig, and a number
    return found.returncode != 0 or bool(found.stdout.strip())
