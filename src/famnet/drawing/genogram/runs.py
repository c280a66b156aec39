"""Partners strung together into runs: what is moved along a row as one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from famnet.drawing.genogram.chart import Chart

BESIDE = 2  # places beside somebody in a row


def partner_runs(chart: Chart) -> list[tuple[int, ...]]:
    """Partners strung together: two beside each person, the earliest left, the latest right; others at the ends."""
    beside, left_out = _neighbours(chart)
    runs = {node: run for run in _strung(chart, beside) for node in run}
    for one, other in left_out:
        if runs[one] is not runs[other] and min(len(runs[one]), len(runs[other])) == 1:
            joined = (*runs[one], *runs[other]) if len(runs[other]) == 1 else (*runs[other], *runs[one])
            runs.update(dict.fromkeys(joined, joined))
    return list(dict.fromkeys(runs.values()))


def _neighbours(chart: Chart) -> tuple[dict[int, list[int]], list[tuple[int, int]]]:
    """Who stands beside whom, nobody in a ring, and the couples for whom there was no place."""
    beside: dict[int, list[int]] = {node: [] for node in chart.row}
    end_of = {node: node for node in chart.row}  # the other end of the run that a run's end belongs to
    left_out = []
    for one, other in sorted(chart.couples, key=lambda c: _rank(chart, c)):
        if len(beside[one]) < BESIDE and len(beside[other]) < BESIDE and end_of[one] != other:
            beside[one].append(other)
            beside[other].append(one)
            ends = end_of[one], end_of[other]
            end_of[ends[0]], end_of[ends[1]] = ends[1], ends[0]
        else:
            left_out.append((one, other))
    return beside, left_out


def _rank(chart: Chart, couple: tuple[int, int]) -> tuple[int, int, int]:
    """Couples with children first, then those whose partners have fewer others."""
    web = chart.web
    bond = next(
        b for b in web.bonds_of[couple[0]] if set(web.bonds[b].partners) == set(couple) and not web.bonds[b].carer
    )
    return (not web.bonds[bond].children, len(web.partners_of[couple[0]]) + len(web.partners_of[couple[1]]), bond)


def _strung(chart: Chart, beside: dict[int, list[int]]) -> Iterator[tuple[int, ...]]:
    """Each run from one of its ends, the way round that suits more of its couples."""
    seen: set[int] = set()
    for node, near in beside.items():
        if node not in seen and len(near) < BESIDE:
            run = [node]
            seen.add(node)
            while step := [n for n in beside[run[-1]] if n not in seen]:
                run.append(step[0])
                seen.add(step[0])
            yield tuple(run if _suits(run, chart) else reversed(run))


def _suits(run: Sequence[int], chart: Chart) -> bool:
    """Whether men stand left and earlier partners too, more often than not; time counts double."""
    web = chart.web
    sides = sum(1 if web.is_left(a, b) else -1 for a, b in pairwise(run))
    middle = [(web.began(run[i], run[i - 1]), web.began(run[i], run[i + 1])) for i in range(1, len(run) - 1)]
    times = sum((a < b) - (a > b) for a, b in middle)
    return sides + 2 * times >= 0
