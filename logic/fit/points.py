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

_HARDLY = 0.9
"""From here on a trouble is next to none, and no bad point: one visit, where others take fifteen."""


class _Mark(NamedTuple):
    """How one variant does on one outcome.

    Attributes:
        key: the outcome.
        value: in the middle of its range, 0 (worst end) to 1.
        amount: the range itself.
        none: something wanted of which there is none, or less than none.
        over: it is over a limit the person set, or may be.
        harm: a harm that somebody suffered.
    """

    key: OutcomeKey
    value: float
    amount: Amount
    none: bool = False
    over: bool = False
    harm: bool = False

    @property
    def bad(self) -> bool:
        """What is wanted speaks against nothing, however little of it there is, unless there is none or less than none."""
        if self.amount.unknown or self.amount.worse:
            return True
        return self.none if self.key.is_gain else self.value < 0.5

    @property
    def tells_against(self) -> bool:
        """What is not bad may fill a place among the bad, unless it is next to nothing."""
        return not self.key.is_gain and (self.harm or self.value < _HARDLY)

    @property
    def good(self) -> bool:
        """Neither bad, nor over a limit, nor a harm that somebody suffered, nor a change that may not come."""
        if self.bad or self.over or self.harm:
            return False
        return not self.key.is_gain or self.amount.low > 0 or self.value >= 0.5


def points(aid: Aid, relevant: list[VariantResult], reading: Reading) -> dict[str, Points]:
    """Each variant's two best and two worst points: what the person named first, then the rest.

    A point is good by how near it lies to the best end, bad by how near to the worst. Not known is always a bad point
    of what the person named, and so is what may get worse. Of what they did not name, harms come first among the bad.
    """
    gains = [OutcomeKey.gain(c) for c in reading.concerns]
    named = [*gains[:1], *(OutcomeKey.burden(o) for o in reading.priorities.minded if o in reading.ends)]
    ranked = [*named, *(k for k in [*gains, *map(OutcomeKey.burden, reading.ends)] if k not in named)]
    harms = {OutcomeKey.burden(o.id) for o in aid.about.outcomes if o.kind == "harm"}
    found = {}
    for v in relevant:
        over = _over(aid, v)
        none = {OutcomeKey.gain(e.concern) for e in v.effects if e.effect.high in ("none", "worse")}
        marks = [
            _mark(reading, key, reading.amounts[key, v.variant])._replace(
                none=key in none, over=key in over, harm=key in harms and reading.amounts[key, v.variant].high > 0
            )
            for key in ranked
        ]
        marks = [m for m in marks if m.key in named or not m.amount.unknown]

        def rank(mark: _Mark, distance: float) -> tuple[bool, float]:
            place = named.index(mark.key) if mark.key in named else len(named)
            return mark.key not in named, -distance * (len(named) + 1 - place)

        def worst(mark: _Mark) -> tuple[bool, bool, float]:
            later, distance = rank(mark, 1 - mark.value)
            return later, later and not mark.harm, distance

        bad = sorted((m for m in marks if m.bad), key=worst)[:_EACH]
        rest = sorted((m for m in marks if not m.bad and m.tells_against), key=worst)
        bad += rest[: _EACH - len(bad)]
        fine = [m for m in marks if m.good and m not in bad]
        good = sorted(fine, key=lambda m: rank(m, m.value))[:_EACH]
        found[v.variant] = Points(
            _filled([Point(m.key) for m in good]),
            _filled([Point(m.key, m.amount.unknown, m.amount.worse) for m in bad]),
        )
    return found


def _over(aid: Aid, v: VariantResult) -> set[OutcomeKey]:
    """The outcomes on which a variant is over a limit, or may be, as they are weighed: upkeep with what it keeps up."""
    rules = {ready.rule.id: ready.rule for ready in aid.limits}
    found = [aid.outcomes[burden] for limit in v.crosses() if (burden := rules[limit.id].burden)]
    return {OutcomeKey.burden(outcome.upkeep_of or outcome.id) for outcome in found}


def _mark(reading: Reading, key: OutcomeKey, amount: Amount) -> _Mark:
    if key.is_gain:
        return _Mark(key, amount.middle / MOST_GAIN, amount)
    return _Mark(key, 1 - min(amount.middle / reading.ends[key.id], 1.0), amount)


def _filled(points: list[Point]) -> tuple[Point, ...]:
    """Two of them: the variant's own gain or drawback where nothing else is left to say."""
    return tuple(points) if len(points) >= _EACH else (*points, Point(None))
