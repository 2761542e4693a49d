"""The verdict and, right after it, the two best and the two worst points of each variant; and leaning while names are hidden."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.fit import priorities as matters
from logic.person.comparison import Comparison, Fit, Point, VariantResult
from views import navigation
from views.shared import drawing, limit_text, outcomes, session
from views.shared.names import Names
from views.shared.words import Words, md
from views.weigh import where_i_stand_parts as stand_parts


def verdict(aid: Aid, words: Words, result: Comparison, names: Names) -> None:
    """Who came out ahead, between whom there is no clear leader, or in plain words why nothing is said."""
    fit = result.fit
    assert fit is not None
    with st.container(gap="small"):
        st.header(words.say("in_short"), anchor=False)
        if fit.withheld:
            _withheld(aid, words, result, fit, names)
        else:
            if fit.conditional:
                st.markdown(
                    words.say(
                        "conditional", names=names.listed([v for v in fit.shares if v in fit.untold]), limits=untold_limits(aid, words, fit)
                    )
                )
            message = "ahead" if fit.ahead else "close"
            if fit.conditional:
                message = f"{message}_if"
            st.info(words.say(message, names=names.listed(fit.leads)), icon=":material/balance:")
            status = {v.variant: v for v in result.variants}
            badges = [f"{names.of(v)} {words.say(f'status_{status[v].gate.status}')}" for v in fit.leads]
            st.markdown("  \n".join(badges))
            with st.expander(words.say("how_often"), type="compact", key="how_often", on_change="rerun") as box:
                if box.open:  # drawn when it is opened: most people never do, and a slider's picture comes sooner
                    _how_often(words, fit, names)
        if fit.alike:
            alike = ", ".join(outcomes.name(aid, key).lower() for key in fit.alike)
            st.caption(words.say("alike", names=md(alike)))
        if fit.refused:
            st.caption(words.say("refused"))
        if fit.leads:
            _counted_worst(aid, words, result, fit, names)
        if not {"red_flag", "worry"} & set(fit.withheld):
            _left_out(aid, words, result, fit, names)


def _counted_worst(aid: Aid, words: Words, result: Comparison, fit: Fit, names: Names) -> None:
    """Says against whom it counts that nobody knows something the person picked: unknown never wins, and that is not hidden."""
    offered = matters.swings(aid, result.variants, result.concerns)
    shown = [v for v in result.variants if v.variant in fit.shares]
    against = {v.variant: [k for k in fit.keys if matters.not_known(aid, offered[k], v, result.concerns)] for v in shown}
    told = [f"{names.of(v)} ({md(', '.join(outcomes.name(aid, k).lower() for k in keys))})" for v, keys in against.items() if keys]
    if told:
        st.caption(words.say("counted_worst", names="; ".join(told)))


def _how_often(words: Words, fit: Fit, names: Names) -> None:
    bars = {
        f":gray[{names.of(v)}]": f"{words.say('of_100', n=round(100 * share))}\n\n{drawing.share_bar(share)}"
        for v, share in fit.shares.items()
    }
    st.caption(words.say("how_often_text"))
    st.table(bars, border="horizontal", alt=words.say("how_often"))


def reasons(aid: Aid, words: Words, result: Comparison, fit: Fit, names: Names) -> list[str]:
    """Why nothing is said about who leads, a plain sentence each."""
    lines = []
    for why in fit.withheld:
        if why == "worry":
            lines += [md(r.rule.text) for r in aid.withholds if r.rule.id in result.withheld]
        elif why == "one_left":
            left = [v.variant for v in result.variants if v.relevant and v.variant not in fit.left_out]
            lines.append(words.say("withheld_one_left", names=names.listed(left)) if left else words.say("withheld_none_left"))
            limits = limits_that_rule_out(aid, words, result, fit)
            lines += [words.say("withheld_limits", limits=md(limits))] if limits else []
        else:
            lines.append(words.say(f"withheld_{why}", n=fit.missing) if why == "too_few" else words.say(f"withheld_{why}"))
    return lines


def _withheld(aid: Aid, words: Words, result: Comparison, fit: Fit, names: Names) -> None:
    lines = reasons(aid, words, result, fit, names)
    st.info("\n\n".join(lines), icon=":material/pause_circle:")
    if "not_checked" in fit.withheld and result.open_gate and st.button(words.say("answer_them"), icon=":material/arrow_forward:"):
        navigation.go("questions", page=str(session.page_of(aid, result.open_gate[0])))


def untold_limits(aid: Aid, words: Words, fit: Fit) -> str:
    """The limits of which nobody can tell, of all variants, in a row."""
    named = [limit_text.name(aid, words, limit) for limits in fit.untold.values() for limit in limits]
    return md("; ".join(name.lower() for name in dict.fromkeys(named)))


def limits_that_rule_out(aid: Aid, words: Words, result: Comparison, fit: Fit) -> str:
    """The person's own limits that leave other kinds out, those that leave out most first."""
    states = {"limit": "crosses", "untold": "cannot_be_told"}
    found: dict[str, int] = {}
    for v in result.variants:
        for limit in v.limits:
            if limit.given and limit.state == states.get(fit.left_out.get(v.variant, "")):
                name = limit_text.name(aid, words, limit.id).lower()
                found[name] = found.get(name, 0) + 1
    return ", ".join(sorted(found, key=lambda name: -found[name]))


def _left_out(aid: Aid, words: Words, result: Comparison, fit: Fit, names: Names) -> None:
    """Who cannot come out ahead, and why, in one closed box."""
    out = [v for v in result.variants if v.variant in fit.left_out]
    if not out:
        return
    with st.expander(words.say("left_out_title", n=len(out)), icon=":material/remove_circle:", type="compact"):
        st.markdown("\n".join(f"- **{names.of(v.variant)}.** {_why_out(aid, words, v, fit)}" for v in out))


def _why_out(aid: Aid, words: Words, v: VariantResult, fit: Fit) -> str:
    why = fit.left_out[v.variant]
    states = {"limit": "crosses", "untold": "cannot_be_told"}
    limits = [limit_text.name(aid, words, x.id).lower() for x in v.limits if x.given and x.state == states.get(why)]
    return words.say(f"out_{why}", limits=md("; ".join(dict.fromkeys(limits))))


def points(aid: Aid, words: Words, result: Comparison, names: Names) -> None:
    """Two and two for each, the same room for all."""
    fit = result.fit
    assert fit is not None
    first = [v for v in result.variants if v.relevant and (v.baseline or v.variant not in fit.left_out)]
    rest = [v for v in result.variants if v.relevant and v not in first]
    offered = matters.swings(aid, result.variants, result.concerns)
    with st.container(gap="small"):
        st.header(words.say("points_title"), anchor=False)
        st.caption(words.say("points_text"))
        with st.grid(min(max(len(first), 2), 4), min_column_width=215):
            for v in first:
                _card(aid, words, result, v, offered, names)
        if rest:
            with st.expander(words.say("points_rest", n=len(rest)), key="points_rest", on_change="rerun") as box:
                if box.open:
                    with st.grid(4, min_column_width=215):
                        for v in rest:
                            _card(aid, words, result, v, offered, names)


def _card(aid: Aid, words: Words, result: Comparison, v: VariantResult, offered: dict[str, matters.Swing], names: Names) -> None:
    assert result.fit is not None
    told = result.fit.points[v.variant]
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(words.say(f"status_{v.gate.status}"))
        st.subheader(names.of(v.variant), anchor=False)
        if names.option(v.variant):
            st.caption(names.option(v.variant))
        for side, icon in (("good", "add_circle"), ("bad", "do_not_disturb_on")):
            lines = [f":material/{icon}: {point_text(aid, words, result, v, point, offered, side, names)}" for point in getattr(told, side)]
            st.markdown("  \n".join(line for line in lines if not line.endswith(": ")))
        crossed = limit_text.badge(aid, words, v)
        if crossed:
            st.markdown(crossed)


def point_text(
    aid: Aid, words: Words, result: Comparison, v: VariantResult, point: Point, offered: dict[str, matters.Swing], side: str, names: Names
) -> str:
    if point.key is None:
        if names.hidden:
            return ""
        variant = aid.variants[v.variant][1]
        return md(variant.gain.text if side == "good" else variant.drawback.text)
    text = outcomes.cell(aid, words, offered[point.key], v, result.concerns)
    text = f"{md(outcomes.name(aid, point.key))}: **{md(text[0].lower() + text[1:] if text[:1].isalpha() else text)}**"
    if point.unknown and point.key.is_gain:
        text += f". {words.say('may_be_nothing')}"
    return text


def blind(words: Words, result: Comparison, names: Names) -> None:
    """Where they lean before they know the names."""
    with st.container(border=True, gap="small"):
        st.header(words.say("blind_title"), anchor=False)
        st.markdown(words.say("blind_text"))
        stand_parts.lean(words, result, names, blind=True)
