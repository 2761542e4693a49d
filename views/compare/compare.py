"""The comparison, usable at any moment: what is unsafe, what crosses a limit, what each kind does, costs and risks."""

import streamlit as st

from logic.compare import compare
from logic.person.path import walk
from views import navigation
from views.compare import brief as compare_brief
from views.compare import more as compare_more
from views.compare import rows as compare_rows
from views.compare import why as compare_why
from views.shared import frame, loading, session
from views.shared.words import md

aid, words = loading.aid(), loading.texts()
answers = session.answers()

with frame.page(aid, words, width=1160, token="compare", clear=True):
    if not frame.ended(aid, words, walk(aid, answers, session.today())):
        result = compare(aid, answers, today=session.today(), priorities=session.said(), quotes=session.quotes(), seed=session.seed())
        st.title(words.say("need_first" if result.ends_open else "compare_title"), anchor=False)
        if result.ends_open:
            st.markdown(words.say("need_first_text"))
            st.markdown("\n".join(f"- {md(aid.questions[q].text)}" for q in result.ends_open))
            if st.button(f":yellow[{words.say('need_first_button')}]", type="primary"):
                navigation.go("questions")
        else:
            st.markdown(words.say("compare_lead"))
            compare_brief.draw(aid, words, result)
            compare_rows.draw(aid, words, result, answers)
            compare_why.draw(aid, words, result, answers)
            compare_more.draw(aid, words, result)
            if st.button(f":yellow[{words.say('to_matters_first')}]", type="primary"):
                navigation.go("what_matters")
            if st.button(words.say("next_step"), icon=":material/list:"):
                navigation.go("my_answers")
