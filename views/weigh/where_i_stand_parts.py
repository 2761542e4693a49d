"""Where somebody leans, how sure they are, and four short questions on whether they are ready; with what to do about
each no.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from logic.record.record import HOW_SURE, READY, NoLean, Ready
from views.shared import session, stopped
from views.shared.names import Names
from views.shared.visit import Visit
from views.shared.words import Words, md


def lean(visit: Visit, names: Names, *, blind: bool = False) -> None:
    """Several variants, none of them, or not sure yet. Nothing is picked for them, and both leanings are kept. What a health
    answer stops is not offered."""
    stand = session.stand()
    told, word = (stand.blind, stand.no_blind) if blind else (stand.lean, stand.no_lean)
    shown = [v.variant for v in visit.comparison.variants if v.relevant and v.open_now]
    labels = {**{v: names.of(v) for v in shown}, "@none": visit.say("lean_none"), "@unsure": visit.say("lean_unsure")}
    before = [v for v in told if v in shown] + ([f"@{word}"] if word else [])
    stopped.say(visit, names)
    widget = session.seed_widget(session.key("@lean", "blind" if blind else ""), before or None)
    st.pills(
        visit.say("blind_label" if blind else "lean_label"),
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=widget,
        label_visibility="collapsed",
        on_change=_take_lean,
        args=(widget, blind),
    )


def _take_lean(widget: str, blind: bool) -> None:
    picked = list(session.value(widget) or [])
    stand = session.stand()
    before = {*(stand.blind if blind else stand.lean), f"@{stand.no_blind if blind else stand.no_lean}"}
    words = [p for p in picked if p.startswith("@")]
    new = [p for p in picked if p not in before]
    if words and (not new or new[-1] in words):  # the newest decides: a word stands alone
        picked = [next((p for p in new if p in words), words[-1])]
    elif words:
        picked = [p for p in picked if p not in words]
    session.set_widget(widget, picked)
    variants = tuple(p for p in picked if not p.startswith("@"))
    word: NoLean | None = next((p[1:] for p in picked if p.startswith("@")), None)
    session.save_part(
        stand=replace(stand, blind=variants, no_blind=word) if blind else replace(stand, lean=variants, no_lean=word)
    )


def sure(words: Words) -> None:
    """How sure they are of it."""
    widget = session.seed_widget(session.key("@sure"), session.stand().sure)
    st.pills(
        words.say("sure_label"),
        list(range(1, HOW_SURE + 1)),
        format_func=lambda n: words.say(f"sure_{n}"),
        key=widget,
        on_change=lambda: session.save_part(stand=replace(session.stand(), sure=session.value(widget))),
    )


def ready(visit: Visit) -> None:
    """Four short questions, in our own words or in those a clinic put in the aid, and what to do about each no."""
    own = visit.aid.about.readiness
    texts = (
        dict(zip(READY, own.questions, strict=True)) if own else {part: visit.say(f"ready_{part}") for part in READY}
    )
    said = session.stand().ready
    for part, text in texts.items():
        widget = session.seed_widget(session.key("@ready", part), said.get(part))
        with st.container(gap="xsmall"):
            st.pills(
                md(text),
                ["yes", "no"],
                format_func=lambda answer: visit.say(f"say_{answer}"),
                key=widget,
                on_change=_take_ready,
                args=(part, widget),
            )
            if said.get(part) == "no":
                st.markdown(f":material/arrow_forward: {visit.say(f'ready_{part}_no')}")
    if own:
        st.caption(md(own.cite))
    if len(said) == len(READY) and "no" not in said.values():
        st.markdown(f":material/check: {visit.say('ready_all')}")


def _take_ready(part: Ready, widget: str) -> None:
    said = {p: a for p, a in session.stand().ready.items() if p != part}
    answer: Literal["yes", "no"] | None = session.value(widget)
    session.save_part(stand=replace(session.stand(), ready={**said, part: answer} if answer else said))
