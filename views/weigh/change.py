"""What would change this: one thing said, one thing not known, and money or time when asked. A fact told, never an
invitation.
"""

from __future__ import annotations

import streamlit as st

from logic.fit import change
from logic.fit.change import FactChange, PriorityChange
from logic.person.comparison import Lead
from logic.what_if import LimitChange, movable, moved_limit
from views.shared import figures, outcomes, session
from views.shared.names import Names
from views.shared.visit import Visit
from views.shared.words import Words


def draw(visit: Visit, names: Names) -> None:
    """Two cards, and a box for money and time that stays closed until it is opened."""
    fit = visit.comparison.fit
    assert fit is not None
    moving = [q for q in movable(visit.aid) if isinstance(visit.answers.get(q), int)]
    if fit.withheld and not (moving and set(fit.withheld) <= {"one_left"}):
        return
    with st.container(gap="small"):
        st.header(visit.say("change_title"), anchor=False)
        if not fit.withheld:
            with st.grid(2, min_column_width=280):
                for text, (title, icon) in zip(sentences(visit, names), _CARDS, strict=True):
                    _card(visit.say(title), icon, text)
        if moving:
            with st.expander(
                visit.say("change_limits"), icon=":material/payments:", key="change_limits", on_change="rerun"
            ) as box:
                if box.open:
                    for question in moving:
                        _limit(visit, question, names)


_CARDS = (("change_said", "tune"), ("change_fact", "science"))


def sentences(visit: Visit, names: Names) -> tuple[str, str]:
    """The smallest change of one thing said, and of one thing not known well, a sentence each."""
    told, fact = (
        change.smallest_priority(visit.aid, visit.comparison, visit.priorities),
        change.smallest_fact(visit.aid, visit.comparison, visit.priorities),
    )
    return _priority(visit, told, names), _fact(visit, fact, names)


def _card(title: str, icon: str, text: str) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(title, icon=f":material/{icon}:", anchor=False)
        st.markdown(text)


def then(words: Words, lead: Lead, names: Names) -> str:
    """ "no procedure would come out ahead", or "there would be no clear leader"."""
    if lead.ahead:
        told = words.say("then_ahead", names=names.listed([lead.ahead]))
    elif len(lead.close) == 1:
        told = words.say("then_only", names=names.listed(lead.close))
    else:
        told = words.say("then_close")
    return words.say("then_if", then=told) if lead.conditional else told


def _priority(visit: Visit, found: PriorityChange | None, names: Names) -> str:
    if found is None:
        return visit.say("change_nothing_said")
    what = then(visit.words, found.then, names)
    if found.statement is not None:
        above, below = found.statement.ordered
        return visit.say(
            "change_order",
            first=visit.md(outcomes.name(visit.aid, above)),
            second=visit.md(outcomes.name(visit.aid, below).lower()),
            then=what,
        )
    if found.key is None:
        return visit.say(
            "change_worth",
            now=visit.say(f"worth_{found.now}").lower(),
            to=visit.say(f"worth_{found.to}").lower(),
            then=what,
        )
    return visit.say(
        "change_weight",
        name=visit.md(outcomes.name(visit.aid, found.key)),
        now=str(found.now),
        to=str(found.to),
        then=what,
    )


def _fact(visit: Visit, found: FactChange | None, names: Names) -> str:
    if found is None:
        return visit.say("change_no_fact")
    return visit.say(
        f"change_fact_{found.side}",
        name=visit.md(outcomes.name(visit.aid, found.key)),
        variant=names.of(found.variant),
        amount=visit.md(outcomes.amount(visit, visit.swings[found.key], found.amount)),
        then=then(visit.words, found.then, names),
    )


def _limit(visit: Visit, question: str, names: Names) -> None:
    """One amount of the person's own, both ways."""
    larger, smaller = moved_limit(
        visit.aid, visit.answers, question, today=session.today(), priorities=visit.priorities, quotes=session.quotes()
    )
    asked = visit.aid.questions[question]
    lines = [_moved(visit, question, found, side, names) for found, side in ((smaller, "less"), (larger, "more"))]
    st.markdown(
        f"**{visit.md(asked.text)}** {visit.say('you_said', text=visit.md(figures.answer(visit, asked, visit.answers[question])))}\n"
        + "\n".join(f"- {line}" for line in lines)
    )


def _moved(visit: Visit, question: str, found: LimitChange | None, side: str, names: Names) -> str:
    if found is None:
        return visit.say(f"no_{side}")
    amount = figures.answer(visit, visit.aid.questions[question], found.amount)
    return visit.say(f"with_{side}", amount=visit.md(amount), then=then(visit.words, found.then, names))
