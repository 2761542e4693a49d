"""The bridge between the page and the browser it is shown in.

Four things a server cannot do by itself: bring the answers back after a reload, wipe them from the tab, put a tick on
what is picked, and move the focus to the heading of a new page (else a phone shows its middle, and a screen reader stays
on a button that is gone).
The answers stay in the tab's own `sessionStorage`: they are in no cookie and no URL, other tabs cannot read them, and
they go when the tab is closed.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st


def _text(suffix: str) -> str:
    return Path(__file__).with_suffix(suffix).read_text("utf-8")


_mount = st.components.v2.component("browser", js=_text(".js"), css=_text(".css"), isolate_styles=False)


def sync(*, saved: str | None, focus: str, wipe: bool = False, told: str | None = None) -> str | None:
    """Keeps the answers in the browser's tab and the focus on the right heading. Draws nothing.

    Call it once in every run. While the session holds nothing, before the page, as the browser can then ask what the tab kept
    while the page is being drawn; later, after it: only then are the run's answers in `saved`.

    Args:
        saved: the answers as text, to be kept in the tab; None while this session has none.
        focus: names what is on screen, such as `questions:3`. When it differs from the last one, the page's first h1 gets
            the focus and is scrolled to the top. It must stay the same when an answer is given.
        wipe: removes what the tab keeps, whatever `saved` is. Also the way to drop a kept text that cannot be used.
        told: where something new is told, as `session.told` says it; it is brought into view.

    Returns:
        The text the tab kept, in the one run after the browser was asked for it (in each session that starts with `saved`
        None), else None. It comes from outside: read it as strictly as an uploaded file, then `st.rerun()`.
    """
    result = _mount(key="browser", data={"saved": saved, "focus": focus, "wipe": wipe, "told": told}, on_found_change=_nothing)
    found = result.get("found")
    return found if isinstance(found, str) else None


def _nothing() -> None:
    """A callback that only names `found`, without which Streamlit does not pass it on."""
