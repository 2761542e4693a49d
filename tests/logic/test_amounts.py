"""How much of everything a variant counts as: gains on top of nature, what nobody knows, and prices with all they leave out."""

from __future__ import annotations

import pytest

from logic.compare import compare
from logic.fit.amounts import amounts, unknown_as
from logic.person.burden import Quote
from logic.person.known import OutcomeKey

BOTH = {"main_concern": "delays", "more_concerns": ("fitness",)}
PRICE, FALLS, DELAYS = OutcomeKey.burden("price"), OutcomeKey.burden("falls"), OutcomeKey.gain("delays")
BUS_PRICE = "price: {low: 500, high: 700, certainty: low,"
BIKE_DELAYS = "delays: {low: slight, high: clear,"
BUS_FALLS = "falls: {low: 1, high: 3, certainty: low, group: testers, facts: [f_falls], time: one year}"


@pytest.fixture
def counted(today):
    """`counted(aid, key, variant)`: low, high, and whether it is unknown, judged, may get worse."""

    def count(aid, key, variant, quotes=None):
        told = compare(aid, BOTH, today=today, quotes=quotes)
        found = amounts(aid, told.variants, told.concerns)[key, variant]
        return found.low, found.high, found.unknown, found.judged, found.worse

    return count


# ---- gains


@pytest.mark.parametrize(
    ("ends", "levels", "worse"),
    [
        ("low: slight, high: clear", (1, 2), False),
        ("low: none, high: large", (0, 3), False),
        ("low: worse, high: clear", (0, 2), True),
        ("low: worse, high: none", (0, 0), True),
    ],
)
def test_a_gain_counts_in_levels_above_nothing_and_worse_as_none(make_aid, counted, ends, levels, worse):
    changed = make_aid(swap=((BIKE_DELAYS, f"delays: {{{ends},"),))
    assert counted(changed, DELAYS, "e_bicycle") == (*levels, False, False, worse)


def test_a_gain_nobody_knows_counts_as_none_and_doing_nothing_gains_nothing(commute, counted):
    assert counted(commute, DELAYS, "plain_bicycle") == (0, 0, True, False, False)
    assert counted(commute, DELAYS, commute.baseline)[:2] == (0, 0)


def test_what_nature_brings_is_taken_off_in_the_same_reading(make_aid, commute_texts, counted):
    nature = commute_texts["content/options/keep_car.yaml"]
    start = nature.index("delays: {") + len("delays: {")
    better = nature[:start] + "low: none, high: slight" + nature[nature.index(",", nature.index("high:", start)) :]
    changed = make_aid(keep_car=better)
    assert counted(changed, DELAYS, "e_bicycle")[:2] == (1, 1), "slight to clear, less none to slight"


def test_what_an_option_adds_counts_in_place_of_all_it_comes_with(make_aid, counted):
    adds = 'adds: {low: none, high: slight, why: "w", facts: [f_ride]}'
    changed = make_aid(swap=((BIKE_DELAYS, f"delays: {{low: worse, high: clear, {adds},"),))
    assert counted(changed, DELAYS, "e_bicycle") == (0, 1, False, False, True)


# ---- troubles


def test_what_nobody_knows_counts_as_the_aid_says_or_as_the_end_of_its_scale(make_aid, commute, counted):
    assert unknown_as(commute.outcomes["falls"]) == 100
    assert counted(commute, FALLS, "plain_bicycle") == (100, 100, True, False, False)
    said = make_aid(swap=(("main_harm: true, scale_max: 100", "main_harm: true, scale_max: 100, unknown_as: 60"),))
    assert counted(said, FALLS, "plain_bicycle") == (60, 60, True, False, False)


@pytest.mark.parametrize(
    ("judged", "counts"),
    [
        ("at_most: e_bicycle", (10, 40)),
        ("high: 25", (25, 25)),
        ("low: 18, high: 50", (18, 50)),
    ],
)
def test_what_was_judged_counts_as_judged_and_stays_unknown(make_aid, counted, judged, counts):
    unknown = f'falls: {{unknown: true, why: w, judged: {{{judged}, why: "w", facts: [f_falls]}}}}'
    changed = make_aid(swap=((BUS_FALLS, unknown),))
    assert counted(changed, FALLS, "city_bus") == (*counts, True, True, False)


def test_a_price_counts_with_all_it_leaves_out_or_as_nobody_knows(make_aid, counted):
    bare = f"{BUS_PRICE} missing: [the shelter],"
    assert counted(make_aid(swap=((BUS_PRICE, bare),)), PRICE, "city_bus")[:3] == (4000, 4000, True)
    whole = 'all_in: {low: 600, high: 950, group: testers, year: 2026, why: "w", facts: [f_price]},'
    aid = make_aid(swap=((BUS_PRICE, f"{bare} {whole}"),))
    assert counted(aid, PRICE, "city_bus")[:3] == (600, 950, False)
    for quote, counts in (
        (Quote(1000, full=True), (1000, 1000)),
        (Quote(1000), (1100, 1250)),
        (Quote(500, True, sessions=3), (1500, 1500)),
    ):
        assert counted(aid, PRICE, "city_bus", {"city_bus": {"price": quote}})[:2] == counts


def test_no_price_somebody_was_told_is_worse_than_one_nobody_knows(make_aid, counted):
    dark = make_aid(swap=((BUS_PRICE, f"{BUS_PRICE} missing: [the shelter],"),))
    assert counted(dark, PRICE, "city_bus", {"e_bicycle": {"price": Quote(9000, full=True)}})[:2] == (9000, 9000)
