"""First page: the decision, what this is and is not, and where to begin."""

import streamlit as st

from views import navigation
from views.ask import opening
from views.shared import drawing, frame, loading, session, tab
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit) -> None:
    """The page, for whoever it is meant for."""
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        frame.title(visit, md(visit.aid.about.title))
        st.markdown(f"**{visit.say('the_decision')}** {md(visit.aid.about.decision)}")
        for line in visit.aid.about.lead:
            st.markdown(md(line))
        if st.button(f":yellow[{visit.say('go_on_button' if session.answers() else 'start_button')}]", type="primary"):
            navigation.go("questions")
        st.caption(visit.say("start_time", n=loading.minutes()))
        if st.button(visit.say("to_options"), icon=":material/menu_book:", type="tertiary"):
            navigation.go("options")
    right.markdown(drawing.ways(len(visit.aid.options)))
    with st.grid(3, min_column_width=250):
        for step, icon in (("answer", "edit_note"), ("compare", "table_rows"), ("talk", "forum")):
            with st.container(gap="xsmall"):
                st.header(visit.say(f"step_{step}"), icon=f":material/{icon}:", anchor=False)
                st.markdown(visit.say(f"step_{step}_text"))
    with st.container(border=True, gap="small"):
        st.header(visit.say("good_to_know"), anchor=False)
        st.markdown(f":material/person: {visit.say('about_who', text=md(visit.aid.about.for_whom))}")
        for message, icon in (
            ("know_no_pick", "balance"),
            ("know_private" if tab.keeps() else "know_unkept", "lock"),
            ("know_traces", "computer"),
            ("know_clear", "delete_sweep"),
            ("know_not_advice", "stethoscope"),
        ):
            st.markdown(f":material/{icon}: {visit.say(message)}")
    with st.container(gap="small"):
        opening.box(visit)
        with st.expander(visit.say("about_title"), icon=":material/info:"):
            st.markdown("\n".join(f"- {md(line)}" for line in visit.aid.about.is_not))
            st.markdown(
                visit.say("about_money", funding=md(visit.aid.about.funding), interests=md(visit.aid.about.interests))
            )
            st.markdown(visit.say("about_evidence", text=md(visit.aid.about.evidence)))
            st.markdown(
                visit.say(
                    "about_dates",
                    version=visit.aid.about.version,
                    date=visit.aid.about.date,
                    review_by=visit.aid.about.review_by,
                    policy=md(visit.aid.about.update_policy),
                )
            )


with frame.page(width=980, token="start", clear=bool(session.answers())) as visit:
    if visit:
        draw(visit)
