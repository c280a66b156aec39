"""What to know when reading a genogram, in words for people: what could not be drawn as one would wish."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from famnet.domain.disclosure import FamilyView
from famnet.drawing.layout import Defect, Layout, Line, Placed, Point

_FEW = 3  # places or people that are named one by one
_MANY = 1000  # places, beyond which nobody wants the exact number
_LITTLE = 0.5

Piece = tuple[Point, Point, Line]


def caveats(layout: Layout, view: FamilyView) -> Iterator[str]:
    """Sentences, none for a picture without anything to explain."""
    names = {person.id: person.name or "somebody unnamed" for person in view.people}
    yield from _two_rows(layout, names)
    yield from _crowded(layout, names)
    yield from _crossed(layout, names)


def _two_rows(layout: Layout, names: Mapping[str, str]) -> Iterator[str]:
    for one, other in (note.people for note in layout.notes if note.what is Defect.TWO_ROWS):
        yield f"{names[one]} and {names[other]} stand on two rows: their families join a generation apart."


def _crowded(layout: Layout, names: Mapping[str, str]) -> Iterator[str]:
    people = [note.people[0] for note in layout.notes if note.what is Defect.CROWDED]
    if len(people) > _FEW:
        yield f"{len(people)} people have more than two partners; lines lead to those who cannot stand beside them."
        return
    for person in people:
        yield f"{names[person]} has more than two partners: two stand beside, lines lead to the others."


def _crossed(layout: Layout, names: Mapping[str, str]) -> Iterator[str]:
    places = list(islice(_crossings(layout.lines), _MANY + 1))
    if len(places) > _FEW:
        count = f"more than {_MANY:,}" if len(places) > _MANY else len(places)
        yield f"Lines cross in {count} places; --focus, --side or --collapse draws an easier part."
        return
    searched = any(note.what is Defect.UNFINISHED for note in layout.notes)
    why = "; no way was found to avoid it" if searched else ""
    for place in places:
        yield f"Two lines cross near {' and '.join(names[p] for p in _nearest(place, layout.people))}{why}."


def _crossings(lines: Sequence[Line]) -> Iterator[Point]:
    """Where lines of different families cross: level stretches and upright ones, which is what lines are made of."""
    pieces = [(a, b, line) for line in lines if line.kind != "emotional" for a, b in pairwise(line.points)]
    upright = sorted((p for p in pieces if abs(p[0][0] - p[1][0]) < _LITTLE), key=lambda p: p[0][0])
    for level in (p for p in pieces if abs(p[0][1] - p[1][1]) < _LITTLE and abs(p[0][0] - p[1][0]) >= _LITTLE):
        yield from _met(level, upright)


def _met(level: Piece, upright: Sequence[Piece]) -> Iterator[Point]:
    (left, y), (right, _) = sorted(level[:2])
    start = bisect_left(upright, left, key=lambda p: p[0][0])
    for a, b, line in upright[start:]:
        if a[0] >= right:
            return
        if line.union != level[2].union and left < a[0] and min(a[1], b[1]) < y < max(a[1], b[1]):
            yield a[0], y


def _nearest(place: Point, people: Sequence[Placed]) -> list[str]:
    """The two people nearest to a place, from left to right."""
    by_distance = sorted(people, key=lambda p: ((p.x - place[0]) ** 2 + (p.y - place[1]) ** 2, p.person))
    return [p.person for p in sorted(by_distance[:2], key=lambda p: p.x)]
