"""Why we say this: for each option, each kind's status with its reasons, the person's own answers, limits, and sources."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from logic.conditions.tree import OneOf, leaves
from logic.content.options import Figure
from logic.person.comparison import Finding, LimitResult, VariantResult
from logic.person.grouped import Line
from views.shared import figures, limit_text, reasons, sources
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit) -> None:
    with st.container(gap="small"):
        st.header(visit.say("why_title"), anchor=False)
        for option_id in dict.fromkeys(v.option for v in visit.comparison.variants):
            kinds = [v for v in visit.comparison.variants if v.option == option_id and v.relevant]
            if kinds:
                _option(visit, kinds)


def _option(visit: Visit, kinds: list[VariantResult]) -> None:
    option = visit.aid.variants[kinds[0].variant][0]
    said = list(dict.fromkeys(reasons.word(visit, v) for v in kinds))
    with st.expander(f"**{md(option.name)}** · {', '.join(said)}"):
        cited: list[str] = []
        for v in kinds:
            st.markdown(f"**{md(visit.aid.variants[v.variant][1].name)}** {reasons.badge(visit, v)}")
            found = reasons.of(v.variant, v.gate)
            _private(visit, v, [line for line in found if reasons.is_private(line)])
            lines = [_finding(visit, line) for line in found if not reasons.is_private(line)]
            waiting = list(dict.fromkeys(q for f in v.gate.findings for q in f.open))
            if waiting:
                texts = "; ".join(visit.aid.questions[q].text.rstrip("?") for q in visit.aid.questions if q in waiting)
                lines.append(f":material/help: {md(visit.say('waits_for', text=texts))}")
            if not lines and not found:
                lines.append(f":material/door_open: {visit.say('why_none')}")
            if reasons.little(v):
                lines.append(f":material/visibility_off: {visit.say('why_little_known')}")
            lines += [_limit(visit, v, limit) for limit in limit_text.outside(visit, v)]
            lines += [f":material/info: {md(note.text)}" for note in v.notes]
            if lines:
                st.markdown(_list(lines))
            cited += [
                f
                for finding in v.gate.findings
                if finding.rule.id not in visit.aid.private_rules
                for f in finding.rule.facts
            ] + [f for note in v.notes for f in note.facts]
        sources.draw(visit, f"why_{option.id}", cited)


def _limit(visit: Visit, v: VariantResult, limit: LimitResult) -> str:
    """One limit: by how much it is over, the figure and what the person said, and whether it takes the type out."""
    rule = limit_text.rule(visit, limit.id)
    text = f":material/fence: {md(limit_text.short(visit, limit))}."
    told_whole = limit_text.accepts_none(visit, limit)
    if (
        rule.burden
        and rule.answer
        and rule.answer in visit.answers
        and isinstance(limit.figure, Figure)
        and not told_whole
    ):
        outcome = visit.aid.outcomes[rule.burden]
        figure = figures.amount(visit, outcome, limit.figure)
        said = figures.answer(visit, visit.aid.questions[rule.answer], visit.answers[rule.answer])
        known = visit.say("figure_and_answer", figure=figure, answer=said)
        told = [f"{visit.say('you_said', text=said)}." if limit.figure.unknown else known]
        told += [f"{note}." for note in figures.price_notes(visit, outcome, limit.figure)]
        told += [figures.judged(visit, outcome, limit.figure)]
        text += f" {md(' '.join(line for line in told if line))}"
    meant = limit_text.means(visit, v, limit) if limit.firm else visit.say("limit_hoped")
    return f"{text} {md(meant)}" if meant else text


def _private(visit: Visit, v: VariantResult, found: list[Line]) -> None:
    """What rests on private answers: on the screen, and on no paper."""
    if found:
        with st.container(key=f"unprinted_why_{v.variant}"):
            st.markdown(_list(_finding(visit, line) for line in found))


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _finding(visit: Visit, line: Line) -> str:
    """One reason, with until when it holds and what the person said. What they were not sure of is one line, however
    many rules it leaves open."""
    status = visit.say(f"status_word_{line.status}")
    text = f":material/{reasons.ICONS[line.status]}: **{status}.** {md(reasons.sentence(visit, line))}"
    if line.question is not None:
        return text
    (f,) = line.findings
    if f.status == "stop" and f.rule.until:
        text += f" **{md(visit.say('until', text=f.rule.until))}**"
    said = "; ".join(_said(visit, f, q) for q in f.because if q in visit.answers and q not in visit.aid.private)
    return f"{text} :small[:gray[{md(visit.say('you_said', text=said))}]]" if said else text


def _said(visit: Visit, f: Finding, question: str) -> str:
    """What the person said to a question: of several things they ticked, only those this rule speaks of."""
    asked, answer = visit.aid.questions[question], visit.answers[question]
    if isinstance(answer, tuple) and question in f.because:
        tree = next(ready.tree for ready in visit.aid.gate if ready.rule is f.rule)
        compared = [leaf for leaf in leaves(tree) if isinstance(leaf, OneOf) and leaf.question == question]
        spoken = {choice for leaf in compared for choice in leaf.choices}
        answer = tuple(c for c in answer if c in spoken) or answer
    return f"{asked.text.rstrip('?')} – {figures.answer(visit, asked, answer)}"
