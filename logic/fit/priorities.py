"""What matters to one person: what they picked, how much each swing counts, and what they said of one against another.

Gains and burdens are two branches. `swings` says, for this person's concerns, from where to where each outcome goes
over all variants that do something for them. A weight belongs to that swing: when its ends change, it is asked again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic import dataclasses as pydantic

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.base import LEVELS
from logic.content.options import Effect
from logic.person import burden
from logic.person.answers import Wrong, shown
from logic.person.comparison import Statement, VariantResult
from logic.person.known import PART, OutcomeKey, Whole

Branch = Literal["gain", "burden"]
FEWEST, MOST = 3, 5
"""How many outcomes a person picks. Fewer than three set, and nothing is said about who leads."""

TOP = 10
"""The weight of what matters most; the others are set against it."""

MAX_OWN, MAX_OWN_LENGTH = 3, 120
"""How many things a person adds in their own words, and of how many signs each."""

MAX_STATEMENTS = 40
"""More than can be said of the outcomes that can be picked at once: about two of them one thing each way round, and one
check.
"""

Worth = Literal["hardly_any", "some", "half", "most", "all", "more"]
WORTH: Mapping[Worth, tuple[float, float]] = {
    "hardly_any": (0.0, 0.2),
    "some": (0.15, 0.45),
    "half": (0.35, 0.65),
    "most": (0.55, 0.9),
    "all": (0.8, 1.2),
    "more": (1.1, 4.0),
}
"""If it worked, how much of this trouble would the change be worth? As how many times the whole trouble: least, most.
The ranges overlap, because such words do."""

_NONE = LEVELS.index("none")


class Swing(NamedTuple):
    """One outcome from its worst to its best over all variants that do something for this person's concerns.

    Attributes:
        key: `gain:<concern>` or `burden:<outcome>`.
        branch: gain or burden.
        id: the concern or the outcome.
        worst: a gain in levels above no change (0 = none), a burden in its own unit.
        best: the same, at the other end.
        unknown: some variant's is not known. A burden's worst end is then the end of its scale.
    """

    key: OutcomeKey
    branch: Branch
    id: str
    worst: float
    best: float
    unknown: bool = False

    @property
    def mark(self) -> str:
        """A short hash of both ends: kept with a weight, to notice when they have changed."""
        return hashlib.sha256(
            f"{self.key} {float(self.worst)!r} {float(self.best)!r} {self.unknown}".encode()
        ).hexdigest()[:12]

    @property
    def flat(self) -> bool:
        """Whether all variants are alike in it: then it cannot tell them apart."""
        return self.worst == self.best

    def value(self, amount: float) -> float:
        """How good an amount is, from 0 (worst end) to 1 (best end)."""
        return 0.0 if self.flat else min(max((amount - self.worst) / (self.best - self.worst), 0.0), 1.0)

    def amount(self, value: float) -> float:
        """`value` turned round."""
        return self.worst + value * (self.best - self.worst)


def own_words(typed: str) -> str:
    """What somebody typed, as it is kept, shown and printed: in one line that is not too long."""
    return in_one_line(typed)[:MAX_OWN_LENGTH].strip()


def in_one_line(text: str) -> str:
    """A text without line ends, control signs and halves of signs."""
    kinds = ((sign, unicodedata.category(sign)) for sign in text)
    return "".join(" " if kind in ("Cc", "Zl", "Zp") else sign for sign, kind in kinds if kind != "Cs").strip()


def once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Of two outcomes the last answer to a check, and the last that was said of all of the one against all of the
    other.
    """
    kept: dict[object, Statement] = {}
    for s in statements:
        key = (s.first, s.second) if s.whole else frozenset((s.first, s.second))
        kept.pop(key, None)
        kept[key] = s
    return tuple(kept.values())


def _each_once(keys: tuple[OutcomeKey, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


Weight = Annotated[Whole, Field(ge=0, le=TOP)]
Mark = Annotated[str, Field(strict=True, max_length=40)]
OwnWords = Annotated[str, Field(strict=True, min_length=1, max_length=MAX_OWN_LENGTH)]


@pydantic.dataclass(frozen=True, config=PART)
class Priorities:
    """What one person said matters. All of it may be missing, and a missing weight is never a middling one.

    Attributes:
        picked: keys of outcomes, in the order they were picked.
        worth: one of `WORTH`: the change against the trouble; None when not said.
        weights: key → 0 to 10, only those that were set.
        marks: key → `Swing.mark` at the time the weight was set; `ends` in files.
        statements: "this matters more than that", and answers to trade-off checks, in the order they were given. Beyond
            `MAX_STATEMENTS` those of outcomes no longer picked go first, then the oldest.
        own: what else matters, in the person's own words: carried along, never weighed.
    """

    picked: Annotated[tuple[OutcomeKey, ...], AfterValidator(_each_once), Field(max_length=MOST)] = ()
    worth: Worth | None = None
    weights: Mapping[OutcomeKey, Weight] = field(default_factory=dict)
    marks: Annotated[Mapping[OutcomeKey, Mark], Field(alias="ends")] = field(default_factory=dict)
    statements: Annotated[tuple[Statement, ...], AfterValidator(once)] = ()
    own: Annotated[tuple[OwnWords, ...], AfterValidator(_each_once), Field(max_length=MAX_OWN)] = ()

    @field_validator("marks")
    @classmethod
    def _of_weights(cls, marks: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
        return {key: mark for key, mark in marks.items() if key in info.data.get("weights", marks)}

    @field_validator("statements")
    @classmethod
    def _no_more_than_fit(cls, said: tuple[Statement, ...], info: ValidationInfo) -> tuple[Statement, ...]:
        picked = set(info.data.get("picked", ()))
        still, before = ([s for s in said if ({s.first, s.second} <= picked) is now] for now in (True, False))
        kept = set([*before, *still][-MAX_STATEMENTS:])
        return tuple(s for s in said if s in kept)

    def __bool__(self) -> bool:
        return bool(self.picked or self.own)


def gain_levels(effect: Effect) -> tuple[float, float]:
    """An effect as levels above no change, low and high. Getting worse counts as no gain: it is told as a bad point
    instead, and keeps a variant from coming out ahead (`verdict.py`). Not known counts as none."""
    if effect.unknown or effect.low is None or effect.high is None:
        return 0.0, 0.0
    return max(LEVELS.index(effect.low) - _NONE, 0.0), max(LEVELS.index(effect.high) - _NONE, 0.0)


class Amount(NamedTuple):
    """How one variant does on one outcome, as people weigh it.

    Attributes:
        low: a gain in levels above no change, a burden in its own unit; 0 where it is not known.
        high: the other end of the range.
        best: the best guess, or None.
        unknown: nobody knows.
        worse: a gain that may get worse.
    """

    low: float
    high: float
    best: float | None = None
    unknown: bool = False
    worse: bool = False


Amounts = Mapping[tuple[OutcomeKey, str], Amount]
"""(outcome key, variant) → amount."""


def amounts(
    aid: Aid, variants: Iterable[VariantResult], concerns: tuple[str, ...]
) -> dict[tuple[OutcomeKey, str], Amount]:
    """Every relevant variant on every outcome this person could weigh, gains first."""
    relevant = [v for v in variants if v.relevant]
    found = {}
    for number, concern in enumerate(concerns):
        for v in relevant:
            found[OutcomeKey.gain(concern), v.variant] = _gain(v.effects[number].effect)
    for outcome in burden.burdens(aid):
        for v in relevant:
            found[OutcomeKey.burden(outcome.id), v.variant] = _burden(aid, v, outcome)
    return found


def _gain(effect: Effect) -> Amount:
    low, high = gain_levels(effect)
    return Amount(low, high, None, effect.unknown, effect.low == "worse")


def _burden(aid: Aid, v: VariantResult, outcome: Outcome) -> Amount:
    total = burden.weighed(aid, v.burdens, outcome)
    return (
        Amount(0.0, 0.0, None, True)
        if total.low is None or total.high is None
        else Amount(total.low, total.high, total.best)
    )


def swings(aid: Aid, variants: Iterable[VariantResult], concerns: tuple[str, ...]) -> dict[OutcomeKey, Swing]:
    """Every outcome this person could weigh, gains first, each from its worst to its best over the relevant variants."""
    return swings_of(aid, amounts(aid, variants, concerns))


def swings_of(aid: Aid, found: Amounts) -> dict[OutcomeKey, Swing]:
    """The same, from amounts."""
    by_key: dict[OutcomeKey, list[Amount]] = {}
    for (key, _), amount in found.items():
        by_key.setdefault(key, []).append(amount)
    return {key: _swing(aid, key, of) for key, of in by_key.items()}


def _swing(aid: Aid, key: OutcomeKey, of: list[Amount]) -> Swing:
    known = [amount for amount in of if not amount.unknown]
    unknown = len(known) < len(of)
    id_ = key.id
    if key.is_gain:
        return Swing(key, "gain", id_, 0.0, max((amount.high for amount in known), default=0.0), unknown)
    outcome = aid.outcomes[id_]
    highs = [amount.high for amount in known]
    if unknown:  # whoever is not known counts as bad as anything could be
        highs.append(outcome.weighed.scale_max if outcome.weighed else outcome.scale_max)
    return Swing(key, "burden", id_, max(highs), min((amount.low for amount in known), default=0.0), unknown)


def unknown_keys(aid: Aid, priorities: Priorities) -> list[Wrong]:
    """Outcomes something was said of that this aid does not have. One that does not concern this person now is no
    fault.
    """
    said = [*priorities.picked, *priorities.weights, *(k for s in priorities.statements for k in (s.first, s.second))]
    known = {"gain": aid.concerns, "burden": aid.outcomes}
    strange = [k for k in dict.fromkeys(said) if k != f"{k.branch}:{k.id}" or k.id not in known[k.branch]]
    return [Wrong(shown(key), "there is no such outcome to weigh") for key in strange]


def current(priorities: Priorities, offered: Mapping[OutcomeKey, Swing]) -> Priorities:
    """Only what still counts: outcomes this person may weigh, and weights whose swing has the ends it was set for."""
    picked = tuple(key for key in priorities.picked if key in offered)
    kept = {
        key: w
        for key, w in priorities.weights.items()
        if key in picked and priorities.marks.get(key, offered[key].mark) == offered[key].mark
    }
    said = tuple(s for s in priorities.statements if s.first in picked and s.second in picked)
    return replace(priorities, picked=picked, weights=kept, marks={k: offered[k].mark for k in kept}, statements=said)


def asked_again(priorities: Priorities, offered: Mapping[OutcomeKey, Swing]) -> tuple[OutcomeKey, ...]:
    """Picked outcomes whose weight was set for other ends than they have now."""
    now = current(priorities, offered)
    sole = alone(now.picked)
    return tuple(key for key in now.picked if key in priorities.weights and key not in now.weights and key not in sole)


def counted(priorities: Priorities) -> dict[OutcomeKey, int]:
    """The weights that count. Whoever stands alone on its side is weighed by `worth`: a weight it got when there was
    another, and that nobody can see or change now, counts no more."""
    sole = alone(priorities.picked)
    return {key: weight for key, weight in priorities.weights.items() if key in priorities.picked and key not in sole}


def settled(priorities: Priorities) -> tuple[OutcomeKey, ...]:
    """The picked outcomes the person said something about: by a weight, or against another. Whoever stands alone on its
    side is said by `worth`, because there is nothing else there to set it against."""
    told = {key for s in priorities.statements for key in (s.first, s.second)} | set(counted(priorities))
    told |= set(alone(priorities.picked)) if priorities.worth is not None else set()
    return tuple(key for key in priorities.picked if key in told)


def alone(picked: tuple[OutcomeKey, ...]) -> tuple[OutcomeKey, ...]:
    """The outcomes that stand alone on their side, where both sides have some."""
    sides = [[key for key in picked if key.is_gain is gain] for gain in (True, False)]
    return tuple(side[0] for side in sides if len(side) == 1 and all(sides))


def consistent(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], tuple[tuple[Statement, ...], ...]]:
    """The statements that can hold together, the earlier ones kept, and for each that cannot the ring it would close.

    Only whole swings are looked at here ("A over B, B over C, C over A"); weights against statements are `sample.py`'s.
    """
    kept: list[Statement] = []
    rings: list[tuple[Statement, ...]] = []
    for statement in statements:
        above, below = statement.ordered
        whole = statement.says != "same" and statement.whole
        way = _way(kept, below, above) if whole else None
        if way is not None:
            rings.append((*way, statement))
        elif statement not in kept:
            kept.append(statement)
    return tuple(kept), tuple(rings)


def _way(statements: list[Statement], above: str, below: str) -> tuple[Statement, ...] | None:
    """Statements that together say the one matters more than the other, or None."""
    reached: dict[str, tuple[Statement, ...]] = {above: ()}
    todo = [above]
    while todo:
        here = todo.pop(0)
        for s in statements:
            if s.says == "same" or not s.whole:
                continue
            over, under = s.ordered
            if over == here and under not in reached:
                reached[under] = (*reached[here], s)
                todo.append(under)
    return reached.get(below) or None


def values(swing: Swing, amount: Amount) -> tuple[float, float, float | None]:
    """An amount as values on the swing: at the low figure, at the high one, at the best guess or None. Not known counts
    as the worst end, at both."""
    if amount.unknown:
        return 0.0, 0.0, None
    return swing.value(amount.low), swing.value(amount.high), None if amount.best is None else swing.value(amount.best)


def amount_of(aid: Aid, swing: Swing, v: VariantResult, concerns: tuple[str, ...]) -> Amount:
    """How one variant does on one outcome."""
    return (
        _gain(v.effects[concerns.index(swing.id)].effect)
        if swing.branch == "gain"
        else _burden(aid, v, aid.outcomes[swing.id])
    )


def cell(
    aid: Aid, swing: Swing, variant: VariantResult, concerns: tuple[str, ...]
) -> tuple[float, float, float | None]:
    """One variant on one outcome as `values` on the swing."""
    return values(swing, amount_of(aid, swing, variant, concerns))


def not_known(aid: Aid, swing: Swing, variant: VariantResult, concerns: tuple[str, ...]) -> bool:
    """Whether nobody knows how a variant does on an outcome."""
    return amount_of(aid, swing, variant, concerns).unknown
