"""What is true of a made-up person: what a change is worth to them and what each trouble costs, and how they answer from
it. What they are told can then be held against what is true.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.base import LEVELS
from logic.fit import verdict
from logic.fit.priorities import MOST_MINDED, WORTH, Package, Priorities, Worth
from logic.person import burden
from logic.person.comparison import Comparison
from logic.tools.population.archetypes import Values

MOST_GAIN = LEVELS.index("large") - LEVELS.index("none")

PER: Mapping[str, float] = {"money": 0.5, "days": 100.0, "weeks": 30.0, "visits": 50.0, "harm": 10.0}
"""What a trouble costs an archetype whose values do not name it, by its kind: half a dollar for each dollar; in dollars, a
day at home 100, a week until it looks normal 30, a visit 50, and 10 for one more of 1,000 people harmed, so that the
harm itself weighs as 10,000. Made up, like the values in the file."""

OTHERS = 0.5
"""What a change of another concern is worth to an archetype, against the same change of the main one."""

LEAST_WORTH, MOST_WORTH = 1 / 4, 4.0
"""What a large change of the main concern is worth to people drawn, in their troubles at their worst all together. Between
the two, each doubling is as likely as any other."""


class Taken(Protocol):
    """Anything with ranges of gains and troubles, as a package has them."""

    @property
    def gains(self) -> Mapping[str, tuple[float, ...]]: ...
    @property
    def takes(self) -> Mapping[str, tuple[float, ...]]: ...


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one person, in a measure of their own (dollars, for an archetype).

    Attributes:
        large: concern → what a large change of it is worth.
        per: outcome → what one unit of it costs.
        curve: what no, a slight, a clear and a large change are worth, as shares of a large one.
    """

    large: Mapping[str, float]
    per: Mapping[str, float]
    curve: tuple[float, float, float, float] = (0.0, 1 / 3, 2 / 3, 1.0)

    def change(self, package: Taken) -> float:
        """What its change is worth, at the middle of what it shows."""
        levels = range(MOST_GAIN + 1)
        return sum(
            self.large.get(concern, 0.0) * float(np.interp(_middle(levels_), levels, self.curve))
            for concern, levels_ in package.gains.items()
        )

    def trouble(self, package: Taken) -> float:
        """What it costs, at the middle of what it shows."""
        return sum(self.per.get(outcome, 0.0) * _middle(amounts) for outcome, amounts in package.takes.items())

    def value(self, package: Taken) -> float:
        """What it is worth in all; doing nothing is worth 0."""
        return self.change(package) - self.trouble(package)

    def answer(self, package: Taken, noise: float = 0.0) -> Worth:
        """Whether it would be worth it. `noise` is added to the logarithm of how many times its trouble the change is
        worth.
        """
        change, trouble = self.change(package), self.trouble(package)
        if change <= 0:
            return "not_nearly"
        times = change / trouble * math.exp(noise) if trouble > 0 else math.inf
        return next((answer for answer, (_, most) in WORTH.items() if times < most), "easily")

    def priorities(self, ends: Mapping[str, float]) -> Priorities:
        """What they would mind most: the troubles whose worst end costs them most."""
        costs = {outcome: self.per.get(outcome, 0.0) * end for outcome, end in ends.items()}
        worst = sorted((o for o, cost in costs.items() if cost > 0), key=lambda o: -costs[o])[:MOST_MINDED]
        return Priorities(minded=tuple(worst), ends={o: ends[o] for o in worst})


def _middle(amounts: tuple[float, ...]) -> float:
    """Between low and high, or the best guess where there is one."""
    return amounts[1] if len(amounts) > 2 else sum(amounts) / 2


def of_values(aid: Aid, values: Values, concerns: tuple[str, ...]) -> Truth:
    """The truth of an archetype."""

    def per(outcome: Outcome) -> float:
        if outcome.id in values.per:
            return values.per[outcome.id]
        return values.money if outcome.kind == "money" and values.money is not None else PER[outcome.kind]

    large = {concern: values.large * (OTHERS if number else 1.0) for number, concern in enumerate(concerns)}
    slight, clear = values.curve
    return Truth(large, {o.id: per(o) for o in burden.burdens(aid)}, (0.0, slight, clear, 1.0))


def made_up(concerns: tuple[str, ...], ends: Mapping[str, float], rng: np.random.Generator) -> Truth:
    """The truth of somebody drawn: weights of troubles anywhere, other concerns worth anything up to the main one."""
    worth = math.exp(rng.uniform(math.log(LEAST_WORTH), math.log(MOST_WORTH)))
    large = {concern: worth * (rng.uniform() if number else 1.0) for number, concern in enumerate(concerns)}
    weights = rng.dirichlet(np.ones(len(ends))) if ends else ()
    return Truth(large, {o: float(w) / end for (o, end), w in zip(ends.items(), weights, strict=True)})


Reply = Callable[[Package], Worth]
"""How somebody answers a package."""


def asked(aid: Aid, told: Comparison, said: Priorities, reply: Reply) -> Comparison:
    """What somebody is told in the end who answers every package they are asked about. Where their answers do not go
    together they keep the last of them.

    Args:
        told: what they are told before they answer any.
        said: what that was told for.
    """
    if told.fit is None or told.fit.reading is None:
        return told
    fit, reading = told.fit, told.fit.reading
    while fit.apart or fit.next:
        if fit.apart:
            given_up = {package.variant for package in fit.apart[:-1]}
            said = replace(
                said,
                packages=tuple(replace(p, answer="cannot_say") if p.variant in given_up else p for p in said.packages),
            )
        elif fit.next:
            said = said.answered(replace(fit.next, answer=reply(fit.next)))
        fit = verdict.of(aid, told.variants, verdict.said_otherwise(aid, reading, said), said, bool(told.withheld))
    return replace(told, fit=fit)
