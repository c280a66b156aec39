"""The middle of an ecomap: the household as a small genogram in an ellipse."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.record import record
from famnet.drawing.canvas import PictureOptions, canvas_for, words_at
from famnet.drawing.couples import couples
from famnet.drawing.frame import extent
from famnet.drawing.genogram import lay_out
from famnet.drawing.labels import labels_for, sizes_of
from famnet.drawing.layout import Box, Point
from famnet.drawing.links import carer_links, child_links, orders
from famnet.drawing.palette import Palette
from famnet.drawing.people import people
from famnet.drawing.scene import Entry, Fill, Form, Mark, Pen, Shape, Sketch, gather, shifted

_PAD = 12.0
_ROUND = 0.8  # the flattest that the ellipse gets
_ORDER = 10


@record
class Hub:
    """The household round the origin: its marks, the half-axes of its ellipse, and where each person's symbol is."""

    sketch: Sketch
    axes: tuple[float, float]
    symbols: Mapping[str, Box]
    words: tuple[Box, ...]  # names and years, which no line may cross
    lines: tuple[tuple[Point, Point], ...]


def household(view: FamilyView) -> frozenset[str]:
    """Those who live with the first child in focus; the children themselves where no home is known."""
    homes = {r.household for r in view.residences if r.person in view.child_ids[:1] and _lives(r.until, view)}
    first = next((h.id for h in view.households if h.id in homes), "")
    members = {r.person for r in view.residences if r.household == first and _lives(r.until, view)}
    return frozenset(members & {p.id for p in view.people}) or frozenset(view.child_ids)


def _lives(until: object, view: FamilyView) -> bool:
    latest = getattr(until, "latest", None)
    return latest is None or latest >= view.today


def hub(view: FamilyView, options: PictureOptions, colors: Palette) -> Hub:
    """The small genogram, laid out by the same engine as the large one."""
    inside = _only(view, household(view))
    labels = labels_for(inside, options.roles, gentle=options.gentle, say=options.say)
    plain = replace(options, roles={}, households=False, emotional=False)
    canvas = canvas_for(inside, Kin(inside), lay_out(inside, sizes_of(labels)), labels, plain)
    drawn = gather(part(canvas) for part in (child_links, couples, carer_links, orders, people))
    left, top, right, bottom = extent(drawn.marks)
    dx, dy = -(left + right) / 2, -(top + bottom) / 2
    axes = _axes(right - left, bottom - top)
    marks = (_ellipse(axes, colors), *(shifted(mark, dx, dy) for mark in drawn.marks))
    return Hub(
        sketch=Sketch(marks, (*drawn.entries, _entry(colors))),
        axes=axes,
        symbols={p: _moved(s.placed.box, dx, dy) for p, s in canvas.sitters.items()},
        words=tuple(_moved(box, dx, dy) for s in canvas.sitters.values() for box in words_at(s)),
        lines=tuple(
            ((ax + dx, ay + dy), (bx + dx, by + dy))
            for line in canvas.layout.lines
            for (ax, ay), (bx, by) in pairwise(line.points)
        ),
    )


def _only(view: FamilyView, members: frozenset[str]) -> FamilyView:
    """The view of those people and of what joins them to each other."""
    return replace(
        view,
        people=tuple(p for p in view.people if p.id in members),
        parent_links=tuple(k for k in view.parent_links if {k.parent, k.child} <= members),
        couples=tuple(c for c in view.couples if c.pair <= members),
        ties=(),
        households=(),
        residences=(),
        feelings=(),
        health=(),
    )


def _axes(width: float, height: float) -> tuple[float, float]:
    """The half-axes of an ellipse round a box, no flatter than looks well."""
    across, down = width / 2**0.5 + _PAD, height / 2**0.5 + _PAD
    return max(across, down * _ROUND), max(down, across * _ROUND)


def _ellipse(axes: tuple[float, float], colors: Palette) -> Mark:
    pen = Pen(color=colors.soft, width=1.4 * colors.boldness)
    fill = Fill(color=colors.paper)
    return Shape(form=Form.ELLIPSE, x=0, y=0, width=2 * axes[0], height=2 * axes[1], pen=pen, fill=fill)


def _entry(colors: Palette) -> Entry:
    return Entry(order=_ORDER, words="The household", sample=lambda: (_ellipse((13.0, 7.5), colors),))


def _moved(box: Box, dx: float, dy: float) -> Box:
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
