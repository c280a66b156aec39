"""What the solver says is looked at by a checker that shares no code with it, and by trying every rota there is."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from famnet.domain.rota import Availability, KeptApart, RotaDuty, RotaLimit, RotaSlot, Season, Weekday
from famnet.domain.rota_filling import RotaImpossibleError
from famnet.domain.rota_problem import RotaProblem
from famnet.usecases.rota_solver import solve

pytest.importorskip("highspy")

PEOPLE = ("alan", "grace", "joy")


def slot(
    id_: str, day: Weekday = Weekday.FRIDAY, starts: str = "16:00", ends: str = "18:00", **more: object
) -> RotaSlot:
    return RotaSlot(id=id_, what=id_, weekday=day, starts=starts, ends=ends, **more)  # type: ignore[arg-type] # as each test needs


def always(*people: str) -> tuple[Availability, ...]:
    return tuple(Availability(person=person) for person in people)


# --- the independent checker: minutes on a clock, nothing of the model ----------------------------------------------

DAYS = list(Weekday)


def minutes(s: RotaSlot | Availability) -> tuple[int, int]:
    start, end = (
        (h * 60 + m) for h, m in ([int(x) for x in t.split(":")] for t in (s.starts or "0:0", s.ends or "24:0"))
    )
    return start, end


def seasons(s: Season) -> set[str]:
    return {"term", "holidays"} if s is Season.ALWAYS else {"term"} if s is Season.TERM else {"holidays"}


def breaches(problem: RotaProblem, duties: tuple[RotaDuty, ...]) -> Iterator[str]:
    """Every law that a filled rota breaks."""
    slots = {s.id: s for s in problem.slots}
    told = [s.week for s in problem.slots] + [a.week for a in problem.availabilities]
    weeks = (1, 2) if any(told) or any(d.week > 1 for d in problem.before) else (1,)
    taken = {(d.slot, d.week, d.person) for d in duties}
    fixed = {(b.slot, b.week, b.person) for b in problem.before if b.fixed}
    if len(taken) != len(duties):
        yield "somebody is down twice for one time"
    for s, week in product(problem.slots, weeks):
        yield from miscounted(s, week, sum((d.slot, d.week) == (s.id, week) for d in duties))
    for d in (d for d in duties if (d.slot, d.week, d.person) not in fixed):
        yield from unavailable(problem, slots[d.slot], d)
    for one, other in combinations(duties, 2):
        yield from together(problem, slots, one, other)
    yield from over_limit(problem, slots, duties, weeks)
    yield from (f"{person} was fixed at {s}" for s, _, person in fixed - taken)


def miscounted(s: RotaSlot, week: int, there: int) -> Iterator[str]:
    if s.week not in (0, week):
        yield from (f"{s.id} does not take place in week {week}" for _ in range(there))
    elif there > s.needs or (s.must and there < s.needs):
        yield f"{there} at {s.id} in week {week}"


def unavailable(problem: RotaProblem, s: RotaSlot, d: RotaDuty) -> Iterator[str]:
    told = [a for a in problem.availabilities if a.person == d.person]
    for season in seasons(s.season):
        about = [
            a
            for a in told
            if a.weekday in (None, s.weekday) and a.week in (0, d.week) and season in seasons(a.season)
        ]  # fmt: skip
        start, end = minutes(s)
        for minute in range(start, end, 30):
            can = any(a.can and minutes(a)[0] <= minute < minutes(a)[1] for a in about)
            cannot = any(not a.can and minutes(a)[0] <= minute < minutes(a)[1] for a in about)
            if not told or cannot or not (can or not any(a.can for a in told)):
                yield f"{d.person} cannot at {s.id}"
                return


def together(problem: RotaProblem, slots: dict[str, RotaSlot], one: RotaDuty, other: RotaDuty) -> Iterator[str]:
    a, b = slots[one.slot], slots[other.slot]
    if one.week != other.week or a.weekday != b.weekday or not seasons(a.season) & seasons(b.season):
        return
    (start, end), (first, last) = minutes(a), minutes(b)
    if one.person == other.person and a.id != b.id and start < last and first < end:
        yield f"{one.person} is in two places"
    apart = {frozenset((k.one, k.other)) for k in problem.kept_apart}
    elsewhere = a.place and b.place and a.place.lower() != b.place.lower()
    if frozenset((one.person, other.person)) in apart and start <= last and first <= end and not elsewhere:
        yield f"{one.person} meets {other.person}"


def over_limit(
    problem: RotaProblem, slots: dict[str, RotaSlot], duties: tuple[RotaDuty, ...], weeks: tuple[int, ...]
) -> Iterator[str]:
    for limit, week, season in product(problem.limits, weeks, ("term", "holidays")):
        theirs = [
            slots[d.slot]
            for d in duties
            if d.person == limit.person and d.week == week and season in seasons(slots[d.slot].season)
        ]  # fmt: skip
        if limit.most_times is not None and len(theirs) > limit.most_times:
            yield f"{limit.person} comes {len(theirs)} times"
        hours = sum(minutes(s)[1] - minutes(s)[0] for s in theirs) / 60
        if limit.most_hours is not None and hours > limit.most_hours:
            yield f"{limit.person} gives {hours} hours"


def every_rota(problem: RotaProblem) -> Iterator[tuple[RotaDuty, ...]]:
    """Every way to put people to times, lawful or not."""
    crews = [
        [crew for size in range(t.slot.needs + 1) for crew in combinations(problem.people, size)]
        for t in problem.turns
    ]
    for choice in product(*crews):
        yield tuple(
            RotaDuty(slot=t.slot.id, week=t.week, person=p)
            for t, crew in zip(problem.turns, choice, strict=True)
            for p in crew
        )


def worth(problem: RotaProblem, duties: tuple[RotaDuty, ...]) -> tuple[int, int, int]:
    """What the solver minimises, counted by hand: places left empty, swaps, and the sum of squares."""
    taken = {(d.slot, d.week, d.person) for d in duties}
    must = {s.id for s in problem.slots if s.must}
    empty = sum(t.slot.needs for t in problem.turns if not t.slot.must) - sum(d.slot not in must for d in duties)
    swaps = sum((b.slot, b.week, b.person) not in taken for b in problem.before)
    return (empty, swaps, sum(sum(d.person == p for d in duties) ** 2 for p in problem.people))


# --- small rotas of every shape ------------------------------------------------------------------------------------

SLOTS = st.builds(
    lambda n, day, hours, week, season, needs, must, place: RotaSlot(
        id=f"s{n}",
        what=f"s{n}",
        weekday=day,
        starts=f"{hours[0]}:00",
        ends=f"{hours[1]}:00",
        week=week,
        season=season,
        needs=needs,
        must=must,
        place=place,
    ),
    st.integers(0, 99),
    st.sampled_from([Weekday.FRIDAY, Weekday.SATURDAY]),
    st.sampled_from([(9, 12), (10, 14), (12, 14), (16, 18)]),
    st.sampled_from([0, 0, 0, 1, 2]),
    st.sampled_from(Season),
    st.integers(1, 2),
    st.booleans(),
    st.sampled_from(["", "Nan's", "nan's", "Mum's"]),
)
SAID = st.builds(
    lambda person, day, hours, week, season, can: Availability(
        person=person, weekday=day, starts=hours[0], ends=hours[1], week=week, season=season, can=can
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from([None, None, Weekday.FRIDAY, Weekday.SATURDAY]),
    st.sampled_from([("", ""), ("9:00", "14:00"), ("12:00", "24:00")]),
    st.sampled_from([0, 0, 0, 2]),
    st.sampled_from(Season),
    st.sampled_from([True, True, True, False]),
)
LIMITS = st.builds(
    lambda person, times, hours: RotaLimit(person=person, most_times=times, most_hours=hours),
    st.sampled_from(PEOPLE),
    st.none() | st.integers(0, 3),
    st.none() | st.integers(0, 6),
)


@st.composite
def problems(draw: st.DrawFn, most_slots: int) -> RotaProblem:
    slots = draw(st.lists(SLOTS, min_size=1, max_size=most_slots, unique_by=lambda s: s.id))
    before = draw(
        st.lists(
            st.builds(
                lambda s, person, fixed: RotaDuty(slot=s.id, person=person, week=s.week or 1, fixed=fixed),
                st.sampled_from(slots),
                st.sampled_from(PEOPLE),
                st.sampled_from([False, False, True]),
            ),
            max_size=2,
            unique_by=lambda d: (d.slot, d.person),
        )
    )
    return RotaProblem(
        slots=tuple(slots),
        people=PEOPLE,
        availabilities=tuple(draw(st.lists(SAID, max_size=6))),
        limits=tuple(draw(st.lists(LIMITS, max_size=2))),
        kept_apart=tuple(draw(st.lists(st.just(KeptApart(one="alan", other="grace")), max_size=1))),
        before=tuple(before),
    )


def answer(problem: RotaProblem) -> tuple[RotaDuty, ...] | None:
    try:
        return solve(problem, str)
    except RotaImpossibleError:
        return None


@given(problems(most_slots=2))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_answer_is_lawful_and_the_best_there_is(problem: RotaProblem) -> None:
    lawful = [duties for duties in every_rota(problem) if not list(breaches(problem, duties))]
    duties = answer(problem)
    assert (duties is None) == (not lawful)
    if duties is not None:
        assert list(breaches(problem, duties)) == []
        assert worth(problem, duties) == min(worth(problem, other) for other in lawful)


@given(problems(most_slots=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_larger_answers_are_lawful_too(problem: RotaProblem) -> None:
    duties = answer(problem)
    assert duties is None or list(breaches(problem, duties)) == []


def test_the_same_problem_in_another_order_gives_the_same_rota() -> None:
    slots = tuple(slot(f"s{n}", day) for n, day in enumerate(Weekday))
    problem = RotaProblem(slots=slots, people=PEOPLE, availabilities=always(*PEOPLE))
    again = RotaProblem(slots=slots[::-1], people=PEOPLE, availabilities=always(*reversed(PEOPLE)))
    assert [(d.slot, d.person) for d in solve(problem, str)] == [(d.slot, d.person) for d in solve(again, str)]
    shares = [sum(d.person == p for d in solve(problem, str)) for p in PEOPLE]
    assert sorted(shares) == [2, 2, 3]


def test_a_whole_week_of_a_large_network_is_filled_evenly() -> None:
    people = tuple(f"p{n}" for n in range(10))
    slots = tuple(
        slot(f"{day}-{start}", day, f"{start}:00", f"{start + 2}:00", needs=2)
        for day in Weekday
        for start in (7, 15, 18)
    )
    problem = RotaProblem(
        slots=slots,
        people=people,
        availabilities=always(*people),
        limits=tuple(RotaLimit(person=p, most_times=5, most_hours=10) for p in people),
        kept_apart=(KeptApart(one="p0", other="p1"), KeptApart(one="p2", other="p3")),
    )
    duties = solve(problem, str)
    assert list(breaches(problem, duties)) == []
    assert {sum(d.person == p for d in duties) for p in people} == {4, 5}


def test_who_is_down_stays_and_keeps_the_line_when_one_leaves() -> None:
    slots = tuple(slot(f"s{n}", day) for n, day in enumerate(Weekday))
    before = solve(RotaProblem(slots=slots, people=PEOPLE, availabilities=always(*PEOPLE)), str)
    left = ("alan", "grace")
    stays = tuple(d for d in before if d.person in left)
    after = solve(RotaProblem(slots=slots, people=left, availabilities=always(*left), before=stays), str)
    assert {d.id for d in stays} <= {d.id for d in after}


# --- why it cannot be done -----------------------------------------------------------------------------------------


def impossible(problem: RotaProblem) -> list[str]:
    with pytest.raises(RotaImpossibleError) as refusal:
        solve(problem, str.title)
    return [f"{way.what} {'; '.join(give.sentence for give in way.gives)}" for way in refusal.value.ways]


def test_a_time_for_which_nobody_is_free_is_named() -> None:
    told = (Availability(person="grace", weekday=Weekday.MONDAY),)
    assert impossible(RotaProblem(slots=(slot("Tea"),), people=("grace",), availabilities=told)) == [
        "Too few people for Tea, Friday 16:00 to 18:00, when nobody said they can",
        "It could be filled with Grace coming to Tea, Friday 16:00 to 18:00",
    ]


def test_the_least_that_limits_would_have_to_give_is_named() -> None:
    slots = tuple(slot(f"Tea {n}", day) for n, day in enumerate((Weekday.MONDAY, Weekday.TUESDAY, Weekday.SUNDAY), 1))
    problem = RotaProblem(
        slots=slots,
        people=("grace", "joy"),
        availabilities=(Availability(person="grace"), Availability(person="joy", weekday=Weekday.SUNDAY)),
        limits=(RotaLimit(person="grace", most_times=1),),
    )
    missing, limits, asking = impossible(problem)
    assert missing.startswith("Too few people for Tea ")
    assert limits == "It could be filled with Grace taking 1 more times a week"
    assert asking.startswith("It could be filled with Joy coming to Tea ")


def test_both_give_where_neither_does_alone() -> None:
    slots = (slot("Tea", Weekday.MONDAY), slot("Bath", Weekday.TUESDAY))
    problem = RotaProblem(
        slots=slots,
        people=("grace",),
        availabilities=(Availability(person="grace", weekday=Weekday.MONDAY),),
        limits=(RotaLimit(person="grace", most_hours=2),),
    )
    assert impossible(problem)[-1] == (
        "It could be filled with Grace coming to Bath, Tuesday 16:00 to 18:00; Grace taking 2 more hours a week"
    )


def test_who_must_not_meet_is_never_given_up() -> None:
    problem = RotaProblem(
        slots=(slot("Tea", needs=2),),
        people=("alan", "grace"),
        availabilities=always("alan", "grace"),
        kept_apart=(KeptApart(one="alan", other="grace"),),
    )
    assert impossible(problem) == ["Too few people for Tea, Friday 16:00 to 18:00, when 2 of 2 said they can"]


def test_fixed_people_who_clash_are_named() -> None:
    slots = (slot("Tea"), slot("Bath"))
    fixed = tuple(RotaDuty(slot=s.id, person="grace", fixed=True) for s in slots)
    problem = RotaProblem(slots=slots, people=("grace", "joy"), availabilities=always("grace", "joy"), before=fixed)
    (way,) = impossible(problem)
    assert way.startswith("It could be filled with Grace not kept at ")


def test_a_second_week_is_named() -> None:
    problem = RotaProblem(slots=(slot("Tea", week=2),), people=("grace",))
    assert (
        impossible(problem)[0] == "Too few people for Tea, Friday 16:00 to 18:00 (week 2), when nobody said they can"
    )
