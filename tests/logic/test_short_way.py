"""The short way: at most 32 taps and six minutes for the median person, and nothing left that a rule waits for."""

from __future__ import annotations

import random
from datetime import date

import pytest

from logic.aid.aid import Aid
from logic.compare import compare
from logic.person import draw, short_way
from logic.person.path import Answer, walk
from logic.tools.population.time_estimate import MOST_SHORT_TAPS, short_way_estimate

TODAY = date(2026, 11, 24)


def test_the_median_person_needs_at_most_32_taps_and_six_minutes(aid: Aid):
    found = short_way_estimate(aid, TODAY)
    assert MOST_SHORT_TAPS == 32
    assert 10 < found.taps <= 32
    assert 2 < found.minutes <= 6


def test_whoever_answers_what_the_short_way_asks_has_nothing_left_not_checked(aid: Aid):
    rng = random.Random(3)
    for _ in range(60):
        person = draw.draw(aid, rng, TODAY)
        given: dict[str, Answer] = {}
        while True:
            told = compare(aid, given, today=TODAY)
            path = walk(aid, given, TODAY)
            wanted = short_way.needed(aid, path, told, given)
            assert list(wanted) == [q for q in aid.questions if q in wanted]
            assert set(wanted) <= set(path.asked)
            todo = [q for q in wanted if q not in given]
            if not todo:
                break
            given[todo[0]] = person.get(todo[0], draw.answer(aid.questions[todo[0]], rng, TODAY))
        assert not [v.variant for v in told.variants if v.relevant and v.gate.status == "not_checked"]
        assert told.ended or len(given) < len(walk(aid, person, TODAY).asked)


def test_before_the_concern_is_known_only_the_first_questions_are_asked(aid: Aid):
    path, told = walk(aid, {}, TODAY), compare(aid, {}, today=TODAY)
    assert len(short_way.needed(aid, path, told, {})) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("setup: {low: 2, high: 8,", "setup: {when: {refuse: [rain]}, else_why: w, low: 2, high: 8,"),
        ("delays: {low: slight, high: clear,", "delays: {when: {refuse: [rain]}, else_why: w, low: slight, high: clear,"),
        ("notes:\n", "not_for:\n  - {id: n, when: {refuse: [rain]}, variants: [bus], outcomes: [price], reason: r, facts: [f_ride]}\nnotes:\n"),
    ],
    ids=["a figure", "an effect", "a count"],
)  # fmt: skip
def test_what_says_for_whom_something_speaks_is_asked(old, new, make_aid, commute):
    given = {"main_concern": "delays", "more_concerns": ("none",)}
    asked = [
        short_way.needed(one, walk(one, given, TODAY), compare(one, given, today=TODAY), given)
        for one in (commute, make_aid(swap=((old, new),)))
    ]
    assert ["refuse" in wanted for wanted in asked] == [False, True]
