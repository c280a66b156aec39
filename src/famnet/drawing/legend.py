"""The legend: one small row for each thing that the picture uses, and for nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from famnet.drawing.palette import Palette
from famnet.drawing.paths import straight
from famnet.drawing.scene import Anchor, Entry, Mark, Pen, Stroke, Text, shifted
from famnet.drawing.text import text_width

_SIZE = 8.5
_ROW = 19.0
_SAMPLE = 30.0  # points kept for the sample
_GUTTER = 22.0
_HEAD = 12.0
_PART = 10  # symbols, couples, children and feelings each have their ten places in the order
_AND = " · "
_WIDEST = 250.0  # points of words on a row that stands for several things


def entries_of(entries: Iterable[Entry]) -> list[Entry]:
    """Each kind of entry once, symbols first."""
    once: dict[str, Entry] = {}
    for entry in entries:
        once.setdefault(entry.words, entry)
    return sorted(once.values(), key=lambda e: (e.order, e.words))


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Marks that look alike on one row, with all that they stand for, as far as the words fit there."""
    rows: dict[tuple[int, object], list[Entry]] = {}
    for entry in entries:
        drawn = tuple(entry.sample())
        alike = rows.setdefault((entry.order // _PART, drawn or entry.words), [])
        words = f"{alike[-1].words}{_AND}{entry.words}" if alike else ""
        if alike and text_width(words, _SIZE) <= _WIDEST:
            alike[-1] = replace(alike[-1], words=words)
        else:
            alike.append(entry)
    return [entry for alike in rows.values() for entry in alike]


def legend(entries: list[Entry], notes: tuple[str, ...], width: float, colors: Palette) -> tuple[list[Mark], float]:
    """The legend's marks from the origin downwards, and how high it is."""
    if not entries:
        return [], 0.0
    marks: list[Mark] = [_rule(width, colors)]
    columns, x = _columns(entries, width), 0.0
    for column in columns:
        for i, entry in enumerate(column):
            y = _HEAD + (i + 0.5) * _ROW
            marks += [shifted(mark, x + _SAMPLE / 2, y) for mark in entry.sample()]
            marks.append(_text(entry.words, x + _SAMPLE + 6, y, colors.ink))
        x += narrowest(column) + _GUTTER
    top = _HEAD + len(columns[0]) * _ROW
    marks += [_text(note, 0.0, top + 9 + i * 12.0, colors.soft) for i, note in enumerate(notes)]
    return marks, top + (len(notes) * 12.0 + 4 if notes else 0.0)


def _columns(entries: list[Entry], width: float) -> list[list[Entry]]:
    """As many columns as fit, filled downwards, so that like stands by like."""
    for count in range(len(entries), 1, -1):
        rows = ceil(len(entries) / count)
        columns = [entries[i : i + rows] for i in range(0, len(entries), rows)]
        if sum(narrowest(column) + _GUTTER for column in columns) - _GUTTER <= width:
            return columns
    return [entries]


def narrowest(entries: list[Entry]) -> float:
    """The width that the longest row needs."""
    return max((_SAMPLE + 6 + text_width(entry.words, _SIZE) for entry in entries), default=0.0)


def _rule(width: float, colors: Palette) -> Mark:
    return Stroke(curves=(straight(((0.0, 0.0), (width, 0.0))),), pen=Pen(color=colors.faint, width=0.7))


def _text(words: str, x: float, y: float, color: str) -> Text:
    return Text(x=x, y=y, lines=(words,), size=_SIZE, color=color, anchor=Anchor.START)
