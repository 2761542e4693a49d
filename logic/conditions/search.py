"""The condition language read for all answer sheets at once: is there a sheet for which these conditions are so?

A search over the cells of every question (`cells.py`). A question that is not asked has the cell of its `ask_when`:
does not apply, or not known. The search is exact: None means that no sheet whatever does it. `smt.py` answers the same
calls in an
independent way.
"""

from __future__ import annotations

import heapq
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from logic.conditions.cells import AND, NOT, OR, SURE, Cells, Several, asked
from logic.conditions.tree import (
    FALSE,
    OPEN,
    TRUE,
    UNSURE,
    All,
    Answered,
    AnyOf,
    Leaf,
    Not,
    OneOf,
    Sure,
    Tree,
    Within,
    leaves,
)
from logic.content.bank import Question

NOT_TRUE = FALSE | UNSURE | OPEN
Sheet = dict[str, "str | int | tuple[str, ...]"]
"""Question id → answer; a month as whole months from today."""
Claim = Sequence[tuple[Tree, int]]
"""Conditions, each with the values (bits) it may have; all at the same time."""
MOST_GROUPS = 5_000
"""Sheets are counted in groups that later questions cannot tell apart; with more groups than these, they are not
counted.
"""


class GaveUpError(Exception):
    """The search took more steps than it was given: nothing is known."""


# ---- the whole flow


@dataclass(frozen=True, slots=True)
class _Node:
    """One condition among all of them.

    Attributes:
        parts: the conditions it is made of; a comparison's only part is its question's `ask_when`.
        known: for a comparison: what its answer can make it, by what is left of the question.
    """

    tree: Tree
    parts: tuple[int, ...]
    known: dict[object, int] = field(default_factory=dict)


class Flow:
    """All questions of a bank with when they are asked, and every condition there may be claims about.

    Args:
        questions: by id, in file order, each with all its choices.
        ask_when: when each is asked; it may name earlier questions only.
        trees: further conditions (rules, promises). A claim may only compare with numbers that stand in these or in
            `ask_when`.
    """

    def __init__(self, questions: Mapping[str, Question], ask_when: Mapping[str, Tree], trees: Iterable[Tree] = ()):
        self.questions, self.ask_when = questions, ask_when
        trees = list(trees)
        comparisons: dict[str, dict[Leaf, None]] = {name: {} for name in questions}
        for tree in [*ask_when.values(), *trees]:
            for leaf in leaves(tree):
                comparisons[leaf.question][leaf] = None
        self.domains: dict[str, Cells | Several] = {
            name: (Several if q.kind == "several" else Cells)(q, list(comparisons[name]))
            for name, q in questions.items()
        }
        self._nodes: list[_Node] = []
        self._number: dict[Tree, int] = {}
        self._ask: dict[str, int] = {}
        self._users: list[list[int]] = []
        self._of_question: dict[str, list[int]] = {name: [] for name in questions}
        self._first: list[int] = []  # what each node can be while nothing is answered or ruled out
        self._first_complete: list[int] = []  # the same when every question asked is answered
        self._first_unanswered: list[int] = []  # the same when nobody answers anything
        self._unanswered = {name: d.only(None) for name, d in self.domains.items()}
        self._no_open = {name: d.without_open(d.anything) for name, d in self.domains.items()}  # type: ignore[arg-type]
        for name in questions:
            self._ask[name] = self._add(ask_when[name])
        for tree in trees:
            self._add(tree)

    def _add(self, tree: Tree) -> int:
        if tree in self._number:
            return self._number[tree]
        match tree:
            case OneOf(question) | Within(question) | Answered(question):
                parts: tuple[int, ...] = (self._ask[question],)
            case Not(part) | Sure(part):
                parts = (self._add(part),)
            case All(several) | AnyOf(several):
                parts = tuple(self._add(part) for part in several)
        number = self._number[tree] = len(self._nodes)
        self._nodes.append(_Node(tree, parts))
        self._users.append([])
        for below in dict.fromkeys(parts):
            self._users[below].append(number)
        if isinstance(tree, Leaf):
            self._of_question[tree.question].append(number)
        self._first.append(self._value(number, self._first, self._anything))
        self._first_complete.append(self._value(number, self._first_complete, self._no_open))
        self._first_unanswered.append(self._value(number, self._first_unanswered, self._unanswered))
        return number

    @cached_property
    def _anything(self) -> dict[str, object]:
        return {name: domain.anything for name, domain in self.domains.items()}

    def _value(self, number: int, values: Sequence[int] | Mapping[int, int], left: Mapping[str, object]) -> int:
        node = self._nodes[number]
        tree = node.tree
        if isinstance(tree, Leaf):
            when = values[node.parts[0]]
            if not when & TRUE:
                return when
            now = left[tree.question]
            raw = node.known.get(now)
            if raw is None:
                raw = node.known[now] = self.domains[tree.question].possible(now, tree)  # type: ignore[arg-type]
            return asked(when, raw)
        if isinstance(tree, Not):
            return NOT[values[node.parts[0]]]
        if isinstance(tree, Sure):
            return SURE[values[node.parts[0]]]
        table, result = (AND, TRUE) if isinstance(tree, All) else (OR, FALSE)
        for number in node.parts:
            result = table[result][values[number]]
        return result

    def find(
        self, claim: Claim, *, complete: bool = False, fewest: bool = False, steps: int | None = None
    ) -> Sheet | None:
        """A sheet for which every condition of a claim has one of its values.

        Args:
            claim: the conditions and the values each may have.
            complete: only sheets of people who answered all they were asked.
            fewest: a sheet with as few answers as there can be; else the first one met. Not together with `complete`.
            steps: give up after so many; None never does.

        Returns:
            The answers that matter (with `complete`, one to every question asked), or None when no sheet does it.

        Raises:
            GaveUpError: after `steps`.
        """
        search = _Search(self, claim, complete, steps)
        found = search.run(None)
        if found is None or not fewest:
            return found
        for bound in range(len(found)):
            fewer = search.run(bound)
            if fewer is not None:
                return fewer
        return found

    def given(self, sheet: Sheet, trees: Sequence[Tree]) -> list[int]:
        """What some conditions are for whoever has given just these answers. Works out only what the answers change."""
        changed: dict[int, int] = {}
        numbers = [self._add(tree) for tree in trees]
        values = ChainMap(changed, dict(enumerate(self._first_unanswered)))
        left = ChainMap({name: self.domains[name].only(answer) for name, answer in sheet.items()}, self._unanswered)  # type: ignore[arg-type]
        waiting = sorted({n for name in sheet for n in self._of_question[name]})
        queued = set(waiting)
        while waiting:
            number = heapq.heappop(waiting)
            value = self._value(number, values, left)
            if value != values[number]:
                changed[number] = value
                for user in self._users[number]:
                    if user not in queued:
                        queued.add(user)
                        heapq.heappush(waiting, user)
        return [values[number] for number in numbers]

    def count(self, *, numbers: bool = False) -> int | None:
        """How many different sheets there are: on every path, with unanswered questions. None: too crossed to be
        counted.

        Args:
            numbers: count every whole number and every way of being not sure by itself; else a cell counts once.
        """
        needed: dict[str, dict[Leaf, None]] = {name: {} for name in self.questions}
        last: dict[Leaf, str] = {}
        for name in self.questions:
            for leaf in leaves(self.ask_when[name]):
                needed[leaf.question][leaf] = None
                last[leaf] = name
        groups: dict[frozenset[tuple[Leaf, int]], int] = {frozenset(): 1}  # sheets differ only by what is asked later
        for name, domain in self.domains.items():
            wanted, after = list(needed[name]), dict[frozenset[tuple[Leaf, int]], int]()
            answers = domain.tally(wanted, numbers, MOST_GROUPS)
            if answers is None:
                return None
            for known, ways in groups.items():
                values = dict(known)
                when = judge(self.ask_when[name], values)
                kept = {leaf: v for leaf, v in values.items() if last[leaf] != name}
                for outcome, times in (answers if when == TRUE else {(when,) * len(wanted): 1}).items():
                    key = frozenset({**kept, **dict(zip(wanted, outcome, strict=True))}.items())
                    after[key] = after.get(key, 0) + ways * times
                if len(after) > MOST_GROUPS:
                    return None
            groups = after
        return sum(groups.values())


def judge(tree: Tree, values: Mapping[Leaf, int]) -> int:
    """What a condition is when all its comparisons are known."""
    if isinstance(tree, Leaf):
        return values[tree]
    if isinstance(tree, Not):
        return NOT[judge(tree.part, values)]
    if isinstance(tree, Sure):
        return SURE[judge(tree.part, values)]
    table, result = (AND, TRUE) if isinstance(tree, All) else (OR, FALSE)
    for part in tree.parts:
        result = table[result][judge(part, values)]
    return result


# ---- the search


class _Search:
    """Narrows one question after another until every condition of the claim is settled, and takes back what does not
    fit.
    """

    def __init__(self, flow: Flow, claim: Claim, complete: bool, steps: int | None):
        self.flow, self.steps = flow, steps
        self.claim = [(flow._add(tree), allowed) for tree, allowed in claim]
        first = flow._first_complete if complete else flow._first
        self.slice = self._slice()
        self.values = {n: first[n] for n in self.slice}
        self.left: dict[str, object] = dict(flow._no_open if complete else flow._anything)
        self.complete = complete
        self.way: list[tuple[int, int]] = []

    def _slice(self) -> list[int]:
        """Every condition the claim rests on, parts before wholes."""
        seen, waiting = set[int](), [n for n, _ in self.claim]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                waiting += self.flow._nodes[number].parts
        return sorted(seen)

    def run(self, bound: int | None) -> Sheet | None:
        """A sheet with at most `bound` answers (None: any number), or None. Leaves everything as it was."""
        self.bound, self.cost = bound, 0
        undo: list[tuple[int | str, object]] = []
        stack: list[tuple[int, str, Iterator[object]]] = []
        while True:
            branch = self._branch()
            if branch is None:
                sheet = self._sheet(undo)
                self._back(undo, 0)
                return sheet
            if branch:
                stack.append((len(undo), branch[0], branch[1]))
            while stack:
                mark, name, ways = stack[-1]
                self._back(undo, mark)
                left = next(ways, None)
                if left is None:
                    stack.pop()
                elif self._narrow(name, left, undo):
                    break
            else:
                return None

    def _branch(self) -> tuple[str, Iterator[object]] | tuple[()] | None:
        """The next question to narrow and the ways to do so; () when a condition can no longer be met, None when all
        are met.
        """
        undecided = None
        for number, allowed in self.claim:
            value = self.values[number]
            if not value & allowed:
                return ()
            if undecided is None and value & ~allowed:
                undecided = number, allowed
        if undecided is None:
            return None
        if self.steps is not None:
            self.steps -= 1
            if self.steps < 0:
                raise GaveUpError
        leaf, allowed = self._undecided(*undecided)
        order = (TRUE, OPEN, FALSE, UNSURE) if allowed & TRUE else (OPEN, FALSE, UNSURE, TRUE)
        domain, left = self.flow.domains[leaf.question], self.left[leaf.question]
        return leaf.question, (domain.narrow(left, leaf, value) for value in order)  # type: ignore[arg-type]

    def _undecided(self, number: int, allowed: int) -> tuple[Leaf, int]:
        """A comparison that keeps a condition undecided, on a question known to be asked. Goes on from where it was
        last.
        """
        if self.way and self.way[0] == (number, allowed):
            while self.values[self.way[-1][0]].bit_count() == 1:
                self.way.pop()
            number, allowed = self.way.pop()
        else:
            self.way = []
        while True:
            self.way.append((number, allowed))
            node = self.flow._nodes[number]
            if isinstance(node.tree, Not):
                allowed = NOT[allowed]
            if isinstance(node.tree, Leaf) and self.values[node.parts[0]].bit_count() == 1:
                return node.tree, allowed
            number = next(part for part in node.parts if self.values[part].bit_count() > 1)

    def _narrow(self, name: str, left: object, undo: list[tuple[int | str, object]]) -> bool:
        """Leaves only `left` of a question, and everything that follows. False when that is nothing, or one answer too
        many.
        """
        if not left:
            return False
        domain = self.flow.domains[name]
        if not self.complete and domain.can_be_open(self.left[name]) and not domain.can_be_open(left):  # type: ignore[arg-type]
            if self.bound is not None and self.cost >= self.bound:
                return False
            self.cost += 1
        undo.append((name, self.left[name]))
        self.left[name] = left
        waiting = [n for n in self.flow._of_question[name] if n in self.values]  # already a heap: in rising order
        queued = set(waiting)
        while waiting:
            number = heapq.heappop(waiting)
            value = self.flow._value(number, self.values, self.left)
            if value != self.values[number]:
                undo.append((number, self.values[number]))
                self.values[number] = value
                for user in self.flow._users[number]:
                    if user in self.values and user not in queued:
                        queued.add(user)
                        heapq.heappush(waiting, user)
        return True

    def _back(self, undo: list[tuple[int | str, object]], mark: int) -> None:
        while len(undo) > mark:
            what, before = undo.pop()
            if isinstance(what, int):
                self.values[what] = int(before)  # type: ignore[call-overload]
                continue
            domain = self.flow.domains[what]
            if not self.complete and domain.can_be_open(before) and not domain.can_be_open(self.left[what]):  # type: ignore[arg-type]
                self.cost -= 1
            self.left[what] = before

    def _sheet(self, undo: list[tuple[int | str, object]]) -> Sheet:
        found: Sheet = {}
        narrowed = {what for what, _ in undo}
        for name in self.flow.domains if self.complete else [name for name in self.flow.domains if name in narrowed]:
            domain, left = self.flow.domains[name], self.left[name]
            answer = None if domain.can_be_open(left) else domain.answer(left)  # type: ignore[arg-type]
            if answer is not None:
                found[name] = answer
        return found
