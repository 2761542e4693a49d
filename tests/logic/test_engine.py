"""Cells first, Z3 where they give up: the same findings either way; and rules taken into a search only as they matter."""

from __future__ import annotations

import random

import pytest

from logic.conditions.search import NOT_TRUE, Flow
from logic.conditions.tree import ALWAYS, FALSE, OPEN, TRUE, All, OneOf
from logic.content.bank import Choice, Question
from logic.load import build
from logic.tools.check import flow
from logic.tools.proof.engine import Engine, as_answers, in_words
from tests.planting.banks import clean, condition


@pytest.mark.parametrize("seed", range(4))
def test_when_the_cells_give_up_z3_says_the_same(seed, today):
    aid = build(clean(seed, 10, "mixed"))
    patient, hasty = Engine(aid), Engine(aid, steps=1)
    for ready in aid.gate:
        for claim in ([(ready.tree, TRUE)], [(ready.tree, TRUE), (aid.gate[0].tree, NOT_TRUE)], [(ready.tree, OPEN)]):
            one, other = patient.find(claim, fewest=True), hasty.find(claim, fewest=True)
            assert (one is None) == (other is None)
            assert one is None or len(one) == len(other)
    assert patient.decided_by_z3 == 0
    assert hasty.decided_by_z3 > 0


@pytest.mark.parametrize("seed", range(6))
def test_taking_rules_in_one_by_one_finds_what_taking_all_does(seed):
    rng = random.Random(seed)
    aid = build(clean(seed, 14, "mixed"))
    extra = [condition(rng, {n: q for n, q in aid.questions.items() if n != "more_concerns"}, 2) for _ in range(8)]
    engine = Engine(aid, extra)
    for tree in extra:
        for allowed in (NOT_TRUE, FALSE | OPEN, TRUE):
            rules = rng.sample(aid.gate, 6)
            plain = engine.find([(tree, TRUE), *((r.tree, allowed) for r in rules)], fewest=True)
            lazy = engine.find_among([(tree, TRUE)], [(r.tree, allowed) for r in rules], fewest=True)
            assert (plain is None) == (lazy is None)
            assert plain is None or len(plain) == len(lazy)


def test_the_whole_flow_by_z3_alone_finds_nothing_in_the_shipped_aid(aid):
    engine = Engine(aid, steps=0)
    assert [f for name, look in flow.PASSES.items() if "lost" not in name for f in look(engine)] == []
    assert engine.decided_by_z3 > 100


def test_a_sheet_becomes_answers_and_words(commute, today):
    sheet = {"main_concern": "delays", "more_concerns": ("fitness",), "distance": 30, "start_month": 3}
    assert as_answers(commute, sheet, today)["start_month"] == "2027-02"
    assert in_words(sheet) == "main_concern: delays, more_concerns: [fitness], distance: 30, start_month: 3"
    assert in_words({}) == "no answer at all"


def test_a_bank_too_crossed_to_count_is_said_not_to_be_counted():
    """Twenty follow-ups, one for each choice of one question: two to the twentieth groups of sheets."""
    many = Question(
        id="many", text="t", why="w", kind="several", choices=[Choice(id=f"c{i}", text="t") for i in range(20)]
    )
    after = {
        f"q{i}": Question(
            id=f"q{i}", text="t", why="w", kind="one", choices=[Choice(id="a", text="t"), Choice(id="b", text="t")]
        )
        for i in range(20)
    }
    ask_when = {"many": ALWAYS} | {f"q{i}": OneOf("many", frozenset({f"c{i}"})) for i in range(20)}
    assert Flow({"many": many, **after}, ask_when).count() is None
    few = {q: tree for q, tree in ask_when.items() if q in ("many", "q0", "q1", "q2")}
    assert Flow({q: {"many": many, **after}[q] for q in few}, few).count() is not None


def test_ten_sets_that_share_no_choice_are_hit_by_ten_ticks_at_once():
    many = Question(
        id="many", text="t", why="w", kind="several", choices=[Choice(id=f"c{i}", text="t") for i in range(60)]
    )
    claim = [(All(tuple(OneOf("many", frozenset(f"c{6 * k + i}" for i in range(6))) for k in range(10))), TRUE)]
    flow = Flow({"many": many}, {"many": ALWAYS}, [tree for tree, _ in claim])
    assert len(flow.find(claim)["many"]) == 10
