"""What matters more than what, said instead of sliders; and the either-or checks, with what to do when they do not go together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from logic.aid.aid import Aid
from logic.fit import priorities as matters
from logic.fit import tradeoff
from logic.fit.priorities import Priorities, Swing
from logic.person.comparison import Comparison, Statement
from views.shared import outcomes, session
from views.shared.words import Words, md


def statements(aid: Aid, words: Words, said: Priorities, offered: Mapping[str, Swing]) -> None:
    """ "Recovery matters more than cost": taken instead of sliders."""
    whole = [s for s in said.statements if s.whole]
    if len(said.picked) < 2:
        return
    with st.expander(words.say("more_than_title"), icon=":material/swap_vert:", expanded=bool(whole)):
        boxes = [session.key("@more", side) for side in ("first", "second")]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for box, label in zip(boxes, ("more_first", "more_second"), strict=True):
                st.selectbox(
                    words.say(label), list(said.picked), index=None, key=box, format_func=lambda key: outcomes.name(aid, key), width=230
                )
            st.button(words.say("more_add"), on_click=session.add_statement, args=tuple(boxes))
        _, rings = matters.consistent(whole)
        for number, statement in enumerate(whole):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(md(_said(aid, words, statement)))
                st.button(
                    words.say("take_back", n=number + 1),
                    key=f"drop_more_{number}",
                    type="tertiary",
                    on_click=session.drop_statement,
                    args=(statement,),
                )
        for ring in rings:
            told = "; ".join(_said(aid, words, s) for s in ring[:-1])
            st.info(words.say("ring", told=md(told), last=md(_said(aid, words, ring[-1]))), icon=":material/sync_problem:")


def _said(aid: Aid, words: Words, s: Statement) -> str:
    first, second = s.ordered
    message = "said_same" if s.says == "same" else "said_more"
    return words.say(message, first=outcomes.name(aid, first), second=outcomes.name(aid, second).lower())


def checks(aid: Aid, words: Words, result: Comparison, said: Priorities, offered: Mapping[str, Swing]) -> None:
    """Two to four choices between two pictures, where the answer would change who leads."""
    if len(matters.settled(said)) < matters.FEWEST:
        return
    answered = [s for s in said.statements if not s.whole]
    pairs = {frozenset((s.first, s.second)) for s in answered}
    asked = [c for c in tradeoff.checks(aid, result, said) if frozenset((c.first, c.second)) not in pairs]
    shown = [*answered, *asked][: tradeoff.MOST]
    refused = _refused(result, said)
    if not shown:
        return
    with st.container(gap="small"):
        st.header(words.say("checks_title"), anchor=False)
        st.markdown(words.say("checks_text"))
        for number, check in enumerate(shown, 1):
            _check(aid, words, check, offered, number, check in answered)
            if check in refused:
                _keep_which(aid, words, said, check, number)
    for number, statement in enumerate(s for s in refused if s not in shown):
        _keep_which(aid, words, said, statement, number + len(shown) + 1)


def _refused(result: Comparison, said: Priorities) -> tuple[Statement, ...]:
    """What does not go with the weights; rings of statements are told where those stand."""
    kept, _ = matters.consistent(said.statements)
    return tuple(s for s in result.fit.refused if s in kept) if result.fit else ()


def _check(aid: Aid, words: Words, check: Statement, offered: Mapping[str, Swing], number: int, answered: bool) -> None:
    first, second = offered[check.first], offered[check.second]
    pictures = {"first": ((first, check.share_first), (second, 0.0)), "second": ((first, 0.0), (second, check.share_second))}
    with st.container(border=True, gap="xsmall"):
        st.subheader(words.say("check_title", n=number), anchor=False)
        with st.grid(2, min_column_width=200):
            for side, shown in pictures.items():
                lines = [f"- {md(outcomes.name(aid, s.key))}: **{md(_amount(aid, words, s, share))}**" for s, share in shown]
                st.markdown("\n".join([words.say(f"picture_{side}"), "", *lines]))
        name = f"{check.first} {check.share_first:.3f} {check.second} {check.share_second:.3f}"
        widget = session.seed_widget(session.key("@check", name), check.says if answered else None)
        st.pills(
            words.say("check_label", n=number),
            ["first", "second", "same"],
            format_func=lambda side: words.say(f"pick_{side}"),
            key=widget,
            label_visibility="collapsed",
            on_change=session.take_check,
            args=(replace(check, says="first"), widget),
        )


def _amount(aid: Aid, words: Words, swing: Swing, share: float) -> str:
    return outcomes.ends(aid, words, swing)[0] if share == 0 else outcomes.amount(aid, words, swing, swing.amount(share))


def _keep_which(aid: Aid, words: Words, said: Priorities, statement: Statement, number: int) -> None:
    """Both are shown, and the person says which to keep; until then the sliders count."""
    weights = [(key, said.weights[key]) for key in (statement.first, statement.second) if key in said.weights]
    set_ = ", ".join(words.say("slider_says", name=outcomes.name(aid, key), n=weight) for key, weight in weights)
    st.info(words.say("keep_which", sliders=md(set_ or words.say("what_you_said_before"))), icon=":material/balance:")
    with st.container(horizontal=True):
        st.button(
            words.say("keep_answer", n=number),
            key=f"keep_answer_{number}",
            on_click=session.settle,
            args=(tradeoff.keep_answer(said, statement),),
        )
        st.button(
            words.say("keep_sliders", n=number),
            key=f"keep_sliders_{number}",
            on_click=session.settle,
            args=(tradeoff.keep_sliders(said, statement),),
        )
