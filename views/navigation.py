"""The pages of the app, in the order of the top bar."""

from __future__ import annotations

from copy import copy
from functools import lru_cache

import streamlit as st


def pages() -> list[st.Page]:
    """Fresh copies for this run: Streamlit marks a page as runnable on the object itself.

    Copies, because `st.Page` looks up its file on disk: four of them took a fifth of a run (measured with py-spy).
    """
    return [copy(page) for page in _pages()]


@lru_cache(maxsize=1)
def _pages() -> tuple[st.Page, ...]:
    return (
        st.Page("views/start.py", title="Start", url_path="start", default=True),
        st.Page("views/questions.py", title="Questions", url_path="questions"),
        st.Page("views/compare.py", title="Compare", url_path="compare"),
        st.Page("views/matters.py", title="What matters", url_path="matters"),
        st.Page("views/picture.py", title="My picture", url_path="picture"),
        st.Page("views/course.py", title="Money and time", url_path="course"),
        st.Page("views/option.py", title="The options", url_path="options"),
        st.Page("views/check_yourself.py", title="Check yourself", url_path="check"),
        st.Page("views/stand.py", title="Where I stand", url_path="stand"),
        st.Page("views/answers.py", title="My answers", url_path="answers"),
        st.Page("views/visit.py", title="In the room", url_path="visit"),
        st.Page("views/claims.py", title="Said and known", url_path="claims"),
        st.Page("views/evidence.py", title="Sources", url_path="sources"),
        st.Page("views/holds_up.py", title="How it holds up", url_path="audit"),
        st.Page("views/inside.py", title="Inside", url_path="inside"),
    )
