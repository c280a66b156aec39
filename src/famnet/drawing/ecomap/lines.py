"""How strong a tie is and which way support flows, as lines and arrows."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from famnet.domain.record import record
from famnet.domain.ties import EcomapLink, SupportFlow, SupportStrength
from famnet.drawing.ecomap.ways import Way
from famnet.drawing.layout import Point
from famnet.drawing.palette import Palette
from famnet.drawing.paths import length_of, part, straight, towards, zigzag
from famnet.drawing.scene import Dash, Entry, Fill, Form, Head, Mark, Pen, Shape, Stroke

_ORDER = 20
_TIP = 10.0  # points that an arrow of size 1 takes
_SAMPLE = ((13.0, 0.0), (-13.0, 0.0))
_HOME = (-12.0, 0.0)  # a drop of the household at the left end of a sample, so that “to” and “from” can be told


@record
class Strength:
    """A line's width, dash and zigzag, and its row in the legend."""

    words: str
    tone: str
    width: float
    dash: Dash = Dash.SOLID
    zigzag: float = 0.0
    arrow: float = 0.85


STRENGTHS: Mapping[SupportStrength, Strength] = MappingProxyType(
    {
        SupportStrength.STRONG: Strength(words="Strong tie", tone="warm", width=3.4, arrow=1.15),
        SupportStrength.ORDINARY: Strength(words="Ordinary tie", tone="ink", width=1.3),
        SupportStrength.TENUOUS: Strength(words="Tenuous tie", tone="soft", width=1.3, dash=Dash.DASHED),
        SupportStrength.STRESSFUL: Strength(words="Stressful tie", tone="harsh", width=1.3, zigzag=4.0),
    }
)
FLOWS: Mapping[SupportFlow, tuple[bool, bool, str]] = MappingProxyType(
    {
        SupportFlow.IN: (False, True, "Support goes to the household"),
        SupportFlow.OUT: (True, False, "Support goes from the household"),
        SupportFlow.BOTH: (True, True, "Support goes both ways"),
        SupportFlow.NONE: (False, False, "No support flows now"),
    }
)  # an arrow at the box, an arrow at the household, and what that means


def tie(link: EcomapLink, way: Way, colors: Palette) -> Iterator[Mark]:
    """The line from a box to the household with its arrows."""
    style = STRENGTHS[link.strength]
    at_box, at_home, _ = FLOWS[link.flow]
    pen = Pen(color=getattr(colors, style.tone), width=style.width * colors.boldness, dash=style.dash)
    total = length_of(way)
    tip = _TIP * style.arrow
    body = part(way, tip * at_box, total - tip * at_home)
    line = zigzag(body, style.zigzag, style.zigzag * 1.8) if style.zigzag else body
    yield Stroke(curves=(straight(line),), pen=pen)
    ends = ((at_box, body[0], way[0]), (at_home, body[-1], way[1]))
    yield from (_arrow(base, end, pen.color, style.arrow) for drawn, base, end in ends if drawn)


def _arrow(base: Point, tip: Point, color: str, size: float) -> Mark:
    """A head alone: its line is a point long, so that thick lines do not swallow it."""
    start = towards(base, tip, -0.5)
    return Stroke(
        curves=(straight((start, base)),), pen=Pen(color=color, width=1.0), head=Head.FILLED, head_size=size
    )


def entries(link: EcomapLink, colors: Palette) -> Iterator[Entry]:
    """The strength and the flow, each in the legend's words."""
    plain = EcomapLink(id="", name="", flow=SupportFlow.NONE)
    strong = EcomapLink(id="", name="", strength=link.strength, flow=SupportFlow.NONE)
    flowing = EcomapLink(id="", name="", flow=link.flow)
    rank = list(SupportStrength).index(link.strength)
    yield Entry(
        order=_ORDER + rank, words=STRENGTHS[link.strength].words, sample=partial(tie, strong, _SAMPLE, colors)
    )
    if link.flow is not plain.flow:
        yield Entry(order=_ORDER + 9, words=FLOWS[link.flow][2], sample=partial(_flow_sample, flowing, colors))


def _flow_sample(link: EcomapLink, colors: Palette) -> tuple[Mark, ...]:
    x, y = _HOME
    pen = Pen(color=colors.soft, width=1.2 * colors.boldness)
    home = Shape(form=Form.ELLIPSE, x=x, y=y, width=9, height=13, pen=pen, fill=Fill(color=colors.paper))
    return (home, *tie(link, ((14.0, 0.0), (x + 4.5, y)), colors))
