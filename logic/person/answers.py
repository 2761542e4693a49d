"""Raw answers → typed answers. The one place that says what a question can be answered with; pages, files and `compare` all read here.

No fault ever repeats what the person wrote."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from logic.content.bank import Question
from logic.person.path import Answer, months_from

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def parse(question: Question, value: Any, today: date) -> tuple[Answer | None, str | None]:
    """One raw answer as a typed one.

    Args:
        question: what was asked.
        value: what came back: text, a list of texts, or a whole number.
        today: months are bounded from here.

    Returns:
        The answer and None, or None and what is wrong with it, in words that do not repeat the answer.
    """
    choices = {c.id: c for c in question.choices}
    if question.kind == "several":
        return _several(question, value)
    if isinstance(value, str) and value in choices:
        return value, None
    if question.kind in ("one", "yes_no"):
        return None, "is not one of its choices"
    if question.kind == "month":
        if not (isinstance(value, str) and MONTH.fullmatch(value)):
            return None, "needs a month as YYYY-MM"
        number: int = months_from(today, value)
    elif type(value) is int:
        number = value
    else:
        return None, "needs a whole number"
    if not _within(question, number):
        return None, f"must be from {question.min} to {question.max}" + (" months from now" if question.kind == "month" else "")
    return (value if question.kind == "month" else number), None


def _within(question: Question, number: int) -> bool:
    return (question.min is None or number >= question.min) and (question.max is None or number <= question.max)


def _several(question: Question, value: Any) -> tuple[Answer | None, str | None]:
    if not isinstance(value, (list, tuple)) or not value or not all(isinstance(v, str) for v in value):
        return None, "needs a list of its choices"
    choices = {c.id: c for c in question.choices}
    if any(v not in choices for v in value):
        return None, "names something that is not one of its choices"
    ticked = tuple(c for c in choices if c in value)
    if len(ticked) > 1 and any(choices[c].exclusive for c in ticked):
        return None, "joins answers that exclude each other"
    if question.most and len(ticked) > question.most:
        return None, f"has more than {question.most} answers"
    return ticked, None
