"""The person's own limits, after safety: each holds one answer against one figure, effect or trait of a variant.

A limit never changes a gate status, and a limit that was not set is told as such, never as kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.meaning import DoesNotApply, State
from logic.content.bank import Question
from logic.content.base import LEVELS
from logic.content.options import Effect, Figure, Variant
from logic.content.rules import LimitRule
from logic.person.comparison import LimitResult, LimitState
from logic.person.path import Answer, first_day

_TRAIT: Mapping[str, LimitState] = {"yes": "crosses", "may": "may_cross", "no": "within", "unknown": "cannot_be_told"}


class Held(NamedTuple):
    """One limit as this person set it, ready to be held against every variant.

    `unset` is the result for all of them when the person gave no amount; else `amount` (None for traits) and `said`
    count. `firm`: it takes out of the reading whatever crosses it, or may for all anybody knows.
    """

    rule: LimitRule
    amount: float | None
    said: object
    unset: LimitResult | None
    firm: bool


def held(
    aid: Aid, state: State, answers: Mapping[str, Answer], today: date, changed: Mapping[str, str]
) -> tuple[Held, ...]:
    """The limits that could be set on this path, in file order. Those whose question does not apply are left out.

    Args:
        changed: limit → "firm" or "flexible", where the person takes it otherwise than the aid does.
    """
    return tuple(one for ready in aid.limits if (one := _held(aid, ready, state, answers, today, changed)) is not None)


def _held(
    aid: Aid,
    ready: CompiledRule[LimitRule],
    state: State,
    answers: Mapping[str, Answer],
    today: date,
    changed: Mapping[str, str],
) -> Held | None:
    rule: LimitRule = ready.rule
    set_ = ready.when.test(state)
    if set_ is False or (rule.answer and isinstance(state[rule.answer], DoesNotApply)):
        return None
    amount = _amount(aid.questions[rule.answer], answers.get(rule.answer), today) if rule.answer else None
    if set_ is None or (rule.answer and amount is None):
        unset = LimitResult(rule.id, "cannot_be_told", None, None, rule.reason, given=False)
        return Held(rule, None, None, unset, False)
    said = answers.get(rule.answer) if rule.answer else {q: answers.get(q) for q in ready.when.because(state)}
    firm = changed[rule.id] == "firm" if rule.id in changed else rule.firm
    return Held(rule, amount, said, None, firm)


def of_variant(
    limits: tuple[Held, ...],
    variant: Variant,
    effects: Mapping[str, Effect],
    figures: Mapping[str, Figure],
    main_concern: str | None,
) -> tuple[LimitResult, ...]:
    """Every limit against one variant. Its effects and figures are those that hold for this person, with their own
    prices put in."""
    return tuple(limit.unset or _against(limit, variant, effects, figures, main_concern) for limit in limits)


def _against(
    limit: Held,
    variant: Variant,
    effects: Mapping[str, Effect],
    figures: Mapping[str, Figure],
    main_concern: str | None,
) -> LimitResult:
    rule, amount, said = limit.rule, limit.amount, limit.said
    if rule.burden:
        figure = figures[rule.burden]
        state, over = _at_most(amount, figure)
        return LimitResult(
            rule.id, state, said, figure, rule.reason, tuple(figure.missing), True, amount, limit.firm, over
        )
    if rule.trait:
        trait = variant.traits.get(rule.trait)
        state = _TRAIT[trait.has] if trait else "cannot_be_told"
        return LimitResult(rule.id, state, said, None, rule.reason, firm=limit.firm)
    effect = effects.get(main_concern) if main_concern else None
    if rule.certainty and variant.baseline:  # no treatment at all, so no unproven one
        return LimitResult(rule.id, "within", said, effect, rule.reason, firm=limit.firm)
    state = _unproven(effect) if rule.certainty else _at_least(amount, effect)
    return LimitResult(rule.id, state, said, effect, rule.reason, (), True, amount, limit.firm)


def _amount(question: Question, answer: Answer | None, today: date) -> float | None:
    """The number in an answer: a number itself, a choice's amount, or weeks and sevenths of weeks from today to a date
    or a month's first day."""
    if isinstance(answer, int | float):
        return answer
    if isinstance(answer, str):
        if question.dated and answer[:4].isdigit():
            return max(0.0, (first_day(answer) - today) / timedelta(weeks=1))
        return next((c.amount for c in question.choices if c.id == answer and not c.unknown), None)
    return None


def _at_most(amount: float | None, figure: Figure) -> tuple[LimitState, tuple[float, float] | None]:
    """Crosses when the person's amount is under the low figure; may cross when under the high one, or under the price
    with all that the figure leaves out. Then by how much, from the low figure to that high one."""
    if amount is None or figure.unknown or figure.low is None or figure.high is None:
        return "cannot_be_told", None
    high = figure.all_in.high if figure.missing and figure.all_in else figure.high
    if amount >= high:
        return "within", None
    return "crosses" if amount < figure.low else "may_cross", (max(figure.low - amount, 0.0), high - amount)


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
    return (
        "crosses"
        if effect.unknown or effect.certainty == "very low"
        else "may_cross"
        if effect.certainty == "low"
        else "within"
    )
