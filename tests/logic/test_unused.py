"""Answers that changed nothing: every answer of the shipped bank is forced on people and held against leaving it out."""

from __future__ import annotations

import random
from dataclasses import fields
from datetime import date

import pytest

from logic.compare import compare
from logic.person import draw
from logic.person.comparison import Comparison
from logic.person.path import month_at, walk
from logic.what_if import Unused, unused

TODAY = date(2026, 11, 24)
SHEETS = 2
"""On how many people each answer is forced."""
TOLD = [f.name for f in fields(Comparison) if f.name not in ("open", "dormant")]


def outcome(aid, answers):
    """All a person is told and asked, without what is merely open or asleep."""
    told = compare(aid, answers, today=TODAY)
    feared = answers.get(aid.roles["worries"], ()) if "worries" in aid.roles else ()  # told on each card
    worries = [worry for worry in aid.about.worries if worry.choice in feared]
    return [getattr(told, name) for name in TOLD], walk(aid, answers, TODAY).asked, worries


def is_used(aid, answers, question):
    return outcome(aid, answers) != outcome(aid, {q: a for q, a in answers.items() if q != question})


def reason(aid, sheet, question, idle):
    """Why an answer may be listed: other answers that are idle too settle the same; else what the files say of its question and of
    what was ticked."""
    answer, bare = sheet[question], {q: a for q, a in sheet.items() if q not in idle}
    if outcome(aid, {**bare, question: answer}) != outcome(aid, bare):
        return "settled"
    if aid.questions[question].record_only:
        return "record"
    ticked = answer if isinstance(answer, tuple) else (answer,)
    return "unsure" if {c.id for c in aid.questions[question].choices if c.unknown} & set(ticked) else "said"


def answers_to(question):
    """Every choice of a question alone; of a number or a month its ends, a typical one and one between."""
    choices = [c.id for c in question.choices]
    if question.kind == "several":
        return [(c,) for c in choices]
    if question.kind not in ("number", "money", "month"):
        return choices
    middle = (question.min + question.max) // 2
    numbers = sorted({question.min, question.max, middle, middle if question.typical is None else question.typical})
    return [*choices, *(month_at(TODAY, n) if question.kind == "month" else n for n in numbers)]


@pytest.fixture(scope="session")
def bases(aid):
    """Question → people who are asked it, of all who were drawn."""
    rng, found = random.Random(7), {q: [] for q in aid.questions}
    while any(len(sheets) < SHEETS for sheets in found.values()):
        sheet = draw.draw(aid, rng, TODAY)
        for question in walk(aid, sheet, TODAY).asked:
            found[question].append(sheet)
    return {q: sheets[:SHEETS] for q, sheets in found.items()}


PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
def test_every_answer_of_the_bank_changes_something_or_is_listed_with_its_reason(part, aid, bases):
    for question in list(aid.questions)[part::PARTS]:
        for base in bases[question]:
            for answer in answers_to(aid.questions[question]):
                sheet = {**base, question: answer}
                listed = {u.question: u.why for u in unused(aid, sheet, today=TODAY)}
                assert question in walk(aid, sheet, TODAY).asked
                assert (question in listed) is not is_used(aid, sheet, question), f"{question}: {answer}"
                assert question not in listed or listed[question] == reason(aid, sheet, question, set(listed))


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("name", ["commute", "aid"], ids=["commute", "shipped"])
def test_nothing_listed_was_used_and_nothing_used_is_listed(name, part, request):
    """Whole sheets, and the same with a third of the answers left out."""
    aid, rng = request.getfixturevalue(name), random.Random(part)
    for _ in range(25):
        whole = draw.draw(aid, rng, TODAY)
        for sheet in (whole, {q: a for q, a in whole.items() if rng.random() < 2 / 3}):
            asked = walk(aid, sheet, TODAY).asked
            idle = [q for q in asked if q in sheet and not is_used(aid, sheet, q)]
            assert unused(aid, sheet, today=TODAY) == tuple(
                Unused(q, reason(aid, {q: sheet[q] for q in asked if q in sheet}, q, idle)) for q in idle
            )


def test_an_answer_that_is_not_asked_now_or_was_not_given_is_not_listed(commute):
    assert unused(commute, {}, today=TODAY) == ()
    assert unused(commute, {"dizzy_seen": "yes"}, today=TODAY) == ()
    assert unused(commute, {"main_concern": "delays", "dizzy": "no", "dizzy_seen": "yes"}, today=TODAY) == ()


RIDER = {"main_concern": "delays", "more_concerns": ("none",)}


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        pytest.param({"refuse": ("not_sure",)}, (Unused("refuse", "unsure"),), id="not sure of a limit"),
        pytest.param({"budget": "not_sure"}, (Unused("budget", "unsure"),), id="not sure of an amount"),
        pytest.param({"start_month": "not_sure"}, (Unused("start_month", "unsure"),), id="not sure of a month"),
        pytest.param({"budget": 10000}, (), id="a limit that everything keeps"),
        pytest.param({"refuse": ("none",)}, (), id="refusing nothing, where rain and crowds would be told as not said"),
        pytest.param({"dizzy": "not_sure"}, (), id="not sure of what a rule waits for"),
        pytest.param({"dizzy": "yes"}, (), id="an answer that asks more"),
        pytest.param({"distance": 5}, (), id="near enough, where a rule would wait"),
    ],
)
def test_one_answer_at_a_time(answers, listed, commute):
    found = unused(commute, {**RIDER, **answers}, today=TODAY)
    assert tuple(u for u in found if u.question in answers) == listed


RECORD = """
  - id: diary
    title: Diary
    questions:
      - id: colour
        text: Which colour?
        why: w
        kind: yes_no
        plus: [not_sure]
        record_only: For your own record.
"""


@pytest.mark.parametrize("answer", ["yes", "no", "not_sure"])
def test_what_is_asked_for_the_record_only_is_listed_as_that(answer, make_aid, commute_texts):
    diary = make_aid(questions=commute_texts["questions.yaml"] + RECORD)
    assert unused(diary, {**RIDER, "distance": 5, "colour": answer}, today=TODAY)[-1] == Unused("colour", "record")


def test_what_is_listed_stands_in_file_order_whatever_order_it_was_said_in(aid, bases):
    order = list(aid.questions)
    for sheets in bases.values():
        turned = dict(reversed(sheets[0].items()))
        found = [u.question for u in unused(aid, turned, today=TODAY)]
        assert found == sorted(found, key=order.index)
        assert found == [u.question for u in unused(aid, sheets[0], today=TODAY)]


def test_where_nothing_is_compared_only_what_ends_it_and_what_is_asked_counts(aid):
    child = {"deciding": "myself", "age": 12, "budget_first_year": 500, "visits": "not_sure"}
    assert unused(aid, child, today=TODAY) == (
        Unused("deciding", "said"),
        Unused("budget_first_year", "said"),
        Unused("visits", "unsure"),
    )


def test_an_answer_that_only_says_for_whom_a_figure_speaks_is_used(make_aid, today):
    limits = """  - {id: no_rain, when: {refuse: [rain]}, trait: wet, reason: Getting wet.}
  - {id: no_crowds, when: {refuse: [crowds]}, trait: crowded, reason: Crowds.}
"""
    figure = "setup: {low: 2, high: 8,"
    for_some = (figure, "setup: {when: {refuse: [rain]}, else_why: w, low: 2, high: 8,")
    person = {"main_concern": "delays", "more_concerns": ("none",), "refuse": ("rain",)}
    idle = [unused(make_aid(swap=swap), person, today=today) for swap in (((limits, ""),), ((limits, ""), for_some))]
    assert ["refuse" in {u.question for u in found} for found in idle] == [True, False]
