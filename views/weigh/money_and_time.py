"""Money and time: what each way takes over 1, 3 and 5 years, with the person's own prices, and by when to begin."""

import streamlit as st

from views.shared import frame, stopped
from views.weigh import money_and_time_parts as course_parts
from views.weigh import money_and_time_prices as course_prices

with frame.page(width=1160, token="course") as visit:
    if visit:
        frame.title(visit, visit.say("course_title"))
        if not frame.need_first(visit):
            st.markdown(visit.say("course_lead"))
            stopped.say(visit, visit.names)
            course_parts.sums(visit)
            course_parts.calendar(visit)
            course_parts.again(visit)
            course_prices.draw(visit)
            if st.button(f":yellow[{visit.say('to_stand')}]", type="primary"):
                frame.go("where_i_stand")
