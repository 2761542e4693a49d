"""Speed of our rules, on the shipped aid, as figures of one run: the gate and limits with reasons, and `compare()`.
Medians.

Other engines on the same rules and people: `bench.peers`.

    python -m bench.rules [--people 200]
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from logic.aid.aid import Aid
from logic.compare import compare
from logic.conditions.meaning import State
from logic.load import load
from logic.person import draw, gate, limits
from logic.person.path import Answer, chosen_concerns, walk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--aid", type=Path, default=Path("."))
    args = parser.parse_args()
    aid, today = load(args.aid), date.today()
    rules = [*aid.gate, *aid.notes]
    rng = random.Random(7)
    sheets = [whole(aid, draw.draw(aid, rng, today), today) for _ in range(args.people)]
    states = [walk(aid, sheet, today).state for sheet in sheets]
    empty = walk(aid, {}, today).state

    print(f"{len(rules)} gate and note rules, {len(sheets)} people, medians in microseconds")
    row(
        "gate and limits with reasons, whole sheets",
        micro(lambda pair: gate_and_limits(aid, *pair, today), list(zip(states, sheets, strict=True))),
    )
    row(
        "gate and limits with reasons, empty sheet",
        micro(lambda pair: gate_and_limits(aid, *pair, today), [(empty, {})] * 100),
    )
    row("gate alone with reasons, whole sheets", micro(lambda state: gate.gates(aid, state), states))
    row("gate alone with reasons, empty sheet", micro(lambda state: gate.gates(aid, state), [empty] * 100))
    row("compare(), everything, path included", micro(lambda sheet: compare(aid, sheet, today=today), sheets))
    row(
        "which rules fire, without reasons",
        micro(lambda state: [r.rule.id for r in rules if r.when.test(state)], states),
    )


def whole(aid: Aid, sheet: dict[str, Answer], today: date) -> dict[str, Answer]:
    """A sheet without "not sure": such answers become the first plain choice, the lowest number, or the month of
    `today`.
    """
    result: dict[str, Answer] = {}
    for name, answer in sheet.items():
        question = aid.questions[name]
        unknown = {c.id for c in question.choices if c.unknown}
        plain = [c.id for c in question.choices if not c.unknown]
        if isinstance(answer, tuple):
            kept = tuple(a for a in answer if a not in unknown)
            result[name] = kept or ("none",) if "none" in plain else kept or (plain[0],)
        elif answer in unknown:
            result[name] = plain[0] if plain else f"{today:%Y-%m}" if question.kind == "month" else question.min or 0
        else:
            result[name] = answer
    return result


def gate_and_limits(aid: Aid, state: State, answers: dict[str, Answer], today: date) -> None:
    gate.gates(aid, state)
    concerns = chosen_concerns(aid, answers)
    own = limits.held(aid, state, answers, today, {})
    for _, variant in aid.variants.values():
        limits.of_variant(own, variant, variant.effects, variant.figures, concerns[0] if concerns else None)


def micro(run: Callable, items: list, repeats: int = 5) -> float:
    """Median microseconds for one item, over all items and repeats."""
    times = []
    for _ in range(repeats):
        for item in items:
            start = time.perf_counter()
            run(item)
            times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(times)


def row(name: str, value: float) -> None:
    print(f"  {name:<58}{value:>10.1f}")


if __name__ == "__main__":
    main()
