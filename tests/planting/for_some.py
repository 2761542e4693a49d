"""Faults in effects, figures and counts that speak only for some, and in rules that hold back. Their class names stand in `faults.py`."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from logic.content.options import Effect, Figure
from logic.content.reader import Parts
from logic.content.rules import NotForRule, Promise
from logic.tools.check import flow
from logic.tools.proof import prove
from logic.tools.proof.engine import Engine
from tests.planting.changes import (
    TODAY,
    MisfitError,
    Planted,
    added_question,
    aid_of,
    by_flow,
    named,
    pick,
    plain,
    rests_on,
    single,
    some_part,
    with_gate,
)


def with_reading(parts: Parts, rng: random.Random, when: Any, otherwise: Any = None) -> tuple[Parts, str]:
    """An effect or a figure that speaks only for some, and its name as findings have it. `otherwise`: a second condition."""
    file = rng.choice(sorted(parts.options))
    option = parts.options[file]
    variant = rng.choice(option.variants)
    group = rng.choice(["effects", "figures"])
    held = getattr(variant, group)
    name = rng.choice(sorted(held))
    first = held[name].model_copy(update={"when": None, "otherwise": None, "else_why": None})
    rest = type(first)(**({"judged": True} if group == "effects" else {}), unknown=True, why="t")
    second = first.model_copy(update={"when": otherwise, "else_why": "t"}) if otherwise else rest
    told: Effect | Figure = first.model_copy(update={"when": when, "otherwise": second})
    changed = variant.model_copy(update={group: {**held, name: told}})
    variants = [changed if v is variant else v for v in option.variants]
    options = {**parts.options, file: option.model_copy(update={"variants": variants})}
    return replace(parts, options=options), f"{variant.id}.{name}"


def settled(parts: Parts, rng: random.Random) -> tuple[str, list[str]]:
    """A question asked of everybody by which nobody is left out of the comparison, and its plain choices."""
    ends = {name for rule in parts.rules.ends for name in rests_on(parts, rule.when)}
    question = single(parts, rng)
    if question.id in ends or question.ask_when is not None:
        raise MisfitError
    return question.id, plain(question)


def dead_reading(parts: Parts, rng: random.Random) -> Planted:
    """By itself, or because nobody of whom it speaks is compared with anything."""
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    when: Any = {"all": [{question.id: [a]}, {question.id: [b]}]}
    if parts.rules.ends and rng.random() < 0.5:
        when = rng.choice(parts.rules.ends).when
    changed, subject = with_reading(parts, rng, when)
    return Planted(changed, "dead-reading", subject, by_flow(flow.readings.nobodys))


def masked_reading(parts: Parts, rng: random.Random) -> Planted:
    """Told otherwise to people who all have the first already."""
    name, choices = settled(parts, rng)
    some = rng.sample(choices, rng.randint(1, len(choices) - 1))
    narrower: Any = {name: rng.sample(some, rng.randint(1, len(some)))}
    otherwise = rng.choice([narrower, {"not": {"not": narrower}}])
    changed, subject = with_reading(parts, rng, {name: some}, otherwise)
    return Planted(changed, "masked-reading", subject, by_flow(flow.readings.nobodys))


def always_true_reading(parts: Parts, rng: random.Random) -> Planted:
    name, choices = settled(parts, rng)
    if any(c.unknown for c in parts.questions[name].choices):
        raise MisfitError  # for whoever is not sure it does not hold
    changed, subject = with_reading(parts, rng, {name: choices})
    return Planted(changed, "always-true", subject, by_flow(flow.rules.always_true))


def vacuous_bound_in_a_reading(parts: Parts, rng: random.Random) -> Planted:
    question = pick(rng, (q for q in parts.questions.values() if q.kind in ("number", "money", "month")))
    changed, subject = with_reading(parts, rng, {question.id: {"at_least": question.min}})
    return Planted(changed, "vacuous-bound", subject, by_flow(flow.bounds.beside_the_point))


def not_over_unasked_in_a_reading(parts: Parts, rng: random.Random) -> Planted:
    parts = added_question(parts, rng, "between", ask_when=some_part(parts, rng)[1], record_only="a test")
    changed, subject = with_reading(parts, rng, {"not": {"between": ["yes"]}})
    return Planted(changed, "not-over-unasked", subject, by_flow(flow.rules.not_over_unasked))


def dead_not_for(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    fact = next(f for file in parts.fact_files.values() for f in file.facts)
    outcome = rng.choice(parts.about.outcomes).id
    when = {"all": [{question.id: [a]}, {question.id: [b]}]}
    rule = NotForRule(
        id="planted", when=when, variants=named(parts, rng), outcomes=[outcome], reason="t", facts=[fact.id]
    )
    rules = parts.rules.model_copy(update={"not_for": [*parts.rules.not_for, rule]})
    return Planted(replace(parts, rules=rules), "dead-rule", "planted", by_flow(flow.rules.dead))


def lost_holding_back(parts: Parts, rng: random.Random) -> Planted:
    """An ask no longer holds back, and a promise says that it must."""
    ask = pick(rng, (r for r in parts.rules.gate if r.gate == "ask"))
    promise = Promise(id="planted", when=ask.when, variants=ask.variants, at_least="held_back", facts=ask.facts)
    promises = parts.promises.model_copy(update={"promises": [*parts.promises.promises, promise]})
    changed = replace(parts, promises=promises)

    def with_ask(**more: bool) -> Parts:
        return with_gate(changed, [r.model_copy(update=more) if r is ask else r for r in parts.rules.gate])

    def judge(found: Parts) -> set[tuple[str, str]]:
        aid, _ = aid_of(found)
        last = aid.promises[-1]
        return {("broken", last.rule.id)} if prove.prove(Engine(aid), last, TODAY).broken else set()

    if judge(with_ask(holds_back=True)):
        raise MisfitError  # it has been broken all along
    return Planted(with_ask(holds_back=False), "broken", "planted", judge)
