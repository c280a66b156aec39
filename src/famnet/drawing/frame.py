"""The page round a drawing: title above, legend and foot below, margins, and the words that stand for it."""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from famnet.domain.record import record
from famnet.drawing.canvas import text_box
from famnet.drawing.layout import Box
from famnet.drawing.legend import entries_of, legend, merged, narrowest
from famnet.drawing.palette import Palette
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.scene import Anchor, Area, Entry, Mark, Scene, Shape, Sketch, Text, box_round, shifted
from famnet.drawing.text import LEADING, clean, text_width, wrap

MARGIN = 36.0
_TITLE, _SUBTITLE, _FOOT = 16.0, 9.5, 8.0
_FOOT_WIDTH, _FOOT_LINES = 0.96, 4  # of the page: small type is set a little wider than it is measured
_HEAD_ROOM, _GAP = 50.0, 26.0
_LEAST = 470.0  # points: a title and a legend want some width


@record
class Words:
    """What is written round a picture, and what is said where it cannot be seen."""

    title: str
    subtitle: str
    notes: tuple[str, ...] = ()
    foot: str = ""
    description: str = ""
    say: Say = field(default=ENGLISH)


def framed(sketch: Sketch, words: Words, colors: Palette) -> Scene:
    """The drawing with its page round it: what is drawn stays where it is, and the page is laid under it."""
    left, top, right, bottom = extent(sketch.marks)
    entries = merged(_said(entry, words.say) for entry in entries_of(sketch.entries))
    inner = max(right - left, _LEAST, narrowest(entries), _title_width(words))
    edge = (left + right - inner) / 2
    end = bottom + _GAP
    key, key_height = legend(entries, words.notes, inner, colors)
    said = wrap(clean(words.foot), _FOOT, inner * _FOOT_WIDTH, most=_FOOT_LINES)
    foot = end + key_height + 18.0 * bool(said) + _FOOT * LEADING * max(0, len(said) - 1)
    head = top - _HEAD_ROOM
    around = (
        *(shifted(mark, edge, head) for mark in _head(words, colors)),
        *(shifted(mark, edge, end) for mark in key),
        *(shifted(mark, edge, foot - 2) for mark in _foot(said, colors)),
    )
    return Scene(
        width=inner + 2 * MARGIN,
        height=foot - head + 2 * MARGIN,
        left=edge - MARGIN,
        top=head - MARGIN,
        title=clean(words.title),
        description=clean(words.description),
        marks=(*around, *sketch.marks),
        language=words.say.locale,
    )


def _said(entry: Entry, say: Say) -> Entry:
    return entry if entry.is_name else replace(entry, words=say(entry.words))


def _title_width(words: Words) -> float:
    return max(text_width(words.title, _TITLE, bold=True), text_width(words.subtitle, _SUBTITLE))


def _head(words: Words, colors: Palette) -> Iterator[Mark]:
    lines = ((words.title, 9.0, _TITLE, colors.ink, True), (words.subtitle, 27.0, _SUBTITLE, colors.soft, False))
    for text, y, size, color, bold in lines:
        if clean(text):
            yield Text(x=0.0, y=y, lines=(clean(text),), size=size, color=color, bold=bold, anchor=Anchor.START)


def _foot(lines: tuple[str, ...], colors: Palette) -> Iterator[Mark]:
    if lines:
        y = -_FOOT * LEADING * (len(lines) - 1) / 2
        yield Text(x=0.0, y=y, lines=lines, size=_FOOT, color=colors.soft, anchor=Anchor.START)


def extent(marks: Iterable[Mark]) -> Box:
    """The box round all marks."""
    boxes = [mark_box(mark) for mark in marks]
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def mark_box(mark: Mark) -> Box:
    """The box round one mark."""
    if isinstance(mark, Text):
        return text_box(mark)
    if isinstance(mark, Shape):
        return (
            mark.x - mark.width / 2,
            mark.y - mark.height / 2,
            mark.x + mark.width / 2,
            mark.y + mark.height / 2,
        )
    if isinstance(mark, Area):
        return box_round(mark.curve)
    return box_round(point for curve in mark.curves for point in curve)
