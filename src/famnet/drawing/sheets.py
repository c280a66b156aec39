"""Paper: how a picture is shown on A4 or A3, whole where its type stays readable, in overlapping sheets where not."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from famnet.domain.record import record
from famnet.drawing.frame import MARGIN, mark_box
from famnet.drawing.paper import SIZES, Paper
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.scene import Anchor, Scene, Text

_LARGEST = 1.3  # a small family does not fill a page at any price
_SMALLEST = 0.7  # names stay at seven points
_TILED = 0.85
_OVERLAP = 80.0  # points of paper that neighbours share at least: whoever is cut on one is whole on the other
_NUMBER = 8.0
_FEWER = "--focus NAME draws only the people near somebody."
_READABLE = 8.0  # points: names smaller than this on paper are worth a word


@record
class Sheet:
    """A window on a scene: the paper's size, how much the scene is enlarged, and its middle in the scene."""

    width: float
    height: float
    zoom: float
    x: float
    y: float


def whole(scene: Scene, paper: Paper) -> Sheet:
    """All of the scene on one sheet, whichever way round shows it larger."""
    if paper is Paper.FIT:
        return Sheet(width=scene.width, height=scene.height, zoom=1.0, x=scene.width / 2, y=scene.height / 2)
    width, height = max(_ways_round(paper), key=lambda size: _zoom(scene, *size))
    zoom = min(_LARGEST, _zoom(scene, width, height))
    return Sheet(width=width, height=height, zoom=zoom, x=scene.width / 2, y=_middle(scene, height / zoom))


def sheets(scene: Scene, paper: Paper) -> tuple[Sheet, ...]:
    """One sheet where it is readable, otherwise as many as the scene needs, row by row."""
    one = whole(scene, paper)
    if paper is Paper.FIT or one.zoom >= _SMALLEST:
        return (one,)
    width, height = min(_ways_round(paper), key=lambda size: _count(scene, *size))
    across, down = _grid(scene, width, height)
    return tuple(
        Sheet(
            width=width,
            height=height,
            zoom=_TILED,
            x=_along(i, across, scene.width, width),
            y=_along(j, down, scene.height, height),
        )
        for j in range(down)
        for i in range(across)
    )


def advice(scene: Scene, paper: Paper, name_size: float, *, narrower: str = _FEWER) -> Iterator[str]:
    """What to know before printing: names that come out small, and sheets that have to be put together.

    `narrower` says how to draw less, where that can be done.
    """
    if paper is Paper.FIT:
        return
    count, zoom, name = len(sheets(scene, paper)), whole(scene, paper).zoom, paper.value.upper()
    instead = (
        f"--page {Paper.A3.value} needs {_sheets(scene, Paper.A3)}" if paper is Paper.A4 else "--page fit is one"
    )
    if count > 1:
        yield f"The PDF has {count} sheets of {name} to lay side by side; {instead}. {narrower}".rstrip()
    elif name_size * zoom < _READABLE:
        larger = "--page a3 prints them larger. " if paper is Paper.A4 else ""
        yield f"Names come out {name_size * zoom:.1f} points high on {name}. {larger}{narrower}".rstrip()


def _sheets(scene: Scene, paper: Paper) -> str:
    count = len(sheets(scene, paper))
    return "one" if count == 1 else str(count)


def _ways_round(paper: Paper) -> tuple[tuple[float, float], tuple[float, float]]:
    width, height = SIZES[paper]
    return (height, width), (width, height)


def _zoom(scene: Scene, width: float, height: float) -> float:
    return min(width / scene.width, height / scene.height)


def _middle(scene: Scene, window: float) -> float:
    """A picture lower than its page stands at the top of it."""
    return max(scene.height, window) / 2


def _grid(scene: Scene, width: float, height: float) -> tuple[int, int]:
    steps = ((scene.width, width), (scene.height, height))
    shared = _OVERLAP / _TILED
    across, down = (max(1, ceil((size - shared) / (page / _TILED - shared))) for size, page in steps)
    return across, down


def _count(scene: Scene, width: float, height: float) -> int:
    across, down = _grid(scene, width, height)
    return across * down


def _along(number: int, count: int, size: float, page: float) -> float:
    """The middle of one of some windows along one direction, which overlap as much as there is room for."""
    window = page / _TILED
    return window / 2 + (number * (size - window) / (count - 1) if count > 1 else 0.0)


def on_sheet(scene: Scene, sheet: Sheet, number: int, count: int, say: Say = ENGLISH) -> Scene:
    """What of the scene is on a sheet, and which sheet it is where there are several."""
    if count == 1:
        return scene
    half = (sheet.width / sheet.zoom / 2, sheet.height / sheet.zoom / 2)
    x, y = scene.left + sheet.x, scene.top + sheet.y
    window = (x - half[0], y - half[1], x + half[0], y + half[1])
    seen = tuple(mark for mark in scene.marks if _meets(mark_box(mark), window))
    corner = Text(
        x=window[2] - MARGIN / 2,
        y=window[3] - MARGIN / 2,
        lines=(say("Sheet {number} of {count}", number=number, count=count),),
        size=_NUMBER / sheet.zoom,
        color="#52606d",
        anchor=Anchor.END,
    )
    return replace(scene, marks=(*seen, corner))


def _meets(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def viewport(scene: Scene, sheet: Sheet) -> str:
    """The sheet in Graphviz's words, which counts y upwards."""
    numbers = (sheet.width, sheet.height, sheet.zoom, sheet.x, scene.height - sheet.y)
    return ",".join(f"{n:.3f}" for n in numbers)
