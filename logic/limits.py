"""The person's own limits, after safety: each holds one answer against one figure, effect or trait of a variant.

A limit never changes a gate status, and a limit that was not set is told as such, never as kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from logic.aid import Aid, Ready
from logic.comparison import LimitResult, LimitState
from logic.conditions import NotKnown, State
from logic.model import LEVELS, Effect, Figure, LimitRule, Question, Variant
from logic.path import Answer

_TRAIT: Mapping[str, LimitState] = {"yes": "crosses", "may": "may_cross", "no": "within", "unknown": "cannot_be_told"}


def of_variant(
    aid: Aid, variant: Variant, state: State, answers: Mapping[str, Answer], main_concern: str | None, today: date
) -> tuple[LimitResult, ...]:
    """Every limit that could be set on this path, against one variant, in file order. Limits not asked for are left out."""
    results = []
    for ready in aid.limits:
        result = _one(aid, ready, variant, state, answers, main_concern, today)
        if result is not None:
            results.append(result)
    return tuple(results)


def _one(
    aid: Aid, ready: Ready, variant: Variant, state: State, answers: Mapping[str, Answer], main_concern: str | None, today: date
) -> LimitResult | None:
    rule: LimitRule = ready.rule
    set_ = ready.when.test(state)
    if set_ is False:
        return None
    amount = _amount(aid.questions[rule.answer], answers.get(rule.answer), today) if rule.answer else None
    if rule.answer and rule.answer not in answers and not isinstance(state[rule.answer], NotKnown):
        return None  # the question does not apply
    given = set_ is True and (rule.answer is None or amount is not None)
    figure: Figure | Effect | None = None
    if rule.burden:
        figure = variant.figures[rule.burden]
        limit_state = _at_most(amount, figure)
    elif rule.trait:
        trait = variant.traits.get(rule.trait)
        limit_state = _TRAIT[trait.has] if trait else "cannot_be_told"
    else:
        figure = variant.effects.get(main_concern) if main_concern else None
        limit_state = _unproven(figure) if rule.certainty else _at_least(amount, figure)
    missing = tuple(figure.missing) if isinstance(figure, Figure) else ()
    said: object = None
    if given:
        said = answers.get(rule.answer) if rule.answer else {q: answers.get(q) for q in ready.when.because(state)}
    return LimitResult(rule.id, limit_state if given else "cannot_be_told", said, figure, rule.reason, missing, given, amount)


def _amount(question: Question, answer: Answer | None, today: date) -> float | None:
    """The number in an answer: a number itself, a choice's amount, or weeks from today to a month's first day."""
    if isinstance(answer, int):
        return answer
    if isinstance(answer, str):
        if question.kind == "month" and answer[:4].isdigit():
            first = date(int(answer[:4]), int(answer[5:]), 1)
            return max(0, (first - today) // timedelta(weeks=1))
        return next((c.amount for c in question.choices if c.id == answer and not c.unknown), None)
    return None


def _at_most(amount: float | None, figure: Figure) -> LimitState:
    """Crosses when the person's amount is under the low figure; may cross when under the high, or when a part is missing."""
    if amount is None or figure.unknown or figure.low is None or figure.high is None:
        return "cannot_be_told"
    if amount < figure.low:
        return "crosses"
    return "may_cross" if amount < figure.high or figure.missing else "within"


def _at_least(amount: float | None, effect: Effect | None) -> LimitState:
    """The effect must reach the level hoped for; levels count from 0 (worse) to 4 (large)."""
    if amount is None or effect is None or effect.unknown or effect.low is None or effect.high is None:
        return "cannot_be_told"
    if LEVELS.index(effect.high) < amount:
        return "crosses"
    return "may_cross" if LEVELS.index(effect.low) < amount else "within"


def _unproven(effect: Effect | None) -> LimitState:
    """An effect that is not known, or known with very low certainty, is not proven."""
    if effect is None:
        return "cannot_be_told"
    return "crosses" if effect.unknown or effect.certainty == "very low" else "may_cross" if effect.certainty == "low" else "within"
