"""What matters to one person: the ends each weight belongs to, what is asked again, what can hold together, and values on a swing."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logic.compare import compare
from logic.content.base import LEVELS
from logic.content.options import Effect
from logic.fit.priorities import (
    Amount,
    Priorities,
    Swing,
    amount_of,
    amounts,
    asked_again,
    cell,
    consistent,
    current,
    gain_levels,
    not_known,
    settled,
    swings,
    swings_of,
    values,
)
from logic.person import draw
from logic.person.burden import Quote, burdens, weighed
from logic.person.comparison import Statement

TODAY = date(2026, 11, 24)
MANY = settings(
    derandomize=True, database=None, deadline=None, max_examples=200, suppress_health_check=list(HealthCheck)
)
BOTH = {"main_concern": "delays", "more_concerns": ("fitness",)}


def told(aid, answers, quotes=None):
    return compare(aid, answers, today=TODAY, quotes=quotes)


def offered(aid, answers, quotes=None):
    found = told(aid, answers, quotes)
    return swings(aid, found.variants, found.concerns)


def effect(low, high, certainty="low"):
    return Effect(low=low, high=high, certainty=certainty, judged=True, why="w")


# ---- gains in levels


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        ("worse", "worse", (0, 0)),
        ("worse", "none", (0, 0)),
        ("worse", "clear", (0, 2)),
        ("none", "none", (0, 0)),
        ("none", "slight", (0, 1)),
        ("slight", "clear", (1, 2)),
        ("large", "large", (3, 3)),
    ],
)
def test_a_gain_counts_in_levels_above_no_change_and_worse_counts_as_none(low, high, levels):
    assert gain_levels(effect(low, high)) == levels


@pytest.mark.parametrize(
    "unknown",
    [
        Effect(unknown=True, judged=True, why="w"),
        Effect(low="large", judged=True, why="w"),
        Effect(high="large", judged=True, why="w"),
    ],
)
def test_a_gain_nobody_knows_counts_as_none(unknown):
    assert gain_levels(unknown) == (0, 0)


# ---- swings


def test_swings_go_from_the_worst_to_the_best_over_all_relevant_variants(commute):
    found = offered(commute, BOTH)
    assert list(found) == ["gain:delays", "gain:fitness", "burden:price", "burden:setup", "burden:falls"]
    assert [(s.worst, s.best, s.unknown) for s in found.values()] == [
        (0, 2, True),  # slight to clear by electric bicycle; the plain one is not known
        (0, 3, False),
        (3500, 0, False),
        (8, 0, False),
        (100, 1, True),  # the end of the scale, because the car's and the plain bicycle's are not known; the bus has 1
    ]
    assert {(s.key, s.branch, s.id) for s in found.values()} == {
        (f"{s.branch}:{s.id}", s.branch, s.id) for s in found.values()
    }


def test_only_variants_that_do_something_for_a_concern_count(commute):
    assert offered(commute, {"main_concern": "fitness"})["burden:setup"].worst == 8
    bus = [v for v in told(commute, {"main_concern": "fitness"}).variants if v.variant == "city_bus"]
    assert not bus[0].relevant
    assert offered(commute, {"main_concern": "fitness"})["burden:falls"][3:] == (100, 10, True), (
        "the bus with its 1 is out"
    )
    assert offered(commute, {"main_concern": "delays"})["burden:falls"][3:] == (100, 1, True)


def test_without_a_concern_there_is_nothing_to_gain(commute):
    assert [s.branch for s in offered(commute, {}).values()] == ["burden"] * 3


def test_what_may_get_worse_and_what_is_not_known_move_no_end_of_a_gain(make_aid):
    bad = make_aid(swap=(("delays: {low: slight, high: clear,", "delays: {low: worse, high: none,"),))
    swing = offered(bad, BOTH)["gain:delays"]
    assert (swing.worst, swing.best) == (0, 1), "none to slight by bus is the best there is"


def test_an_outcome_nobody_knows_goes_from_the_end_of_its_scale_to_nothing(make_aid):
    dark = make_aid(swap=(
        ("falls: {low: 1, high: 3, certainty: low, group: testers, facts: [f_falls], time: one year}", "falls: {unknown: true, why: w}"),
        ("falls: {low: 10, high: 40, certainty: low, group: testers, facts: [f_falls_more], time: one year}", "falls: {unknown: true, why: w}"),
    ))  # fmt: skip
    assert offered(dark, BOTH)["burden:falls"] == Swing("burden:falls", "burden", "falls", 100, 0, True)


def test_the_end_of_the_scale_is_the_one_it_is_weighed_on(make_aid):
    years = make_aid(swap=(
        ("kind: money, first_view: true, scale_max: 4000", "kind: money, first_view: true, scale_max: 4000, weighed: {name: n, question: q, basis: b, years: 3, scale_max: 9000}"),
        ("price: {low: 500, high: 700, certainty: low, group: testers, facts: [f_price], year: 2026}", "price: {unknown: true, why: w}"),
    ))  # fmt: skip
    assert offered(years, BOTH)["burden:price"][3:] == (9000, 0, True)


@pytest.mark.parametrize(
    ("quotes", "key", "ends"),
    [
        ({"e_bicycle": {"price": Quote(5000)}}, "burden:price", (5000, 0)),
        ({"e_bicycle": {"price": Quote(1600)}}, "burden:price", (1600, 0)),
        ({"car_as_now": {"price": Quote(300)}}, "burden:price", (3500, 200)),
        ({"city_bus": {"price": Quote(650)}}, "burden:price", (3500, 0)),
    ],
)
def test_a_quote_moves_the_ends_only_where_it_lies_at_one(quotes, key, ends, commute):
    plain, found = offered(commute, BOTH), offered(commute, BOTH, quotes)
    assert (found[key].worst, found[key].best) == ends
    assert (found[key].mark == plain[key].mark) is (ends == (3500, 0))
    assert all(found[k].mark == plain[k].mark for k in plain if k != key)


def test_swings_of_the_shipped_aid_hold_every_known_figure_between_their_ends(aid):
    rng = random.Random(3)
    for _ in range(40):
        found = told(aid, draw.draw(aid, rng, TODAY))
        if not found.concerns or not found.variants:
            continue
        shown = swings(aid, found.variants, found.concerns)
        relevant = [v for v in found.variants if v.relevant]
        assert shown == swings_of(aid, amounts(aid, found.variants, found.concerns))
        assert list(shown) == [f"gain:{c}" for c in found.concerns] + [f"burden:{o.id}" for o in burdens(aid)]
        for outcome in burdens(aid):
            swing, totals = shown[f"burden:{outcome.id}"], [weighed(aid, v.burdens, outcome) for v in relevant]
            known, scale = [t for t in totals if not t.unknown], (outcome.weighed or outcome).scale_max
            assert swing.unknown is (len(known) < len(totals))
            assert swing.best == min((t.low for t in known), default=0)
            assert swing.worst == max([t.high for t in known] + [scale] * swing.unknown)


# ---- the mark of a swing's ends


def test_a_mark_belongs_to_both_ends_the_outcome_and_whether_something_is_unknown():
    swing = Swing("burden:price", "burden", "price", 3500, 0)
    others = [
        swing._replace(worst=3501),
        swing._replace(best=1),
        swing._replace(key="burden:setup"),
        swing._replace(unknown=True),
    ]
    assert len({swing.mark, *(s.mark for s in others)}) == 5
    assert swing.mark == swing._replace(worst=3500.0, best=0.0).mark
    assert len(swing.mark) == 12


@MANY
@given(
    ends=st.tuples(st.integers(0, 999_999), st.integers(0, 999_999)),
    others=st.tuples(st.integers(0, 999_999), st.integers(0, 999_999)),
)
def test_other_ends_have_another_mark(ends, others):
    one, two = (Swing("burden:price", "burden", "price", *pair).mark for pair in (ends, others))
    assert (one == two) is (ends == others)


# ---- what still counts


def said(commute, **more):
    """Somebody who weighed three outcomes as they are offered."""
    found = offered(commute, BOTH)
    weights = {"gain:delays": 10, "burden:price": 6, "burden:setup": 0}
    return Priorities(tuple(weights), "half", weights, {k: found[k].mark for k in weights}, **more), found


def test_what_was_said_of_these_ends_counts_as_it_is(commute):
    priorities, found = said(commute, statements=(Statement("gain:delays", "burden:price"),), own=("quiet",))
    assert current(priorities, found) == priorities
    assert asked_again(priorities, found) == ()


def test_a_weight_whose_ends_have_changed_is_dropped_and_asked_again(commute):
    priorities, _ = said(commute)
    moved = offered(commute, BOTH, {"e_bicycle": {"price": Quote(5000)}})
    now = current(priorities, moved)
    assert now.weights == {"gain:delays": 10, "burden:setup": 0}
    assert set(now.marks) == set(now.weights)
    assert now.picked == priorities.picked, "it is still one of those picked"
    assert asked_again(priorities, moved) == ("burden:price",)
    assert asked_again(now, moved) == (), "once it is dropped there is nothing to ask again"


def test_other_concerns_may_change_the_ends_too(commute):
    priorities, found = said(commute)
    narrow = offered(commute, {"main_concern": "fitness"})
    assert "gain:delays" not in narrow
    assert current(priorities, narrow).picked == ("burden:price", "burden:setup")
    assert asked_again(priorities, narrow) == ()
    with_falls = Priorities(("burden:falls",), None, {"burden:falls": 5}, {"burden:falls": found["burden:falls"].mark})
    assert asked_again(with_falls, narrow) == ("burden:falls",)


def test_a_weight_without_a_mark_counts_and_gets_one(commute):
    priorities, found = said(commute)
    bare = Priorities(priorities.picked, None, priorities.weights)
    assert current(bare, found).weights == priorities.weights
    assert current(bare, found).marks == priorities.marks


def test_what_is_not_picked_or_not_offered_does_not_count(commute):
    _, found = said(commute)
    statements = (
        Statement("gain:delays", "burden:price"),
        Statement("gain:delays", "burden:falls"),
        Statement("gain:zebra", "gain:delays"),
    )
    odd = Priorities(
        ("gain:delays", "gain:zebra", "burden:price"),
        "most",
        {"gain:zebra": 5, "burden:falls": 3, "burden:price": 4},
        {"gain:zebra": "x"},
        statements,
    )
    now = current(odd, found)
    assert now.picked == ("gain:delays", "burden:price")
    assert now.weights == {"burden:price": 4}
    assert now.marks == {"burden:price": found["burden:price"].mark}
    assert now.statements == statements[:1]
    assert now.worth == "most"
    assert asked_again(odd, found) == ()
    assert current(now, found) == now


# ---- what was settled


@pytest.mark.parametrize(
    ("priorities", "keys"),
    [
        pytest.param(Priorities(), (), id="nothing said"),
        pytest.param(Priorities(("gain:a", "burden:x", "burden:y")), (), id="picked and nothing more"),
        pytest.param(Priorities(("gain:a", "burden:x"), "half"), ("gain:a", "burden:x"), id="two that stand alone by worth"),
        pytest.param(Priorities(("gain:a", "gain:b", "burden:x"), "half"), ("burden:x",), id="of two gains worth settles neither, but the lone burden"),
        pytest.param(Priorities(("burden:x", "burden:y"), "half"), (), id="worth settles no burden"),
        pytest.param(Priorities(("gain:a", "burden:x", "burden:y"), None, {"burden:x": 0}), ("burden:x",), id="a weight of zero is said"),
        pytest.param(Priorities(("gain:a", "burden:x"), None, {"gain:a": 3}), (), id="a lone gain not by a weight that nobody sees"),
        pytest.param(Priorities(("burden:x", "gain:a", "burden:y", "gain:b"), None, {"gain:b": 3, "burden:x": 1}), ("burden:x", "gain:b"), id="as picked"),
        pytest.param(Priorities(("gain:a", "burden:x", "burden:y"), None, statements=(Statement("burden:y", "gain:a"),)), ("gain:a", "burden:y"), id="one against another"),
        pytest.param(Priorities(("gain:a",), None, {"burden:x": 3}, statements=(Statement("burden:x", "burden:y"),)), (), id="of something not picked"),
    ],
)  # fmt: skip
def test_what_somebody_said_something_about_is_settled(priorities, keys):
    assert settled(priorities) == keys


def test_priorities_that_hold_only_settings_are_none():
    assert not Priorities()
    assert not Priorities(worth="half", weights={"gain:a": 3})
    assert Priorities(("gain:a",))
    assert Priorities(own=("quiet",))


# ---- what can hold together

A, B, C, D = "gain:a", "burden:b", "burden:c", "burden:d"
KEYS = st.sampled_from([A, B, C, D])
AB, BC, CA, CD, BA = Statement(A, B), Statement(B, C), Statement(C, A), Statement(C, D), Statement(B, A)


def test_a_ring_of_three_is_named_whole_and_the_earlier_ones_kept():
    assert consistent([AB, BC, CA]) == ((AB, BC), ((AB, BC, CA),))
    assert consistent([CA, AB, BC]) == ((CA, AB), ((CA, AB, BC),))


def test_a_ring_of_two_is_one_against_its_contrary():
    assert consistent([AB, BA]) == ((AB,), ((AB, BA),))
    turned = Statement(A, B, says="second")
    assert consistent([AB, turned]) == ((AB,), ((AB, turned),))


def test_what_is_said_from_the_other_side_means_the_same():
    other_side = [Statement(B, A, says="second"), Statement(C, B, says="second"), CA]
    kept, rings = consistent(other_side)
    assert (kept, rings) == (tuple(other_side[:2]), (tuple(other_side),))


def test_a_statement_that_closes_no_ring_is_kept_after_one_that_does():
    assert consistent([AB, BC, CA, CD]) == ((AB, BC, CD), ((AB, BC, CA),))
    assert consistent([AB, BC, CA, Statement(D, A)]) == ((AB, BC, Statement(D, A)), ((AB, BC, CA),))


def test_each_statement_that_cannot_hold_names_its_own_ring():
    assert consistent([AB, BC, CA, BA]) == ((AB, BC), ((AB, BC, CA), (AB, BA)))


def test_the_shortest_way_round_is_named():
    far, near = [Statement(A, C), CD, Statement(D, "burden:e")], [AB, Statement(B, "burden:e")]
    back = Statement("burden:e", A)
    assert consistent([*near, *far, back])[1] == ((*near, back),)
    assert consistent([AB, *far, near[1], back])[1] == ((*near, back),)


def test_what_was_said_twice_is_kept_once():
    assert consistent([AB, BC, AB]) == ((AB, BC), ())
    assert consistent([]) == ((), ())


@pytest.mark.parametrize(
    "loose",
    [
        Statement(C, A, says="same"),
        Statement(C, A, 0.5, 1.0),
        Statement(C, A, 1.0, 0.5),
        Statement(A, C, 0.5, 0.5, "second"),
    ],
    ids=["about the same", "part of the first", "part of the second", "parts of both"],
)
def test_about_the_same_and_parts_of_swings_close_no_ring(loose):
    for order in ([AB, BC, loose], [loose, AB, BC], [AB, loose, BC]):
        assert consistent(order) == (tuple(order), ())


@MANY
@given(
    said=st.lists(st.tuples(KEYS, KEYS, st.just(1.0), st.just(1.0), st.sampled_from(["first", "second"])), max_size=12)
)
def test_what_is_kept_can_be_put_in_an_order_and_every_ring_goes_round(said):
    said = [Statement(*s) for s in said if s[0] != s[1]]
    kept, rings = consistent(said)

    def over(s):
        return (s.first, s.second) if s.says == "first" else (s.second, s.first)

    left, below = {A, B, C, D}, [over(s) for s in kept]
    while left:
        free = {key for key in left if not any(under == key and top in left for top, under in below)}
        assert free, "those kept go round in a ring"
        left -= free
    for ring in rings:
        pairs = [over(s) for s in ring]
        assert all(one[1] == two[0] for one, two in pairwise([*pairs, pairs[0]]))
        assert set(ring[:-1]) <= set(kept)
        assert said.index(ring[-1]) > max(said.index(s) for s in ring[:-1])
    assert set(kept) | {ring[-1] for ring in rings} == set(said)
    assert consistent(kept) == (kept, ())


# ---- values on a swing


@pytest.mark.parametrize(
    ("swing", "amount", "value"),
    [
        (Swing("burden:price", "burden", "price", 4000, 0), 4000, 0),
        (Swing("burden:price", "burden", "price", 4000, 0), 1000, 0.75),
        (Swing("burden:price", "burden", "price", 4000, 0), 0, 1),
        (Swing("burden:price", "burden", "price", 4000, 0), 5000, 0),
        (Swing("gain:a", "gain", "a", 0, 2), 0, 0),
        (Swing("gain:a", "gain", "a", 0, 2), 1, 0.5),
        (Swing("gain:a", "gain", "a", 0, 2), 3, 1),
        (Swing("burden:price", "burden", "price", 5, 5), 5, 0),
    ],
)
def test_an_amount_is_good_from_0_at_the_worst_end_to_1_at_the_best(swing, amount, value):
    assert swing.value(amount) == value


def test_what_is_not_known_counts_as_the_worst_end():
    swing = Swing("burden:price", "burden", "price", 4000, 0, True)
    assert values(swing, Amount(0, 0, None, unknown=True)) == (0, 0, None)
    assert values(swing, Amount(1000, 2000)) == (0.75, 0.5, None)
    assert values(swing, Amount(1000, 2000, 1500)) == (0.75, 0.5, 0.625)


NUMBERS = st.integers(0, 1_000_000)


@MANY
@given(ends=st.tuples(NUMBERS, NUMBERS), one=NUMBERS, more=NUMBERS, gain=st.booleans())
def test_values_lie_from_0_to_1_and_better_is_never_less(ends, one, more, gain):
    worst, best = sorted(ends, reverse=not gain)
    swing = Swing("k:k", "gain" if gain else "burden", "k", worst, best)
    better, worse = (one + more, one) if gain else (one, one + more)
    assert 0 <= swing.value(worse) <= swing.value(better) <= 1
    if not swing.flat:
        assert (swing.value(worst), swing.value(best)) == (0, 1)
        value = swing.value(one)
        assert value in (0, 1) or swing.amount(value) == pytest.approx(one)


@pytest.mark.parametrize("name", ["commute", "aid"], ids=["commute", "shipped"])
def test_every_cell_lies_from_0_to_1_and_the_better_figure_is_never_worth_less(name, request):
    aid, rng, seen = request.getfixturevalue(name), random.Random(5), 0
    for _ in range(40):
        found = told(aid, draw.draw(aid, rng, TODAY))
        if not found.concerns or not found.variants:
            continue
        for swing in swings(aid, found.variants, found.concerns).values():
            cells = []
            for v in (v for v in found.variants if v.relevant):
                low, high, best = cell(aid, swing, v, found.concerns)
                unknown, amount = not_known(aid, swing, v, found.concerns), amount_of(aid, swing, v, found.concerns)
                assert 0 <= low <= 1
                assert 0 <= high <= 1
                assert low <= high if swing.branch == "gain" else low >= high
                assert best is None or min(low, high) <= best <= max(low, high)
                assert not unknown or (low, high, best) == (0, 0, None)
                cells += [] if unknown else [(amount.low, low), (amount.high, high)]
                seen += 1
            worths = [worth for _, worth in sorted(cells, reverse=swing.branch == "burden")]
            assert worths == sorted(worths), f"{swing.key}: more of it is not better"
            assert swing.flat or not cells or max(worths) == 1, "somebody reaches the best end"
    assert seen > 100


def test_what_may_get_worse_is_noted_and_counts_as_no_gain(commute):
    found = told(commute, BOTH)
    swing = swings(commute, found.variants, found.concerns)["gain:delays"]
    (car,) = [v for v in found.variants if v.variant == "car_as_now"]
    assert amount_of(commute, swing, car, found.concerns) == Amount(0, 0, worse=True)
    assert cell(commute, swing, car, found.concerns) == (0, 0, None)
    assert LEVELS[0] == "worse"
