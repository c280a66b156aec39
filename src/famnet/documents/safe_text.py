"""What a person typed is shown as text, whatever it looks like.

Every character that Markdown could read as markup is lifted, one for one, into Unicode's private use area before the
template's Markdown is parsed, and put back after. So a name can never become a heading, a link or a table row, and
doing it twice does no harm.
"""

import re

from famnet.documents.directions import ISOLATE, RELEASE, isolated, shown

_LIFT = 0xE000
_SYNTAX = "\\`*_{}[]()<>#+-.!|~^=:&$\"'@%,/;?"
_LIFTED = {ord(c): _LIFT + ord(c) for c in _SYNTAX}
_LOWERED = {after: before for before, after in _LIFTED.items()}
_ALWAYS = frozenset("\\`*_[]<>&|~")  # Markdown reads these anywhere in a line, the rest only where a line starts

LINE_BREAK = "\u2028"  # a new line inside a cell or a quotation
BLANK = "\ue0f0"  # something to fill in by hand
BOX = "\ue0f1"  # something to tick by hand

_OURS = re.compile(f"([{BLANK}{BOX}{ISOLATE}{RELEASE}{''.join(map(chr, _LOWERED))}])")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # they turn the reading direction of what follows
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # halves of pairs, private use, no characters
)
_NEW_LINE = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without characters that no file can hold or no reader should meet; new lines become one kind."""
    return _UNPRINTABLE.sub("", _NEW_LINE.sub(LINE_BREAK, text).replace("\t", " "))


def shield(value: object) -> str:
    """A value as text that the Markdown parser reads as letters only."""
    parts = _OURS.split("" if value is None else str(value))
    text = "".join(part if _OURS.fullmatch(part) else clean(part).translate(_LIFTED) for part in parts).strip()
    return _line_by_line(text, within_right_to_left=False)


def shield_from_the_right(value: object) -> str:
    """A value in a page that is read from the right: each keeps its own order, whatever stands beside it."""
    return _line_by_line(shield(value), within_right_to_left=True)


def _line_by_line(text: str, *, within_right_to_left: bool) -> str:
    lines = text.split(LINE_BREAK)
    return LINE_BREAK.join(isolated(line, within_right_to_left=within_right_to_left) for line in lines)


def unshield(text: str) -> str:
    """The text as it was typed."""
    return shown(text.translate(_LOWERED))


_LIFTED_CHAR = {chr(before): chr(after) for before, after in _LIFTED.items()}
_LOWERED_CHAR = {after: before for before, after in _LIFTED_CHAR.items()}
_AT_START = "".join(_LIFTED_CHAR[c] for c in "#+-=:")
_AFTER_NUMBER = "".join(_LIFTED_CHAR[c] for c in ".)")
_LINE_START = re.compile(
    rf"^((?:> ?|[-*] |\d+\. | )*)(\d*(?=[{_AFTER_NUMBER}])|)([{_AT_START}{_AFTER_NUMBER}])",
    re.MULTILINE,
)
_ANY_LIFTED = re.compile(f"[{''.join(_LOWERED_CHAR)}]")


def as_markdown(text: str) -> str:
    """Shielded Markdown as a file: typed characters are escaped where Markdown would read them as markup."""
    started = _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\{_LOWERED_CHAR[m[3]]}", text)
    return _ANY_LIFTED.sub(lambda m: _escaped(_LOWERED_CHAR[m[0]]), started)


def _escaped(char: str) -> str:
    return f"\\{char}" if char in _ALWAYS else char
