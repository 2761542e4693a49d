"""The closed condition language: its tree, how it is read from YAML, and what it means for one person.

Three-valued: a condition is True, False or None (not known). A not-known has causes: *open* questions (asked, not answered)
and *unsure* ones ("not sure", "rather not say"). A question that is not asked does not apply, and every comparison on it is
False. The whole meaning stands in `meaning`. Imports `model`, `problems` and `strict_yaml` (for paths) only.

    {smokes: [daily, at_times]}              the answer is one of these; on several choices: any of these is ticked
    {age: {below: 18}}                       below, at_least, between [a, b): whole numbers; months count from today
    {all: [..]} {any: [..]} {not: ..}        three-valued and, or, not
    {use: works_nights}                      a condition named in the question bank
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from logic.content.model import Question
from logic.content.problems import did_you_mean
from logic.content.strict_yaml import Path

RESERVED = ("all", "any", "not", "use")
MOST_PARTS = 5_000
"""A condition may have so many parts, those of named conditions counted each time they are used."""
MOST_DEEP = 100
"""And go so deep."""


# ---- the tree


@dataclass(frozen=True, slots=True)
class OneOf:
    question: str
    choices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """`low` ≤ answer < `high`; None means no bound on that side."""

    question: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Tree


Tree = OneOf | Within | All | AnyOf | Not
ALWAYS, NEVER = All(()), AnyOf(())


# ---- what is known of one question for one person


@dataclass(frozen=True, slots=True)
class NotKnown:
    """No usable answer, and the questions that are to blame."""

    open: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Partly:
    """Several choices with "not sure which" among them: what is ticked is true, the rest unsure."""

    ticked: frozenset[str]


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """The question is not asked."""


DOES_NOT_APPLY = DoesNotApply()
Cell = frozenset[str] | int | Partly | NotKnown | DoesNotApply
State = Mapping[str, Cell]
"""Question id → cell, for every question of the bank."""
Test = Callable[[State], "bool | None"]

TRUE, FALSE, UNSURE, OPEN = 1, 2, 4, 8
"""The four things a condition can be, as bits: true, false, not known for good, not known while a question is open.

The readings for many sheets at once (`table.py`, `search.py`, `smt.py`) keep to these four. All gives the first that any part has
of false, open, unsure, true; any the first of true, open, unsure, false; not swaps true and false. A comparison is what its
question's `ask_when` is, unless that is true: then it is what the answer makes it.
"""


# ---- from YAML

Report = Callable[[Path, str, str], None]
"""Takes the path of a fault, what it is, and how to fix it."""


def parse(raw: Any, path: Path, questions: Mapping[str, Question], named: Mapping[str, Tree], report: Report) -> Tree:
    """A condition as a tree. Faults go to `report`; a faulty part is then read as never true.

    Args:
        raw: the condition as YAML gives it.
        path: where it stands, for reports.
        questions: what may be named, with all its choices.
        named: conditions that `use` may name.
        report: called once a fault.
    """
    if not isinstance(raw, dict) or len(raw) != 1:
        report(path, "a condition is one key and its value", "split it with all: [...] or any: [...]")
        return AnyOf(())
    ((key, value),) = raw.items()
    here = (*path, key)
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            report(here, f"{key} needs a list of conditions", f"write {key}: [{{…}}, {{…}}]")
            return AnyOf(())
        parts = tuple(parse(part, (*here, i), questions, named, report) for i, part in enumerate(value))
        return All(parts) if key == "all" else AnyOf(parts)
    if key == "not":
        return Not(parse(value, here, questions, named, report))
    if key == "use":
        if not isinstance(value, str) or value not in named:
            report(here, f"there is no condition named {value!r}", did_you_mean(value, named, "name it under conditions"))
            return AnyOf(())
        return named[value]
    if key not in questions:
        report(here, f"there is no question {key!r}", did_you_mean(key, questions, "name a question asked before"))
        return AnyOf(())
    question = questions[key]
    if question.kind in ("number", "money", "month"):
        return _number(question, value, here, report)
    return _choices(question, value, here, report)


def _choices(question: Question, value: Any, path: Path, report: Report) -> Tree:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        report(path, f"{question.id!r} is compared with a list of its choices", "write it as [choice, choice]")
        return AnyOf(())
    known = {choice.id: choice for choice in question.choices}
    for i, item in enumerate(value):
        if item not in known:
            report((*path, i), f"{question.id!r} has no choice {item!r}", did_you_mean(item, known, "see its choices"))
        elif known[item].unknown:
            report((*path, i), f"{item!r} leaves everything not known, so no condition can name it", "leave it out")
    return OneOf(question.id, frozenset(value))


def _number(question: Question, value: Any, path: Path, report: Report) -> Tree:
    if isinstance(value, dict) and len(value) == 1:
        ((operator, operand),) = value.items()
        if operator == "between" and isinstance(operand, list) and [type(x) for x in operand] == [int, int] and operand[0] < operand[1]:
            return _within_bounds(question, Within(question.id, operand[0], operand[1]), (*path, operator), report)
        if operator == "below" and type(operand) is int:
            return _within_bounds(question, Within(question.id, None, operand), (*path, operator), report)
        if operator == "at_least" and type(operand) is int:
            return _within_bounds(question, Within(question.id, operand, None), (*path, operator), report)
    report(
        path,
        f"{question.id!r} is a number and needs one of below, at_least, between with whole numbers",
        "write {below: 18}, {at_least: 60} or {between: [18, 60]}",
    )
    return AnyOf(())


def _within_bounds(question: Question, tree: Within, path: Path, report: Report) -> Tree:
    """Every number compared with must tell some allowed answers from others."""
    if question.min is None or question.max is None or question.min > question.max:
        return tree  # reported with the question itself
    low = question.min if tree.low is None else tree.low
    high = question.max + 1 if tree.high is None else tree.high
    if low < question.min or high > question.max + 1 or low > question.max or high <= question.min:
        bounds = f"answers to {question.id!r} go from {question.min} to {question.max}"
        report(path, f"compares with a number out of bounds: {bounds}", "choose a number between them, or widen min and max")
    elif (low, high) == (question.min, question.max + 1):
        report(path, f"holds for every answer to {question.id!r}", "choose a number that tells some from others")
    return tree


# ---- meaning, for one person


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a tree means for one person, as three functions made once and run often.

    Attributes:
        test: True, False, or None when not known.
        causes: for a state in which `test` is None: why it is not known, looking only under parts not known themselves.
        because: for a state in which `test` is True: the questions, with what is known of each, that make it so.
    """

    test: Test
    causes: Callable[[State], NotKnown]
    because: Callable[[State], dict[str, Cell]]


def meaning(tree: Tree) -> Meaning:
    """The one place where the condition language gets its meaning."""
    match tree:
        case OneOf(question, choices):

            def one_of(state: State) -> bool | None:
                cell = state[question]
                if type(cell) is frozenset:
                    return not choices.isdisjoint(cell)
                if type(cell) is DoesNotApply:
                    return False
                return True if type(cell) is Partly and not choices.isdisjoint(cell.ticked) else None

            return _comparison(question, one_of)
        case Within(question, low, high):
            bottom = float("-inf") if low is None else low
            top = float("inf") if high is None else high

            def within(state: State) -> bool | None:
                cell = state[question]
                if type(cell) is int:
                    return bottom <= cell < top
                return False if type(cell) is DoesNotApply else None

            return _comparison(question, within)
        case Not(part):
            inner = meaning(part)

            def negated(state: State) -> bool | None:
                value = inner.test(state)
                return None if value is None else not value

            def answered(state: State) -> dict[str, Cell]:
                cells = {leaf.question: state[leaf.question] for leaf in leaves(part)}
                return {q: cell for q, cell in cells.items() if not isinstance(cell, NotKnown | DoesNotApply)}

            return Meaning(negated, inner.causes, answered)
        case All(parts):
            return _joined([meaning(part) for part in parts], decisive=False)
        case AnyOf(parts):
            return _joined([meaning(part) for part in parts], decisive=True)


def value(when: Meaning, state: State) -> int:
    """Which of the four a condition is for one person."""
    known = when.test(state)
    if known is None:
        return OPEN if when.causes(state).open else UNSURE
    return TRUE if known else FALSE


def _comparison(question: str, test: Test) -> Meaning:
    def why_not_known(state: State) -> NotKnown:
        cell = state[question]
        return cell if type(cell) is NotKnown else NotKnown(unsure=frozenset({question}))

    return Meaning(test, why_not_known, lambda state: {question: state[question]})


def _joined(parts: list[Meaning], decisive: bool) -> Meaning:
    """`decisive` is the value that settles it at once: False for all, True for any."""
    tests = [part.test for part in parts]

    def test(state: State) -> bool | None:
        result: bool | None = not decisive
        for one in tests:
            value = one(state)
            if value is decisive:
                return decisive
            if value is None:
                result = None
        return result

    def why_not_known(state: State) -> NotKnown:
        found = [part.causes(state) for part in parts if part.test(state) is None]
        return NotKnown(frozenset().union(*(c.open for c in found)), frozenset().union(*(c.unsure for c in found)))

    def because(state: State) -> dict[str, Cell]:
        return {q: cell for part in parts if part.test(state) is True for q, cell in part.because(state).items()}

    return Meaning(test, why_not_known, because)


def size(tree: Tree, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """How many parts a condition has, and how deep it goes. `known` keeps both by object, so that a part used over and over is
    counted once; it must not outlive the conditions it has counted."""
    if id(tree) not in known:
        inner = [
            size(part, known) for part in (tree.parts if isinstance(tree, All | AnyOf) else (tree.part,) if isinstance(tree, Not) else ())
        ]
        known[id(tree)] = 1 + sum(parts for parts, _ in inner), 1 + max((deep for _, deep in inner), default=0)
    return known[id(tree)]


def leaves(tree: Tree) -> list[OneOf | Within]:
    """Every comparison in a tree, left to right."""
    match tree:
        case OneOf() | Within():
            return [tree]
        case Not(part):
            return leaves(part)
        case All(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in leaves(part)]
