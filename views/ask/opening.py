"""Opening a saved answers file: the box, and what happens to the file."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.record.file import open_bytes
from views.shared import left_out, session, told
from views.shared.words import Words, md

_BOX, _SHOWN = "saved_file", 8


def box(aid: Aid, words: Words) -> None:
    """A closed box to open a saved file with; what is wrong with a file stands under the box, in view whether it is open or not."""
    with st.container(key=told.key(session.FILE)):
        with st.expander(words.say("open_file"), icon=":material/upload_file:"):
            file = st.file_uploader(
                words.say("open_file_label"),
                type=["yaml", "yml", "txt"],
                key=_BOX,
                help=words.say("open_file_help"),
                on_change=_take,
                args=(aid, words),
            )
        if file is not None:
            faults(aid, words, file.getvalue())
        told.draw(words, session.FILE)


def _take(aid: Aid, words: Words) -> None:
    raw = session.uploaded(_BOX)
    opened = open_bytes(aid, raw, today=session.today()) if raw is not None else None
    if opened is None:
        return
    if opened.problems:
        session.news(session.FILE)
        return
    session.replace(opened.answers, opened.seed, opened.record)
    if opened.left_out:
        left_out.tell(aid, words, "opened_less", opened.left_out, session.FILE)
    else:
        session.notice("opened", session.FILE)


def faults(aid: Aid, words: Words, raw: bytes) -> None:
    """What keeps a file from being opened, line by line, without repeating what stands in it."""
    opened = open_bytes(aid, raw, today=session.today())
    problems = opened.problems
    if not problems:
        return
    if opened.left_out:
        _, names = left_out.named(aid, words, opened.left_out)
        st.error(words.say("open_nothing_fits", what=names))
        return
    if problems[0].where == "file":
        st.error(words.say("open_foreign"))
    st.error(
        words.say("open_failed", n=len(problems))
        + "\n"
        + "\n".join(f"- line {p.line}: {md(p.where)} {md(p.what)}. {md(p.fix)}." for p in problems[:_SHOWN])
    )
