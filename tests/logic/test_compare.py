"""THE call: headline, first view, order, what ends or withholds it, and what it lists beside the variants."""

from __future__ import annotations

import pytest

from logic.compare import compare, does_something, more_than_slight
from logic.content.options import Effect
from logic.person.order import mixed_order

FULL = {
    "main_concern": "fitness",
    "more_concerns": ("none",),
    "distance": 5,
    "budget": 10000,
    "refuse": ("none",),
    "start_month": "2028-01",
    "dizzy": "no",
}
ENDS = """
ends:
  - {id: too_far, when: {distance: {at_least: 70}}, title: t, text: [x]}
  - {id: stuck, when: {dizzy_seen: ["no"]}, title: t, text: [x]}
"""


def result_of(comparison, variant):
    return next(v for v in comparison.variants if v.variant == variant)


# ---- headline


def effect(low, high, certainty="moderate"):
    if low is None:
        return Effect(unknown=True, judged=True, why="w")
    return Effect(low=low, high=high, certainty=certainty, judged=True, why="w")


@pytest.mark.parametrize(
    ("low", "high", "certainty", "more"),
    [
        ("slight", "clear", "low", True),
        ("large", "large", "high", True),
        ("slight", "slight", "high", False),
        ("none", "large", "high", False),
        ("worse", "large", "high", False),
        ("slight", "clear", "very low", False),
        (None, None, None, False),
    ],
)
def test_more_than_slight(low, high, certainty, more):
    assert more_than_slight(effect(low, high, certainty)) is more


@pytest.mark.parametrize(
    ("low", "high", "does"),
    [
        ("none", "none", False),
        ("none", "slight", True),
        ("worse", "none", True),
        ("worse", "worse", True),
        (None, None, True),
    ],
)
def test_not_known_and_making_it_worse_are_not_nothing(low, high, does):
    assert does_something(effect(low, high)) is does


def test_headline_without_a_concern(commute, today):
    assert compare(commute, {}, today=today).headline.kind == "no_concern"


def test_headline_names_what_is_shown_for_the_main_concern_in_this_persons_order(commute, today):
    result = compare(commute, {"main_concern": "fitness", "more_concerns": ("delays",)}, today=today, seed=3)
    assert (result.headline.kind, result.headline.concern) == ("shown", "fitness")
    assert set(result.headline.variants) == {"e_bicycle", "plain_bicycle"}
    order = [v.variant for v in result.variants]
    assert list(result.headline.variants) == sorted(result.headline.variants, key=order.index)


def test_headline_when_nothing_is_shown_to_do_more_than_slight(make_aid, today):
    poor = make_aid(
        swap=(
            (
                "delays: {low: slight, high: clear, certainty: moderate,",
                "delays: {low: slight, high: clear, certainty: very low,",
            ),
        )
    )
    headline = compare(poor, {"main_concern": "delays"}, today=today).headline
    assert (headline.kind, headline.concern, headline.variants) == ("little", "delays", ())


# ---- which variants, in which order


def test_all_variants_are_there_with_no_answer_at_all(commute, today):
    result = compare(commute, {}, today=today)
    assert {v.variant for v in result.variants} == set(commute.variants)
    assert all(v.relevant for v in result.variants)
    assert result.first_view[0] == "car_as_now"


def test_a_variant_that_does_nothing_for_any_concern_says_why(commute, today):
    bus = result_of(compare(commute, FULL, today=today), "city_bus")
    assert (bus.relevant, bus.why_not) == (False, "Our reading.")
    bus = result_of(compare(commute, {**FULL, "more_concerns": ("delays",)}, today=today), "city_bus")
    assert (bus.relevant, bus.why_not) == (True, None)


def test_the_baseline_always_counts(commute, today):
    assert result_of(compare(commute, FULL, today=today), "car_as_now").relevant


def test_each_concern_is_judged_on_its_own_main_one_first(commute, today):
    result = compare(commute, {**FULL, "more_concerns": ("delays",)}, today=today)
    assert result.concerns == ("fitness", "delays")
    bike = result_of(result, "plain_bicycle")
    assert [(e.concern, e.effect.unknown) for e in bike.effects] == [("fitness", False), ("delays", True)]


def test_the_same_seed_gives_the_same_order_and_the_baseline_leads(commute):
    orders = {seed: mixed_order(commute, seed) for seed in range(60)}
    assert all(order[0] == "car_as_now" and set(order) == set(commute.variants) for order in orders.values())
    assert orders == {seed: mixed_order(commute, seed) for seed in range(60)}


def test_over_many_seeds_every_variant_stands_everywhere_but_first(commute):
    for place in (1, 2, 3):
        assert {mixed_order(commute, seed)[place] for seed in range(60)} == {"city_bus", "e_bicycle", "plain_bicycle"}


def test_the_seed_changes_the_order_and_nothing_else(commute, today):
    def without_order(seed):
        result = compare(commute, {**FULL, "main_concern": "delays"}, today=today, seed=seed)
        return (
            {v.variant: v for v in result.variants},
            set(result.first_view),
            set(result.headline.variants),
            result.elsewhere,
        )

    assert all(without_order(seed) == without_order(0) for seed in range(20))


# ---- first view


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("change", "bicycle"),
    [
        pytest.param({"main_concern": "delays"}, "e_bicycle", id="shown to do more"),
        pytest.param(
            {"main_concern": "delays", "budget": 1000}, "e_bicycle", id="limits take no part: they are told beside"
        ),
        pytest.param({"main_concern": "delays", "budget": 1500}, "e_bicycle", id="may cross is not crossing"),
        pytest.param(
            {"main_concern": "delays", "dizzy": "yes", "dizzy_seen": "no"},
            "plain_bicycle",
            id="not stopped before doing more",
        ),
        pytest.param(
            {"dizzy": "yes", "dizzy_seen": "no", "budget": 10}, "plain_bicycle", id="not stopped, both crossing"
        ),
        pytest.param({"main_concern": "delays", "distance": 30}, "e_bicycle", id="ask first may stand there"),
        pytest.param(
            {"dizzy": "yes", "dizzy_seen": "no", "distance": 30, "budget": 200},
            "plain_bicycle",
            id="not stopped, may cross",
        ),
    ],
)
def test_the_first_view_holds_the_baseline_and_the_fitting_variant_of_each_option(
    change, bicycle, seed, commute, today
):
    first = compare(commute, FULL | change, today=today, seed=seed).first_view
    assert first[0] == "car_as_now"
    assert bicycle in first
    options = [commute.variants[v][0].id for v in first]
    assert len(options) == len(set(options))


def test_two_variants_that_fit_alike_take_turns_by_seed(commute, today):
    seen = {compare(commute, FULL, today=today, seed=seed).first_view for seed in range(20)}
    assert seen == {("car_as_now", "e_bicycle"), ("car_as_now", "plain_bicycle")}


def test_what_does_nothing_is_not_in_the_first_view(commute, today):
    assert "city_bus" not in compare(commute, FULL, today=today).first_view
    assert "city_bus" in compare(commute, {**FULL, "main_concern": "delays"}, today=today).first_view


def test_the_first_view_keeps_the_persons_order(commute, today):
    for seed in range(10):
        result = compare(commute, {**FULL, "main_concern": "delays"}, today=today, seed=seed)
        order = [v.variant for v in result.variants]
        assert list(result.first_view) == sorted(result.first_view, key=order.index)


# ---- beside the variants


def test_elsewhere_names_each_alternative_once_main_concern_first(make_aid, commute, today):
    assert compare(commute, {**FULL, "more_concerns": ("delays",)}, today=today).elsewhere == ("walking", "home_office")
    twice = make_aid(swap=(("elsewhere: [home_office]", "elsewhere: [walking, home_office]"),))
    assert compare(twice, {**FULL, "more_concerns": ("delays",)}, today=today).elsewhere == ("walking", "home_office")
    assert compare(commute, {}, today=today).elsewhere == ()


def test_notes_stand_with_their_variants_and_change_no_status(commute, today):
    result = compare(commute, FULL | {"dizzy": "yes", "dizzy_seen": "yes"}, today=today)
    assert {v.variant: [n.id for n in v.notes] for v in result.variants if v.notes} == {"e_bicycle": ["seen_rider"]}
    assert result_of(result, "e_bicycle").gate.status == "no_reason_found"


def test_a_note_not_known_is_not_shown(commute, today):
    result = compare(commute, FULL | {"dizzy": "yes", "dizzy_seen": "not_sure"}, today=today)
    assert not any(v.notes for v in result.variants)


def test_open_gate_are_the_open_questions_a_rule_still_waits_for(commute, today):
    result = compare(commute, {"main_concern": "delays", "more_concerns": ("none",)}, today=today)
    assert result.open == ("distance", "budget", "refuse", "start_month", "dizzy")
    assert result.open_gate == ("distance", "dizzy")


def test_dormant_answers_are_listed_and_count_for_nothing(commute, today):
    with_dormant = compare(commute, FULL | {"dizzy_seen": "no"}, today=today)
    assert with_dormant.dormant == ("dizzy_seen",)
    assert with_dormant.variants == compare(commute, FULL, today=today).variants


def test_it_says_which_aid_day_and_seed_it_is_of(commute, today):
    result = compare(commute, FULL, today=today, seed=5)
    assert (result.aid, result.today, result.seed) == ("commute", "2026-11-24", 5)
    assert result.content_hash == commute.content_hash


# ---- when nothing is compared


@pytest.fixture(scope="module")
def ending(make_aid, commute_texts):
    return make_aid(rules=commute_texts["content/rules.yaml"] + ENDS.replace("ends:", "ends:", 1))


@pytest.mark.parametrize(
    ("answers", "ended", "waits_for"),
    [
        pytest.param({"distance": 70}, "too_far", (), id="holds, whatever else is open"),
        pytest.param(
            {
                "distance": 69,
                **{q: FULL[q] for q in ("main_concern", "more_concerns")},
                "dizzy": "yes",
                "dizzy_seen": "no",
            },
            "stuck",
            (),
            id="the second holds",
        ),
        pytest.param({"distance": 5}, None, ("main_concern", "more_concerns"), id="a parent is open"),
        pytest.param({**FULL, "distance": "not_sure"}, None, ("distance",), id="not sure: it must be known"),
    ],
)
def test_an_end_or_an_open_end_leaves_nothing_compared(answers, ended, waits_for, ending, today):
    result = compare(ending, answers, today=today)
    assert (result.ended, result.ends_open) == (ended, waits_for)
    assert (result.variants, result.first_view, result.elsewhere, result.headline.kind) == ((), (), (), "no_concern")


def test_an_end_that_does_not_hold_ends_nothing(ending, today):
    result = compare(ending, FULL, today=today)
    assert (result.ended, result.ends_open) == (None, ())
    assert len(result.variants) == 4


def test_what_is_withheld_is_listed_and_changes_nothing_else(make_aid, commute, commute_texts, today):
    rule = 'withholds_fit:\n  - {id: heavy, when: {dizzy: ["yes"]}, text: t}\n'
    shy = make_aid(rules=commute_texts["content/rules.yaml"] + rule)
    answers = FULL | {"dizzy": "yes", "dizzy_seen": "yes"}
    assert compare(shy, answers, today=today).withheld == ("heavy",)
    assert compare(shy, answers, today=today).variants == compare(commute, answers, today=today).variants
    assert compare(shy, FULL | {"dizzy": "not_sure"}, today=today).withheld == ()
