"""What would change this: one answer about a type, one thing not known, and firm limits on money or time when asked. A
fact told, never an invitation.
"""

from __future__ import annotations

import streamlit as st

from logic.fit import change
from logic.fit.change import AnswerChange, FactChange
from logic.person.comparison import Lead
from logic.what_if import LimitChange, movable, moved_limit
from views.shared import figures, outcomes, session
from views.shared.names import Names
from views.shared.visit import Visit
from views.shared.words import Words
from views.weigh import held


def draw(visit: Visit, names: Names) -> None:
    """Two cards, and a box for money and time that stays closed until it is opened."""
    fit = visit.comparison.fit
    assert fit is not None
    if fit.withheld:
        return
    with st.container(gap="small"):
        st.header(visit.say("change_title"), anchor=False)
        if len(fit.shares) > 1:
            with st.grid(2, min_column_width=280):
                for text, (title, icon) in zip(sentences(visit, names), _CARDS, strict=True):
                    _card(visit.say(title), icon, text)
        else:
            st.markdown(visit.say("change_only_limits"))
        health = held.change(visit, fit, names)
        if health:
            _card(visit.say("change_health"), "stethoscope", health)
        moving = firm_amounts(visit)
        if moving:
            with st.expander(
                visit.say("change_limits"), icon=":material/payments:", key="change_limits", on_change="rerun"
            ) as box:
                if box.open:
                    for question in moving:
                        _limit(visit, question, names)


_CARDS = (("change_said", "tune"), ("change_fact", "science"))


def firm_amounts(visit: Visit) -> list[str]:
    """The questions about money and time whose answers the person keeps firm: no other amount takes anything out."""
    firm = {limit.id for v in visit.comparison.variants for limit in v.limits if limit.firm}
    return [
        q for q, rule in movable(visit.aid).items() if rule.id in firm and isinstance(visit.answers.get(q), int | float)
    ]


def sentences(visit: Visit, names: Names) -> tuple[str, str]:
    """The smallest change of one answer, and of one thing not known well, a sentence each."""
    said = session.priorities()
    answer = change.smallest_answer(visit.aid, visit.comparison, said)
    fact = change.smallest_fact(visit.aid, visit.comparison, said)
    return _answer(visit, answer, names), _fact(visit, fact, names)


def _card(title: str, icon: str, text: str) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(title, icon=f":material/{icon}:", anchor=False)
        st.markdown(text)


def then(words: Words, lead: Lead, names: Names) -> str:
    """ "no procedure would come out ahead", or "there would be no clear leader"."""
    if lead.ahead:
        return words.say("then_ahead", names=names.listed([lead.ahead]))
    if not lead.close:
        return words.say("then_only", names=names.listed(list(lead.shares)))
    return words.say("then_close", names=names.listed(lead.close))


def _answer(visit: Visit, found: AnswerChange | None, names: Names) -> str:
    if found is None:
        return visit.say("change_nothing_said")
    now, to = (visit.say(f"worth_{answer}") for answer in (found.now, found.to))
    what = then(visit.words, found.then, names)
    return visit.say("change_answer", name=names.of(found.variant), now=now, to=to, then=what)


def _fact(visit: Visit, found: FactChange | None, names: Names) -> str:
    if found is None:
        return visit.say("change_no_fact")
    fit = visit.comparison.fit
    assert fit is not None
    assert fit.reading is not None
    counted = fit.reading.amounts[found.key, found.variant]
    return visit.say(
        "change_fact_none" if found.key.is_gain and found.amount <= 0 else f"change_fact_{found.side}",
        now=visit.md(outcomes.amount(visit, found.key, counted.low, counted.high)),
        name=visit.md(outcomes.name(visit.aid, found.key)),
        variant=names.of(found.variant),
        amount=visit.md(outcomes.amount(visit, found.key, found.amount)),
        then=then(visit.words, found.then, names),
    )


def _limit(visit: Visit, question: str, names: Names) -> None:
    """One amount of the person's own, both ways."""
    larger, smaller = moved_limit(
        visit.aid,
        visit.answers,
        question,
        today=session.today(),
        priorities=session.priorities(),
        quotes=session.quotes(),
    )
    asked = visit.aid.questions[question]
    lines = [_moved(visit, question, found, side, names) for found, side in ((smaller, "less"), (larger, "more"))]
    said = visit.say("you_said", text=visit.md(figures.answer(visit, asked, visit.answers[question])))
    st.markdown("\n".join([f"**{visit.md(asked.text)}** {said}", "", *(f"- {line}" for line in lines)]))


def _moved(visit: Visit, question: str, found: LimitChange | None, side: str, names: Names) -> str:
    if found is None:
        return visit.say(f"no_{side}")
    amount = figures.answer(visit, visit.aid.questions[question], found.amount)
    return visit.say(f"with_{side}", amount=visit.md(amount), then=then(visit.words, found.then, names))
