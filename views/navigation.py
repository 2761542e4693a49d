"""The pages of the app, in the order of the top bar, and the way from one to another."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st

PAGES = {
    "ask/start": "Start",
    "ask/questions": "Questions",
    "compare/compare": "Compare",
    "weigh/what_matters": "What matters",
    "weigh/my_picture": "My picture",
    "weigh/money_and_time": "Money and time",
    "learn/options": "Options",
    "learn/check_yourself": "Check yourself",
    "weigh/where_i_stand": "Where I stand",
    "ask/my_answers": "My answers",
    "visit/appointment": "Appointment",
    "learn/adverts_checked": "Adverts checked",
    "about/sources": "Sources",
    "about/quality": "Quality check",
    "about/inside": "Inside",
}
"""Each page's file and its title. File, address and title say the same: `weigh/my_picture` is "My picture" at
`/my-picture`.
"""

FILES = {name.split("/")[1]: f"views/{name}.py" for name in PAGES}


def pages() -> list[st.Page]:
    """Fresh copies for this run: Streamlit marks a page as runnable on the object itself.

    Copies, because `st.Page` looks up its file on disk: four of them took a fifth of a run (measured with py-spy).
    """
    return [copy(page) for page in _pages()]


@lru_cache(maxsize=1)
def _pages() -> tuple[st.Page, ...]:
    return tuple(
        st.Page(f"views/{name}.py", title=title, url_path=address(name), default=number == 0)
        for number, (name, title) in enumerate(PAGES.items())
    )


def address(name: str) -> str:
    """The part of the address after the host, as in `/my-picture`."""
    return Path(name).name.replace("_", "-")


def go(name: str, /, **query: str) -> None:
    """Open another page at once, named as its file is: `go("compare")`, `go("questions", page="3")`."""
    st.switch_page(FILES[name], query_params=query)
