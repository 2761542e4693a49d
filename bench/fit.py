"""What matters, in numbers: `compare` with packages answered, and beside pysensmcda on the same values.

    python -m bench.fit

Ends with exit code 1 if a target is missed.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from pysensmcda.smaa import smaa2

from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit import sample, verdict
from logic.fit.priorities import ANSWERS, MOST_MINDED, Priorities
from logic.load import load
from logic.person import draw
from logic.person.path import Answer

ROOT = Path(__file__).parents[1]
FEW, MANY = sample.READINGS, 10_000
FEW_MS, MANY_MS = 5.0, 25.0
TODAY = date.today()


def main() -> int:
    aid = load(ROOT)
    good = compared(aid)
    return 0 if beside_pysensmcda(aid) and good else 1


def crowd(aid: Aid, n: int) -> list[tuple[dict[str, Answer], Priorities]]:
    """People who answered all, named three troubles and answered every package they were asked about."""
    rng, found = random.Random(1), []
    while len(found) < n:
        answers = draw.draw(aid, rng, TODAY)
        told = compare(aid, answers, today=TODAY, priorities=Priorities()).fit
        if told is None or told.next is None or told.reading is None:
            continue
        ends = told.reading.ends
        said = Priorities(tuple(rng.sample(list(ends), min(MOST_MINDED, len(ends)))), dict(ends))
        while told and told.next:
            said = said.answered(replace(told.next, answer=rng.choice(ANSWERS)))
            told = compare(aid, answers, today=TODAY, priorities=said).fit
        found.append((answers, said))
    return found


def compared(aid: Aid) -> bool:
    """One whole comparison, with fit."""
    those = crowd(aid, 120)
    print("compare() with packages answered, ms of CPU for one person (median; 95 of 100 people are under)")
    good = True
    for readings, most in ((FEW, FEW_MS), (MANY, MANY_MS)):
        for answers, said in those:  # uniforms are drawn once a process
            compare(aid, answers, today=TODAY, priorities=said, readings=readings)
        times = [
            timed(lambda a=answers, s=said, n=readings: compare(aid, a, today=TODAY, priorities=s, readings=n))
            for answers, said in those * 3
        ]
        middle, high = statistics.median(times) * 1e3, statistics.quantiles(times, n=20)[-1] * 1e3
        print(f"  {readings:6,} readings  {middle:6.2f} ({high:.2f}), asked: at most {most:.0f}")
        good = good and middle <= most
    without = statistics.median(timed(lambda a=a: compare(aid, a, today=TODAY)) for a, _ in those * 3) * 1e3
    print(f"  without priorities {without:6.2f}")
    return good


class WeightedSum:
    """What pysensmcda ranks by."""

    def __call__(self, matrix: Any, weights: Any, types: Any, **_: Any) -> Any:
        return np.asarray(matrix) @ np.asarray(weights)


def oracle(matrix: Any, table: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # it says that a matrix without ranges has no confidence factors, which we do not read
        return smaa2(WeightedSum(), matrix, np.ones(matrix.shape[1]), weights=table, reverse_ranking=True)


def beside_pysensmcda(aid: Aid) -> bool:
    """The same matrix and the same weights: how long, and the largest difference of a share."""
    answers, said = crowd(aid, 1)[0]
    told = compare(aid, answers, today=TODAY, priorities=said)
    assert told.fit is not None
    assert told.fit.reading is not None
    reading = told.fit.reading
    burdens = [key for key, _ in reading.amounts if not key.is_gain and key.id in reading.ends]
    keys = list(dict.fromkeys(burdens))
    rows = reading.contend
    matrix = np.array([[1 - reading.amounts[k, v].middle / reading.ends[k.id] for k in keys] for v in rows])
    drawn = sample.weights([k.id for k in keys], said.minded, MANY, verdict.SEED)
    ours, theirs = [], []
    for _ in range(7):
        ours.append(timed(lambda: sample.lead_shares(matrix @ drawn.T)))
        theirs.append(timed(lambda: oracle(matrix, drawn)))
    reference = np.asarray(oracle(matrix, drawn).rank_acceptability)[:, 0]
    apart = float(np.abs(sample.lead_shares(matrix @ drawn.T) - reference).max())
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(
        f"The same {len(rows)} x {len(keys)} matrix and {MANY:,} weights: ours {statistics.median(ours) * 1e3:.2f} ms, "
        f"pysensmcda {statistics.median(theirs) * 1e3:.0f} ms ({ratio:.0f} times); largest difference of a share {apart:.3f}"
    )
    return apart < 0.001


def timed(run: Callable[[], Any]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
