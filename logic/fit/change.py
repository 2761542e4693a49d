"""What would change this: the smallest change of one thing said, or of one thing not known well, that alters who leads.

It never hints that somebody should mind lasting harm less: weights of harms are only ever raised, and limits on harms,
scars or being put to sleep are never moved. Money and time are moved only when asked, and both ways.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from logic.aid.aid import Aid
from logic.fit import priorities as matters
from logic.fit import sample
from logic.fit import verdict as fitting
from logic.fit.priorities import TOP, WORTH, Priorities
from logic.fit.verdict import Reading
from logic.person.comparison import Comparison, Lead, Statement
from logic.person.known import OutcomeKey

_FINE = 20
"""Into how many steps at most a range is cut when the point is looked for at which it matters."""
_WORTH_STEP = 2
"""One step of `WORTH` is as far as two of a slider: six words stand for what a slider has eleven steps for."""


class PriorityChange(NamedTuple):
    """One thing said, turned as little as possible.

    Attributes:
        key: the outcome whose weight is turned; None for `worth`.
        now: the weight, or the word, as it was said.
        to: what it would have to be.
        statement: a statement turned round instead; then `now` and `to` are None.
        then: who would lead.
    """

    key: OutcomeKey | None
    now: int | str | None
    to: int | str | None
    statement: Statement | None
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


def lead(reading: Reading) -> Lead:
    """Who leads in some readings."""
    return Lead(*fitting.verdict(fitting.shares_of(reading)), reading.conditional)


def _other(now: Lead, then: Lead) -> bool:
    return now.ahead != then.ahead


def smallest_priority(
    aid: Aid, comparison: Comparison, priorities: Priorities, *, readings: int = sample.READINGS
) -> PriorityChange | None:
    """The smallest change of one weight, of how much the change is worth, or of one statement; None: nothing the person
    said would alter who leads."""
    reading = fitting.reading_of(aid, comparison, priorities, readings)
    now = lead(reading)
    found: list[tuple[float, PriorityChange]] = []
    for turned, size, change in _turns(aid, reading.priorities):
        if found and size >= found[0][0]:
            break
        if fitting.silenced(turned, reading.swings):
            continue  # then nothing would be said about who leads
        then = lead(fitting.said_otherwise(reading, turned, readings=readings))
        if _other(now, then) and makes_sense(reading, change, now, then):
            found.append((size, change._replace(then=then)))
    return min(found, key=lambda f: f[0])[1] if found else None


def makes_sense(reading: Reading, change: PriorityChange, now: Lead, then: Lead) -> bool:
    """Whether a turned weight helps whom one would think: minding something more helps those that do well on it.

    The trouble is weighed as a whole, so minding one part of it more takes weight from the others, and may help whoever
    does badly on it. That is no answer to "what would change this", and not told.
    """
    if change.key is None or not isinstance(change.to, int) or not isinstance(change.now, int):
        return True
    key, swing = change.key, reading.swings[change.key]

    def does(variants: tuple[str, ...]) -> float:
        of = [sum(matters.values(swing, reading.amounts[key, v])[:2]) / 2 for v in variants]
        return sum(of) / len(of)

    before, after = ((one.ahead,) if one.ahead else one.close for one in (now, then))
    if not before or not after:
        return True
    better = does(after) - does(before)
    return better >= 0 if change.to > change.now else better <= 0


def _turns(aid: Aid, said: Priorities) -> list[tuple[Priorities, float, PriorityChange]]:
    """Everything said, turned by one step, by two …, smallest first."""
    nobody = Lead(None, ())
    turns: list[tuple[Priorities, float, PriorityChange]] = []
    for key, weight in matters.counted(said).items():
        least = weight + 1 if _harm(aid, key) else 0
        for to in range(least, TOP + 1):
            if to != weight:
                turned = replace(said, weights={**said.weights, key: to})
                turns.append((turned, abs(to - weight), PriorityChange(key, weight, to, None, nobody)))
    words = list(WORTH)
    if said.worth is not None:
        for word in words:
            steps = abs(words.index(word) - words.index(said.worth))
            minds_harm_less = words.index(word) > words.index(said.worth) and any(
                _harm(aid, key) for key in said.picked
            )
            if steps and not minds_harm_less:
                turns.append(
                    (
                        replace(said, worth=word),
                        steps * _WORTH_STEP,
                        PriorityChange(None, said.worth, word, None, nobody),
                    )
                )
    if not matters.counted(said):
        for number, statement in enumerate(said.statements):
            above, below = statement.ordered
            if statement.whole and statement.says != "same" and not _harm(aid, above):
                turned_round = replace(statement, says="second" if statement.says == "first" else "first")
                statements = (*said.statements[:number], turned_round, *said.statements[number + 1 :])
                turns.append(
                    (replace(said, statements=statements), 1, PriorityChange(below, None, None, turned_round, nobody))
                )
    return sorted(turns, key=lambda turn: turn[1])


def _harm(aid: Aid, key: OutcomeKey) -> bool:
    return not key.is_gain and aid.outcomes[key.id].kind == "harm"


def smallest_fact(
    aid: Aid, comparison: Comparison, priorities: Priorities, *, readings: int = sample.READINGS
) -> FactChange | None:
    """The uncertain figure or effect that would alter who leads when it is narrowed least, measured on its swing; None:
    no single one would."""
    reading = fitting.reading_of(aid, comparison, priorities, readings)
    if reading.weights is None or reading.evidence is None:
        return None
    now, limits = lead(reading), _limits(aid, comparison)
    table = reading.weights.table
    base = sample.totals(reading.evidence, table)
    smallest: tuple[float, FactChange] | None = None
    for i, key in enumerate(reading.weights.keys):
        swing = reading.swings[key]
        for j, variant in enumerate(reading.contend):
            low, high, best = matters.values(swing, reading.amounts[key, variant])
            unknown = reading.amounts[key, variant].unknown
            u = reading.evidence.uniforms[i, j, : len(table)]
            old = reading.evidence.values[i, j, : len(table)]

            def then(values: sample.Floats, i: int = i, j: int = j, old: sample.Floats = old) -> Lead:
                turned = base.copy()
                turned[j] += table[:, i] * (values - old)
                shares = dict(zip(reading.contend, (float(s) for s in sample.lead_shares(turned)), strict=True))
                return Lead(*fitting.verdict(shares), reading.conditional)

            limit = limits.get(key)
            if unknown and limit is not None:
                continue  # known, it would have to be held against the person's limit too
            for way in _narrowings(swing, low, high, best, unknown, u, limit):
                found = _first(way.amounts, lambda amount, way=way, then=then: _other(now, then(way.values(amount))))  # type: ignore[misc]
                if found is None:
                    continue
                amount = way.amounts[found]
                size = abs(swing.value(amount) - swing.value(way.start))
                if smallest is None or size < smallest[0]:
                    less = way.amounts[found - 1] if found else None
                    smallest = size, FactChange(key, variant, amount, way.side, then(way.values(amount)), less)
    return smallest[1] if smallest else None


def _limits(aid: Aid, comparison: Comparison) -> dict[str, float]:
    """Outcome key → the person's own limit on it: no figure beyond it is thought of. 0 where it is a sum with a limit
    on a part.
    """
    rules = {ready.rule.id: ready.rule for ready in aid.limits if ready.rule.burden}
    found: dict[str, float] = {}
    for limit in comparison.variants[0].limits:
        if limit.id in rules and limit.given and limit.amount is not None:
            outcome = aid.outcomes[rules[limit.id].burden or ""]
            of = aid.outcomes[outcome.upkeep_of or outcome.id]
            amount = 0.0 if of.weighed or outcome.upkeep_of else limit.amount
            found[OutcomeKey.burden(of.id)] = min(amount, found.get(OutcomeKey.burden(of.id), math.inf))
    return found


class _Narrowing(NamedTuple):
    """One way a cell may come to be known better: which side, from which amount on in which steps, and the values at an
    amount.
    """

    side: Literal["at_least", "at_most", "exactly"]
    start: float
    amounts: list[float]
    values: Callable[[float], sample.Floats]


def _narrowings(
    swing: matters.Swing,
    low: float,
    high: float,
    best: float | None,
    unknown: bool,
    u: sample.Floats,
    limit: float | None = None,
) -> list[_Narrowing]:
    """`low` and `high` are values at the low and the high figure; of a burden the low figure is the better one.
    `limit`: amounts beyond it are not thought of, since there the variant would cross it."""
    at = swing.amount
    if unknown:
        amounts = _steps(swing, swing.worst, swing.best)
        return [_Narrowing("exactly", swing.worst, amounts, lambda amount: np.full(u.shape, swing.value(amount)))]
    if low == high:
        return []

    def cut(from_: float, to: float) -> sample.Floats:
        middle = (from_ + to) / 2 if best is None else min(max(best, min(from_, to)), max(from_, to))
        return np.where(u < 0.5, from_ + 2 * u * (middle - from_), middle + (2 * u - 1) * (to - middle))

    more = [amount for amount in _steps(swing, at(low), at(high)) if limit is None or amount <= limit]
    return [
        _Narrowing("at_least", at(low), more, lambda amount: cut(swing.value(amount), high)),
        _Narrowing("at_most", at(high), _steps(swing, at(high), at(low)), lambda amount: cut(low, swing.value(amount))),
    ]


def _steps(swing: matters.Swing, start: float, end: float) -> list[float]:
    """Amounts from `start` (not itself) to `end`: levels one by one, other amounts in round steps."""
    if start == end:
        return []
    unit = 1.0 if swing.branch == "gain" else max(1.0, _round(abs(end - start) / _FINE))
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
