"""Faults to plant into an aid that has none, one at a time, each with what must be said of it and by which check.

A plant changes typed parts (no file is written), so that one planted fault is judged in milliseconds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from logic import checks, content
from logic.aid import Aid
from logic.checks.wording import misfits
from logic.model import Choice, GateRule, Promise
from logic.reader import Parts, Reader
from logic.tools import flow, prove
from logic.tools.engine import Engine

TODAY = date(2026, 11, 24)
Found = set[tuple[str, str]]
"""What a check said, as (code, subject) pairs."""


@dataclass(frozen=True)
class Planted:
    """A changed aid, and the (code, subject) that must be among what `judge` says of it."""

    parts: Parts
    code: str
    subject: str
    judge: Callable[[Parts], Found]


class MisfitError(Exception):
    """This fault cannot be planted at the place that was drawn; draw again."""


# ---- judges: the pass that should find a fault


def aid_of(parts: Parts) -> tuple[Aid, Reader]:
    reader = Reader([])
    return content.assemble(reader, parts, "planted"), reader


def by_flow(look: Callable[[Engine], Iterator[flow.Fault]]) -> Callable[[Parts], Found]:
    def judge(parts: Parts) -> Found:
        aid, reader = aid_of(parts)
        assert not reader.problems, reader.problems
        return {(f.code, f.subject) for f in look(Engine(aid))}

    return judge


def by_loading(parts: Parts) -> Found:
    """The loader: its problems by topic, with the place as subject."""
    _, reader = aid_of(parts)
    found = {("condition", p.where) for p in reader.problems}
    reader = Reader([])
    checks.check(reader, parts)
    return found | {(p.code, p.where) for p in reader.problems}


def by_wording(parts: Parts) -> Found:
    return {("wording", message) for message, _, _ in misfits(parts.wording, {"greeting": "Hello {name}"})}


def by_proof(parts: Parts) -> Found:
    """The bank's own promises; a promise that nothing near the fault can break is proved elsewhere."""
    aid, _ = aid_of(parts)
    engine = Engine(aid)
    return {("broken", p.id) for promise in aid.promises if (p := prove.prove(engine, promise, TODAY)).broken}


# ---- changing parts


def with_gate(parts: Parts, rules: list[GateRule]) -> Parts:
    return replace(parts, rules=parts.rules.model_copy(update={"gate": rules}))


def with_question(parts: Parts, name: str, **changes: Any) -> Parts:
    """One question changed, in the bank and among the questions with all their choices."""
    sections = []
    for section in parts.bank.sections:
        questions = [q.model_copy(update=changes) if q.id == name else q for q in section.questions]
        sections.append(section.model_copy(update={"questions": questions}))
    bank = parts.bank.model_copy(update={"sections": sections})
    return replace(parts, bank=bank, questions={**parts.questions, name: parts.questions[name].model_copy(update=changes)})


def added_question(parts: Parts, rng: random.Random, name: str, **fields: Any) -> Parts:
    """A new yes/no question at the end of the bank's last section."""
    question = parts.questions[next(iter(parts.questions))].model_copy(
        update={"id": name, "kind": "yes_no", "role": None, "ask_when": None, "choices": [], "choices_from": None, "most": None, "plus": [], "audit": False, **fields}
    )
    whole = question.model_copy(update={"choices": [Choice(id=c, text="t") for c in ("yes", "no")]})
    last = parts.bank.sections[-1]
    sections = [*parts.bank.sections[:-1], last.model_copy(update={"questions": [*last.questions, question]})]
    return replace(parts, bank=parts.bank.model_copy(update={"sections": sections}), questions={**parts.questions, name: whole})


def pick(rng: random.Random, things: Any) -> Any:
    things = list(things)
    if not things:
        raise MisfitError
    return rng.choice(things)


def single(parts: Parts, rng: random.Random) -> Any:
    """A question with one answer, asked of everybody or at least of somebody, with two plain choices or more."""
    return pick(rng, (q for q in parts.questions.values() if q.kind in ("one", "yes_no") and sum(not c.unknown for c in q.choices) > 1))


def plain(question: Any) -> list[str]:
    return [c.id for c in question.choices if not c.unknown]


def some_part(parts: Parts, rng: random.Random) -> tuple[str, dict]:
    """A question and a condition on it that some answers meet and others do not."""
    question = single(parts, rng)
    return question.id, {question.id: rng.sample(plain(question), rng.randint(1, len(plain(question)) - 1))}


def named(parts: Parts, rng: random.Random) -> list[str]:
    """Some variants a rule may name."""
    every = [v.id for o in parts.options.values() for v in o.variants if not v.baseline]
    return rng.sample(every, rng.randint(1, len(every)))


def new_rule(parts: Parts, rng: random.Random, when: Any, gate: str = "ask", variants: list[str] | None = None) -> GateRule:
    fact = next(f for file in parts.fact_files.values() for f in file.facts)
    return GateRule(id="planted", when=when, variants=variants or named(parts, rng), gate=gate, reason="t", brief="t", until="t", facts=[fact.id])


def rests_on(parts: Parts, when: Any) -> set[str]:
    """Every question a condition names, and those that decide whether these are asked."""
    found: set[str] = set()
    waiting = [when]
    while waiting:
        text = str(waiting.pop())
        for name, condition in parts.bank.conditions.items():
            text = text.replace(f"'use': '{name}'", str(condition))
        for question in parts.questions.values():
            if f"'{question.id}':" in text and question.id not in found:
                found.add(question.id)
                waiting.append(question.ask_when)
    return found


# ---- the faults, by class


def unreachable_by_contradiction(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    when = {"all": [{question.id: [a]}, {question.id: [b]}]}
    return Planted(added_question(parts, rng, "planted", ask_when=when), "unreachable-question", "planted", by_flow(flow.questions.unreachable))


def unreachable_by_chain(parts: Parts, rng: random.Random) -> Planted:
    """Asked if the first said one thing and the second anything, but the second is asked only if the first said another."""
    first = single(parts, rng)
    a, b = rng.sample(plain(first), 2)
    parts = added_question(parts, rng, "between", ask_when={first.id: [a]}, record_only="a test")
    when = {"all": [{"between": ["yes", "no"]}, {first.id: [b]}]}
    return Planted(added_question(parts, rng, "planted", ask_when=when), "unreachable-question", "planted", by_flow(flow.questions.unreachable))


def unreachable_section(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    a, b = rng.sample(plain(question), 2)
    grown = added_question(parts, rng, "planted", ask_when={"all": [{question.id: [a]}, {"not": {question.id: [a]}}]} if rng.random() < 0.5 else {"all": [{question.id: [a]}, {question.id: [b]}]})
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
    return Planted(added_question(parts, rng, "planted", ask_when=when), "unused-question", "planted", by_flow(flow.questions.unused))


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
    promise = Promise(id="planted", when={"all": [{question.id: [a]}, {question.id: [b]}]}, variants=named(parts, rng), at_least="ask", facts=[fact.id])
    promises = parts.promises.model_copy(update={"promises": [*parts.promises.promises, promise]})
    return Planted(replace(parts, promises=promises), "dead-promise", "planted", by_flow(flow.rules.dead))


def always_true(parts: Parts, rng: random.Random) -> Planted:
    name, part = some_part(parts, rng)
    whole = {name: plain(parts.questions[name])}
    if any(c.unknown for c in parts.questions[name].choices):
        when = {"any": [part, {"not": part}]} if rng.random() < 0.5 else whole
    else:
        when = whole
    return Planted(with_gate(parts, [*parts.rules.gate, new_rule(parts, rng, when)]), "always-true", "planted", by_flow(flow.rules.always_true))


def duplicate_rule(parts: Parts, rng: random.Random) -> Planted:
    """The same rule again; its condition may be turned round or wrapped."""
    rule = pick(rng, parts.rules.gate)
    when = rng.choice([rule.when, {"all": [rule.when]}, {"not": {"not": rule.when}}, {"any": [rule.when, rule.when]}])
    copy = rule.model_copy(update={"id": "planted", "when": when})
    return Planted(with_gate(parts, [*parts.rules.gate, copy]), "duplicate-rule", "planted", by_flow(flow.rules.covered))


def subsumed_rule(parts: Parts, rng: random.Random) -> Planted:
    rule = pick(rng, parts.rules.gate)
    name, part = some_part(parts, rng)
    if parts.questions[name].ask_when is not None or name in rests_on(parts, rule.when):
        raise MisfitError  # the part might follow from the rule, or never go with it
    narrow = rule.model_copy(update={"id": "planted", "when": {"all": [rule.when, part]}})
    return Planted(with_gate(parts, [*parts.rules.gate, narrow]), "subsumed-rule", "planted", by_flow(flow.rules.covered))


def masked_ask(parts: Parts, rng: random.Random) -> Planted:
    stop = pick(rng, (r for r in parts.rules.gate if r.gate == "stop"))
    ask = stop.model_copy(update={"id": "planted", "gate": "ask", "until": None})
    return Planted(with_gate(parts, [*parts.rules.gate, ask]), "masked-ask", "planted", by_flow(flow.rules.covered))


def not_over_unasked(parts: Parts, rng: random.Random) -> Planted:
    part = some_part(parts, rng)[1]
    parts = added_question(parts, rng, "between", ask_when=part, record_only="a test")
    when = {"not": {"between": ["yes"]}}
    return Planted(with_gate(parts, [*parts.rules.gate, new_rule(parts, rng, when)]), "not-over-unasked", "planted", by_flow(flow.rules.not_over_unasked))


def unmissed_rule(parts: Parts, rng: random.Random) -> Planted:
    """A promise is lost, and with it what guarded a rule."""
    rule = pick(rng, parts.rules.gate)
    about = {q for q in parts.questions if f"'{q}':" in str(rule.when)}
    kept = [p for p in parts.promises.promises if not any(q in str(p.when) for q in about)]
    return Planted(replace(parts, promises=parts.promises.model_copy(update={"promises": kept})), "unmissed-rule", rule.id, by_flow(flow.promises.unmissed))


def always_stopped(parts: Parts, rng: random.Random) -> Planted:
    """A stop for each answer to a question everybody is asked."""
    question = pick(rng, (q for q in parts.questions.values() if q.kind in ("one", "yes_no") and q.ask_when is None and not any(c.unknown for c in q.choices)))
    variant = rng.choice(named(parts, rng))
    one, *rest = plain(question)
    rules = [new_rule(parts, rng, {question.id: [one]}, "stop", [variant]), new_rule(parts, rng, {question.id: rest}, "stop", [variant]).model_copy(update={"id": "planted_2"})]
    return Planted(with_gate(parts, [*parts.rules.gate, *rules]), "always-stopped", variant, by_flow(flow.variants.all_alike))


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
    """A gate rule is lost, or a stop becomes an ask, and a promise says so."""
    rule = pick(rng, parts.rules.gate)
    weaker = [rule.model_copy(update={"gate": "ask"})] if rule.gate == "stop" and rng.random() < 0.5 else []
    changed = with_gate(parts, [r for r in parts.rules.gate if r is not rule] + weaker)
    return Planted(changed, "broken", "", by_proof)


# ---- faults the loader refuses


def no_such_choice(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    rule = new_rule(parts, rng, {question.id: ["nothing_like_it"]})
    return Planted(with_gate(parts, [*parts.rules.gate, rule]), "condition", f"gate[{len(parts.rules.gate)}].when.{question.id}[0]", by_loading)


def no_such_question(parts: Parts, rng: random.Random) -> Planted:
    rule = new_rule(parts, rng, {f"nothing_{rng.randint(0, 99)}": ["yes"]})
    (name,) = rule.when
    return Planted(with_gate(parts, [*parts.rules.gate, rule]), "condition", f"gate[{len(parts.rules.gate)}].when.{name}", by_loading)


def out_of_bounds(parts: Parts, rng: random.Random) -> Planted:
    question = pick(rng, (q for q in parts.questions.values() if q.kind in ("number", "money", "month")))
    operator, number = rng.choice([("at_least", question.max + rng.randint(1, 9)), ("below", question.min - rng.randint(0, 9)), ("at_least", question.min)])
    rule = new_rule(parts, rng, {question.id: {operator: number}})
    place = f"gate[{len(parts.rules.gate)}].when.{question.id}.{operator}"
    return Planted(with_gate(parts, [*parts.rules.gate, rule]), "condition", place, by_loading)


def asked_later(parts: Parts, rng: random.Random) -> Planted:
    order = list(parts.questions)
    later = single(parts, rng)
    earlier = pick(rng, order[: order.index(later.id)])
    s, q = next((s, q) for s, section in enumerate(parts.bank.sections) for q, x in enumerate(section.questions) if x.id == earlier)
    changed = with_question(parts, earlier, ask_when={later.id: plain(later)[:1]})
    return Planted(changed, "condition", f"sections[{s}].questions[{q}].ask_when", by_loading)


def stop_on_unseen(parts: Parts, rng: random.Random) -> Planted:
    """The fact under a stop turns out to be read nowhere."""
    i, rule = pick(rng, ((i, r) for i, r in enumerate(parts.rules.gate) if r.gate == "stop"))
    files = {
        name: file.model_copy(update={"facts": [f.model_copy(update={"seen": False}) if f.id in rule.facts else f for f in file.facts]})
        for name, file in parts.fact_files.items()
    }
    return Planted(replace(parts, fact_files=files), "rules", f"gate[{i}]", by_loading)


def id_reused(parts: Parts, rng: random.Random) -> Planted:
    i, rule = pick(rng, list(enumerate(parts.rules.gate))[1:])
    copy = rule.model_copy(update={"id": rng.choice(parts.rules.gate[:i]).id})
    return Planted(with_gate(parts, [*parts.rules.gate[:i], copy, *parts.rules.gate[i + 1 :]]), "rules", f"gate[{i}].id", by_loading)


def bare_number(parts: Parts, rng: random.Random) -> Planted:
    """A figure loses its group, its certainty or its facts."""
    places = [
        (file, v, name)
        for file, option in parts.options.items()
        for v, variant in enumerate(option.variants)
        for name, figure in variant.figures.items()
        if not figure.unknown and figure.high and figure.facts
    ]
    file, v, name = pick(rng, places)
    variant = parts.options[file].variants[v]
    figure = variant.figures[name].model_copy(update=rng.choice([{"group": None}, {"certainty": None}, {"facts": []}]))
    variants = list(parts.options[file].variants)
    variants[v] = variant.model_copy(update={"figures": {**variant.figures, name: figure}})
    options = {**parts.options, file: parts.options[file].model_copy(update={"variants": variants})}
    return Planted(replace(parts, options=options), "options", f"variants[{v}].figures.{name}", by_loading)


def missing_placeholder(parts: Parts, rng: random.Random) -> Planted:
    text = f"Hello {{person_{rng.randint(0, 99)}}}"
    return Planted(replace(parts, wording={**parts.wording, "greeting": text}), "wording", "greeting", by_wording)


CLASSES: dict[str, Callable[[Parts, random.Random], Planted]] = {
    plant.__name__.replace("_", " "): plant
    for plant in (
        unreachable_by_contradiction, unreachable_by_chain, unreachable_section, unreachable_choice, unused_question, unused_condition,
        dead_rule, dead_promise, always_true, duplicate_rule, subsumed_rule, masked_ask, not_over_unasked, unmissed_rule, always_stopped,
        never_gated, no_elsewhere, broken_promise, no_such_choice, no_such_question, out_of_bounds, asked_later, stop_on_unseen, id_reused,
        bare_number, missing_placeholder,
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
