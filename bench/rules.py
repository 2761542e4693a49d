"""Speed of the rules, on the shipped aid, as figures of one run: `compare()`, the gate with reasons, and zen-engine on the same rules.

People are drawn with whole answer sheets (no "not sure"), because zen-engine raises on a missing number; both sides get the
answers on the path only. First it is checked that the same rules fire; only then is anything timed. Times are medians.

    python -m bench.rules [--people 200]
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from logic import content, gate, limits
from logic.aid import Aid, Ready
from logic.compare import compare
from logic.conditions import All, AnyOf, DoesNotApply, Not, OneOf, State, Tree, Within
from logic.path import Answer, chosen_concerns, walk
from logic.tools import people

NOT_ASKED = -999_999
"""Stands for a number nobody was asked for; every comparison on it is then false, as in our own rules."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--aid", type=Path, default=Path("."))
    args = parser.parse_args()
    aid, today = content.load(args.aid), date.today()
    rules = [*aid.gate, *aid.notes]
    rng = random.Random(7)
    sheets = [whole(aid, people.draw(aid, rng, today)) for _ in range(args.people)]
    states = [walk(aid, sheet, today).state for sheet in sheets]
    empty = walk(aid, {}, today).state

    print(f"{len(rules)} gate and note rules, {len(sheets)} people, medians in microseconds")
    row(
        "gate and limits with reasons, whole sheets",
        micro(lambda pair: gate_and_limits(aid, *pair, today), list(zip(states, sheets, strict=True))),
    )
    row("gate and limits with reasons, empty sheet", micro(lambda pair: gate_and_limits(aid, *pair, today), [(empty, {})] * 100))
    row("gate alone with reasons, whole sheets", micro(lambda state: gate.gates(aid, state), states))
    row("gate alone with reasons, empty sheet", micro(lambda state: gate.gates(aid, state), [empty] * 100))
    row("compare(), everything, path included", micro(lambda sheet: compare(aid, sheet, today=today), sheets))
    ours = micro(lambda state: [r.rule.id for r in rules if r.when.test(state)], states)
    row("which rules fire, ours", ours)
    try:
        import zen
    except ImportError:
        print("zen-engine is not installed: pip install -r bench/requirements.txt")
        return
    decision = zen.ZenEngine().create_decision(json.dumps(table(rules)))
    contexts = [context(aid, state) for state in states]
    for state, facts in zip(states, contexts, strict=True):
        mine = sorted(r.rule.id for r in rules if r.when.test(state))
        theirs = sorted(hit["rule"] for hit in decision.evaluate(facts)["result"])
        assert mine == theirs, f"different rules fire: {set(mine) ^ set(theirs)}"
    print(f"zen-engine fires the same rules on all {len(states)} sheets")
    plain = micro(lambda facts: decision.evaluate(facts), contexts)
    row("which rules fire, zen-engine decision table, plain", plain)
    row("which rules fire, zen-engine decision table, traced", micro(lambda facts: decision.evaluate(facts, {"trace": True}), contexts))
    print(f"ratio zen-engine plain / ours: {plain / ours:.1f}")


def whole(aid: Aid, sheet: dict[str, Answer]) -> dict[str, Answer]:
    """A sheet without "not sure": such answers become the first plain choice, or the lowest number."""
    result: dict[str, Answer] = {}
    for name, answer in sheet.items():
        question = aid.questions[name]
        unknown = {c.id for c in question.choices if c.unknown}
        plain = [c.id for c in question.choices if not c.unknown]
        if isinstance(answer, tuple):
            kept = tuple(a for a in answer if a not in unknown)
            result[name] = kept or ("none",) if "none" in plain else kept or (plain[0],)
        elif answer in unknown:
            if plain:
                result[name] = plain[0]
            elif question.kind != "month":
                result[name] = question.min or 0
        else:
            result[name] = answer
    return result


def gate_and_limits(aid: Aid, state: State, answers: dict[str, Answer], today: date) -> None:
    gate.gates(aid, state)
    concerns = chosen_concerns(aid, answers)
    own = limits.held(aid, state, answers, today)
    for _, variant in aid.variants.values():
        limits.of_variant(own, variant, concerns[0] if concerns else None)


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


def table(rules: Iterable[Ready]) -> dict:
    """All rules as one zen decision table that collects every hit."""
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}},
            {
                "id": "t",
                "type": "decisionTableNode",
                "name": "t",
                "position": {"x": 0, "y": 0},
                "content": {
                    "hitPolicy": "collect",
                    "inputs": [{"id": "i", "name": "i"}],
                    "outputs": [{"id": "o", "name": "o", "field": "rule"}],
                    "rules": [{"_id": f"r{n}", "i": expression(r.tree), "o": json.dumps(r.rule.id)} for n, r in enumerate(rules)],
                },
            },
        ],
        "edges": [
            {"id": "a", "type": "edge", "sourceId": "in", "targetId": "t"},
            {"id": "b", "type": "edge", "sourceId": "t", "targetId": "out"},
        ],
    }


def expression(tree: Tree) -> str:
    """A condition in zen's expression language. Every choice question is a list there, so "one of" reads the same for all."""
    match tree:
        case OneOf(question, choices):
            return f"some({question}, # in {json.dumps(sorted(choices))})"
        case Within(question, low, high):
            tests = (
                [f"{question} > {NOT_ASKED}"]
                + ([f"{question} >= {low}"] if low is not None else [])
                + ([f"{question} < {high}"] if high is not None else [])
            )
            return "(" + " and ".join(tests) + ")"
        case Not(part):
            return f"not({expression(part)})"
        case All(parts):
            return "(" + " and ".join(map(expression, parts)) + ")" if parts else "true"
        case AnyOf(parts):
            return "(" + " or ".join(map(expression, parts)) + ")" if parts else "false"


def context(aid: Aid, state: State) -> dict:
    """What zen-engine is given: each question's answer on the path, and stand-ins for those not asked."""
    numbers = {q.id for q in aid.questions.values() if q.kind in ("number", "money", "month")}
    return {
        name: (cell if isinstance(cell, int) else NOT_ASKED) if name in numbers else [] if isinstance(cell, DoesNotApply) else sorted(cell)
        for name, cell in state.items()
    }


if __name__ == "__main__":
    main()
