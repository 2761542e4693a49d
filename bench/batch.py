"""Which rules fire for many people at once: OpenFisca, NumPy alone, and ours. Used by `bench.peers`, and by nothing
else.

OpenFisca gets one boolean variable for each choice a rule names, one integer for each number, and one formula a rule,
over arrays. NumPy alone, on the same arrays, is the floor: what is above it is OpenFisca's own bookkeeping.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from functools import reduce
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.meaning import State
from logic.conditions.table import NO_CHOICE, Column, Reading, Table, pack, unpack
from logic.conditions.tree import All, AnyOf, Not, OneOf, Sure, Tree, Within, leaves

Facts = dict[str, str | int | list[str]]
"""What an engine is told of one person: question id → choice, number or ticked choices, with stand-ins for what was not
asked.
"""
Columns = dict[str, np.ndarray]
NOT_ASKED = -999_999
"""Stands for a number nobody was asked for, below every bound; no comparison on it may be true."""
Read = Callable[[str], np.ndarray]
MONTH = "2026-01"
"""OpenFisca keeps every value by period, and its formulas need one with a date; which one means nothing here."""
REPEATS = 7


CHUNK = 1 << 16


def our_answers(aid: Aid, states: Sequence[State], picks: np.ndarray) -> Columns:
    """The same people as arrays of raw answers: codes, numbers, and a flag for each tick. A question not asked has
    none.
    """
    found: Columns = {}
    for name, question in aid.questions.items():
        cells = [state[name] for state in states]
        if question.kind == "several":
            for c in question.choices:
                found[choice(name, c.id)] = np.array([isinstance(x, frozenset) and c.id in x for x in cells])[picks]
        elif question.kind in ("number", "money", "month"):
            found[name] = np.array([x if isinstance(x, int) else 0 for x in cells], np.int32)[picks]
        else:
            place = {c.id: i for i, c in enumerate(question.choices)}
            found[name] = np.array(
                [place[next(iter(x))] if isinstance(x, frozenset) else NO_CHOICE for x in cells], np.uint8
            )[picks]
    return found


def our_tables(aid: Aid, answers: Columns, people: int) -> list[Table]:
    """Those arrays as tables, a chunk at a time."""
    found = []
    for start in range(0, people, CHUNK):
        some = slice(start, min(people, start + CHUNK))
        size = some.stop - start
        columns = {}
        for name, question in aid.questions.items():
            if question.kind == "several":
                columns[name] = Column(ticks={c.id: pack(answers[choice(name, c.id)][some]) for c in question.choices})
            elif question.kind in ("number", "money", "month"):
                columns[name] = Column(np.full(size, NO_CHOICE, np.uint8), answers[name][some])
            else:
                columns[name] = Column(answers[name][some])
        found.append(Table(size, columns, pack(np.ones(size, np.bool_))))
    return found


# ---- the same arrays for OpenFisca and for NumPy alone


def choice(question: str, name: str) -> str:
    """The variable that says whether a choice was ticked."""
    return f"{question}={name}"


def columns(trees: Sequence[Tree], people: Sequence[Facts]) -> Columns:
    """An array for everything the conditions read. A question the first person has nothing on is left out."""
    result: Columns = {}
    for leaf in (leaf for tree in trees for leaf in leaves(tree) if leaf.question in people[0]):
        answers = [facts[leaf.question] for facts in people]
        if isinstance(leaf, Within):
            result[leaf.question] = np.array(answers, np.int32)
            continue
        for name in leaf.choices:
            ticked = [name in a if isinstance(a, list) else name == a for a in answers]
            result[choice(leaf.question, name)] = np.array(ticked, np.bool_)
    return result


def formula(tree: Tree, read: Read) -> np.ndarray:
    """A condition over arrays: the same expression is OpenFisca's formula and NumPy's."""
    match tree:
        case OneOf(question, choices):
            return reduce(np.logical_or, (read(choice(question, name)) for name in sorted(choices)))
        case Within(question, low, high):
            number = read(question)
            bounds = [number >= low] if low is not None else [number != NOT_ASKED]
            return reduce(np.logical_and, bounds + ([number < high] if high is not None else []))
        case Not(part):
            return np.logical_not(formula(part, read))
        case Sure(part):
            return formula(part, read)
        case All(parts):
            return reduce(np.logical_and, (formula(part, read) for part in parts))
        case AnyOf(parts):
            return reduce(np.logical_or, (formula(part, read) for part in parts))


# ---- OpenFisca


def system(trees: Sequence[Tree]) -> Any:
    """A tax and benefit system with the conditions as formulas, named 0, 1, 2 …"""
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity("person", "people", "", is_person=True)
    result = TaxBenefitSystem([person])

    def add(name: str, value_type: type, **more: Any) -> None:
        about = {"value_type": value_type, "entity": person, "definition_period": DateUnit.MONTH, "label": name}
        result.add_variable(type(name, (Variable,), {**about, **more}))

    types: dict[str, type] = {}
    for leaf in (leaf for tree in trees for leaf in leaves(tree)):
        types |= (
            {leaf.question: int}
            if isinstance(leaf, Within)
            else {choice(leaf.question, name): bool for name in leaf.choices}
        )
    for name, value_type in types.items():
        add(name, value_type)
    for number, tree in enumerate(trees):
        add(str(number), bool, formula=as_formula(tree))
    return result


def as_formula(tree: Tree) -> Callable[[Any, Any], Any]:
    return lambda population, period: formula(tree, lambda name: population(name, period))


def simulation(tax_benefit_system: Any, answers: Columns, count: int) -> Any:
    """Some people with their answers set, nothing calculated."""
    from openfisca_core.simulations import SimulationBuilder

    result = SimulationBuilder().build_default_simulation(tax_benefit_system, count)
    for name, values in answers.items():
        result.set_input(name, MONTH, values)
    return result


def calculated(ready: Any, rules: int) -> list[np.ndarray]:
    return [ready.calculate(str(number), MONTH) for number in range(rules)]


# ---- measured


def measure(
    aid: Aid, rules: Sequence[CompiledRule], states: Sequence[State], facts: Sequence[Facts], count: int
) -> None:
    """Prints milliseconds, and microseconds a person, for `count` people drawn from those given, after checking what
    fires.
    """
    picks = np.random.default_rng(7).integers(len(states), size=count)
    trees = [ready.tree for ready in rules]
    expected = np.array([[ready.when.test(state) for state in states] for ready in rules])[:, picks]
    answers = {name: values[picks] for name, values in columns(trees, facts).items()}

    print(f"\n{count:,} people at once, drawn from {len(states):,} sheets; median of {REPEATS} runs")
    print(f"  {'':<34}{'input ms':>10}{'rules ms':>10}{'us a person':>13}")

    floor, spent = often(lambda _: [formula(tree, answers.__getitem__) for tree in trees])
    same("NumPy alone", floor, expected)
    row("NumPy alone, the same arrays", None, spent, count)
    theirs = None
    try:
        name = f"OpenFisca-Core {version('OpenFisca-Core')}"
    except PackageNotFoundError:
        print("  OpenFisca-Core: not installed")
    else:
        laws = system(trees)
        _, setting = often(lambda _: simulation(laws, answers, count))
        fired, spent = often(lambda ready: calculated(ready, len(trees)), lambda: simulation(laws, answers, count))
        same(name, fired, expected)
        row(name, setting, spent, count)
        theirs = spent
    reading = Reading(aid.questions, {name: ready.tree for name, ready in aid.ask_when.items()}, trees)
    raw = our_answers(aid, states, picks)
    tables, setting = often(lambda _: our_tables(aid, raw, count))
    bits, ours = often(lambda _: [reading.run(table)[0] for table in tables])
    fired = [
        np.concatenate([unpack(is_[n].true, t.people) for is_, t in zip(bits, tables, strict=True)])
        for n in range(len(trees))
    ]
    same("ours", fired, expected)
    row("ours (finds the path as well)", setting, ours, count)
    if theirs is not None:
        print(f"  OpenFisca-Core / ours: {theirs / ours:.2f} in rules (ahead: {'yes' if theirs > ours else 'NO'})")


def often(run: Callable[[Any], Any], fresh: Callable[[], Any] = lambda: None) -> tuple[Any, float]:
    """The last result, and the median milliseconds. `fresh` makes each run's input anew, untimed: OpenFisca keeps what
    it calculated.
    """
    times = []
    for _ in range(REPEATS):
        given = fresh()
        start = time.perf_counter()
        result = run(given)
        times.append((time.perf_counter() - start) * 1e3)
    return result, statistics.median(times)


def same(name: str, fired: Sequence[np.ndarray], expected: np.ndarray) -> None:
    different = [
        number
        for number, (theirs, right) in enumerate(zip(fired, expected, strict=True))
        if not np.array_equal(theirs, right)
    ]
    if different:
        raise SystemExit(
            f"{name}: {len(different)} rules fire for other people than ours, the first is rule {different[0]}"
        )


def row(name: str, setting: float | None, spent: float, count: int) -> None:
    print(f"  {name:<34}{'-' if setting is None else f'{setting:.2f}':>10}{spent:>10.2f}{spent * 1e3 / count:>13.3f}")
