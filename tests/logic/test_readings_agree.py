"""The condition language has one meaning, read four ways: one person, a table, cells and Z3. On small random banks all must agree
with brute force: on every sheet, and on which sheet is the smallest that does something."""

from __future__ import annotations

import random

import pytest

from logic.conditions.meaning import meaning, value
from logic.conditions.search import Flow, GaveUpError
from logic.conditions.smt import Solver, changes_by_answering
from logic.conditions.table import Reading, unpack
from logic.conditions.tree import FALSE, OPEN, TRUE, UNSURE
from logic.person.path import cell, walk
from logic.tools.population.people import table_of
from tests.planting.banks import small
from tests.planting.brute import DAY, Brute, as_typed, bank_of

MOST_ROWS = 20_000
SEEDS = range(60)


@pytest.fixture(scope="module", params=SEEDS)
def bank(request):
    rng = random.Random(request.param)
    while True:
        questions, ask_when, trees = small(rng, rng.randint(3, 5))
        size = Flow(questions, ask_when, trees).count(numbers=True)
        if size <= MOST_ROWS:
            return rng, questions, ask_when, trees, Brute(questions, ask_when, trees)


def claims(rng, trees):
    """Random claims: some conditions, each with the values it may have."""
    for _ in range(12):
        yield [(tree, rng.randint(1, 15)) for tree in rng.sample(trees, rng.randint(1, 3))], rng.random() < 0.3
    for tree in trees:
        yield [(tree, TRUE)], False
        yield [(tree, OPEN)], True


def test_the_answer_space_is_counted_right(bank):
    _, questions, ask_when, trees, brute = bank
    flow = Flow(questions, ask_when, trees)
    assert flow.count(numbers=True) == _all_numbers(questions, ask_when)
    told_apart = {tuple(_cells(flow, answers)) for answers, _, _ in brute.rows}
    assert flow.count() == len(told_apart)


def _all_numbers(questions, ask_when):
    """Every sheet with every whole number: as if each number were a threshold."""
    from logic.conditions.tree import Within

    every = [Within(q.id, n, None) for q in questions.values() if q.counted for n in range(q.lowest, q.highest + 1)]
    return len(Brute(questions, ask_when, every).rows)


def _cells(flow, answers):
    """A sheet by cells: all ways of being not sure are one, for single choices and numbers and for ticks that tell nothing."""
    for name, answer in answers.items():
        question = flow.questions[name]
        unknown = {c.id: c.unknown for c in question.choices if c.unknown}
        if isinstance(answer, tuple):
            known = tuple(c for c in answer if c not in unknown)
            declined = any(unknown.get(c) == "declined" for c in answer)
            yield name, "unsure" if not known or declined else answer
        else:
            yield name, "unsure" if answer in unknown else answer


def test_cells_and_z3_find_a_sheet_exactly_when_there_is_one_and_the_smallest(bank):
    rng, questions, ask_when, trees, brute = bank
    flow, solver = Flow(questions, ask_when, trees), Solver(questions, ask_when)
    people = bank_of(questions, ask_when)
    for claim, complete in claims(rng, trees):
        truth = brute.fewest(claim, complete)
        for engine in (flow, solver):
            found = engine.find(claim, complete=complete, fewest=not complete)
            assert (found is None) == (truth is None)
            if found is not None:
                state = walk(people, as_typed(questions, found), DAY).state
                assert all(value(meaning(tree), state) & allowed for tree, allowed in claim)
                assert complete or len(found) == truth


def test_a_table_reads_every_sheet_as_one_person_is_read(bank):
    _, questions, ask_when, trees, brute = bank
    sheets = [answers for answers, _, _ in brute.rows]
    found, asked = Reading(questions, ask_when, trees).run(table_of(questions, sheets, DAY))
    for tree, is_ in zip([*trees, *ask_when.values()], [*found, *asked.values()], strict=True):
        true, false = unpack(is_.true, len(sheets)), unpack(is_.false, len(sheets))
        open_ = unpack(is_.open, len(sheets)) if is_.open is not None else [False] * len(sheets)
        read = [
            TRUE if t else FALSE if f else OPEN if o else UNSURE for t, f, o in zip(true, false, open_, strict=True)
        ]
        assert read == [values[tree] for _, values, _ in brute.rows]


def test_z3_knows_no_sheet_on_which_answering_more_changes_what_is_settled(bank):
    _, questions, ask_when, trees, _ = bank
    assert changes_by_answering(questions, ask_when, trees) is None


def test_the_banks_are_of_every_kind():
    """Or the tests above would show little."""
    kinds, nested, conditional = set(), set(), 0
    for seed in SEEDS:
        questions, ask_when, trees = small(random.Random(seed))
        kinds |= {q.kind if q.places is None else "decimal" for q in questions.values()}
        kinds |= {
            "tick box"
            for q in questions.values()
            if q.kind == "several" and sum(not c.unknown and c.id != "none" for c in q.choices) == 1
        }
        nested |= {type(tree).__name__ for tree in trees}
        conditional += sum(tree.__class__.__name__ != "All" for tree in ask_when.values())
    assert kinds == {"one", "several", "number", "month", "date", "decimal", "tick box"}
    assert nested == {"OneOf", "Within", "Answered", "All", "AnyOf", "Not", "Sure"}
    assert conditional > len(SEEDS)


def test_what_conditions_are_given_some_answers_is_what_one_person_is_told(bank):
    rng, questions, ask_when, trees, brute = bank
    flow = Flow(questions, ask_when, trees)
    for answers, values, _ in rng.sample(brute.rows, min(60, len(brute.rows))):
        sheet = {q: n if isinstance(n := cell(questions[q], a, DAY), int) else a for q, a in answers.items()}
        assert flow.given(sheet, trees) == [values[tree] for tree in trees]


def test_a_search_may_be_told_to_give_up(bank):
    _, questions, ask_when, trees, _ = bank
    flow = Flow(questions, ask_when, trees)
    hard = next(
        (tree for tree in trees if flow.find([(tree, TRUE)]) is not None and flow._first[flow._add(tree)] != TRUE), None
    )
    if hard is not None:
        with pytest.raises(GaveUpError):
            flow.find([(hard, TRUE)], steps=0)
