"""The bridge between the page and the browser it is shown in.

What a server cannot do by itself: bring the answers back after a reload, wipe them from the tab, save a file without
keeping it, put a tick on what is picked, and move the focus to the heading of a new page (else a phone shows its
middle, and a screen reader stays on a button that is gone). What must outlive a lost connection is in web/own.
The answers stay in the tab's own `sessionStorage`: they are in no cookie and no URL, and other tabs cannot read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st


def _text(suffix: str) -> str:
    return Path(__file__).with_suffix(suffix).read_text("utf-8")


_mount = st.components.v2.component("browser", js=_text(".js"), css=_text(".css"), isolate_styles=False)


class Heard(NamedTuple):
    """What the tab told. It comes from outside: `text` is to be read as strictly as an uploaded file."""

    number: int
    text: str | None
    """What the tab keeps."""
    unsure: bool
    """The connection was lost while the person did something, which may be lost too."""
    cleared: bool
    """The person cleared the screen while the server could not hear it."""
    keeps: bool
    """Whether the browser lets the tab keep anything through a reload."""


class File(NamedTuple):
    """A file for the person to save. It is made in the tab, so that neither the server nor the browser's cache holds
    it.
    """

    number: int
    name: str
    text: str


def sync(
    *,
    saved: str | None,
    focus: str,
    wipe: bool = False,
    told: str | None = None,
    seen: int | None = None,
    fleeting: bool = False,
    file: File | None = None,
) -> Heard | None:
    """Keeps the answers in the browser's tab and the focus on the right heading. Draws nothing.

    Call it once in every run. While the session holds nothing, before the page, as the browser can then ask what the
    tab kept while the page is being drawn; later, after it: only then are the run's answers in `saved`.

    Args:
        saved: the answers as text, to be kept in the tab; None while this session has none.
        focus: names what is on screen, such as `questions:3`. When it differs from the last one, the page's first h1
            gets the focus and is scrolled to the top. It must stay the same when an answer is given.
        wipe: removes what the tab keeps, whatever `saved` is. Also the way to drop a kept text that cannot be used.
        told: where something new is told, as `session.told` says it; it is brought into view.
        seen: the number of what the tab told last, so that it knows the page on screen to be drawn from it.
        fleeting: this session has something that the tab does not keep.
        file: to be saved by the person now.

    Returns:
        What the tab told, in the one run after it did: it keeps something (in each session that starts with `saved`
        None), the connection is back, or it turned out whether it can keep anything. Take it in, then `st.rerun()`.
    """
    data = {"saved": saved, "focus": focus, "wipe": wipe, "told": told, "seen": seen, "fleeting": fleeting}
    result = _mount(key="browser", data={**data, "file": file and file._asdict()}, on_found_change=_nothing)
    return _read(result.get("found"))


def _read(found: Any) -> Heard | None:
    if not isinstance(found, Mapping) or set(found) != set(Heard._fields):
        return None
    number, text, *flags = (found[name] for name in Heard._fields)
    fits = type(number) is int and isinstance(text, str | None) and all(isinstance(flag, bool) for flag in flags)
    return Heard(number, text, *flags) if fits else None


def _nothing() -> None:
    """A callback that only names `found`, without which Streamlit does not pass it on."""
