"""Limits as conditions: an amount below a figure is a number below it, a choice's amount below a figure is that choice."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.tree import ALWAYS, Answered, OneOf, Tree, Within
from logic.content.bank import Question
from logic.content.base import LEVELS
from logic.content.rules import LimitRule
from logic.person.path import first_day, uncounted
from logic.tools.population import whom
from logic.tools.population.whom import Whom


class Case(NamedTuple):
    """Whose first concern is one of some (None: whatever it is), for whom a condition holds, and of whom a reading speaks."""

    concerns: frozenset[str] | None = None
    tree: Tree = ALWAYS
    whom: Whom = whom.ALL


Cases = tuple[Case, ...]
"""Any of these."""
NEVER: Cases = ()
FOR_ALL: Cases = (Case(),)


@dataclass(frozen=True, slots=True)
class AsConditions:
    """One limit against one variant: who set it, and for whom of them it is or may be crossed."""

    rule: str
    variant: str
    given: tuple[Tree, ...]
    crosses: Cases
    may_cross: Cases

    @property
    def trees(self) -> list[Tree]:
        cases = (*self.crosses, *self.may_cross)
        return [*self.given, *(case.tree for case in cases), *(t for case in cases for t in case.whom.trees)]


def as_conditions(aid: Aid, ready: CompiledRule[LimitRule], today: date) -> list[AsConditions]:
    """A limit against every variant."""
    rule = ready.rule
    given = [ready.tree] if ready.tree != ALWAYS else []
    question = aid.questions[rule.answer] if rule.answer else None
    if question is not None:
        given.append(_has_amount(question))
    found = []
    for _, variant in aid.variants.values():
        crosses = may = NEVER
        if rule.burden and question:
            crosses, may = _too_much(aid, variant.id, rule.burden, question, today)
        elif rule.trait:
            has = variant.traits[rule.trait].has if rule.trait in variant.traits else "unknown"
            crosses, may = (FOR_ALL if has == "yes" else NEVER), (FOR_ALL if has == "may" else NEVER)
        elif rule.certainty:
            crosses, may = _unproven(aid, variant.id)
        elif question:
            crosses, may = _too_little(aid, variant.id, question)
        found.append(AsConditions(rule.id, variant.id, tuple(given), crosses, may))
    return found


def _has_amount(question: Question) -> Tree:
    if question.counted:
        return Answered(question.id)
    return OneOf(question.id, frozenset(c.id for c in question.choices if c.amount is not None and not c.unknown))


def _too_much(aid: Aid, variant: str, outcome: str, question: Question, today: date) -> tuple[Cases, Cases]:
    """Who can accept less than a figure comes to."""
    crosses: list[Case] = []
    may: list[Case] = []
    for speaks, figure in whom.figures(aid, variant, outcome):
        if figure.unknown or figure.low is None or figure.high is None:
            continue
        high = figure.all_in.high if figure.missing and figure.all_in else figure.high
        crosses.append(Case(None, _less_than(question, figure.low, today), speaks))
        may.append(Case(None, _less_than(question, high, today), speaks))
    return tuple(crosses), tuple(may)


def _less_than(question: Question, figure: float, today: date) -> Tree:
    """Whose amount is below a figure. The amount of a date, or of a month's first day, is the weeks until then, never
    below 0.
    """
    if question.dated:
        counts = range(question.lowest, question.highest + 1)
        return Within(question.id, None, next((n for n in counts if _weeks(question, n, today) >= figure), counts.stop))
    if question.counted:
        return Within(question.id, None, math.ceil(figure * question.step))
    return OneOf(question.id, frozenset(c.id for c in question.choices if c.amount is not None and c.amount < figure))


def _weeks(question: Question, count: int, today: date) -> float:
    return max(0, (first_day(str(uncounted(question, count, today))) - today).days) / 7


def _unproven(aid: Aid, variant: str) -> tuple[Cases, Cases]:
    if variant == aid.baseline:
        return NEVER, NEVER
    held = whom.effects(aid, variant)
    very = [(speaks, c) for speaks, c, e in held if e.unknown or e.certainty == "very low"]
    low = [(speaks, c) for speaks, c, e in held if not e.unknown and e.certainty == "low"]
    return by_first(very), by_first(low)


def by_first(held: Iterable[tuple[Whom, str]]) -> Cases:
    """Those who put one of some concerns first, of whom the reading speaks."""
    found: dict[Whom, set[str]] = {}
    for speaks, concern in held:
        found.setdefault(speaks, set()).add(concern)
    return tuple(Case(frozenset(concerns), ALWAYS, speaks) for speaks, concerns in found.items())


def _too_little(aid: Aid, variant: str, question: Question) -> tuple[Cases, Cases]:
    """Who hopes for a level above what is shown for their first concern."""
    crosses: list[Case] = []
    may: list[Case] = []
    for speaks, concern, effect in whom.effects(aid, variant):
        if effect.unknown or effect.low is None or effect.high is None:
            continue
        for level, cases in ((effect.high, crosses), (effect.low, may)):
            more = frozenset(c.id for c in question.choices if c.amount is not None and c.amount > LEVELS.index(level))
            if more:
                cases.append(Case(frozenset({concern}), OneOf(question.id, more), speaks))
    return tuple(crosses), tuple(may)
