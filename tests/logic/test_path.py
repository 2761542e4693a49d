"""Which questions are asked, what each answer tells, and that only answers on the path count."""

from __future__ import annotations

from datetime import date

import pytest

from logic.conditions.meaning import DOES_NOT_APPLY, NotKnown, Partly
from logic.content.bank import Choice
from logic.person.path import cell, chosen_concerns, main_concern, months_from, on_path, walk

ASKED_OF_ALL = ("main_concern", "more_concerns", "distance", "budget", "refuse", "start_month")
RIDER = {"main_concern": "delays", "more_concerns": ("none",)}


def test_an_empty_sheet_is_asked_what_everybody_is_asked_in_file_order(commute, today):
    path = walk(commute, {}, today)
    assert path.asked == path.open == ASKED_OF_ALL
    assert path.dormant == ()


def test_a_question_is_asked_once_its_condition_holds(commute, today):
    assert walk(commute, RIDER, today).asked == (*ASKED_OF_ALL, "dizzy")
    assert walk(commute, {**RIDER, "dizzy": "yes"}, today).asked == (*ASKED_OF_ALL, "dizzy", "dizzy_seen")
    assert walk(commute, {**RIDER, "dizzy": "no"}, today).asked == (*ASKED_OF_ALL, "dizzy")


def test_what_is_answered_is_no_longer_open(commute, today):
    assert walk(commute, {**RIDER, "dizzy": "yes"}, today).open == (
        "distance",
        "budget",
        "refuse",
        "start_month",
        "dizzy_seen",
    )


def test_not_sure_is_an_answer(commute, today):
    assert "dizzy" not in walk(commute, {**RIDER, "dizzy": "not_sure"}, today).open


@pytest.mark.parametrize(
    ("dizzy", "told"),
    [
        ("no", DOES_NOT_APPLY),
        ("not_sure", NotKnown(unsure=frozenset({"dizzy"}))),
        (None, NotKnown(open=frozenset({"dizzy"}))),
    ],
)
def test_a_question_not_asked_takes_what_is_known_from_why_it_is_not_asked(dizzy, told, commute, today):
    path = walk(commute, {**RIDER, "dizzy": dizzy} if dizzy else RIDER, today)
    assert "dizzy_seen" not in path.asked
    assert path.state["dizzy_seen"] == told


@pytest.mark.parametrize("dizzy", ["no", "not_sure", None])
def test_an_answer_to_a_question_not_asked_lies_dormant(dizzy, commute, today):
    answers = {**RIDER, "dizzy_seen": "no"} | ({"dizzy": dizzy} if dizzy else {})
    path = walk(commute, answers, today)
    assert path.dormant == ("dizzy_seen",)
    assert path.state == walk(commute, {q: a for q, a in answers.items() if q != "dizzy_seen"}, today).state
    assert "dizzy_seen" not in on_path(commute, answers, today)


def test_a_dormant_answer_is_back_when_its_question_is_asked_again(commute, today):
    path = walk(commute, {**RIDER, "dizzy": "yes", "dizzy_seen": "no"}, today)
    assert path.dormant == ()
    assert path.state["dizzy_seen"] == frozenset({"no"})


def test_an_answer_to_no_question_of_this_aid_is_nowhere(commute, today):
    path = walk(commute, {"shoe_size": 43}, today)
    assert path.dormant == ()
    assert "shoe_size" not in path.state
    assert on_path(commute, {"shoe_size": 43}, today) == {}


def test_answers_on_the_path_come_in_file_order(commute, today):
    answers = {"distance": 5, "more_concerns": ("none",), "main_concern": "delays"}
    assert list(on_path(commute, answers, today)) == ["main_concern", "more_concerns", "distance"]


def test_questions_that_share_a_named_condition_are_all_judged_by_it(make_aid, today):
    twice = make_aid(swap=(('        ask_when: {dizzy: ["yes"]}', "        ask_when: {use: can_ride}"),))
    for answers in ({}, RIDER, {"main_concern": "fitness"}):
        state = walk(twice, answers, today).state
        asked = {"dizzy", "dizzy_seen"} & set(walk(twice, answers, today).asked)
        assert asked in (set(), {"dizzy", "dizzy_seen"})
        assert asked or state["dizzy"] == state["dizzy_seen"]


# ---- what one answer tells


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("distance", 12, 12),
        ("distance", "not_sure", NotKnown(unsure=frozenset({"distance"}))),
        ("main_concern", "delays", frozenset({"delays"})),
        ("refuse", ("rain", "crowds"), frozenset({"rain", "crowds"})),
        ("refuse", ("none",), frozenset({"none"})),
        ("refuse", ("not_sure",), NotKnown(unsure=frozenset({"refuse"}))),
        ("refuse", ("rain", "not_sure"), Partly(frozenset({"rain"}))),
        ("start_month", "2027-01", 2),
        ("start_month", "not_sure", NotKnown(unsure=frozenset({"start_month"}))),
    ],
)
def test_what_an_answer_tells(question, answer, told, commute, today):
    assert cell(commute.questions[question], answer, today) == told


def test_rather_not_say_beside_a_tick_tells_nothing(commute, today):
    """The loader refuses such a question; should an answer come so all the same, it tells nothing."""
    refuse = commute.questions["refuse"]
    coy = refuse.model_copy(update={"choices": [*refuse.choices, Choice(id="hush", text="Hush", unknown="declined")]})
    assert cell(coy, ("rain", "hush"), today) == NotKnown(unsure=frozenset({"refuse"}))


@pytest.mark.parametrize(
    ("month", "months"),
    [
        ("2026-11", 0),
        ("2026-12", 1),
        ("2027-01", 2),
        ("2027-11", 12),
        ("2026-10", -1),
        ("2025-12", -11),
        ("2025-11", -12),
    ],
)
@pytest.mark.parametrize("day", [1, 24, 30])
def test_months_count_from_this_month_whatever_the_day(month, months, day):
    assert months_from(date(2026, 11, day), month) == months


# ---- concerns


@pytest.mark.parametrize(
    ("answers", "concerns"),
    [
        ({}, ()),
        ({"main_concern": "fitness"}, ("fitness",)),
        ({"main_concern": "fitness", "more_concerns": ("none",)}, ("fitness",)),
        ({"main_concern": "fitness", "more_concerns": ("delays",)}, ("fitness", "delays")),
        ({"main_concern": "fitness", "more_concerns": ("delays", "fitness")}, ("fitness", "delays")),
        ({"more_concerns": ("delays",)}, ("delays",)),
    ],
)
def test_the_main_concern_comes_first_and_each_counts_once(answers, concerns, commute):
    assert chosen_concerns(commute, answers) == concerns
    assert main_concern(commute, answers) == (concerns[0] if "main_concern" in answers else None)


def test_an_aid_without_the_roles_has_no_concerns(make_aid):
    plain = make_aid(swap=(("        role: main_concern\n", ""), ("        role: more_concerns\n", "")))
    assert main_concern(plain, {"main_concern": "fitness"}) is None
    assert chosen_concerns(plain, {"main_concern": "fitness", "more_concerns": ("delays",)}) == ()


def test_what_is_ticked_beside_not_sure_is_a_frozen_set(aid, today):
    sheet = {
        "deciding": "myself",
        "age": 40,
        "main_concern": "fine_lines",
        "warning_signs": ("changing_spot", "not_sure_which"),
    }
    assert type(walk(aid, sheet, today).state["warning_signs"].ticked) is frozenset
