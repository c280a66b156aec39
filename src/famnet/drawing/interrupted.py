"""Lines that are open where words stand on them: in a crowded family not every label has a place beside its line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from famnet.drawing.clutter import Clutter
from famnet.drawing.layout import Box, Point
from famnet.drawing.paths import enters, flattened, outside, straight
from famnet.drawing.scene import Mark, Stroke


def interrupted(marks: Iterable[Mark], words: Sequence[Box]) -> Iterator[Mark]:
    """The same marks, their lines open within the boxes of those words."""
    found = Clutter(words)
    return (_opened(mark, found) if words and isinstance(mark, Stroke) else mark for mark in marks)


def _opened(stroke: Stroke, words: Clutter) -> Stroke:
    paths = [flattened(curve) for curve in stroke.curves]
    crossed = [box for path in paths for box in words.near(path) if _enters(path, box)]
    pieces = [piece for path in paths for piece in outside(path, crossed)] if crossed else []
    return replace(stroke, curves=tuple(straight(piece) for piece in pieces)) if pieces else stroke


def _enters(path: Sequence[Point], box: Box) -> bool:
    return any(enters(side, box) for side in pairwise(path))
