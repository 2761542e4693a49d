"""Checking, proving and simulating, as figures of one run: the shipped aid, generated banks up to 1,000 questions, both
engines.

    python -m bench.whole_flow [--people 2000000]

Ends with exit code 1 if a target is missed, or if cells and Z3 disagree anywhere.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from logic.load import build, inspect, inspect_texts, load
from logic.tools.check import check, flow
from logic.tools.population.crowd import Trial
from logic.tools.population.people import Crowd
from logic.tools.population.simulate import CHUNK
from logic.tools.proof import prove
from logic.tools.proof.engine import Engine
from tests.planting.banks import clean, condition

SHIPPED_SECONDS, BIG_SECONDS, PEOPLE_A_SECOND = 1.0, 10.0, 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=2_000_000)
    args = parser.parse_args()
    today = date.today()
    good = shipped(today)
    good = growth() and good
    good = agreement() and good
    good = people_a_second(args.people, today) and good
    return 0 if good else 1


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    result = run()
    return result, time.perf_counter() - start


def shipped(today: date) -> bool:
    found, loading = timed(lambda: inspect(Path(".")))
    aid = found.aid
    assert aid is not None, found.problems
    problems, checking = timed(lambda: check.problems_of(found, today, {}, lambda *_: ()))
    cells, proving = timed(lambda: list(prove.all_proofs(Engine(aid), today)))
    z3, again = timed(lambda: list(prove.all_proofs(Engine(aid, steps=0), today)))
    agree = [p.broken is None for p in cells] == [p.broken is None for p in z3]
    print(
        f"The shipped aid, {len(aid.questions)} questions, {len(aid.gate)} gate rules, {len(aid.promises)} promises; seconds"
    )
    print(
        f"  read and checked file by file {loading:.2f}, over the whole flow {checking:.2f} ({len(problems)} problems)"
    )
    print(
        f"  proved by cells {proving:.2f} ({sum(p.claims for p in cells):,} claims), once more by Z3 {again:.2f}; agree: {agree}"
    )
    good = loading + checking < SHIPPED_SECONDS and proving < SHIPPED_SECONDS
    print(f"  checked and proved in under {SHIPPED_SECONDS:g} s each: {'met' if good else 'MISSED'}")
    return good and agree and not problems


def growth() -> bool:
    """Generated banks with skip chains, a gate rule and a promise a question."""
    print("\nGenerated banks, seconds to check over the whole flow (and to read)")
    print(f"  {'questions':<44}{'100':>14}{'200':>14}{'500':>14}{'1,000':>14}")
    slowest = 0.0
    kinds = {
        "sections": "tens that wait for their first",
        "mixed": "4 in 5 wait for one of the last five",
        "chains": "chains of 25",
    }
    for shape, name in kinds.items():
        cells = []
        for size in (100, 200, 500, 1000):
            found, reading = timed(lambda size=size, shape=shape: inspect_texts(clean(7, size, shape)))
            assert found.aid is not None
            faults, seconds = timed(lambda aid=found.aid: list(flow.find(Engine(aid))))
            assert faults == [], faults[:3]
            cells.append(f"{seconds:.2f} ({reading:.2f})")
            slowest = max(slowest, seconds + reading if size == 1000 else 0)
        print(f"  {name:<44}" + "".join(f"{cell:>14}" for cell in cells), flush=True)
    print(
        f"  1,000 questions in under {BIG_SECONDS:g} s: {'met' if slowest < BIG_SECONDS else 'MISSED'} (slowest {slowest:.2f})"
    )
    row = []
    for size in (50, 100, 200):
        aid = build(clean(7, size, "chain"))
        row.append(f"{size}: {timed(lambda aid=aid: list(flow.find(Engine(aid))))[1]:.2f}")
    print(f"  one single chain, for comparison: {', '.join(row)}")
    return slowest < BIG_SECONDS


def agreement() -> bool:
    """Random claims about generated banks of 10 to 60 questions, decided twice."""
    rng, claims, different, spent = random.Random(11), 0, 0, {"cells": 0.0, "z3": 0.0}
    for seed in range(24):
        aid = build(clean(seed, rng.randint(10, 60), rng.choice(["sections", "mixed", "chains"])))
        questions = {name: q for name, q in aid.questions.items() if q.kind != "money"}
        extra = [condition(rng, questions, 3) for _ in range(20)]
        cells, z3 = Engine(aid, extra), Engine(aid, extra, steps=0)
        for _ in range(20):
            claim = [(tree, rng.randint(1, 15)) for tree in rng.sample(extra, rng.randint(1, 3))]
            complete = rng.random() < 0.3
            one, a = timed(lambda c=claim, w=complete, e=cells: e.find(c, complete=w, fewest=not w))
            two, b = timed(lambda c=claim, w=complete, e=z3: e.find(c, complete=w, fewest=not w))
            claims += 1
            spent["cells"] += a
            spent["z3"] += b
            different += (one is None) != (two is None) or (one is not None and not complete and len(one) != len(two))
    print(
        f"\n{claims} random claims about 24 generated banks of 10 to 60 questions, the smallest sheet for each: {different} differences;"
    )
    print(f"  cells {spent['cells']:.2f} s, Z3 {spent['z3']:.2f} s")
    return different == 0


def people_a_second(people: int, today: date) -> bool:
    aid = load(Path("."))
    trial, crowd, rng = Trial(aid, today), Crowd(aid.questions), np.random.default_rng(1)
    trial.run(crowd.draw(CHUNK, rng))
    drawing = running = 0.0
    done = 0
    while done < people:
        table, seconds = timed(lambda: crowd.draw(CHUNK, rng))
        drawing += seconds
        running += timed(lambda table=table: trial.run(table))[1]
        done += CHUNK
    speed = done / running
    met = "met" if speed >= PEOPLE_A_SECOND else "MISSED"
    print(f"\nSimulated {done:,} people through path, gate, limits and effects: {speed / 1e6:.1f} million a second")
    print(f"  drawn at {done / drawing / 1e6:.1f} million a second; at least {PEOPLE_A_SECOND:,} simulated: {met}")
    return speed >= PEOPLE_A_SECOND


if __name__ == "__main__":
    raise SystemExit(main())
