"""Is there an answer sheet for which …? The one question every proof and every check of the whole flow asks of an aid.

The cells decide; where they take too many steps (huge banks of crossing skips), Z3 does. Both are exact. Z3 alone
decides when asked to, as a second opinion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from logic.aid.aid import Aid
from logic.conditions.search import Claim, Flow, GaveUpError, Sheet
from logic.conditions.tree import Tree, leaves
from logic.person.path import Answer, uncounted
from logic.tools.proof.doubts import Doubts

if TYPE_CHECKING:  # imported when first needed: most banks never need it
    from logic.conditions.smt import Solver

SOME_DAY = date(2000, 1, 1)
"""Months count from today, so any day tells the same about who is asked what."""
STEPS = 200
"""Steps the cells get for one claim before Z3 takes it; where they do not come through soon, they seldom do."""


class Engine:
    """Finds sheets of one aid.

    Args:
        aid: whose questions and rules.
        extra: conditions beyond the aid's own that claims will compare numbers in.
        steps: what the cells get for one claim before Z3 decides it; 0: Z3 decides all.
        doubts: take what is faulty in conditions as not known (see `doubting`).
    """

    def __init__(self, aid: Aid, extra: Iterable[Tree] = (), steps: int = STEPS, doubts: bool = False):
        self.aid = aid
        self.ask = {name: ready.tree for name, ready in aid.ask_when.items()}
        trees = [*aid.trees, *extra]
        self._doubts = Doubts(aid.questions, [*self.ask.values(), *trees]) if doubts else None
        self._questions, self._ask = self._doubts.bank(self.ask) if self._doubts else (aid.questions, self.ask)
        self.flow = Flow(self._questions, self._ask, [self._taken(tree) for tree in trees])
        self.steps = steps
        self.decided_by_z3 = 0
        self._about: dict[Tree, frozenset[str]] = {}

    @cached_property
    def doubting(self) -> Engine:
        """This engine, for an aid whose conditions have no fault. Else one for which each faulty part may be true and
        may be false for anybody, so that nothing is said that rests on it, and all that is wrong besides is found."""
        trees = [*self.ask.values(), *self.aid.trees]
        return Engine(self.aid, steps=self.steps, doubts=True) if Doubts(self.aid.questions, trees).about else self

    def _taken(self, tree: Tree) -> Tree:
        return self._doubts.taken(tree) if self._doubts else tree

    @cached_property
    def solver(self) -> Solver:
        from logic.conditions.smt import Solver

        return Solver(self._questions, self._ask)

    def find(self, claim: Claim, *, complete: bool = False, fewest: bool = False) -> Sheet | None:
        """As `search.Flow.find`, and it never gives up."""
        return self._shown(self._find(claim, complete, fewest))

    def _find(self, claim: Claim, complete: bool, fewest: bool) -> Sheet | None:
        claim = [(self._taken(tree), values) for tree, values in claim] if self._doubts else claim
        try:
            if not self.steps:
                raise GaveUpError
            return self.flow.find(claim, complete=complete, fewest=fewest, steps=self.steps)
        except GaveUpError:
            self.decided_by_z3 += 1
            return self.solver.find(claim, complete=complete, fewest=fewest)

    def _shown(self, sheet: Sheet | None) -> Sheet | None:
        """A sheet without what only stands for a doubt."""
        if sheet is None or not self._doubts:
            return sheet
        return {name: answer for name, answer in sheet.items() if name in self.aid.questions}

    def find_among(self, claim: Claim, rules: Claim, *, fewest: bool = False) -> Sheet | None:
        """A sheet that meets a claim, and another on each of very many rules.

        Rules are taken into the search only when a sheet found without them shows that they matter: most never do, as
        their questions may stay unanswered. Z3 as a second opinion gets them all at once, so that it owes nothing to
        the cells.
        """
        if not self.steps:
            return self.find([*claim, *rules], fewest=fewest)
        about = {question for tree, _ in claim for question in self.about(tree)}
        mattering = [rule for rule in rules if not about.isdisjoint(self.about(rule[0]))]
        while True:
            sheet = self._find([*claim, *mattering], False, fewest)
            if sheet is None:
                return None
            values = self.flow.given(sheet, [self._taken(tree) for tree, _ in rules])
            against = next((r for r, value in zip(rules, values, strict=True) if not value & r[1]), None)
            if against is None:
                return self._shown(sheet)
            assert all(against is not r for r in mattering), "a sheet that was found does not do what it was found for"
            mattering.append(against)

    def about(self, tree: Tree) -> frozenset[str]:
        """The questions a condition compares."""
        if tree not in self._about:
            self._about[tree] = frozenset(leaf.question for leaf in leaves(tree))
        return self._about[tree]


def as_answers(aid: Aid, sheet: Mapping[str, Any], today: date) -> dict[str, Answer]:
    """A found sheet as typed answers: what is counted as it would be answered today."""
    return {
        name: uncounted(aid.questions[name], answer, today) if isinstance(answer, int) else answer
        for name, answer in sheet.items()
    }


def in_words(sheet: Mapping[str, Answer]) -> str:
    """A sheet on one line, as an answers file would have it."""
    given = [f"{name}: {'[' + ', '.join(a) + ']' if isinstance(a, tuple) else a}" for name, a in sheet.items()]
    return ", ".join(given) or "no answer at all"
