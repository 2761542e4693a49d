"""The parts of the short way: the screens, what is still missing, and the one-page brief."""

from __future__ import annotations

import streamlit as st

from logic.person import short_way
from logic.person.path import Path
from views.ask import widgets
from views.shared import address, frame, saving, sections
from views.shared.visit import Visit
from views.visit import brief as brief_of


def screens(visit: Visit, path: Path) -> None:
    """Only what must be known first; private questions apart and closed, so that the screen can be handed over for
    them.
    """
    asked = [visit.aid.questions[name] for name in short_way.needed(visit.aid, path, visit.comparison, visit.answers)]
    private = [question for question in asked if question.role == "private"]
    with st.grid(2, min_column_width=400):
        for question in asked:
            if question not in private:
                widgets.draw(visit, question, visit.answers.get(question.id))
    if private:
        with st.expander(visit.say("visit_private", n=len(private)), icon=":material/lock:", key="private"):
            for question in private:
                widgets.draw(visit, question, visit.answers.get(question.id))


def missing(visit: Visit) -> None:
    """What is still open for the safety check, with the way back to it."""
    if visit.comparison.open_gate:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":gray-badge[:material/help: {visit.say('visit_missing', n=len(visit.comparison.open_gate))}]")
            st.button(
                visit.say("visit_missing_button"),
                icon=":material/arrow_back:",
                type="tertiary",
                on_click=address.go_to,
                args=(1,),
            )


def brief(visit: Visit) -> None:
    """One page to talk over: read on screen when it is opened, or saved as plain text."""
    with st.expander(visit.say("brief_title"), icon=":material/description:"):
        sections.draw(brief_of.of(visit))
    saving.button(visit.say("brief_save"), "brief.txt", lambda: brief_of.as_text(frame.this_visit()))
