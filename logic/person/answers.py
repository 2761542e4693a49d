"""Raw answers → typed answers. The one place that says what a question can be answered with; pages, files and `compare`
all read here.

No fault ever repeats what the person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from logic.aid.aid import Aid
from logic.content.bank import Question
from logic.content.problems import did_you_mean
from logic.person.path import Answer, days_from, months_from

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
DAY = re.compile(MONTH.pattern + r"-[0-9]{2}")
HINTS = 20
"""So many unknown names are looked up for what was meant: each look costs as much as reading thirty answers."""


class Wrong(NamedTuple):
    """One thing that cannot be so. `name`: the question, or the priority or price, it was said of."""

    name: str
    what: str
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.what}" + (f" ({self.fix})" if self.fix else "")


class AnswerError(ValueError):
    """Something said that cannot be so. Names every question and the rule it breaks, never a value.

    Attributes:
        wrong: all that is wrong, in the order it was said.
    """

    def __init__(self, wrong: Iterable[Wrong]):
        self.wrong = tuple(wrong)
        super().__init__("; ".join(map(str, self.wrong)))


class Answers(dict[str, Answer]):
    """Question id → typed answer, for one aid. `read` makes it; `compare` takes it without looking at each answer
    again.

    It is not to be changed: `with_answer` and `without` give another one.
    """

    __slots__ = ("content_hash",)

    def __init__(self, answers: Mapping[str, Answer], content_hash: str):
        super().__init__(answers)
        self.content_hash = content_hash

    def with_answer(self, question: str, answer: Answer) -> Answers:
        """The same with one answer given or replaced by a typed one."""
        return Answers({**self, question: answer}, self.content_hash)

    def without(self, *questions: str) -> Answers:
        """The same without some answers."""
        return Answers({q: a for q, a in self.items() if q not in questions}, self.content_hash)

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("answers that were read are not changed: use with_answer or without")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse


def read(aid: Aid, raw: Mapping[str, Any], today: date) -> Answers:
    """Raw answers, as a program or a file has them, as typed ones, in the order they are asked.

    Args:
        aid: whose questions.
        raw: question id → a choice id, a list of choice ids, a number, a month as `YYYY-MM`, or a date as `YYYY-MM-DD`.
            Typed answers are taken too.
        today: months and dates are bounded from here.

    Raises:
        AnswerError: with every unknown question and every value its question cannot have.
    """
    if isinstance(raw, Answers) and raw.content_hash == aid.content_hash:
        return raw
    typed: dict[str, Answer] = {}
    wrong: list[Wrong] = []
    for name, value in raw.items():
        if name not in aid.questions:
            known = aid.questions if len(wrong) < HINTS else ()
            wrong.append(Wrong(shown(name), "there is no such question", did_you_mean(shown(name), known, "")))
            continue
        answer, what = parse(aid.questions[name], value, today)
        if what is not None:
            wrong.append(Wrong(name, what))
        elif answer is not None:
            typed[name] = answer
    if wrong:
        raise AnswerError(wrong)
    return Answers({q: typed[q] for q in aid.questions if q in typed}, aid.content_hash)


def fitting(aid: Aid, raw: Mapping[str, Any], today: date) -> Answers:
    """As `read`, without what does not fit: for answers that were right when they were given, and are kept by
    ourselves.
    """
    typed = {
        q: answer
        for q in aid.questions
        if q in raw and (answer := parse(aid.questions[q], raw[q], today)[0]) is not None
    }
    return Answers(typed, aid.content_hash)


_ID = re.compile(r"[a-z][a-z0-9_:]{0,79}")


def shown(name: object) -> str:
    """A name that was said, where it looks like one; anything else may be somebody's own words and is not repeated."""
    return name if isinstance(name, str) and _ID.fullmatch(name) else "a name that is no id"


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
        return (
            None,
            f"needs a number with at most {question.places} decimal places"
            if question.places
            else "needs a whole number",
        )
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
