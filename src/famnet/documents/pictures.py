"""A picture as a document takes it: never without words for those who cannot see it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One drawing in both forms a document may need, with its alternative text and the same in a list.

    `width` and `height` are the picture's own size in points.
    """

    svg: bytes
    png: bytes
    alt: str
    text_list: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()  # every word that is in the drawing, for the leak gate
