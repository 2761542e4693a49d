"""Somebody who says what matters: packages answered as they come, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit.priorities import Package, Priorities, Worth
from logic.person.comparison import Comparison, Fit
from logic.person.path import Answer

TODAY = date(2026, 11, 24)


def answered(
    aid: Aid, answers: dict[str, Answer], how: Worth | Callable[[Package], Worth], said: Priorities | None = None
) -> Priorities:
    """All packages that are asked about, answered the same way or as `how` says; ends stored as a page stores them."""
    said = said or Priorities()
    fit = fit_of(aid, answers, said)
    assert fit.reading
    said = replace(said, ends=dict(fit.reading.ends))
    while fit.next:
        said = said.answered(replace(fit.next, answer=how if isinstance(how, str) else how(fit.next)))
        fit = fit_of(aid, answers, said)
    return said


def fit_of(aid: Aid, answers: dict[str, Answer], said: Priorities, **more) -> Fit:
    fit = told(aid, answers, said, **more).fit
    assert fit
    return fit


def told(aid: Aid, answers: dict[str, Answer], said: Priorities, **more) -> Comparison:
    return compare(aid, answers, today=TODAY, priorities=said, **more)


def healthy(aid: Aid, **more: Answer) -> dict[str, Answer]:
    """Somebody of 45 with nothing in their health that a rule speaks of, who wants fine lines less deep if nothing else is said."""
    answers: dict[str, Answer] = {"deciding": "myself", "age": 45, "main_concern": "fine_lines", **more}
    mild = {
        "pregnancy": "not_pregnant",
        "skin_tone": "ii",
        "where": ("face",),
        "isotretinoin": "never",
        "worry_time": "under_1_hour",
    }
    while True:
        waiting = compare(aid, answers, today=TODAY).open_gate
        if not waiting:
            return answers
        for q in waiting:
            choices = {c.id for c in aid.questions[q].choices}
            answers[q] = mild.get(q) or (("none",) if "none" in choices else "no")
