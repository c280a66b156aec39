"""The way down from an ancestor to a descendant, looked for from both ends."""

from collections.abc import Callable, Mapping

from famnet.domain.errors import FamnetError

Near = Callable[[str], list[str]]
MOST_GENERATIONS = 200


class TooManyGenerationsError(FamnetError):
    """More generations between two people than anybody can know of."""

    hint = "Check the file this comes from: it may be damaged, or made to do harm."

    def __init__(self) -> None:
        super().__init__(f"There are more than {MOST_GENERATIONS} generations between two people.")


def way_down(ancestor: str, person: str, parents: Near, children: Near) -> list[str]:
    """Everybody on the way, both ends included; empty when there is none.

    Looks from both ends at once: who has no children yet, or no parents, is answered at once.

    Raises:
        TooManyGenerationsError: the way is longer than any family's.
    """
    above, below = {person: ""}, {ancestor: ""}
    up, down = [person], [ancestor]
    for _ in range(MOST_GENERATIONS):
        if meeting := next((p for p in (*up, *down) if p in above and p in below), ""):
            return [*reversed(_traced(meeting, below)), *_traced(meeting, above)[1:]]
        if not (up and down):
            return []
        up, down = _newly(up, above, parents), _newly(down, below, children)
    raise TooManyGenerationsError


def _newly(edge: list[str], came: dict[str, str], step: Callable[[str], list[str]]) -> list[str]:
    """Those one step on from an edge who were not met before; notes from where each was reached."""
    new: list[str] = []
    for person in edge:
        found = [p for p in dict.fromkeys(step(person)) if p not in came]
        came.update(dict.fromkeys(found, person))
        new += found
    return new


def _traced(start: str, came: Mapping[str, str]) -> list[str]:
    line = [start]
    while came[line[-1]]:
        line.append(came[line[-1]])
    return line
