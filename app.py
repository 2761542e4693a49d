"""The page people open: set-up and navigation, nothing else. Start it with `make run`."""

import os
from pathlib import Path

import streamlit as st

from logic.content.problems import ContentError
from views import navigation
from views.about import problems
from views.shared import loading

st.set_page_config(page_title="Decision aid", layout="wide", initial_sidebar_state="collapsed")
try:
    loading.start(Path(os.environ.get("AID", ".")))
except ContentError as error:
    problems.draw(error.problems)
    st.stop()
st.navigation(navigation.pages(), position="top").run()
