"""Faults for which an aid does not start, planted one at a time; the place of the problem is what must be told."""

from __future__ import annotations

import random
from dataclasses import replace

from logic.content.reader import Parts
from tests.planting.changes import (
    Planted,
    by_loading,
    by_wording,
    new_rule,
    pick,
    plain,
    single,
    with_gate,
    with_question,
)


def no_such_choice(parts: Parts, rng: random.Random) -> Planted:
    question = single(parts, rng)
    rule = new_rule(parts, rng, {question.id: ["nothing_like_it"]})
    return Planted(
        with_gate(parts, [*parts.rules.gate, rule]),
        "condition",
        f"gate[{len(parts.rules.gate)}].when.{question.id}[0]",
        by_loading,
    )


def no_such_question(parts: Parts, rng: random.Random) -> Planted:
    rule = new_rule(parts, rng, {f"nothing_{rng.randint(0, 99)}": ["yes"]})
    (name,) = rule.when
    return Planted(
        with_gate(parts, [*parts.rules.gate, rule]),
        "condition",
        f"gate[{len(parts.rules.gate)}].when.{name}",
        by_loading,
    )


def asked_later(parts: Parts, rng: random.Random) -> Planted:
    order = list(parts.questions)
    later = single(parts, rng)
    earlier = pick(rng, order[: order.index(later.id)])
    s, q = next(
        (s, q)
        for s, section in enumerate(parts.bank.sections)
        for q, x in enumerate(section.questions)
        if x.id == earlier
    )
    changed = with_question(parts, earlier, ask_when={later.id: plain(later)[:1]})
    return Planted(changed, "condition", f"sections[{s}].questions[{q}].ask_when", by_loading)


def stop_on_unseen(parts: Parts, rng: random.Random) -> Planted:
    """The fact under a stop turns out to be read nowhere."""
    i, rule = pick(rng, ((i, r) for i, r in enumerate(parts.rules.gate) if r.gate == "stop"))
    files = {
        name: file.model_copy(
            update={"facts": [f.model_copy(update={"seen": False}) if f.id in rule.facts else f for f in file.facts]}
        )
        for name, file in parts.fact_files.items()
    }
    return Planted(replace(parts, fact_files=files), "rules", f"gate[{i}]", by_loading)


def id_reused(parts: Parts, rng: random.Random) -> Planted:
    i, rule = pick(rng, list(enumerate(parts.rules.gate))[1:])
    copy = rule.model_copy(update={"id": rng.choice(parts.rules.gate[:i]).id})
    return Planted(
        with_gate(parts, [*parts.rules.gate[:i], copy, *parts.rules.gate[i + 1 :]]),
        "rules",
        f"gate[{i}].id",
        by_loading,
    )


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
