"""The rules of the shipped aid in other engines: do the same ones fire, how fast, with which explanation, and what if
an answer lacks?

    python -m bench.peers [--people 100] [--batch 20000 200000] [--rules 60]

People have whole answer sheets (no "not sure"): most engines stop at a missing answer. All get the answers on the path,
with stand-ins for questions not asked, and only of questions some rule reads. Finding the path is in nobody's time. An
engine is timed only once the same rules fire as in ours, on every sheet and on sheets changed so that each choice is
seen once.

Each engine has its idiomatic form (a condition a rule) and, where it can be had, its fastest (one expression that lists
all rules' truth). *input* is the time to hand over one person's answers, *plain* which rules fire, *traced* that with
the
engine's own explanation. Medians; every engine gets its input anew for every run.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bench import batch
from bench.batch import NOT_ASKED, Facts
from bench.engines import ENGINES, NUMBERS, Engine, Person, Questions
from bench.rules import whole
from logic.aid.aid import Aid, CompiledRule
from logic.conditions.meaning import NotKnown, State, meaning
from logic.conditions.tree import Not, OneOf, Tree, Within, leaves
from logic.content.bank import Question
from logic.load import load
from logic.person import draw
from logic.person.path import walk

SHEETS = 2000
"""People on whom it is checked that the same rules fire; those timed are the first of them."""

# ---- people


def facts(state: State, questions: Questions, named: Sequence[str]) -> Facts:
    """What the engines are told: each named question's answer on the path, and stand-ins for those not asked."""
    result: dict[str, str | int | list[str]] = {}
    for name in named:
        cell, kind = state[name], questions[name].kind
        ticked = sorted(cell) if isinstance(cell, frozenset) else []
        if kind in NUMBERS:
            result[name] = cell if isinstance(cell, int) else NOT_ASKED
        else:
            result[name] = ticked if kind == "several" else ticked[0] if ticked else ""
    return result


def made_up(rules: Sequence[CompiledRule], state: State) -> list[State]:
    """One person with each choice and each bound a rule names, question by question, and with each rule's choices all
    at once.
    """
    changes: list[dict[str, Any]] = []
    for rule in rules:
        compared = leaves(rule.tree)
        for leaf in compared:
            bounds = leaf.choices if isinstance(leaf, OneOf) else {leaf.low, leaf.high} - {None}
            changes += [{leaf.question: frozenset({b}) if isinstance(b, str) else b} for b in bounds]
        changes.append({leaf.question: frozenset({min(leaf.choices)}) for leaf in compared if isinstance(leaf, OneOf)})
    return [{**state, **changed} for changed in changes]


# ---- checked and timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100, help="who are timed one by one")
    parser.add_argument(
        "--batch", type=int, nargs="*", default=[20_000, 200_000], help="sizes of the crowds timed at once"
    )
    parser.add_argument("--rules", type=int, default=60, help="how many gate rules, from the first")
    parser.add_argument("--aid", type=Path, default=Path("."))
    args = parser.parse_args()
    aid, today, rng = load(args.aid), date.today(), random.Random(7)
    rules = aid.gate[: args.rules]
    named = sorted({leaf.question for rule in rules for leaf in leaves(rule.tree)})

    def known(state: State) -> Person:
        return Person(state, facts(state, aid.questions, named))

    sheets = [
        known(walk(aid, whole(aid, draw.draw(aid, rng, today), today), today).state)
        for _ in range(max(SHEETS, args.people))
    ]
    checked = sheets + [known(state) for state in made_up(rules, sheets[0].state)]
    expected = [[rule.when.test(person.state) for rule in rules] for person in checked]
    compared = sum(len(leaves(rule.tree)) for rule in rules)
    print(
        f"{len(rules)} gate rules with {compared} comparisons, of which {sum(map(any, zip(*expected, strict=True)))} fire for somebody; "
        f"{len(sheets):,} sheets and {len(checked) - len(sheets)} made up; {args.people} sheets timed"
    )
    probes = lacking(aid, sheets[0].state)
    rows = [measured(engine, rules, aid.questions, checked, expected, args.people, probes) for engine in ENGINES]
    print(
        f"\n{'engine':<32}{'version':>9}{'build ms':>10}{'input us':>10}{'plain us':>10}{'traced us':>11}   with one answer missing"
    )
    print(f"{'':<82}   {' / '.join(probes)}")
    print("\n".join(rows))
    for count in args.batch:
        batch.measure(aid, rules, [person.state for person in sheets], [person.facts for person in sheets], count)


def measured(
    engine: Engine,
    rules: Sequence[CompiledRule],
    questions: Questions,
    checked: Sequence[Person],
    expected: Sequence[Sequence[bool | None]],
    timed: int,
    probes: Mapping[str, tuple[CompiledRule, Person]],
) -> str:
    """The line of one engine, after checking that it fires the rules that ours fires.

    Args:
        engine: the engine.
        rules: what it is given, less those it cannot express.
        questions: what the rules read.
        checked: people on whom it is checked.
        expected: for each of them, the truth of each rule.
        timed: how many of them, from the first, are timed.
        probes: conditions with a person who lacks the answer.
    """
    number = ""
    if engine.package:
        try:
            number = version(engine.package)
        except PackageNotFoundError:
            return f"{engine.name:<32}  not installed"
        importlib.import_module(engine.module)
    refused = {n: why for n, rule in enumerate(rules) if (why := refusal(engine, rule, questions))}
    if refused:
        print(
            f"{engine.name}: cannot express {len(refused)} of the rules, which are left out: {', '.join(sorted(set(refused.values())))}"
        )
    keep = [n for n in range(len(rules)) if n not in refused]
    kept = [rules[n] for n in keep]
    built, spent = batch.often(lambda _: engine.build(kept, questions))
    for person, right in zip(checked, expected, strict=True):
        told = built.read(built.fires(built.ready(person)))
        different = [rules[n].rule.id for n, theirs in zip(keep, told, strict=True) if theirs is not right[n]]
        if different:
            raise SystemExit(f"{engine.name}: other rules fire than in ours: {different}")
    print(f"{engine.name}: equal on {len(checked):,} sheets")
    given, plain = micro(built.ready, built.fires, checked[:timed])
    traced = f"{micro(built.ready, built.traced, checked[:timed])[1]:.1f}" if built.traced else "-"
    missing = " / ".join(without(engine, rule, person, questions) for rule, person in probes.values())
    return f"{engine.name:<32}{number:>9}{spent:>10.2f}{given:>10.1f}{plain:>10.1f}{traced:>11}   {missing}"


def refusal(engine: Engine, rule: CompiledRule, questions: Questions) -> str:
    """Why an engine does not take a rule; empty if it does. Whatever it raises means no: that is what is asked here."""
    try:
        engine.build([rule], questions)
    except Exception as error:
        return str(error)
    return ""


def micro(
    ready: Callable[[Person], Any], run: Callable[[Any], Any], persons: Sequence[Person], repeats: int = 7
) -> tuple[float, float]:
    """Median microseconds of handing over one person, and of the run."""
    given, spent = [], []
    for person in itertools.chain.from_iterable([persons] * repeats):
        start = time.perf_counter()
        handed = ready(person)
        between = time.perf_counter()
        run(handed)
        end = time.perf_counter()
        given.append((between - start) * 1e6)
        spent.append((end - between) * 1e6)
    return statistics.median(given), statistics.median(spent)


def lacking(aid: Aid, state: State) -> dict[str, tuple[CompiledRule, Person]]:
    """Simple conditions, each with a person who was asked and did not answer: on one choice, on several, on none of
    them, on a number.
    """

    def first(*kinds: str) -> Question:
        return next(question for question in aid.questions.values() if question.kind in kinds)

    single, several, number = first("one", "yes_no"), first("several"), first(*NUMBERS)
    ticked = OneOf(several.id, frozenset({several.choices[0].id}))
    trees: dict[str, Tree] = {
        "single choice": OneOf(single.id, frozenset({single.choices[0].id})),
        "ticked": ticked,
        "not ticked": Not(ticked),
        "below": Within(number.id, None, number.max),
    }
    result = {}
    for name, tree in trees.items():
        asked = leaves(tree)[0].question
        result[name] = (
            CompiledRule(None, tree, meaning(tree)),
            Person({**state, asked: NotKnown(open=frozenset({asked}))}, {}),
        )
    return result


def without(engine: Engine, rule: CompiledRule, person: Person, questions: Questions) -> str:
    """What an engine says of one condition whose answer is missing."""
    built = engine.build([rule], questions)
    try:
        (told,) = built.read(built.fires(built.ready(person)))
    except Exception:
        return "error"
    return {True: "true", False: "false", None: "not known"}[told]


if __name__ == "__main__":
    main()
