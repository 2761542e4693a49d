"""The sampler: many readings of the evidence and of what the person said, and who leads in each.

Here: numbers only (NumPy). What a reading means for a person is `verdict.py`'s. Nothing is random: the uniforms belong
to a seed that comes in, and are kept, so the same things said give the same readings (common random numbers).

The model is additive value, and stochastic multicriteria acceptability analysis (SMAA-2, Lahdelma and Salminen 2001,
Operations Research 49:444) over what is not known of weights and evidence:
value = worth × Σ share × gain / 3 − Σ weight × trouble / end.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from logic.fit.amounts import Amount, Term
from logic.fit.priorities import WORTH, Worth

Floats = NDArray[np.float64]

READINGS = 2_000

_TIE = 1e-9

_STEPS, _LEAST, _MOST = 41, 0.02, 50.0
"""How finely worth is read, and from where to where: what a large change is worth, as times all troubles at their worst."""

_NOISE = 0.5
"""How far an answer strays from what is true of a person, on the scale of natural logarithms. Ours, and untested."""

_FINER = 8
"""Into how many parts a step of worth is cut to look up how well an answer goes with it."""

_FAR = 8.0
"""Further than this, on the same scale, makes no difference."""


@lru_cache(maxsize=512)
def uniforms(seed: int, name: str, n: int) -> Floats:
    """`n` numbers in (0, 1) that belong to a seed and a name, the same each time. Read only."""
    column = np.random.default_rng([seed, zlib.crc32(name.encode())]).random(n)
    column.setflags(write=False)
    return column


# ---- what is not known of the evidence


def read_amount(key: str, amount: Amount, n: int, seed: int) -> Floats:
    """An amount in each reading: its ranges read somewhere, evenly, or as often under the best guess as over it.

    What rests on the evidence of one option is read at the same place of its range, since it errs together.
    """
    total = np.zeros(n)
    for term in amount.terms:
        total += _read(term, uniforms(seed, f"{key} {term.place}", n))
    return total


def _read(term: Term, u: Floats) -> Floats:
    if term.best is None:
        return np.asarray(term.low + u * (term.high - term.low))
    below = term.low + 2 * u * (term.best - term.low)
    above = term.best + (2 * u - 1) * (term.high - term.best)
    return np.where(u < 0.5, below, above)


# ---- what is not known of the person


def weights(outcomes: Sequence[str], minded: Sequence[str], n: int, seed: int) -> Floats:
    """Readings × outcomes: how much each trouble at its worst counts, all of them making 1 together.

    All shares are alike likely, of those in which the named ones lead in their order (their means are rank order
    centroids, Barron and Barrett 1996, Management Science 42:1515).
    """
    if not outcomes:
        return np.zeros((n, 0))
    drawn = np.column_stack([-np.log1p(-uniforms(seed, f"weight {o}", n)) for o in outcomes])
    named = [outcomes.index(o) for o in minded if o in outcomes]
    if named:
        others = [k for k in range(len(outcomes)) if k not in named]
        falling = np.argsort(-drawn, axis=1)
        sorted_ = np.take_along_axis(drawn, falling, axis=1)
        chosen = np.empty_like(drawn)
        chosen[:, named] = sorted_[:, : len(named)]
        if others:  # what is left goes to the others, mixed by uniforms of their own
            mixed = np.argsort(np.column_stack([uniforms(seed, f"rank {outcomes[k]}", n) for k in others]), axis=1)
            chosen[:, others] = np.take_along_axis(sorted_[:, len(named) :], mixed, axis=1)
        drawn = chosen
    return np.asfortranarray(drawn / drawn.sum(axis=1, keepdims=True))  # each column is read by itself


def shares(concerns: Sequence[str], n: int, seed: int) -> Floats:
    """Readings × concerns: how much a change of each counts beside the main one, which counts whole."""
    columns = [np.ones(n) if i == 0 else uniforms(seed, f"share {c}", n) for i, c in enumerate(concerns)]
    return np.asfortranarray(np.column_stack(columns)) if columns else np.zeros((n, 0))


def _logistic(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)))


@lru_cache(maxsize=8)
def _agreement(answer: Worth) -> Floats:
    """How well an answer goes with each worth, by how far a package's change outweighs its trouble at the least worth.

    Row: that distance, in parts of a step from −`_FAR` on; column: step of worth.
    """
    step = np.log(_MOST / _LEAST) / (_STEPS - 1) / _FINER
    length = int(2 * _FAR / step) + 1 + _FINER * (_STEPS - 1)
    x = -_FAR + step * np.arange(length)
    low, high = (np.log(bound) if 0 < bound < np.inf else bound for bound in WORTH[answer])
    above = np.ones(length) if high == np.inf else _logistic((high - x) / _NOISE)
    below = np.zeros(length) if low == 0 else _logistic((low - x) / _NOISE)
    table = np.lib.stride_tricks.sliding_window_view(above - below, _FINER * (_STEPS - 1) + 1)[:, ::_FINER]
    return np.ascontiguousarray(table)


def agreement(answers: Sequence[Worth], gains: Sequence[Floats], troubles: Sequence[Floats]) -> Floats:
    """Answers × readings × steps of worth: how well each answer goes with each worth.

    Args:
        answers: none of them "cannot say".
        gains: of each package, in each reading, shared out among concerns: 0 to 1 for one concern.
        troubles: of each package, in each reading: 0 to 1, weighed.
    """
    step = np.log(_MOST / _LEAST) / (_STEPS - 1) / _FINER
    found = []
    for answer, gain, trouble in zip(answers, gains, troubles, strict=True):
        table = _agreement(answer)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = np.log(gain) - np.log(trouble) + np.log(_LEAST)
        at = np.where(trouble <= 0, np.where(gain > 0, _FAR, -_FAR), np.where(gain <= 0, -_FAR, at))
        row = np.rint((np.clip(at, -_FAR, _FAR) + _FAR) / step).astype(np.intp)
        found.append(table[np.minimum(row, len(table) - 1)])
    return np.asarray(found)


def worth(found: Floats | None, n: int, seed: int) -> Floats:
    """What a large change of the main concern is worth in each reading, as times all troubles at their worst.

    Drawn by the inverse of how likely each step is, given all answers; without any all steps are alike likely. A
    higher answer never gives a lower worth in any reading.
    """
    u = uniforms(seed, "worth", n)
    likely = np.ones((n, _STEPS)) if found is None else found.prod(axis=0)
    upto = np.cumsum(likely, axis=1)
    aim = u * upto[:, -1]
    step = np.minimum((upto < aim[:, None]).sum(axis=1), _STEPS - 1)
    rows = np.arange(n)
    before = np.where(step > 0, upto[rows, np.maximum(step - 1, 0)], 0.0)
    inside = (aim - before) / np.maximum(likely[rows, step], 1e-300)
    power = (step + np.clip(inside, 0.0, 1.0) - 0.5) / (_STEPS - 1)
    return np.asarray(_LEAST * (_MOST / _LEAST) ** power)


@lru_cache(maxsize=8)
def likely_worth(answer: Worth) -> float:
    """How likely a package is worth its trouble when this is what was said of it, before anything else is known."""
    x = np.linspace(-3, 3, 1201)
    low, high = (np.log(bound) if 0 < bound < np.inf else bound for bound in WORTH[answer])
    likely = (np.ones_like(x) if high == np.inf else _logistic((high - x) / _NOISE)) - (
        np.zeros_like(x) if low == 0 else _logistic((low - x) / _NOISE)
    )
    return float(likely[x > 0].sum() / likely.sum())


def together(found: Floats) -> float:
    """How well several answers go together, 0 to 1: what is left of how well each goes with the worth it likes best."""
    best = found.max(axis=2).prod(axis=0)
    joint = found.prod(axis=0).max(axis=1)
    return float((joint / np.maximum(best, 1e-300)).mean())


# ---- who leads


def lead_shares(values: Floats) -> Floats:
    """How often each variant (rows) comes out on top of the readings (columns), from 0 to 1; those that are level share
    a reading."""
    top = values >= values.max(axis=0) - _TIE
    return np.asarray((top / top.sum(axis=0)).mean(axis=1))


Read = Mapping[tuple[str, str], Floats]
"""(outcome key, variant) → amounts in each reading."""
