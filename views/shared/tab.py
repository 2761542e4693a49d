"""What this session tells the browser's tab at the end of a run, and hears from it."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import streamlit as st

from logic.aid.aid import Aid
from logic.record.file import Opened, open_tab, to_tab
from logic.record.record import Record
from views.shared import browser, holding, session

_FILE = "file"


def ask(token: str) -> browser.Heard | None:
    """While the session holds nothing: what does the tab keep?"""
    return browser.sync(saved=None, focus=token)


def as_text(aid: Aid) -> str | None:
    """Everything to be kept in the tab, or None when nothing has been said."""
    said, record = session.answers(), session.record()
    return to_tab(aid, said, seed=session.seed(), record=record) if said or record != Record() else None


def tell(aid: Aid, token: str) -> browser.Heard | None:
    """At the end of a run: what is to be kept."""
    holding.end_with_the_line()
    saved = as_text(aid)
    last = _last()
    return browser.sync(
        saved=saved,
        focus=token,
        wipe=saved is None,  # all was wiped, or taken back one by one
        told=session.told(),
        seen=last.number if last else None,
        fleeting=bool(session.checked()) and not session.keeps_checked(),
        file=st.session_state.pop(_FILE, None),
    )


def _last() -> browser.Heard | None:
    return st.session_state.get(session.TAB)


def keeps() -> bool:
    """Whether the browser lets the tab keep the answers through a reload."""
    last = _last()
    return last is None or last.keeps


def hear(aid: Aid, heard: browser.Heard) -> Opened | None:
    """Take in what the tab told. Returns what it kept, when that was brought back."""
    st.session_state[session.TAB] = heard._replace(text=None)
    if heard.cleared:
        session.clear()
        return None
    if heard.unsure:
        session.notice("check_last")
    new = not session.held()
    session.hold()
    return _restore(aid, heard.text) if new and heard.text is not None else None


def _restore(aid: Aid, text: str) -> Opened:
    """Bring back what the tab kept. A kept text that cannot be used at all is emptied from the tab."""
    opened = open_tab(aid, text, today=session.today())
    if not opened.problems:
        session.replace(opened.answers, opened.seed, opened.record)
    return opened


def save_file(name: str, make: Callable[[], str]) -> None:
    """Callback: hand a file to the person, made only now."""
    st.session_state[_FILE] = browser.File(secrets.randbelow(2**31), name, make())
    session.hold()
