"""The short way, for a consultation: the main concern and the health screens that matter for it, three priorities, then one page."""

import streamlit as st

from logic.compare import compare
from logic.fit.priorities import FEWEST, current, swings
from logic.person.path import on_path, walk
from views.shared import frame, help_first, loading, session
from views.shared.names import Names
from views.shared.words import md
from views.visit import parts as visit_parts
from views.weigh import cards as matters_cards
from views.weigh import change as picture_change
from views.weigh import points as picture_points

aid, words = loading.aid(), loading.texts()
answers = on_path(aid, session.answers(), session.today())  # what lies dormant is told and weighed nowhere
STEPS = 3
step = session.page_number(STEPS)


def onward() -> None:
    """Back, and on to the next step."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if step > 1:
            st.button(words.say("back"), icon=":material/arrow_back:", on_click=session.go_to, args=(step - 1,))
        if step < STEPS:
            label = words.say(f"visit_next_{step}")
            st.button(f":yellow[{label}]", type="primary", on_click=session.go_to, args=(step + 1,))


with frame.page(aid, words, width=1080, token=f"visit-{step}"):
    path = walk(aid, answers, session.today())
    if not frame.ended(aid, words, path):
        result = compare(aid, answers, today=session.today(), priorities=session.said(), quotes=session.quotes(), seed=session.seed())
        st.markdown(words.say("visit_step", n=step, of=STEPS))
        st.title(words.say(f"visit_title_{step}"), anchor=False)
        help_first.draw(aid, words, result)
        offered = {k: s for k, s in swings(aid, result.variants, result.concerns).items() if not s.flat}
        if step == 1:
            st.markdown(words.say("visit_lead"))
            visit_parts.screens(aid, words, path, result, answers)
        elif result.ends_open or not result.concerns or not offered:
            st.info(words.say("matters_need"))
        elif step == 2:
            said = current(session.said(), offered)
            st.markdown(words.say("visit_pick", n=FEWEST))
            visit_parts.three(aid, words, said, offered)
            gains, burdens = ([k for k in said.picked if offered[k].branch == branch] for branch in ("gain", "burden"))
            if gains and burdens:
                matters_cards.worth(aid, words, said, offered, gains, burdens)
        else:
            said = current(session.said(), offered)
            names = Names(aid, words, [v.variant for v in result.variants if v.relevant])
            visit_parts.missing(words, result)
            if result.fit:
                picture_points.verdict(aid, words, result, names)
                if not result.fit.missing and not {"red_flag", "worry"} & set(result.fit.withheld):
                    picture_points.points(aid, words, result, names)
                picture_change.draw(aid, words, result, answers, said, names)
            else:
                st.info(words.say("picture_need", n=FEWEST))
            visit_parts.brief(aid, words, result, answers, said)
        onward()
        st.caption(md(words.say("visit_note")))
