"""The promise table, written from the evidence alone, against the rules: every promise holds, and losing any rule breaks one.

A sheet is built for each case: one person who answers everything in the least worrying way, but for what the case is about.
(Proof over every possible sheet is for `logic prove`, a later piece of work; here each promise and each rule is met head on.)
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from logic.aid.aid import CompiledRule
from logic.compare import does_something
from logic.conditions.tree import All, AnyOf, Not, OneOf, Sure, Tree, Within, leaves
from logic.load import load
from logic.person import gate
from logic.person.path import walk

AID = load(Path(os.environ.get("AID", Path(__file__).parents[2])))
TODAY = date(2026, 11, 24)
CALM = {
    "deciding": "myself", "age": 45, "more_concerns": ("none",), "why_now": ("own_wish",), "where": ("face",), "tried": ("none",),
    "price_worries": ("none",), "not_accept": ("none",), "help_at_home": "yes", "sun_at_work": "no", "losing_weight": "no",
    "sex_at_birth": "female", "warning_signs": ("none",), "leg_signs": ("none",), "pregnancy": "not_pregnant", "skin_tone": "ii",
    "dark_marks": "no", "skin_now": ("none",), "skin_before": ("none",), "conditions": ("none",), "isotretinoin": "never", "medicines": ("none",),
    "allergies": ("none",), "worry_time": "under_1_hour", "worry_impact": "no", "private_more": ("none",),
}  # fmt: skip
CONCERNS = [c.id for c in AID.questions["main_concern"].choices]


def ways(tree: Tree) -> Iterator[dict[str, object]]:
    """Answers that make a condition true, one way after another."""
    match tree:
        case OneOf(question, choices):
            several = AID.questions[question].kind == "several"
            yield from ({question: (c,) if several else c} for c in sorted(choices))
        case Within(question, low, high):
            asked = AID.questions[question]
            number = low if low is not None else (high or 0) - 1
            if asked.kind == "month":
                months = TODAY.year * 12 + TODAY.month - 1 + number
                yield {question: f"{months // 12:04d}-{months % 12 + 1:02d}"}
            else:
                yield {question: max(number, 18) if question == "age" else number}
        case AnyOf(parts):
            for part in parts:
                yield from ways(part)
        case All(parts):
            for combined in itertools.product(*(list(ways(part)) for part in parts)):
                yield {q: a for one in combined for q, a in one.items()}
        case Sure(part):
            yield from ways(part)
        case Not():
            raise AssertionError("no rule or promise over health answers uses not")


def people(ready: CompiledRule) -> Iterator[dict[str, object]]:
    """Calm people for whom a condition holds, for every concern with which that is possible."""
    for concern in CONCERNS:
        for extra in ways(ready.tree):
            sheet = {**CALM, "main_concern": concern, **extra}
            if "surgery_month" in extra:
                sheet["skin_before"] = ("surgery_there",)
            if ready.when.test(walk(AID, sheet, TODAY).state):
                yield sheet


def kept(told: list[tuple[str, bool]], wanted: str) -> bool:
    """Whether findings, as (status, whether it holds back), are as grave as a promise wants."""
    asks = (("ask", False), ("ask", True))
    enough = {"stop": (), "held_back": (("ask", True),), "ask": asks, "tell": (*asks, ("tell", False))}[wanted]
    return any(status == "stop" or (status, holds) in enough for status, holds in told)


@pytest.mark.parametrize("promise", AID.promises, ids=lambda p: p.rule.id)
def test_promise_holds(promise: CompiledRule):
    met = list(people(promise))
    assert met, "nobody can answer so"
    for sheet in met:
        found = gate.gates(AID, walk(AID, sheet, TODAY).state)
        for variant in promise.variants:
            told = [(f.status, f.rule.holds_back) for f in found[variant].findings]
            assert kept(told, promise.rule.at_least), f"{variant}: {sheet['main_concern']}"


@pytest.mark.parametrize("ready", AID.gate, ids=lambda r: r.rule.id)
def test_losing_a_rule_breaks_a_promise(ready: CompiledRule):
    unnoticed = set(ready.variants)
    for sheet in people(ready):
        state = walk(AID, sheet, TODAY).state
        rest = gate.findings([r for r in AID.gate if r is not ready], state)
        for variant in list(unnoticed):
            left = [(f.status, f.rule.holds_back) for f, named in rest if variant in named]
            mine = [p for p in AID.promises if variant in p.variants and p.when.test(state)]
            if any(not kept(left, p.rule.at_least) for p in mine):
                unnoticed.discard(variant)
    assert unnoticed == set()


def test_calm_people_are_ruled_out_of_nothing():
    """Without this, a rule that always holds would pass every test above. Some concerns are a reason by themselves."""
    for concern in CONCERNS:
        found = gate.gates(AID, walk(AID, {**CALM, "main_concern": concern}, TODAY).state)
        because = {v: [set(f.because) for f in g.findings] for v, g in found.items() if g.findings}
        assert {v: why for v, why in because.items() if any(one != {"main_concern"} for one in why)} == {}


def test_every_rule_can_hold_for_every_concern_its_variants_are_compared_for():
    """No safety question may be unasked where its answer would matter."""
    face_by_nature = {
        "mouth_lines",
        "moving_lines",
        "melasma",
    }  # where they are is not asked, so rules on the neck cannot hold
    missing = {}
    for ready in AID.gate:
        reached = {sheet["main_concern"] for sheet in people(ready)}
        for variant in ready.variants:
            effects = AID.variants[variant][1].effects
            wanted = {c for c in CONCERNS if does_something(effects[AID.concern_of("main_concern", c)])}
            if any(leaf.question == "where" for leaf in leaves(ready.tree)):
                wanted -= face_by_nature
            if wanted - reached:
                missing[ready.rule.id, variant] = sorted(wanted - reached)
    assert missing == {}
