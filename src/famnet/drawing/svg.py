"""Graphviz's SVG made fit to hand on: words for screen readers, and nothing that fetches or hints.

Graphviz writes an element a line, so lines are looked at one by one: no pattern has to be compiled for it, and what
stands inside a `<text>` can never be taken for markup.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from types import MappingProxyType

from famnet.drawing.scene import Scene
from famnet.drawing.text import FONT

_FAMILY = f"{FONT}, Helvetica, 'Liberation Sans', sans-serif"
_HINTS = ("<!--", "<title>")  # comments, and titles that browsers show when the mouse rests on a shape
_FONT = ' font-family="'
_DASHES = (('dasharray="5,2"', 'dasharray="6,4"'), ('dasharray="1,5"', 'dasharray="1.6,3"'))


def polished(svg: bytes, scene: Scene) -> bytes:
    """The SVG with its words for screen readers, one font family for all text, and no trace of the tool's names."""
    whole = svg.decode("utf-8")
    _, _, rest = whole.partition("<svg ")  # before it: a declaration, and a document type that names an address
    attributes, _, body = rest.partition(">")
    lines = (_MENDED.get(line[:5], _shape)(line) for line in body.split("\n") if not line.startswith(_HINTS))
    width, height, box = attributes.split('"')[1:6:2]
    return "\n".join((*opening(width, height, box, scene), *lines)).replace("\n\n", "\n").encode("utf-8")


def _text(line: str) -> str:
    """One family for all text is named at the top; only its weight is said here."""
    before, _, rest = line.partition(_FONT)
    family, _, after = rest.partition('"')
    bold = ' font-weight="bold"' if family.endswith("Bold") and "font-weight" not in after else ""
    return before + bold + after


def _shape(line: str) -> str:
    """Longer dashes and closer dots read better at this size."""
    for old, new in _DASHES:
        line = line.replace(old, new)
    return _gradient(line) if "_l_" in line else line


def _gradient(line: str) -> str:
    """Graphviz counts gradients over all pictures of a process; two pictures of one family should be alike."""
    start, *rest = line.split("_l_")
    return "-half".join((start, *(part.lstrip("0123456789") for part in rest)))


def _stop(line: str) -> str:
    """A style attribute would need a looser policy in an HTML page."""
    return line.replace('style="stop-color:', 'stop-color="').replace(';stop-opacity:1.;"', '"')


_MENDED: Mapping[str, Callable[[str], str]] = MappingProxyType({"<text": _text, "<stop": _stop})


def opening(width: str, height: str, box: str, scene: Scene) -> Iterator[str]:
    """An SVG's first lines: its size, its font, and the words that stand for it where it cannot be seen."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}" '
        f'role="img" aria-labelledby="picture-title picture-description" lang="en-GB" font-family="{_FAMILY}">'
    )
    yield f'<title id="picture-title">{escape(scene.title)}</title>'
    yield f'<desc id="picture-description">{escape(scene.description)}</desc>'
