"""The condition language read for all answer sheets at once: is there a sheet for which these conditions are so?

A search over finite cells. A choice question has a cell for each choice, one for "not sure" and one for *unanswered*; a number is
cut at every threshold it is compared with, clipped to its bounds, and empty cells are dropped; several choices are kept as what
must and what must not be ticked. A question that is not asked has the cell of its `ask_when`: does not apply, or not known.
The search is exact: None means that no sheet whatever does it. `smt.py` answers the same calls in an independent way.
"""

from __future__ import annotations

import heapq
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from logic.conditions import FALSE, OPEN, TRUE, UNSURE, All, AnyOf, Not, OneOf, Tree, Within, leaves
from logic.model import Question

ANY = TRUE | FALSE | UNSURE | OPEN
NOT_TRUE = FALSE | UNSURE | OPEN
Sheet = dict[str, "str | int | tuple[str, ...]"]
"""Question id → answer; a month as whole months from today."""
Claim = Sequence[tuple[Tree, int]]
"""Conditions, each with the values (bits) it may have; all at the same time."""


MOST_GROUPS = 5_000
"""Sheets are counted in groups that later questions cannot tell apart; with more groups than these, they are not counted."""


class GaveUpError(Exception):
    """The search took more steps than it was given: nothing is known."""


# ---- the connectives, on sets of values


def _table(order: tuple[int, int, int, int]) -> list[list[int]]:
    """For two sets of values: every value the connective can give, which is whichever of two values comes first in `order`."""

    def joined(a: int, b: int) -> int:
        return sum({next(v for v in order if v in (x, y)) for x in order if a & x for y in order if b & y})

    return [[joined(a, b) for b in range(16)] for a in range(16)]


AND = _table((FALSE, OPEN, UNSURE, TRUE))
OR = _table((TRUE, OPEN, UNSURE, FALSE))
NOT = [(s & ~(TRUE | FALSE)) | (TRUE if s & FALSE else 0) | (FALSE if s & TRUE else 0) for s in range(16)]


def asked(when: int, raw: int) -> int:
    """What a comparison can be, from what its `ask_when` and its answer can be."""
    return (raw if when & TRUE else 0) | (when & ~TRUE)


# ---- what is still possible for one question


class Cells:
    """Answers of a choice or number question, as bits: bit 0 unanswered, bit 1 not sure, then one bit a cell."""

    def __init__(self, question: Question, comparisons: Sequence[OneOf | Within]):
        unsure = [c.id for c in question.choices if c.unknown]
        self.answers: list[str | int | None] = [None, unsure[0] if unsure else None]
        if question.kind in ("number", "month", "money"):
            low, high = question.min or 0, question.max or 0
            cuts = {b for c in comparisons if isinstance(c, Within) for b in (c.low, c.high) if b is not None}
            bottoms = sorted({low, *(b for b in cuts if low < b <= high)})
            self._cuts = cuts
            self.answers += bottoms
            self._widths = [1, len(unsure), *(b - a for a, b in zip(bottoms, [*bottoms[1:], high + 1], strict=True))]
        else:
            self.answers += [c.id for c in question.choices if not c.unknown]
            self._widths = [1, len(unsure), *[1] * (len(self.answers) - 2)]
        self.anything = (1 << len(self.answers)) - 1 - (0 if unsure else 2)
        self._masks: dict[OneOf | Within, dict[int, int]] = {}

    def _split(self, comparison: OneOf | Within) -> dict[int, int]:
        """The cells that give a comparison each value."""
        if comparison not in self._masks:
            self._masks[comparison] = self._new_split(comparison)
        return self._masks[comparison]

    def _new_split(self, comparison: OneOf | Within) -> dict[int, int]:
        true = 0
        for i, answer in enumerate(self.answers[2:], 2):
            if isinstance(comparison, OneOf):
                holds = answer in comparison.choices
            else:
                assert {comparison.low, comparison.high} <= {None, *self._cuts}, "numbers were not cut at this threshold"
                bottom = float("-inf") if comparison.low is None else comparison.low
                holds = bottom <= int(answer or 0) < (float("inf") if comparison.high is None else comparison.high)
            true |= holds << i
        return {TRUE: true, FALSE: self.anything & ~true & ~3, UNSURE: 2, OPEN: 1}

    def narrow(self, left: int, comparison: OneOf | Within, value: int) -> int:
        """The cells left when a comparison has this value; 0 when there are none."""
        return left & self._split(comparison)[value]

    def possible(self, left: int, comparison: OneOf | Within) -> int:
        """Every value a comparison can still have."""
        return sum(value for value, mask in self._split(comparison).items() if left & mask)

    def can_be_open(self, left: int) -> bool:
        return bool(left & 1)

    def without_open(self, left: int) -> int:
        return left & ~1

    def only(self, answer: str | int | None) -> int:
        """The one cell an answer lies in; None: unanswered."""
        if answer is None:
            return 1
        if isinstance(answer, int):
            return 1 << max(i for i, bottom in enumerate(self.answers) if i > 1 and int(bottom or 0) <= answer)
        return 1 << self.answers.index(answer) if answer in self.answers[2:] else 2

    def answer(self, left: int) -> str | int | None:
        """One answer among the cells left; None only when nothing but unanswered is."""
        chosen = left & ~3 or left & 2
        return self.answers[(chosen & -chosen).bit_length() - 1] if chosen else None

    def tally(self, wanted: Sequence[OneOf | Within], numbers: bool) -> dict[tuple[int, ...], int]:
        """How many answers give each combination of values of some comparisons, unanswered included."""
        found: dict[tuple[int, ...], int] = {}
        for i, width in enumerate(self._widths if numbers else [1] * len(self.answers)):
            if self.anything >> i & 1:
                values = tuple(self.possible(1 << i, c) for c in wanted)
                found[values] = found.get(values, 0) + width
        return found


_OPEN, _UNSURE, _PARTLY, _PLAIN = 1, 2, 4, 8
Ticks = tuple[int, frozenset[int], int]
"""Which modes are left (bits), sets of choices of each of which one must be ticked, and choices that must not be (bits)."""


class Several:
    """Answers of a several-choice question: unanswered, all unsure, partly sure, or plain ticks."""

    def __init__(self, question: Question, _: Sequence[OneOf | Within]):
        self.known = [c.id for c in question.choices if not c.unknown]
        self.unsure = [c.id for c in question.choices if c.unknown]
        joins = [c.id for c in question.choices if c.unknown == "unsure" and not c.exclusive]
        self.partly = joins[0] if joins else None
        self.joins = frozenset(joins)
        self.declined = frozenset(c.id for c in question.choices if c.unknown == "declined")
        bits = self._bit = {name: 1 << i for i, name in enumerate(self.known)}
        self.alone = sum(bits[c.id] for c in question.choices if c.exclusive and not c.unknown)
        self.all = (1 << len(self.known)) - 1
        self.most = question.most or len(question.choices)
        self._ticks: dict[tuple[int, frozenset[int], int], int] = {}
        self._narrowed: dict[tuple[Ticks, OneOf | Within, int], Ticks | int] = {}
        modes = _OPEN | (_UNSURE if self.unsure else 0) | (_PARTLY if self.partly else 0) | _PLAIN
        self.anything: Ticks | int = self._feasible(modes, frozenset(), 0)

    def narrow(self, left: Ticks, comparison: OneOf | Within, value: int) -> Ticks | int:
        """What is left when a comparison has this value; 0 when nothing is."""
        key = (left, comparison, value)
        if key not in self._narrowed:
            modes, hit, miss = left
            bits = self._named(comparison)
            if value == TRUE:
                modes, hit = modes & (_PARTLY | _PLAIN), hit | {bits}
            elif value == OPEN:
                modes &= _OPEN
            else:  # in a partly sure answer what is not ticked is unsure, in a plain one it is false
                modes, miss = modes & (_UNSURE | _PARTLY if value == UNSURE else _PLAIN), miss | bits
            self._narrowed[key] = self._feasible(modes, hit, miss)
        return self._narrowed[key]

    def possible(self, left: Ticks, comparison: OneOf | Within) -> int:
        """Every value a comparison can still have."""
        return sum(value for value in (TRUE, FALSE, UNSURE, OPEN) if self.narrow(left, comparison, value))

    def can_be_open(self, left: Ticks) -> bool:
        return bool(left[0] & _OPEN)

    def without_open(self, left: Ticks) -> Ticks | int:
        return self._feasible(left[0] & ~_OPEN, left[1], left[2])

    def only(self, answer: tuple[str, ...] | None) -> Ticks:
        """What is left when this is the answer; None: unanswered."""
        if answer is None:
            return _OPEN, frozenset(), 0
        ticked = sum(self._bit.get(c, 0) for c in answer)
        if any(c in self.unsure for c in answer):
            partly = bool(ticked) and self.declined.isdisjoint(answer)
            return (
                (_PARTLY, frozenset(self._bit[c] for c in answer if c in self._bit), self.all & ~ticked)
                if partly
                else (_UNSURE, frozenset(), 0)
            )
        return _PLAIN, frozenset(self._bit[c] for c in answer), self.all & ~ticked

    def answer(self, left: Ticks) -> tuple[str, ...] | None:
        """One answer that is left; None only when nothing but unanswered is."""
        modes, hit, miss = left
        if modes & (_PLAIN | _PARTLY):
            mode = _PLAIN if modes & _PLAIN else _PARTLY
            ticked = self._least(mode, hit, miss)
            return tuple(c for i, c in enumerate(self.known) if ticked >> i & 1) + ((self.partly or "",) if mode == _PARTLY else ())
        return (self.unsure[0],) if modes & _UNSURE else None

    def tally(self, wanted: Sequence[OneOf | Within], numbers: bool) -> dict[tuple[int, ...], int]:
        """How many answers give each combination of values of some comparisons, unanswered included."""
        found = {(OPEN,) * len(wanted): 1}
        if self.unsure:
            key = (UNSURE,) * len(wanted)
            found[key] = found.get(key, 0) + (len(self.unsure) if numbers else 1)
        masks = [self._named(c) for c in wanted]
        free = [1 << i for i in range(len(self.known)) if not self.alone >> i & 1]
        sets: dict[tuple[int, int], int] = {(0, 0): 1}  # (which comparisons are hit, ticks) → how many sets of ticks
        for tick in free:
            hits = sum(1 << i for i, mask in enumerate(masks) if mask & tick)
            for (hit, ticks), times in list(sets.items()):
                more = hit | hits, ticks + 1
                sets[more] = sets.get(more, 0) + times
        alone = [1 << i for i in range(len(self.known)) if self.alone >> i & 1]
        ways = [(hit, times, FALSE) for (hit, ticks), times in sets.items() if 1 <= ticks <= self.most]
        ways += [(sum(1 << i for i, mask in enumerate(masks) if mask & tick), 1, FALSE) for tick in alone]
        if self.partly:
            ways += [(hit, times, UNSURE) for (hit, ticks), times in sets.items() if 1 <= ticks <= self.most - 1]
        for hit, times, otherwise in ways:
            values = tuple(TRUE if hit >> i & 1 else otherwise for i in range(len(masks)))
            found[values] = found.get(values, 0) + times
        return found

    def _named(self, comparison: OneOf | Within) -> int:
        """The choices a comparison names, as bits."""
        assert isinstance(comparison, OneOf)
        return sum(self._bit.get(c, 0) for c in comparison.choices)

    def _feasible(self, modes: int, hit: frozenset[int], miss: int) -> Ticks | int:
        for mode in (_PARTLY, _PLAIN):
            if modes & mode and not self._least(mode, hit, miss):
                modes &= ~mode
        return (modes, hit, miss) if modes else 0

    def _least(self, mode: int, hit: frozenset[int], miss: int) -> int:
        """The fewest ticks that hit every set and miss all they must; 0 when there are none."""
        key = (mode, hit, miss)
        if key not in self._ticks:
            most = self.most - (mode == _PARTLY)
            free = self.all & ~miss & ~(self.alone if mode == _PARTLY else 0)
            if not hit and free & self.alone:  # "none of these" says least
                free &= self.alone
            sizes = range(1, min(most, len(hit) or 1) + 1)
            self._ticks[key] = next((t for size in sizes for t in self._hitting(0, hit or frozenset({free}), free, size)), 0)
        return self._ticks[key]

    def _hitting(self, ticked: int, hit: frozenset[int], free: int, most: int) -> Iterator[int]:
        missed = [h for h in hit if not h & ticked]
        if not missed:
            yield ticked
            return
        apart = needed = 0  # sets that share no choice need a tick each
        for h in missed:
            if not h & apart:
                apart, needed = apart | h, needed + 1
        if needed > most or ticked & self.alone:
            return
        candidates = min(missed, key=lambda h: (h & free).bit_count()) & free & ~(self.alone if ticked else 0)
        while candidates:
            tick = candidates & -candidates
            candidates &= ~tick
            yield from self._hitting(ticked | tick, hit, free & ~tick, most - 1)


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
        trees: further conditions (rules, promises). A claim may only compare with numbers that stand in these or in `ask_when`.
    """

    def __init__(self, questions: Mapping[str, Question], ask_when: Mapping[str, Tree], trees: Iterable[Tree] = ()):
        self.questions, self.ask_when = questions, ask_when
        trees = list(trees)
        comparisons: dict[str, dict[OneOf | Within, None]] = {name: {} for name in questions}
        for tree in [*ask_when.values(), *trees]:
            for leaf in leaves(tree):
                comparisons[leaf.question][leaf] = None
        self.domains: dict[str, Cells | Several] = {
            name: (Several if q.kind == "several" else Cells)(q, list(comparisons[name])) for name, q in questions.items()
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
            case OneOf(question, _) | Within(question, _, _):
                parts: tuple[int, ...] = (self._ask[question],)
            case Not(part):
                parts = (self._add(part),)
            case All(several) | AnyOf(several):
                parts = tuple(self._add(part) for part in several)
        number = self._number[tree] = len(self._nodes)
        self._nodes.append(_Node(tree, parts))
        self._users.append([])
        for below in dict.fromkeys(parts):
            self._users[below].append(number)
        if isinstance(tree, OneOf | Within):
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
        if isinstance(tree, OneOf | Within):
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
        table, result = (AND, TRUE) if isinstance(tree, All) else (OR, FALSE)
        for number in node.parts:
            result = table[result][values[number]]
        return result

    def find(self, claim: Claim, *, complete: bool = False, fewest: bool = False, steps: int | None = None) -> Sheet | None:
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
        """How many different sheets there are: on every path, with unanswered questions. None: too crossed to be counted.

        Args:
            numbers: count every whole number and every way of being not sure by itself; else a cell counts once.
        """
        needed: dict[str, dict[OneOf | Within, None]] = {name: {} for name in self.questions}
        last: dict[OneOf | Within, str] = {}
        for name in self.questions:
            for leaf in leaves(self.ask_when[name]):
                needed[leaf.question][leaf] = None
                last[leaf] = name
        groups: dict[frozenset[tuple[OneOf | Within, int]], int] = {frozenset(): 1}  # sheets differ only by what is asked later
        for name, domain in self.domains.items():
            wanted, after = list(needed[name]), dict[frozenset[tuple[OneOf | Within, int]], int]()
            answers = domain.tally(wanted, numbers)
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


def judge(tree: Tree, values: Mapping[OneOf | Within, int]) -> int:
    """What a condition is when all its comparisons are known."""
    if isinstance(tree, OneOf | Within):
        return values[tree]
    if isinstance(tree, Not):
        return NOT[judge(tree.part, values)]
    table, result = (AND, TRUE) if isinstance(tree, All) else (OR, FALSE)
    for part in tree.parts:
        result = table[result][judge(part, values)]
    return result


# ---- the search


class _Search:
    """Narrows one question after another until every condition of the claim is settled, and takes back what does not fit."""

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
        """The next question to narrow and the ways to do so; () when a condition can no longer be met, None when all are met."""
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

    def _undecided(self, number: int, allowed: int) -> tuple[OneOf | Within, int]:
        """A comparison that keeps a condition undecided, on a question known to be asked. Goes on from where it was last."""
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
            if isinstance(node.tree, OneOf | Within) and self.values[node.parts[0]].bit_count() == 1:
                return node.tree, allowed
            number = next(part for part in node.parts if self.values[part].bit_count() > 1)

    def _narrow(self, name: str, left: object, undo: list[tuple[int | str, object]]) -> bool:
        """Leaves only `left` of a question, and everything that follows. False when that is nothing, or one answer too many."""
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
