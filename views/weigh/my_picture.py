"""How each option fits what this person said matters: who came out ahead or why nobody, good and bad points, what would
change it.
"""

import streamlit as st

from logic.fit.priorities import FEWEST
from views import navigation
from views.shared import frame, help_first, session
from views.shared.visit import Visit
from views.weigh import change as picture_change
from views.weigh import points as picture_points
from views.weigh import rows as picture_rows


def buttons(visit: Visit) -> None:
    """Where to go from here."""
    with st.container(horizontal=True):
        if st.button(f":yellow[{visit.say('to_stand')}]", type="primary"):
            navigation.go("where_i_stand")
        if st.button(visit.say("to_course"), icon=":material/payments:"):
            navigation.go("money_and_time")
        if st.button(visit.say("to_matters"), icon=":material/tune:"):
            navigation.go("what_matters")


with frame.page(width=1160, token="picture") as visit:
    if visit:
        said = session.priorities()
        st.title(visit.say("picture_title"), anchor=False)
        if visit.comparison.fit is None or not visit.priorities.picked:
            st.markdown(visit.say("picture_need", n=FEWEST))
            if st.button(f":yellow[{visit.say('to_matters_first')}]", type="primary"):
                navigation.go("what_matters")
        else:
            help_first.draw(visit)
            st.markdown(visit.say("picture_lead"))
            hidden = st.toggle(visit.say("hide_names"), key=session.seed_widget("hide_names", None))
            names = visit.names.hiding(bool(hidden))
            picture_points.verdict(visit, names)
            if not visit.comparison.fit.missing and not {"red_flag", "worry"} & set(visit.comparison.fit.withheld):
                picture_points.points(visit, names)
            picture_rows.draw(visit, names)
            if hidden:
                picture_points.blind(visit, names)
            else:
                picture_change.draw(visit, names)
            if visit.priorities.own:
                with st.container(gap="xsmall"):
                    st.header(visit.say("own_told"), anchor=False)
                    for text in visit.priorities.own:
                        st.text(text)
            buttons(visit)
