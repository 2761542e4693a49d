"""The parts of the short way: the screens, what is still missing, and the one-page brief."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from logic.person import short_way
from views.ask import widgets
from views.shared import address, frame, saving, sections
from views.shared.visit import Visit
from views.visit import brief as brief_of


def needed(visit: Visit) -> tuple[str, ...]:
    """The questions whose answers must be known first."""
    return short_way.needed(visit.aid, visit.path, visit.comparison, visit.answers)


def screens(visit: Visit, names: Sequence[str]) -> None:
    """Only what must be known first; private questions apart and closed, so that the screen can be handed over for
    them.
    """
    asked = [visit.aid.questions[name] for name in names]
    private = [question for question in asked if question.role == "private"]
    with st.grid(2, min_column_width=400):
        for question in asked:
            if question not in private:
                widgets.draw(visit, question, visit.answers.get(question.id), names)
    if private:
        with st.expander(visit.say("visit_private", n=len(private)), icon=":material/lock:", key="private"):
            for question in private:
                widgets.draw(visit, question, visit.answers.get(question.id), names)


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
    private = saving.with_private(visit)
    with st.expander(visit.say("brief_title"), icon=":material/description:"):
        sections.draw(brief_of.of(visit, private=private))
    make = partial(_brief, private)
    saving.button(visit.say("brief_save"), "brief.txt", make)


def _brief(private: bool) -> str:
    return brief_of.as_text(frame.this_visit(weighs=True), private=private)  # as on the screen
