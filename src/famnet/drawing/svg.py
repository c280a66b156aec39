"""Graphviz's SVG made fit to hand on: words for screen readers, and nothing that fetches or hints."""

import re
from html import escape

from famnet.drawing.scene import Scene
from famnet.drawing.text import FONT

_FAMILY = f"{FONT}, Helvetica, 'Liberation Sans', sans-serif"
_HEAD = re.compile(r"^.*?(?=<svg)", re.DOTALL)  # declaration, document type (which names an address), comments
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_TOOLTIP = re.compile(r"<title>[^<]*</title>\n?")  # browsers show a node's title when the mouse rests on it
_OPEN = re.compile(r"<svg width=\"([\d.]+)pt\" height=\"([\d.]+)pt\"\s+viewBox=\"([^\"]*)\"[^>]*>")
_TEXT_FONT = re.compile(r' font-family="[^"]*?( Bold)?"( font-weight="bold")?')
_STOP = re.compile(
    r'style="stop-color:([^;]*);stop-opacity:1\.;"'
)  # a style attribute would need a looser policy in HTML
_HALF_ID = re.compile(r'(id="|url\(#)(\w+?)_l_\d+')  # Graphviz counts gradients over all pictures of a process
_DASHES = {"5,2": "6,4", "1,5": "1.6,3"}  # longer dashes and closer dots read better at this size


def polished(svg: bytes, scene: Scene) -> bytes:
    """The SVG with its words for screen readers, one font family for all text, and no trace of the tool's names."""
    text = _COMMENT.sub("", _HEAD.sub("", svg.decode("utf-8"), count=1))
    text = _STOP.sub(r'stop-color="\1"', _TOOLTIP.sub("", text))
    text = _HALF_ID.sub(r"\1\2-half", text)
    text = _TEXT_FONT.sub(lambda m: ' font-weight="bold"' if m.group(1) or m.group(2) else "", text)
    for old, new in _DASHES.items():
        text = text.replace(f'stroke-dasharray="{old}"', f'stroke-dasharray="{new}"')
    return _OPEN.sub(lambda m: _opening(m, scene), text, count=1).encode("utf-8")


def _opening(found: re.Match[str], scene: Scene) -> str:
    width, height, box = found.groups()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="{box}" '
        f'role="img" aria-labelledby="picture-title picture-description" lang="en-GB" font-family="{_FAMILY}">\n'
        f'<title id="picture-title">{escape(scene.title)}</title>\n'
        f'<desc id="picture-description">{escape(scene.description)}</desc>'
    )
