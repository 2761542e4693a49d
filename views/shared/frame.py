"""What every page has: the draft badge, one centred column, messages, the footer, and the tie to the browser tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import streamlit as st

from logic.aid import signoff
from logic.compare import ends
from logic.content.base import Said
from logic.person.answers import fitting
from views import navigation
from views.shared import left_out, loading, red_flags, session, tab, told
from views.shared.visit import Visit
from views.shared.words import Words, md

Token = str | Callable[[Visit], str]
"""Names what is on screen: when it changes, the heading takes the focus."""


@contextmanager
def page(*, width: int, token: Token, clear: bool = False, weighs: bool = False) -> Iterator[Visit | None]:
    """One page of a person's. Gives the visit to draw it for, or None when an `ends` rule took its place.

    Args:
        width: of its centred column, in px.
        token: names what is on screen.
        clear: whether everything can be cleared from here, as the very last thing on the page, away from all else to
            press.
        weighs: whether the page asks what matters to the person, or tells what comes of it.
    """
    with around(width=width, token=token, clear=clear, weighs=weighs) as visit:
        yield None if _ended(visit) else visit


@contextmanager
def around(*, width: int, token: Token, clear: bool = False, weighs: bool = False) -> Iterator[Visit]:
    """What stands around each page. A page about the aid itself uses it as it is: no rule takes the place of such a
    page.
    """
    visit = this_visit(weighs=weighs)
    aid, words = visit.aid, visit.words
    on_screen = token if isinstance(token, str) else token(visit)
    centred, tie = st.container(horizontal_alignment="center"), st.container()
    heard = None
    early = not session.held()
    if early:  # the tab answers while the page is still being drawn, so what it kept waits for half a page at most
        with tie:
            heard = tab.ask(session.shown(on_screen))
    if heard:
        opened = tab.hear(aid, heard)
        if opened and (opened.problems or opened.left_out):
            left_out.tell(visit, "kept_lost" if opened.problems else "kept_less", opened.left_out)
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
        yield visit
        st.caption(words.say("footer"))
        if clear:
            _clear(words)
    if not early:
        with tie:
            heard = tab.tell(aid, session.shown(on_screen))
    session.all_told()
    if heard and not early:
        tab.hear(aid, heard)
        st.rerun()


def title(visit: Visit, text: str, asked: Sequence[str] = ()) -> None:
    """A page's heading, and right under it the signs that a doctor should see first.

    Args:
        visit: the visit.
        text: Markdown.
        asked: the questions the page asks: what their answers are a sign of is told beside them.
    """
    st.title(text, anchor=False)
    red_flags.draw(visit, asked)


def go(page: str) -> None:
    """Open another page, unless something typed on this one was just refused: that is to be seen first."""
    if not session.told():
        navigation.go(page)


def _clear(words: Words) -> None:
    """Everything away, after one question. The browser opens the question by itself, and `web/own/connection.js`, which
    knows the two buttons by their keys, wipes the tab's own copy with or without us."""
    with (
        st.container(key="clear_all"),
        st.popover(words.say("clear_screen"), icon=":material/delete_sweep:", type="tertiary"),
    ):
        st.markdown(words.say("clear_ask"))
        st.button(words.say("clear_yes"), key="clear_screen", on_click=session.clear)


def this_visit(*, weighs: bool = False) -> Visit:
    """The visit as it is now. For callbacks too: what they are given the server keeps, so they are never given a visit.

    A month or a day that has gone by since it was given does not count any more: the question is open again.
    """
    aid, today = loading.aid(), session.today()
    return Visit(aid, loading.texts(), today, fitting(aid, session.answers(), today), weighs)


def _ended(visit: Visit) -> bool:
    """Draw the page of an `ends` rule, when one holds. Returns whether it did; then nothing else is to be drawn."""
    aid, words = visit.aid, visit.words
    rule_id, _, because = ends(aid, visit.path)
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
    elif (
        rule.wipes
    ):  # a slip of the hand costs nothing: what they said is kept, and used nowhere, until they say what is right
        st.markdown(words.say("ended_hidden"))
        with st.container(horizontal=True, gap="large"):
            st.button(f":yellow[{words.say('ended_wrong')}]", type="primary", on_click=session.forget, args=(because,))
            st.button(words.say("ended_right"), on_click=session.end, args=(rule_id,))
    else:
        st.button(f":yellow[{words.say('ended_back')}]", type="primary", on_click=session.forget, args=(because,))
    return True


def need_first(visit: Visit) -> bool:
    """Say that who decides and the age come first, when they are open. Returns whether it did; then nothing else is to
    be drawn.
    """
    if not visit.comparison.ends_open:
        return False
    st.markdown(visit.say("need_first_text"))
    if st.button(f":yellow[{visit.say('need_first_button')}]", type="primary"):
        navigation.go("questions")
    return True


def helps(lines: list[Said]) -> None:
    """Where to find help, each in a line of its own."""
    if lines:
        with st.container(border=True, gap="xsmall"):
            for line in lines:
                st.markdown(f":material/support: {md(line.text)}")
