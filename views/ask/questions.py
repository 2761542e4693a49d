"""The questions, one section a page. The page number stands in the address, so the phone's Back goes one section back."""

import streamlit as st

from logic.content.bank import Section
from views.ask import widgets
from views.shared import address, frame
from views.shared.visit import Visit
from views.shared.words import md


def on_screen(visit: Visit) -> tuple[int, tuple[Section, ...]]:
    """The number of the part on screen, and all parts this visitor reaches."""
    reached = visit.sections
    return address.page_number(len(reached)), reached


def token(visit: Visit) -> str:
    number, reached = on_screen(visit)
    return f"questions-{reached[number - 1].id}"


with frame.page(width=640, token=token, clear=True) as visit:
    if visit:
        number, reached = on_screen(visit)
        section = reached[number - 1]
        asked = [q for q in section.questions if q.id in visit.path.asked]
        names = [q.id for q in asked]
        main = visit.answers.get(visit.aid.roles.get("main_concern", ""))
        left = len(visit.path.open)
        st.progress(
            (number - 1) / len(reached),
            text=f"{visit.say('part_of', part=number, parts=len(reached))} · {visit.say('questions_left', n=left)}",
        )
        with st.container(gap="small"):
            frame.title(visit, md(section.title), names)
            if section.intro or number == 1:
                st.markdown(md(section.intro) if section.intro else visit.say("skip_hint"))
        widgets.pictures(visit.words, asked)
        for question in asked:
            hidden = frozenset([main]) if question.role == "more_concerns" and isinstance(main, str) else frozenset()
            full = visit.aid.questions[question.id]
            widgets.draw(visit, full, visit.answers.get(question.id), names, hidden)
        with st.expander(visit.say("why_we_ask"), type="compact"):
            st.markdown("\n".join(f"- **{md(q.text)}** {md(q.why)}" for q in asked))
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            if number > 1:
                st.button(visit.say("back"), icon=":material/arrow_back:", on_click=address.go_to, args=(number - 1,))
            if number < len(reached):
                title = md(reached[number].title)
                st.button(
                    f":yellow[{visit.say('next', title=title[0].lower() + title[1:])}]",
                    type="primary",
                    on_click=address.go_to,
                    args=(number + 1,),
                )
            elif st.button(f":yellow[{visit.say('to_compare')}]", type="primary"):
                frame.go("compare")
        with st.container(horizontal=True):
            if st.button(visit.say("see_answers"), icon=":material/list:", type="tertiary"):
                frame.go("my_answers")
            if st.button(visit.say("compare_now"), icon=":material/table_rows:", type="tertiary"):
                frame.go("compare")
