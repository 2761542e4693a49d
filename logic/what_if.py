"""What would be told if one thing were otherwise: a limit moved, an answer taken away.

Found by trying, not by reading rules: `compare` is called again, and what comes out is held against what came out
    before.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.about import Worry
from logic.content.rules import LimitRule
from logic.fit.priorities import Priorities
from logic.person.answers import Answers, read
from logic.person.burden import Quotes
from logic.person.comparison import Comparison, Lead
from logic.person.path import Answer, walk
from logic.person.worries import ticked

if TYPE_CHECKING:  # they bring NumPy, which nobody needs who has said nothing of what matters
    from logic.fit.change import AnswerChange, FactChange


class WhatIf(NamedTuple):
    """What would alter who leads, each the smallest change of its kind; None where none would.

    Attributes:
        answer: what was said of one package.
        fact: one figure or effect, known better than it is.
        limits: question → the nearest larger and the nearest smaller amount of a limit on money or time that the person
            keeps firm.
    """

    answer: AnswerChange | None
    fact: FactChange | None
    limits: Mapping[str, tuple[LimitChange | None, LimitChange | None]]


def what_if(
    aid: Aid, answers: Mapping[str, Any], *, today: date, priorities: Priorities, quotes: Quotes | None = None
) -> WhatIf:
    """What would have to be otherwise for somebody else to lead.

    Args:
        aid: the decision aid.
        answers: as for `compare`.
        today: months and waits count from here.
        priorities: what matters to the person, with at least one package answered.
        quotes: the person's own prices.

    Raises:
        AnswerError: as `compare` does.
    """
    from logic.fit import change

    typed = read(aid, answers, today)
    now = compare(aid, typed, today=today, priorities=priorities, quotes=quotes)
    if now.fit is None or now.fit.withheld:
        return WhatIf(None, None, {})
    firm = {limit.id for v in now.variants for limit in v.limits if limit.firm}
    moved = {
        q: moved_limit(aid, typed, q, today=today, priorities=priorities, quotes=quotes)
        for q, rule in movable(aid).items()
        if rule.id in firm and isinstance(typed.get(q), int | float)
    }
    return WhatIf(change.smallest_answer(aid, now, priorities), change.smallest_fact(aid, now, priorities), moved)


# ---- an answer taken away


class Unused(NamedTuple):
    """An answer that changed nothing.

    Attributes:
        question: its question.
        why: it is asked for the `record` only, the person was `unsure` or would not say, or nothing compared for what
            they want to change depends on what they `said`; or other answers have `settled` the same already.
    """

    question: str
    why: Literal["record", "unsure", "said", "settled"]


def unused(aid: Aid, answers: Mapping[str, Any], *, today: date, quotes: Quotes | None = None) -> tuple[Unused, ...]:
    """The answers on the path that change neither the comparison nor what is asked, in file order."""
    typed = read(aid, answers, today)
    asked = walk(aid, typed, today).asked
    used = typed.without(*(q for q in typed if q not in asked))
    whole = _picture(aid, used, today, quotes)
    idle = [q for q in used if _picture(aid, used.without(q), today, quotes) == whole]
    bare = used.without(*idle)
    without = _picture(aid, bare, today, quotes)
    found = []
    for q in idle:
        alone = used.without(*(k for k in idle if k != q))
        doubled = _picture(aid, alone, today, quotes) != without
        found.append(Unused(q, "settled" if doubled else _why(aid, q, used[q])))
    return tuple(found)


def _picture(
    aid: Aid, answers: Answers, today: date, quotes: Quotes | None
) -> tuple[Comparison, tuple[str, ...], tuple[Worry, ...]]:
    """All that is told, without what is merely still open."""
    told = compare(aid, answers, today=today, quotes=quotes)
    return replace(told, open=(), dormant=()), walk(aid, answers, today).asked, ticked(aid, answers)


def _why(aid: Aid, question: str, answer: Answer) -> Literal["record", "unsure", "said"]:
    if aid.questions[question].record_only:
        return "record"
    ticked = answer if isinstance(answer, tuple) else (answer,)
    return "unsure" if any(c.unknown and c.id in ticked for c in aid.questions[question].choices) else "said"


# ---- money and time, when asked


class LimitChange(NamedTuple):
    """One amount of the person's own, moved one way."""

    amount: int
    then: Lead


_MAY_MOVE = ("money", "days", "weeks", "visits")


def movable(aid: Aid) -> dict[str, LimitRule]:
    """Question → the limit on money or time its answer sets."""
    rules = (ready.rule for ready in aid.limits)
    return {
        r.answer: r
        for r in rules
        if r.burden and r.answer and not aid.questions[r.answer].dated and aid.outcomes[r.burden].kind in _MAY_MOVE
    }


def moved_limit(
    aid: Aid,
    answers: Mapping[str, Any],
    question: str,
    *,
    today: date,
    priorities: Priorities,
    quotes: Quotes | None = None,
) -> tuple[LimitChange | None, LimitChange | None]:
    """The nearest larger and the nearest smaller amount of a firm limit that would alter who leads, or None where none
    would.

    Args:
        answers: with a number for `question`.
        question: one of `movable`.
    """
    rule = movable(aid)[question]
    typed = read(aid, answers, today)
    amount = typed.get(question)
    if not isinstance(amount, int | float) or rule.burden is None:
        return None, None

    def at(value: float) -> Comparison:
        return compare(aid, typed.with_answer(question, value), today=today, priorities=priorities, quotes=quotes)

    now = at(amount)
    lows = {
        math.ceil(figure.low)
        for v in now.variants
        if (figure := v.burdens[rule.burden]).low is not None and not figure.unknown
    }
    larger = sorted(x for x in lows if x > amount)
    smaller = sorted((x - 1 for x in lows if 0 <= x - 1 < amount), reverse=True)
    return _moved(at, now, larger), _moved(at, now, smaller)


def _moved(at: Callable[[int], Comparison], now: Comparison, amounts: list[int]) -> LimitChange | None:
    before = now.fit.inside if now.fit else None
    for amount in amounts:
        told = at(amount).fit
        if before and told and not told.withheld and (told.ahead, len(told.close)) != (before.ahead, len(before.close)):
            return LimitChange(amount, told.inside)
    return None
