"""Signs that a doctor should see first: told beside the question as soon as they are ticked, and on every page until the
answer changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from logic.content.rules import GateRule
from logic.person.comparison import Finding
from views import navigation
from views.shared import address
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit, asked: Sequence[str] = ()) -> None:
    """Under a page's title: every sign, but for those told beside a question the page asks, with the way to the answer."""
    found = [flag for flag in visit.red_flags if last_asked(flag, asked) is None]
    if not found:
        return
    with st.container(gap="xsmall", key="red_flags"):
        st.error(text(visit, found), icon=":material/emergency_home:")
        question = next(iter(found[0].because))
        if st.button(visit.say("flag_change"), icon=":material/edit:", type="tertiary", key="change_flag"):
            navigation.go("questions", page=str(address.page_of(visit.aid, question)))


def beside(visit: Visit, question: str, asked: Sequence[str]) -> None:
    """Under a question: what its answer, with others, is a sign of."""
    found = [flag for flag in visit.red_flags if last_asked(flag, asked) == question]
    if found:
        st.error(text(visit, found), icon=":material/emergency_home:")


def text(visit: Visit, found: Iterable[Finding]) -> str:
    """What to do, why, and until when to wait; the same thing once, for however many types it holds."""
    told: dict[str, GateRule] = {}
    for flag in found:
        told.setdefault(flag.rule.brief, flag.rule)
    parts = []
    for rule in told.values():
        line = f"**{md(rule.brief.rstrip('.'))}.** {md(rule.reason)}"
        parts.append(f"{line} {visit.say('flag_until', text=md(rule.until))}" if rule.until else line)
    return "\n\n".join(parts)


def last_asked(flag: Finding, asked: Sequence[str]) -> str | None:
    """Of the questions a page asks, the last one the sign rests on."""
    return next((name for name in reversed(asked) if name in flag.because), None)
