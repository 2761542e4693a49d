"""The verdict and, right after it, the two best and the two worst points of each variant; and leaning while names are
hidden.
"""

from __future__ import annotations

import streamlit as st

from logic.fit import priorities as matters
from logic.person.comparison import Fit, Point, VariantResult
from views import navigation
from views.shared import address, drawing, limit_text, outcomes
from views.shared.names import Names
from views.shared.visit import Visit
from views.shared.words import Words
from views.weigh import where_i_stand_parts as stand_parts


def verdict(visit: Visit, names: Names) -> None:
    """Who came out ahead, between whom there is no clear leader, or in plain words why nothing is said."""
    fit = visit.comparison.fit
    assert fit is not None
    with st.container(gap="small"):
        st.header(visit.say("in_short"), anchor=False)
        if fit.withheld:
            _withheld(visit, fit, names)
        else:
            if fit.conditional:
                st.markdown(
                    visit.say(
                        "conditional",
                        names=names.listed([v for v in fit.shares if v in fit.untold]),
                        limits=untold_limits(visit, fit),
                    )
                )
            message = "ahead" if fit.ahead else "close"
            if fit.conditional:
                message = f"{message}_if"
            st.info(visit.say(message, names=names.listed(fit.leads)), icon=":material/balance:")
            status = {v.variant: v for v in visit.comparison.variants}
            badges = [f"{names.of(v)} {visit.say(f'status_{status[v].gate.status}')}" for v in fit.leads]
            st.markdown("  \n".join(badges))
            with st.expander(visit.say("how_often"), type="compact", key="how_often", on_change="rerun") as box:
                if box.open:  # drawn when it is opened: most people never do, and a slider's picture comes sooner
                    _how_often(visit.words, fit, names)
        if fit.alike:
            alike = ", ".join(outcomes.name(visit.aid, key).lower() for key in fit.alike)
            st.caption(visit.say("alike", names=visit.md(alike)))
        if fit.refused:
            st.caption(visit.say("refused"))
        if fit.leads:
            _counted_worst(visit, fit, names)
        if not {"red_flag", "worry"} & set(fit.withheld):
            _left_out(visit, fit, names)


def _counted_worst(visit: Visit, fit: Fit, names: Names) -> None:
    """Says against whom it counts that nobody knows something the person picked: unknown never wins, and that is not
    hidden.
    """
    shown = [v for v in visit.comparison.variants if v.variant in fit.shares]
    against = {
        v.variant: [k for k in fit.keys if matters.not_known(visit.aid, visit.swings[k], v, visit.comparison.concerns)]
        for v in shown
    }
    told = [
        f"{names.of(v)} ({visit.md(', '.join(outcomes.name(visit.aid, k).lower() for k in keys))})"
        for v, keys in against.items()
        if keys
    ]
    if told:
        st.caption(visit.say("counted_worst", names="; ".join(told)))


def _how_often(words: Words, fit: Fit, names: Names) -> None:
    bars = {
        f":gray[{names.of(v)}]": f"{words.say('of_100', n=round(100 * share))}\n\n{drawing.share_bar(share)}"
        for v, share in fit.shares.items()
    }
    st.caption(words.say("how_often_text"))
    st.table(bars, border="horizontal", alt=words.say("how_often"))


def reasons(visit: Visit, fit: Fit, names: Names) -> list[str]:
    """Why nothing is said about who leads, a plain sentence each."""
    lines = []
    for why in fit.withheld:
        if why == "worry":
            lines += [visit.md(r.rule.text) for r in visit.aid.withholds if r.rule.id in visit.comparison.withheld]
        elif why == "one_left":
            left = [v.variant for v in visit.comparison.variants if v.relevant and v.variant not in fit.left_out]
            lines.append(
                visit.say("withheld_one_left", names=names.listed(left)) if left else visit.say("withheld_none_left")
            )
            limits = limits_that_rule_out(visit, fit)
            lines += [visit.say("withheld_limits", limits=visit.md(limits))] if limits else []
        else:
            lines.append(
                visit.say(f"withheld_{why}", n=fit.missing) if why == "too_few" else visit.say(f"withheld_{why}")
            )
    return lines


def _withheld(visit: Visit, fit: Fit, names: Names) -> None:
    lines = reasons(visit, fit, names)
    st.info("\n\n".join(lines), icon=":material/pause_circle:")
    if (
        "not_checked" in fit.withheld
        and visit.comparison.open_gate
        and st.button(visit.say("answer_them"), icon=":material/arrow_forward:")
    ):
        navigation.go("questions", page=str(address.page_of(visit.aid, visit.comparison.open_gate[0])))


def untold_limits(visit: Visit, fit: Fit) -> str:
    """The limits of which nobody can tell, of all variants, in a row."""
    named = [limit_text.name(visit, limit) for limits in fit.untold.values() for limit in limits]
    return visit.md("; ".join(name.lower() for name in dict.fromkeys(named)))


def limits_that_rule_out(visit: Visit, fit: Fit) -> str:
    """The person's own limits that leave other kinds out, those that leave out most first."""
    states = {"limit": "crosses", "untold": "cannot_be_told"}
    found: dict[str, int] = {}
    for v in visit.comparison.variants:
        for limit in v.limits:
            if limit.given and limit.state == states.get(fit.left_out.get(v.variant, "")):
                name = limit_text.name(visit, limit.id).lower()
                found[name] = found.get(name, 0) + 1
    return ", ".join(sorted(found, key=lambda name: -found[name]))


def _left_out(visit: Visit, fit: Fit, names: Names) -> None:
    """Who cannot come out ahead, and why, in one closed box."""
    out = [v for v in visit.comparison.variants if v.variant in fit.left_out]
    if not out:
        return
    with st.expander(visit.say("left_out_title", n=len(out)), icon=":material/remove_circle:", type="compact"):
        st.markdown("\n".join(f"- **{names.of(v.variant)}.** {_why_out(visit, v, fit)}" for v in out))


def _why_out(visit: Visit, v: VariantResult, fit: Fit) -> str:
    why = fit.left_out[v.variant]
    states = {"limit": "crosses", "untold": "cannot_be_told"}
    limits = [limit_text.name(visit, x.id).lower() for x in v.limits if x.given and x.state == states.get(why)]
    return visit.say(f"out_{why}", limits=visit.md("; ".join(dict.fromkeys(limits))))


def points(visit: Visit, names: Names) -> None:
    """Two and two for each, the same room for all."""
    fit = visit.comparison.fit
    assert fit is not None
    first = [v for v in visit.comparison.variants if v.relevant and (v.baseline or v.variant not in fit.left_out)]
    rest = [v for v in visit.comparison.variants if v.relevant and v not in first]
    with st.container(gap="small"):
        st.header(visit.say("points_title"), anchor=False)
        st.caption(visit.say("points_text"))
        with st.grid(min(max(len(first), 2), 4), min_column_width=215):
            for v in first:
                _card(visit, v, names)
        if rest:
            with st.expander(visit.say("points_rest", n=len(rest)), key="points_rest", on_change="rerun") as box:
                if box.open:
                    with st.grid(4, min_column_width=215):
                        for v in rest:
                            _card(visit, v, names)


def _card(visit: Visit, v: VariantResult, names: Names) -> None:
    assert visit.comparison.fit is not None
    told = visit.comparison.fit.points[v.variant]
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(visit.say(f"status_{v.gate.status}"))
        st.subheader(names.of(v.variant), anchor=False)
        if names.option(v.variant):
            st.caption(names.option(v.variant))
        for side, icon in (("good", "add_circle"), ("bad", "do_not_disturb_on")):
            lines = [f":material/{icon}: {point_text(visit, v, point, side, names)}" for point in getattr(told, side)]
            st.markdown("  \n".join(line for line in lines if not line.endswith(": ")))
        crossed = limit_text.badge(visit, v)
        if crossed:
            st.markdown(crossed)


def point_text(visit: Visit, v: VariantResult, point: Point, side: str, names: Names) -> str:
    if point.key is None:
        if names.hidden:
            return ""
        variant = visit.aid.variants[v.variant][1]
        return visit.md(variant.gain.text if side == "good" else variant.drawback.text)
    text = outcomes.cell(visit, visit.swings[point.key], v, visit.comparison.concerns)
    amount = visit.words.strong(visit.md(text[0].lower() + text[1:] if text[:1].isalpha() else text))
    text = f"{visit.md(outcomes.name(visit.aid, point.key))}: {amount}"
    if point.unknown and point.key.is_gain:
        text += f". {visit.say('may_be_nothing')}"
    return text


def blind(visit: Visit, names: Names) -> None:
    """Where they lean before they know the names."""
    with st.container(border=True, gap="small"):
        st.header(visit.say("blind_title"), anchor=False)
        st.markdown(visit.say("blind_text"))
        stand_parts.lean(visit, names, blind=True)
