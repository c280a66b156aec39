"""The clocks famnet knows, with where each comes from."""

from collections.abc import Mapping

from famnet.domain.clocks import load_clocks

Row = Mapping[str, object]


def clock_rows() -> list[Row]:
    """Every clock, a row each, with its source and when somebody last checked it."""
    return [
        {
            "clock": clock.id,
            "what": clock.what,
            "every": clock.unit.words(clock.number),
            "latest": clock.unit.words(clock.maximum),
            "rolls": clock.roll.value,
            "runs_for": clock.kind.words if clock.kind else "started by hand",
            "source": clock.source,
            "checked_on": clock.checked_on,
            "confirmed": clock.confirmed,
        }
        for clock in load_clocks().values()
    ]
