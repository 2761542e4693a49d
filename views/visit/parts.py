"""The parts of the short way: the screens, three priorities in order, and the one-page brief."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from logic.aid import signoff
from logic.aid.aid import Aid
from logic.fit.priorities import FEWEST, Priorities, Swing, swings
from logic.person import short_way
from logic.person.comparison import Comparison
from logic.person.path import Answer, Path
from views.ask import widgets
from views.shared import figures, limit_text, outcomes, saving, session
from views.shared.names import Names
from views.shared.words import Words, md
from views.weigh import ask_list
from views.weigh import cards as matters_cards
from views.weigh import change as picture_change
from views.weigh import points as picture_points


def screens(aid: Aid, words: Words, path: Path, result: Comparison, answers: Mapping[str, Answer]) -> None:
    """Only what must be known first; private questions apart and closed, so that the screen can be handed over for them."""
    asked = [aid.questions[name] for name in short_way.needed(aid, path, result, answers)]
    private = [question for question in asked if question.role == "private"]
    with st.grid(2, min_column_width=400):
        for question in asked:
            if question not in private:
                widgets.draw(aid, words, question, answers.get(question.id))
    if private:
        with st.expander(words.say("visit_private", n=len(private)), icon=":material/lock:", key="private"):
            for question in private:
                widgets.draw(aid, words, question, answers.get(question.id))


def missing(words: Words, result: Comparison) -> None:
    """What is still open for the safety check, with the way back to it."""
    if result.open_gate:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":gray-badge[:material/help: {words.say('visit_missing', n=len(result.open_gate))}]")
            st.button(words.say("visit_missing_button"), icon=":material/arrow_back:", type="tertiary", on_click=session.go_to, args=(1,))


def three(aid: Aid, words: Words, said: Priorities, offered: Mapping[str, Swing]) -> None:
    """Three taps, the most important first: the order is what was said. What was set at home stays until they start over."""
    if said.weights or len(said.picked) > FEWEST:
        names = ", ".join(outcomes.name(aid, key) for key in said.picked)
        st.markdown(md(words.say("three_set", names=names)))
        st.button(words.say("three_anew"), icon=":material/restart_alt:", on_click=session.settle, args=(Priorities(own=said.own),))
        return
    matters_cards.pills(aid, words, said, offered, label="visit_pick_label", most=FEWEST, ranked=True)
    if said.picked:
        st.markdown("\n".join(f"{n}. {md(outcomes.name(aid, key))}" for n, key in enumerate(said.picked, 1)))


def brief(aid: Aid, words: Words, result: Comparison, answers: dict[str, Answer], said: Priorities) -> None:
    """One page to talk over: read on screen when it is opened, or saved as plain text."""
    parts = _parts(aid, words, result, answers, said)
    with st.expander(words.say("brief_title"), icon=":material/description:"):
        for title, lines in parts:
            st.markdown("\n".join([f"**{title}**", "", *(f"- {md(line)}" for line in lines)]))
        for text in said.own:
            st.text(text)
    saving.button(words.say("brief_save"), "brief.txt", lambda: _text(aid, words, parts, said))


def _text(aid: Aid, words: Words, parts: list[tuple[str, list[str]]], said: Priorities) -> str:
    head = [aid.about.title, *([words.say("draft")] if signoff.is_draft(aid) else []), ""]
    body = [line for title, lines in parts for line in (title, *(f"  - {line}" for line in lines), "")]
    own = [f"  - {text}" for text in said.own]
    return "\n".join([*head, *body, *own, words.say("footer"), ""])


def _parts(aid: Aid, words: Words, result: Comparison, answers: dict[str, Answer], said: Priorities) -> list[tuple[str, list[str]]]:
    nothing = [words.say("brief_nothing")]
    verdict = _verdict(aid, words, result)
    turning = _turning(aid, words, result, said)
    parts = [
        (words.say("doctor_first"), _flags(result)),
        (words.say("brief_concern"), _concern(aid, words, result, answers)),
        (words.say("brief_examine"), _examine(aid, words, result) or nothing),
        (words.say("brief_top"), [outcomes.name(aid, key) for key in _top(result, said)] or nothing),
        (words.say("brief_limits"), _limits(aid, words, result) or [words.say("brief_no_limits")]),
        (words.say("brief_verdict"), verdict),
        (words.say("brief_points"), _points(aid, words, result)),
        (words.say("brief_change"), turning),
        (words.say("brief_ask"), ask_list.questions(aid, words, result, session.stand().lean, examine=False)),
        (words.say("brief_unknown"), _unknowns(aid, result)),
        (words.say("brief_elsewhere"), [aid.alternatives[a].name for a in result.elsewhere] or nothing),
        (words.say("brief_looked"), ["_" * 40]),
    ]
    if turning:  # where nothing is said about who leads, nobody is asked to say it back
        parts.append((words.say("brief_teach_back"), ["_" * 40]))
    return [(title, lines) for title, lines in parts if lines]


def _concern(aid: Aid, words: Words, result: Comparison, answers: Mapping[str, Answer]) -> list[str]:
    names = ", ".join(aid.concerns[c].name for c in result.concerns)
    lines = [names[0].upper() + names[1:]] if names else []
    hope = next((r.rule.answer for r in aid.limits if r.rule.effect and r.rule.answer in answers), None)
    age = aid.roles.get("age")
    if hope:
        lines.append(f"{aid.questions[hope].text} {figures.answer(words, aid, aid.questions[hope], answers[hope])}")
    if age in answers:
        lines.append(words.say("brief_who", age=answers[str(age)], day=session.today().isoformat()))
    return lines


def _top(result: Comparison, said: Priorities) -> tuple[str, ...]:
    """As tapped, or where there are weights as they weigh."""
    return (result.fit.keys if result.fit and said.weights else said.picked)[:FEWEST]


def _flags(result: Comparison) -> list[str]:
    found = [f.rule.reason for v in result.variants for f in v.gate.findings if f.rule.red_flag and f.because]
    return list(dict.fromkeys(found))


def _points(aid: Aid, words: Words, result: Comparison) -> list[str]:
    """Why each that leads does: its two best and two worst points."""
    if result.fit is None:
        return []
    offered = swings(aid, result.variants, result.concerns)
    names = Names(aid, words, [v.variant for v in result.variants if v.relevant])
    lines = []
    for v in (v for v in result.variants if v.variant in result.fit.leads):
        sides = {
            side: ", ".join(
                picture_points.point_text(aid, words, result, v, point, offered, side, names).rstrip(".")
                for point in getattr(result.fit.points[v.variant], side)
            )
            for side in ("good", "bad")
        }
        lines.append(words.say("brief_point", name=names.of(v.variant), **sides).replace("**", "").replace("\\", ""))
    return lines


def _examine(aid: Aid, words: Words, result: Comparison) -> list[str]:
    """What a clinician must look at, and for which kinds, gravest first."""
    by_name = {v.variant: v for v in result.variants if v.relevant}
    found: dict[tuple[str, str], list[str]] = {}
    for status in ("stop", "ask"):
        for rule in (ready.rule for ready in aid.gate):  # in file order, the same for everybody
            for name in (name for name in aid.variants if name in by_name):
                if any(f.rule is rule and f.status == status for f in by_name[name].gate.findings):
                    found.setdefault((status, rule.brief), []).append(aid.variants[name][1].name.lower())
    return [
        words.say("brief_line", status=words.say(f"status_word_{status}"), text=text, names=", ".join(dict.fromkeys(names)))
        for (status, text), names in found.items()
    ]


def _limits(aid: Aid, words: Words, result: Comparison) -> list[str]:
    """The person's own lines, as they drew them."""
    lines = []
    for limit in result.variants[0].limits:
        rule = next(r.rule for r in aid.limits if r.rule.id == limit.id)
        if limit.given and rule.answer and rule.answer in session.answers():
            said = figures.answer(words, aid, aid.questions[rule.answer], session.answers()[rule.answer])
            lines.append(f"{limit_text.name(aid, words, limit.id)}: {said}")
        elif limit.given:
            lines.append(limit_text.name(aid, words, limit.id))
    return lines


def _verdict(aid: Aid, words: Words, result: Comparison) -> list[str]:
    """Who came out ahead, as on the picture, in plain text."""
    fit = result.fit
    if fit is None:
        return []
    if not fit.leads:
        called = Names(aid, words, [v.variant for v in result.variants if v.relevant])
        return [line.replace("**", "").replace("\\", "") for line in picture_points.reasons(aid, words, result, fit, called)]
    message = "ahead" if fit.ahead else "close"
    names = ", ".join(aid.variants[v][1].name for v in fit.leads)
    told = words.say(f"{message}_if" if fit.conditional else message, names=names).replace("**", "")
    if not fit.conditional:
        return [told]
    untold = ", ".join(aid.variants[v][1].name for v in fit.shares if v in fit.untold)
    return [words.say("conditional", names=untold, limits=picture_points.untold_limits(aid, words, fit)), told]


def _turning(aid: Aid, words: Words, result: Comparison, said: Priorities) -> list[str]:
    if result.fit is None or not result.fit.leads:
        return []
    names = Names(aid, words, [v.variant for v in result.variants if v.relevant])
    return [text.replace("**", "").replace("\\", "") for text in picture_change.sentences(aid, words, result, said, names)]


def _unknowns(aid: Aid, result: Comparison) -> list[str]:
    """The first thing nobody knows of each option in the picture."""
    options = {v.option for v in result.variants if v.relevant}
    return [f"{o.name}: {o.unknowns[0].text}" for o in aid.options if o.id in options and o.unknowns]
