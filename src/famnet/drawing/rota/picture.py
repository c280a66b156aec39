"""The week of the rota in any format, and in words. The one way in for use cases."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from types import MappingProxyType

from famnet.domain.disclosure import FamilyView
from famnet.domain.plans import Plan
from famnet.domain.record import record
from famnet.domain.rota import Weekday
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.frame import Words, framed
from famnet.drawing.genogram_scene import children_of, dated, withheld
from famnet.drawing.layout import Box
from famnet.drawing.palette import PALETTES, Palette
from famnet.drawing.paths import rounded, straight
from famnet.drawing.rota.cells import Cell, Panel, gaps, panels_of, wanted_words, when_words
from famnet.drawing.rota.grid import GUTTER, TIME_SIZE, Block, Column, Grid, columns_of, grid_of
from famnet.drawing.saying import Say
from famnet.drawing.scene import (
    Anchor,
    Dash,
    Entry,
    Fill,
    Form,
    Mark,
    Pen,
    Scene,
    Shape,
    Sketch,
    Stroke,
    Text,
    gather,
    shifted,
)
from famnet.drawing.text import LEADING, clean
from famnet.drawing.told import Told
from famnet.drawing.wording import sentence

_DAY_SIZE, _TITLE_SIZE = 10.0, 11.0
_DAY_ROW, _TITLE_ROW, _BETWEEN = 20.0, 18.0, 22.0
_WEEKEND = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
_ROUND = 5.0
_NOTHING = "No times set"


@record
class RotaPicture:
    """A rota ready to be written."""

    view: FamilyView
    plan: Plan
    options: PictureOptions
    panels: tuple[Panel, ...]

    @cached_property
    def scene(self) -> Scene:
        """One week under the other, then the legend."""
        sketches, down, columns = [], 0.0, columns_of(self.panels)
        for panel in self.panels:
            sketch, height = _week(grid_of(panel, columns, self.options.say), self.colors, self.options.say)
            sketches.append(Sketch(tuple(shifted(mark, 0.0, down) for mark in sketch.marks), sketch.entries))
            down += height + _BETWEEN
        return framed(gather(sketches), self.words, self.colors)

    @property
    def words(self) -> Words:
        """Title, version, for whom, and what is still open."""
        view, options, say = self.view, self.options, self.options.say
        title = options.title or say("Who is there when: {names}", names=children_of(view, say))
        state = say(self.plan.state.value)
        version = say("Version {number} of the plan, {state}.", number=self.plan.number, state=state)
        still_open = _open(self.gaps, say)
        return Words(
            title=title,
            subtitle=f"{version} {dated(view, past=False, say=say)}",
            foot=" ".join(w for w in (still_open, options.note, withheld(view, say)) if w),
            description=f"{title}. {still_open} {say('The text list gives each time with who comes.')}",
            say=say,
        )

    def json(self) -> str:
        """Every time of every week, with who comes and how many are missing."""
        weeks = [
            {
                "week": panel.week,
                "season": panel.season.value,
                "times": [
                    {
                        "slot": cell.slot.id,
                        "what": cell.slot.what,
                        "weekday": cell.slot.weekday.value,
                        "starts": cell.slot.starts,
                        "ends": cell.slot.ends,
                        "who": list(cell.people),
                        "missing": cell.missing,
                        "must": cell.slot.must,
                    }
                    for cell in panel.cells
                ],
            }
            for panel in self.panels
        ]
        return json.dumps({"version": self.plan.number, "weeks": weeks}, ensure_ascii=False, indent=1) + "\n"

    def told(self) -> tuple[Told, ...]:
        """Each time in words: what, when, and who comes."""
        return tuple(_told(cell, panel, self.options.say) for panel in self.panels for cell in panel.cells)

    @property
    def colors(self) -> Palette:
        """The colours of the chosen mode."""
        return PALETTES[self.options.mode]

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """Times that have to be covered and are not."""
        return tuple(gaps(self.panels))


def rota_picture(view: FamilyView, plan: Plan, options: PictureOptions | None = None) -> RotaPicture:
    """The week or weeks of one version of the plan."""
    chosen = options or PictureOptions()
    return RotaPicture(view=view, plan=plan, options=chosen, panels=panels_of(view, plan, chosen.say))


def _open(found: Sequence[Cell], say: Say) -> str:
    if not found:
        return say("Every time that has to be covered is.")
    words = "{count} times without enough people." if len(found) > 1 else "{count} time without enough people."
    return say(words, count=len(found))


def _week(grid: Grid, colors: Palette, say: Say) -> tuple[Sketch, float]:
    """A week from the origin downwards, and how high it is."""
    top = _TITLE_ROW if grid.panel.title else 0.0
    body = top + _DAY_ROW
    parts = gather(_block(block, colors) for block in grid.blocks)
    marks = (
        *_heading(grid, colors),
        *(shifted(mark, 0.0, top) for mark in _days(grid, colors, say)),
        *(shifted(mark, 0.0, body) for mark in (*_lines(grid, colors), *parts.marks)),
    )
    return Sketch(marks, parts.entries), body + grid.height


def _heading(grid: Grid, colors: Palette) -> Iterator[Mark]:
    if grid.panel.title:
        yield Text(
            x=GUTTER,
            y=_TITLE_SIZE / 2,
            lines=(grid.panel.title,),
            size=_TITLE_SIZE,
            color=colors.ink,
            bold=True,
            anchor=Anchor.START,
        )


def _days(grid: Grid, colors: Palette, say: Say) -> Iterator[Mark]:
    """The days' names on their columns; the weekend is tinted, and says so by its name."""
    busy = {cell.slot.weekday for cell in grid.panel.cells}
    height = _DAY_ROW + grid.height
    for day, (left, width) in grid.columns.items():
        x = left + width / 2
        tint = colors.beside if day in _WEEKEND else colors.paper
        pen = Pen(color=colors.faint, width=0.6)
        yield Shape(form=Form.BOX, x=x, y=height / 2, width=width, height=height, pen=pen, fill=Fill(color=tint))
        yield Text(x=x, y=_DAY_ROW / 2, lines=(say(day.value),), size=_DAY_SIZE, color=colors.ink, bold=True)
        if day not in busy:
            yield Text(x=x, y=_DAY_ROW + 12, lines=(say(_NOTHING),), size=TIME_SIZE, color=colors.soft)


def _lines(grid: Grid, colors: Palette) -> Iterator[Mark]:
    """A faint line at each time that something begins, through no box, with the time at the left."""
    pen = Pen(color=colors.faint, width=0.5, dash=Dash.DOTTED)
    for minute in sorted({cell.minutes[0] for cell in grid.panel.cells}):
        y = grid.times[minute]
        lines = tuple(straight(((x, y), (x + width, y))) for x, width in _free(grid, y))
        if lines:
            yield Stroke(curves=lines, pen=pen)
        words = f"{minute // 60}:{minute % 60:02}"
        yield Text(x=GUTTER - 5, y=y + 6, lines=(words,), size=TIME_SIZE, color=colors.soft, anchor=Anchor.END)


def _free(grid: Grid, y: float) -> Iterator[Column]:
    """The columns in which nothing is going on at this height."""
    for day, column in grid.columns.items():
        boxes = (block.box for block in grid.blocks if block.cell.slot.weekday is day)
        if not any(top < y < bottom for _, top, _, bottom in boxes):
            yield column


@record
class _Look:
    """How a time is drawn, and what the legend says of it."""

    order: int
    words: str
    dash: Dash
    width: float
    harsh: bool = False


_COVERED = _Look(order=1, words="Somebody is there", dash=Dash.SOLID, width=1.0)
_GAP = _Look(order=2, words="Nobody, or too few, yet", dash=Dash.DASHED, width=1.8, harsh=True)
_OPEN = _Look(order=3, words="Somebody if they can", dash=Dash.DOTTED, width=1.0)
_LOOKS: Mapping[tuple[bool, bool], _Look] = MappingProxyType(
    {(True, True): _GAP, (True, False): _COVERED, (False, True): _OPEN, (False, False): _COVERED}
)


def _look(cell: Cell) -> _Look:
    return _LOOKS[cell.slot.must, cell.missing > 0]


def _block(block: Block, colors: Palette) -> Sketch:
    look = _look(block.cell)
    outline = _outline(look, block.box, colors, key=block.cell.key)
    sample = partial(_outline, look, (-13.0, -7.0, 13.0, 7.0), colors)
    entry = Entry(order=look.order, words=look.words, sample=sample)
    return Sketch((*outline, *_words(block, colors)), (entry,))


def _outline(look: _Look, box: Box, colors: Palette, *, key: str = "") -> tuple[Mark, ...]:
    """The paper of a time, and a line round it: a stroke, for a shape's own outline cannot be broken."""
    left, top, right, bottom = box
    fill = colors.focus if look is _COVERED else colors.paper
    paper = Shape(
        form=Form.BOX,
        x=(left + right) / 2,
        y=(top + bottom) / 2,
        width=right - left - 2 * _ROUND / 3,
        height=bottom - top - 2 * _ROUND / 3,
        pen=Pen(color=fill, width=0.0),
        fill=Fill(color=fill),
        person=key,
    )
    path = rounded(((left, top), (right, top), (right, bottom), (left, bottom)), _ROUND, closed=True)
    pen = Pen(color=colors.harsh if look.harsh else colors.ink, width=look.width * colors.boldness, dash=look.dash)
    return (paper, Stroke(curves=(path,), pen=pen))


def _words(block: Block, colors: Palette) -> Iterator[Mark]:
    left, top, right, bottom = block.box
    y = (top + bottom) / 2 - sum(size * LEADING for _, size, _ in block.lines) / 2
    for words, size, bold in block.lines:
        height = size * LEADING
        color = colors.ink if bold else colors.soft
        yield Text(x=(left + right) / 2, y=y + height / 2, lines=(words,), size=size, color=color, bold=bold)
        y += height


def _told(cell: Cell, panel: Panel, say: Say) -> Told:
    season = cell.slot.season.value if cell.slot.season is not panel.season else ""
    return Told(
        person=cell.key,
        name=f"{when_words(cell, say)}: {clean(cell.slot.what)}",
        role=", ".join(part for part in (panel.title, say(season)) if part),
        facts=tuple(map(sentence, _facts(cell, say))),
    )


def _facts(cell: Cell, say: Say) -> Iterator[str]:
    if cell.people:
        yield say("{names} comes" if len(cell.people) == 1 else "{names} come", names=say.names(cell.people))
    if cell.missing:
        yield wanted_words(cell, say)
