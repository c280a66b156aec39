"""How wide words are, and columns with them: a table gives each the room that its longest word needs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from famnet.documents.blocks import Block, Blocks, Box, Runs, Table, plain
from famnet.documents.formats import Look

BREAK = "\u200b"  # a line may end here; nothing is seen
_LINE_POINTS = 493.0  # from margin to margin on the narrowest of our pages
_CELL_ROOM = 1.5  # ems that a cell keeps free beside its words
_MOST = 0.4  # of the line: a word that wants more is broken, and widens nothing
_TALL_POINTS = 330.0  # not half a page
_SHORTEST = 5  # letters of a word that may be broken
_NARROW, _USUAL, _BROAD = 0.34, 0.6, 0.92  # ems
_PIECE = re.compile(r"[^\s-]*-|[^\s-]+")  # a line may end after a hyphen


def fitted(blocks: Blocks, look: Look) -> Blocks:
    """The same blocks; columns too narrow for a word in them have taken room from the others, where there is any."""
    return tuple(_fitted(block, look) for block in blocks)


def _fitted(block: Block, look: Look) -> Block:
    if isinstance(block, Box):
        return replace(block, blocks=fitted(block.blocks, look))
    return replace(block, shares=_shares(block, look)) if isinstance(block, Table) else block


def _shares(table: Table, look: Look) -> tuple[float, ...]:
    """What each column asked for, or needs if that is more; what some need more, the others give by what they can."""
    line = _LINE_POINTS / look.size
    columns = zip(*(table.head, *table.rows), strict=True)
    needs = [min(_MOST, (_longest(cells, _MOST * line) + _CELL_ROOM) / line) for cells in columns]
    widened = [max(pair) for pair in zip(table.shares, needs, strict=True)]
    over, spare = sum(widened) - 1, sum(widened) - sum(needs)
    if sum(needs) > 1 or over <= 0:
        return table.shares
    return tuple(wide - (wide - need) * over / spare for wide, need in zip(widened, needs, strict=True))


def _longest(cells: tuple[Runs, ...], most: float) -> float:
    """The widest word of a column, of those that need not be broken anyway."""
    return max((wide for cell in cells for wide in _widths(plain(cell)) if wide <= most), default=0.0)


def _widths(text: str) -> Iterator[float]:
    return (width(piece) for piece in _PIECE.findall(text))


def is_tall(table: Table, row: tuple[Runs, ...], look: Look) -> bool:
    """Whether a row has so many lines that it has to be broken where a page ends, or the page before stays empty."""
    rooms = (max(_CELL_ROOM, share * _LINE_POINTS / look.size - _CELL_ROOM) for share in table.shares)
    lines = (width(plain(cell)) / room for cell, room in zip(row, rooms, strict=True))
    return max(lines, default=0.0) * look.size * look.leading > _TALL_POINTS


def width(word: str) -> float:
    """Ems that a word takes in Arial, bold if need be: near enough to tell whether it fits."""
    return sum(_NARROW if c in "fijlrtI.,:;'’|!()-" else _BROAD if c in "mwMW@%" else _USUAL for c in word)


def breakable(text: str, most: float) -> str:
    """The text with places to break in each word that is wider than its line, such as the address of a web page."""
    return _PIECE.sub(lambda m: BREAK.join(m[0]) if len(m[0]) >= _SHORTEST and width(m[0]) > most else m[0], text)
