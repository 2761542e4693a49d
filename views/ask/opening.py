"""Opening a saved answers file: the box, and what happens to the file."""

from __future__ import annotations

import streamlit as st

from logic.record.file import Opened, open_bytes
from views.shared import frame, holding, left_out, session, told
from views.shared.visit import Visit
from views.shared.words import md

_SHOWN = 8


def _key() -> str:
    return session.key("@file")  # a new box with each round: an opened file, and what is cleared, are not sent again


def box(visit: Visit) -> None:
    """A closed box to open a saved file with; what is wrong with a file stands under the box, in view whether it is
    open or not.
    """
    with st.container(key=told.key(session.FILE)):
        with st.expander(visit.say("open_file"), icon=":material/upload_file:"):
            file = st.file_uploader(
                visit.say("open_file_label"),
                type=["yaml", "yml", "txt"],
                key=_key(),
                help=visit.say("open_file_help"),
                on_change=_take,
            )
        for text in session.refusal() if file is not None else ():
            st.error(text)
        told.draw(visit.words, session.FILE)


def _take() -> None:
    """Read the file once, when it is given: an uploaded file stays in its box while the page is drawn again and again."""
    visit, raw = frame.this_visit(), session.uploaded(_key())
    opened = open_bytes(visit.aid, raw, today=session.today()) if raw is not None else None
    session.refuse(_refusal(visit, opened) if opened and opened.problems else [])
    if opened is None:
        return
    if opened.problems:
        session.news(session.FILE)
        return
    session.replace(opened.answers, opened.seed, opened.record)
    if opened.left_out:
        left_out.tell(visit, "opened_less", opened.left_out, session.FILE)
    else:
        session.notice("opened", session.FILE)
    holding.drop_uploads()


def _refusal(visit: Visit, opened: Opened) -> list[str]:
    """What keeps a file from being opened, line by line, without repeating what stands in it."""
    problems = opened.problems
    if opened.left_out:
        return [visit.say("open_nothing_fits", what=left_out.named(visit, opened.left_out)[1])]
    lines = [f"- line {p.line}: {md(p.where)} {md(p.what)}. {md(p.fix)}." for p in problems[:_SHOWN]]
    failed = "\n".join([visit.say("open_failed", n=len(problems)), *lines])
    return [visit.say("open_foreign"), failed] if problems[0].where == "file" else [failed]
