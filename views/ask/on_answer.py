"""Callbacks of the widgets people answer with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from logic.content.bank import Question
from views.shared import frame, session


def _save(question: Question, raw: object) -> bool:
    """Keep an answer. A sign that a doctor should see first, told under the question from now on, is brought into view."""
    before = {flag.rule.id for flag in frame.this_visit().red_flags}
    saved = session.save_answer(question, raw)
    if {flag.rule.id for flag in frame.this_visit().red_flags} - before:
        session.news(question.id)
    return saved


def take(question: Question, widget: str) -> None:
    """Callback of a one-choice or date widget; a date empties the "not sure" box beside it."""
    raw = session.value(widget)
    if question.counted and raw is not None:
        _not_unsure(question)
    _save(question, raw.isoformat() if isinstance(raw, date) else raw)


def in_box(question: Question, number: float) -> str:
    """A number as it stands in its box."""
    return f"{number:.{question.places}f}" if question.places else str(number)


def take_number(question: Question, widget: str, read: Callable[[str], int | float | None]) -> None:
    """Callback of a number box. A number takes the place of the text in it; anything else stays there, is no answer,
    and is told beside the box."""
    text = session.value(widget)
    number = read(text) if text else None
    if text:
        _not_unsure(question)
    if _save(question, number) and number is not None:
        session.set_widget(widget, in_box(question, number))
    elif text:
        session.news(question.id)


def take_pills(question: Question, widget: str) -> None:
    """Callback of a several-choice pills widget: the newest exclusive pick clears the rest; no more than `most`."""
    picked = list(session.value(widget) or [])
    before = session.answers().get(question.id, ())
    new = [c for c in picked if not isinstance(before, tuple) or c not in before]
    picked = _settle(question, picked, new)
    session.set_widget(widget, picked)
    _save(question, picked)


def tick(question: Question, choice: str) -> None:
    """Callback of one tick box."""
    picked = [c.id for c in question.choices if session.value(session.key(question.id, c.id))]
    settled = _settle(question, picked, [choice] if choice in picked else [])
    for c in question.choices:
        if (c.id in picked) != (c.id in settled):
            session.set_widget(session.key(question.id, c.id), c.id in settled)
    _save(question, settled)


def tick_unsure(question: Question, choice: str) -> None:
    """Callback of the "not sure" box beside a number or month: it takes the place of the number."""
    if session.value(session.key(question.id, choice)):
        for widget in (session.key(question.id), session.key(question.id, "@month"), session.key(question.id, "@year")):
            if session.value(widget) is not None:
                session.set_widget(widget, None)
        _save(question, choice)
    else:
        _save(question, None)


def _not_unsure(question: Question) -> None:
    for choice in question.choices:
        session.set_widget(session.key(question.id, choice.id), False)


def take_month(question: Question) -> None:
    """Callback of the month and year boxes: an answer only when both are there, and the question can have it."""
    month, year = (session.value(session.key(question.id, part)) for part in ("@month", "@year"))
    if month or year:
        _not_unsure(question)
    if not _save(question, f"{year:04d}-{month:02d}" if month and year else None) and month and year:
        session.news(question.id)


def _settle(question: Question, picked: list[str], new: list[str]) -> list[str]:
    exclusive = {c.id for c in question.choices if c.exclusive}
    if any(c in exclusive for c in new):
        return [c for c in new if c in exclusive][:1]
    if new:
        picked = [c for c in picked if c not in exclusive]
    if question.most and len(picked) > question.most:
        session.notice("too_many_ticked", question.id, n=question.most)
        picked = [c for c in picked if c not in new][: question.most]
    return picked
