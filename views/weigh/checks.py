"""What matters more than what, said instead of sliders; and the either-or checks, with what to do when they do not go
together.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from logic.fit import priorities as matters
from logic.fit import tradeoff
from logic.fit.priorities import Swing
from logic.person.comparison import Statement
from logic.person.known import OutcomeKey
from views.shared import outcomes, session
from views.shared.visit import Visit
from views.shared.words import md
from views.weigh import on_priorities


def statements(visit: Visit) -> None:
    """ "Recovery matters more than cost": taken instead of sliders."""
    whole = [s for s in visit.priorities.statements if s.whole]
    if len(visit.priorities.picked) < 2:
        return
    with st.expander(visit.say("more_than_title"), icon=":material/swap_vert:", expanded=bool(whole)):
        boxes = [session.key("@more", side) for side in ("first", "second")]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for box, label in zip(boxes, ("more_first", "more_second"), strict=True):
                st.selectbox(
                    visit.say(label),
                    list(visit.priorities.picked),
                    index=None,
                    key=box,
                    format_func=lambda key: outcomes.name(visit.aid, OutcomeKey(key)),
                    width=230,
                )
            st.button(visit.say("more_add"), on_click=on_priorities.add_statement, args=tuple(boxes))
        _, rings = matters.consistent(whole)
        for number, statement in enumerate(whole):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(md(_said(visit, statement)))
                st.button(
                    visit.say("take_back", n=number + 1),
                    key=f"drop_more_{number}",
                    type="tertiary",
                    on_click=on_priorities.drop_statement,
                    args=(statement,),
                )
        for ring in rings:
            told = "; ".join(_said(visit, s) for s in ring[:-1])
            st.info(visit.say("ring", told=md(told), last=md(_said(visit, ring[-1]))), icon=":material/sync_problem:")


def _said(visit: Visit, s: Statement) -> str:
    first, second = s.ordered
    message = "said_same" if s.says == "same" else "said_more"
    return visit.say(message, first=outcomes.name(visit.aid, first), second=outcomes.name(visit.aid, second).lower())


def checks(visit: Visit) -> None:
    """Two to four choices between two pictures, where the answer would change who leads."""
    if len(matters.settled(visit.priorities)) < matters.FEWEST:
        return
    answered = [s for s in visit.priorities.statements if not s.whole]
    pairs = {frozenset((s.first, s.second)) for s in answered}
    asked = [
        c
        for c in tradeoff.checks(visit.aid, visit.comparison, visit.priorities)
        if frozenset((c.first, c.second)) not in pairs
    ]
    shown = [*answered, *asked][: tradeoff.MOST]
    refused = _refused(visit)
    if not shown:
        return
    with st.container(gap="small"):
        st.header(visit.say("checks_title"), anchor=False)
        st.markdown(visit.say("checks_text"))
        for number, check in enumerate(shown, 1):
            _check(visit, check, number, check in answered)
            if check in refused:
                _keep_which(visit, check, number)
    for number, statement in enumerate(s for s in refused if s not in shown):
        _keep_which(visit, statement, number + len(shown) + 1)


def _refused(visit: Visit) -> tuple[Statement, ...]:
    """What does not go with the weights; rings of statements are told where those stand."""
    kept, _ = matters.consistent(visit.priorities.statements)
    return tuple(s for s in visit.comparison.fit.refused if s in kept) if visit.comparison.fit else ()


def _check(visit: Visit, check: Statement, number: int, answered: bool) -> None:
    first, second = visit.swings[check.first], visit.swings[check.second]
    pictures = {
        "first": ((first, check.share_first), (second, 0.0)),
        "second": ((first, 0.0), (second, check.share_second)),
    }
    with st.container(border=True, gap="xsmall"):
        st.subheader(visit.say("check_title", n=number), anchor=False)
        with st.grid(2, min_column_width=200):
            for side, shown in pictures.items():
                lines = [
                    f"- {md(outcomes.name(visit.aid, s.key))}: **{md(_amount(visit, s, share))}**" for s, share in shown
                ]
                st.markdown("\n".join([visit.say(f"picture_{side}"), "", *lines]))
        name = f"{check.first} {check.share_first:.3f} {check.second} {check.share_second:.3f}"
        widget = session.seed_widget(session.key("@check", name), check.says if answered else None)
        st.pills(
            visit.say("check_label", n=number),
            ["first", "second", "same"],
            format_func=lambda side: visit.say(f"pick_{side}"),
            key=widget,
            label_visibility="collapsed",
            on_change=on_priorities.take_check,
            args=(replace(check, says="first"), widget),
        )


def _amount(visit: Visit, swing: Swing, share: float) -> str:
    return outcomes.ends(visit, swing)[0] if share == 0 else outcomes.amount(visit, swing, swing.amount(share))


def _keep_which(visit: Visit, statement: Statement, number: int) -> None:
    """Both are shown, and the person says which to keep; until then the sliders count."""
    weights = [
        (key, visit.priorities.weights[key])
        for key in (statement.first, statement.second)
        if key in visit.priorities.weights
    ]
    set_ = ", ".join(visit.say("slider_says", name=outcomes.name(visit.aid, key), n=weight) for key, weight in weights)
    st.info(visit.say("keep_which", sliders=md(set_ or visit.say("what_you_said_before"))), icon=":material/balance:")
    with st.container(horizontal=True):
        st.button(
            visit.say("keep_answer", n=number),
            key=f"keep_answer_{number}",
            on_click=session.replace_priorities,
            args=(tradeoff.keep_answer(visit.priorities, statement),),
        )
        st.button(
            visit.say("keep_sliders", n=number),
            key=f"keep_sliders_{number}",
            on_click=session.replace_priorities,
            args=(tradeoff.keep_sliders(visit.priorities, statement),),
        )
