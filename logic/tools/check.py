"""`python -m logic check`: every problem of an aid, and how long its questions take."""

from __future__ import annotations

from datetime import date

from logic.aid import Aid
from logic.problems import MAX_SHOWN, Problem
from logic.tools import time_estimate as time


def run(problems: list[Problem], aid: Aid | None, today: date) -> int:
    """Print the problems and figures. Returns 1 when there is a problem."""
    problems = sorted([*problems, *(too_long(aid, today) if aid else [])])
    for problem in problems[:MAX_SHOWN]:
        print(problem)
    if len(problems) > MAX_SHOWN:
        print(f"… and {len(problems) - MAX_SHOWN} more")
    if aid:
        print(_summary(aid, today))
    print(f"{len(problems)} problem{'s' * (len(problems) != 1)}." + (" The aid cannot start." if aid is None else ""))
    return 1 if problems else 0


def too_long(aid: Aid, today: date) -> list[Problem]:
    """Problems when the median person is asked more, or for longer, than the house allows."""
    e = time.estimate(aid, today)
    limits = (
        ("questions", e.questions, time.MOST_QUESTIONS),
        ("pages", e.pages, time.MOST_PAGES),
        ("minutes", round(e.minutes, 2), time.MOST_MINUTES),
    )
    return [
        Problem("questions.yaml", 1, 1, "file", f"a median person meets {value} {what}, more than {most}", "ask less, or in fewer words")
        for what, value, most in limits
        if value > most
    ]


def _summary(aid: Aid, today: date) -> str:
    e = time.estimate(aid, today)
    rules = len(aid.gate) + len(aid.notes) + len(aid.limits)
    return (
        f"{len(aid.questions)} questions, {len(aid.options)} options, {len(aid.variants)} variants, {rules} rules "
        f"({len(aid.gate)} gate, {len(aid.notes)} notes, {len(aid.limits)} limits), {len(aid.promises)} promises, "
        f"{len(aid.facts)} facts, {len(aid.sources)} sources; content {aid.content_hash}\n"
        f"Median person: {e.questions:g} questions on {e.pages:g} pages, {e.words:g} words, {e.taps:g} taps, {e.minutes:.1f} minutes"
    )
