"""Which answers changed nothing for this person, and why: no answer is dropped in silence.

Found by trying, not by reading rules: each answer is taken away, and what comes out is held against what came out with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from logic.aid.aid import Aid
from logic.compare import compare
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
