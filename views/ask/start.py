"""First page: the decision, what this is and is not, and where to begin."""

import streamlit as st

from logic.person.path import walk
from views import navigation
from views.ask import opening
from views.shared import drawing, frame, loading, session, tab
from views.shared.words import md

aid, words = loading.aid(), loading.texts()
about = aid.about


def draw() -> None:
    """The page, for whoever it is meant for."""
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        st.title(md(about.title), anchor=False)
        st.markdown(f"**{words.say('the_decision')}** {md(about.decision)}")
        for line in about.lead:
            st.markdown(md(line))
        if st.button(f":yellow[{words.say('go_on_button' if session.answers() else 'start_button')}]", type="primary"):
            navigation.go("questions")
        st.caption(words.say("start_time", n=loading.minutes()))
        if st.button(words.say("to_options"), icon=":material/menu_book:", type="tertiary"):
            navigation.go("options")
    right.markdown(drawing.ways(len(aid.options)))
    with st.grid(3, min_column_width=250):
        for step, icon in (("answer", "edit_note"), ("compare", "table_rows"), ("talk", "forum")):
            with st.container(gap="xsmall"):
                st.header(words.say(f"step_{step}"), icon=f":material/{icon}:", anchor=False)
                st.markdown(words.say(f"step_{step}_text"))
    with st.container(border=True, gap="small"):
        st.header(words.say("good_to_know"), anchor=False)
        st.markdown(f":material/person: {words.say('about_who', text=md(about.for_whom))}")
        for message, icon in (
            ("know_no_pick", "balance"),
            ("know_private" if tab.keeps() else "know_unkept", "lock"),
            ("know_traces", "computer"),
            ("know_clear", "delete_sweep"),
            ("know_not_advice", "stethoscope"),
        ):
            st.markdown(f":material/{icon}: {words.say(message)}")
    with st.container(gap="small"):
        opening.box(aid, words)
        with st.expander(words.say("about_title"), icon=":material/info:"):
            st.markdown("\n".join(f"- {md(line)}" for line in about.is_not))
            st.markdown(words.say("about_money", funding=md(about.funding), interests=md(about.interests)))
            st.markdown(words.say("about_evidence", text=md(about.evidence)))
            st.markdown(
                words.say("about_dates", version=about.version, date=about.date, review_by=about.review_by, policy=md(about.update_policy))
            )


with frame.page(aid, words, width=980, token="start", clear=bool(session.answers())):
    if not frame.ended(aid, words, walk(aid, session.answers(), session.today())):
        draw()
