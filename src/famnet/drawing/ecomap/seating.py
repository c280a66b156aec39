"""Who sits where on the ring: people by people, services by services, and nobody's line across another's."""

from collections.abc import Sequence
from dataclasses import dataclass

from famnet.drawing.ecomap.hub import Hub
from famnet.drawing.ecomap.ring import ring
from famnet.drawing.ecomap.stations import Station
from famnet.drawing.ecomap.ways import Way, crosses, way_from, way_to_edge, ways
from famnet.drawing.layout import Point

_ROUNDS = 4


@dataclass
class _Table:
    """The seating while it is bettered: the boxes in the order of their places, and the ways that follow."""

    hub: Hub
    spots: Sequence[Point]
    order: list[Station]
    ways: list[Way]

    def better(self) -> bool:
        """Try every pair of places once; whether any swap helped."""
        pairs = ((i, j) for i in range(len(self.order)) for j in range(i))
        return sum(self._swap(i, j) for i, j in pairs) > 0

    def _swap(self, i: int, j: int) -> bool:
        before = self._cost(i, j)
        if not before or _kind(self.order[i]) != _kind(self.order[j]):
            return False
        kept = self.ways[i], self.ways[j]
        self._seat(i, j)
        if self._cost(i, j) < before:
            return True
        self._seat(i, j)
        self.ways[i], self.ways[j] = kept
        return False

    def _seat(self, i: int, j: int) -> None:
        self.order[i], self.order[j] = self.order[j], self.order[i]
        for place in (i, j):
            self.ways[place] = way_from(self.order[place], self.spots[place], self.hub)

    def _cost(self, i: int, j: int) -> int:
        return sum(crosses(self.ways[m], way) for m in (i, j) for n, way in enumerate(self.ways) if n != m)


def seated(stations: Sequence[Station], hub: Hub) -> tuple[tuple[Station, ...], Sequence[Point], Sequence[Way]]:
    """The boxes in the order of their places, the places, and the ways. Swaps that lessen crossings are made."""
    spots = _places(stations, hub)
    table = _Table(hub, spots, list(stations), ways(stations, spots, hub))
    for _ in range(_ROUNDS):
        if not table.better():
            break
    final = _places(table.order, hub)  # boxes of other sizes may have come to sit side by side
    return tuple(table.order), final, uncrossed(table.order, final, hub)


def uncrossed(stations: Sequence[Station], spots: Sequence[Point], hub: Hub) -> list[Way]:
    """The ways, those that still cross another led to the household's edge, where none can."""
    paths = ways(stations, spots, hub)
    for i, way in enumerate(paths):
        if any(crosses(way, other) for other in paths[:i] + paths[i + 1 :]):
            paths[i] = way_to_edge(stations[i], spots[i], hub)
    return paths


def _kind(station: Station) -> bool:
    return bool(station.link.person)


def _places(stations: Sequence[Station], hub: Hub) -> list[Point]:
    return ring([(s.width, s.height) for s in stations], hub.axes)
