"""Six short questions after reading, with gentle feedback. Nothing is counted against anyone, and nothing is kept
unless they want it.
"""

import random

import streamlit as st

from logic.content.pages import CheckQuestion
from logic.record.record import UNSURE
from views import navigation
from views.shared import frame, session, sources
from views.shared.visit import Visit
from views.shared.words import md


def _order(question: CheckQuestion) -> list[str]:
    """The choices in this visitor's own mix; amounts stay in their order."""
    names = [c.id for c in question.choices]
    if not all(c.text.replace(",", "").isdigit() for c in question.choices):
        random.Random(f"{session.seed()} {question.id}").shuffle(names)
    return [*names, UNSURE]


def _take(question: str, widget: str) -> None:
    session.check(question, session.value(widget))


def _keep(widget: str) -> None:
    session.keep_checked(bool(session.value(widget)))


def _one(visit: Visit, question: CheckQuestion) -> None:
    texts = {c.id: c.text for c in question.choices} | {UNSURE: visit.say("knowledge_unsure")}
    widget = session.seed_widget(session.key("@check", question.id), session.checked().get(question.id))
    with st.container(gap="xsmall"):
        st.header(md(question.text), anchor=False)
        st.radio(
            question.text,
            _order(question),
            index=None,
            format_func=lambda c: md(texts[c]),
            key=widget,
            label_visibility="collapsed",
            on_change=_take,
            args=(question.id, widget),
        )
        given = session.checked().get(question.id)
        if given is not None:
            said = "right" if given == question.right else "unsure_said" if given == UNSURE else "wrong"
            right = "" if said == "right" else f" **{md(texts[question.right])}.**"
            st.info(f"{visit.say(f'knowledge_{said}')}{right} {md(question.because.text)}")
            sources.draw(visit, question.id, question.because.facts)


with frame.page(width=640, token="check") as visit:
    if visit:
        frame.title(visit, visit.say("knowledge_title"))
        st.markdown(visit.say("knowledge_lead"))
        for question in visit.aid.knowledge:
            _one(visit, question)
        done = session.checked()
        if visit.aid.knowledge and len(done) == len(visit.aid.knowledge):
            right = sum(done.get(q.id) == q.right for q in visit.aid.knowledge)
            st.markdown(f"**{visit.say('knowledge_done', n=right, of=len(visit.aid.knowledge))}**")
        if visit.aid.knowledge:
            widget = session.seed_widget(session.key("@check_keep"), session.keeps_checked())
            if st.checkbox(visit.say("knowledge_keep"), key=widget, on_change=_keep, args=(widget,)):
                st.caption(visit.say("knowledge_kept"))
        if st.button(f":yellow[{visit.say('to_options')}]", type="primary"):
            navigation.go("options")
