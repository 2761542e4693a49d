"""How many people of so many: the margin is Wilson's, and each way of telling a share gives what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from logic.aid.chance import Chance, chance, margin
from logic.content.options import Chart, Share

MANY = settings(derandomize=True, database=None, deadline=None, max_examples=500)
PEOPLE = st.integers(1, 1_000_000)
SIZES = (*range(1, 31), 40, 84, 100, 120, 333, 1_000, 4_999, 20_000)


def counts(people):
    """From nobody to all of them, at most 31 steps."""
    return sorted({round(people * i / 30) for i in range(31)} | {0, 1, people - 1, people})


@pytest.mark.parametrize("people", SIZES)
def test_the_margin_is_the_wilson_interval_of_scipy(people):
    for events in counts(people):
        wanted = binomtest(events, people).proportion_ci(0.95, method="wilson")
        assert margin(events / people, people) == pytest.approx((wanted.low, wanted.high), abs=1e-6), events


@pytest.mark.parametrize("people", SIZES)
def test_nobody_leaves_room_for_some_and_never_starts_above_nothing(people):
    low, high = margin(0, people)
    assert low == 0
    assert 0 < high < 1


@pytest.mark.parametrize("people", SIZES)
def test_all_of_them_leave_room_for_fewer_and_end_at_all(people):
    low, high = margin(1, people)
    assert high == 1
    assert 0 < low < 1


@MANY
@given(st.floats(0, 1), PEOPLE)
def test_the_margin_holds_what_was_counted_and_stays_between_none_and_all(share, people):
    low, high = margin(share, people)
    assert 0 <= low <= share <= high <= 1


@MANY
@given(st.floats(0, 1), PEOPLE, st.integers(2, 50))
def test_more_people_make_it_narrower(share, people, times):
    few, many = margin(share, people), margin(share, people * times)
    assert many[1] - many[0] < few[1] - few[0]


@MANY
@given(st.data())
def test_those_spared_have_the_margin_the_other_way_round(data):
    people = data.draw(PEOPLE)
    events = data.draw(st.integers(0, people))
    low, high = margin(events / people, people)
    spared = margin((people - events) / people, people)
    assert spared == pytest.approx((1 - high, 1 - low), abs=1e-9)


# ---- each way of telling a share


def told(per=1000, **share):
    written = Share(variant="v", **share)
    return chance(
        Chart(id="c", shows="harm", title="t", happens="h", per=per, measure="m", time="t", shares=[written]), written
    )


def test_a_count_is_told_in_the_charts_denominator_with_its_margin():
    found = told(events=3, out_of=120)
    low, high = margin(3 / 120, 120)
    assert found == Chance(1000 * low, 1000 * high, 25, 1000, 120)
    assert not found.unknown
    assert told(per=100, events=3, out_of=120) == pytest.approx((100 * low, 100 * high, 2.5, 100, 120))


def test_a_percentage_is_told_like_the_count_it_stands_for():
    assert told(percent=2.5, out_of=120) == pytest.approx(told(events=3, out_of=120))
    assert told(per=100, percent=60, out_of=40).best == pytest.approx(60)


def test_nobody_counted_is_nobody_with_room_for_some():
    found = told(events=0, out_of=84)
    assert (found.low, found.best, found.people) == (0, 0, 84)
    assert found.high == pytest.approx(43.74, abs=0.01)
    assert told(percent=0, out_of=84) == found


def test_a_range_stands_as_written_and_has_no_best():
    assert told(low=10, high=40) == Chance(10, 40, None, 1000)
    assert told(low=0, high=0) == Chance(0, 0, None, 1000)


def test_what_is_not_known_has_no_number():
    found = told(per=100, unknown=True)
    assert found == Chance(None, None, None, 100)
    assert found.unknown


@pytest.mark.parametrize("half", [{"low": 3}, {"high": 3}, {"events": 3}, {"percent": 3}, {"out_of": 3}], ids=str)
def test_half_of_what_is_needed_is_not_known(half):
    assert told(**half) == Chance(None, None, None, 1000)
