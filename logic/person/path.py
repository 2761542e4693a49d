"""Which questions a person is asked, and what is known of each: answers → state. Only answers on the path count.

Months and dates become whole months and days from `today`, and decimals whole numbers of their last place, here and
nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from logic.aid.aid import Aid
from logic.conditions.meaning import DOES_NOT_APPLY, Cell, Judged, NotKnown, Partly
from logic.content.bank import Question

Answer = str | int | float | tuple[str, ...]
"""A choice id, a tuple of choice ids, a number, `YYYY-MM` or `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class Path:
    """What one person is asked.

    Attributes:
        asked: question ids in file order.
        state: question id → cell, for every question of the bank.
        open: asked and not answered.
        dormant: answered once but not asked now; in no condition, result or export.
    """

    asked: tuple[str, ...]
    state: dict[str, Cell]
    open: tuple[str, ...]
    dormant: tuple[str, ...]


def walk(aid: Aid, answers: Mapping[str, Answer], today: date) -> Path:
    """The path of one person. `today` turns months into numbers."""
    state = Judged()
    asked, open_ = [], []
    for question_id, question in aid.questions.items():
        ready = aid.ask_when[question_id]
        when = ready.when.test(state)
        if not when:
            state[question_id] = ready.when.causes(state) if when is None else DOES_NOT_APPLY
            continue
        asked.append(question_id)
        if question_id in answers:
            state[question_id] = cell(question, answers[question_id], today)
        else:
            open_.append(question_id)
            state[question_id] = NotKnown(open=frozenset({question_id}))
    on_path = set(asked)
    return Path(tuple(asked), state, tuple(open_), tuple(q for q in answers if q in aid.questions and q not in on_path))


def on_path(aid: Aid, answers: Mapping[str, Answer], today: date) -> dict[str, Answer]:
    """Only the answers that count, in file order."""
    return {q: answers[q] for q in walk(aid, answers, today).asked if q in answers}


def cell(question: Question, answer: Answer, today: date) -> Cell:
    """What one typed answer tells."""
    if isinstance(answer, int) and not question.places:
        return answer
    if isinstance(answer, int | float):
        return round(answer * question.step)
    ticked = (answer,) if isinstance(answer, str) else answer
    if question.dated and isinstance(answer, str) and answer[:4].isdigit():
        return months_from(today, answer) if question.kind == "month" else days_from(today, answer)
    unknown = {c.id: c.unknown for c in question.choices if c.unknown and c.id in ticked}
    if not unknown:
        return frozenset(ticked)
    known = frozenset(ticked) - frozenset(unknown)
    if question.kind == "several" and "declined" not in unknown.values() and known:
        return Partly(known)
    return NotKnown(unsure=frozenset({question.id}))


def months_from(today: date, month: str) -> int:
    """Whole months from today's month to `YYYY-MM`; negative when past."""
    year, number = int(month[:4]), int(month[5:])
    return (year - today.year) * 12 + number - today.month


def month_at(today: date, months: int) -> str:
    """The month `YYYY-MM` that lies so many whole months from today's; `months_from` turned round."""
    count = today.year * 12 + today.month - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def days_from(today: date, day: str) -> int:
    """Whole days from today to `YYYY-MM-DD`; negative when past."""
    return (date.fromisoformat(day) - today).days


def first_day(answer: str) -> date:
    """The day of a date, or the first one of a month."""
    return date.fromisoformat(answer if len(answer) > len("YYYY-MM") else f"{answer}-01")


def uncounted(question: Question, count: int, today: date) -> Answer:
    """The answer that counts so much: `cell` turned round."""
    if question.kind == "month":
        return month_at(today, count)
    if question.kind == "date":
        return (today + timedelta(days=count)).isoformat()
    return count / question.step if question.places else count


def main_concern(aid: Aid, answers: Mapping[str, Answer]) -> str | None:
    """The concern the person put first, or None. `answers` are those on the path."""
    question = aid.roles.get("main_concern")
    answer = answers.get(question) if question else None
    return aid.concern_of(question, answer) if question and isinstance(answer, str) else None


def chosen_concerns(aid: Aid, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Every concern the person named, main one first, each once."""
    main = main_concern(aid, answers)
    question = aid.roles.get("more_concerns")
    more = answers.get(question, ()) if question else ()
    named = [aid.concern_of(question, choice) for choice in more] if question and isinstance(more, tuple) else []
    return tuple(dict.fromkeys(c for c in (main, *named) if c))
