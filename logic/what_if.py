"""What would be told if one thing were otherwise: a limit moved, an answer taken away.

Found by trying, not by reading rules: `compare` is called again, and what comes out is held against what came out before.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.rules import LimitRule
from logic.fit.change import Lead
from logic.fit.priorities import Priorities
from logic.person.burden import Quotes
from logic.person.comparison import Comparison
from logic.person.path import Answer, walk


class Unused(NamedTuple):
    """An answer that changed nothing.

    Attributes:
        question: its question.
        why: it is asked for the `record` only, the person was `unsure` or would not say, or nothing compared for what they want to change
            depends on what they `said`; or other answers have `settled` the same already.
    """

    question: str
    why: Literal["record", "unsure", "said", "settled"]


def unused(aid: Aid, answers: Mapping[str, Answer], *, today: date, quotes: Quotes | None = None) -> tuple[Unused, ...]:
    """The answers on the path that change neither the comparison nor what is asked, in file order."""
    path = walk(aid, answers, today)
    used = {q: answers[q] for q in path.asked if q in answers}
    whole = _picture(aid, used, today, quotes)
    idle = [q for q in used if _picture(aid, {k: v for k, v in used.items() if k != q}, today, quotes) == whole]
    bare = {q: a for q, a in used.items() if q not in idle}
    without = _picture(aid, bare, today, quotes)
    found = []
    for q in idle:
        alone = {k: a for k, a in used.items() if k in bare or k == q}
        doubled = _picture(aid, alone, today, quotes) != without
        found.append(Unused(q, "settled" if doubled else _why(aid, q, used[q])))
    return tuple(found)


def _picture(aid: Aid, answers: Mapping[str, Answer], today: date, quotes: Quotes | None) -> tuple[Comparison, tuple[str, ...]]:
    """All that is told, without what is merely still open."""
    told = compare(aid, answers, today=today, quotes=quotes)
    return replace(told, open=(), dormant=()), walk(aid, answers, today).asked


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
    aid: Aid, answers: Mapping[str, Answer], question: str, *, today: date, priorities: Priorities, quotes: Quotes | None = None
) -> tuple[LimitChange | None, LimitChange | None]:
    """The nearest larger and the nearest smaller amount that would alter who leads, or None where none would.

    Args:
        answers: with a number for `question`.
        question: one of `movable`.
    """
    rule = movable(aid)[question]
    amount = answers.get(question)
    if not isinstance(amount, int | float) or rule.burden is None:
        return None, None

    def at(value: float) -> Comparison:
        return compare(aid, {**answers, question: value}, today=today, priorities=priorities, quotes=quotes)

    now = at(amount)
    lows = {math.ceil(figure.low) for v in now.variants if (figure := v.burdens[rule.burden]).low is not None and not figure.unknown}
    larger = sorted(x for x in lows if x > amount)
    smaller = sorted((x - 1 for x in lows if 0 <= x - 1 < amount), reverse=True)
    return _moved(at, now, larger), _moved(at, now, smaller)


def _moved(at: Callable[[int], Comparison], now: Comparison, amounts: list[int]) -> LimitChange | None:
    for amount in amounts:
        told, before = _told(at(amount)), _told(now)
        if told is not None and (before is None or (told.ahead, len(told.close) > 1) != (before.ahead, len(before.close) > 1)):
            return LimitChange(amount, told)
    return None


def _told(comparison: Comparison) -> Lead | None:
    """Who leads, or who alone is left; None when nothing is said at all."""
    fit = comparison.fit
    if fit is None or (fit.withheld and fit.withheld != ("one_left",)):
        return None
    left = tuple(v.variant for v in comparison.variants if v.relevant and v.variant not in fit.left_out)
    return Lead(None, left) if fit.withheld else Lead(fit.ahead, fit.close, fit.conditional)
