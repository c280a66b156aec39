"""What every part of a genogram is drawn from: the view, its layout, who sits where, colours and notation."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property, reduce
from operator import or_
from types import MappingProxyType

from famnet.domain.disclosure import FamilyView
from famnet.domain.kin import Kin
from famnet.domain.record import record
from famnet.domain.ties import Couple, ParentLink
from famnet.drawing.clutter import Clutter, Side
from famnet.drawing.labels import YEAR_SIZE, Label
from famnet.drawing.layout import Box, Layout, Line, Placed, Point
from famnet.drawing.notation import Notation
from famnet.drawing.palette import PALETTES, Mode, Palette
from famnet.drawing.paper import Paper
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.scene import Anchor, Text
from famnet.drawing.symbols import Sitter, edge_point
from famnet.drawing.text import LEADING, text_width

_AIR = 1.5  # points kept free at either end of a label
_NEAR = 2.0  # points within which a line counts as ending on a symbol


@record
class PictureOptions:
    """How a picture is drawn. `roles` says in words who somebody is to the child (“maternal aunt”)."""

    notation: Notation = Notation.UK
    mode: Mode = Mode.COLOUR
    gentle: bool = False
    households: bool = True
    emotional: bool = False
    roles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # NEW, CHANGED beside whom
    title: str = ""
    past: bool = False  # another day's picture, from what is known today
    note: str = ""  # for the foot of the page: “draft”, or where the facts come from
    paper: Paper = Paper.FIT
    say: Say = field(default=ENGLISH)


@record
class Canvas:
    """One genogram while it is drawn. Only the clutter changes: labels take their places on it."""

    view: FamilyView
    kin: Kin
    layout: Layout
    options: PictureOptions
    sitters: Mapping[str, Sitter]
    clutter: Clutter

    @property
    def colors(self) -> Palette:
        """The colours of the chosen mode."""
        return PALETTES[self.options.mode]

    @cached_property
    def lineage(self) -> Mapping[str, int]:
        """Everyone with all of their ancestors, each a bit of a number: thousands of couples ask for it."""
        return lineage(self.kin)

    @cached_property
    def _links_up(self) -> Mapping[str, list[ParentLink]]:
        found: dict[str, list[ParentLink]] = {}
        for link in self.view.parent_links:
            found.setdefault(link.child, []).append(link)
        return found

    @cached_property
    def _couples(self) -> Mapping[frozenset[str], Couple]:
        return {couple.pair: couple for couple in self.view.couples}

    def links_on(self, line: Line) -> tuple[ParentLink, ...]:
        """The links from parents and carers to children among those whom a line joins."""
        joined = set(line.people)
        wanted = (self._links_up.get(person, ()) for person in line.people)
        return tuple(link for links in wanted for link in links if link.parent in joined)

    def couple_on(self, line: Line) -> Couple | None:
        """The couple whose line it is; None when nobody has said that they were one."""
        return self._couples.get(frozenset(line.people))

    def lines(self, *kinds: str) -> Iterator[Line]:
        """The lines of some kinds, in the layout's order."""
        return (line for line in self.layout.lines if line.kind in kinds)

    def drawn(self, line: Line) -> list[Point]:
        """The points of a line, its ends brought from the side of a place to the symbol itself."""
        points = list(line.points)
        for end in (0, -1):
            for person in line.people:
                sitter = self.sitters.get(person)
                if sitter and _touches(points[end], sitter.placed.box):
                    points[end] = edge_point(sitter, points[end])
                    break
        return points


def canvas_for(
    view: FamilyView, kin: Kin, layout: Layout, labels: Mapping[str, Label], options: PictureOptions
) -> Canvas:
    """Everything ready to draw; what the layout has placed already counts as taken."""
    sitters = _sitters(view, kin, layout, labels, options)
    boxes = [box for s in sitters.values() for box in _taken(s)]
    outlines = ((*home.outline, home.outline[0]) for home in layout.households if options.households)
    clutter = Clutter(boxes, (*(line.points for line in layout.lines), *outlines))
    return Canvas(view=view, kin=kin, layout=layout, options=options, sitters=sitters, clutter=clutter)


def _sitters(
    view: FamilyView, kin: Kin, layout: Layout, labels: Mapping[str, Label], options: PictureOptions
) -> dict[str, Sitter]:
    beside = not_kin(view)
    health: dict[str, list[int]] = {}
    for i, mark in enumerate(view.health):
        health.setdefault(mark.person, []).append(i)
    return {
        placed.person: Sitter(
            person=kin.people[placed.person],
            placed=placed,
            label=labels[placed.person],
            in_focus=placed.person in view.child_ids,
            kin=placed.person not in beside,
            health=tuple(view.health[i] for i in health.get(placed.person, ())),
            gentle=options.gentle,
        )
        for placed in layout.people
    }


def lineage(kin: Kin) -> dict[str, int]:
    """Somebody and all of their ancestors as the bits of a number, for everybody; a layout has refused cycles."""
    bits = {person: 1 << n for n, person in enumerate(kin.people)}
    parents = {person: [p for p in kin.parents_of(person) if p in bits] for person in bits}
    known: dict[str, int] = {}
    waiting = list(bits)
    while waiting:
        above = [p for p in parents[waiting[-1]] if p not in known]
        if above:
            waiting += above
        else:
            person = waiting.pop()
            known[person] = bits[person] | reduce(or_, (known[p] for p in parents[person]), 0)
    return known


def not_kin(view: FamilyView) -> frozenset[str]:
    """Those who belong to the network by a tie only: neither descent nor a couple joins them to anybody."""
    joined = {p for link in view.parent_links for p in (link.parent, link.child)}
    joined |= {p for couple in view.couples for p in (couple.one, couple.other)} | set(view.child_ids)
    tied = {tie.person for tie in view.ties if tie.kind.value != "kin"}
    return frozenset(p.id for p in view.people if p.id not in joined and (p.professional or p.id in tied))


def _touches(point: Point, box: Box) -> bool:
    left, top, right, bottom = box
    x, y = point
    return left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR


def _taken(sitter: Sitter) -> Iterator[Box]:
    yield sitter.placed.box
    yield from words_at(sitter)


def words_at(sitter: Sitter) -> Iterator[Box]:
    """The boxes of somebody's name and role, and of the years above their symbol."""
    left, _, right, bottom = sitter.placed.label
    yield left, sitter.placed.box[3] + 1, right, bottom
    yield from (text_box(text) for text in years(sitter, ""))


def years(sitter: Sitter, color: str) -> Iterator[Text]:
    """Birth above left, death above right; the line from the parents comes down between them."""
    placed, label = sitter.placed, sitter.label
    y = top_of(placed) - YEAR_SIZE * 0.62
    spots = ((label.born, placed.x - 3.0, Anchor.END), (label.died, placed.x + 3.0, Anchor.START))
    for words, x, anchor in spots:
        if words:
            yield Text(x=x, y=y, lines=(words,), size=YEAR_SIZE, color=color, anchor=anchor)


def top_of(placed: Placed) -> float:
    """The height of a symbol's upper edge."""
    return placed.y - placed.height / 2


def text_box(text: Text) -> Box:
    """The box that a text fills."""
    width = max(text_width(line, text.size, bold=text.bold) for line in text.lines)
    height = len(text.lines) * text.size * LEADING
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    return (left, text.y - height / 2, left + width, text.y + height / 2)


_LETTERS = 0.86  # of a line's pitch is filled by letters


def settle(text: Text, spots: Iterable[Point], clutter: Clutter, own: Container[Side] = ()) -> Text:
    """The text at the first of the spots (middles) where it covers least; it may stand on its `own` line."""
    boxes = (_fitted(text, spot) for spot in spots)
    return _in_box(text, clutter.best(boxes, own))


def settled_first(texts: Iterable[tuple[Text, Iterable[Point]]], clutter: Clutter) -> Text:
    """The first of several ways to write something that covers nothing at one of its spots, or covers least."""
    written: dict[Box, Text] = {}

    def boxes() -> Iterator[Box]:
        for text, spots in texts:
            for spot in spots:
                box = _fitted(text, spot)
                written[box] = text
                yield box

    best = clutter.best(boxes())
    return _in_box(written[best], best)


def _fitted(text: Text, spot: Point) -> Box:
    width = max(text_width(line, text.size, bold=text.bold) for line in text.lines) + 2 * _AIR
    height = len(text.lines) * text.size * LEADING * _LETTERS
    x, y = spot
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _in_box(text: Text, box: Box) -> Text:
    left, top, right, bottom = box
    return replace(text, x=(left + right) / 2, y=(top + bottom) / 2)
