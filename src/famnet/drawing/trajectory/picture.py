"""The trajectory in any format, and in words. The one way in for use cases."""

import json
from collections.abc import Iterator
from functools import cached_property, partial

from famnet.domain.disclosure import FamilyView
from famnet.domain.record import record
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.frame import Words, framed
from famnet.drawing.genogram_scene import children_of, dated, withheld
from famnet.drawing.layout import Point
from famnet.drawing.palette import PALETTES, Palette
from famnet.drawing.paths import straight
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
)
from famnet.drawing.text import LEADING
from famnet.drawing.told import Told
from famnet.drawing.trajectory.plot import (
    EVENT_SIZE,
    HEIGHT,
    LEFT,
    NAME_SIZE,
    STEP,
    TICK_SIZE,
    WIDTH,
    Days,
    Label,
    days_of,
    labels_of,
    name_heights,
    points_of,
    y_of,
)
from famnet.drawing.trajectory.story import Event, Series, events_of, series_of
from famnet.drawing.wording import sentence

_FORMS = (Form.ELLIPSE, Form.BOX, Form.DIAMOND, Form.TRIANGLE)
_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED)
_MARK = 8.0  # points
_EVENTS = HEIGHT + 30.0
_ENDS = {0: "not safe at all", 10: "safe enough to close"}
_NO_SCALES = "Nobody has said yet how safe it is."
_OWN_VIEWS = "Each line is one person’s own view, from 0 to 10. Nobody’s is averaged with anybody else’s."


@record
class Trajectory:
    """A trajectory ready to be written."""

    view: FamilyView
    options: PictureOptions
    series: tuple[Series, ...]
    events: tuple[Event, ...]

    @cached_property
    def scene(self) -> Scene:
        """The scale, today, what happened, and each rater's line over it."""
        colors = self.colors
        ground = Sketch((*_scale(self, colors), *_months(self, colors), *_today(self, colors)))
        return framed(gather((ground, _events(self, colors), _raters(self, colors))), self.words, colors)

    @property
    def words(self) -> Words:
        """Title, date, for whom, and what a scale is."""
        view, options, say = self.view, self.options, self.options.say
        title = options.title or say("Is it getting safer? {names}", names=children_of(view, say))
        silent = "" if self.series else say(_NO_SCALES)
        return Words(
            title=title,
            subtitle=dated(view, past=False, say=say),
            notes=(say(_OWN_VIEWS),),
            foot=" ".join(w for w in (silent, options.note, withheld(view, say)) if w),
            description=say(
                "{title} {count} people’s scales; the text list gives each with its days.",
                title=title,
                count=len(self.series),
            ),
            say=say,
        )

    def json(self) -> str:
        """Scores by rater, and events: what the picture is made from."""
        scales = [
            {"rater": one.name, "scores": [{"on": day.isoformat(), "score": score} for day, score in one.scores]}
            for one in self.series
        ]
        events = [{"on": e.day.isoformat(), "what": e.words, "expected": e.expected} for e in self.events]
        return json.dumps({"scales": scales, "events": events}, ensure_ascii=False, indent=1) + "\n"

    def told(self) -> tuple[Told, ...]:
        """Each rater's scores with their days, then what happened and what is to come."""
        say = self.options.say
        raters = (
            Told(
                person=one.rater,
                name=one.name,
                role=say("how safe it is, from 0 to 10"),
                facts=tuple(
                    sentence(say("{score} on {day}", score=score, day=say.day(day))) for day, score in one.scores
                ),
            )
            for one in self.series
        )
        events = (
            Told(person="", name=say.day(e.day), role=say("to come" if e.expected else ""), facts=(f"{e.words}.",))
            for e in self.events
        )
        return (*raters, *events)

    @property
    def colors(self) -> Palette:
        """The colours of the chosen mode."""
        return PALETTES[self.options.mode]

    @property
    def days(self) -> Days:
        """The days it spans."""
        return days_of(self.series, self.events, self.view.today)


def trajectory(view: FamilyView, options: PictureOptions | None = None) -> Trajectory:
    """Who said how safe it is and when, what happened, and what is expected."""
    chosen = options or PictureOptions()
    series, events = series_of(view, chosen.say), events_of(view, chosen.say)
    return Trajectory(view=view, options=chosen, series=series, events=events)


def _scale(drawn: Trajectory, colors: Palette) -> Iterator[Mark]:
    """A row from each score to the next, with their numbers; what the two ends mean."""
    yield from (_row(score, colors) for score in range(10))
    for score in range(11):
        y = y_of(score)
        yield Text(x=LEFT - 6, y=y, lines=(str(score),), size=TICK_SIZE, color=colors.soft, anchor=Anchor.END)
    for score, words in _ENDS.items():
        y = y_of(score) + (7 if score else -7)
        yield Text(
            x=LEFT + 4, y=y, lines=(drawn.options.say(words),), size=TICK_SIZE, color=colors.soft, anchor=Anchor.START
        )


def _row(score: int, colors: Palette) -> Shape:
    """A box rather than a line: unlike a stroke it lies under the marks."""
    pen, fill = Pen(color=colors.faint, width=0.5), Fill(color=colors.paper)
    middle = (y_of(score) + y_of(score + 1)) / 2
    return Shape(form=Form.BOX, x=LEFT + WIDTH / 2, y=middle, width=WIDTH, height=STEP, pen=pen, fill=fill)


def _months(drawn: Trajectory, colors: Palette) -> Iterator[Mark]:
    for x, name in drawn.days.months(drawn.options.say):
        pen = Pen(color=colors.faint, width=0.6)
        yield Stroke(curves=(straight(((x, HEIGHT), (x, HEIGHT + 5))),), pen=pen)
        yield Text(x=x, y=HEIGHT + 12, lines=(name,), size=TICK_SIZE, color=colors.soft)


def _today(drawn: Trajectory, colors: Palette) -> Iterator[Mark]:
    x = drawn.days.x(drawn.view.today)
    pen = Pen(color=colors.soft, width=1.0, dash=Dash.DASHED)
    yield Stroke(curves=(straight(((x, -10.0), (x, HEIGHT))),), pen=pen)
    yield Text(x=x, y=-17, lines=(drawn.options.say("today"),), size=TICK_SIZE, color=colors.soft, bold=True)


def _events(drawn: Trajectory, colors: Palette) -> Sketch:
    return gather(_event(label, colors) for label in labels_of(drawn.events, drawn.days, drawn.options.say))


def _event(label: Label, colors: Palette) -> Sketch:
    """A faint line down to the words, and on the axis a mark: full for what was, open for what is to come."""
    top = _EVENTS + label.top
    height = len(label.lines) * EVENT_SIZE * LEADING
    pen = Pen(color=colors.faint, width=0.6, dash=Dash.DOTTED)
    line = Stroke(curves=(straight(((label.x, 0.0), (label.x, top + height - 2))),), pen=pen)
    words = Text(
        x=label.left,
        y=top + height / 2,
        lines=label.lines,
        size=EVENT_SIZE,
        color=colors.ink,
        anchor=Anchor.START,
    )
    mark = _event_mark(colors, label.x, HEIGHT, expected=label.event.expected)
    sample = partial(_samples, colors, expected=label.event.expected)
    told = "To come" if label.event.expected else "Happened"
    entry = Entry(order=20 + label.event.expected, words=told, sample=sample)
    return Sketch((line, mark, words), (entry,))


def _samples(colors: Palette, *, expected: bool) -> tuple[Mark, ...]:
    return (_event_mark(colors, 0.0, 0.0, expected=expected),)


def _event_mark(colors: Palette, x: float, y: float, *, expected: bool) -> Shape:
    fill = colors.paper if expected else colors.ink
    return _shape(Form.DIAMOND, (x, y), fill, colors, size=7.0)


def _raters(drawn: Trajectory, colors: Palette) -> Sketch:
    points = points_of(drawn.series, drawn.days)
    heights = name_heights(points)
    rows = zip(range(len(points)), drawn.series, points, heights, strict=True)
    return gather(_rater(n, one, spots, height, colors) for n, one, spots, height in rows)


def _rater(n: int, one: Series, spots: tuple[Point, ...], height: float, colors: Palette) -> Sketch:
    """One person's line with a mark of their own shape at each score, and their name at its end."""
    pen = _pen(n, colors)
    lines = (Stroke(curves=(straight(spots),), pen=pen),) if len(spots) > 1 else ()
    form = _FORMS[n % len(_FORMS)]
    marks = tuple(_shape(form, spot, _fill(n, colors), colors) for spot in spots)
    end = (LEFT + WIDTH + 12, height)
    leader = Stroke(
        curves=(straight(((spots[-1][0] + _MARK, spots[-1][1]), end)),), pen=Pen(color=colors.faint, width=0.6)
    )
    first, last = one.scores[0][1], one.scores[-1][1]
    scores = str(last) if len(one.scores) == 1 else f"{first} → {last}"
    name = Text(
        x=end[0] + 4,
        y=height,
        lines=(f"{one.name}: {scores}",),
        size=NAME_SIZE,
        color=colors.ink,
        bold=True,
        anchor=Anchor.START,
    )
    sample = partial(_rater_sample, n, colors)
    return Sketch((leader, *lines, *marks, name), (Entry(order=n, words=one.name, sample=sample, is_name=True),))


def _rater_sample(n: int, colors: Palette) -> tuple[Mark, ...]:
    line = Stroke(curves=(straight(((-14.0, 0.0), (14.0, 0.0))),), pen=_pen(n, colors))
    return (line, _shape(_FORMS[n % len(_FORMS)], (0.0, 0.0), _fill(n, colors), colors))


def _pen(n: int, colors: Palette) -> Pen:
    """Colour, dashes and the shape of the marks differ together: none of them has to be told apart alone."""
    color = colors.homes[n % len(colors.homes)]
    return Pen(color=color, width=1.6 * colors.boldness, dash=_DASHES[n // len(_FORMS) % len(_DASHES)])


def _fill(n: int, colors: Palette) -> str:
    return colors.homes[n % len(colors.homes)]


def _shape(form: Form, at: Point, fill: str, colors: Palette, *, size: float = _MARK) -> Shape:
    x, y = at
    pen = Pen(color=colors.ink, width=0.8)
    return Shape(form=form, x=x, y=y, width=size, height=size, pen=pen, fill=Fill(color=fill))
