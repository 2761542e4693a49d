"""How variants do on what this person said matters, over the whole range of the evidence and of what was said.

Safety and limits come first and stay: what a health answer stops or a limit rules out cannot come out ahead, whatever
matters. Neither can what nothing shows to help the main concern. There is no score, and no recommendation: either one
came out
ahead in nearly all readings, or there is no clear leader, or nothing is said and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.content.base import LEVELS
from logic.fit import priorities as matters
from logic.fit.priorities import FEWEST, Amount, Amounts, Priorities, Swing
from logic.fit.sample import READINGS, Evidence, Weights, evidence, lead_shares, totals, weights
from logic.person.comparison import Comparison, Fit, LeftOut, Point, Points, Statement, VariantResult, Withheld
from logic.person.known import OutcomeKey

SEED = 0
"""Whose uniforms: the same for everybody, so that two people who said the same are told the same, whatever order they
see.
"""

AHEAD = 0.85
"""How often a variant must lead to have come out ahead. Well above the four fifths below which nobody would say so:
with 2,000 readings another set of uniforms moves a share by less than that gap, so no two sets disagree
(tests/logic/test_fit.py)."""

COVER, NEARLY = 0.90, 0.02
"""Without one ahead: the smallest set that leads so often, and whoever leads as often as the last of them, to within
this.
"""


class Reading(NamedTuple):
    """All that stands between what was said and who leads, so that `change.py` can turn one thing and read again."""

    amounts: Amounts
    swings: Mapping[OutcomeKey, Swing]
    priorities: Priorities
    weights: Weights | None
    evidence: Evidence | None  # of the variants that can come out ahead
    contend: tuple[str, ...]
    conditional: bool
    readings: int


def fit(
    aid: Aid,
    variants: tuple[VariantResult, ...],
    concerns: tuple[str, ...],
    priorities: Priorities,
    worried: bool,
    *,
    readings: int = READINGS,
    seed: int = SEED,
) -> Fit:
    """How variants do on what this person said matters.

    Args:
        aid: the decision aid.
        variants: all of them, in this person's mixed order, with statuses, limits and figures.
        concerns: main one first.
        priorities: as said; what no longer applies is ignored.
        worried: an answer stands that should be talked over before anything is said about who leads.
        readings: how many readings of weights and evidence.
        seed: whose uniforms.
    """
    read_ = read(aid, variants, concerns, priorities, readings=readings, seed=seed)
    said, swings = read_.priorities, read_.swings
    shares = shares_of(read_)
    ahead, close = verdict(shares)
    withheld = _withheld(
        variants, read_, worried, (ahead,) if ahead else close, bool(matters.asked_again(priorities, swings))
    )
    keys = _by_importance(said, swings, read_.weights)
    relevant = [v for v in variants if v.relevant]
    out = {v.variant: left_out(v) for v in relevant}
    return Fit(
        withheld=withheld,
        conditional=read_.conditional,
        untold={v.variant: _untold(v) for v in relevant if out[v.variant] == "untold"},
        ahead=None if withheld else ahead,
        close=() if withheld else close,
        shares={} if withheld else shares,
        left_out={name: why for name, why in out.items() if why and name not in read_.contend},
        keys=keys,
        settled=matters.settled(said),
        missing=missing(said, swings),
        alike=tuple(key for key in said.picked if swings[key].flat),
        refused=said_apart(priorities, swings, read_.weights),
        points=_points(aid, relevant, read_, keys),
        reading=read_,
    )


def read(
    aid: Aid,
    variants: tuple[VariantResult, ...],
    concerns: tuple[str, ...],
    priorities: Priorities,
    *,
    readings: int = READINGS,
    seed: int = SEED,
) -> Reading:
    """Draw the readings of weights and evidence."""
    found_amounts = matters.amounts(aid, variants, concerns)
    swings = matters.swings_of(aid, found_amounts)
    said = matters.current(priorities, swings)
    kept, _ = matters.consistent(said.statements)
    drawn = weights(replace(said, statements=kept), swings, n=readings, seed=seed)
    why = {v.variant: left_out(v) for v in variants if v.relevant}
    contend = [v for v in variants if v.relevant and why[v.variant] is None]
    conditional = len(contend) < 2 and "untold" in why.values()
    if conditional:
        contend = [v for v in variants if v.relevant and why[v.variant] in (None, "untold")]
    found = None
    if drawn is not None and contend:
        cells = {
            (key, v.variant): matters.values(swings[key], found_amounts[key, v.variant])
            for key in drawn.keys
            for v in contend
        }
        found = evidence(cells, drawn.keys, {v.variant: v.option for v in contend}, n=readings, seed=seed)
    return Reading(found_amounts, swings, said, drawn, found, tuple(v.variant for v in contend), conditional, readings)


def reading_of(aid: Aid, comparison: Comparison, priorities: Priorities, readings: int) -> Reading:
    """The reading a comparison was made with, where it was made for just these priorities; else a new one."""
    kept = comparison.fit.reading if comparison.fit else None
    if kept and kept.readings == readings and kept.priorities == matters.current(priorities, kept.swings):
        return kept
    return read(aid, comparison.variants, comparison.concerns, priorities, readings=readings)


def said_otherwise(reading: Reading, priorities: Priorities, *, readings: int = READINGS, seed: int = SEED) -> Reading:
    """The same reading of the evidence, had the same outcomes been weighed otherwise. Much cheaper than `read`."""
    kept, _ = matters.consistent(priorities.statements)
    drawn = weights(replace(priorities, statements=kept), reading.swings, n=readings, seed=seed)
    return reading._replace(priorities=priorities, weights=drawn)


def shares_of(reading: Reading) -> dict[str, float]:
    """How often each variant that can come out ahead leads."""
    if reading.weights is None or reading.evidence is None:
        return {}
    shares = lead_shares(totals(reading.evidence, reading.weights.table))
    return dict(zip(reading.contend, (float(s) for s in shares), strict=True))


def verdict(shares: Mapping[str, float]) -> tuple[str | None, tuple[str, ...]]:
    """The one that came out ahead, or the smallest set that covers nearly all readings. Names in the order of `shares`."""
    if len(shares) < 2:
        return None, ()
    falling = sorted(shares, key=lambda v: -shares[v])
    if shares[falling[0]] >= AHEAD:
        return falling[0], ()
    named: set[str] = set()
    covered = 0.0
    for variant in falling:
        if len(named) >= 2 and covered >= COVER:
            break
        named.add(variant)
        covered += shares[variant]
    last = min(shares[v] for v in named)
    return None, tuple(v for v in shares if v in named or (shares[v] > 0 and shares[v] >= last - NEARLY))


def left_out(v: VariantResult) -> LeftOut | None:
    """Why a variant cannot come out ahead. The baseline is always there to choose and claims nothing, so no limit and
    no want of proof leaves it out."""
    if v.gate.status == "stop":
        return "stop"
    if v.baseline:
        return None
    if any(limit.given and limit.state == "crosses" for limit in v.limits):
        return "limit"
    if not _shown(v):
        return "not_shown"
    return "untold" if _untold(v) else None


def _untold(v: VariantResult) -> tuple[str, ...]:
    """The person's limits of which nobody can tell whether it keeps to them. Unknown never wins: such a variant leads
    nothing.
    """
    return tuple(limit.id for limit in v.limits if limit.given and limit.state == "cannot_be_told")


def _shown(v: VariantResult) -> bool:
    """Whether studies show that it may help the main concern and does not say it may worsen it. Not known, or very
    unsure, is not shown."""
    if not v.effects:
        return False
    main = v.effects[0].effect
    if main.unknown or main.low is None or main.high is None or main.certainty == "very low":
        return False
    return main.low != "worse" and LEVELS.index(main.high) > LEVELS.index("none")


def said_apart(
    priorities: Priorities, swings: Mapping[OutcomeKey, Swing], drawn: Weights | None
) -> tuple[Statement, ...]:
    """The statements that do not go with what was said before them: those that close a ring, then those the weights
    rule out.
    """
    _, rings = matters.consistent(matters.current(priorities, swings).statements)
    return (*(ring[-1] for ring in rings), *(drawn.refused if drawn else ()))


def silenced(said: Priorities, swings: Mapping[OutcomeKey, Swing]) -> list[Withheld]:
    """Why what was said is not enough to say who leads; empty when it is."""
    weights_ = matters.counted(said)
    if weights_ and all(
        weights_.get(key) == 0 for key in said.picked if key in weights_ or key not in matters.alone(said.picked)
    ):
        return ["all_zero"]
    lacking = missing(said, swings)
    if lacking:  # where all that is lacking is what the change is worth, that is what is asked for
        return ["no_worth" if said.worth is None and lacking <= len(matters.alone(said.picked)) else "too_few"]
    told = [key for key in matters.settled(said) if weights_.get(key) != 0]
    return [] if any(key.is_gain for key in told) else ["no_gain"]


def missing(said: Priorities, swings: Mapping[OutcomeKey, Swing]) -> int:
    """How many more outcomes have to be weighed: three in all, or all there are in an aid with fewer."""
    enough = min(FEWEST, sum(not swing.flat for swing in swings.values()))
    return max(enough - len(matters.settled(said)), 0)


def _withheld(
    variants: tuple[VariantResult, ...], read_: Reading, worried: bool, named: tuple[str, ...], asked_again: bool
) -> tuple[Withheld, ...]:
    relevant = [v for v in variants if v.relevant]
    found: list[Withheld] = []
    if worried:
        found.append("worry")
    if any(f.rule.red_flag and f.because for v in relevant for f in v.gate.findings):
        found.append("red_flag")
    if found:
        return tuple(found)  # first things first: nobody is asked to weigh more
    if len(read_.contend) < 2:  # then no weighing can say more
        found.append(
            "nothing_shown" if all(left_out(v) == "not_shown" for v in relevant if not v.baseline) else "one_left"
        )
    elif asked_again:
        found.append("ends_changed")
    else:
        found += silenced(read_.priorities, read_.swings)
    status = {v.variant: v.gate.status for v in variants}
    if not found and any(status[name] == "not_checked" for name in named):
        found.append("not_checked")
    return tuple(found)


def _by_importance(
    said: Priorities, swings: Mapping[OutcomeKey, Swing], drawn: Weights | None
) -> tuple[OutcomeKey, ...]:
    """The picked outcomes, most important first: by their middling weight over the readings, as picked when alike."""
    middling = dict(zip(drawn.keys, drawn.table.mean(axis=0), strict=True)) if drawn else {}
    return tuple(sorted(said.picked, key=lambda key: -round(float(middling.get(key, 0.0)), 3)))


# ---- good and bad points

_EACH = 2


def _points(aid: Aid, relevant: list[VariantResult], read_: Reading, keys: tuple[OutcomeKey, ...]) -> dict[str, Points]:
    """Each variant's two best and two worst points: what matters to this person first, then the rest.

    A point is good by how near it lies to the best end times how much it counts, bad by how near to the worst end. Not
    known is always a bad point, and so is what may get worse.
    """
    drawn, swings = read_.weights, read_.swings
    counts = dict(zip(drawn.keys, drawn.table.mean(axis=0).tolist(), strict=True)) if drawn else {}
    harms = {OutcomeKey.burden(o.id) for o in aid.about.outcomes if o.kind == "harm"}
    ranked = [*keys, *(key for key in swings if key not in keys and not swings[key].flat)]

    def weight(mark: _Mark, distance: float) -> tuple[bool, float]:
        return mark.key not in keys, -(1 + counts.get(mark.key, 0.0)) * distance

    found = {}
    for v in relevant:
        marks = [_mark(swings[key], read_.amounts[key, v.variant]) for key in ranked]
        marks = [
            m for m in marks if m.key in keys or not m.unknown
        ]  # what nobody knows is a bad point of what the person picked
        bad = sorted((m for m in marks if m.bad), key=lambda m: weight(m, 1 - m.value))[:_EACH]
        bad += sorted((m for m in marks if not m.bad and m.value < 1), key=lambda m: weight(m, 1 - m.value))[
            : _EACH - len(bad)
        ]
        fine = [
            m
            for m in marks
            if not m.bad and m not in bad and not (m.key in harms and read_.amounts[m.key, v.variant].high > 0)
        ]
        good = sorted(fine, key=lambda m: weight(m, m.value))[:_EACH]  # a harm that someone suffered is no good point
        found[v.variant] = Points(
            _filled([Point(m.key) for m in good]), _filled([Point(m.key, m.unknown, m.worse) for m in bad])
        )
    return found


class _Mark(NamedTuple):
    key: OutcomeKey
    value: float  # in the middle of its range, 0 (worst end) to 1
    unknown: bool = False
    worse: bool = False

    @property
    def bad(self) -> bool:
        return self.unknown or self.worse or self.value < 0.5


def _mark(swing: Swing, amount: Amount) -> _Mark:
    low, high, best = matters.values(swing, amount)
    return _Mark(swing.key, (low + high) / 2 if best is None else best, amount.unknown, amount.worse)


def _filled(points: list[Point]) -> tuple[Point, ...]:
    """Two of them: the variant's own gain or drawback where nothing else is left to say."""
    return tuple(points) if len(points) >= _EACH else (*points, Point(None))
