"""The sampler: many readings of the evidence and of what the person said, and who leads in each.

Here: numbers only (NumPy). What a reading means for a person is `verdict.py`'s. Nothing is random: the uniforms belong
to a seed that comes in, and are kept, so the same things said give the same readings (common random numbers).

The model is additive value over two branches with swing weights, and stochastic multicriteria acceptability analysis
(SMAA-2, Lahdelma and Salminen 2001, Operations Research 49:444) over what is not known of weights and evidence:
value = gain share × Σ weight × value of gains + burden share × Σ weight × value of burdens.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from logic.fit.priorities import TOP, WORTH, Priorities, Swing, Worth, counted
from logic.person.comparison import Statement
from logic.person.known import OutcomeKey

Floats = NDArray[np.float64]
Columns = Mapping[OutcomeKey, Floats]

READINGS = 2_000
_TRIED = (16_384, 131_072)
"""How many weights are drawn at most, first and second go, to find enough that agree with what the person said."""

_IMPRECISION = 1.0
"""A weight of 7 may mean 6 to 8: people set the same slider anew within about a step."""

_RULED_OUT = 0.01
"""When fewer than 1 in 100 of the readings that are left agree with a statement, it contradicts what was said before.
"""

_SAME = (0.8, 1.25)
_TIE = 1e-9


@lru_cache(maxsize=512)
def uniforms(seed: int, name: str, n: int) -> Floats:
    """`n` numbers in (0, 1) that belong to a seed and a name, the same each time. Read only."""
    column = np.random.default_rng([seed, zlib.crc32(name.encode())]).random(n)
    column.setflags(write=False)
    return column


@dataclass(frozen=True)
class Weights:
    """Readings of what matters.

    Attributes:
        table: readings × outcomes, in the order of `keys`; each row sums to 1.
        keys: outcome keys.
        refused: statements that contradict what was said before them; they are in no reading.
    """

    table: Floats
    keys: tuple[OutcomeKey, ...]
    refused: tuple[Statement, ...] = ()


def weights(
    priorities: Priorities, swings: Mapping[OutcomeKey, Swing], *, n: int = READINGS, seed: int = 0
) -> Weights | None:
    """Readings of the weights of all picked outcomes, without burdens in which all variants are alike.

    A set weight lies within one step of the slider. One that was not set lies anywhere from 0 to 10; when no weight of
    its branch was set, all shares of the branch are alike likely. `worth` bounds the gain branch against the burden
    branch;
    not said, it may be anything. Statements then leave out the readings they contradict.

    Returns:
        The readings, or None when every weight is 0 or nothing was picked.
    """
    # a gain that nothing is known to bring keeps its weight: else it would go to the others when knowledge is lost
    keys = tuple(key for key in priorities.picked if key.is_gain or not swings[key].flat)
    said = counted(priorities)
    if not keys or all(said.get(key) == 0 for key in keys):
        return None
    if not priorities.statements:
        return Weights(_table(_draw(priorities, keys, n, seed)), keys)
    for tried in _TRIED:
        columns, refused = _agreeing(_draw(priorities, keys, tried, seed), priorities.statements)
        table = _table(columns)
        if len(table) >= n:
            break
    return Weights(table[:n], keys, refused)


def _table(columns: Columns) -> Floats:
    return np.column_stack(list(columns.values()))


def _agreeing(columns: Columns, statements: Sequence[Statement]) -> tuple[Columns, tuple[Statement, ...]]:
    """The readings that agree with what was said, one statement after the other, and the statements that too few agree
    with.

    A record may hold dozens of statements, and what would change a result is looked for in dozens of tables: so nothing
    is copied for each statement.
    """
    length = count = len(next(iter(columns.values())))
    left = np.ones(length, dtype=bool)
    refused: list[Statement] = []
    for statement in statements:
        if statement.first not in columns or statement.second not in columns:
            continue
        agrees = left & _agrees(columns[statement.first], columns[statement.second], statement)
        agreeing = int(np.count_nonzero(agrees))
        if agreeing / count < _RULED_OUT:
            refused.append(statement)
            continue
        left, count = agrees, agreeing
        if count < length / 2:
            columns, length = _only(columns, left), count
            left = np.ones(length, dtype=bool)
    return _only(columns, left), tuple(refused)


def _only(columns: Columns, left: NDArray[np.bool_]) -> dict[OutcomeKey, Floats]:
    rows = np.flatnonzero(left)
    return {key: column.take(rows) for key, column in columns.items()}


def _draw(priorities: Priorities, keys: tuple[OutcomeKey, ...], n: int, seed: int) -> Columns:
    """`n` readings of each weight, those of one reading making 1 together."""
    return _drawn(tuple(counted(priorities).items()), priorities.worth, keys, n, seed)


@lru_cache(maxsize=2)
def _drawn(
    weights_: tuple[tuple[OutcomeKey, int], ...], worth: Worth | None, keys: tuple[OutcomeKey, ...], n: int, seed: int
) -> Columns:
    """The same, kept while statements alone are turned round: two tables, never written to."""
    said = dict(weights_)
    gain = [key for key in keys if key.is_gain]
    other = [key for key in keys if not key.is_gain]
    columns = {
        key: column for branch in (gain, other) if branch for key, column in _within(said, branch, n, seed).items()
    }
    if gain and other:
        share = _gain_share(worth, n, seed)
        # a branch whose every weight is 0 does not count at all
        no_gain, no_burden = (all(said.get(key) == 0 for key in branch) for branch in (gain, other))
        share = np.zeros(n) if no_gain else np.ones(n) if no_burden else share
        for branch, part in ((gain, share), (other, 1 - share)):
            for key in branch:
                columns[key] *= part
    return {key: columns[key] for key in keys}


def _within(said: Mapping[OutcomeKey, int], keys: list[OutcomeKey], n: int, seed: int) -> dict[OutcomeKey, Floats]:
    drawn: dict[OutcomeKey, Floats] = {}
    set_ = any(key in said for key in keys)
    for key in keys:
        u = uniforms(seed, f"weight {key}", n)
        if not set_:
            drawn[key] = -np.log1p(-u)  # exponentials, made to sum to 1, lie evenly over all shares
            continue
        weight = said.get(key)
        if weight == 0:
            drawn[key] = np.zeros(n)
            continue
        low, high = (
            (0.0, float(TOP))
            if weight is None
            else (max(weight - _IMPRECISION, 0.0), min(weight + _IMPRECISION, float(TOP)))
        )
        drawn[key] = low + u * (high - low)
    total = reduce(np.add, drawn.values())
    for key, column in drawn.items():
        drawn[key] = (
            column / total if total.all() else np.divide(column, total, out=np.full(n, 1 / len(keys)), where=total > 0)
        )
    return drawn


def _gain_share(worth: Worth | None, n: int, seed: int) -> Floats:
    u = uniforms(seed, "worth", n)
    if worth is None:
        return u
    low, high = WORTH[worth]
    times = low + u * (high - low)
    return np.asarray(times / (1 + times))


def _agrees(of_first: Floats, of_second: Floats, statement: Statement) -> NDArray[np.bool_]:
    first, second = of_first * statement.share_first, of_second * statement.share_second
    if statement.says == "same":
        return (first >= second * _SAME[0]) & (first <= second * _SAME[1])
    return first >= second if statement.says == "first" else second >= first


@dataclass(frozen=True)
class Evidence:
    """Readings of the evidence.

    Attributes:
        values: outcomes × variants × readings, each from 0 (worst end of the swing) to 1.
        variants: variant ids.
        keys: outcome keys.
        uniforms: outcomes × variants × readings: where in its range each was read.
    """

    values: Floats
    variants: tuple[str, ...]
    keys: tuple[OutcomeKey, ...]
    uniforms: Floats


Cells = Mapping[tuple[OutcomeKey, str], tuple[float, float, float | None]]
"""(outcome key, variant) → value at the low figure, at the high one, at the best guess or None."""


def evidence(
    cells: Cells, keys: Sequence[OutcomeKey], options: Mapping[str, str], *, n: int = READINGS, seed: int = 0
) -> Evidence:
    """Read every range somewhere: evenly between its ends, or as often under the best guess as over it.

    Kinds of one option are read at the same place of their ranges, since their evidence errs together; options apart.

    Args:
        cells: for every key and variant.
        keys: outcomes.
        options: variant → option.
        n: readings.
        seed: whose uniforms.
    """
    variants = tuple(options)
    low, high, mid = (np.empty((len(keys), len(variants), 1)) for _ in range(3))
    u = np.empty((len(keys), len(variants), n))
    bent = False
    for i, key in enumerate(keys):
        for j, variant in enumerate(variants):
            low[i, j], high[i, j], best = cells[key, variant]
            mid[i, j] = (low[i, j] + high[i, j]) / 2 if best is None else best
            bent = bent or best is not None
            u[i, j] = uniforms(seed, f"evidence {key} {options[variant]}", n)
    values = (
        np.where(u < 0.5, low + 2 * u * (mid - low), mid + (2 * u - 1) * (high - mid))
        if bent
        else low + u * (high - low)
    )
    return Evidence(values, variants, tuple(keys), u)


def totals(found: Evidence, table: Floats) -> Floats:
    """variants × readings: what each is worth in each reading."""
    n = len(table)
    worth: Floats = np.einsum("kvn,nk->vn", found.values[:, :, :n], table)
    return worth


def lead_shares(worth: Floats) -> Floats:
    """How often each variant comes out on top, from 0 to 1; those that are level share a reading."""
    top = worth >= worth.max(axis=0) - _TIE
    return np.asarray((top / top.sum(axis=0)).mean(axis=1))
