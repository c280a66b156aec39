"""Which way text runs, and names that run the other way than the line they stand in.

A name in Arabic inside an English line is isolated: what stands round it keeps its order, and so does the name.
"""

import re
from collections.abc import Iterator

ISOLATE, RELEASE = "\ue0f2", "\ue0f3"  # ours, on the way through a template
FIRST_STRONG, POP = "\u2068", "\u2069"  # what a file holds instead
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"  # Hebrew to Adlam
)
_OF_THE_FILE = str.maketrans({ISOLATE: FIRST_STRONG, RELEASE: POP})
_MARKS = str.maketrans(dict.fromkeys((ISOLATE, RELEASE, FIRST_STRONG, POP), ""))
_STRETCH = re.compile(f"[{ISOLATE}{FIRST_STRONG}]([^{RELEASE}{POP}]*)[{RELEASE}{POP}]")


def runs_from_the_right(text: str) -> bool:
    """Whether anything in the text is read from the right."""
    return bool(_FROM_THE_RIGHT.search(text))


def isolated(text: str, *, within_right_to_left: bool = False) -> str:
    """The text as one piece of its line, where it could run the other way than the rest."""
    if ISOLATE in text:
        return text  # put together from pieces that are isolated already, in the order of the page
    apart = runs_from_the_right(text) or (within_right_to_left and any(c.isalpha() for c in text))
    return f"{ISOLATE}{text}{RELEASE}" if apart else text


def shown(text: str) -> str:
    """Text with the signs that a file holds for what is isolated in it."""
    return text.translate(_OF_THE_FILE)


def bare(text: str) -> str:
    """Text without any such signs."""
    return text.translate(_MARKS)


def stretches(text: str, *, within_right_to_left: bool = False) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from the right: for a format that says so piece by piece.

    What is isolated stands between marks of its own direction, so that a full stop or a number at its end stays
    there, and before a mark of the page's.
    """
    for n, piece in enumerate(_STRETCH.split(text)):
        if piece and n % 2:
            turned = runs_from_the_right(piece)
            own, page = _DIRECTION_MARKS[turned], _DIRECTION_MARKS[within_right_to_left]
            yield f"{own}{piece}{own}{page}", turned
        elif piece:
            yield from _by_words(piece) if runs_from_the_right(piece) else ((piece, False),)


_DIRECTION_MARKS = {False: "\u200e", True: "\u200f"}  # seen by nobody, read by whatever sets the line


_WORDS = re.compile(r"\s+|[^\s]+")


def _by_words(piece: str) -> Iterator[tuple[str, bool]]:
    """Neighbouring words of one direction together; what stands between two that run from the right is theirs."""
    words = _WORDS.findall(piece)
    turned = [runs_from_the_right(word) for word in words]
    first, last = turned.index(True), len(turned) - turned[::-1].index(True)
    spans = ((words[:first], False), (words[first:last], True), (words[last:], False))
    yield from (("".join(span), way) for span, way in spans if span)
