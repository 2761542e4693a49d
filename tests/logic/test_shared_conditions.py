"""A condition with a name is judged once for each person, however many others use it and however deep they nest.

Work is counted in calls of Python functions, as time depends on what else the machine does.
"""

from __future__ import annotations

import random
import sys

import pytest

from logic.conditions.meaning import Judged, meaning, once
from logic.conditions.parse import parse
from logic.person.draw import draw
from logic.person.path import walk

QUESTIONS, DEEP = 200, 60


def chained(questions: int, deep: int) -> str:
    """Yes/no questions of which the first ones each wait for all before them by a named condition that uses the one before."""
    lines = ["version: 1", "conditions:", '  reach_0: {any: [{q0: ["yes"]}, {q0: ["no"]}]}']
    for i in range(1, deep):
        lines.append(
            f'  reach_{i}: {{all: [{{use: reach_{i - 1}}}, {{not: {{all: [{{q{i}: ["no"]}}, {{not: {{q{i}: ["yes"]}}}}]}}}}]}}'
        )
    lines += [
        "standard_choices: [{id: 'yes', text: Yes}, {id: 'no', text: No}]",
        "sections:",
        "  - id: s",
        "    title: S",
        "    questions:",
    ]
    for i in range(questions):
        when = f", ask_when: {{use: reach_{min(i, deep) - 1}}}" if i else ""
        lines.append(f"      - {{id: q{i}, text: Q, why: w, kind: yes_no, record_only: kept{when}}}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def chain(make_aid):
    return make_aid(questions=chained(QUESTIONS, DEEP), rules="gate: []", promises="promises: []")


def calls(work) -> int:
    """How many functions of ours some work calls."""
    found = 0

    def count(_frame, event, _arg):
        nonlocal found
        found += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


@pytest.mark.parametrize("said", ["yes", "no", None])
def test_a_walk_judges_each_named_condition_once(said, chain, today):
    answers = {f"q{i}": said for i in range(QUESTIONS)} if said else {}
    path = walk(chain, answers, today)
    assert len(path.asked) == {"yes": QUESTIONS, "no": 2, None: 1}[said]
    assert calls(lambda: walk(chain, answers, today)) < 25 * QUESTIONS


def test_a_person_is_drawn_in_one_walk(chain, today):
    rng = random.Random(1)
    drawn = draw(chain, rng, today)
    assert tuple(drawn) == walk(chain, drawn, today).asked
    assert calls(lambda: draw(chain, rng, today)) < 45 * QUESTIONS


def test_who_is_to_blame_is_found_through_all_that_are_nested(chain, today):
    state = walk(chain, {"q0": "yes"}, today).state
    assert state[f"q{QUESTIONS - 1}"].open == {"q1"}


def test_a_remembered_meaning_is_worked_out_once_a_state_and_never_carried_over(chain, today):
    raw = {"q0": ["yes"]}
    judged = once(meaning(parse(raw, (), chain.questions, {}, print)))
    yes, no = Judged(), Judged()
    yes["q0"], no["q0"] = frozenset({"yes"}), frozenset({"no"})
    assert (judged.test(yes), judged.test(no), judged.test({"q0": frozenset({"yes"})})) == (True, False, True)
    first = calls(lambda: judged.because(yes))
    assert calls(lambda: judged.because(yes)) < first
    assert judged.because(yes) == {"q0": frozenset({"yes"})}
