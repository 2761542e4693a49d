"""The page people open: set-up and navigation, nothing else. Start it with `make run`."""

import os
from pathlib import Path

import streamlit as st

from logic.problems import ContentError
from views import loading

st.set_page_config(page_title="Decision aid", page_icon=":material/alt_route:", layout="wide", initial_sidebar_state="collapsed")
try:
    aid = loading.start(Path(os.environ.get("AID", ".")))
except ContentError as error:
    from views import problems

    problems.draw(error.problems)
    st.stop()

pages = [
    st.Page("views/start.py", title="Start", url_path="start", default=True),
    st.Page("views/questions.py", title="Questions", url_path="questions"),
    st.Page("views/answers.py", title="My answers", url_path="answers"),
    st.Page("views/compare.py", title="Compare", url_path="compare"),
]
st.navigation(pages, position="top").run()
