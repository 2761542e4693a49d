"""A button that saves a file. `st.download_button` would put the file on the server before anybody asks, where the
browser fetches it into its cache; here it is made when the button is pressed, and goes to the tab alone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from views.shared import session, tab
from views.shared.visit import Visit


def with_private(visit: Visit) -> bool:
    """Whether private answers, and what rests on them, go along: only if the person ticks it, each time anew. There is
    nothing to tick where nothing private is asked."""
    if not visit.aid.private.intersection(visit.path.asked):
        return False
    return bool(st.checkbox(visit.say("save_private"), key=session.seed_widget("save_private", None)))


def button(label: str, name: str, make: Callable[[], str], *, disabled: bool = False) -> None:
    """Draw the button. `make` is called when it is pressed."""
    st.button(label, icon=":material/download:", disabled=disabled, on_click=tab.save_file, args=(name, make))
