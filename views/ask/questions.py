"""The questions, one section a page. The page number stands in the address, so the phone's Back goes one section back."""

import streamlit as st

from logic.person.path import walk
from views.ask import widgets
from views.shared import frame, loading, session
from views.shared.words import md

aid, words = loading.aid(), loading.texts()
answers = session.answers()
path = walk(aid, answers, session.today())
reached = [s for s in aid.bank.sections if any(aid.section_of[q] is s for q in path.asked)]
number = session.page_number(len(reached))
section = reached[number - 1]
asked = [q for q in section.questions if q.id in path.asked]
main = answers.get(aid.roles.get("main_concern", ""))

with frame.page(aid, words, width=640, token=f"questions-{section.id}", clear=True):
    if not frame.ended(aid, words, path):
        left = len(path.open)
        st.progress(
            (number - 1) / len(reached),
            text=f"{words.say('part_of', part=number, parts=len(reached))} · {words.say('questions_left', n=left)}",
        )
        with st.container(gap="small"):
            st.title(md(section.title), anchor=False)
            if section.intro or number == 1:
                st.markdown(md(section.intro) if section.intro else words.say("skip_hint"))
        widgets.pictures(words, asked)
        for question in asked:
            hidden = frozenset([main]) if question.role == "more_concerns" and isinstance(main, str) else frozenset()
            widgets.draw(aid, words, aid.questions[question.id], answers.get(question.id), hidden)
        with st.expander(words.say("why_we_ask"), type="compact"):
            st.markdown("\n".join(f"- **{md(q.text)}** {md(q.why)}" for q in asked))
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            if number > 1:
                st.button(words.say("back"), icon=":material/arrow_back:", on_click=session.go_to, args=(number - 1,))
            if number < len(reached):
                title = md(reached[number].title)
                st.button(
                    f":yellow[{words.say('next', title=title[0].lower() + title[1:])}]",
                    type="primary",
                    on_click=session.go_to,
                    args=(number + 1,),
                )
            elif st.button(f":yellow[{words.say('to_compare')}]", type="primary"):
                frame.go("compare")
        with st.container(horizontal=True):
            if st.button(words.say("see_answers"), icon=":material/list:", type="tertiary"):
                frame.go("my_answers")
            if st.button(words.say("compare_now"), icon=":material/table_rows:", type="tertiary"):
                frame.go("compare")
