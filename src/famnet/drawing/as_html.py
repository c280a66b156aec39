"""One HTML file that needs nothing else: the picture with zoom and search, and everyone in words beside it."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from famnet.drawing.frame import Words
from famnet.drawing.saying import Say
from famnet.drawing.text import clean
from famnet.drawing.told import Told

_WORDS = re.compile(r"\[\[(.+?)\]\]")
_ITEM = Template(
    '<li data-at="$at"><button type="button" class="name">$name</button> '
    '<span class="role">$role</span><p>$facts</p></li>'
)


def as_html(svg: bytes, words: Words, told: Iterable[Told], names: Mapping[str, str]) -> bytes:
    """The page; `names` are the picture's own names for people's symbols."""
    style, script = _part("viewer.css"), _part("viewer.js")
    page = Template(_said(_part("page.html"), words.say)).substitute(
        language=words.say.locale,
        title=escape(clean(words.title)),
        subtitle=escape(clean(words.subtitle)),
        foot=escape(clean(words.foot)),
        svg=svg.decode("utf-8"),
        people="\n".join(_item(one, names.get(one.person, "")) for one in told),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )
    return page.encode("utf-8")


def _item(one: Told, at: str) -> str:
    return _ITEM.substitute(
        at=escape(at), name=escape(one.name), role=escape(one.role), facts=escape(" ".join(one.facts))
    )


def _said(page: str, say: Say) -> str:
    """The page with its own words, which stand in [[ ]], in the reader's language."""
    return _WORDS.sub(lambda found: escape(say(found[1])), page)


def _part(name: str) -> str:
    return files("famnet.drawing").joinpath("viewer", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What the page's own policy lets run: this text and no other."""
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
