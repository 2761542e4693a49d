"""One card for each picked outcome: its two ends, the person's limit, and how much the swing between them would matter."""

from __future__ import annotations

import streamlit as st

from logic.content.bank import Question
from logic.fit.priorities import MAX_OWN, MAX_OWN_LENGTH, MOST, TOP, WORTH, Swing, alone, asked_again
from logic.person.known import OutcomeKey
from views import navigation
from views.ask import widgets
from views.shared import figures, outcomes, session, told
from views.shared.visit import Visit
from views.shared.words import Words, md
from views.weigh import on_priorities
from views.weigh import points as picture_points


def pills(visit: Visit, *, label: str, most: int = MOST, ranked: bool = False) -> None:
    """The outcomes to pick from; `ranked`: the order of the taps says what matters more."""
    widget = session.seed_widget(session.key("@three" if ranked else "@picked"), list(visit.priorities.picked) or None)
    with st.container(gap="xsmall", key=told.key(session.PICKED)):
        st.pills(
            visit.say(label),
            list(visit.offered),
            selection_mode="multi",
            format_func=lambda key: (
                f":material/{outcomes.icon(visit.aid, OutcomeKey(key))}: {md(outcomes.name(visit.aid, OutcomeKey(key)))}"
            ),
            key=widget,
            label_visibility="collapsed",
            on_change=on_priorities.take_picks,
            args=(widget, most, ranked),
        )
        told.draw(visit.words, session.PICKED)


def own(words: Words) -> None:
    """Something else that matters: carried along, never weighed."""
    mine = session.priorities().own
    with st.expander(words.say("own_title"), icon=":material/add:", type="compact", key=told.key(session.OWN)):
        st.caption(words.say("own_text"))
        if len(mine) < MAX_OWN:
            widget = session.key("@own")
            st.text_input(
                words.say("own_label"),
                key=widget,
                max_chars=MAX_OWN_LENGTH,
                on_change=on_priorities.add_own,
                args=(widget,),
            )
        told.draw(words, session.OWN)
        for number, text in enumerate(mine):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(text)
                st.button(
                    words.say("own_drop", n=number + 1),
                    key=f"drop_own_{number}",
                    type="tertiary",
                    on_click=on_priorities.drop_own,
                    args=(text,),
                )


def nothing_to_weigh(visit: Visit) -> None:
    """Said before the work, not after it: with these limits, weighing cannot change who comes out ahead."""
    fit = visit.comparison.fit
    limits = picture_points.limits_that_rule_out(visit, fit) if fit and "one_left" in fit.withheld else ""
    if limits:
        st.info(visit.say("weigh_nothing", limits=md(limits)), icon=":material/fence:")
        if st.button(visit.say("change_limits_button"), icon=":material/list:"):
            navigation.go("my_answers")


def draw(visit: Visit) -> None:
    """First the change against the trouble, then each outcome against the others of its branch."""
    gains = [key for key in visit.priorities.picked if visit.swings[key].branch == "gain"]
    burdens = [key for key in visit.priorities.picked if visit.swings[key].branch == "burden"]
    if gains and burdens:
        worth(visit, gains, burdens)
    again = asked_again(session.priorities(), visit.offered)
    if again:
        names = ", ".join(outcomes.name(visit.aid, key).lower() for key in again)
        st.info(visit.say("asked_again", names=md(names)))
    with st.container(gap="small"):
        st.header(visit.say("swings_title"), anchor=False)
        st.markdown(visit.say("swings_text", top=TOP))
        for branch in (gains, burdens):
            for key in branch:
                _card(visit, visit.swings[key], key in alone(visit.priorities.picked))


def worth(visit: Visit, gains: list[OutcomeKey], burdens: list[OutcomeKey]) -> None:
    """One branch against the other."""
    with st.container(border=True, gap="small"):
        st.header(visit.say("worth_title"), anchor=False)
        with st.grid(2, min_column_width=240):
            for title, keys, end in (("worth_change", gains, 1), ("worth_trouble", burdens, 0)):
                lines = [
                    f"- {md(outcomes.name(visit.aid, key))}: **{md(outcomes.ends(visit, visit.swings[key])[end])}**"
                    for key in keys
                ]
                st.markdown("\n".join([f"{visit.say(title)}", "", *lines]))
        widget = session.seed_widget(session.key("@worth"), visit.priorities.worth)
        st.pills(
            visit.say("worth_title"),
            list(WORTH),
            format_func=lambda word: visit.say(f"worth_{word}"),
            key=widget,
            label_visibility="collapsed",
            on_change=on_priorities.take_worth,
            args=(widget,),
        )


def _card(visit: Visit, swing: Swing, by_worth: bool) -> None:
    worst, best = outcomes.ends(visit, swing)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(md(outcomes.name(visit.aid, swing.key)), anchor=False, width="content")
            st.markdown(badge(visit, swing.key, by_worth), width="content")
        st.caption(md(outcomes.basis(visit, swing.key)))
        with st.grid(2, min_column_width=120):
            st.markdown(visit.say("from_worst", text=md(worst)))
            st.markdown(visit.say("to_best", text=md(best)), text_alignment="right")
        if swing.unknown:
            st.caption(md(outcomes.unknown_note(visit, swing)))
        if by_worth:
            st.caption(visit.say("alone_text"))
        else:
            slider(visit, swing)
        for question in limit_questions(visit, swing):
            _limit(visit, question)


def badge(visit: Visit, key: OutcomeKey, by_worth: bool = False) -> str:
    weight = visit.priorities.weights.get(key)
    if by_worth:
        return f":gray-badge[{visit.say('weight_alone')}]"
    return (
        f":gray-badge[{visit.say('weight_unset')}]"
        if weight is None
        else f":blue-badge[{visit.say('weight_set', n=weight, top=TOP)}]"
    )


def slider(visit: Visit, swing: Swing, place: str = "") -> None:
    """How much this swing would matter. Its first stop is "Not set", because a slider cannot be empty."""
    widget = session.seed_widget(session.key("@weight", f"{swing.key}{place}"), visit.priorities.weights.get(swing.key))
    st.select_slider(
        visit.say("slider_label", name=md(outcomes.name(visit.aid, swing.key))),
        ["", *range(TOP + 1)],
        format_func=lambda stop: visit.say("weight_unset") if stop == "" else str(stop),
        key=widget,
        label_visibility="collapsed",
        on_change=on_priorities.take_weight,
        args=(swing.key, swing.mark, widget),
    )


def limit_questions(visit: Visit, swing: Swing) -> list[Question]:
    """The questions whose answers set this person's limits on an outcome, upkeep included."""
    set_ = {limit.id for limit in visit.comparison.variants[0].limits}
    found = []
    for rule in (ready.rule for ready in visit.aid.limits if ready.rule.id in set_ and ready.rule.answer):
        of = visit.aid.outcomes[rule.burden].upkeep_of or rule.burden if rule.burden else None
        on_gain = rule.effect is not None and swing.branch == "gain" and visit.comparison.concerns[0] == swing.id
        if (of == swing.id and swing.branch == "burden") or on_gain:
            found.append(visit.aid.questions[rule.answer or ""])
    return [q for q in found if not q.dated]


def _limit(visit: Visit, question: Question) -> None:
    answer = session.answers().get(question.id)
    title = visit.say("limit_set", text=md(question.text))
    if answer is not None:
        said = md(figures.answer(visit, question, answer))
        title = visit.say("limit_is", text=md(question.text.rstrip("?")), answer=said)
    with st.expander(title, icon=":material/fence:", type="compact", key=told.key(question.id)):
        widgets.field(visit, question, answer)
