"""Cells first, Z3 where they give up: the same findings either way; and rules taken into a search only as they matter."""

from __future__ import annotations

import random

import pytest

from logic import content
from logic.cells import NOT_TRUE
from logic.conditions import FALSE, OPEN, TRUE
from logic.tools import flow
from logic.tools.engine import Engine, as_answers, in_words
from tests.planting.banks import clean, condition


@pytest.mark.parametrize("seed", range(4))
def test_when_the_cells_give_up_z3_says_the_same(seed, today):
    aid = content.build(clean(seed, 10, "mixed"))
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
    aid = content.build(clean(seed, 14, "mixed"))
    extra = [condition(rng, {n: q for n, q in aid.questions.items() if n != "more_concerns"}, 2) for _ in range(8)]
    engine = Engine(aid, extra)
    for tree in extra:
        for allowed in (NOT_TRUE, FALSE | OPEN, TRUE):
            rules = rng.sample(aid.gate, 6)
            plain = engine.find([(tree, TRUE), *((r.tree, allowed) for r in rules)], fewest=True)
            lazy = engine.find_among([(tree, TRUE)], rules, allowed, fewest=True)
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
