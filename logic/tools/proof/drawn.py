"""What must hold of fit for everybody, tried on drawn people: fit reads ranges, through which no engine can search.

Half of them answer packages at random, half as somebody would to whom a change is worth as much each time.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.options import Effect, Figure
from logic.fit import sample, verdict
from logic.fit.priorities import ANSWERS, MOST_MINDED, WORTH, Package, Priorities, Worth
from logic.person import draw
from logic.person.burden import Quote, Quotes, is_quote
from logic.person.comparison import Comparison, Lead, VariantResult
from logic.person.path import Answer
from logic.record.record import Record
from logic.tools.proof.breaking import Proof

STATEMENTS = 4
"""How many statements are tried."""

SEEDS = (1, 2)
STILL = 0.80
"""How often whoever is ahead must lead with any other uniforms."""

_FEW = 400
"""Readings where the same ones are held against each other: what holds in each of them holds for any number."""

_SAME = 1e-9


class Person(NamedTuple):
    """One drawn person: answers, what matters, prices they were told, and what they are told."""

    answers: dict[str, Answer]
    said: Priorities
    quotes: Quotes
    told: Comparison


def statements(aid: Aid, today: date, people: int) -> Iterator[Proof]:
    """Each statement, for as many people who can be asked about a package."""
    drawn = tuple(crowd(aid, people, today))
    for name, says, tried in (
        ("limits_aside_change_no_status", "Limits made firm, or set aside, change no status.", _statuses),
        ("unknown_never_wins", "What is known no more, or judged no more, never leads more often.", _erasing),
        ("higher_answer_never_raises_baseline", "Doing nothing never leads more often for a higher answer.", _higher),
        ("seeds_agree", "Other readings never disagree on who is ahead.", _seeds),
    ):
        claims = 0
        for person in drawn:
            count, broken = tried(aid, person, today)
            claims += count
            if broken:
                record = Record(priorities=person.said, quotes=person.quotes)
                yield Proof(name, says, broken, dict(person.answers), claims, record)
                break
        else:
            yield Proof(name, says, claims=claims)


# ---- people


def crowd(aid: Aid, people: int, today: date, seed: int = 1) -> Iterator[Person]:
    """People who can be asked about a package; fewer where the aid has hardly any."""
    rng = random.Random(seed)
    drawn = (_person(aid, rng, today, at_random=bool(number % 2)) for number in range(people * 10))
    found = 0
    for person in drawn:
        if found >= people:
            return
        if person:
            found += 1
            yield person


def _person(aid: Aid, rng: random.Random, today: date, *, at_random: bool) -> Person | None:
    answers = draw.draw(aid, rng, today)
    money = [o.id for o in aid.about.outcomes if o.kind == "money"]
    told_price = rng.sample(sorted(aid.variants), 2) if money and rng.random() < 0.25 else ()
    quotes = {
        v: {rng.choice(money): Quote(rng.randint(1, 20) * rng.choice((250, 2_500)), rng.random() < 0.3)}
        for v in told_price
    }

    def asked(said: Priorities) -> Comparison:
        return compare(aid, answers, today=today, priorities=said, quotes=quotes, readings=_FEW)

    told = asked(Priorities())
    if told.fit is None or told.fit.next is None or told.fit.reading is None:
        return None
    ends = told.fit.reading.ends
    given = dict.fromkeys(x.id for v in told.variants for x in v.limits if x.given)
    said = Priorities(
        minded=tuple(rng.sample(list(ends), min(rng.randint(0, MOST_MINDED), len(ends)))),
        ends=dict(ends),
        limits={name: rng.choice(("firm", "flexible")) for name in given if rng.random() < 0.5},
    )
    worth = math.exp(rng.uniform(math.log(0.1), math.log(10)))
    weights = {name: rng.random() for name in ends}
    told = asked(said)
    while told.fit and told.fit.next:
        answer = rng.choice(ANSWERS) if at_random else _by_worth(told.fit.next, worth, weights, ends)
        said = said.answered(replace(told.fit.next, answer=answer))
        told = asked(said)
    return Person(answers, said, quotes, told)


def _by_worth(package: Package, worth: float, weights: Mapping[str, float], ends: Mapping[str, float]) -> Worth:
    gain = sum((ends_[0] + ends_[-1]) / 6 for ends_ in package.gains.values())
    taken = {name: (range_[0] + range_[-1]) / 2 / ends[name] for name, range_ in package.takes.items()}
    trouble = sum(weights[name] * part for name, part in taken.items()) / sum(weights.values())
    times = worth * gain / trouble if trouble else math.inf
    return next(answer for answer, (_, most) in WORTH.items() if times <= most)


# ---- what is tried: how many claims, and the first that is broken


Tried = tuple[int, str | None]


def _statuses(aid: Aid, person: Person, today: date) -> Tried:
    names = [ready.rule.id for ready in aid.limits]
    plain = compare(aid, person.answers, today=today, quotes=person.quotes)
    for way in ("firm", "flexible"):
        said = replace(person.said, limits=dict.fromkeys(names, way))
        other = compare(aid, person.answers, today=today, priorities=said, quotes=person.quotes, readings=4)
        for one, then in zip(plain.variants, other.variants, strict=True):
            if one.gate != then.gate:
                return len(names), f"{one.variant} is {one.gate.status!r}, and {then.gate.status!r} with limits {way}"
    return 2 * len(plain.variants), None


def _erasing(aid: Aid, person: Person, today: date) -> Tried:
    claims = 0
    reading = _reading(person.told)
    before = _leads(reading)
    for v in person.told.variants:
        if not v.relevant:
            continue
        for what, without in erasures(aid, v, all_cells=v.variant in reading.contend):
            told = compare(
                without, person.answers, today=today, priorities=person.said, quotes=person.quotes, readings=_FEW
            )
            claims += 1
            for was, now in zip(before, _leads(_reading(told)), strict=True):
                less, more = was.shares.get(v.variant, 0.0), now.shares.get(v.variant, 0.0)
                if more > less + _SAME:
                    return claims, f"{v.variant} leads in {more:.1%} instead of {less:.1%} of readings without {what}"
    return claims, None


def erasures(aid: Aid, v: VariantResult, *, all_cells: bool = True) -> Iterator[tuple[str, Aid]]:
    """The aid with one thing about a variant known no more, each in turn: cells, and what bounds those not known.

    Args:
        v: the variant, with the effects and figures that hold for the person.
        all_cells: False: the effect on the main concern only.
    """
    nothing = Effect(unknown=True, judged=True, why="known no more")
    for on in v.effects if all_cells else v.effects[:1]:
        if not on.effect.unknown:
            yield f"its effect on {on.concern}", _with(aid, v.variant, "effects", on.concern, nothing)
    for name, figure in v.burdens.items() if all_cells else ():
        if not figure.unknown:
            unknown = Figure(unknown=True, why="known no more", missing=figure.missing)
            yield f"its {name}", _with(aid, v.variant, "figures", name, unknown)
        for bound in ("judged", "all_in"):
            if getattr(figure, bound) and not is_quote(figure):
                bare = figure.model_copy(update={bound: None})
                yield f"what its {name} is {bound}", _with(aid, v.variant, "figures", name, bare)


def _with(aid: Aid, variant: str, group: str, name: str, cell: Effect | Figure) -> Aid:
    """The aid with one cell of one variant otherwise, for everybody."""
    options = []
    for option in aid.options:
        variants = [
            one.model_copy(update={group: {**getattr(one, group), name: cell}}) if one.id == variant else one
            for one in option.variants
        ]
        options.append(option.model_copy(update={"variants": variants}))
    rest = tuple(some for some in aid.for_some.get(variant, ()) if (some.group, some.id) != (group, name))
    return replace(aid, options=tuple(options), for_some={**aid.for_some, variant: rest})


def _higher(aid: Aid, person: Person, today: date) -> Tried:
    claims = 0
    steps = ANSWERS[:-1]
    for number, package in enumerate(person.said.packages):
        packages = list(person.said.packages)
        rising: list[tuple[Lead, Lead]] = []
        for answer in steps:
            packages[number] = replace(package, answer=answer)
            told = verdict.said_otherwise(aid, _reading(person.told), replace(person.said, packages=tuple(packages)))
            rising.append(_leads(told))
        for (lower, higher), (before, after) in zip(combinations(steps, 2), combinations(rising, 2), strict=True):
            claims += 1
            for was, now in zip(before, after, strict=True):
                less, more = was.shares.get(aid.baseline, 0.0), now.shares.get(aid.baseline, 0.0)
                if more > less + _SAME:
                    return claims, f"{package.variant}: {more:.1%} for {higher!r}, {less:.1%} for {lower!r}"
    return claims, None


def _seeds(aid: Aid, person: Person, today: date) -> Tried:
    variants, concerns = person.told.variants, person.told.concerns
    usual, *others = (
        _leads(verdict.read(aid, variants, concerns, person.said, readings=sample.READINGS, seed=seed))
        for seed in (verdict.SEED, *SEEDS)
    )
    claims = 0
    for seed, other in zip(SEEDS, others, strict=True):
        for one, two in zip(usual, other, strict=True):
            claims += 1
            for first, second in ((one, two), (two, one)):
                if first.ahead is None:
                    continue
                if second.ahead not in (None, first.ahead) or second.shares[first.ahead] < STILL:
                    share = second.shares[first.ahead]
                    return claims, f"{first.ahead} is ahead, and leads in {share:.1%} of the readings of seed {seed}"
    return claims, None


def _reading(told: Comparison) -> verdict.Reading:
    assert told.fit is not None, "a person was drawn for whom nothing is compared"
    assert told.fit.reading is not None
    return told.fit.reading


def _leads(reading: verdict.Reading) -> tuple[Lead, Lead]:
    """Inside the firm limits, and with all of them set aside."""
    return verdict.lead(reading), verdict.lead(reading, aside=True)
