"""Raw answers → typed answers. The one place that says what a question can be answered with; pages, files and `compare` all read here.

No fault ever repeats what the person wrote."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from logic.content.bank import Question
from logic.person.path import Answer, days_from, months_from

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
DAY = re.compile(MONTH.pattern + r"-[0-9]{2}")


def parse(question: Question, value: Any, today: date) -> tuple[Answer | None, str | None]:
    """One raw answer as a typed one.

    Args:
        question: what was asked.
        value: what came back: text, a list of texts, or a number.
        today: months and dates are bounded from here.

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
    number: int | float
    if question.dated:
        count = time_of(question, value, today)
        if count is None:
            return None, "needs a month as YYYY-MM" if question.kind == "month" else "needs a date as YYYY-MM-DD"
        number = count
    elif type(value) is int or (type(value) is float and question.places):
        number = value
    else:
        return None, f"needs a number with at most {question.places} decimal places" if question.places else "needs a whole number"
    if not (question.min is None or number >= question.min) or not (question.max is None or number <= question.max):
        return None, f"must be from {question.min} to {question.max}{_SINCE.get(question.kind, '')}"
    if question.dated:
        return value, None
    if question.places:
        if Decimal(repr(number)).as_tuple().exponent < -question.places:  # type: ignore[operator]  # within bounds, so finite
            return None, f"needs a number with at most {question.places} decimal places"
        number = float(number)
    return number, None


_SINCE = {"month": " months from now", "date": " days from today"}


def time_of(question: Question, value: Any, today: date) -> int | None:
    """Whole months or days from today, or None for what is no month or no day there is."""
    if not isinstance(value, str) or not (MONTH if question.kind == "month" else DAY).fullmatch(value):
        return None
    try:
        return months_from(today, value) if question.kind == "month" else days_from(today, value)
    except ValueError:  # the 30th of February
        return None


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
