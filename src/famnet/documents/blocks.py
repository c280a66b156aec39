"""A document as a tree of blocks: what every writer (web page, Word, PDF) is given."""

from dataclasses import dataclass

from famnet.documents.pictures import Picture

_FEW_ROWS, _FEW_LETTERS = 5, 300


@dataclass(frozen=True)
class Run:
    """A stretch of text in one line; `blank` and `box` stand for something to write on or to tick."""

    text: str = ""
    bold: bool = False
    href: str = ""
    blank: bool = False
    box: bool = False
    new_line: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Quote:
    """Somebody's own words."""

    blocks: "Blocks"


@dataclass(frozen=True)
class Listing:
    """Points, or numbered steps."""

    items: "tuple[Blocks, ...]"
    numbered: bool = False

    @property
    def ticked(self) -> bool:
        """Whether every point starts with a box to tick, and so needs no mark of its own."""
        return all(
            isinstance(item[0], Paragraph) and item[0].runs[:1] == (Run(box=True),) for item in self.items if item
        )


@dataclass(frozen=True)
class Table:
    """A table with a header row; `shares` are the columns' parts of the width, together 1."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    shares: tuple[float, ...]
    caption: Runs = ()

    @property
    def short(self) -> bool:
        """Few rows with few words: it moves to the next page whole and leaves no great gap."""
        letters = sum(len(plain(cell)) for row in self.rows for cell in row)
        return len(self.rows) <= _FEW_ROWS and letters <= _FEW_LETTERS

    def to_sign(self, row: tuple[Runs, ...]) -> bool:
        """Whether a row is left open but for its name, and so wants room for a hand."""
        return len(row) > 1 and not any(row[1:])


@dataclass(frozen=True)
class Box:
    """Blocks set apart from the rest: what matters most, room to draw, a page of its own, one on its long side."""

    kind: str
    blocks: "Blocks"


@dataclass(frozen=True)
class Lines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True)
class Figure:
    """A picture in its place."""

    picture: Picture


@dataclass(frozen=True)
class InWords:
    """What the picture before shows, told in a list."""

    lines: tuple[str, ...]

    @property
    def listing(self) -> Listing:
        """The list."""
        return Listing(tuple((Paragraph((Run(line),)),) for line in self.lines))


Block = Heading | Paragraph | Quote | Listing | Table | Box | Lines | Figure | InWords
Blocks = tuple[Block, ...]


def plain(runs: Runs) -> str:
    """The words alone."""
    return "".join(" " if run.new_line else run.text for run in runs).strip()
