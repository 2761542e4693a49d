"""How each type fits this person: who came out ahead or why nobody, how far each is from their limits, good and bad
points, and what would change it.
"""

import streamlit as st

from views import navigation
from views.shared import frame, help_first, session
from views.shared.visit import Visit
from views.weigh import change, outside, own, points, rows, verdict


def buttons(visit: Visit) -> None:
    """Where to go from here."""
    with st.container(horizontal=True):
        if st.button(f":yellow[{visit.say('to_stand')}]", type="primary"):
            navigation.go("where_i_stand")
        if st.button(visit.say("to_course"), icon=":material/payments:"):
            navigation.go("money_and_time")
        if st.button(visit.say("to_compare"), icon=":material/table_rows:"):
            navigation.go("compare")
        if st.button(visit.say("to_matters"), icon=":material/tune:"):
            navigation.go("what_matters")


with frame.page(width=1160, token="picture", weighs=True) as visit:
    if visit:
        frame.title(visit, visit.say("picture_title"))
        fit = visit.comparison.fit
        if fit is None or not visit.comparison.concerns:
            st.markdown(visit.say("matters_need"))
            if st.button(f":yellow[{visit.say('start_button')}]", type="primary"):
                navigation.go("questions")
        else:
            help_first.draw(visit)
            st.markdown(visit.say("picture_lead"))
            hidden = st.toggle(visit.say("hide_names"), key=session.seed_widget("hide_names", None))
            names = visit.names.hiding(bool(hidden))
            verdict.draw(visit, names)
            if not {"red_flag", "worry"} & set(fit.withheld):
                outside.draw(visit, names)
                points.draw(visit, names, limits=False)
            rows.draw(visit, names)
            if hidden:
                points.blind(visit, names)
            else:
                change.draw(visit, names)
            own.read(visit.priorities.own, visit.words)
            buttons(visit)
