"""`python -m logic simulate --measures`: how often the aid tells people something, and how often that is right.

People are drawn by the bank's own shares and answer all they are asked. What is true of each (`truth.py`) is made up, so
these figures say how the aid behaves if its evidence and its model of people hold, never how patients fare.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from logic.aid.aid import Aid
from logic.conditions.table import unpack
from logic.person import draw
from logic.person.answers import Answers
from logic.tools.population.archetypes import Archetypes
from logic.tools.population.heard import BEST, MORE_NOISE, NOBODY, NOISE, WRONG, Heard, heard
from logic.tools.population.judged import Judgement, judge
from logic.tools.population.people import table_of
from logic.tools.population.simulate import EVERYBODY, Groups

ENOUGH = 0.95
"""How much of what content allows must be reached."""


class Figures(NamedTuple):
    """What was measured, each of 100 people; None: of nobody.

    Attributes:
        people: how many were compared and had no red flag and no distress.
        reach: have at least two types in the reading, one of them a procedure; of these.
        reach_allowed: could have, by health answers and evidence alone; of these.
        left_by_limits: are left with one type by limits, and nothing is said of those outside; of these.
        responsive: see another top type when no package is nearly worth it than when each easily is; of readings.
        best_named: hear the best type named, ahead or among the close ones; of readings.
        wrong_ahead: hear of one ahead that is not the best; of readings.
        no_clear_leader: hear of nobody ahead; of readings. These three once more for answers that stray twice as far.
        only_asks: keep nothing but asks; of those compared.
        only_least_studied: keep only types of the least studied option (`heard.least_studied`); of those who keep a
            procedure without a reason against it, told of or not.
        discrimination: how much statuses tell apart: their entropy over all people and types, in bits.
    """

    people: int
    reach: float | None
    reach_allowed: float | None
    left_by_limits: float | None
    responsive: float | None
    best_named: float | None
    wrong_ahead: float | None
    no_clear_leader: float | None
    best_named_06: float | None
    wrong_ahead_06: float | None
    no_clear_leader_06: float | None
    only_asks: float | None
    only_least_studied: float | None
    discrimination: float


@dataclass(frozen=True)
class Measures:
    """Everything measured. `groups`: (question, group) → figures of those people. `archetypes`: None when there are
    none.
    """

    everybody: Figures
    groups: Mapping[tuple[str, str], Figures]
    archetypes: tuple[Judgement, ...]

    @property
    def never_named(self) -> list[str]:
        """The archetypes who hear somebody named who may never be."""
        return [one.id for one in self.archetypes if one.never]

    def failures(self) -> list[str]:
        """What must not be, each in a line; empty when all is well."""
        whole, found = self.everybody, []
        reach, allowed = whole.reach or 0.0, whole.reach_allowed or 0.0
        if reach < ENOUGH * allowed:
            what = f"{reach:.1f} of 100 people get a reading, and content allows {allowed:.1f}"
            found.append(f"{what}: {100 * ENOUGH:.0f} of 100 of these must")
        if whole.left_by_limits:
            found.append(f"{whole.left_by_limits:.2g} of 100 people end at their limits, and nobody may")
        if self.never_named:
            found.append(f"archetypes hear of somebody who may never be named: {', '.join(self.never_named)}")
        return found


def measure(aid: Aid, people: int, seed: int, today: date, archetypes: Archetypes) -> Measures:
    """Measure with so many people drawn, and with archetypes read before."""
    dice = random.Random(seed)
    sheets = [Answers(draw.draw(aid, dice, today), aid.content_hash) for _ in range(people)]
    told = [
        heard(aid, sheet, np.random.default_rng([seed, number]), today)
        for number, sheet in enumerate(tqdm(sheets, "measuring", unit=" people", leave=False, disable=None))
    ]
    table = table_of(aid.questions, sheets, today)
    groups = {
        name: figures([told[i] for i in np.flatnonzero(unpack(bits, people))])
        for name, bits in Groups(aid).of(table).items()
    }
    everybody = groups.pop(EVERYBODY)
    return Measures(everybody, groups, tuple(judge(aid, one, sheet, today) for one, sheet in archetypes.people))


def figures(told: Sequence[Heard]) -> Figures:
    calm = [one for one in told if one.calm]
    compared = [one for one in told if one.compared]
    reading = [one for one in calm if one.reading]
    statuses = sum((one.statuses for one in compared), Counter[str]())

    def recovered(part: int, noise: float) -> float | None:
        return _in_100(reading, lambda one: one.recovered[noise][part] if noise in one.recovered else part == NOBODY)

    return Figures(
        people=len(calm),
        reach=_in_100(calm, lambda one: one.reached),
        reach_allowed=_in_100(calm, lambda one: one.allowed),
        left_by_limits=_in_100(calm, lambda one: one.at_limits),
        responsive=_in_100(reading, lambda one: one.responsive),
        best_named=recovered(BEST, NOISE),
        wrong_ahead=recovered(WRONG, NOISE),
        no_clear_leader=recovered(NOBODY, NOISE),
        best_named_06=recovered(BEST, MORE_NOISE),
        wrong_ahead_06=recovered(WRONG, MORE_NOISE),
        no_clear_leader_06=recovered(NOBODY, MORE_NOISE),
        only_asks=_in_100(compared, lambda one: one.only_asks),
        only_least_studied=_in_100([one for one in compared if one.keeps], lambda one: one.least_studied),
        discrimination=_entropy(statuses.values()),
    )


def _in_100(people: Sequence[Heard], those: Callable[[Heard], bool]) -> float | None:
    return 100 * sum(map(those, people)) / len(people) if people else None


def _entropy(counts: Iterable[int]) -> float:
    some = [count for count in counts if count]
    whole = sum(some)
    return abs(sum(n / whole * math.log2(n / whole) for n in some)) if whole else 0.0
