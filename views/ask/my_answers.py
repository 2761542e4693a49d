"""Every answer on one page, each to be changed; and keeping or opening a copy."""

import streamlit as st

from logic.person.path import walk
from logic.record.file import to_file
from logic.what_if import Unused, unused
from views import navigation
from views.ask import opening
from views.shared import figures, frame, loading, saving, session, tab
from views.shared.words import md

aid, words = loading.aid(), loading.texts()
answers = session.answers()
path = walk(aid, answers, session.today())


def _why(idle: Unused) -> str:
    """Why an answer changed nothing."""
    if idle.why == "record":
        return md(aid.questions[idle.question].record_only or "")
    if idle.why == "said" and aid.questions[idle.question].role == "private":
        return words.say("not_used_private")
    return words.say(f"not_used_{idle.why}")


reached = [s for s in aid.bank.sections if any(aid.section_of[q] is s for q in path.asked)]

with frame.page(aid, words, width=700, token="answers", clear=True):
    if not frame.ended(aid, words, path):
        st.title(words.say("answers_title"), anchor=False)
        if not answers:
            st.markdown(words.say("answers_none"))
        if st.button(f":yellow[{words.say('to_compare')}]", type="primary"):
            navigation.go("compare")
        for number, section in enumerate(reached, 1):
            private = any(q.role == "private" for q in section.questions)
            with st.container(gap="xsmall", key=f"private_{section.id}" if private else None):  # a page that is printed leaves these out
                st.header(md(section.title), anchor=False)
                rows = {
                    md(q.text): md(figures.answer(words, aid, aid.questions[q.id], answers[q.id]))
                    if q.id in answers
                    else f":gray[{words.say('answers_open')}]"
                    for q in section.questions
                    if q.id in path.asked
                }
                st.table(
                    {words.say("question_column"): list(rows), words.say("answer_column"): list(rows.values())},
                    border="horizontal",
                    hide_header=True,
                    alt=section.title,
                )
                if st.button(
                    words.say("answers_change", title=md(section.title)),
                    icon=":material/edit:",
                    type="tertiary",
                    key=f"change_{section.id}",
                ):
                    navigation.go("questions", page=str(number))
        idle = unused(aid, answers, today=session.today(), quotes=session.quotes())
        if idle:
            with st.expander(words.say("not_used_title", n=len(idle)), icon=":material/info:"):
                st.markdown("\n".join(f"- **{md(aid.questions[u.question].text)}** {_why(u)}" for u in idle))
        if path.dormant:
            st.caption(words.say("answers_dormant", n=len(path.dormant)))
        with st.container(border=True, gap="small"):
            st.header(words.say("save_title"), anchor=False)
            health = st.checkbox(words.say("save_health"), key=session.seed_widget("save_health", None))
            st.markdown(f":material/visibility: {words.say('save_warning')}")
            saving.button(
                words.say("save_button"),
                "my-answers.yaml",
                lambda: to_file(
                    aid, answers, today=session.today(), seed=session.seed(), with_health=bool(health), record=session.record()
                ),
                disabled=tab.as_text(aid) is None,
            )
            opening.box(aid, words)
