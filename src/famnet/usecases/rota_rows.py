"""The rota as lists show it: the week with who comes, and what people said of their time."""

from collections.abc import Iterable, Mapping

from famnet.domain.family import Family
from famnet.domain.plan_chain import duties_in
from famnet.domain.plans import Plan
from famnet.domain.rota import Availability, RotaLimit, RotaSlot
from famnet.usecases.mapping import name_of
from famnet.usecases.plans import at_hand
from famnet.usecases.rota import times, weeks_of

Row = Mapping[str, object]


def week_rows(family: Family, number: int | None = None) -> list[Row]:
    """Every time of the week with who comes; a time that is short of people says how many it lacks."""
    slots = times(family, number)
    return [_row(family, at_hand(family, number), n, slot) for n, slot in enumerate(slots, 1)]


def _row(family: Family, plan: Plan, number: int, slot: RotaSlot) -> Row:
    down = [d for d in duties_in(family, plan) if d.slot == slot.id]
    weeks = weeks_of(family, plan, slot)
    there = {week: tuple(name_of(family, d.person) for d in down if d.week == week) for week in weeks}
    return {
        "number": number,
        "day": slot.weekday.value,
        "week": slot.week or "",
        "from": slot.starts,
        "to": slot.ends,
        "what": slot.what,
        "season": slot.season.value,
        "place": slot.place,
        "who": _who(there),
        "missing": max(0, *(slot.needs - len(people) for people in there.values())),
        "must": slot.must,
    }


def _who(there: Mapping[int, tuple[str, ...]]) -> list[str]:
    """Who comes; weeks are told apart only where different people come."""
    if len(set(there.values())) == 1:
        return list(next(iter(there.values())))
    return [f"week {week}: {', '.join(people) or 'nobody'}" for week, people in there.items()]


def who_rows(family: Family) -> list[Row]:
    """What people said of when they can, their limits, and who must not meet whom."""
    return [
        *({"who": name_of(family, a.person), "what": _when(a)} for a in family.availabilities),
        *({"who": name_of(family, r.person), "what": _limit(r)} for r in family.rota_limits),
        *(
            {"who": name_of(family, k.one), "what": f"never with {name_of(family, k.other)}. {k.why}".strip()}
            for k in family.kept_apart
        ),
    ]


def _when(told: Availability) -> str:
    day = f"on {told.weekday}" if told.weekday else "on any day"
    hours = f"{told.starts or '0:00'} to {told.ends or '24:00'}" if told.starts or told.ends else ""
    week = f"week {told.week}" if told.week else ""
    parts = ("can" if told.can else "cannot", day, hours, week, told.season.value)
    return " ".join(part for part in parts if part)


def _limit(told: RotaLimit) -> str:
    bounds = ((told.most_times, "times"), (told.most_hours, "hours"))
    return "at most " + " and ".join(f"{most} {unit}" for most, unit in bounds if most is not None) + " a week"


def gaps(rows: Iterable[Row]) -> int:
    """How many times that have to be covered are short of people."""
    return sum(bool(row["must"] and row["missing"]) for row in rows)
