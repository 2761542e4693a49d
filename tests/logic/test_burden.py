"""What getting and keeping an effect takes: totals over years, the person's own prices, and their calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logic.compare import compare
from logic.content.money import MOST
from logic.content.options import Figure
from logic.person.burden import (
    HORIZONS,
    Booking,
    Quote,
    Total,
    booking,
    burdens,
    is_quote,
    read_quote,
    total,
    weighed,
    with_quotes,
)

TODAY = date(2026, 11, 24)
MANY = settings(
    derandomize=True, database=None, deadline=None, max_examples=200, suppress_health_check=list(HealthCheck)
)
UNKNOWN = "{unknown: true, why: Nobody counted.}"
PRICES = {"car_as_now": "price: {low: 0, high: 0,", "city_bus": "price: {low: 500, high: 700,", "e_bicycle": "price: {low: 1500, high: 3500,", "plain_bicycle": "price: {low: 200, high: 900,"}  # fmt: skip
OUTCOME = "kind: money, first_view: true, scale_max: 4000"


def figures_of(aid, variant):
    return aid.variants[variant][1].figures


# ---- totals of the shipped aid, added up by hand from content/options

NO_MEDICINE = ("Sedative and painkillers, where not included",)
DEEP = ("Sedation or anaesthetic, where not included", "Heart checks and clinic fees, where not included", "Medicines")
CARE = ("The visit for a prescription", "More tubes of cream")
LIFT = ("Anaesthetist", "Operating room", "Tests and medicines", "A touch-up, if one is needed")


@pytest.mark.parametrize(
    ("variant", "years", "low", "high", "missing"),
    [
        ("nothing_new", 1, 0, 0, ()),
        ("nothing_new", 5, 0, 0, ()),
        ("light_peel", 1, 400, 1800, ()),
        ("light_peel", 3, 400 + 2 * 400, 1800 + 2 * 3600, ()),
        ("light_peel", 5, 400 + 4 * 400, 1800 + 4 * 3600, ()),
        ("medium_peel", 1, 300, 6000, NO_MEDICINE),
        ("medium_peel", 3, 900, 14000, NO_MEDICINE),
        ("medium_peel", 5, 1500, 22000, NO_MEDICINE),
        ("deep_peel", 1, 1500, 6000, DEEP),
        ("deep_peel", 3, 1500, 6000, (*DEEP, "A repeat, if one is wanted", "Sun protection")),
        ("deep_peel", 5, 1500, 6000, (*DEEP, "A repeat, if one is wanted", "Sun protection")),
        ("full_facelift", 1, 7655, 11395, LIFT),
        ("full_facelift", 5, 7655, 11395, (*LIFT, "A second lift years later")),
        ("daily_care", 1, 50, 1480, CARE),
        ("daily_care", 3, 150, 4440, CARE),
        ("daily_care", 5, 250, 7400, CARE),
        ("mechanical_dermabrasion", 1, 1249, 2000, ("Clinic or theatre fee", "Anaesthetic or sedation", "Medicines", "A repeat if one is needed")),
        ("mechanical_dermabrasion", 3, None, None, ("Clinic or theatre fee", "Anaesthetic or sedation", "Medicines", "A repeat if one is needed")),
        ("meso_face_mix", 5, None, None, ("Sessions beyond six",)),
        ("meso_face_gel", 1, None, None, ()),
    ],
)  # fmt: skip
def test_money_over_the_years_is_what_a_hand_adds_up(variant, years, low, high, missing, aid):
    told = total(aid, figures_of(aid, variant), "first_price", years)
    assert (told.low, told.high, told.missing) == (low, high, missing)
    assert told.unknown is (low is None)


@pytest.mark.parametrize(
    ("variant", "outcome", "years", "low", "high"),
    [
        ("light_peel", "days_hidden", 3, 4 + 2 * 4, 42 + 2 * 84),
        ("light_peel", "days_hidden", 5, 4 + 4 * 4, 42 + 4 * 84),
        ("light_peel", "visits", 3, 4 + 2 * 4, 15 + 2 * 12),
        ("light_peel", "visits", 5, 4 + 4 * 4, 15 + 4 * 12),
        ("medium_peel", "days_hidden", 5, 7 + 4 * 7, 30 + 4 * 20),
        ("medium_peel", "visits", 3, 3, 8),
        ("deep_peel", "days_hidden", 5, 10, 14),
        ("full_facelift", "days_hidden", 3, 14, 28),
        ("nothing_new", "visits", 5, 0, 0),
        ("full_laser", "days_hidden", 3, None, None),
        ("meso_face_mix", "visits", 5, None, None),
        ("light_peel", "weeks_normal", 5, 1, 2),
    ],
)
def test_days_and_visits_over_the_years_are_what_a_hand_adds_up(variant, outcome, years, low, high, aid):
    assert total(aid, figures_of(aid, variant), outcome, years)[:2] == (low, high)


def test_days_and_visits_of_one_year_are_those_of_the_first_course(aid):
    assert total(aid, figures_of(aid, "full_facelift"), "days_hidden", 1) == Total(14, 28, 24)
    assert total(aid, figures_of(aid, "deep_peel"), "days_hidden", 1) == Total(10, 14)
    assert total(aid, figures_of(aid, "light_peel"), "visits", 1) == Total(4, 15)
    assert total(aid, figures_of(aid, "deep_peel"), "visits", 1) == Total(1, 1, 1, ("Check-ups",))
    assert total(aid, figures_of(aid, "fractional_laser"), "days_hidden", 1).unknown


@pytest.mark.parametrize("years", HORIZONS)
def test_every_variant_has_first_and_later_years_in_its_totals_and_nothing_else(years, aid):
    upkeep = {"first_price": "yearly_price", "days_hidden": "yearly_days", "visits": "yearly_visits"}
    for variant in aid.variants:
        figures = figures_of(aid, variant)
        for outcome in burdens(aid):
            first, later = figures[outcome.id], figures.get(upkeep.get(outcome.id, ""))
            told = total(aid, figures, outcome.id, years)
            if first.unknown or (years > 1 and later is not None and later.unknown):
                assert told[:3] == (None, None, None)
            else:
                more = (later.low * (years - 1), later.high * (years - 1)) if later and years > 1 else (0, 0)
                assert (told.low, told.high) == (first.low + more[0], first.high + more[1])


def test_only_money_is_weighed_over_three_years_in_the_shipped_aid(aid):
    for variant in ("light_peel", "daily_care", "full_laser"):
        figures = figures_of(aid, variant)
        for outcome in burdens(aid):
            assert weighed(aid, figures, outcome) == total(
                aid, figures, outcome.id, 3 if outcome.id == "first_price" else 1
            )


# ---- made aids


def fee(low, high, more=""):
    return f"{{low: {low}, high: {high}, certainty: low, group: testers, facts: [f_price], year: 2026{more}}}"


@pytest.fixture(scope="module")
def kept_up(make_aid):
    """The tiny aid, its price with a fee in each later year. `kept_up({variant: (fee, what the price leaves out)})`."""

    def make(said, years=3):
        weighs = f"{OUTCOME}, weighed: {{name: n, question: q, basis: b, years: {years}, scale_max: 20000}}}}\n  - {{id: fee, name: Fee, question: q, basis: Euros a year, kind: money, upkeep_of: price, scale_max: 1000"
        swap = [(OUTCOME, weighs)]
        for variant, price in PRICES.items():
            later, more = said.get(variant, (fee(0, 0), ""))
            swap.append((price, f"fee: {later}, {price}{more}"))
        return make_aid(swap=tuple(swap))

    return make


@pytest.fixture(scope="module")
def dear(kept_up):
    return kept_up({
        "city_bus": (fee(100, 150, ", best: 120, missing: [tyres, the shelter]"), " missing: [the shelter], best: 600,"),
        "e_bicycle": (fee(50, 80), " best: 2000,"),
        "plain_bicycle": (UNKNOWN, " missing: [a lock],"),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("variant", "years", "told"),
    [
        pytest.param(
            "city_bus",
            1,
            Total(500, 700, 600, ("the shelter",)),
            id="one year: no fee yet, nor what the fee leaves out",
        ),
        pytest.param(
            "city_bus", 2, Total(600, 850, 720, ("the shelter", "tyres")), id="what both leave out is named once"
        ),
        pytest.param("city_bus", 5, Total(900, 1300, 1080, ("the shelter", "tyres")), id="four later years"),
        pytest.param("e_bicycle", 1, Total(1500, 3500, 2000), id="a best guess"),
        pytest.param("e_bicycle", 3, Total(1600, 3660, None), id="one part without a best guess"),
        pytest.param("plain_bicycle", 1, Total(200, 900, None, ("a lock",)), id="known in the first year"),
        pytest.param("plain_bicycle", 3, Total(None, None, None, ("a lock",)), id="not known as soon as a part is not"),
        pytest.param("car_as_now", 5, Total(0, 0, 0), id="low and high alike are their own best guess"),
    ],
)
def test_a_total_adds_a_fee_in_each_later_year(variant, years, told, dear):
    assert total(dear, figures_of(dear, variant), "price", years) == told


@pytest.mark.parametrize("years", [1, 2, 10])
def test_an_outcome_is_weighed_over_its_own_years_and_without_any_as_it_stands(years, kept_up):
    made = kept_up({"city_bus": (fee(100, 150), "")}, years)
    price, setup, falls = burdens(made)
    assert [price.id, setup.id, falls.id] == ["price", "setup", "falls"], "a fee is part of the price"
    figures = figures_of(made, "city_bus")
    assert weighed(made, figures, price)[:2] == (500 + 100 * (years - 1), 700 + 150 * (years - 1))
    assert weighed(made, figures, setup)[:2] == (0, 1)


@MANY
@given(
    a=st.integers(0, MOST),
    b=st.integers(0, MOST),
    variant=st.sampled_from(["city_bus", "e_bicycle", "car_as_now"]),
    later=st.booleans(),
)
def test_changing_one_quote_moves_every_horizon_by_just_the_difference(a, b, variant, later, dear):
    outcome = "fee" if later else "price"
    for years in range(1, 11):
        before, after = (
            total(dear, with_quotes(figures_of(dear, variant), {outcome: Quote(n)}), "price", years) for n in (a, b)
        )
        moved = (b - a) * (years - 1 if later else 1)
        assert (after.low - before.low, after.high - before.high) == (moved, moved)
        assert after.missing == before.missing
        assert after.quoted is (not later or years > 1)
        assert (before.best is None) == (after.best is None)


@MANY
@given(amount=st.integers(0, MOST), full=st.booleans())
def test_a_quote_of_the_shipped_aid_is_in_the_total_of_its_own_variant_only(amount, full, aid):
    plain = compare(aid, ADULT, today=TODAY)
    told = compare(aid, ADULT, today=TODAY, quotes={"light_peel": {"yearly_price": Quote(amount, full)}})
    assert [v for v in told.variants if v.variant != "light_peel"] == [
        v for v in plain.variants if v.variant != "light_peel"
    ]
    (peel,) = [v for v in told.variants if v.variant == "light_peel"]
    for years in HORIZONS:
        assert total(aid, peel.burdens, "first_price", years)[:2] == (
            400 + amount * (years - 1),
            1800 + amount * (years - 1),
        )


# ---- quotes

ADULT = {"age": 40, "deciding": "myself"}


def of(aid, variant, answers, quotes=None):
    (found,) = [v for v in compare(aid, answers, today=TODAY, quotes=quotes).variants if v.variant == variant]
    return found


def test_a_quote_takes_the_place_of_the_figure_and_of_no_other(commute):
    plain, told = (of(commute, "city_bus", {}, quotes) for quotes in (None, {"city_bus": {"price": Quote(650)}}))
    price = told.burdens["price"]
    assert (price.low, price.high, price.best, price.unknown) == (650, 650, 650, False)
    assert is_quote(price)
    assert not is_quote(plain.burdens["price"])
    assert {k: f for k, f in told.burdens.items() if k != "price"} == {
        k: f for k, f in plain.burdens.items() if k != "price"
    }
    assert figures_of(commute, "city_bus")["price"].low == 500, "the evidence stays as it was"


def test_a_quote_makes_known_what_was_not(dear):
    told = of(dear, "plain_bicycle", {}, {"plain_bicycle": {"fee": Quote(30)}})
    assert total(dear, told.burdens, "price", 3) == Total(260, 960, None, ("a lock",), quoted=True)


def test_without_quotes_nothing_changes(commute):
    plain = compare(commute, {"budget": 300}, today=TODAY)
    for quotes in ({}, {"city_bus": {}}):
        assert compare(commute, {"budget": 300}, today=TODAY, quotes=quotes) == plain


@pytest.mark.parametrize(
    ("quote", "state"),
    [
        pytest.param(None, "may_cross", id="the range lies across"),
        pytest.param(Quote(599), "within", id="a quote below"),
        pytest.param(Quote(600), "within", id="a quote just as much"),
        pytest.param(Quote(601), "crosses", id="a quote above"),
        pytest.param(Quote(601, full=True), "crosses", id="a full quote above"),
        pytest.param(Quote(0), "within", id="nothing to pay"),
    ],
)
def test_a_budget_is_held_against_the_quote(quote, state, commute):
    told = of(commute, "city_bus", {"budget": 600}, {"city_bus": {"price": quote}} if quote else None)
    assert {x.id: x.state for x in told.limits}["over_budget"] == state


@pytest.mark.parametrize(("full", "state", "missing"), [(False, "within", ("the shelter",)), (True, "within", ())])
def test_only_a_full_quote_has_nothing_on_top(full, state, missing, dear):
    told = of(dear, "city_bus", {"budget": 600}, {"city_bus": {"price": Quote(550, full)}})
    (limit,) = [x for x in told.limits if x.id == "over_budget"]
    assert (limit.state, limit.missing) == (state, missing)
    assert total(dear, told.burdens, "price", 1).missing == missing
    assert total(dear, told.burdens, "price", 3).missing == (
        ("tyres", "the shelter") if full else ("the shelter", "tyres")
    ), "the fee's own stay"


# ---- a price as typed


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3000", 3000),
        ("  3000\t", 3000),
        ("3,000", 3000),
        ("3 000", 3000),
        ("3'000", 3000),
        ("3’000", 3000),
        ("3000.50", 3000),
        ("3,000.50", 3000),
        ("€3000", 3000),
        ("€ 3,000", 3000),
        ("3000 €", 3000),
        ("3000€", 3000),
        ("EUR 3000", 3000),
        ("3000 eur", 3000),
        ("0", 0),
        ("007", 7),
        ("٣٠٠", 300),
        ("１２", 12),
        ("200,000", MOST),
        ("0" * 4000 + "5", 5),
        ("", None),
        (" \n\t", None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_price_is_read(text, amount, commute):
    assert read_quote(commute, text) == (amount, None)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("-5", "quote_negative"),
        ("- 5", "quote_negative"),
        ("-€5", "quote_negative"),
        ("€-5", "quote_negative"),
        ("200001", "quote_absurd"),
        ("1,234,567", "quote_absurd"),
        ("9" * 4000, "quote_absurd"),
        ("$3000", "quote_currency"),
        ("3000 USD", "quote_currency"),
        ("£5", "quote_currency"),
        ("5 GBP", "quote_currency"),
        ("kr 5", "quote_currency"),
        ("5 kr", "quote_currency"),
        ("5 euro or so", "quote_currency"),
        ("abc", "quote_no_number"),
        ("€", "quote_no_number"),
        ("eur", "quote_no_number"),
        ("?", "quote_no_number"),
        ("²", "quote_no_number"),
        ("\x00", "quote_no_number"),
        (".", "quote_no_number"),
        ("3.000,50", "quote_no_number"),
        ("3.000", "quote_no_number"),
        ("3,00", "quote_no_number"),
        ("1.5", "quote_no_number"),
        ("3,000 000", "quote_no_number"),
        ("3,0000", "quote_no_number"),
        ("1,23,456", "quote_no_number"),
        ("12 34", "quote_no_number"),
        ("300-600", "quote_no_number"),
        ("5-", "quote_no_number"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_price_is_told_with_its_reason(text, wrong, commute):
    assert read_quote(commute, text) == (None, wrong)


@pytest.mark.parametrize(
    ("sign", "code", "fits", "foreign"),
    [
        ("$", "usd", ("$5", "5 USD"), ("€5", "£5", "5 EUR", "5 kr")),
        ("kr", "sek", ("5 kr", "KR 5", "sek 5"), ("$5", "€5", "5 nok")),
    ],
)
def test_only_the_aids_own_currency_is_read(sign, code, fits, foreign, commute):
    money = commute.about.currency.model_copy(update={"sign": sign, "code": code})
    elsewhere = replace(commute, about=commute.about.model_copy(update={"currency": money}))
    assert [read_quote(elsewhere, text) for text in fits] == [(5, None)] * len(fits)
    assert [read_quote(elsewhere, text) for text in foreign] == [(None, "quote_currency")] * len(foreign)


@settings(MANY, max_examples=1000)
@given(text=st.text(max_size=300) | st.text("0123456789٣²½.,'’ \u00a0\u202f-+\u2212€$£eurkr\n\x00", max_size=30))
def test_whatever_is_typed_gives_an_amount_or_one_message_and_never_an_error(text, commute):
    amount, wrong = read_quote(commute, text)
    assert wrong in (None, "quote_currency", "quote_negative", "quote_absurd", "quote_no_number")
    assert amount is None or (wrong is None and type(amount) is int and 0 <= amount <= MOST)
    assert (amount is None and wrong is None) is (not text.strip())


@MANY
@given(
    amount=st.integers(0, MOST),
    mark=st.sampled_from(["", ",", " ", "'", "’"]),
    around=st.sampled_from(["{}", "€{}", "{} eur", " € {} "]),
)
def test_every_amount_is_read_back_however_it_is_written(amount, mark, around, commute):
    assert read_quote(commute, around.format(f"{amount:,}".replace(",", mark))) == (amount, None)


# ---- the calendar

FIGURE = Figure(low=2, high=8)


@pytest.mark.parametrize(
    ("days", "slow", "quick"),
    [
        pytest.param(57, 1, 43, id="in time: a day to spare"),
        pytest.param(56, 0, 42, id="in time: today, if it is slow"),
        pytest.param(55, None, 41, id="maybe: in time only if it is quick"),
        pytest.param(14, None, 0, id="maybe: today, and only if it is quick"),
        pytest.param(13, None, None, id="too late by a day"),
        pytest.param(0, None, None, id="the event is today"),
        pytest.param(-30, None, None, id="the event has passed"),
    ],
)
def test_the_last_visit_is_counted_back_from_the_event(days, slow, quick):
    told = booking(FIGURE, TODAY + timedelta(days=days), TODAY)
    assert told == Booking(*(None if n is None else TODAY + timedelta(days=n) for n in (slow, quick)), unknown=False)


@pytest.mark.parametrize("figure", [Figure(unknown=True, why="w"), Figure(low=2), Figure(high=2), Figure()])
def test_without_known_weeks_no_day_is_named(figure):
    assert booking(figure, TODAY + timedelta(days=900), TODAY) == Booking(None, None, unknown=True)


def test_what_needs_no_week_may_be_on_the_very_day():
    assert booking(Figure(low=0, high=0), TODAY, TODAY) == Booking(TODAY, TODAY)


@MANY
@given(low=st.integers(0, 60), more=st.integers(0, 60), days=st.integers(-50, 1000))
def test_what_is_in_time_if_it_is_slow_is_in_time_if_it_is_quick(low, more, days):
    event = TODAY + timedelta(days=days)
    told = booking(Figure(low=low, high=low + more), event, TODAY)
    event, days = max(event, TODAY), max(days, 0)  # an event of this month may be today
    assert told.latest_if_slow is None or TODAY <= told.latest_if_slow <= told.latest_if_quick <= event
    assert (told.latest_if_quick is None) is (days < 7 * low)
    assert (told.latest_if_slow is None) is (days < 7 * (low + more))
