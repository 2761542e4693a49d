"""The comparison, usable at any moment: what is unsafe, what crosses a limit, what each kind does, costs and risks."""

import streamlit as st

from views import navigation
from views.compare import brief as compare_brief
from views.compare import more as compare_more
from views.compare import rows as compare_rows
from views.compare import why as compare_why
from views.shared import frame
from views.shared.words import md

with frame.page(width=1160, token="compare", clear=True) as visit:
    if visit:
        frame.title(visit, visit.say("need_first" if visit.comparison.ends_open else "compare_title"))
        if visit.comparison.ends_open:
            st.markdown(visit.say("need_first_text"))
            st.markdown("\n".join(f"- {md(visit.aid.questions[q].text)}" for q in visit.comparison.ends_open))
            if st.button(f":yellow[{visit.say('need_first_button')}]", type="primary"):
                navigation.go("questions")
        else:
            st.markdown(visit.say("compare_lead"))
            compare_brief.draw(visit)
            compare_rows.draw(visit)
            compare_why.draw(visit)
            compare_more.draw(visit)
            if st.button(f":yellow[{visit.say('to_matters_first')}]", type="primary"):
                navigation.go("what_matters")
            if st.button(visit.say("next_step"), icon=":material/list:"):
                navigation.go("my_answers")
