"""The short way, for a consultation: the main concern and the health screens that matter for it, three priorities, then
one page.
"""

import streamlit as st

from logic.fit.priorities import FEWEST
from views.shared import address, frame, help_first
from views.shared.visit import Visit
from views.shared.words import md
from views.visit import parts as visit_parts
from views.weigh import cards as matters_cards
from views.weigh import change as picture_change
from views.weigh import points as picture_points

STEPS = 3
step = address.page_number(STEPS)


def onward(visit: Visit) -> None:
    """Back, and on to the next step."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if step > 1:
            st.button(visit.say("back"), icon=":material/arrow_back:", on_click=address.go_to, args=(step - 1,))
        if step < STEPS:
            label = visit.say(f"visit_next_{step}")
            st.button(f":yellow[{label}]", type="primary", on_click=address.go_to, args=(step + 1,))


with frame.page(width=1080, token=f"visit-{step}") as visit:
    if visit:
        st.markdown(visit.say("visit_step", n=step, of=STEPS))
        st.title(visit.say(f"visit_title_{step}"), anchor=False)
        help_first.draw(visit)
        if step == 1:
            st.markdown(visit.say("visit_lead"))
            visit_parts.screens(visit, visit.path)
        elif visit.comparison.ends_open or not visit.comparison.concerns or not visit.offered:
            st.info(visit.say("matters_need"))
        elif step == 2:
            st.markdown(visit.say("visit_pick", n=FEWEST))
            visit_parts.three(visit)
            gains, burdens = (
                [k for k in visit.priorities.picked if visit.swings[k].branch == branch]
                for branch in ("gain", "burden")
            )
            if gains and burdens:
                matters_cards.worth(visit, gains, burdens)
        else:
            names = visit.names
            visit_parts.missing(visit)
            if visit.comparison.fit:
                picture_points.verdict(visit, names)
                if not visit.comparison.fit.missing and not {"red_flag", "worry"} & set(visit.comparison.fit.withheld):
                    picture_points.points(visit, names)
                picture_change.draw(visit, names)
            else:
                st.info(visit.say("picture_need", n=FEWEST))
            visit_parts.brief(visit)
        onward(visit)
        st.caption(md(visit.say("visit_note")))
