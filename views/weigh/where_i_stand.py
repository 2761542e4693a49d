"""Where you stand: what you lean to, how sure you are, whether you are ready, and what to ask at the visit."""

import streamlit as st

from logic.compare import compare
from logic.person.path import walk
from views import navigation
from views.shared import frame, loading, session
from views.shared.names import Names
from views.shared.words import md
from views.weigh import ask_list
from views.weigh import where_i_stand_parts as stand_parts

aid, words = loading.aid(), loading.texts()
answers = session.answers()

with frame.page(aid, words, width=700, token="stand"):
    if not frame.ended(aid, words, walk(aid, answers, session.today())):
        result = compare(aid, answers, today=session.today(), priorities=session.said(), quotes=session.quotes(), seed=session.seed())
        st.title(words.say("stand_title"), anchor=False)
        if not frame.need_first(words, result):
            names = Names(aid, words, [v.variant for v in result.variants if v.relevant])
            stand = session.stand()
            with st.container(gap="small"):
                st.header(words.say("lean_title"), anchor=False)
                st.markdown(words.say("lean_text"))
                stand_parts.lean(words, result, names)
                if stand.blind or stand.no_blind:
                    blind = names.listed(stand.blind) if stand.blind else words.say(f"lean_{stand.no_blind}").lower()
                    st.markdown(f":material/visibility_off: {words.say('blind_was', names=blind)}")
                stand_parts.sure(words)
            with st.container(gap="small"):
                st.header(words.say("ready_title"), anchor=False)
                stand_parts.ready(aid, words)
                if aid.knowledge and st.button(words.say("knowledge_title"), icon=":material/quiz:", type="tertiary"):
                    navigation.go("check_yourself")
            with st.container(gap="small"):
                st.header(words.say("ask_title"), anchor=False)
                st.markdown("\n".join(f"1. {md(q)}" for q in ask_list.questions(aid, words, result, stand.lean)))
                for text in session.said().own:
                    st.text(text)
            if st.button(f":yellow[{words.say('to_save')}]", type="primary"):
                navigation.go("my_answers")
