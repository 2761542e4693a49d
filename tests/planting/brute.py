"""Every answer sheet of a small bank, one after another: the ground truth the exact engines are held to.

Shares nothing with `logic.conditions.search` and `logic.conditions.smt`: answers are enumerated, the path is walked and conditions judged as for one person.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from types import SimpleNamespace

from logic.aid.aid import CompiledRule
from logic.conditions.meaning import meaning, value
from logic.conditions.tree import OPEN, Tree, Within, leaves
from logic.person.path import uncounted, walk

DAY = date(2000, 1, 1)


def bank_of(questions, ask_when):
    """What `walk` needs of an aid."""
    return SimpleNamespace(
        questions=questions, ask_when={q: CompiledRule(None, tree, meaning(tree)) for q, tree in ask_when.items()}
    )


def as_typed(questions, sheet):
    """A found sheet as answers."""
    return {q: uncounted(questions[q], a, DAY) if isinstance(a, int) else a for q, a in sheet.items()}


def answers_to(question, cuts):
    """Every answer that may differ from another: choices, sets of ticks, and a number at each bound and threshold."""
    choices = {c.id: c for c in question.choices}
    if question.kind == "several":
        for size in range(1, min(question.most or len(choices), len(choices)) + 1):
            for ticked in itertools.combinations(choices, size):
                if size == 1 or not any(choices[c].exclusive for c in ticked):
                    yield ticked
        return
    yield from choices
    if question.counted:
        for n in sorted({question.lowest, *(c for c in cuts if question.lowest <= c <= question.highest)}):
            yield uncounted(question, n, DAY)


def sheets(questions, ask_when: Mapping[str, Tree], trees=()) -> Iterator[tuple[dict, dict]]:
    """Every sheet on its path, with the state `walk` gives it."""
    bank = bank_of(questions, ask_when)
    cuts = {q: set() for q in questions}
    for tree in [*ask_when.values(), *trees]:
        for leaf in leaves(tree):
            if isinstance(leaf, Within):
                cuts[leaf.question] |= {b for b in (leaf.low, leaf.high) if b is not None}
    possible = {q: list(answers_to(question, cuts[q])) for q, question in questions.items()}
    order = list(questions)

    def extend(at, answers):
        if at == len(order):
            yield dict(answers), walk(bank, answers, DAY).state
            return
        name = order[at]
        yield from extend(at + 1, answers)
        if name in walk(bank, answers, DAY).asked:
            for answer in possible[name]:
                yield from extend(at + 1, answers | {name: answer})

    return extend(0, {})


class Brute:
    """The values of some conditions on every sheet of a bank."""

    def __init__(self, questions, ask_when, trees):
        self.trees = list(dict.fromkeys([*trees, *ask_when.values()]))
        tests = [meaning(tree) for tree in self.trees]
        bank = bank_of(questions, ask_when)
        self.rows = []
        for answers, state in sheets(questions, ask_when, trees):
            values = dict(zip(self.trees, (value(test, state) for test in tests), strict=True))
            self.rows.append((answers, values, not walk(bank, answers, DAY).open))

    def fewest(self, claim, complete=False):
        """How many answers the smallest sheet that meets a claim has; None when there is none."""
        met = [
            len(answers)
            for answers, values, whole in self.rows
            if (whole or not complete) and all(values[tree] & allowed for tree, allowed in claim)
        ]
        return min(met, default=None)


__all__ = ["DAY", "OPEN", "Brute", "answers_to", "as_typed", "bank_of", "sheets"]
