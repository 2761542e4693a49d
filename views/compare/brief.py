"""Top of the comparison: help first, then the headline, what is not checked yet, and one card for each kind in the first view."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.person.comparison import Comparison, VariantResult
from logic.person.duration import minutes_for
from views import navigation
from views.compare.why import ICONS
from views.shared import figures, help_first, limit_text, session
from views.shared.words import Words, md


def draw(aid: Aid, words: Words, result: Comparison) -> None:
    help_first.draw(aid, words, result)
    _headline(aid, words, result)
    _not_checked(aid, words, result)
    with st.container(gap="small"):
        st.header(words.say("in_brief"), anchor=False)
        st.caption(words.say("in_brief_note"))
        shown = [v for v in result.variants if v.variant in result.first_view]
        with st.grid(len(shown) if len(shown) <= 5 else 3, min_column_width=195):
            for v in shown:
                _card(aid, words, result, v)


def _headline(aid: Aid, words: Words, result: Comparison) -> None:
    head = result.headline
    if head.concern is None:
        st.info(words.say("headline_no_concern"))
        return
    concern = aid.concerns[head.concern]
    status = {v.variant: words.say(f"status_word_{v.gate.status}").lower() for v in result.variants}
    names = ", ".join(f"{aid.variants[v][1].name.lower()} ({status[v]})" for v in head.variants)
    lines = [words.say(f"headline_{head.kind}", concern=md(concern.name), n=len(head.variants), names=md(names))]
    if head.kind == "little":
        others = "; ".join(aid.alternatives[a].name for a in concern.elsewhere)
        lines.append(words.say("headline_course", text=md(concern.natural_course.text)))
        if not result.withheld:  # whoever should talk to someone first is not pointed to other procedures
            lines.append(words.say("headline_elsewhere", names=md(others)))
    st.info("\n\n".join(lines))


def _not_checked(aid: Aid, words: Words, result: Comparison) -> None:
    if not result.open_gate:
        return
    n = len(result.open_gate)
    with st.container(horizontal=True, vertical_alignment="center"):
        minutes = words.say("health_left_time", n=minutes_for(aid, result.open_gate))
        st.markdown(f":gray-badge[:material/help: {words.say('health_left', n=n)}, {minutes}]")
        if st.button(words.say("answer_them"), icon=":material/arrow_forward:", icon_position="right", type="tertiary"):
            navigation.go("questions", page=str(session.page_of(aid, result.open_gate[0])))


def _card(aid: Aid, words: Words, result: Comparison, v: VariantResult) -> None:
    option, variant = aid.variants[v.variant]
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(words.say(f"status_{v.gate.status}"))
        st.subheader(md(variant.name), anchor=False)
        st.caption(md(option.name))
        for label, text in _four(aid, words, result, v):
            st.markdown(f":small[:gray[{md(label)}]]  \n{text}")
        briefs = [f":material/{ICONS[f.status]}: {md(f.rule.brief)}" for f in v.gate.findings if f.status in ("stop", "ask")]
        if briefs:
            more = [words.say("more_reasons", n=len(briefs) - 2)] if len(briefs) > 2 else []
            st.markdown("  \n".join([*briefs[:2], *more]))
        crossed = limit_text.badge(aid, words, v)
        if crossed:
            st.markdown(crossed)
        st.markdown(f":material/add_circle: {md(variant.gain.text)}")
        st.markdown(f":material/do_not_disturb_on: {md(variant.drawback.text)}")


def _four(aid: Aid, words: Words, result: Comparison, v: VariantResult) -> list[tuple[str, str]]:
    rows = []
    if v.effects:
        effect = v.effects[0].effect
        sure = f" :gray-badge[{words.say('certainty', level=effect.certainty)}]" if effect.certainty else ""
        nothing = f". {words.say('may_be_nothing')}" if effect.unknown and not v.baseline else ""
        rows.append(
            (words.say("row_gain", concern=aid.concerns[v.effects[0].concern].name), f"**{figures.level(words, effect)}**{nothing}{sure}")
        )
    harm = main_harm(aid, v)
    if harm:
        outcome = aid.outcomes[harm]
        figure = v.burdens[harm]
        known = not figure.unknown and figure.high
        whom = ", ".join(p for p in (figure.group, figure.time) if p) if known else ""
        small = f"  \n:small[{md(whom)}]" if whom else ""
        rows.append((outcome.name if known else words.say("row_harm"), f"**{figures.amount(words, aid, outcome, figure)}**{small}"))
    for outcome in aid.about.outcomes:
        if outcome.first_view:
            figure = v.burdens[outcome.id]
            left_out = f"  \n:small[{md(words.say('left_out', what='; '.join(figure.missing)))}]" if figure.missing else ""
            rows.append((outcome.name, f"**{md(figures.amount(words, aid, outcome, figure))}**{left_out}"))
    return rows


def main_harm(aid: Aid, v: VariantResult) -> str | None:
    """The lasting harm with the highest known figure; where none is known, the first that is not known; None for no harm at all."""
    harms = [o.id for o in aid.about.outcomes if o.main_harm]
    known = [h for h in harms if not v.burdens[h].unknown and v.burdens[h].high]
    if known:
        return max(known, key=lambda h: v.burdens[h].high or 0)
    return next((h for h in harms if v.burdens[h].unknown), harms[0] if harms else None)
