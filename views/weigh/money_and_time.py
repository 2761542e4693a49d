"""Money and time: what each way takes over 1, 3 and 5 years, with the person's own prices, and by when to begin."""

import streamlit as st

from logic.compare import compare
from logic.person.path import on_path, walk
from views.shared import frame, loading, session
from views.weigh import money_and_time_parts as course_parts

aid, words = loading.aid(), loading.texts()
answers = session.answers()

with frame.page(aid, words, width=1160, token="course"):
    if not frame.ended(aid, words, walk(aid, answers, session.today())):
        result = compare(aid, answers, today=session.today(), quotes=session.quotes(), seed=session.seed())
        st.title(words.say("course_title"), anchor=False)
        if not frame.need_first(words, result):
            st.markdown(words.say("course_lead"))
            used = on_path(aid, answers, session.today())
            course_parts.sums(aid, words, result, used)
            course_parts.calendar(aid, words, result, used)
            course_parts.again(aid, words, result)
            course_parts.prices(aid, words, result)
            if st.button(f":yellow[{words.say('to_stand')}]", type="primary"):
                frame.go("where_i_stand")
