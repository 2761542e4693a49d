"""Conditions as YAML gives them → trees. Every fault is reported with its place, and a faulty part becomes `Unread`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from logic.conditions.tree import All, Answered, AnyOf, Not, OneOf, Tree, Unread, Within
from logic.content.bank import Question
from logic.content.problems import did_you_mean
from logic.content.strict_yaml import Path

RESERVED = ("all", "any", "not", "use", "answered")
Report = Callable[[Path, str, str], None]
"""Takes the path of a fault, what it is, and how to fix it."""


def parse(raw: Any, path: Path, questions: Mapping[str, Question], named: Mapping[str, Tree], report: Report) -> Tree:
    """A condition as a tree. Faults go to `report`; a faulty part becomes `Unread`.

    Args:
        raw: the condition as YAML gives it.
        path: where it stands, for reports.
        questions: what may be named, with all its choices.
        named: conditions that `use` may name.
        report: called once a fault.
    """
    if not isinstance(raw, dict) or len(raw) != 1:
        report(path, "a condition is one key and its value", "split it with all: [...] or any: [...]")
        return Unread((), path)
    ((key, value),) = raw.items()
    here = (*path, key)
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            report(here, f"{key} needs a list of conditions", f"write {key}: [{{…}}, {{…}}]")
            return Unread((), here)
        parts = tuple(parse(part, (*here, i), questions, named, report) for i, part in enumerate(value))
        return All(parts) if key == "all" else AnyOf(parts)
    if key == "not":
        return Not(parse(value, here, questions, named, report))
    if key == "use":
        if not isinstance(value, str) or value not in named:
            report(
                here, f"there is no condition named {value!r}", did_you_mean(value, named, "name it under conditions")
            )
            return Unread((), here)
        return named[value]
    if key == "answered":
        if not isinstance(value, str) or value not in questions:
            report(
                here, f"there is no question {value!r}", did_you_mean(value, questions, "name a question asked before")
            )
            return Unread((), here)
        return Answered(value)
    if key not in questions:
        report(here, f"there is no question {key!r}", did_you_mean(key, questions, "name a question asked before"))
        return Unread((), here)
    question = questions[key]
    if question.counted:
        return _number(question, value, here, report)
    return _choices(question, value, here, report)


def _choices(question: Question, value: Any, path: Path, report: Report) -> Tree:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        report(path, f"{question.id!r} is compared with a list of its choices", "write it as [choice, choice]")
        return Unread((), path, question.id)
    known = {choice.id: choice for choice in question.choices}
    for i, item in enumerate(value):
        if item not in known:
            report((*path, i), f"{question.id!r} has no choice {item!r}", did_you_mean(item, known, "see its choices"))
        elif known[item].unknown:
            report((*path, i), f"{item!r} leaves everything not known, so no condition can name it", "leave it out")
    if any(item not in known or known[item].unknown for item in value):
        return Unread((), path, question.id)
    return OneOf(question.id, frozenset(value))


def _number(question: Question, value: Any, path: Path, report: Report) -> Tree:
    if isinstance(value, dict) and len(value) == 1:
        ((operator, operand),) = value.items()
        counts = [
            _count(question, x) for x in (operand if operator == "between" and isinstance(operand, list) else [operand])
        ]
        match operator, counts:
            case "between", [int(low), int(high)] if low < high:
                return Within(question.id, low, high)
            case "below", [int(high)]:
                return Within(question.id, None, high)
            case "at_least", [int(low)]:
                return Within(question.id, low, None)
    numbers = f"numbers of at most {question.places} decimal places" if question.places else "whole numbers"
    report(
        path,
        f"{question.id!r} is a number and needs one of below, at_least, between with {numbers}",
        "write {below: 18}, {at_least: 60} or {between: [18, 60]}",
    )
    return Unread((), path, question.id)


def _count(question: Question, number: Any) -> int | None:
    """A number of a condition as answers are counted; None when no answer can be just that."""
    if type(number) is int:
        return number * question.step
    if type(number) is not float or not question.places:
        return None
    count = Decimal(repr(number)) * question.step
    return int(count) if count == count.to_integral_value() else None


def beside_the_point(question: Question, tree: Within) -> str | None:
    """Why a number compared with does not tell some allowed answers from others as it seems to; None when it does."""
    if question.min is None or question.max is None or question.min > question.max:
        return None  # told of the question itself
    low = question.lowest if tree.low is None else tree.low
    high = question.highest + 1 if tree.high is None else tree.high
    if low < question.lowest or high > question.highest + 1 or low > question.highest or high <= question.lowest:
        return (
            f"compares with a number out of bounds: answers to {question.id!r} go from {question.min} to {question.max}"
        )
    return (
        f"holds for every answer to {question.id!r}" if (low, high) == (question.lowest, question.highest + 1) else None
    )
