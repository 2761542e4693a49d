"""Which trouble a person would mind most: up to three of those on offer, each at its worst, in the order of their taps."""

from __future__ import annotations

import streamlit as st

from logic.fit.priorities import MOST_MINDED
from logic.person.known import OutcomeKey
from views.shared import outcomes, session, told, worries
from views.shared.visit import Visit
from views.weigh import on_priorities


def draw(visit: Visit) -> None:
    """One box to tick for each trouble, what they worry about first; a ticked one says which place it has."""
    ends = offered(visit)
    minded = [outcome for outcome in visit.priorities.minded if outcome in ends]
    with st.container(gap="small", key=told.key(session.PICKED)):
        st.header(visit.say("mind_title"), anchor=False)
        st.markdown(visit.say("mind_text", n=MOST_MINDED))
        with st.container(gap="xsmall"):
            for outcome in worries.first(visit, list(ends)):
                text = sentence(visit, outcome)
                place = minded.index(outcome) + 1 if outcome in minded else 0
                widget = session.seed_widget(session.key("@mind", outcome), True if place else None)
                st.checkbox(
                    visit.md(visit.say(f"mind_place_{place}", text=text) if place else text),
                    key=widget,
                    on_change=on_priorities.take_minded,
                    args=(outcome, widget, ends),
                )
        told.draw(visit.words, session.PICKED)


def offered(visit: Visit) -> dict[str, float]:
    """Trouble → the most that anything on offer takes of it, or took when the person was asked."""
    fit = visit.comparison.fit
    return dict(fit.reading.ends) if fit and fit.reading else {}


def sentence(visit: Visit, outcome: str) -> str:
    """ "Days at home: up to 28 days"."""
    key = OutcomeKey.burden(outcome)
    most = offered(visit)[outcome]
    harm = visit.aid.outcomes[outcome].kind == "harm"
    message = "mind_up_to" if not harm else "mind_harm" if most >= 1 else "mind_harm_below"
    return visit.say(message, name=outcomes.name(visit.aid, key), amount=outcomes.amount(visit, key, most))
