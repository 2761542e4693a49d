"""The parts of the short way: the screens, three priorities in order, and the one-page brief."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from logic import short_way
from logic.aid import Aid
from logic.comparison import Comparison, VariantResult
from logic.path import Answer, Path
from logic.priorities import FEWEST, Priorities, Swing
from views import ask_list, compare_brief, figures, outcomes, session, widgets
from views.words import Words, md


def screens(aid: Aid, words: Words, path: Path, result: Comparison, answers: Mapping[str, Answer]) -> None:
    """Only what must be known first."""
    with st.grid(2, min_column_width=400):
        for name in short_way.needed(aid, path, result, answers):
            widgets.draw(aid, words, aid.questions[name], answers.get(name))


def three(aid: Aid, words: Words, said: Priorities, offered: Mapping[str, Swing]) -> None:
    """Three taps, the most important first: the order is what was said."""
    widget = session.seed_widget(session.key("@three"), list(said.picked[:FEWEST]) or None)
    st.pills(
        words.say("visit_pick_label"),
        list(offered),
        selection_mode="multi",
        format_func=lambda key: f":material/{outcomes.icon(aid, key)}: {md(outcomes.name(aid, key))}",
        key=widget,
        label_visibility="collapsed",
        on_change=session.take_picks,
        args=(widget, FEWEST, True),
    )
    if said.picked:
        st.markdown("\n".join(f"{n}. {md(outcomes.name(aid, key))}" for n, key in enumerate(said.picked, 1)))


def brief(aid: Aid, words: Words, result: Comparison, answers: dict[str, Answer], said: Priorities) -> None:
    """One page to talk over: read on screen, or saved as plain text."""
    parts = _parts(aid, words, result, answers, said)
    with st.container(border=True, gap="small"):
        st.header(words.say("brief_title"), anchor=False)
        for title, lines in parts:
            st.markdown("\n".join([f"**{title}**", "", *(f"- {md(line)}" for line in lines)]))
        for text in said.own:
            st.text(text)
        st.download_button(
            words.say("brief_save"),
            _text(aid, words, parts, said),
            file_name="brief.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
        )


def _text(aid: Aid, words: Words, parts: list[tuple[str, list[str]]], said: Priorities) -> str:
    head = [aid.about.title, words.say("draft"), ""]
    body = [line for title, lines in parts for line in (title, *(f"  - {line}" for line in lines), "")]
    own = [f"  - {text}" for text in said.own]
    return "\n".join([*head, *body, *own, words.say("footer"), ""])


def _parts(aid: Aid, words: Words, result: Comparison, answers: dict[str, Answer], said: Priorities) -> list[tuple[str, list[str]]]:
    shown = [v for v in result.variants if v.relevant]
    hope = next((r.rule.answer for r in aid.limits if r.rule.effect and r.rule.answer in answers), None)
    concern = [", ".join(aid.concerns[c].name for c in result.concerns)]
    if hope:
        concern.append(f"{aid.questions[hope].text} {figures.answer(words, aid, aid.questions[hope], answers[hope])}")
    top = [f"{n}. {outcomes.name(aid, key)}" for n, key in enumerate(result.fit.keys[:FEWEST] if result.fit else said.picked[:FEWEST], 1)]
    return [
        (words.say("brief_concern"), concern),
        (words.say("brief_examine"), _examine(shown) or [words.say("brief_nothing")]),
        (words.say("brief_top"), top or [words.say("brief_nothing")]),
        (words.say("brief_limits"), _limits(aid, words, result) or [words.say("brief_no_limits")]),
        (words.say("brief_ask"), ask_list.questions(aid, words, result, session.stand().lean, examine=False)),
        (words.say("brief_unknown"), _unknowns(aid, shown)),
        (words.say("brief_elsewhere"), [aid.alternatives[a].name for a in result.elsewhere] or [words.say("brief_nothing")]),
        (words.say("brief_looked"), ["_" * 40]),
        (words.say("brief_teach_back"), ["_" * 40]),
    ]


def _examine(shown: list[VariantResult]) -> list[str]:
    """What a clinician must look at, gravest first, each once."""
    found = [f for status in ("stop", "ask") for v in shown for f in v.gate.findings if f.status == status]
    return list(dict.fromkeys(f.rule.brief for f in found))


def _limits(aid: Aid, words: Words, result: Comparison) -> list[str]:
    """The person's own lines, as they drew them."""
    lines = []
    for limit in result.variants[0].limits:
        rule = next(r.rule for r in aid.limits if r.rule.id == limit.id)
        if limit.given and rule.answer and rule.answer in session.answers():
            said = figures.answer(words, aid, aid.questions[rule.answer], session.answers()[rule.answer])
            lines.append(f"{compare_brief.limit_name(aid, words, limit.id)}: {said}")
        elif limit.given:
            lines.append(compare_brief.limit_name(aid, words, limit.id))
    return lines


def _unknowns(aid: Aid, shown: list[VariantResult]) -> list[str]:
    """The first thing nobody knows of each option in the picture."""
    options = dict.fromkeys(v.option for v in shown)
    return [o.unknowns[0].text for o in aid.options if o.id in options and o.unknowns]
