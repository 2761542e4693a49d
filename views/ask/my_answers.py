"""Every answer on one page, each to be changed; and keeping or opening a copy."""

from functools import partial

import streamlit as st

from logic.record.file import to_file
from logic.what_if import Unused, unused
from views import navigation
from views.ask import opening
from views.shared import figures, frame, limit_text, saving, session, tab
from views.shared.visit import Visit
from views.shared.words import md


def _why(visit: Visit, idle: Unused) -> str:
    """Why an answer changed nothing."""
    if idle.why == "record":
        return md(visit.aid.questions[idle.question].record_only or "")
    if idle.question in visit.aid.private:
        return visit.say("not_used_private")  # the same whatever they answered, and whether they did
    return visit.say(f"not_used_{idle.why}")


def _file(with_health: bool, with_private: bool) -> str:
    """All that was said, as a file to open again."""
    visit = frame.this_visit()
    seed, record = session.seed(), session.record()
    return to_file(
        visit.aid,
        visit.answers,
        today=visit.today,
        seed=seed,
        with_health=with_health,
        with_private=with_private,
        record=record,
    )


with frame.page(width=700, token="answers", clear=True) as visit:
    if visit:
        frame.title(visit, visit.say("answers_title"))
        if not visit.answers:
            st.markdown(visit.say("answers_none"))
        if st.button(f":yellow[{visit.say('to_compare')}]", type="primary"):
            navigation.go("compare")
        for number, section in enumerate(visit.sections, 1):
            private = any(q.role == "private" for q in section.questions)
            with st.container(
                gap="xsmall", key=f"private_{section.id}" if private else None
            ):  # a page that is printed leaves these out
                st.header(md(section.title), anchor=False)
                rows = {
                    md(q.text): md(figures.answer(visit, visit.aid.questions[q.id], visit.answers[q.id]))
                    if q.id in visit.answers
                    else f":gray[{visit.say('answers_open')}]"
                    for q in section.questions
                    if q.id in visit.path.asked
                }
                st.table(
                    {visit.say("question_column"): list(rows), visit.say("answer_column"): list(rows.values())},
                    border="horizontal",
                    hide_header=True,
                    alt=section.title,
                )
                if st.button(
                    visit.say("answers_change", title=md(section.title)),
                    icon=":material/edit:",
                    type="tertiary",
                    key=f"change_{section.id}",
                ):
                    navigation.go("questions", page=str(number))
        limits = {firm: limit_text.mine(visit, firm=firm) for firm in (True, False)}
        if any(limits.values()):
            with st.container(gap="xsmall"):
                st.header(visit.say("limits_title"), anchor=False)
                for firm, said in limits.items():
                    if said:
                        lead = visit.say("limits_firm" if firm else "limits_flexible")
                        st.markdown("\n".join([lead, "", *(f"- {md(line)}" for line in said)]))
                if st.button(visit.say("limits_change"), icon=":material/edit:", type="tertiary"):
                    navigation.go("what_matters")
        idle = unused(visit.aid, visit.answers, today=session.today(), quotes=session.quotes())
        if idle:
            with st.expander(visit.say("not_used_title", n=len(idle)), icon=":material/info:"):
                st.markdown(
                    "\n".join(f"- **{md(visit.aid.questions[u.question].text)}** {_why(visit, u)}" for u in idle)
                )
        if visit.path.dormant:
            st.caption(visit.say("answers_dormant", n=len(visit.path.dormant)))
        with st.container(border=True, gap="small"):
            st.header(visit.say("save_title"), anchor=False)
            health = st.checkbox(visit.say("save_health"), key=session.seed_widget("save_health", None))
            private = saving.with_private(visit)
            st.markdown(f":material/visibility: {visit.say('save_warning')}")
            saving.button(
                visit.say("save_button"),
                "my-answers.yaml",
                partial(_file, bool(health), private),
                disabled=tab.as_text(visit.aid) is None,
            )
            opening.box(visit)
