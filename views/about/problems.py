"""The page shown instead of a questionnaire when the content has problems."""

from __future__ import annotations

import streamlit as st

from logic.content.problems import MAX_SHOWN, Problem
from views.shared.words import Words


def draw(problems: list[Problem]) -> None:
    """List what to mend, where and how; no answers and no traceback."""
    words = Words()
    st.title(words.say("problems_title"), anchor=False)
    st.markdown(words.say("problems_text", n=len(problems)))
    st.code("\n".join(str(p) for p in problems[:MAX_SHOWN]), language=None, wrap_lines=True)
    if len(problems) > MAX_SHOWN:
        st.markdown(words.say("problems_more", n=len(problems) - MAX_SHOWN))
