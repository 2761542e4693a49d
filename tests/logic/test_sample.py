"""The sampler, held against what others work out: pysensmcda's shares, and rank order centroids."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from pysensmcda.smaa import exact_acceptability, smaa2

from logic.fit.amounts import Amount, Term
from logic.fit.priorities import ANSWERS
from logic.fit.sample import agreement, lead_shares, read_amount, shares, together, uniforms, weights, worth

TROUBLES = ("a", "b", "c", "d")
VALUES = np.array([[0.9, 0.1, 0.5, 0.3], [0.2, 0.8, 0.6, 0.4], [0.5, 0.5, 0.2, 0.9], [0.4, 0.6, 0.55, 0.35]])
"""variants × outcomes, already values from 0 to 1."""
STEPS = ANSWERS[:-1]


class WeightedSum:
    """Utilities that are values already: what pysensmcda is to rank."""

    def __call__(self, matrix, weights, types, **_):
        return np.asarray(matrix) @ np.asarray(weights)


@pytest.mark.filterwarnings("ignore:Confidence factors")  # they need ranges in the matrix, and we do not read them
@pytest.mark.parametrize("minded", [(), ("c",), ("d", "a")])
def test_the_same_weights_lead_as_often_as_in_pysensmcda(minded):
    drawn = weights(TROUBLES, minded, 4_000, 0)
    theirs = smaa2(WeightedSum(), VALUES, np.ones(4), weights=drawn, reverse_ranking=True)
    ours = lead_shares(VALUES @ drawn.T)
    assert np.abs(ours - np.asarray(theirs.rank_acceptability)[:, 0]).max() < 1e-12


@pytest.mark.parametrize(
    ("minded", "rows"),
    [
        ((), None),
        (("b",), [[1, -1, 0, 0], [0, -1, 1, 0], [0, -1, 0, 1]]),
        (("d", "b"), [[0, 1, 0, -1], [1, -1, 0, 0], [0, -1, 1, 0]]),
    ],
)
def test_the_order_somebody_gave_comes_near_the_exact_share_of_all_such_weights(minded, rows):
    ours = lead_shares(VALUES @ weights(TROUBLES, minded, 10_000, 0).T)
    constraints = {"constraints": (np.array(rows, dtype=float), np.zeros(len(rows)))} if rows else {}
    exact = exact_acceptability(VALUES, np.ones(4), scaling="none", weight_bounds=False, **constraints)
    assert np.abs(ours - np.asarray(exact.acceptability)).max() < 0.02


def test_weights_in_an_order_are_rank_order_centroids_in_the_mean():
    """Barron and Barrett 1996: the k-th of n weighs (1/k + … + 1/n) / n."""
    names = [f"t{k}" for k in range(6)]
    centroids = [sum(1 / j for j in range(k + 1, 7)) / 6 for k in range(6)]
    drawn = weights(names, ("t4", "t0", "t2"), 200_000, 0)
    assert np.allclose(drawn.sum(axis=1), 1)
    for named, centroid in zip(("t4", "t0", "t2"), centroids, strict=False):
        assert drawn[:, names.index(named)].mean() == pytest.approx(centroid, abs=0.001)
    others = [drawn[:, names.index(name)].mean() for name in ("t1", "t3", "t5")]
    assert others == pytest.approx([sum(centroids[3:]) / 3] * 3, abs=0.001)
    falling = drawn[:, [4, 0, 2]]
    assert (np.diff(falling, axis=1) <= 0).all()
    assert (falling[:, 2] >= drawn[:, [1, 3, 5]].max(axis=1)).all(), "what was not named never weighs more"


def test_what_takes_no_trouble_on_offer_is_passed_over():
    assert weights((), ("a",), 50, 0).shape == (50, 0)
    assert (weights(("a", "b"), ("zebra", "b"), 50, 0) == weights(("a", "b"), ("b",), 50, 0)).all()


def test_the_main_concern_counts_whole_and_others_anywhere_up_to_it():
    drawn = shares(("main", "more"), 2_000, 0)
    assert (drawn[:, 0] == 1).all()
    assert drawn[:, 1].min() < 0.01 < 0.99 < drawn[:, 1].max()


def test_uniforms_belong_to_seed_and_name_and_cannot_be_changed():
    assert (uniforms(1, "x", 50) == uniforms(1, "x", 50)).all()
    assert (uniforms(1, "x", 50) != uniforms(2, "x", 50)).any()
    assert (uniforms(1, "x", 50) != uniforms(1, "y", 50)).any()
    with pytest.raises(ValueError, match="read-only"):
        uniforms(1, "x", 50)[0] = 0.5


# ---- the evidence


def read(*terms, key="k", n=4_000):
    return read_amount(key, Amount(tuple(Term(*term) for term in terms)), n, 0)


def test_evidence_stays_in_its_range_and_is_as_often_below_its_best_guess_as_above():
    one, two, three = read(("o", 0.2, 0.8)), read(("p", 0.0, 1.0, 0.1)), read(("q", 0.4, 0.4))
    assert 0.2 <= one.min() < 0.21
    assert 0.79 < one.max() <= 0.8
    assert abs((two < 0.1).mean() - 0.5) < 0.03
    assert (three == 0.4).all()


def test_what_rests_on_one_option_is_read_together_and_options_apart():
    one, two, other = read(("o", 0, 1)), read(("o", 0, 2)), read(("q", 0, 1))
    assert np.allclose(two, 2 * one)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.06
    assert np.allclose(read(("o", 0, 1), ("q", 0, 1)), one + other)


# ---- what an answer says


def found(*answers, gain=0.5, trouble=0.2, n=400):
    ones = np.ones(n)
    return agreement(answers, [gain * ones] * len(answers), [trouble * ones] * len(answers))


def test_a_higher_answer_is_never_a_lower_worth_in_any_reading():
    drawn = [worth(found(answer), 400, 0) for answer in STEPS]
    for lower, higher in itertools.pairwise(drawn):
        assert (higher >= lower).all()
    assert drawn[0].mean() < worth(None, 400, 0).mean() < drawn[-1].mean()


@pytest.mark.parametrize(("gain", "trouble"), [(0.0, 0.2), (0.5, 0.0), (0.0, 0.0)])
def test_a_package_without_gain_or_without_trouble_is_no_trouble_to_read(gain, trouble):
    for answer in STEPS:
        drawn = worth(found(answer, gain=gain, trouble=trouble), 400, 0)
        assert np.isfinite(drawn).all()
        assert (drawn > 0).all()


def test_just_about_worth_it_puts_worth_where_change_and_trouble_are_even():
    even = 0.2 / 0.5
    assert even / 1.5 < np.median(worth(found("just_about", n=4_000), 4_000, 0)) < even * 1.5


def test_answers_that_contradict_each_other_do_not_go_together():
    assert together(found("yes", "yes")) > 0.9
    assert together(found("not_nearly", "easily")) < 0.05


# ---- who leads


def test_those_that_are_level_share_a_reading():
    assert lead_shares(np.array([[1.0, 0.5], [1.0, 0.2], [0.2, 0.5]])).tolist() == [0.5, 0.25, 0.25]
