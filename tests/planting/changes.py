"""What planted faults share: who judges them, and how typed parts of an aid are changed (no file is written, so it takes milliseconds)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from logic.aid import assemble, checks
from logic.aid.aid import Aid
from logic.aid.checks.wording import misfits
from logic.content.bank import Choice
from logic.content.problems import Problem
from logic.content.reader import Parts, Reader
from logic.content.rules import GateRule
from logic.tools.proof import prove
from logic.tools.proof.engine import Engine

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
    return assemble.assemble(reader, parts, "planted"), reader


def by_flow(look: Callable[[Engine], Iterator[Problem]]) -> Callable[[Parts], Found]:
    def judge(parts: Parts) -> Found:
        aid, reader = aid_of(parts)
        assert not reader.problems, reader.problems
        return {(f.code, subject) for f in look(Engine(aid)) for subject in (f.subject, *f.also)}

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
    return replace(
        parts, bank=bank, questions={**parts.questions, name: parts.questions[name].model_copy(update=changes)}
    )


def added_question(parts: Parts, rng: random.Random, name: str, **fields: Any) -> Parts:
    """A new yes/no question at the end of the bank's last section."""
    question = parts.questions[next(iter(parts.questions))].model_copy(
        update={
            "id": name,
            "kind": "yes_no",
            "role": None,
            "ask_when": None,
            "choices": [],
            "choices_from": None,
            "most": None,
            "plus": [],
            "audit": False,
            **fields,
        }
    )
    whole = question.model_copy(update={"choices": [Choice(id=c, text="t") for c in ("yes", "no")]})
    last = parts.bank.sections[-1]
    sections = [*parts.bank.sections[:-1], last.model_copy(update={"questions": [*last.questions, question]})]
    return replace(
        parts, bank=parts.bank.model_copy(update={"sections": sections}), questions={**parts.questions, name: whole}
    )


def pick(rng: random.Random, things: Any) -> Any:
    things = list(things)
    if not things:
        raise MisfitError
    return rng.choice(things)


def single(parts: Parts, rng: random.Random) -> Any:
    """A question with one answer, asked of everybody or at least of somebody, with two plain choices or more."""
    return pick(
        rng,
        (
            q
            for q in parts.questions.values()
            if q.kind in ("one", "yes_no") and sum(not c.unknown for c in q.choices) > 1
        ),
    )


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


def new_rule(
    parts: Parts, rng: random.Random, when: Any, gate: str = "ask", variants: list[str] | None = None
) -> GateRule:
    fact = next(f for file in parts.fact_files.values() for f in file.facts)
    return GateRule(
        id="planted",
        when=when,
        variants=variants or named(parts, rng),
        gate=gate,
        reason="t",
        brief="t",
        until="t",
        facts=[fact.id],
    )


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
