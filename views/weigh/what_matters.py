"""What matters to you: pick, weigh the change against the trouble, then each swing; before any option is named."""

import streamlit as st

from logic.fit.priorities import FEWEST, MOST
from views.shared import frame
from views.weigh import cards as matters_cards
from views.weigh import checks as matters_checks

with frame.page(width=700, token="matters") as visit:
    if visit:
        st.title(visit.say("matters_title"), anchor=False)
        if visit.comparison.ends_open or not visit.comparison.concerns:
            st.markdown(visit.say("matters_need"))
            if st.button(f":yellow[{visit.say('start_button')}]", type="primary"):
                frame.go("questions")
        elif not any(swing.branch == "gain" for swing in visit.offered.values()):
            st.info(visit.say("withheld_nothing_shown"))
            if st.button(f":yellow[{visit.say('to_compare')}]", type="primary"):
                frame.go("compare")
        else:
            st.markdown(visit.say("matters_lead", a=FEWEST, b=MOST))
            matters_cards.nothing_to_weigh(visit)
            with st.container(gap="small"):
                matters_cards.pills(visit, label="matters_pick")
                left = FEWEST - len(visit.priorities.picked)
                st.caption(
                    visit.say("matters_left", n=left)
                    if left > 0
                    else visit.say("matters_picked", n=len(visit.priorities.picked))
                )
                matters_cards.own(visit.words)
            if visit.priorities.picked:
                matters_cards.draw(visit)
                matters_checks.statements(visit)
                matters_checks.checks(visit)
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                if st.button(visit.say("to_compare"), icon=":material/table_rows:"):
                    frame.go("compare")
                if st.button(f":yellow[{visit.say('to_picture')}]", type="primary"):
                    frame.go("my_picture")
