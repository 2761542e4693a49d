"""How many people of 100, or of 1,000: a study's counts with the margin that few people leave, a published range, or
not known.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from logic.content.options import Chart, Share

_Z = 1.959964
"""95 of 100 such margins hold the true share (the standard normal distribution's 0.975 quantile)."""


class Chance(NamedTuple):
    """A share of people, counted `per` so many.

    Attributes:
        low: the least it may be; None when nobody knows.
        high: the most it may be.
        best: what was counted, or None where the evidence is a range.
        per: the denominator of all three, 100 or 1,000.
        people: how many people were counted, or None.
    """

    low: float | None
    high: float | None
    best: float | None
    per: int
    people: int | None = None

    @property
    def unknown(self) -> bool:
        return self.low is None or self.high is None


def chance(chart: Chart, share: Share) -> Chance:
    """A chart's share in its own denominator. Counts and percentages of so many people get the margin of `margin`."""
    per = chart.per
    if share.out_of is not None and (share.events is not None or share.percent is not None):
        counted = share.events / share.out_of if share.events is not None else (share.percent or 0) / 100
        low, high = margin(counted, share.out_of)
        return Chance(per * low, per * high, per * counted, per, share.out_of)
    if share.unknown or share.low is None or share.high is None:
        return Chance(None, None, None, per)
    return Chance(share.low, share.high, None, per)


def margin(share: float, people: int) -> tuple[float, float]:
    """The Wilson score interval at 95 of 100 (E. B. Wilson, J Am Stat Assoc 1927;22:209): where the true share of many
    people may lie.

    Args:
        share: what was counted, 0 to 1.
        people: of how many, 1 or more.

    Returns:
        Lowest and highest share, each 0 to 1. Nobody of few people still leaves room for some: 0 of 84 gives 0 to about
        0.044.
    """
    middle = share + _Z**2 / (2 * people)
    spread = _Z * math.sqrt(share * (1 - share) / people + _Z**2 / (4 * people**2))
    whole = 1 + _Z**2 / people
    low, high = (middle - spread) / whole, (middle + spread) / whole
    return max(0.0, min(share, low)), min(1.0, max(share, high))  # rounding must not lift 0 above 0, nor take from all
