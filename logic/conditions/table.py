"""The condition language read for a table of people at once: one bit a person, 64 people a word.

Same meaning as for one person (`meaning.py`), held to it by tests. A `Table` has a column for each question, with raw
answers; whether a question is asked is worked out here, so answers to questions not asked count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from logic.conditions.tree import All, Answered, AnyOf, Leaf, Not, OneOf, Sure, Tree, Within
from logic.content.bank import Question

Bits = NDArray[np.uint64]
"""One bit a person, the first person in the lowest bit of the first byte; bits past the last person are 0."""
Counts = NDArray[np.signedinteger[Any]]
NO_CHOICE = 255


def pack(flags: NDArray[np.bool_]) -> Bits:
    """Bits from one flag a person."""
    packed = np.packbits(flags, bitorder="little")
    short = -len(packed) % 8
    return (np.concatenate([packed, np.zeros(short, np.uint8)]) if short else packed).view(np.uint64)


def unpack(bits: Bits, people: int) -> NDArray[np.bool_]:
    """One flag a person from bits."""
    return np.unpackbits(bits.view(np.uint8), count=people, bitorder="little").view(np.bool_)


def count(bits: Bits) -> int:
    """How many people have their bit set."""
    return int(np.bitwise_count(bits).sum())


@dataclass(frozen=True, slots=True)
class Column:
    """Everybody's answer to one question, asked or not.

    Attributes:
        codes: for single choices, and "not sure" to a number: the place of the choice in `question.choices`, else
            `NO_CHOICE`.
        numbers: for questions whose answers are counted, the count; 0 where there is none.
        ticks: for several choices: the bits of each choice.
        answered: who gave an answer; None when everybody did.
    """

    codes: NDArray[np.uint8] | None = None
    numbers: Counts | None = None
    ticks: Mapping[str, Bits] | None = None
    answered: Bits | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Some people's raw answers. `everybody` has the bit of each of them set."""

    people: int
    columns: Mapping[str, Column]
    everybody: Bits


class Is(NamedTuple):
    """Who a condition is true, false and open for; for the rest it is not known for good. None: open for nobody."""

    true: Bits
    false: Bits
    open: Bits | None


class Reading:
    """Conditions of one bank, made ready once and run on table after table.

    Args:
        questions, ask_when: the bank, in file order.
        trees: the conditions whose values are wanted.
    """

    def __init__(self, questions: Mapping[str, Question], ask_when: Mapping[str, Tree], trees: Iterable[Tree]):
        self.questions = questions
        self._steps: list[tuple[Tree, tuple[int, ...]]] = []
        self._number: dict[Tree, int] = {}
        self._ask: dict[str, int] = {}
        for name in questions:
            self._ask[name] = self._add(ask_when[name])
        self._wanted = [self._add(tree) for tree in trees]

    def _add(self, tree: Tree) -> int:
        if tree not in self._number:
            parts: tuple[int, ...]
            match tree:
                case OneOf(question) | Within(question) | Answered(question):
                    parts = (self._ask[question],)
                case Not(part) | Sure(part):
                    parts = (self._add(part),)
                case All(several) | AnyOf(several):
                    parts = tuple(self._add(part) for part in several)
            self._number[tree] = len(self._steps)
            self._steps.append((tree, parts))
        return self._number[tree]

    def run(self, table: Table) -> tuple[list[Is], dict[str, Is]]:
        """What every wanted condition is, and who is asked each question."""
        known: dict[str, _Known] = {}
        values: list[Is] = []
        for tree, parts in self._steps:
            if isinstance(tree, Leaf):
                name = tree.question
                if name not in known:
                    known[name] = _Known(self.questions[name], table.columns[name], table.everybody)
                values.append(_asked(values[parts[0]], known[name], known[name].holds(tree)))
            elif isinstance(tree, Not):
                inner = values[parts[0]]
                values.append(Is(inner.false, inner.true, inner.open))
            elif isinstance(tree, Sure):
                inner = values[parts[0]]
                maybe = inner.true if inner.open is None else inner.true | inner.open
                values.append(Is(inner.true, table.everybody & ~maybe, inner.open))
            else:
                values.append(_joined([values[part] for part in parts], isinstance(tree, All), table.everybody))
        return [values[i] for i in self._wanted], {name: values[i] for name, i in self._ask.items()}


class _Known:
    """What the raw answers to one question tell, worked out once a table."""

    def __init__(self, question: Question, column: Column, everybody: Bits):
        self.question, self.column, self.everybody = question, column, everybody
        self.place = {c.id: i for i, c in enumerate(question.choices)}
        self._chosen: dict[str, Bits] = {}
        unknown = [c.id for c in question.choices if c.unknown]
        self.known = frozenset(self.place) - frozenset(unknown)
        self.unsure = self._any(unknown) if unknown else None
        declined = [c.id for c in question.choices if c.unknown == "declined"] if column.ticks is not None else []
        self.declined = self._any(declined) if declined else None

    def _choice(self, name: str) -> Bits:
        if name not in self._chosen:
            if self.column.ticks is not None:
                self._chosen[name] = self.column.ticks[name]
            else:
                assert self.column.codes is not None
                self._chosen[name] = pack(self.column.codes == self.place[name])
        return self._chosen[name]

    def _any(self, names: Sequence[str]) -> Bits:
        result = self.everybody ^ self.everybody
        for name in names:
            result = result | self._choice(name)
        return result

    def holds(self, tree: Leaf) -> Bits:
        """For whom a comparison is true, among those who answered."""
        numbers = self.column.numbers
        if isinstance(tree, OneOf) or numbers is None:
            names = tree.choices if isinstance(tree, OneOf) else self.known
            true = self._any([c for c in self.place if c in names])
            return true if self.declined is None else true & ~self.declined
        flags = None
        if isinstance(tree, Within):
            flags = numbers >= tree.low if tree.low is not None else None
            if tree.high is not None:
                flags = numbers < tree.high if flags is None else flags & (numbers < tree.high)
        true = pack(flags) if flags is not None else self.everybody
        if self.unsure is not None:
            true = true & ~self.unsure
        return true if self.column.answered is None else true & self.column.answered


def _asked(when: Is, known: _Known, true: Bits) -> Is:
    """A comparison is what its question's `ask_when` is, unless that is true: then it is what the answer makes it."""
    not_false = true if known.unsure is None else true | known.unsure
    answered = known.column.answered
    told = when.true if answered is None else when.true & answered
    if answered is None:
        open_ = when.open
    else:
        waiting = when.true & ~answered
        open_ = waiting if when.open is None else when.open | waiting
    return Is(when.true & true, when.false | (told & ~not_false), open_)


def _joined(parts: list[Is], every: bool, everybody: Bits) -> Is:
    """All (`every`) or any: the deciding value first, then open, then not known for good."""
    nobody = everybody ^ everybody
    if not parts:
        return Is(everybody, nobody, None) if every else Is(nobody, everybody, None)
    true, false, open_ = parts[0]
    for part in parts[1:]:
        true, false = (true & part.true, false | part.false) if every else (true | part.true, false & part.false)
        if part.open is not None:
            open_ = part.open if open_ is None else open_ | part.open
    return Is(true, false, None if open_ is None else open_ & ~(false if every else true))
