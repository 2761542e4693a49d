"""The person's own limits against figures, effects and traits: within, may cross, crosses, or cannot be told."""

from __future__ import annotations

import pytest

from logic.compare import compare
from logic.fit.priorities import Priorities

RULES = """
limits:
  - {id: over_budget, answer: budget, burden: price, unit: eur, reason: r}
  - {id: too_late, answer: start_month, burden: setup, unit: weeks, reason: r}
  - {id: too_risky, answer: accept_falls, burden: falls, unit: per_1000, reason: r}
  - {id: too_little, answer: hoped, effect: main_concern, reason: r}
  - {id: unproven, when: {refuse: [unproven]}, certainty: main_concern, reason: r}
  - {id: no_rain, when: {refuse: [rain]}, trait: wet, reason: r}
  - {id: no_crowds, when: {refuse: [crowds]}, trait: crowded, reason: r}
"""
MORE_QUESTIONS = """
  - id: more
    title: More
    questions:
      - id: accept_falls
        text: t
        why: w
        kind: one
        choices: [{id: no_fall, text: t, amount: 0}, {id: up_to_3, text: t, amount: 3}, {id: show_me, text: t, unknown: unsure, amount: 3}]
        ask_when: {use: can_ride}
      - id: hoped
        text: t
        why: w
        kind: one
        choices: [{id: slight, text: t, amount: 2}, {id: clear, text: t, amount: 3}, {id: large, text: t, amount: 4}]
        plus: [not_sure]
"""


@pytest.fixture(scope="module")
def limited(make_aid, commute_texts):
    return make_aid(
        questions=commute_texts["questions.yaml"].replace("{id: crowds, text: Crowds}", "{id: crowds, text: Crowds}\n          - {id: unproven, text: t}") + MORE_QUESTIONS,
        rules=RULES,
        swap=(
            ("wet: {has: \"may\"}", "wet: {has: unknown}"),
            ("price: {low: 500, high: 700, certainty: low,", "price: {low: 500, high: 700, certainty: low, missing: [the shelter], all_in: {low: 600, high: 950, why: w, facts: [f_price]},"),
        ),
    )  # fmt: skip


@pytest.fixture
def told(limited, today):
    """`told(limit, variant, answers)`: that limit's result, or None when it is left out."""

    def find(limit, variant, answers):
        (result,) = [v for v in compare(limited, answers, today=today).variants if v.variant == variant]
        return next((x for x in result.limits if x.id == limit), None)

    return find


@pytest.mark.parametrize(
    ("variant", "budget", "state"),
    [
        pytest.param("plain_bicycle", 199, "crosses", id="under the low figure"),
        pytest.param("plain_bicycle", 200, "may_cross", id="at the low figure"),
        pytest.param("plain_bicycle", 899, "may_cross", id="under the high figure"),
        pytest.param("plain_bicycle", 900, "within", id="at the high figure"),
        pytest.param("city_bus", 499, "crosses", id="a part missing: under the low figure"),
        pytest.param("city_bus", 700, "may_cross", id="a part missing: at the high figure"),
        pytest.param("city_bus", 949, "may_cross", id="a part missing: under the price with all of it"),
        pytest.param("city_bus", 950, "within", id="a part missing: at the price with all of it"),
        pytest.param("car_as_now", 0, "within", id="nothing to pay and nothing to spend"),
    ],
)
def test_money_against_a_price(variant, budget, state, told):
    result = told("over_budget", variant, {"budget": budget})
    assert (result.state, result.given, result.answer, result.amount) == (state, True, budget, budget)


@pytest.mark.parametrize(
    ("variant", "budget", "over"),
    [
        ("plain_bicycle", 150, (50, 750)),
        ("plain_bicycle", 800, (0, 100)),
        ("city_bus", 600, (0, 350)),
        ("plain_bicycle", 900, None),
        ("city_bus", 950, None),
    ],
)
def test_by_how_much_a_limit_is_passed_is_told_up_to_the_price_with_all_of_it(variant, budget, over, told):
    assert told("over_budget", variant, {"budget": budget}).over == over


def test_a_limit_is_as_firm_as_the_person_says_or_else_as_the_aid_does(make_aid, today):
    refusals = make_aid(swap=(("trait: wet, reason", "trait: wet, firm: true, reason"),))
    answers = {"budget": 100, "refuse": ("rain",)}
    for limits, firm in (({}, {"no_rain"}), ({"no_rain": "flexible", "over_budget": "firm"}, {"over_budget"})):
        result = compare(refusals, answers, today=today, priorities=Priorities(limits=limits))
        assert {x.id for v in result.variants for x in v.limits if x.firm} == firm


def test_a_limit_nobody_set_is_firm_for_nobody(commute, today):
    result = compare(commute, {}, today=today, priorities=Priorities(limits={"no_rain": "firm"}))
    assert not any(x.firm for v in result.variants for x in v.limits)


def test_a_missing_part_is_named(told):
    assert told("over_budget", "city_bus", {"budget": 800}).missing == ("the shelter",)
    assert told("over_budget", "plain_bicycle", {"budget": 800}).missing == ()


@pytest.mark.parametrize(
    ("variant", "month", "weeks", "state"),
    [
        pytest.param("e_bicycle", "2026-11", 0, "crosses", id="this month: no week left"),
        pytest.param("city_bus", "2026-11", 0, "may_cross", id="this month, ready at once or in a week"),
        pytest.param("car_as_now", "2026-11", 0, "within", id="this month, nothing to set up"),
        pytest.param("e_bicycle", "2026-12", 1, "crosses", id="seven days are one week"),
        pytest.param("plain_bicycle", "2026-12", 1, "may_cross", id="one of up to two weeks"),
        pytest.param("e_bicycle", "2027-01", 38 / 7, "may_cross", id="38 days are five weeks and three days"),
        pytest.param("e_bicycle", "2027-02", 69 / 7, "within", id="69 days are nine weeks and six days"),
    ],
)
def test_a_month_counts_in_days_to_its_first_day(variant, month, weeks, state, told):
    result = told("too_late", variant, {"start_month": month})
    assert (result.amount, result.state, result.answer) == (weeks, state, month)


RIDER = {"main_concern": "delays", "more_concerns": ("none",)}


@pytest.mark.parametrize(
    ("variant", "accepts", "state"),
    [
        ("city_bus", "no_fall", "crosses"),
        ("city_bus", "up_to_3", "within"),
        ("e_bicycle", "up_to_3", "crosses"),
        ("plain_bicycle", "up_to_3", "cannot_be_told"),
        ("car_as_now", "no_fall", "cannot_be_told"),
    ],
)
def test_a_choice_stands_for_its_amount_and_an_unknown_harm_is_never_within(variant, accepts, state, told):
    result = told("too_risky", variant, {**RIDER, "accept_falls": accepts})
    assert (result.state, result.given) == (state, True)


@pytest.mark.parametrize(
    ("variant", "hoped", "state"),
    [
        pytest.param("car_as_now", "slight", "crosses", id="worse to none, hoped slight"),
        pytest.param("city_bus", "slight", "may_cross", id="none to slight, hoped slight"),
        pytest.param("city_bus", "clear", "crosses", id="none to slight, hoped clear"),
        pytest.param("e_bicycle", "slight", "within", id="slight to clear, hoped slight"),
        pytest.param("e_bicycle", "clear", "may_cross", id="slight to clear, hoped clear"),
        pytest.param("e_bicycle", "large", "crosses", id="slight to clear, hoped large"),
        pytest.param("plain_bicycle", "slight", "cannot_be_told", id="an unknown effect is never within"),
    ],
)
def test_the_change_hoped_for_against_the_effect_on_the_main_concern(variant, hoped, state, told):
    assert told("too_little", variant, {**RIDER, "hoped": hoped}).state == state


def test_without_a_main_concern_effect_limits_cannot_be_told(told):
    assert told("too_little", "e_bicycle", {"hoped": "slight"}).state == "cannot_be_told"
    assert told("unproven", "e_bicycle", {"refuse": ("unproven",)}).state == "cannot_be_told"


@pytest.mark.parametrize(
    ("variant", "state"),
    [("city_bus", "may_cross"), ("e_bicycle", "within"), ("plain_bicycle", "crosses")],
    ids=["low certainty", "moderate certainty", "not known"],
)
def test_refusing_what_is_not_proven(variant, state, told):
    assert told("unproven", variant, {**RIDER, "refuse": ("unproven",)}).state == state


def test_very_low_certainty_is_not_proven(make_aid, today):
    swap = (
        "effects: {delays: {low: none, high: slight, certainty: low,",
        "effects: {delays: {low: none, high: slight, certainty: very low,",
    )
    shaky = make_aid(swap=(swap, ("trait: wet", "certainty: main_concern")))
    (bus,) = [
        v for v in compare(shaky, {**RIDER, "refuse": ("rain",)}, today=today).variants if v.variant == "city_bus"
    ]
    assert {x.id: x.state for x in bus.limits}["no_rain"] == "crosses"


@pytest.mark.parametrize(
    ("variant", "limit", "state"),
    [
        ("e_bicycle", "no_rain", "crosses"),
        ("car_as_now", "no_rain", "within"),
        ("city_bus", "no_rain", "cannot_be_told"),
        ("city_bus", "no_crowds", "crosses"),
    ],
    ids=["has it", "has it not", "not known", "another trait"],
)
def test_traits_against_what_is_refused(variant, limit, state, told):
    result = told(limit, variant, {"refuse": ("rain", "crowds")})
    assert (result.state, result.given, result.figure) == (state, True, None)


def test_a_trait_a_variant_may_have_may_cross(commute, today):
    (bus,) = [v for v in compare(commute, {"refuse": ("rain",)}, today=today).variants if v.variant == "city_bus"]
    assert {x.id: x.state for x in bus.limits}["no_rain"] == "may_cross"


# ---- limits nobody set


@pytest.mark.parametrize("limit", ["over_budget", "too_late", "too_little", "unproven", "no_rain"])
def test_a_limit_not_answered_cannot_be_told_and_was_not_given(limit, told):
    result = told(limit, "car_as_now", {})
    assert (result.state, result.given, result.answer) == ("cannot_be_told", False, None)


@pytest.mark.parametrize(
    ("limit", "answers"),
    [
        ("over_budget", {"budget": "not_sure"}),
        ("too_late", {"start_month": "not_sure"}),
        ("too_little", {**RIDER, "hoped": "not_sure"}),
        ("too_risky", {**RIDER, "accept_falls": "show_me"}),
        ("no_rain", {"refuse": ("not_sure",)}),
        ("no_rain", {"refuse": ("crowds", "not_sure")}),
    ],
)
def test_a_limit_answered_with_not_sure_cannot_be_told_and_was_not_given(limit, answers, told):
    result = told(limit, "city_bus", answers)
    assert (result.state, result.given, result.amount) == ("cannot_be_told", False, None)
    assert result.answer is None, "LimitResult.answer: None when unanswered or not sure"


def test_what_is_ticked_beside_not_sure_is_given(told):
    assert told("no_crowds", "city_bus", {"refuse": ("crowds", "not_sure")}).state == "crosses"


def test_a_limit_the_person_did_not_set_is_left_out(told):
    assert told("no_rain", "e_bicycle", {"refuse": ("crowds",)}) is None
    assert told("no_rain", "e_bicycle", {"refuse": ("none",)}) is None


def test_a_limit_whose_question_does_not_apply_is_left_out_whatever_was_answered_once(make_aid, commute_texts, today):
    narrow = make_aid(
        questions=commute_texts["questions.yaml"].replace(
            "        max: 10000\n", "        max: 10000\n        ask_when: {main_concern: [delays]}\n"
        )
    )
    for answers in ({"main_concern": "fitness"}, {"main_concern": "fitness", "budget": 50}):
        result = compare(narrow, answers, today=today)
        assert all("over_budget" not in [x.id for x in v.limits] for v in result.variants)
    waiting = compare(narrow, {"budget": 50}, today=today).variants[0].limits[0]
    assert (waiting.id, waiting.state, waiting.given) == ("over_budget", "cannot_be_told", False)


def test_limits_come_in_file_order_and_change_no_status(limited, today):
    answers = {
        **RIDER,
        "budget": 0,
        "refuse": ("rain", "crowds", "unproven"),
        "start_month": "2026-11",
        "hoped": "large",
        "accept_falls": "no_fall",
    }
    result = compare(limited, answers, today=today)
    assert [x.id for x in result.variants[0].limits] == [r.rule.id for r in limited.limits]
    assert {v.gate.status for v in result.variants} == {"no_reason_found"}
