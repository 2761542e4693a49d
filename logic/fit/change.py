"""What would change this: the smallest change of one thing said, or of one thing not known well, that alters who leads.

It never hints that somebody should mind lasting harm less: the order of what they would mind is never turned. Money and
time are moved only when asked, and both ways.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from logic.aid.aid import Aid
from logic.fit import sample
from logic.fit import verdict as fitting
from logic.fit.amounts import MOST_GAIN, Amount
from logic.fit.priorities import ANSWERS, Priorities, Worth
from logic.fit.sample import Floats
from logic.fit.verdict import Reading
from logic.person.comparison import Comparison, Lead
from logic.person.known import OutcomeKey

_FINE = 20
"""Into how many steps at most a range is cut when the point is looked for at which it matters."""


class AnswerChange(NamedTuple):
    """The answer to one package, turned as little as possible.

    Attributes:
        variant: whose package it was.
        now: what was said.
        to: what would have to be said.
        then: who would lead.
    """

    variant: str
    now: Worth
    to: Worth
    then: Lead


class FactChange(NamedTuple):
    """One figure or effect of one variant, known better than it is.

    Attributes:
        key: the outcome.
        variant: whose figure.
        amount: in the outcome's own unit, or levels above no change.
        side: at_least or at_most that amount; exactly, for what is not known at all now.
        then: who would lead.
        less: the amount one step nearer to what is known now; then nothing changes yet.
    """

    key: OutcomeKey
    variant: str
    amount: float
    side: Literal["at_least", "at_most", "exactly"]
    then: Lead
    less: float | None


def smallest_answer(
    aid: Aid, comparison: Comparison, said: Priorities, *, readings: int = sample.READINGS
) -> AnswerChange | None:
    """The smallest change of one answer to a package; None: no single answer would alter who leads."""
    reading = fitting.reading_of(aid, comparison, said, readings)
    now = fitting.lead(reading)
    steps = ANSWERS[:-1]
    turns = [
        (abs(steps.index(to) - steps.index(p.answer)), number, to)
        for number, p in enumerate(reading.priorities.packages)
        if p.says
        for to in steps
        if to != p.answer
    ]
    for _, number, to in sorted(turns, key=lambda turn: turn[0]):
        packages = list(reading.priorities.packages)
        before, packages[number] = packages[number], replace(packages[number], answer=to)
        turned = fitting.said_otherwise(aid, reading, replace(reading.priorities, packages=tuple(packages)))
        if turned.agreement is not None and len(packages) > 1 and sample.together(turned.agreement) < fitting.TOGETHER:
            continue  # then the answers would not go together, and nothing would be said
        then = fitting.lead(turned)
        if then.ahead != now.ahead:
            return AnswerChange(before.variant, before.answer, to, then)
    return None


def smallest_fact(
    aid: Aid, comparison: Comparison, said: Priorities, *, readings: int = sample.READINGS
) -> FactChange | None:
    """The uncertain figure or effect that would alter who leads when it is narrowed least, measured against the most on
    offer; None: no single one would."""
    reading = fitting.reading_of(aid, comparison, said, readings)
    if len(reading.inside) < 2:
        return None
    names, base = fitting.table(reading)
    now = fitting.lead(reading)
    smallest: tuple[float, FactChange] | None = None
    for (key, variant), old in reading.evidence.items():
        if variant not in names or (not key.is_gain and key.id not in reading.ends):
            continue
        if key.is_gain and variant == aid.baseline:
            continue  # what nature does is no gain of doing nothing
        row, weight, whole = names.index(variant), _weight(reading, key), _whole(reading, key)
        if whole == 0:
            continue

        def then(
            values: Floats, row: int = row, weight: Floats = weight, old: Floats = old, whole: float = whole
        ) -> Lead:
            turned = base.copy()
            turned[row] += weight * (values - old) / whole
            shares = dict(zip(names, (float(s) for s in sample.lead_shares(turned)), strict=True))
            return fitting.verdict(shares)

        amount = reading.amounts[key, variant]
        for way in _narrowings(amount, whole, old, key.is_gain):
            found = _first(way.amounts, lambda a, way=way, then=then: then(way.values(a)).ahead != now.ahead)  # type: ignore[misc]
            if found is None:
                continue
            at = way.amounts[found]
            size = abs(at - way.start) / whole
            if smallest is None or size < smallest[0]:
                less = way.amounts[found - 1] if found else None
                smallest = size, FactChange(key, variant, at, way.side, then(way.values(at)), less)
    return smallest[1] if smallest else None


def unknown_harms(aid: Aid, reading: Reading) -> list[tuple[OutcomeKey, str]]:
    """The harms nobody counted of those that can come out ahead, judged by us or not."""
    return [
        (key, variant)
        for (key, variant), amount in reading.amounts.items()
        if amount.unknown and not key.is_gain and variant in reading.contend and aid.outcomes[key.id].kind == "harm"
    ]


def without_unknown_harms(
    aid: Aid, comparison: Comparison, said: Priorities, *, readings: int = sample.READINGS
) -> tuple[Lead, Lead | None]:
    """Who would lead if no harm that nobody counted ever happened: inside the firm limits, and with these set aside where
    they take anything out. To be shown beside what is told, as such; it is never what is told, since not counted does
    not mean that it does not happen.
    """
    reading = fitting.reading_of(aid, comparison, said, readings)
    nobody = dict.fromkeys(unknown_harms(aid, reading), np.zeros(reading.readings))
    left = reading._replace(evidence={**reading.evidence, **nobody})
    return fitting.lead(left), fitting.lead(left, aside=True) if left.inside != left.contend else None


def _weight(reading: Reading, key: OutcomeKey) -> Floats:
    """What all of an outcome is worth in each reading; a trouble counts against."""
    if key.is_gain:
        return np.asarray(reading.worth * reading.shares[:, reading.concerns.index(key.id)])
    return np.asarray(-reading.weights[:, list(reading.ends).index(key.id)])


def _whole(reading: Reading, key: OutcomeKey) -> float:
    return float(MOST_GAIN) if key.is_gain else reading.ends[key.id]


class _Narrowing(NamedTuple):
    """One way an amount may come to be known better: which side, from where on in which steps, and the values then."""

    side: Literal["at_least", "at_most", "exactly"]
    start: float
    amounts: list[float]
    values: Callable[[float], Floats]


def _narrowings(amount: Amount, whole: float, old: Floats, gain: bool) -> list[_Narrowing]:
    if amount.unknown:
        ends = (0.0, whole) if gain else (amount.high, 0.0)
        steps = _steps(*ends, gain)
        return [_Narrowing("exactly", ends[0], steps, lambda a: np.full(old.shape, a))]
    low, high = amount.low, amount.high
    if low == high:
        return []

    def cut(least: float, most: float) -> Floats:
        return np.asarray(least + (old - low) / (high - low) * (most - least))

    return [
        _Narrowing("at_least", low, _steps(low, high, gain), lambda a: cut(a, high)),
        _Narrowing("at_most", high, _steps(high, low, gain), lambda a: cut(low, a)),
    ]


def _steps(start: float, end: float, gain: bool) -> list[float]:
    """Amounts from `start` (not itself) to `end`: levels one by one, other amounts in round steps."""
    if start == end:
        return []
    unit = 1.0 if gain else max(1.0, _round(abs(end - start) / _FINE))
    sign = 1 if end > start else -1
    first = (math.floor(start / unit + 1e-9) + 1) * unit if sign > 0 else (math.ceil(start / unit - 1e-9) - 1) * unit
    count = max(0, math.floor(abs(end - first) / unit + 1e-9) + 1) if (end - first) * sign >= -1e-9 else 0
    amounts = [round(first + sign * k * unit, 6) for k in range(count)]
    return amounts if amounts and abs(amounts[-1] - end) < 1e-9 else [*amounts, end]


def _round(size: float) -> float:
    """The next round step: 1, 2 or 5 times a power of ten. Nobody needs a price to the cent."""
    if size <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(size))
    return next(power * k for k in (1, 2, 5, 10) if power * k >= size - 1e-12)


def _first(amounts: list[float], holds: Callable[[float], bool]) -> int | None:
    """The first amount at which it holds. Narrowing goes one way only, so once it holds it keeps holding: halved, not
    walked.
    """
    if not amounts or not holds(amounts[-1]):
        return None
    below, found = -1, len(amounts) - 1
    while found - below > 1:
        middle = (below + found) // 2
        below, found = (below, middle) if holds(amounts[middle]) else (middle, found)
    return found
