"""Why we say this: for each option, each kind's status with its reasons, the person's own answers, limits, and sources."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from logic.aid.aid import Aid
from logic.content.options import Figure
from logic.person.comparison import Comparison, Finding, LimitResult, VariantResult
from logic.person.path import Answer
from views.shared import figures, sources
from views.shared.words import Words, md

ICONS = {"stop": "block", "ask": "stethoscope", "not_checked": "help", "no_reason_found": "door_open"}


def draw(aid: Aid, words: Words, result: Comparison, answers: Mapping[str, Answer]) -> None:
    with st.container(gap="small"):
        st.header(words.say("why_title"), anchor=False)
        for option_id in dict.fromkeys(v.option for v in result.variants):
            kinds = [v for v in result.variants if v.option == option_id and v.relevant]
            if kinds:
                _option(aid, words, kinds, answers)


def _option(aid: Aid, words: Words, kinds: list[VariantResult], answers: Mapping[str, Answer]) -> None:
    option = aid.variants[kinds[0].variant][0]
    said = list(dict.fromkeys(words.say(f"status_word_{v.gate.status}") for v in kinds))
    with st.expander(f"**{md(option.name)}** · {', '.join(said)}"):
        cited: list[str] = []
        for v in kinds:
            st.markdown(f"**{md(aid.variants[v.variant][1].name)}** {words.say(f'status_{v.gate.status}')}")
            lines = [_finding(aid, words, f, answers) for f in v.gate.findings if f.status != "not_checked"]
            waiting = list(dict.fromkeys(q for f in v.gate.findings for q in f.open))
            if waiting:
                texts = "; ".join(aid.questions[q].text.rstrip("?") for q in aid.questions if q in waiting)
                lines.append(f":material/help: {md(words.say('waits_for', text=texts))}")
            if not lines:
                lines.append(f":material/door_open: {words.say('why_none')}")
            lines += [_limit(aid, words, limit, answers) for limit in v.limits if limit.given and limit.state != "within"]
            lines += [f":material/info: {md(note.text)}" for note in v.notes]
            st.markdown("\n".join(f"- {line}" for line in lines))
            cited += [f for finding in v.gate.findings if finding.rule.id not in aid.private_rules for f in finding.rule.facts] + [
                f for note in v.notes for f in note.facts
            ]
        sources.draw(aid, words, f"why_{option.id}", cited)


def _limit(aid: Aid, words: Words, limit: LimitResult, answers: Mapping[str, Answer]) -> str:
    """One limit, with the figure and what the person said."""
    rule = next(r.rule for r in aid.limits if r.rule.id == limit.id)
    text = f":material/fence: {words.say(f'limit_word_{limit.state}')}. {md(rule.reason)}"
    if rule.burden and rule.answer in answers and isinstance(limit.figure, Figure):
        figure = figures.amount(words, aid, aid.outcomes[rule.burden], limit.figure)
        said = figures.answer(words, aid, aid.questions[rule.answer], answers[rule.answer])
        text += f" {md(words.say('figure_and_answer', figure=figure, answer=said))}"
        text += f" {md(words.say('left_out', what='; '.join(limit.missing)))}." if limit.missing else ""
    return text


def _finding(aid: Aid, words: Words, f: Finding, answers: Mapping[str, Answer]) -> str:
    text = f":material/{ICONS[f.status]}: **{words.say(f'status_word_{f.status}')}.** {md(f.rule.reason)}"
    if f.status == "stop" and f.rule.until:
        text += f" **{md(words.say('until', text=f.rule.until))}**"
    for message, names in (("you_said", f.because), ("you_were_unsure", f.unsure)):
        said = "; ".join(_said(aid, words, q, answers) for q in names if q in answers and aid.questions[q].role != "private")
        if said:
            text += f" :small[:gray[{md(words.say(message, text=said))}]]"
    return text


def _said(aid: Aid, words: Words, question: str, answers: Mapping[str, Answer]) -> str:
    return f"{aid.questions[question].text.rstrip('?')} – {figures.answer(words, aid, aid.questions[question], answers[question])}"
