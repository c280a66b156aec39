"""Quotation marks of story text: what stands inside is taken as it is, commas and all."""

import re

_FOUR_DIGITS = 0xFFFF
MASK = "\ue000"  # stands for one whole quotation while patterns look at a line
_ESCAPES = {"n": "\n", "t": "\t"}
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})|(.))", re.DOTALL)
_NEEDS_ESCAPE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
# What could make a terminal or a page show something else than is there; half characters have no bytes at all.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_CLOSED_BY = {'"': '"', "“": "”"}


def pieces(text: str) -> tuple[str, ...]:
    """Text letter by letter, each quotation in one piece; an open quotation is left as letters."""
    out: list[str] = []
    at = 0
    while at < len(text):
        end = _end(text, at) if text[at] in _CLOSED_BY else at + 1
        out.append(text[at:end])
        at = end
    return tuple(out)


def _end(text: str, start: int) -> int:
    """Where the quotation that opens at `start` is over: just behind the mark when it never closes."""
    closing, at = _CLOSED_BY[text[start]], start + 1
    while at < len(text):
        if text[at] == closing:
            return at + 1
        at += 2 if text[at] == "\\" else 1
    return start + 1


def opens(mask: str) -> int:
    """Where an unclosed quotation opens in a mask; -1 when there is none."""
    return min((at for mark in _CLOSED_BY if (at := mask.find(mark)) >= 0), default=-1)


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
