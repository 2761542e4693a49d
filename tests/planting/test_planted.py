"""Every class of fault, planted 25 times into the shipped aid and 25 times into generated ones: the pass that should find it does.

And nothing is said of aids without a fault. On banks small enough to enumerate, every finding is held to brute force.
"""

from __future__ import annotations

import ast
import random
from dataclasses import replace
from pathlib import Path

import pytest

from logic.aid.aid import CompiledRule
from logic.conditions.meaning import meaning
from logic.conditions.search import Flow
from logic.conditions.tree import ALWAYS, FALSE, TRUE, UNSURE, Answered, as_written, leaves
from logic.content.bank import Bank, Section
from logic.load import load
from logic.tools.check import flow
from logic.tools.output.formats import CODES
from logic.tools.proof.engine import Engine
from tests.planting.banks import COMMUTE, clean, small
from tests.planting.brute import Brute
from tests.planting.changes import aid_of, by_loading
from tests.planting.faults import CLASSES, is_found, parts_of, planted

EACH = 25
GENERATED = range(5)


@pytest.fixture(scope="module")
def shipped(root):
    texts = {
        str(f.relative_to(root)): f.read_text("utf-8")
        for f in [root / "questions.yaml", *sorted((root / "content").rglob("*.yaml"))]
    }
    return parts_of(texts)


@pytest.fixture(scope="module")
def generated():
    return [parts_of(clean(seed)) for seed in GENERATED]


@pytest.mark.parametrize("name", CLASSES)
def test_every_fault_planted_into_the_shipped_aid_is_found(name, shipped):
    found = [is_found(fault) for fault in planted(name, shipped, EACH)]
    assert found == [True] * EACH


@pytest.mark.parametrize("name", CLASSES)
def test_every_fault_planted_into_generated_aids_is_found(name, generated):
    each = EACH // len(GENERATED)
    found = [is_found(fault) for parts in generated for fault in planted(name, parts, each, seed=1)]
    assert found == [True] * EACH


def test_there_is_a_class_for_every_finding_of_the_flow(shipped):
    plants = {fault.code for name in CLASSES for fault in planted(name, shipped, 1)}
    assert len(set(_codes())) > 12
    assert set(_codes()) - plants == set()


def _codes():
    """Every kind of finding named in the files of the passes."""
    for file in Path(flow.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and node.value in CODES:
                yield node.value


def test_nothing_is_said_of_the_shipped_aid(shipped):
    aid, reader = aid_of(shipped)
    assert reader.problems == []
    assert by_loading(shipped) == set()
    assert list(flow.find(Engine(aid))) == []


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("shape", ["mixed", "sections", "chain"])
def test_no_false_alarm_on_aids_that_are_clean(seed, shape):
    aid, reader = aid_of(parts_of(clean(seed, 12 + seed, shape)))
    assert reader.problems == []
    assert list(flow.find(Engine(aid))) == []


# ---- small banks: every finding against every sheet


KINDS = ({"gate": "stop"}, {"gate": "ask"}, {"gate": "ask", "holds_back": True}, {"gate": "tell"})


def _aid(rng):
    """A random small bank with six gate rules and three promises, nothing in it clean on purpose."""
    while True:
        questions, ask_when, trees = small(rng, rng.randint(3, 5))
        if Flow(questions, ask_when, trees).count() <= 5_000:
            break
    base = load(COMMUTE)
    variants = [v for v in base.variants if v != base.baseline]
    rule, promise = base.gate[0].rule, base.promises[0].rule
    gate = tuple(
        CompiledRule(
            rule.model_copy(update={"id": f"r{i}"} | rng.choice(KINDS)),
            tree,
            meaning(tree),
            tuple(rng.sample(variants, rng.randint(1, 3))),
        )
        for i, tree in enumerate(trees)
    )
    promises = tuple(
        CompiledRule(
            promise.model_copy(update={"id": f"p{i}", "at_least": rng.choice(["stop", "held_back", "ask", "tell"])}),
            tree,
            meaning(tree),
            tuple(rng.sample(variants, 2)),
        )
        for i, tree in enumerate(rng.sample(trees, 3))
    )
    section = Section(id="s", title="t", questions=list(questions.values()))
    aid = replace(
        base, bank=Bank(version=1, sections=[section]), questions=questions, gate=gate, notes=(), ends=(), withholds=(), limits=(), promises=promises,
        ask_when={q: CompiledRule(None, tree, meaning(tree)) for q, tree in ask_when.items()},
    )  # fmt: skip
    return aid, ask_when, Brute(questions, ask_when, [*trees, *map(as_written, trees)])


@pytest.mark.parametrize("seed", range(40))
def test_on_small_banks_the_findings_are_those_of_brute_force(seed):
    aid, ask, brute = _aid(random.Random(f"flow {seed}"))
    engine = Engine(aid)
    rows = [values for _, values, _ in brute.rows]
    whole = [values for _, values, complete in brute.rows if complete]
    found = [f for look in flow.PASSES.values() for f in look(engine)]  # exactly, so vacuous bounds as they stand
    said = {(f.code, subject) for f in found for subject in (f.subject, *f.also)}

    assert flow.questions.reached(engine) == {q for q in aid.questions if any(row[ask[q]] == TRUE for row in rows)}
    assert {q for c, q in said if c == "unreachable-question"} == {
        q for q in aid.questions if not any(row[ask[q]] == TRUE for row in rows)
    }
    assert {r for c, r in said if c == "dead-rule"} == {
        r.rule.id for r in aid.gate if not any(row[r.tree] == TRUE for row in rows)
    }
    assert {p for c, p in said if c == "dead-promise"} == {
        p.rule.id for p in aid.promises if not any(row[p.tree] == TRUE for row in rows)
    }

    def always(tree, other):
        return tree != ALWAYS and any(row[tree] == TRUE for row in rows) and not any(row[tree] & other for row in whole)

    def waits(tree):
        return any(isinstance(leaf, Answered) for leaf in leaves(tree))

    subjects = [(r.rule.id, as_written(r.tree), FALSE) for r in aid.gate]
    subjects += [(p.rule.id, p.tree, FALSE) for p in aid.promises]
    subjects += [(q, tree, FALSE | UNSURE) for q, tree in ask.items() if not waits(tree)]
    assert {s for c, s in said if c == "always-true"} == {name for name, tree, other in subjects if always(tree, other)}

    def stops(row, variant, without=None):
        return any(
            row[r.tree] == TRUE
            for r in aid.gate
            if variant in r.variants and r is not without and r.rule.gate == "stop"
        )

    def breaks(row, promise, variant, without=None):
        settled = [r for r in aid.gate if variant in r.variants and r is not without and row[r.tree] in (TRUE, UNSURE)]
        kept = (
            stops(row, variant, without)
            or {
                "stop": False,
                "held_back": any(r.rule.holds_back for r in settled),
                "ask": any(r.rule.gate != "tell" for r in settled),
                "tell": bool(settled),
            }[promise.rule.at_least]
        )
        return row[promise.tree] == TRUE and not kept

    unmissed = {
        r.rule.id for r in aid.gate if any(row[r.tree] == TRUE for row in rows)
        and any(not any(breaks(row, p, v, r) for row in rows for p in aid.promises if v in p.variants) for v in r.variants)
    }  # fmt: skip
    # A promise that is broken anyway notices nothing when a rule is lost: only banks whose promises hold are told exactly.
    if not any(breaks(row, p, v) for row in rows for p in aid.promises for v in p.variants):
        assert {r for c, r in said if c == "unmissed-rule"} == unmissed

    masked = {
        r.rule.id for r in aid.gate if r.rule.gate != "stop"
        and any((graver := [s for s in aid.gate if s.rule.gate == "stop" and v in s.variants]) and all(row[r.tree] != TRUE or any(row[s.tree] == TRUE for s in graver) for row in rows) for v in r.variants)
    }  # fmt: skip

    def follows(a, b):
        return (
            a is not b
            and set(a.variants) <= set(b.variants)
            and a.rule.gate == b.rule.gate
            and a.rule.holds_back <= b.rule.holds_back
            and all(row[a.tree] != TRUE or row[b.tree] == TRUE for row in rows)
        )

    needless = {a.rule.id for a in aid.gate if any(follows(a, b) for b in aid.gate)}
    told = {r for c, r in said if c in ("duplicate-rule", "subsumed-rule", "masked-ask")}
    assert told <= masked | needless
    share = {r.rule.id for r in aid.gate if any(row[r.tree] == TRUE for row in rows)}  # a dead rule is told as dead
    first = {
        min(a.rule.id, b.rule.id)
        for a in aid.gate
        for b in aid.gate
        if follows(a, b) and follows(b, a) and set(a.variants) == set(b.variants)
    }
    related = {
        a.rule.id for a in aid.gate
        for b in aid.gate if follows(a, b) and {x.question for x in leaves(a.tree)} & {x.question for x in leaves(b.tree)}
    }  # fmt: skip
    assert (related & share) - first <= told
    assert (masked & share) - first <= told | related

    stopped = {
        v
        for v in aid.variants
        if v != aid.baseline
        and any(v in r.variants and r.rule.gate == "stop" for r in aid.gate)
        and all(stops(row, v) for row in whole)
    }
    free = {
        v
        for v in aid.variants
        if v != aid.baseline
        and not any(row[r.tree] == TRUE for row in rows for r in aid.gate if v in r.variants and r.rule.gate != "tell")
    }
    assert {v for c, v in said if c == "always-stopped"} == stopped
    assert {v for c, v in said if c == "never-gated"} == free
    by_absence = {
        r.rule.id for r in aid.gate for q in flow.rules._negated(r.tree, False)
        if ask[q] != ALWAYS and any(row[r.tree] == TRUE and row[ask[q]] == FALSE for row in rows)
    }  # fmt: skip
    assert {s for c, s in said if c == "not-over-unasked" and s.startswith("r")} == by_absence
