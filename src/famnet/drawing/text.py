"""Text as it is drawn: cleaned of what could mislead or break, measured, and wrapped at word ends.

Widths are those of Arial, which Helvetica and Liberation Sans share to the unit, so that no font has to be opened to
know how much room a name takes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

FONT = "Arial"
LEADING = 1.2  # line pitch as a multiple of the size
ELLIPSIS = "…"
_BREAKS = re.compile(r"[^\s-]*-+\s*|[^\s-]+\s*")
_LONGEST = 300  # characters; nobody reads more in a picture, and everything is in the text list
_BOLD = 1.08
_WIDTHS = {
    191: "'", 222: "ijlł‘’", 260: "|¦", 278: " !,./:;I[\\]ftŧ", 333: "()-`r¡¨·“”„\u2010\u2011", 334: "{}ŀ",
    350: "•", 355: '"', 365: "º", 370: "ª", 389: "*", 400: "°", 469: "^", 500: "Jcksvxyzĸ", 549: "±÷",
    556: "#$0123456789?L_abdeghnopqu¢£§«»ðþđħŁŋ–†€", 584: "+<=>~¬×", 611: "FTZ¿ßøŦ", 667: "&ABEKPSVXYÞ",
    722: "CDHNRUwÐĐĦŊ", 737: "©®", 778: "GOQØ", 833: "Mm", 834: "¼½¾", 889: "%æ", 944: "Wœ", 1000: "ÆŒ—…→", 1015: "@",
}  # fmt: skip
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_CAPITAL, _OTHER, _WIDE = 720, 600, 1000  # letters of other scripts: rather too much room than too little
_JOINERS = "\u200c\u200d"  # needed to write Persian, the Indic scripts and families of emoji
_NO_ROOM = {"Mn", "Me", "Cf"}
_EVERYWHERE = (("\0", "\u0700"), ("\u1e00", "\u2c00"), ("\ufb00", "\uff00"))  # Latin to Arabic, symbols, Arabic forms
_BOX_OF_FOUR, _BOX_OF_SIX = 1300, 1700  # Pango's boxes with the four or six digits of a letter it has no shape for


def clean(text: str) -> str:
    """The text without control characters and marks that turn its direction round, on one line, of sane length."""
    start = text[: _LONGEST * 2]
    kept = start if start.isprintable() else "".join(c if _is_drawn(c) else " " for c in start)
    return " ".join(kept.split())[:_LONGEST]


def _is_drawn(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


class _Advances(dict[str, int]):
    """Thousandths of the size that each character takes, worked out when first asked for."""

    def __init__(self, advance: Callable[[str], int]) -> None:
        super().__init__()
        self._advance = advance

    def __missing__(self, letter: str) -> int:
        self[letter] = self._advance(letter)
        return self[letter]


def _advance(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _WIDTH_OF:
        return _WIDTH_OF[plain]
    category = unicodedata.category(plain)
    if category in _NO_ROOM:
        return 0
    if unicodedata.east_asian_width(plain) in {"W", "F"}:
        return _WIDE
    return _CAPITAL if category == "Lu" else _OTHER


def is_everywhere(letter: str) -> bool:
    """Whether any computer can be trusted to have a character."""
    return any(first <= letter < after for first, after in _EVERYWHERE) or unicodedata.category(letter) == "Cf"


def _most(letter: str) -> int:
    """What a character takes where the machine has no letters for its script and shows its number in a box."""
    if is_everywhere(letter):
        return _advance(letter)
    return _BOX_OF_FOUR if letter <= "\uffff" else _BOX_OF_SIX


_ADVANCES, _MOST = _Advances(_advance), _Advances(_most)


def room_width(text: str, size: float, *, bold: bool = False) -> float:
    """Points to keep for a line of text, enough also where its script is not installed."""
    return sum(map(_MOST.__getitem__, text)) * size / 1000 * (_BOLD if bold else 1.0)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a line of text takes at a size in points."""
    return sum(map(_ADVANCES.__getitem__, text)) * size / 1000 * (_BOLD if bold else 1.0)


def wrap(text: str, size: float, room: float, *, most: int = 3, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room`, broken at word ends; after `most` lines it is cut with an ellipsis.

    Between words there is a break where the script may not be installed; within a word only where it never fits.
    """
    if text and text == text.strip() and room_width(text, size, bold=bold) <= room:
        return (text,)
    lines = list(_lines(text, size, room, bold=bold))
    if len(lines) > most:
        rest = "".join(line if line.endswith("-") else f"{line} " for line in lines[most - 1 :])
        lines = [*lines[: most - 1], _cut(rest.rstrip(), size, room, bold=bold)]
    return tuple(lines)


def _lines(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, size, room, bold=bold):
        if line and room_width((line + piece).rstrip(), size, bold=bold) > room:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line.rstrip()


def _pieces(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """What may stand at the end of a line: words, the first half of a double name, and parts of words too long."""
    for word in _BREAKS.findall(text):
        if text_width(word.rstrip(), size, bold=bold) <= room:
            yield word
            continue
        piece = ""
        for cluster in clusters(word):
            if piece and text_width((piece + cluster).rstrip(), size, bold=bold) > room:
                yield piece
                piece = ""
            piece += cluster
        yield piece


def _cut(text: str, size: float, room: float, *, bold: bool) -> str:
    kept = list(clusters(text))
    while kept and text_width("".join(kept).rstrip() + ELLIPSIS, size, bold=bold) > room:
        kept.pop()
    return "".join(kept).rstrip() + ELLIPSIS


def clusters(text: str) -> Iterator[str]:
    """Letters with the marks that belong to them, so that no accent is torn from its letter."""
    cluster = ""
    for letter in text:
        joined = cluster.endswith("\u200d") or unicodedata.category(letter) in {"Mn", "Me", "Mc", "Cf"}
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster
