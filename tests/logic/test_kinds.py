"""Numbers with decimals, very large ones, dates, and a single box to tick: typed, judged in all four readings, kept, drawn, said."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pytest

from logic.compare import compare
from logic.conditions.meaning import meaning, value
from logic.conditions.parse import parse as parse_condition
from logic.conditions.table import Reading, unpack
from logic.conditions.tree import FALSE, OPEN, TRUE, UNSURE, Within
from logic.person import answers, draw
from logic.person.path import cell, uncounted, walk
from logic.record.file import open_file, to_file
from logic.tools.check import flow
from logic.tools.output import say
from logic.tools.population import people, simulate
from logic.tools.population.crowd import Trial
from logic.tools.proof.engine import Engine, as_answers

TODAY = date(2026, 11, 24)
BANK = (
    (
        "        max: 80\n        plus: [not_sure]\n",
        """        max: 80
        plus: [not_sure]
      - {id: weight, text: How heavy is it?, why: w, kind: number, unit: kg, min: 0, max: 300, places: 1, plus: [not_sure]}
      - {id: turnover, text: What do you turn over?, why: w, kind: money, unit: eur, min: 0, max: 10000000000}
      - {id: cents, text: What could you spend?, why: w, kind: money, unit: eur, min: 0, max: 1000, places: 2}
      - {id: born, text: When were you born?, why: w, kind: date, min: -36500, max: 0, plus: [not_sure]}
      - {id: party, text: When is it?, why: w, kind: date, min: 0, max: 400}
      - {id: agreed, text: I have read this, why: w, kind: several, choices: [{id: tick, text: I agree}]}
      - {id: then, text: Go on?, why: w, kind: yes_no, record_only: kept, ask_when: {all: [{agreed: [tick]}, {answered: weight}]}}
""",
    ),
    (
        "  - {id: no_crowds, when: {refuse: [crowds]}, trait: crowded, reason: Crowds.}\n",
        """  - {id: no_crowds, when: {refuse: [crowds]}, trait: crowded, reason: Crowds.}
  - {id: few_cents, answer: cents, burden: price, unit: eur, reason: r}
  - {id: by_party, answer: party, burden: setup, unit: weeks, reason: r}
ends:
  - {id: heavy, when: {weight: {at_least: 200.5}}, title: Too heavy, text: [Walk.]}
  - {id: young, when: {born: {at_least: -6570}}, title: Too young, text: [Wait.]}
  - {id: rich, when: {turnover: {at_least: 5000000001}}, title: Rich, text: [Ride.]}
""",
    ),
    ("price: {low: 200, high: 900, certainty: low,", "price: {low: 200.5, high: 900, certainty: low,"),
)


@pytest.fixture(scope="module")
def aid(make_aid):
    return make_aid(swap=BANK)


# ---- one answer


@pytest.mark.parametrize(
    ("question", "raw", "typed", "counts"),
    [
        ("weight", 72.5, 72.5, 725),
        ("weight", 72, 72.0, 720),
        ("weight", 0.1, 0.1, 1),
        ("weight", 300, 300.0, 3000),
        ("turnover", 10_000_000_000, 10_000_000_000, 10_000_000_000),
        ("cents", 0.29, 0.29, 29),
        ("cents", 999.99, 999.99, 99_999),
        ("born", "1999-02-28", "1999-02-28", -10_131),
        ("born", "2026-11-24", "2026-11-24", 0),
        ("party", "2027-12-29", "2027-12-29", 400),
        ("agreed", ["tick"], ("tick",), frozenset({"tick"})),
    ],
)
def test_what_fits_is_typed_and_counted(question, raw, typed, counts, aid):
    asked = aid.questions[question]
    assert answers.parse(asked, raw, TODAY) == (typed, None)
    assert cell(asked, typed, TODAY) == counts
    if isinstance(counts, int):
        assert uncounted(asked, counts, TODAY) == typed


PLACE, DAY = "at most 1 decimal places", "needs a date as YYYY-MM-DD"


@pytest.mark.parametrize(
    ("question", "raw", "wrong"),
    [
        ("weight", 72.55, PLACE),
        ("weight", "72.5", PLACE),
        ("weight", True, PLACE),
        ("weight", float("nan"), "must be from 0 to 300"),
        ("weight", float("inf"), "must be from 0 to 300"),
        ("weight", 1e300, "must be from 0 to 300"),
        ("weight", 300.1, "must be from 0 to 300"),
        ("weight", -0.1, "must be from 0 to 300"),
        ("weight", 1e-9, PLACE),
        ("turnover", 1.5, "needs a whole number"),
        ("turnover", 10_000_000_001, "must be from 0 to 10000000000"),
        ("born", "1999-02-29", DAY),
        ("born", "1999-2-1", DAY),
        ("born", "0000-01-01", DAY),
        ("born", "19990101", DAY),
        ("born", "2026-11-24T00:00", DAY),
        ("born", -3, DAY),
        ("born", "2026-11-25", "must be from -36500 to 0 days from today"),
        ("party", "2026-11-23", "must be from 0 to 400 days from today"),
        ("agreed", [], "needs a list of its choices"),
    ],
)
def test_what_does_not_fit_is_refused(question, raw, wrong, aid):
    typed, said = answers.parse(aid.questions[question], raw, TODAY)
    assert typed is None
    assert wrong in said


# ---- conditions


@pytest.mark.parametrize(
    ("raw", "tree"),
    [
        ({"weight": {"below": 72.5}}, Within("weight", None, 725)),
        ({"weight": {"at_least": 72}}, Within("weight", 720, None)),
        ({"cents": {"between": [0.29, 100]}}, Within("cents", 29, 10_000)),
        ({"turnover": {"at_least": 5_000_000_001}}, Within("turnover", 5_000_000_001, None)),
        ({"born": {"below": -6570}}, Within("born", None, -6570)),
    ],
)
def test_a_condition_compares_with_numbers_as_they_are_answered(raw, tree, aid):
    faults = []
    assert parse_condition(raw, (), aid.questions, {}, lambda *fault: faults.append(fault)) == tree
    assert faults == []


@pytest.mark.parametrize(
    "raw",
    [
        {"weight": {"below": 72.55}},
        {"cents": {"below": 0.001}},
        {"turnover": {"below": 1.5}},
        {"born": {"below": "1999-01-01"}},
    ],
)
def test_a_number_no_answer_can_be_is_refused(raw, aid):
    faults = []
    parse_condition(raw, (), aid.questions, {}, lambda *fault: faults.append(fault))
    assert [fault[0] for fault in faults] == [tuple(raw)]


COMPARED = [
    {"weight": {"below": 72.5}},
    {"weight": {"between": [72.5, 72.6]}},
    {"turnover": {"at_least": 5_000_000_001}},
    {"cents": {"at_least": 0.29}},
    {"cents": {"below": 0.3}},
    {"born": {"below": -6570}},
    {"born": {"at_least": 0}},
    {"party": {"between": [30, 31]}},
    {"agreed": ["tick"]},
    {"answered": "agreed"},
    {"answered": "born"},
    {"answered": "cents"},
]
GIVEN = {
    "weight": [72.4, 72.5, 72.6, 0.0, "not_sure"],
    "turnover": [0, 5_000_000_000, 5_000_000_001, 10_000_000_000],
    "cents": [0.28, 0.29, 0.3, 0.0],
    "born": [str(TODAY - timedelta(days=n)) for n in (6571, 6570, 6569, 0)] + ["not_sure"],
    "party": [str(TODAY + timedelta(days=n)) for n in (29, 30, 31)],
    "agreed": [("tick",)],
}


def test_all_readings_agree_at_just_under_and_just_over_each_number(aid):
    """One person, a table of people, cells and Z3, over the answers next to every threshold and none."""
    trees = [parse_condition(raw, (), aid.questions, {}, print) for raw in COMPARED]
    sheets = [{q: a} for q, given in GIVEN.items() for a in given] + [{}]
    for sheet in sheets:
        assert all(answers.parse(aid.questions[q], a, TODAY) == (a, None) for q, a in sheet.items())
    alone = [[value(meaning(tree), walk(aid, sheet, TODAY).state) for tree in trees] for sheet in sheets]
    ask = {name: ready.tree for name, ready in aid.ask_when.items()}
    told, _ = Reading(aid.questions, ask, trees).run(people.table_of(aid.questions, sheets, TODAY))
    for i, is_ in enumerate(told):
        bits = [unpack(b, len(sheets)) if b is not None else [False] * len(sheets) for b in is_]
        assert [TRUE if t else FALSE if f else OPEN if o else UNSURE for t, f, o in zip(*bits, strict=True)] == [
            row[i] for row in alone
        ]
    cells, z3 = Engine(aid, trees), Engine(aid, trees, steps=0)
    for i, tree in enumerate(trees):
        for wanted in (TRUE, FALSE, OPEN, UNSURE):
            possible = any(row[i] == wanted for row in alone)
            for engine in (cells, z3):
                found = engine.find([(tree, wanted)], fewest=True)
                assert (found is not None) == possible, (COMPARED[i], wanted)
                if found is not None:
                    sheet = as_answers(aid, found, TODAY)
                    assert all(answers.parse(aid.questions[q], a, TODAY)[1] is None for q, a in sheet.items())
                    assert value(meaning(tree), walk(aid, sheet, TODAY).state) == wanted


def test_a_limit_in_cents_and_one_by_a_date_are_held_for_many_as_for_one(aid):
    rng = random.Random(5)
    amounts = [200.0, 200.49, 200.5, 200.51, 899.99, 900.0, 0.0, 1000.0]
    days = [0, 6, 7, 13, 14, 20, 21, 27, 28, 35, 400]
    base = {"main_concern": "delays", "weight": 50.0, "turnover": 0, "born": "1990-01-01"}
    sheets = [
        {**base, "cents": rng.choice(amounts), "party": str(TODAY + timedelta(days=rng.choice(days)))}
        for _ in range(120)
    ]
    told = Trial(aid, TODAY).run(people.table_of(aid.questions, sheets, TODAY))
    seen = set()
    for i, sheet in enumerate(sheets):
        for variant in compare(aid, sheet, today=TODAY).variants:
            limited = {limit.state for limit in variant.limits if limit.given}
            seen |= {(limit.id, limit.state) for limit in variant.limits if limit.given}
            assert bool(unpack(told.limited(variant.variant), len(sheets))[i]) == bool(
                limited & {"crosses", "may_cross", "cannot_be_told"}
            ), sheet
    assert {("few_cents", "crosses"), ("few_cents", "within"), ("by_party", "crosses"), ("by_party", "within")} <= seen


# ---- files, people, words


def test_a_file_brings_them_back_as_they_were(aid):
    given = {
        "weight": 72.5,
        "turnover": 10_000_000_000,
        "cents": 0.29,
        "born": "1999-02-28",
        "party": "2027-12-29",
        "agreed": ("tick",),
        "then": "yes",
    }
    text = to_file(aid, given, today=TODAY, seed=0, with_health=True)
    opened = open_file(aid, text, today=TODAY)
    assert opened.problems == []
    assert opened.answers == given


def test_a_date_to_come_that_has_passed_since_is_open_again(aid):
    text = to_file(aid, {"party": "2026-12-01", "weight": 1.5}, today=TODAY, seed=0, with_health=True)
    opened = open_file(aid, text, today=date(2026, 12, 2))
    assert (opened.answers, opened.problems) == ({"weight": 1.5}, [])


def test_a_table_of_people_in_a_file_may_hold_them(aid):
    sheets, problems = simulate.from_csv(
        aid, "weight,turnover,born,agreed\n72.5,10000000000,1999-02-28,tick\n72,0,,\n", "people.csv", TODAY
    )
    assert problems == []
    assert sheets == [
        {"weight": 72.5, "turnover": 10_000_000_000, "born": "1999-02-28", "agreed": ("tick",)},
        {"weight": 72.0, "turnover": 0},
    ]


def test_people_are_drawn_within_bounds_one_by_one_and_many(aid):
    rng = random.Random(3)
    for _ in range(60):
        for name, answer in draw.draw(aid, rng, TODAY).items():
            assert answers.parse(aid.questions[name], answer, TODAY) == (answer, None)
    table = people.Crowd(aid.questions).draw(20_000, np.random.default_rng(1))
    for name in ("weight", "turnover", "cents", "born", "party"):
        asked, numbers = aid.questions[name], table.columns[name].numbers
        assert asked.lowest <= numbers.min() < numbers.max() <= asked.highest
        assert len(set(numbers.tolist())) > min(200, asked.highest - asked.lowest)
    assert table.columns["turnover"].numbers.max() > 2**31


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"weight": {"below": 72.5}}, "How heavy is it? below 72.5"),
        ({"cents": {"between": [0.3, 100]}}, "What could you spend? 0.30 to 99.99"),
        ({"born": {"below": -6570}}, "When were you born? before 6570 days ago"),
        ({"party": {"at_least": 1}}, "When is it? in 1 day or later"),
        ({"party": {"between": [0, 31]}}, "When is it? today to in 30 days"),
        ({"answered": "born"}, "When were you born? any answer"),
    ],
)
def test_conditions_on_them_are_said_in_words(raw, said, aid):
    assert say.condition(aid, parse_condition(raw, (), aid.questions, {}, print)) == said


def test_a_condition_that_waits_for_the_only_box_is_no_fault(aid):
    assert [f.code for f in flow.find(Engine(aid)) if f.subject in ("agreed", "then")] == []


def test_a_conflict_is_told_in_the_numbers_of_the_question(make_aid):
    swap = ("{agreed: [tick]}, {answered: weight}", "{weight: {below: 72.5}}, {weight: {at_least: 80}}")
    (fault,) = [
        f
        for f in flow.find(Engine(make_aid(swap=((BANK[0][0], BANK[0][1].replace(*swap)),))))
        if f.code == "unreachable-question"
    ]
    assert (
        fault.what == "'then' is never asked: no answers make weight below 72.5 and weight at least 80.0 hold together"
    )
