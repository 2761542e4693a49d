"""Where you stand: what you lean to, how sure you are, whether you are ready, and what to ask at the visit."""

import streamlit as st

from views import navigation
from views.shared import frame, session
from views.shared.words import md
from views.weigh import ask_list
from views.weigh import where_i_stand_parts as stand_parts

with frame.page(width=700, token="stand") as visit:
    if visit:
        frame.title(visit, visit.say("stand_title"))
        if not frame.need_first(visit):
            names = visit.names
            stand = session.stand()
            with st.container(gap="small"):
                st.header(visit.say("lean_title"), anchor=False)
                st.markdown(visit.say("lean_text"))
                stand_parts.lean(visit, names)
                if stand.blind or stand.no_blind:
                    blind = names.listed(stand.blind) if stand.blind else visit.say(f"lean_{stand.no_blind}").lower()
                    st.markdown(f":material/visibility_off: {visit.say('blind_was', names=blind)}")
                stand_parts.sure(visit.words)
            with st.container(gap="small"):
                st.header(visit.say("ready_title"), anchor=False)
                stand_parts.ready(visit)
                if visit.aid.knowledge and st.button(
                    visit.say("knowledge_title"), icon=":material/quiz:", type="tertiary"
                ):
                    navigation.go("check_yourself")
            with st.container(gap="small"):
                st.header(visit.say("ask_title"), anchor=False)
                st.markdown("\n".join(f"1. {md(q)}" for q in ask_list.questions(visit, stand.lean)))
                for text in session.priorities().own:
                    st.text(text)
            if st.button(f":yellow[{visit.say('to_save')}]", type="primary"):
                navigation.go("my_answers")
