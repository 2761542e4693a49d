"""What a condition means for one person: True, False or None (not known), with causes and reasons. The whole meaning
stands in `meaning`.

A not-known has causes: *open* questions (asked, not answered) and *unsure* ones ("not sure", "rather not say"). A
question that is not asked does not apply, and every comparison on it is False."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from logic.conditions.tree import (
    FALSE,
    OPEN,
    TRUE,
    UNSURE,
    All,
    Answered,
    AnyOf,
    Not,
    OneOf,
    Sure,
    Tree,
    Within,
    leaves,
)


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


class Judged(dict[str, Cell]):
    """A state that remembers what shared conditions are for this person, so that each is judged once however often it
    is used.

    That holds while the state still grows, too: a condition is judged only when all it looks at is known.
    """

    __slots__ = ("already",)

    def __init__(self) -> None:
        self.already: dict[Any, Any] = {}


Test = Callable[[State], "bool | None"]


@dataclass(frozen=True, slots=True)
class CompiledCondition:
    """What a tree means for one person, as three functions made once and run often.

    Attributes:
        test: True, False, or None when not known.
        causes: for a state in which `test` is None: why it is not known, looking only under parts not known themselves.
        because: for a state in which `test` is True: the questions, with what is known of each, that make it so.
    """

    test: Test
    causes: Callable[[State], NotKnown]
    because: Callable[[State], dict[str, Cell]]


def meaning(tree: Tree, shared: Mapping[int, CompiledCondition] | None = None) -> CompiledCondition:
    """The one place where the condition language gets its meaning.

    Args:
        tree: the condition.
        shared: by the object's `id`, parts used in more than one place whose meaning is made already (see `once`).
    """
    if shared and id(tree) in shared:
        return shared[id(tree)]
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
        case Answered(question):

            def answered(state: State) -> bool | None:
                cell = state[question]
                return None if type(cell) is NotKnown else type(cell) is not DoesNotApply

            return _comparison(question, answered)
        case Not(part):
            inner = meaning(part, shared)
            about = tuple(dict.fromkeys(leaf.question for leaf in leaves(part)))

            def negated(state: State) -> bool | None:
                value = inner.test(state)
                return None if value is None else not value

            def told(state: State) -> dict[str, Cell]:
                return {q: state[q] for q in about if not isinstance(state[q], NotKnown | DoesNotApply)}

            return CompiledCondition(negated, inner.causes, told)
        case Sure(part):
            known = meaning(part, shared)

            def sure(state: State) -> bool | None:
                value = known.test(state)
                return False if value is None and not known.causes(state).open else value

            return CompiledCondition(sure, known.causes, known.because)
        case All(parts):
            return _joined([meaning(part, shared) for part in parts], decisive=False)
        case AnyOf(parts):
            return _joined([meaning(part, shared) for part in parts], decisive=True)


def once(whole: CompiledCondition) -> CompiledCondition:
    """The same meaning, worked out once a person (once a `Judged` state) and then remembered."""
    return CompiledCondition(_once(whole.test), _once(whole.causes), _once(whole.because))


R = TypeVar("R")


def _once(work: Callable[[State], R]) -> Callable[[State], R]:
    def remembered(state: State) -> R:
        if not isinstance(state, Judged):
            return work(state)
        already = state.already
        if work not in already:
            already[work] = work(state)
        result: R = already[work]
        return result

    return remembered


def value(when: CompiledCondition, state: State) -> int:
    """Which of the four a condition is for one person."""
    known = when.test(state)
    if known is None:
        return OPEN if when.causes(state).open else UNSURE
    return TRUE if known else FALSE


def _comparison(question: str, test: Test) -> CompiledCondition:
    def why_not_known(state: State) -> NotKnown:
        cell = state[question]
        return cell if type(cell) is NotKnown else NotKnown(unsure=frozenset({question}))

    return CompiledCondition(test, why_not_known, lambda state: {question: state[question]})


def _joined(parts: list[CompiledCondition], decisive: bool) -> CompiledCondition:
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

    return CompiledCondition(test, why_not_known, because)
