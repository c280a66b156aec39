"""An ecomap in any format, and in words. The one way in for use cases."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person
from famnet.domain.record import record
from famnet.domain.ties import EcomapLink
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.ecomap.hub import Hub, hub
from famnet.drawing.ecomap.lines import FLOWS, STRENGTHS, entries, tie
from famnet.drawing.ecomap.seating import seated
from famnet.drawing.ecomap.stations import NAME_SIZE, NOTE_SIZE, Station, name_of, stations
from famnet.drawing.ecomap.ways import Way
from famnet.drawing.frame import Words, framed
from famnet.drawing.genogram_scene import children_of, dated, withheld
from famnet.drawing.layout import Point
from famnet.drawing.palette import PALETTES, Palette
from famnet.drawing.saying import Say, say_partly
from famnet.drawing.scene import Entry, Fill, Form, Mark, Pen, Scene, Shape, Sketch, Text, gather
from famnet.drawing.text import LEADING, clean
from famnet.drawing.told import Told
from famnet.drawing.wording import sentence
from famnet.drawing.writing import write

_ORDER = 11


@record
class Ecomap:
    """An ecomap ready to be written."""

    view: FamilyView
    options: PictureOptions
    hub: Hub
    stations: tuple[Station, ...]
    spots: Sequence[Point]
    ways: Sequence[Way]

    @cached_property
    def scene(self) -> Scene:
        """The household, the lines, then the boxes."""
        colors = self.colors
        lines = gather(_line(s.link, way, colors) for s, way in zip(self.stations, self.ways, strict=True))
        boxes = gather(_box(s, spot, colors) for s, spot in zip(self.stations, self.spots, strict=True))
        return framed(gather((self.hub.sketch, lines, boxes)), self.words, colors)

    @property
    def words(self) -> Words:
        """Title, date, for whom, and what to know when reading it."""
        view, options, say = self.view, self.options, self.options.say
        title = options.title or say("Ecomap: {names}", names=children_of(view, say))
        return Words(
            title=title,
            subtitle=dated(view, past=options.past, say=say),
            foot=" ".join(w for w in (options.note, withheld(view, say)) if w),
            description=say(
                "{title}. {count} people and services; the text list names them.",
                title=title,
                count=len(self.stations),
            ),
            say=say,
        )

    def json(self) -> str:
        """What the picture is made from: points round the household's middle, y downwards."""
        people = {person.id: person for person in self.view.people}
        links = [
            {
                "id": s.link.id,
                "name": name_of(s.link, people),
                "person": s.link.person or None,
                "to": s.link.to or None,
                "strength": s.link.strength.value,
                "flow": s.link.flow.value,
                "x": round(x, 2),
                "y": round(y, 2),
                "width": round(s.width, 2),
                "height": round(s.height, 2),
                "points": [[round(n, 2) for n in point] for point in way],
            }
            for s, (x, y), way in zip(self.stations, self.spots, self.ways, strict=True)
        ]
        middle = {"members": sorted(self.hub.symbols), "axes": [round(a, 2) for a in self.hub.axes]}
        return json.dumps({"household": middle, "links": links}, ensure_ascii=False, indent=1) + "\n"

    def told(self) -> tuple[Told, ...]:
        """Everyone and everything round the household in words."""
        people = {person.id: person for person in self.view.people}
        return tuple(_told(s.link, people, self.options) for s in self.stations)

    @property
    def colors(self) -> Palette:
        """The colours of the chosen mode."""
        return PALETTES[self.options.mode]


def ecomap(view: FamilyView, options: PictureOptions | None = None) -> Ecomap:
    """Place the household and everyone round it."""
    chosen = options or PictureOptions()
    middle = hub(view, chosen, PALETTES[chosen.mode])
    order, spots, ways = seated(stations(view, chosen.roles, chosen.say), middle)
    return Ecomap(view=view, options=chosen, hub=middle, stations=order, spots=spots, ways=ways)


def ecomap_picture(view: FamilyView, fmt: str, *, options: PictureOptions | None = None) -> bytes:
    """The ecomap in one format (`svg`, `png`, `pdf`, `dot`, `json`, `html`).

    Raises:
        NoGraphvizError: png and pdf need Graphviz, and there is none.
    """
    return write(ecomap(view, options), fmt)


def _line(link: EcomapLink, way: Way, colors: Palette) -> Sketch:
    return Sketch(tuple(tie(link, way, colors)), tuple(entries(link, colors)))


def _box(station: Station, spot: Point, colors: Palette) -> Sketch:
    base = _outline(station.link, spot, (station.width, station.height), colors)
    words = "Person" if station.link.person else "Service, group or place"
    entry = Entry(
        order=_ORDER, words=words, sample=lambda: (_outline(station.link, (0.0, 0.0), (26.0, 14.0), colors),)
    )
    return Sketch((base, *_words(station, spot, colors)), (entry,))


def _outline(link: EcomapLink, spot: Point, size: tuple[float, float], colors: Palette) -> Shape:
    """People round-cornered, services square: the legend says so."""
    form, paper = (Form.ROUNDED, colors.paper) if link.person else (Form.BOX, colors.beside)
    pen = Pen(color=colors.ink, width=1.0 * colors.boldness)
    width, height = size
    return Shape(
        form=form, x=spot[0], y=spot[1], width=width, height=height, pen=pen, fill=Fill(color=paper), person=link.id
    )


def _words(station: Station, spot: Point, colors: Palette) -> Iterator[Mark]:
    parts = ((station.name, NAME_SIZE, colors.ink, True), (station.notes, NOTE_SIZE, colors.soft, False))
    y = spot[1] - sum(len(lines) * size * LEADING for lines, size, _, _ in parts) / 2
    for lines, size, color, bold in parts:
        height = len(lines) * size * LEADING
        if lines:
            yield Text(x=spot[0], y=y + height / 2, lines=lines, size=size, color=color, bold=bold)
        y += height


def _told(link: EcomapLink, people: Mapping[str, Person], options: PictureOptions) -> Told:
    role = clean(options.roles.get(link.person, "")) if link.person else ""
    facts = tuple(_facts(link, people, options.say))
    return Told(person=link.id, name=name_of(link, people, options.say), role=role, facts=facts)


def _facts(link: EcomapLink, people: Mapping[str, Person], say: Say) -> Iterator[str]:
    yield sentence(say(STRENGTHS[link.strength].words))
    yield sentence(say(FLOWS[link.flow][2]))
    if link.to in people and (name := clean(people[link.to].name)):
        yield sentence(say("with {name}", name=name))
    if note := clean(link.note):
        yield f"{note}."
    if link.since:
        yield sentence(say("since {when}", when=say_partly(link.since, say)))
