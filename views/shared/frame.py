"""What every page has: the draft badge, one centred column, messages, the footer, and the tie to the browser tab."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import streamlit as st

from logic.aid import signoff
from logic.aid.aid import Aid
from logic.compare import ends
from logic.content.base import Said
from logic.person.comparison import Comparison
from logic.person.path import Path
from views import navigation
from views.shared import browser, left_out, session
from views.shared.words import Words, md


@contextmanager
def page(aid: Aid, words: Words, *, width: int, token: str) -> Iterator[None]:
    """One page in a centred column of `width` px. `token` names what is on screen: when it changes, the heading takes the focus."""
    centred, tie = st.container(horizontal_alignment="center"), st.container()
    kept = None
    early = not session.held()
    if early:  # the tab answers while the page is still being drawn, so what it kept waits for half a page at most
        with tie:
            kept = browser.sync(saved=None, focus=token)
    if kept:
        opened = session.restore(aid, kept)
        if opened.problems or opened.left_out:
            left_out.tell(aid, words, "kept_lost" if opened.problems else "kept_less", opened.left_out)
        st.rerun()
    with centred, st.container(width=width, gap="medium"):
        if signoff.is_draft(aid):
            st.markdown(f":gray-badge[:material/edit_note: {words.say('draft')}]")
        if session.today() > date.fromisoformat(aid.about.review_by):
            st.warning(words.say("past_review", date=aid.about.review_by))
        left = session.notice()
        if left:
            st.info(_told(words, *left))
        yield
        st.caption(words.say("footer"))
    if not early:
        with tie:
            saved = session.as_text(aid)
            browser.sync(saved=saved, focus=token, wipe=saved is None)  # all was wiped, or taken back one by one


def _told(words: Words, message: str, values: dict[str, Any]) -> str:
    """A message that was left; of a refused price also that the one before is kept, when there was one."""
    if message != "quote_refused":
        return words.say(message, **values)
    text = words.say(values.pop("wrong"), **values)
    return words.say("quote_before", text=text) if values["kept"] else text


def ended(aid: Aid, words: Words, path: Path) -> bool:
    """Draw the page of an `ends` rule, when one holds. Returns whether it did; then nothing else is to be drawn."""
    rule_id, _, because = ends(aid, path)
    rule_id = session.ended() or rule_id
    if rule_id is None:
        return False
    rule = next(r.rule for r in aid.ends if r.rule.id == rule_id)
    if rule.wipes and session.ended() is None:
        session.wipe()
        session.ended(rule_id)
    st.title(md(rule.title), anchor=False)
    for text in rule.text:
        st.markdown(md(text))
    helps(rule.help)
    if rule.wipes:
        st.caption(words.say("ended_kept"))
        st.button(f":yellow[{words.say('ended_restart')}]", type="primary", on_click=session.wipe)
    else:
        st.button(f":yellow[{words.say('ended_back')}]", type="primary", on_click=session.forget, args=(because,))
    return True


def need_first(words: Words, result: Comparison) -> bool:
    """Say that who decides and the age come first, when they are open. Returns whether it did; then nothing else is to be drawn."""
    if not result.ends_open:
        return False
    st.markdown(words.say("need_first_text"))
    if st.button(f":yellow[{words.say('need_first_button')}]", type="primary"):
        navigation.go("questions")
    return True


def helps(lines: list[Said]) -> None:
    """Where to find help, each in a line of its own."""
    if lines:
        with st.container(border=True, gap="xsmall"):
            for line in lines:
                st.markdown(f":material/support: {md(line.text)}")
