"""Top of the comparison: help first, then the headline, what is not checked yet, and one card for each kind in the
first view.
"""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.content.base import LEVELS
from logic.person import may_lead
from logic.person.comparison import VariantResult
from logic.person.duration import minutes_for
from views import navigation
from views.shared import address, figures, help_first, limit_text, reasons, worries
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit) -> None:
    help_first.draw(visit)
    _headline(visit)
    _not_checked(visit)
    with st.container(gap="small"):
        st.header(visit.say("in_brief"), anchor=False)
        st.caption(visit.say("in_brief_note"))
        shown = [v for v in visit.comparison.variants if v.variant in visit.comparison.first_view]
        with st.grid(len(shown) if len(shown) <= 5 else 3, min_column_width=195):
            for v in shown:
                _card(visit, v)


def _headline(visit: Visit) -> None:
    head = visit.comparison.headline
    if head.concern is None:
        st.info(visit.say("headline_no_concern"))
        return
    concern = visit.aid.concerns[head.concern]
    status = {v.variant: reasons.word(visit, v).lower() for v in visit.comparison.variants}
    names = ", ".join(f"{visit.aid.variants[v][1].name.lower()} ({status[v]})" for v in head.variants)
    lines = [visit.say(f"headline_{head.kind}", concern=md(concern.name), n=len(head.variants), names=md(names))]
    may = _may(visit) if head.kind == "little" else []
    if may:
        more = any(
            LEVELS.index(v.effects[0].effect.high or "none") > LEVELS.index("slight") for v in _contending(visit)
        )
        start = [visit.say("headline_may", concern=md(concern.name))] if more else lines
        lines = [" ".join([*start, *may])]
    if head.kind == "little":
        others = "; ".join(visit.aid.alternatives[a].name for a in concern.elsewhere)
        lines.append(visit.say("headline_course", text=md(concern.natural_course.text)))
        if not visit.comparison.withheld:  # whoever should talk to someone first is not pointed to other procedures
            lines.append(visit.say("headline_elsewhere", names=md(others)))
    st.info("\n\n".join(lines))


def _contending(visit: Visit) -> list[VariantResult]:
    return [
        v
        for v in visit.comparison.variants
        if v.relevant and not v.baseline and may_lead.left_out(v) in (None, "limit")
    ]


def _may(visit: Visit) -> list[str]:
    """What each type that can come out ahead may do, though it is not sure to: those that may do the same together."""
    found: dict[tuple[str, str], list[str]] = {}
    for v in _contending(visit):
        ends = tuple(visit.say(f"change_{level}") for level in (v.effects[0].effect.low, v.effects[0].effect.high))
        found.setdefault((ends[0], ends[1]), []).append(v.variant)
    return [
        visit.say(
            "headline_does" if low == high else "headline_from_to", names=visit.names.listed(held), low=low, high=high
        )
        for (low, high), held in found.items()
    ]


def _not_checked(visit: Visit) -> None:
    if not visit.comparison.open_gate:
        return
    n = len(visit.comparison.open_gate)
    with st.container(horizontal=True, vertical_alignment="center"):
        minutes = visit.say("health_left_time", n=minutes_for(visit.aid, visit.comparison.open_gate))
        st.markdown(f":gray-badge[:material/help: {visit.say('health_left', n=n)}, {minutes}]")
        if st.button(visit.say("answer_them"), icon=":material/arrow_forward:", icon_position="right", type="tertiary"):
            navigation.go("questions", page=str(address.page_of(visit.aid, visit.comparison.open_gate[0])))


def _card(visit: Visit, v: VariantResult) -> None:
    option, variant = visit.aid.variants[v.variant]
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(reasons.badge(visit, v))
        st.subheader(md(variant.name), anchor=False)
        st.caption(md(option.name))
        for label, text in _rows(visit, v):
            st.markdown(f":small[:gray[{md(label)}]]  \n{text}")
        _reasons(visit, v)
        crossed = limit_text.badge(visit, v)
        if crossed:
            st.markdown(crossed)
        st.markdown(f":material/add_circle: {md(variant.gain.text)}")
        st.markdown(f":material/do_not_disturb_on: {md(variant.drawback.text)}")


def _reasons(visit: Visit, v: VariantResult) -> None:
    """The two gravest; what rests on a private answer is on no paper."""
    found = reasons.of(v.variant, v.gate)
    for private in (False, True):
        told = [
            f":material/{reasons.ICONS[line.status]}: {md(reasons.brief(visit, line))}"
            for line in found[:2]
            if reasons.is_private(line) is private
        ]
        if told and private:
            with st.container(key=f"unprinted_{v.variant}"):
                st.markdown("  \n".join(told))
        elif told:
            st.markdown("  \n".join(told))
    if len(found) > 2:
        st.markdown(visit.say("more_reasons", n=len(found) - 2))


def _rows(visit: Visit, v: VariantResult) -> list[tuple[str, str]]:
    rows = []
    if v.effects:
        effect = v.effects[0].effect
        sure = f" :gray-badge[{visit.say('certainty', level=effect.certainty)}]" if effect.certainty else ""
        nothing = f". {visit.say('may_be_nothing')}" if effect.unknown and not v.baseline else ""
        rows.append(
            (
                visit.say("row_gain", concern=visit.aid.concerns[v.effects[0].concern].name),
                f"**{figures.level(visit.words, effect)}**{nothing}{sure}",
            )
        )
    rows += worries.rows(visit, v)
    told = worries.outcomes_of(visit)
    harm = main_harm(visit.aid, v)
    if harm and harm not in told:
        outcome = visit.aid.outcomes[harm]
        figure = v.burdens[harm]
        known = not figure.unknown and figure.high
        whom = ". ".join(p.rstrip(".") for p in (figure.group, figure.time) if p) if known else ""
        small = f"  \n:small[{md(whom)}]" if whom else ""
        rows.append(
            (outcome.name if known else visit.say("row_harm"), f"**{figures.amount(visit, outcome, figure)}**{small}")
        )
    for outcome in visit.aid.about.outcomes:
        if outcome.first_view and outcome.id not in told:
            figure = v.burdens[outcome.id]
            notes = "".join(f"  \n:small[{md(note)}.]" for note in figures.price_notes(visit, outcome, figure))
            rows.append((outcome.name, f"**{md(figures.amount(visit, outcome, figure))}**{notes}"))
    return rows


def main_harm(aid: Aid, v: VariantResult) -> str | None:
    """The lasting harm with the highest known figure; where none is known, the first that is not known; None for no
    harm at all.
    """
    harms = [o.id for o in aid.about.outcomes if o.main_harm]
    known = [h for h in harms if not v.burdens[h].unknown and v.burdens[h].high]
    if known:
        return max(known, key=lambda h: v.burdens[h].high or 0)
    return next((h for h in harms if v.burdens[h].unknown), harms[0] if harms else None)
