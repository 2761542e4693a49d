"""How variants do on what this person said, over the whole range of the evidence and of what was said.

Safety comes first and stays: what a health answer stops or advises against cannot come out ahead, whatever matters.
Neither can what nothing shows to help the main concern, nor what the person was not asked about. There is no score, and
no recommendation: either one came out ahead in nearly all readings, or there is no clear leader, or nothing is said
and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np

from logic.aid.aid import Aid
from logic.fit import amounts as counts
from logic.fit import packages, points, priorities, sample
from logic.fit.amounts import MOST_GAIN, Amounts
from logic.fit.priorities import WORTH, Package, Priorities
from logic.fit.sample import READINGS, Floats
from logic.person import may_lead
from logic.person.comparison import Comparison, Fit, Lead, VariantResult, Withheld
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

_JUST = 1e-6
"""By how much something beats doing nothing, or falls short of it, when no more is known than that it does."""

TOGETHER = 0.05
"""Answers that go together less than this are shown side by side, and nothing is said meanwhile."""


class Reading(NamedTuple):
    """All that stands between what was said and who leads, so that `change.py` can turn one thing and read again.

    Attributes:
        amounts: every relevant variant on every outcome.
        ends: trouble → what its weight was said of: the most on offer.
        priorities: what still counts of what was said.
        contend: the variants that can come out ahead with limits set aside, in mixed order.
        inside: those of them within the firm limits.
        evidence: (outcome key, variant) → its amount in each reading, of those that contend.
        weights: readings × `ends`.
        shares: readings × concerns.
        agreement: how well each answer goes with each worth; None without answers.
        worth: in each reading.
        concerns: main one first.
        readings: how many.
        seed: whose uniforms.
    """

    amounts: Amounts
    ends: Mapping[str, float]
    priorities: Priorities
    contend: tuple[str, ...]
    inside: tuple[str, ...]
    evidence: Mapping[tuple[OutcomeKey, str], Floats]
    weights: Floats
    shares: Floats
    agreement: Floats | None
    worth: Floats
    concerns: tuple[str, ...]
    readings: int
    seed: int


def fit(
    aid: Aid,
    variants: tuple[VariantResult, ...],
    concerns: tuple[str, ...],
    said: Priorities,
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
        said: as said; what no longer applies is ignored.
        worried: an answer stands that should be talked over before anything is said about who leads.
        readings: how many readings of weights and evidence.
        seed: whose uniforms.
    """
    return of(aid, variants, read(aid, variants, concerns, said, readings=readings, seed=seed), said, worried)


def of(aid: Aid, variants: tuple[VariantResult, ...], found: Reading, said: Priorities, worried: bool) -> Fit:
    """`fit`, from what was read before. Answering one more package changes no reading of evidence and weights, so that
    `said_otherwise` gives it anew.
    """
    relevant = [v for v in variants if v.relevant]
    why = {v.variant: may_lead.left_out(v) for v in relevant}
    contend = [v for v in relevant if why[v.variant] in (None, "limit")]
    firm = {v.variant: kept for v in contend if (kept := may_lead.firm_limits(v))}
    inside, aside = lead(found), lead(found, aside=True) if firm else None
    said_apart = _apart(found)
    following = packages.following(found, inside, aside)
    withheld = _withheld(relevant, found, worried, said_apart, following)
    if not withheld:
        named = {*inside.named, *(aside.named if aside else ())}
        if any(v.gate.status == "not_checked" for v in relevant if v.variant in named):
            withheld = ("not_checked",)
    if withheld:
        inside, aside = Lead(None), None
    return Fit(
        withheld=withheld,
        inside=_seen(found, inside),
        aside=_seen(found, aside) if aside else None,
        left_out={name: reason for name, reason in why.items() if reason},
        firm=firm,
        apart=said_apart,
        next=None if {"worry", "red_flag", "nothing_shown", "nothing_left"} & set(withheld) else following,
        again=priorities.asked_again(said, found.concerns),
        points=points.points(aid, relevant, found),
        reading=found,
    )


def read(
    aid: Aid,
    variants: tuple[VariantResult, ...],
    concerns: tuple[str, ...],
    said: Priorities,
    *,
    readings: int = READINGS,
    seed: int = SEED,
) -> Reading:
    """Draw the readings of evidence, weights and worth."""
    said = priorities.current(said, concerns)
    amounts = counts.amounts(aid, variants, concerns)
    why = {v.variant: may_lead.left_out(v) for v in variants if v.relevant}
    contend = tuple(v for v, reason in why.items() if reason in (None, "limit"))
    ends = _ends(amounts, said)
    evidence = {
        (key, v): sample.read_amount(key, amount, readings, seed)
        for (key, v), amount in amounts.items()
        if v in contend
    }
    weights = sample.weights(tuple(ends), said.minded, readings, seed)
    shares = sample.shares(concerns, readings, seed)
    bare = Reading(
        amounts, ends, said, contend, tuple(v for v in contend if why[v] is None), evidence, weights, shares, None,
        np.ones(readings), concerns, readings, seed,
    )  # fmt: skip
    return said_otherwise(aid, bare, said)


def said_otherwise(aid: Aid, reading: Reading, said: Priorities) -> Reading:
    """The same reading of the evidence and the weights, had packages been answered otherwise. Much cheaper than
    `read`."""
    answered = [p for p in said.packages if p.says]
    n = reading.readings
    found = None
    if answered:
        gains, troubles = zip(*(_of_package(aid, reading, p) for p in answered), strict=True)
        found = sample.agreement([p.answer for p in answered], gains, troubles)
    return reading._replace(priorities=said, agreement=found, worth=sample.worth(found, n, reading.seed))


def _ends(amounts: Amounts, said: Priorities) -> dict[str, float]:
    """Trouble → the most on offer, or what was on offer when the person was asked. Where nothing takes any, it is
    none."""
    ends: dict[str, float] = {}
    for (key, _), amount in amounts.items():
        if not key.is_gain:
            ends[key.id] = max(ends.get(key.id, 0.0), amount.high)
    return {name: said.ends.get(name, end) for name, end in ends.items() if said.ends.get(name, end) > 0}


def _of_package(aid: Aid, reading: Reading, package: Package) -> tuple[Floats, Floats]:
    """What a package brought and took, as it was shown, in each reading: weighed, so that their ratio is what worth
    stands against."""
    place = aid.variants[package.variant][0].id
    n, seed = reading.readings, reading.seed
    gain, trouble = np.zeros(n), np.zeros(n)
    for number, concern in enumerate(reading.concerns):
        amount = packages.amount_of(place, package.gains[concern])
        gain += reading.shares[:, number] * sample.read_amount(OutcomeKey.gain(concern), amount, n, seed) / MOST_GAIN
    for number, (name, end) in enumerate(reading.ends.items()):
        if name in package.takes:
            amount = packages.amount_of(place, package.takes[name])
            taken = sample.read_amount(OutcomeKey.burden(name), amount, n, seed)
            trouble += reading.weights[:, number] * taken / end
    return gain, trouble


def values(reading: Reading, variant: str) -> Floats:
    """What one variant is worth in each reading, in troubles at their worst; doing nothing is worth what it takes,
    mostly 0."""
    total = np.zeros(reading.readings)
    for number, concern in enumerate(reading.concerns):
        gain = reading.evidence[OutcomeKey.gain(concern), variant]
        total += reading.worth * reading.shares[:, number] * gain / MOST_GAIN
    for number, (name, end) in enumerate(reading.ends.items()):
        total -= reading.weights[:, number] * reading.evidence[OutcomeKey.burden(name), variant] / end
    return total


def table(reading: Reading, *, aside: bool = False) -> tuple[tuple[str, ...], Floats]:
    """Those that can come out ahead, and what each is worth in each reading, held to what the person said of it."""
    names = reading.contend if aside else reading.inside
    return names, held(reading, names, np.array([values(reading, v) for v in names]))


def held(reading: Reading, names: tuple[str, ...], worth: Floats) -> Floats:
    """What each is worth, held to what the person said of it."""
    worth = worth.copy()
    nothing = worth[next(number for number, v in enumerate(names) if _takes_nothing(reading, v))].copy()
    for package in reading.priorities.packages:
        if package.says and package.variant in names:
            worth[names.index(package.variant)] += _as_said(reading, package, nothing)
    return worth


def _as_said(reading: Reading, package: Package, nothing: Floats) -> Floats | float:
    """By how much what was said moves what a variant is worth.

    Whoever said that a package is not worth it said so whatever its parts weigh: as it was shown it does not beat doing
    nothing, and beats it where they said that it is worth it. An answer is taken so in as many readings as it is surer
    than even odds (`sample.likely_worth`). What has become known or unknown since moves it from there, as it moves any
    other.
    """
    sure = 2 * sample.likely_worth(package.answer) - 1
    taken = sample.uniforms(reading.seed, f"said {package.variant}", reading.readings) < abs(sure)
    shown = _shown_worth(reading, package)
    if WORTH[package.answer][0] >= 1:
        return np.where(taken, np.maximum(nothing + _JUST - shown, 0.0), 0.0)
    if WORTH[package.answer][1] <= 1:
        return np.where(taken, np.minimum(nothing - _JUST - shown, 0.0), 0.0)
    return 0.0


def _shown_worth(reading: Reading, package: Package) -> Floats:
    """What a package was worth as it was shown, in each reading; as it is read now where nothing changed since."""
    parts = [(OutcomeKey.gain(c), range_) for c, range_ in package.gains.items()]
    parts += [(OutcomeKey.burden(o), range_) for o, range_ in package.takes.items() if o in reading.ends]
    total = values(reading, package.variant)
    for key, then in parts:
        if not packages.same(reading.amounts[key, package.variant], then):
            amount = packages.amount_of(reading.amounts[key, package.variant].terms[0].place, then)
            more = sample.read_amount(key, amount, reading.readings, reading.seed)
            more = more - reading.evidence[key, package.variant]
            if key.is_gain:
                total += reading.worth * reading.shares[:, reading.concerns.index(key.id)] * more / MOST_GAIN
            else:
                weight = reading.weights[:, list(reading.ends).index(key.id)]
                total -= weight * more / reading.ends[key.id]
    return total


def lead(reading: Reading, *, aside: bool = False) -> Lead:
    """Who leads inside the firm limits, or with all of them set aside."""
    names, worth = table(reading, aside=aside)
    return verdict(dict(zip(names, (float(s) for s in sample.lead_shares(worth)), strict=True)))


def verdict(shares: Mapping[str, float], unseen: frozenset[str] = frozenset()) -> Lead:
    """The one that came out ahead, or the smallest set that covers nearly all readings. Names in the order of `shares`.

    Args:
        shares: variant → how often it leads.
        unseen: those who may not be said to be ahead.
    """
    if len(shares) < 2:
        return Lead(None, (), shares)
    falling = sorted(shares, key=lambda v: -shares[v])
    if shares[falling[0]] >= AHEAD and falling[0] not in unseen:
        return Lead(falling[0], (), shares)
    named: set[str] = set()
    covered = 0.0
    for variant in falling:
        if len(named) >= 2 and covered >= COVER:
            break
        named.add(variant)
        covered += shares[variant]
    last = min(shares[v] for v in named)
    close = tuple(v for v in shares if v in named or (shares[v] > 0 and shares[v] >= last - NEARLY))
    return Lead(None, close, shares)


def _seen(reading: Reading, told: Lead) -> Lead:
    """The same, with nobody ahead whom the person was not asked about. Doing nothing needs no asking."""
    asked = {p.variant for p in reading.priorities.packages}
    if told.ahead is None or told.ahead in asked or _takes_nothing(reading, told.ahead):
        return told
    return verdict(told.shares, frozenset({told.ahead}))


def _takes_nothing(reading: Reading, variant: str) -> bool:
    return all(not reading.amounts[OutcomeKey.gain(c), variant].high for c in reading.concerns)


def _apart(reading: Reading) -> tuple[Package, ...]:
    """The two packages whose answers go together least, where all of them do not go together; else none."""
    answered = tuple(p for p in reading.priorities.packages if p.says)
    found = reading.agreement
    if found is None or len(answered) < 2 or sample.together(found) >= TOGETHER:
        return ()
    pairs = combinations(range(len(answered)), 2)
    return tuple(answered[n] for n in min(pairs, key=lambda pair: sample.together(found[list(pair)])))


def _withheld(
    relevant: list[VariantResult],
    reading: Reading,
    worried: bool,
    said_apart: tuple[Package, ...],
    following: Package | None,
) -> tuple[Withheld, ...]:
    found: list[Withheld] = []
    if worried:
        found.append("worry")
    if any(f.waves_red for v in relevant for f in v.gate.findings):
        found.append("red_flag")
    if found:
        return tuple(found)  # first things first: nobody is asked to weigh more
    if len(reading.contend) < 2:  # then no weighing can say more
        shown = any(may_lead.shown(v) for v in relevant if not v.baseline)
        return ("nothing_left",) if shown else ("nothing_shown",)
    if following and not any(p.says for p in reading.priorities.packages):
        return ("not_said",)
    return ("apart",) if said_apart else ()


def reading_of(aid: Aid, comparison: Comparison, said: Priorities, readings: int) -> Reading:
    """The reading a comparison was made with, where it was made for just these priorities; else a new one."""
    kept = comparison.fit.reading if comparison.fit else None
    if kept and kept.readings == readings and kept.priorities == priorities.current(said, comparison.concerns):
        return kept
    return read(aid, comparison.variants, comparison.concerns, said, readings=readings)
