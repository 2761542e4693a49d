"""What else matters to a person, in their own words: carried along, never weighed."""

from __future__ import annotations

import streamlit as st

from logic.fit.priorities import MAX_OWN, MAX_OWN_LENGTH
from views.shared import session, told
from views.shared.words import Words
from views.weigh import on_priorities


def draw(words: Words) -> None:
    mine = session.priorities().own
    with st.expander(words.say("own_title"), icon=":material/add:", type="compact", key=told.key(session.OWN)):
        st.caption(words.say("own_text"))
        if len(mine) < MAX_OWN:
            widget = session.key("@own")
            st.text_input(
                words.say("own_label"),
                key=widget,
                max_chars=MAX_OWN_LENGTH,
                on_change=on_priorities.add_own,
                args=(widget,),
            )
        told.draw(words, session.OWN)
        for number, text in enumerate(mine):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(text)
                st.button(
                    words.say("own_drop", n=number + 1),
                    key=f"drop_own_{number}",
                    type="tertiary",
                    on_click=on_priorities.drop_own,
                    args=(text,),
                )


def read(visit_own: tuple[str, ...], words: Words) -> None:
    """What they added, as it stands, for a page that reads it."""
    if visit_own:
        with st.container(gap="xsmall"):
            st.header(words.say("own_told"), anchor=False)
            for text in visit_own:
                st.text(text)
