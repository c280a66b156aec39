"""Calm outlines round the people of one home: a box, or boxes of neighbouring rows joined as broadly as they meet.

Who lives there but stands apart gets an outline of their own with the same name: none winds its way through a row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from famnet.domain.disclosure import FamilyView
from famnet.domain.record import value
from famnet.drawing.genogram.rims import Uprights, inside, outlines
from famnet.drawing.layout import Box, Line, Outline, Placed, Point

EDGES = (3.0, 5.7, 12.6)  # between a box and its outline: apart where homes share somebody, and off the first lane
ABOVE = 1.5  # more over the years, since the name of the home stands in the rim
CLEAR = 8.0  # between an outline that is drawn out and a stranger
BROAD = 30.0  # what joins two rows is no narrower
FURTHEST = 90.0  # an outline is not drawn out further than this to meet another row's
FAR = 1e6


@value
class _Row:
    """A row of people from left to right."""

    people: tuple[Placed, ...]

    def runs(self, members: frozenset[str]) -> Iterator[tuple[int, int]]:
        """First and last place of each run of members who stand side by side."""
        start = None
        for i, person in enumerate((*self.people, None)):
            lives_here = person is not None and person.person in members
            if lives_here and start is None:
                start = i
            elif not lives_here and start is not None:
                yield start, i - 1
                start = None


@value
class _Block:
    """Members of one home who stand side by side; `low` and `high` are how far their box may be drawn out."""

    row: int
    box: Box
    low: float
    high: float
    members: tuple[str, ...]

    def drawn_out(self, left: float, right: float) -> "_Block":
        """The same block, its box wider."""
        return replace(self, box=(left, self.box[1], right, self.box[3]))


def households(view: FamilyView, people: Sequence[Placed], lines: Sequence[Line] = ()) -> tuple[Outline, ...]:
    """Outlines for every home in which at least two people of the picture live now, none along one of the lines."""
    homes = _homes(view, {p.person for p in people})
    rows, edges, uprights = _rows(people), _edges(homes), Uprights(lines if homes else ())
    return tuple(
        _outline(names, members, of, uprights.kept_off(outline), people)
        for (home, names), members in homes.items()
        for of, outline in _pieces(_blocks(rows, members, edges[home]))
    )


Homes = Mapping[tuple[str, str], frozenset[str]]


def _homes(view: FamilyView, drawn: set[str]) -> Homes:
    """Who lives in each home now, by the home's id and name."""
    living: dict[str, set[str]] = defaultdict(set)
    for residence in view.residences:
        if residence.person in drawn and not (residence.until and residence.until.latest < view.today):
            living[residence.household].add(residence.person)
    return {(h.id, h.name): frozenset(living[h.id]) for h in view.households if len(living[h.id]) > 1}


def _edges(homes: Homes) -> dict[str, float]:
    """The smaller of two homes that share somebody lies nearer to its people."""
    edges: dict[str, float] = {}
    for (home, _), members in sorted(homes.items(), key=lambda item: (len(item[1]), item[0])):
        taken = {edges[h] for (h, _), others in homes.items() if h in edges and members & others}
        edges[home] = next((edge for edge in EDGES if edge not in taken), EDGES[-1])
    return edges


def _rows(people: Iterable[Placed]) -> list[_Row]:
    by_height: dict[float, list[Placed]] = defaultdict(list)
    for person in people:
        by_height[person.y].append(person)
    return [_Row(tuple(sorted(row, key=lambda p: p.x))) for _, row in sorted(by_height.items())]


def _blocks(rows: Sequence[_Row], members: frozenset[str], edge: float) -> list[_Block]:
    return [_block(number, row.people, run, edge) for number, row in enumerate(rows) for run in row.runs(members)]


def _block(number: int, row: Sequence[Placed], run: tuple[int, int], edge: float) -> _Block:
    first, last = run
    own = row[first : last + 1]
    lefts, tops, rights, bottoms = zip(*(p.label for p in own), strict=True)
    return _Block(
        row=number,
        box=(min(lefts) - edge, min(tops) - edge - ABOVE, max(rights) + edge, max(bottoms) + edge),
        low=row[first - 1].label[2] + CLEAR if first else -FAR,
        high=row[last + 1].label[0] - CLEAR if last + 1 < len(row) else FAR,
        members=tuple(p.person for p in own),
    )


def _pieces(blocks: Sequence[_Block]) -> Iterator[tuple[tuple[str, ...], tuple[Point, ...]]]:
    """The outlines of one home, each with those inside: blocks of neighbouring rows joined where they can meet."""
    grown, groups = list(blocks), {n: {n} for n in range(len(blocks))}
    bridges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in _neighbours(blocks):
        met = _met(grown[one], grown[other])
        if met:
            grown[one], grown[other] = met
            groups[one] |= groups[other]
            groups.update(dict.fromkeys(groups[one], groups[one]))
            bridges[one].append((one, other))
    for group in {min(g): sorted(g) for g in groups.values()}.values():
        boxes = [grown[n].box for n in group]
        boxes += [_bridge(grown[one].box, grown[other].box) for n in group for one, other in bridges[n]]
        members = tuple(p for n in group for p in grown[n].members)
        yield from ((members, outline) for outline in outlines(boxes))


def _neighbours(blocks: Sequence[_Block]) -> Iterator[tuple[int, int]]:
    """Pairs of blocks in one row and the next, those that have most in common first."""
    found = [(n, m) for n, one in enumerate(blocks) for m, other in enumerate(blocks) if other.row == one.row + 1]
    yield from sorted(found, key=lambda pair: -_shared(*(blocks[n].box for n in pair)))


def _shared(one: Box, other: Box) -> float:
    """The breadth over which one box is above the other."""
    return min(one[2], other[2]) - max(one[0], other[0])


def _met(one: _Block, other: _Block) -> tuple[_Block, _Block] | None:
    """Both blocks drawn out until their sides are in line, or else until what joins them is broad; or nothing."""
    lefts = _aligned([(b.box[0], -b.low) for b in (one, other)], -1)
    rights = _aligned([(b.box[2], b.high) for b in (one, other)], 1)
    pair = one.drawn_out(lefts[0], rights[0]), other.drawn_out(lefts[1], rights[1])
    return pair if _shared(pair[0].box, pair[1].box) >= BROAD else _broadened(one, other)


def _broadened(one: _Block, other: _Block) -> tuple[_Block, _Block] | None:
    """One of the two drawn out just far enough to meet the other broadly."""
    lack = BROAD - _shared(one.box, other.box)
    left = max((one, other), key=lambda b: b.box[0])  # it begins further right
    right = min((one, other), key=lambda b: b.box[2])
    if lack > FURTHEST or (left.box[0] - lack < left.low and right.box[2] + lack > right.high):
        return None
    if left.box[0] - lack >= left.low:
        wider = left.drawn_out(left.box[0] - lack, left.box[2])
        return (wider, other) if left is one else (one, wider)
    wider = right.drawn_out(right.box[0], right.box[2] + lack)
    return (wider, other) if right is one else (one, wider)


def _aligned(sides: Sequence[tuple[float, float]], way: int) -> list[float]:
    """Two left sides (way -1) or right sides (1) brought into line where there is room, given each with its limit."""
    goal = max(way * at for at, _ in sides)
    return [way * goal if goal <= limit and goal - way * at <= FURTHEST else at for at, limit in sides]


def _bridge(upper: Box, lower: Box) -> Box:
    """What joins two blocks, as broad as they meet."""
    return (max(upper[0], lower[0]), upper[3] - 1, min(upper[2], lower[2]), lower[1] + 1)


def _outline(
    name: str, home: frozenset[str], members: tuple[str, ...], points: tuple[Point, ...], people: Sequence[Placed]
) -> Outline:
    strangers = tuple(p.person for p in people if p.person not in home and inside((p.x, p.y), points))
    elsewhere = tuple(p.person for p in people if p.person in home and p.person not in members)
    return Outline(name=name, members=members, outline=points, strangers=strangers, elsewhere=elsewhere)
