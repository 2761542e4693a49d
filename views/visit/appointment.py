"""The short way, for a consultation: the main concern and the health screens that matter for it, what they would mind most
and whether real types would be worth it, then one page.
"""

import streamlit as st

from views.shared import address, frame, help_first
from views.shared.visit import Visit
from views.shared.words import md
from views.visit import parts
from views.weigh import change, mind, packages, points, verdict

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


def told(visit: Visit) -> None:
    """What comes of it: who came out ahead or why nobody, good and bad points, what would change it, and the brief."""
    fit, names = visit.comparison.fit, visit.names
    assert fit is not None
    parts.missing(visit)
    if fit.withheld:
        verdict.why_not(visit, fit, visit.names)
    else:
        verdict.draw(visit, names)
    if not {"red_flag", "worry"} & set(fit.withheld):
        points.draw(visit, names)
    change.draw(visit, names)
    parts.brief(visit)


with frame.page(width=1080, token=f"visit-{step}", weighs=True) as visit:
    if visit:
        st.markdown(visit.say("visit_step", n=step, of=STEPS))
        asked = parts.needed(visit) if step == 1 else ()
        frame.title(visit, visit.say(f"visit_title_{step}"), asked)
        help_first.draw(visit)
        fit = visit.comparison.fit
        if step == 1:
            st.markdown(visit.say("visit_lead"))
            parts.screens(visit, asked)
        elif fit is None or not visit.comparison.concerns:
            st.info(visit.say("matters_need"))
        elif step == 3:
            told(visit)
        elif verdict.never(fit):
            verdict.why_not(visit, fit, visit.names)
        else:
            mind.draw(visit)
            packages.draw(visit)
        onward(visit)
        st.caption(md(visit.say("visit_note")))
