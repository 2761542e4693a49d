"""A button that saves a file. `st.download_button` would put the file on the server before anybody asks, where the
browser fetches it into its cache; here it is made when the button is pressed, and goes to the tab alone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from views.shared import tab


def button(label: str, name: str, make: Callable[[], str], *, disabled: bool = False) -> None:
    """Draw the button. `make` is called when it is pressed."""
    st.button(label, icon=":material/download:", disabled=disabled, on_click=tab.save_file, args=(name, make))
