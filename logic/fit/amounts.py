"""How much of everything each variant counts as, for one person: gains, and troubles with what nobody knows bounded.

A trouble not known counts as our own judgement bounds it, else as `unknown_as`, which is never better than anything
known. A price counts with all it leaves out. A gain is what comes on top of what doing nothing brings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.base import LEVELS
from logic.content.options import Effect
from logic.person import burden
from logic.person.comparison import VariantResult
from logic.person.known import OutcomeKey

_NONE = LEVELS.index("none")
MOST_GAIN = len(LEVELS) - 1 - _NONE
"""The largest gain there is, in levels above no change."""


class Term(NamedTuple):
    """A range that is read at one place.

    Attributes:
        place: the option whose evidence it rests on. What rests on the same evidence errs together.
        low: a gain in levels above no change, a trouble in its own unit.
        high: the other end.
        best: the best guess, or None.
    """

    place: str
    low: float
    high: float
    best: float | None = None


class Amount(NamedTuple):
    """How much of one outcome a variant counts as.

    Attributes:
        terms: ranges that are added up.
        unknown: nobody knows it; the terms are what it counts as.
        judged: our own reading bounds what nobody knows.
        worse: a gain that may be a loss.
    """

    terms: tuple[Term, ...]
    unknown: bool = False
    judged: bool = False
    worse: bool = False

    @property
    def low(self) -> float:
        return sum(term.low for term in self.terms)

    @property
    def high(self) -> float:
        return sum(term.high for term in self.terms)

    @property
    def best(self) -> float | None:
        """The best guess; None where any part has none."""
        total = 0.0
        for term in self.terms:
            guess = term.low if term.best is None and term.low == term.high else term.best
            if guess is None:
                return None
            total += guess
        return total

    @property
    def middle(self) -> float:
        """Where as many readings lie below as above."""
        return (self.low + self.high) / 2 if self.best is None else self.best


Amounts = Mapping[tuple[OutcomeKey, str], Amount]
"""(outcome key, variant) → amount."""


def amounts(
    aid: Aid, variants: Iterable[VariantResult], concerns: tuple[str, ...]
) -> dict[tuple[OutcomeKey, str], Amount]:
    """Every relevant variant on every outcome this person could weigh, gains first."""
    everyone = {v.variant: v for v in variants}
    relevant = [v for v in everyone.values() if v.relevant]
    found = {}
    nature = everyone[aid.baseline].effects if aid.baseline in everyone else ()
    for number, concern in enumerate(concerns):
        key = OutcomeKey.gain(concern)
        for v in relevant:
            found[key, v.variant] = _gain(v, v.effects[number].effect, nature[number].effect)
    for outcome in burden.burdens(aid):
        key, parts, worst = OutcomeKey.burden(outcome.id), _parts(aid, outcome), _worst(aid, everyone, outcome)
        for v in relevant:
            found[key, v.variant] = _trouble(aid, everyone, v, parts, worst)
    return found


def _gain(v: VariantResult, effect: Effect, nature: Effect) -> Amount:
    """What a variant brings on top of nature. Not known counts as nothing."""
    if effect.unknown or effect.low is None or effect.high is None:
        return Amount((Term(v.option, 0.0, 0.0),), unknown=True)
    if v.baseline:
        return Amount((Term(v.option, 0.0, 0.0),))
    worse = effect.low == "worse"
    low, high = (effect.adds.low, effect.adds.high) if effect.adds else (effect.low, effect.high)
    ends = [_level(low), _level(high)]
    if not effect.adds and not nature.unknown and nature.low and nature.high:
        ends = sorted((ends[0] - max(_level(nature.low), 0.0), ends[1] - max(_level(nature.high), 0.0)))
    return Amount((Term(v.option, max(ends[0], 0.0), max(ends[1], 0.0)),), worse=worse)


def _level(level: str) -> float:
    return float(LEVELS.index(level) - _NONE)


def _worst(aid: Aid, everyone: Mapping[str, VariantResult], outcome: Outcome) -> float:
    """How what nobody knows, and nobody judged, counts: no better than the highest price somebody was told."""
    if outcome.kind != "money":
        return unknown_as(outcome)
    quoted = [v for v in everyone.values() if any(burden.is_quote(figure) for figure in v.burdens.values())]
    totals = (burden.weighed(aid, v.burdens, outcome) for v in quoted)
    return max([unknown_as(outcome), *(total.high for total in totals if total.quoted and total.high is not None)])


_Parts = list[tuple[Outcome, int]]
"""An outcome with how often it counts: its figure once, and its upkeep once in each later year it is weighed for."""


def _parts(aid: Aid, outcome: Outcome) -> _Parts:
    years = outcome.weighed.years if outcome.weighed else 1
    later = [(o, years - 1) for o in aid.about.outcomes if o.upkeep_of == outcome.id] if years > 1 else []
    return [(outcome, 1), *later]


def _trouble(aid: Aid, everyone: Mapping[str, VariantResult], v: VariantResult, parts: _Parts, worst: float) -> Amount:
    """An outcome over the years it is weighed for."""
    terms: dict[str, Term] = {}
    unknown = judged = False
    for part, times in parts:
        figure = v.burdens[part.id]
        term = _counts_as(aid, everyone, v, part)
        unknown = unknown or figure.unknown or term is None
        if term is None:  # what the person was told of other parts, or of a part of this one, comes on top
            told = sum(f.low * n for o, n in parts if burden.is_quote(f := v.burdens[o.id]) and f.low is not None)
            most = max(worst, told + unknown_as(parts[0][0]) if told else 0.0)
            return Amount((Term(v.option, most, most),), unknown=True)
        judged = judged or figure.unknown
        best = None if term.best is None else term.best * times
        added = Term(term.place, term.low * times, term.high * times, best)
        terms[term.place] = _both(terms[term.place], added) if term.place in terms else added
    return Amount(tuple(terms.values()), unknown, judged)


def unknown_as(outcome: Outcome) -> float:
    """How what nobody knows, and nobody judged, counts."""
    if outcome.unknown_as is not None:
        return outcome.unknown_as
    return outcome.weighed.scale_max if outcome.weighed else outcome.scale_max


def _both(one: Term, other: Term) -> Term:
    guesses = [t.best if t.best is not None else t.low if t.low == t.high else None for t in (one, other)]
    best = None if guesses[0] is None or guesses[1] is None else guesses[0] + guesses[1]
    return Term(one.place, one.low + other.low, one.high + other.high, best)


def _counts_as(aid: Aid, everyone: Mapping[str, VariantResult], v: VariantResult, part: Outcome) -> Term | None:
    """One figure as it counts; None: nobody knows it, or what it leaves out, and nobody judged."""
    figure = v.burdens[part.id]
    for _ in aid.variants:  # each is judged by the next at most once: `check` refuses a ring
        named = figure.judged.at_most if figure.unknown and figure.judged else None
        if named is None or named not in everyone:
            break
        v = everyone[named]
        figure = v.burdens[part.id]
        if burden.is_quote(figure):  # a price somebody was told of one variant says nothing of another
            figure = aid.variants[named][1].figures[part.id]
    if figure.unknown:
        judged = figure.judged
        if judged is None or judged.high is None:
            return None
        return Term(v.option, judged.high if judged.low is None else judged.low, judged.high)
    if figure.low is None or figure.high is None:
        return None
    if part.kind == "money" and figure.missing:
        return Term(v.option, figure.all_in.low, figure.all_in.high) if figure.all_in else None
    return Term(v.option, figure.low, figure.high, figure.best)
