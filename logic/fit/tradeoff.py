"""Trade-off checks: two to four short choices between two pictures, asked where the answer would change who leads.

Each sets part of the swing of one outcome against part of the swing of another. The answer is a `Statement`; where it
does not go with the sliders, the person is shown both and says which to keep.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np

from logic.aid.aid import Aid
from logic.fit import sample
from logic.fit import verdict as fitting
from logic.fit.priorities import Priorities, Swing
from logic.person.comparison import Comparison, Statement

FEWEST, MOST = 2, 4
_PARTS = (1.0, 2 / 3, 0.5, 1 / 3, 0.2)
_OPEN = 0.05
"""A check asks what is open: each answer agrees with at least this share of the readings."""


def checks(
    aid: Aid, comparison: Comparison, priorities: Priorities, *, readings: int = sample.READINGS
) -> tuple[Statement, ...]:
    """The checks worth asking, the most telling first, with `says` still open ("first" stands for the first picture).

    At most four, each about another pair of outcomes. Those whose answers lead to different leaders come first, and
    where fewer than two do, the next most telling fill up to two. None where fewer than two outcomes are weighed, or
    two variants
    left.
    """
    bare = replace(priorities, statements=tuple(s for s in priorities.statements if s.whole))
    reading = fitting.reading_of(aid, comparison, bare, readings)
    if reading.weights is None or reading.evidence is None or len(reading.contend) < 2:
        return ()
    table, keys = reading.weights.table, reading.weights.keys
    worth = sample.totals(reading.evidence, table)
    found: list[tuple[bool, float, Statement]] = []
    for first, second in combinations(range(len(keys)), 2):
        best: tuple[bool, float, Statement] | None = None
        for part in _parts(reading.swings[keys[first]], reading.swings[keys[second]]):
            agrees = table[:, first] * part[0] >= table[:, second] * part[1]
            share = agrees.mean()
            if not _OPEN <= share <= 1 - _OPEN:
                continue
            one, other = sample.lead_shares(worth[:, agrees]), sample.lead_shares(worth[:, ~agrees])
            told = float(np.abs(one - other).sum() / 2)
            turns = _ahead(one) != _ahead(other) or int(one.argmax()) != int(other.argmax())
            candidate = (turns, told, Statement(keys[first], keys[second], *part))
            best = max(best, candidate, key=lambda c: c[:2]) if best else candidate
        if best:
            found.append(best)
    found.sort(key=lambda c: (not c[0], -c[1]))
    turning = sum(turns for turns, _, _ in found)
    return tuple(statement for _, _, statement in found[: min(MOST, max(FEWEST, turning))])


def _parts(first: Swing, second: Swing) -> list[tuple[float, float]]:
    """Shares of the two swings to set against each other: all of one against a part of the other."""
    return [(1.0, share) for share in _shares(second)] + [(share, 1.0) for share in _shares(first) if share < 1]


def _shares(swing: Swing) -> tuple[float, ...]:
    """The parts of a swing that can be said: of a gain whole levels, of anything else even parts."""
    return tuple(level / swing.best for level in range(1, int(swing.best) + 1)) if swing.branch == "gain" else _PARTS


def _ahead(shares: sample.Floats) -> int | None:
    return int(shares.argmax()) if shares.max() >= fitting.AHEAD else None


def keep_answer(priorities: Priorities, statement: Statement) -> Priorities:
    """Keep the statement: whatever else was said of its two outcomes is taken back, and of the change against the
    trouble when it sets one against the other."""
    two = {statement.first, statement.second}
    said = {key: weight for key, weight in priorities.weights.items() if key not in two}
    others = tuple(s for s in priorities.statements if s == statement or not two & {s.first, s.second})
    across = statement.first.is_gain is not statement.second.is_gain
    return replace(
        priorities,
        weights=said,
        marks={key: priorities.marks[key] for key in said if key in priorities.marks},
        statements=others,
        worth=None if across else priorities.worth,
    )


def keep_sliders(priorities: Priorities, statement: Statement) -> Priorities:
    """Keep the sliders: the statement is taken back."""
    return replace(priorities, statements=tuple(s for s in priorities.statements if s != statement))
