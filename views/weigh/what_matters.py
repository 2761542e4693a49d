"""What matters to you: what you would mind most, whether real types would be worth it, which limits are firm; before
any type is named.
"""

import streamlit as st

from logic.fit.priorities import MOST_MINDED, MOST_PACKAGES
from views import navigation
from views.shared import frame, help_first
from views.weigh import firm, mind, own, packages, verdict

with frame.page(width=700, token="matters", weighs=True) as visit:
    if visit:
        frame.title(visit, visit.say("matters_title"))
        fit = visit.comparison.fit
        if fit is None or not visit.comparison.concerns:
            st.markdown(visit.say("matters_need"))
            if st.button(f":yellow[{visit.say('start_button')}]", type="primary"):
                navigation.go("questions")
        elif verdict.never(fit):
            help_first.draw(visit)
            verdict.withheld(visit, fit, visit.names)
            own.draw(visit.words)
            if st.button(f":yellow[{visit.say('to_compare')}]", type="primary"):
                navigation.go("compare")
        else:
            st.markdown(visit.say("matters_lead", n=MOST_MINDED + MOST_PACKAGES))
            mind.draw(visit)
            packages.draw(visit)
            firm.draw(visit)
            own.draw(visit.words)
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                if st.button(visit.say("to_compare"), icon=":material/table_rows:"):
                    frame.go("compare")
                if st.button(f":yellow[{visit.say('to_picture')}]", type="primary"):
                    frame.go("my_picture")
