"""What every page has: the draft badge, one centred column, messages, the footer, and the tie to the browser tab."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from logic.aid import signoff
from logic.aid.aid import Aid
from logic.compare import ends
from logic.content.base import Said
from logic.person.comparison import Comparison
from logic.person.path import Path
from views import navigation
from views.shared import left_out, session, tab, told
from views.shared.words import Words, md


@contextmanager
def page(aid: Aid, words: Words, *, width: int, token: str, clear: bool = False) -> Iterator[None]:
    """One page in a centred column of `width` px.

    Args:
        aid: the decision aid.
        words: interface texts.
        width: of the column, in px.
        token: names what is on screen: when it changes, the heading takes the focus.
        clear: whether everything can be cleared from here, as the very last thing on the page, away from all else to press.
    """
    centred, tie = st.container(horizontal_alignment="center"), st.container()
    heard = None
    early = not session.held()
    if early:  # the tab answers while the page is still being drawn, so what it kept waits for half a page at most
        with tie:
            heard = tab.ask(session.shown(token))
    if heard:
        opened = tab.hear(aid, heard)
        if opened and (opened.problems or opened.left_out):
            left_out.tell(aid, words, "kept_lost" if opened.problems else "kept_less", opened.left_out)
        st.rerun()
    with centred, st.container(width=width, gap="medium"):
        with st.container(key=told.key(session.PAGE)):  # of its own, so that a message in it draws nothing below anew
            if signoff.is_draft(aid):
                st.markdown(f":gray-badge[:material/edit_note: {words.say('draft')}]")
            if session.today() > date.fromisoformat(aid.about.review_by):
                st.warning(words.say("past_review", date=aid.about.review_by))
            if not tab.keeps():
                st.warning(words.say("unkept"))
            told.draw(words, session.PAGE)
        yield
        st.caption(words.say("footer"))
        if clear:
            _clear(words)
    if not early:
        with tie:
            heard = tab.tell(aid, session.shown(token))
    session.all_told()
    if heard and not early:
        tab.hear(aid, heard)
        st.rerun()


def go(page: str) -> None:
    """Open another page, unless something typed on this one was just refused: that is to be seen first."""
    if not session.told():
        navigation.go(page)


def _clear(words: Words) -> None:
    """Everything away, after one question. The browser opens the question by itself, and `web/own/connection.js`, which knows the two
    buttons by their keys, wipes the tab's own copy with or without us."""
    with st.container(key="clear_all"), st.popover(words.say("clear_screen"), icon=":material/delete_sweep:", type="tertiary"):
        st.markdown(words.say("clear_ask"))
        st.button(words.say("clear_yes"), key="clear_screen", on_click=session.clear)


def ended(aid: Aid, words: Words, path: Path) -> bool:
    """Draw the page of an `ends` rule, when one holds. Returns whether it did; then nothing else is to be drawn."""
    rule_id, _, because = ends(aid, path)
    rule_id = session.ended() or rule_id
    if rule_id is None:
        return False
    rule = next(r.rule for r in aid.ends if r.rule.id == rule_id)
    session.show(f"ended-{rule_id}")
    st.title(md(rule.title), anchor=False)
    for text in rule.text:
        st.markdown(md(text))
    helps(rule.help)
    if session.ended():
        st.markdown(words.say("ended_cleared"))
        st.button(f":yellow[{words.say('ended_restart')}]", type="primary", on_click=session.wipe)
    elif rule.wipes:  # a slip of the hand costs nothing: what they said is kept, and used nowhere, until they say what is right
        st.markdown(words.say("ended_hidden"))
        with st.container(horizontal=True, gap="large"):
            st.button(f":yellow[{words.say('ended_wrong')}]", type="primary", on_click=session.forget, args=(because,))
            st.button(words.say("ended_right"), on_click=session.end, args=(rule_id,))
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
