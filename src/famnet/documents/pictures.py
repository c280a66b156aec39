"""A picture as a document takes it: never without words for those who cannot see it."""

import re
from dataclasses import dataclass
from functools import cached_property

_SIZE = re.compile(rb'<svg\b[^>]*? width="(?P<width>[\d.]+)(?:pt)?" height="(?P<height>[\d.]+)(?:pt)?"')
_WIDEST = 620.0  # points that a standing page shows without its words becoming small
_STANDING, _LYING = (493.0, 595.0), (740.0, 448.0)  # points that a page has for a picture, either way round
_WORTH = 1.1  # times larger, or the page is not turned


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One drawing in both forms a document may need, with its alternative text and the same in a list."""

    svg: bytes
    png: bytes
    alt: str
    text_list: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()  # every word that is in the drawing, for the leak gate

    @cached_property
    def is_wide(self) -> bool:
        """Whether it wants a page of its own that lies: it is too wide for one that stands, and larger there."""
        if not (size := _SIZE.search(self.svg)):
            return False
        width, height = float(size["width"]), float(size["height"])
        standing, lying = (min(room / width, high / height) for room, high in (_STANDING, _LYING))
        return width > _WIDEST and lying >= _WORTH * standing
