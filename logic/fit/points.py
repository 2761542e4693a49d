"""Each variant's two best and two worst points for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.aid.aid import Aid
from logic.fit.amounts import MOST_GAIN, Amount
from logic.person.comparison import Point, Points, VariantResult
from logic.person.known import OutcomeKey

if TYPE_CHECKING:
    from logic.fit.verdict import Reading

_EACH = 2


class _Mark(NamedTuple):
    key: OutcomeKey
    value: float  # in the middle of its range, 0 (worst end) to 1
    unknown: bool = False
    worse: bool = False

    @property
    def bad(self) -> bool:
        return self.unknown or self.worse or self.value < 0.5


def points(aid: Aid, relevant: list[VariantResult], reading: Reading) -> dict[str, Points]:
    """Each variant's two best and two worst points: what the person named first, then the rest.

    A point is good by how near it lies to the best end, bad by how near to the worst. Not known is always a bad point
    of what the person named, and so is what may get worse.
    """
    gains = [OutcomeKey.gain(c) for c in reading.concerns]
    named = [*gains[:1], *(OutcomeKey.burden(o) for o in reading.priorities.minded if o in reading.ends)]
    ranked = [*named, *(k for k in [*gains, *map(OutcomeKey.burden, reading.ends)] if k not in named)]
    harms = {OutcomeKey.burden(o.id) for o in aid.about.outcomes if o.kind == "harm"}
    found = {}
    for v in relevant:
        marks = [_mark(reading, key, reading.amounts[key, v.variant]) for key in ranked]
        marks = [m for m in marks if m.key in named or not m.unknown]

        def rank(mark: _Mark, distance: float) -> tuple[bool, float]:
            place = named.index(mark.key) if mark.key in named else len(named)
            return mark.key not in named, -distance * (len(named) + 1 - place)

        bad = sorted((m for m in marks if m.bad), key=lambda m: rank(m, 1 - m.value))[:_EACH]
        rest = sorted((m for m in marks if not m.bad and m.value < 1), key=lambda m: rank(m, 1 - m.value))
        bad += rest[: _EACH - len(bad)]
        fine = [
            m
            for m in marks
            if not m.bad and m not in bad and not (m.key in harms and reading.amounts[m.key, v.variant].high > 0)
        ]  # a harm that someone suffered is no good point
        good = sorted(fine, key=lambda m: rank(m, m.value))[:_EACH]
        found[v.variant] = Points(
            _filled([Point(m.key) for m in good]), _filled([Point(m.key, m.unknown, m.worse) for m in bad])
        )
    return found


def _mark(reading: Reading, key: OutcomeKey, amount: Amount) -> _Mark:
    if key.is_gain:
        return _Mark(key, amount.middle / MOST_GAIN, amount.unknown, amount.worse)
    return _Mark(key, 1 - min(amount.middle / reading.ends[key.id], 1.0), amount.unknown)


def _filled(points: list[Point]) -> tuple[Point, ...]:
    """Two of them: the variant's own gain or drawback where nothing else is left to say."""
    return tuple(points) if len(points) >= _EACH else (*points, Point(None))
