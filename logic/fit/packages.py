"""Packages: which real variant to ask about next, and what it is shown as.

First the one that changes most, then whoever leads so far, up to three. Whoever would come out ahead is asked about
too: nothing leads unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.fit.amounts import Amount, Term
from logic.fit.priorities import MOST_PACKAGES, Package
from logic.person.comparison import Lead
from logic.person.known import OutcomeKey

if TYPE_CHECKING:
    from logic.fit.verdict import Reading

USUAL = 3
"""How many packages are asked about, where that many are left."""


def amount_of(place: str, ends: tuple[float, ...]) -> Amount:
    """A stored range as an amount, read where the evidence of its option is read."""
    best = ends[1] if len(ends) == 3 else None
    return Amount((Term(place, ends[0], ends[-1], best),))


def package(reading: Reading, variant: str) -> Package:
    """A variant as the package the person is asked about, not yet answered."""
    gains = {c: _range(reading.amounts[OutcomeKey.gain(c), variant]) for c in reading.concerns}
    takes = {o: _range(reading.amounts[OutcomeKey.burden(o), variant]) for o in reading.ends}
    return Package(variant, gains, takes)


def same(amount: Amount, then: tuple[float, ...]) -> bool:
    """Whether an amount is still what a package was shown with; it was stored to a ten-thousandth."""
    return max(abs(amount.low - then[0]), abs(amount.high - then[-1])) < 1e-3


def _range(amount: Amount) -> tuple[float, ...]:
    low, high, best = float(amount.low), float(amount.high), amount.best
    return (low, high) if best is None or low == high else (low, float(best), high)


def following(reading: Reading, inside: Lead, aside: Lead | None) -> Package | None:
    """The package to ask about now; None: enough was asked.

    Args:
        reading: what was said so far.
        inside: who leads within the firm limits.
        aside: who leads with limits set aside, or None.
    """
    asked = {p.variant for p in reading.priorities.packages}
    left = [v for v in reading.inside if v not in asked and _brings(reading, v)]
    beyond = [v for v in reading.contend if v not in asked and _brings(reading, v)]
    if not beyond or len(asked) >= MOST_PACKAGES:
        return None
    unseen = [told.ahead for told in (inside, aside) if told and told.ahead in beyond]
    if len(asked) >= USUAL:
        return package(reading, unseen[0]) if unseen and unseen[0] else None
    if not asked:
        return package(reading, max(left or beyond, key=lambda v: _change(reading, v)))
    if unseen and unseen[0]:
        return package(reading, unseen[0])
    told = inside if left else aside or inside
    return package(reading, max(left or beyond, key=lambda v: (told.shares.get(v, 0.0), _change(reading, v))))


def _brings(reading: Reading, variant: str) -> bool:
    return any(reading.amounts[OutcomeKey.gain(c), variant].high > 0 for c in reading.concerns)


def _change(reading: Reading, variant: str) -> tuple[float, float]:
    """How much it changes the main concern, then how little trouble it is with all troubles alike."""
    gain = reading.amounts[OutcomeKey.gain(reading.concerns[0]), variant].middle
    troubles = [reading.amounts[OutcomeKey.burden(o), variant].middle / end for o, end in reading.ends.items()]
    return gain, -sum(troubles) / len(troubles) if troubles else 0.0
