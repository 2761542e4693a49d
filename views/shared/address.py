"""Where a visitor is, as the address bar has it: a page number, and never an answer."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.person.path import walk
from views.shared import session


def page_number(last: int) -> int:
    """The section on screen, from 1, as the address says."""
    raw = st.query_params.get("page", "1")
    return min(max(int(raw), 1), max(last, 1)) if raw.isascii() and raw.isdigit() and len(raw) < 4 else 1


def page_of(aid: Aid, question: str) -> int:
    """The number of the section that asks a question, counting only sections this person reaches."""
    asked = walk(aid, session.answers(), session.today()).asked
    reached = list(dict.fromkeys(aid.section_of[q].id for q in asked))
    return reached.index(aid.section_of[question].id) + 1


def go_to(page: int) -> None:
    """Callback: show that section, unless something typed was just refused. The browser's Back returns to the one
    before.
    """
    if session.told():
        return
    st.query_params["page"] = str(page)
