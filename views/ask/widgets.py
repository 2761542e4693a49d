"""One question on screen: heading, help, and the widget its kind asks for. Nothing is preset; the answer is kept by
`session`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st

from logic.aid.aid import Aid
from logic.content.bank import Choice, Question
from logic.person import typed
from logic.person.answers import parse
from logic.person.path import Answer
from views.ask import on_answer
from views.shared import drawing, figures, red_flags, session, told
from views.shared.visit import Visit
from views.shared.words import Words, md

_SHORT = 26
"""Answers up to this many letters are shown as pills, longer ones as a list."""


def draw(
    visit: Visit,
    question: Question,
    answer: Answer | None,
    asked: Sequence[str],
    hidden: frozenset[str] = frozenset(),
) -> None:
    """Draw one question, and right under it what a doctor should see first because of its answer.

    Args:
        visit: the visit.
        question: what is asked.
        answer: what was answered before, or None.
        asked: the questions asked on this page.
        hidden: choices not to offer (the main concern among the further ones).
    """
    with st.container(gap="xsmall", key=told.key(question.id)):
        st.header(md(question.text), anchor=False)
        if question.help:
            st.caption(md(question.help))
        field(visit, question, answer, hidden)
        red_flags.beside(visit, question.id, asked)


def field(visit: Visit, question: Question, answer: Answer | None, hidden: frozenset[str] = frozenset()) -> None:
    """The widget alone, for a place that already says what is asked."""
    match question.kind:
        case "several":
            _several(question, answer, [c for c in question.choices if c.id not in hidden])
        case "number" | "money":
            _number(visit, question, answer)
        case "month":
            _month(visit.words, question, answer)
        case "date":
            _date(question, answer)
        case _:
            _one(question, answer)
    told.draw(visit.words, question.id)


def _label(choices: list[Choice]) -> dict[str, str]:
    return {c.id: md(c.text) for c in choices}


def _short(choices: list[Choice]) -> bool:
    return all(len(c.text) <= _SHORT for c in choices)


def _one(question: Question, answer: Answer | None) -> None:
    labels = _label(question.choices)
    widget = session.seed_widget(session.key(question.id), answer)
    common: dict[str, Any] = {
        "key": widget,
        "label_visibility": "collapsed",
        "on_change": on_answer.take,
        "args": (question, widget),
    }
    if _short(question.choices):
        st.pills(md(question.text), list(labels), format_func=labels.__getitem__, **common)
    else:
        st.radio(md(question.text), list(labels), index=None, format_func=labels.__getitem__, **common)


def _several(question: Question, answer: Answer | None, choices: list[Choice]) -> None:
    picked = answer if isinstance(answer, tuple) else ()
    labels = _label(choices)
    if _short(choices) and len(choices) > 1:
        widget = session.seed_widget(session.key(question.id), list(picked) or None)
        st.pills(
            md(question.text),
            list(labels),
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=widget,
            label_visibility="collapsed",
            on_change=on_answer.take_pills,
            args=(question, widget),
        )
        return
    for choice in choices:
        widget = session.seed_widget(session.key(question.id, choice.id), True if choice.id in picked else None)
        st.checkbox(labels[choice.id], key=widget, on_change=on_answer.tick, args=(question, choice.id))


def _number(visit: Visit, question: Question, answer: Answer | None) -> None:
    number = answer if isinstance(answer, int | float) else None
    widget = session.seed_widget(
        session.key(question.id), None if number is None else on_answer.in_box(question, number)
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        # Streamlit's own box for numbers makes 2 of 2.500 in the browser, where nobody sees what was typed
        st.text_input(
            md(question.text),
            value=None,
            key=widget,
            width=220,
            label_visibility="collapsed",
            icon=f":material/{question.icon}:" if question.icon else None,
            autocomplete="off",
            on_change=on_answer.take_number,
            args=(question, widget, partial(_read, visit.aid, question)),
        )
        _unsure(question, answer)
    bounds = _bounds(visit, question)
    if number is not None:
        st.caption(visit.say("number_repeat", text=md(figures.answer(visit, question, number))))
    elif session.value(widget):
        places = question.places
        st.error(
            visit.say("decimal_refused", n=places, bounds=bounds)
            if places
            else visit.say("number_refused", bounds=bounds)
        )
    else:  # a line from the start, so that nothing moves under a finger when the number is taken
        st.caption(bounds)


def _read(aid: Aid, question: Question, text: str) -> int | float | None:
    """The number a text plainly is; of money in the aid's own currency, and without cents where these are not asked
    for.
    """
    if question.kind == "money":
        text = typed.bare(text, aid.about.currency.sign, aid.about.currency.code)
        text = text if question.places else typed.without_cents(text)
    number = typed.number(text, places=question.places or 0)
    return None if number is None else float(number) if question.places else int(number)


def _bounds(visit: Visit, question: Question) -> str:
    """ "0 to 120 days"."""
    low, high = (figures.answer(visit, question, bound or 0) for bound in (question.min, question.max))
    return md(visit.say("range", a=low if question.kind == "money" else f"{question.min or 0:,}", b=high))


def _unsure(question: Question, answer: Answer | None) -> None:
    for choice in question.choices:
        key = session.seed_widget(session.key(question.id, choice.id), True if answer == choice.id else None)
        st.checkbox(md(choice.text), key=key, on_change=on_answer.tick_unsure, args=(question, choice.id))


def _month(words: Words, question: Question, answer: Answer | None) -> None:
    today = session.today()
    first, last = (today.year + (today.month - 1 + bound) // 12 for bound in (question.min or 0, question.max or 0))
    known = answer if isinstance(answer, str) and answer[:4].isdigit() else None
    with st.container(horizontal=True, vertical_alignment="center"):
        for part, options, value, width in (
            ("month", range(1, 13), int(known[5:]) if known else None, 170),
            (
                "year",
                range(first, last + 1) if last > today.year else range(last, first - 1, -1),
                int(known[:4]) if known else None,
                130,
            ),
        ):
            key = session.seed_widget(session.key(question.id, f"@{part}"), value)
            st.selectbox(
                words.say(part),
                list(options),
                index=None,
                key=key,
                width=width,
                placeholder=words.say(part),
                format_func=_month_name if part == "month" else str,
                label_visibility="collapsed",
                on_change=on_answer.take_month,
                args=(question,),
            )
        _unsure(question, answer)
    if not known and all(session.value(session.key(question.id, part)) for part in ("@month", "@year")):
        st.error(words.say("month_out_of_range"))


def _date(question: Question, answer: Answer | None) -> None:
    today = session.today()
    known = isinstance(answer, str) and parse(question, answer, today)[1] is None and answer[:4].isdigit()
    widget = session.seed_widget(session.key(question.id), date.fromisoformat(str(answer)) if known else None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.date_input(
            md(question.text),
            value=None,
            min_value=today + timedelta(days=question.lowest),
            max_value=today + timedelta(days=question.highest),
            format="YYYY-MM-DD",
            key=widget,
            width=220,
            label_visibility="collapsed",
            on_change=on_answer.take,
            args=(question, widget),
        )
        _unsure(question, answer)


def _month_name(number: int) -> str:
    return date(2000, number, 1).strftime("%B")


def pictures(words: Words, questions: list[Question]) -> None:
    """What the amounts offered look like among 1,000 people, once for all questions that offer them."""
    amounts = sorted({c.amount for q in questions if q.picture for c in q.choices if c.amount})
    if amounts:
        with st.grid(len(amounts), min_column_width=150):
            for amount in amounts:
                picture = drawing.people(amount, amount, 1000, words.say("picture_alt", n=amount, rest=1000 - amount))
                st.markdown(f"{picture}  \n:small[{words.say('picture_of', n=amount)}]")
