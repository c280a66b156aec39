"""Quotation marks of story text: what stands inside is taken as it is, commas and all."""

import re
from bisect import bisect_right

_FOUR_DIGITS = 0xFFFF
MASK = "\ue000"  # stands for one whole quotation while patterns look at a line
_ESCAPES = {"n": "\n", "t": "\t"}
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})|(.))", re.DOTALL)
_NEEDS_ESCAPE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
# What could make a terminal or a page show something else than is there; half characters have no bytes at all.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_OPENING = re.compile('["“]')
# Marks that close, by those that open: none with an odd number of backslashes before it.
_CLOSING = {'"': re.compile(r'(?<!\\)(?:\\\\)*"'), "“": re.compile(r"(?<!\\)(?:\\\\)*”")}


def pieces(text: str) -> tuple[str, ...]:
    """Text letter by letter, each quotation in one piece; an open quotation is left as letters."""
    ends = {mark: [found.end() for found in closing.finditer(text)] for mark, closing in _CLOSING.items()}
    out: list[str] = []
    at = 0
    for mark in _OPENING.finditer(text):
        start = mark.start()
        if start >= at:
            later = ends[mark[0]]
            found = bisect_right(later, start + 1)
            end = later[found] if found < len(later) else start + 1
            out += (*text[at:start], text[start:end])
            at = end
    return (*out, *text[at:])


def opens(mask: str) -> int:
    """Where an unclosed quotation opens in a mask; -1 when there is none."""
    return min((at for mark in _CLOSING if (at := mask.find(mark)) >= 0), default=-1)


def harmless(text: str) -> str:
    """Text without control characters (line ends and tabs stay) and marks that change its direction."""
    return _HARMFUL.sub("", text)


def unquoted(raw: str, mask: str) -> str:
    """What a stretch says: the inside of a quotation, or the words as they stand."""
    return harmless(_ESCAPED.sub(_unescaped, raw[1:-1])) if mask == MASK else " ".join(raw.split())


def _unescaped(found: "re.Match[str]") -> str:
    if code := found[1] or found[2]:
        return chr(int(code, 16))
    return _ESCAPES.get(found[3], found[3])


def quoted(text: str) -> str:
    """Text in quotation marks, on one line, in characters every editor keeps."""
    return f'"{"".join(_escaped(c) for c in harmless(text))}"'


def _escaped(character: str) -> str:
    if character in _NEEDS_ESCAPE:
        return _NEEDS_ESCAPE[character]
    if character.isprintable() and character != MASK:
        return character
    return f"\\U{ord(character):08x}" if ord(character) > _FOUR_DIGITS else f"\\u{ord(character):04x}"
