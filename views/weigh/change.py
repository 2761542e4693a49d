"""What would change this: one thing said, one thing not known, and money or time when asked. A fact told, never an invitation."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from logic.aid.aid import Aid
from logic.fit import change
from logic.fit import priorities as matters
from logic.fit.change import FactChange, Lead, PriorityChange
from logic.fit.priorities import Priorities
from logic.person.comparison import Comparison
from logic.person.path import Answer
from logic.what_if import LimitChange, movable, moved_limit
from views.shared import figures, outcomes, session
from views.shared.names import Names
from views.shared.words import Words, md


def draw(aid: Aid, words: Words, result: Comparison, answers: Mapping[str, Answer], said: Priorities, names: Names) -> None:
    """Two cards, and a box for money and time that stays closed until it is opened."""
    fit = result.fit
    assert fit is not None
    moving = [q for q in movable(aid) if isinstance(answers.get(q), int)]
    if fit.withheld and not (moving and set(fit.withheld) <= {"one_left"}):
        return
    with st.container(gap="small"):
        st.header(words.say("change_title"), anchor=False)
        if not fit.withheld:
            with st.grid(2, min_column_width=280):
                for text, (title, icon) in zip(sentences(aid, words, result, said, names), _CARDS, strict=True):
                    _card(words.say(title), icon, text)
        if moving:
            with st.expander(words.say("change_limits"), icon=":material/payments:", key="change_limits", on_change="rerun") as box:
                if box.open:
                    for question in moving:
                        _limit(aid, words, answers, question, said, names)


_CARDS = (("change_said", "tune"), ("change_fact", "science"))


def sentences(aid: Aid, words: Words, result: Comparison, said: Priorities, names: Names) -> tuple[str, str]:
    """The smallest change of one thing said, and of one thing not known well, a sentence each."""
    offered = matters.swings(aid, result.variants, result.concerns)
    told, fact = change.smallest_priority(aid, result, said), change.smallest_fact(aid, result, said)
    return _priority(aid, words, told, names), _fact(aid, words, fact, offered, names)


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


def _priority(aid: Aid, words: Words, found: PriorityChange | None, names: Names) -> str:
    if found is None:
        return words.say("change_nothing_said")
    what = then(words, found.then, names)
    if found.statement is not None:
        above, below = found.statement.ordered
        return words.say("change_order", first=md(outcomes.name(aid, above)), second=md(outcomes.name(aid, below).lower()), then=what)
    if found.key is None:
        return words.say("change_worth", now=words.say(f"worth_{found.now}").lower(), to=words.say(f"worth_{found.to}").lower(), then=what)
    return words.say("change_weight", name=md(outcomes.name(aid, found.key)), now=str(found.now), to=str(found.to), then=what)


def _fact(aid: Aid, words: Words, found: FactChange | None, offered: dict[str, matters.Swing], names: Names) -> str:
    if found is None:
        return words.say("change_no_fact")
    return words.say(
        f"change_fact_{found.side}",
        name=md(outcomes.name(aid, found.key)),
        variant=names.of(found.variant),
        amount=md(outcomes.amount(aid, words, offered[found.key], found.amount)),
        then=then(words, found.then, names),
    )


def _limit(aid: Aid, words: Words, answers: Mapping[str, Answer], question: str, said: Priorities, names: Names) -> None:
    """One amount of the person's own, both ways."""
    larger, smaller = moved_limit(aid, answers, question, today=session.today(), priorities=said, quotes=session.quotes())
    asked = aid.questions[question]
    lines = [_moved(aid, words, question, found, side, names) for found, side in ((smaller, "less"), (larger, "more"))]
    st.markdown(
        f"**{md(asked.text)}** {words.say('you_said', text=md(figures.answer(words, aid, asked, answers[question])))}\n"
        + "\n".join(f"- {line}" for line in lines)
    )


def _moved(aid: Aid, words: Words, question: str, found: LimitChange | None, side: str, names: Names) -> str:
    if found is None:
        return words.say(f"no_{side}")
    amount = figures.answer(words, aid, aid.questions[question], found.amount)
    return words.say(f"with_{side}", amount=md(amount), then=then(words, found.then, names))
