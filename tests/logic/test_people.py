"""People nobody is: drawn by the bank's shares, one at a time or a table of them, always answers a person could give."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter

import numpy as np
import pytest

from logic.conditions.table import NO_CHOICE, unpack
from logic.load import load
from logic.person import answers, draw
from logic.person.path import cell, walk
from logic.tools.population import people
from tests.conftest import COMMUTE, ROOT

PEOPLE = 200_000
ONE_BY_ONE = 1_500
ERRORS = 5
"""Standard errors a share may lie off: by chance once in two million."""
NUMBERS = ("number", "money", "month")
AIDS = {"shipped": load(ROOT), "commute": load(COMMUTE)}


def each(*kinds):
    """Every question of these kinds in both aids."""
    found = [(name, q.id) for name, aid in AIDS.items() for q in aid.questions.values() if q.kind in kinds]
    return pytest.mark.parametrize(("aid_name", "question"), found, ids=lambda x: x)


@pytest.fixture(scope="module")
def tables():
    return {name: people.Crowd(aid.questions).draw(PEOPLE, np.random.default_rng(7)) for name, aid in AIDS.items()}


@pytest.fixture(scope="module")
def sheets(today):
    rng = random.Random(7)
    return {name: [draw.draw(aid, rng, today) for _ in range(ONE_BY_ONE)] for name, aid in AIDS.items()}


@pytest.fixture
def drawn(aid_name, question, tables, sheets):
    """The question, its column, and the answers of those drawn one by one who were asked it."""
    return (
        AIDS[aid_name].questions[question],
        tables[aid_name].columns[question],
        [s[question] for s in sheets[aid_name] if question in s],
    )


def near(share, expected, people, also=1 / 65_536):
    """`also`: what rounding to sixteen bits may add."""
    return abs(share - expected) <= ERRORS * math.sqrt(expected * (1 - expected) / people) + also


def odds(choice):
    return 0.5 if choice.share is None else choice.share


@each("one", "yes_no")
def test_single_choices_are_drawn_by_their_shares(drawn):
    question, column, alone = drawn
    whole = sum(map(odds, question.choices))
    for i, choice in enumerate(question.choices):
        expected = odds(choice) / whole
        assert near(np.count_nonzero(column.codes == i) / PEOPLE, expected, PEOPLE), choice.id
        assert not alone or near(alone.count(choice.id) / len(alone), expected, len(alone)), choice.id
    assert column.codes.max() < len(question.choices)


def ticks_expected(question):
    """Choice → how many tick it: each by its odds alone, in order, until `most` are ticked; whoever ticks nothing ticks "none"."""
    joinable = [c for c in question.choices if not c.exclusive]
    expected = dict.fromkeys((c.id for c in question.choices), 0.0)
    have = Counter({0: 1.0})  # how many ticks so far → how many people
    for choice in joinable:
        after = Counter()
        for ticks, share in have.items():
            ticked = odds(choice) if question.most is None or ticks < question.most else 0.0
            expected[choice.id] += share * ticked
            after[ticks + 1] += share * ticked
            after[ticks] += share * (1 - ticked)
        have = after
    alone = [c.id for c in question.choices if c.exclusive and not c.unknown]
    expected[alone[0] if alone else question.choices[0].id] += have[0]
    return expected


@each("several")
def test_ticks_are_drawn_by_their_shares(drawn):
    question, column, alone = drawn
    for choice, expected in ticks_expected(question).items():
        ticked = unpack(column.ticks[choice], PEOPLE)
        assert near(np.count_nonzero(ticked) / PEOPLE, expected, PEOPLE), choice
        assert not alone or near(sum(choice in a for a in alone) / len(alone), expected, len(alone)), choice


@each("several")
def test_everybody_ticks_something_exclusive_ticks_stand_alone_and_no_more_than_may_be(drawn):
    question, column, alone = drawn
    ticks = {c: unpack(bits, PEOPLE) for c, bits in column.ticks.items()}
    assert list(ticks) == [c.id for c in question.choices]
    several = sum(t.astype(int) for t in ticks.values())
    assert several.min() >= 1
    assert several.max() <= (question.most or len(question.choices))
    for choice in question.choices:
        if choice.exclusive:
            assert (several[ticks[choice.id]] == 1).all()
    for answer in alone:
        assert len(answer) == 1 or not any(c.exclusive for c in question.choices if c.id in answer)


@each(*NUMBERS)
def test_numbers_lie_within_bounds_about_the_typical_one_and_now_and_then_anywhere(drawn, today):
    question, column, _ = drawn
    unsure = [i for i, c in enumerate(question.choices) if c.unknown]
    said = np.ones(PEOPLE, bool) if column.codes is None else column.codes == NO_CHOICE
    numbers = column.numbers[said]
    assert near(len(numbers) / PEOPLE, 1 - people.UNSURE_OF_NUMBER if unsure else 1.0, PEOPLE)
    if unsure:
        assert set(np.unique(column.codes)) == {unsure[0], NO_CHOICE}
    assert question.min <= numbers.min() < numbers.max() <= question.max
    middle = question.typical if question.typical is not None else (question.min + question.max) // 2
    high = min(question.max, 2 * middle - question.min) if middle > question.min else question.max
    expected = 0.9 * (question.min + high + middle) / 3 + 0.1 * (question.min + question.max) / 2
    assert abs(numbers.mean() - expected) <= ERRORS * numbers.std() / math.sqrt(len(numbers)) + 0.1
    beyond = np.count_nonzero(numbers > high) / len(numbers)
    flat = people.ANYWHERE * (question.max - high) / (question.max - question.min + 1)
    assert near(beyond, flat, len(numbers), also=1e-4)


@each(*NUMBERS)
def test_numbers_drawn_one_by_one_are_like_those_of_a_table(drawn, today):
    question, column, alone = drawn
    assert len(alone) > 20
    said = np.ones(PEOPLE, bool) if column.codes is None else column.codes == NO_CHOICE
    numbers = column.numbers[said]
    own = np.array([cell(question, a, today) for a in alone if a not in {c.id for c in question.choices}])
    assert own.min() >= question.min
    assert own.max() <= question.max
    assert abs(own.mean() - numbers.mean()) <= ERRORS * numbers.std() / math.sqrt(len(own))
    unsure = len(alone) - len(own)
    assert near(unsure / len(alone), people.UNSURE_OF_NUMBER if question.choices else 0, len(alone))
    for tenth in (0.1, 0.5, 0.9):
        at = np.quantile(numbers, tenth)
        below = np.count_nonzero(numbers <= at) / len(numbers)
        assert near(np.count_nonzero(own <= at) / len(own), below, len(own))


def test_no_group_of_an_audited_question_is_empty(tables):
    groups = 0
    for question in AIDS["shipped"].questions.values():
        if not question.audit:
            continue
        column = tables["shipped"].columns[question.id]
        if question.kind in NUMBERS:
            for low, high in itertools.pairwise([question.min, *question.audit_from, question.max + 1]):
                assert np.count_nonzero((column.numbers >= low) & (column.numbers < high)) > 1_000, (question.id, low)
                groups += 1
        else:
            for i, choice in enumerate(question.choices):
                assert np.count_nonzero(column.codes == i) > 1_000, choice.id
                groups += 1
    assert groups > 30


@pytest.mark.parametrize("name", AIDS)
def test_the_same_seed_draws_the_same_people(name, today):
    def table(seed):
        columns = people.Crowd(AIDS[name].questions).draw(1_000, np.random.default_rng(seed)).columns
        parts = {q: (c.codes, c.numbers, *(c.ticks or {}).values()) for q, c in columns.items()}
        return {q: [None if p is None else p.tolist() for p in of] for q, of in parts.items()}

    def one_by_one(seed):
        rng = random.Random(seed)
        return [draw.draw(AIDS[name], rng, today) for _ in range(50)]

    assert table(3) == table(3) != table(4)
    assert one_by_one(3) == one_by_one(3) != one_by_one(4)


@pytest.mark.parametrize("name", AIDS)
def test_whoever_is_drawn_alone_gives_only_answers_that_are_taken_to_all_they_are_asked(name, sheets, today):
    aid = AIDS[name]
    for sheet in sheets[name][:300]:
        path = walk(aid, sheet, today)
        assert (path.open, path.dormant) == ((), ())
        for question, answer in sheet.items():
            assert answers.parse(aid.questions[question], answer, today) == (answer, None)


def test_a_share_of_nothing_is_never_drawn_and_no_share_is_even_odds(make_aid):
    aid = make_aid(
        swap=(
            ("text: Time lost in traffic, concern: delays}", "text: t, concern: delays, share: 0}"),
            ("text: Getting wet}", "text: t, share: 0}"),
        )
    )
    columns = people.Crowd(aid.questions).draw(PEOPLE, np.random.default_rng(1)).columns
    shares = np.bincount(columns["main_concern"].codes, minlength=3) / PEOPLE
    assert shares[0] == 0
    assert near(shares[1], 0.5, PEOPLE)
    assert not unpack(columns["refuse"].ticks["rain"], PEOPLE).any()


def test_a_table_of_sheets_holds_what_they_say(commute, today):
    sheets = [
        {"main_concern": "fitness", "refuse": ("rain", "not_sure"), "distance": 7, "start_month": "2027-02"},
        {},
        {"distance": "not_sure", "start_month": "not_sure", "refuse": ("none",)},
    ]
    columns = people.table_of(commute.questions, sheets, today).columns
    assert [unpack(columns[q].answered, 3).tolist() for q in ("main_concern", "distance", "refuse")] == [
        [True, False, False], [True, False, True], [True, False, True]]  # fmt: skip
    assert columns["main_concern"].codes.tolist() == [1, NO_CHOICE, NO_CHOICE]
    assert columns["distance"].numbers.tolist() == [7, 0, 0]
    assert columns["start_month"].numbers.tolist() == [3, 0, 0]
    assert columns["start_month"].codes.tolist() == [NO_CHOICE, NO_CHOICE, 0]
    assert {c: unpack(bits, 3).tolist() for c, bits in columns["refuse"].ticks.items()} == {
        "rain": [True, False, False], "crowds": [False] * 3, "none": [False, False, True], "not_sure": [True, False, False]}  # fmt: skip
