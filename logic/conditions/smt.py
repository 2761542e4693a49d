"""The condition language once more, for Z3: an independent second opinion on `search.py`, and the engine for very large
banks.

Nothing is cut into cells here: a number is a bit vector within its bounds, a choice is one Boolean, and whether a
question is asked follows from its `ask_when`. Sheets are those a person can fill in: only questions that are asked have
an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import z3

from logic.conditions.search import Claim, Sheet
from logic.conditions.tree import FALSE, OPEN, TRUE, UNSURE, All, Answered, AnyOf, Leaf, Not, OneOf, Sure, Tree, Within
from logic.content.bank import Question


@dataclass(frozen=True, slots=True)
class _Is:
    """What a condition is, as three Booleans of which at most one holds; none of them: not known for good."""

    true: z3.BoolRef
    false: z3.BoolRef
    open: z3.BoolRef

    def one_of(self, values: int) -> z3.BoolRef:
        unsure = z3.Not(z3.Or(self.true, self.false, self.open))
        parts = {TRUE: self.true, FALSE: self.false, OPEN: self.open, UNSURE: unsure}
        return z3.Or([part for value, part in parts.items() if values & value])


@dataclass(frozen=True, slots=True)
class _Raw:
    """One question's answer: whether there is one, each choice, and the number where it has one."""

    answered: z3.BoolRef
    choices: dict[str, z3.BoolRef]
    number: Any


class Solver:
    """Every sheet of a bank, as one set of constraints to be asked again and again.

    Args:
        questions, ask_when: as for `search.Flow`.
        name: distinguishes two copies of a bank in one set of constraints.
    """

    def __init__(self, questions: Mapping[str, Question], ask_when: Mapping[str, Tree], name: str = ""):
        self.questions, self.ask_when, self.name = questions, ask_when, name
        self.solver = z3.SolverFor("QF_FD")
        self.raw: dict[str, _Raw] = {}
        self._is: dict[Tree, _Is] = {}
        for question in questions.values():
            self._declare(question)

    def _declare(self, question: Question) -> None:
        name = f"{self.name}{question.id}"
        answered = z3.Bool(f"{name}?")
        choices = {c.id: z3.Bool(f"{name}={c.id}") for c in question.choices}
        number = None
        given = list(choices.values())
        if question.counted:
            bits = (
                max(abs(question.lowest), abs(question.highest) + 1).bit_length() + 1
            )  # with sign, and room for the next number
            number = z3.BitVec(f"{name}#", bits)
            self.solver.add(number >= question.lowest, number <= question.highest)
            if given:
                self.solver.add(z3.AtMost(*given, 1))
        elif question.kind == "several":
            self.solver.add(z3.Implies(answered, z3.Or(given)))
            if question.most:
                self.solver.add(z3.AtMost(*given, question.most))
            for c in question.choices:
                if c.exclusive:
                    self.solver.add([z3.Not(z3.And(choices[c.id], other)) for i, other in choices.items() if i != c.id])
        else:
            self.solver.add(z3.Implies(answered, z3.Or(given)), z3.AtMost(*given, 1))
        self.solver.add([z3.Implies(choice, answered) for choice in given])
        self.raw[question.id] = _Raw(answered, choices, number)
        self.solver.add(z3.Implies(answered, self.value(self.ask_when[question.id]).true))

    def value(self, tree: Tree) -> _Is:
        """What a condition is."""
        if tree not in self._is:
            self._is[tree] = self._value(tree)
        return self._is[tree]

    def _value(self, tree: Tree) -> _Is:
        match tree:
            case OneOf(question) | Within(question) | Answered(question):
                when, raw = self.value(self.ask_when[question]), self.raw[question]
                true, unsure = self._holds(self.questions[question], raw, tree)
                answered = z3.And(when.true, raw.answered)
                return _Is(
                    z3.And(answered, true),
                    z3.Or(when.false, z3.And(answered, z3.Not(true), z3.Not(unsure))),
                    z3.Or(when.open, z3.And(when.true, z3.Not(raw.answered))),
                )
            case Not(part):
                inner = self.value(part)
                return _Is(inner.false, inner.true, inner.open)
            case Sure(part):
                inner = self.value(part)
                return _Is(inner.true, z3.Not(z3.Or(inner.true, inner.open)), inner.open)
            case All(several) | AnyOf(several):
                parts = [self.value(part) for part in several]
                some_open = z3.Or([p.open for p in parts])
                if isinstance(tree, All):
                    false = z3.Or([p.false for p in parts])
                    return _Is(z3.And([p.true for p in parts]), false, z3.And(z3.Not(false), some_open))
                true = z3.Or([p.true for p in parts])
                return _Is(true, z3.And([p.false for p in parts]), z3.And(z3.Not(true), some_open))

    @staticmethod
    def _holds(question: Question, raw: _Raw, leaf: Leaf) -> tuple[z3.BoolRef, z3.BoolRef]:
        """For an answered question: whether a comparison is true, and whether a "not sure" keeps it from being false."""
        unsure = z3.Or([raw.choices[c.id] for c in question.choices if c.unknown])
        if isinstance(leaf, Within):
            least, most = question.lowest, question.highest  # a threshold beyond them would not fit into the bits
            bounds = [raw.number >= min(leaf.low, most + 1)] if leaf.low is not None and leaf.low > least else []
            bounds += [raw.number < max(leaf.high, least)] if leaf.high is not None and leaf.high <= most else []
            return z3.And(z3.Not(unsure), *bounds), unsure
        if isinstance(leaf, Answered) and raw.number is not None:
            return z3.Not(unsure), unsure
        named = leaf.choices if isinstance(leaf, OneOf) else raw.choices
        ticked = z3.Or([raw.choices[c.id] for c in question.choices if c.id in named and not c.unknown])
        declined = z3.Or([raw.choices[c.id] for c in question.choices if c.unknown == "declined"])
        return z3.And(ticked, z3.Not(declined)), unsure

    def find(self, claim: Claim, *, complete: bool = False, fewest: bool = False) -> Sheet | None:
        """As `search.Flow.find`: a sheet for which the claim holds, or None when no sheet does it."""
        wanted = [self.value(tree).one_of(values) for tree, values in claim]
        if complete:
            wanted += [z3.Implies(self.value(self.ask_when[q]).true, raw.answered) for q, raw in self.raw.items()]
        self.solver.push()
        try:
            self.solver.add(wanted)
            found = self._sheet()
            if found is None or not fewest:
                return found
            for bound in range(len(found)):
                self.solver.push()
                self.solver.add(z3.AtMost(*[raw.answered for raw in self.raw.values()], bound))
                fewer = self._sheet()
                self.solver.pop()
                if fewer is not None:
                    return fewer
            return found
        finally:
            self.solver.pop()

    def _sheet(self) -> Sheet | None:
        if self.solver.check() != z3.sat:
            return None
        model, found = self.solver.model(), Sheet()
        for name, raw in self.raw.items():
            if not model.eval(raw.answered, model_completion=True):
                continue
            ticked = tuple(c for c, ref in raw.choices.items() if model.eval(ref, model_completion=True))
            if self.questions[name].kind == "several":
                found[name] = ticked
            elif ticked:
                found[name] = ticked[0]
            else:
                found[name] = model.eval(raw.number, model_completion=True).as_signed_long()
        return found


def changes_by_answering(
    questions: Mapping[str, Question], ask_when: Mapping[str, Tree], trees: Iterable[Tree]
) -> Sheet | None:
    """A sheet on which some condition is settled, although answering more changes it; None when there is no such sheet."""
    before, after = Solver(questions, ask_when, "before "), Solver(questions, ask_when, "after ")
    solver = before.solver
    for name, raw in before.raw.items():
        later = after.raw[name]
        same = [raw.choices[c] == later.choices[c] for c in raw.choices] + (
            [raw.number == later.number] if raw.number is not None else []
        )
        solver.add(z3.Implies(raw.answered, z3.And(later.answered, *same)))
    settled = [
        (before.value(tree).one_of(v), after.value(tree).one_of(v)) for tree in trees for v in (TRUE, FALSE, UNSURE)
    ]
    changed = [z3.And(was, z3.Not(still)) for was, still in settled]
    solver.add(after.solver.assertions(), z3.Or(changed))
    return before._sheet()
