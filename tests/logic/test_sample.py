"""The sampler, held against pysensmcda: the same readings give the same shares, and open weights come near the exact ones."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from pysensmcda.smaa import exact_acceptability, smaa2

from logic.fit.priorities import Priorities, Swing
from logic.fit.sample import Evidence, evidence, lead_shares, totals, uniforms, weights
from logic.person.comparison import Statement


def swing(key: str) -> Swing:
    branch = "gain" if key.startswith("gain") else "burden"
    return Swing(key, branch, key.split(":")[1], 0.0, 1.0)


GAINS = ("gain:a", "gain:b", "gain:c", "gain:d")
MIXED = ("gain:a", "burden:x", "burden:y", "burden:z")
SWINGS = {key: swing(key) for key in (*GAINS, *MIXED)}
VALUES = np.array([[0.9, 0.1, 0.5, 0.3], [0.2, 0.8, 0.6, 0.4], [0.5, 0.5, 0.2, 0.9], [0.4, 0.6, 0.55, 0.35]])
"""variants × outcomes, already values from 0 to 1."""


class WeightedSum:
    """Utilities that are values already: what pysensmcda is to rank."""

    def __call__(self, matrix, weights, types, **_):
        return np.asarray(matrix) @ np.asarray(weights)


def fixed(values: np.ndarray, n: int) -> Evidence:
    """Evidence without any range."""
    names = tuple(f"v{i}" for i in range(len(values)))
    cube = np.repeat(values.T[:, :, None], n, axis=2)
    return Evidence(cube, names, GAINS, np.zeros_like(cube))


@pytest.mark.filterwarnings("ignore:Confidence factors")  # they need ranges in the matrix, and we do not read them
@pytest.mark.parametrize("set_", [{}, {"gain:a": 7}, {"gain:a": 10, "gain:b": 4, "gain:c": 4, "gain:d": 1}])
def test_the_same_weights_lead_as_often_as_in_pysensmcda(set_):
    drawn = weights(Priorities(GAINS, None, set_), SWINGS, n=4_000)
    ours = lead_shares(totals(fixed(VALUES, 4_000), drawn.table))
    theirs = smaa2(WeightedSum(), VALUES, np.ones(4), weights=drawn.table, reverse_ranking=True)
    assert np.abs(ours - np.asarray(theirs.rank_acceptability)[:, 0]).max() < 1e-12


def test_open_weights_come_near_the_exact_share_of_all_weights():
    drawn = weights(Priorities(GAINS), SWINGS, n=10_000)
    ours = lead_shares(totals(fixed(VALUES, 10_000), drawn.table))
    exact = exact_acceptability(VALUES, np.ones(4), scaling="none", weight_bounds=False)
    assert np.abs(ours - np.asarray(exact.acceptability)).max() < 0.015


@pytest.mark.parametrize(
    ("statements", "rows"),
    [
        ((Statement("gain:a", "gain:b"),), [[-1, 1, 0, 0]]),
        ((Statement("gain:b", "gain:a"), Statement("gain:a", "gain:d")), [[1, -1, 0, 0], [-1, 0, 0, 1]]),
        ((Statement("gain:a", "gain:c", 0.5, 1.0),), [[-0.5, 0, 1, 0]]),
        ((Statement("gain:a", "gain:c", 0.5, 1.0, "second"),), [[0.5, 0, -1, 0]]),
        (tuple(Statement(a, b) for a, b in itertools.pairwise(GAINS)), [[-1, 1, 0, 0], [0, -1, 1, 0], [0, 0, -1, 1]]),
    ],
)
def test_what_statements_leave_open_comes_near_the_exact_share_of_that_region(statements, rows):
    drawn = weights(Priorities(GAINS, statements=statements), SWINGS, n=10_000)
    assert drawn.refused == ()
    assert len(drawn.table) > 4_000
    ours = lead_shares(totals(fixed(VALUES, len(drawn.table)), drawn.table))
    constraints = (np.array(rows, dtype=float), np.zeros(len(rows)))
    exact = exact_acceptability(VALUES, np.ones(4), constraints=constraints, scaling="none", weight_bounds=False)
    assert np.abs(ours - np.asarray(exact.acceptability)).max() < 0.025


def test_every_reading_sums_to_one_and_agrees_with_what_was_said():
    said = Priorities(
        MIXED,
        "half",
        {"burden:x": 8, "burden:y": 3},
        statements=(Statement("burden:y", "burden:z"), Statement("burden:x", "gain:a", 1.0, 0.5)),
    )
    drawn = weights(said, SWINGS)
    table = drawn.table
    assert np.allclose(table.sum(axis=1), 1)
    assert (table[:, 2] >= table[:, 3]).all()
    assert (table[:, 1] >= table[:, 0] * 0.5).all()
    ratio = table[:, 1] / table[:, 2]
    assert (ratio >= 7 / 4 - 1e-9).all()
    assert (ratio <= 9 / 2 + 1e-9).all()
    gain = table[:, 0]
    assert (gain >= 0.35 / 1.35 - 1e-9).all()
    assert (gain <= 0.65 / 1.65 + 1e-9).all()


def test_a_weight_not_set_lies_anywhere_and_a_zero_counts_nothing():
    drawn = weights(Priorities(MIXED, "half", {"burden:x": 10, "burden:y": 0}), SWINGS, n=4_000)
    ratio = drawn.table[:, 3] / drawn.table[:, 1]  # z is open: from 0 to 10 against 9 to 10
    assert ratio.min() < 0.01
    assert ratio.max() > 0.99
    assert (drawn.table[:, 2] == 0).all()
    assert weights(Priorities(GAINS, "half", dict.fromkeys(GAINS, 0)), SWINGS) is None
    assert weights(Priorities(), SWINGS) is None


def test_a_branch_of_zeros_leaves_all_to_the_other():
    drawn = weights(Priorities(MIXED, "half", {"burden:x": 0, "burden:y": 0, "burden:z": 0}), SWINGS)
    assert np.allclose(drawn.table[:, 0], 1)


def test_uniforms_belong_to_seed_and_name_and_cannot_be_changed():
    assert (uniforms(1, "x", 50) == uniforms(1, "x", 50)).all()
    assert (uniforms(1, "x", 50) != uniforms(2, "x", 50)).any()
    assert (uniforms(1, "x", 50) != uniforms(1, "y", 50)).any()
    with pytest.raises(ValueError, match="read-only"):
        uniforms(1, "x", 50)[0] = 0.5


def test_evidence_stays_in_its_range_and_is_as_often_below_its_best_guess_as_above():
    cells = {
        ("gain:a", "one"): (0.2, 0.8, None),
        ("gain:a", "two"): (0.0, 1.0, 0.1),
        ("gain:a", "three"): (0.4, 0.4, None),
    }
    found = evidence(cells, ["gain:a"], {"one": "o", "two": "p", "three": "q"}, n=4_000)
    one, two, three = found.values[0]
    assert 0.2 <= one.min() < 0.21
    assert 0.79 < one.max() <= 0.8
    assert abs((two < 0.1).mean() - 0.5) < 0.03
    assert (three == 0.4).all()


def test_kinds_of_one_option_are_read_together_and_options_apart():
    cells = {("gain:a", v): (0.0, 1.0, None) for v in ("one", "two", "three")}
    found = evidence(cells, ["gain:a"], {"one": "o", "two": "o", "three": "q"}, n=500)
    one, two, three = found.values[0]
    assert (one == two).all()
    assert abs(np.corrcoef(one, three)[0, 1]) < 0.15


def test_those_that_are_level_share_a_reading():
    assert lead_shares(np.array([[1.0, 0.5], [1.0, 0.2], [0.2, 0.5]])).tolist() == [0.5, 0.25, 0.25]


def test_dozens_of_statements_leave_what_they_leave_one_after_the_other():
    """The short way (nothing copied for each) against the long one, on the same readings."""
    pairs, shares = itertools.permutations(GAINS, 2), itertools.cycle((1.0, 0.9, 0.5))
    every = (
        Statement(*pair, share, 1.0, says)
        for pair, share, says in zip(pairs, shares, itertools.cycle(("same", "first", "first", "second")), strict=False)
    )
    said = Priorities(GAINS, statements=tuple(every)).statements
    table, refused = weights(Priorities(GAINS), SWINGS, n=16_384).table, []
    for s in said:
        one, other = table[:, GAINS.index(s.first)] * s.share_first, table[:, GAINS.index(s.second)] * s.share_second
        agrees = {"first": one >= other, "second": other >= one, "same": (one >= other * 0.8) & (one <= other * 1.25)}[
            s.says
        ]
        if agrees.mean() < 0.01:
            refused.append(s)
        else:
            table = table[agrees]
    assert 0 < len(refused) < len(said)
    found = weights(Priorities(GAINS, statements=said), SWINGS, n=len(table))
    assert found.refused == tuple(refused)
    assert (found.table == table).all()
