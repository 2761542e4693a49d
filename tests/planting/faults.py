"""Faults to plant into an aid that has none, one at a time, each with what must be said of it and by which check.

Here those that show only over the whole flow; `refused.py` has those for which an aid does not start.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from logic.content.about import Group
from logic.content.bank import Choice
from logic.content.reader import Parts, Reader
from logic.content.rules import Promise
from logic.tools.check import flow
from tests.planting import for_some, refused
from tests.planting.changes import (
    MisfitError,
    Planted,
    added_question,
    by_flow,
    by_proof,
    named,
    new_rule,
    pick,
    plain,
    rests_on,
    single,
    some_part,
    with_gate,
)


def unreachable_by_contradiction(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    when = {"all": [{question.id: [a]}, {question.id: [b]}]}
    return Planted(
        added_question(parts, rng, "planted", ask_when=when),
        "unreachable-question",
        "planted",
        by_flow(flow.questions.unreachable),
    )


def unreachable_by_chain(parts: Parts, rng: random.Random) -> Planted:
    """Asked if the first said one thing and the second anything, but the second is asked only if the first said another."""
    first = single(parts, rng)
    a, b = rng.sample(plain(first), 2)
    parts = added_question(parts, rng, "between", ask_when={first.id: [a]}, record_only="a test")
    when = {"all": [{"between": ["yes", "no"]}, {first.id: [b]}]}
    return Planted(
        added_question(parts, rng, "planted", ask_when=when),
        "unreachable-question",
        "planted",
        by_flow(flow.questions.unreachable),
    )


def unreachable_section(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    grown = added_question(
        parts,
        rng,
        "planted",
        ask_when={"all": [{question.id: [a]}, {"not": {question.id: [a]}}]}
        if rng.random() < 0.5
        else {"all": [{question.id: [a]}, {question.id: [b]}]},
    )
    last = grown.bank.sections[-1]
    lone = last.model_copy(update={"id": "planted_section", "questions": [last.questions[-1]]})
    sections = [*grown.bank.sections[:-1], last.model_copy(update={"questions": last.questions[:-1]}), lone]
    grown = replace(grown, bank=grown.bank.model_copy(update={"sections": sections}))
    return Planted(grown, "unreachable-section", "planted_section", by_flow(flow.questions.unreachable))


def unreachable_choice(parts: Parts, rng: random.Random) -> Planted:
    choice = Choice(id=f"planted_{rng.randint(0, 999)}", text="t")
    bank = parts.bank.model_copy(update={"standard_choices": [*parts.bank.standard_choices, choice]})
    return Planted(replace(parts, bank=bank), "unreachable-choice", choice.id, by_flow(flow.questions.unreachable))


def unused_question(parts: Parts, rng: random.Random) -> Planted:
    when = some_part(parts, rng)[1] if rng.random() < 0.5 else None
    return Planted(
        added_question(parts, rng, "planted", ask_when=when),
        "unused-question",
        "planted",
        by_flow(flow.questions.unused),
    )


def unused_condition(parts: Parts, rng: random.Random) -> Planted:
    bank = parts.bank.model_copy(update={"conditions": {**parts.bank.conditions, "planted": some_part(parts, rng)[1]}})
    return Planted(replace(parts, bank=bank), "unused-condition", "planted", by_flow(flow.questions.unused))


def dead_rule(parts: Parts, rng: random.Random) -> Planted:
    """Either against itself, or against when its question is asked."""
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    if rng.random() < 0.5:
        rule = new_rule(parts, rng, {"all": [{question.id: [a]}, {question.id: [b]}]})
    else:
        parts = added_question(parts, rng, "between", ask_when={question.id: [a]}, record_only="a test")
        rule = new_rule(parts, rng, {"all": [{"between": ["yes"]}, {question.id: [b]}]})
    return Planted(with_gate(parts, [*parts.rules.gate, rule]), "dead-rule", "planted", by_flow(flow.rules.dead))


def dead_promise(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    fact = next(f for file in parts.fact_files.values() for f in file.facts)
    promise = Promise(
        id="planted",
        when={"all": [{question.id: [a]}, {question.id: [b]}]},
        variants=named(parts, rng),
        at_least="ask",
        facts=[fact.id],
    )
    promises = parts.promises.model_copy(update={"promises": [*parts.promises.promises, promise]})
    return Planted(replace(parts, promises=promises), "dead-promise", "planted", by_flow(flow.rules.dead))


def always_true(parts: Parts, rng: random.Random) -> Planted:
    name, part = some_part(parts, rng)
    if parts.questions[name].ask_when is not None:
        raise MisfitError  # whoever is not asked it makes the condition false
    whole = {name: plain(parts.questions[name])}
    if any(c.unknown for c in parts.questions[name].choices):
        when = {"any": [part, {"not": part}]} if rng.random() < 0.5 else whole
    else:
        when = whole
    return Planted(
        with_gate(parts, [*parts.rules.gate, new_rule(parts, rng, when)]),
        "always-true",
        "planted",
        by_flow(flow.rules.always_true),
    )


def vacuous_bound(parts: Parts, rng: random.Random) -> Planted:
    """A number beyond the bounds, or one that every answer meets."""
    question = pick(rng, (q for q in parts.questions.values() if q.kind in ("number", "money", "month")))
    operator, number = rng.choice(
        [
            ("at_least", question.max + rng.randint(1, 9)),
            ("below", question.min - rng.randint(0, 9)),
            ("at_least", question.min),
        ]
    )
    rule = new_rule(parts, rng, {question.id: {operator: number}})
    return Planted(
        with_gate(parts, [*parts.rules.gate, rule]), "vacuous-bound", "planted", by_flow(flow.bounds.beside_the_point)
    )


def duplicate_rule(parts: Parts, rng: random.Random) -> Planted:
    """The same rule again; its condition may be turned round or wrapped."""
    rule = pick(rng, parts.rules.gate)
    when = rng.choice([rule.when, {"all": [rule.when]}, {"not": {"not": rule.when}}, {"any": [rule.when, rule.when]}])
    copy = rule.model_copy(update={"id": "planted", "when": when})
    return Planted(
        with_gate(parts, [*parts.rules.gate, copy]), "duplicate-rule", "planted", by_flow(flow.rules.covered)
    )


def subsumed_rule(parts: Parts, rng: random.Random) -> Planted:
    rule = pick(rng, parts.rules.gate)
    name, part = some_part(parts, rng)
    if parts.questions[name].ask_when is not None or name in rests_on(parts, rule.when):
        raise MisfitError  # the part might follow from the rule, or never go with it
    narrow = rule.model_copy(update={"id": "planted", "when": {"all": [rule.when, part]}})
    return Planted(
        with_gate(parts, [*parts.rules.gate, narrow]), "subsumed-rule", "planted", by_flow(flow.rules.covered)
    )


def masked_ask(parts: Parts, rng: random.Random) -> Planted:
    stop = pick(rng, (r for r in parts.rules.gate if r.gate == "stop"))
    ask = stop.model_copy(update={"id": "planted", "gate": "ask", "until": None})
    return Planted(with_gate(parts, [*parts.rules.gate, ask]), "masked-ask", "planted", by_flow(flow.rules.covered))


def not_over_unasked(parts: Parts, rng: random.Random) -> Planted:
    part = some_part(parts, rng)[1]
    parts = added_question(parts, rng, "between", ask_when=part, record_only="a test")
    when = {"not": {"between": ["yes"]}}
    return Planted(
        with_gate(parts, [*parts.rules.gate, new_rule(parts, rng, when)]),
        "not-over-unasked",
        "planted",
        by_flow(flow.rules.not_over_unasked),
    )


def unmissed_rule(parts: Parts, rng: random.Random) -> Planted:
    """A promise is lost, and with it what guarded a rule."""
    rule = pick(rng, parts.rules.gate)
    about = rests_on(parts, rule.when)
    kept = [p for p in parts.promises.promises if about.isdisjoint(rests_on(parts, p.when))]
    return Planted(
        replace(parts, promises=parts.promises.model_copy(update={"promises": kept})),
        "unmissed-rule",
        rule.id,
        by_flow(flow.promises.unmissed),
    )


def unheld_level(parts: Parts, rng: random.Random) -> Planted:
    """Every promise wants an ask only, so that a stop could become one."""
    stop = pick(rng, (r for r in parts.rules.gate if r.gate == "stop"))
    milder = [p.model_copy(update={"at_least": "ask"}) for p in parts.promises.promises]
    changed = replace(parts, promises=parts.promises.model_copy(update={"promises": milder}))
    return Planted(changed, "unheld-level", stop.id, by_flow(flow.promises.unheld))


def part_of_group(parts: Parts, rng: random.Random) -> Planted:
    """A rule on an answer no other rule looks at reaches one of two variants of a group, or two of three."""
    parts = added_question(parts, rng, "between")
    every = [v.id for o in parts.options.values() for v in o.variants if not v.baseline]
    inside = rng.sample(every, rng.randint(2, min(3, len(every))))
    gate = rng.choice(["stop", "ask", "tell"])
    rule = new_rule(parts, rng, {"between": ["yes"]}, gate, inside[1:])
    grouped = parts.about.model_copy(update={"groups": [Group(id="planted", name="t", variants=inside)]})
    changed = replace(with_gate(parts, [*parts.rules.gate, rule]), about=grouped)
    return Planted(changed, "part-of-group", "planted", by_flow(flow.groups.one_sided))


def always_stopped(parts: Parts, rng: random.Random) -> Planted:
    """A stop for each answer to a question everybody is asked."""
    question = pick(
        rng,
        (
            q
            for q in parts.questions.values()
            if q.kind in ("one", "yes_no") and q.ask_when is None and not any(c.unknown for c in q.choices)
        ),
    )
    variant = rng.choice(named(parts, rng))
    one, *rest = plain(question)
    rules = [
        new_rule(parts, rng, {question.id: [one]}, "stop", [variant]),
        new_rule(parts, rng, {question.id: rest}, "stop", [variant]).model_copy(update={"id": "planted_2"}),
    ]
    return Planted(
        with_gate(parts, [*parts.rules.gate, *rules]), "always-stopped", variant, by_flow(flow.variants.all_alike)
    )


def never_gated(parts: Parts, rng: random.Random) -> Planted:
    """Every rule on one variant is lost."""
    options = {o.id: [v.id for v in o.variants] for o in parts.options.values()}
    variant = rng.choice(named(parts, rng))
    rules = []
    for rule in parts.rules.gate:
        left = [v for name in rule.variants for v in options.get(name, [name]) if v != variant]
        rules += [rule.model_copy(update={"variants": left})] if left else []
    return Planted(with_gate(parts, rules), "never-gated", variant, by_flow(flow.variants.all_alike))


def no_elsewhere(parts: Parts, rng: random.Random) -> Planted:
    lost = pick(rng, parts.elsewhere.concerns)
    concerns = [c.model_copy(update={"elsewhere": []}) if c is lost else c for c in parts.elsewhere.concerns]
    changed = replace(parts, elsewhere=parts.elsewhere.model_copy(update={"concerns": concerns}))
    return Planted(changed, "no-elsewhere", lost.id, by_flow(flow.variants.all_alike))


def broken_promise(parts: Parts, rng: random.Random) -> Planted:
    """A gate rule is lost, or a stop becomes an ask, or an ask only tells, and a promise says so."""
    rule = pick(rng, parts.rules.gate)
    milder = {"stop": "ask", "ask": "tell"}.get(rule.gate)
    weaker = [rule.model_copy(update={"gate": milder})] if milder and rng.random() < 0.5 else []
    changed = with_gate(parts, [r for r in parts.rules.gate if r is not rule] + weaker)
    return Planted(changed, "broken", "", by_proof)


CLASSES: dict[str, Callable[[Parts, random.Random], Planted]] = {
    plant.__name__.replace("_", " "): plant
    for plant in (
        unreachable_by_contradiction, unreachable_by_chain, unreachable_section, unreachable_choice, unused_question, unused_condition,
        dead_rule, dead_promise, always_true, vacuous_bound, duplicate_rule, subsumed_rule, masked_ask, not_over_unasked, unmissed_rule, unheld_level, part_of_group, always_stopped,
        never_gated, no_elsewhere, broken_promise, for_some.dead_reading, for_some.masked_reading, for_some.always_true_reading,
        for_some.dead_not_for, for_some.vacuous_bound_in_a_reading, for_some.not_over_unasked_in_a_reading, for_some.lost_holding_back, refused.no_such_choice, refused.no_such_question, refused.asked_later, refused.stop_on_unseen, refused.id_reused,
        refused.bare_number, refused.missing_placeholder,
    )
}  # fmt: skip


def parts_of(texts: dict[str, str]) -> Parts:
    """Typed parts of a clean aid."""
    reader = Reader([])
    parts = reader.parts(texts)
    assert parts is not None, reader.problems
    assert not reader.problems, reader.problems
    return parts


def planted(name: str, parts: Parts, count: int, seed: int = 0) -> Iterator[Planted]:
    """So many faults of one class, each in a place drawn anew."""
    done = tries = 0
    while done < count:
        tries += 1
        assert tries < 100 * count, f"{name} cannot be planted here"
        try:
            yield CLASSES[name](parts, random.Random(f"{name} {seed} {tries}"))
        except MisfitError:
            continue
        done += 1


def is_found(fault: Planted) -> bool:
    """Whether the pass that should find a fault says so. A broken promise is any promise, as long as one is."""
    said = fault.judge(fault.parts)
    return (fault.code, fault.subject) in said if fault.subject else any(code == fault.code for code, _ in said)
